"""How much each holder's votes decide in a company, as an answer.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("a", "x", 40), ("b", "x", 30), ("c", "x", 30)])
    >>> answer = power(network, network.entities["x"], rest="ocean", quota=Fraction(1, 2))
    >>> [(one.entity, round(one.values["shapley"], 6)) for one in answer.findings]
    [('a', 0.333333), ('b', 0.333333), ('c', 0.333333)]
"""

from __future__ import annotations

from fractions import Fraction

from kg.analytics.power import Power, banzhaf, banzhaf_normalised, shapley
from kg.calculated import Calculated, Finding, Rest
from kg.calculations.chains import Chains
from kg.calculations.told import alone_told, once_told
from kg.model import Entity, EntityId
from kg.network import OwnershipNetwork

_REST = {
    "ocean": "holders that nobody names vote each alone",
    "block": "holders that nobody names vote as one",
    "ignore": "holders that nobody names do not vote",
}


def power(network: OwnershipNetwork, entity: Entity, *, rest: Rest, quota: Fraction) -> Calculated:
    """Shapley-Shubik and Banzhaf indices of the holders of a company.

    Raises:
        Overfull: The holders have more than all votes.
    """
    found = {
        "shapley": shapley(network, entity.id, rest=rest, quota=quota),
        "banzhaf": banzhaf(network, entity.id, rest=rest, quota=quota),
        "banzhaf_normalised": banzhaf_normalised(network, entity.id, rest=rest, quota=quota),
    }
    chains = Chains(network, "votes")
    votes = {seat.holder: seat.votes for seat in found["shapley"].seats}
    values = {holder: _values(found, holder) for holder in votes}
    findings = [
        Finding(
            entity=holder,
            share=votes[holder],
            chains=(chains.along((holder, entity.id)),),
            values=values[holder],
        )
        for holder in votes
        if holder is not None
    ]
    return Calculated(
        question="power",
        entity=entity,
        as_of=network.as_of,
        entities=network.tables.entities,
        rule="power",
        basis="votes",
        threshold=quota,
        strict=True,
        findings=tuple(findings),
        unknown=network.tables.column(entity.id, "votes").rest,
        warnings=(
            *(*alone_told(network, entity), *once_told(network, [entity.id])),
            *(_REST[rest], *_rest_of(values.get(None)), *_sampled(found)),
        ),
    )


def _values(found: dict[str, Power], holder: EntityId | None) -> dict[str, float]:
    """The indices of one holder; with bands a least and a most one."""
    values: dict[str, float] = {}
    for index, powers in found.items():
        seat = next((one for one in powers.seats if one.holder == holder), None)
        if seat is None:
            continue
        if seat.low == seat.high:
            values[index] = float(seat.low)
        else:
            values |= {f"{index}_low": float(seat.low), f"{index}_high": float(seat.high)}
    return values


def _rest_of(values: dict[str, float] | None) -> list[str]:
    if not values:
        return []
    told = ", ".join(f"{name} {value:.6g}" for name, value in values.items())
    return [f"those that nobody names have together: {told}"]


def _sampled(found: dict[str, Power]) -> list[str]:
    """What is sampled and not counted, with its error."""
    return [
        f"{index} is sampled: within {float(powers.error):.2g} with 95 % confidence"
        for index, powers in found.items()
        if powers.error is not None
    ]
