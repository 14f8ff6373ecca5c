"""Ways from one entity to another through holdings, and holdings that run in both directions.

Only the way is told here, hop by hop with its interests; how much is owned along it is another question.
Stakes that are stated as a total, as effective or as indirect are no hops: they restate ways.

Example:
    >>> from datetime import date
    >>> from kg.model import Entity
    >>> def holds(holder: str, investee: str) -> Interest:
    ...     return Interest(holder=holder, investee=investee, kind="shareholding", claims=())
    >>> ties = (holds("state", "maker"), holds("maker", "ally"), holds("ally", "maker"))
    >>> companies = {key: Entity(id=key, kind="company", name=key) for key in ("state", "maker", "ally")}
    >>> network = OwnershipNetwork(as_of=date(2023, 1, 26), entities=companies, interests=ties)
    >>> [[tie.investee for tie in way] for way in paths(network, "state", "ally")]
    [['maker', 'ally']]
    >>> cross_holdings(network, "ally")
    (('ally', 'maker'),)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise, product
from typing import Any

from kg import vocab
from kg.errors import UnknownEntity
from kg.model import EntityId
from kg.network import OwnershipNetwork
from kg.settlement import Interest

Path = tuple[Interest, ...]


def paths(
    network: OwnershipNetwork,
    holder: EntityId,
    investee: EntityId,
    *,
    kinds: Iterable[str] = vocab.HOLDING_KINDS,
    longest: int = 12,
    limit: int = 100,
) -> tuple[Path, ...]:
    """Ways from a holder to an investee that pass no entity twice.

    Where a pair has several ties (capital and votes), each makes a way of its own. From an entity to
    itself the ways are the loops through it.

    Args:
        network: Interests as of one date.
        holder: Entity id at which the ways start.
        investee: Entity id at which they end.
        kinds: Interest kinds that make a hop.
        longest: Most hops of a way.
        limit: Most ways.

    Returns:
        Ways as tuples of interests from holder to investee; fewest hops first, ways of one length in the
        order of the ids they pass. Empty when there is none.

    Raises:
        UnknownEntity: An end is not in the network.

    Cost: O(n log n) for n interests, then O(h * n) a way of h hops (Yen's algorithm).
    """
    for end in (holder, investee):
        if end not in network.entities:
            raise UnknownEntity(end)
    hops = _hops(network, kinds)
    found = (way for nodes in _node_ways(hops, holder, investee, longest) for way in _with_ties(nodes, hops))
    return tuple(sorted(islice(found, limit), key=_order))


def cross_holdings(
    network: OwnershipNetwork, entity: EntityId | None = None, *, kinds: Iterable[str] = vocab.HOLDING_KINDS
) -> tuple[tuple[EntityId, ...], ...]:
    """Groups of entities that hold each other, directly or in a ring.

    Args:
        network: Interests as of one date.
        entity: Only the group of this entity; None: all groups.
        kinds: Interest kinds that make a hop.

    Returns:
        Groups of two or more entity ids, each in id order; larger groups first. Own shares of one
        company are no cross-holding.

    Raises:
        UnknownEntity: `entity` is not in the network.

    Example:
        >>> from datetime import date
        >>> cross_holdings(OwnershipNetwork(as_of=date(2023, 1, 26), entities={}, interests=()))
        ()

    Cost: O(n + m).
    """
    from networkx import DiGraph, strongly_connected_components

    if entity is not None and entity not in network.entities:
        raise UnknownEntity(entity)
    graph: DiGraph[Any] = DiGraph(_hops(network, kinds).keys())
    groups = [tuple(sorted(group)) for group in strongly_connected_components(graph) if len(group) > 1]
    wanted = [group for group in groups if entity is None or entity in group]
    return tuple(sorted(wanted, key=lambda group: (-len(group), group)))


_Hops = dict[tuple[EntityId, EntityId], list[Interest]]


def _hops(network: OwnershipNetwork, kinds: Iterable[str]) -> _Hops:
    """Ties by their ends, in a stable order: what the network was built from does not show."""
    wanted = frozenset(kinds)
    hops: _Hops = {}
    for holder in sorted({tie.holder for tie in network.interests}):
        for tie in network.holdings(holder, kinds=wanted):
            if tie.directness == "direct":
                hops.setdefault((tie.holder, tie.investee), []).append(tie)
    return hops


def _node_ways(
    hops: _Hops, holder: EntityId, investee: EntityId, longest: int
) -> Iterator[tuple[EntityId, ...]]:
    """Ways as entity ids, fewest hops first."""
    from networkx import DiGraph, has_path, shortest_simple_paths

    # A loop has no end of its own, so arrivals at the investee go to a node that stands for it.
    arrival = ("arrival",)
    graph: DiGraph[Any] = DiGraph()
    graph.add_nodes_from((holder, arrival))
    for start, end in sorted(hops):
        if end == investee:
            graph.add_edge(start, arrival)
        elif end != holder:
            graph.add_edge(start, end)
    if not has_path(graph, holder, arrival):
        return
    for nodes in shortest_simple_paths(graph, holder, arrival):
        if len(nodes) > longest + 1:
            return
        yield (*nodes[:-1], investee)


def _with_ties(nodes: tuple[EntityId, ...], hops: _Hops) -> Iterator[Path]:
    yield from product(*(hops[pair] for pair in pairwise(nodes)))


def _order(way: Path) -> tuple[int, tuple[EntityId, ...]]:
    return len(way), tuple(tie.investee for tie in way)
