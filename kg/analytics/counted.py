"""Holders of one company counted one after the other, and whether what they come to is enough.

Everybody above a company is asked what falls to it, and most of these sets grow alike: the same holders
come to the same company in the same order. The first steps are kept, so that each is added up and judged
once for a whole question, whoever asks.

Example:
    >>> from kg.shares import point
    >>> from kg.tables import Column
    >>> column = Column(investee="op", shares={"a": point(40), "b": point(20)})
    >>> nobody = Counted(Tally.of(column), Fraction(1, 2), strict=True)
    >>> [found.passes(least=True) for found in (nobody.plus("a"), nobody.plus("a").plus("b"))]
    [False, True]
    >>> nobody.plus("a") is nobody.plus("a"), nobody.plus("c") is nobody
    (True, True)
"""

from __future__ import annotations

from fractions import Fraction

from kg.analytics.bounds import Bounds
from kg.analytics.together import Tally, passes
from kg.model import EntityId

# Holders of one company whose sums are kept: with more of them, orders hardly come twice.
_KEPT = 4


class Counted:
    """Some holders of a company.

    Args:
        tally: Their stakes.
        threshold: What these must come to, as a fraction of 1.
        strict: Whether they must come to more.
        number: How many they are.
    """

    __slots__ = ("_following", "_number", "_passes", "_strict", "_tally", "_threshold")

    def __init__(self, tally: Tally, threshold: Fraction, strict: bool, number: int = 0) -> None:
        self._tally, self._threshold, self._strict, self._number = tally, threshold, strict, number
        self._following: dict[EntityId, Counted] = {}
        self._passes: dict[tuple[bool, bool], bool] = {}

    def plus(self, member: EntityId) -> Counted:
        """The same with one more, who is not among them; the same value if it has no stake."""
        found = self._following.get(member)
        if found is None:
            if not self._tally.names(member):
                return self
            found = Counted(self._tally.plus(member), self._threshold, self._strict, self._number + 1)
            if self._number < _KEPT:
                self._following[member] = found
        return found

    def passes(self, *, least: bool, unnamed: bool = False) -> bool:
        """Whether their stakes are enough, judged once.

        Args:
            least: Whether they must be enough for certain.
            unnamed: As for `kg.analytics.together.together`.
        """
        found = self._passes.get((least, unnamed))
        if found is None:
            stake = self._tally.together(unnamed=unnamed)
            found = enough(stake, self._threshold, strict=self._strict, least=least)
            self._passes[least, unnamed] = found
        return found


def enough(stake: Bounds, threshold: Fraction, *, strict: bool, least: bool) -> bool:
    """Whether a stake certainly passes a threshold, or, unless `least`, possibly does."""
    verdict = passes(stake, threshold, strict=strict)
    return verdict == "certain" if least else verdict != "impossible"
