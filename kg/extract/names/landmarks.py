"""Capitals that name nobody who could own: seas, lakes, holidays, numbers, places in a report; and saints.

Example:
    >>> is_landmark(["north", "sea"], 0, 2), is_landmark("since boxing day".split(), 1, 3)
    (True, True)
    >>> is_landmark(["sea", "lines"], 0, 2), is_landmark(["robin", "day"], 0, 2)
    (False, False)
    >>> is_numeral("seventy-five"), is_numeral("oak")
    (True, False)
"""

from __future__ import annotations

from kg.extract.names.kinds import KINDS
from kg.extract.tokens import Token
from kg.extract.words import CAPITALS, given_names

_WATERS = frozenset("sea ocean seas oceans strait straits peninsula".split())
_AT_WATER = frozenset("on at around near sur du au".split())
_TIMED = frozenset("since on until till before after by from for every last this next".split())
_DAYS = frozenset(("day", "eve"))
_TENS = frozenset(
    "twenty thirty forty fifty sixty seventy eighty ninety eleven twelve fifteen vingt trente quarante "
    "cinquante soixante quatre-vingt quatre-vingts onze douze quinze".split()
)
_PARTS_OF_PAPERS = frozenset(
    "note table figure article section page annex annexe chapter schedule tableau".split()
)
_SAINTS = frozenset(("St", "Ste", "Mt", "Ft"))


def is_landmark(keys: list[str], at: int, stop: int) -> bool:
    """Whether capitals name a water or a holiday: `the Black Sea`, `on Lake Garda`, `since Boxing Day`.

    Args:
        keys: The folded words of a sentence.
        at: Where the capitals begin.
        stop: Where they end.
    """
    if stop - at < 2:
        return False
    if keys[stop - 1] in _WATERS:
        return True
    before = keys[at - 1] if at else ""
    if keys[at] in ("lake", "lac") and stop - at == 2:
        return before in _AT_WATER and keys[at + 1] not in CAPITALS.company_words | KINDS["firm_words"]
    return keys[stop - 1] in _DAYS and before in _TIMED and keys[at] not in given_names()


def is_numeral(key: str) -> bool:
    """Whether a word is a number: `Seventy-five would be fair` names nobody."""
    return key in _TENS or key.partition("-")[0] in _TENS


def is_part_of_paper(keys: list[str]) -> bool:
    """Whether the words of a run are a place in a report: `Note 17`, `Table 3`."""
    return keys[0] in _PARTS_OF_PAPERS and len(keys) > 1 and keys[1].isdigit()


def is_saint(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether the full stop before a place only shortens: `St. Dunstan`, at the beginning of a name."""
    following = tokens[stop + 1] if stop + 1 < len(tokens) else None
    named = following is not None and following.is_capital and following.start <= tokens[stop].end + 1
    return named and stop == at + 1 and tokens[at].text in _SAINTS
