"""Whether a single capital is a name: one that opens a sentence, or that stands alone inside it.

Example: "Timber fell" names nobody, "Timber, which Oak owns, fell" does; `Ltd` alone never does.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.names.kinds import KINDS
from kg.extract.names.landmarks import is_numeral
from kg.extract.names.nationals import is_many, is_of_crown, is_people
from kg.extract.names.near import Near, opens
from kg.extract.names.opening import opens_as_name
from kg.extract.tokens import Token
from kg.extract.words import CAPITALS
from kg.names import without_legal_form

_VERBAL = {"f:fin", "f:past", "f:fut", "f:cond", "f:imp", "belong", "control", "be", "will"}
# Ends of English nouns that stand without an article: `Ownership is`, `Backing was`.
_COMMON = ("ing", "ship", "tion", "ment", "ness", "ance", "ence", "ity", "ism")
# French participles without an accent that open a sentence: `Introduite en Bourse`.
_PARTICIPLES = re.compile(
    r"(?:re)?(?:introdui|inscri|construi|produi|condui|redui|admi|promi|remi|mi|repri|pri|acqui|compri)(?:te?s?|ses?)"
    r"|(?:re)?(?:vendu|detenu|concu|elu|connu|battu|perdu|venu|issu|reuni|sorti|parti|ne)e?s?"
)
# Nouns without an article after a name: `Wattel, spécialiste de la recharge`.
_TRADES = frozenset(
    "specialiste leader numero fleuron pionnier pionniere champion championne inventeur exploitant "
    "exploitante gestionnaire createur concepteur editeur fabricant producteur distributeur fournisseur "
    "specialist pioneer maker owner operator builder publisher supplier developer".split()
)
_ELIDED = ("L'", "D'", "L’", "D’")


def is_lone_name(near: Near, tokens: list[Token], keys: list[str], at: int) -> bool:
    """Whether a run of one capital is a name; where it opens a sentence, only if something else says so.

    Args:
        near: Word lists and names.
        tokens: The sentence.
        keys: Its folded words.
        at: The capital.

    Cost: a few words are looked at.
    """
    token = tokens[at]
    if len(token.text) < 2 or token.text in _ELIDED or _is_nobody(near, keys, at):
        return False
    if not opens(tokens, at):
        inside = near.in_longer_name(tokens, keys, at, at + 1)
        return not (keys[at] in KINDS["regional"] or (not inside and is_people(near, keys, at)))
    if near.lists.language == "fr" and _opens_as_participle(tokens, at):
        return False
    if keys[at] in near.seen or any(c.isupper() or c.isdigit() for c in token.text[1:]):
        return True
    if opens_as_name(near, tokens, keys, at):
        return True
    if at + 1 >= len(tokens) or near.lists.look(keys, at)[1]:
        return False
    if tokens[at + 1].text == ",":
        return _apposition_follows(near, keys, at + 2)
    if at and tokens[at - 1].text in ":;" and _lists_figures(keys, at + 1):
        return True
    if keys[at + 1] in ("and", "et") and at + 2 < len(tokens):
        return tokens[at + 2].is_capital and not keys[at].endswith(_COMMON)
    return _verb_follows(near, keys, at) or tokens[at + 1].text in ("'s", "’s", "(", "&")


def _lists_figures(keys: list[str], at: int) -> bool:
    """`the biggest holders: Oak at 10.1% and Fir at 7%`: a list of names with a figure each."""
    row = keys[at : at + 10]
    return row[:1] in (["at"], ["with"], ["avec"], ["a"]) and row[1:2] != [] and (
        row[1][:1].isdigit() and bool({"and", "et", ","} & set(row[2:])) and row.count(row[0]) > 1
    )  # fmt: skip


def _verb_follows(near: Near, keys: list[str], at: int) -> bool:
    """Whether the next word is a verb that can go with a name: `Fir is`, `Oaks has`, not `Talks have`."""
    word = keys[at + 1]
    classes = near.lists.look(keys, at + 1)[1]
    verbal = bool(classes & _VERBAL) or word in CAPITALS.verbs
    if near.lists.language == "fr":
        return verbal or word in ("n'", "ne", "s'", "se")
    if keys[at].endswith(_COMMON):
        return False
    if not keys[at].endswith("s") or (verbal and "its" in keys[at + 2 : at + 8]):
        return verbal
    return word in ("has", "is", "was", "does") or ("f:fin" in classes and word.endswith("s"))


def _apposition_follows(near: Near, keys: list[str], at: int) -> bool:
    """`, the brewer`, `, filiale de`, `, which`: what stands before the comma is a name."""
    if at >= len(keys):
        return False
    telling = {
        "det",
        "subsidiary",
        "holder",
        "holderadj",
        "office",
        "industry",
        "rel",
        "percent",
        "whollyowned",
        "hold",
        "belong",
        "stateowned",
        "majorityowned",
    }
    if keys[at] == "as" and keys[at + 1 : at + 2] in (["it"], ["the"]):  # "Oak, as it is now called"
        return bool({"known", "called", "named", "styled"} & set(keys[at + 2 : at + 8]))
    if keys[at] in ("with", "avec", "on", "at") and keys[at + 1 : at + 2] and keys[at + 1][:1].isdigit():
        return True
    if (
        keys[at] in _TRADES
        and keys[at + 1 : at + 2]
        and keys[at + 1] in ("de", "du", "des", "d'", "in", "of")
    ):
        return True
    return bool(near.lists.look(keys, at)[1] & telling) or keys[at][:1].isdigit()


def _is_nobody(near: Near, keys: list[str], at: int) -> bool:
    """Whether a capital alone names nobody: `Ltd`, `Silver rose`, but not `the Silver family`."""
    people = is_of_crown(keys, at) or is_many(near, keys[at])
    kin = keys[at + 1 : at + 2] in (["family"], ["brothers"], ["sisters"], ["heirs"])
    people = people or is_numeral(keys[at])
    return people or _is_bare_form(keys[at]) or (keys[at] in KINDS["lone"] and not kin)


@lru_cache(maxsize=5_000)
def _is_bare_form(key: str) -> bool:
    """Whether a word is a legal form and names nobody: `Ltd`, `Corp`, `Holdings`."""
    return key in ("holding", "holdings") or without_legal_form(f"x {key}") == "x"


def _opens_as_participle(tokens: list[Token], at: int) -> bool:
    """`Cotée à Milan`, `Introduite en 2019`: a participle with a capital, before a preposition."""
    word = tokens[at].text.casefold()
    if at + 1 >= len(tokens) or tokens[at + 1].is_capital or not tokens[at + 1].is_word:
        return False
    if tokens[at + 1].key == "et" and at + 2 < len(tokens) and tokens[at + 2].is_capital:
        return False  # "Volté et Sapin ont"
    if tokens[at + 1].key in ("a", "est", "etait", "sera", "va", "vient", "n'", "ne", "s'", "se"):
        # folding makes one of `à` and `a`
        if tokens[at + 1].text not in ("à", "À"):
            return False
    return word.endswith(("é", "ée", "és", "ées")) or _PARTICIPLES.fullmatch(tokens[at].key) is not None
