"""For whom a holder holds: as nominee, trustee, depositary, agent or manager, and of whom.

Example: "Ash Nominees holds 8% of Fir on behalf of Ann Lind" says that Ash Nominees holds as a nominee and
that the capital is Ann Lind's; "as custodian" says that it is not its own, and not whose.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extract.details.scope import (
    Said,
    beside,
    clear,
    cover,
    lists,
    named_after,
    phrase_at,
    phrases,
    single,
)
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import is_modifier, is_party, is_verb

_OF = ("of", "for")


def capacities(sentence: Sentence, said: list[Said]) -> None:
    """Fill `capacity` and `on_behalf_of` of the holdings of a sentence."""
    units = sentence.units
    if sentence.words.isdisjoint(_telling()):
        return
    for at in range(len(units)):
        read = _capacity(units, at)
        if read is None:
            continue
        stop, capacity = read
        near = [one for one in said if _is_told_of(units, at, stop, one)]
        told = single([one for one in near if not beside(units, one, said)])
        named = _named(units, stop)
        parties = [party for i in named if (m := units[i].mention) is not None for party in m.parties]
        if any(one.takes(party) for one in told for party in parties):
            continue
        for one in told:
            one.draft.capacity = _better(units, one, capacity)
            one.draft.on_behalf_of = parties[0] if len(parties) == 1 else None
            cover(units, one, at, named[-1] + 1 if named else stop)


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """Words of which one stands wherever a capacity is told: a holder's noun, or a phrase's first word."""
    return frozenset((*lists()["capacities"], *phrases("behalf"), *phrases("entrusted")))


def _capacity(units: list[Unit], at: int) -> tuple[int, str] | None:
    """The capacity that words at a place tell, and the place after them; None for none."""
    if units[at].mention is not None or units[at].quantity is not None:
        return None
    stop = phrase_at(units, at, "behalf")
    if stop > at:
        return stop, "nominee"
    stop = phrase_at(units, at, "entrusted")
    if stop > at:
        return stop, "trustee"
    stop = phrase_at(units, at, "as")
    named = stop if stop > at else at + 1 if _opens(units, at) else at
    while named > at and named < len(units) and named - stop < 4:
        unit = units[named]
        if unit.key in lists()["capacities"] and not unit.mention:
            if stop == at and lists()["capacities"][unit.key] != "nominee":
                return None  # "Oak, an agent for foreign brewers", "Ann Lind, a trustee of the museum"
            return _past_of(units, named + 1), lists()["capacities"][unit.key]
        if not (unit.has("det") or unit.key in lists()["capacity words"]):
            return None
        named += 1
    return None


def _opens(units: list[Unit], at: int) -> bool:
    """`Ash, a nominee for Ann,`: a comma after a name."""
    return units[at].text == "," and at > 0 and is_party(units[at - 1]) and at + 1 < len(units)


def _past_of(units: list[Unit], at: int) -> int:
    """After `as nominee`: past *of* or *for*; the same place where nobody is named."""
    return at + 1 if at < len(units) and not units[at].mention and units[at].has(*_OF) else at


def _is_told_of(units: list[Unit], at: int, stop: int, one: Said) -> bool:
    """Whether the words stand right after a holding, or right after its holder."""
    if one.holder is None:
        return False
    if one.last < at:
        if units[at].key == "au" and one.last + 1 < at:
            return False  # "2 % inscrits au nom de": who is named is the holder
        return clear(units, one.last + 1, at) and not _is_noun_of(units, one, at)
    if one.figure is None or not one.holder < at < one.figure:
        return False
    between = units[one.holder + 1 : at]
    apposed = all(unit.text == "," or is_modifier(unit) or unit.has("f:ing") for unit in between)
    held = any(unit.has("hold") and is_verb(unit) for unit in between)
    return (apposed and len(between) < 5) or (held and clear(units, at, stop))


def _is_noun_of(units: list[Unit], one: Said, at: int) -> bool:
    """`5% of Fir, a nominee for Ann`: what is said of the investee and not of the holder."""
    return units[at].text == "," and one.last == one.investee


def _named(units: list[Unit], at: int) -> list[int]:
    """Places of those for whom it is held, where the words before end with *of* or *for*."""
    return named_after(units, at) if at < len(units) and _is_end(units[at - 1]) else []


def _is_end(unit: Unit) -> bool:
    return unit.mention is None and unit.has(*_OF)


def _better(units: list[Unit], one: Said, capacity: str) -> str:
    """What the holder's name or verb says more: `Ash Trustees holds on behalf of`, `manages on behalf of`."""
    if capacity != "nominee" or one.holder is None:
        return capacity
    for word in reversed(units[one.holder].key.split()):
        if word in lists()["capacities"]:
            return str(lists()["capacities"][word])
    stop = one.figure if one.figure is not None else one.last
    near = units[min(one.holder, stop) : max(one.holder, stop)]
    return "manager" if any(unit.key in lists()["manages"] for unit in near) else capacity
