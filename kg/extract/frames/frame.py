"""Frames: who holds a figure and in what, told by the words right beside it, one role at a time.

The rules are in `having` and `held`; here the first one that knows is taken, and figures side by side
share what is told of one of them. The grammar fills what it has left open with frames; the weights, and
the trust in a draft, take the name of a rule as a sign.

Example: in "Oak, with 5 % of Fir" `apposed` names Oak as the holder, `of` names Fir as the company.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.frames.beside import LINKS, Rule
from kg.extract.frames.having import HOLDERS
from kg.extract.frames.held import INVESTEES
from kg.extract.frames.slots import Phrase, phrase_at
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import case_of, is_modifier, is_party, party_of

_EACH = frozenset(("respectively", "respectivement", "each", "chacun", "chacune"))
_REACH = 60  # units to each side that are looked at
_ONLY = frozenset("only just merely seulement".split())
_TURNS = frozenset(("but", "mais", "contre"))
#: Rules that tell a figure of its own for each name.
_ALONE = frozenset(
    "bracket listed inside child taken aimed receiver at described aside lodged".split(),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One role, told.

    Args:
        name: Of the rule.
        at: Index of the mention.
    """

    name: str
    at: int


def holder_frame(units: list[Unit], phrase: Phrase) -> Frame | None:
    """Who has the figure, by the first rule that knows. Cost: a bounded number of units is looked at."""
    return _first(HOLDERS, units, phrase) or _shared(HOLDERS, units, phrase, (-1,))


def investee_frame(units: list[Unit], phrase: Phrase) -> Frame | None:
    """What the figure is a part of, by the first rule that knows."""
    return _first(INVESTEES, units, phrase) or _shared(INVESTEES, units, phrase, (1, -1))


def _shared(
    rules: tuple[Rule, ...], units: list[Unit], phrase: Phrase, steps: tuple[int, ...]
) -> Frame | None:
    """`5 % of the capital and 8 % of the votes`: what is told of the figure beside it, no name between."""
    for step in steps:
        beside = _beside(units, phrase, step)
        found = _first(rules, units, phrase_at(units, beside)) if beside is not None else None
        if found is not None and found.name not in _ALONE:
            return Frame("joined", found.at)
    return None


def _beside(units: list[Unit], phrase: Phrase, step: int) -> int | None:
    """Index of the figure joined to one, no other name between: `5 % (of Fir) and 8 % (of Elm)`."""
    if any(unit.key in _EACH for unit in units[max(0, phrase.at - _REACH) : phrase.at + _REACH]):
        return None
    at = phrase.first - 1 if step < 0 else phrase.after
    joined = False
    while 0 <= at < len(units) and abs(at - phrase.at) < 11:
        unit = units[at]
        if unit.quantity is not None:
            return at if joined else None
        turn = unit.text == "," or unit.has("and", "to", "from") or unit.key in _TURNS
        company = step < 0 and joined and is_party(unit) and case_of(units, at) in ("of", "in")
        between = unit.mention is None and unit.has("det", "poss", *LINKS)
        between = between or unit.key in _ONLY
        plain = step < 0 and joined and is_modifier(unit) and not _opens_noun(units, at)
        if not (turn or company or between or plain):
            return None
        joined = joined or turn
        at += step
    return None


def _opens_noun(units: list[Unit], at: int) -> bool:
    """Whether a word is the noun of somebody else: `Oak, fallen to 5 %, and the staff, still at 9 %`."""
    if at < 2 or not units[at - 1].has("det") or units[at].has("industry"):
        return False
    return units[at - 2].has("and") or units[at - 2].text == ","


def _is_holder_only(unit: Unit) -> bool:
    """Whether a unit names what nobody has a share of: `the 5 % of Anna Lind`."""
    party = party_of(unit)
    return party is not None and party.kind == "person"


def _first(rules: tuple[Rule, ...], units: list[Unit], phrase: Phrase) -> Frame | None:
    held = rules is INVESTEES
    for rule in rules:
        found = rule(units, phrase)
        if found is not None and is_party(units[found]) and not (held and _is_holder_only(units[found])):
            return Frame(rule.__name__.strip("_"), found)
    return None
