"""Dates as articles write them, in English and French; whole days in five more. Without a year there is none.

Example:
    >>> [str(found.date) for found in dates_in("on 26 January 2023, le 1er mai 2021, in March 2020")]
    ['2023-01-26', '2021-05-01', '2020-03']
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.errors import InvalidClaim
from kg.model import PartialDate
from kg.names import fold
from kg.record import frozen

_MONTHS = (
    "january|janvier|jan",
    "february|fevrier|feb|fev|fevr",
    "march|mars|mar",
    "april|avril|apr|avr",
    "may|mai",
    "june|juin|jun",
    "july|juillet|jul|juil",
    "august|aout|aug",
    "september|septembre|sept|sep",
    "october|octobre|oct",
    "november|novembre|nov",
    "december|decembre|dec",
)
#: Any name of a month, folded, as a part of a pattern.
MONTH = "|".join(_MONTHS)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split("|")}
# As written: the folded names, and the accents that folding takes away.
_WORD = (
    r"(?:"
    + "|".join(sorted(_NUMBER, key=len, reverse=True)).replace("e", "[eéEÉ]").replace("u", "[uûUÛ]")
    + r")\.?"
)
_YEAR = r"(?:1[89]|20|21)\d\d"
_YEARS = re.compile(_YEAR)
_DATE = (
    rf"\b(?:(?P<iso>{_YEAR}-\d\d(?:-\d\d)?)(?![\d-])"
    rf"|(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er)?\s+(?:of\s+)?(?P<m1>{_WORD})\s*,?\s+(?P<y1>{_YEAR})\b"
    rf"|(?P<m2>{_WORD})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>{_YEAR})\b"
    rf"|(?P<m3>{_WORD})\s+(?P<y3>{_YEAR})\b(?!-\d)"
    rf"|(?<![/.,\d-])(?P<y4>{_YEAR})(?![\d%,.-]*\d)\b)"
)
_SLASHED = re.compile(rf"\b(\d{{1,2}})[/.](\d{{1,2}})[/.]({_YEAR})\b")


# Months of German, Spanish, Italian, Dutch and Portuguese, folded.
_ABROAD = (
    "januar|janner|januari|enero|gennaio|janeiro",
    "februar|februari|febrero|febbraio|fevereiro",
    "marz|maart|marzo|marco",
    "april|abril|aprile",
    "mai|mei|mayo|maggio|maio",
    "juni|junio|giugno|junho",
    "juli|julio|luglio|julho",
    "august|augustus|agosto",
    "september|septiembre|setiembre|settembre|setembro",
    "oktober|octubre|ottobre|outubro",
    "november|noviembre|novembre|novembro",
    "dezember|december|diciembre|dicembre|dezembro",
)
_NUMBER_ABROAD = {name: number for number, names in enumerate(_ABROAD, 1) for name in names.split("|")}
_DAY_ABROAD = rf"\b(\d{{1,2}})(?:\.|º|°)?\s+(?:de\s+)?([^\W\d_]{{3,10}})\s+(?:del?\s+)?({_YEAR})\b"


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Compiled for the first text with a year; no other pattern takes so long."""
    return re.compile(_DATE, re.IGNORECASE)


@frozen(kw_only=False)
class Found:
    """A date and where it stands in the text that was searched."""

    date: PartialDate
    start: int
    end: int


def dates_in(text: str) -> list[Found]:
    """All dates with a year in a text, in order; linear in its length.

    A bare year counts ("since 1999"); numerals such as `1,999` or `2020 %` do not.
    """
    found: list[Found] = []
    if _YEARS.search(text) is None:
        return found
    for match in _pattern().finditer(text):
        date = _read(match)
        if date is not None and not text[match.end() : match.end() + 2].strip().startswith("%"):
            found.append(Found(date, match.start(), match.end()))
    return found


def days_abroad(text: str) -> list[Found]:
    """All days with month and year in a text in German, Spanish, Italian, Dutch or Portuguese, in order.

    Example:
        >>> [str(found.date) for found in days_abroad("3. März 2024, 1º de maio de 2023, 8 giugno 2021")]
        ['2024-03-03', '2023-05-01', '2021-06-08']
    """
    found: list[Found] = []
    if _YEARS.search(text) is None:
        return found
    for match in re.finditer(_DAY_ABROAD, text):
        month = _NUMBER_ABROAD.get(fold(match[2]))
        date = _date(match[3], str(month), match[1]) if month else None
        if date is not None:
            found.append(Found(date, match.start(), match.end()))
    return found


def parse(text: str, *, day_first: bool = True) -> PartialDate | None:
    """The one date that a short text gives, or None.

    Args:
        text: `2023-01-26`, `26 January 2023`, `26/01/2023`, "not stated" ...
        day_first: Whether `03/04/2021` is the third of April; otherwise such a date is refused.

    Example:
        >>> str(parse("3 mai 2021")), parse("Tuesday")
        ('2021-05-03', None)
    """
    for found in (*days_abroad(text), *dates_in(text)):
        return found.date
    slashed = _SLASHED.search(text)
    if slashed and (day_first or int(slashed[1]) > 12):
        return _date(slashed[3], slashed[2], slashed[1])
    return None


def _read(match: re.Match[str]) -> PartialDate | None:
    if match["iso"]:
        return _date(*match["iso"].split("-"))
    if match["y4"]:
        return _date(match["y4"])
    for day, month, year in (("d1", "m1", "y1"), ("d2", "m2", "y2"), ("", "m3", "y3")):
        if match[year]:
            number = _NUMBER[fold(match[month]).rstrip(".")]
            return _date(match[year], str(number), match[day] if day else None)
    return None


def _date(year: str, month: str | None = None, day: str | None = None) -> PartialDate | None:
    parts = [year] + [part.zfill(2) for part in (month, day) if part]
    try:
        return PartialDate("-".join(parts))
    except InvalidClaim:
        return None
