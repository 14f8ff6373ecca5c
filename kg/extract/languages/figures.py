"""Percentages and worded shares among the words of a sentence, in all the smaller European languages.

Example:
    >>> from kg.extract.languages.lists import lists
    >>> figure(words_in("fast 12,5 Prozent der Aktien", 0), 0, lists("de"))
    Figure(first=0, stop=3, rule='nearly', stated='12.5', spelled=False)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import InvalidClaim
from kg.extract.languages.lists import Keys, Lists
from kg.extract.parts import Quantity
from kg.record import frozen
from kg.shares import bounds

_WORD = re.compile(
    r"[A-Z]/[A-Z](?![\w/])|\d{1,2}\.\d{1,2}\.\d{2,4}(?!\w)|\d+[^\W\d_a-zß-ÿ]\w*|\d+(?:[.,]\d+)?|[^\W\d_]+['’](?=[^\W\d_])|(?:v\.h\.|[^\W\d_](?:[\w&]|[-‑.](?=[^\W_]))*|[^\w\s])"
)
_BRAND = re.compile(r"[^\W\d_]{4,}\d{1,3}|[a-z][A-Z]\w{2,}")
_LONGEST_NUMBER = 8
_CLAUSE = 12  # words that a verb is looked for in


@dataclass(slots=True, eq=False)
class Word:
    """A word, number or mark: as written, in small letters, and where."""

    text: str
    key: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter, perhaps behind digits, or is written as brands are.

        Examples: `70Watt`, `krümel24`, `eHaus`.
        """
        return self.text.lstrip("0123456789")[:1].isupper() or _BRAND.fullmatch(self.text) is not None


@frozen(kw_only=False)
class Figure:
    """Where a figure begins and ends among the words, and what it says."""

    first: int
    stop: int
    rule: str
    stated: str | None
    spelled: bool = False  # whether a fraction in words stands for the numeral


def words_in(text: str, offset: int) -> list[Word]:
    """The words of a stretch that begins at an offset of the document."""
    return [
        Word(m[0], m[0].casefold().rstrip("'’"), m.start() + offset, m.end() + offset)
        for m in _WORD.finditer(text)
    ]


def keys_at(words: list[Word], at: int, size: int) -> Keys:
    """The words of a phrase, in small letters; fewer at the end."""
    return tuple(word.key for word in words[at : at + size])


def figure(words: list[Word], at: int, known: Lists) -> Figure | None:
    """The figure that begins at a word; None where none does."""
    if not _is_number(words, at, known) and words[at].key not in known.figure_starts:
        return None
    first, rule = at, "exact"
    for size in (4, 3, 2, 1):
        found = known.qualifiers.get(keys_at(words, at, size))
        if found is not None and _is_number(words, at + size, known):
            if size == 1 and words[at].key in known.governed and _is_governed(words, at, known):
                return None  # "verfügt über 20 Prozent": the figure begins behind it
            first, rule = at + size, found
            break
    return _percentage(words, at, first, rule, known) or _worded(words, at, known)


def _is_governed(words: list[Word], at: int, known: Lists) -> bool:
    """Whether a verb of the clause takes the word: `die über 20 Prozent verfügt`."""
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(words) and abs(place - at) < _CLAUSE and words[place].text not in ".;:,":
            if words[place].key in known.governing:
                return True
            place += step
    return False


def quantity(text: str, span: tuple[int, int], rule: str, stated: str | None) -> Quantity | None:
    """A quantity whose bounds `kg.shares` makes; None for a figure that no share can have."""
    try:
        share = bounds(rule, stated)
    except InvalidClaim:
        return None
    return Quantity(text, *span, rule, stated, None, rule in ("about", "nearly"), share)


def _is_number(words: list[Word], at: int, known: Lists) -> bool:
    if at >= len(words):
        return False
    return (words[at].text[:1].isdigit() and words[at].text[-1:].isdigit()) or (
        words[at].key in known.numerals and _sign(words, at + 1, known) > 0
    )


def _percentage(words: list[Word], at: int, first: int, rule: str, known: Lists) -> Figure | None:
    if not _is_number(words, first, known) or len(words[first].text) > _LONGEST_NUMBER:
        return None
    if first and words[first - 1].text in ("-", "−", "+"):
        return None  # a change of price has a sign, a share has none
    stop = first + 1
    stop += _sign(words, stop, known)
    if stop == first + 1 and not (_shares_sign(words, stop, known) or _in_list(words, first, known)):
        return None
    stated = known.numerals.get(words[first].key) or words[first].text.replace(",", ".")
    return Figure(at, stop, rule, stated)


def _sign(words: list[Word], at: int, known: Lists) -> int:
    return next((len(sign) for sign in known.percent if keys_at(words, at, len(sign)) == sign), 0)


def _shares_sign(words: list[Word], at: int, known: Lists) -> bool:
    """`von 20 auf 45 Prozent`, `30 e 12%`: the sign of the next number stands for both."""
    size = next((n for n in (3, 2, 1) if known.code(keys_at(words, at, n)) is not None), 1)
    joint = known.code(keys_at(words, at, size))
    after = at + size
    while after < len(words) and (words[after].key in known.definite or words[after].key in ("un", "ein")):
        after += 1
    numbered = after < len(words) and words[after].text[:1].isdigit()
    if numbered and words[at].text == ",":  # "42, 31 und 27 Prozent"
        return _shares_sign(words, after + 1, known)
    return joint in ("F", "&", "=", "<") and numbered and _sign(words, after + 1, known) > 0


def _in_list(words: list[Word], at: int, known: Lists) -> bool:
    """`con 45 por ciento; Talby, con 35, y Norvik, con el 20 restante`: the first sign stands for all.

    So does the next one in `statt bisher 26 hält Talby nun 41,5 Prozent`.
    """
    after = at + 1
    while after < len(words) and words[after].key in known.transparent:
        after += 1
    before = at - 1
    while before > 0 and known.code((words[before].key,)) == "D":
        before -= 1
    ends = after >= len(words) or not words[after].text[0].isalnum() or words[after].key in ("y", "e", "und")
    if any(known.code(keys_at(words, at - n, n)) == "<" for n in (3, 2, 1) if at >= n):
        return any(_sign(words, further, known) for further in range(at + 1, min(at + 9, len(words))))
    led = before >= 0 and (known.code((words[before].key,)) == "W" or _is_share_behind_name(words, at))
    return ends and led and any(_sign(words, back, known) for back in range(at))


def _is_share_behind_name(words: list[Word], at: int) -> bool:
    """`Talby hält 58 Prozent, Norvik 42.`: a number up to 100 that closes its clause behind a name."""
    closes = at + 1 >= len(words) or words[at + 1].text in ".,;"
    number = words[at].text.replace(",", ".")
    small = re.fullmatch(r"\d{1,2}(\.\d+)?", number) is not None
    return closes and small and at > 0 and words[at - 1].is_capital


def _worded(words: list[Word], at: int, known: Lists) -> Figure | None:
    for size in (4, 3, 2, 1):
        rule = known.worded.get(keys_at(words, at, size))
        if rule is None or at + size > len(words):
            continue
        if rule[0].isdigit():  # "ein Zehntel" is as good as 10 percent
            return Figure(at, at + size, "exact", rule, spelled=True)
        return Figure(at, at + size, rule, None)
    return None
