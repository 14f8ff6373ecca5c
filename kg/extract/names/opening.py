"""What shows that a capital at the beginning of a sentence is a name, where no list knows the word.

The capital is the sentence's own, so the words after it must tell: a seat (`Alder of Norway`), a verb
(`Alder parted with`), a participle or a description after a comma (`Alder, founded in`, `Alder, filiale
belge de`), more names in a row (`Alder, Birch and Fir`), or what is the bearer's (`Alder its 32 per cent`).

Example:
    >>> from kg.extract.tokens import tokenize
    >>> from kg.extract.words import words
    >>> near = Near({}, words("en"), frozenset())
    >>> said = ("Alder parted with 5%.", "Turnover slipped to 5%.", "Alder, listed in Oslo, is.")
    >>> [opens_as_name(near, tokens, [t.key for t in tokens], 0) for tokens in (tokenize(s, 0) for s in said)]
    [True, False, True]
"""

from __future__ import annotations

import re

from kg.extract.names.kinds import KINDS
from kg.extract.names.near import Near
from kg.extract.names.venues import towns
from kg.extract.tokens import Token
from kg.extract.words import CAPITALS

# Ends of words that are no name here: `Ownership`, `Recently`, `Founded`, `Filiale`.
_NO_NAME = {
    "en": ("ing", "ship", "tion", "sion", "ment", "ness", "ance", "ence", "ity", "ism", "ly", "ed", "ward"),
    "fr": ("ment", "tion", "sion", "isme", "ite", "ance", "ence"),
}
_ACCENTED = ("é", "ée", "és", "ées")
_JOINED = frozenset(("and", "et", "&"))
_AFTER_PARTICIPLE = {
    "en": frozenset("by in from to at with as for on under into since after last".split()),
    "fr": frozenset("a au aux par en dans de du d' des depuis sur pour avec l' la le chez".split()),
}
_OF = frozenset("de du des d'".split())
# What can stand between a name and its verb: `Alder also took`.
_BETWEEN = frozenset(
    "also still now already itself alone then never later thus therefore duly simply".split()
)
# Futures, conditionals and imperfects, folded: `prendrait`, `montera`, `espérait`.
_FRENCH_VERB = re.compile(r"[a-z]{2,}(?:er|ir|r)(?:a|ait|ont|aient)|[a-z]{3,}(?:issait|aient)")
# Ends in -s that no plural has: `Prosis`, `Valeas`, `Atlas`.
_SINGULAR = ("is", "us", "ss", "as", "os")
_TENSED = frozenset(("f:fin", "f:past", "f:fut", "f:cond", "f:imp", "be", "will"))
# Ends that no English and no French word has but a few, and stems that only names of firms end in.
_MADE_UP = {
    "en": re.compile(r"[a-z-]{3,}(?:[aijquvz]|oo)|[a-z]{3,}(?:bank|gaz|gas|corp|invest|pharma|soft|chem)"),
    "fr": re.compile(r"[a-z-]{3,}(?:[abghjkoqvwyz]|um)|[a-z]{3,}(?:bank|corp|invest|soft|chem)"),
}
_IN_WHICH = (["in", "which"], ["dans", "lequel"], ["dans", "laquelle"])
_VERBS = CAPITALS.verbs | KINDS["acts"]
_OWN = (["its"], ["sa"], ["son"], ["ses"])
_MEANS = (["through"], ["via"], ["with"], ["avec"])
_FIGURE_NEAR = 12  # tokens after such a word within which a figure stands


def opens_as_name(near: Near, tokens: list[Token], keys: list[str], at: int) -> bool:
    """Whether the words after a capital that opens a sentence show it to be a name; constant."""
    if at + 1 >= len(tokens) or not _may_be_name(near, tokens, keys, at):
        return False
    if _is_made_up(near, tokens, keys, at):
        return True
    following = tokens[at + 1].text
    if following == ",":
        return (
            _listed(near, tokens, keys, at)
            or _apposed(near, tokens, keys, at + 2)
            or _beside(near, tokens, keys, at)
        )
    if keys[at + 1] in _JOINED:
        return _has_own(keys, at, at + 2) or _another_follows(near, tokens, keys, at + 2)
    return (
        _seated(near, tokens, keys, at) or _owns(near, tokens, keys, at + 1) or _does(near, tokens, keys, at)
    )


