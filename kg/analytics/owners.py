"""`Owners`: all owners of a company as a mapping whose bounds are made when they are looked at.

Where a company of a large holdings file has thousands of owners, making a value of each takes longer than
working out what they have. The shares are floats; `exactly` works a doubtful one out in fractions.

Example:
    >>> from kg.analytics.near import Above
    >>> from kg.holdings.rows import holdings_of
    >>> from kg.network import OwnershipNetwork
    >>> told = holdings_of([("top", "mid", "50"), ("mid", "op", "50")])
    >>> above_it = Above([1, 0], [0.5, 0.25], 0.0, 2)
    >>> found = Owners(OwnershipNetwork.from_holdings(told), "op", "capital", told, above_it)
    >>> list(found), found["top"].show(), found["top"].exact.low
    (['mid', 'top'], '25 %', Fraction(1, 4))
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf

from kg.analytics.bands import ends
from kg.analytics.bounds import Bounds
from kg.analytics.near import SMALL, Above
from kg.analytics.walk import START, above
from kg.holdings.table import Holdings
from kg.model import EntityId
from kg.network import OwnershipNetwork
from kg.tables import Basis

# Shares that differ by less than floats err are ordered by id.
_DIGITS = 12


class Owners(Mapping[EntityId, Bounds]):
    """Owner to bounds, larger shares first, then by id; see `kg.analytics.integrated.integrated_all`.

    Args:
        network: Ownership as of one date.
        owned: Entity id of the company.
        basis: `capital` or `votes`.
        told: The file whose numbers `found` has.
        found: Who is above the company, with how much.
    """

    def __init__(
        self, network: OwnershipNetwork, owned: EntityId, basis: Basis, told: Holdings, found: Above
    ) -> None:
        self._network, self._owned, self._basis = network, owned, basis
        self._companies = found.companies
        shares = dict(zip(map(told.names.__getitem__, found.owners), found.shares, strict=True))
        if found.own > 0:
            shares[owned] = found.own
        self._shares = shares

    def __getitem__(self, owner: EntityId) -> Bounds:
        share = self._shares[owner]
        return Bounds(low=share, high=share, exactly=lambda: self._exactly(owner))

    def __iter__(self) -> Iterator[EntityId]:
        shares = self._shares
        return iter(sorted(shares, key=lambda owner: (-round(shares[owner], _DIGITS), owner)))

    def __len__(self) -> int:
        return len(self._shares)

    def _exactly(self, owner: EntityId) -> Bounds:
        if self._companies > SMALL and owner != self._owned:
            return self._refined(owner)
        section = above(self._network.tables, self._owned, self._basis)
        start = START if owner == self._owned else self._owned
        return ends(section.starting(self._owned), start, {owner}, exact_up_to=inf)

    def _refined(self, owner: EntityId) -> Bounds:
        from kg.analytics.snapshot import arrays_of
        from kg.analytics.whole_exact import Exact

        arrays = arrays_of(self._network, self._basis)
        share = Exact(arrays).share(arrays.number[self._owned], arrays.number[owner])
        return Bounds(low=share, high=share)
