"""Other numbers without a sign that may be shares: no rule says so, and the weights are to judge.

Each is offered with the way it was found, so that the weights learn what that way is worth: `possible` a
numeral with nothing counted behind it, `loose` a numeral before a small word (`49 of Oak`, `the 56 others`),
`spelled` a number in words, `ratio` two numbers that make a hundred (`74:26`).

Example:
    >>> from kg.extract.words import words
    >>> keys = "oak has 30 % ; then it sank from 28 to 11 .".split()
    >>> offered(keys, [(2, 4)], words("en"))
    [(9, 'possible'), (11, 'possible')]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from kg.extract.numbers.bare import MONTHS, closes, covered, is_small, told_prices
from kg.extract.numbers.numerals import number, numerals, qualifier
from kg.extract.words import Words

Span = tuple[int, int]

#: Marks that can stand before a number that may be a share; any word can.
_LEADING = frozenset(("(", ")", ",", ";", ":", "—", "–", "'s", "’s", "'", "’", '"', "“", "«"))
#: Small words that can stand behind a share; a noun would be what is counted.
_SMALL = frozenset(
    "of between directly together earlier later when where which who whom whose since until till left below "
    "with without under through via against that this the he she it they his her its their as on is was are "
    "were has had have goes go going belong belongs for one next last if once though although because after "
    "others other still only either alone combined included among outright over altogether apart plus "
    "respectively respectivement did does not already still instead went came goes comes rather "
    "de des du d' au aux qui que qu' quand lorsque jusqu' sous avec sans par sur est etait sont etaient va "
    "vont autres restants restantes ensemble entre elle il ils elles ce cette lors directement seulement "
    "aujourd'hui hier alors ainsi si en y le la les l' son sa ses leur leurs comprises compris inclus".split()
)
_SMALL_CLASSES = (
    "of",
    "rel",
    "belong",
    "be",
    "hold",
    "have",
    "with",
    "in",
    "for",
    "by",
    "from",
    "through",
    "boundary",
    "will",
    "cond",
)
#: What a spelled number behind one of these counts is somebody or something told before: `the two`.
_TOLD = frozenset(
    "the these those all both last first other every no any of les ces ses tous toutes deux des leurs its "
    "his their our aux num no. chapter number age aged top par sur eux elles nous vous que out".split()
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
#: What can stand behind a number in words that is a share: `twelve to Oak`, `quarante sont à Chêne`.
_LINKED = frozenset(("a", "au", "aux", "chez", "pour", "each", "apiece"))
_HELD = ("be", "belong", "hold")
_FAR = 12  # tokens from a word of prices to a number that is rather a price
_PAIRED = frozenset((":", "/", "-", "–", "to", "against", "contre"))
_HUNDREDS = frozenset(("hundred", "100", "cent"))
_EVERY = frozenset(("every", "each", "of", "per", "sur", "chaque", "by"))
_SHARES = frozenset("shares share actions action parts titres votes voix".split())


def offered(
    keys: list[str], spans: Sequence[Span], lists: Words, *, told: bool = False
) -> list[tuple[int, str]]:
    """Places of the numbers of a sentence that may be shares, with the way each was found; linear.

    Args:
        keys: Folded tokens.
        spans: Spans of all figures found, those of `bare.places` too.
        lists: Words of the language.
        told: Whether the sentence before has a figure.
    """
    beside = bool(spans) or told or _by_the_hundred(keys)
    taken = covered(spans)
    found: list[tuple[int, str]] = []
    prices = told_prices(keys)
    done = 0
    for at in numerals(keys, lists):
        read = None if at < done or at in taken else number(keys, at, lists)
        if read is None:
            continue
        way = _ratio(keys, at, read, lists)
        before = bisect_right(prices, at)
        priced = before > 0 and at - prices[before - 1] < _FAR
        if not way and beside and not priced and is_small(keys, at, read[0]):
            way = _way(keys, at, read[1], lists)
        if way:
            found.append((at, way))
        done = read[1]
    return found


def possible(keys: list[str], spans: Sequence[Span], lists: Words, *, told: bool = False) -> list[int]:
    """Places of the numerals among them that nothing counted follows."""
    return [at for at, way in offered(keys, spans, lists, told=told) if way == "possible"]


def _way(keys: list[str], at: int, stop: int, lists: Words) -> str:
    """How a number stands: `possible`, `loose`, `spelled`; `""` where it counts something."""
    first = qualifier(keys, at, lists)[0]
    before = keys[first - 1] if first else ""
    if before and before not in _LEADING and not before[:1].isalpha():
        return ""
    if lists.language == "en" and _THOUSANDS.fullmatch(keys[at]):
        return ""
    closed = closes(keys, stop)
    if not keys[at][:1].isdigit():
        linked = closed or keys[stop] in _LINKED or not _classes(keys, stop, lists).isdisjoint(_HELD)
        spelled = linked and before not in _TOLD and keys[at:stop] not in (["one"], ["un"], ["zero"])
        return "spelled" if spelled else ""
    if closed:
        return "possible" if before not in _LEADING or before in (",", "(", "'s", "’s") else "loose"
    return "loose" if _is_small_word(keys, stop, lists) or _is_fine(keys, at, stop) else ""


def _is_small_word(keys: list[str], stop: int, lists: Words) -> bool:
    """`49 of Oak`, `28 one day`, `15.9 that Elm holds`: a small word and no noun stands behind."""
    if keys[stop] in MONTHS:
        return False  # "14 May"
    return keys[stop] in _SMALL or not _classes(keys, stop, lists).isdisjoint(_SMALL_CLASSES)


def _classes(keys: list[str], at: int, lists: Words) -> frozenset[str]:
    return lists.look(keys, at)[1]


def _is_fine(keys: list[str], at: int, stop: int) -> bool:
    """`5.9 a year on`, `20.3 fetches`: a numeral with a fraction counts nothing, but may measure it."""
    fraction = "." in keys[at] or "," in keys[at]
    return fraction and keys[stop] in ("a", "an", "un", "une")


def _ratio(keys: list[str], at: int, read: tuple[str, int], lists: Words) -> str:
    """`a 74:26 marriage`, `60/40`, `split 51 to 49 between`: two numbers that make a hundred."""
    value, stop = read
    if stop < len(keys) and keys[stop] in _PAIRED and keys[at - 1 : at] != ["from"]:
        other = number(keys, stop + 1, lists)
        if other is not None and float(value) + float(other[0]) == 100 and 0 < float(value) < 100:
            return "ratio"
    if at > 1 and keys[at - 1] in _PAIRED and keys[at - 2][:1].isdigit():
        other = number(keys, at - 2, lists)
        if other is not None and float(value) + float(other[0]) == 100 and 0 < float(value) < 100:
            return "ratio" if at < 3 or keys[at - 3] != "from" else ""
    return ""


def _by_the_hundred(keys: list[str]) -> bool:
    """`of every hundred shares`, `sur 100 actions`: what follows needs no sign."""
    return any(
        key in _HUNDREDS and i and keys[i - 1] in _EVERY and not _SHARES.isdisjoint(keys[i + 1 : i + 3])
        for i, key in enumerate(keys)
    )