def _may_be_name(near: Near, tokens: list[Token], keys: list[str], at: int) -> bool:
    """Whether the word is long enough, in no list, and has no end that only common words have."""
    language, key, text = near.lists.language, keys[at], tokens[at].text
    if len(key) < 3 or not key.replace("-", "").isalpha() or near.lists.look(keys, at)[1]:
        return False
    if key in CAPITALS.openers or key in KINDS["uncounted"] or key.endswith(_NO_NAME[language]):
        return False
    return not (language == "fr" and text.casefold().endswith(_ACCENTED))


def _is_made_up(near: Near, tokens: list[Token], keys: list[str], at: int) -> bool:
    """`Norrgaz, by contrast, has 5%`, `Zelma: barely a third`: an end that words have not, and a figure."""
    if not _MADE_UP[near.lists.language].fullmatch(keys[at]) or keys[at] in KINDS["vowelled"]:
        return False
    if tokens[at + 1].is_word and keys[at + 1] in ("de", "of", "du", "des", "for"):
        return False
    return any(
        key[:1].isdigit() or (key,) in near.lists.fractions for key in keys[at + 1 : at + _FIGURE_NEAR]
    )


def _seated(near: Near, tokens: list[Token], keys: list[str], at: int) -> bool:
    """`Alder of Norway had`, `Alder of the Faroe Islands`: no plural such as `Exports of Chile`."""
    if keys[at + 1] != "of" or keys[at].endswith("s"):
        return False
    seat = at + 2 + (keys[at + 2 : at + 3] == ["the"])
    if seat >= len(tokens) or not tokens[seat].is_capital:
        return False
    return any(
        tuple(keys[seat : seat + size]) in table
        for size in (1, 2)
        for table in (towns(), near.atlas.names, near.atlas.capitals)
    )


def _owns(near: Near, tokens: list[Token], keys: list[str], at: int) -> bool:
    """`Alder its 32 per cent of Oak, Fir the six it has left`: what is whose, without a verb."""
    return keys[at] in ("its", "their", "his", "her") and at + 1 < len(keys) and keys[at + 1][:1].isdigit()


def _does(near: Near, tokens: list[Token], keys: list[str], name: int) -> bool:
    """`Alder parted`, `Alder also came`, `Alder lève`, `Alder souscrirait`: a verb in a tense of its own."""
    at = name + 1
    if tokens[at].is_capital or not tokens[at].is_word:
        return False
    if near.lists.language == "fr":
        if keys[at] in ("a", "n'", "s'", "se", "ne"):
            return tokens[at].text not in ("à", "À")
        if keys[at] in ("y", "en") and at + 1 < len(tokens):  # "Alder y prend 5 %", "Alder en possède 5"
            return keys[at + 1] == "a" or _tensed_in_french(near, keys, at + 1)
        return keys[at] in _VERBS or _FRENCH_VERB.fullmatch(keys[at]) is not None
    at += keys[at] in _BETWEEN and at + 1 < len(keys)
    if keys[name].endswith("s"):  # "Economists reckoned", but "Prosis has"
        return keys[at] in ("has", "was", "is", "does") or (
            keys[name].endswith(_SINGULAR) and _acts(near, keys, at)
        )
    return _acts(near, keys, at)


def _tensed_in_french(near: Near, keys: list[str], at: int) -> bool:
    known = keys[at] in _VERBS or _FRENCH_VERB.fullmatch(keys[at]) is not None
    return known or bool(near.lists.look(keys, at)[1] & _TENSED)


