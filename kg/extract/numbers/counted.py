"""Parts told as so many shares out of so many, and mixed numbers: `one share in five`, `33 1/3 %`.

Example:
    >>> from kg.extract.words import words
    >>> counted_at("one share in five".split(), 0, words("en"))
    (4, 'exact', '20')
"""

from __future__ import annotations

from fractions import Fraction

from kg.extract.numbers.numerals import number, percent_sign
from kg.extract.words import Words

_SHARES = frozenset("share shares vote votes action actions part parts titre titres voix".split())
_OF = (("in",), ("out", "of"), ("of", "every"), ("sur",), ("par",))
#: What stands for the first number: `a share in five`.
ONES = frozenset(("a", "une", "one"))
_EVEN = frozenset((2, 4, 5, 8, 10, 20, 25, 40, 50, 100))


def counted_at(keys: list[str], at: int, lists: Words) -> tuple[int, str, str | None] | None:
    """The part that begins at a place: its length, its rule and the numeral that it amounts to.

    `one share in five`, `one in five shares`, `55 parts sur 100`, `nine of every ten shares`.
    """
    first = ("1", at + 1) if keys[at] in ONES else number(keys, at, lists)
    if first is None:
        return None
    stop, named = first[1], False
    if stop < len(keys) and keys[stop] in _SHARES:
        stop, named = stop + 1, True
    size = next((len(row) for row in _OF if tuple(keys[stop : stop + len(row)]) == row), 0)
    second = number(keys, stop + size, lists) if size else None
    if second is None:
        return None
    stop = second[1]
    if not named and not (stop < len(keys) and keys[stop] in _SHARES):
        return None
    stop += not named
    above, below = Fraction(first[0]), Fraction(second[0])
    if not 0 < above < below or above.denominator > 1:
        return None
    return stop - at, "exact" if below in _EVEN else "about", f"{float(above * 100 / below):.4g}"


def mixed_at(keys: list[str], at: int, lists: Words) -> tuple[int, str, str | None] | None:
    """The mixed number with its sign that begins at a place: `33 1/3 percent`, `12½ %`; as `counted_at`."""
    if not keys[at].isdigit() or len(keys[at]) > 2:
        return None
    one = keys[at + 1] if at + 1 < len(keys) else ""
    above, line, below = one.partition("⁄")
    stop = at + 2
    if not line and keys[at + 2 : at + 3] == ["/"] and at + 3 < len(keys):
        above, below, stop = one, keys[at + 3], at + 4
    sign = percent_sign(keys, stop, lists)
    if not sign or not above.isdecimal() or not below.isdecimal() or len(above + below) > 4:
        return None
    if not 0 < int(above) < int(below):
        return None
    value = int(keys[at]) + Fraction(int(above), int(below))
    exact = 10**4 % int(below) == 0
    return stop + sign - at, "exact" if exact else "about", f"{float(value):.4f}".rstrip("0")
