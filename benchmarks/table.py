"""One line a measure: what was measured, against what, the ratio with its spread, the budget, the verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What was measured.

    Args:
        name: What was measured, and at what size.
        yardstick: Against what.
        ours: Our values, one a repetition.
        theirs: Those of the yardstick, taken by turns with ours.
        unit: Unit of both.
        budget: The ratio that is allowed (or asked for, where `faster`); None: there is none.
        faster: Whether the ratio says how many times faster we are, instead of how many times dearer.
    """

    name: str
    yardstick: str
    ours: Sequence[float]
    theirs: Sequence[float]
    unit: str
    budget: float | None
    faster: bool = False

    @property
    def ratio(self) -> float:
        """Median against median."""
        ours, theirs = median(self.ours), median(self.theirs)
        return theirs / ours if self.faster else ours / theirs

    @property
    def spread(self) -> tuple[float, float]:
        """Smallest and largest ratio of one repetition."""
        pairs = zip(self.ours, self.theirs, strict=True)
        ratios = [theirs / ours if self.faster else ours / theirs for ours, theirs in pairs]
        return min(ratios), max(ratios)

    @property
    def held(self) -> bool:
        """Whether the budget is kept."""
        if self.budget is None:
            return True
        return self.ratio >= self.budget if self.faster else self.ratio <= self.budget


def repeated(
    times: int, ours: Callable[[], float], theirs: Callable[[], float]
) -> tuple[list[float], list[float]]:
    """Both by turns, after one run of each that does not count."""
    ours(), theirs()
    pairs = [(ours(), theirs()) for _ in range(times)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


HEADER = ("measure", "ours", "yardstick", "", "ratio (min..max)", "budget", "held")


def table(measures: Sequence[Measure]) -> str:
    """The measures as lines of text with columns."""
    rows = [HEADER, *map(_row, measures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADER))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    missed = [measure.name for measure in measures if not measure.held]
    verdict = f"missed: {'; '.join(missed)}" if missed else "all budgets are held"
    return "\n".join(line.rstrip() for line in [*lines, "", verdict])


def _row(measure: Measure) -> tuple[str, ...]:
    low, high = measure.spread
    sign = "" if measure.budget is None else (">= " if measure.faster else "<= ") + f"{measure.budget:g}x"
    return (
        measure.name,
        f"{median(measure.ours):.4g} {measure.unit}",
        f"{median(measure.theirs):.4g} {measure.unit}",
        measure.yardstick,
        f"{measure.ratio:.2f}x ({low:.2f}..{high:.2f})",
        sign,
        "-" if measure.budget is None else "yes" if measure.held else "NO",
    )
