"""Whether a stake is held directly, indirectly or is the sum of both; only where a word says so.

That it is indirect or a sum is kept only where a direct stake of the two is told beside it. Alone it stays of
unknown directness: a calculation follows the links of an indirect stake, and where none is told it would be
lost.

Example: "Oak holds 10% directly and 5% indirectly" tells of two stakes; "directly and indirectly" tells of
one that the source has added up.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extract.details.scope import Said, clear, cover, lists
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import is_party

_JOINS = ("and", "or")
_NOT = frozenset("not pas neither ni n't".split())
_NEAR = 5


def directness(sentence: Sentence, said: list[Said]) -> None:
    """Fill `directness` of the holdings of a sentence."""
    if not sentence.words.isdisjoint(_telling()):
        _fill(sentence.units, said)
    direct = {one.pair for one in said if one.draft.directness == "direct"}
    for one in said:
        if one.pair not in direct:
            one.draft.directness = "unknown"


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """The words that say how a stake is held."""
    return frozenset((*lists()["adverbs"], *lists()["adjectives"]))


def _fill(units: list[Unit], said: list[Said]) -> None:
    words = _adverbs(units)
    for one in said:
        if one.figure is not None and (code := _adjective(units, one.figure)) is not None:
            one.draft.directness = code
    left = dict(words)
    for one in said:
        place = _after(units, one, words)
        if place is not None:
            one.draft.directness = words[place][1]
            cover(units, one, place, words[place][0])
            left.pop(place, None)
    for one in said:
        place = _before(units, one, left) if one.draft.directness == "unknown" else None
        if place is not None:
            one.draft.directness = words[place][1]
            cover(units, one, place, words[place][0])


def _adverbs(units: list[Unit]) -> dict[int, tuple[int, str]]:
    """Place of each adverb to the place after it and its code; `directly and indirectly` is one."""
    table = lists()["adverbs"]
    found: dict[int, tuple[int, str]] = {}
    at = 0
    while at < len(units):
        code = table.get(units[at].key)
        if code is None or (at and units[at - 1].key in _NOT):
            at += 1
            continue
        start, at = at, at + 1
        if at + 1 < len(units) and units[at].has(*_JOINS):
            other = table.get(units[at + 1].key)
            if other is not None and other != code:
                code, at = "total", at + 2
            elif units[at + 1].has("through"):
                code, at = "total", at + 1
        if not _goes_elsewhere(units, at):
            found[start] = (at, code)
    return found


def _goes_elsewhere(units: list[Unit], at: int) -> bool:
    """`directly from Elm`, `directly to the public`; not `détenue directement à 60 %`."""
    if at >= len(units) or units[at].mention or not units[at].has("from", "to", "with", "in"):
        return False
    return not (at + 1 < len(units) and units[at + 1].quantity)


def _after(units: list[Unit], one: Said, words: dict[int, tuple[int, str]]) -> int | None:
    """`holds 10% directly`, `10% of Fir is held indirectly`, `10% of Fir, directly and indirectly`."""
    if one.figure is None or one.draft.change is not None:
        return None
    places = [one.figure, one.last]
    for start in words:
        if any(start > place and _is_near(units, place, start) for place in places):
            return start if not _traded(units, one, start) else None
    return None


def _is_near(units: list[Unit], place: int, start: int) -> bool:
    stands = units[place + 1 : start]
    return len(stands) <= _NEAR and clear(units, place + 1, start) and not any(u.has("and") for u in stands)


def _before(units: list[Unit], one: Said, words: dict[int, tuple[int, str]]) -> int | None:
    """`Oak indirectly holds 10%`, `Oak holds, directly and indirectly, 10%`."""
    if one.figure is None or one.draft.change is not None:
        return None
    for start, (stop, _) in words.items():
        between = units[stop : one.figure]
        if start > one.figure or len(between) > _NEAR or _traded(units, one, one.figure):
            continue
        first = one.holder if one.holder is not None and one.holder < start else None
        beside = range(first + 1, start) if first is not None else range(start, start)
        parts = [*between, *(units[i] for i in beside)]
        if not any(unit.quantity or is_party(unit) or unit.has("boundary", "rel") for unit in parts):
            return start
    return None


def _traded(units: list[Unit], one: Said, stop: int) -> bool:
    """`bought 10% directly from Elm`: it is the deal that was made so."""
    first = min(one.places[0], stop)
    return any(unit.has("buy", "sell") and not unit.mention for unit in units[first:stop])


def _adjective(units: list[Unit], figure: int) -> str | None:
    """`a direct 10% stake`, `an indirect stake of 10%`, `une participation directe et indirecte de 10 %`."""
    table = lists()["adjectives"]
    found: set[str] = set()
    for way in (-1, 1):
        at, seen = figure + way, []
        while 0 <= at < len(units) and abs(at - figure) < _NEAR + 1 and _is_nominal(units[at], table):
            seen.append(units[at])
            at += way
        nouns = any(unit.has("stake") for unit in seen) or way == -1
        found |= {table[unit.key] for unit in seen if unit.key in table} if nouns else set()
    if not found:
        return None
    return "total" if len(found) > 1 else found.pop()


def _is_nominal(unit: Unit, table: dict[str, str]) -> bool:
    if unit.mention or unit.quantity:
        return False
    return unit.key in table or unit.has("stake", "capital", "det", "of", "and", "or", "poss", "approx")
