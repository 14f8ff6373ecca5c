"""The words of a title: which of them belong to it, and how it is written.

Example:
    >>> singular("les ministres de l'Économie")
    "ministre de l'Économie"
"""

from __future__ import annotations

from kg.extract.parts import Unit
from kg.extract.phrases.grammar import party_of

_FIELD_WORDS = 8


def role_text(units: list[Unit], first: int, last: int) -> str:
    """The words of an office as written, without what qualifies its holder or its state."""
    text, end = "", -1
    for unit in units[first : last + 1]:
        if unit.has("new", "former") or (unit.mention and unit.mention.form == "adjective"):
            continue
        text += (" " if text and unit.start > end else "") + unit.text.removeprefix("ex-")
        end = unit.end
    return text


def singular(title: str) -> str:
    """A title of several in the form of one."""
    return title.replace("ministres", "ministre").replace("ministers", "minister").replace("les ", "")


def qualifies(unit: Unit, title: str) -> bool:
    """A plain word before the title that belongs to it: `trade minister`, `board chairman`."""
    if unit.mention or unit.quantity or unit.is_mark:
        return False
    return not unit.classes and unit.text[:1].islower() and title.split()[-1] in ("minister", "secretary")


def field_after(units: list[Unit], at: int) -> int:
    """`Minister of Economic Affairs and Trade`, `ministre de l'Économie et des Finances`: the last unit."""
    last = at
    step = at + 1
    while step < len(units) and step - at <= _FIELD_WORDS:
        unit = units[step]
        word = unit.text[:1].isalpha() and not (unit.mention and unit.mention.form in ("adjective", "state"))
        if (unit.has("of", "for", "and", "det") and not unit.mention) or unit.text in ("&",):
            step += 1
            continue
        if not word or unit.has("f:fin", "f:past", "be", "have", "boundary", "rel") or (step == at + 1):
            break
        party = party_of(unit)
        if party is not None and party.kind in ("person", "state"):
            break
        last = step
        step += 1
    return last
