"""What becomes of the companies below changed ties, between two networks.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> before = OwnershipNetwork.from_holdings([("p", "hold", 60), ("hold", "op", 51)])
    >>> after = OwnershipNetwork.from_holdings([("p", "hold", 40), ("hold", "op", 51)])
    >>> found = moves_below(before, after, ["hold"], Asked())
    >>> [(one.entity.id, [move.what for move in one.controllers]) for one in found.companies]
    [('hold', ['loses control']), ('op', ['loses control', 'unchanged'])]
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.calculations.gains import compared
from kg.calculations.ultimate import Asked
from kg.compared import Moves
from kg.model import Entity, EntityId
from kg.network import OwnershipNetwork

#: Companies that one comparison looks at.
MOST = 200


def moves_below(
    before: OwnershipNetwork, after: OwnershipNetwork, companies: Iterable[EntityId], asked: Asked
) -> Moves:
    """Whose owners and controllers change when ties of some companies do.

    Args:
        before: All that stands above and below these companies, before.
        after: The same, after.
        companies: Companies of which a tie changed.
        asked: How ultimate owners are found.

    Returns:
        Companies with a change, by name, among the first `MOST` that stand at or below a changed tie.

    Cost: O(companies below) comparisons, at most `MOST`.
    """
    below = _below((before, after), companies)
    found = []
    for key in below[:MOST]:
        entity = _entity((after, before), key)
        answer = compared(_with(before, key), _with(after, key), entity, asked)
        if answer.is_changed:
            found.append(answer)
    return Moves(
        companies=tuple(sorted(found, key=lambda one: (one.entity.name, one.entity.id))),
        more=max(0, len(below) - MOST),
    )


def _below(networks: Iterable[OwnershipNetwork], start: Iterable[EntityId]) -> list[EntityId]:
    """Companies at or below some, the nearest first."""
    found, waiting = dict.fromkeys(start), list(dict.fromkeys(start))
    many = list(networks)
    for key in waiting:  # grows while it is walked
        for network in many:
            for company in network.tables.below(key):
                if company not in found:
                    found[company] = None
                    waiting.append(company)
    return list(found)


def _entity(networks: Iterable[OwnershipNetwork], key: EntityId) -> Entity:
    known = (network.tables.entities.get(key) or network.entities.get(key) for network in networks)
    return next((one for one in known if one is not None), Entity(id=key, kind="unknown", name=key))


def _with(network: OwnershipNetwork, key: EntityId) -> OwnershipNetwork | None:
    return network if key in network.tables.entities or key in network.entities else None
