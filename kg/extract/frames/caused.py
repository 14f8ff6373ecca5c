"""Who has a figure that something else brings about, or that follows from what was said before it.

Example: "Oak en prend 15 %, ce qui la fera passer de 40 à 55 %", "Oak quitte Fir, après y avoir pris 5 %",
"Oak vend sa part, Elm maintient la sienne à 5 %".
"""

from __future__ import annotations

from kg.extract.frames.beside import Rule
from kg.extract.frames.nearest import is_head
from kg.extract.frames.slots import Phrase
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import case_of, is_party

_REACH = 14
_ENDS = (";", ":", ".")
_CAUSING = frozenset(
    "fait fera ferait faisait porte portera porterait portait hisse hissera amene amenera ramene ramenera "
    "brings takes lifts took brought lifted".split()
)
_WHOM = frozenset("la le l' les it them".split())
_OWN_ONE = frozenset("sienne sien siennes siens".split())
_TAKING = frozenset("pris acquis achete rachete obtenu detenu possede souscrit conserve porte".split())


def _caused(units: list[Unit], phrase: Phrase) -> int | None:
    """`ce qui la fera passer à 5 %`, `which takes it to 5 %`: the subject of the clause before."""
    causing = False
    for i in range(phrase.first - 1, max(0, phrase.first - _REACH), -1):
        unit = units[i]
        whom = units[i - 1].key in _WHOM or units[i + 1].key in _WHOM
        causing = causing or (unit.key in _CAUSING and whom)
        if unit.key in ("qui", "which") and units[i - 1].key in ("ce", ","):
            return _first_subject(units, i - 1) if causing else None
        if unit.text in _ENDS:
            return None
    return None


def _having_taken(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak quitte Fir, cinq ans après y avoir pris 5 %`: the subject of the clause before."""
    verb = phrase.first - 1
    if verb < 3 or units[verb].key not in _TAKING or units[verb - 1].key != "avoir":
        return None
    after = next((i for i in (verb - 2, verb - 3) if units[i].key == "apres"), None)
    return _first_subject(units, after) if after is not None else None


def _own_one(units: list[Unit], phrase: Phrase) -> int | None:
    """`Elm maintient la sienne à 5 %`: whoever stands before the verb."""
    at = phrase.first - 1
    if at < 3 or not units[at].has("to") or units[at - 1].key not in _OWN_ONE:
        return None
    for i in range(at - 2, max(-1, at - 8), -1):
        if is_party(units[i]):
            return i if not case_of(units, i) else None
        if units[i].text in _ENDS:
            return None
    return None


def _first_subject(units: list[Unit], end: int) -> int | None:
    """The first name of a sentence before a place that no preposition governs."""
    for i in range(max(0, end - 40), end):
        if is_party(units[i]) and not case_of(units, i) and is_head(units, i):
            return i
    return None


CAUSED: tuple[Rule, ...] = (_caused, _having_taken, _own_one)
