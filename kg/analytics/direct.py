"""Direct stakes: what a holder, or several together, have of one company with nobody in between.

    low  = max(sum of their lower ends, 1 - sum of the others' upper ends)    the second if all are known
    high = min(sum of their upper ends, 1 - sum of the others' lower ends)

Three holders of 25 to 50 % leave each other at most 50 %, and have at most 100 % together.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("a", "op", "60"), ("b", "op", "15")])
    >>> direct(network, "a", "op").show(), direct_bounds(network, ["a", "b"], "op").show()
    ('60 %', '75 %')
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.analytics.bands import ends
from kg.analytics.bounds import NONE, Bounds
from kg.analytics.walk import START, Section, parts
from kg.model import EntityId
from kg.network import OwnershipNetwork
from kg.tables import Basis


def direct(
    network: OwnershipNetwork, owner: EntityId, owned: EntityId, *, basis: Basis = "capital"
) -> Bounds:
    """What one holder has of a company directly.

    Args:
        network: Ownership as of one date.
        owner: Entity id; one that holds nothing has nothing.
        owned: Entity id of the company.
        basis: `capital`, or `votes` (own shares do not vote).

    Returns:
        Bounds in fractions of 1, as tight as the other holders' shares allow.

    Raises:
        Overfull: The holders of the company have more than all of it.

    Cost: O(holders of the company).
    """
    return _together(network, frozenset({owner}), owned, basis, owner)


def votes(network: OwnershipNetwork, owner: EntityId, owned: EntityId) -> Bounds:
    """What one holder has of the votes that can be cast in a company.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> network = OwnershipNetwork.from_holdings([("p", "op", "45"), ("op", "op", "10")])
        >>> votes(network, "p", "op").show()
        '50 %'

    Raises:
        Overfull: The voters of the company have more than all votes.
    """
    return direct(network, owner, owned, basis="votes")


def direct_bounds(
    network: OwnershipNetwork, owners: Iterable[EntityId], owned: EntityId, *, basis: Basis = "capital"
) -> Bounds:
    """What several holders have of a company together, directly.

    Args:
        network: Ownership as of one date.
        owners: Entity ids.
        owned: Entity id of the company.
        basis: `capital` or `votes`.

    Returns:
        Bounds in fractions of 1; some world reaches each end that is not open.

    Raises:
        Overfull: The holders of the company have more than all of it.

    Cost: O(holders of the company).

    References: R2 of the definitions, shared capacity: exact, since one company's holders are one column.
    """
    return _together(network, frozenset(owners), owned, basis, None)


def _together(
    network: OwnershipNetwork,
    owners: frozenset[EntityId],
    owned: EntityId,
    basis: Basis,
    viewer: EntityId | None,
) -> Bounds:
    entity = network.tables.entities.get(owned)
    name = entity.name if entity else owned
    row = parts(network.tables.column(owned, basis), name=name, viewer=viewer)
    return ends(Section(columns={START: row}), START, owners) if row and owners else NONE
