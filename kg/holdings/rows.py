"""From rows to `Holdings`: cells are read, checked against each other, and put into columns.

A row is a mapping by column name, or a tuple of holder, investee and share. Columns:

| column | what it says |
|---|---|
| `holder`, `investee` | names or ids, kept as written |
| `share` | percent, 0 to 100 |
| `share_min`, `share_max` | bounds in percent, in place of `share`; one alone leaves the other end free |
| `min_open`, `max_open` | true where the bound itself is excluded |
| `kind` | `shareholding` (also when empty), `treasury` (own shares: the holder is the company itself, or empty), `parent`, `consolidation`, or another interest code of BODS; the share of `votingRights` is one of the votes |
| `voting` | `full`, `none`, `suspended`; shares of which nothing is said vote |
| `votes` | stated percent of the votes |
| `votes_per_share` | votes of one share |
| `voting_cap` | percent of the votes that may be cast at most |
| `from`, `to` | first day, and the day from which it no longer stands |
| `holder_kind`, `investee_kind` | `person`, `state`, `arrangement` ...; a company when empty |
| `source` | where the figure comes from |

A row of a shareholding without any share says that there is a stake of unknown size. Several rows of one
pair are lots or classes of shares and add up; the same row twice is refused.

Example:
    >>> holdings_of([{"holder": "Alder", "investee": "Birch", "share": 150}])
    Traceback (most recent call last):
    kg.errors.InputFaults: rows:1: share '150' must lie between 0 and 100 (percent); correct it or leave the row out
"""  # noqa: E501

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.holdings import cells
from kg.holdings.cells import Cell
from kg.holdings.comparing import compare
from kg.holdings.complete import with_complete
from kg.holdings.faults import CellFault, Faults
from kg.holdings.spelling import is_empty
from kg.holdings.table import KINDS, UNIT, UNSTATED, Holdings
from kg.model import Issue

#: Columns beside the parties and the share, with what reads a cell.
BESIDE: Mapping[str, Callable[[Cell], Any]] = {
    "kind": cells.kind,
    "voting": cells.voting,
    "votes": cells.percent,
    "votes_per_share": cells.votes_of_share,
    "voting_cap": cells.percent,
    "from": cells.day,
    "to": cells.day,
    "holder_kind": cells.entity_kind,
    "investee_kind": cells.entity_kind,
    "source": str,
}
SHARES: Mapping[str, Callable[[Cell], Any]] = {
    "share": cells.percent,
    "share_min": cells.percent,
    "share_max": cells.percent,
    "min_open": cells.truth,
    "max_open": cells.truth,
}
COLUMNS = ("holder", "investee", *SHARES, *BESIDE)
_NEEDED = ("holder", "investee")
_TREASURY, _VOTES = KINDS.index("treasury"), KINDS.index("votingRights")
_FIELD = {"from": "start", "to": "end"}
_BYTES = frozenset({"kind", "voting", "low_open", "high_open"})
IN_UNITS = frozenset({"votes", "votes_per_share", "voting_cap"})


def holdings_of(
    rows: Iterable[Mapping[str, Cell] | Sequence[Cell]],
    *,
    complete: Iterable[str] | Path = (),
    title: str = "rows",
) -> Holdings:
    """Holdings from rows of values.

    Args:
        rows: Mappings by column name, or tuples of holder, investee and share. Shares are in percent: text,
            whole numbers, `Decimal`, `Fraction`, or floats, which are read as they print.
        complete: Names of companies whose holders are all known, or a file with one name a line.
        title: What the rows are called in errors.

    Returns:
        The holdings; names that no column knows are told in its `issues`.

    Raises:
        InputFaults: Up to twenty faults, a line each.

    Cost: O(n) for n rows.
    """
    building = Builder(title)
    unknown: dict[str, None] = {}
    for number, row in enumerate(rows, 1):
        if isinstance(row, Mapping):
            unknown |= dict.fromkeys(key for key in row if key not in COLUMNS)
            building.add(number, {key: value for key, value in row.items() if value is not None})
        elif isinstance(row, str) or len(row) != 3:
            raise InputError(
                f"{row!r:.80} is no row; give a mapping, or holder, investee, share", source=title
            )
        else:
            building.add(number, dict(zip(("holder", "investee", "share"), row, strict=True)))
    return with_complete(building.built(unknown), complete)


