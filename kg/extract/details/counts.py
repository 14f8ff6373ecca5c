"""How many shares a stake is: beside its figure, or for a stake without one.

Example: "2.5 million shares of Fir, or 4.5%" gives the stake of 4.5 % its number; "4.5% of the 50 million
shares of Fir" tells how many Fir has, and gives nothing.
"""

from __future__ import annotations

from decimal import Decimal

from kg.extract.details.scope import Said, cover, lists, single
from kg.extract.details.sums import Number, number_at
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import POSSESSIVE, is_party, is_verb
from kg.shares import UNKNOWN

_INEXACT = ("more", "upto", "atleast", "less", "nearly")


def counts(sentence: Sentence, said: list[Said]) -> None:
    """Fill `units` of the holdings of a sentence."""
    units = sentence.units
    if not any(unit.key.rpartition(" ")[2] in lists()["shares"] for unit in units):
        return
    at = 0
    while at < len(units):
        number = number_at(units, at)
        end = _shares_after(units, number) if number is not None else None
        if number is not None and end is not None:
            _give(units, said, number, end)
        at = number.stop if number is not None else at + 1


def _give(units: list[Unit], said: list[Said], number: Number, end: int) -> None:
    value = number.value
    if value != value.to_integral_value() or value < 1 or value > Decimal(10) ** 13:
        return
    left = units[number.start - 1] if number.start else None
    if left is not None and (left.has(*_INEXACT) or left.has("of")):
        return
    told = [one for one in said if one.draft.units is None and _is_of(units, one, number, end)]
    for one in single(told):
        one.draft.units = int(value)
        cover(units, one, number.start, end)


def _shares_after(units: list[Unit], number: Number) -> int | None:
    """The place after `shares` behind a number: `2.5 million ordinary shares`, `2,5 millions d'actions`."""
    at = number.stop
    while at < len(units) and at - number.stop < 5:
        unit = units[at]
        words = unit.key.split()
        if unit.mention or unit.quantity:
            return None
        if words[-1:] and words[-1] in lists()["shares"]:
            after = at + 1
            while after < len(units) and units[after].key in lists()["share words"]:
                after += 1  # "actions nouvelles"
            return after
        letter = len(unit.text) == 1 and unit.text.isalpha() and unit.text.isupper()
        plain = unit.key in lists()["share words"] or unit.key in ("d'", "de", "of", "its", "his", "ses", "-")
        if not (plain or letter):
            return None
        at += 1
    return None


def _is_of(units: list[Unit], one: Said, number: Number, end: int) -> bool:
    if one.figure is None:
        return _is_bare(units, one, number, end)
    first, stop = (end, one.figure) if number.start < one.figure else (one.figure + 1, number.start)
    return stop - first <= 12 and _equals(units, one, first, stop)


def _equals(units: list[Unit], one: Said, start: int, stop: int) -> bool:
    """Whether only the name of what is held, and a word or bracket that says *that is*, stands between."""
    equal = False
    for i in range(start, stop):
        unit = units[i]
        if is_party(unit):
            mention = unit.mention
            if mention is None or mention.party is not one.draft.investee.party:
                return False
            continue
        equal = equal or unit.key in lists()["equals"] or unit.text == "("
        if unit.quantity or not _joins(unit):
            return False
    return equal


def _joins(unit: Unit) -> bool:
    known = unit.key in lists()["equals"] or unit.key in lists()["equal words"]
    listed = known or unit.text in (",", "(") or unit.text in POSSESSIVE
    return listed or unit.has("of", "in", "det", "approx", "stake", "capital", "poss")


def _is_bare(units: list[Unit], one: Said, number: Number, end: int) -> bool:
    """`Oak bought 2.5 million shares of Fir`: of a stake whose size nothing else tells."""
    if one.draft.share != UNKNOWN or one.holder is None or one.investee is None:
        return False
    if not one.holder < number.start < end <= one.investee or one.investee - end > 5:
        return False
    verbs = [unit for unit in units[one.holder + 1 : number.start] if is_verb(unit) and not unit.has("have")]
    between = units[end : one.investee]
    inner = any(is_party(unit) or unit.quantity for unit in units[one.holder + 1 : number.start])
    joined = bool(between) and between[0].has("of", "in")
    return (
        len(verbs) == 1
        and not inner
        and joined
        and not any(unit.quantity or is_party(unit) or unit.is_mark for unit in between)
    )
