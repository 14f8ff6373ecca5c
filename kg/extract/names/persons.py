"""What the words around a name show of its bearer: that it is a person's.

A name is a person's after `Mr`, after a title, before `, who`, where it is appointed or resigns, and as
the one whom an office is told of: `its chief executive, Ann Lee`, `has appointed Ann Lee as chair`.

Example:
    >>> is_person_here([Unit("Oak", "oak", 0, 3)], 0)
    False
"""

from __future__ import annotations

from kg.extract.parts import Unit
from kg.extract.phrases.grammar import POSSESSIVE, form_of

_PERSONAL = frozenset("stepped resigned chairs chaired preside presidait demissionne".split())
_NAMED = frozenset("named appointed elected promoted nomme nommee elu elue promu promue".split())
_APPOINTING = frozenset(
    "names named appoints appointed appoint hires hired hire elects elected elect promoted promotes "
    "nomme nommer elit promeut designe recrute".split()
)
_REINS = frozenset("helm reins renes presidence chairmanship".split())
_TAKES = frozenset(
    "takes took assumes assumed holds keeps prend prendra tient tiendra garde conserve conservera "
    "quitte".split()
)
_ACTING = _PERSONAL | _NAMED | _REINS | {"who"}
_SMALL = ("det", "poss", "new", "former", "as", "of", "titles", "holderadj")
_REACH = 6


def is_person_here(units: list[Unit], index: int) -> bool:
    """Whether the words around the name at an index are such as stand around persons' names only."""
    if units[index].mention is None:
        return False
    before = units[index - 1] if index else None
    if before is not None and before.has("titles"):
        return True
    if " " not in units[index].text:
        return False
    return (
        (before is not None and before.has("office"))
        or _office_follows(units, index + 1)
        or _acts(units, index)
        or _title_before(units, index)
        or _appointed(units, index)
    )


def _office_follows(units: list[Unit], at: int) -> bool:
    """`Ann Lee, the chief executive`, `Ann Lee, Oak's chairman`, `Ann Lee, French finance minister`."""
    if at >= len(units) or units[at].text != ",":
        return False
    said = at + 2 < len(units) and not units[at + 1].classes and units[at + 2].has("poss")
    if said and units[at + 1].mention is None:
        return False  # "dans Chêne, assure son président"
    for unit in units[at + 1 : at + 6]:
        if unit.has("office"):
            return True
        if (unit.is_mark and unit.text not in POSSESSIVE) or unit.has(
            "f:fin", "f:past", "f:inf", "be", "have", "will", "cond", "by", "and", "rel", "subsidiary"
        ):
            return False
    return False


def _acts(units: list[Unit], index: int) -> bool:
    """`Ann Lee, who`, `Ann Lee resigned`, `Ann Lee was named chair`."""
    if _ACTING.isdisjoint([unit.key for unit in units[index + 1 : index + 5]]):
        return False  # nearly every name
    after = [unit for unit in units[index + 1 : index + 5] if not unit.has("have", "be", "neg", "will")]
    governed = index > 0 and units[index - 1].has("of")  # "the owner of Acme, who"
    if len(after) > 1 and after[0].text == "," and after[1].key == "who" and not governed:
        return True
    if after and after[0].key in _PERSONAL:
        return True
    if any(unit.key in _REINS for unit in after[1:3]) and after[0].key in _TAKES:
        return True  # "Ann Lee holds the reins of"
    passive = any(unit.has("be") for unit in units[index + 1 : index + 4])
    named = len(after) > 1 and after[0].key in _NAMED and any(unit.has("office") for unit in after[1:])
    return passive and named


def _title_before(units: list[Unit], index: int) -> bool:
    """`the head of Acme, Ann Lee`, `its chief executive, Ann Lee`, `Acme's chair, Ann Lee`."""
    if index < 3 or units[index - 1].text != ",":
        return False
    if units[index - 2].mention is not None:
        return units[index - 3].has("of") and units[index - 4].has("office")
    if not units[index - 2].has("office"):
        return False
    left = index - 3
    while left >= 0 and units[left].has("new", "former", "holderadj"):
        left -= 1
    owner = left >= 0 and (units[left].has("poss", "det") or units[left].text in POSSESSIVE)
    ends = index + 1 >= len(units) or units[index + 1].is_mark or not form_of(units[index + 1])
    return owner and ends


def _appointed(units: list[Unit], index: int) -> bool:
    """`has appointed Ann Lee as its new chief executive`, `a nommé Jean Morel directeur général`."""
    if index < 1 or units[index - 1].key not in _APPOINTING:
        return False
    for unit in units[index + 1 : index + 1 + _REACH]:
        if unit.has("office"):
            return True
        if not unit.has(*_SMALL) and unit.key not in ("to", "poste", "post", "en", "tant"):
            return False
    return False
