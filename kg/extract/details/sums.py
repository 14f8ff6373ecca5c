"""Numbers too large for a percentage: sums of money and counts of shares, as written and in full.

Example:
    >>> number_of("1.45", "billion"), number_of("2,5", "millions"), number_of("550,000", "")
    (Decimal('1450000000.00'), Decimal('2500000.0'), Decimal('550000'))
"""

from __future__ import annotations

import re
from decimal import Decimal

from kg.extract.details.scope import lists
from kg.extract.parts import Unit
from kg.record import frozen

_SPACES = re.compile(r"[\u00a0\u202f ]")
_GROUPED = re.compile(r"\d{1,3}(?:([,.])\d{3})(?:\1\d{3})+|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3})+,\d+")
_PLAIN = re.compile(r"\d+")
_DECIMAL = re.compile(r"\d+[.,·]\d+")
#: Words for a thousand millions in English and a million millions in French.
_UNLIKE = ("billion", "billions", "trillion", "trillions")
_ENGLISH = frozenset("million billion billions bn bln crore crores trillion".split())
_FRENCH = frozenset("milliard milliards md mds".split())


@frozen(kw_only=False)
class Number:
    """A number in full and the units that tell it, from `start` to before `stop`."""

    start: int
    stop: int
    value: Decimal


@frozen(kw_only=False)
class Money:
    """A sum of money: its number, its currency and the units that tell it, from `start` to before `stop`."""

    start: int
    stop: int
    value: Decimal
    currency: str

    @property
    def amount(self) -> str:
        """The decimal numeral in full, without an exponent."""
        text = f"{self.value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text


def number_of(written: str, multiple: str, *, french: bool = False) -> Decimal | None:
    """What a numeral and the word after it mean; None where its marks can be read in two ways.

    Args:
        written: The numeral, with points, commas or narrow spaces.
        multiple: The folded word of a multiple after it, or nothing.
        french: Whether *de* follows, as in `1,234 million d'euros`, which is a little over one.

    Example:
        >>> number_of("1,234", "million"), number_of("1,234", "million", french=True)
        (Decimal('1234000000'), Decimal('1234000.000'))
        >>> number_of("1,234", "millions") is None
        True
    """
    digits = _SPACES.sub("", written)
    power: int = lists()["multiples"].get(multiple, 0)
    if _PLAIN.fullmatch(digits):
        value = Decimal(digits)
    elif _GROUPED.fullmatch(digits):
        decimal = max(digits.rfind(","), digits.rfind(".")) if len({*digits} & {",", "."}) == 2 else -1
        whole = digits if decimal < 0 else digits[:decimal]
        rest = "" if decimal < 0 else "." + digits[decimal + 1 :]
        value = Decimal(re.sub(r"\D", "", whole) + rest)
    elif _DECIMAL.fullmatch(digits):
        whole, mark, rest = digits.partition("," if "," in digits else "." if "." in digits else "·")
        thousands = None if len(rest) == 3 and french and not power else _is_thousands(mark, rest, multiple)
        thousands = False if french and power and mark == "," else thousands
        if thousands is None:
            return None
        value = Decimal(whole + rest) if thousands else Decimal(f"{whole}.{rest}")
    else:
        return None
    return value * Decimal(10) ** power


def _is_thousands(mark: str, rest: str, multiple: str) -> bool | None:
    """Whether the one mark of a numeral groups thousands; None where that cannot be told."""
    if len(rest) != 3 or mark == "·":
        return False
    if mark == ".":
        return False if multiple and multiple not in _FRENCH else None
    if not multiple or multiple in _ENGLISH:
        return True
    return False if multiple in _FRENCH else None


def number_at(units: list[Unit], at: int) -> Number | None:
    """The number that begins at a place, with the words of a multiple after it."""
    unit = units[at]
    if unit.mention or unit.quantity or not unit.text[:1].isdigit():
        return None
    stop, written = at + 1, unit.text
    while stop < len(units) and _is_group(units[stop - 1], units[stop], written):
        written, stop = f"{written} {units[stop].text}", stop + 1
    multiple, after = _multiple(units, stop)
    french = after < len(units) and units[after].key in ("d'", "de")
    value = number_of(written, multiple, french=french)
    if value is None:
        return None
    if after > stop:
        second, further = _multiple(units, after)
        if second:  # `1.2 lakh crore`, `two thousand million`
            value, after = value * 10 ** lists()["multiples"][second], further
    return Number(at, after, value)