class Builder:
    """Collects rows.

    Args:
        title: Name of the file.
    """

    def __init__(self, title: str) -> None:
        self.faults = Faults(title)
        self._title = title
        self._at: dict[str, int] = {}
        self._names: list[str] = []
        self._holder, self._investee, self._number = array("i"), array("i"), array("i")
        self._low, self._high = array("q"), array("q")
        self._beside: dict[str, dict[int, Any]] = {}
        self._finer: dict[str, dict[int, Fraction]] = {}
        self._kinds: dict[int, tuple[int, int]] = {}
        self._percent: dict[Cell, int | Fraction] = {}

    def add(self, number: int, row: Mapping[str, Cell]) -> None:
        """Take a row in.

        Args:
            number: Its number in the file.
            row: Its cells by column; an empty text says nothing.
        """
        read = {} if row.keys() <= _FASTEST else self._read(number, row)
        share = row.get("share")
        low = self._percent.get(share) if type(share) is str else None
        if low is None or "share_min" in read or "share_max" in read or read.get("kind"):
            bounds = self._bounds(number, row, read)
            if bounds is None:
                return
            low, high = bounds
        else:
            high = low
        holder, investee = self._parties(number, row, read)
        if holder is None or investee is None or not self._dates_follow(number, row, read):
            return
        self._append(number, (holder, investee), (low, high))
        if read:
            self._note(number, (holder, investee), read)

    def add_plain(self, number: int, holder: str, investee: str, share: str) -> None:
        """Take a row in that says no more than this; what `add` does, faster for names and figures known."""
        first, second, units = self._at.get(holder), self._at.get(investee), self._percent.get(share)
        if type(units) is not int:
            self.add(number, {"holder": holder, "investee": investee, "share": share})
            return
        if first is None:
            first = self._entity(number, "holder", holder)
        if second is None:
            second = self._entity(number, "investee", investee)
        if first is None or second is None:
            return
        self._holder.append(first)
        self._investee.append(second)
        self._number.append(number)
        self._low.append(units)
        self._high.append(units)

    def _read(self, number: int, row: Mapping[str, Cell]) -> dict[str, Any]:
        """What the cells beside parties and share say; faults are noted."""
        read: dict[str, Any] = {}
        for column, cell in row.items():
            reader = BESIDE.get(column) or SHARES.get(column)
            if reader is None or column == "share" or _says_nothing(cell):
                continue
            value = self._cell(number, column, cell, reader)
            if value is not None:
                read[column] = value
        return read

    def _cell(self, number: int, column: str, cell: Cell, reader: Callable[[Cell], Any]) -> Any:
        try:
            return reader(cell)
        except CellFault as fault:
            self.faults.add(number, column, cell, fault.what, fault.mend)
            return None

    # -- shares ------------------------------------------------------------------------------------

    def _bounds(
        self, number: int, row: Mapping[str, Cell], read: dict[str, Any]
    ) -> tuple[int | Fraction, int | Fraction] | None:
        """Low and high of a row; open ends are left in `read`. None where they cannot be read."""
        share = row.get("share")
        said = not _says_nothing(share)
        if said and ("share_min" in read or "share_max" in read):
            self.faults.add(
                number, "share", share, "stands beside share_min or share_max", "keep one of them"
            )
            return None
        if said:
            value = self._cell(number, "share", share, cells.percent)
            if value is None:
                return None
            if type(share) is str:
                self._percent[share] = value
            low = high = value
        else:
            low, high = self._band(row, read)
        return self._consistent(number, read, low, high)

    def _band(self, row: Mapping[str, Cell], read: dict[str, Any]) -> tuple[Any, Any]:
        told = [name for name in ("share_min", "share_max") if not _says_nothing(row.get(name))]
        if told:
            return read.get("share_min", 0), read.get("share_max", UNIT)
        if read.get("kind", 0) == 0:
            read["min_open"] = 1
            return 0, UNIT
        return UNSTATED, UNSTATED

    def _consistent(
        self, number: int, read: dict[str, Any], low: Any, high: Any
    ) -> tuple[int | Fraction, int | Fraction] | None:
        if _of_one(low) > _of_one(high):
            text = f"{float(_of_one(low) * 100):g}"
            self.faults.add(number, "share_min", text, "is more than share_max", "exchange or correct them")
            return None
        if low == high and (read.get("min_open") or read.get("max_open")):
            what = "leaves nothing between share_min and share_max"
            self.faults.add(
                number, "min_open" if read.get("min_open") else "max_open", "true", what, "correct it"
            )
            return None
        return low, high

    # -- parties and days --------------------------------------------------------------------------

    def _parties(
        self, number: int, row: Mapping[str, Cell], read: dict[str, Any]
    ) -> tuple[int | None, int | None]:
        told = row.get("holder")
        if read.get("kind") != _TREASURY:
            return self._entity(number, "holder", told), self._entity(number, "investee", row.get("investee"))
        investee = self._entity(number, "investee", row.get("investee"))
        holder = investee if _says_nothing(told) else self._entity(number, "holder", told)
        if holder != investee and holder is not None and investee is not None:
            what = "is not the company whose own shares these are"
            self.faults.add(number, "holder", told, what, "repeat the investee's name, or leave it empty")
            return None, investee
        return holder, investee

    def _entity(self, number: int, column: str, cell: Cell) -> int | None:
        at = self._at.get(cell) if type(cell) is str else None
        if at is not None:
            return at
        name = "" if cell is None else str(cell).strip()
        if is_empty(name):
            self.faults.add(number, column, None, "is empty", "give the name, or leave the row out")
            return None
        at = self._at.get(name)
        if at is None:
            at = self._at[name] = len(self._names)
            self._names.append(name)
        return at

    def _dates_follow(self, number: int, row: Mapping[str, Cell], read: dict[str, Any]) -> bool:
        if "from" in read and "to" in read and read["from"] >= read["to"]:
            what = f"does not come after from ({row.get('from')})"
            self.faults.add(
                number, "to", row.get("to"), what, "to is the first day on which it no longer stands"
            )
            return False
        return True

    # -- columns -----------------------------------------------------------------------------------

    def _append(self, number: int, parties: tuple[int, int], share: tuple[Any, Any]) -> None:
        at = len(self._holder)
        self._holder.append(parties[0])
        self._investee.append(parties[1])
        self._number.append(number)
        self._low.append(self._whole("low", at, share[0]))
        self._high.append(self._whole("high", at, share[1]))

    def _whole(self, column: str, at: int, value: int | Fraction) -> int:
        if type(value) is int:
            return value
        self._finer.setdefault(column, {})[at] = Fraction(value)
        return outward(Fraction(value), up=column != "low")

    def _note(self, number: int, parties: tuple[int, int], read: dict[str, Any]) -> None:
        at = len(self._holder) - 1
        for column, value in read.items():
            if column in IN_UNITS:
                self._beside.setdefault(column, {})[at] = self._whole(column, at, value)
            elif column in ("holder_kind", "investee_kind"):
                self._set_kind(number, column, parties[column == "investee_kind"], value)
            elif column not in ("share_min", "share_max") and value:
                name = {"min_open": "low_open", "max_open": "high_open"}.get(
                    column, _FIELD.get(column, column)
                )
                self._beside.setdefault(name, {})[at] = value

    def _set_kind(self, number: int, column: str, entity: int, kind: int) -> None:
        known, first = self._kinds.setdefault(entity, (kind, number))
        if known != kind:
            what = f"is {cells.ENTITY_WORDS[known]} in row {first}"
            self.faults.add(number, column, self._names[entity], what, "give it one kind")

    def built(self, unknown: Iterable[str] = ()) -> Holdings:
        """The rows as holdings.

        Args:
            unknown: Names of columns that were left out.

        Raises:
            InputFaults: Anything is wrong with any row.
        """
        made = Holdings(
            names=self._names,
            holder=self._holder,
            investee=self._investee,
            low=self._low,
            high=self._high,
            number=self._number,
            finer=self._finer,
            entity_kinds={at: cells.ENTITY_WORDS[kind] for at, (kind, _) in sorted(self._kinds.items())},
            cited=self._beside.pop("source", {}),
            title=self._title,
            issues=left_out(unknown, self._title),
            **{name: self._column(name, values) for name, values in self._beside.items()},
        )
        compare(made, self.faults)
        if self.faults:
            self.faults.stop()
        return made

    def _column(self, name: str, values: dict[int, int]) -> Any:
        count = len(self._holder)
        if name in _BYTES:
            told = bytearray(count)
            for at, value in values.items():
                told[at] = value
            return bytes(told)
        column = array("q", [UNSTATED]) * count if name in IN_UNITS else array("i", [0]) * count
        for at, value in values.items():
            column[at] = value
        return column


_FASTEST = frozenset({"holder", "investee", "share"})


def _says_nothing(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _of_one(value: int | Fraction) -> Fraction:
    return Fraction(value, UNIT) if type(value) is int else Fraction(value)


def outward(value: Fraction, *, up: bool) -> int:
    """A fraction of 1 in whole `UNIT`s, rounded up or down."""
    return (
        -(-value.numerator * UNIT // value.denominator) if up else value.numerator * UNIT // value.denominator
    )


def left_out(unknown: Iterable[str], title: str) -> tuple[Issue, ...]:
    """What to tell of columns that nobody knows; nothing where there are none."""
    names = ", ".join(repr(name) for name in unknown)
    if not names:
        return ()
    message = f"{title}: left out of every row: {names}; the columns read are {', '.join(COLUMNS)}"
    return (Issue(code="unknownColumn", message=message, where=title),)
