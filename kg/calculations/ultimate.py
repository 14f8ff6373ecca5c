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

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from kg.analytics.amld import amld
from kg.analytics.amlr import amlr
from kg.analytics.bounds import Status
from kg.analytics.control import unnamed_control
from kg.analytics.controllers import controllers, head
from kg.analytics.cta import cta
from kg.analytics.explain import explain, told
from kg.analytics.findings import BASES, Ground, Ruling, is_end
from kg.analytics.findings import Finding as Found
from kg.analytics.guo import Guo, guo
from kg.analytics.integrated import integrated_all, open_world_bounds
from kg.analytics.ofac import Blocked, ofac
from kg.analytics.psc import psc
from kg.analytics.reach import HALF
from kg.analytics.together import likelier, rank
from kg.analytics.ultimate import ultimate_shares
from kg.calculated import Calculated, Finding
from kg.calculations.chains import Chain, Chains
from kg.calculations.controllers import finding, ways
from kg.calculations.told import alone_told, once_told, overfull_told
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


def _answer(
    network: OwnershipNetwork, entity: Entity, asked: Asked, *, warnings: Iterable[str] = (), **more: Any
) -> Calculated:
    return Calculated(
        question="ultimate",
        entity=entity,
        as_of=network.as_of,
        entities=network.tables.entities,
        rule=asked.rule,
        warnings=(*alone_told(network, entity), *once_told(network, [entity.id]), *warnings),
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
                chains=chains.ways(owner, entity.id),
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
        unnamed=_may(shares.unknown.at_least(asked.threshold)) if asked.threshold else None,
        sets={"closed loops": shares.loops} if shares.loops else None,
        explanation=_explained(network, entity, found, basis) if asked.explain else (),
    )


def _may(verdict: Status) -> Status:
    """What holds for all that nobody names together need not hold for one of them."""
    return "impossible" if verdict == "impossible" else "possible"


def _explained(
    network: OwnershipNetwork, entity: Entity, found: list[Finding], basis: Basis
) -> tuple[str, ...]:
    names = {key: known.name for key, known in network.tables.entities.items()}
    told_of = (explain(network, item.entity, entity.id, basis=basis) for item in found)
    return tuple(line for explanation in told_of for line in told(explanation, names))


def _by_law(law: Callable[..., Ruling]) -> _Rule:
    def rule(network: OwnershipNetwork, entity: Entity, asked: Asked) -> Calculated:
        more = {} if asked.threshold is None else {"threshold": asked.threshold}
        ruling = law(network, entity.id, **more)
        found = [one for item in ruling.findings if (one := _qualified(item, network, asked.basis))]
        if ruling.refused and not found:
            _refuse(network, entity.id)
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
            basis=asked.basis,
            threshold=ruling.threshold,
            strict=ruling.strict,
            unnamed=ruling.unnamed,
            findings=tuple(found),
            warnings=warnings,
        )

    return rule


def _refuse(network: OwnershipNetwork, company: EntityId) -> None:
    """Raise what keeps shares of a company from being calculated."""
    for basis in BASES:
        integrated_all(network, company, basis=basis)


def _qualified(item: Found, network: OwnershipNetwork, basis: Basis | None) -> Finding | None:
    """One who qualifies; None where the grounds on the basis asked for are not enough."""
    grounds = [one for one in item.grounds if basis is None or one.basis in (None, basis)]
    if not grounds:
        return None
    counted = [one for one in grounds if one.share is not None]
    most = max(counted, key=_weight, default=None)
    shown: Basis = basis or (most and most.basis) or "votes"
    chains = Chains(network, shown)
    own = next((part.share for part in item.parts if part.holder == item.holder), None)
    return Finding(
        entity=item.holder,
        share=most.share if most else None,
        direct=own,
        verdict=likelier(*(one.verdict for one in grounds)),
        open_verdict=item.open_world,
        reasons=tuple(sorted({one.code for one in grounds})),
        chains=ways(chains, item.holder, item.company, item.parts, item.hops)
        or chains.ways(item.holder, item.company),
        labels=("overfull",) if item.overfull else (),
    )


