"""Passages with claims written by hand, in the form of a gold file, as choices to learn from.

The file and the scorer beside it are read where they are; nothing of them is kept but the weights.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from kg.extract.linking.scene import Scene
from kg.extract.parts import Party, Unit
from kg.extract.vocabulary import percents
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


class Gold:
    """A gold file.

    Args:
        folder: Where `passages.json` and `score.py` stand.
        languages: Those to learn from.
    """

    def __init__(self, folder: Path, languages: tuple[str, ...] = ("en", "fr")) -> None:
        self._score = _module(folder / "score.py")
        docs = self._score.load("passages")
        self.docs = {key: doc for key, doc in docs.items() if doc["lang"] in languages}
        self.scenes: dict[str, Scene] = {
            key: scene_of(doc["text"], doc["lang"]) for key, doc in self.docs.items()
        }

    def links(self, key: str, weight: float) -> Iterator[Case]:
        """The choices of names of a passage."""
        yield from cases(self.scenes[key], lambda *reading: self.verdict(key, *reading), weight)

    def verdict(self, key: str, unit: Unit, holder: Party | None, investee: Party | None) -> bool | None:
        """Whether a reading of a figure is right; None where it does not matter."""
        doc = self.docs[key]
        told = self._told(doc, unit)
        firm = [claim for claim in told if not claim.get("optional")]
        if holder is None or investee is None:
            return None if told and not firm else not firm
        right = [
            claim
            for claim in told
            if self._same(doc, holder, claim, "subject") and self._same(doc, investee, claim, "object")
        ]
        return True if any(not claim.get("optional") for claim in right) else None if right else False

    def ways(self, key: str, weight: float) -> Iterator[Case]:
        """The choices of meaning of a passage."""
        doc = self.docs[key]

        def told(unit: Unit):
            claims = self._told(doc, unit)
            if not claims:
                return None
            found = set()
            for claim in claims:
                for modality in claim["modality"].split("|"):
                    for tense in (claim.get("tense") or "current").split("|"):
                        way = _WAY[modality]
                        found.add("past" if way == "now" and tense == "past" else way)
            return frozenset((c["subject"], c["object"]) for c in claims), frozenset(found)

        yield from ways(self.scenes[key], told, weight)

    def _told(self, doc, unit: Unit) -> list:
        quantity = unit.quantity
        if quantity is None:
            return []
        low, high = percents(quantity.share, quantity.stated, approximate=quantity.approximate)
        written = {"share_min": low, "share_max": high}
        figured = (c for c in doc["claims"] if c["share_min"] is not None or c["share_max"] is not None)
        return [claim for claim in figured if self._score.share_ok(written, claim)]

    def _same(self, doc, party: Party, claim, side: str) -> bool:
        names, accepted = doc["names"], claim.get(f"accept_{side}s", ())
        return any(names.same(name, claim[side], accepted) for name in (party.name, party.written) if name)


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no scorer here")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
