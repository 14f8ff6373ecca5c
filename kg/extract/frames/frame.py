"""Frames: who holds a figure and in what, told by the words right beside it, one role at a time.

The rules are in `having` and `held`; here the first one that knows is taken, and figures side by side
share what is told of one of them. The grammar fills what it has left open with frames; the weights, and
the trust in a draft, take the name of a rule as a sign.

Example: in "Oak, with 5 % of Fir" `apposed` names Oak as the holder, `of` names Fir as the company.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.frames.beside import LINKS, Rule
from kg.extract.frames.having import HOLDERS
from kg.extract.frames.held import INVESTEES
from kg.extract.frames.reading import Reading
from kg.extract.frames.slots import Phrase, phrase_at
from kg.extract.parts import Sentence, Unit
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


@dataclass(slots=True, eq=False)
class Sheet:
    """What the words of a sentence tell of one of its figures; the grammar and the weights both ask.

    Args:
        phrase: Its noun phrase.
        frames: What the rules for a role have told, with or without the figure beside it, once asked.
        reading: What the grammar makes of it; None for nothing, or while it has not been asked.
        is_read: Whether the grammar has been asked.
    """

    phrase: Phrase
    frames: dict[tuple[str, bool], Frame | None] = field(default_factory=dict)
    reading: Reading | None = None
    is_read: bool = False


def sheet_of(sentence: Sentence, at: int) -> Sheet:
    """The sheet of the figure at an index, made once."""
    found: Sheet | None = sentence.sheets.get(at)
    if found is None:
        found = sentence.sheets[at] = Sheet(phrase_at(sentence.units, at))
    return found


def holder_frame(sentence: Sentence, at: int) -> Frame | None:
    """Who has the figure, by the first rule that knows. Cost: a bounded number of units is looked at."""
    return _told(sentence, at, "holder", (-1,))


def investee_frame(sentence: Sentence, at: int) -> Frame | None:
    """What the figure is a part of, by the first rule that knows."""
    return _told(sentence, at, "investee", (1, -1))


def own_holder(units: list[Unit], phrase: Phrase) -> Frame | None:
    """Who has a figure by the words beside it alone, where no sentence keeps a sheet of it."""
    return _first(HOLDERS, units, phrase)


def _told(sentence: Sentence, at: int, role: str, steps: tuple[int, ...]) -> Frame | None:
    frames = sheet_of(sentence, at).frames
    if (role, True) not in frames:
        frames[role, True] = _own(sentence, at, role) or _shared(sentence, at, role, steps)
    return frames[role, True]


def _own(sentence: Sentence, at: int, role: str) -> Frame | None:
    """What the words beside a figure tell, without those of the figure beside it."""
    sheet = sheet_of(sentence, at)
    if (role, False) not in sheet.frames:
        sheet.frames[role, False] = _first(_RULES[role], sentence.units, sheet.phrase)
    return sheet.frames[role, False]


_RULES: dict[str, tuple[Rule, ...]] = {"holder": HOLDERS, "investee": INVESTEES}


def _shared(sentence: Sentence, at: int, role: str, steps: tuple[int, ...]) -> Frame | None:
    """`5 % of the capital and 8 % of the votes`: what is told of the figure beside it, no name between."""
    phrase = sheet_of(sentence, at).phrase
    for step in steps:
        beside = _beside(sentence.units, phrase, step)
        found = _own(sentence, beside, role) if beside is not None else None
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
