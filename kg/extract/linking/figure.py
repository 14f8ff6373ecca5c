"""Which figures of a document can be shares, before anyone asks whose.

What surely is none is left out here, so that no reading of it is ever weighed: thresholds, a *majority*
that only qualifies a holder. Who holds a figure, and in what, is asked in `features`.

Example: of "above the 5 % threshold it must report; it holds 7 %" only `7 %` is a figure.
"""

from __future__ import annotations

from collections import Counter

from kg.extract.figures import MOST_FIGURES
from kg.extract.linking.scene import Scene
from kg.extract.parts import Unit

#: Nouns of a line that a holding crosses or stays under; its figure is nobody's share.
_BARS = frozenset(
    (
        "threshold", "thresholds", "limit", "limits", "ceiling", "ceilings", "cap", "mark", "barrier",
        "seuil", "seuils", "plafond", "plafonds", "limite", "limites", "barre", "cap",
    )
)  # fmt: skip


def is_figure(unit: Unit) -> bool:
    """Whether a unit is a figure that can be a share: no mere *minority* or *controlling*."""
    return (
        unit.quantity is not None
        and unit.quantity.share is not None
        and unit.quantity.rule not in ("minority", "unknown")
    )


def figures_of(scene: Scene) -> list[int]:
    """Places of the figures of a document that can be read.

    A *majority* that only qualifies a holder is none, nor is a threshold, and a sentence with more figures
    than any list of holders has is a table or nonsense.
    """
    found = [
        at
        for at, unit in enumerate(scene.units)
        if is_figure(unit) and not _qualifies(scene, at) and not is_bar(scene, at)
    ]
    count = Counter(scene.sentence_of[at] for at in found)
    return [at for at in found if count[scene.sentence_of[at]] <= MOST_FIGURES]


def _qualifies(scene: Scene, at: int) -> bool:
    """`the majority shareholder`: no figure."""
    quantity = scene.units[at].quantity
    if quantity is None or quantity.rule != "majority":
        return False
    after = scene.units[at + 1] if at + 1 < len(scene.units) else None
    return after is None or not after.has("stake", "of", "in", "capital", "votes")


def is_bar(scene: Scene, at: int) -> bool:
    """Whether a figure names a threshold: `the thresholds of 5 % and 10 %`, `the 5 % threshold`.

    What a party crosses is no level that it has: the sentence that says so mostly tells the level as well.
    """
    units = scene.units
    for i in range(at + 1, min(at + 4, len(units))):
        unit = units[i]
        if unit.key in _BARS:
            return True
        if unit.mention or unit.quantity or not (unit.text == "-" or unit.has("votes", "voting", "stake")):
            break
    for i in range(at - 1, max(-1, at - 12, scene.starts[scene.sentence_of[at]] - 1), -1):
        unit = units[i]
        if unit.key in _BARS:
            return True
        joined = unit.text in (",", "-") or unit.has("of", "det", "and", "or", "capital", "votes", "percent")
        if unit.mention or not (joined or unit.quantity):
            return False
    return False
