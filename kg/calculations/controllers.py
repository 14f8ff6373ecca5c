"""Who controls a company, as an answer.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("p", "hold", 60), ("hold", "op", 51)])
    >>> answer = controllers(network, network.entities["op"])
    >>> [(one.entity, one.verdict, one.labels) for one in answer.findings]
    [('hold', 'certain', ()), ('p', 'certain', ('head',))]
    >>> [[hop.holder for hop in chain] for chain in answer.findings[1].chains]
    [['p', 'hold']]
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.analytics.coalitions import minimal_coalitions
from kg.analytics.control import Control, control, unnamed_control
from kg.analytics.controllers import controllers as all_controllers
from kg.analytics.controllers import head
from kg.analytics.reach import HALF, Hop, Part
from kg.calculated import Calculated, Finding
from kg.calculations.chains import Chain, Chains, Fallen, way_of
from kg.calculations.told import alone_told, mute_told, once_told, overfull_told
from kg.model import Entity, EntityId
from kg.network import OwnershipNetwork
from kg.shares import NOTHING

Sets = tuple[tuple[EntityId, ...], ...]

# Coalitions are listed for a company with no more named holders than this.
_FEW = 12


def controllers(network: OwnershipNetwork, entity: Entity) -> Calculated:
    """Everybody who controls a company, certainly or possibly, the nearest first.

    Where nobody certainly does, the smallest sets of holders that would together, and those who would if
    holders that nobody names voted with them.
    """
    found, top = all_controllers(network, entity.id), head(network, entity.id)
    names = network.tables.entities
    chains, unnamed = Chains(network, "votes"), unnamed_control(network, entity.id)
    warnings = overfull_told([one for item in found for one in item.overfull], names)
    warnings += mute_told([one for item in found for one in item.mute], names)
    warnings += [*alone_told(network, entity), *once_told(network, [entity.id])]
    if unnamed == "possible":
        warnings.append("holders that nobody names may control it")
    nobody = all(item.verdict != "certain" for item in found)
    return Calculated(
        question="controllers",
        entity=entity,
        as_of=network.as_of,
        entities=names,
        rule="majority",
        basis="votes",
        threshold=HALF,
        strict=True,
        findings=tuple(finding(item, chains, top.members if found else ()) for item in found),
        unnamed=unnamed,
        sets=_sets(network, entity.id) if nobody else None,
        warnings=tuple(warnings),
    )


def finding(item: Control, chains: Chains, heads: Iterable[EntityId]) -> Finding:
    """One controller."""
    labels = {"head"} if item.holder in heads and item.verdict == "certain" else set()
    labels |= {"overfull"} if item.overfull else set()
    labels |= {"stated"} if "stated" in item.by else set()
    own = next((part.share for part in item.parts if part.holder == item.holder), NOTHING)
    return Finding(
        entity=item.holder,
        share=item.stake,
        direct=own,
        verdict=item.verdict,
        open_verdict=item.open_world,
        reasons=tuple(sorted(item.by)),
        chains=ways(chains, item.holder, item.company, item.parts, item.hops),
        labels=tuple(sorted(labels)),
    )


def ways(
    chains: Chains, holder: EntityId, company: EntityId, parts: Iterable[Part], hops: Iterable[Hop]
) -> tuple[Chain, ...]:
    """A chain for each stake in a company that counts as the holder's, and for what sources state."""
    fallen = [Fallen(hop.investee, (*(p.holder for p in hop.parts), *hop.stated_by)) for hop in hops]
    last = [part.holder for part in parts]
    last += [key for one in hops if one.investee == company for key in one.stated_by]
    found = [way_of(fallen, holder, key, company) for key in dict.fromkeys(last)]
    return tuple(chains.along(way) for way in found)


def _sets(network: OwnershipNetwork, company: EntityId) -> dict[str, Sets]:
    """What is near to control where nobody certainly has it; empty sets of sets are left out."""
    holders = sorted(set(network.tables.column(company, "votes").shares) - {company})
    if len(holders) > _FEW:
        return {}
    joined = [one for one in minimal_coalitions(network, company, holders) if len(one.members) > 1]
    judged = [control(network, holder, company) for holder in holders]
    found = {
        "smallest coalitions": tuple(one.members for one in joined if one.verdict == "certain"),
        "possible coalitions": tuple(one.members for one in joined if one.verdict == "possible"),
        "would control it with votes that nobody names": tuple(
            (one.holder,) for one in judged if one.verdict == "impossible" and one.open_world == "possible"
        ),
    }
    return {name: sets for name, sets in found.items() if sets}
