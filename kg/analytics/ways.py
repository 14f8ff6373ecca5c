"""Ways by which an owner has a part of a company: chains of holdings in which nobody stands twice.

A figure never depends on them: in rings ways alone do not count everything (`kg.analytics.integrated`
does). They are what a reader follows by hand. Ways over settled ties of any kind, for `kg path`, are in
`kg.analytics.paths`.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("P", "A", "60"), ("A", "Op", "50"), ("P", "Op", "5")])
    >>> found, more = ways(network, "P", "Op")
    >>> [[hop.holder for hop in way] for way in found], more
    ([['P'], ['P', 'A']], False)
"""

from __future__ import annotations

from collections import deque

from kg.model import EntityId, Share
from kg.network import OwnershipNetwork
from kg.record import frozen
from kg.shares import NOTHING
from kg.tables import Basis, Tables

#: Ways that are listed, the shortest first.
MOST_WAYS = 20
# Partial ways looked at before the list is cut.
_MOST_STEPS = 20_000


@frozen
class Hop:
    """One holding on a way; the share as it is stated."""

    holder: EntityId
    investee: EntityId
    share: Share


def ways(
    network: OwnershipNetwork,
    owner: EntityId,
    owned: EntityId,
    *,
    basis: Basis = "capital",
    limit: int = MOST_WAYS,
) -> tuple[tuple[tuple[Hop, ...], ...], bool]:
    """Ways from an owner down to a company; a direct holding is one of them.

    Args:
        network: Ownership as of one date.
        owner: Entity id, where each way begins.
        owned: Entity id, where it ends.
        basis: `capital` or `votes`.
        limit: Most ways.

    Returns:
        The ways, the shortest first, then in the order of holders from the company up; and whether there
        may be more.

    Cost: O(m) for m holdings above the company, and a bounded search.
    """
    holders = _above(network.tables, owned, basis, owner)
    leading = _leading_to(holders, owner) - {owner}
    found: list[tuple[Hop, ...]] = []
    waiting: deque[tuple[Hop, ...]] = deque([()])
    steps = 0
    while waiting:
        steps += 1
        if steps > _MOST_STEPS:
            return tuple(found), True
        hops = waiting.popleft()
        company = hops[0].holder if hops else owned
        stated = network.tables.column(company, basis).seen_by(owner)
        for holder in holders.get(company, ()):
            ends, goes_on = holder == owner, holder in leading and holder != owned
            if not ends and (not goes_on or any(holder == hop.holder for hop in hops)):
                continue
            longer = (Hop(holder=holder, investee=company, share=stated.get(holder, NOTHING)), *hops)
            if not ends:
                waiting.append(longer)
            elif len(found) < limit:
                found.append(longer)
            else:
                return tuple(found), True
    return tuple(found), False


def _above(tables: Tables, owned: EntityId, basis: Basis, owner: EntityId) -> dict[EntityId, list[EntityId]]:
    """Company to holders, for everything above a company up to the owner."""
    above: dict[EntityId, list[EntityId]] = {}
    waiting = [owned]
    while waiting:
        company = waiting.pop()
        if company not in above:
            above[company] = sorted(tables.column(company, basis).seen_by(owner))
            waiting += (key for key in above[company] if key != owner)
    return above


def _leading_to(holders: dict[EntityId, list[EntityId]], owner: EntityId) -> set[EntityId]:
    """Everybody from whom a way up leads to the owner."""
    below: dict[EntityId, list[EntityId]] = {}
    for company, above in holders.items():
        for holder in above:
            below.setdefault(holder, []).append(company)
    found, waiting = {owner}, [owner]
    while waiting:
        for company in below.get(waiting.pop(), ()):
            if company not in found:
                found.add(company)
                waiting.append(company)
    return found
