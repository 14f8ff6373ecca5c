"""What several holders have of one company together: exact bounds, with the capacity they share.

Three holders of 25 to 50 % have at most 100 % together, and leave at most a quarter to each other's
neighbour. For holders `K` of a company whose shares add up to at most 1:

    low  = max(sum of K's lower ends, 1 - sum of the others' upper ends)    the second only if all are known
    high = min(sum of K's upper ends, 1 - sum of the others' lower ends)

A company whose figures contradict each other keeps no capacity: its stakes count as stated.

Example:
    >>> from kg.model import Share
    >>> from kg.shares import point, show
    >>> band = Share(Fraction(1, 4), Fraction(1, 2), low_open=True)
    >>> both = together(Column(investee="op", shares={"a": band, "b": band, "c": point(40)}), {"a", "b"})
    >>> show(both.share), both.above(Fraction(1, 2))
    ('(50-60] %', 'certain')
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction

from kg.analytics.bounds import Bounds, Status
from kg.model import EntityId, Share
from kg.shares import NOTHING, ONE, ZERO, total
from kg.tables import Column

_ORDER: dict[Status, int] = {"certain": 2, "possible": 1, "impossible": 0}


def passes(bounds: Bounds, threshold: Fraction, *, strict: bool) -> Status:
    """Whether a share is more than a threshold, where the rule is strict, else that or more."""
    return bounds.above(threshold) if strict else bounds.at_least(threshold)


def likelier(*verdicts: Status) -> Status:
    """The strongest of some verdicts: what holds if any of them holds; impossible where there is none.

    Example:
        >>> likelier("impossible", "possible")
        'possible'
    """
    return max(verdicts, key=_ORDER.__getitem__, default="impossible")


def rank(verdict: Status) -> int:
    """2 for certain, 1 for possible, 0 for impossible: for sorting."""
    return _ORDER[verdict]


def together(column: Column, members: Collection[EntityId], *, unnamed: bool = False) -> Bounds:
    """What some holders have of a company together.

    Args:
        column: The company's capital or votes.
        members: Entity ids; those that hold nothing add nothing. What the company holds of itself counts
            as a member's only if the company is named among the members.
        unnamed: Whether what nobody is named for may be theirs, too: the answer in an open world.

    Returns:
        Exact bounds: every admissible distribution lies within, and the ends are reached unless open.

    Cost: O(n) for n holders.
    """
    shares = _as_seen(column, members)
    tally = Tally(shares, complete=column.complete, overfull=column.is_overfull)
    for member in sorted(shares.keys() & set(members)):
        tally.add(member)
    return tally.together(unnamed=unnamed)


class Tally:
    """A sum of stakes in one company that grows holder by holder.

    Args:
        shares: Holder to share.
        complete: Whether all holders are known.
        overfull: Whether the figures contradict each other, so that no capacity is shared.
    """

    __slots__ = ("_all", "_complete", "_mine", "_overfull", "_shares")

    def __init__(self, shares: Mapping[EntityId, Share], *, complete: bool, overfull: bool) -> None:
        self._shares, self._complete, self._overfull = shares, complete, overfull
        self._all = _Sum()
        for share in shares.values():
            self._all.add(share)
        self._mine = _Sum()

    @classmethod
    def of(cls, column: Column) -> Tally:
        """Nobody's stakes in a company, so far."""
        return cls(column.shares, complete=column.complete, overfull=column.is_overfull)

    def plus(self, member: EntityId) -> Tally:
        """The same with one more holder; the sums over all holders are not made again."""
        grown = Tally.__new__(Tally)
        grown._shares, grown._complete, grown._overfull = self._shares, self._complete, self._overfull
        grown._all, grown._mine = self._all, self._mine.copy()
        grown.add(member)
        return grown

    def names(self, member: EntityId) -> bool:
        """Whether somebody has a stake in the company."""
        return member in self._shares

    def add(self, member: EntityId) -> None:
        """Count one more holder; each may be counted once."""
        self._mine.add(self._shares[member])

    def together(self, *, unnamed: bool = False) -> Bounds:
        """What the holders counted so far have together, with `unnamed` as in `together`."""
        mine, every = self._mine, self._all
        if self._overfull:
            return _bounds(mine.low, mine.high, mine.low_opens > 0, mine.high_opens > 0)
        low, low_open = mine.low, mine.low_opens > 0
        # Holders who are all known and still cannot fill the whole: the list is not complete after all.
        complete = self._complete and every.high >= ONE
        if complete:
            filled = ONE - (every.high - mine.high)
            others_open = every.high_opens > mine.high_opens
            low, low_open = max((low, low_open), (filled, others_open))
        left = ONE - (every.low - mine.low)
        left_open = every.low_opens > mine.low_opens
        high, high_closed = left, not left_open
        if complete or not unnamed:
            high, high_closed = min((mine.high, mine.high_opens == 0), (left, not left_open))
        if high < low:  # figures that are rounded may exceed the whole by a hair
            high, high_closed = low, True
        return _bounds(low, high, low_open, not high_closed)


def _bounds(low: Fraction, high: Fraction, low_open: bool, high_open: bool) -> Bounds:
    return Bounds(low=low, high=high, low_open=low_open, high_open=high_open)


class _Sum:
    """Sums of ends, and how many of them are open."""

    __slots__ = ("high", "high_opens", "low", "low_opens")

    def __init__(self) -> None:
        self.low, self.high, self.low_opens, self.high_opens = ZERO, ZERO, 0, 0

    def copy(self) -> _Sum:
        same = _Sum.__new__(_Sum)
        same.low, same.high = self.low, self.high
        same.low_opens, same.high_opens = self.low_opens, self.high_opens
        return same

    def add(self, share: Share) -> None:
        self.low += share.low
        self.high += share.high
        self.low_opens += share.low_open
        self.high_opens += share.high_open


def _as_seen(column: Column, members: Collection[EntityId]) -> Mapping[EntityId, Share]:
    """The shares as they count for these members.

    A member of a family that acts without it finds its own stake taken out of the family's figure.
    """
    if not column.inside:
        return column.shares
    shares = dict(column.shares)
    for member, (top, mine) in column.inside.items():
        if member not in members or top in members:
            continue
        if top in shares:
            shares[top] = Share(ZERO, shares[top].high, False, shares[top].high_open)
        shares[member] = total([shares.get(member, NOTHING), mine])
    return shares
