"""Names that are told in passing: within brackets or commas that end before the figure, or as a seat.

What an aside names belongs to the name before it, not to the figure behind: its owner, its other firm, its
town. That is so whatever the aside says.

Example: in "Oak, the owner of Elm, has 5 %" `Elm` is an aside; in "Oak of Boston (5 %)" `Boston` is a seat.
"""

from __future__ import annotations

from kg.extract.parts import Unit
from kg.extract.phrases.grammar import case_of, head_before, is_modifier, is_party

_OPEN, _LONG = 12, 24  # units from a name back to where its aside begins, and on to where it ends
_NOUN = 4  # units between the noun of an owner and what is owned
_OWNERS = frozenset("owner owners proprietaire proprietaires patron".split())
_ENDS = (";", ":", "—", "–", ".")


def aside(units: list[Unit], name: int, figure: int) -> str:
    """How a name before a figure is told in passing: `(`, `,`, `seat`; empty for one that is not.

    Args:
        units: Those of the sentence of both.
        name: Index of the name.
        figure: Index of the figure.
    """
    if name >= figure:
        return ""
    if is_seat_of(units, name):
        return "seat"
    if not case_of(units, name):
        return ""
    mark = _opening(units, name)
    return mark if mark and _closes(units, name, figure, ")" if mark == "(" else ",") else ""


def is_other_property(units: list[Unit], name: int, figure: int) -> bool:
    """Whether a name is only what somebody owns besides: `Oak, the owner of Elm, has 5 % of it`.

    Who owns a thing has all of it, so the figure is a part of another; a *shareholder of Elm* may have 5 %.
    """
    near = units[max(0, name - _NOUN) : name]
    owned = any(unit.mention is None and unit.key in _OWNERS for unit in near)
    return owned and aside(units, name, figure) == ","


def is_seat_of(units: list[Unit], name: int) -> bool:
    """Whether a name only says where another belongs: `Oak of Boston`, `Oak in Lagos`; no noun between."""
    left = head_before(units, name)
    leads = left > 0 and units[left].mention is None and units[left].has("of", "in")
    return leads and left == name - 1 and is_party(units[left - 1])


def _opening(units: list[Unit], name: int) -> str:
    """The mark behind a name that opens what another name stands in; empty for none."""
    for i in range(name - 1, max(0, name - _OPEN), -1):
        unit = units[i]
        if unit.text in (")", *_ENDS) or unit.quantity is not None:
            return ""
        if unit.text == "(":
            return "("
        if unit.text == "," and is_party(units[i - 1]):
            return "," if _is_inserted(units, i + 1) else ""
    return ""


def _is_inserted(units: list[Unit], at: int) -> bool:
    """Whether an aside begins at an index: an article, a relative pronoun, a participle, a noun; no name."""
    first = units[at]
    return first.mention is None and (
        first.has("det", "rel", "f:part", "f:ing", "holder") or is_modifier(first)
    )


def _closes(units: list[Unit], name: int, figure: int, mark: str) -> bool:
    """Whether an aside ends behind a name and before a figure."""
    return any(unit.text == mark for unit in units[name + 1 : min(figure, name + _LONG)])
