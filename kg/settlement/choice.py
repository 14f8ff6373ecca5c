"""Which of several marks is used, which narrow it, and when two cannot be told apart.

The marks given here all describe one tie on one day. They are ordered by the policy. Marks that are
equal in its order form one rank row: agreeing ones narrow each other, contradictory ones give the band
that holds them all, `disputed`. Lower rows narrow the first one where they agree with it and were seen
after it, or at most a window of days before.

Example:
    >>> from kg.model import Claim, PartialDate, Recorded, Source
    >>> from kg.settlement.marks import marks_of
    >>> from kg.settlement.policy import DEFAULT
    >>> from kg.shares import bounds, show
    >>> def said(figure: str) -> Mark:
    ...     claim = Claim(
    ...         holder="a", investee="b", kind="shareholding", share=bounds("exact", figure),
    ...         stated=figure, as_of=PartialDate("2024-05-01"), source=Source(id=figure),
    ...     )
    ...     return marks_of(Recorded(claim=claim, recorded_on=date(2024, 6, 1)))[0]
    >>> choice = choose([(mark, mark.figure) for mark in (said("15"), said("43"))], DEFAULT)
    >>> show(choice.figure.share), choice.disputed
    ('15-43 %', True)
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import reduce
from itertools import groupby

from kg.record import frozen
from kg.settlement.agreement import Figure, agree, contradictory, narrowed, spanned
from kg.settlement.marks import Mark
from kg.settlement.policy import Policy
from kg.shares import width

Candidate = tuple[Mark, Figure]


@frozen(kw_only=False)
class Choice:
    """What the policy makes of the marks of one day.

    Args:
        figure: The settled level.
        used: The mark that goes first.
        narrowing: Marks that share in the figure beside it, in the policy's order.
        disputed: Whether marks that cannot be told apart contradict each other.
    """

    figure: Figure
    used: Mark
    narrowing: tuple[Mark, ...] = ()
    disputed: bool = False

    @property
    def supporting(self) -> tuple[Mark, ...]:
        """The mark used and those that narrow it."""
        return self.used, *self.narrowing

    @property
    def observed(self) -> date | None:
        """Newest day on which a supporting mark was seen; None when all are undated."""
        return max([m.observed for m in self.supporting if m.observed], default=None)


def order(mark: Mark, figure: Figure, policy: Policy) -> tuple[tuple[int, ...], Fraction, str, str]:
    """Sort key, first used first: the policy's terms, then the narrower figure, then the claim's id."""
    terms = policy.precedence(mark.claim, mark.day)
    return tuple(-term for term in terms), width(figure.rounded), mark.claim.id, mark.what


def choose(candidates: Sequence[Candidate], policy: Policy) -> Choice | None:
    """Settle marks that describe the same tie on the same day.

    Args:
        candidates: Marks with the figure that each gives on that day.
        policy: The order and the window.

    Returns:
        The choice; None when there are no marks.

    Cost: O(n log n) for n marks.
    """
    if policy.preferred:
        candidates = [c for c in candidates if c[0].claim.id in policy.preferred] or candidates
    if not candidates:
        return None
    if len(candidates) == 1:
        return Choice(candidates[0][1], candidates[0][0])
    candidates = _eligible(candidates)
    if len(candidates) == 1:
        return Choice(candidates[0][1], candidates[0][0])
    keyed = sorted(((order(*c, policy), c) for c in candidates), key=lambda item: item[0])
    rows = [[c for _, c in row] for _, row in groupby(keyed, key=lambda item: item[0][0])]
    used = rows[0][0][0]
    figure, disputed = _merged(rows[0])
    joined = [mark for mark, _ in rows[0][1:]]
    for row in rows[1:]:
        near = [c for c in row if _counts_beside(c[0], used, policy) and agree(c[1], figure)]
        if near:
            merged, clash = _merged(near)
            figure, disputed = narrowed(figure, merged), disputed or clash
            joined += [mark for mark, _ in near]
    return Choice(figure, used, tuple(joined), disputed)


def _eligible(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Without ties that tell no figure where one is told, and levels calculated for a day that is told."""
    if any(not f.bare and f.share.high.numerator for _, f in candidates):
        candidates = [c for c in candidates if not c[1].bare]
    told = {mark.day for mark, figure in candidates if not mark.derived and not figure.bare}
    return [c for c in candidates if not (c[0].derived and c[0].day in told)]


def _merged(row: Sequence[Candidate]) -> tuple[Figure, bool]:
    figures = [figure for _, figure in row]
    if contradictory(figures):
        return spanned(figures), True
    return reduce(narrowed, figures), False


def _counts_beside(mark: Mark, used: Mark, policy: Policy) -> bool:
    if mark.observed is None or used.observed is None:
        return False
    return (used.observed - mark.observed).days <= policy.window