def _weight(ground: Ground) -> tuple[int, Fraction, Fraction]:
    """How much a ground says: the surest first, then the largest."""
    share = ground.share or NOTHING
    return rank(ground.verdict), share.low, share.high


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
        unnamed=unnamed_control(network, entity.id),
        warnings=tuple(overfull_told(top.overfull, names)),
    )


def _ofac(network: OwnershipNetwork, entity: Entity, asked: Asked) -> Calculated:
    threshold, chains = asked.threshold or HALF, Chains(network, "capital")
    judged = {
        owner: ofac(network, [owner], entity.id, threshold=threshold) for owner in _ends(network, entity.id)
    }
    passing = sorted(
        (pair for pair in judged.items() if pair[1].verdict != "impossible"),
        key=lambda pair: (-rank(pair[1].verdict), -pair[1].stake.low, pair[0]),
    )
    overfull = [one for _, item in passing for one in item.overfull]
    return _answer(
        network,
        entity,
        asked,
        threshold=threshold,
        findings=tuple(_blocking(owner, item, entity, chains) for owner, item in passing),
        unnamed=ofac(network, [], entity.id, threshold=threshold).open_world,
        warnings=(
            *overfull_told(overfull, network.tables.entities),
            "each owner is judged as if it alone were blocked; several blocked owners are added together",
        ),
    )


def _blocking(owner: EntityId, item: Blocked, entity: Entity, chains: Chains) -> Finding:
    return Finding(
        entity=owner,
        share=item.stake,
        direct=next((part.share for part in item.parts if part.holder == owner), NOTHING),
        verdict=item.verdict,
        open_verdict=item.open_world,
        reasons=("ownership",),
        chains=ways(chains, owner, entity.id, item.parts, item.hops),
        labels=("overfull",) if item.overfull else (),
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
        chains = Chains(network, basis)
        shown = (found.owner,) if found.owner is not None else found.names
        told = _CLIMBS.get(found.outcome, "").format(f"{float(threshold * 100):g} %")
        return _answer(
            network,
            entity,
            asked,
            basis=basis,
            threshold=threshold,
            strict=True,
            findings=tuple(_climbed(key, found, chains) for key in shown),
            warnings=[*overfull_told(found.overfull, network.tables.entities), *([told] if told else [])],
        )

    return rule


def _climbed(key: EntityId, found: Guo, chains: Chains) -> Finding:
    """One at whom the climb ends, with the steps to it and what it has of the company of the last one."""
    way = (found.company, *(step.holder for step in found.steps))
    if key not in way and found.outcome == "tie":
        way = (*way, key)
    if key in way[1:]:
        found_ways: tuple[Chain, ...] = (chains.along(way[way.index(key) :: -1]),)
    else:
        found_ways = chains.ways(key, found.company, limit=_MAY_LEAD)
    return Finding(
        entity=key,
        share=found_ways[0][0].share if found.outcome != "unclear" and found_ways else None,
        verdict="certain" if found.outcome == "found" else "possible",
        reasons=("largest holder",),
        labels=() if found.outcome == "found" else (found.outcome,),
        chains=found_ways,
    )


# Ways shown to an owner whom the figures only admit.
_MAY_LEAD = 4

_CLIMBS = {
    "none": "nobody is known to hold more than {} of it",
    "tie": "the largest holders are equal; neither is picked",
    "loop": "the largest holders hold each other; none is picked",
    "unclear": "what is known of the figures leaves it open who is the largest holder",
}

_RULES: dict[str, _Rule] = {
    "integrated": _integrated,
    "majority": _majority,
    "psc": _by_law(psc),
    "amld": _by_law(amld),
    "amlr": _by_law(amlr),
    "cta": _by_law(cta),
    "ofac": _ofac,
    "guo25": _by_climbing(Fraction(1, 4)),
    "guo50": _by_climbing(HALF),
}
