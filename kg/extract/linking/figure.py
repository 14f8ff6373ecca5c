"""Which figures of a document can be shares, before anyone asks whose.

What surely is none is left out here, so that no reading of it is ever weighed: what `strange` knows, a
*majority* that only qualifies a holder. Who holds a figure, and in what, is asked in `features`.

Example: of "above the 5 % threshold it must report; it holds 7 %" only `7 %` is a figure.
"""

from __future__ import annotations

from collections import Counter

from kg.extract.frames.figures import MOST_FIGURES
from kg.extract.linking.scene import Scene
from kg.extract.linking.strange import is_strange
from kg.extract.parts import Unit


def is_figure(unit: Unit) -> bool:
    """Whether a unit is a figure that can be a share: no mere *minority* or *controlling*."""
    return (
        unit.quantity is not None
        and unit.quantity.share is not None
        and unit.quantity.rule not in ("minority", "unknown")
    )


def figures_of(scene: Scene) -> list[int]:
    """Places of the figures of a document that can be read, looked for once.

    A *majority* that only qualifies a holder is none, nor is a threshold, and a sentence with more figures
    than any list of holders has is a table or nonsense.
    """
    if scene.figures is None:
        found = [
            at
            for at, unit in enumerate(scene.units)
            if is_figure(unit) and not _qualifies(scene, at) and not is_strange(scene, at)
        ]
        count = Counter(scene.sentence_of[at] for at in found)
        scene.figures = [at for at in found if count[scene.sentence_of[at]] <= MOST_FIGURES]
    return scene.figures


def _qualifies(scene: Scene, at: int) -> bool:
    """`the majority shareholder`: no figure; but in `they have the majority` it is what is held."""
    quantity = scene.units[at].quantity
    if quantity is None or quantity.rule != "majority":
        return False
    after = scene.units[at + 1] if at + 1 < len(scene.units) else None
    if after is not None and after.has("stake", "of", "in", "capital", "votes"):
        return False
    verb = at - 1 - (at > 1 and scene.units[at - 1].has("det"))
    closed = after is None or after.is_mark or after.has("and", "boundary")
    return not (closed and verb >= 0 and scene.units[verb].has("have", "hold"))
