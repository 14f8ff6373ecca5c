"""Numbers without a percent sign among the units of a smaller language: `Talby hält 15 Prozent, Norvik 14,2`.

The rules are those of `kg.extract.numbers.bare` and `offered`, over the English keys of the units; here is
what the languages add: a verb may close the clause behind the number (`auf 8,4 verwässert`), and a number
with a full stop behind it, inside a sentence, is an ordinal (`am 14. März`).

Example:
    >>> from kg.extract.languages.figures import quantity
    >>> said = quantity("15 Prozent", (0, 10), "exact", "15")
    >>> made = [Unit("15 Prozent", "15 prozent", 0, 10, quantity=said), Unit(",", ",", 10, 11)]
    >>> made += [Unit("Norvik", "norvik", 12, 18), Unit("14,2", "_14,2", 19, 23), Unit(".", ".", 23, 24)]
    >>> with_bare(made, told=False)
    >>> made[3].quantity.stated, made[3].quantity.bare
    ('14.2', 'listed')
"""

from __future__ import annotations

import re

from kg.extract.languages.figures import quantity
from kg.extract.numbers.bare import places
from kg.extract.numbers.offered import offered
from kg.extract.parts import Unit
from kg.extract.words import words

_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,3})?")
#: A key that a number may stand before, of those that `kg.extract.numbers.bare` knows.
_CLOSED = "and"
_OTHER = "thing"  # stands for every name and every word that has no English one
#: Classes of words that may stand behind a share without its sign: verbs and prepositions.
_AFTER = (
    "f:fin",
    "f:past",
    "f:imp",
    "f:part",
    "f:inf",
    "of",
    "in",
    "by",
    "with",
    "to",
    "from",
    "be",
    "rel",
    "poss",
)


def with_bare(made: list[Unit], *, told: bool) -> None:
    """Makes quantities of the units that are shares without a sign, or may be.

    Args:
        made: The units of a sentence.
        told: Whether the sentence before has a figure.

    Cost: linear in the sentence.
    """
    if not told and all(unit.quantity is None for unit in made):
        return
    keys = [_key(made, at) for at in range(len(made))]
    spans = [(at, at + 1) for at, unit in enumerate(made) if unit.quantity is not None]
    lists = words("en")
    listed = [(at, "listed") for at in places(keys, spans, lists, told=told)]
    spans = sorted([*spans, *((at, at + 1) for at, _ in listed)])
    for at, bare in (*listed, *offered(keys, spans, lists, told=told)):
        unit = made[at]
        found = quantity(unit.text, (unit.start, unit.end), "exact", keys[at])
        if found is not None and unit.quantity is None and _NUMBER.fullmatch(unit.text):
            found.bare = bare
            unit.key, unit.quantity = unit.text, found


def _key(made: list[Unit], at: int) -> str:
    """The key of a unit as the rules of the English want it."""
    unit = made[at]
    if unit.mention is not None or unit.quantity is not None:
        return _OTHER
    if _NUMBER.fullmatch(unit.text):
        return unit.text.replace(",", ".") if _may_be(made, at) else _OTHER
    if at and _NUMBER.fullmatch(made[at - 1].text) and unit.has(*_AFTER):
        return _CLOSED
    return _OTHER if unit.key.startswith("_") else unit.key


def _may_be(made: list[Unit], at: int) -> bool:
    """Whether a number is no ordinal (`14. März`) and no age (`Karla Selm, 84,`)."""
    after = made[at + 1].text if at + 1 < len(made) else ""
    if "," in made[at].text or "." in made[at].text:
        return True
    aged = at > 1 and made[at - 1].text == "," and made[at - 2].mention is not None and after == ","
    return not aged and not (after == "." and at + 2 < len(made))
