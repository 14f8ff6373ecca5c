"""The way behind a calculated figure, hop by hop, each with the claims that were used for it.

Example:
    >>> way_of([Fallen("hold", ("p",))], "p", "hold", "op")
    ('p', 'hold', 'op')
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.calculated import Hop
from kg.model import ClaimId, EntityId
from kg.network import OwnershipNetwork
from kg.shares import NOTHING
from kg.tables import Basis

Chain = tuple[Hop, ...]

#: Kinds of ties that may stand behind a hop, the ones that speak of its basis first.
_BEHIND = {
    "capital": ("shareholding", "rightsToProfitOrIncome", "parent"),
    "votes": ("votingRights", "shareholding", "parent"),
}
_STATED = (
    *("parent", "consolidation", "appointmentOfBoard", "otherInfluenceOrControl", "rightsGrantedByContract"),
    *("controlViaCompanyRulesOrArticles", "controlByLegalFramework", "shareholding", "votingRights"),
)


class Fallen(NamedTuple):
    """A company on the way, and those by whom it came to count, the strongest first."""

    company: EntityId
    by: tuple[EntityId, ...]


class Chains:
    """Makes chains of one network, with shares on one basis.

    Args:
        network: The network of the answer.
        basis: capital or votes.
    """

    def __init__(self, network: OwnershipNetwork, basis: Basis) -> None:
        self.network, self.basis = network, basis

    def along(self, way: Sequence[EntityId]) -> Chain:
        """The hops of a way, from its first entity to its last."""
        return tuple(self.hop(holder, investee) for holder, investee in pairwise(way))

    def hop(self, holder: EntityId, investee: EntityId) -> Hop:
        """One hop, with what the holder has there and the claims used."""
        share = self.network.tables.column(investee, self.basis).seen_by(holder).get(holder, NOTHING)
        return Hop(
            holder=holder,
            investee=investee,
            share=share if share.high > 0 else None,
            claims=self._claims(holder, investee, stated=share.high == 0),
        )

    def _claims(self, holder: EntityId, investee: EntityId, *, stated: bool) -> tuple[ClaimId, ...]:
        kinds = _STATED if stated else _BEHIND[self.basis]
        ties = [
            tie
            for tie in self.network.owners(investee, kinds=kinds)
            if holder in (tie.holder, tie.on_behalf_of)
        ]
        first = next((kind for kind in kinds if any(tie.kind == kind for tie in ties)), None)
        used = [tie.claims[0].record.claim.id for tie in ties if tie.kind == first and tie.claims]
        return tuple(dict.fromkeys(used))


def way_of(
    fallen: Iterable[Fallen], start: EntityId, last: EntityId, company: EntityId
) -> tuple[EntityId, ...]:
    """The way from a start to a company whose last step is `last`, up through what fell before.

    Args:
        fallen: How each company on the way came to count.
        start: Where the way begins.
        last: Who holds the company itself.
        company: Where it ends.
    """
    above = {one.company: one.by for one in fallen}
    way = [company, last]
    while way[-1] != start:
        following = next((key for key in above.get(way[-1], ()) if key not in way), None)
        if following is None:
            break
        way.append(following)
    return tuple(reversed(way))


#: Steps after which the search for further ways ends; a figure never depends on it.
_PATIENCE = 20_000


def ways_up(
    network: OwnershipNetwork, basis: Basis, owner: EntityId, company: EntityId, *, limit: int = 20
) -> list[tuple[EntityId, ...]]:
    """Ways from an owner to a company through holdings that pass nobody twice, fewest hops first.

    Args:
        network: The network.
        basis: capital or votes.
        owner: Where a way begins.
        company: Where it ends.
        limit: Most ways.

    Cost: O(holdings above the company), and a bounded search.
    """
    above = _above(network, basis, company)
    useful = _leading_to(above, owner)
    found: list[tuple[EntityId, ...]] = []
    waiting: list[tuple[EntityId, ...]] = [(company,)]
    steps = 0
    while waiting and len(found) < limit and steps < _PATIENCE:
        following: list[tuple[EntityId, ...]] = []
        for way in waiting:  # one hop longer at a time
            steps += 1
            for holder in above.get(way[0], ()):
                if holder == owner:
                    found.append((holder, *way))
                elif holder in useful and holder not in way:
                    following.append((holder, *way))
        waiting = following[:_PATIENCE]
    return found[:limit]


def _above(network: OwnershipNetwork, basis: Basis, company: EntityId) -> dict[EntityId, list[EntityId]]:
    above: dict[EntityId, list[EntityId]] = {}
    waiting = [company]
    while waiting:
        key = waiting.pop()
        if key in above:
            continue
        column = network.tables.column(key, basis)
        above[key] = sorted({*column.shares, *(column.inside or ())} - {key})
        waiting += above[key]
    return above


def _leading_to(above: dict[EntityId, list[EntityId]], owner: EntityId) -> set[EntityId]:
    """Everybody from whom a way up leads to an owner."""
    below: dict[EntityId, list[EntityId]] = {}
    for company, holders in above.items():
        for holder in holders:
            below.setdefault(holder, []).append(company)
    found, waiting = {owner}, [owner]
    while waiting:
        for company in below.get(waiting.pop(), ()):
            if company not in found:
                found.add(company)
                waiting.append(company)
    return found
