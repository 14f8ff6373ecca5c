"""Questions about all companies of a network: who ultimately owns each, who controls each.

The same answers as company by company (`integrated`, `ultimate`, `control`), for whole registers. Small
networks are calculated on plain lists, large ones on numpy arrays, with numba where that is installed; the
results are the same. Here is what takes a network; the calculations are in `whole_owners`, `whole_control`.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("ann", "hold", 60), ("hold", "op", 51), ("ben", "op", 30)])
    >>> [(row.company, row.owner, row.low) for row in ultimate_of_all(network, Fraction(1, 4))]
    [('hold', 'ann', 0.6), ('op', 'ben', 0.3), ('op', 'ann', 0.306)]
    >>> [(row.company, row.owner) for row in control_of_all(network)]
    [('hold', 'ann'), ('op', 'hold'), ('op', 'ann')]
    >>> heads_of_all(network)
    {'ann': 'ann', 'ben': 'ben', 'hold': 'ann', 'op': 'ann'}
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from kg.analytics.bounds import Bounds
from kg.analytics.control import controlled
from kg.analytics.controllers import head
from kg.analytics.integrated import integrated_holdings
from kg.analytics.snapshot import arrays_of
from kg.analytics.whole_control import all_control, heads
from kg.analytics.whole_owners import all_ultimate
from kg.analytics.whole_rows import WholeRows
from kg.holdings.tables import HoldingsTables
from kg.tables import Basis

if TYPE_CHECKING:
    from kg.model import EntityId
    from kg.network import OwnershipNetwork


def ultimate_of_all(
    network: OwnershipNetwork,
    threshold: Fraction,
    *,
    strict: bool = False,
    basis: Basis = "capital",
    everybody: bool = False,
    precise: bool = True,
) -> WholeRows:
    """Every company with every owner whose integrated share reaches a threshold.

    Args:
        network: Ownership as of one date.
        threshold: As a fraction of 1; more than 0.
        strict: Whether more than the threshold is asked for, instead of at least the threshold.
        basis: `capital` or `votes`.
        everybody: Whether all holders count as owners; else only those whom nobody is known to hold.
        precise: As for `all_ultimate`.

    Returns:
        Rows, with certain and possible ones where shares are bands; companies below one whose holders have
        more than all of it stand in `refused`.

    Raises:
        AnalysisError: Too many companies with bands hold each other.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> network = OwnershipNetwork.from_holdings([("ann", "op", "25")])
        >>> [len(ultimate_of_all(network, Fraction(1, 4), strict=strict)) for strict in (False, True)]
        [1, 0]

    Cost: as `all_ultimate`.
    """
    rows = all_ultimate(
        arrays_of(network, basis), threshold, strict=strict, everybody=everybody, precise=precise
    )
    if not _members(network, basis):
        return rows
    return _with_members(
        network, rows, basis, lambda bounds: bounds.status(threshold, ">" if strict else ">=")
    )


def control_of_all(network: OwnershipNetwork) -> WholeRows:
    """Every company with every entity that controls it: by more than half of the votes, or as stated.

    Args:
        network: Ownership as of one date.

    Returns:
        Rows without shares, with certain and possible ones where votes are bands.

    Cost: as `all_control`; in a network with families, one question a holder.
    """
    if _members(network, "votes"):
        return _one_by_one(network)
    return all_control(arrays_of(network, "votes"))


def heads_of_all(network: OwnershipNetwork) -> dict[EntityId, EntityId]:
    """The last controller of every entity; an entity that nobody controls is its own.

    Of a ring of entities that control each other, the one whose id comes first.

    Args:
        network: Ownership as of one date.

    Cost: as `heads`.
    """
    if _members(network, "votes"):
        found = {key: head(network, key).members for key in sorted(network.tables.entities)}
        return {key: min(last, default=key) for key, last in found.items()}
    arrays = arrays_of(network, "votes")
    return {arrays.names[j]: arrays.names[int(head)] for j, head in enumerate(heads(arrays))}


# -- families: members see their own stakes taken out of the family's figure ---------------------------


def _members(network: OwnershipNetwork, basis: Basis) -> list[EntityId]:
    """Members of families whose own stakes stand inside the family's; a holdings file tells none."""
    tables = network.tables
    if isinstance(tables, HoldingsTables):
        return []
    inside = (tables.column(key, basis).inside or {} for key in tables.companies())
    return sorted({member for row in inside for member in row})


def _with_members(
    network: OwnershipNetwork, rows: WholeRows, basis: Basis, reaches: Callable[[Bounds], str]
) -> WholeRows:
    """The rows, those of members of families asked for one by one."""
    number = {name: at for at, name in enumerate(rows.names)}
    members = _members(network, basis)
    apart = {number[name] for name in members}
    kept = [at for at, owner in enumerate(rows.owner) if int(owner) not in apart]
    state = [0] * len(rows) if rows.state is None else rows.state
    found = [(rows.company[at], rows.owner[at], rows.low[at], rows.high[at], state[at]) for at in kept]
    for name in members:
        for company, bounds in integrated_holdings(network, name, basis=basis).shares.items():
            verdict = reaches(bounds)
            if verdict != "impossible":
                ends = float(bounds.low), float(bounds.high)
                found.append((number[company], number[name], *ends, int(verdict != "certain")))
    columns = list(zip(*found, strict=True)) or [()] * 5
    return WholeRows(
        names=rows.names,
        company=columns[0],
        owner=columns[1],
        low=columns[2],
        high=columns[3],
        state=columns[4],
        refused=rows.refused,
    )


def _one_by_one(network: OwnershipNetwork) -> WholeRows:
    """Control, holder by holder."""
    names = sorted(network.tables.entities)
    number = {name: at for at, name in enumerate(names)}
    found = [
        (number[fallen.company], at, int(fallen.verdict != "certain"))
        for at, name in enumerate(names)
        for fallen in controlled(network, name)
    ]
    found.sort(key=lambda row: (row[2], row[0], row[1]))
    return WholeRows(
        names=names,
        company=[row[0] for row in found],
        owner=[row[1] for row in found],
        state=[row[2] for row in found],
        refused={},
    )
