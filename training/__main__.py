"""Train `kg/extract/linking/weights.json`.

    python -m training [--passages FILE]... [--composed N] [--folds K]

It learns from composed text, from the open passages of `tests/gold`, and from more passages, a
`kg-extraction-gold/1` file, where some are at hand. The file records the command, the hash of the
passages and the cross-validated score of the links.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from kg.extract.linking.weights import PLACE
from scoring.running import GOLD
from training.corpus import composed, composed_ways
from training.fit import Case, fit, lean
from training.passages import Gold
from training.validating import validated
from training.writing import written

_SMALL = 0.14  # a feature that composed text gives less is left out
_LEAST = 0.1  # a weight that is less after all changes nothing
_OFTEN = 5  # choices of real passages that a feature must stand in to be learned from them


def main() -> None:
    """Read the command, train, write."""
    parser = argparse.ArgumentParser(prog="training")
    parser.add_argument("--passages", type=Path, action="append", default=[])
    parser.add_argument("--composed", type=int, default=6000)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--prior", type=float, default=16.0)
    parser.add_argument("--weight", type=float, default=5.0)
    parser.add_argument("--out", type=Path, default=PLACE)
    asked = parser.parse_args()
    gold = Gold([GOLD, *asked.passages])
    course = Course(asked)
    sure, report = validated(gold, lambda keys: course.weights(gold, keys), asked.folds)
    weights = course.weights(gold, gold.passages) | sure
    head = {
        "about": "weights of the linking features, in hundredths, learned from composed text and passages",
        "command": f"python -m training --composed {asked.composed} --weight {asked.weight} "
        f"--prior {asked.prior} --folds {asked.folds}" + " --passages FILE" * len(asked.passages),
        "passages": len(gold.passages),
        "passages_sha256": gold.sha256,
        "cross_validated": report,
    }
    asked.out.write_text(written(head, weights), encoding="utf-8")
    print(len(weights), "weights", json.dumps(report, indent=1))


class Course:
    """Composed text, learned once; passages change what it teaches.

    Args:
        asked: The command.
    """

    def __init__(self, asked: argparse.Namespace) -> None:
        self._prior, self._weight = asked.prior, asked.weight
        made = list(composed(asked.composed))
        self._ways = list(composed_ways(asked.composed))
        first = fit(made, self._prior) | fit(self._ways, self._prior)
        self._used = {name for name, value in first.items() if abs(value) >= _SMALL}
        self._made = lean(made, first)
        self._start = {name: value for name, value in first.items() if name in self._used}

    def weights(self, gold: Gold, keys: Iterable[str]) -> dict[str, float]:
        """The weights learned from composed text and from some passages."""
        links: list[Case] = []
        meant: list[Case] = []
        for key in keys:
            links += lean(gold.links(key, self._weight), self._start)
            meant += gold.ways(key, self._weight)
        found = self._fitted(self._made, links) | self._fitted(self._ways, meant)
        return {name: value for name, value in found.items() if abs(value) >= _LEAST}

    def _fitted(self, made: list[Case], told: list[Case]) -> dict[str, float]:
        """Weights of what composed text found telling, and of what real passages have often enough."""
        return fit(made + told, self._prior, start=self._start, only=self._used | _frequent(told))


def _frequent(corpus: list[Case]) -> set[str]:
    """Features that stand in several choices."""
    count = Counter(name for case in corpus for name in {name for row in case.readings for name in row})
    return {name for name, number in count.items() if number >= _OFTEN}


if __name__ == "__main__":
    main()
