"""Control and purchases as nouns: `the purchase of Fir by Oak`, `control of Fir passed to Oak`.

Verbs are in `acquiring.py` and `passing.py`; nouns with a verb of completion in `takeovers.py`.

Example: "Control of Fir Works passed to Oak Mills" says that Oak Mills controls Fir Works.
"""

from __future__ import annotations

from kg.extract.drafts import ENDED, Draft, by
from kg.extract.holdings.acquiring import after_time
from kg.extract.holdings.slots import left_names, lists, opening, right_names, tie, ties_of
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import is_modifier, is_party, possessor_of, subject_of
from kg.extract.phrases.stance import stance_of

_BUYING = frozenset(
    "purchase acquisition takeover buyout buy-out rachat reprise absorption capture conquest nationalisation "
    "nationalization achat conquete".split()
)
_CONTROL = frozenset("control ownership controle propriete command management".split())
_PASSES = frozenset(
    "passed passes went goes rests lies fell falls transferred handed revient passe passee echoit echu "
    "appartient belongs reverted moved shifted remains reste transfere transferee ceded".split()
)
_LOST = frozenset(
    "lost loses lose gave given ceded cedes relinquished surrendered yielded perdu perd perdit cede "
    "abandonne abandonner laisse".split()
)
_REACH = 8


def handovers(units: list[Unit], at: int) -> list[Draft]:
    """The ties that a noun of buying or of control tells at an index."""
    unit = units[at]
    if unit.mention is not None or unit.quantity is not None:
        return []
    noun = unit.key.rpartition(" ")[2]
    if noun in _BUYING:
        return by("purchase", _bought(units, at))
    if noun in _CONTROL:
        return (
            by("control passed", _passed(units, at))
            + by("control lost", _lost(units, at))
            + by("in control", _in_control(units, at))
        )
    return []


def _done(units: list[Unit], at: int) -> bool:
    return stance_of(units, at).status in ("asserted", "reported")


def _bought(units: list[Unit], at: int) -> list[Draft]:
    """`the acquisition of Fir by Oak in 1998`, `Oak's 1998 purchase of Fir`."""
    if at + 1 >= len(units) or not units[at + 1].has("of") or not _done(units, at):
        return []
    held = right_names(units, at + 1)
    if not held:
        return []
    buyer = after_time(units, held[-1] + 1, "by")
    first = at - 1
    while first > 0 and at - first < 5 and (is_modifier(units[first]) or units[first].text[:1].isdigit()):
        first -= 1
    last = buyer if buyer is not None else held[-1]
    if any(unit.has("cond", "will", "neg", "f:cond", "f:fut") for unit in units[last + 1 : last + 7]):
        return []  # "the purchase of Fir by Oak could be completed"
    undone = lists()["acts"]["undone"]
    if any(unit.key in undone for unit in (*units[max(0, at - 6) : at], *units[last + 1 : last + 8])):
        return []  # "Brussels cleared the pending takeover of Fir"
    buyer = buyer if buyer is not None else possessor_of(units, first + 1)
    if buyer is None and any(unit.key in _OPENING for unit in units[: min(at, 3)]):
        buyer = opening(units, held[-1])  # "With the purchase of Fir, Oak entered Norway"
    return [draft for one in held for draft in tie(units, (buyer, one), at)]


_OPENING = frozenset("with by after since through avec par depuis apres".split())


def _of_what(units: list[Unit], at: int) -> list[int]:
    return right_names(units, at + 1) if at + 1 < len(units) and units[at + 1].has("of", "over") else []


def _passed(units: list[Unit], at: int) -> list[Draft]:
    """`Control of Fir passed to Oak`, `le contrôle de Sapin revient à Chêne`."""
    held = _of_what(units, at)
    if not held or not _done(units, at):
        return []
    for i in range(held[-1] + 1, min(len(units), held[-1] + _REACH)):
        if units[i].is_mark or is_party(units[i]):
            return []
        if units[i].key in _PASSES:
            case = next(
                (k for k in range(i + 1, min(len(units), i + 5)) if units[k].has("to", "with", "in")), None
            )
            return ties_of(units, right_names(units, case), held, i) if case is not None else []
    return []


def _lost(units: list[Unit], at: int) -> list[Draft]:
    """`Jan Novak lost control of Fir to Oak`, `a perdu le contrôle de Sapin au profit de Chêne`."""
    held = _of_what(units, at)
    verb = next((i for i in range(at - 1, max(-1, at - 5), -1) if units[i].key in _LOST), None)
    if not held or verb is None or not _done(units, verb):
        return []
    subject, found = subject_of(units, verb), []
    if subject is not None:
        found = [draft for one in held for draft in tie(units, (subject, one), at)]
        for draft in found:
            draft.tense = ENDED
    after = held[-1] + 1
    profit = after + 2 < len(units) and units[after + 1].key == "profit"
    if after < len(units) and (units[after].has("to") or profit):
        found += ties_of(units, right_names(units, after + 2 * profit), held, at)
    return found


def _in_control(units: list[Unit], at: int) -> list[Draft]:
    """`Oak is now in full control of Fir`, `Oak, in sole charge of Fir`."""
    lead = at - 1
    while lead > 0 and at - lead < 4 and is_modifier(units[lead]) and not units[lead].has("det"):
        lead -= 1
    held = _of_what(units, at)
    if lead < 1 or units[lead].key != "in" or not held:
        return []
    return ties_of(units, left_names(units, lead), held, at)
