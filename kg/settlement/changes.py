"""Completed changes: the level after one, and the sources that still call it a plan.

A change tells its level ("to 35 %"), or only its size ("by 5 points", "a further 10 %"). From the size
the level follows by arithmetic where the level before is known, and as a bound where it is not.

Example:
    >>> from kg.model import Source
    >>> from kg.shares import point, show
    >>> sold = Claim(
    ...     holder="a", investee="b", kind="shareholding", change="decrease", delta=point(10),
    ...     delta_basis="points", source=Source(id="s"),
    ... )
    >>> show(level_after(sold, point(34))), show(level_after(sold, None))
    ('24 %', '0-90 %')
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from kg.model import Claim, Share
from kg.settlement.agreement import Figure, agree, moved, scaled
from kg.settlement.known import is_to_come
from kg.settlement.marks import DOWNWARD, UPWARD, Mark
from kg.settlement.policy import Policy
from kg.shares import NOTHING, ONE, UNKNOWN, ZERO, hull

Direction = Literal["up", "down"]


def level_after(claim: Claim, base: Share | None) -> Share:
    """The level after a change that tells none of its own.

    Args:
        claim: A claim with a `change`.
        base: The level before; None when it is not known.

    Returns:
        With a base: base plus or minus the change; where the company itself is the other side (it buys
        its own shares back or issues new ones, so that the whole moves too) everything between the base
        and that. Without one: what the words leave possible.
    """
    up = claim.change in UPWARD
    if base is None:
        return _without_base(claim, up=up)
    if claim.delta is None:
        after = Share(base.low, ONE, base.low_open) if up else Share(ZERO, base.high, False, base.high_open)
        return _sound(after)
    after = _with_base(claim, base, claim.delta, up=up)
    return hull([base, after]) if claim.counterparty == claim.investee else after


def _sound(share: Share) -> Share:
    return share if share.low < share.high else Share(share.low, share.high)


def _with_base(claim: Claim, base: Share, delta: Share, *, up: bool) -> Share:
    points, relative = moved(base, delta, up=up), scaled(base, delta, up=up)
    if claim.delta_basis == "points":
        return points
    return relative if claim.delta_basis == "relative" else hull([points, relative])


def _without_base(claim: Claim, *, up: bool) -> Share:
    delta = claim.delta
    if delta is None:
        return UNKNOWN
    if not up:
        return _sound(Share(ZERO, ONE - delta.low, False, delta.low_open))
    if claim.delta_basis == "relative":
        return UNKNOWN
    # "bought 10 %" is a level where nobody speaks of an earlier stake; "another 10 %" is a lower bound.
    return delta if claim.change == "acquire" else _sound(Share(delta.low, ONE, delta.low_open))


def direction(claim: Claim) -> Direction | None:
    """Which way a claim says that the share moves; None when it does not say."""
    if claim.change in UPWARD:
        return "up"
    if claim.change in DOWNWARD or claim.share == NOTHING:
        return "down"
    return None


def contested_by(change: Mark, others: Iterable[Claim], policy: Policy) -> tuple[Claim, ...]:
    """The claims that still call a change a plan, when it is said to have happened.

    They are of equal or higher rank, said on the latest possible day of the change or later, and speak
    of the same figure, or without a figure of the same direction.

    Args:
        change: A completed change or stated end.
        others: Known claims on the same pair and kind that make no holding.
        policy: Tells the height of ranks.

    Returns:
        The contesting claims in id order; empty when the change stands.
    """
    level = policy.level(change.claim.source.rank)
    rivals = [
        other
        for other in others
        if is_to_come(other)
        and policy.level(other.source.rank) >= level
        and _said_by(other, change)
        and _same_change(change, other)
    ]
    return tuple(sorted(rivals, key=lambda claim: claim.id))


def denied_by(mark: Mark, others: Iterable[Claim], policy: Policy) -> tuple[Claim, ...]:
    """The claims that deny, from then on, the change or level that a mark tells; in id order."""
    level = policy.level(mark.claim.source.rank)
    rivals = [
        other
        for other in others
        if other.status == "denied"
        and policy.level(other.source.rank) >= level
        and _said_by(other, mark)
        and (_same_change(mark, other) if mark.opens or other.change else _same_level(mark, other))
    ]
    return tuple(sorted(rivals, key=lambda claim: claim.id))


def _said_by(other: Claim, mark: Mark) -> bool:
    said = other.stated_on or other.as_of
    return said is not None and said.latest >= mark.start[1]


def _same_level(mark: Mark, other: Claim) -> bool:
    if other.share is None or other.share == UNKNOWN:
        return True
    return agree(mark.figure, Figure(other.share, other.stated))


def _same_change(mark: Mark, other: Claim) -> bool:
    claim = mark.claim
    way, other_way = direction(claim), direction(other)
    if way is None or other_way not in (None, way):
        return False
    if claim.delta is not None and other.delta is not None:
        return agree(Figure(claim.delta, claim.delta_stated), Figure(other.delta, other.delta_stated))
    if other.share is not None and other.share != UNKNOWN and not mark.figure.bare:
        return agree(mark.figure, Figure(other.share, other.stated))
    return other_way == way
