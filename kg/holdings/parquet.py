"""Parquet files: columns are read, checked and turned into whole numbers as columns, not row by row.

Names are dictionary-encoded, figures of a column are read once for each different one. What a row says is
the same as in CSV (see `kg.holdings.rows`); a null says nothing.

Example:
    >>> import io, pyarrow, pyarrow.parquet
    >>> table = pyarrow.table({"holder": ["Alder"], "investee": ["Birch"], "share": [43.4]})
    >>> file = io.BytesIO()
    >>> pyarrow.parquet.write_table(table, file)
    >>> read_parquet(file.getvalue(), "stakes.parquet").share(0).low
    Fraction(217, 500)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from kg.errors import InputError, MissingExtra
from kg.holdings import cells
from kg.holdings.comparing import compare
from kg.holdings.faults import CellFault, Faults
from kg.holdings.header import checked_header
from kg.holdings.many_names import ManyNames
from kg.holdings.rows import BESIDE, COLUMNS, IN_UNITS, SHARES, Builder, left_out, outward
from kg.holdings.spelling import is_empty
from kg.holdings.table import FEW, KINDS, UNIT, UNSTATED, Holdings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Whole = NDArray[Any]

# What a decoded column holds where the cell says nothing, and where it is faulty.
_SILENT = -2
_TREASURY = KINDS.index("treasury")
_FIELDS = {"from": "start", "to": "end", "min_open": "low_open", "max_open": "high_open"}


def read_parquet(content: bytes, title: str) -> Holdings:
    """The holdings of a Parquet file; errors as for `kg.holdings.reading.read_holdings`.

    Cost: O(n) for n rows, and one look at each different cell of a column.
    """
    table = _table(content, title)
    faults = Faults(title)
    columns = _Columns(table, faults)
    told = columns.told()
    if told is None or faults:
        return _slowly(table, title)
    compare(told, faults)
    if faults:
        faults.stop()
    return told


def _table(content: bytes, title: str) -> Any:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("parquet", "reading Parquet files") from error
    try:
        file = pq.ParquetFile(pa.BufferReader(content))
        header = checked_header(list(file.schema_arrow.names), title, row=None)
        wanted = [
            name for name, plain in zip(file.schema_arrow.names, header, strict=True) if plain in COLUMNS
        ]
        names = [plain for plain in header if plain in COLUMNS]
        table = file.read(columns=wanted).select(wanted).rename_columns(names)
    except (pa.ArrowException, OSError) as error:
        what = f"is no Parquet file that can be read ({str(error)[:120]}); write it again"
        raise InputError(" ".join(what.split()), source=title) from error
    return table.replace_schema_metadata({"left out": "\n".join(n for n in header if n not in COLUMNS)})


def _unknown(table: Any) -> list[str]:
    told: bytes = (table.schema.metadata or {}).get(b"left out", b"")
    return [name for name in told.decode().split("\n") if name]


def _slowly(table: Any, title: str) -> Holdings:
    """Row by row, as any other rows: tells every fault with its row and field."""
    building, number = Builder(title), 0
    for batch in table.to_batches(max_chunksize=10_000):
        for row in batch.to_pylist():
            number += 1
            building.add(number, {name: _plain(cell) for name, cell in row.items() if cell is not None})
    return building.built(_unknown(table))


def _plain(cell: Any) -> Any:
    return str(cell) if isinstance(cell, float | Decimal) else cell


class _Columns:
    """Decodes the columns of a table; whatever looks wrong is left to the slow way, which tells it well."""

    def __init__(self, table: Any, faults: Faults) -> None:
        self._table, self._faults = table, faults
        self._finer: dict[str, dict[int, Fraction]] = {}
        self._wrong = False

    def told(self) -> Holdings | None:
        """The holdings; None where something is wrong."""
        import numpy as np

        columns = {name: self._decoded(name) for name in self._table.column_names if name not in _NAMES}
        if self._wrong:
            return None
        names, holder, investee = self._parties(columns.get("kind"))
        shares = None if self._wrong else self._shares(columns)
        if shares is None or not self._fits(columns, holder, investee):
            return None
        beside = {
            _FIELDS.get(name, name): self._beside(name, columns[name]) for name in _BESIDE if name in columns
        }
        kinds = None if self._wrong else self._entity_kinds(columns, holder, investee)
        if kinds is None:
            return None
        return Holdings(
            names=names,
            holder=holder,
            investee=investee,
            number=np.arange(1, len(holder) + 1, dtype=np.int32),
            finer={name: values for name, values in self._finer.items() if values},
            entity_kinds=kinds,
            cited=self._cited(),
            title=self._faults.title,
            issues=left_out(_unknown(self._table), self._faults.title),
            **{name: values for name, values in (shares | beside).items() if values is not None},
        )

    # -- names -------------------------------------------------------------------------------------

    def _parties(self, kind: Whole | None) -> tuple[Sequence[str], Whole, Whole]:
        import numpy as np

        holder, investee = (self._table[name] for name in _NAMES)
        names, codes = _named(holder, investee)
        held = (codes[: len(holder)], codes[len(holder) :])
        if kind is not None:
            held = (np.where((kind == _TREASURY) & (held[0] < 0), held[1], held[0]), held[1])
        self._wrong |= bool(((held[0] < 0) | (held[1] < 0)).any())
        return names, *held

    # -- figures -----------------------------------------------------------------------------------

    def _decoded(self, name: str) -> Whole:
        """A column as whole numbers, `_SILENT` where a cell says nothing."""
        if name == "source":
            return self._silent()
        reader = SHARES.get(name) or BESIDE[name]
        if reader is cells.percent and str(self._table[name].type) in ("double", "float"):
            return self._floats(name)
        return self._by_value(name, _encoded(self._table[name]), reader)

    def _silent(self) -> Whole:
        import numpy as np

        return np.full(self._table.num_rows, _SILENT, dtype=np.int64)

    def _by_value(self, name: str, encoded: Any, reader: Callable[[Any], Any]) -> Whole:
        import numpy as np

        values: list[int] = []
        exact: dict[int, Fraction] = {}
        for code, value in enumerate(encoded.dictionary.to_pylist()):
            read = self._read(value, reader)
            if isinstance(read, Fraction):
                exact[code] = read
                read = outward(read, up=name != "share_min")
            values.append(read)
        codes = _codes(encoded)
        if exact:
            rows = np.flatnonzero(np.isin(codes, list(exact)))
            self._finer[name] = {int(row): exact[int(codes[row])] for row in rows}
        decoded: Whole = np.asarray([*values, _SILENT], dtype=np.int64)[codes]
        return decoded

    def _read(self, value: Any, reader: Callable[[Any], Any]) -> Any:
        if isinstance(value, str) and not value.strip():
            return _SILENT
        try:
            return reader(_plain(value))
        except CellFault:
            self._wrong = True
            return _SILENT

    def _floats(self, name: str) -> Whole:
        """Percentages as binary floats: each is the shortest decimal that prints as it."""
        import numpy as np

        column = self._table[name].combine_chunks()
        silent = column.is_null().to_numpy(zero_copy_only=False)
        values = column.fill_null(0).to_numpy(zero_copy_only=False)
        if not ((values >= 0) & (values <= 100)).all():  # no infinity and no NaN passes either
            self._wrong = True
            return self._silent()
        in_percent = UNIT // 100
        # A figure with more digits than a unit (or a float of single precision) holds does not come back.
        steps = in_percent if values.dtype == np.float64 else 10**5
        whole = np.rint(values.astype(np.float64) * steps)
        odd = (whole / steps).astype(values.dtype) != values
        decoded: Whole = whole.astype(np.int64) * (in_percent // steps)
        if odd.any():
            self._odd(name, decoded, values, np.flatnonzero(odd & ~silent))
        decoded[silent] = _SILENT
        return decoded

    def _odd(self, name: str, decoded: Whole, values: Whole, rows: Whole) -> None:
        exact = self._finer.setdefault(name, {})
        for row in rows.tolist():
            value = cells.percent(str(values[row]))
            if isinstance(value, Fraction):
                exact[row] = value
                value = outward(value, up=name != "share_min")
            decoded[row] = value

    # -- what columns say together -----------------------------------------------------------------

    def _shares(self, columns: dict[str, Whole]) -> dict[str, Any] | None:
        """Low, high and their open ends; None where a row contradicts itself."""
        import numpy as np

        share, least, most = (columns.get(n, self._silent()) for n in ("share", "share_min", "share_max"))
        said, banded = share != _SILENT, (least != _SILENT) | (most != _SILENT)
        if (said & banded).any():
            return None
        low = np.where(said, share, np.where(least == _SILENT, 0, least))
        high = np.where(said, share, np.where(most == _SILENT, UNIT, most))
        low_open, high_open = ((columns.get(n, self._silent()) > 0) for n in ("min_open", "max_open"))
        kind = columns.get("kind", self._silent())
        bare = ~said & ~banded
        low_open = low_open | (bare & (kind <= 0))
        low, high = (np.where(bare & (kind > 0), UNSTATED, end) for end in (low, high))
        if not self._pull_finer(low, high, low_open | high_open):
            return None
        ends = {"low_open": low_open, "high_open": high_open}
        return {"low": low, "high": high} | {
            name: end.astype(np.uint8) if end.any() else None for name, end in ends.items()
        }

    def _pull_finer(self, low: Whole, high: Whole, opened: Whole) -> bool:
        """Put exact values of share columns under low and high; False where bounds are crossed."""
        told = {name: self._finer.pop(name, {}) for name in ("share", "share_min", "share_max")}
        lows, highs = told["share"] | told["share_min"], told["share"] | told["share_max"]
        for row in told["share"]:
            low[row] = outward(told["share"][row], up=False)
        self._finer |= {"low": lows, "high": highs}
        near = low >= high - 1 if lows or highs else low >= high
        for row in (near & ((low != high) | opened)).nonzero()[0].tolist():
            least = lows.get(row, Fraction(int(low[row]), UNIT))
            most = highs.get(row, Fraction(int(high[row]), UNIT))
            if least > most or (least == most and opened[row]):
                return False
        return True

    def _fits(self, columns: dict[str, Whole], holder: Whole, investee: Whole) -> bool:
        if "kind" in columns and ((columns["kind"] == _TREASURY) & (holder != investee)).any():
            return False
        if "from" in columns and "to" in columns:
            start, end = columns["from"], columns["to"]
            return not ((start > 0) & (end > 0) & (start >= end)).any()
        return True

    def _beside(self, name: str, values: Whole) -> Whole | None:
        import numpy as np

        if name in IN_UNITS:
            values = np.where(values == _SILENT, UNSTATED, values)
            return values if (values != UNSTATED).any() else None
        values = np.where(values == _SILENT, 0, values)
        kept = values.astype(np.uint8 if name in ("kind", "voting") else np.int32)
        return kept if kept.any() else None

    def _entity_kinds(
        self, columns: dict[str, Whole], holder: Whole, investee: Whole
    ) -> dict[int, str] | None:
        import numpy as np

        found: dict[int, str] = {}
        for name, ends in (("holder_kind", holder), ("investee_kind", investee)):
            if name not in columns:
                continue
            said = columns[name] != _SILENT
            pairs = np.unique(np.stack([ends[said], columns[name][said]]), axis=1).T.tolist()
            for entity, kind in pairs:
                if found.setdefault(entity, cells.ENTITY_WORDS[kind]) != cells.ENTITY_WORDS[kind]:
                    return None
        return dict(sorted(found.items()))

    def _cited(self) -> dict[int, str]:
        if "source" not in self._table.column_names:
            return {}
        told = enumerate(self._table["source"].to_pylist())
        return {row: str(text) for row, text in told if text is not None and str(text).strip()}


_NAMES = ("holder", "investee")
_BESIDE = ("kind", "voting", "votes", "votes_per_share", "voting_cap", "from", "to")


def _named(*columns: Any) -> tuple[Sequence[str], Whole]:
    """The names in some columns, and for each cell, one column after the other, its name; -1: empty."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    text = [column.cast(pa.string()) for column in columns]
    encoded = _encoded(pa.chunked_array([chunk for column in text for chunk in column.chunks], pa.string()))
    written = encoded.dictionary
    codes = _codes(encoded).astype(np.int32, copy=False)
    names = ManyNames(written)
    if names.are_plain() or (
        pc.utf8_trim_whitespace(written).equals(written) and not any(map(is_empty, names))
    ):
        return (names if len(names) > FEW else list(names)), codes
    places: dict[str, int] = {}
    tidied = [name.strip() for name in names]
    moved = [-1 if is_empty(name) else places.setdefault(name, len(places)) for name in tidied]
    return list(places), np.asarray([*moved, -1], dtype=np.int32)[codes]


def _encoded(column: Any) -> Any:
    """A column as one dictionary-encoded array."""
    import pyarrow as pa

    whole = column.combine_chunks()
    if isinstance(whole, pa.ChunkedArray):
        whole = pa.concat_arrays(whole.chunks) if whole.num_chunks else pa.array([], column.type)
    return whole if pa.types.is_dictionary(whole.type) else whole.dictionary_encode()


def _codes(encoded: Any) -> Whole:
    """Positions in the dictionary, -1 for null: the last of a list that has one more at its end."""
    codes: Whole = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    return codes
