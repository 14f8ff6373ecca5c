"""The printed report: precision, recall and F1 with an interval that a bootstrap over passages gives.

Passages are drawn with replacement, as many as there are; the interval holds the middle 95 % of the F1s.
The draws are seeded: same output, same report.

Example:
    >>> interval([Tally(right=2)] * 5)
    (1.0, 1.0)
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from scoring.counting import Result, Tally, labels, others, total

DRAWS = 1_000
_SEED = 20_230_126


def interval(tallies: Sequence[Tally], draws: int = DRAWS) -> tuple[float, float]:
    """The middle 95 % of F1 over resampled passages; (0, 1) when there are fewer than two of them.

    Cost: draws times passages.
    """
    if len(tallies) < 2:
        return 0.0, 1.0
    chance = random.Random(_SEED)
    scores = []
    for _ in range(draws):
        right = wrong = missed = 0
        for tally in chance.choices(tallies, k=len(tallies)):
            right, wrong, missed = right + tally.right, wrong + tally.wrong, missed + tally.missed
        scores.append(Tally(right, wrong, missed).f1)
    scores.sort()
    return scores[int(0.025 * draws)], scores[min(draws - 1, int(0.975 * draws))]


def table(results: Sequence[Result], *, title: str) -> str:
    """The report on one output.

    Args:
        results: One a passage.
        title: Its first words.
    """
    head = f"{title:<26}{'right':>6}{'wrong':>6}{'missed':>7}   {'P':>5} {'R':>5} {'F1':>5}   95 % of F1"
    rows = [head]
    for label in labels(results):
        tallies = [result.by[label] for result in results if label in result.by]
        rows.append(_row(label, total(results, label), interval(tallies)))
    return "\n".join(rows)


def _row(label: str, tally: Tally, span: tuple[float, float]) -> str:
    counts = f"{label:<26}{tally.right:>6}{tally.wrong:>6}{tally.missed:>7}"
    ratios = f"{tally.precision:.3f} {tally.recall:.3f} {tally.f1:.3f}"
    return f"{counts}   {ratios}   {span[0]:.3f}-{span[1]:.3f}"


def remarks(results: Sequence[Result]) -> str:
    """Voting, modality, quotations, and what must be zero."""
    other = others(results)
    matched, printed = max(other["matched"], 1), max(other["lines"], 1)
    return "\n".join(
        (
            f"voting right {other['votingRight'] / matched:.3f}, modality right "
            f"{other['modalityRight'] / matched:.3f} of {other['matched']} matched claims; "
            f"quotations verified {other['quoteRight'] / printed:.3f} of {other['lines']} lines",
            f"held back {other['heldBack']}, of these right and not found otherwise {other['heldBackRight']}",
            f"ownership wrongly asserted {other['falseOwnership']}; forbidden stretches "
            f"{other['forbidden']}; self-holdings {other['selfHolding']}",
        )
    )


def errors(results: Sequence[Result], *, held_out: bool) -> list[str]:
    """Missed and wrong claims, one a line, for people who look for classes of errors.

    Args:
        results: One a passage.
        held_out: Whether those that nobody tunes on are shown too.
    """
    shown = [result for result in results if held_out or not result.passage.held_out]
    rows = []
    for result in shown:
        where = result.passage.id
        rows += [
            f"missed {where}: {c.subject} {c.relation} {c.object} {c.low}-{c.high}" for c in result.missed
        ]
        rows += [
            f"wrong  {where}: {c.subject} {c.relation} {c.object} {c.low}-{c.high}" for c in result.wrong
        ]
    return rows
