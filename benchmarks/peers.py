"""The same whole-graph questions with general graph libraries as the storage, and with sparse matrices.

None of the libraries has the calculations; these are what somebody would write on top of them, and they are
not exact: shares below a cut are left out, and rings are iterated. Building the library's graph is not timed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse

from benchmarks.networks import WHOLE, Drawn

_CUT = 1e-4
_ROUNDS = 200


@dataclass(frozen=True)
class Peer:
    """A network inside a graph library.

    Args:
        name: The library.
        components: Strong components, owners first.
        holders: Pairs of holder and share of an entity.
        holdings: Pairs of company and share of an entity.
        entities: How many there are.
    """

    name: str
    components: Callable[[], Iterator[Sequence[int]]]
    holders: Callable[[int], Iterator[tuple[int, float]]]
    holdings: Callable[[int], Iterator[tuple[int, float]]]
    entities: int

    def ultimate(self, threshold: float) -> int:
        """How many pairs of company and source owner reach a threshold."""
        vectors: dict[int, dict[int, float]] = {}
        count = 0
        for members in self.components():
            found = self._single(members[0], vectors) if len(members) == 1 else self._ring(members, vectors)
            for j, owners in found.items():
                count += sum(share >= threshold for owner, share in owners.items() if owner != j)
                vectors[j] = {owner: share for owner, share in owners.items() if share >= _CUT}
        return count

    def _single(self, j: int, vectors: dict[int, dict[int, float]]) -> dict[int, dict[int, float]]:
        sums: dict[int, float] = {}
        held = False
        for k, share in self.holders(j):
            held = True
            for owner, part in vectors[k].items():
                sums[owner] = sums.get(owner, 0.0) + share * part
        return {j: sums if held else {j: 1.0}}

    def _ring(
        self, members: Sequence[int], vectors: dict[int, dict[int, float]]
    ) -> dict[int, dict[int, float]]:
        inside = dict.fromkeys(members)
        found: dict[int, dict[int, float]] = {j: {} for j in members}
        for _ in range(_ROUNDS):
            moved = 0.0
            for j in inside:
                sums: dict[int, float] = {}
                for k, share in self.holders(j):
                    for owner, part in (found[k] if k in inside else vectors[k]).items():
                        if share * part >= _CUT / 10:
                            sums[owner] = sums.get(owner, 0.0) + share * part
                before = found[j]
                moved = max([moved, *(abs(part - before.get(owner, 0.0)) for owner, part in sums.items())])
                found[j] = sums
            if moved < _CUT / 10:
                break
        return found

    def control(self) -> int:
        """How many pairs of controller and company there are."""
        count = 0
        for holder in range(self.entities):
            controlled, sums, ahead = {holder}, {}, deque([holder])
            while ahead:
                for j, share in self.holdings(ahead.popleft()):
                    if j not in controlled:
                        sums[j] = sums.get(j, 0.0) + share
                        if sums[j] > 0.5:
                            controlled.add(j)
                            ahead.append(j)
            count += len(controlled) - 1
        return count


def networkx_peer(drawn: Drawn) -> Peer:
    """Behind networkx."""
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_nodes_from(range(drawn.entities))
    graph.add_weighted_edges_from(_edges(drawn))

    def components() -> Iterator[Sequence[int]]:
        condensed = nx.condensation(graph)
        for number in nx.topological_sort(condensed):
            yield list(condensed.nodes[number]["members"])

    return Peer(
        "networkx",
        components,
        lambda j: ((k, data["weight"]) for k, data in graph.pred[j].items()),
        lambda i: ((j, data["weight"]) for j, data in graph.succ[i].items()),
        drawn.entities,
    )


def rustworkx_peer(drawn: Drawn) -> Peer:
    """Behind rustworkx."""
    import rustworkx as rx

    graph: Any = rx.PyDiGraph()
    graph.add_nodes_from(range(drawn.entities))
    graph.add_edges_from(_edges(drawn))
    return Peer(
        "rustworkx",
        lambda: reversed(rx.strongly_connected_components(graph)),
        lambda j: ((k, share) for k, _, share in graph.in_edges(j)),
        lambda i: ((j, share) for _, j, share in graph.out_edges(i)),
        drawn.entities,
    )


def igraph_peer(drawn: Drawn) -> Peer:
    """Behind igraph."""
    import igraph

    ends = list(zip(drawn.holder.tolist(), drawn.investee.tolist(), strict=True))
    graph = igraph.Graph(n=drawn.entities, edges=ends, directed=True)
    share = (drawn.units / WHOLE).tolist()

    def components() -> Iterator[Sequence[int]]:
        groups: Any = graph.connected_components(mode="strong")
        condensed = graph.copy()
        condensed.contract_vertices(groups.membership)
        members = list(groups)
        yield from (members[number] for number in condensed.simplify().topological_sorting())

    return Peer(
        "igraph",
        components,
        lambda j: ((ends[e][0], share[e]) for e in graph.incident(j, mode="in")),
        lambda i: ((ends[e][1], share[e]) for e in graph.incident(i, mode="out")),
        drawn.entities,
    )


def scipy_ultimate(drawn: Drawn, threshold: float) -> Callable[[], int]:
    """All ultimate owners by powers of a sparse matrix, small entries left out."""
    shape = (drawn.entities, drawn.entities)
    shares = scipy.sparse.csr_matrix((drawn.units / WHOLE, (drawn.investee, drawn.holder)), shape=shape)
    held = np.bincount(drawn.investee, minlength=drawn.entities) > 0

    def run() -> int:
        inner = shares.multiply(held[None, :]).tocsr()
        inner.eliminate_zeros()
        last = shares.multiply(~held[None, :]).tocsr()
        last.eliminate_zeros()
        total = last
        while last.nnz:
            last = inner @ last
            last.data[last.data < _CUT] = 0.0
            last.eliminate_zeros()
            total = total + last
        return int((total.data >= threshold).sum())

    return run


def _edges(drawn: Drawn) -> list[tuple[int, int, float]]:
    shares = (drawn.units / WHOLE).tolist()
    return list(zip(drawn.holder.tolist(), drawn.investee.tolist(), shares, strict=True))
