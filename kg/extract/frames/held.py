"""What a figure is a part of, told by the words beside it: one rule for each way of telling it.

A rule looks at few units, names one mention or none, and does not ask who has the figure.

Example: "5 % of Fir", "Fir, 5 % of which", "Fir, in which Oak has 5 %", "Fir (Oak 5 %, Elm 4 %)".
"""

from __future__ import annotations

from kg.extract.frames.beside import (
    Rule,
    bracket,
    holding_verb,
    in_brackets,
    inside,
    is_loose,
    is_one_list,
    listed,
    named_at,
    of_kin,
    opener,
    under_place,
)
from kg.extract.frames.owners import held_by_noun, list_head, owner_of, shareholder_noun
from kg.extract.frames.passing import is_other_property
from kg.extract.frames.predicates import PREDICATE_COMPANIES
from kg.extract.frames.risers import RISEN_IN
from kg.extract.frames.slots import Phrase, phrase_at
from kg.extract.frames.spoken import SPOKEN
from kg.extract.frames.subjects import GOVERNED
from kg.extract.frames.ventures import CHILDREN, VENTURES
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import POSSESSIVE, case_of, form_of, is_modifier, is_party, is_verb
from kg.extract.phrases.voice import after_preposition, find_passive

_REACH = 14
_THE = frozenset(("la", "le"))
_ARMS = frozenset("arm business operations division venture branch".split())
_WHICH = frozenset("which whose lequel laquelle".split())


def _child(units: list[Unit], phrase: Phrase) -> int | None:
    """`its subsidiaries are Fir (80 %) and Elm (60 %)`, `Oak owns Fir (80 %) and Elm (60 %)`."""
    name = in_brackets(units, phrase)
    if name is None or of_kin(units, name):
        return name
    verb = holding_verb(units, name)
    return name if verb is not None and is_one_list(units, verb + 1, name) else None


def _entry(units: list[Unit], phrase: Phrase) -> int | None:
    """`first on the register at Fir (5 %) and Elm (4 %)`, `stakes in Fir (5 %)`: before the bracket."""
    name = in_brackets(units, phrase)
    return name if name is not None and under_place(units, name) else None


def _of(units: list[Unit], phrase: Phrase) -> int | None:
    """`5 % of Fir`, `5 % (of the votes) in the brewer Fir`."""
    name = after_preposition(units, phrase.after)
    arm = _arm_of(units, name) if name is not None else None
    if arm is not None:
        return arm
    if name is None or (
        name + 1 < len(units) and units[name + 1].text in POSSESSIVE and not _capital(units, name)
    ):
        return None
    return None if is_sellers(units, phrase, name) else name


def _arm_of(units: list[Unit], name: int) -> int | None:
    """`5 % of Oak's theme-park arm, Fir,`: the arm, over the noun and a comma."""
    if name + 2 >= len(units) or units[name + 1].text not in POSSESSIVE:
        return None
    at, told = name + 2, False
    while at < len(units) and at - name < 7 and (is_modifier(units[at]) or units[at].has("subsidiary")):
        told = told or units[at].has("subsidiary", "industry") or units[at].key in _ARMS
        at += 1
    at += at < len(units) and units[at].text == ","
    return at if told and at < len(units) and form_of(units[at]) == "name" else None


def is_sellers(units: list[Unit], phrase: Phrase, name: int) -> bool:
    """`Oak a acheté la participation de 5 % de Fir`: whose it was; no `a acheté 5 % de Fir`."""
    stake = phrase.first
    if stake < 2 or not phrase.led or not units[stake].has("stake") or units[stake - 1].key not in _THE:
        return False
    if any(unit.has("capital", "votes", "in") for unit in units[phrase.at : name]):
        return False
    if any(unit.has("in") for unit in units[name + 1 : name + 4]):
        return False
    return any(unit.has("buy") and unit.mention is None for unit in units[max(0, stake - 4) : stake - 1])


