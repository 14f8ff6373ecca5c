"""Arithmetic of shares, and from worded shares to bounds.

`kg.model.Share` is the value; here is what can be done with it. One pure function, `bounds`, turns
what a source writes ("roughly 43 %", "more than a third") into an interval, so that the extractor,
the formats and SPARQL read the same numbers.

Example:
    >>> show(bounds("about", "43"))
    '42-44 %'
    >>> show(bounds("moreThan", "25"))
    '(25-100] %'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, InvalidOperation, localcontext
from fractions import Fraction
from math import lcm

from kg.errors import InvalidClaim
from kg.model import Share

ZERO, ONE = Fraction(0), Fraction(1)

#: A tie without a figure: more than nothing, at most all.
UNKNOWN = Share(ZERO, ONE, low_open=True)
#: All of it.
WHOLE = Share(ONE, ONE)
#: None of it: an observed zero.
NOTHING = Share(ZERO, ZERO)

_NUMERAL = re.compile(r"\d+(?:\.(\d+))?")


def percent(value: str | int | Decimal | Fraction) -> Fraction:
    """A percentage as a fraction of 1, exactly.

    Args:
        value: Percent: `"43.4"`, `43`, `Decimal("43.4")`, or a ratio as text, `"1501/85"`.

    Raises:
        InvalidClaim: Not a number. (Floats are refused: 43.4 as a float is not 43.4.)

    Example:
        >>> percent("43.4")
        Fraction(217, 500)
    """
    if isinstance(value, float):
        raise InvalidClaim("share", value, "give the percentage as text, whole number or Decimal")
    try:
        return Fraction(value) / 100
    except (ValueError, ZeroDivisionError, InvalidOperation, OverflowError, TypeError) as error:
        raise InvalidClaim("share", value, "is not a percentage such as 43.4") from error


def point(value: str | int | Decimal | Fraction) -> Share:
    """The share that is exactly `value` percent."""
    exact = percent(value)
    return Share(exact, exact)


def half_unit(stated: str) -> Fraction:
    """Half a unit of the last digit of a numeral in percent, as a fraction of 1.

    A stated zero is not rounded: its half unit is 0. So is that of a ratio.

    Example:
        >>> half_unit("43.4")
        Fraction(1, 2000)
    """
    match = _NUMERAL.fullmatch(stated)
    if match is None or Decimal(stated) == 0:
        return ZERO
    return Fraction(1, 200 * 10 ** len(match[1] or ""))


# ---------------------------------------------------------------------------------------------------
# Words to bounds: the table of the settlement policy, one rule a line.


def _about(value: Fraction, stated: str) -> Share:
    margin = min(percent(1), max(half_unit(stated), value / 10))
    return Share(max(ZERO, value - margin), min(ONE, value + margin))


def _nearly(value: Fraction, _stated: str) -> Share:
    return Share(max(ZERO, value - percent(2)), value, high_open=True)


_NUMBER_RULES: dict[str, Callable[[Fraction, str], Share]] = {
    "exact": lambda value, _: Share(value, value),
    "about": _about,
    "nearly": _nearly,
    "moreThan": lambda value, _: Share(value, ONE, low_open=True),
    "atLeast": lambda value, _: Share(value, ONE),
    "upTo": lambda value, _: Share(ZERO, value),
    "lessThan": lambda value, _: Share(ZERO, value, low_open=True, high_open=True),
    "plusOneShare": lambda value, _: Share(value, min(ONE, value + Fraction(1, 10_000)), low_open=True),
    "minusOneShare": lambda value, _: Share(max(ZERO, value - Fraction(1, 10_000)), value, high_open=True),
}

#: Rules of `bounds` that need a numeral.
NUMBER_RULES = frozenset(_NUMBER_RULES)

_THIRD, _QUARTER, _HALF = Fraction(1, 3), Fraction(1, 4), Fraction(1, 2)
_WORD_RULES = {
    "third": Share(_THIRD - percent(1), _THIRD + percent(1)),
    "exactThird": Share(_THIRD, _THIRD),
    "aboutThird": Share(percent(30), Fraction(11, 30)),
    "twoThirds": Share(2 * _THIRD - percent(1), 2 * _THIRD + percent(1)),
    "exactTwoThirds": Share(2 * _THIRD, 2 * _THIRD),
    "aboutTwoThirds": Share(Fraction(19, 30), percent(70)),
    "quarter": Share(_QUARTER, _QUARTER),
    "aboutQuarter": Share(percent("22.5"), percent("27.5")),
    "threeQuarters": Share(3 * _QUARTER, 3 * _QUARTER),
    "aboutThreeQuarters": Share(percent("72.5"), percent("77.5")),
    "half": Share(_HALF, _HALF),
    "aboutHalf": Share(percent(45), percent(55)),
    "nearlyHalf": Share(percent(40), _HALF, high_open=True),
    "moreThanHalf": Share(_HALF, ONE, low_open=True),
    "moreThanThird": Share(_THIRD, ONE, low_open=True),
    "moreThanQuarter": Share(_QUARTER, ONE, low_open=True),
    "majority": Share(_HALF, ONE, low_open=True),
    "minority": Share(ZERO, _HALF, low_open=True, high_open=True),
    "part": Share(ZERO, ONE, low_open=True, high_open=True),
    "whole": WHOLE,
    "unknown": UNKNOWN,
}

#: Rules of `bounds` that stand without a numeral.
WORD_RULES = frozenset(_WORD_RULES)


def bounds(rule: str, stated: str | None = None, upper: str | None = None) -> Share:
    """Bounds of a share from what is written: the one way from words to numbers.

    Args:
        rule: How the figure is qualified: one of `NUMBER_RULES` with `stated`; one of `WORD_RULES`
            without; or `range` with `stated` and `upper`.
        stated: The numeral in percent, with a point as decimal mark: `"43.4"`.
        upper: The second numeral of a range ("between 25 and 30 %").

    Returns:
        The share, in fractions of 1.

    Raises:
        InvalidClaim: Unknown rule, missing numeral, or a figure outside 0 to 100.

    Example:
        >>> show(bounds("nearly", "50")), show(bounds("majority")), show(bounds("range", "25", "30"))
        ('[48-50) %', '(50-100] %', '25-30 %')
    """
    if rule in _WORD_RULES:
        return _WORD_RULES[rule]
    if stated is None:
        raise InvalidClaim("share", rule, "this wording needs a numeral")
    if rule == "range":
        return Share(percent(stated), percent(upper if upper is not None else stated))
    if rule not in _NUMBER_RULES:
        raise InvalidClaim("share", rule, "is no known wording")
    return _NUMBER_RULES[rule](percent(stated), stated)


# ---------------------------------------------------------------------------------------------------
# Intervals


def widened(share: Share, stated: str | None) -> Share:
    """A point widened by half a unit of its last digit, closed below and open above; else as it is.

    Example:
        >>> show(widened(point("43"), "43"))
        '[42.5-43.5) %'
    """
    if not share.is_point or stated is None:
        return share
    margin = half_unit(stated)
    if margin == 0:
        return share
    low, high = max(ZERO, share.low - margin), min(ONE, share.high + margin)
    return Share(low, high, high_open=share.high + margin <= ONE)


def intersection(first: Share, second: Share) -> Share | None:
    """What both allow; None when they do not meet."""
    low, low_open = max((first.low, first.low_open), (second.low, second.low_open))
    high, high_closed = min((first.high, not first.high_open), (second.high, not second.high_open))
    if low > high or (low == high and (low_open or not high_closed)):
        return None
    return Share(low, high, low_open, not high_closed)


def hull(shares: Iterable[Share]) -> Share:
    """The smallest interval that holds all of them; at least one is needed."""
    many = list(shares)
    low, low_open = min((share.low, share.low_open) for share in many)
    high, high_closed = max((share.high, not share.high_open) for share in many)
    return Share(low, high, low_open, not high_closed)


def width(share: Share) -> Fraction:
    """Distance between the bounds."""
    return share.high - share.low


def total(shares: Iterable[Share]) -> Share:
    """The sum of stakes in one company, at most the whole; nothing where there are none.

    Example:
        >>> show(total([point(15), bounds("about", "43")])), show(total([bounds("majority"), point(60)]))
        ('57-59 %', '100 %')
    """
    many = list(shares)
    if len(many) == 1:
        return many[0]
    low, high = added(share.low for share in many), added(share.high for share in many)
    if low >= ONE or low == high:
        whole = min(low, ONE)
        return Share(whole, whole)
    high_open = high <= ONE and any(share.high_open for share in many)
    return Share(low, min(high, ONE), any(share.low_open for share in many), high_open)


def added(values: Iterable[Fraction]) -> Fraction:
    """The sum of fractions, reduced once and not at each step; 0 where there are none.

    Example:
        >>> added([Fraction(1, 4), Fraction(1, 6)])
        Fraction(5, 12)
    """
    many = [(value.numerator, value.denominator) for value in values]
    below = lcm(*[denominator for _, denominator in many])
    return Fraction(sum([above * (below // denominator) for above, denominator in many]), below)


def rest(shares: Iterable[Share]) -> Share | None:
    """What is left of 100 % for holders that nobody names.

    Low is 100 - the sum of upper bounds (not below 0), high is 100 - the sum of lower bounds.

    Returns:
        The rest; None when there are no shares, for then nothing is known.

    Example:
        >>> show(rest([bounds("about", "43")]))
        '56-58 %'
    """
    many = list(shares)
    if not many:
        return None
    low = high = max(ZERO, ONE - added(share.low for share in many))
    if not all(share.is_point for share in many):
        low = max(ZERO, ONE - added(share.high for share in many))
    if low == high:
        return Share(low, low)
    low_open = low > 0 and any(share.high_open for share in many)
    return Share(low, high, low_open, any(share.low_open for share in many))


# ---------------------------------------------------------------------------------------------------
# Outward: percent


def decimal(value: Fraction, *, up: bool, places: int = 9) -> Decimal:
    """A fraction of 1 as a percentage in decimal digits, rounded outward where it has no end.

    Args:
        value: Fraction of 1.
        up: Round towards plus infinity (an upper bound) instead of minus infinity.
        places: Digits after the point that are kept.

    Example:
        >>> decimal(Fraction(1, 3), up=False), decimal(Fraction(1, 3), up=True)
        (Decimal('33.333333333'), Decimal('33.333333334'))
        >>> decimal(Fraction(217, 500), up=True)
        Decimal('43.4')
    """
    scaled = value * 100 * 10**places
    whole = -(-scaled.numerator // scaled.denominator) if up else scaled.numerator // scaled.denominator
    with localcontext() as context:
        context.prec = places + 28
        context.rounding = ROUND_CEILING if up else ROUND_FLOOR
        number = Decimal(whole).scaleb(-places).normalize()
    return number.quantize(Decimal(1)) if number == number.to_integral() else number


def _nearest(value: Fraction) -> Decimal:
    """A point in percent with two decimals, half to even; with more where two would make it a whole number.

    50 % decides about control, so that 49.997 % must not be shown as 50 %.
    """
    scaled, places = value * 100, 2
    rounded = round(scaled, places)
    while rounded.denominator == 1 and rounded != scaled and places < 12:
        places += 1
        rounded = round(scaled, places)
    return decimal(rounded / 100, up=False, places=places)


def show(share: Share | None) -> str:
    """A share for people, in percent: `43 %`, `42-44 %`, `(25-50] %`, `?`.

    Bounds are rounded outward, a point to the nearest hundredth.

    A share that is only known to be more than nothing is shown as `?`, never as 0 or 100.
    """
    if share is None or share == UNKNOWN:
        return "?"
    if share.is_point:
        return f"{_nearest(share.low)} %"
    low, high = decimal(share.low, up=False, places=2), decimal(share.high, up=True, places=2)
    if not share.low_open and not share.high_open:
        return f"{low}-{high} %"
    return f"{'(' if share.low_open else '['}{low}-{high}{')' if share.high_open else ']'} %"
