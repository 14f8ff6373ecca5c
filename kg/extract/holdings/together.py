"""Owners beside each other: `co-owns Fir with Oak`, `Elm's joint venture with Oak`, `both Oak companies`.

Rows of owners after one word are in `among.py`.

Example: "Oak Mills shares ownership of Fir Works with Elm SA" says that each holds some of Fir Works.
"""

from __future__ import annotations

from kg.extract.drafts import Draft
from kg.extract.holdings.kinship import possessor
from kg.extract.holdings.rules import Rule
from kg.extract.holdings.slots import left_names, right_names, row_wide, ties_of
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    form_of,
    group_at,
    is_modifier,
    is_party,
    party_of,
    subject_of,
)

_BESIDE = frozenset(
    "with alongside avec together beside aux au cotes along jointly conjointement associe associes".split()
)
_SHARED = frozenset(
    "co-owns co-owned co-own co-controls part-owns shares share shared ownership invested invests invest "
    "jointly together codetient codetenait copossede partage partagent partageait propriete investi owns "
    "controls bought acquired control controle detient racheted achete acquis rachete holds "
    "coproprietaire possede possedent detiennent controlent".split()
)
_VENTURES = frozenset("venture ventures coentreprise coentreprises co-entreprise jv".split())
_REACH = 9


# ---------------------------------------------------------------------------------------------------
# With


def _with(units: list[Unit], at: int) -> list[Draft]:
    """`Elm co-owns Fir with Oak`, `Elm a investi dans Sapin aux côtés de Chêne`: Oak has some too."""
    first = at
    while first > 0 and units[first - 1].mention is None and units[first - 1].key in _BESIDE:
        first -= 1
    last = at
    while last + 1 < len(units) and units[last + 1].mention is None and _links(units[last + 1]):
        last += 1
    if last + 1 >= len(units) or (units[last + 1].key in _BESIDE and not is_party(units[last + 1])):
        return []
    held = first - 1
    word = _shared(units, held)
    if form_of(units[held]) != "name" and word is not None:
        held = next((i for i in range(held, word, -1) if form_of(units[i]) == "name"), -1)
    if word is None or held < 1 or held <= word:
        return _turned(units, at, last)
    partners = right_names(units, last + 1)
    subject = subject_of(units, word)
    if units[word].key in ("partage", "partagent", "shares", "share") and units[held - 1].has("with"):
        return _turned(units, at, last)
    owners = group_at(units, subject) if subject is not None else []
    names = [*owners, *partners] if units[word].key not in _TOLD else partners
    return ties_of(units, [one for one in names if one != held], [held], word, stake=True)


#: Verbs whose own subject other rules read.
_TOLD = frozenset(
    "owns controls bought acquired detient holds possede possedent detiennent controlent".split()
)


def _links(unit: Unit) -> bool:
    return unit.has("of", "with") or unit.key in ("cotes", "avec", "with")


def _shared(units: list[Unit], at: int) -> int | None:
    for i in range(at, max(-1, at - _REACH), -1):
        unit = units[i]
        if unit.text in (",", ";", ":") or unit.quantity is not None:
            return None
        if unit.mention is None and unit.key in _SHARED and not unit.has("f:inf"):
            return i
    return None


def _turned(units: list[Unit], at: int, last: int) -> list[Draft]:
    """`Chêne partage avec Orme la propriété de Sapin`: what is shared stands behind."""
    left = next((i for i in range(at - 1, max(-1, at - 4), -1) if units[i].key in _SHARES), None)
    partners = right_names(units, last + 1)
    noun = partners[-1] + 1 if partners else len(units)
    noun += noun < len(units) and units[noun].has("det")
    if left is None or noun + 1 >= len(units) or not _OWNING.intersection(units[noun].key.split()):
        return []
    held = right_names(units, noun + 1)[:1]
    subject = subject_of(units, left)
    owners = group_at(units, subject) if subject is not None else []
    return ties_of(units, [*owners, *partners], held, left, stake=True)


_SHARES = ("partage", "partagent", "partageait", "shares", "share", "shared")
_OWNING = frozenset("propriete controle capital ownership control".split())


