"""The group of a company, as an answer: its head, all that the head controls, rings of cross-holdings.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> rows = [("p", "a", 60), ("a", "b", 51), ("b", "a", 10)]
    >>> network = OwnershipNetwork.from_holdings(rows)
    >>> answer = group(network, network.entities["b"])
    >>> [one.entity for one in answer.findings], answer.sets["rings of cross-holdings"]
    (['p', 'a', 'b'], (('a', 'b'),))
"""

from __future__ import annotations

from kg.analytics.control import Fallen as Falling
from kg.analytics.control import controlled
from kg.analytics.controllers import head
from kg.analytics.doubts import Overfull
from kg.analytics.reach import HALF
from kg.analytics.walk import below, components
from kg.calculated import Calculated, Finding
from kg.calculations.chains import Chains, Fallen, way_of
from kg.calculations.told import once_told, overfull_told
from kg.model import Entity, EntityId
from kg.network import OwnershipNetwork


def heads(network: OwnershipNetwork, entity: Entity) -> tuple[EntityId, ...]:
    """Where control over a company ends: itself where nobody controls it."""
    return head(network, entity.id).members


def group(network: OwnershipNetwork, entity: Entity) -> Calculated:
    """The head of a company, whatever the head controls, and the rings in which they hold each other."""
    tops = heads(network, entity)
    findings = [Finding(entity=key, verdict="certain", labels=("head",)) for key in tops]
    seen, warnings = set(tops), list[str]()
    chains = Chains(network, "votes")
    for top in tops:
        falling = controlled(network, top)
        for item in falling:
            if item.company not in seen:
                seen.add(item.company)
                findings.append(_member(item, top, falling, chains))
        doubtful = (network.tables.column(item.company, "votes") for item in falling if item.is_overfull)
        overfull = [Overfull(company=c.investee, excess=c.excess) for c in doubtful if c.excess is not None]
        warnings += overfull_told(overfull, network.tables.entities)
    reached = sorted({entity.id}.union(*(below(network.tables, top, "capital") for top in tops)))
    warnings += once_told(network, reached)
    certain = {item.entity for item in findings if item.verdict == "certain"}
    return Calculated(
        question="group",
        entity=entity,
        as_of=network.as_of,
        entities=network.tables.entities,
        rule="majority",
        basis="votes",
        threshold=HALF,
        strict=True,
        findings=tuple(findings),
        sets={"rings of cross-holdings": rings(network, certain | {entity.id})},
        warnings=tuple(dict.fromkeys(warnings)),
    )


def rings(network: OwnershipNetwork, members: set[EntityId]) -> tuple[tuple[EntityId, ...], ...]:
    """The rings of holdings that a member of a group stands in, larger first, each in id order.

    Cost: O(holdings below the members).
    """
    tables, reached = network.tables, set(members)
    for member in members:
        reached |= below(tables, member, "capital")
    graph = {key: [k for k in tables.column(key).shares if k in reached and k != key] for key in reached}
    found = [tuple(sorted(one)) for one in components(graph) if len(one) > 1 and members.intersection(one)]
    return tuple(sorted(found, key=lambda one: (-len(one), one)))


def _member(item: Falling, top: EntityId, falling: tuple[Falling, ...], chains: Chains) -> Finding:
    fallen = [Fallen(f.company, (*(p.holder for p in f.hop.parts), *f.hop.stated_by)) for f in falling]
    last = [*(part.holder for part in item.hop.parts), *item.hop.stated_by]
    return Finding(
        entity=item.company,
        share=item.stake,
        verdict=item.verdict,
        reasons=(item.hop.by,),
        chains=tuple(chains.along(way_of(fallen, top, key, item.company)) for key in last),
        labels=("overfull",) if item.is_overfull else (),
    )
