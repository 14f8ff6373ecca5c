"""Spheres of somebody: `in the hands of Oak`, `under Oak's wing`, `dans le giron de Chêne`.

Example: "Fir Works has come under Oak Mills's wing" says that Oak Mills controls Fir Works.
"""

from __future__ import annotations

from kg.extract.drafts import Draft, by
from kg.extract.holdings.slots import left_names, lists, right_names, ties_of
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import form_of, group_at, is_modifier, is_party, possessor_of, subject_of

_REACH = 5


def spheres(units: list[Unit], at: int) -> list[Draft]:
    """The ties that a noun of a sphere tells at an index."""
    table = lists()["spheres"]
    noun = next((word for word in units[at].key.split() if word in table), None)
    if noun is None:
        return []
    lead = _lead(units, at, table[noun])
    if lead is None:
        return []
    if any(unit.has("poss") for unit in units[lead + 1 : at]):
        return by("own sphere", _own(units, at, lead))
    possessor = possessor_of(units, at) if lead < at else None
    if possessor is None and form_of(units[at - 1]) == "name" and lead < at - 1:
        possessor = at - 1  # "in Oak hands", "within the Oak group"
    if noun == "groupe" and form_of(units[at + 1 if at + 1 < len(units) else at]) == "name":
        return by("in group", ties_of(units, [at + 1], left_names(units, lead), at))
    inner = possessor is not None and possessor > lead
    holders = group_at(units, possessor) if inner and possessor is not None else right_names(units, at + 1)
    if not inner and not (at + 1 < len(units) and _of(units, at)):
        return []
    held = [name for name in left_names(units, lead) if name not in holders]
    return by("sphere", ties_of(units, holders, held, at))


def _of(units: list[Unit], at: int) -> bool:
    return units[at + 1].has("of", "to", "det") or units[at].key.endswith((" of", " de", " d'"))


def _lead(units: list[Unit], at: int, cases: list[str]) -> int | None:
    """The preposition before the noun, over articles, adjectives and whose it is."""
    words = units[at].key.split()
    if len(words) > 1 and words[0] in cases:
        return at
    for left in range(at - 1, max(-1, at - _REACH - 1), -1):
        unit = units[left]
        if unit.mention is None and (unit.key in cases or unit.key.split(" ")[0] in cases):
            return left
        if not (
            is_modifier(unit)
            or is_party(unit)
            or unit.text in ("'s", "’s", "'", "’")
            or unit.has("holderadj")
        ):
            return None
    return None


def _own(units: list[Unit], at: int, lead: int) -> list[Draft]:
    """`Oak took Fir under its wing`, `Chêne a fait entrer Sapin dans son giron`."""
    held = lead - 1 if lead and form_of(units[lead - 1]) == "name" else None
    holder = subject_of(units, held) if held is not None else None
    if held is None or holder is None:
        return []
    return ties_of(units, group_at(units, holder), group_at(units, held), at)
