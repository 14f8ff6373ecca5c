"""Ways from a holder to an investee, and cross-holdings."""

from __future__ import annotations

from itertools import pairwise, permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analytics.paths import cross_holdings, paths
from kg.errors import UnknownEntity
from kg.network import OwnershipNetwork
from kg.settlement import Interest
from kg.shares import point
from tests.test_network import network, tie


def nodes(way: tuple[Interest, ...]) -> str:
    return "".join([way[0].holder, *(one.investee for one in way)])


def linked(*pairs: str) -> OwnershipNetwork:
    return network(*(tie(a, b, point(30)) for a, b in pairs))


def test_ways_come_with_the_fewest_hops_first_and_then_by_id() -> None:
    world = linked("ad", "ab", "bd", "ac", "cd", "bc")
    assert [nodes(way) for way in paths(world, "a", "d")] == ["ad", "abd", "acd", "abcd"]


def test_a_way_runs_from_holder_to_investee_only() -> None:
    assert paths(linked("ab", "bc"), "c", "a") == ()


def test_a_cross_holding_does_not_make_ways_endless() -> None:
    world = linked("ab", "ba", "bc", "cb", "cd")
    assert [nodes(way) for way in paths(world, "a", "d")] == ["abcd"]


def test_ways_from_an_entity_to_itself_are_its_loops() -> None:
    world = linked("aa", "ab", "ba", "bc", "ca")
    assert [nodes(way) for way in paths(world, "a", "a")] == ["aa", "aba", "abca"]


def test_each_tie_of_a_pair_makes_a_way_of_its_own() -> None:
    world = network(
        tie("a", "b", point(30)), tie("a", "b", point(40), kind="votingRights"), tie("b", "c", point(60))
    )
    assert [[one.kind for one in way] for way in paths(world, "a", "c")] == [
        ["shareholding", "shareholding"],
        ["votingRights", "shareholding"],
    ]


def test_offices_and_restated_totals_are_no_hops() -> None:
    world = network(
        tie("a", "b", kind="boardChair"),
        tie("a", "b", point(40), directness="total"),
        tie("b", "c", point(1)),
    )
    assert paths(world, "a", "c") == ()
    assert [nodes(way) for way in paths(world, "a", "c", kinds={"boardChair", "shareholding"})] == ["abc"]


def test_length_and_number_of_ways_are_bounded() -> None:
    world = linked(*("".join(pair) for pair in permutations("abcdefgh", 2)))
    assert [len(way) for way in paths(world, "a", "h", limit=5)] == [1, 2, 2, 2, 2]
    assert max(len(way) for way in paths(world, "a", "h", longest=2)) == 2
    assert len(paths(world, "a", "h", longest=2)) == 7


def test_an_end_that_is_not_in_the_network_is_an_error() -> None:
    for ends in (("a", "z"), ("z", "a")):
        with pytest.raises(UnknownEntity):
            paths(linked("ab"), *ends)
    with pytest.raises(UnknownEntity):
        cross_holdings(linked("ab"), "z")


def test_cross_holdings_are_groups_that_own_each_other() -> None:
    world = linked("ab", "bc", "ca", "cd", "de", "ed", "ff", "fg")
    assert cross_holdings(world) == (("a", "b", "c"), ("d", "e"))
    assert cross_holdings(world, "d") == (("d", "e"),)
    assert cross_holdings(world, "f") == ()


_pairs = st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")).map("".join)


def _by_hand(pairs: set[str], start: str, end: str) -> set[str]:
    inner = [key for key in "abcd" if key not in (start, end)]
    ways = (
        "".join((start, *middle, end)) for n in range(len(inner) + 1) for middle in permutations(inner, n)
    )
    return {way for way in ways if all(a + b in pairs for a, b in pairwise(way))}


@settings(deadline=None)
@given(st.sets(_pairs, min_size=1), st.randoms())
def test_all_ways_are_found_and_none_twice_in_whatever_order_ties_come(pairs: set[str], random: Any) -> None:
    all_pairs = sorted({*pairs, "da"})
    shuffled = list(all_pairs)
    random.shuffle(shuffled)
    world = linked(*all_pairs)
    for start in "ad":
        found = [nodes(way) for way in paths(world, start, "a")]
        assert set(found) == _by_hand({*pairs, "da"}, start, "a")
        assert len(found) == len(set(found))
    assert [nodes(w) for w in paths(linked(*shuffled), "d", "a")] == [
        nodes(w) for w in paths(world, "d", "a")
    ]


@settings(deadline=None)
@given(st.sets(_pairs, min_size=1))
def test_two_entities_are_in_one_group_when_ways_run_both_ways(pairs: set[str]) -> None:
    world = linked(*sorted(pairs))
    groups = cross_holdings(world)
    for one in world.entities:
        for other in world.entities:
            if one < other:
                together = any({one, other} <= set(group) for group in groups)
                assert together == bool(paths(world, one, other) and paths(world, other, one))
