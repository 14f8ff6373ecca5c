"""Parts in words: `half`, `two fifths`, `all of Oak`, `la moitié`, and what only looks like one.

Only words are read here; bounds are made of them in `quantities`.

Example:
    >>> from kg.extract.words import words
    >>> worded_at(["two", "fifths", "of", "oak"], 0, words("en"))
    (2, 'exact', '40')
    >>> worded_at(["a", "fifth", "investor"], 0, words("en")) is None
    True
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from kg.extract.tokens import Token
from kg.extract.words import Words, words

#: Name of the part to its denominator; halves, thirds and quarters have rules of their own.
_PARTS = {
    "en": {"fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10},
    "fr": {"cinquieme": 5, "sixieme": 6, "septieme": 7, "huitieme": 8, "neuvieme": 9, "dixieme": 10},
}
_EVEN = (4, 5, 8, 10)  # parts that are whole numbers of thousandths
_ONE = frozenset(("a", "an", "one", "every", "un", "le", "au", "remaining", "other", "autre"))
#: Classes of words that can follow a part; a noun that they do not cover is what is counted: `a third party`.
_FOLLOWING = (
    "of", "in", "stake", "capital", "votes", "voting", "and", "or", "by", "to", "with", "hold", "for", "from",
    "than", "boundary", "be", "rel", "on", "belong", "as", "through",
)  # fmt: skip
_EACH = frozenset(
    "each apiece chacun chacune directly itself directement du dans restant hers his theirs ours mine its "
    "their her owned held property about environ peu only also only now today aujourd'hui respectivement "
    "via sous chez sont est contre entre between among without but while remains goes went remain "
    "they it he she that which stays stay reste restent revient va".split()
)
_SIZES = frozenset(
    "size price number amount value cost rate weight length speed level sum figure total distance".split()
)
_ORDINAL = frozenset(("third", "quarter", "twoThirds", "threeQuarters", "exact", "about"))
_PERIODS = frozenset(("first", "second", "last", "next", "premiere", "seconde", "deuxieme"))
_TIME = frozenset(
    (
        "century", "hour", "year", "decade", "day", "month", "time", "siecle", "heure", "an", "annee",
        "temps", "finale",
    )
)  # fmt: skip
_LONE = {"quarter": 4, "third": 3}
_OWN = frozenset(("its", "his", "her", "their", "'s", "’s"))
_SIZED = frozenset("dernier petit bon gros autre".split())
_MORE = frozenset(("plus", "minus", "each"))
_WHICH = frozenset(("that", "which", "it", "they", "he", "she", "held", "owned"))
_NO_HALF = frozenset(("a", "an", "as", "past", "time", "way", "dozen", "again", "moins", "prix"))
_TO = frozenset(("a", "par", "avec", "aupres", "des", "les", "aux", "chez"))
_KEPT = frozenset("kept held owned retained sold go remain stay belong pass".split())
_FULL = frozenset(("full", "sole", "complete", "outright"))
#: By their first word.
_ALL = {
    "all": (("all", "of", "it"),),
    "the": (("the", "lot"), ("the", "whole", "lot")),
    "le": (("le", "tout"),),
}
_CLOSING = frozenset(", . ; : ) and et on for with in from at to by but while a pour mais au".split())
_WHOLES = {
    "the": (("the", "whole"), ("the", "entirety"), ("the", "entire")),
    "all": (("all",),),
    "la": (("la", "totalite"),),
    "l'": (("l'", "integralite"), ("l'", "ensemble")),
    "tout": (("tout", "le"),),
}


def worded_at(
    keys: list[str], at: int, lists: Words, tokens: Sequence[Token] = ()
) -> tuple[int, str, str | None] | None:
    """The worded part that begins at a place: its length, its rule and the numeral that it amounts to.

    Args:
        keys: Folded tokens.
        at: The place.
        lists: Words of the language.
        tokens: The tokens, whose capitals tell names; empty where that is not known.
    """
    if keys[at] not in openers(lists.language) and "-" not in keys[at]:
        return None  # nearly every word
    found = _listed(keys, at, lists) or _fraction(keys, at, lists)
    if found is not None:
        name = at + found[0] < len(tokens) and tokens[at + found[0]].is_capital
        many = found[1] in ("twoThirds", "threeQuarters") and name  # "pour les deux tiers Sapin"
        return found if many or _is_part(keys, at, found, lists) else None
    return _all_of_it(keys, at) or _ownership(keys, at, lists) or _whole(keys, at, lists, tokens)


@lru_cache(maxsize=8)
def openers(language: str) -> frozenset[str]:
    """The words that a worded part can begin with."""
    lists = words(language)
    listed = {row[0] for row in lists.fractions} | set(_WHOLES)
    own = {*_LONE, *_PARTS["en"]} if language == "en" else {"l'"}
    return frozenset(listed | {"remaining", "the", *_ONE, *_FULL, *lists.numbers} | own)


def _listed(keys: list[str], at: int, lists: Words) -> tuple[int, str, str | None] | None:
    size = next(
        (n for n in (3, 2, 1) if at + n <= len(keys) and tuple(keys[at : at + n]) in lists.fractions), 0
    )
    if not size and keys[at] == "the":
        return _the_part(keys, at)
    if not size and lists.language == "fr" and keys[at] in ("le", "un", "l'"):
        return _told_part(keys, at)
    if not size and at and keys[at - 1] in _OWN:
        return _own_part(keys, at)
    return (size, lists.fractions[tuple(keys[at : at + size])], None) if size else None


def _the_part(keys: list[str], at: int) -> tuple[int, str, str | None] | None:
    """`the quarter plus one share`, `the third that Elm had`; not `the third quarter`, `in the quarter`."""
    key = keys[at + 1] if at + 1 < len(keys) else ""
    below = _LONE.get(key) or _PARTS["en"].get(key)
    behind = keys[at + 2] if at + 2 < len(keys) else ""
    if below is None or not (behind in _MORE or (behind in _WHICH and key != "quarter")):
        return None
    if key in _LONE:
        return 2, key, None
    return 2, "exact" if below in _EVEN else "about", f"{100 / below:.4g}"


def _told_part(keys: list[str], at: int) -> tuple[int, str, str | None] | None:
    """`le dernier dixième`, `un petit tiers`, `un gros quart`: an adjective inside."""
    if keys[at + 1 : at + 2] == [] or keys[at + 1] not in _SIZED or at + 2 >= len(keys):
        return None
    rule = {"tiers": "third", "quart": "quarter"}.get(keys[at + 2])
    if rule is not None:
        return 3, rule, None
    below = _PARTS["fr"].get(keys[at + 2])
    return (3, "exact" if below in _EVEN else "about", f"{100 / below:.4g}") if below else None


def _own_part(keys: list[str], at: int) -> tuple[int, str, str | None] | None:
    """`its tenth of the carrier`, `his third of Elm`: the part that somebody has, of something."""
    if keys[at + 1 : at + 2] != ["of"]:
        return None
    below = _LONE.get(keys[at]) or _PARTS["en"].get(keys[at])
    if below is None:
        return None
    if keys[at] in _LONE:
        return 1, keys[at], None
    return 1, "exact" if below in _EVEN else "about", f"{100 / below:.4g}"


def _fraction(keys: list[str], at: int, lists: Words) -> tuple[int, str, str | None] | None:
    """`two fifths`, `four-fifths`, `un cinquième`, `trois dixièmes`."""
    row = keys[at].split("-") if "-" in keys[at] else keys[at : at + 2]
    if len(row) != 2:
        return None
    if row[0] in ("remaining", "other") and row[1] in ("third", "quarter", "half"):
        return 2, row[1], None
    parts = _PARTS[lists.language]
    above = 1 if row[0] in _ONE else lists.numbers.get(row[0], 0)
    below = parts.get(row[1]) or (parts.get(row[1].removesuffix("s")) if above > 1 else None)
    if below is None or not 0 < above < below:
        return None
    part = Fraction(above * 100, below)
    exact = below in _EVEN
    size = 1 if "-" in keys[at] else 2
    return size, "exact" if exact else "about", f"{float(part):.4g}"


def _is_part(keys: list[str], at: int, found: tuple[int, str, str | None], lists: Words) -> bool:
    """Whether a part can be one of a whole: no `third party`, `first half`, `half an hour`, `by half`."""
    size, rule, _ = found
    after = keys[at + size] if at + size < len(keys) else ""
    if rule == "half":
        return _is_half(keys, at, size)
    if rule not in _ORDINAL:
        return True
    if after in ("'s", "’s"):
        return False  # "the other quarter's results"
    if keys[at : at + size] in (["un", "tiers"], ["tiers"]) and _is_somebody(keys, at, lists):
        return False
    return not _is_counted(keys, at + size, lists) and not (
        after in ("of", "de", "d'") and _of_time(keys, at + size)
    )


def _is_somebody(keys: list[str], at: int, lists: Words) -> bool:
    """`vendre à un tiers`, `des tiers`: somebody else; but `descendre à un tiers` tells a level."""
    before = keys[at - 1] if at else ""
    if keys[at] == "tiers":
        return before != "au"
    moved = {"rise", "fall", "raise", "cut", "level"}
    if before == "a" and any(lists.look(keys, i)[1] & moved for i in range(max(0, at - 4), at - 1)):
        return False
    return before in _TO


def _is_half(keys: list[str], at: int, size: int) -> bool:
    """`half the company` is; `half a dozen`, `in half`, `first half`, `réduit de moitié` are not."""
    word = keys[at + size - 1]
    before = keys[at - 1] if at else ""
    after = keys[at + size] if at + size < len(keys) else ""
    if word not in ("half", "moitie"):
        return True
    if before in ("by", "in") or (size == 1 and before == "de"):
        return False
    if after in ("of", "de", "d'") and _of_time(keys, at + size):
        return False
    return not (before in _PERIODS or (after in _NO_HALF and (word == "half" or after not in ("a", "as"))))


def _of_time(keys: list[str], at: int) -> bool:
    return any(key in _TIME for key in keys[at + 1 : at + 3])


def _is_counted(keys: list[str], at: int, lists: Words) -> bool:
    """`a third party`, `a fifth plant`: the word after it is the noun that an ordinal counts."""
    if at >= len(keys) or not keys[at][:1].isalpha() or keys[at] in _EACH:
        return False
    if keys[at] == "will":
        return _KEPT.isdisjoint(keys[at + 1 : at + 3])  # "a quarter will be kept by Oak", "will go to Oak"
    if keys[at] == "the":
        return not _SIZES.isdisjoint(keys[at + 1 : at + 2])  # "a quarter the son's", not "a quarter the size"
    _, classes = lists.look(keys, at)
    return classes.isdisjoint(_FOLLOWING)


def _all_of_it(keys: list[str], at: int) -> tuple[int, str, str | None] | None:
    """`sold all of it`, `is taking the lot`, `a repris le tout`: the whole of what was spoken of."""
    for row in _ALL.get(keys[at], ()):
        stop = at + len(row)
        if at and tuple(keys[at:stop]) == row:
            closed = stop >= len(keys) or keys[stop] in _CLOSING
            return (len(row), "whole", None) if closed and keys[at - 1][:1].isalpha() else None
    return None


def _ownership(keys: list[str], at: int, lists: Words) -> tuple[int, str, str | None] | None:
    """`has full ownership of Oak`, `sole ownership of the mine`: all of it; not `full ownership rules`."""
    if keys[at] not in _FULL or keys[at + 1 : at + 2] != ["ownership"]:
        return None
    return (2, "whole", None) if _linked(keys, at + 2, lists) else None


def _whole(
    keys: list[str], at: int, lists: Words, tokens: Sequence[Token]
) -> tuple[int, str, str | None] | None:
    """`all of Oak`, `the whole of the company`, `la totalité du capital`; not `all of its holding`."""
    rows = _WHOLES.get(keys[at], ())
    whole = next((row for row in rows if tuple(keys[at : at + len(row)]) == row), None)
    if whole is None:
        return None
    after = at + len(whole)
    if whole[0] == "tout" and keys[after : after + 1] == ["monde"]:
        return None  # "tout le monde"
    linked = _linked(keys, after, lists)
    if whole[-1] in ("totalite", "integralite") and at > 1 and keys[at - 2] == "en" and not linked:
        return len(whole), "whole", None  # "il en a la totalité"
    if whole[-1] not in ("entire", "le") and not linked:
        return None
    return (len(whole), "whole", None) if _is_company(keys, after, lists, tokens) else None


def _is_company(keys: list[str], at: int, lists: Words, tokens: Sequence[Token]) -> bool:
    """Whether a company or its capital follows: `of Oak`, `of the share capital`; not `of its holding`."""
    plain = 0
    for i in range(at, min(len(keys), at + 5)):
        _, classes = lists.look(keys, i)
        if "poss" in classes or not keys[i][:1].isalpha():
            return False
        if classes & {"capital", "votes", "voting", "industry"}:
            return True
        if i < len(tokens) and tokens[i].is_capital:
            return i > at
        if classes.isdisjoint(("of", "det")):
            plain += 1
        elif plain:
            return False  # "all of the debt of Oak"
    return False


def _linked(keys: list[str], at: int, lists: Words) -> bool:
    if at >= len(keys):
        return False
    classes = lists.look(keys, at)[1]
    return "of" in classes or (keys[at] == "du" and "capital" in classes)
