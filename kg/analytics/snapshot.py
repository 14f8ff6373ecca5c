"""A network as arrays: from the columns of its tables, or at once from the rows of a holdings file.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("ann", "op", "60"), ("op", "sub", "51")])
    >>> told = arrays_of(network)
    >>> [(told.names[told.holder[e]], str(told.share(e))) for e in range(told.holdings)]
    [('ann', '3/5'), ('op', '51/100')]
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from kg.analytics.arrays import UNIT, Arrays, common_whole
from kg.analytics.fast import FEW
from kg.analytics.gathering import SILENT, arrays_of_rows, arrays_of_tables
from kg.holdings.table import CAPITAL, UNSTATED, Holdings
from kg.holdings.tables import HoldingsTables
from kg.tables import Basis

if TYPE_CHECKING:
    from kg.network import OwnershipNetwork

# Columns of rows that say more of the votes than the capital does.
_VOTING = ("voting", "votes", "votes_per_share", "voting_cap")


def arrays_of(network: OwnershipNetwork, basis: Basis = "capital") -> Arrays:
    """A network as arrays, of its capital or of its votes.

    Args:
        network: Ownership as of one date.
        basis: `capital` or `votes`.

    Raises:
        AnalysisError: The shares of a company have no common part that can be counted with.

    Cost: one column a company; of a large holdings file only companies about whose rows there is more to say
    than a share, and O(m log m) for m rows.
    """
    tables = network.tables
    if isinstance(tables, HoldingsTables) and len(tables.holdings) > FEW:
        return _of_holdings(tables, basis)
    return arrays_of_tables(tables, basis)


def _of_holdings(tables: HoldingsTables, basis: Basis) -> Arrays:
    import numpy as np

    told = tables.holdings
    holder, investee = _column(told, "holder"), _column(told, "investee")
    told_of = rows_apart(told, basis)
    apart = np.zeros(len(told.names), dtype=bool)
    apart[investee[told_of]] = True
    plain = np.flatnonzero(~apart[investee])
    rows: dict[str, Any] = {
        "holder": holder[plain],
        "investee": investee[plain],
        "low": _column(told, "low")[plain],
        "high": _column(told, "high")[plain],
        "low_open": _open(told, "low_open")[plain],
        "high_open": _open(told, "high_open")[plain],
    }
    special = np.flatnonzero(apart).tolist()
    whole, excess = _added(tables, basis, special, rows)
    banded = bool((rows["low"] != rows["high"]).any())
    return arrays_of_rows(
        told.names,
        holder=rows["holder"],
        investee=rows["investee"],
        low=rows["low"],
        high=rows["high"] if banded else None,
        low_open=rows["low_open"] if rows["low_open"].any() else None,
        high_open=rows["high_open"] if rows["high_open"].any() else None,
        whole=whole,
        excess=frozenset(excess),
        complete=frozenset(told.complete),
        silent=frozenset(at for at, kind in told.entity_kinds.items() if kind in SILENT),
        above=_above(tables, special) if basis == "votes" else None,
    )


def rows_apart(told: Holdings, basis: Basis) -> Any:
    """Which rows make their company one whose column has to be worked out by itself, as an array of bool."""
    import numpy as np

    found = np.zeros(len(told), dtype=bool)
    kind = told.array("kind")
    if kind is not None:
        found |= ~np.isin(kind, sorted(CAPITAL))
    for rows in told.finer.values():
        found[list(rows)] = True
    if basis == "votes":
        found |= _column(told, "holder") == _column(told, "investee")
        for name in _VOTING:
            column = told.array(name)
            if column is not None:
                found |= (column != 0) if name == "voting" else (column != UNSTATED)
    return found


def _added(
    tables: HoldingsTables, basis: Basis, special: list[int], rows: dict[str, Any]
) -> tuple[Any, list[int]]:
    """Append the columns that were worked out; returns the parts of all where they differ, and excess."""
    import numpy as np

    told = tables.holdings
    more: dict[str, list[int]] = {name: [] for name in rows}
    wholes: dict[int, int] = {}
    excess: list[int] = []
    for j in special:
        column = tables.column(told.name(j), basis)
        ends = [end for share in column.shares.values() for end in (share.low, share.high)]
        whole = common_whole(ends)
        if whole != UNIT:
            wholes[j] = whole
        if column.is_overfull:
            excess.append(j)
        for holder, share in column.shares.items():
            more["holder"].append(_number(told, holder))
            more["investee"].append(j)
            more["low"].append(_parts(share.low, whole))
            more["high"].append(_parts(share.high, whole))
            more["low_open"].append(share.low_open)
            more["high_open"].append(share.high_open)
    for name, values in more.items():
        rows[name] = np.concatenate((rows[name], np.asarray(values, dtype=np.int64)))
    if not wholes:
        return None, excess
    parts = np.full(len(told.names), UNIT, dtype=np.int64)
    parts[list(wholes)] = list(wholes.values())
    return parts, excess


def _above(tables: HoldingsTables, special: list[int]) -> dict[int, tuple[int, ...]]:
    told = tables.holdings
    found = {}
    for j in special:
        if acting := tables.acts_for(told.name(j)):
            found[j] = tuple(_number(told, name) for name in acting)
    return found


def _number(told: Holdings, name: str) -> int:
    at = told.position(name)
    assert at is not None  # holders of rows stand among the names
    return at


def _parts(share: Fraction, whole: int) -> int:
    return share.numerator * (whole // share.denominator)


def _column(told: Holdings, name: str) -> Any:
    column = told.array(name)
    assert column is not None
    return column


def _open(told: Holdings, name: str) -> Any:
    import numpy as np

    column = told.array(name)
    return np.zeros(len(told), dtype=np.uint8) if column is None else column
