"""What a calculation over a whole network finds: rows of company, owner and share, in columns.

Example:
    >>> row = WholeRow(company="op", owner="ann", low=0.25, high=0.25, status="certain")
    >>> row.line()
    ('op', 'ann', '25', '25', 'certain')
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from kg.record import frozen

Status = Literal["certain", "possible", "refused"]
#: Columns of a file of rows; shares in percent.
HEADER = ("company", "owner", "share_low", "share_high", "status")
#: Columns at the end of a file where ids are no names.
NAMED = ("company_name", "owner_name")
_STATES: tuple[Status, ...] = ("certain", "possible", "refused")


@frozen
class WholeRow:
    """One pair.

    Args:
        company: Entity id of the company.
        owner: Entity id of the owner or controller; of a refused company: the company above it (or
            itself) whose holders have more than all of it.
        low: Least share, as a fraction of 1; None: no share is told.
        high: Largest share.
        status: Whether the pair certainly belongs here; refused: not calculated.
    """

    company: str
    owner: str
    low: float | None
    high: float | None
    status: Status

    def line(self) -> tuple[str, str, str, str, str]:
        """The row as text, shares in percent."""
        return cell(self.company), cell(self.owner), _percent(self.low), _percent(self.high), self.status


def cell(name: str) -> str:
    """A name that no spreadsheet takes for a formula."""
    return f"'{name}" if name.startswith(("=", "+", "-", "@", "\t", "\r")) else name


def _number(share: Any) -> float | None:
    return None if share is None else float(share)


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share * 100:.10g}"


@frozen(eq=False)
class WholeRows:
    """Rows in columns, ordered by number of the company, then as the calculation found them.

    Args:
        names: Entity ids by number.
        company: Numbers of companies.
        owner: Numbers of owners or controllers.
        low: Least shares, as fractions of 1; None: rows have no shares.
        high: Largest shares.
        state: 0 certain, 1 possible; None: all are certain.
        refused: Company to the company above it, or itself, that contradicts itself.
    """

    names: Any
    company: Any
    owner: Any
    low: Any = None
    high: Any = None
    state: Any = None
    refused: Mapping[int, int]

    def __len__(self) -> int:
        return len(self.company)

    def __iter__(self) -> Iterator[WholeRow]:
        names = self.names
        for at, (company, owner) in enumerate(zip(self.company, self.owner, strict=True)):
            low = None if self.low is None else _number(self.low[at])
            high = None if self.high is None else _number(self.high[at])
            status = "certain" if self.state is None else _STATES[int(self.state[at])]
            yield WholeRow(company=names[company], owner=names[owner], low=low, high=high, status=status)
        for company, above in sorted(self.refused.items()):
            yield WholeRow(company=names[company], owner=names[above], low=None, high=None, status="refused")

    def pairs(self) -> set[tuple[str, str]]:
        """The pairs of company and owner, without what is refused."""
        return {
            (self.names[company], self.names[owner])
            for company, owner in zip(self.company, self.owner, strict=True)
        }
