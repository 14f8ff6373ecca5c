"""Direct stakes, of one and of several, with the capacity they share."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analytics.direct import direct, direct_bounds, votes
from kg.errors import Overfull
from kg.model import Share
from tests import strategies
from tests.analytics import slow
from tests.analytics.worlds import network_of

F = Fraction
BAND = ("25", "50", True, False)


def test_two_bands_of_more_than_a_quarter_are_together_more_than_half() -> None:
    world = network_of({"op": {"a": BAND, "b": BAND, "c": "40"}})
    both = direct_bounds(world, ["a", "b"], "op")
    assert (both.low, both.high, both.low_open, both.high_open) == (F(1, 2), F(3, 5), True, False)
    assert both.above(F(1, 2)) == "certain"


def test_own_shares_have_no_votes_and_lift_those_of_the_others() -> None:
    world = network_of({"op": {"p": "45", "op": "10"}})
    assert direct(world, "p", "op").low == F(45, 100)
    assert votes(world, "p", "op").low == F(1, 2)
    assert direct(world, "op", "op").low == F(1, 10)


def test_nobody_and_a_stranger_have_nothing() -> None:
    world = network_of({"op": {"p": "45"}})
    assert (
        direct(world, "q", "op").high
        == direct_bounds(world, [], "op").high
        == direct(world, "p", "p").high
        == 0
    )


@settings(max_examples=100, deadline=None)
@given(strategies.band_tables(companies=1, people=3), st.booleans())
def test_every_coalition_has_the_extremes_of_the_corners_and_reaches_the_ends_that_are_closed(
    rows: dict[str, dict[str, Share]], complete: bool
) -> None:
    network = network_of(rows, complete=complete)
    shares = rows["c0"]
    try:
        direct_bounds(network, ["p0"], "c0")
    except Overfull:
        return
    worlds = [world["c0"] for world in slow.face_worlds(network.tables)]
    corners = [dict(c) for c in slow.corners(shares, complete)]
    for size in range(1, len(shares) + 1):
        for some in combinations(sorted(shares), size):
            found = direct_bounds(network, some, "c0")
            sums = [sum(c[k] for k in some) for c in corners]
            reached = [sum(c[k] for k in some) for c in worlds]
            assert (found.low, found.high) == (min(sums), max(sums))
            assert (found.low in reached, found.high in reached) == (not found.low_open, not found.high_open)
