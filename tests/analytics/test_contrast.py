"""Measures of other tools: equal to ours without loops, and wrong in the known ways with them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings

from kg.analytics.contrast import all_walks, path_weakest_link, simple_paths_sum
from kg.analytics.integrated import integrated
from kg.errors import AnalysisError
from kg.model import Share
from tests import strategies
from tests.analytics.worlds import network_of

F = Fraction
LOOP = {"a": {"b": "90"}, "b": {"a": "90", "x": "10"}}


def test_all_walks_exceed_the_whole_inside_a_loop() -> None:
    assert all_walks(network_of(LOOP), "a", "b") == F(9, 10) / F(19, 100)
    assert all_walks(network_of(LOOP), "a", "a") == F(81, 19)
    assert all_walks(network_of(LOOP), "x", "b") == integrated(network_of(LOOP), "x", "b").low


def test_simple_paths_are_too_small_in_a_loop() -> None:
    assert simple_paths_sum(network_of(LOOP), "x", "a") == F(9, 100)
    assert integrated(network_of(LOOP), "x", "a").low == F(9, 19)


def test_the_weakest_link_of_ways_counts_a_shared_last_link_again() -> None:
    world = network_of(
        {"op": {"mid": "30"}, "mid": {"a": "50", "b": "50"}, "a": {"p": "100"}, "b": {"p": "100"}}
    )
    assert path_weakest_link(world, "p", "op") == F(6, 10)
    both = network_of({"op": {"mid": "20", "p": "30"}, "mid": {"p": "30"}})
    assert path_weakest_link(both, "p", "op") == F(1, 2)
    assert simple_paths_sum(both, "p", "op") == F(36, 100)


def test_a_closed_loop_and_a_band_are_refused() -> None:
    with pytest.raises(AnalysisError, match="infinite"):
        all_walks(network_of({"a": {"b": "100"}, "b": {"a": "100"}}), "a", "b")
    with pytest.raises(AnalysisError, match="points"):
        simple_paths_sum(network_of({"a": {"b": ("10", "20")}}), "b", "a")


def test_too_many_ways_are_refused_instead_of_waited_for() -> None:
    layers = {f"{n}{side}": {f"{n + 1}l": "50", f"{n + 1}r": "50"} for n in range(20) for side in "lr"}
    with pytest.raises(AnalysisError, match="more than 100,000 ways"):
        simple_paths_sum(network_of(layers), "20l", "0l")
    assert integrated(network_of(layers), "20l", "0l").low == F(1, 2)


@settings(max_examples=100, deadline=None)
@given(strategies.point_tables(cycles=False))
def test_without_loops_all_agree_with_the_integrated_share(rows: dict[str, dict[str, Share]]) -> None:
    network = network_of(rows)
    for owned in rows:
        for owner in network.entities:
            share = integrated(network, owner, owned).low
            assert simple_paths_sum(network, owner, owned) == all_walks(network, owner, owned) == share
