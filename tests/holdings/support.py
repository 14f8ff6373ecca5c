"""Holdings files made at random, and written as CSV, Parquet and rows."""

from __future__ import annotations

import csv
import io
from typing import Any

from hypothesis import strategies as st

from kg.holdings.rows import COLUMNS
from kg.holdings.table import Holdings

Row = dict[str, str]

_NAMES = ("Alder", "Birch SA", "Cedar & Fils", "Daphné", "Elm, Inc.", "Fir")
_PERCENT = ("0", "5", "12.5", "25", "33.33", "50", "0.00000000001", "100/3", "33.333333333333336")


@st.composite
def tables(draw: st.DrawFn) -> list[Row]:
    """Rows without a fault; own shares, bands, votes, lots and days among them."""
    rows: list[Row] = []
    seen: set[tuple[tuple[str, str], ...]] = set()
    for _ in range(draw(st.integers(0, 10))):
        row = draw(_row())
        key = tuple(sorted(row.items()))
        if key not in seen:
            seen.add(key)
            rows.append(row | {"source": f"page {len(rows)}"})
    return rows


@st.composite
def _row(draw: st.DrawFn) -> Row:
    row = {"holder": draw(st.sampled_from(_NAMES)), "investee": draw(st.sampled_from(_NAMES))}
    if draw(st.booleans()):
        row["share"] = draw(st.sampled_from(_PERCENT))
    elif draw(st.booleans()):
        row |= draw(st.sampled_from(_BANDS))
    for column, words in _BESIDE.items():
        if draw(st.integers(0, 3)) == 0:
            row[column] = draw(st.sampled_from(words))
    if row.get("kind") == "treasury":
        row["holder"] = row["investee"]
    return row


_BANDS = (
    {"share_min": "25", "share_max": "50", "min_open": "true"},
    {"share_min": "75", "share_max": "100"},
    {"share_max": "10", "max_open": "yes"},
    {"share_min": "100/3"},
)
_BESIDE = {
    "kind": ("treasury", "votingRights", "parent", "shareholding"),
    "voting": ("none", "suspended", "full"),
    "votes": ("0", "7.5", "40"),
    "votes_per_share": ("10", "0.1", "1/3"),
    "voting_cap": ("5", "20"),
    "from": ("2020-01-01", "2021-06-30"),
    "to": ("2022-01-01",),
}


def as_csv(rows: list[Row]) -> str:
    """The rows as a CSV text with every column."""
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def as_parquet(rows: list[dict[str, Any]], schema: Any = None) -> bytes:
    """The rows as a Parquet file with the columns that they have."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = [
        name for name in COLUMNS if name in ("holder", "investee", "share") or any(name in r for r in rows)
    ]
    table = pa.table({name: [row.get(name) for row in rows] for name in columns}, schema=schema)
    file = io.BytesIO()
    pq.write_table(table, file)
    return file.getvalue()


def content(told: Holdings) -> list[tuple[object, ...]]:
    """What holdings say, whatever their columns are made of; row numbers left out."""
    names, units = told.names, ("votes", "votes_per_share", "voting_cap")
    return [
        (
            names[told.holder[row]],
            names[told.investee[row]],
            told.share(row),
            told.kind_of(row),
            told.voting_of(row),
            *(told.exact(name, row) for name in units),
            *(told.day(name, row) for name in ("start", "end")),
            told.cited.get(row),
        )
        for row in range(len(told))
    ]
