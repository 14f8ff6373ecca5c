"""Which figures agree, and which one stays when they do. Pure interval logic, no dates.

A point agrees with all that rounds to it: 43 and 43.4 agree, and 43.4 says more. Two bands agree when
they meet. Nothing here knows who said it.

Example:
    >>> from kg.shares import point, show
    >>> coarse, fine = Figure(point("43"), "43"), Figure(point("43.4"), "43.4")
    >>> agree(coarse, fine), show(narrowed(coarse, fine).share)
    (True, '43.4 %')
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property

from kg.model import Claim, Share
from kg.record import frozen
from kg.shares import ONE, UNKNOWN, ZERO, hull, intersection, widened, width


@frozen(kw_only=False)
class Figure:
    """A share with the numeral that it was written as, whose last digit says how it was rounded.

    Args:
        share: Bounds in fractions of 1.
        stated: The numeral in percent; None where the bounds are exact as they are.
        claim: The claim whose own words say this share; None for an intersection, hull or difference.
    """

    share: Share
    stated: str | None = None
    claim: Claim | None = None

    @cached_property
    def rounded(self) -> Share:
        """All that the figure can mean before it was rounded."""
        return widened(self.share, self.stated)

    @property
    def bare(self) -> bool:
        """Whether it only says that there is a tie, without a figure."""
        share = self.share  # most are told apart without comparing fractions
        return share is UNKNOWN or (share.low_open and share == UNKNOWN)


def agree(first: Figure, second: Figure) -> bool:
    """Whether both can be true of one tie at one time."""
    if first is second:
        return True
    if first.bare or second.bare:  # a tie without a figure agrees with all but none at all
        return (second if first.bare else first).share.high.numerator > 0
    return intersection(first.rounded, second.rounded) is not None


def contradictory(figures: list[Figure]) -> bool:
    """Whether two of them cannot both be true."""
    # Intervals that meet pairwise have a point in common (Helly), so one sweep decides.
    common = Share(ZERO, ONE)
    for figure in figures:
        met = intersection(common, figure.rounded)
        if met is None:
            return True
        common = met
    return False


def narrowed(current: Figure, other: Figure) -> Figure:
    """What stays of two figures that agree: the point with more digits, else what both allow.

    Where only rounding lets a point and a band agree, the narrower of the two stays as it is written.
    """
    both_points = current.share.is_point and other.share.is_point
    met = intersection(current.share, other.share)
    if both_points or met is None:
        return other if _fineness(other) < _fineness(current) else current
    if met == current.share:
        return current
    return other if met == other.share else Figure(met)


def spanned(figures: list[Figure]) -> Figure:
    """The smallest band that holds all of them; the figure itself when there is one value only."""
    span = hull(figure.share for figure in figures)
    return next((figure for figure in figures if figure.share == span), Figure(span))


def lowered(figure: Figure) -> Figure:
    """The figure with its lower end opened to 0: what an old stake may have been diluted to."""
    return Figure(Share(ZERO, figure.share.high, False, figure.share.high_open and figure.share.high > 0))


def moved(base: Share, delta: Share, *, up: bool) -> Share:
    """`base` plus or minus `delta`, kept within 0 and 1."""
    if up:
        low, high = base.low + delta.low, base.high + delta.high
        low_open, high_open = base.low_open or delta.low_open, base.high_open or delta.high_open
    else:
        low, high = base.low - delta.high, base.high - delta.low
        low_open, high_open = base.low_open or delta.high_open, base.high_open or delta.low_open
    return _clipped(low, high, low_open, high_open)


def scaled(base: Share, delta: Share, *, up: bool) -> Share:
    """`base` made larger or smaller by the fraction `delta` of itself, kept within 0 and 1."""
    sign = 1 if up else -1
    ends = [(base.low * (1 + sign * d), base.low_open) for d in (delta.low, delta.high)]
    tops = [(base.high * (1 + sign * d), base.high_open) for d in (delta.low, delta.high)]
    low, low_open = min(ends)
    high, high_open = max(tops)
    return _clipped(low, high, low_open, high_open)


def _clipped(low: Fraction, high: Fraction, low_open: bool, high_open: bool) -> Share:
    bottom, top = min(max(low, ZERO), ONE), min(max(high, ZERO), ONE)
    point = bottom == top
    return Share(
        bottom, top, low_open and low == bottom and not point, high_open and high == top and not point
    )


def _fineness(figure: Figure) -> Fraction:
    return width(figure.rounded)
