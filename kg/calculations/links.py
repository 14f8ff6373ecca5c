"""Close links of an entity in the sense of the ECB's guideline, as an answer.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("c", "a", 20), ("c", "b", 50)])
    >>> answer = links(network, network.entities["a"], FIFTH)
    >>> [(one.entity, one.reasons, one.note) for one in answer.findings]
    [('b', ('third',), 'c has 20 % of a and 50 % of b'), ('c', ('owned',), None)]
"""

from __future__ import annotations

from fractions import Fraction

from kg.analytics.integrated import integrated_all
from kg.analytics.links import Clause, CloseLink, close_links
from kg.calculated import Calculated, Finding
from kg.calculations.chains import Chain, Chains
from kg.calculations.told import Entities, name, once_told
from kg.errors import Overfull
from kg.model import Entity, EntityId
from kg.network import OwnershipNetwork
from kg.shares import show

FIFTH = Fraction(1, 5)
# Ways told of one link; a figure never depends on it.
_WAYS = 5


def owners(network: OwnershipNetwork, entity: Entity, threshold: Fraction) -> list[EntityId]:
    """An entity and everybody who may own enough of it to be a common owner, in id order.

    Where its figures contradict each other, everybody above it.
    """
    try:
        found = integrated_all(network, entity.id)
    except Overfull:
        return sorted({entity.id, *network.tables.entities})
    enough = {key for key, share in found.items() if share.at_least(threshold) != "impossible"}
    return sorted(enough | {entity.id})


def links(network: OwnershipNetwork, entity: Entity, threshold: Fraction) -> Calculated:
    """Every entity that is closely linked to one, with the clauses that say so."""
    found = close_links(network, entity.id, threshold=threshold)
    chains, names = Chains(network, "capital"), network.tables.entities
    return Calculated(
        question="links",
        entity=entity,
        as_of=network.as_of,
        entities=names,
        rule="ecb",
        threshold=threshold,
        findings=tuple(_finding(item, chains, names) for item in found),
        warnings=(
            *once_told(network, [entity.id]),
            *dict.fromkeys(item.refused for item in found if item.refused),
        ),
    )


def _finding(item: CloseLink, chains: Chains, names: Entities) -> Finding:
    owned = next((clause for clause in item.clauses if clause.third is None), None)
    return Finding(
        entity=item.second,
        share=owned.share if owned else None,
        verdict=item.verdict,
        reasons=tuple(sorted({clause.code for clause in item.clauses})),
        chains=tuple(dict.fromkeys(way for clause in item.clauses for way in _chains(clause, item, chains))),
        note="; ".join(_told(clause, item, names) for clause in item.clauses if clause.third) or None,
    )


def _chains(clause: Clause, item: CloseLink, chains: Chains) -> list[Chain]:
    ends = {
        "owns": [(item.first, item.second)],
        "owned": [(item.second, item.first)],
        "third": [(clause.third or "", item.first), (clause.third or "", item.second)],
    }[clause.code]
    return [way for top, end in ends for way in chains.ways(top, end, limit=_WAYS)]


def _told(clause: Clause, item: CloseLink, names: Entities) -> str:
    third = name(clause.third or "", names)
    first, second = name(item.first, names), name(item.second, names)
    return f"{third} has {show(clause.other)} of {first} and {show(clause.share)} of {second}"
