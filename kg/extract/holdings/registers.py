"""Who is on a company's register: `in which Oak has a stake`, `whose owners include Oak`, `alongside Oak`.

Example: "Fir Works, in which Oak Mills has an undisclosed stake" says that Oak Mills holds some of it.
"""

from __future__ import annotations

from kg.extract.drafts import ENDED, Draft
from kg.extract.frames.owners import is_worded
from kg.extract.holdings.nominals import ADVERBS, bearer
from kg.extract.holdings.rules import Rule
from kg.extract.holdings.slots import named_before, right_names, row_wide, tie, ties_of
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import form_of, group_at, is_modifier, is_party, subject_of

_WHERE = frozenset("where ou dont".split())
_WHICH = frozenset("which whom lequel laquelle lesquels lesquelles".split())
_SHARES = frozenset("parts part actions titres shares interest interests money paquet bloc ligne".split())
_LISTS = frozenset(
    "include includes included are is were was sont est etaient comprend comprennent figurent :".split()
)
_BESIDE = frozenset("alongside beside besides cotes".split())
_JOINS = frozenset("joins joined join joining rejoint rejoignent rejoindra cotoie".split())
_REACH = 9


def _in_which(units: list[Unit], at: int) -> list[Draft]:
    """`Fir, in which Oak owns a minority stake`, `Sapin, dont Chêne possède aussi des parts`."""
    inside = at > 0 and units[at - 1].has("in", "of")
    if not (units[at].key in _WHERE or units[at].key.startswith("dans ") or inside):
        return []
    held, first = named_before(units, at), bearer(units, at + 1) if at + 1 < len(units) else None
    if held is None or first is None or not all(is_modifier(unit) for unit in units[at + 1 : first]):
        return []
    holders = row_wide(units, first, subject=True)
    verb = holders[-1] + 1
    while verb < len(units) and units[verb].key in ADVERBS:
        verb += 1
    if verb >= len(units) or not units[verb].has("have", "hold") or units[verb].mention is not None:
        return []
    noun = next((i for i in range(verb + 1, min(len(units), verb + _REACH)) if _is_share(units[i])), None)
    if noun is None or any(one.is_mark or _is_figure(one) for one in units[verb + 1 : noun + 1]):
        return []
    return ties_of(units, [one for one in holders if one != held], [held], verb, stake=True)


def _is_share(unit: Unit) -> bool:
    return unit.mention is None and (unit.has("stake") or unit.key in _SHARES)


def _is_figure(unit: Unit) -> bool:
    return unit.quantity is not None and not is_worded(unit)


def _whose_owners(units: list[Unit], at: int) -> list[Draft]:
    """`Fir, whose main shareholders are Oak and Elm`, `Sapin, dont les actionnaires sont Chêne et Orme`."""
    noun = at + 1
    while noun < len(units) and noun - at < 6 and not units[noun].has("holder"):
        if not is_modifier(units[noun]) and not is_worded(units[noun]):
            return []
        noun += 1
    verb = noun + 1
    while verb < len(units) and (units[verb].has("holderadj") or is_worded(units[verb])):
        verb += 1
    if verb >= len(units) or units[verb].mention is not None:
        return []
    if not (units[verb].key in _LISTS or units[verb].has("be")):
        return []
    holders, held = right_names(units, verb + 1), named_before(units, at)
    rows = [one for one in holders if one != held]
    return ties_of(units, rows, [held] if held is not None else [], noun, stake=True)


def _alongside(units: list[Unit], at: int) -> list[Draft]:
    """`Alongside Oak, Elm is a shareholder in Fir`, `Aux côtés de Chêne, Orme est au capital de Sapin`."""
    if any(is_party(unit) for unit in units[:at]):
        return []
    partners = right_names(units, at + 1)
    comma = partners[-1] + 1 if partners else len(units)
    if comma + 1 >= len(units) or units[comma].text != ",":
        return []
    noun = next((i for i in range(comma + 2, min(len(units), comma + 14)) if _is_holder(units[i])), None)
    held = right_names(units, noun + 1) if noun is not None else []
    return ties_of(units, partners, [one for one in held if form_of(units[one]) == "name"], at, stake=True)


def _is_holder(unit: Unit) -> bool:
    return unit.mention is None and (unit.has("holder", "stake") or "capital" in unit.key.split())


def _joins(units: list[Unit], at: int) -> list[Draft]:
    """`Oak joins Elm as a shareholder in Fir`: both are."""
    partners = right_names(units, at + 1, case=False)
    after = partners[-1] + 1 if partners else len(units)
    noun = next((i for i in range(after, min(len(units), after + 6)) if units[i].has("holder")), None)
    if noun is None or not any(units[i].has("as") or units[i].key == "comme" for i in range(after, noun)):
        return []
    held = right_names(units, noun + 1)
    subject = subject_of(units, at)
    names = [*(group_at(units, subject) if subject is not None else []), *partners]
    return ties_of(units, [one for one in names if one not in held], held[:1], at, stake=True)


def _sold(units: list[Unit], at: int) -> list[Draft]:
    """`Fir, which Oak sold in 2018`, `Sapin, que Chêne a vendu en 2018`: it was Oak's."""
    left = at - 1
    while left > 0 and (units[left].has("have", "past") or units[left].key in ADVERBS):
        left -= 1
    if left < 2 or not is_party(units[left]) or not units[at].has("f:past", "f:part"):
        return []
    rel = left - 1
    while rel > 0 and is_modifier(units[rel]) and not units[rel].has("rel"):
        rel -= 1
    if units[rel].key not in ("which", "that", "que", "qu'") or units[rel].mention is not None:
        return []
    held, after = named_before(units, rel), units[at + 1 : at + 2]
    if held is None or any(unit.has("det", "stake") or _is_figure(unit) for unit in after):
        return []
    found = tie(units, (left, held), at, stake=True)
    for draft in found:
        draft.tense = ENDED
    return found


RULES = (
    Rule("in which", _in_which, keys=_WHERE, last=_WHICH),
    Rule("whose owners", _whose_owners, keys=("whose", "dont")),
    Rule("alongside", _alongside, keys=("aux cotes de",), last=_BESIDE),
    Rule("joins", _joins, keys=_JOINS),
    Rule("sold relative", _sold, classes=("sell",)),
)
