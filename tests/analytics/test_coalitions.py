"""Groups and coalitions, and the chain of controllers through them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from kg.analytics.coalitions import MOST_CANDIDATES, group_controlled, minimal_coalitions
from kg.analytics.control import control, controlled
from kg.errors import AnalysisError
from kg.network import OwnershipNetwork
from kg.shares import show
from tests.analytics.admissible import NAMES, networks
from tests.analytics.worlds import network_of


def members(network: OwnershipNetwork, company: str, *candidates: str) -> list[tuple[str, ...]]:
    return [found.members for found in minimal_coalitions(network, company, candidates or None)]


def test_two_of_three_control_where_nobody_does_alone() -> None:
    network = network_of({"x": {"a": "45", "b": "45", "c": "10"}})
    assert members(network, "x") == [("a", "b"), ("a", "c"), ("b", "c")]
    assert [show(found.stake) for found in minimal_coalitions(network, "x")] == ["90 %", "55 %", "55 %"]


def test_a_coalition_reaches_through_what_its_members_control_together() -> None:
    network = network_of({"l": {"a": "30", "b": "30"}, "x": {"l": "40", "a": "11"}})
    assert members(network, "x", "a", "b") == [("a", "b")]
    assert members(network, "x") == [("a", "l")]


def test_candidates_with_bands_make_certain_and_possible_coalitions() -> None:
    network = network_of({"x": {"a": ("30", "60"), "b": "25"}})
    found = [(c.members, c.verdict) for c in minimal_coalitions(network, "x")]
    assert found == [(("a", "b"), "certain"), (("a",), "possible")]


def test_too_many_candidates_are_refused_with_what_to_do() -> None:
    network = network_of({"x": {f"h{i}": "1" for i in range(MOST_CANDIDATES + 1)}})
    with pytest.raises(AnalysisError, match="name at most 16"):
        minimal_coalitions(network, "x")
    assert members(network, "x", "h1", "h2") == []


def test_a_group_controls_more_than_its_members() -> None:
    network = network_of({"x": {"a": "30", "b": "30"}, "y": {"x": "51"}})
    assert [found.company for found in group_controlled(network, ["b", "a"])] == ["x", "y"]
    assert controlled(network, "a") == controlled(network, "b") == ()


@given(networks())
@settings(max_examples=60, deadline=None)
def test_what_members_control_the_group_controls(network: OwnershipNetwork) -> None:
    order = {"possible": 1, "certain": 2}
    group = {found.company: order[found.verdict] for found in group_controlled(network, ["p", "a"])}
    for member in ("p", "a"):
        for found in controlled(network, member):
            assert found.company in ("p", "a") or group[found.company] >= order[found.verdict]


@given(networks(points=True))
@settings(max_examples=60, deadline=None)
def test_nobody_in_a_minimal_coalition_can_be_spared(network: OwnershipNetwork) -> None:
    for company in "abc":
        candidates = [key for key in NAMES if key != company]
        for found in minimal_coalitions(network, company, candidates):
            first, *others = found.members
            assert control(network, first, company, partners=others).verdict == "certain"
            for spared in found.members:
                rest = [key for key in found.members if key != spared]
                if rest:
                    assert control(network, rest[0], company, partners=rest).verdict == "impossible"
