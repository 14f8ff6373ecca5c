"""What an ownership network of plain holdings is made of; `OwnershipNetwork.from_holdings` puts it together.

Example:
    >>> parts = network_parts([("Alder", "Birch", "43.4")], (), date(2024, 1, 1))
    >>> len(parts["interests"]), parts["entities"]["Birch"].kind
    (1, 'company')
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kg.holdings.cells import Cell
from kg.holdings.complete import with_complete
from kg.holdings.reading import read_holdings
from kg.holdings.rows import holdings_of
from kg.holdings.table import Holdings
from kg.holdings.tables import HoldingsTables
from kg.holdings.ties import Ties

Rows = Iterable[Mapping[str, Cell] | Sequence[Cell]]


def network_parts(
    source: str | Path | Holdings | Rows, complete: Iterable[str] | Path, day: date
) -> dict[str, Any]:
    """Fields of a network beside its date: the rows in force, their interests and entities.

    Args:
        source: A file, rows, or holdings.
        complete: Companies whose holders are all known, or a file that lists them.
        day: The day on which rows must be in force.
    """
    whole = holdings(source, complete)
    told = whole.on(day)
    return {
        "entities": HoldingsTables(told).entities,
        "interests": Ties(told),
        "complete": frozenset(told.names[at] for at in told.complete),
        "listed": told,
    }


def holdings(source: str | Path | Holdings | Rows, complete: Iterable[str] | Path = ()) -> Holdings:
    """Holdings from a file, from rows, or from holdings; columns that nobody knows are warned of.

    Args:
        source: A file, rows, or holdings.
        complete: Companies whose holders are all known, or a file that lists them.
    """
    if isinstance(source, Holdings):
        return with_complete(source, complete)
    if isinstance(source, str | Path):
        told = read_holdings(source, complete=complete)
    else:
        told = holdings_of(source, complete=complete)
    for issue in told.issues:
        from warnings import warn

        warn(issue.message, stacklevel=4)
    return told
