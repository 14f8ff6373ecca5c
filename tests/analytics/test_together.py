"""Sums of stakes: the corners of a company's shares are reached, and nothing beyond them."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.analytics.together import likelier, together
from kg.network import OwnershipNetwork
from kg.shares import show
from tests.analytics.admissible import HAIR, NAMES, corners, networks
from tests.analytics.worlds import network_of

BAND = ("25", "50", True, False)


@given(networks(companies=1), st.sets(st.sampled_from(NAMES)))
@settings(max_examples=300, deadline=None)
def test_the_ends_are_those_of_the_corners(network: OwnershipNetwork, members: set[str]) -> None:
    column = network.tables.column("a", "votes")
    found = corners(column)
    assume(found)
    sums = [sum((share for key, share in x.items() if key in members), Fraction(0)) for x in found]
    bounds = together(column, members)
    # Corners stand a hair inside open ends, for each of at most three holders.
    assert abs(min(sums) - bounds.low) <= 3 * HAIR
    assert abs(max(sums) - bounds.high) <= 3 * HAIR
    assert (min(sums) > bounds.low) == bounds.low_open
    assert (max(sums) < bounds.high) == bounds.high_open


@given(networks(companies=1), st.sets(st.sampled_from(NAMES)))
@settings(max_examples=100, deadline=None)
def test_unnamed_holders_add_all_that_the_others_leave(network: OwnershipNetwork, members: set[str]) -> None:
    column = network.tables.column("a", "votes")
    closed, opened = together(column, members), together(column, members, unnamed=True)
    assert (opened.low, opened.low_open) == (closed.low, closed.low_open)
    assert opened.high >= closed.high
    if not column.complete and not column.is_overfull:
        others = (share.low for key, share in column.shares.items() if key not in members)
        assert opened.high == max(closed.low, 1 - sum(others, Fraction(0)))


def test_bands_of_all_holders_share_the_company() -> None:
    network = network_of({"x": {"a": BAND, "b": BAND, "c": "40"}})
    column = network.tables.column("x")
    assert show(together(column, {"a"}).share) == "(25-35) %"
    assert show(together(column, {"a", "b"}).share) == "(50-60] %"
    assert show(together(column, {"a", "b", "c"}).share) == "(90-100] %"


def test_contradicting_stakes_are_added_as_stated() -> None:
    column = network_of({"x": {"a": "80", "b": "70"}}).tables.column("x")
    assert together(column, {"a", "b"}).low == Fraction(15, 10)
    assert show(together(column, {"a", "b"}).share) == "100 %"


def test_a_member_of_a_family_counts_inside_its_figure() -> None:
    inside = {"x": {"m": ("family", ("10", "20"))}}
    column = network_of({"x": {"family": "45", "c": "10"}}, inside=inside).tables.column("x")
    assert show(together(column, {"m"}).share) == "10-20 %"
    assert show(together(column, {"m", "family"}).share) == "45 %"
    assert show(together(column, {"m", "c"}).share) == "20-30 %"


def test_the_strongest_of_no_verdicts_is_impossible() -> None:
    assert likelier() == "impossible"
    assert likelier("possible", "certain") == "certain"
