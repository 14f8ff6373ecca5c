"""Rows against each other: what is told twice, and names written in two ways.

Example:
    >>> from kg.holdings.rows import holdings_of
    >>> repeated(holdings_of([("Alder", "Birch", "10"), ("Alder", "Birch", "11")]))
    []
"""

from __future__ import annotations

from kg.holdings.faults import Faults
from kg.holdings.spelling import clashes
from kg.holdings.table import FEW, Holdings


def compare(told: Holdings, faults: Faults) -> None:
    """Check rows against each other: rows told twice, names written in two ways.

    Args:
        told: The holdings.
        faults: Where to note what is wrong.

    Cost: O(n log n) for n rows.
    """
    for row, first in repeated(told):
        what = f"says the same as row {told.number[first]}"
        faults.add(
            told.number[row],
            "holder",
            told.names[told.holder[row]],
            what,
            ("leave one of them out; two equal lots are one row of their sum"),
        )
    for first, other in clashes(told.names):
        (place, column), (earlier, _) = _first_use(told, other), _first_use(told, first)
        what = f"is written {told.names[first]!r} in row {earlier}"
        faults.add(place, column, told.names[other], what, "write both in one way")


def _first_use(told: Holdings, entity: int) -> tuple[int, str]:
    row = min((*told.by_holder.rows(entity)[:1], *told.by_investee.rows(entity)[:1]))
    return int(told.number[row]), "holder" if told.holder[row] == entity else "investee"


def repeated(told: Holdings) -> list[tuple[int, int]]:
    """Rows that say the same as an earlier one, each with that one, in the order of the file."""
    first: dict[tuple[object, ...], int] = {}
    found = []
    for row in _of_pairs_told_twice(told):
        other = first.setdefault(_content(told, row), row)
        if other != row:
            found.append((row, other))
    return found


def _of_pairs_told_twice(told: Holdings) -> list[int]:
    """Rows whose holder and investee stand in another row, too."""
    if len(told) > FEW:
        import numpy as np

        pair = np.asarray(told.holder, dtype=np.int64) * len(told.names) + np.asarray(told.investee)
        ordered = np.sort(pair)
        twice = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
        if not len(twice):
            return []
        found: list[int] = np.flatnonzero(np.isin(pair, twice)).tolist()
        return found
    rows: dict[tuple[int, int], list[int]] = {}
    for row, pair in enumerate(zip(told.holder, told.investee, strict=True)):
        rows.setdefault(pair, []).append(row)
    return sorted(row for many in rows.values() if len(many) > 1 for row in many)


_COMPARED = ("holder", "investee", "kind", "voting", "votes", "votes_per_share", "voting_cap", "start", "end")


def _content(told: Holdings, row: int) -> tuple[object, ...]:
    columns = (getattr(told, name) for name in _COMPARED)
    return (*(None if c is None else int(c[row]) for c in columns), told.share(row), told.cited.get(row))
