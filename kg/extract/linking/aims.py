"""The level that a plan to sell leads to: `wants to place 4 % of Fir, after which it would be at 70 %`.

The plan and the level to come are one claim: to reduce the holding, to 70 %.

Example: see `aimed`.
"""

from __future__ import annotations

from kg.extract.drafts import Draft
from kg.extract.linking.scene import Scene
from kg.shares import UNKNOWN

_SAID = ("asserted", "reported", "denied")
_NEAR = 3  # drafts behind the plan that are looked at


def aimed(scene: Scene, places: dict[int, int], drafts: list[Draft]) -> list[Draft]:
    """The drafts with each plan to sell a part telling the level that its sentence says will be left.

    Args:
        scene: The document.
        places: Offset of each figure to its place.
        drafts: Its drafts with a figure, in the order of the text.

    Cost: linear in the number of drafts.

    Example: a plan to sell without a level, and `70 %` of the same two parties, planned, in one sentence:
    a plan to come down to 70 %.
    """
    told: set[int] = set()
    for number, draft in enumerate(drafts):
        if draft.change != "decrease" or draft.share != UNKNOWN or draft.status in _SAID:
            continue
        for other in drafts[number + 1 : number + 1 + _NEAR]:
            if _is_left(draft, other) and _in_one_sentence(scene, places, draft, other):
                _aim(draft, other)
                told.add(id(other))
                break
    return [draft for draft in drafts if id(draft) not in told]


def _is_left(plan: Draft, level: Draft) -> bool:
    """Whether a draft is the level that the same holder is to have of the same company."""
    pair = level.holder.party is plan.holder.party and level.investee.party is plan.investee.party
    return pair and level.kind == plan.kind and level.status not in _SAID and level.change is None


def _in_one_sentence(scene: Scene, places: dict[int, int], plan: Draft, level: Draft) -> bool:
    one, other = places.get(plan.figure or -1), places.get(level.figure or -1)
    return one is not None and other is not None and scene.sentence_of[one] == scene.sentence_of[other]


def _aim(plan: Draft, level: Draft) -> None:
    plan.share, plan.stated, plan.share_text = level.share, level.stated, level.share_text
    plan.approximate, plan.figure = level.approximate, level.figure
    plan.start, plan.end = min(plan.start, level.start), max(plan.end, level.end)
    plan.certainty = min(plan.certainty, level.certainty)
