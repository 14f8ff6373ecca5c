"""Ties told by small words: `the rest with Oak`, `Oak, via Fir`, `has some of Fir`, `has sold out of Fir`.

Example: "52 percent of Fir Works is Oak Mills's, the rest belongs to Elm" says that Elm holds some of it.
"""

from __future__ import annotations

from kg.extract.drafts import ENDED, Draft
from kg.extract.frames.owners import is_worded
from kg.extract.holdings.nominals import FAMILY, bearer
from kg.extract.holdings.rules import Rule
from kg.extract.holdings.slots import before_mark, left_names, right_names, tie, ties_of
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import form_of, group_at, is_modifier, is_party, party_of, subject_of

_REST = frozenset("rest remainder reste solde restant balance".split())
_SOME = frozenset(
    "parts part pieces piece slices slice bits some shares share stakes stake interests interest holdings "
    "holding participations participation actions titres".split()
)
_OUT = frozenset(
    "out exited quit quitte sorti sortie sortis sorties withdrew withdrawn plus desengage desengagee "
    "desengages divested".split()
)
_AGENTS = frozenset("by with to chez par entre between a au aux".split())


def _the_rest(units: list[Unit], at: int) -> list[Draft]:
    """`52 % of Fir is Oak's, the rest belongs to Elm and Ash`, `le reste demeurant chez Orme et If`."""
    case = next((i for i in range(at + 1, min(len(units), at + 8)) if units[i].key in _AGENTS), None)
    if case is None or any(unit.text in (",", ";", ".") for unit in units[at:case]):
        return []
    holders = right_names(units, case + 1, case=False)
    for i in range(at - 1, max(-1, at - 30), -1):
        party = party_of(units[i]) if is_party(units[i]) else None
        if party is not None and party.kind == "company" and _is_shared(units, i):
            return ties_of(
                units, [one for one in holders if party_of(units[one]) is not party], [i], at, stake=True
            )
    return []


def _is_shared(units: list[Unit], name: int) -> bool:
    """`52 % of Fir`, `51 percent in Fir`: the company that a figure before divides."""
    left = name - 1
    while left > 0 and name - left < 5 and is_modifier(units[left]):
        left -= 1
    return (
        left > 0
        and units[left].has("of", "in")
        and any(u.quantity is not None for u in units[max(0, left - 3) : left])
    )


def _via(units: list[Unit], at: int) -> list[Draft]:
    """`Norway, via Fir Holding, has 40 %`: the means is the owner's."""
    if at < 2 or units[at - 1].text not in (",", "(") or not is_party(units[at - 2]):
        return []
    name = bearer(units, at + 1)
    if name is None or form_of(units[name]) != "name" or units[at + 1].has("poss"):
        return []
    return tie(units, (at - 2, name), at)


def _by_aside(units: list[Unit], at: int) -> list[Draft]:
    """`Chêne, par Orme Holding, possède`: a *par* between commas that is no agent's."""
    return _via(units, at) if not units[at].has("through") and _is_aside(units, at) else []


def _is_aside(units: list[Unit], at: int) -> bool:
    """`Chêne, par Orme Holding, possède`: between commas, with nothing that was done by anyone."""
    name = bearer(units, at + 1) if at + 1 < len(units) else None
    plain = name is not None and all(unit.mention or is_modifier(unit) for unit in units[at + 1 : name])
    return plain and name is not None and name + 1 < len(units) and units[name + 1].text == ","


def _chain(units: list[Unit], at: int) -> list[Draft]:
    """`Fir is owned by Jan Novak through his vehicle Oak`: Oak has Fir."""
    row = right_names(units, at + 1 + units[at + 1].has("poss")) if at + 1 < len(units) else []
    vehicle = row[0] if row else None
    agent = at - 1 - (units[at - 1].text == "," or units[at - 1].key in FAMILY) if at else 0
    if vehicle is None or form_of(units[vehicle]) != "name" or not is_party(units[agent]):
        return []
    case = agent - 1
    while case > 0 and agent - case < 6 and is_modifier(units[case]):
        case -= 1
    verb = case - 1
    if not units[case].has("by", "of", "to") or not _tells(units[verb]):
        return []
    held = [name for name in left_names(units, verb) if name not in (vehicle, agent)]
    return ties_of(units, [vehicle], held, at)


