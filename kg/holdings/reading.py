r"""Reading holdings files: CSV as text, Parquet by `kg.holdings.parquet`; and lists of complete companies.

A file is read whole and checked whole before anything is made of it. CSV is RFC 4180: commas, double
quotes, UTF-8 (or UTF-16 with a byte order mark), any line ending, a header of column names.

Example:
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "stakes.csv"
    >>> _ = path.write_text("holder,investee,share\nAlder,Birch,43.4\nCedar,Birch,15\n")
    >>> [told.share(1).low for told in [read_holdings(path)]]
    [Fraction(3, 20)]
"""

from __future__ import annotations

import csv
import io
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import InputError
from kg.holdings.complete import with_complete
from kg.holdings.files import bytes_of, text_of
from kg.holdings.header import checked_header
from kg.holdings.rows import COLUMNS, Builder
from kg.holdings.table import Holdings
from kg.record import replace

_PARQUET = (".parquet", ".pq")
_MAGIC = b"PAR1"


_CORE = ("holder", "investee", "share")


def read_holdings(path: str | Path, *, complete: Iterable[str] | Path = ()) -> Holdings:
    """The holdings of a file.

    Args:
        path: A CSV or a Parquet file (`.parquet`, `.pq`, or by its first bytes).
        complete: Names of companies whose holders are all known, or a file with one name a line.

    Raises:
        InputError: The file cannot be read.
        InputFaults: Up to twenty faults, a line each.
        MissingExtra: A Parquet file, and pyarrow is not installed.

    Cost: O(n) for n rows.
    """
    path = Path(path)
    content = bytes_of(path)
    if path.suffix.lower() in _PARQUET or content[:4] == _MAGIC:
        from kg.holdings.parquet import read_parquet

        return with_complete(read_parquet(content, path.name), complete)
    return with_complete(read_csv(text_of(content, path.name), path.name), complete)


def read_csv(text: str, title: str) -> Holdings:
    """The holdings of a CSV text; errors as for `read_holdings`."""
    lines = _Lines(text)
    reader = csv.reader(lines, strict=True)
    columns = checked_header(_next(reader, title) or (), title)
    building, width = Builder(title), len(columns)
    known = [(at, name) for at, name in enumerate(columns) if name in COLUMNS]
    core = [columns.index(name) for name in _CORE] if {*_CORE} <= {*columns} else None
    beside = [at for at, name in known if name not in _CORE]
    number = reader.line_num + 1
    while (cells := _next(reader, title, number)) is not None:
        if len(cells) == width and core and not any(cells[at] for at in beside):
            building.add_plain(number, *(cells[at] for at in core))
        elif len(cells) == width:
            building.add(number, {name: cells[at] for at, name in known})
        elif cells:
            what = f"has {len(cells)} cells, the header {width}"
            building.faults.add(
                number, "", None, what, "quote cells that hold a comma, write figures with a point"
            )
        number = reader.line_num + 1
    told = building.built([name for name in columns if name not in COLUMNS])
    return replace(told, raw=lines.raw)


class _Lines:
    """The physical lines of a text, one after the other, remembering where each begins."""

    def __init__(self, text: str) -> None:
        self._text, self._begins = text, array("q")
        self._lines = iter(io.StringIO(text, newline=""))
        self._position = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self._begins.append(self._position)
        self._position += len(line)
        return line

    def raw(self, number: int) -> str:
        """The row that begins on a line, as written."""
        begin = self._begins[number - 1]
        lines = io.StringIO(self._text[begin : begin + csv.field_size_limit()], newline="")
        reader = csv.reader(lines)
        next(reader)
        end = number - 1 + reader.line_num
        until = self._begins[end] if end < len(self._begins) else len(self._text)
        return self._text[begin:until].rstrip("\r\n")


def _next(reader: Iterator[list[str]], title: str, number: int = 1) -> list[str] | None:
    """The next row; None at the end."""
    try:
        return next(reader, None)
    except csv.Error as error:
        what = str(error)
        if "field larger" in what:
            what = (
                f"a cell is longer than {csv.field_size_limit()} characters; is a quotation mark left open?"
            )
        elif "unexpected end" in what:
            what = "a cell does not end: a quotation mark is open; close it, or double the mark inside a cell"
        elif "expected after" in what:
            what = "a quotation mark stands inside a quoted cell; write it twice"
        else:
            what = f"is no CSV ({what}); save the file again as CSV"
        raise InputError(what, source=title, line=number) from error
