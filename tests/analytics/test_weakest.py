"""The weakest link: published figures, rings, and a slow recursion in every world."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings

from kg.analytics.weakest import MOST_IN_A_RING, weakest_link
from kg.errors import AnalysisError
from kg.network import OwnershipNetwork
from kg.shares import show
from tests.analytics.admissible import World, has_world, networks, worlds
from tests.analytics.worlds import network_of


def link(network: OwnershipNetwork, holder: str, company: str) -> str:
    return show(weakest_link(network, holder, company).share)


def test_a_chain_is_as_strong_as_its_narrowest_link() -> None:
    assert link(network_of({"a": {"f": "11"}, "b": {"a": "21"}}), "f", "b") == "11 %"


def test_chains_through_different_holders_add_up() -> None:
    assert link(network_of({"c": {"f": "30"}, "d": {"c": "20", "f": "30"}}), "f", "d") == "50 %"


def test_chains_that_share_the_last_link_count_it_once() -> None:
    network = network_of({"a": {"f": "30"}, "b": {"f": "30"}, "c": {"a": "50", "b": "50"}, "d": {"c": "30"}})
    assert link(network, "f", "c") == "60 %"
    assert link(network, "f", "d") == "30 %"


def test_a_ring_adds_nothing_to_itself() -> None:
    network = network_of({"a": {"f": "10", "b": "50"}, "b": {"a": "50"}})
    assert [link(network, "f", company) for company in "ab"] == ["10 %", "10 %"]


def test_bands_give_bounds_that_share_the_company() -> None:
    network = network_of({"c": {"f": "100"}, "d": {"c": ("40", "80"), "f": ("30", "70")}})
    assert link(network, "f", "d") == "70-100 %"
    assert link(network_of({"d": {"f": ("25", "50", True, False)}}), "f", "d") == "25-50 %"


def test_all_holders_known_leave_the_rest_to_those_who_carry_something() -> None:
    rows = {"d": {"f": ("10", "100"), "g": ("0", "40")}}
    assert link(network_of(rows), "f", "d") == "10-100 %"
    assert link(network_of(rows, complete=True), "f", "d") == "60-100 %"


def test_large_rings_are_refused_with_what_to_ask_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"c{i}" for i in range(MOST_IN_A_RING + 1)]
    ring = {name: {names[i - 1]: "60"} for i, name in enumerate(names)}
    with pytest.raises(AnalysisError, match="ring of 21 companies"):
        weakest_link(network_of(ring), "c0", "c5")
    dense = {a: {b: "5" for b in names[:18] if b != a} for a in names[:18]}
    monkeypatch.setattr("kg.analytics.weakest._MOST_STATES", 1_000)
    with pytest.raises(AnalysisError, match="too many ways"):
        weakest_link(network_of({**dense, "c0": {**dense["c0"], "f": "5"}}), "f", "c1")


def test_a_long_chain_is_no_trouble() -> None:
    rows = {f"c{i + 1}": {f"c{i}": "60"} for i in range(3000)}
    assert link(network_of(rows), "c0", "c3000") == "60 %"


def test_contradicting_figures_are_flagged() -> None:
    found = weakest_link(network_of({"a": {"f": "80", "g": "70"}}), "f", "a")
    assert (show(found.share), [doubt.company for doubt in found.overfull]) == ("80 %", ["a"])


def _slow(world: World, holder: str, company: str, below: frozenset[str] = frozenset()) -> Fraction:
    if company == holder:
        return Fraction(1)
    return sum(
        (
            min(share, _slow(world, holder, key, below | {company}))
            for key, share in world.get(company, {}).items()
            if key not in below and key != company
        ),
        Fraction(0),
    )


@given(networks())
@settings(max_examples=100, deadline=None)
def test_every_world_lies_within_the_bounds_and_exact_figures_meet_them(network: OwnershipNetwork) -> None:
    assume(has_world(network))
    for holder in ("p", "a"):
        for company in "abc":
            share = weakest_link(network, holder, company).share
            for world in worlds(network, most=2_000):
                assert share.low <= _slow(world, holder, company) <= share.high


@given(networks(points=True))
@settings(max_examples=100, deadline=None)
def test_exact_figures_agree_with_the_slow_recursion(network: OwnershipNetwork) -> None:
    world = {
        key: {holder: share.low for holder, share in network.tables.column(key, "votes").shares.items()}
        for key in network.tables.companies()
    }
    for holder in ("p", "a"):
        for company in "abc":
            share = weakest_link(network, holder, company).share
            assert share.low == share.high == min(_slow(world, holder, company), 1)
