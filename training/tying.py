"""How sure drafts without a figure are, learned from passages that the other weights had not seen.

Every passage is read with links and trust learned from other passages, so that what stands beside a draft
is as it will be; each draft is compared with the claims of the passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unittest.mock import patch

from kg.extract.drafts import Draft
from kg.extract.linking.scene import Scene
from kg.extract.linking.ties import beforehand, weighed
from kg.extract.linking.weights import Weights
from training.fit import Case, fit
from training.passages import Gold
from training.trusting import Seen, judge_of, read_passage, verdict

_PRIOR = 8.0
_LEAST = 5  # drafts that a sign must stand in


def seen_ties(gold: Gold, keys: Iterable[str], weights: Weights) -> Iterator[Seen]:
    """The drafts without a figure of some passages, beside links by weights that have not seen them."""
    for key in keys:
        passage = gold.passages[key]
        rows: list[tuple[Draft, list[str], float]] = []

        def watching(
            scene: Scene, told: list[list[Draft]], rows: list[tuple[Draft, list[str], float]] = rows
        ) -> list[list[Draft]]:
            rows += [(draft, signs, beforehand(draft)) for draft, signs in weighed(scene, told)]
            return told

        with (
            patch("kg.extract.reader.judged", watching),
            patch("kg.extract.linking.link.packaged", lambda weights=weights: weights),
        ):
            read_passage(passage)
        judge = judge_of(passage)
        for draft, signs, base in rows:
            right = verdict(draft, passage, judge)
            if right is not None:
                yield Seen(key, signs, right, base)


def tied(rows: Iterable[Seen]) -> dict[str, float]:
    """The weights that tell right drafts from wrong ones."""
    told = [Case([row.signs, []], [row.right, not row.right], base=row.base) for row in rows]
    return fit(told, _PRIOR, _LEAST)
