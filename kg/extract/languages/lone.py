"""A figure that no frame fits, in a clause that leaves no choice: one who can hold, one that can be held.

Word order is free in prose; where a clause speaks of shares, in no mood but the plain one, and prepositions
leave one holder and one investee, the figure is theirs. Such claims wait for a person.

Example:
    >>> lone_pairs("WQsvYE", set())
    []
    >>> lone_pairs("VN,sNhQ.", set())
    [Lone(holder=4, investee=1, figure=6)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: Letters of other moods, of changes and deals, and of figures that are no shares.
_MOODS = frozenset("XyfƒnUKCLxbdktmpOu=e")
_TOLD = frozenset("hHcsvPGwEYT")
_CLAUSE = re.compile(r"[^;:.]+")
_BELONGING = frozenset("GwPYT")


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
    plain = letters.isdisjoint(_MOODS) and not letters.isdisjoint(_TOLD)
    if not plain or not figures or any(at in used for at in figures) or len(figures) > 1:
        return
    names = [at for at in places if codes[at] == "N"]
    if len(names) != 2:
        return
    held = [at for at in names if at and codes[at - 1] in "VA"]
    others = [at for at in names if at not in held]
    if len(held) == 1 and len(others) == 1:
        yield Lone(others[0], held[0], figures[0])