def _acts(near: Near, keys: list[str], at: int) -> bool:
    known = keys[at] in _VERBS or (keys[at].endswith("ed") and len(keys[at]) > 4)
    return known or bool(near.lists.look(keys, at)[1] & _TENSED)


def _apposed(near: Near, tokens: list[Token], keys: list[str], at: int) -> bool:
    """What a comma adds: `Alder, contacted by`, `Sapin, allié à`, `Sapin, coquille néerlandaise des`."""
    if at + 1 >= len(tokens) or tokens[at].is_capital or not tokens[at].is_word:
        return False
    language = near.lists.language
    participle = (
        keys[at].endswith("ed") if language == "en" else tokens[at].text.casefold().endswith(_ACCENTED)
    )
    if participle and keys[at + 1] in _AFTER_PARTICIPLE[language]:
        return True
    if language == "en" or keys[at] in _AFTER_PARTICIPLE["fr"] or len(keys[at]) < 4:
        return False
    noun = not near.lists.look(keys, at)[1] & {"det", "poss", "rel", "and", "neg"}
    over = at + 1 + (keys[at + 1] not in _OF)
    return noun and over < len(keys) and keys[over] in _OF and keys[over - 1] not in ("et", "ou")


def _listed(near: Near, tokens: list[Token], keys: list[str], at: int) -> bool:
    """`Alder, Birch and Fir`, `Alder, Birch, O.EX`: capitals in a row, each after a comma."""
    second = at + 2
    if second + 1 >= len(tokens) or not _is_capital_word(near, tokens, keys, second):
        return False
    joint = second + 1
    while joint < len(tokens) and joint - second < 4 and tokens[joint].is_capital and tokens[joint].is_word:
        joint += 1
    if joint + 1 >= len(tokens):
        return False
    if tokens[joint].text != "," and keys[joint] not in _JOINED:
        return False
    return _is_capital_word(near, tokens, keys, joint + 1)


def _beside(near: Near, tokens: list[Token], keys: list[str], at: int) -> bool:
    """`Alder, at 24%,`, `Alder, itself owned by`, `Alder, in which Oak`: what can be said of a name only."""
    if keys[at + 2 : at + 3] in _MEANS and _has_own(keys, at, at + 3):
        return True
    if keys[at + 2 : at + 4] in _IN_WHICH and not keys[at].endswith("s"):
        return True
    return keys[at + 2 : at + 3] in (["itself"], ["himself"], ["herself"]) or (
        keys[at + 2 : at + 3] in (["at"], ["on"], ["with"], ["avec"], ["a"])
        and keys[at + 3 : at + 4] != []
        and keys[at + 3][:1].isdigit()
    )


def _has_own(keys: list[str], name: int, at: int) -> bool:
    """`Alder and its 51 %-owned unit`, `Alder, via sa filiale à 51 %`: what is its own, a figure near."""
    if keys[name].endswith("s") or keys[at : at + 1] not in _OWN:
        return False
    return any(key[:1].isdigit() for key in keys[at + 1 : at + _FIGURE_NEAR])


def _another_follows(near: Near, tokens: list[Token], keys: list[str], at: int) -> bool:
    """`Sapin et le coréen Hansil`, `Alder and the Danish group Birk`: described, then a name."""
    if at + 1 >= len(tokens) or keys[at] not in ("the", "le", "la", "l'"):
        return False
    for i in range(at + 1, min(len(tokens), at + 6)):
        if tokens[i].is_capital and tokens[i].is_word and (keys[i],) not in near.atlas.adjectives:
            return i > at + 1 and _is_capital_word(near, tokens, keys, i)
        classes = near.lists.look(keys, i)[1]
        plain = tokens[i].is_word and not classes - {"industry", "stateowned", "subsidiary", "partner"}
        if not plain:
            return False
    return False


def _is_capital_word(near: Near, tokens: list[Token], keys: list[str], at: int) -> bool:
    token = tokens[at]
    return (
        token.is_capital
        and token.is_word
        and keys[at] not in CAPITALS.openers
        and keys[at] not in CAPITALS.calendar
    )