def _of_owner(units: list[Unit], phrase: Phrase) -> int | None:
    """`wants the 24 % of the Elm sisters`, `the 35 of Oak`: who has it as often as what it is of."""
    name = _of(units, phrase)
    first = phrase.first
    the = units[first].has("det") or (first > 0 and units[first - 1].has("det"))
    if name is None or not the or phrase.kind or any(unit.quantity for unit in units[name + 1 : name + 2]):
        return None
    behind = units[name + 1] if name + 1 < len(units) else None
    return name if behind is None or behind.is_mark or behind.has("and", "boundary", "to") else None


def _capital(units: list[Unit], name: int) -> bool:
    return any(unit.has("capital", "stake", "votes") for unit in units[name + 2 : name + 5])


def _whose(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir, 5 % of which`, `Fir, dont Oak détient 5 %`, `Fir, in which Oak has 5 %`, `Fir, where`."""
    behind = units[phrase.after : phrase.after + 2]
    if len(behind) == 2 and behind[0].has("of") and behind[1].key in ("which", "whom"):
        return _named_before(units, phrase.first)
    for i in range(phrase.first - 1, max(-1, phrase.first - _REACH), -1):
        unit = units[i]
        inside = i and units[i - 1].has("in", "of") and (unit.has("rel") or unit.key in _WHICH)
        if unit.mention is None and (unit.key in ("dont", "where", "ou") or inside):
            return None if _is_closed(units, i, phrase.first) else _named_before(units, i - bool(inside))
        if unit.text in (";", ":") or unit.has("boundary") or unit.quantity is not None:
            return None
    return None


def _is_closed(units: list[Unit], at: int, first: int) -> bool:
    """`Oak, of which he is chairman, holds 5 %`: the clause has its verb and ends before the figure's."""
    comma = next((i for i in range(at + 1, first) if units[i].text == ","), None)
    if comma is None:
        return False
    own, other = units[at + 1 : comma], units[comma + 1 : first]
    told = any(_is_finite(one) for one in other[:2]) or (other and _may_act(other[0]))
    return bool(told) and any(_is_finite(one) for one in own)


def _may_act(unit: Unit) -> bool:
    """A plain word that ends as a verb does: `, sits on 5 %`."""
    return unit.mention is None and not unit.classes and unit.text.islower() and unit.text.endswith("s")


def _is_finite(unit: Unit) -> bool:
    return unit.mention is None and is_verb(unit) and not unit.has("f:ing")


def _named_before(units: list[Unit], at: int) -> int | None:
    left = at - 1
    while left >= 0 and at - left < 4 and (units[left].text in (",", "(", ")") or units[left].has("det")):
        left -= 1
    return left if left >= 0 and is_party(units[left]) else None


def _passive(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir is 5 % owned by`, `Fir, 5 %-held by`, `Fir, détenu à 5 % par`, `Fir belongs to Oak (5 %)`."""
    participle = find_passive(units, phrase)
    if participle is None or abs(participle - phrase.at) > 5:
        return None
    at = min(phrase.first, participle) - 1
    while at >= 0 and (is_loose(units[at]) or units[at].text in (",", "(", "-") or is_modifier(units[at])):
        at -= 1
    if at < 0 or not is_party(units[at]):
        return None
    named = form_of(units[at]) == "name" and units[at + 1].text == ","
    apposed = named and participle == at + 2  # "avec Fir, détenu à 5 % par Oak"
    return at if apposed or not case_of(units, at) else None


def _staked(units: list[Unit], phrase: Phrase) -> int | None:
    """`its stake in Fir (from 3 %) to 5 %`, `a stake in Fir of 5 %`."""
    if in_brackets(units, phrase) is not None or listed(units, phrase) is not None:
        return None
    for i in range(phrase.first - 1, max(-1, phrase.first - 10), -1):
        unit = units[i]
        if is_party(unit):
            if units[i + 1].has("with") and i + 2 >= phrase.first:
                return None  # "; they include Oak with 5 %"
            row = [one for one in units[max(0, i - 8) : i] if one.mention is None]
            inside = case_of(units, i) == "in" or any(one.has("capital") for one in row)
            return i if inside and any(one.has("stake", "capital") for one in row) else None
        if unit.has("and") or unit.text in (";", ":", ",") or unit.has("hold", "have", "buy", "sell"):
            return None
    return None


def _noun_held(units: list[Unit], phrase: Phrase) -> int | None:
    """`the largest shareholder of Fir with 5 %`, `Fir's owner, Oak, with 5 %`."""
    noun = shareholder_noun(units, phrase)
    return _held_here(units, noun, phrase) if noun is not None else None


def _held_here(units: list[Unit], noun: int, phrase: Phrase) -> int | None:
    """Of whom a noun tells shareholders, unless that is only what an owner has besides."""
    found = held_by_noun(units, noun)
    return None if found is not None and is_other_property(units, found, phrase.at) else found


def _its(units: list[Unit], phrase: Phrase) -> int | None:
    """`5 % of Fir and 8 % of its votes`, `5 % of its shares`: the figure before's, or its clause's."""
    poss = next((i for i in range(phrase.at + 1, phrase.after) if units[i].has("poss")), None)
    if poss is None:
        return None
    for i in range(phrase.first - 1, max(0, phrase.first - _REACH), -1):
        if units[i].quantity is not None:
            joined = after_preposition(units, phrase_at(units, i).after)
            return joined if joined is not None and joined < phrase.first else owner_of(units, poss)
    return owner_of(units, poss)


def _bought_in(units: list[Unit], phrase: Phrase) -> int | None:
    """`the 5 % that Oak bought in Fir`, `les 5 % acquis dans Fir`: a verb stands between."""
    acted = False
    for i in range(phrase.after, min(len(units), phrase.after + 7)):
        unit = units[i]
        if unit.mention is None and unit.has("hold", "have", "buy"):
            acted = True
        elif acted and unit.has("in"):
            return after_preposition(units, i)
        elif unit.quantity is not None or unit.is_mark or unit.has("and", "to"):
            return None
    return None


def _gapped(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak has 60 % of Fir and Elm 40 %`: of what the figure before it is a part."""
    name = listed(units, phrase)
    before = name - 1 if name is not None else -1
    while name is not None and before >= 0 and name - before < 9 and units[before].text not in (";", ":"):
        if units[before].quantity is not None:
            return after_preposition(units, phrase_at(units, before).after)
        before -= 1
    return None


def _qualified(units: list[Unit], phrase: Phrase) -> int | None:
    """`a 5 % shareholder of Fir`."""
    noun = next(
        (i for i in range(phrase.at + 1, min(len(units), phrase.at + 4)) if units[i].has("holder")), None
    )
    return held_by_noun(units, noun) if noun is not None and units[noun].mention is None else None


def _list_of(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir is owned by Oak (5 %) and Elm (4 %)`, `Fir's capital is split between Oak, 5 %, and Elm, 4 %`."""
    name = bracket(units, phrase) or listed(units, phrase)
    if name is None:
        return None
    head = list_head(units, name)
    if head is not None and head[0] == "holders" and head[2] is not None:
        return head[2]
    for i in range(name - 1, max(-1, name - 50), -1):
        if units[i].mention is None and units[i].has("holder", "capital", "stake"):
            return _held_here(units, i, phrase)
    return None


def _enclosing(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir (Oak 5 %, Elm 4 %)`, `Fir (5 % Oak, 4 % Elm)`: the name before the bracket around a list."""
    opened = opener(units, phrase)
    if opened is None:
        return None
    named = opened < phrase.first - 1 and form_of(units[opened + 1]) in ("name", "state")
    return named_at(units, opened - 1) if named or inside(units, phrase) is not None else None


INVESTEES: tuple[Rule, ...] = (
    *RISEN_IN,
    *CHILDREN,
    _child,
    _entry,
    _enclosing,
    *SPOKEN,
    _of_owner,
    _of,
    _whose,
    _passive,
    _qualified,
    _noun_held,
    _its,
    _bought_in,
    _list_of,
    *VENTURES,
    _gapped,
    _staked,
    *PREDICATE_COMPANIES,
    *GOVERNED,
)
