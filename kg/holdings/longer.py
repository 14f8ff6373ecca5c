"""Further rows at the end of the columns of a holdings file.

Example:
    >>> from kg.holdings.rows import holdings_of
    >>> told = with_rows(holdings_of([("Alder", "Birch", "60")]), [{"holder": 1, "investee": 0, "kind": 1}])
    >>> list(told.holder), list(told.kind), told.voting is None
    ([0, 1], [0, 1], True)
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import Any

from kg.holdings.table import UNSTATED, Holdings
from kg.record import replace

# Columns of a row, with the array that holds them and what a row has that says nothing.
_COLUMNS: dict[str, tuple[str, int]] = {
    **{name: ("i", 0) for name in ("holder", "investee", "number", "start", "end")},
    **{name: ("q", UNSTATED) for name in ("low", "high", "votes", "votes_per_share", "voting_cap")},
    **{name: ("B", 0) for name in ("low_open", "high_open", "kind", "voting")},
}


def with_rows(told: Holdings, rows: Sequence[Mapping[str, int]]) -> Holdings:
    """The holdings with further rows.

    Args:
        told: The holdings.
        rows: Cells by column, in the units of the columns; a row says nothing in those that it leaves out.

    Cost: one copy of the columns.
    """
    columns = {
        name: _longer(getattr(told, name), [row.get(name, silent) for row in rows], len(told), code, silent)
        for name, (code, silent) in _COLUMNS.items()
    }
    return replace(told, **columns)


def _longer(column: Any, values: list[int], count: int, code: str, silent: int) -> Any:
    """A column with further cells; None stays None where none of them says anything."""
    if column is None:
        if all(value == silent for value in values):
            return None
        column = bytes(count) if code == "B" else array(code, [silent]) * count
    if isinstance(column, bytes):
        return column + bytes(values)
    if isinstance(column, array):
        return column + array(column.typecode, values)
    import numpy as np

    return np.concatenate([np.asarray(column), np.asarray(values, dtype=np.asarray(column).dtype)])
