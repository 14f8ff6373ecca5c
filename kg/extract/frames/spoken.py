"""What a figure is a part of, told by the verb or the relative clause it stands in.

`held` reads the words right beside a figure; here the company is the subject, or what a clause hangs on.

Example: "Fir est à 5 % chez Oak", "Fir, que l'État détient à 5 %".
"""

from __future__ import annotations

from kg.extract.frames.beside import Rule, named_at
from kg.extract.frames.clauses import is_free
from kg.extract.frames.continued import lying_verb
from kg.extract.frames.slots import Phrase
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import is_party

_REACH = 20
_THAT = frozenset(("que", "qu'"))


def _held_so(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir est à 5 % chez Oak`, `Fir est pour 5 % dans les mains d'Oak`: the subject is what is held."""
    verb = lying_verb(units, phrase)
    if verb is None:
        return None
    for i in range(verb - 1, max(-1, verb - _REACH), -1):
        if units[i].quantity is not None or units[i].text in (";", ":"):
            return None
        if is_party(units[i]) and is_free(units, i):
            return i
    return None


def _that(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir, que l'État détient à 5 %`, `Fir, qu'Oak possède pour 5 %`: what the clause hangs on."""
    before = phrase.first - 1
    if before < 1 or not units[before].has("to", "for") or units[before].mention is not None:
        return None
    for i in range(before - 1, max(0, before - _REACH), -1):
        unit = units[i]
        if unit.quantity is not None or unit.text in (";", ":", ",") or unit.has("boundary"):
            return None
        if unit.mention is None and unit.key in _THAT and unit.has("rel"):
            return named_at(units, i - 1 - (units[i - 1].text == ","))
    return None


SPOKEN: tuple[Rule, ...] = (_held_so, _that)
