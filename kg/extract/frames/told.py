"""Both roles of a figure as the text tells them: beside it, and where nothing is told there, further away.

`frames` asks the words beside the figure; `carried` goes on with the company spoken of before.

Example: "Oak has 40 % of Fir. Elm has 20 %.": of the second figure `frames` tells the holder, `carried` Fir.
"""

from __future__ import annotations

from kg.extract.frames.around import HEADS, PLACES
from kg.extract.frames.beside import Rule
from kg.extract.frames.carried import entered, is_of_another, told_before
from kg.extract.frames.frame import Frame, holder_frame, investee_frame
from kg.extract.frames.slots import Phrase
from kg.extract.frames.topics import topic
from kg.extract.parts import Party, Unit
from kg.extract.phrases.grammar import case_of, group_at, is_party, party_of

_PRONOUNS = frozenset(("it", "they", "last", "person_pronoun"))
_BEFORE = 60  # units of the sentence before


def told_of(before: list[Unit], units: list[Unit], phrase: Phrase) -> tuple[Frame | None, Frame | None]:
    """Who has a figure and what it is a part of; an index below 0 counts back from the sentence's begin.

    Args:
        before: The sentence before; empty for the first.
        units: The figure's sentence.
        phrase: The figure in it.
    """
    holder, company = holder_frame(units, phrase), investee_frame(units, phrase)
    before = before[-_BEFORE:]
    if holder is not None and is_open(units[holder.at]):
        holder = _meant(before, units, holder)
    party = _party(before, units, holder)
    if company is None:
        company = _placed(PLACES, units, phrase, party)
    if company is None and not is_of_another(units, phrase.after):
        company = _carried(before, units, phrase, party)
    return holder, company


def is_open(unit: Unit) -> bool:
    """Whether it is a reference of which nobody has said yet whom it means, and none to one of two."""
    mention = unit.mention
    if mention is None or mention.parties:
        return False
    return mention.form == "descriptor" or mention.head in _PRONOUNS


def _meant(before: list[Unit], units: list[Unit], holder: Frame) -> Frame:
    """`Oak waits; it has 5 %`: the subject before a reference, where the names have left it open."""
    window, size = before + units, len(before)
    last = size + holder.at - 1
    for i in range(last, max(-1, last - _BEFORE * 2), -1):
        unit = window[i]
        if is_party(unit) and party_of(unit) is not None and not case_of(window, i):
            return Frame("meant", group_at(window, i)[0] - size)
    return holder


def _party(before: list[Unit], units: list[Unit], frame: Frame | None) -> Party | None:
    """Whom a frame tells."""
    if frame is None:
        return None
    return party_of(units[frame.at] if frame.at >= 0 else before[frame.at])


def _placed(rules: tuple[Rule, ...], units: list[Unit], phrase: Phrase, party: Party | None) -> Frame | None:
    """The company that the clause is about, unless it is the holder."""
    for rule in rules:
        found = rule(units, phrase)
        if found is not None and (party is None or party_of(units[found]) is not party):
            return Frame(rule.__name__.strip("_"), found)
    return None


def _carried(before: list[Unit], units: list[Unit], phrase: Phrase, holder: Party | None) -> Frame | None:
    """What `carried` tells, in the figure's own sentence first."""
    for rule in (told_before, entered):
        found = rule(units, phrase.at, holder)
        if found is not None:
            return Frame(rule.__name__, found)
    found = told_before(before, len(before), holder)
    if found is not None:
        return Frame("told_before_earlier", found - len(before))
    head = _placed(HEADS, units, phrase, holder)
    if head is not None:
        return head
    found = entered(before, len(before), holder)
    if found is not None:
        return Frame("entered_earlier", found - len(before))
    spoken = topic(before, units, phrase, holder)
    return Frame(*spoken) if spoken is not None else None
