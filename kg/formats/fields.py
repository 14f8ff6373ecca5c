"""Values of JSON fields to values of the model, one small function a type, and percent both ways.

Every function takes the field's name and its value and raises `InvalidClaim` with both. Percent stands
outside, fractions of 1 inside. Which record has which field is not known here.

Example:
    >>> share("share", Decimal("43.40")).low, numeral("share", Decimal("43.40"))
    (Fraction(217, 500), '43.40')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from fractions import Fraction
from typing import Any

from kg.errors import InvalidClaim
from kg.model import Evidence, PartialDate, Share
from kg.shares import percent

_NUMERAL = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_RATIO = re.compile(r"\d+/[1-9]\d*")
_LONGEST_NUMERAL = 100
_LARGEST_EXPONENT = 30
_BOUND_FIELDS = ("low", "high", "low_open", "high_open")
_EVIDENCE_FIELDS = ("quote", "start", "end", "pointer", "raw")


def refused(field: str, value: object, message: str) -> InvalidClaim:
    """The error for a field, with a value that is cut to a length that fits a line."""
    shown = str(value) if isinstance(value, Decimal) else value
    text = repr(shown)
    return InvalidClaim(field, shown if len(text) <= 80 else text[:77] + "...", message)


def only(record: Mapping[str, Any], allowed: Iterable[str], what: str) -> None:
    """Refuse fields that a record does not have, with the nearest one that it has.

    Raises:
        InvalidClaim: There is an unknown field.
    """
    known = tuple(allowed)
    for field in record:
        if field not in known:
            likely = get_close_matches(field, known, n=1)
            hint = f"; did you mean {likely[0]!r}?" if likely else "; leave it out"
            raise refused(field, record[field], f"is no field of {what}{hint}")


def text(field: str, value: object) -> str:
    """A text that is not empty."""
    if not isinstance(value, str):
        raise refused(field, value, "must be a text in quotation marks")
    if not value.strip():
        raise refused(field, value, "is empty; leave the field out when it is not known")
    return value


def flag(field: str, value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise refused(field, value, "must be true or false")
    return value


def when(field: str, value: object) -> PartialDate:
    """A day, a month or a year."""
    try:
        return PartialDate(text(field, value))
    except InvalidClaim as error:
        raise refused(field, value, error.reason) from error


def day(field: str, value: object) -> date:
    """A whole date."""
    written = when(field, value)
    if written.earliest != written.latest:
        raise refused(field, value, "must be a day such as 2024-01-31")
    return written.earliest


def numeral(field: str, value: object) -> str:
    """A number, or a text that is one, as digits with a point: its digits are kept, exponents written out.

    A ratio (`"100/3"`) is kept as it is: it says what no digits can.
    """
    if isinstance(value, bool) or not isinstance(value, str | Decimal):
        raise refused(field, value, "must be a number such as 43.4")
    written = str(value).strip()
    if len(written) > _LONGEST_NUMERAL:
        raise refused(field, value, "has too many digits")
    if written.isascii() and _RATIO.fullmatch(written):
        return written
    if not written.isascii() or not _NUMERAL.fullmatch(written):
        raise refused(field, value, "is not a number such as 43.4 (digits and a point, no % sign)")
    try:
        number = Decimal(written)
    except InvalidOperation as error:
        raise refused(field, value, "is not a number such as 43.4") from error
    if number.is_zero():
        number = Decimal(0) if "e" in written.lower() else number
    elif abs(number.adjusted()) > _LARGEST_EXPONENT:
        raise refused(field, value, "is too large or too small")
    return format(number, "f")


def fraction(field: str, value: object) -> Fraction:
    """A number that is not negative, exactly."""
    number = Fraction(numeral(field, value))
    if number < 0:
        raise refused(field, value, "must not be negative")
    return number


def part(field: str, value: object) -> Fraction:
    """A percentage as a fraction of 1."""
    return percent(numeral(field, value))


def count(field: str, value: object) -> int:
    """A whole number that is not negative."""
    number = fraction(field, value)
    if number.denominator != 1:
        raise refused(field, value, "must be a whole number")
    return number.numerator


def amount(field: str, value: object) -> str:
    """A decimal numeral, as text."""
    written = numeral(field, value)
    if "/" in written:
        raise refused(field, value, "must be a decimal number")
    return written


def bounds(field: str, low: object, high: object, *, low_open: bool, high_open: bool) -> Share:
    """A share from its bounds in percent."""
    lower, upper = part(field, low), part(field, high)
    try:
        return Share(lower, upper, low_open, high_open)
    except InvalidClaim as error:
        given = str(low) if low == high else f"{low} to {high}"
        raise refused(field, given, error.reason) from error


def share(field: str, value: object) -> Share:
    """A share from one percentage, or from an object with `low`, `high`, `low_open` and `high_open`."""
    if not isinstance(value, dict):
        return bounds(field, value, value, low_open=False, high_open=False)
    only(value, _BOUND_FIELDS, f"the bounds of {field}")
    if "low" not in value or "high" not in value:
        raise refused(field, value, "needs both low and high")
    return bounds(
        field,
        value["low"],
        value["high"],
        low_open=flag("low_open", value.get("low_open", False)),
        high_open=flag("high_open", value.get("high_open", False)),
    )


def texts(field: str, value: object) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value, list):
        raise refused(field, value, "must be a list [...]")
    return tuple(text(field, item) for item in value)


def evidence(field: str, value: object) -> Evidence:
    """A quotation with offsets, or a pointer with its raw value."""
    if not isinstance(value, dict):
        raise refused(field, value, "must be an object with quote, start and end, or pointer and raw")
    only(value, _EVIDENCE_FIELDS, "evidence")
    given = {key: item for key, item in value.items() if item is not None}
    if not given:
        raise refused(field, value, "says nothing; leave it out")
    start, end = (count(key, given[key]) if key in given else None for key in ("start", "end"))
    if (start is None) != (end is None) or (start is not None and end is not None and end < start):
        raise refused(field, value, "needs start and end, in this order")
    quote, pointer, raw = (
        text(key, given[key]) if key in given else None for key in ("quote", "pointer", "raw")
    )
    return Evidence(quote=quote, start=start, end=end, pointer=pointer, raw=raw)


def percentage(value: Fraction) -> str:
    """A fraction of 1 as the shortest exact percentage: digits where they end, else a ratio.

    Example:
        >>> percentage(Fraction(217, 500)), percentage(Fraction(1, 3))
        ('43.4', '100/3')
    """
    scaled = value * 100
    rest, places = scaled.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest //= prime
            power += 1
        places = max(places, power)
    if rest != 1 or places > _LARGEST_EXPONENT:
        return f"{scaled.numerator}/{scaled.denominator}"
    if places == 0:
        return str(scaled.numerator)
    digits = str(abs(scaled.numerator) * 10**places // scaled.denominator).rjust(places + 1, "0")
    return f"{'-' if scaled < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def shown_bounds(value: Share) -> dict[str, Any]:
    """A share as an object with its bounds in percent; open flags only where they are set."""
    record: dict[str, Any] = {"low": percentage(value.low), "high": percentage(value.high)}
    if value.low_open:
        record["low_open"] = True
    if value.high_open:
        record["high_open"] = True
    return record
