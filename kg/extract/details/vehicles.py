"""By whom somebody holds: the links that a sentence names between the holder and what is held.

Example: "Oak holds 20% of Fir through its subsidiary Elm" names Elm as the link of Oak's stake. Whose the
link is, and what the link holds, is told by drafts of their own (`kg.extract.holdings.through`).
"""

from __future__ import annotations

from kg.extract.details.scope import Said, beside, clear, cover, lists, named_after, single
from kg.extract.parts import Party, Sentence, Unit
from kg.extract.phrases.grammar import is_modifier, is_party, is_verb

#: The class of prepositions of a link, and the French one that is an agent's too.
_BY = frozenset(("through", "par"))
_KINDS = ("company", "arrangement", "group", "unit", "stateBody")


def vehicles(sentence: Sentence, said: list[Said]) -> None:
    """Fill `via` of the holdings of a sentence."""
    units = sentence.units
    if sentence.words.isdisjoint(_BY):
        return
    for at, unit in enumerate(units):
        if unit.mention is not None or not (unit.has("through") or unit.key == "par"):
            continue
        named = named_after(units, at + 1, lists()["means"])
        own = bool(named) and _is_own(units[at + 1 : named[0]])
        if not named or (unit.key == "par" and not own):
            continue
        links = [party for i in named if (party := _party(units[i])) is not None]
        if len(links) < len(named):
            continue
        told = [
            one
            for one in said
            if not one.draft.via
            and not any(one.takes(link) for link in links)
            and (own or _is_held(units, one))
            and _is_told_of(units, at, named[-1], one)
            and not beside(units, one, said)
        ]
        for one in single(told):
            one.draft.via = tuple(dict.fromkeys(links))
            cover(units, one, at, named[-1] + 1)


def _party(unit: Unit) -> Party | None:
    party = unit.mention.party if unit.mention is not None and unit.mention.form == "name" else None
    return party if party is not None and party.kind in _KINDS else None


def _is_own(words: list[Unit]) -> bool:
    """`through its subsidiary`, `par sa holding`, `via a vehicle called`: what bare names do not tell."""
    return any(unit.has("poss", "subsidiary") or unit.key in lists()["means"] for unit in words)


def _is_held(units: list[Unit], one: Said) -> bool:
    """Whether a stake is held and not traded: `sold 5% through Ash` may name a bank."""
    first = one.places[0]
    words = units[max(0, first - 3) : one.last + 1]
    return one.draft.change is None and not any(
        unit.has("buy", "sell") and not unit.mention for unit in words
    )


def _is_told_of(units: list[Unit], at: int, end: int, one: Said) -> bool:
    if one.last < at:
        return clear(units, one.last + 1, at)
    if one.holder is None:
        return False
    if one.holder < at:
        return _inside(units, at, end, one)
    return _in_front(units, at, end, one.holder)


def _inside(units: list[Unit], at: int, end: int, one: Said) -> bool:
    """`Oak, through Elm, holds 5% of Fir`, `Oak holds via Elm 5% of Fir`."""
    goal = min((place for place in one.places if place > at), default=None)
    if goal is None or end >= goal or one.holder is None:
        return False
    outer = [*units[one.holder + 1 : at], *units[end + 1 : goal]]
    verbs = [unit for unit in outer if is_verb(unit) and not unit.mention]
    return len([unit for unit in verbs if not unit.has("have", "be")]) <= 1 and not any(
        is_party(unit) or unit.quantity or unit.text in (";", ":") or unit.has("boundary", "rel")
        for unit in outer
    )


def _in_front(units: list[Unit], at: int, end: int, holder: int) -> bool:
    """`Through Elm, Oak owns 5% of Fir`: at the beginning of a clause, with its subject right behind."""
    opened = at == 0 or units[at - 1].text in (",", ";") or units[at - 1].has("and", "boundary")
    between = units[end + 1 : holder]
    return (
        opened
        and end < holder
        and any(unit.text == "," for unit in between[:1])
        and all(unit.text == "," or is_modifier(unit) for unit in between)
    )
