"""Ultimate shares: to whom a company belongs in the end, adding up to all of it.

    sum over sources i of o(i,j) + unnamed(j) + trapped(j) = 1

A source is an entity without known owners: there the owner walk stops. What leaves to holders whom nobody
names is unknown, and so is what ends with a holder of kind `unknown`. What comes into a closed loop, all
of whose capital its members hold, never leaves and belongs to nobody outside: it is trapped.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("p", "mid", "60"), ("mid", "op", "50"), ("q", "op", "20")])
    >>> found = ultimate_shares(network, "op")
    >>> {key: share.show() for key, share in found.sources.items()}, found.unknown.show()
    ({'p': '30 %', 'q': '20 %'}, '50 %')
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from kg.analytics.bounds import ALL, NONE, Bounds, Number
from kg.analytics.integrated import above_bands, is_unknown, meeting, visits_of
from kg.analytics.walk import UNNAMED, Section, above
from kg.model import EntityId
from kg.network import OwnershipNetwork
from kg.record import frozen
from kg.shares import ONE, ZERO
from kg.tables import Basis


@frozen
class UltimateShares:
    """To whom a company belongs in the end, in fractions of 1.

    Args:
        owned: Entity id of the company.
        sources: Entities without known owners, larger lower ends first, then larger upper ends, then by id.
        unknown: What belongs to holders whom nobody names, or who are not known.
        trapped: What ends in closed loops.
        loops: The closed loops that are reached whatever the figures, each in id order.
    """

    owned: EntityId
    sources: Mapping[EntityId, Bounds]
    unknown: Bounds
    trapped: Bounds
    loops: tuple[tuple[EntityId, ...], ...] = ()


def ultimate_shares(
    network: OwnershipNetwork, owned: EntityId, *, basis: Basis = "capital"
) -> UltimateShares:
    """To whom a company belongs in the end.

    Args:
        network: Ownership as of one date.
        owned: Entity id of the company; one without known owners is its own source.
        basis: `capital` or `votes`.

    Returns:
        Points that add up to exactly 1 where all shares are points; else exact bounds of each, and some
        world in which they add up to 1.

    Raises:
        Overfull: The holders of the company, or of one above it, have more than all of it.

    Cost: as for `integrated_all`.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> ring = OwnershipNetwork.from_holdings([("a", "b", "100"), ("b", "a", "100"), ("b", "op", "70")])
        >>> found = ultimate_shares(ring, "op")
        >>> found.trapped.show(), found.loops
        ('70 %', (('a', 'b'),))
    """
    section = above(network.tables, owned, basis)
    if owned not in section.columns:
        return UltimateShares(owned=owned, sources={owned: ALL}, unknown=NONE, trapped=NONE)
    passed, banded = visits_of(section, owned), above_bands(section)
    ends = {part.holder for row in section.columns.values() for part in row} - section.columns.keys()
    unknown = {key for key in ends if key == UNNAMED or is_unknown(network.tables, key)}
    shares = {
        key: meeting(section, owned, {key})
        if key in banded
        else _point(passed.shares.get(key, ZERO), section, owned, {key})
        for key in sorted(ends - unknown)
    }
    if section.banded:
        lost, placed = meeting(section, owned, unknown), meeting(section, owned, ends)
    else:
        left = passed.unnamed + sum([passed.shares.get(key, ZERO) for key in unknown], ZERO)
        lost = _point(left, section, owned, unknown)
        placed = _point(1 - passed.trapped, section, owned, ends)
    kept = [(key, share) for key, share in shares.items() if share.high > 0]
    return UltimateShares(
        owned=owned,
        sources=dict(sorted(kept, key=lambda pair: (-pair[1].low, -pair[1].high, pair[0]))),
        unknown=lost,
        trapped=_rest(placed),
        loops=passed.loops,
    )


def _point(share: Number, section: Section, owned: EntityId, targets: set[EntityId]) -> Bounds:
    if isinstance(share, Fraction):
        return Bounds(low=share, high=share)
    return Bounds(low=share, high=share, exactly=lambda: meeting(section, owned, targets).exact)


def _rest(placed: Bounds) -> Bounds:
    """What is left of all when some is placed."""
    exactly = placed.exactly
    return Bounds(
        low=ONE - placed.high,
        high=ONE - placed.low,
        low_open=placed.high_open,
        high_open=placed.low_open,
        exactly=None if exactly is None else lambda: _rest(exactly()),
    )