def _by_way(units: list[Unit], at: int) -> list[Draft]:
    """`Fir, owned via Oak by Jan Novak`: he has Oak, and Oak has Fir."""
    vehicle = bearer(units, at + 1 + (at + 1 < len(units) and units[at + 1].has("poss")))
    if (
        vehicle is None
        or not _tells(units[at - 1])
        or vehicle + 1 >= len(units)
        or not units[vehicle + 1].has("by")
    ):
        return []
    owners = right_names(units, vehicle + 1)
    held = [name for name in left_names(units, at - 1) if name not in (vehicle, *owners)]
    return ties_of(units, owners, [vehicle], at) + ties_of(units, [vehicle, *owners], held, at)


def _tells(unit: Unit) -> bool:
    return unit.mention is None and (
        unit.has("hold", "control", "belong", "buy") or unit.key in ("property", "propriete")
    )


def _has_some(units: list[Unit], at: int) -> list[Draft]:
    """`Oak has some of Fir`, `Oak already had parts of Fir, Elm and Ash`, `Chêne a des parts de Sapin`."""
    verb = at - 1
    while verb > 0 and at - verb < 4 and _qualifies(units[verb]):
        verb -= 1
    if not units[verb].has("have", "hold") or units[verb].mention is not None or units[verb].has("f:inf"):
        return []
    if at + 1 >= len(units) or not units[at + 1].has("of", "in"):
        return []
    held = right_names(units, at + 1)
    subject = subject_of(units, verb)
    holders = group_at(units, subject) if subject is not None else []
    return ties_of(units, [one for one in holders if one not in held], held, at, stake=True)


def _qualifies(unit: Unit) -> bool:
    """`has a big minority stake`: what stands between the verb and the noun."""
    return unit.has("det", "of", "holderadj") or is_modifier(unit) or is_worded(unit)


def _invested(units: list[Unit], at: int) -> list[Draft]:
    """`Oak has invested in Fir, Elm and Ash`, `Oak is an investor in Fir`, `Chêne a investi dans Sapin`."""
    case = at + 1 < len(units) and (
        units[at + 1].has("in") or (units[at + 1].has("of") and units[at].has("holder"))
    )
    if not case or units[at].has("f:inf"):
        return []
    held = [i for i in right_names(units, at + 1) if form_of(units[i]) == "name"]
    holders = left_names(units, at)
    if not holders:
        subject = subject_of(units, at)
        holders = group_at(units, subject) if subject is not None else []
    return ties_of(units, [one for one in holders if one not in held], held, at, stake=True)


_INVESTED = frozenset(
    "invested investi investor investors investisseur investisseurs backer entre entree".split()
)


def _gone(units: list[Unit], at: int) -> list[Draft]:
    """`Oak has sold out of Fir`, `Oak is out of Fir`, `Chêne est sorti du capital de Sapin`: it had some."""
    after = at + 1
    if at and units[at - 1].key in ("spun", "split", "carved", "hived", "pulling", "getting", "taken"):
        return []
    if units[at].key == "plus":
        if not any(unit.has("holder") for unit in units[at : at + 3]):
            return []
        after = at + 2
    of = (
        after < len(units)
        and units[after].mention is None
        and units[after].has("of", "from", "in", "det", "capital")
    )
    held = right_names(units, after) if of else []
    if of and not held:
        held = right_names(units, after + 1)
    holders = left_names(units, at)
    if not holders:
        mark = at - 1
        name = before_mark(units, mark) if mark >= 0 and units[mark].text == "," else None
        holders = [name] if name is not None else []
    found = ties_of(units, [one for one in holders if one not in held], held[:1], at, stake=True)
    for draft in found:
        draft.tense = ENDED
    return found


RULES = (
    Rule("the rest", _the_rest, keys=_REST),
    Rule("via", _by_aside, keys=("par",)),
    Rule("via", _via, classes=("through",)),
    Rule("chain", _chain, classes=("through",)),
    Rule("chain", _by_way, classes=("through",)),
    Rule("has some", _has_some, keys=_SOME, classes=("stake",)),
    Rule("invested", _invested, keys=_INVESTED),
    Rule("exit", _gone, keys=_OUT),
)
