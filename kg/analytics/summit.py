"""Who may have the largest stake in one company, above a threshold: every outcome that the figures admit.

Example:
    >>> from kg.shares import point
    >>> column = Column(investee="x", shares={"a": point(60), "b": Share(Fraction(1, 5), Fraction(2, 5))})
    >>> [top.holders for top in tops(column, Fraction(1, 2))]
    [('a',)]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

from kg.model import EntityId, Share
from kg.record import frozen
from kg.shares import ONE, ZERO
from kg.tables import Column


@frozen
class Top:
    """One possible outcome: who has the largest stake; several are a tie, nobody: none is large enough."""

    holders: tuple[EntityId, ...]


def tops(column: Column, threshold: Fraction) -> tuple[Top, ...]:
    """Every outcome that a company's figures admit: single holders first, then ties, then nobody.

    Args:
        column: The company's votes or capital; what it holds of itself is left out.
        threshold: The stake must be more than this fraction of 1.

    Returns:
        At least one outcome. Points give one. With bands all who may share the largest stake with another
        stand in one tie.

    Cost: O(n) for points, O(n^2) with bands among n holders above the threshold.
    """
    shares = {key: share for key, share in sorted(column.shares.items()) if key != column.investee}
    if all(share.is_point for share in shares.values()):
        return (_of_points({key: share.low for key, share in shares.items()}, threshold),)
    room = _Room(shares, complete=column.complete, overfull=column.is_overfull)
    high = [key for key in shares if shares[key].high > threshold]
    found = [Top(holders=(key,)) for key in high if room.admits([key], threshold)]
    tied = [pair for pair in combinations(high, 2) if room.admits(pair, threshold)]
    if tied:
        found.append(Top(holders=tuple(sorted({key for pair in tied for key in pair}))))
    if room.admits_nobody(threshold):
        found.append(Top(holders=()))
    return tuple(found) or (Top(holders=()),)


def _of_points(shares: dict[EntityId, Fraction], threshold: Fraction) -> Top:
    most = max(shares.values(), default=ZERO)
    return Top(holders=tuple(key for key, share in shares.items() if share == most and share > threshold))


class _Room:
    """The distributions that the figures of one company admit."""

    def __init__(self, shares: dict[EntityId, Share], *, complete: bool, overfull: bool) -> None:
        self._shares, self._overfull = shares, overfull
        self._complete = complete and sum((s.high for s in shares.values()), ZERO) >= ONE

    def admits(self, tied: Sequence[EntityId], threshold: Fraction) -> bool:
        """Whether these may have the largest stake, above a threshold: one alone, or several the same.

        Beside one alone all others have less; beside a tie they may have the same.
        """
        mine = [self._shares[key] for key in tied]
        others = [share for key, share in self._shares.items() if key not in tied]
        strict = len(tied) == 1
        # The stake x of each of the tied: from `floor`, as far as their own ends and the others' least allow.
        floor = max((s.low, s.low_open) for s in mine)
        floor = max([floor, (threshold, True), *((s.low, strict or s.low_open) for s in others)])
        high, high_closed = min((s.high, not s.high_open) for s in mine)
        if self._overfull:
            return _meets(floor, high, high_closed)
        room = (ONE - sum((s.low for s in others), ZERO)) / len(tied)
        high, high_closed = min((high, high_closed), (room, not any(s.low_open for s in others)))
        if not _meets(floor, high, high_closed):
            return False
        # Where all are known they must come to all of it: best with the largest x.
        caps = [_capped(share, high, reached=not strict and high_closed) for share in others]
        return not self._complete or _reaches([*caps, *[(high, high_closed)] * len(tied)])

    def admits_nobody(self, threshold: Fraction) -> bool:
        """Whether some distribution leaves everybody at the threshold or below."""
        if any(s.low > threshold or (s.low == threshold and s.low_open) for s in self._shares.values()):
            return False
        if not self._complete:
            return True
        return _reaches([_capped(share, threshold, reached=True) for share in self._shares.values()])


def _meets(floor: tuple[Fraction, bool], high: Fraction, high_closed: bool) -> bool:
    """Whether a number lies between a lower and an upper end."""
    low, low_open = floor
    return low < high or (low == high and high_closed and not low_open)


def _capped(share: Share, cap: Fraction, *, reached: bool) -> tuple[Fraction, bool]:
    """The most of a share up to a cap that is reached or only approached, and whether it is reached."""
    most, closed = min((share.high, not share.high_open), (cap, reached))
    return most, closed


def _reaches(caps: Iterable[tuple[Fraction, bool]]) -> bool:
    """Whether stakes of at most these sizes can come to all of a company."""
    many = list(caps)
    total = sum((cap for cap, _ in many), ZERO)
    return total > ONE or (total == ONE and all(reached for _, reached in many))
