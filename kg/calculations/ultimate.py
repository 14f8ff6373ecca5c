"""Who ultimately owns a company, by integrated ownership or by a rule of law, as an answer.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("p", "hold", 60), ("hold", "op", 50)])
    >>> from kg.shares import show
    >>> answer = ultimate(network, network.entities["op"], Asked())
    >>> [(one.entity, show(one.share)) for one in answer.findings], show(answer.unknown)
    ([('p', '30 %')], '70 %')
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from kg.analytics.amld import amld
from kg.analytics.amlr import amlr
from kg.analytics.controllers import controllers, head
from kg.analytics.cta import cta
from kg.analytics.doubts import Overfull
from kg.analytics.explain import explain, told
from kg.analytics.findings import Finding as Found
from kg.analytics.findings import Ruling, is_end
from kg.analytics.guo import guo
from kg.analytics.integrated import open_world_bounds
from kg.analytics.ofac import ofac
from kg.analytics.psc import psc
from kg.analytics.reach import HALF
from kg.analytics.ultimate import ultimate_shares
from kg.calculated import Calculated, Finding
from kg.calculations.chains import Chains, ways_up
from kg.calculations.controllers import finding, ways
from kg.calculations.told import overfull_told
from kg.model import Entity, EntityId
from kg.network import OwnershipNetwork
from kg.record import frozen
from kg.shares import NOTHING
from kg.tables import Basis


@frozen
class Asked:
    """What is asked of `ultimate`.

    Args:
        rule: integrated, majority, psc, amld, amlr, cta, ofac, guo25 or guo50.
        threshold: Fraction of 1 that counts; None: the rule's own, and for integrated ownership any share.
        basis: Whether shares are of the capital or of the votes; None: as the rule says, else the capital.
        explain: Whether the calculation is to be told in plain words.
    """

    rule: str = "integrated"
    threshold: Fraction | None = None
    basis: Basis | None = None
    explain: bool = False


_Rule = Callable[[OwnershipNetwork, Entity, Asked], Calculated]


def ultimate(network: OwnershipNetwork, entity: Entity, asked: Asked) -> Calculated:
    """Who ultimately owns a company.

    Raises:
        Overfull: The rule needs integrated shares, and the holders of a company above have more than all.
    """
    return _RULES[asked.rule](network, entity, asked)


def _answer(network: OwnershipNetwork, entity: Entity, asked: Asked, **more: Any) -> Calculated:
    return Calculated(
        question="ultimate",
        entity=entity,
        as_of=network.as_of,
        entities=network.tables.entities,
        rule=asked.rule,
        **more,
    )


def _integrated(network: OwnershipNetwork, entity: Entity, asked: Asked) -> Calculated:
    basis = asked.basis or "capital"
    shares = ultimate_shares(network, entity.id, basis=basis)
    chains, found = Chains(network, basis), []
    for owner, bounds in shares.sources.items():
        verdict = bounds.at_least(asked.threshold) if asked.threshold else None
        if owner == entity.id or verdict == "impossible":
            continue
        wider = open_world_bounds(network, owner, entity.id, basis=basis) if asked.threshold else None
        found.append(
            Finding(
                entity=owner,
                share=bounds.share,
                direct=network.tables.column(entity.id, basis).seen_by(owner).get(owner, NOTHING),
                verdict=verdict,
                open_verdict=wider.at_least(asked.threshold) if wider and asked.threshold else None,
                reasons=("ownership",),
                chains=tuple(chains.along(way) for way in ways_up(network, basis, owner, entity.id)),
            )
        )
    return _answer(
        network,
        entity,
        asked,
        basis=basis,
        threshold=asked.threshold,
        findings=tuple(found),
        unknown=shares.unknown.share,
        trapped=shares.trapped.share,
        sets={"closed loops": shares.loops} if shares.loops else None,
        warnings=_alone(network, entity),
        explanation=_explained(network, entity, found, basis) if asked.explain else (),
    )


def _alone(network: OwnershipNetwork, entity: Entity) -> tuple[str, ...]:
    if network.tables.column(entity.id).shares:
        return ()
    return (f"no owner of {entity.name} is known",)


def _explained(
    network: OwnershipNetwork, entity: Entity, found: list[Finding], basis: Basis
) -> tuple[str, ...]:
    names = {key: known.name for key, known in network.tables.entities.items()}
    told_of = (explain(network, item.entity, entity.id, basis=basis) for item in found)
    return tuple(line for explanation in told_of for line in told(explanation, names))


def _by_law(law: Callable[..., Ruling], basis: Basis) -> _Rule:
    def rule(network: OwnershipNetwork, entity: Entity, asked: Asked) -> Calculated:
        more = {} if asked.threshold is None else {"threshold": asked.threshold}
        ruling = law(network, entity.id, **more)
        chains = Chains(network, asked.basis or basis)
        names = network.tables.entities
        warnings = overfull_told([one for item in ruling.findings for one in item.overfull], names)
        if ruling.refused:
            warnings.append(ruling.refused)
        if ruling.unnamed == "possible":
            warnings.append("holders that nobody names may qualify")
        return _answer(
            network,
            entity,
            asked,
            basis=asked.basis or basis,
            threshold=ruling.threshold,
            strict=ruling.strict,
            findings=tuple(_qualified(item, chains, asked.basis) for item in ruling.findings),
            warnings=tuple(warnings),
        )

    return rule


def _qualified(item: Found, chains: Chains, basis: Basis | None) -> Finding:
    grounds = [g for g in item.grounds if g.share is not None and basis in (None, g.basis)] or item.grounds
    own = next((part.share for part in item.parts if part.holder == item.holder), None)
    return Finding(
        entity=item.holder,
        share=grounds[0].share if grounds else None,
        direct=own,
        verdict=item.verdict,
        open_verdict=item.open_world,
        reasons=tuple(dict.fromkeys(ground.code for ground in item.grounds)),
        chains=ways(chains, item.holder, item.company, item.parts, item.hops)
        or tuple(chains.along(w) for w in ways_up(chains.network, chains.basis, item.holder, item.company)),
        labels=("overfull",) if item.overfull else (),
    )


def _majority(network: OwnershipNetwork, entity: Entity, asked: Asked) -> Calculated:
    top, above = head(network, entity.id), controllers(network, entity.id)
    shown = {*top.members, *top.possible} - {entity.id}
    chains = Chains(network, "votes")
    names = network.tables.entities
    return _answer(
        network,
        entity,
        asked,
        basis="votes",
        threshold=HALF,
        strict=True,
        findings=tuple(finding(item, chains, top.members) for item in above if item.holder in shown),
        warnings=tuple(overfull_told(top.overfull, names)),
    )


def _ofac(network: OwnershipNetwork, entity: Entity, asked: Asked) -> Calculated:
    threshold, chains = asked.threshold or HALF, Chains(network, "capital")
    found: list[Finding] = []
    overfull: list[Overfull] = []
    for owner in _ends(network, entity.id):
        item = ofac(network, [owner], entity.id, threshold=threshold)
        if item.verdict == "impossible":
            continue
        overfull += item.overfull
        found.append(
            Finding(
                entity=owner,
                share=item.stake,
                verdict=item.verdict,
                open_verdict=item.open_world,
                reasons=("ownership",),
                chains=ways(chains, owner, entity.id, item.parts, item.hops),
            )
        )
    return _answer(
        network,
        entity,
        asked,
        threshold=threshold,
        findings=tuple(found),
        warnings=(
            *overfull_told(overfull, network.tables.entities),
            "each owner is judged as if it alone were blocked; several blocked owners are added together",
        ),
    )


def _ends(network: OwnershipNetwork, company: EntityId) -> list[EntityId]:
    """Everybody above a company at whom ownership ends, in id order."""
    found, waiting = {company}, [company]
    while waiting:
        for holder in network.tables.column(waiting.pop()).shares:
            if holder not in found:
                found.add(holder)
                waiting.append(holder)
    return sorted(key for key in found - {company} if is_end(network.tables, key))


def _by_climbing(default: Fraction) -> _Rule:
    def rule(network: OwnershipNetwork, entity: Entity, asked: Asked) -> Calculated:
        basis, threshold = asked.basis or "votes", asked.threshold or default
        found = guo(network, entity.id, threshold, basis=basis)
        way = (entity.id, *(step.holder for step in found.steps))
        labels = () if found.outcome == "found" else (found.outcome,)
        chains = Chains(network, basis)
        shown = (found.owner,) if found.owner is not None else found.names
        return _answer(
            network,
            entity,
            asked,
            basis=basis,
            threshold=threshold,
            strict=True,
            findings=tuple(
                Finding(
                    entity=key,
                    verdict="certain" if found.outcome == "found" else "possible",
                    reasons=("largest holder",),
                    labels=labels,
                    chains=(chains.along(way[way.index(key) :: -1]),) if key in way else (),
                )
                for key in shown
            ),
            warnings=(
                *overfull_told(found.overfull, network.tables.entities),
                *(_CLIMBS[found.outcome] if found.outcome in _CLIMBS else ()),
            ),
        )

    return rule


_CLIMBS = {
    "none": ("nobody holds more than the threshold of it",),
    "tie": ("the largest holders are equal; neither is picked",),
    "loop": ("the largest holders hold each other; none is picked",),
    "unclear": ("what is known of the figures leaves it open who is the largest holder",),
}

_RULES: dict[str, _Rule] = {
    "integrated": _integrated,
    "majority": _majority,
    "psc": _by_law(psc, "votes"),
    "amld": _by_law(amld, "votes"),
    "amlr": _by_law(amlr, "capital"),
    "cta": _by_law(cta, "capital"),
    "ofac": _ofac,
    "guo25": _by_climbing(Fraction(1, 4)),
    "guo50": _by_climbing(HALF),
}
