"""Who stands behind each holding of one company: what nominees hold, and for whom.

A `Position` is what settlement knows of one holder in one capacity; a `Stake` is what counts of it.

A holder counts once. Where it has several ties with a company (of the issued and of the outstanding
capital) they must agree, or their hull counts; a share of one class is no part of the whole and makes a
stake of unknown size where the holder has no other. What a nominee, trustee, depositary or agent holds
belongs to the one it names, else to others who are not disclosed. A manager has votes and no capital.

Example:
    >>> from kg.shares import point, show
    >>> held = Interest(
    ...     holder="bank", investee="x", kind="shareholding", share=point(5), claims=(),
    ...     capacity="nominee", on_behalf_of="ann",
    ... )
    >>> [(p.holder, p.owner, show(p.share)) for p in positions([held])]
    [('bank', 'ann', '5 %')]
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from kg.model import EntityId, Share
from kg.record import frozen
from kg.settlement.behalf import FOR_OTHERS, folded, standing
from kg.settlement.types import Interest
from kg.shares import UNKNOWN, ZERO, half_unit, hull, intersection

# What a percentage must be a part of to be added up to 100 % of a company.
_OF_CAPITAL = frozenset({"issued", "outstanding", "unstated"})
_OF_VOTES = frozenset({"votesExercisable", "votesTheoretical"})


@frozen
class Position:
    """What one holder of record holds in one company, in one capacity.

    Args:
        holder: Holder of record.
        owner: Whose capital it is; None: others who are not disclosed.
        investee: Entity id.
        share: Bounds in fractions of 1.
        ties: The settled ties that say so; the first one is shown.
        capacity: own (stands for unstated too), manager, nominee, trustee, depositary or agent.
        direct: Whether a source says that it is held directly.
        total: Whether the share is the sum of several positions of the holder, of which others are known.
    """

    holder: EntityId
    owner: EntityId | None
    investee: EntityId
    share: Share
    ties: tuple[Interest, ...]
    capacity: str = "own"
    direct: bool = True
    total: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is only known that there is a stake."""
        return self.share == UNKNOWN

    @property
    def shaky(self) -> bool:
        """Whether its figure is stale or disputed."""
        return any({"stale", "disputed"} & set(tie.labels) for tie in self.ties)

    @property
    def rounding(self) -> Fraction:
        """Half a unit of the last digit of its figure; 0 for a band."""
        stated = self.ties[0].stated if self.ties else None
        return half_unit(stated) if stated and self.share.is_point else ZERO


@frozen
class Stake:
    """What enters the network for one position, once restated.

    Args:
        position: The position as settled.
        share: What counts of it.
        chain: What the figure includes of the stakes of others; None where nothing is restated.
        inside: Entity whose figure includes this stake, so that it is not added beside it; else None.
        relaxed: Whether its lower bound was set to 0 because the company adds up to too much.
    """

    position: Position
    share: Share
    chain: Share | None = None
    inside: EntityId | None = None
    relaxed: bool = False

    @property
    def owner(self) -> EntityId | None:
        """Whose capital it is; None: others who are not disclosed."""
        return self.position.owner

    @property
    def holder(self) -> EntityId:
        """Holder of record."""
        return self.position.holder


def positions(interests: Iterable[Interest]) -> list[Position]:
    """The capital positions of one company, in the order of holder and capacity.

    Args:
        interests: Settled ties; only shareholdings that can be direct count.
    """
    by_holder: dict[EntityId, list[Interest]] = {}
    for tie in interests:
        if tie.kind == "shareholding" and tie.directness == "direct" and tie.denominator not in _OF_VOTES:
            by_holder.setdefault(tie.holder, []).append(tie)
    found: list[Position] = []
    for _, ties in sorted(by_holder.items()):
        found += _of_holder(ties)
    return found


def _of_holder(ties: list[Interest]) -> list[Position]:
    known = {standing(tie) for tie in ties}
    places: dict[str, list[Interest]] = {}
    for tie in ties:
        places.setdefault(folded(standing(tie), known), []).append(tie)
    return [
        _position(several, total=not place and len(places) > 1) for place, several in sorted(places.items())
    ]


def _position(ties: list[Interest], *, total: bool) -> Position:
    whole = [tie for tie in ties if _is_of_capital(tie)]
    shown = whole or ties
    first = max(shown, key=lambda tie: (bool(tie.on_behalf_of), tie.capacity != "unstated"))
    capacity = "own" if first.capacity == "unstated" and not first.on_behalf_of else first.capacity
    return Position(
        holder=first.holder,
        owner=_owner(first, capacity),
        investee=first.investee,
        share=together([tie.share for tie in whole if tie.share is not None]),
        ties=tuple(shown),
        capacity=capacity,
        direct=any(said_direct(tie) for tie in shown),
        total=total,
    )


def _is_of_capital(tie: Interest) -> bool:
    return tie.share is not None and tie.instrument is None and tie.denominator in _OF_CAPITAL


def _owner(tie: Interest, capacity: str) -> EntityId | None:
    if capacity == "manager":
        return None
    return tie.on_behalf_of or (None if capacity in FOR_OTHERS else tie.holder)


def together(shares: Iterable[Share]) -> Share:
    """Several figures of one stake: what all allow, else their hull; unknown where there are none."""
    whole = list(shares)
    if not whole:
        return UNKNOWN
    met: Share | None = whole[0]
    for share in whole[1:]:
        met = intersection(met, share) if met is not None else None
    return met if met is not None else hull(whole)


def said_direct(tie: Interest) -> bool:
    """Whether a claim with a figure that the answer rests on says that the stake is held directly.

    A tie that no claim stands behind (in a network made by hand) is taken as it is given.
    """
    resting = [s.record.claim for s in tie.claims if s.role in ("used", "agrees")]
    if not tie.claims:
        return True
    return any(
        claim.directness == "direct" and (claim.share != UNKNOWN or tie.share == UNKNOWN) for claim in resting
    )
