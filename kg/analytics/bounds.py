"""`Bounds`: a calculated share with its two ends, and what they decide about a threshold.

Here is the value and nothing else; `kg.analytics.integrated` and its neighbours make it. The ends are
exact fractions wherever that is cheap, and floats where a large ring made it dear. A question with yes or
no as its answer is decided exactly all the same: a float near the threshold is worked out again.

Example:
    >>> stake = Bounds(low=Fraction(1, 4), high=Fraction(1, 2), low_open=True)
    >>> stake.above(Fraction(1, 4)), stake.at_least(Fraction(1, 2)), stake.above(Fraction(1, 2))
    ('certain', 'possible', 'impossible')
    >>> stake.show()
    '(25-50] %'
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cached_property
from typing import Literal

from kg.model import Share
from kg.record import frozen
from kg.shares import ONE, ZERO, show

Number = Fraction | float
#: How sure an answer is over everything that the figures allow.
Status = Literal["certain", "possible", "impossible"]
Op = Literal[">", ">="]

#: A float this near a threshold is worked out again in fractions.
NEAR = 1e-6
#: Digits of a float that are kept when it becomes a share: the solvers err by less.
_DIGITS = 12


@frozen
class Bounds:
    """A calculated share, in fractions of 1.

    Args:
        low: Lower end: a fraction, or a float where the figures went through a large ring.
        high: Upper end.
        low_open: Whether the lower end is only approached.
        high_open: Whether the upper end is only approached.
        exactly: Works the same out in fractions; None where the ends are fractions.
    """

    low: Number
    high: Number
    low_open: bool = False
    high_open: bool = False
    exactly: Callable[[], Bounds] | None = None

    @property
    def is_point(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high

    @cached_property
    def exact(self) -> Bounds:
        """The same with ends in fractions; itself where they are."""
        return self if self.exactly is None else self.exactly()

    def above(self, threshold: Fraction | int) -> Status:
        """Whether the share is more than a threshold, decided exactly.

        Args:
            threshold: In fractions of 1.
        """
        found = self._near(threshold)
        if found.low > threshold or (found.low == threshold and found.low_open):
            return "certain"
        return "impossible" if found.high <= threshold else "possible"

    def at_least(self, threshold: Fraction | int) -> Status:
        """Whether the share is a threshold or more, decided exactly.

        Args:
            threshold: In fractions of 1.
        """
        found = self._near(threshold)
        if found.low >= threshold:
            return "certain"
        if found.high < threshold or (found.high == threshold and found.high_open):
            return "impossible"
        return "possible"

    def status(self, threshold: Fraction | int, op: Op = ">=") -> Status:
        """`above` or `at_least`, by the sign."""
        return self.above(threshold) if op == ">" else self.at_least(threshold)

    @property
    def share(self) -> Share:
        """The ends as a share of the model, within 0 and 1; floats with twelve digits."""
        low, high = _fraction(self.low), _fraction(self.high)
        if low >= high:
            return Share(low, low)
        return Share(low, high, self.low_open, self.high_open)

    def show(self) -> str:
        """For people, in percent: `43.4 %`, `(0-44] %`; `?` where nothing is known but that it is not 0."""
        return show(self.share)

    def _near(self, threshold: Fraction | int) -> Bounds:
        near = any(
            isinstance(end, float) and abs(end - float(threshold)) <= NEAR for end in (self.low, self.high)
        )
        return self.exact if near else self


def bounds_of(share: Share) -> Bounds:
    """A share of the model as bounds.

    Example:
        >>> from kg.shares import point
        >>> bounds_of(point("43.4")).low
        Fraction(217, 500)
    """
    return Bounds(low=share.low, high=share.high, low_open=share.low_open, high_open=share.high_open)


def _fraction(number: Number) -> Fraction:
    exact = number if isinstance(number, Fraction) else Fraction(f"{number:.{_DIGITS}f}")
    return min(max(exact, ZERO), ONE)


#: Nothing at all.
NONE = Bounds(low=ZERO, high=ZERO)
#: All of it.
ALL = Bounds(low=ONE, high=ONE)
