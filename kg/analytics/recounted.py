"""A network whose columns are counted in another way: for models that change votes before they calculate.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> from kg.record import replace
    >>> network = OwnershipNetwork.from_holdings([("a", "x", 40)])
    >>> silent = recounted(network, lambda column: replace(column, shares={}))
    >>> silent.tables.column("x", "votes").shares, len(silent.tables.column("x").shares)
    ({}, 1)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from kg.model import Entity, EntityId
from kg.network import OwnershipNetwork
from kg.record import replace
from kg.tables import Basis, Column, Tables


class Recounted:
    """Tables with the votes of each company counted again.

    Args:
        tables: The tables as they are.
        count: Makes the new votes of a company from its votes.
    """

    def __init__(self, tables: Tables, count: Callable[[Column], Column]) -> None:
        self._tables, self._count = tables, count
        self._votes: dict[EntityId, Column] = {}

    @property
    def entities(self) -> Mapping[EntityId, Entity]:
        """As they are."""
        return self._tables.entities

    def companies(self) -> Iterable[EntityId]:
        """As they are."""
        return self._tables.companies()

    def column(self, investee: EntityId, basis: Basis = "capital") -> Column:
        """The capital as it is, the votes as counted again; each once."""
        if basis == "capital":
            return self._tables.column(investee, basis)
        if investee not in self._votes:
            self._votes[investee] = self._count(self._tables.column(investee, basis))
        return self._votes[investee]

    def acts_for(self, investee: EntityId) -> tuple[EntityId, ...]:
        """As they are."""
        return self._tables.acts_for(investee)

    def below(self, holder: EntityId) -> tuple[EntityId, ...]:
        """As they are; some may have nothing left."""
        return self._tables.below(holder)


def recounted(network: OwnershipNetwork, count: Callable[[Column], Column]) -> OwnershipNetwork:
    """The same network with votes that are counted in another way; the network itself is left as it is."""
    copy = replace(network)
    # The network keeps its tables once they are worked out; the copy is given its own.
    copy.__dict__["tables"] = Recounted(network.tables, count)
    return copy
