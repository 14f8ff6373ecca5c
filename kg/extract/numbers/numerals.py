"""Numbers, percent signs and the words that qualify a number: what figures are written with.

Example:
    >>> from kg.extract.words import words
    >>> number(["quarante-deux", ","], 0, words("fr"))
    ('42', 1)
"""

from __future__ import annotations

import re

from kg.extract.words import Words

_HALVES = (["et", "demi"], ["et", "demie"], ["and", "a", "half"])
_NUMERAL = re.compile(r"\d+(?:\.\d+)?")
_LONGEST_NUMBER = 12
#: After these words *up to* tells where something arrives: `edged up to 24 %`, `brings its stake up to 24 %`.
_MOVED = frozenset(
    "edged crept inched went gone goes go moved moves rose risen rises climbed built ticked nudged "
    "brought came stake holding shareholding interest it them".split()
)
#: After these *jusqu'à* tells where something arrived: `a porté sa part jusqu'à 33 %`.
_PUSHED = frozenset(
    "pousse pousser porte porter monte relevee releve accrue accru grimpe hissee hisse passee leur "
    "grossi grossir gonfle renforce renforcee augmente augmentee remonte remontee eleve elevee".split()
)
#: Class of a qualifying word to the rule of `kg.shares.bounds` that it stands for.
QUALIFIERS = {
    "approx": "about",
    "nearly": "nearly",
    "more": "moreThan",
    "atleast": "atLeast",
    "upto": "upTo",
    "less": "lessThan",
    "justover": "justOver",
}


def numerals(keys: list[str], lists: Words) -> list[int]:
    """The places where a number can begin, in order: figures, number words, words with a hyphen."""
    spelled = lists.numbers
    return [at for at, key in enumerate(keys) if key[:1].isdigit() or key in spelled or "-" in key]


def number(keys: list[str], at: int, lists: Words) -> tuple[str, int] | None:
    """A numeral or number in words: its digits with a point, and the token after it."""
    if at >= len(keys):
        return None
    if keys[at][:1].isdigit():
        plain = keys[at].replace(",", ".").replace("·", ".")
        if len(plain) > _LONGEST_NUMBER or not _NUMERAL.fullmatch(plain):
            return None
        return plain, at + 1
    return _spelled(keys, at, lists)


def _spelled(keys: list[str], at: int, lists: Words) -> tuple[str, int] | None:
    """`forty-three`, `quarante-trois`, `vingt et un`: only numbers up to 100 can be shares."""
    if keys[at] not in lists.numbers and "-" not in keys[at]:
        return None  # nearly every word
    total, stop = 0, at
    while stop < min(len(keys), at + 4):
        if (
            stop > at
            and keys[stop] in ("and", "et", "-")
            and stop + 1 < len(keys)
            and keys[stop + 1] in lists.numbers
        ):
            stop += 1
            continue
        value = _spelled_word(keys[stop], lists)
        if value is None:
            break
        total, stop = total + value, stop + 1
    if not stop > at or total > 100:
        return None
    half = _half(keys, stop)
    return (f"{total}.5", stop + half) if half else (str(total), stop)


def _half(keys: list[str], at: int) -> int:
    """Number of tokens of the half that goes with a number in words: `sept et demi`, `two and a half`."""
    return next((len(row) for row in _HALVES if keys[at : at + len(row)] == row), 0)


def _spelled_word(key: str, lists: Words) -> int | None:
    if key in lists.numbers:
        return lists.numbers[key]
    for cut in range(len(key)):
        if key[cut] == "-" and key[:cut] in lists.numbers and key[cut + 1 :] in lists.numbers:
            return lists.numbers[key[:cut]] + lists.numbers[key[cut + 1 :]]
    return None


def percent_sign(keys: list[str], at: int, lists: Words) -> int:
    """Number of tokens of the percent sign or word at a place; 0 for none."""
    if at >= len(keys):
        return 0
    size, classes = lists.look(keys, at)
    return size if "percent" in classes or keys[at] == "%" else 0


def qualifier(keys: list[str], at: int, lists: Words) -> tuple[int, str]:
    """The qualifying words before a number: where they begin, and their class."""
    for size in (4, 3, 2, 1):
        start = at - size
        if start < 0:
            continue
        length, classes = lists.look(keys, start)
        if length == size and not _is_other(keys, start, size):
            for name in QUALIFIERS:
                if name in classes:
                    return start, name
    return at, ""


def _is_other(keys: list[str], start: int, size: int) -> bool:
    """Whether the words qualify no number: `edged up to 24 %`, `poussé jusqu'à 33 %`, `n'a plus des 15 %`."""
    before = keys[start - 1] if start else ""
    if keys[start] == "up":
        return before in _MOVED
    if keys[start] == "jusqu'":
        return any(key in _PUSHED for key in keys[max(0, start - 4) : start])
    if keys[start] == "plus" and size == 2:
        row = keys[max(0, start - 5) : start]
        return ("ne" in row or "n'" in row) and "pas" not in row
    return False
