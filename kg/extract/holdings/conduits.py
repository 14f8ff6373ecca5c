"""What somebody owns through something else: `Oak, through Elm, owns Fir`, `tient Sapin par sa holding Orme`.

Whose the means is says `through.py`; here is what the means holds.

Example: "Jan Novak controls Fir Works through his vehicle Oak Mills" says that Oak Mills controls Fir Works.
"""

from __future__ import annotations

from kg.extract.drafts import Draft, by
from kg.extract.holdings.nominals import bearer
from kg.extract.holdings.slots import left_names, lists, named_before, right_names, ties_of
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import form_of, group_at, is_modifier, is_party, subject_of

_CALLED = frozenset(
    "called named dubbed baptise baptisee nomme nommee denomme denommee appele appelee".split()
)
_HEADS = ("through", "by")
_NEAR = 14


def conduits(units: list[Unit], at: int) -> list[Draft]:
    """The ties of a means that the preposition at an index tells."""
    unit = units[at]
    if unit.mention is not None or not unit.has(*_HEADS):
        return []
    means = _means(units, at)
    if means is None:
        return []
    words = units[at + 1 : means]
    own = any(one.has("poss") or one.key in _CALLED for one in words) and _is_vehicle(words)
    if not own and not unit.has("through"):
        return []
    held = _held_before(units, at) or _held_after(units, at, means)
    owner = _owner(units, at, means) if held or own else None
    found = ties_of(units, [means], [one for one in held if one not in (means, owner)], at) if held else []
    called = [owner] if owner is not None and owner not in held else []
    return by("conduit", found) + by("conduit of", ties_of(units, called, [means], at))


def _is_vehicle(words: list[Unit]) -> bool:
    firms, others = lists()["nouns"]["firm"], lists()["nouns"]["not"]
    if any(one.key in others for one in words):
        return False
    return any(one.has("subsidiary") or one.key.rpartition(" ")[2] in firms for one in words)


def _means(units: list[Unit], at: int) -> int | None:
    """The name of the means, over its noun: `through a holding called Oak`, `par sa holding, Chêne,`."""
    name = at + 1
    while name < len(units) and name - at < 8 and form_of(units[name]) != "name":
        unit = units[name]
        plain = is_modifier(unit) or unit.has("subsidiary", "parent", "of") or unit.key in _CALLED
        if not (plain or _is_vehicle([unit]) or unit.text == "," or form_of(unit) == "descriptor"):
            return None
        name += 1
    if name >= len(units) or form_of(units[name]) != "name":
        return None
    return bearer(units, name)


def _held_before(units: list[Unit], at: int) -> list[int]:
    """`controls Fir through`, `Fir is held through`, `Fir, which Oak controls via`."""
    left = at - 1
    if left > 0 and units[left].text == ",":
        left -= 1
    if left < 1:
        return []
    if form_of(units[left]) == "name":
        row = group_at(units, left)
        verb = row[0] - 1
        while verb > 0 and row[0] - verb < 5 and (is_modifier(units[verb]) or units[verb].has("of", "by")):
            verb -= 1
        if not _holds(units[verb]):
            return []
        passive = any(unit.has("by") for unit in units[verb + 1 : row[0]])
        return [one for one in left_names(units, verb) if one not in row] if passive else row
    if not _holds(units[left]):
        return []
    rel = next((i for i in range(left - 1, max(0, left - 6), -1) if units[i].key in _WHICH), None)
    named = named_before(units, rel) if rel is not None else None
    if named is not None:
        return [named]
    passive = units[left - 1].has("be") or units[left - 1].text == ","
    return left_names(units, left) if passive else []


_WHICH = frozenset("which that que qu'".split())


def _holds(unit: Unit) -> bool:
    return unit.mention is None and (unit.has("hold", "control", "buy") or unit.key in ("owned", "propriete"))


def _held_after(units: list[Unit], at: int, means: int) -> list[int]:
    """`Oak, through Elm, owns Fir`, `Through Elm, Oak controls Fir and Ash`."""
    stop = min(len(units), means + _NEAR)
    verb = next((i for i in range(means + 1, stop) if _holds(units[i]) and not units[i].has("f:inf")), None)
    if verb is None or verb + 1 >= len(units):
        return []
    if any(unit.quantity or unit.text in (";", ":") for unit in units[at : verb + 2]):
        return []
    return [one for one in right_names(units, verb + 1, case=False) if form_of(units[one]) == "name"]


def _owner(units: list[Unit], at: int, means: int) -> int | None:
    """Whose the means is: `Oak, through Elm,`, `Through Elm, Oak controls`, `C'est par Orme que Chêne`."""
    after = means + 1
    if at < 2 or (at < 4 and not any(is_party(unit) for unit in units[:at])):
        while (
            after < len(units)
            and after - means < 8
            and (units[after].text == "," or is_modifier(units[after]))
        ):
            after += 1
            after += after < len(units) and units[after].has("subsidiary")
        after += after < len(units) and units[after].key in ("que", "qu'")
        name = bearer(units, after) if after < len(units) and after > means + 1 else None
        return name if name is not None and form_of(units[name]) in ("name", "state") else None
    if units[at - 1].text == "," and is_party(units[at - 2]):
        return at - 2
    case = at - 2 if is_party(units[at - 1]) else -1
    if case > 0 and units[case].mention is None and units[case].has("by"):
        return at - 1
    subject = subject_of(units, at)
    return subject if subject is not None and subject != means and units[at].has("through") else None
