"""Who has a figure, where it stands before its holder: at the head of a clause, or in a relative one.

Example: "De 5 %, Oak passe à 9 %", "5 % des actions, 9 % des voix : Oak décide", "Oak, à qui reviennent 5 %".
"""

from __future__ import annotations

from kg.extract.frames.beside import Rule, named_at, party_after
from kg.extract.frames.slots import Phrase
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import case_of, is_party
from kg.extract.phrases.voice import after_preposition

_REACH = 14
_ENDS = (";", ":", ".", "(", ")")
_TO_WHOM = frozenset("auquel auxquels auxquelles".split())
_WHO = frozenset("qui laquelle lequel lesquels whom which".split())
#: Verbs whose subject is with whom `à` names: `à qui reviennent 5 %`.
_WITH = frozenset(
    "revient reviennent revenait revenaient reviendra reviendront echoit echoient echoira reste restent "
    "va vont incombe goes went falls fell remains reverts".split()
)


def to_whom(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak, à qui appartiennent 5 % de Fir (et 4 % d'Elm)`, `Oak, auquel 5 % de Fir reviennent`."""
    for i in range(phrase.first - 1, max(0, phrase.first - _REACH), -1):
        unit = units[i]
        if unit.mention is None and (unit.key in _TO_WHOM or (unit.key in _WHO and units[i - 1].has("to"))):
            near = (*units[i + 1 : phrase.first], *units[phrase.after : phrase.after + 6])
            if not any(one.mention is None and (one.has("belong") or one.key in _WITH) for one in near):
                return None
            left = i - 1 - (unit.key not in _TO_WHOM)
            return named_at(units, left - (left > 0 and units[left].text == ","))
        if unit.text in (";", ":", ".", "(") or unit.has("boundary"):
            return None
    return None


def _risen(units: list[Unit], phrase: Phrase) -> int | None:
    """`De 5 %, Oak passe à 9 %`, `From 5 %, Oak went to 9 %`: a level before, at the head of the clause."""
    at = phrase.first - 1
    if at < 0 or phrase.after >= len(units) or units[phrase.after].text != ",":
        return None
    leads = units[at].has("from", "of") and (at == 0 or units[at - 1].is_mark)
    return party_after(units, phrase.after + 1) if leads else None


def _announced(units: list[Unit], phrase: Phrase) -> int | None:
    """`5 % des actions, 9 % des voix : Oak décide`: nothing but figures before the colon."""
    for i in range(phrase.first - 1, max(-1, phrase.first - _REACH), -1):
        if units[i].text in (".", ";", ":"):
            break
        if not (units[i].quantity is not None or _is_plain_part(units[i])):
            return None
    for i in range(phrase.after, min(len(units) - 1, phrase.after + _REACH)):
        if units[i].text == ":":
            return party_after(units, i + 1)
        if not (units[i].quantity is not None or _is_plain_part(units[i])):
            return None
    return None


def _stepwise(units: list[Unit], phrase: Phrase) -> int | None:
    """`D'abord 60 %, bientôt 100 : Oak avale Fir`, `From 5 % in March to 21 in June: so did Oak`."""
    start = phrase.first - 1
    while start >= 0 and phrase.first - start < 2 * _REACH and not units[start].is_mark:
        if is_party(units[start]) or units[start].has("f:fin", "boundary"):
            return None
        start -= 1
    if start >= 0 and units[start].text != ",":
        return None
    for i in range(phrase.after, min(len(units) - 1, phrase.after + 2 * _REACH)):
        if units[i].text == ":":
            ahead = range(i + 1, min(len(units), i + 8))
            return next((j for j in ahead if is_party(units[j]) and not case_of(units, j)), None)
        if is_party(units[i]) or units[i].has("f:fin") or units[i].text in (";", "."):
            return None
    return None


def _is_plain_part(unit: Unit) -> bool:
    linking = unit.text == "," or unit.has("of", "and", "capital", "votes", "stake", "det", "boundary")
    return unit.mention is None and linking


def _described(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak, un fonds danois, 5 %`, `Oak, resté neutre, 5 %`: a word on who it is stands between."""
    at = phrase.first - 1
    if at < 3 or units[at].text != ",":
        return None
    for i in range(at - 1, max(0, at - 10), -1):
        unit = units[i]
        if unit.text == ",":
            return named_at(units, i - 1) if i < at - 1 and not is_party(units[i + 1]) else None
        if unit.quantity is not None or unit.has("and", "boundary", "f:fin", "rel") or unit.text in _ENDS:
            return None
    return None


def _kept_at(units: list[Unit], phrase: Phrase) -> int | None:
    """`les 5 % de Fir chez Oak`, `5 % de Fir aux mains d'Oak`: behind the company."""
    company = after_preposition(units, phrase.after)
    if company is None or company + 2 >= len(units) or not units[phrase.after].has("of"):
        return None
    behind = units[company + 1]
    return party_after(units, company + 2) if behind.key == "chez" and behind.mention is None else None


RELATIVES: tuple[Rule, ...] = (to_whom,)
FRONTING: tuple[Rule, ...] = (_kept_at, _described, _risen, _announced, _stepwise)
