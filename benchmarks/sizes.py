"""How large the measured inputs are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Sizes and repetitions.

    Args:
        stakes: Stakes of the register that is loaded and asked.
        whole: Holdings of whole graphs: the smaller one for growth and the slowest library.
        settled: Numbers of claims between which the growth of settlement is measured.
        articles: Articles to extract.
        folder: Articles of the smaller of two folders that are ingested; the other has ten times as many.
        processes: Repetitions of a short process.
        loads: Repetitions of a load, and of a settlement.
        questions: Repetitions of a question inside one process.
    """

    stakes: int = 20_000
    whole: tuple[int, int] = (100_000, 1_000_000)
    settled: tuple[int, int] = (20_000, 200_000)
    articles: int = 127
    folder: int = 1_000
    processes: int = 15
    loads: int = 3
    questions: int = 9


QUICK = Sizes(
    stakes=1_000,
    whole=(1_000, 4_000),
    settled=(2_000, 8_000),
    articles=20,
    folder=100,
    processes=5,
    loads=2,
    questions=3,
)
TINY = Sizes(
    stakes=30, whole=(40, 80), settled=(40, 80), articles=2, folder=1, processes=1, loads=1, questions=1
)
