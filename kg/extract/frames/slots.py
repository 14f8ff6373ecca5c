"""The noun phrase around a figure: what it is a part of, and the slots it offers for holder and investee.

Example: "its roughly 43 % voting stake in Acme" is one phrase: possessive `its`, voting, investee Acme.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.parts import Unit
from kg.extract.phrases.grammar import POSSESSIVE, is_modifier, is_party


@dataclass(slots=True)
class Phrase:
    """A figure's noun phrase.

    Args:
        at: Index of the figure.
        first: Index of its first unit.
        after: Index after its last unit.
        kind: `votes`, `capital`, `stake` or empty.
        voting: Code of `voting.csv`.
        possessor: Index of the possessive word or of the possessing mention; None without one.
        other: Whether it is visibly a part of something else (sales, an audience, a market).
        led: Whether the noun stands before the figure: `a stake of 5 %`.
    """

    at: int
    first: int
    after: int
    kind: str = ""
    voting: str = "unstated"
    possessor: int | None = None
    other: bool = False
    led: bool = False


def phrase_at(units: list[Unit], at: int) -> Phrase:
    """The noun phrase around the figure at an index; looks at a bounded number of units."""
    phrase = Phrase(at, at, at + 1)
    _right(units, phrase)
    _left(units, phrase)
    return phrase


def _right(units: list[Unit], phrase: Phrase) -> None:
    at = phrase.after
    if at < len(units) and units[at].text == "-":
        at += 1
    for _ in range(3):
        step = _part_noun(units, at, phrase)
        if step is None:
            break
        at = phrase.after = step
    if phrase.after == phrase.at + 1 and not phrase.kind:
        phrase.other = _is_other(units, phrase.after)


def _part_noun(units: list[Unit], at: int, phrase: Phrase) -> int | None:
    """One step over `of the voting rights`, `du capital`, `equity stake`; the index after it, or None."""
    start = at
    while at < len(units) and at - start < 4:
        unit = units[at]
        if unit.has("votes", "capital", "stake", "voting", "nonvoting") and not unit.mention:
            _classify(unit, phrase)
            return at + 1
        linking = (
            (unit.has("of") and at == start) or unit.has("det", "poss", "whole") or unit.text in ("-", "'s")
        )
        plain = not unit.classes and unit.text[:1].islower() and not unit.mention and not unit.quantity
        if not (linking or plain):
            return None
        if unit.has("of") and "capital" in unit.key:
            phrase.kind = phrase.kind or "capital"
            return None
        at += 1
    return None


def _classify(unit: Unit, phrase: Phrase) -> None:
    if unit.has("nonvoting"):
        phrase.voting = "none"
    elif unit.has("voting"):
        phrase.voting = "full"
    elif unit.has("votes"):
        phrase.kind = "votes"
    elif unit.has("stake"):
        phrase.kind = phrase.kind or "stake"
    else:
        phrase.kind = phrase.kind or "capital"


def _is_other(units: list[Unit], at: int) -> bool:
    """Whether the figure is a part of sales, of an audience, of a price, or qualifies a plain noun."""
    if at >= len(units):
        return False
    unit = units[at]
    if unit.has("of"):
        at += 1
        while at < len(units) and units[at].has("det", "poss"):
            at += 1
        if at >= len(units) or units[at].mention or units[at].quantity:
            return False
        return not any(is_party(u) for u in units[at : at + 5] if not u.is_mark) or units[at].has("price")
    plain = not unit.classes and unit.text[:1].islower() and not unit.mention and not unit.quantity
    return unit.has("points", "price") or (
        plain and unit.key not in ("held", "owned", "each", "chacun", "direct", "today")
    )


def _left(units: list[Unit], phrase: Phrase) -> None:
    """Over articles and adjectives to a possessive; and to `a stake (in Acme) of` before the figure."""
    at = phrase.at - 1
    while at >= 0 and phrase.at - at < 6:
        unit = units[at]
        if unit.has("poss") or (unit.text in POSSESSIVE and at and is_party(units[at - 1])):
            phrase.possessor = at if unit.has("poss") else at - 1
            phrase.first = phrase.possessor
            return
        if not is_modifier(unit) and not unit.has("voting", "nonvoting", "stake"):
            break
        at -= 1
    if (at >= 0 and units[at].has("of", "to", "with")) or (at >= 0 and units[at].text == ","):
        _stake_before(units, phrase, at)


def _stake_before(units: list[Unit], phrase: Phrase, at: int) -> None:
    """`a stake in Acme of 5 %`, `une participation (dans Acme) de 5 %`, `sa part dans Acme, de 5 %`."""
    linked = units[at].has("of") or units[at].text == ","
    after = phrase.at + 1
    if after + 1 < len(units) and units[after].has("to") and units[after + 1].quantity:
        return  # "de 20 % à 35 %" tells a change
    for left in range(at - 1, max(-1, at - 9), -1):
        unit = units[left]
        if unit.has("voting", "nonvoting") and not unit.mention and linked:
            _classify(unit, phrase)
            continue
        if unit.has("stake") and not unit.mention and linked:
            phrase.kind = phrase.kind or ("votes" if unit.has("votes") else "stake")
            phrase.first = left
            _possessive_before(units, phrase, left)
            phrase.led = True
            return
        if not (is_modifier(unit) or is_party(unit) or unit.has("in", "of", "voting", "nonvoting")):
            return


def _possessive_before(units: list[Unit], phrase: Phrase, noun: int) -> None:
    at = noun - 1
    while at >= 0 and noun - at < 5:
        if units[at].has("voting", "nonvoting") and not units[at].mention:
            _classify(units[at], phrase)
            phrase.first = at
            at -= 1
            continue
        if units[at].has("poss"):
            phrase.possessor = phrase.first = at
            return
        if units[at].text in POSSESSIVE and at and is_party(units[at - 1]):
            phrase.possessor = phrase.first = at - 1
            return
        if not is_modifier(units[at]):
            return
        at -= 1
