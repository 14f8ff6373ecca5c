"""Close links of a bank's collateral: a fifth of the capital, either way or through a common owner.

Guideline ECB/2014/60, article 138: two entities are closely linked if one owns 20 % or more of the other,
directly or through others, or if a third entity owns 20 % or more of both. Indirect stakes are integrated
ownership: chains multiplied and added up, each euro once. An older wording counts indirect stakes in full
through majority-owned undertakings, and asks for a third party that has the majority of both:
`wording="majority"`.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("c", "a", 20), ("c", "b", 50), ("d", "b", 20)])
    >>> link = close_link(network, "a", "b")
    >>> link.verdict, [(clause.code, clause.third) for clause in link.clauses]
    ('certain', [('third', 'c')])
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from kg.analytics.bounds import NONE, Bounds, Status
from kg.analytics.doubts import known
from kg.analytics.integrated import integrated_all, integrated_holdings
from kg.analytics.reach import HALF, Field, Rule, reach
from kg.analytics.together import likelier, rank
from kg.errors import Overfull
from kg.model import EntityId, Share
from kg.network import OwnershipNetwork
from kg.record import frozen
from kg.shares import ONE, ZERO

Wording = Literal["integrated", "majority"]

_FIFTH = Fraction(1, 5)
_ANYTHING = Bounds(low=ZERO, high=ONE)


@frozen
class Clause:
    """One way in which two entities are linked.

    Args:
        code: `owns` (the first owns the second), `owned` (the other way round) or `third`.
        verdict: certain or possible.
        share: What is owned of the second (`owns`, `third`) or of the first (`owned`), in fractions of 1.
        third: The common owner; None for the other codes.
        other: What the common owner has of the first.
    """

    code: str
    verdict: Status
    share: Share
    third: EntityId | None = None
    other: Share | None = None


@frozen
class CloseLink:
    """Whether two entities are closely linked.

    Args:
        first: Entity id.
        second: Entity id.
        verdict: certain, possible or impossible, by the strongest clause.
        clauses: The clauses that fire, strongest first.
        refused: Why shares are not calculated: figures of a company above contradict each other. Whoever
            stands above may then own anything. None: all are.
    """

    first: EntityId
    second: EntityId
    verdict: Status
    clauses: tuple[Clause, ...] = ()
    refused: str | None = None


def close_link(
    network: OwnershipNetwork,
    first: EntityId,
    second: EntityId,
    *,
    threshold: Fraction = _FIFTH,
    wording: Wording = "integrated",
) -> CloseLink:
    """Whether two entities are closely linked, and by which clause.

    Args:
        network: Ownership as of one date.
        first: Entity id.
        second: Entity id.
        threshold: Fraction of the capital that is enough.
        wording: How indirect stakes count.

    Raises:
        UnknownEntity: An entity is not in the network.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> network = OwnershipNetwork.from_holdings([("a", "m", 50), ("m", "b", 40)])
        >>> close_link(network, "a", "b").clauses[0].code
        'owns'
        >>> close_link(network, "a", "b", wording="majority").verdict
        'impossible'

    Cost: as `integrated_all` for each of the two; with `majority`, a reach from everybody above both.
    References: Guideline (EU) 2015/510 of the European Central Bank (ECB/2014/60), article 138.
    """
    known(network.tables, first, second)
    of_first, no_first = _owners(network, first, wording)
    of_second, no_second = _owners(network, second, wording)
    # A third party by the older wording must have the majority of both, not the threshold.
    thirds = _thirds(of_first, of_second, threshold if wording == "integrated" else None)
    clauses = [
        *_one_way("owns", of_second.get(first, NONE), threshold),
        *_one_way("owned", of_first.get(second, NONE), threshold),
        *(clause for clause in thirds if clause.third not in (first, second)),
    ]
    clauses.sort(key=lambda clause: -rank(clause.verdict))
    verdict = likelier(*(clause.verdict for clause in clauses))
    refused = no_first or no_second if clauses else None
    return CloseLink(first=first, second=second, verdict=verdict, clauses=tuple(clauses), refused=refused)


def close_links(
    network: OwnershipNetwork,
    entity: EntityId,
    *,
    threshold: Fraction = _FIFTH,
    wording: Wording = "integrated",
) -> tuple[CloseLink, ...]:
    """Every entity that is closely linked to one.

    Args:
        network: Ownership as of one date.
        entity: Entity id; it stands first in each answer.
        threshold: Fraction of the capital that is enough.
        wording: How indirect stakes count.

    Returns:
        Certain links first, then by id; also those that cannot be judged, as possible with the reason.

    Raises:
        UnknownEntity: The entity is not in the network.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> network = OwnershipNetwork.from_holdings([("c", "a", 20), ("c", "b", 50), ("a", "d", 19)])
        >>> [link.second for link in close_links(network, "a")]
        ['b', 'c']

    Cost: as `integrated_holdings` for each owner of a fifth, and `close_link` for each entity found.
    """
    known(network.tables, entity)
    if wording == "majority":
        found = set(_above_and_below(network, entity))
    else:
        found = _near(network, entity, threshold)
    links = (
        close_link(network, entity, other, threshold=threshold, wording=wording)
        for other in sorted(found - {entity})
    )
    kept = (link for link in links if link.verdict != "impossible")
    return tuple(sorted(kept, key=lambda link: (-rank(link.verdict), link.second)))


def _near(network: OwnershipNetwork, entity: EntityId, threshold: Fraction) -> set[EntityId]:
    """Owners of enough of an entity, and all that they or it may own enough of."""
    owners, _ = _owners(network, entity, "integrated")
    enough = {key for key, share in owners.items() if share.at_least(threshold) != "impossible"}
    found = set(enough)
    for key in enough | {entity}:
        portfolio = integrated_holdings(network, key)
        found |= {k for k, share in portfolio.shares.items() if share.at_least(threshold) != "impossible"}
        found |= set(portfolio.refused)
    return found


def _above_and_below(network: OwnershipNetwork, entity: EntityId) -> set[EntityId]:
    """Everything above an entity, and everything below that."""
    tables = network.tables
    above = Field(tables, Rule(basis="capital", stated=False), below=entity).holders()
    found, waiting = {entity, *above}, [entity, *above]
    while waiting:
        for company in tables.below(waiting.pop()):
            if company not in found:
                found.add(company)
                waiting.append(company)
    return found


def _owners(
    network: OwnershipNetwork, company: EntityId, wording: Wording
) -> tuple[Mapping[EntityId, Bounds], str | None]:
    """Everybody above a company with its stake, as the wording counts, and why that is refused."""
    field = Field(network.tables, Rule(basis="capital", stated=False), below=company)
    if wording == "integrated":
        try:
            return integrated_all(network, company), None
        except Overfull as error:
            return dict.fromkeys(field.holders(), _ANYTHING), str(error)
    found = {}
    for holder in field.holders():
        low = reach(field, [holder], "least").together(company)
        high = reach(field, [holder], "most").together(company)
        found[holder] = Bounds(low=low.low, high=high.high, low_open=low.low_open, high_open=high.high_open)
    return found, None


def _one_way(code: str, bounds: Bounds, threshold: Fraction) -> list[Clause]:
    verdict = bounds.at_least(threshold)
    return [] if verdict == "impossible" else [Clause(code=code, verdict=verdict, share=bounds.share)]


def _thirds(
    first: Mapping[EntityId, Bounds], second: Mapping[EntityId, Bounds], threshold: Fraction | None
) -> list[Clause]:
    """Those who own enough of both; with no threshold, the majority of both."""
    found = []
    for key in sorted(first.keys() & second.keys()):
        pair = (first[key], second[key])
        verdicts = [b.above(HALF) if threshold is None else b.at_least(threshold) for b in pair]
        weakest = min(verdicts, key=rank)
        if weakest != "impossible":
            found.append(
                Clause(code="third", verdict=weakest, share=pair[1].share, third=key, other=pair[0].share)
            )
    return found
