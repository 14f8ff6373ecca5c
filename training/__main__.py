"""Train `kg/extract/linking/weights.json`.

    python -m training --passages FOLDER [--composed N] [--folds K]

FOLDER holds `passages.json` and its `score.py`. Without it the weights come from composed text alone.
The file records the command, the hash of the passages and the cross-validated score of the links.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.extract.linking.features import figure_at, figures_of
from kg.extract.linking.solve import solve
from kg.extract.linking.weights import PLACE, Weights
from training.corpus import composed, composed_ways
from training.fit import Case, fit, lean
from training.passages import Gold
from training.writing import written

_MARGINS = (0.5, 0.65, 0.8, 0.9, 0.95)
_SMALL = 0.14  # a feature that composed text gives less is left out
_LEAST = 0.05  # a weight that is less after all changes nothing


def main() -> None:
    """Read the command, train, write."""
    parser = argparse.ArgumentParser(prog="training")
    parser.add_argument("--passages", type=Path)
    parser.add_argument("--composed", type=int, default=3000)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--prior", type=float, default=1.0)
    parser.add_argument("--weight", type=float, default=3.0)
    parser.add_argument("--out", type=Path, default=PLACE)
    asked = parser.parse_args()
    gold = Gold(asked.passages) if asked.passages else None
    course = Course(asked)
    report = validated(gold, course, asked) if gold and asked.folds > 1 else {}
    weights = course.weights(gold, gold.docs) if gold else course.alone()
    data = hashlib.sha256((asked.passages / "passages.json").read_bytes()).hexdigest() if gold else None
    head = {
        "about": "weights of the linking features, in hundredths, learned from composed text and passages",
        "command": f"python -m training --composed {asked.composed} --weight {asked.weight}"
        + (" --passages FOLDER" if gold else ""),
        "passages_sha256": data,
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
        links, meant = list(self._made), list(self._ways)
        for key in keys:
            links += lean(gold.links(key, self._weight), self._start)
            meant += gold.ways(key, self._weight)
        return self._fitted(links, meant)

    def alone(self) -> dict[str, float]:
        """The weights learned from composed text alone."""
        return self._fitted(self._made, self._ways)

    def _fitted(self, links: list[Case], meant: list[Case]) -> dict[str, float]:
        found = fit(links, self._prior, start=self._start, only=self._used)
        found |= fit(meant, self._prior, start=self._start, only=self._used)
        return {name: value for name, value in found.items() if abs(value) >= _LEAST}


def validated(gold: Gold, course: Course, asked: argparse.Namespace) -> dict[str, Any]:
    """Precision and recall of the links of each passage by weights that have not seen it."""
    order = sorted(gold.docs, key=lambda key: hashlib.md5(key.encode()).hexdigest())
    fold = {key: n % asked.folds for n, key in enumerate(order)}
    rows, ways_right, ways_all = [], 0, 0
    for number in range(asked.folds):
        weights = Weights(course.weights(gold, [key for key in order if fold[key] != number]))
        unseen = [key for key in order if fold[key] == number]
        for key in unseen:
            rows += judged(gold, key, weights)
            for case in gold.ways(key, 1.0):
                best = max(range(len(case.readings)), key=lambda n: weights.score(case.readings[n]))
                ways_right, ways_all = ways_right + case.right[best], ways_all + 1
    whole = sum(
        1
        for doc in gold.docs.values()
        for claim in doc["claims"]
        if not claim.get("optional") and (claim["share_min"] is not None or claim["share_max"] is not None)
    )
    found = {}
    for margin in _MARGINS:
        right = sum(verdict is True for certainty, verdict in rows if certainty >= margin)
        wrong = sum(verdict is False for certainty, verdict in rows if certainty >= margin)
        found[str(margin)] = {
            "precision": round(right / max(1, right + wrong), 3),
            "recall": round(right / whole, 3),
            "f1": round(2 * right / (right + wrong + whole), 3),
        }
    return {
        "claims_with_a_figure": whole,
        "folds": asked.folds,
        "links_by_margin": found,
        "meaning": round(ways_right / max(1, ways_all), 3),
    }


def judged(gold: Gold, key: str, weights: Weights) -> list[tuple[float, bool | None]]:
    """Certainty and verdict of every link of a passage."""
    scene = gold.scenes[key]
    figures = [figure_at(scene, at) for at in figures_of(scene)]
    return [
        (link.certainty, gold.verdict(key, scene.units[link.figure.at], *link.sides))
        for link in solve(scene, figures, weights)
    ]


if __name__ == "__main__":
    main()
