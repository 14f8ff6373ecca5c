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
        At least one outcome. Points give one. Ties of bands are told for pairs and larger sets together.

    Cost: O(n) for points, O(n^2) with bands among n holders above the threshold.
    """
    shares = {key: share for key, share in sorted(column.shares.items()) if key != column.investee}
    if all(share.is_point for share in shares.values()):
        return (_of_points({key: share.low for key, share in shares.items()}, threshold),)
    room = _Room(shares, complete=column.complete, overfull=column.is_overfull)
    high = [key for key in shares if shares[key].high > threshold]
    found = [Top(holders=(key,)) for key in high if room.admits([key], threshold)]
    tied = [
        pair for i, one in enumerate(high) for pair in ((one, two) for two in high[i + 1 :])
        if room.admits(pair, threshold)
    ]  # fmt: skip
    found += [Top(holders=pair) for pair in tied]
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
        """Whether some distribution gives the largest stake, above a threshold, to these and no others."""
        mine = [self._shares[key] for key in tied]
        others = [share for key, share in self._shares.items() if key not in tied]
        # The common stake x of the tied: as much as all of them may have, and as their room allows.
        low = max((s.low, s.low_open) for s in mine)
        high, high_closed = min((s.high, not s.high_open) for s in mine)
        floor = max([low, (threshold, True), *((s.low, True) for s in others)])
        if not self._overfull:
            room = (ONE - sum((s.low for s in others), ZERO)) / len(tied)
            high, high_closed = min((high, high_closed), (room, not any(s.low_open for s in others)))
        if not _holds(floor, high, high_closed):
            return False
        return not self._complete or self._fills(others, len(tied), floor, (high, high_closed))

    def admits_nobody(self, threshold: Fraction) -> bool:
        """Whether some distribution leaves everybody at the threshold or below."""
        if any(s.low > threshold or (s.low == threshold and s.low_open) for s in self._shares.values()):
            return False
        if not self._complete:
            return True
        most = [_capped(share, threshold, closed=True) for share in self._shares.values()]
        return _reaches(most, ONE)

    @staticmethod
    def _fills(
        others: Iterable[Share], tied: int, floor: tuple[Fraction, bool], most: tuple[Fraction, bool]
    ) -> bool:
        """Whether the tied and the others together can have all: at the largest common stake they can, if at all."""
        x, closed = most
        rest = ONE - tied * x
        if rest < 0:
            return True
        caps = [_capped(share, x, closed=not closed) for share in others]
        total = sum((cap for cap, _ in caps), ZERO)
        # Where a cap is only approached, a little less must do.
        return total > rest or (total == rest and closed and all(reached for _, reached in caps))


def _holds(floor: tuple[Fraction, bool], high: Fraction, high_closed: bool) -> bool:
    low, low_open = floor
    return low < high or (low == high and high_closed and not low_open)


def _capped(share: Share, cap: Fraction, *, closed: bool) -> tuple[Fraction, bool]:
    """The most of a share below a cap, and whether it is reached; the cap itself if `closed`."""
    if share.high < cap:
        return share.high, not share.high_open
    if share.high == cap:
        return cap, closed and not share.high_open
    return cap, closed


def _reaches(caps: Iterable[tuple[Fraction, bool]], whole: Fraction) -> bool:
    many = list(caps)
    total = sum((cap for cap, _ in many), ZERO)
    return total > whole or (total == whole and all(reached for _, reached in many))
