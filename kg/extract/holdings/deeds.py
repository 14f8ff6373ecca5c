"""Purchases and sales told beside what somebody did: `left Norway, selling Fir to Elm`, `grew by buying Fir`.

Only what is done: the verb that the phrase hangs on must tell a fact. Verbs and participles of their own are
in `acquiring.py`, nouns in `takeovers.py`.

Example: "Oak Mills has entered Norway with the purchase of Fir Works" says that Oak Mills controls Fir Works.
"""

from __future__ import annotations

from kg.extract.drafts import Draft
from kg.extract.holdings.acquiring import after_time, changed, objects_of, over
from kg.extract.holdings.nominals import bearer
from kg.extract.holdings.rules import Rule
from kg.extract.holdings.slots import right_names, tie
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import form_of, is_modifier, subject_of
from kg.extract.phrases.stance import stance_of

_LEADS = frozenset("by en after apres".split())
_WAYS = frozenset("with through by via avec par grace".split())
_PURCHASES = frozenset("purchase acquisition takeover buyout rachat acquisition reprise achat".split())
_DONE = ("f:past", "f:part", "f:fin")
_BACK = 22
_OPEN = ("will", "cond", "plan", "want", "neg", "f:cond", "f:fut")


def _deed(units: list[Unit], at: int) -> int | None:
    """The verb before that tells a fact of the past: `has entered`, `left`, `s'est retiré`; None for none."""
    for i in range(at - 1, max(-1, at - _BACK), -1):
        unit = units[i]
        if unit.mention is not None or not (unit.has(*_DONE) or _is_past(units, i)):
            continue
        near = units[max(0, i - 4) : i + 1]
        told = stance_of(units, i).status in ("asserted", "reported")
        return i if told and not any(one.has(*_OPEN) for one in near) and not _is_talk(unit) else None
    return None


def _is_past(units: list[Unit], at: int) -> bool:
    """A past verb of no class: `has entered`, `expanded`, `a fait`."""
    unit = units[at]
    if unit.classes or unit.quantity is not None or unit.is_mark:
        return False
    helped = any(one.has("have") and one.mention is None for one in units[max(0, at - 2) : at])
    return unit.key.endswith("ed") or helped


def _is_talk(unit: Unit) -> bool:
    return unit.has("say", "talks", "deny", "be")


def _gerund(units: list[Unit], at: int) -> list[Draft]:
    """`, selling its brewer Fir to Elm`, `en vendant Sapin à Orme`, `grew by buying Fir`."""
    unit = units[at]
    out = unit.key.endswith(" out") or (at + 1 < len(units) and units[at + 1].key == "out")
    if not unit.has("f:ing") or unit.has("stake") or at < 3 or out:
        return []  # "after buying out Elm": who is bought out is an owner
    if not (units[at - 1].text == "," or units[at - 1].key in _LEADS):
        return []
    deed = _deed(units, at - 1)
    doer = subject_of(units, deed) if deed is not None else None
    if doer is None or any(one.quantity for one in units[at : at + 4]):
        return []
    if unit.has("sell") and not unit.has("buy"):
        held = objects_of(units, at)
        buyer = after_time(units, held[-1] + 1, "to") if held and held[-1] > at else None
        found = [d for one in held for d in changed(units, at, buyer, one)] if buyer is not None else []
        return found + over([d for one in held if one != doer for d in changed(units, at, doer, one)])
    seller = bearer(units, at + 2) if at + 2 < len(units) and units[at + 1].has("to", "from") else None
    held = objects_of(units, seller if seller is not None else at)
    found = [d for one in held if one not in (doer, seller) for d in changed(units, at, doer, one)]
    if seller is not None and found:
        found += over([d for one in held for d in changed(units, at, seller, one)])
    return found


def _by_way(units: list[Unit], at: int) -> list[Draft]:
    """`has entered Norway with the purchase of Fir`, `s'est renforcé par le rachat de Sapin`."""
    lead = at - 1
    while lead > 0 and at - lead < 6 and units[lead].key not in _WAYS and is_modifier(units[lead]):
        lead -= 1
    of = at + 1 < len(units) and units[at + 1].has("of")
    held = right_names(units, at + 1) if of and units[lead].key in _WAYS else []
    deed = _deed(units, lead) if held else None
    doer = subject_of(units, deed) if deed is not None else None
    if doer is None or form_of(units[held[0]]) != "name":
        return []
    return [d for one in held if one != doer for d in changed(units, at, doer, one)]


def _controlling(units: list[Unit], at: int) -> list[Draft]:
    """`acquired a controlling stake in Fir`, `a pris une participation majoritaire dans Sapin`."""
    worded = units[at].quantity
    if worded is not None and worded.rule == "unknown" and "contr" not in units[at].key:
        return []  # "a big stake"
    noun = next((i for i in (at + 1, at - 1) if 0 <= i < len(units) and units[i].has("stake")), 0)
    after = max(noun, at) + 1
    if not 0 < noun < len(units) or not units[noun].has("stake") or after >= len(units):
        return []
    held = right_names(units, after) if units[after].has("in", "of") else []
    verb = min(noun, at) - 1
    while verb > 0 and at - verb < 6 and is_modifier(units[verb]):
        verb -= 1
    holds = units[verb].mention is None and units[verb].has("buy", "hold", "have", "raise")
    if not held or not holds or stance_of(units, verb).status not in ("asserted", "reported"):
        return []
    holder = subject_of(units, verb)
    return [d for one in held if one != holder for d in tie(units, (holder, one), at)]


def _part_sold(units: list[Unit], at: int) -> list[Draft]:
    """`sold half of its stake in Fir to Elm`: Elm has some of Fir, whatever the part is."""
    held = right_names(units, at + 1) if at + 1 < len(units) and units[at + 1].has("in", "of") else []
    verb = next((i for i in range(at - 1, max(-1, at - 9), -1) if units[i].has("sell")), None)
    if not held or verb is None or not units[verb].has("f:past", "f:part") or units[verb].mention is not None:
        return []
    if any(one.quantity is not None and one.quantity.stated for one in units[verb : held[-1] + 1]):
        return []
    buyer = after_time(units, held[-1] + 1, "to")
    if buyer is None or stance_of(units, verb).status not in ("asserted", "reported"):
        return []
    return [d for one in held for d in tie(units, (buyer, one), at, stake=True, whole=True)]


RULES = (
    Rule("deed", _gerund, classes=("sell", "buy")),
    Rule("by way", _by_way, last=_PURCHASES),
    Rule("part sold", _part_sold, classes=("stake",)),
)
#: What a worded majority begins.
MAJORITY = Rule("controlling stake", _controlling, classes=("majority", "unknown"))
