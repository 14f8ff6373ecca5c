"""Levels and changes: `raised its stake from 20 % to 35 %`, `fell to 12 %`, `sold its 18 % stake`.

A figure after *to* is a level; one after *from* is the level before; one after *by*, or that is bought
or sold beside another holding, is no level and makes no claim here.

Example: see `kg.extract.frames.figures`.
"""

from __future__ import annotations

from kg.extract.frames.owners import owner_of
from kg.extract.frames.slots import Phrase
from kg.extract.parts import Quantity, Unit
from kg.extract.phrases.grammar import POSSESSIVE, case_of, is_modifier, is_party
from kg.extract.phrases.voice import after_preposition

#: `its total stake`: words of a sum between an owner and the noun.
_SUMMED = frozenset("total overall combined aggregate totale globale".split())
TRANSITIVE = ("raise", "cut")
INTRANSITIVE = ("rise", "fall", "level", "be")
_MORE = (
    "further",
    "additional",
    "another",
    "extra",
    "more",
    "supplementaire",
    "supplementaires",
    "remaining",
)


def step_of(units: list[Unit], phrase: Phrase) -> str:
    """The word before a figure: `to`, `from`, `by`, `at`, `further` or empty."""
    at = phrase.first - 1
    while at >= 0 and (units[at].has("det") or units[at].key in ("as much as", "nearly")):
        at -= 1
    if at < 0:
        return ""
    if units[at].key in _MORE or units[phrase.first - 1].key in _MORE:
        return "further"
    if units[at].has("from") or units[at].key in ("de", "d'", "contre", "against"):
        return "from"
    names = (("to", "to"), ("by", "by"), ("in", "at"))
    return next((word for name, word in names if units[at].has(name) and not units[at].mention), "")


def level_before(units: list[Unit], phrase: Phrase) -> Quantity | None:
    """The figure after `from` in `from 20 to 35 %` and `to 35 % from 20 %`."""
    left = range(phrase.first - 1, max(0, phrase.first - 7), -1)
    right = range(phrase.after, min(len(units), phrase.after + 9))
    for places in (left, right):
        for at in places:
            quantity = units[at].quantity
            if quantity is not None:
                before = units[at - 1]
                if before.has("from", "than") or before.key in ("de", "d'", "contre", "against"):
                    return quantity
                break
    return None


def is_whole_object(units: list[Unit], verb: int, phrase: Phrase) -> bool:
    """`cut a stake of 43 %`: the figure tells what is cut, not by how much."""
    if not phrase.led or not units[verb].has(*TRANSITIVE):
        return False
    return not any(unit.has("to", "from") for unit in units[verb + 1 : phrase.at])


def stake_between(units: list[Unit], start: int, stop: int) -> int | None:
    """Index of the first stake noun in a range; None when there is none."""
    return next(
        (i for i in range(start, stop) if units[i].has("stake", "capital") and not units[i].mention), None
    )


def stake_before(units: list[Unit], verb: int) -> int | None:
    """Index of the stake noun that is the subject of a verb: `Oak's stake in Fir fell`."""
    for at in range(verb - 1, max(-1, verb - 16), -1):
        if units[at].has("stake") and not units[at].mention:
            return at
        free = is_modifier(units[at]) or is_party(units[at]) or units[at].text in POSSESSIVE
        if not (free or units[at].has("in", "of", "be", "have", "will", "cond")):
            return None
    return None


def is_stake_noun(units: list[Unit], at: int) -> bool:
    """`its (total) holding`: the noun, not the verb."""
    if at < 1 or not units[at].has("stake"):
        return False
    return any(unit.has("poss", "det") or unit.text in POSSESSIVE for unit in units[max(0, at - 2) : at])


def sides_of_stake(units: list[Unit], stake: int) -> tuple[int | None, int | None]:
    """Holder and investee of a stake noun: `Oak's stake in Fir`, `la participation d'Oak dans Fir`."""
    holder = _possessor(units, stake)
    first = after_preposition(units, stake + 1)
    if first is None:
        return holder, None
    second = after_preposition(units, first + 1)
    if holder is None and second is not None and case_of(units, first) == "of":
        return first, second
    return holder, first


def _possessor(units: list[Unit], noun: int) -> int | None:
    at = noun - 1
    while at >= 0 and noun - at < 7:
        if units[at].has("poss"):
            return owner_of(units, at)
        if units[at].text in POSSESSIVE and at and is_party(units[at - 1]):
            return at - 1
        if (
            not is_modifier(units[at])
            and units[at].key not in _SUMMED
            and not units[at].has("voting", "nonvoting")
            and units[at].quantity is None
        ):
            return None
        at -= 1
    return None


def direction(units: list[Unit], verb: int, before: Quantity | None, after: Quantity) -> str | None:
    """`increase` or `decrease`, by the figures, else by the verb; None where only a level is told."""
    if before is not None and before.share is not None and after.share is not None:
        return "increase" if after.share.low > before.share.low else "decrease"
    if units[verb].has("raise", "rise"):
        return "increase"
    return "decrease" if units[verb].has("cut", "fall") else None
