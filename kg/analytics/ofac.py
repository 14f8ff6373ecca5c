"""Blocked by ownership: OFAC's 50 percent rule.

    the least B that contains the blocked persons, with:  sum of B's capital in Y >= 1/2  =>  Y in B

Ownership counts, not control; half is enough; the stakes of all blocked persons are added. Through an
entity that is itself blocked by ownership its stake counts in full: nothing is multiplied (FAQ 398 to 401).
The guidance of the EU also adds up and says 50 percent or more; that of the UK looks at control as well.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("x", "a", 50), ("a", "b", 50), ("b", "c", 49)])
    >>> [(found.company, found.verdict) for found in ofac_blocked(network, ["x"])]
    [('a', 'certain'), ('b', 'certain')]
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from kg.analytics.bounds import Status
from kg.analytics.control import Fallen, falling, span
from kg.analytics.doubts import Overfull, known, overfull
from kg.analytics.reach import HALF, Field, Hop, Part, Rule, reach
from kg.model import EntityId, Share
from kg.network import OwnershipNetwork
from kg.record import frozen


@frozen
class Blocked:
    """Whether a company is blocked by who owns it.

    Args:
        company: Entity id.
        verdict: certain, possible or impossible, if unnamed owners are not blocked.
        open_world: The same if unnamed and unknown owners may be blocked persons.
        stake: Capital held by blocked persons and by what they own at least half of, in fractions of 1.
        parts: Who of them has how much directly, larger first.
        hops: How each entity on the way came to be blocked, the company's own hop among them.
        overfull: Companies on the way whose figures contradict each other; they count as stated.
    """

    company: EntityId
    verdict: Status
    open_world: Status
    stake: Share
    parts: tuple[Part, ...] = ()
    hops: tuple[Hop, ...] = ()
    overfull: tuple[Overfull, ...] = ()


def ofac_blocked(
    network: OwnershipNetwork, blocked: Iterable[EntityId], *, threshold: Fraction = HALF
) -> tuple[Fallen, ...]:
    """Every company that is blocked as blocked persons own it.

    Args:
        network: Ownership as of one date.
        blocked: Entity ids of the blocked persons; they are left out of the answer.
        threshold: Fraction of 1 that is enough.

    Returns:
        Certain ones first, in the order in which they fall; stakes are parts of the capital.

    Raises:
        UnknownEntity: A blocked person is not in the network.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> rows = [("x", "a", 49), ("y", "b", 49), ("a", "c", 25), ("b", "c", 25)]
        >>> ofac_blocked(OwnershipNetwork.from_holdings(rows), ["x", "y"])
        ()

    Cost: O(m) for m holdings of all that is blocked.
    References: OFAC, Revised Guidance on Entities Owned by Persons Whose Property Is Blocked (2014).
    """
    start = sorted(set(blocked))
    known(network.tables, *start)
    return falling(Field(network.tables, _rule(threshold)), start)


def ofac(
    network: OwnershipNetwork, blocked: Iterable[EntityId], company: EntityId, *, threshold: Fraction = HALF
) -> Blocked:
    """Whether one company is blocked as blocked persons own it, and how.

    Args:
        network: Ownership as of one date.
        blocked: Entity ids of the blocked persons.
        company: Entity id.
        threshold: Fraction of 1 that is enough.

    Raises:
        UnknownEntity: An entity is not in the network.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> network = OwnershipNetwork.from_holdings([("x", "a", 25), ("y", "a", 25)])
        >>> ofac(network, ["x", "y"], "a").verdict
        'certain'

    Cost: O(m) for m holdings above the company.
    """
    start = sorted(set(blocked))
    known(network.tables, company, *start)
    field = Field(network.tables, _rule(threshold), below=company)
    least, most = reach(field, start, "least"), reach(field, start, "most")
    verdict: Status = "certain" if company in least else "possible" if company in most else "impossible"
    shown = least if verdict == "certain" else most
    hops = shown.way_to(company)
    return Blocked(
        company=company,
        verdict=verdict,
        open_world=verdict if verdict != "impossible" else _in_open_world(field, start, company),
        stake=span(least, most, company),
        parts=shown.parts(company),
        hops=hops,
        overfull=overfull(field, {company, *(hop.investee for hop in hops)}),
    )


def ofac_status(network: OwnershipNetwork, blocked: Iterable[EntityId], company: EntityId) -> Status:
    """The verdict of `ofac`: certain, possible or impossible.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> ofac_status(OwnershipNetwork.from_holdings([("x", "a", 50)]), ["x"], "a")
        'certain'

    Cost: as `ofac`.
    """
    return ofac(network, blocked, company).verdict


def _rule(threshold: Fraction) -> Rule:
    return Rule(basis="capital", threshold=threshold, strict=False, stated=False)


def _in_open_world(field: Field, start: Iterable[EntityId], company: EntityId) -> Status:
    return "possible" if company in reach(field, start, "open") else "impossible"
