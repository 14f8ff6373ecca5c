"""Right, wrong and missed claims of each passage, and what else can go wrong with an output.

Example:
    >>> Tally(right=3, wrong=1, missed=1).f1
    0.75
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from scoring.gold import Passage, Wanted
from scoring.matching import OWNING, Judge, Line, modality_right, pairing, standing, voting_right
from scoring.names import Names, tokens


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts, and the ratios made of them."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Right among the found; 1 when there was nothing to find and nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else float(not self.missed)

    @property
    def recall(self) -> float:
        """Found among the wanted; 1 when nothing was wanted."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Result:
    """What the output makes of one passage.

    Args:
        passage: The passage.
        by: Tallies by label: `all`, `language en`, `relation controls` and the like.
        other: Counts beside them: matched, votingRight, modalityRight, lines, quoteRight, selfHolding,
            forbidden, falseOwnership, heldBack, heldBackRight.
        missed: Required claims that were not found.
        wrong: Lines that the passage does not say.
    """

    passage: Passage
    by: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    other: Counter[str] = field(default_factory=Counter)
    missed: list[Wanted] = field(default_factory=list)
    wrong: list[Line] = field(default_factory=list)

    def count(self, tally: Tally, relation: str) -> None:
        """Add to all labels that a claim of this relation has."""
        part = "held out" if self.passage.held_out else "open"
        own = f"language {self.passage.language}"
        labels = ("all", part, own, f"{part}, {own}", f"relation {relation}")
        for label in labels:
            self.by[label] += tally


def judge(
    lines: Iterable[Line], passages: Iterable[Passage], *, level: str = "fact", exact_relation: bool = False
) -> list[Result]:
    """The result of every passage, in their order.

    Args:
        lines: The output; a line of an unknown document is ignored.
        passages: What was wanted.
        level: One of `matching.LEVELS`.
        exact_relation: Whether only the very relation is right.
    """
    of_document: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        of_document[line.doc.removesuffix(".txt")].append(line)
    results = []
    for passage in passages:
        written = [name for claim in passage.claims for name in (claim.subject, claim.object)]
        comparing = Judge(Names(passage.aliases, written), level, exact_relation=exact_relation)
        own: dict[tuple[Any, ...], Line] = {}
        for line in of_document[passage.id.removesuffix(".txt")]:
            own.setdefault(line.said, line)
        results.append(_result(passage, list(own.values()), comparing))
    return results


def _result(passage: Passage, lines: list[Line], comparing: Judge) -> Result:
    def allowed(line: Line, claim: Wanted) -> bool:
        return (claim.held_counts or not line.quarantined) and comparing.right(line, claim)

    result = Result(passage)
    taken = pairing(lines, passage.claims, allowed)
    for index, claim in enumerate(passage.claims):
        if index in taken:
            _count_match(result, lines[taken[index]], claim)
        elif not claim.optional:
            result.count(Tally(missed=1), claim.relation)
            result.missed.append(claim)
    matched = set(taken.values())
    for index, line in enumerate(lines):
        _count_line(result, line, unmatched=index not in matched and not line.quarantined)
    held = [line for index, line in enumerate(lines) if line.quarantined and index not in matched]
    result.other["heldBack"] += len(held)
    result.other["heldBackRight"] += len(pairing(held, result.missed, comparing.right))
    return result


def _count_match(result: Result, line: Line, claim: Wanted) -> None:
    result.other["matched"] += 1
    result.other["votingRight"] += voting_right(line, claim)
    result.other["modalityRight"] += modality_right(line, claim)
    if not claim.optional:
        result.count(Tally(right=1), claim.relation)


def _count_line(result: Result, line: Line, *, unmatched: bool) -> None:
    quoted = _is_quoted(line, result.passage)
    result.other["lines"] += 1
    result.other["quoteRight"] += quoted
    result.other["selfHolding"] += tokens(line.subject) == tokens(line.object) and not line.quarantined
    if not unmatched:
        return
    result.other["forbidden"] += quoted and _is_forbidden(line, result.passage)
    result.other["falseOwnership"] += standing(line.modality) == "real" and line.relation in OWNING
    result.count(Tally(wrong=1), line.relation)
    result.wrong.append(line)


def _is_quoted(line: Line, passage: Passage) -> bool:
    if line.start is None or line.end is None or not 0 <= line.start < line.end <= passage.length:
        return False
    text = passage.text
    return text is None or line.quote is None or text[line.start : line.end] == line.quote


def _is_forbidden(line: Line, passage: Passage) -> bool:
    """Whether the quotation is made of a forbidden stretch, and does not only reach over it."""
    start, end = line.start or 0, line.end or 0
    return any(
        start < zone.end and zone.start < end and end - start < 3 * (zone.end - zone.start) + 40
        for zone in passage.forbidden
    )


def total(results: Iterable[Result], label: str = "all") -> Tally:
    """The sum of a label's tallies."""
    return sum((result.by[label] for result in results if label in result.by), Tally())


def others(results: Iterable[Result]) -> Counter[str]:
    """The sum of the counts beside the tallies."""
    return sum((result.other for result in results), Counter())


def labels(results: Iterable[Result]) -> list[str]:
    """All labels in reading order: all, then held out and open, languages and relations."""
    found = {label for result in results for label in result.by}
    return sorted(found, key=lambda label: (label != "all", label))
