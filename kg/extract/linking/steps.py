"""The level before a change that is told behind the level that stands: `owned 17 % of Fir, down from 20 %`.

Both figures are one claim: the level, and what it was before. Where only the level before is told (`is down
from 20 %`), the new one is less, or more, than that; it is never nothing. A change that a verb leads to
(`cut its stake from 20 % to 17 %`) is read by the grammar and in `link`.

Example: "Oak owned 17 % of Fir, down from 20 %" is one claim of 17 %, before 20 %.
"""

from __future__ import annotations

from fractions import Fraction

from kg.extract.drafts import ENDED, Draft
from kg.extract.linking.moods import mood_at
from kg.extract.linking.scene import Scene
from kg.extract.parts import Unit
from kg.model import Share

_SAID = ("asserted", "reported")
_DOWN = frozenset("down baisse recul diminution reduced cut lowered trimmed".split())
_UP = frozenset("up hausse augmentation progression increased raised".split())
_AGAINST = frozenset("contre against versus".split())
_NOTHING = frozenset("zero nil nothing none rien neant".split())
_OVER = frozenset("until till jusqu'en jusqu'au jusqu'a formerly previously once autrefois jadis".split())
_BACK = 26  # units in which the level stands before the one that it is compared with


def steps(scene: Scene, places: dict[int, int], drafts: list[Draft]) -> list[Draft]:
    """The drafts with each level before a change told with its level, or with the bound that it makes.

    Args:
        scene: The document.
        places: Offset of each figure to its place.
        drafts: Its drafts with a figure, in the order of the text.

    Cost: linear in the number of drafts; the units between the two figures are looked at, once.
    """
    found: list[Draft] = []
    for draft in drafts:
        at = places.get(draft.figure if draft.figure is not None else -1)
        way = _way(scene, at) if at is not None and draft.status in _SAID and not draft.change else None
        level = _level(scene, places, found, draft, at) if at is not None and way is not None else None
        if level is not None:
            _join(level, draft)
            continue
        if at is not None and way in ("decrease", "increase") and _is_alone(scene, places, drafts, draft, at):
            _bound(draft, way)
        found.append(draft)
    return found


def _way(scene: Scene, at: int) -> str | None:
    """`decrease`, `increase` or `against` for a figure that a level is compared with; None for others."""
    units, first = scene.units, scene.starts[scene.sentence_of[at]]
    i = at - 1
    while i > first and (units[i].has("det", "approx") or units[i].key in ("about", "some", "nearly")):
        i -= 1
    if i <= first or units[i].mention is not None:
        return None
    if units[i].key in _AGAINST:
        return "against"
    if not (units[i].has("from") or units[i].key in ("de", "d'", "par rapport a")):
        return None
    if units[i - 1].key in _DOWN:
        return "decrease"
    return "increase" if units[i - 1].key in _UP else _by_verb(scene, i)


def _by_verb(scene: Scene, at: int) -> str | None:
    """`its stake in Fir fell from`, `cut its stake in Fir from`: what the verb before tells."""
    place = scene.verb(at, -1)[1]
    verb = scene.units[place] if place >= 0 else None
    if verb is None or scene.sentence_of[place] != scene.sentence_of[at] or not verb.has("f:past", "f:part"):
        return None
    if verb.has("cut", "fall"):
        return "decrease"
    return "increase" if verb.has("raise", "rise") else None


def _level(scene: Scene, places: dict[int, int], found: list[Draft], draft: Draft, at: int) -> Draft | None:
    """The draft of the level that a figure is compared with; None where none is told before it."""
    if draft.tense == "current" or not found:
        return None
    level = found[-1]
    there = places.get(level.figure if level.figure is not None else -1, -1)
    pair = level.holder.party is draft.holder.party and level.investee.party is draft.investee.party
    near = scene.sentence_of[there] == scene.sentence_of[at] and 0 < at - there <= _BACK
    said = level.status in _SAID and level.kind == draft.kind and level.before is None
    if there < 0 or not (pair and near and said) or level.share is None or draft.share is None:
        return None
    if scene.figures_between(there, at) or any(unit.text == ";" for unit in scene.units[there:at]):
        return None
    return level if level.tense == "current" or _is_narrated(scene, there, at) else None


def _is_narrated(scene: Scene, at: int, before: int) -> bool:
    """`owned 17 %`, `stood at 17 %`: a level of the past that no word says is over."""
    first = scene.starts[scene.sentence_of[at]]
    if any(unit.key in _OVER and unit.mention is None for unit in scene.units[first:before]):
        return False
    row = [unit for unit in scene.units[first:at] if unit.mention is None and unit.quantity is None]
    if any(unit.has("sell", "buy") for unit in row):
        return False
    return not any(unit.key in ("had", "avait", "avaient") and _is_helping(row, unit) for unit in row)


def _is_helping(row: list[Unit], had: Unit) -> bool:
    """`had owned`: what it had owned by then; `had 17 %` is the plain past."""
    behind = row[row.index(had) + 1 :]
    return bool(behind) and behind[0].has("f:part")


def _join(level: Draft, before: Draft) -> None:
    """Let the level tell what it was before; told in the past, it is the newest that the text knows."""
    level.before, level.before_stated = before.share, before.stated
    level.start, level.end = min(level.start, before.start), max(level.end, before.end)
    if level.share is not None and before.share is not None:
        level.change = "increase" if level.share.low > before.share.low else "decrease"
    level.tense = "past" if level.tense == ENDED else level.tense
    level.stands = True


def _is_alone(scene: Scene, places: dict[int, int], drafts: list[Draft], draft: Draft, at: int) -> bool:
    """Whether a level before a change is all that a sentence tells of the two parties' figures."""
    number = scene.sentence_of[at]
    first = scene.starts[number]
    units = scene.sentences[number].units
    here = at - first
    beside = [
        one
        for one in drafts
        if one is not draft
        and one.holder.party is draft.holder.party
        and one.investee.party is draft.investee.party
        and scene.sentence_of[places.get(one.figure or -1, at)] == number
    ]
    ahead = any(mood_at(units, i) in ("fut", "cond") for i in range(here))
    figure = any(unit.quantity is not None for unit in (*units[:here], *units[here + 1 :]))
    gone = any(unit.key in _NOTHING or unit.has("sell") for unit in units)
    return not (beside or ahead or figure or gone) and draft.share is not None


def _bound(draft: Draft, way: str) -> None:
    """`is down from 20 %`: less than 20 % now, and 20 % before."""
    before = draft.share
    if before is None or before.high in (0, 1):
        return
    draft.before, draft.before_stated = before, draft.stated
    low, high = (Fraction(0), before.high) if way == "decrease" else (before.low, Fraction(1))
    draft.share = Share(low, high, low_open=True, high_open=way == "decrease")
    draft.stated, draft.approximate, draft.share_text = None, False, None
    draft.change, draft.tense, draft.stands = way, "current", True
