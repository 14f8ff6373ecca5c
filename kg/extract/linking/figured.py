"""Whether figures stand beside a tie that is told without one, and whose they are.

Who "has a stake in Fir" often has "12 percent of it" two words on: then the tie told without a figure says
nothing of its own. Where the figures of a sentence are all of other pairs, or there are none, it stands.

Example: in "Elm, a shareholder of Fir, has 12 percent of it" the figure is of the pair itself (`same`).
"""

from __future__ import annotations

from kg.extract.drafts import Draft
from kg.extract.linking.figure import is_figure
from kg.extract.linking.scene import Scene
from kg.extract.linking.strange import is_strange
from kg.shares import UNKNOWN

_CONTROL = ("parent", "otherInfluenceOrControl")


def manner(draft: Draft) -> str:
    """`control`, `some` (a stake of any size), `worded` (a majority, a third), or `other`."""
    if draft.kind in _CONTROL:
        return "control"
    if draft.kind != "shareholding":
        return "other"
    return "some" if draft.share in (None, UNKNOWN) else "worded"


class Figured:
    """The figures of a document by sentence, and the pairs that they tell.

    Args:
        scene: The document.
        told: The drafts of each sentence.
    """

    def __init__(self, scene: Scene, told: list[list[Draft]]) -> None:
        self._scene = scene
        self._pairs: dict[int, list[tuple[int, int]]] = {}
        for drafts in told:
            for draft in drafts:
                if draft.figure is not None:
                    self._pairs.setdefault(draft.figure, []).append(_pair(draft))
        self._every = {pair for pairs in self._pairs.values() for pair in pairs}
        self._read: dict[int, tuple[bool, bool, set[tuple[int, int]]]] = {}

    def signs(self, draft: Draft, number: int) -> list[str]:
        """What the figures around say of a draft of a sentence."""
        how = manner(draft)
        return [
            f"u {how} figured={_pair(draft) in self._every:d}",
            f"u {how} here={self._whose(draft, number)}",
            f"u {how} next={self._whose(draft, number + 1)}",
            f"u {how} prev={self._whose(draft, number - 1)}",
        ]

    def _whose(self, draft: Draft, number: int) -> str:
        """Whose the figures of a sentence are.

        `same`, the draft's own; `free`, one of nobody known; `held`, of others in the same company; `holder`,
        of the holder in others; `others`; or `none`.
        """
        any_, free, pairs = self._figures(number)
        if not any_:
            return "none"
        one, other = _pair(draft)
        if (one, other) in pairs:
            return "same"
        if free:
            return "free"
        if any(held == other for _, held in pairs):
            return "held"
        return "holder" if any(holder == one for holder, _ in pairs) else "others"

    def _figures(self, number: int) -> tuple[bool, bool, set[tuple[int, int]]]:
        """Whether a sentence has figures that can be shares, whether one is of nobody, and their pairs."""
        if not 0 <= number < len(self._scene.sentences):
            return False, False, set()
        if number not in self._read:
            start = self._scene.starts[number]
            units = self._scene.sentences[number].units
            places = [
                unit.start
                for at, unit in enumerate(units, start)
                if is_figure(unit) and not is_strange(self._scene, at)
            ]
            told = [self._pairs.get(place, []) for place in places]
            pairs = {pair for row in told for pair in row}
            self._read[number] = bool(places), not all(told), pairs
        return self._read[number]


def _pair(draft: Draft) -> tuple[int, int]:
    return id(draft.holder.party), id(draft.investee.party)
