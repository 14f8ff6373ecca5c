"""Companies whose owners come to more than 100 %: what to believe of them, and what they say together.

Rounded figures may overshoot by half a unit of their last digit each. A company that still has too much is
*relaxed*: its stale and disputed lower bounds count as 0. If that is not enough it is *refused*. Owners
without a name are added within one source; different sources may mean the same one.

Example:
    >>> from kg.settlement.positions import positions
    >>> from kg.settlement.types import Interest
    >>> from kg.shares import point, show
    >>> ties = [
    ...     Interest(
    ...         holder=holder, investee="x", kind="shareholding", share=point(70), claims=(), labels=labels
    ...     )
    ...     for holder, labels in (("a", ()), ("b", ("stale",)))
    ... ]
    >>> told = [Stake(position=position, share=position.share) for position in positions(ties)]
    >>> state, stakes = relieved(told, lambda owner: "named")
    >>> state, [show(stake.share) for stake in stakes]
    ('relaxed', ['70 %', '0-70 %'])
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from kg.model import EntityId, Share
from kg.record import replace
from kg.settlement.positions import Stake
from kg.shares import NOTHING, ONE, ZERO, added, total

State = Literal["ok", "relaxed", "refused"]
#: What an owner is to the sum: `named`, `float` (never a summand), `unknown` (an owner without a name),
#: `treasury`.
Part = Literal["named", "float", "unknown", "treasury"]


def relieved(stakes: list[Stake], part: Callable[[EntityId], Part]) -> tuple[State, list[Stake]]:
    """The stakes of a company with the lower bounds that can be believed together.

    Args:
        stakes: Its stakes.
        part: What an owner is to the sum.

    Returns:
        `ok` with the stakes as they are, `relaxed` with stale and disputed lower bounds at 0, or
        `refused` with the stakes as they are.
    """
    if not _is_overfull(stakes, part):
        return "ok", stakes
    lowered = [_lowered(stake) if stake.position.shaky else stake for stake in stakes]
    return ("refused", stakes) if _is_overfull(lowered, part) else ("relaxed", lowered)


def counts(stake: Stake, part: Callable[[EntityId], Part]) -> bool:
    """Whether a stake is a summand: not inside another's figure, and no float."""
    return stake.inside is None and part(stake.owner or stake.holder) != "float"


def together(stakes: Iterable[Stake], part: Callable[[EntityId], Part]) -> Share:
    """What stakes come to; nothing where there are none."""
    many = list(stakes)
    known = [stake.share for stake in many if part(stake.owner or stake.holder) != "unknown"]
    by_source: dict[str, list[Share]] = {}
    for stake in many:
        if part(stake.owner or stake.holder) == "unknown":
            by_source.setdefault(_source(stake), []).append(stake.share)
    sums = [total(shares) for shares in by_source.values()]
    return total([*known, _largest_to_all(sums)])


def _largest_to_all(sums: list[Share]) -> Share:
    if not sums:
        return NOTHING
    low, low_open = max((share.low, share.low_open) for share in sums)
    every = total(sums)
    return every if low == every.high else Share(low, every.high, low_open, every.high_open)


def _source(stake: Stake) -> str:
    claims = stake.position.ties[0].claims
    return claims[0].record.claim.source.id if claims else stake.holder


def _is_overfull(stakes: Iterable[Stake], part: Callable[[EntityId], Part]) -> bool:
    counted = [stake for stake in stakes if counts(stake, part) and stake.share.low > 0]
    if added(stake.share.low for stake in counted) <= ONE:
        return False
    nameless = [stake for stake in counted if part(stake.owner or stake.holder) == "unknown"]
    named = [stake for stake in counted if stake not in nameless]
    low = added([together(nameless, part).low, *(stake.share.low for stake in named)])
    return low - added(stake.position.rounding for stake in counted) > ONE


def _lowered(stake: Stake) -> Stake:
    return replace(stake, share=Share(ZERO, stake.share.high, False, stake.share.high_open), relaxed=True)
