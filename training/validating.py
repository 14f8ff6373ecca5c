"""How right weights are on passages that they have not seen: links alone, and what `kg extract` prints.

The passages are dealt into folds by the hash of their name; each fold is read with weights that were
learned from the others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Any
from unittest.mock import patch

from kg.extract.linking.features import figure_at
from kg.extract.linking.figure import figures_of
from kg.extract.linking.solve import solve
from kg.extract.linking.weights import Weights
from scoring.counting import judge, total
from scoring.matching import Line
from training.passages import Gold
from training.trusting import Seen, read_passage, seen, trust
from training.tying import seen_ties, tied

_MARGINS = (0.5, 0.65, 0.8, 0.9, 0.95)


def validated(
    gold: Gold, learn: Callable[[Iterable[str]], dict[str, float]], folds: int
) -> tuple[dict[str, float], dict[str, Any]]:
    """The weights of trust, and precision and recall on passages that no weights have seen.

    Args:
        gold: The passages.
        learn: From names of passages to weights.
        folds: Into how many parts the passages are dealt.
    """
    order = sorted(gold.passages, key=lambda key: hashlib.md5(key.encode()).hexdigest())
    fold = {key: n % folds for n, key in enumerate(order)}
    parts = [[key for key in order if fold[key] == number] for number in range(folds)]
    tables = [learn(key for key in order if fold[key] != number) for number in range(folds)]
    rows, ways, drafts, others, printed = [], [], [], [], []
    for unseen, table in zip(parts, tables, strict=True):
        weights = Weights(table)
        drafts += list(seen(gold, unseen, weights))
        for key in unseen:
            rows += _links(gold, key, weights)
            ways += _ways(gold, key, weights)
    for number, unseen in enumerate(parts):
        tables[number] |= trust(_without(drafts, unseen))
        others += list(seen_ties(gold, unseen, Weights(tables[number])))
    for unseen, table in zip(parts, tables, strict=True):
        weights = Weights(table | tied(_without(others, unseen)))
        with (
            patch("kg.extract.linking.link.packaged", lambda weights=weights: weights),
            patch("kg.extract.linking.ties.packaged", lambda weights=weights: weights),
        ):
            printed += [Line.of(line) for key in unseen for line in read_passage(gold.passages[key])]
    return trust(drafts) | tied(others), {
        "folds": folds,
        "links_by_margin": _by_margin(rows, _figured(gold)),
        "meaning": round(sum(ways) / max(1, len(ways)), 3),
        "claims": _figures(gold, printed),
        "accepted": _figures(gold, [line for line in printed if line.tier == "accepted"]),
    }


def _without(rows: list[Seen], keys: list[str]) -> list[Seen]:
    left_out = set(keys)
    return [row for row in rows if row.key not in left_out]


def _links(gold: Gold, key: str, weights: Weights) -> list[tuple[float, bool | None]]:
    """Certainty and verdict of every link of a passage."""
    scene = gold.scenes[key]
    figures = [figure_at(scene, at) for at in figures_of(scene)]
    return [
        (link.certainty, gold.verdict(key, scene.units[link.figure.at], *link.sides))
        for link in solve(scene, figures, weights)
    ]


def _ways(gold: Gold, key: str, weights: Weights) -> list[bool]:
    """Of every figure that is a holding, whether it is taken as it is meant."""
    return [
        case.right[max(range(len(case.readings)), key=lambda n: weights.score(case.readings[n]))]
        for case in gold.ways(key, 1.0)
    ]


def _figured(gold: Gold) -> int:
    """The number of required claims with a figure."""
    return sum(
        (claim.low, claim.high) != (None, None) and not claim.optional
        for passage in gold.passages.values()
        for claim in passage.claims
    )


def _by_margin(rows: list[tuple[float, bool | None]], whole: int) -> dict[str, dict[str, float]]:
    found = {}
    for margin in _MARGINS:
        right = sum(verdict is True for certainty, verdict in rows if certainty >= margin)
        wrong = sum(verdict is False for certainty, verdict in rows if certainty >= margin)
        found[str(margin)] = {
            "precision": round(right / max(1, right + wrong), 3),
            "recall": round(right / whole, 3),
            "f1": round(2 * right / (right + wrong + whole), 3),
        }
    return found


def _figures(gold: Gold, lines: list[Line]) -> dict[str, float]:
    found = total(judge(lines, gold.passages.values()))
    return {
        "precision": round(found.precision, 3),
        "recall": round(found.recall, 3),
        "f1": round(found.f1, 3),
    }
