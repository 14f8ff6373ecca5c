"""A figure that no frame fits, in a clause that leaves no choice: one who can hold, one that can be held.

Word order is free in prose; where a clause speaks of shares, in no mood but the plain one, and prepositions
leave one holder and one investee, the figure is theirs. Such claims wait for a person.

Example:
    >>> lone_pairs("sAN,fNQ", set())
    []
    >>> lone_pairs("sAN,NQ.v", set())
    [Lone(holder=4, investee=2, figure=5)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: Letters of other moods, of changes and deals, and of figures that are no shares.
_MOODS = frozenset("XyfƒnUKCLxbdktmpOu=e")
_TOLD = frozenset("hHcsvPGwEYTS")
_CLAUSE = re.compile(r"[^;:.]+")


_LISTED = re.compile(r"(?<![VABEWFZ])N(?:,N)*&N")
_FIGURES = re.compile(r"Q(?:,Q)*&Q")


@dataclass(frozen=True, slots=True)
class Lone:
    """Places of the parties and of the figure in the row."""

    holder: int
    investee: int
    figure: int


def lone_pairs(codes: str, used: set[int]) -> list[Lone]:
    """The figures of a row that are told so.

    Args:
        codes: Letters of the row.
        used: Places of figures that frames have told.

    Cost: linear in the row.
    """
    return [found for clause in _CLAUSE.finditer(codes) for found in _of_clause(codes, clause, used)]


def _of_clause(codes: str, clause: re.Match[str], used: set[int]) -> Iterator[Lone]:
    letters = set(clause[0])
    places = range(clause.start(), clause.end())
    figures = [at for at in places if codes[at] == "Q"]
    names = [at for at in places if codes[at] == "N"]
    plain = letters.isdisjoint(_MOODS) and not letters.isdisjoint(_TOLD)
    if not plain or not figures or any(at in used for at in figures):
        return
    if len(figures) > 1 and len(figures) + 1 == len(names):
        yield from _shared_out(codes, clause, names)
    if len(figures) > 1 or len(names) != 2:
        return
    held = [at for at in names if at > 1 and codes[at - 1] in "VA" and codes[at - 2] in "QsvN,"]
    others = [at for at in names if at not in held and (at == 0 or codes[at - 1] not in "&VA")]
    if len(held) == 1 and len(others) == 1:
        yield Lone(others[0], held[0], figures[0])


def _shared_out(codes: str, clause: re.Match[str], names: list[int]) -> Iterator[Lone]:
    """`Oak, Fir und Elm teilen sich Talby zu 42, 31 und 27 Prozent`: in their order."""
    holders = _LISTED.search(codes, clause.start(), clause.end())
    figures = _FIGURES.search(codes, clause.start(), clause.end())
    if holders is None or figures is None:
        return
    inside = [at for at in names if holders.start() <= at < holders.end()]
    outside = [at for at in names if at not in inside]
    told = [at for at in range(*figures.span()) if codes[at] == "Q"]
    if len(inside) == len(told) and len(outside) == 1:
        yield from (Lone(holder, outside[0], figure) for holder, figure in zip(inside, told, strict=True))
