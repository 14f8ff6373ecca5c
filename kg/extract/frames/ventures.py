"""Companies told by what they are to somebody: a subsidiary of 60 %, a venture of two partners.

The noun stands beside the figure, whoever it belongs to follows; the company is what the noun is said of.

Example: "Fir, filiale à 60 % d'Oak", "Fir is a 50:50 joint venture of Oak and Elm".
"""

from __future__ import annotations

from kg.extract.frames.beside import Rule, bracket
from kg.extract.frames.slots import Phrase
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    form_of,
    is_modifier,
    is_party,
    is_verb,
    subject_of,
)

_VENTURES = frozenset(
    ("joint venture", "venture", "jv", "coentreprise", "co-entreprise", "filiale commune", "partnership")
)
_ONCE = frozenset("hier jadis autrefois longtemps encore toujours aujourd'hui once formerly still".split())
_OWNED = frozenset(("-owned", "-held"))
_NEAR, _REACH = 5, 25


def _is_child(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir, filiale à 60 % d'Oak`, `Fir is a 60 %-owned subsidiary of Oak`, `Filiale à 60 % d'Oak, Fir`."""
    noun = _child_noun(units, phrase)
    return _said_of(units, min(noun, phrase.first), phrase) if noun is not None else None


def _child_noun(units: list[Unit], phrase: Phrase) -> int | None:
    """Index of the noun of a subsidiary beside a figure whose owner follows."""
    before = phrase.first - 1
    led = before > 0 and units[before].has("to", "for") and units[before].mention is None
    if led and _is_noun(units[before - 1]) and phrase.after < len(units) and units[phrase.after].has("of"):
        return before - 1
    for i in range(phrase.after, min(len(units) - 1, phrase.after + _NEAR)):
        unit = units[i]
        if _is_noun(unit):
            return i if units[i + 1].has("of") else None
        if not (unit.text == "-" or (unit.mention is None and unit.has("hold")) or is_modifier(unit)):
            return None
    return None


def _is_noun(unit: Unit) -> bool:
    return unit.mention is None and unit.has("subsidiary")


def _of_unit(units: list[Unit], phrase: Phrase) -> int | None:
    """`52 % de sa filiale Fir`, `5 % of the listed Oslo subsidiary Fir`, `5 % of Oak unit Fir`."""
    if phrase.after >= len(units) or not units[phrase.after].has("of", "in") or units[phrase.after].mention:
        return None
    noun = False
    for i in range(phrase.after + 1, min(len(units), phrase.after + 9)):
        unit = units[i]
        if noun and form_of(unit) == "name":
            return i
        noun = noun or _is_noun(unit)
        before = unit.mention is not None and not noun
        if not (before or _is_noun(unit) or is_modifier(unit) or unit.has("poss") or unit.text in POSSESSIVE):
            return None
    return None


def _own_child(units: list[Unit], phrase: Phrase) -> int | None:
    """`its 51 %-owned unit Fir`, `through 51 %-owned Fir`, `sa filiale à 51 % Fir`: the name right behind."""
    led = phrase.first > 1 and units[phrase.first - 1].has("to") and _is_noun(units[phrase.first - 2])
    for i in range(phrase.after, min(len(units), phrase.after + _NEAR)):
        unit = units[i]
        if form_of(unit) == "name":
            return i if led else None
        owned = unit.key in _OWNED or (unit.mention is None and unit.has("hold") and unit.has("f:part"))
        if not (owned or unit.text == "-" or _is_noun(unit) or is_modifier(unit)) or unit.has("by", "det"):
            return None
        led = led or owned
    return None


def _own_held(units: list[Unit], phrase: Phrase) -> int | None:
    """`avec sa filiale Fir, détenue à 5 %,`: no owner is told beside whoever says *sa*."""
    at = phrase.first - 1
    at -= at > 0 and units[at].has("to")
    if at < 3 or units[at].mention is not None or not (units[at].has("hold") and units[at].has("f:part")):
        return None
    named = units[at - 1].text == "," and form_of(units[at - 2]) == "name" and _is_noun(units[at - 3])
    return at - 2 if named else None


def _joint(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir is a 50:50 joint venture of Oak and Elm`, `Fir, a 50-50 venture with Elm`."""
    start = phrase.after
    if start + 1 < len(units) and units[start].is_mark and units[start + 1].quantity is not None:
        start += 2
    for i in range(start, min(len(units), start + _NEAR)):
        unit = units[i]
        if unit.mention is None and unit.key in _VENTURES:
            return _said_of(units, phrase.first, phrase)
        if unit.is_mark and unit.text != "-":
            return None
        if unit.mention is not None or not (is_modifier(unit) or unit.text == "-" or unit.has("hold")):
            return None
    return None


def _said_of(units: list[Unit], noun: int, phrase: Phrase) -> int | None:
    """What a noun phrase is said of: the subject of *is*, the name before a comma, the one behind it."""
    at = noun - 1
    if at > 0 and units[at].is_mark and units[at - 1].quantity is not None:
        at -= 2
    while at >= 0 and noun - at < _NEAR and is_modifier(units[at]):
        at -= 1
    if at < 0:
        return _behind(units, phrase)
    if units[at].text in (",", "("):
        return at - 1 if at and form_of(units[at - 1]) == "name" else None
    if at < 2 and units[at].key in _ONCE:
        return _behind(units, phrase)
    if units[at].mention is None and units[at].has("be"):
        return subject_of(units, at)
    return None


def _behind(units: list[Unit], phrase: Phrase) -> int | None:
    """`Filiale à 60 % d'Oak, l'assureur Fir`: the first name behind the comma, over one insertion.

    `Hier filiale à 60 % d'Oak, demain cotée, Fir`; also `Filiale d'Oak (60 %) et d'Elm (40 %), Fir`.
    """
    commas = 0
    for i in range(phrase.after, min(len(units), phrase.after + _REACH)):
        if units[i].text in (";", ":", ".") or (commas and is_verb(units[i])):
            return None
        if units[i].text == ",":
            commas += 1
            name = i + 1
            while name < len(units) and is_modifier(units[name]):
                name += 1
            named = name < len(units) and is_party(units[name])
            if named or commas > 1:
                return name if named else None
    return None


def _child_of_both(units: list[Unit], phrase: Phrase) -> int | None:
    """`Filiale commune d'Oak (60 %) et d'Elm (40 %), Fir`, `Fir, filiale d'Oak (60 %)`: what it is."""
    at = _shared_noun(units, phrase)
    if at is None:
        return None
    left = at - 1
    while left >= 0 and at - left < _NEAR and is_modifier(units[left]):
        left -= 1
    if left >= 0 and units[left].text == "," and is_party(units[left - 1]):
        return left - 1
    return _behind(units, phrase) if left < 0 or units[left].key in _ONCE else None


def co_owner(units: list[Unit], phrase: Phrase) -> int | None:
    """`Filiale commune d'Oak (60 %) et d'Elm (40 %)`: the name before the bracket."""
    return phrase.first - 2 if _shared_noun(units, phrase) is not None else None


def _shared_noun(units: list[Unit], phrase: Phrase) -> int | None:
    """Index of the noun of a subsidiary or venture whose owners stand behind it with brackets."""
    owner = phrase.first - 2
    if owner < 1 or units[owner + 1].text != "(" or not is_party(units[owner]):
        return None
    at = owner - 1
    while at > 0 and owner - at < _REACH and _is_listed(units[at]):
        at -= 1
    unit = units[at]
    told = unit.mention is None and (unit.key in _VENTURES or unit.has("subsidiary"))
    behind = units[at + 1 : at + 3]
    return at if told and any(one.mention is None and one.has("of", "between") for one in behind) else None


def _is_listed(unit: Unit) -> bool:
    """What may stand between `filiale commune` and one of its owners: other owners with their figures."""
    noun = unit.mention is None and unit.key not in _VENTURES and not unit.has("subsidiary")
    listed = unit.quantity is not None or unit.text in (",", "(", ")") or is_party(unit)
    return listed or (noun and (unit.has("of", "between", "and") or is_modifier(unit)))


def _venture(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir, a joint venture of Oak (60 %) and Elm (40 %)`."""
    if bracket(units, phrase) is None:
        return None
    for i in range(phrase.first - 2, max(0, phrase.first - _REACH), -1):
        if units[i].key in _VENTURES and units[i].mention is None:
            left = i - 1
            while left > 0 and is_modifier(units[left]):
                left -= 1
            named = units[left].text == "," and is_party(units[left - 1])
            return left - 1 if named else None
    return None


#: Asked before `of`, which would name the owner.
CHILDREN: tuple[Rule, ...] = (_is_child, _own_child, _own_held, _joint, _of_unit, _child_of_both)
VENTURES: tuple[Rule, ...] = (_venture,)
