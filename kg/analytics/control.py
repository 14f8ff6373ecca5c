"""Who controls a company: alone or through what it controls, more than half of the votes.

    C(X) is the least set that contains X, with:  sum of C(X)'s votes in Y > 1/2  =>  Y in C(X)

Exactly half is no control. Votes count in full through a controlled company, and by holder, never by path.
With bands the answer is certain, possible or impossible, and exact: certain means in every world that the
figures admit, possible means in at least one. Organs of a state and stated sole control count as control,
too (`stated=False` asks for votes alone). The chain that leads to control, what may be doubted about it,
and the answer in an open world, in which the holder may stand behind holders that nobody names, come with
each answer. Who all controls a company is in `kg.analytics.controllers`, sets acting together in
`kg.analytics.coalitions`, laws in their own files.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> rows = [("p", "hold", 60), ("hold", "op", 30), ("p", "op", 21), ("q", "op", 49)]
    >>> network = OwnershipNetwork.from_holdings(rows)
    >>> answer = control(network, "p", "op")
    >>> answer.verdict, float(answer.stake.low), [hop.investee for hop in answer.hops]
    ('certain', 0.51, ['hold', 'op'])
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kg.analytics.bounds import Status
from kg.analytics.doubts import MuteVotes, Overfull, known, mute_votes, overfull
from kg.analytics.reach import By, Field, Hop, Part, Reached, Rule, reach
from kg.model import EntityId, Share
from kg.network import OwnershipNetwork
from kg.record import frozen


@frozen
class Control:
    """Whether a holder controls a company, and how.

    Args:
        holder: Entity id.
        company: Entity id.
        verdict: certain, possible or impossible, if unnamed holders act for nobody named.
        open_world: The same if the holder may stand behind unnamed and unknown holders.
        stake: The control stake: votes of the holder and of all that it controls, in fractions of 1.
        parts: Who of them has how much of the company directly, larger first.
        hops: How each company on the way fell, in the order in which they fell; the company's own fall,
            where it falls, is among them.
        by: What gives control of the company itself: votes, stated; empty where nothing does.
        overfull: Companies on the way whose figures contradict each other; they count as stated.
        mute: Votes on the way that law may not let be cast, as companies hold them in their controllers.
    """

    holder: EntityId
    company: EntityId
    verdict: Status
    open_world: Status
    stake: Share
    parts: tuple[Part, ...] = ()
    hops: tuple[Hop, ...] = ()
    by: tuple[By, ...] = ()
    overfull: tuple[Overfull, ...] = ()
    mute: tuple[MuteVotes, ...] = ()


@frozen
class Fallen:
    """A company that falls to a holder, or to a set acting together.

    Args:
        company: Entity id.
        verdict: certain or possible.
        stake: Votes (or capital, where the rule counts it) of the set and of all that falls to it, in
            fractions of 1.
        hop: How the company fell; the hops of the other answers continue it upwards.
        is_overfull: Whether the company's figures contradict each other.
    """

    company: EntityId
    verdict: Status
    stake: Share
    hop: Hop
    is_overfull: bool = False


def control(
    network: OwnershipNetwork,
    holder: EntityId,
    company: EntityId,
    *,
    partners: Collection[EntityId] = (),
    stated: bool = True,
) -> Control:
    """Whether a holder controls a company.

    Args:
        network: Ownership as of one date.
        holder: Entity id.
        company: Entity id.
        partners: Entities that act together with the holder.
        stated: Whether organs and stated sole control count; else votes alone.

    Returns:
        The verdict with the stake, the hops and what may be doubted. A holder controls itself, without
        a hop.

    Raises:
        UnknownEntity: An entity is not in the network.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> half = OwnershipNetwork.from_holdings([("a", "x", 50)])
        >>> control(half, "a", "x").verdict, control(half, "a", "x").open_world
        ('impossible', 'possible')

    Cost: O(m) for m holdings above the company.
    References: the least fixpoint of the company control problem (Ceri, Gottlob, Tanca 1990).
    """
    known(network.tables, holder, company, *partners)
    field = Field(network.tables, Rule(stated=stated), below=company)
    return answer(field, holder, company, partners)


def control_status(network: OwnershipNetwork, holder: EntityId, company: EntityId) -> Status:
    """The verdict of `control`: certain, possible or impossible.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> control_status(OwnershipNetwork.from_holdings([("a", "x", 51)]), "a", "x")
        'certain'

    Cost: as `control`.
    """
    return control(network, holder, company).verdict


def control_status_open_world(network: OwnershipNetwork, holder: EntityId, company: EntityId) -> Status:
    """The verdict if all that nobody names, and all that unknown holders have, may be the holder's.

    An entity that nobody is known to hold is an end: what may stand behind it is a question about that one.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> control_status_open_world(OwnershipNetwork.from_holdings([("a", "x", 40)]), "a", "x")
        'possible'

    Cost: as `control`.
    """
    return control(network, holder, company).open_world


def control_stake(network: OwnershipNetwork, holder: EntityId, company: EntityId) -> Share:
    """Votes of a holder and of all that it controls in a company, in fractions of 1.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> rows = [("p", "hold", 60), ("hold", "op", 30)]
        >>> control_stake(OwnershipNetwork.from_holdings(rows), "p", "op").low
        Fraction(3, 10)

    Cost: as `control`.
    """
    return control(network, holder, company).stake


def unnamed_control(network: OwnershipNetwork, company: EntityId) -> Status:
    """Whether somebody whom no source names may control a company: never certain.

    The honest reading of "no controller found": possible, unless those who are named leave no room.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> unnamed_control(OwnershipNetwork.from_holdings([("a", "x", 40)]), "x")
        'possible'
        >>> unnamed_control(OwnershipNetwork.from_holdings([("a", "x", 50), ("a", "a", 100)]), "x")
        'impossible'

    Cost: as `control`.
    """
    known(network.tables, company)
    field = Field(network.tables, Rule(), below=company)
    return "possible" if company in reach(field, (), "open") else "impossible"


def controlled(network: OwnershipNetwork, holder: EntityId, *, stated: bool = True) -> tuple[Fallen, ...]:
    """All that a holder controls.

    Args:
        network: Ownership as of one date.
        holder: Entity id; itself is left out.
        stated: As for `control`.

    Returns:
        Certain control first, in the order in which the companies fall.

    Raises:
        UnknownEntity: The holder is not in the network.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> rows = [("p", "hold", 60), ("hold", "op", 51)]
        >>> [answer.company for answer in controlled(OwnershipNetwork.from_holdings(rows), "p")]
        ['hold', 'op']

    Cost: O(m) for m holdings of all that it controls.
    """
    known(network.tables, holder)
    return falling(Field(network.tables, Rule(stated=stated)), [holder])


def falling(field: Field, start: Iterable[EntityId]) -> tuple[Fallen, ...]:
    """All that falls to a set, certain first."""
    least, most = both(field, start)
    found = []
    for company in [*least.fallen(), *(key for key in most.fallen() if key not in least)]:
        reached = least if company in least else most
        found.append(
            Fallen(
                company=company,
                verdict="certain" if company in least else "possible",
                stake=span(least, most, company),
                hop=reached.hop(company),
                is_overfull=field.column(company).is_overfull,
            )
        )
    return tuple(found)


def both(field: Field, start: Iterable[EntityId]) -> tuple[Reached, Reached]:
    """What falls to a set with the least stakes and with the most; the same where all figures are exact."""
    members = list(start)
    least = reach(field, members, "least")
    most = reach(field, members, "most")
    return least, most


def answer(
    field: Field,
    holder: EntityId,
    company: EntityId,
    partners: Collection[EntityId] = (),
    sets: tuple[Reached, Reached] | None = None,
) -> Control:
    """The answer about one holder, from what fell to it (`sets`) if that is known already."""
    start = {holder, *partners}
    least, most = sets or both(field, start)
    verdict: Status = "certain" if company in least else "possible" if company in most else "impossible"
    shown = least if verdict == "certain" else most
    hops = shown.way_to(company)
    on_way = {company, *(hop.investee for hop in hops)}
    return Control(
        holder=holder,
        company=company,
        verdict=verdict,
        open_world=verdict if verdict != "impossible" else _in_open_world(field, start, company),
        stake=span(least, most, company),
        parts=shown.parts(company),
        hops=hops,
        by=_reasons(field, shown, company),
        overfull=overfull(field, on_way),
        mute=mute_votes(field, shown, on_way | start),
    )


def _in_open_world(field: Field, start: Iterable[EntityId], company: EntityId) -> Status:
    return "possible" if company in reach(field, start, "open") else "impossible"


def span(least: Reached, most: Reached, company: EntityId) -> Share:
    """Least votes of what certainly falls, most votes of what may fall."""
    below, above = least.together(company).share, most.together(company).share
    if below.low >= above.high:
        return Share(above.high, above.high)
    return Share(below.low, above.high, below.low_open, above.high_open)


def _reasons(field: Field, reached: Reached, company: EntityId) -> tuple[By, ...]:
    found: list[By] = []
    if reached.passes(company):
        found.append("votes")
    if reached.is_stated(company):
        found.append("stated")
    return tuple(found)
