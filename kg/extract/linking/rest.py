"""Who buys what is left of a firm has all of it: `Oak, which has 49 %, will buy the remaining 51 %`.

The figure that is bought is no level. Where the text tells what the buyer has beside it, and the two
make a hundred, the level is all.

Example: in "Oak holds 49 % of Fir. It agreed to buy the remaining 51 %." the plan is one for 100 %.
"""

from __future__ import annotations

from fractions import Fraction

from kg.extract.drafts import Draft
from kg.extract.linking.scene import Scene
from kg.extract.parts import Unit
from kg.model import Share

_LEFT = frozenset("remaining other outstanding rest restants restant restante restantes autres".split())
_ALL = Share(Fraction(1), Fraction(1))
_NEAR = 7
_SAID = ("asserted", "reported")


def completed(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with all instead of what was left, where the buyer is told to have had the other part.

    Args:
        scene: The document.
        drafts: Its drafts with a figure.

    Cost: linear in the number of drafts.
    """
    had = {
        (id(one.holder.party), id(one.investee.party), one.share.low)
        for one in drafts
        if one.share is not None and one.share.low == one.share.high and one.status in _SAID
    }
    places = {unit.start: at for at, unit in enumerate(scene.units) if unit.quantity is not None}
    for draft in drafts:
        share, at = draft.share, places.get(draft.figure if draft.figure is not None else -1)
        if at is None or share is None or share.low != share.high or not _buys_rest(scene, at):
            continue
        if (id(draft.holder.party), id(draft.investee.party), 1 - share.low) in had:
            draft.share, draft.stated, draft.approximate = _ALL, None, False
            draft.change = draft.change if draft.status in _SAID else "increase"
    return drafts


def _buys_rest(scene: Scene, at: int) -> bool:
    """`buy the remaining 51 %`, `a acheté les 30 % restants`: a verb of buying, a word for what is left."""
    start = scene.starts[scene.sentence_of[at]]
    before = scene.units[max(start, at - _NEAR) : at]
    bought = any(unit.mention is None and unit.has("buy") for unit in before)
    beside = (*before[-2:], *scene.units[at + 1 : at + 2])
    return bought and any(_is_left(unit) for unit in beside)


def _is_left(unit: Unit) -> bool:
    return unit.mention is None and unit.key in _LEFT
