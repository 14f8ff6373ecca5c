"""Every fault of a file in one error: the row, the field, what is wrong, what to do.

Example:
    >>> faults = Faults("stakes.csv")
    >>> faults.add(4, "share", "150", "must lie between 0 and 100", "correct it")
    >>> faults.stop()
    Traceback (most recent call last):
    kg.errors.InputFaults: stakes.csv:4: share '150' must lie between 0 and 100; correct it
"""

from __future__ import annotations

from typing import NoReturn

from kg.errors import InputFaults

# As many as a person mends in one go.
_SHOWN = 20
_LONGEST = 60


class CellFault(Exception):
    """What is wrong with one cell.

    Args:
        what: What is wrong, to follow the cell's words.
        mend: What to do about it.
    """

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


class Faults:
    """Collects what is wrong with a file.

    Args:
        title: Name of the file.
    """

    def __init__(self, title: str) -> None:
        self.title, self._more = title, 0
        self._lines: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._lines)

    @property
    def full(self) -> bool:
        """Whether as many are known as are shown; the others are only counted."""
        return len(self._lines) >= _SHOWN

    def add(self, row: int | None, field: str, cell: object, what: str, mend: str) -> None:
        """Note a fault.

        Args:
            row: Number of the row; None: the file as a whole.
            field: Name of the column; empty where the fault is not in one.
            cell: What stands there; None where that tells nothing.
            what: What is wrong, to follow the cell's words.
            mend: What to do.
        """
        if self.full:
            self._more += 1
            return
        place = self.title if row is None else f"{self.title}:{row}"
        subject = " ".join(part for part in (field, "" if cell is None else shown(cell)) if part)
        self._lines.append(f"{place}: {subject}{' ' if subject else ''}{what}; {mend}")

    def stop(self) -> NoReturn:
        """Raise what was collected."""
        more = [f"{self.title}: and {self._more} more"] if self._more else []
        raise InputFaults((*self._lines, *more), source=self.title)


def shown(cell: object) -> str:
    """A cell in quotation marks, cut to a length that a person reads."""
    text = str(cell)
    return repr(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}...")
