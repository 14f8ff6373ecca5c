"""How far drafts can be trusted, learned from readings of passages that the other weights had not seen.

Every passage is read with weights that were learned from other passages; what comes of it is compared
with its claims, and the signs of right and of wrong drafts make the weights of `kg.extract.linking.trust`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unittest.mock import patch

from kg.extract.drafts import ENDED, Draft
from kg.extract.linking.link import witnessed
from kg.extract.linking.scene import Scene
from kg.extract.linking.trust import signs
from kg.extract.linking.weights import Weights
from kg.extract.reader import extract
from kg.extract.source.heading import About
from kg.extract.vocabulary import MODALITIES, percents, relation
from scoring.gold import Passage
from scoring.matching import Judge, Line
from scoring.names import Names
from training.fit import Case, fit
from training.passages import Gold

_PRIOR = 40.0
_LEAST = 10  # drafts that a sign must stand in


@dataclass(frozen=True, slots=True)
class Seen:
    """A draft of a passage: its signs, whether it is right, and what speaks for it beforehand."""

    key: str
    signs: list[str]
    right: bool
    base: float = 0.0


def seen(gold: Gold, keys: Iterable[str], weights: Weights) -> Iterator[Seen]:
    """The drafts with a figure of some passages, by weights that have not seen them."""
    for key in keys:
        passage = gold.passages[key]
        rows: list[tuple[Draft, list[str]]] = []

        def watching(
            scene: Scene, told: list[Draft], rows: list[tuple[Draft, list[str]]] = rows
        ) -> list[Draft]:
            read = witnessed(scene, told, weights)
            drafts = [draft for draft, _ in read]
            rows += zip(drafts, signs(scene, told, read), strict=True)
            return []

        with patch("kg.extract.reader.links", watching):
            read_passage(passage)
        judge = judge_of(passage)
        for draft, found in rows:
            right = verdict(draft, passage, judge)
            if right is not None:
                yield Seen(key, found, right)


def trust(rows: Iterable[Seen]) -> dict[str, float]:
    """The weights that tell right drafts from wrong ones."""
    return fit([Case([row.signs, []], [row.right, not row.right]) for row in rows], _PRIOR, _LEAST)


def read_passage(passage: Passage) -> list[dict[str, object]]:
    """The lines that `kg extract` prints for a passage; names are their own ids."""
    about = About(language=passage.language)
    data = (passage.text or "").encode()
    return extract(data, known={}, mint=lambda _, name, __: name, about=about).lines(passage.id)


def judge_of(passage: Passage) -> Judge:
    """The judge of a passage's claims."""
    return Judge(Names(passage.aliases, [name for c in passage.claims for name in (c.subject, c.object)]))


def verdict(draft: Draft, passage: Passage, judge: Judge) -> bool | None:
    """Whether a draft is right; None where the passage leaves it open."""
    low, high = percents(draft.share, draft.stated, approximate=draft.approximate)
    tense = "past" if draft.tense == ENDED else draft.tense
    line = Line.of({
        "doc": passage.id, "subject": draft.holder.text, "object": draft.investee.text, "tense": tense,
        "relation": relation(draft, state=draft.holder.party.kind == "state"),
        "share_min": low, "share_max": high, "modality": MODALITIES[draft.status],
    })  # fmt: skip
    told = [claim for claim in passage.claims if judge.right(line, claim)]
    if told and all(claim.optional for claim in told):
        return None
    return bool(told)
