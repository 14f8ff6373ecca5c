"""What one cell of a holdings file says: percent, votes of a share, days, yes or no, words of a list.

Figures become whole numbers of `kg.holdings.table.UNIT`, or a fraction where they have no end there. A cell
is text (in files) or a value (in Python); floats are read as they are written.

Example:
    >>> percent("43.4"), percent(Fraction(100, 3)), percent("1e-3")
    (434000000000, Fraction(1, 3), 10000000)
    >>> percent("43,4")
    Traceback (most recent call last):
    kg.holdings.faults.CellFault: is no number
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from kg.holdings.faults import CellFault
from kg.holdings.table import KINDS, UNIT, VOTING
from kg.vocab import ENTITY_KINDS

#: A cell as it is handed in.
Cell = str | int | float | Decimal | Fraction | date | bool | None

_PLAIN = re.compile(r"([0-9]{1,20})(?:\.([0-9]{0,10}))?")
_NUMBER = re.compile(
    r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?|[0-9]+/[0-9]*[1-9][0-9]*"
)
_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+ *%?")
_LONGEST = 60
# Digits of a percentage that a unit holds after its point.
_PLACES = 10
# Votes of one share that a unit column holds; nothing real comes near it.
_MOST_VOTES = 9_000_000
_WRITTEN = {True: frozenset({"true", "yes", "1"}), False: frozenset({"false", "no", "0"})}


def percent(cell: Cell) -> int | Fraction:
    """A percentage in `UNIT`s; a fraction of 1 where units cannot hold it.

    Raises:
        CellFault: No number, or not between 0 and 100.
    """
    if isinstance(cell, str) and (match := _PLAIN.fullmatch(cell)):
        decimals = match[2] or ""
        units: int = int(match[1] + decimals) * 10 ** (_PLACES - len(decimals))
        if units <= UNIT:
            return units
    value = number(cell) / 100
    if not 0 <= value <= 1:
        raise CellFault("must lie between 0 and 100 (percent)", "correct it or leave the row out")
    return in_units(value)


def votes_of_share(cell: Cell) -> int | Fraction:
    """Votes of one share in `UNIT`s; a fraction where units cannot hold it.

    Raises:
        CellFault: No number, negative, or absurd.
    """
    value = number(cell)
    if not 0 <= value <= _MOST_VOTES:
        raise CellFault(f"must lie between 0 and {_MOST_VOTES} (votes of one share)", "correct it")
    return in_units(value)


def in_units(value: Fraction) -> int | Fraction:
    """A fraction of 1 as whole `UNIT`s, or itself where they cannot hold it."""
    units = value * UNIT
    return units.numerator if units.denominator == 1 else value


def number(cell: Cell) -> Fraction:
    """A number, exactly.

    Raises:
        CellFault: None; with a hint where a comma, a percent sign or an infinity explains it.
    """
    if isinstance(cell, Fraction | int) and not isinstance(cell, bool):
        return Fraction(cell)
    text = str(cell).strip()
    if len(text) <= _LONGEST and _NUMBER.fullmatch(text):
        return Fraction(text)
    if _COMMA.fullmatch(text):
        raise CellFault("is no number", "write a point as decimal mark, as in 43.4")
    if text.endswith("%"):
        raise CellFault("is no number", "leave out the % sign, the column is in percent")
    raise CellFault("is no number", "write percent as in 43.4, or leave the cell empty where it is not known")


def day(cell: Cell) -> int:
    """A day as `date.toordinal`.

    Raises:
        CellFault: Not a day.
    """
    if isinstance(cell, datetime):
        return cell.date().toordinal()
    if isinstance(cell, date):
        return cell.toordinal()
    try:
        text = str(cell).strip()
        if len(text) != len("2023-01-26"):
            raise ValueError(text)
        return date.fromisoformat(text).toordinal()
    except ValueError:
        raise CellFault("is not a day", "write it as 2023-01-26") from None


def truth(cell: Cell) -> int:
    """1 for true, 0 for false.

    Raises:
        CellFault: Neither.
    """
    if isinstance(cell, bool):
        return int(cell)
    text = str(cell).strip().lower()
    for value, words in _WRITTEN.items():
        if text in words:
            return int(value)
    raise CellFault("is neither true nor false", "write true or false")


def _word(words: tuple[str, ...]) -> Callable[[Cell], int]:
    places = {word.lower(): place for place, word in enumerate(words)}

    def read(cell: Cell) -> int:
        place = places.get(str(cell).strip().lower())
        if place is None:
            raise CellFault("is no known word here", f"write one of {', '.join(words)}")
        return place

    return read


#: Position in `KINDS`, in `VOTING`, and in `ENTITY_WORDS`.
kind, voting = _word(KINDS), _word(VOTING)
ENTITY_WORDS = tuple(sorted(ENTITY_KINDS))
entity_kind = _word(ENTITY_WORDS)
