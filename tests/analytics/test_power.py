"""Voting power: known games, brute force over orders and coalitions, and the ocean as a limit."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analytics import games
from kg.analytics.games import Game, Powers, banzhaf_of, shapley_of
from kg.analytics.power import Power, banzhaf, banzhaf_normalised, shapley
from kg.errors import AnalysisError, Overfull
from tests.analytics.worlds import network_of

HALF = Fraction(1, 2)


def by_holder(power: Power) -> dict[str | None, Fraction]:
    assert all(seat.low == seat.high for seat in power.seats)
    return {seat.holder: seat.low for seat in power.seats}


def slow_shapley(weights: list[Fraction], quota: Fraction) -> list[Fraction]:
    hits = [0] * len(weights)
    orders = list(permutations(range(len(weights))))
    for order in orders:
        total = Fraction(0)
        for voter in order:
            total += weights[voter]
            if total > quota:
                hits[voter] += 1
                break
    return [Fraction(hit, len(orders)) for hit in hits]


def slow_banzhaf(weights: list[Fraction], quota: Fraction) -> list[Fraction]:
    found = []
    for i, weight in enumerate(weights):
        others = [w for j, w in enumerate(weights) if j != i]
        sums = [sum(c, Fraction(0)) for k in range(len(others) + 1) for c in combinations(others, k)]
        found.append(Fraction(sum(s <= quota < s + weight for s in sums), len(sums)))
    return found


weights = st.lists(st.integers(0, 30), min_size=1, max_size=6).filter(any)


@given(weights, st.sampled_from([HALF, Fraction(2, 3), Fraction(1, 4)]))
@settings(max_examples=100, deadline=None)
def test_counted_games_agree_with_brute_force(units: list[int], quota: Fraction) -> None:
    parts = [Fraction(unit, sum(units)) for unit in units]
    game = Game(tuple(parts), quota=quota)
    assert list(shapley_of(game).values) == slow_shapley(parts, quota)
    assert list(banzhaf_of(game).values) == slow_banzhaf(parts, quota)


@given(weights.map(lambda units: [unit for unit in units if unit][:4]).filter(bool), st.integers(1, 60))
@settings(max_examples=12, deadline=None)
def test_the_ocean_is_the_limit_of_many_small_voters(units: list[int], sea: int) -> None:
    whole = sum(units) + sea
    parts = tuple(Fraction(unit, whole) for unit in units)
    ocean = Fraction(sea, whole)
    limit = shapley_of(Game(parts, ocean=ocean)).values
    drops = 48
    fine = shapley_of(Game((*parts, *[ocean / drops] * drops))).values[: len(parts)]
    assert all(abs(float(a - b)) < 0.04 for a, b in zip(limit, fine, strict=True))


def test_one_block_beside_the_float_has_two_thirds_nothing_or_all() -> None:
    network = network_of({"x": {"a": "40"}})
    assert by_holder(shapley(network, "x")) == {"a": Fraction(2, 3), None: Fraction(1, 3)}
    assert by_holder(shapley(network, "x", rest="block")) == {None: 1, "a": 0}
    assert by_holder(shapley(network, "x", rest="ignore")) == {"a": 1}
    assert by_holder(banzhaf(network, "x")) == {"a": 1}  # half of the float and 40 are more than half
    assert by_holder(banzhaf(network, "x", rest="block")) == {"a": 0, None: 1}


def test_the_formula_of_one_block_in_an_ocean_is_exact() -> None:
    for percent in (1, 10, 25, 33, 49):
        w = Fraction(percent, 100)
        assert by_holder(shapley(network_of({"x": {"a": str(percent)}}), "x"))["a"] == w / (1 - w)
    assert by_holder(shapley(network_of({"x": {"a": "50"}}), "x"))["a"] == 1
    assert by_holder(shapley(network_of({"x": {"a": "80"}}), "x"))["a"] == 1


def test_half_exactly_wins_nothing_alone() -> None:
    network = network_of({"x": {"a": "50", "b": "30", "c": "20"}})
    assert by_holder(shapley(network, "x")) == {"a": Fraction(2, 3), "b": Fraction(1, 6), "c": Fraction(1, 6)}
    assert by_holder(banzhaf(network, "x")) == {"a": Fraction(3, 4), "b": Fraction(1, 4), "c": Fraction(1, 4)}
    found = by_holder(banzhaf_normalised(network, "x"))
    assert found == {"a": Fraction(3, 5), "b": Fraction(1, 5), "c": Fraction(1, 5)}


def test_half_of_the_ocean_votes_for_and_a_draw_is_decided_by_chance() -> None:
    found = by_holder(banzhaf(network_of({"x": {"a": "10", "b": "10"}}), "x"))
    # Half of 80 votes for: with one of the two that is half of all, a draw, and with both it wins.
    assert found == {"a": HALF, "b": HALF}


def test_power_sums_up_to_one_with_what_nobody_is_named_for() -> None:
    network = network_of({"x": {"a": "20", "b": "17.5", "c": "3.21", "d": "11"}})
    for rest in ("ocean", "block", "ignore"):
        assert sum(by_holder(shapley(network, "x", rest=rest)).values()) == 1  # type: ignore[arg-type]


def test_twenty_holders_of_different_size_are_counted_within_float_precision() -> None:
    rows = {f"h{i}": str(Fraction(100 + i, 100)) for i in range(20)}
    power = shapley(network_of({"x": rows}), "x")
    assert (power.method, power.error) == ("counted", None)
    values = by_holder(power)
    assert abs(float(sum(values.values())) - 1) < 1e-9
    assert values["h19"] > values["h0"] > 0


def test_too_many_sums_are_sampled_with_the_error_printed_and_always_the_same() -> None:
    rows = {f"h{i}": str(Fraction(10**9 + 7 * i**5, 4 * 10**8)) for i in range(30)}
    network = network_of({"x": rows})
    for measure in (shapley, banzhaf):
        power = measure(network, "x")
        assert power.method == "sampled"
        assert power.error is not None
        assert 0 < power.error < Fraction(1, 100)
        assert measure(network, "x") == power
    small = [Fraction(1, 7), Fraction(2, 7), Fraction(4, 7)]
    sampled = games._sampled_orders(Game(tuple(small), quota=Fraction(3, 5)))
    exact = slow_shapley(small, Fraction(3, 5))
    assert sampled.error is not None
    assert all(abs(a - b) < 3 * sampled.error for a, b in zip(sampled.values, exact, strict=True))
    chosen = games._sampled_coalitions(Game(tuple(small), quota=Fraction(3, 5)), sea=False)
    assert all(
        abs(a - b) < 3 * (chosen.error or 0)
        for a, b in zip(chosen.values, slow_banzhaf(small, Fraction(3, 5)), strict=True)
    )


def test_bands_give_what_their_corners_give_and_say_so() -> None:
    power = shapley(network_of({"x": {"a": ("20", "40")}}), "x")
    assert power.method == "corners"
    first = power.seats[0]
    assert (first.holder, first.low, first.high) == ("a", Fraction(1, 4), Fraction(2, 3))
    full = shapley(network_of({"x": {"a": ("20", "60"), "b": "45"}}), "x", rest="ignore")
    assert {seat.holder: (seat.low, seat.high) for seat in full.seats} == {"a": (0, 1), "b": (0, 1)}


def test_too_many_bands_and_contradictions_are_refused() -> None:
    with pytest.raises(AnalysisError, match="have bands"):
        shapley(network_of({"x": {f"h{i}": ("1", "2") for i in range(7)}}), "x")
    with pytest.raises(Overfull, match="120 %"):
        banzhaf(network_of({"x": {"a": "60", "b": "60"}}), "x")


def test_nobody_known_means_that_the_float_decides() -> None:
    power = shapley(network_of({"y": {"x": "10"}}), "x")
    assert by_holder(power) == {None: 1}


@given(weights, st.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_renaming_voters_changes_nothing(units: list[int], sea: int) -> None:
    whole = sum(units) + sea
    parts = [Fraction(unit, whole) for unit in units]
    forth: Powers = shapley_of(Game(tuple(parts), ocean=Fraction(sea, whole)))
    back = shapley_of(Game(tuple(reversed(parts)), ocean=Fraction(sea, whole)))
    assert forth.values == tuple(reversed(back.values))
    order = sorted(range(len(parts)), key=lambda i: parts[i])
    assert [forth.values[i] for i in order] == sorted(forth.values)
