"""Relative clauses and predicates of owning: `que contrôle Chêne`, `à qui appartient Sapin`, `Fir is Oak's`.

Example: in "Sapin SA, que contrôle la famille Vasseur" the subject stands after its verb.
"""

from __future__ import annotations

from kg.extract.drafts import Draft
from kg.extract.frames.owners import is_worded
from kg.extract.holdings.acquiring import past_time
from kg.extract.holdings.nominals import bearer
from kg.extract.holdings.rules import Rule
from kg.extract.holdings.slots import left_names, named_before, right_names, row_wide, ties_of
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    case_of,
    form_of,
    group_at,
    is_modifier,
    is_party,
    is_verb,
    subject_of,
)

_OBJECT = frozenset("que qu' which that whom".split())
_TOGETHER = frozenset(
    "ensemble aussi conjointement egalement toujours encore desormais jointly together also still now "
    "depuis entierement seul seule alors".split()
)
_TO_WHOM = frozenset("qui lequel auquel laquelle auxquels auxquelles lesquels lesquelles whom which".split())
_BELONGS = frozenset("appartient appartiennent appartenait appartenaient belongs belong belonged".split())
_OWNED = frozenset(
    "controle proprietaire proprietaires maitre maitres actionnaire actionnaires majorite mains renes owner "
    "shareholder control capital parts".split()
)
_SPAN = 14
#: `est à Chêne`; the English article `a` is folded alike, so its class is asked too.
_TO = frozenset(("au", "aux", "a"))
_ALSO = frozenset("also still already now once own all".split())


def _inverted(units: list[Unit], at: int) -> list[Draft]:
    """`Sapin, que contrôlent ensemble Chêne et Orme`, `Sapin, qu'a racheté Chêne`."""
    left = at - 1
    while left > 0 and (units[left].has("have") or units[left].key in _TOGETHER):
        left -= 1
    if left < 1 or units[left].key not in ("que", "qu'"):
        return []
    held = named_before(units, left)
    after = at + 1
    while after < len(units) and units[after].key in _TOGETHER:
        after += 1
    after = past_time(units, after)
    name = bearer(units, after) if after < len(units) else None
    if held is None or name is None or units[at].has("have"):
        return []
    return ties_of(units, row_wide(units, name), [held], at)


def _straight(units: list[Unit], at: int) -> list[Draft]:
    """`Fir, a company that Oak and Elm own jointly`, `Fir, which Jan Novak chairs and controls`."""
    after = units[at + 1] if at + 1 < len(units) else None
    if after is not None and (
        after.mention or after.quantity or after.has("det", "of", "stake", "poss", "by")
    ):
        return []
    rel = next((i for i in range(at - 1, max(0, at - 12), -1) if units[i].key in _OBJECT), None)
    first = next((i for i in range(rel + 1, at) if is_party(units[i])), None) if rel is not None else None
    if rel is None or first is None or units[at].has("have", "f:ing"):
        return []  # "Fir, which Oak is acquiring" is no tie yet
    if not all(is_modifier(unit) for unit in units[rel + 1 : first]) or any(
        u.text in (";", ":") for u in units[rel:at]
    ):
        return []
    held = named_before(units, rel)
    if held is None:
        return []
    return ties_of(units, [i for i in row_wide(units, first, subject=True) if i < at], [held], at)


def _gerund(units: list[Unit], at: int) -> list[Draft]:
    """`Oak, owning Fir and Elm,`, `besides owning Fir`, `contrôlant Sapin`."""
    if not units[at].key.startswith(
        ("owning", "controlling", "possedant", "controlant", "detenant", "acquiring")
    ):
        return []
    held = [i for i in right_names(units, at + 1) if form_of(units[i]) == "name"]
    verb = next((i for i in range(at - 1, max(-1, at - 14), -1) if is_verb(units[i])), None)
    aside = (
        units[at - 1].key in ("besides", "en", "while", "also", "after", "beside", "outre") if at else False
    )
    holder = subject_of(units, verb if aside and verb is not None else at)
    return ties_of(units, [holder] if holder is not None and holder not in held else [], held, at)


def _has(units: list[Unit], at: int) -> list[Draft]:
    """`Jan Novak, who also has the Fir Rovers`, `Oak has Fir and Elm`: nothing but the name."""
    if not units[at].has("have") or not (
        units[at].has("f:fin") or units[at].key in ("has", "have", "had", "a", "ont")
    ):
        return []
    first = at + 1
    while first < len(units) and units[first].key in _ALSO:
        first += 1
    first += first < len(units) and units[first].has("det")
    if first >= len(units) or form_of(units[first]) != "name":
        return []
    held = row_wide(units, first)
    after = units[held[-1] + 1] if held[-1] + 1 < len(units) else None
    if (after is not None and not (after.is_mark or after.has("and", "boundary", "in"))) or _is_mark(after):
        return []
    if at and units[at - 1].key in ("as", "than", "so", "nor"):
        return []
    return ties_of(units, _subjects(units, at) or left_names(units, at), held, at)


def _is_mark(after: Unit | None) -> bool:
    return after is not None and after.text in POSSESSIVE


