"""Companies whose holders are all known: their rows add up to 100 %, and nothing is left for others.

Example:
    >>> from kg.holdings.rows import holdings_of
    >>> told = holdings_of([("Alder", "Birch", "60"), ("Cedar", "Birch", "40")], complete=["Birch"])
    >>> [told.names[at] for at in told.complete]
    ['Birch']
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.holdings.faults import Faults
from kg.holdings.files import bytes_of, text_of
from kg.holdings.spelling import meant
from kg.holdings.table import Holdings
from kg.record import replace


def with_complete(told: Holdings, complete: Iterable[str] | Path) -> Holdings:
    """The holdings with the companies whose holders are all known.

    Args:
        told: The holdings.
        complete: Names, or a file with one a line.

    Raises:
        InputFaults: A name is no company of the holdings.
    """
    if isinstance(complete, Path):
        title, names = complete.name, _lines(complete)
    else:
        title, names = "complete", [(number, name) for number, name in enumerate(complete, 1)]
    faults, found = Faults(title), set()
    for number, name in names:
        at = _company(name, told)
        if at is None or not told.by_investee.rows(at):
            what = "is held by nobody" if at is not None else f"is no name of {told.title}"
            faults.add(number, "", name, what, "write it as in the column investee, or leave it out")
        else:
            found.add(at)
    if faults:
        faults.stop()
    return replace(told, complete=told.complete | found) if found else told


def _lines(path: Path) -> list[tuple[int, str]]:
    """The lines of a file that hold something, each with its number."""
    lines = text_of(bytes_of(path), path.name).splitlines()
    return [(number, line.strip()) for number, line in enumerate(lines, 1) if line.strip()]


def _company(name: str, told: Holdings) -> int | None:
    """Position of a name as written, or as the one name that differs in spelling or legal form only."""
    at = told.position(name)
    if at is not None:
        return at
    found = list(meant(name, told.names))
    return found[0] if len(found) == 1 else None
