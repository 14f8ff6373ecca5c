"""Who talks to whom, and who works with whom, told by a word beside two names.

`talks.py` and `alliances.py` read whole turns of phrase; here a word of `lexicon/changes.json` is enough.

Example: "Oak is back at the table with Fir": Oak and Fir negotiate.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from kg.extract.acts.cues import MARKS, Cue
from kg.extract.acts.doers import STOPS, actors_of, governor_of
from kg.extract.drafts import MAYBE, Draft, Side
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.around import FIRMS, next_party, possessed, sides_of
from kg.extract.phrases.grammar import case_of, clause_of, group_at, is_party
from kg.extract.phrases.stance import speaker_of

_PARTNERS = (*FIRMS, "person", "state")
_REACH, _WINDOW = 14, 10
_MOST = 4


def dialogues_in(sentence: Sentence, cues: list[Cue]) -> list[Draft]:
    """Talks and partnerships of a sentence with these cues. Cost: linear in its length."""
    units = sentence.units
    marks = [cue for cue in cues if cue.group in MARKS]
    found: dict[frozenset[int], Draft] = {}
    for cue in cues:
        if cue.group not in ("talk", "ally") or _is_idle(units, cue):
            continue
        status = _status(units, cue, marks)
        for one, other, last in _pairs(units, cue):
            key = frozenset((id(one.party), id(other.party)))
            if one.party is not other.party and key not in found:
                found[key] = _draft(units, cue, one, other, last, status)
    return list(found.values())


def _is_idle(units: list[Unit], cue: Cue) -> bool:
    """`hold jointly`, `joint venture`, `négociant`: words of owning and of trade."""
    near = units[max(0, cue.first - 2) : cue.first] + units[cue.last + 1 : cue.last + 3]
    if cue.group == "ally" and units[cue.last].key in ("partner", "partners"):
        if not any(unit.has("with") for unit in units[cue.last + 1 : cue.last + 3]):
            return True  # "its US partners"
    if cue.group == "ally" and cue.first and units[cue.first - 1].has("poss"):
        return True  # "ses associés"
    owning = cue.group == "ally" and any(unit.has("hold", "have", "control", "stake") for unit in near)
    return owning or (cue.form == "ing" and not any(unit.has("be") for unit in near))


def _pairs(units: list[Unit], cue: Cue) -> Iterator[tuple[Side, Side, int]]:
    """The doer with each one named after `with`, `to`; or the doers with each other."""
    between = next(
        (i for i in range(cue.last + 1, min(len(units), cue.last + 4)) if _between(units[i])), None
    )
    if between is not None:  # "a joint venture between Oak and Fir"
        name = next_party(units, between + 1, 8)
        group = [i for i in group_at(units, name) if i > between] if name is not None else []
        firms = _firms(list(sides_of(units, group)))
        for one, other in combinations(firms[:_MOST], 2):
            yield one, other, group[-1]
        return
    ones = _firms(actors_of(units, cue))
    others, last = _others(units, cue)
    if others:
        for one in ones[:_MOST]:
            for other in others[:_MOST]:
                yield one, other, last
    elif 1 < len(ones) <= _MOST:
        for one, other in combinations(ones, 2):
            yield one, other, cue.last


def _between(unit: Unit) -> bool:
    return unit.has("between") and not unit.mention


def _firms(sides: list[Side]) -> list[Side]:
    return [one for one in sides if one.party.kind in _PARTNERS]


def _others(units: list[Unit], cue: Cue) -> tuple[list[Side], int]:
    for at in range(cue.last + 1, min(len(units), cue.last + _REACH)):
        if units[at].text in STOPS or units[at].text == "," or units[at].has("boundary"):
            break
        if is_party(units[at]):
            cased = case_of(units, at) in ("with", "to", "between") or governor_of(units, at) in (
                "with",
                "to",
            )
            close = units[cue.last].key.split(" ")[-1] in _LEADING
            name = possessed(units, at)
            if name is None:
                return [], at  # "with Oak's creditors"
            comma = next((i for i in range(name, len(units)) if units[i].text == ","), len(units))
            group = [i for i in group_at(units, name) if name <= i < comma]
            return (_firms(list(sides_of(units, group))), group[-1]) if cased or close else ([], at)
    return [], cue.last


_LEADING = frozenset("with avec a au aux to de of".split())


def _status(units: list[Unit], cue: Cue, marks: list[Cue]) -> str:
    first, last = clause_of(units, cue.first)
    near = {
        mark.group
        for mark in marks
        if max(first, cue.first - _WINDOW) <= mark.first < cue.first
        or (mark.group == "failed" and cue.last < mark.first < min(last, cue.last + _WINDOW))
    }
    status = "failed" if "failed" in near else "denied" if "denied" in near else ""
    return status or ("negotiating" if cue.group == "talk" else "asserted")


def _draft(units: list[Unit], cue: Cue, one: Side, other: Side, last: int, status: str) -> Draft:
    spots = [cue.first, cue.last, last]
    spots += [i for i, unit in enumerate(units) if unit.mention and one.party in unit.mention.parties][:1]
    draft = Draft("cooperation", one, other, units[min(spots)].start, units[max(spots)].end)
    draft.status, draft.speaker, draft.certainty = status, speaker_of(units), MAYBE
    draft.tense = "past" if status == "failed" else "current"
    draft.rule = "dialogue" if cue.group == "talk" else "allied"
    return draft
