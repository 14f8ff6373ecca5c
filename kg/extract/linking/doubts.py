"""Sentences that tell of a figure without saying that it is so: questions, hearsay, `not 30 %`.

What another rule has not read as denied or rumoured waits for a person. The words are data
(`lexicon/outlook.json`).

Example: "Does Oak own 20 % of Fir?" and "Oak allegedly owns 20 % of Fir" say of nobody that he has 20 %.
"""

from __future__ import annotations

from kg.extract.linking.scene import Scene
from kg.extract.parts import Unit
from kg.extract.phrases.governing import word_lists

_CLOSED = frozenset("?\"”»')")
_LAST = 3  # marks at the end of a sentence
_NEAR = 2  # units between *not* and the figure
_BOUND = frozenset(
    "only just less more mehr weniger nur solo solamente meno piu menos mas minder meer".split()
)


def is_doubted(scene: Scene, at: int) -> bool:
    """Whether the sentence of the figure at a place asks, or tells by hearsay. Cost: a sentence."""
    number = scene.sentence_of[at]
    units, place = scene.sentences[number].units, at - scene.starts[number]
    return _is_asked(units) or _is_hearsay(units, place) or _is_denied(units, place)


def _is_asked(units: list[Unit]) -> bool:
    """`Does Oak own 20 % of Fir?`; a question in quotation marks within a sentence is somebody's."""
    ending = [unit.text for unit in units[-_LAST:]]
    return "?" in ending and all(text in _CLOSED for text in ending[ending.index("?") :])


def _is_hearsay(units: list[Unit], at: int) -> bool:
    """`allegedly owns`, `rumour has it that`, `suppose Oak had`, `est réputée détenir`."""
    words = word_lists("undoing")["hearsay"]
    return any(unit.mention is None and unit.key.removeprefix("_") in words for unit in units[:at])


def _is_denied(units: list[Unit], at: int) -> bool:
    """`besitzt nicht 30 %`, `hält keine 30 %`; neither `nicht mehr als 30 %` nor `not only 30 %`."""
    row = units[max(0, at - _NEAR) : at]
    bounded = any(unit.text in _BOUND for unit in units[max(0, at - _NEAR) : at + 1])
    return any(unit.has("neg") and unit.mention is None for unit in row) and not bounded
