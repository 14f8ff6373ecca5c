"""Close links: the three clauses, both wordings, and what bands and contradictions make of them."""

from __future__ import annotations

from hypothesis import given, settings

from kg.analytics.links import close_link, close_links
from kg.network import OwnershipNetwork
from kg.shares import show
from tests.analytics.admissible import NAMES, networks
from tests.analytics.worlds import network_of


def test_a_fifth_either_way_is_a_link_and_less_is_not() -> None:
    network = network_of({"b": {"a": "20"}, "c": {"a": "19.9999"}})
    assert [clause.code for clause in close_link(network, "a", "b").clauses] == ["owns"]
    assert [clause.code for clause in close_link(network, "b", "a").clauses] == ["owned"]
    assert close_link(network, "a", "c").verdict == "impossible"


def test_chains_multiply_and_add_up() -> None:
    network = network_of({"m": {"a": "50"}, "n": {"a": "40"}, "b": {"m": "20", "n": "25"}})
    (clause,) = close_link(network, "a", "b").clauses
    assert (clause.code, show(clause.share)) == ("owns", "20 %")


def test_a_common_owner_of_a_fifth_of_both_links_them() -> None:
    network = network_of({"a": {"c": "20"}, "b": {"c": "50", "d": "20"}, "e": {"d": "100"}})
    (clause,) = close_link(network, "a", "b").clauses
    assert (clause.code, clause.third, show(clause.other), show(clause.share)) == (
        "third",
        "c",
        "20 %",
        "50 %",
    )
    assert [link.second for link in close_links(network, "b")] == ["a", "c", "d", "e"]


def test_a_band_makes_a_link_possible() -> None:
    network = network_of({"a": {"c": "20"}, "b": {"c": ("10", "30")}})
    assert close_link(network, "a", "b").verdict == "possible"
    assert close_link(network_of({"b": {"a": ("10", "20", False, True)}}), "a", "b").verdict == "impossible"


def test_the_older_wording_asks_for_majorities_on_the_way() -> None:
    network = network_of({"m": {"a": "50"}, "b": {"m": "40"}, "n": {"a": "51"}, "d": {"n": "20"}})
    assert close_link(network, "a", "b", wording="majority").verdict == "impossible"
    assert close_link(network, "a", "d", wording="majority").verdict == "certain"
    assert close_link(network, "a", "d").verdict == "impossible"  # 10.2 %
    pair = network_of({"x": {"c": "51"}, "y": {"c": "51"}, "z": {"c": "50"}})
    assert close_link(pair, "x", "y", wording="majority").verdict == "certain"
    assert close_link(pair, "x", "z", wording="majority").verdict == "impossible"
    assert [link.second for link in close_links(pair, "x", wording="majority")] == ["c", "y"]


def test_contradicting_figures_leave_a_link_open_with_the_reason() -> None:
    network = network_of({"b": {"a": "80", "c": "80"}, "d": {"c": "30"}, "b2": {"e": "50"}})
    link = close_link(network, "a", "b")
    assert link.verdict == "possible"
    assert "160 %" in (link.refused or "")
    assert [found.second for found in close_links(network, "d")] == ["c", "b"]
    assert close_link(network, "b", "b2").verdict == "impossible"


@given(networks())
@settings(max_examples=40, deadline=None)
def test_a_link_is_the_same_from_both_sides_and_every_link_is_listed(network: OwnershipNetwork) -> None:
    for one in "ab":
        listed = {link.second: link.verdict for link in close_links(network, one)}
        for other in NAMES:
            if other == one:
                continue
            link, back = close_link(network, one, other), close_link(network, other, one)
            assert link.verdict == back.verdict
            assert listed.get(other, "impossible") == link.verdict
