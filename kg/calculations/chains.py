"""The way behind a calculated figure, hop by hop, each with the claims that were used for it.

Example:
    >>> way_of([Fallen("hold", ("p",))], "p", "hold", "op")
    ('p', 'hold', 'op')
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.analytics.ways import MOST_WAYS, ways
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
        self._hops: dict[tuple[EntityId, EntityId], Hop] = {}  # chains of one answer share most of them

    def ways(self, owner: EntityId, company: EntityId, *, limit: int = MOST_WAYS) -> tuple[Chain, ...]:
        """Chains from an owner to a company, the shortest first; cost as for `kg.analytics.ways`."""
        found, _ = ways(self.network, owner, company, basis=self.basis, limit=limit)
        return tuple(self.along((*(hop.holder for hop in way), company)) for way in found)

    def along(self, way: Sequence[EntityId]) -> Chain:
        """The hops of a way, from its first entity to its last."""
        return tuple(self.hop(holder, investee) for holder, investee in pairwise(way))

    def hop(self, holder: EntityId, investee: EntityId) -> Hop:
        """One hop, with what the holder has there and the claims used."""
        if (holder, investee) not in self._hops:
            self._hops[holder, investee] = self._hop(holder, investee)
        return self._hops[holder, investee]

    def _hop(self, holder: EntityId, investee: EntityId) -> Hop:
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
    passed = set(way)
    while way[-1] != start:
        following = next((key for key in above.get(way[-1], ()) if key not in passed), None)
        if following is None:
            break
        way.append(following)
        passed.add(following)
    return tuple(reversed(way))
