"""Passages with claims written by hand as choices to learn from.

Passages that are held out teach nothing: they are what the figures are measured on.
Of passages that are not the project's own nothing is kept but the weights.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.extract.linking.scene import Scene
from kg.extract.parts import Party, Unit
from kg.extract.vocabulary import percents
from scoring.gold import Passage, Wanted, read
from scoring.matching import figure_right
from scoring.names import Names
from training.corpus import scene_of
from training.fit import Case, cases
from training.fit_ways import ways

_WAY = {
    "asserted": "now",
    "reported": "now",
    "planned": "plan",
    "negotiating": "plan",
    "hypothetical": "may",
    "denied": "deny",
    "failed": "deny",
}
#: Languages whose sentences are made units; Japanese ones are not.
LANGUAGES = ("en", "fr", "de", "es", "it", "nl", "pt")


class Gold:
    """Gold passages.

    Args:
        places: Folders and files that `scoring.gold.read` understands.
        languages: Those to learn from.
    """

    def __init__(self, places: Iterable[Path], languages: tuple[str, ...] = LANGUAGES) -> None:
        told = [passage for place in places for passage in read(place)]
        self.passages: dict[str, Passage] = {
            one.id: one
            for one in told
            if one.language in languages and one.text is not None and not one.held_out
        }
        self.scenes: dict[str, Scene] = {
            key: scene_of(one.text or "", one.language) for key, one in self.passages.items()
        }

    @property
    def sha256(self) -> str:
        """Hash of the texts and claims."""
        told = "\n".join(repr(self.passages[key]) for key in sorted(self.passages))
        return hashlib.sha256(told.encode()).hexdigest()

    def links(self, key: str, weight: float) -> Iterator[Case]:
        """The choices of names of a passage."""
        yield from cases(self.scenes[key], lambda *reading: self.verdict(key, *reading), weight)

    def verdict(self, key: str, unit: Unit, holder: Party | None, investee: Party | None) -> bool | None:
        """Whether a reading of a figure is right; None where it does not matter."""
        told = self._told(key, unit)
        firm = [claim for claim in told if not claim.optional]
        if holder is None or investee is None:
            return None if told and not firm else not firm
        names = self._names(key)
        right = [
            claim
            for claim in told
            if is_party(holder, names, claim.subject, claim.also_subject)
            and is_party(investee, names, claim.object, claim.also_object)
        ]
        return True if any(not claim.optional for claim in right) else None if right else False

    def ways(self, key: str, weight: float) -> Iterator[Case]:
        """The choices of meaning of a passage."""

        def told(unit: Unit) -> tuple[frozenset[tuple[str, str]], frozenset[str]] | None:
            claims = self._told(key, unit)
            if not claims:
                return None
            found = frozenset(
                "past" if _WAY[modality] == "now" and tense == "past" else _WAY[modality]
                for claim in claims
                for modality in claim.modalities
                for tense in claim.tenses
            )
            return frozenset((claim.subject, claim.object) for claim in claims), found

        yield from ways(self.scenes[key], told, weight)

    def _told(self, key: str, unit: Unit) -> list[Wanted]:
        quantity = unit.quantity
        if quantity is None:
            return []
        low, high = percents(quantity.share, quantity.stated, approximate=quantity.approximate)
        figured = (claim for claim in self.passages[key].claims if (claim.low, claim.high) != (None, None))
        return [claim for claim in figured if figure_right((low, high), claim)]

    def _names(self, key: str) -> Names:
        passage = self.passages[key]
        return Names(passage.aliases, [name for c in passage.claims for name in (c.subject, c.object)])


def is_party(party: Party, names: Names, wanted: str, accepted: Iterable[str]) -> bool:
    """Whether a party bears a name of a claim."""
    return any(names.same(name, wanted, accepted) for name in (party.name, party.written) if name)
