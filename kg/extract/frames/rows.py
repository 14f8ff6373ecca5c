"""Who has a figure, where names and figures stand in rows, or a colon tells who it is.

Example: "Oak and Elm own 5 and 2 % of Fir", "Fir: 60 % Oak, 40 % Elm", "its owner, with 5 %: Oak".
"""

from __future__ import annotations

from kg.extract.frames.beside import Rule, opener, party_after, past_company
from kg.extract.frames.slots import Phrase, phrase_at
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import case_of, group_at, is_modifier, is_party, party_of

_REACH = 24
_MOST = 9  # figures of a row that are looked at
_ROW = 8  # units between two figures of a row
_ENDS = (";", ":", ".", "(", ")")
_JOINTS = ("and", "of", "det", "poss", "stake", "capital", "votes", "voting", "in", "approx")
_SHARED = frozenset("each apiece chacun chacune between entre".split())
_PASSED = ("of", "in", "than", "from", "through")
#: Words that may end an entry of a list behind its name.
_AFTER = ("and", "or", "boundary")


def _parallel(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak and Elm own 5 and 2 % of Fir`, `the Novak and Lind families, with 22 and 19 %`: the n-th name."""
    row = row_of(units, phrase)
    if len(row) < 2 or len({phrase_at(units, i).kind for i in row} - {""}) > 1:
        return None
    lead = units[row[0] - 1] if row[0] else None
    if lead is not None and lead.has("be") and lead.mention is None:
        return None  # "Fir and Elm are 74 and 51 % held"
    group = _group_before(units, row[0])
    if len(group) != len(row) or len({id(party_of(units[i])) for i in group}) != len(group):
        return None
    return group[row.index(phrase.at)]


def row_of(units: list[Unit], phrase: Phrase) -> list[int]:
    """Indices of the figures joined by *and* and commas to one, itself among them; no name between."""
    row = [phrase.at]
    for step in (-1, 1):
        i, joined, gap = phrase.at + step, False, 0
        while 0 <= i < len(units) and gap < _ROW and len(row) < _MOST:
            unit = units[i]
            if unit.quantity is not None:
                if not joined:
                    break
                row.append(i)
                joined, gap = False, 0
            elif unit.text == "," or unit.has("and"):
                joined = True
            elif unit.mention is not None or not (unit.has(*_JOINTS) or is_modifier(unit)):
                break
            i, gap = i + step, gap + 1
    return sorted(row)


def _group_before(units: list[Unit], first: int) -> list[int]:
    """The nearest names joined by *and* before a row of figures; empty where something else comes first."""
    at = first - 1
    while at >= 0 and first - at < _REACH:
        unit = units[at]
        if unit.quantity is not None or unit.text in _ENDS or unit.key in _SHARED or unit.has("boundary"):
            return []
        if is_party(unit):
            group = group_at(units, at)
            if case_of(units, at) not in _PASSED:
                return group if group[-1] == at else []
            at = group[0]
        at -= 1
    return []


def _paired(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir: 10 % the club, 60 % the estate of Anna Lind, 30 % Oak`: the name right behind, entry by entry."""
    name = _entry(units, phrase)
    if name is None:
        return None
    left, right = _entry_beside(units, phrase.first - 1, -1), _entry_beside(units, name + 1, 1)
    opened = phrase.first > 0 and units[phrase.first - 1].text in (":", "(")
    beside = left or right or (opened and opener(units, phrase) is None)
    return name if beside else None


def _entry(units: list[Unit], phrase: Phrase) -> int | None:
    """The name of an entry that begins with its figure."""
    before = units[phrase.first - 1] if phrase.first else None
    if before is not None and not (before.text in (",", ";", ":", "(") or before.has("and")):
        return None
    name = party_after(units, phrase.after, 5)
    if name is None:
        return None
    end = name + 1
    while end < len(units) and end < name + 3 and _is_plain(units[end]):
        end += 1
    after = units[end] if end < len(units) else None
    return name if after is None or after.is_mark or after.has(*_AFTER) else None


def _is_plain(unit: Unit) -> bool:
    """A noun that ends a name: `the Marcy association`."""
    return unit.mention is None and unit.text[:1].islower() and not unit.classes - {"industry", "subsidiary"}


def _entry_beside(units: list[Unit], at: int, step: int) -> bool:
    """Whether the entry next to one begins with its figure as well."""
    if not (0 <= at < len(units)) or not (units[at].is_mark or units[at].has("and")):
        return False
    for i in range(at + step, at + step * 9, step):
        if not 0 <= i < len(units) or units[i].text in (".", ":"):
            return False
        if units[i].quantity is not None:
            return _entry(units, phrase_at(units, i)) is not None
        if step > 0 and not is_modifier(units[i]) and not units[i].has("and"):
            return False
    return False


def _named_after(units: list[Unit], phrase: Phrase) -> int | None:
    """`its owner of record, with 5 %: Oak`, `the true owner of 60 % of Fir: Anna Lind`: behind a colon."""
    at = past_company(units, phrase.after)
    if at + 1 >= len(units) or units[at].text != ":":
        return None
    for i in range(phrase.first - 1, max(-1, phrase.first - _REACH), -1):
        if units[i].text in (";", ".", ":"):
            return None
        if units[i].has("holder") and units[i].mention is None:
            return party_after(units, at + 1)
    return None


ROWS: tuple[Rule, ...] = (_parallel, _paired, _named_after)