def _of_which(units: list[Unit], at: int) -> list[Draft]:
    """`Sapin, dont Chêne est propriétaire`, `Sapin, dont le fonds Chêne a pris le contrôle`."""
    held = named_before(units, at)
    first = bearer(units, at + 1)
    if held is None or first is None or form_of(units[first]) not in ("name", "state", "descriptor"):
        return []
    holders = row_wide(units, first, subject=True)
    be = holders[-1] + 1
    if be < len(units) and units[be].has("be") and any(u.has("subsidiary") for u in units[be + 1 : be + 4]):
        return ties_of(units, [held], holders, be)  # "Oak, dont Fir est une filiale"
    for i in range(holders[-1] + 1, min(len(units), holders[-1] + _SPAN)):
        figure = units[i].quantity is not None and not is_worded(units[i])
        if units[i].text in (";", ":", ".") or figure or units[i].has("boundary"):
            return []
        if _OWNED.intersection(units[i].key.split()):
            return ties_of(units, [one for one in holders if one != held], [held], i)
    return []


def _where(units: list[Unit], at: int) -> list[Draft]:
    """`Fir, where Jan Novak is the big shareholder`, `Fir, in which Oak is an investor`, `of which If is`."""
    prepared = units[at].key in ("where", "ou") or (at and units[at - 1].has("in", "of"))
    held = named_before(units, at) if prepared and at else None
    first = bearer(units, at + 1) if held is not None else None
    if held is None or first is None:
        return []
    holders = row_wide(units, first, subject=True)
    be = holders[-1] + 1
    if be >= len(units) or not units[be].has("be"):
        return []
    ahead = range(be + 1, min(len(units), be + 7))
    noun = next((i for i in ahead if units[i].has("holder", "parent", "subsidiary", "partner")), None)
    if noun is None or any(unit.is_mark for unit in units[be:noun]):
        return []
    if units[noun].has("subsidiary"):
        return ties_of(units, [held], holders, be)
    return ties_of(units, holders, [held], be, stake=True)


def _to_whom(units: list[Unit], at: int) -> list[Draft]:
    """`les Vasseur, à qui appartenait Sapin`, `Oak, to which Fir belongs`."""
    if at > 2 and units[at - 1].key in ("qu'", "que") and case_of(units, at - 2) == "to":
        return ties_of(units, group_at(units, at - 2), right_names(units, at + 1), at)  # "c'est à Chêne qu'"
    rel = next((i for i in range(at - 1, max(0, at - 5), -1) if units[i].key.split()[-1] in _TO_WHOM), None)
    if rel is None or not (units[rel].key.startswith("au") or (rel and units[rel - 1].has("to"))):
        return []
    holder = named_before(units, rel - (not units[rel].key.startswith("au")))
    held = right_names(units, at + 1)
    inner = [i for i in range(rel + 1, at) if is_party(units[i])]
    held = held if not inner else inner
    if holder is None or not held:
        return []
    return ties_of(units, group_at(units, holder), [i for i in held if i != holder], at)


def _predicate(units: list[Unit], at: int) -> list[Draft]:
    """`Fir is Oak's`, `Fir is wholly Oak's own`, `Sapin est à Chêne`, `Sapin est depuis 2004 chez Chêne`."""
    after = at + 1
    while after < len(units) and (units[after].has("wholly", "neg") or units[after].key in _TOGETHER | _ALSO):
        after += 1
    after = past_time(units, after)
    if after >= len(units):
        return []
    if units[after].mention is None and (
        units[after].key == "chez" or (units[after].key in _TO and units[after].has("to"))
    ):
        holders = right_names(units, after + 1)
        sure = [i for i in holders if form_of(units[i]) in ("name", "state")]
        return ties_of(units, sure, _subjects(units, at), at)
    name = after
    while name < len(units) - 1 and name - after < 5 and is_modifier(units[name]):
        name += 1
    mark = name + 1 if form_of(units[name]) == "name" else None
    if mark is None or mark >= len(units) or units[mark].text not in POSSESSIVE:
        return []
    end = units[mark + 1] if mark + 1 < len(units) else None
    closed = (
        end is None or end.is_mark or end.key in ("own", "alone", "outright") or end.has("and", "boundary")
    )
    return ties_of(units, group_at(units, name), _subjects(units, at), at) if closed else []


def _subjects(units: list[Unit], at: int) -> list[int]:
    subject = subject_of(units, at)
    return group_at(units, subject) if subject is not None else left_names(units, at)


_OWN = ("hold", "control", "buy", "have")
RULES = (
    Rule("inverted relative", _inverted, classes=_OWN),
    Rule("relative", _straight, classes=_OWN),
    Rule("gerund", _gerund, classes=_OWN),
    Rule("has name", _has, classes=_OWN),
    Rule("dont", _of_which, keys=("dont",)),
    Rule("where", _where, keys=("where", "which", "ou", "dans lequel")),
    Rule("to whom", _to_whom, keys=_BELONGS),
    Rule("predicate", _predicate, classes=("be",)),
)
