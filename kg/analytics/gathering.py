"""How `kg.analytics.arrays.Arrays` are made: of rows in any order, of a network's tables, of a holdings file.

Example:
    >>> told = arrays_of_rows(["ann", "ben", "op"], holder=[1, 0, 0], investee=[2, 2, 2], low=[5, 3, 4])
    >>> told.start, told.holder, told.low, told.high
    ([0, 0, 0, 2], [0, 1], [7, 5], None)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from kg.analytics.arrays import UNIT, Arrays, common_whole
from kg.analytics.fast import FEW
from kg.errors import AnalysisError
from kg.model import Share
from kg.tables import Basis, Column, Tables

#: Kinds of entities that nobody can name: what ends with them belongs to unknown holders.
SILENT = frozenset({"unknown", "dispersed"})


def arrays_of_rows(
    names: Sequence[str], *, holder: Any, investee: Any, low: Any, high: Any = None, **more: Any
) -> Arrays:
    """From one row a holding, in any order; rows of one pair add up, rows of nothing fall away.

    Args:
        names: Entity ids by number.
        holder: Who holds, by row.
        investee: What is held, by row.
        low: The least share, by row, in parts of 1e-12 (or of `whole`).
        high: The largest share, by row; None: as `low`.
        more: Fields of `Arrays`; `low_open` and `high_open` by row.

    Raises:
        AnalysisError: A share is negative.

    Cost: O(m log m) for m rows.
    """
    opens = {name: more.pop(name, None) for name in ("low_open", "high_open")}
    rows = {"holder": holder, "investee": investee, "low": low, "high": high, **opens}
    columns = _few(len(names), rows) if len(holder) <= FEW else _many(len(names), rows)
    return Arrays(names=names, **columns, **more)


def arrays_of_tables(tables: Tables, basis: Basis = "capital") -> Arrays:
    """From the columns of a network, of its capital or of its votes.

    Raises:
        AnalysisError: The shares of a company have no common part that can be counted with.

    Cost: one column a company, and O(m log m) for m holdings.
    """
    return _of_columns(tables, [tables.column(key, basis) for key in tables.companies()], basis)


def _few(entities: int, rows: Mapping[str, Any]) -> dict[str, Any]:
    given = [name for name in ("high", "low_open", "high_open") if rows.get(name) is not None]
    columns = [list(map(int, rows[name])) for name in ("investee", "holder", "low", *given)]
    high = 3 if "high" in given else 2
    added: dict[tuple[int, int], list[int]] = {}
    for row in zip(*columns, strict=True):
        _checked(row[2])
        if row[high] > 0:
            found = added.setdefault((row[0], row[1]), [0] * (len(row) - 2))
            for at, value in enumerate(row[2:]):
                # Two lots make one holding, of which a bound is excluded where that of a lot is.
                found[at] = found[at] + value if at < high - 1 else found[at] | value
    start = [0] * (entities + 1)
    for investee, _ in added:
        start[investee + 1] += 1
    for j in range(entities):
        start[j + 1] += start[j]
    pairs = sorted(added)
    made: dict[str, Any] = {"start": start, "holder": [holder for _, holder in pairs]}
    made |= {"high": None, "low_open": None, "high_open": None}
    for at, name in enumerate(("low", *given)):
        made[name] = [added[pair][at] for pair in pairs]
    return made


def _many(entities: int, rows: Mapping[str, Any]) -> dict[str, Any]:
    import numpy as np

    holder, investee = (np.asarray(rows[name], dtype=np.int64) for name in ("holder", "investee"))
    low = np.asarray(rows["low"], dtype=np.int64)
    high = None if rows.get("high") is None else np.asarray(rows["high"], dtype=np.int64)
    _checked(int(low.min(initial=0)))
    key = investee * entities + holder
    kept = (low if high is None else high) > 0
    order = np.argsort(key)  # lots of one pair are added, in whatever order
    order = order[kept[order]]
    key = key[order]
    first = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1]))) if key.size else order
    once = first.size == key.size  # also where nothing is left

    def summed(column: Any) -> Any:
        return column[order] if once else np.add.reduceat(column[order], first)

    start = np.zeros(entities + 1, dtype=np.int32)
    np.cumsum(np.bincount(key[first] // entities, minlength=entities), out=start[1:])
    opens = {
        name: None
        if rows.get(name) is None
        else (summed(np.asarray(rows[name], np.int64)) > 0).astype(np.uint8)
        for name in ("low_open", "high_open")
    }
    return {
        "start": start,
        "holder": (key[first] % entities).astype(np.int32),
        "low": summed(low),
        "high": None if high is None else summed(high),
        **opens,
    }


def _checked(low: int) -> None:
    if low < 0:
        raise AnalysisError(f"a share of {low} parts is negative; correct the row")


# -- columns of a network -----------------------------------------------------------------------------


def _of_columns(tables: Tables, columns: Sequence[Column], basis: Basis) -> Arrays:
    """Arrays of what a network knows of each company; whoever acts through it counts in the votes."""
    above = (
        {column.investee: tables.acts_for(column.investee) for column in columns} if basis == "votes" else {}
    )
    keys = {column.investee for column in columns} | set(tables.entities)
    keys |= {holder for column in columns for holder in column.shares}
    keys |= {key for found in above.values() for key in found}
    names = sorted(keys)
    number = {name: at for at, name in enumerate(names)}
    whole = {number[column.investee]: _whole(column) for column in columns}
    rows = [
        _row(number, whole, column, holder, share)
        for column in columns
        for holder, share in column.shares.items()
    ]
    exact = all(row[2] == row[3] for row in rows)
    opened = [any(row[at] for row in rows) for at in (4, 5)]
    entities = tables.entities
    return arrays_of_rows(
        names,
        holder=[row[0] for row in rows],
        investee=[row[1] for row in rows],
        low=[row[2] for row in rows],
        high=None if exact else [row[3] for row in rows],
        low_open=[row[4] for row in rows] if opened[0] else None,
        high_open=[row[5] for row in rows] if opened[1] else None,
        whole=_wholes(len(names), whole),
        excess=frozenset(number[column.investee] for column in columns if column.is_overfull),
        complete=frozenset(number[column.investee] for column in columns if column.complete),
        silent=frozenset(number[key] for key in names if key in entities and entities[key].kind in SILENT),
        above={number[key]: tuple(number[one] for one in found) for key, found in above.items() if found},
    )


def _whole(column: Column) -> int:
    try:
        return common_whole(end for share in column.shares.values() for end in (share.low, share.high))
    except AnalysisError as error:
        raise AnalysisError(f"{column.investee}: {error}") from error


def _row(
    number: Mapping[str, int], whole: Mapping[int, int], column: Column, holder: str, share: Share
) -> tuple[int, int, int, int, int, int]:
    investee = number[column.investee]
    low, high = (_parts(end, whole[investee]) for end in (share.low, share.high))
    return number[holder], investee, low, high, int(share.low_open), int(share.high_open)


def _parts(share: Fraction, whole: int) -> int:
    return share.numerator * (whole // share.denominator)


def _wholes(entities: int, whole: Mapping[int, int]) -> Any:
    if all(value == UNIT for value in whole.values()):
        return None
    column = [whole.get(j, UNIT) for j in range(entities)]
    if entities <= FEW:
        return column
    import numpy as np

    return np.asarray(column, dtype=np.int64)
