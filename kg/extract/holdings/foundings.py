"""Firms set up and passed on: `set up Fir as a subsidiary`, `bought Fir from Oak`, `went from Oak to Elm`.

Example: "Oak Mills has set up a subsidiary, Fir Works" says that Oak Mills controls Fir Works.
"""

from __future__ import annotations

from kg.extract.drafts import ENDED, Draft
from kg.extract.holdings.rules import Rule
from kg.extract.holdings.slots import left_names, named_before, right_names, tie, ties_of
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import form_of, group_at, is_modifier, is_party, subject_of
from kg.extract.phrases.stance import stance_of

_MADE = frozenset(
    "created creates founded formed forms launched launches established establishes incorporated opened set "
    "cree creee monte montee fonde fondee lance lancee constitue constituee dote ouvert loge folded placed "
    "put grouped housed parked regroupe transfere filialise".split()
)
_CALLED = frozenset(
    "called named dubbed baptise baptisee nomme nommee denomme denommee appele appelee".split()
)
_WENT = frozenset(
    "passed went going passing moved moving changed goes passes passe passee passant transferred "
    "transfere".split()
)


def _set_up(units: list[Unit], at: int) -> list[Draft]:
    """`set up a subsidiary, Fir`, `set up Fir as a unit`, `s'est doté d'une filiale baptisée Sapin`."""
    left = at - 1
    while left > 0 and at - left < 4 and is_modifier(units[left]) and units[left].key not in _MADE:
        left -= 1
    if units[left].has("as", "of") and units[left].mention is None and form_of(units[left - 1]) == "name":
        held, left = group_at(units, left - 1), group_at(units, left - 1)[0] - 1
    else:
        name = at + 1
        while name < len(units) and (units[name].text == "," or units[name].key in _CALLED):
            name += 1
        named = name < len(units) and form_of(units[name]) == "name"
        held = [name] if named else []
    verb = next((i for i in range(left, max(-1, left - 5), -1) if units[i].key in _MADE), None)
    if verb is None or not held or any(is_party(unit) for unit in units[verb + 1 : min(held[0], at)]):
        return []
    if stance_of(units, verb).status not in ("asserted", "reported"):
        return []
    subject = subject_of(units, verb)
    owners = group_at(units, subject) if subject is not None else []
    return [draft for one in owners for other in held for draft in tie(units, (one, other), at)]


def _bought_from(units: list[Unit], at: int) -> list[Draft]:
    """`Elm bought Fir from Oak`, `Sapin, qu'Orme a racheté à Chêne`: Oak had it."""
    left = at - 1
    held: list[int] = []
    if form_of(units[left]) == "name" and left > 0:
        held = group_at(units, left)
        left = held[0] - 1
        while left > 0 and is_modifier(units[left]) and not units[left].has("buy"):
            left -= 1
    if left < 1 or not _buys(units[left]) or units[left].has("f:inf"):
        return []
    if not held:
        rel = next((i for i in range(left - 1, max(0, left - 7), -1) if units[i].key in _WHICH), None)
        by_whom = rel is not None and any(is_party(unit) for unit in units[rel:left])
        named = named_before(units, rel) if rel is not None and by_whom else None
        passive = units[left - 1].has("be") or units[left - 1].text == ","
        held = [named] if named is not None else left_names(units, left) if passive else []
    sellers = [i for i in right_names(units, at + 1) if i not in held]
    if not held or not sellers or stance_of(units, left).status not in ("asserted", "reported"):
        return []
    found = [draft for one in sellers for other in held for draft in tie(units, (one, other), left)]
    return _over(found)


_WHICH = frozenset("which that que qu'".split())


def _buys(unit: Unit) -> bool:
    return unit.mention is None and unit.key in _BOUGHT


_BOUGHT = frozenset(
    "bought acquired purchased rachete rachetee achete achetee acquis acquise repris reprise buys acquires "
    "inherited reprend achete".split()
)


def _over(found: list[Draft]) -> list[Draft]:
    for draft in found:
        draft.tense = ENDED
    return found


def _from_to(units: list[Unit], at: int) -> list[Draft]:
    """`Fir passed from Oak to Elm`, `Sapin est passé de Chêne à Orme`: two owners, one after the other."""
    verb = next((i for i in range(at - 1, max(-1, at - 6), -1) if units[i].key in _WENT), None)
    if verb is None or any(is_party(unit) or unit.quantity for unit in units[verb:at]):
        return []
    first = right_names(units, at + 1)
    case = first[-1] + 1 if first else len(units)
    if case >= len(units) or units[case].mention is not None or not units[case].has("to"):
        return []
    following = right_names(units, case + 1)
    held = [one for one in left_names(units, verb) if one not in (*first, *following)]
    return _over(ties_of(units, first, held, verb)) + ties_of(units, following, held, verb)


_VEHICLES = ("vehicle", "vehicule", "structure", "entity", "entite")
_FROM = ("de", "a", "des", "au", "aupres")
RULES = (
    Rule("set up", _set_up, keys=_VEHICLES, classes=("subsidiary",)),
    Rule("bought from", _bought_from, keys=_FROM, classes=("from",)),
    Rule("from to", _from_to, keys=_FROM, classes=("from",)),
)
