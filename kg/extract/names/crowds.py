"""Holders told by a plural and what qualifies it: `local banks`, `the 2007 lenders`, `chambres bretonnes`.

A crowd is a noun of the list (`lexicon/crowds.json`) with the adjectives, the year or the trade beside it.
Whether it holds anything here is told by its place: a verb of having and a figure after it, a figure and a
preposition before it, or its own `'` and a figure.

Example:
    >>> from kg.extract.tokens import tokenize
    >>> from kg.extract.words import words
    >>> near = Near({}, words("en"), frozenset())
    >>> tokens = tokenize("The 2007 lenders end up with 88%, and the rest goes to local banks.", 0)
    >>> keys = [token.key for token in tokens]
    >>> [(keys[at], end_of_crowd(near, tokens, keys, at)) for at in (1, 14)]
    [('2007', 3), ('local', 16)]
    >>> is_placed(near, keys, 1, 3)
    True
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from kg.extract.names.kinds import KINDS
from kg.extract.names.near import Near
from kg.extract.tokens import Token
from kg.names import fold

_FILE = Path(__file__).parent.parent / "lexicon" / "crowds.json"
_QUALIFIERS = 3  # words before an English or after a French noun, at most
_BACK = 10  # tokens before a crowd in which a figure is looked for
_SHARED = 10  # tokens after a crowd in which the `and` before its second verb is looked for
_AHEAD = 7  # tokens after a verb of having in which a figure is looked for
_MARKS = frozenset((".", ";", ":", "?", "!"))
# What is left over is a share too: `managers keep the remainder`, `les salariés ont souscrit le solde`.
_LEFT = frozenset("remainder remaining rest balance outstanding reste solde surplus restant restants".split())
_PERCENT = frozenset(("%", "percent", "pct", "pc", "per", "cent", "pour"))
# Before a crowd that has what was told before: `39 to ten local banks`, `22 % sont aux salariés`.
_TO = {
    "en": frozenset("to by among amongst between with of from through for".split()),
    "fr": frozenset("a aux par entre chez pour avec des".split()),
}
_SMALL = {
    "en": frozenset(
        "the its their his her some certain various several many a few other another those whose".split()
    ),
    "fr": frozenset(
        "les ses leurs ces des quelques certains certaines plusieurs autres divers diverses la le l' d' de "
        "dont".split()
    ),
}
_HAVING = {
    "en": frozenset(
        "have has had get gets got keep keeps kept take takes took hold holds held own owns owned vote votes "
        "control controls receive receives retain retains account speak command inherit inherits inherited "
        "acquire subscribe contribute end ends ended left possess own remain stay share split "
        "buy bought sell sold put make made bring down fall falls drop drops sink come rise stand stands "
        "fell divide divides divided".split()
    ),
    "fr": frozenset(
        "ont auront auraient avaient gardent garderont detiennent detiendront possedent conservent prennent "
        "prendront recoivent recevront pesent apportent souscrivent heritent controlent totalisent restent "
        "tombent descendent montent tiennent passent obtiennent reunissent representent partagent cedent "
        "vendent achetent".split()
    ),
}  # fmt: skip
# Before a participle they tell of no share: `ont rejeté l'accord à 73 %`.
_AUXILIARIES = frozenset("have has had ont auront auraient avaient".split())
_OF_HAVING = frozenset("property possession hands ownership propriete possession mains".split())


class _Lists:
    """The packaged lists of a language, folded."""

    def __init__(self, language: str) -> None:
        lists = json.loads(_FILE.read_text(encoding="utf-8"))[language]
        self.heads = frozenset(fold(word) for word in lists["heads"].split())
        self.qualified = frozenset(fold(word) for word in lists["qualified"].split())
        self.nouns = self.heads | self.qualified
        self.qualifiers = frozenset(fold(word) for word in lists["qualifiers"].split())


@lru_cache(maxsize=2)
def _lists(language: str) -> _Lists:
    return _Lists(language)


def nouns(language: str) -> frozenset[str]:
    """The nouns of crowds in a language."""
    return _lists(language).nouns


def end_of_crowd(near: Near, tokens: list[Token], keys: list[str], at: int) -> int | None:
    """The end of the crowd that begins at a token; None where none does; constant."""
    language = near.lists.language
    if _lists(language).nouns.isdisjoint(keys[at : at + _QUALIFIERS + 1]):
        return None  # nearly every word
    if keys[at] in near.lists.numbers or keys[at] in _SMALL[language] or keys[at] == "own":
        return None
    if at and not _may_begin(near, tokens, keys, at):
        return None
    stop = _french(near, tokens, keys, at) if language == "fr" else _english(near, tokens, keys, at)
    named = stop is not None and stop < len(tokens) and tokens[stop].is_capital  # "her brothers Luc and Jo"
    return None if named else stop


def _english(near: Near, tokens: list[Token], keys: list[str], at: int) -> int | None:
    """`local banks`, `convertible noteholders`, `2007 lenders`, `new investors`."""
    lists, stop = _lists("en"), at
    while stop < len(tokens) and stop - at <= _QUALIFIERS:
        if keys[stop] in lists.heads or (keys[stop] in lists.qualified and _is_told(lists, keys, at, stop)):
            return None if keys[stop + 1 : stop + 2] in (["of"], ["-"]) and stop == at else stop + 1
        if not _qualifies(near, tokens, keys, stop, opening=stop == 0):
            return None
        stop += 1
    return None


def is_crowd(name: str) -> bool:
    """Whether a name is nothing but a crowd, with a capital at the beginning of a sentence at most.

    Example:
        >>> [is_crowd(name) for name in ("New investors", "2007 lenders", "Farmers' unions", "Alder Trusts")]
        [True, True, True, False]
    """
    words = fold(name).split()
    if not all(word[:1].islower() or not word[:1].isalpha() for word in name.split()[1:]):
        return False
    for lists, head in ((_lists("en"), words[-1:]), (_lists("fr"), words[:1])):
        told = bool(set(words) & lists.qualifiers)
        if set(head) & (lists.heads | (lists.qualified if told else frozenset())):
            return True
    return False


def _may_begin(near: Near, tokens: list[Token], keys: list[str], at: int) -> bool:
    """Whether a noun phrase can begin here: after a mark, an article, a number or a preposition."""
    before = tokens[at - 1]
    if tokens[at].is_capital:
        return not before.is_word
    if not before.is_word or before.text[:1].isdigit():
        return not tokens[at - 1].text.endswith(("'", "’")) or before.is_word
    language = near.lists.language
    small = keys[at - 1] in _SMALL[language] or keys[at - 1] in _TO[language]
    return small or keys[at - 1] in near.lists.numbers or keys[at - 1] in ("and", "et", "while", "que", "own")


def _is_told(lists: _Lists, keys: list[str], at: int, stop: int) -> bool:
    """Whether a noun that says little (`investors`) has a word that tells which: `new investors`."""
    return any(key in lists.qualifiers for key in keys[at:stop]) or (at > 0 and keys[at - 1][:1].isdigit())


def _qualifies(near: Near, tokens: list[Token], keys: list[str], at: int, *, opening: bool) -> bool:
    """Whether a word can stand before the noun: `local`, `convertible`, `2007`, `ten`."""
    token, key = tokens[at], keys[at]
    if key in _lists("en").qualifiers or key in near.lists.numbers:
        return True
    if len(token.text) == 4 and token.text.isdigit() and token.text[0] in "12":
        return True
    if token.is_capital and not opening:
        return False
    return token.is_word and key.isalpha() and len(key) > 3 and not near.lists.look(keys, at)[1]


def _french(near: Near, tokens: list[Token], keys: list[str], at: int) -> int | None:
    """`salariés`, `coopératives agricoles bretonnes`, `nouveaux investisseurs`."""
    lists = _lists("fr")
    first = at + (keys[at] in lists.qualifiers and at + 1 < len(keys))
    first = at if keys[first] not in lists.nouns else first  # "trois fondateurs tombent"
    if keys[first] not in lists.nouns or tokens[first].is_capital != (first == 0):
        return None
    stop = first + 1
    while stop < len(tokens) and stop - first < _QUALIFIERS and _agrees(near, tokens, keys, stop):
        stop += 1
    told = first > at or any(key in lists.qualifiers for key in keys[first:stop])
    return stop if keys[first] in lists.heads or told else None


def _agrees(near: Near, tokens: list[Token], keys: list[str], at: int) -> bool:
    """Whether an adjective in the plural follows: `agricoles`, `bretonnes`."""
    if keys[at] in _lists("fr").qualifiers or (keys[at],) in near.atlas.adjectives:
        return True
    plain = tokens[at].text.islower() and keys[at].isalpha() and not near.lists.look(keys, at)[1]
    return (
        plain and len(keys[at]) > 5 and keys[at].endswith(("es", "aux", "ers", "ois", "ais", "ains", "iens"))
    )


def is_placed(near: Near, keys: list[str], at: int, stop: int) -> bool:
    """Whether what stands around a crowd makes it a holder: a verb, a preposition, or `'`, and a figure."""
    return (
        _has(near, keys, stop) or _gets(near, keys, at) or _own(near, keys, stop) or _beside(near, keys, stop)
    )


def _has(near: Near, keys: list[str], stop: int) -> bool:
    """`lenders end up with 88%`, `farmers' unions hold the other 23`, `salariés y gardent 5 %`."""
    if keys[stop : stop + 1] in (["with"], ["avec"], ["pour"]):
        return figure_in(near, keys, stop + 1, stop + 5)
    return _has_at(near, keys, _past_aside(keys, stop)) or _also_has(near, keys, stop)


def _also_has(near: Near, keys: list[str], stop: int) -> bool:
    """`Bondholders wrote off 300 million and now own 80 %`: the second verb of the same subject."""
    row = range(stop + 1, min(stop + _SHARED, len(keys)))
    joined = next((at for at in row if keys[at] in ("and", "et", ",", *_MARKS)), None)
    return joined is not None and keys[joined] in ("and", "et") and _has_at(near, keys, joined + 1)


def _has_at(near: Near, keys: list[str], stop: int) -> bool:
    """Whether a verb of having and a figure follow from a place on."""
    having = _HAVING[near.lists.language]
    for at in range(stop, min(stop + 5, len(keys))):
        if keys[at] in having:
            reach = 4 if keys[at] in _AUXILIARIES else _AHEAD
            if figure_in(near, keys, at + 1, at + 1 + reach):
                return True
        elif not _goes_between(near, keys, at):
            return False
    return False


def _past_aside(keys: list[str], stop: int) -> int:
    """`Workers, through a trust, hold 12%`: the place after what stands between commas."""
    if keys[stop : stop + 1] != [","] or keys[stop + 1 : stop + 2] == []:
        return stop
    if keys[stop + 1] in _RELATIVE:
        return stop + 4 if keys[stop + 2 : stop + 4] == ["between", "them"] else stop + 2
    close = next((i for i in range(stop + 2, min(stop + 10, len(keys))) if keys[i] == ","), None)
    aside = keys[stop + 1] in _ASIDES and close is not None
    return close + 1 if aside and close is not None else stop


_RELATIVE = frozenset(("who", "which", "qui"))
_ASIDES = frozenset("through via by together grouped united par via au reunis regroupes eux elles".split())


def _goes_between(near: Near, keys: list[str], at: int) -> bool:
    """Whether a word can stand between a crowd and its verb: `will jointly`, `y`, `are to`."""
    small = bool(near.lists.look(keys, at)[1] & {"will", "be", "neg", "cond", "have", "to"})
    return small or keys[at] in KINDS["between_verb"] - {","} or keys[at].endswith(("ly", "ment"))


def _gets(near: Near, keys: list[str], at: int) -> bool:
    """`39 to ten local banks`, `22 % étaient aux salariés`, `two-thirds the property of trusts`."""
    language = near.lists.language
    back = at - 1
    while back > 0 and at - back < 4 and _counts(near, keys[back]):
        if keys[back] in _TO[language]:
            break
        back -= 1
    if back > 0 and keys[back] in ("and", "et"):  # "split between Oak (15 %) and its managers"
        before = keys[max(0, back - _BACK) : back]
        return bool({"entre", "between", "among"} & set(before)) and keys[back - 1] in (")", "%", "percent")
    if back < 1 or keys[back] not in _TO[language]:
        return False
    if keys[back] == "des" and keys[back - 1] in _TO[language]:
        back -= 1  # "réservés à des investisseurs"
    if keys[back] in ("of", "des", "from"):
        return keys[back - 1] in _OF_HAVING
    start = max(0, back - _BACK)
    broken = max((i for i in range(start, back) if keys[i] in _MARKS), default=start - 1)
    return figure_in(near, keys, broken + 1, back)


def _counts(near: Near, key: str) -> bool:
    """Whether a word can stand between a preposition and a crowd: `to some 3,000 members`."""
    return key in _SMALL[near.lists.language] or key in near.lists.numbers or key[:1].isdigit()


def _beside(near: Near, keys: list[str], stop: int) -> bool:
    """`his two sons 3.1 each`, `les dockers (8,5 %)`: the figure stands right behind."""
    after = stop + (keys[stop : stop + 1] in (["("], [","], ["at"], ["a"]))
    return figure_in(near, keys, after, after + 1)


def _own(near: Near, keys: list[str], stop: int) -> bool:
    """`the noteholders' 10 percent`."""
    return keys[stop : stop + 1] in (["'"], ["’"], ["'s"]) and figure_in(near, keys, stop + 1, stop + 4)


def figure_in(near: Near, keys: list[str], start: int, stop: int) -> bool:
    """Whether a share stands between two places: a percentage, a part, or a bare number of a list."""
    stop = min(stop, len(keys))
    for at in range(start, stop):
        if keys[at] in _MARKS:
            return False
        if (keys[at][:1].isdigit() and _is_share(keys, at)) or keys[at] in _LEFT or _is_left(keys, at):
            return True
        if any(tuple(keys[at : at + size]) in near.lists.fractions for size in (1, 2, 3)):
            return True
    return False


def _is_left(keys: list[str], at: int) -> bool:
    """`what is left`, `what remains`, `ce qui reste`."""
    return keys[at] in ("what", "qui") and bool({"left", "remains", "remained"} & set(keys[at + 1 : at + 3]))


def _is_share(keys: list[str], at: int) -> bool:
    """`54 %`, `54pc`, and `the other 23.`, `10, the managers`: a small number that counts nothing."""
    after = keys[at + 1] if at + 1 < len(keys) else "."
    if after in _PERCENT:
        return True
    number = keys[at].replace(",", ".")
    small = number.count(".") < 2 and number.replace(".", "").isdigit() and float(number) <= 100
    return small and after in (".", ",", ";", ")", "and", "et", "to", "by", "aux", "a", "with", "avec")
