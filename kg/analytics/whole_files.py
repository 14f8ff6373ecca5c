"""Rows of a whole network as a file: CSV, or Parquet with the extra.

Columns: company, owner, share_low and share_high in percent (empty where rows have no shares), status; where
ids are no names also company_name and owner_name. The same rows give the same bytes. Companies that are
refused come last, with the company that contradicts itself as owner.

Example:
    >>> from kg.analytics.gathering import arrays_of_rows
    >>> from kg.analytics.whole_control import all_control
    >>> rows = all_control(arrays_of_rows(["ann", "op"], holder=[0], investee=[1], low=[10**12]))
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write_rows(rows, Path(folder, "rows.csv")), Path(folder, "rows.csv").read_text().splitlines()
    (1, ['company,owner,share_low,share_high,status', 'op,ann,,,certain'])
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.analytics.whole_rows import HEADER, NAMED, WholeRow, WholeRows, cell
from kg.errors import InputError, MissingExtra
from kg.model import Entity, EntityId

if TYPE_CHECKING:
    from pyarrow import RecordBatch

#: Rows that are put into words at a time.
_BATCH = 100_000


def write_rows(rows: WholeRows, path: Path, *, entities: Mapping[EntityId, Entity] | None = None) -> int:
    """Write rows to a file; what its name ends with says how.

    The file is written beside its place and moved there at the end, so that no half of it is ever found.

    Args:
        rows: The rows.
        path: A name that ends in `.csv` or `.parquet`.
        entities: Entity id to entity: the names of companies and owners are written too; None: ids are names.

    Returns:
        How many rows were written.

    Raises:
        InputError: The name ends otherwise, or the file cannot be written.
        MissingExtra: Parquet is asked for and not installed.

    Cost: O(rows); a batch of rows is in memory as text.
    """
    writers = {".csv": _write_csv, ".parquet": _write_parquet}
    write = writers.get(path.suffix.lower())
    if write is None:
        raise InputError("rows go to a file that ends in .csv or .parquet", source=str(path))
    beside = path.with_name(f".{path.name}.part")
    try:
        count = write(rows, beside, entities)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise InputError(f"cannot be written: {error.strerror or error}", source=str(path)) from error
    return count


_Entities = Mapping[EntityId, Entity] | None


def _write_csv(rows: WholeRows, path: Path, entities: _Entities) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER if entities is None else (*HEADER, *NAMED))
        for batch in _batches(rows):
            if entities is None:
                writer.writerows(row.line() for row in batch)
            else:
                writer.writerows((*row.line(), *map(cell, _named(row, entities))) for row in batch)
            count += len(batch)
    return count


def _named(row: WholeRow, entities: Mapping[EntityId, Entity]) -> tuple[str, str]:
    """Names of company and owner; the id of an entity that is not known."""
    company, owner = entities.get(row.company), entities.get(row.owner)
    return company.name if company else row.company, owner.name if owner else row.owner


def _write_parquet(rows: WholeRows, path: Path, entities: _Entities) -> int:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("parquet", "a Parquet file") from error
    columns = list(
        zip(HEADER, (pa.string(), pa.string(), pa.float64(), pa.float64(), pa.string()), strict=True)
    )
    schema = pa.schema(columns + [(name, pa.string()) for name in NAMED if entities is not None])
    count = 0
    with pq.ParquetWriter(path, schema) as writer:
        for batch in _batches(rows):
            writer.write_batch(_recorded(batch, schema, entities))
            count += len(batch)
    return count


def _recorded(batch: list[WholeRow], schema: Any, entities: _Entities) -> RecordBatch:
    from pyarrow import RecordBatch

    columns: dict[str, list[Any]] = {
        "company": [row.company for row in batch],
        "owner": [row.owner for row in batch],
        "share_low": [None if row.low is None else round(row.low * 100, 10) for row in batch],
        "share_high": [None if row.high is None else round(row.high * 100, 10) for row in batch],
        "status": [row.status for row in batch],
    }
    if entities is not None:
        names = [_named(row, entities) for row in batch]
        columns |= {name: [pair[at] for pair in names] for at, name in enumerate(NAMED)}
    return RecordBatch.from_pydict(columns, schema=schema)


def _batches(rows: WholeRows) -> Iterator[list[WholeRow]]:
    batch: list[WholeRow] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