# ---------------------------------------------------------------------------------------------------
# Joint ventures


def _venture_with(units: list[Unit], at: int) -> list[Draft]:
    """`Fir, Elm's joint venture with Oak`, `Sapin, la coentreprise que Chêne a montée avec Orme`."""
    case = next((i for i in range(at + 1, min(len(units), at + 8)) if _is_with(units[i])), None)
    partners = right_names(units, case + 1) if case is not None else []
    if case is None or not partners:
        return []
    owner = possessor(units, at)
    if owner is None:
        owner = next((i for i in range(at + 1, case) if form_of(units[i]) == "name"), None)
    left = at
    while (
        left > 0
        and at - left < 6
        and (is_modifier(units[left - 1]) or left - 1 == owner or _is_mark(units[left - 1]))
    ):
        left -= 1
    held = left - 2 if left >= 2 and units[left - 1].text in (",", "(") else None
    if held is None or form_of(units[held]) != "name" or owner is None or owner == held:
        return []
    owners = [one for one in (*group_at(units, owner), *partners) if one != held]
    return ties_of(units, owners, [held], at, stake=True)


def _is_with(unit: Unit) -> bool:
    return unit.mention is None and unit.has("with")


def _is_mark(unit: Unit) -> bool:
    return unit.text in POSSESSIVE


# ---------------------------------------------------------------------------------------------------
# Like, both


_ALIKE = frozenset(("like", "comme", "as"))


def _alike(units: list[Unit], at: int) -> list[Draft]:
    """`Like Fir, Elm is part of Oak`, `Elm belongs, like Fir, to Oak`: the other one too."""
    others = right_names(units, at + 1, case=False)
    comma = others[-1] + 1 if others else len(units)
    if comma >= len(units) or units[comma].text != ",":
        return []
    verb = next((i for i in range(comma, min(len(units), comma + 6)) if _is_part(units[i])), None)
    if verb is None and at > 1 and units[at - 1].text == "," and _is_part(units[at - 2]):
        verb = comma
    if verb is None:
        return []
    case = next((i for i in range(verb, min(len(units), verb + 4)) if units[i].has("of", "to")), None)
    owners = right_names(units, case) if case is not None else []
    own = left_names(units, at - 2) if at > 1 and units[at - 1].text == "," else []
    if not owners or party_of(units[owners[0]]) is None:
        return []
    return ties_of(units, owners[:1], [i for i in (*others, *own) if i not in owners], verb)


def _is_part(unit: Unit) -> bool:
    return unit.mention is None and (
        unit.has("belong", "subsidiary")
        or unit.key in ("part", "part of", "partie", "owned by", "controlled by")
    )


def _both(units: list[Unit], at: int) -> list[Draft]:
    """`Fir and Elm, both Oak companies,`, `Fir and Elm are sister firms, both controlled by Oak`."""
    if at < 2 or units[at - 1].text != ",":
        return []
    name = at + 1
    while name < len(units) and name - at < 6 and (units[name].has("det") or _leads(units[name])):
        name += 1
    if name >= len(units) or not is_party(units[name]):
        return []
    led = any(_leads(unit) for unit in units[at + 1 : name])
    after = units[name + 1] if name + 1 < len(units) else None
    firms = after is not None and after.mention is None and after.key in _COMPANIES
    rows = [one for one in left_names(units, at) if one < at]
    return ties_of(units, row_wide(units, name), rows, at) if len(rows) == 2 and (led or firms) else []


def _leads(unit: Unit) -> bool:
    return unit.mention is None and unit.has("by", "of", "to", "control", "hold", "subsidiary", "belong")


_COMPANIES = frozenset(
    "companies subsidiaries units brands businesses firms affiliates titles papers".split()
)


RULES = (
    Rule("together", _with, first=_BESIDE, classes=("with",)),
    Rule("venture with", _venture_with, last=_VENTURES),
    Rule("alike", _alike, keys=_ALIKE),
    Rule("both", _both, keys=("both", "tous deux", "toutes deux", "deux")),
)
#: What a pair begins: `[les deux], filiales de Chêne`.
PAIRED = Rule("both", _both, classes=("pair",))
