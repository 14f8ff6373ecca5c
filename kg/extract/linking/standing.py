"""How a linked figure is meant: as it is now, as it was, as planned, as possible, as denied.

The same scored choice as for the names, with signs from the verb that governs the figure, the words
around it, and its place among the figures of the same pair. "Its 43 % stake" stands whatever the
clause says of it.

Example: "will raise its stake from 20 % to 35 %": 20 % is now, 35 % is planned.
"""

from __future__ import annotations

import math

from kg.extract.drafts import ENDED
from kg.extract.linking.features import Figure
from kg.extract.linking.moods import mood_signs
from kg.extract.linking.outlook import outlook_signs
from kg.extract.linking.scene import Scene
from kg.extract.linking.weights import Weights
from kg.extract.parts import Unit
from kg.extract.phrases.denying import left_undenied
from kg.extract.phrases.stance import Stance, speaker_of, stance_of

#: The ways, in the order in which ties are broken.
WAYS = ("now", "past", "plan", "may", "deny")
_STATUS = {"plan": "planned", "may": "conditional", "deny": "denied"}
_AGAINST = frozenset("contre against versus from".split())
_TODAY = frozenset("aujourd'hui actuellement maintenant today now currently presently".split())
_SURE = 0.97  # how sure a level of today is
_FORMS = ("f:cond", "f:fut", "f:imp", "f:inf")
_TOLD = (
    "will",
    "cond",
    "neg",
    "plan",
    "want",
    "deny",
    "fail",
    "talks",
    "negotiate",
    "past",
    "rumour",
    "boundary",
    "have",
    "say",
)


def standing_features(scene: Scene, figure: Figure, near: tuple[bool, bool]) -> list[str]:
    """Signs of how a figure is meant.

    Args:
        scene: The document.
        figure: The figure.
        near: Whether the figure before, and the one after, in the sentence tells of the same two parties.
    """
    at, units = figure.at, scene.units
    left, right = scene.near(at, -1), scene.near(at, 1)
    forms, place = _verb(scene, at, -1)
    found = [
        "s",
        f"s left={left} {near[0]:d}{near[1]:d}",
        f"s left={left} verb={forms}",
        f"s verb={forms}",
        f"s next={_verb(scene, at, 1)[0]}",
        f"s near={near[0]:d}{near[1]:d} verb={forms}",
        f"s poss={figure.phrase.possessor is not None:d}",
        f"s right={right}",
    ]
    number = scene.sentence_of[at]
    sentence, start = scene.sentences[number].units, scene.starts[number]
    found += _around(scene, figure, place) + mood_signs(scene, at, left)
    found += outlook_signs(scene, at, left)
    if place >= 0:
        said = stance_of(sentence, place - start)
        found += [f"s rule={said.status} {said.tense}", f"s rule={said.status} {said.tense} left={left}"]
    for step, sign in ((-1, "<"), (1, ">")):
        found += [f"s {sign}{key}" for key in _words(units, scene, at, step)]
    return found


def _around(scene: Scene, figure: Figure, verb: int) -> list[str]:
    """Telling classes in the clause before the figure, close before it, and after it."""
    at = figure.at
    start = _clause(scene, at)
    spans = (
        ("L", start, at),
        ("n", max(start, at - 5), at),
        ("a", at + 1, at + 9),
        ("v", max(start, verb - 3), verb + 1),
    )
    found = []
    for sign, first, last in spans:
        for i in range(first, min(last, len(scene.units))):
            unit = scene.units[i]
            if scene.sentence_of[i] != scene.sentence_of[at]:
                break
            if unit.mention is None and unit.quantity is None:
                found += [f"s {sign}:{name}" for name in _TOLD if name in unit.classes]
                found += [f"s {sign}:{form}" for form in _FORMS if form in unit.classes]
    return sorted(set(found))


def _clause(scene: Scene, at: int) -> int:
    """Where the clause of a figure begins: after a semicolon, *but*, *while*, at most 25 units before."""
    start = max(scene.starts[scene.sentence_of[at]], at - 25)
    for i in range(at - 1, start, -1):
        if scene.units[i].text in (";", ":") or scene.symbols[i] == "boundary":
            return i
    return start


def _verb(scene: Scene, at: int, step: int) -> tuple[str, int]:
    """The verb to one side with its form: `hold f:imp`, and its place."""
    name, place = scene.verb(at, step)
    if place < 0:
        return "", -1
    forms = sorted(form for form in scene.units[place].classes if form.startswith("f:"))
    return f"{name} {'/'.join(forms)}", place


def _words(units: list[Unit], scene: Scene, at: int, step: int) -> list[str]:
    """The plain words within a few steps."""
    found = []
    i = at + step
    while 0 <= i < len(units) and scene.sentence_of[i] == scene.sentence_of[at] and abs(i - at) <= 6:
        unit = units[i]
        if unit.quantity is not None or unit.text in (";", ":"):
            break
        if unit.mention is None and not unit.is_mark:
            key = "YEAR" if unit.key.isdigit() and len(unit.key) == 4 else unit.key
            if len(key) < 20:
                found.append(key)
        i += step
    return found


def way_of(scene: Scene, figure: Figure, near: tuple[bool, bool], weights: Weights) -> tuple[str, float]:
    """How a figure is meant, one of `WAYS`, and how sure that is.

    Returns:
        The way, and the probability of its kind: said to be so (now or past), to come, or denied.
    """
    if _is_todays(scene, figure):
        return "now", _SURE
    signs = standing_features(scene, figure, near)
    scores = {way: weights.score(f"{way} {sign}" for sign in signs) for way in WAYS}
    top = max(scores.values())
    odds = {way: math.exp(score - top) for way, score in scores.items()}
    undenied = _is_undenied(scene, figure)
    if undenied:
        odds["deny"] = 0.0
    best = max(WAYS, key=lambda way: (odds[way], -WAYS.index(way)))
    kind = next(kind for kind in (("now", "past"), ("plan", "may"), ("deny",)) if best in kind)
    return best, sum(odds[way] for way in kind) / sum(odds.values())


def _is_todays(scene: Scene, figure: Figure) -> bool:
    """`contre 43 % aujourd'hui`, `against 20 % now`: the level that a plan is compared with is there."""
    first, last = figure.start + figure.phrase.first, figure.start + figure.phrase.after
    against = first > figure.start and scene.units[first - 1].key in _AGAINST
    return against and any(unit.key in _TODAY for unit in scene.units[last : last + 2])


def stance(scene: Scene, figure: Figure, way: str) -> Stance:
    """The stance of a way; a speaker makes what is said to be so a report."""
    speaker = speaker_of(scene.sentences[scene.sentence_of[figure.at]].units)
    told = "reported" if speaker or _is_undenied(scene, figure) else "asserted"
    if way in _STATUS:
        return Stance(_STATUS[way], "future" if way != "deny" else "current", speaker)
    tense = "current" if way == "now" else ENDED
    return Stance(told, tense, speaker)


def _is_undenied(scene: Scene, figure: Figure) -> bool:
    """`did not deny that Oak holds 5 %`: nobody has taken it back."""
    number = scene.sentence_of[figure.at]
    return left_undenied(scene.sentences[number].units, figure.at - scene.starts[number])
