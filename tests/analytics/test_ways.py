"""Ways: all of them in small graphs, the shortest first, cut where there are too many."""

from __future__ import annotations

from itertools import pairwise, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analytics.ways import ways
from kg.network import OwnershipNetwork
from tests.analytics.worlds import network_of

NAMES = "abcde"
EDGES = st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=14)


def listed(network: OwnershipNetwork, owner: str, owned: str, **more: int) -> tuple[list[str], bool]:
    found, cut = ways(network, owner, owned, **more)
    return ["".join(hop.holder for hop in way) + owned for way in found], cut


@given(EDGES)
@settings(max_examples=80, deadline=None)
def test_ways_are_the_simple_paths_the_shortest_first(edges: set[tuple[str, str]]) -> None:
    rows = {below: {a: "1" for a, b in edges if b == below} for below in NAMES}
    network = network_of({key: row for key, row in rows.items() if row})
    paths = [
        way
        for size in range(2, len(NAMES) + 1)
        for way in permutations(NAMES, size)
        if (way[0], way[-1]) == ("a", "b") and edges.issuperset(pairwise(way))
    ]
    found, cut = listed(network, "a", "b", limit=1000)
    assert not cut
    assert sorted(found) == sorted("".join(way) for way in paths)
    assert [len(way) for way in found] == sorted(len(way) for way in paths)


def test_too_many_ways_are_cut_and_said_to_be() -> None:
    middle = [f"m{n}" for n in range(9)]
    network = network_of({"b": dict.fromkeys(middle, "10"), **{m: {"a": "10"} for m in middle}})
    assert listed(network, "a", "b", limit=8)[1]
    assert not listed(network, "a", "b", limit=9)[1]


def test_a_ladder_of_rings_ends_in_time() -> None:
    rows: dict[str, dict[str, str]] = {}
    for step in range(40):
        rows[f"l{step}"] = {f"l{step + 1}": "30", f"r{step + 1}": "30"}
        rows[f"r{step}"] = {f"l{step + 1}": "30", f"r{step + 1}": "30"}
    found, cut = listed(network_of(rows), "l40", "l0")
    assert (found, cut) == ([], True)