def _is_group(before: Unit, unit: Unit, written: str) -> bool:
    """`1 200 000`: three digits, one space behind at most three others."""
    plain = unit.text.isdecimal() and len(unit.text) == 3 and unit.mention is None and not unit.quantity
    head = written.split(" ")[0]
    return plain and head.isdecimal() and len(head) <= 3 and unit.start - before.end == 1


def _multiple(units: list[Unit], at: int) -> tuple[str, int]:
    """The multiple at a place, past a hyphen, and the place after it."""
    if at < len(units) and units[at].text in ("-", "‑") and units[at].end - units[at].start == 1:
        at_word = at + 1
    else:
        at_word = at
    if at_word >= len(units) or units[at_word].mention or units[at_word].quantity:
        return "", at
    key = units[at_word].key.rstrip(".")
    if key not in lists()["multiples"]:
        return "", at
    french = at_word + 1 < len(units) and units[at_word + 1].key in ("d'", "de")
    if key in _UNLIKE and french:  # `billions d'euros` are a thousand times more
        return "", at
    return key, at_word + 1


def money_in(units: list[Unit]) -> list[Money]:
    """The sums of money of a sentence whose currency is told, in order."""
    found: list[Money] = []
    at = 0
    while at < len(units):
        number = number_at(units, at)
        money = _money(units, number) if number is not None else None
        if money is not None:
            found.append(money)
        at = max(at + 1, number.stop if number is not None else 0, money.stop if money is not None else 0)
    return found


def _money(units: list[Unit], number: Number) -> Money | None:
    before = _sign_before(units, number.start)
    if before is not None:
        return Money(before[0], number.stop, number.value, before[1])
    after = _name_after(units, number.stop)
    return Money(number.start, after[0], number.value, after[1]) if after is not None else None


def _sign_before(units: list[Unit], at: int) -> tuple[int, str] | None:
    """`$`, `US$`, `Rs`, `EUR` before a number."""
    sign = at - 1
    if sign > 0 and units[sign].text == "." and units[sign - 1].key == "rs":
        sign -= 1
    if sign < 0:
        return None
    unit = units[sign]
    symbol = lists()["symbols"].get(unit.text)
    if symbol is None:
        code = _code(unit)
        return (sign, code) if code is not None else None
    left = units[sign - 1] if sign else None
    if unit.text == "$" and left is not None and left.end == unit.start and left.text.isalpha():
        code = lists()["dollars"].get(left.text)
        return (sign - 1, code) if code is not None else None
    return sign, symbol


def _code(unit: Unit) -> str | None:
    if unit.quantity:
        return None
    if unit.text in lists()["codes"]:
        return "CNY" if unit.text == "RMB" else unit.text
    if unit.mention is None and unit.text[:1].isupper():
        found = lists()["letters"].get(unit.key)
        return str(found) if found is not None else None
    return None


def _name_after(units: list[Unit], at: int) -> tuple[int, str] | None:
    """`euros`, `d'euros`, `Swiss francs`, `de dollars canadiens`, `€` after a number."""
    while at < len(units) and (units[at].key in ("d'", "de") or units[at].text in ("-", "‑")):
        at += 1
    if at >= len(units):
        return None
    symbol = lists()["symbols"].get(units[at].text) or _code(units[at])
    if symbol is not None:
        return at + 1, symbol
    country, name = "", at
    if _is_adjective(units[at]) and at + 1 < len(units):
        country, name = _country(units[at]), at + 1
    table = _currency(units[name])
    if table is None:
        return None
    stop = name + 1
    if stop < len(units) and not country:
        if _is_adjective(units[stop]):
            country, stop = _country(units[stop]), stop + 1
        elif units[stop].key == "sterling":
            country, stop = "GB", stop + 1
    code = table.get(country)
    return (stop, code) if code is not None else None


def _is_adjective(unit: Unit) -> bool:
    return unit.mention is not None and unit.mention.form in ("adjective", "state") and bool(_country(unit))


def _country(unit: Unit) -> str:
    if unit.mention is None:
        return ""
    party = unit.mention.party
    return unit.mention.country or (party.country if party is not None else None) or ""


def _currency(unit: Unit) -> dict[str, str] | None:
    if unit.mention or unit.quantity:
        return None
    key = unit.key
    single = f"{key[:-3]}y" if key.endswith("ies") else key
    for form in (key, key.removesuffix("s"), key.removesuffix("es"), single):
        if form in lists()["names"]:
            found: dict[str, str] = lists()["names"][form]
            return found
    return None
