"""Network control under its three models, and companies that may not vote in their controllers."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings

from kg.analytics.control import controlled
from kg.analytics.integrated import integrated
from kg.analytics.network_control import network_control
from kg.analytics.void_votes import controlled_void_subsidiary_votes, votes_void_subsidiary_votes
from kg.network import OwnershipNetwork
from kg.shares import show
from tests.analytics.admissible import NAMES, networks
from tests.analytics.worlds import network_of


def test_the_models_turn_votes_into_control_each_in_its_way() -> None:
    network = network_of({"a": {"p": "60", "q": "30"}, "b": {"a": "20", "q": "40"}})
    found = {model: network_control(network, "p", model) for model in ("linear", "threshold", "relative")}  # type: ignore[arg-type]
    assert found["linear"].low == Fraction(60, 100) + Fraction(12, 100)
    assert found["threshold"].low == 1  # all of a, and nobody has half of b
    assert found["relative"].low == Fraction(4, 5) + Fraction(4, 5) * Fraction(1, 5)
    assert {key: share.show() for key, share in found["relative"].shares.items()} == {
        "a": "80 %",
        "b": "16 %",
    }


def test_values_weigh_the_companies_and_the_owner_counts_nothing() -> None:
    network = network_of({"a": {"b": "50"}, "b": {"a": "50"}})
    assert network_control(network, "a").low == HALF
    assert network_control(network, "a", values={"b": 10, "a": 99}).low == 5


HALF = Fraction(1, 2)


def test_returns_to_the_owner_are_not_counted_again() -> None:
    network = network_of({"a": {"b": "90"}, "b": {"a": "90"}})
    assert network_control(network, "a").high == Fraction(9, 10)


def test_bands_give_bounds() -> None:
    network = network_of({"a": {"p": ("40", "60")}, "b": {"p": ("50", "75", True, False), "q": "10"}})
    assert (network_control(network, "p").low, network_control(network, "p").high) == (
        Fraction(9, 10),
        Fraction(135, 100),
    )
    threshold = network_control(network, "p", "threshold")
    assert (threshold.low, threshold.high) == (1, 2)
    relative = network_control(network, "p", "relative")
    assert (relative.low, relative.high) == (1 + Fraction(25, 26), 1 + Fraction(225, 229))


def test_contradicting_figures_cost_the_companies_below_them() -> None:
    network = network_of({"a": {"p": "80", "q": "80"}, "b": {"a": "60"}, "c": {"p": "50"}})
    found = network_control(network, "p")
    assert (found.low, found.refused) == (HALF, ("a", "b"))


@given(networks(points=True))
@settings(max_examples=40, deadline=None)
def test_the_linear_model_adds_up_integrated_votes(network: OwnershipNetwork) -> None:
    for owner in ("p", "a"):
        found = network_control(network, owner)
        if not found.refused:
            companies = [key for key in (*NAMES[:3], "z") if key != owner]
            assert found.low == sum(integrated(network, owner, key, basis="votes").low for key in companies)


def test_votes_of_a_controlled_company_in_its_controller_are_void() -> None:
    network = network_of({"a": {"p": "45", "b": "10"}, "b": {"a": "60"}})
    found = votes_void_subsidiary_votes(network, "a")
    assert [(part.holder, show(part.share)) for part in found.void] == [("b", "10 %")]
    assert show(found.column.shares["p"]) == "50 %"
    assert found.is_certain
    assert controlled_void_subsidiary_votes(network, "p") == ()
    more = network_of({"a": {"p": "46", "b": "10"}, "b": {"a": "60"}})
    assert [found.company for found in controlled_void_subsidiary_votes(more, "p")] == ["a", "b"]
    assert controlled(more, "p") == ()


def test_votes_void_may_undo_a_majority() -> None:
    network = network_of({"a": {"q": "48", "b": "10", "p": "42"}, "b": {"a": "60", "p": "40"}})
    assert [found.company for found in controlled_void_subsidiary_votes(network, "q")] == ["a", "b"]
    assert controlled(network, "q") == ()


def test_all_votes_void_leave_nobody_to_vote() -> None:
    network = network_of({"a": {"b": "100"}, "b": {"a": "100"}})
    found = votes_void_subsidiary_votes(network, "a")
    assert ([part.holder for part in found.void], dict(found.column.shares)) == (["b"], {})


def test_what_is_only_possibly_controlled_still_votes_and_is_told() -> None:
    network = network_of({"a": {"p": "45", "b": "10"}, "b": {"a": ("50", "60")}})
    found = votes_void_subsidiary_votes(network, "a")
    assert (found.void, found.is_certain) == ((), False)
    banded = network_of({"a": {"p": "45", "b": ("5", "10")}, "b": {"a": "60"}})
    scaled = votes_void_subsidiary_votes(banded, "a")
    assert not scaled.is_certain
    assert scaled.column.shares["p"].low == Fraction(45, 95)
    assert scaled.column.shares["p"].high == HALF


@given(networks(points=True))
@settings(max_examples=60, deadline=None)
def test_only_companies_that_it_controls_lose_their_votes_in_a_company(network: OwnershipNetwork) -> None:
    for company in NAMES[:3]:
        found = votes_void_subsidiary_votes(network, company)
        below = {answer.company for answer in controlled(network, company)}
        assert {part.holder for part in found.void} == below & network.tables.column(
            company, "votes"
        ).shares.keys()
        if not found.void:
            assert found.column == network.tables.column(company, "votes")
