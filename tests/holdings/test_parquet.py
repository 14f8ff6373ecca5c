"""Parquet files say the same as CSV files, whatever the types of their columns."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from kg.errors import InputError, InputFaults
from kg.holdings.reading import read_csv, read_holdings
from kg.holdings.rows import holdings_of
from kg.shares import UNKNOWN, point
from tests.holdings.support import Row, as_csv, as_parquet, content, tables

pa = pytest.importorskip("pyarrow")

from kg.holdings.parquet import read_parquet  # noqa: E402


@given(tables())
@settings(max_examples=60, deadline=None)
def test_a_file_says_the_same_as_csv_as_parquet_and_as_rows(rows: list[Row]) -> None:
    from_csv = read_csv(as_csv(rows), "f")
    from_parquet = read_parquet(as_parquet(rows, None if rows else _EMPTY), "f")
    assert content(from_parquet) == content(from_csv) == content(holdings_of(rows, title="f"))


_EMPTY = pa.schema([("holder", pa.string()), ("investee", pa.string()), ("share", pa.float64())])


def one(share: Any, kind: Any) -> Fraction:
    """The share of a file with one figure of a type."""
    schema = pa.schema([("holder", pa.string()), ("investee", pa.string()), ("share", kind)])
    told = read_parquet(as_parquet([{"holder": "A", "investee": "X", "share": share}], schema), "f")
    read = told.share(0)
    assert read is not None
    assert read.is_point
    return read.low


TEXTS = (pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string()))


@pytest.mark.parametrize("kind", [pa.float64(), pa.float32(), *TEXTS])
def test_a_figure_is_read_as_it_is_written(kind: Any) -> None:
    for written in ("43.4", "0.1", "100", "33.33", "0", "12.345"):
        assert one(written if kind in TEXTS else float(written), kind) == point(written).low


def test_whole_numbers_and_decimals_are_figures() -> None:
    assert one(43, pa.int8()) == point(43).low
    assert one(Decimal("43.40"), pa.decimal128(5, 2)) == point("43.4").low


def test_a_float_of_many_digits_is_what_it_prints() -> None:
    assert one(100 / 3, pa.float64()) == Fraction(repr(100 / 3)) / 100
    assert one(1e-13, pa.float64()) == Fraction(1, 10**15)


def test_nothing_said_is_an_unknown_share() -> None:
    told = read_parquet(as_parquet([{"holder": "A", "investee": "X", "share": None}], _EMPTY), "f")
    assert told.share(0) == UNKNOWN


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ({"share": 150.0}, "f:2: share '150.0' must lie between 0 and 100"),
        ({"share": -1.0}, "f:2: share '-1.0' must lie between 0 and 100"),
        ({"share": float("nan")}, "f:2: share 'nan' is no number"),
        ({"share": float("inf")}, "f:2: share 'inf' is no number"),
        ({"holder": ""}, "f:2: holder is empty"),
        ({"investee": None}, "f:2: investee is empty"),
        ({"holder": "ALDER"}, "f:2: holder 'ALDER' is written 'Alder' in row 1"),
        ({"holder": "Alder", "share": 5.0}, "f:2: holder 'Alder' says the same as row 1"),
        ({"share": None, "share_min": 50.0, "share_max": 25.0}, "f:2: share_min '50' is more than share_max"),
        ({"share_min": 50.0}, "f:2: share '6.0' stands beside share_min"),
        ({"kind": "treasury"}, "f:2: holder 'Birch' is not the company whose own shares these are"),
        ({"from": "2021-01-01", "to": "2020-01-01"}, "f:2: to '2020-01-01' does not come after from"),
    ],
)
def test_faults_are_told_as_in_csv(row: dict[str, Any], line: str) -> None:
    first = {"holder": "Alder", "investee": "X", "share": 5.0}
    with pytest.raises(InputFaults) as told:
        read_parquet(as_parquet([first, {"holder": "Birch", "investee": "X", "share": 6.0} | row]), "f")
    assert told.value.faults[0].startswith(line)


def test_a_column_is_missing_or_unknown() -> None:
    table = pa.table({"holder": ["A"], "investee": ["X"], "share": [5.0], "colour": ["red"]})
    told = read_parquet(_written(table), "f")
    assert "'colour'" in told.issues[0].message
    with pytest.raises(InputFaults, match="f: holder is missing, the header has 'owner'"):
        read_parquet(_written(table.rename_columns(["owner", "investee", "share", "colour"])), "f")


def _written(table: Any) -> bytes:
    import io

    import pyarrow.parquet as pq

    file = io.BytesIO()
    pq.write_table(table, file)
    return file.getvalue()


def test_a_broken_file_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "f.parquet"
    path.write_bytes(b"PAR1 and then nothing")
    with pytest.raises(InputError, match=r"f\.parquet: is no Parquet file that can be read") as told:
        read_holdings(path)
    assert "\n" not in str(told.value)


def test_many_rows_are_read_as_few_are() -> None:
    rows = [
        {"holder": f"H {n % 700}", "investee": f"C {n // 3}", "share": n % 30 + 0.5} for n in range(9_000)
    ]
    told = read_parquet(as_parquet(rows), "f")
    assert content(told) == content(holdings_of(rows, title="f"))
    assert told.by_investee.rows(told.position("C 7") or 0) == [21, 22, 23]
    assert told.by_holder.rows(told.position("H 699") or 0) == list(range(699, 9_000, 700))
    with pytest.raises(InputFaults, match="says the same as row 8"):
        read_parquet(as_parquet([*rows, rows[7]]), "f")
