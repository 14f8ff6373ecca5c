"""The header of a holdings file: which columns stand there, and which are missing.

Example:
    >>> checked_header(["Holder", "investee", " share "], "stakes.csv")
    ['holder', 'investee', 'share']
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.holdings.faults import Faults, shown
from kg.holdings.rows import COLUMNS

# More columns than any holdings file has; a header beyond is a mistake, and listing it would help nobody.
_MOST_COLUMNS = 200
_NEEDED = ("holder", "investee")
_SHARES = ("share", "share_min", "share_max")
_LONGEST = 200


def checked_header(header: Sequence[str], title: str, *, row: int | None = 1) -> list[str]:
    """Names of the columns, in small letters.

    Args:
        header: As written.
        title: Name of the file.
        row: Number of the row that holds it; None where none does.

    Raises:
        InputFaults: A column is missing or stands there twice, or the header is none.
    """
    faults = Faults(title)
    names = [" ".join(name.split()).lower() for name in header]
    if len(names) > _MOST_COLUMNS:
        faults.add(row, "", None, f"has {len(names)} columns", f"keep those of {', '.join(COLUMNS)}")
        faults.stop()
    if not any(names):
        faults.add(
            row, "", None, "holds no header", "give a row of column names: holder, investee, share ..."
        )
        faults.stop()
    _check_separator(header, faults)
    for name in dict.fromkeys(name for name in names if names.count(name) > 1 and name in COLUMNS):
        faults.add(row, name, None, "stands twice in the header", "keep one of the columns")
    missing = [name for name in _NEEDED if name not in names]
    if not set(_SHARES) & set(names):
        missing.append("share (or share_min and share_max)")
    for name in missing:
        found = ", ".join(map(shown, names))[:_LONGEST] or "nothing"
        faults.add(row, name, None, f"is missing, the header has {found}", "add the column")
    if faults:
        faults.stop()
    return names


def _check_separator(names: Sequence[str], faults: Faults) -> None:
    for mark, word in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        if len(names) <= 2 and any(mark in name for name in names):
            mend = "save the file with commas between cells, and a point in figures"
            faults.add(1, "", None, f"cells are separated by {word}", mend)
            faults.stop()
