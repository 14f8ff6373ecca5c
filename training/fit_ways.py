"""The choices of how a figure is meant, for `fit`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.linking.features import figure_at
from kg.extract.linking.figure import figures_of
from kg.extract.linking.scene import Scene
from kg.extract.linking.standing import WAYS, standing_features
from kg.extract.parts import Unit
from training.fit import Case

#: From a figure's unit to (pairs it is told of, ways that are right); None where it is no holding.
Told = Callable[[Unit], tuple[frozenset[tuple[str, str]], frozenset[str]] | None]


def ways(scene: Scene, told: Told, weight: float = 1.0) -> Iterator[Case]:
    """The choices of a document."""
    rows = [(at, told(scene.units[at])) for at in figures_of(scene)]
    rows = [(at, found) for at, found in rows if found]
    for n, (at, found) in enumerate(rows):

        def same(other: int, at: int = at, found=found) -> bool:
            if not 0 <= other < len(rows):
                return False
            place, pairs = rows[other]
            return scene.sentence_of[place] == scene.sentence_of[at] and bool(pairs[0] & found[0])

        signs = standing_features(scene, figure_at(scene, at), (same(n - 1), same(n + 1)))
        if found[1] and len(found[1]) < len(WAYS):
            yield Case(
                [[f"{way} {sign}" for sign in signs] for way in WAYS],
                [way in found[1] for way in WAYS],
                weight,
            )
