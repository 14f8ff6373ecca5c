"""Names that a noun before them shows to be persons': `founder Ann Lee`, `ses fils, Luc et Jean Morel`.

Example:
    >>> introduces_person([Unit("tycoon", "tycoon", 0, 6), Unit("Ann Lee", "ann lee", 7, 14)], 1)
    True
"""

from __future__ import annotations

from kg.extract.names.kinds import KINDS
from kg.extract.names.sectors import PEOPLE, is_head
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import is_modifier
from kg.extract.words import CAPITALS, given_names, keys_of

# Verbs whose form shows that their subject is many.
_PLURAL = frozenset(
    "have are were own hold keep vote control remain want sell run retain possess hope".split()
)
_FIRMS = CAPITALS.company_words | KINDS["firm_words"]
# Nouns for makers that a name of one word follows, which no other list has.
_HOUSES = frozenset(
    "manufacture tannerie fromagerie cristallerie faiencerie verrerie filature biscuiterie brasserie "
    "librairie chocolaterie conserverie distillerie imprimerie maison enseigne marque brand house".split()
)
# Nouns that are as often a man's: what they lead to may be a surname.
_MEN = frozenset("industriel financier banquier promoteur investisseur affaires investor banker".split())
_KIN = frozenset(
    "brother sister son daughter wife husband father mother cousin nephew niece uncle aunt widow ex-wife "
    "ex-husband twin stepson stepdaughter frere soeur fils fille epouse epoux femme mari pere mere cousine "
    "neveu oncle tante veuve ex-epouse ex-femme ex-mari".split()
)
# Possessives of persons, and of nobody else with a noun for kin.
_OF_PERSONS = frozenset("his her their son sa leur".split())
_NOUNS = 6  # units of what leads to a name, at most


def introduces_firm(units: list[Unit], index: int) -> bool:
    """Whether a noun for a firm leads to a name of one word: `la manufacture de porcelaine Morel`.

    `le fonds danois Morel` is one too; `le banquier Morel` and `le groupe de Morel` are none.
    """
    if " " in units[index].text:
        return False
    at, noun = index - 1, False
    while at >= 0 and index - at < _NOUNS:
        unit = units[at]
        if unit.key in _MEN or unit.key in PEOPLE or unit.has("titles", "office"):
            return False
        noun = noun or unit.key in _HOUSES or unit.has("industry") or is_head(unit.key)
        made = unit.key in ("de", "d'") and at < index - 1
        if unit.has("det") or not (made or is_modifier(unit)):
            break
        at -= 1
    return noun and (at < 0 or units[at].has("det", "to", "of", "by", "with"))


def is_shared(units: list[Unit], index: int) -> bool:
    """Whether a share is told of a name: `51% of Piraeus`, `a stake in Suez`, `Suez est détenu à 5 %`.

    What bears a town's name and has shares is a firm: a club, a port, a works. Of `the 51% of Piraeus` it
    may be the owner.
    """
    behind = units[index + 1 : index + 3]
    if len(behind) == 2 and behind[0].has("be") and behind[1].has("hold") and behind[1].has("f:part"):
        return True
    if index < 2:
        return False
    case, before = units[index - 1].key, units[index - 2]
    if case in ("in", "dans"):
        return before.mention is None and before.key in KINDS["stakes"]
    if case not in ("of", "de", "d'") or before.quantity is None:
        return False
    return index < 3 or not units[index - 3].has("det", "poss")


def is_clan(units: list[Unit], at: int, language: str) -> bool:
    """Whether an article in the plural shows that a name is a family's: `the Falcks own`, `des Morel`.

    English needs the plural of the name and a verb in the plural, a clause's end or `'` after it; a French
    family name has no plural.
    """
    name, before = units[at].text, units[at - 1] if at else None
    if before is None or not name.isalpha() or name.isupper() or not name[:1].isupper():
        return False
    if language == "fr":
        return before.key in ("les", "des", "aux") and not name.endswith(("s", "x", "z"))
    after = units[at + 1] if at + 1 < len(units) else None
    if before.key != "the" or not name.endswith("s") or name.endswith("ss") or after is None:
        return False
    return after.text in ("'", "’") or after.key in _PLURAL


def surname_after(units: list[Unit], at: int) -> str | None:
    """The family name that one of several has from the next: `brothers Ann and Bo Ek`.

    None where no noun before shows that they are kin, or the next name is no person's.
    """
    before = at - 1 - (at > 1 and units[at - 1].text == ",")
    noun = units[before] if before >= 0 else None
    kin = noun is not None and noun.mention is None and noun.key.split(" ")[-1] in KINDS["many_persons"]
    if not kin and not _are_given(units, at):
        return None
    after = units[at + 2].mention if at + 2 < len(units) and units[at + 1].has("and") else None
    if after is None or after.form != "name" or after.party is None or after.party.kind != "person":
        return None
    surname = after.text.partition(" ")[2]
    return surname if surname and " " not in units[at].text else None


def _are_given(units: list[Unit], at: int) -> bool:
    """`Ann and Bo Ek hold`: a given name beside a full one that begins with another."""
    other = units[at + 2].mention if at + 2 < len(units) and units[at + 1].has("and") else None
    if other is None or other.form != "name":
        return False  # nearly every name
    first, second = keys_of(units[at].text), keys_of(other.text)
    names = given_names()
    return len(first) == 1 and len(second) == 2 and first[0] in names and second[0] in names


def is_relative(units: list[Unit], at: int) -> bool:
    """Whether a name of one word is told to be somebody's relative.

    `his sister Irini`, `son fils, Luc`, `her late husband Bo`; `its sister Valmar` is a firm.
    """
    noun = at - 1 - (at > 1 and units[at - 1].text == ",")
    if noun < 1 or " " in units[at].text or not units[at].text.isalpha() or units[at].text.isupper():
        return False
    left = noun - 1
    while left > 0 and noun - left < 3 and is_modifier(units[left]) and not units[left].has("det", "poss"):
        left -= 1
    kin = units[noun].mention is None and units[noun].key in _KIN
    return kin and units[left].key in _OF_PERSONS


def introduces_person(units: list[Unit], at: int) -> bool:
    """Whether the noun before a name of two words or more is one that only persons have before theirs.

    `founder Ann Lee`, `l'homme d'affaires Jean Morel`, `its founder, Ann Lee`, `founders Ann Lee and Bo Ek`;
    but neither `the founder of Oak Mills` nor `founder Oak Capital`.
    """
    before = at - 1
    joined = False
    while before > 0 and (units[before].text == "," or units[before].has("and")):
        if units[before - 1].mention is None:
            break
        joined, before = True, before - 2
    if before > 0 and units[before].text == ",":
        before -= 1
    if before < 0 or units[before].mention is not None:
        return False
    nouns = KINDS["many_persons"] if joined else KINDS["persons"]
    return units[before].key.split(" ")[-1] in nouns and _may_be_person(units[at].text)


def _may_be_person(text: str) -> bool:
    """Whether a name has two words or more, and nothing that only names of firms have."""
    keys = keys_of(text)
    if len(keys) < 2 or not _FIRMS.isdisjoint(keys) or not text.replace(" ", "a").isprintable():
        return False
    return not any(character.isdigit() or character in "&+" for character in text)
