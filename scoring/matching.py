"""Which found claims are right: comparison at three levels, and the best pairing of found and wanted.

Ownership relations without a figure stand for each other (a passage that says "owned by" may be told
as a stake, as control, as state ownership), and a stake to come equals the plan with the same figure;
`exact_relation` turns that off.

Example:
    >>> wanted = Wanted(subject="Norvik", relation="holds_stake", object="Talby", low=15, high=15)
    >>> line = Line.of({"subject": "Norvik", "relation": "holds_stake", "object": "Talby", "share_min": 15,
    ...                 "share_max": 15, "doc": "a"})
    >>> Judge(Names({}, ["Norvik", "Talby"])).right(line, wanted)
    True
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.gold import SYMMETRIC, Wanted
from scoring.names import Names, tokens

LEVELS = ("triple", "fact", "strict")
OWNING = frozenset(("holds_stake", "controls", "state_owned"))
_TO_COME = frozenset(("plans_to_reduce", "plans_to_increase", "plans_to_invest", "holds_stake"))
_TALKS = frozenset(("negotiates", "merger_talks"))
_CLASSES = {
    "asserted": "real",
    "reported": "real",
    "planned": "future",
    "negotiating": "future",
    "hypothetical": "future",
    "denied": "negative",
    "failed": "negative",
}
_TOLERANCE = 0.05 + 1e-9  # percentage points


def standing(modality: str) -> str:
    """`real`, `future` or `negative`: what a modality amounts to; an unknown one stands for itself."""
    return _CLASSES.get(modality, modality)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A claim as `kg extract --json` prints it.

    Args:
        doc: Name of the document.
        subject: Holder, or first party.
        relation: As printed.
        object: What is held, or the second party.
        low: Percent, or None.
        high: Percent, or None.
        voting: As printed, or None.
        modality: As printed.
        tense: As printed, or None.
        tier: `accepted` or `review`.
        quarantined: Whether a guard holds it back.
        start: Offset of the quotation, or None.
        end: Offset after it, or None.
        quote: The quotation, or None.
    """

    doc: str
    subject: str
    relation: str
    object: str
    low: float | None
    high: float | None
    voting: str | None
    modality: str
    tense: str | None
    tier: str
    quarantined: bool
    start: int | None
    end: int | None
    quote: str | None

    @classmethod
    def of(cls, printed: Mapping[str, Any]) -> Line:
        """The claim of a printed line; keys that it has not are taken as not said."""
        return cls(
            doc=str(printed.get("doc")),
            subject=str(printed.get("subject") or ""),
            relation=str(printed.get("relation")),
            object=str(printed.get("object") or ""),
            low=_number(printed.get("share_min")),
            high=_number(printed.get("share_max")),
            voting=printed.get("voting") or None,
            modality=printed.get("modality") or "asserted",
            tense=printed.get("tense"),
            tier=printed.get("tier") or "accepted",
            quarantined=bool(printed.get("quarantined")),
            start=printed.get("start") if isinstance(printed.get("start"), int) else None,
            end=printed.get("end") if isinstance(printed.get("end"), int) else None,
            quote=printed.get("quote"),
        )

    @property
    def said(self) -> tuple[Any, ...]:
        """What two lines of a document share when they say the same."""
        parties = (tokens(self.subject), tokens(self.object))
        if self.relation in SYMMETRIC:
            parties = (min(parties), max(parties))
        figures = (self.low, self.high, self.voting)
        return self.relation, parties, *figures, standing(self.modality), self.tense == "past"


def _number(value: Any) -> float | None:
    return None if value is None or value == "" else float(str(value))


class Judge:
    """Compares the claims of one passage.

    Args:
        names: The passage's names.
        level: One of `LEVELS`.
        exact_relation: Whether only the very relation is right.
    """

    def __init__(self, names: Names, level: str = "fact", *, exact_relation: bool = False) -> None:
        if level not in LEVELS:
            raise ValueError(f"{level!r} is no level; take one of {LEVELS}")
        self._names, self._level, self._exact = names, level, exact_relation

    def right(self, line: Line, wanted: Wanted) -> bool:
        """Whether the line tells the claim, at this level."""
        if not (self._relation(line, wanted) and self._parties(line, wanted)):
            return False
        if self._level == "triple":
            return True
        if not (figure_right((line.low, line.high), wanted) and _polarity(line, wanted)):
            return False
        return self._level == "fact" or (
            modality_right(line, wanted) and voting_right(line, wanted) and _tense(line, wanted)
        )

    def _relation(self, line: Line, wanted: Wanted) -> bool:
        if line.relation == wanted.relation:
            return True
        if self._exact:
            return False
        both = {line.relation, wanted.relation}
        if both <= OWNING and (wanted.low is None or line.low in (None, 100.0)):
            return True
        to_come = any(standing(modality) != "real" for modality in wanted.modalities)
        if both <= _TO_COME and to_come and standing(line.modality) != "real":
            return True
        return both <= _TALKS

    def _parties(self, line: Line, wanted: Wanted) -> bool:
        second = self._names.same(line.object, wanted.object, wanted.also_object)
        if second and self._names.same(line.subject, wanted.subject, wanted.also_subject):
            return True
        if wanted.symmetric or wanted.relation in SYMMETRIC:
            crossed = self._names.same(line.object, wanted.subject, wanted.also_subject)
            return crossed and self._names.same(line.subject, wanted.object, wanted.also_object)
        return second and wanted.held_counts and line.quarantined


def figure_right(found: tuple[float | None, float | None], wanted: Wanted) -> bool:
    """Whether the bounds found, in percent, are those wanted; a bound that is not wanted does not matter."""
    if wanted.low is None and wanted.high is None:
        return found == (None, None)
    if found == (None, None):
        return False
    pairs = ((found[0], wanted.low), (found[1], wanted.high))
    return all(
        bound is None or (told is not None and abs(told - bound) <= _TOLERANCE) for told, bound in pairs
    )


def _polarity(line: Line, wanted: Wanted) -> bool:
    """Nothing is told as so that the passage does not tell as so; more caution is no error here."""
    return standing(line.modality) != "real" or "real" in map(standing, wanted.modalities)


def modality_right(line: Line, wanted: Wanted) -> bool:
    """Whether the class of the modality is one of those wanted."""
    return standing(line.modality) in set(map(standing, wanted.modalities))


def voting_right(line: Line, wanted: Wanted) -> bool:
    """Whether the voting word is the one wanted."""
    return line.voting == wanted.voting


def _tense(line: Line, wanted: Wanted) -> bool:
    if not line.tense:
        return True
    return "past" in wanted.tenses if line.tense == "past" else set(wanted.tenses) != {"past"}


def pairing(
    lines: Sequence[Line], wanted: Sequence[Wanted], right: Callable[[Line, Wanted], bool]
) -> dict[int, int]:
    """The most pairs of line and claim, each used once: claim to line. Required claims are tried first.

    Cost: lines times claims for the comparisons; Kuhn's augmenting paths for the pairing.
    """
    choices = []
    for line in lines:
        fits = [index for index, claim in enumerate(wanted) if right(line, claim)]
        choices.append(sorted(fits, key=lambda index: wanted[index].optional))
    taken: dict[int, int] = {}

    def place(line: int, tried: set[int]) -> bool:
        for claim in choices[line]:
            if claim in tried:
                continue
            tried.add(claim)
            if claim not in taken or place(taken[claim], tried):
                taken[claim] = line
                return True
        return False

    for index in sorted(range(len(lines)), key=lambda index: len(choices[index])):
        place(index, set())
    return taken
