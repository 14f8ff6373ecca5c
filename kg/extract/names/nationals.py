"""Words with a capital that tell a people or whose something is, and name nobody.

`the Libyans`, `a Dane`, `Malaysians`, `les Strasbourgeois`, `a Crown corporation`: no rule for names takes
them for a party. Adjectives behind a French noun are in `demonyms`, peoples that mean a firm in `references`.

Example:
    >>> is_of_crown("a crown corporation".split(), 1), is_of_crown("crown media".split(), 0)
    (True, False)
"""

from __future__ import annotations

from kg.extract.names.near import Near
from kg.extract.tokens import Token

_OF_CROWN = frozenset(
    "corporation corporations company companies entity entities agency body land lands".split()
)
# Before one or more of a people: `A Dane has since offered`.
_SOME = frozenset("a an another one two three some many other".split())
_NATIONALS = frozenset(
    "dane swede finn turk briton spaniard scot icelander filipino frenchman frenchwoman englishman irishman "
    "dutchman welshman scotsman kiwi serb croat slovak czech arab latvian swiss".split()
)
# Ends of English adjectives of places that no list has.
_WHENCE = ("ean", "ian", "ese", "ish")
_WHOSE = frozenset(
    ("holder", "parent", "subsidiary", "say", "hold", "control", "buy", "sell", "in", "of", "and")
)
_FRENCH = ("ois", "iens", "ains", "aises", "oises")


def is_of_crown(keys: list[str], at: int) -> bool:
    """`a Crown corporation`, `Crown land`: what the state has."""
    return keys[at] == "crown" and at + 1 < len(keys) and keys[at + 1] in _OF_CROWN


def is_adjective(near: Near, tokens: list[Token], keys: list[str], at: int) -> bool:
    """`Hebridean rival Oak Farms`, `its Bermudian counterpart Elm`: whence the firm is that is named behind.

    `Guardian owner Oak` has no adjective: the noun says whose the first name is.
    """
    if near.lists.language != "en" or at + 2 >= len(keys) or not keys[at].endswith(_WHENCE):
        return False
    noun = tokens[at + 1]
    told = near.lists.look(keys, at + 1)[1]
    plain = noun.text.islower() and noun.text.isalpha() and told.isdisjoint(_WHOSE)
    return plain and tokens[at + 2].is_capital and tokens[at + 2].text[:1].isalpha()


def is_many(near: Near, key: str) -> bool:
    """`Malaysians once had`: a people in the plural, whatever stands before."""
    return key.endswith("s") and (key[:-1],) in near.atlas.adjectives


def is_people(near: Near, keys: list[str], at: int) -> bool:
    """`the Libyans`, `a Dane`, `les Strasbourgeois`: one or more of a people, by what stands before."""
    before = keys[at - 1] if at else ""
    one = keys[at].removesuffix("s")
    if before in _SOME and near.lists.language == "en":
        return one in _NATIONALS or (one,) in near.atlas.adjectives
    if before not in ("the", "les", "des", "aux"):
        return False
    return (one,) in near.atlas.adjectives or (near.lists.language == "fr" and keys[at].endswith(_FRENCH))
