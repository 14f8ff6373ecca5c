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
from functools import cached_property
from operator import itemgetter
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
    rows = _rows(text, title)
    _, header = next(rows, (1, []))
    columns = checked_header(header, title)
    building, width = Builder(title), len(columns)
    known = [(at, name) for at, name in enumerate(columns) if name in COLUMNS]
    beside = [at for at, name in known if name not in _CORE]
    core = itemgetter(*map(columns.index, _CORE)) if {*_CORE} <= {*columns} else None
    for number, cells in rows:
        if len(cells) != width:
            _complain(building, number, len(cells), width)
        elif core is None or (beside and any(cells[at] for at in beside)):
            building.add(number, {name: cells[at] for at, name in known})
        else:
            building.add_plain(number, *core(cells))
    told = building.built([name for name in columns if name not in COLUMNS])
    return replace(told, raw=_Words(text).of)


def _complain(building: Builder, number: int, cells: int, width: int) -> None:
    if cells:  # a blank line holds none, and says nothing
        mend = "quote cells that hold a comma, write figures with a point"
        building.faults.add(number, "", None, f"has {cells} cells, the header {width}", mend)


def _rows(text: str, title: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV text, each with the line on which it begins.

    Raises:
        InputError: A quotation mark is left open, or stands in the wrong place.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 1
    try:
        for cells in reader:
            yield number, cells
            number = reader.line_num + 1
    except csv.Error as error:
        raise InputError(_mistake(str(error)), source=title, line=number) from error


def _mistake(what: str) -> str:
    if "field larger" in what:
        return f"a cell is longer than {csv.field_size_limit()} characters; is a quotation mark left open?"
    if "unexpected end" in what:
        return "a cell does not end: a quotation mark is open; close it, or double the mark inside a cell"
    if "expected after" in what:
        return "a quotation mark stands inside a quoted cell; write it twice"
    return f"is no CSV ({what}); save the file again as CSV"


class _Words:
    """The words of single rows of a text, by the line on which they begin."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _begins(self) -> array[int]:
        """Where each line begins, and where the text ends; made when a first row is asked for."""
        begins, position = array("q"), 0
        for line in io.StringIO(self._text, newline=""):
            begins.append(position)
            position += len(line)
        begins.append(position)
        return begins

    def of(self, number: int) -> str:
        """The row that begins on a line, as written."""
        begins = self._begins
        ends = range(number - 1, len(begins) - 1)
        reader = csv.reader(self._text[begins[at] : begins[at + 1]] for at in ends)
        next(reader)
        return self._text[begins[number - 1] : begins[number - 1 + reader.line_num]].rstrip("\r\n")
