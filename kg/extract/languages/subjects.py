"""Subjects that Spanish, Italian and Portuguese leave out: `Controla el 5 %` is read as *it controls 5 %*.

Only at the beginning of a sentence, behind a phrase of time perhaps, and where no name stands as a subject
in the clause: `Controla el 5 % la familia Selm` has one.

Example:
    >>> from kg.extract.parts import Quantity
    >>> made = [Unit("Tiene", "has", 0, 5, frozenset({"have", "f:fin"})), Unit("5 %", "5 %", 9, 12)]
    >>> made[1].quantity = Quantity("5 %", 9, 12, "exact", "5")
    >>> [unit.key for unit in with_subject(made, "es")]
    ['it', 'has', '5 %']
"""

from __future__ import annotations

from kg.extract.parts import NO_CLASSES, Mention, Unit
from kg.extract.phrases.grammar import case_of, is_party

_LANGUAGES = ("es", "it", "pt")
_VERBS = ("have", "hold", "buy", "sell", "control", "raise", "increase", "reduce")
_FINITE = ("f:fin", "f:past", "f:imp", "have")
_FRONTED = 8  # units of a phrase before the verb, at most
_STOPS = frozenset(".;:")


def with_subject(made: list[Unit], language: str) -> list[Unit]:
    """The units of a sentence with an *it* of no width before a verb that has no subject.

    Args:
        made: Units of a sentence with a figure.
        language: Code of its language.

    Cost: linear in the sentence.
    """
    if language not in _LANGUAGES or all(unit.quantity is None for unit in made):
        return made
    verb = _verb(made)
    if verb is None or _has_subject(made, verb):
        return made
    start = made[verb].start
    mention = Mention("it", start, start, "pronoun", head="it")
    return [*made[:verb], Unit("", "it", start, start, NO_CLASSES, mention), *made[verb:]]


def _verb(made: list[Unit]) -> int | None:
    """Where the verb stands that begins a sentence, perhaps behind a phrase and an adverb."""
    for at, unit in enumerate(made[:_FRONTED]):
        if is_party(unit) and not case_of(made, at):
            return None
        if unit.quantity is not None or unit.text in _STOPS or unit.has("rel", "det", "boundary"):
            if unit.has("det") and at and made[at - 1].has("in", "of", "from", "with"):
                continue
            return None
        if unit.mention is None and unit.has(*_VERBS) and unit.has(*_FINITE) and not unit.has("f:part"):
            return at
    return None


def _has_subject(made: list[Unit], verb: int) -> bool:
    """Whether a name stands in the clause that no preposition governs."""
    for at in range(verb + 1, len(made)):
        unit = made[at]
        if unit.text in _STOPS or unit.has("rel"):
            return False
        if is_party(unit) and not case_of(made, at):
            return True
    return False
