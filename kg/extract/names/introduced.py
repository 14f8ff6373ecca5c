"""Names that a noun before them shows to be persons': `founder Ann Lee`, `ses fils, Luc et Jean Morel`.

Example:
    >>> introduces_person([Unit("tycoon", "tycoon", 0, 6), Unit("Ann Lee", "ann lee", 7, 14)], 1)
    True
"""

from __future__ import annotations

from kg.extract.names.kinds import KINDS
from kg.extract.parts import Unit
from kg.extract.words import CAPITALS, keys_of

# Verbs whose form shows that their subject is many.
_PLURAL = frozenset(
    "have are were own hold keep vote control remain want sell run retain possess hope".split()
)
_FIRMS = CAPITALS.company_words | KINDS["firm_words"]


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
    if noun is None or noun.mention is not None or noun.key.split(" ")[-1] not in KINDS["many_persons"]:
        return None
    after = units[at + 2].mention if at + 2 < len(units) and units[at + 1].has("and") else None
    if after is None or after.form != "name" or after.party is None or after.party.kind != "person":
        return None
    surname = after.text.partition(" ")[2]
    return surname if surname and " " not in units[at].text else None


def introduces_person(units: list[Unit], at: int) -> bool:
    """Whether the noun before a name of two words or more is one that only persons have before theirs.

    `founder Ann Lee`, `l'homme d'affaires Jean Morel`, `its founder, Ann Lee`, `founders Ann Lee and Bo Ek`;
    but neither `the founder of Oak Mills` nor `founder Oak Capital`.
    """
    keys = keys_of(units[at].text)
    if (
        len(keys) < 2
        or any(key in _FIRMS for key in keys)
        or not units[at].text.replace(" ", "a").isprintable()
    ):
        return False
    if any(character.isdigit() or character in "&+" for character in units[at].text):
        return False
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
    return units[before].key.split(" ")[-1] in nouns
