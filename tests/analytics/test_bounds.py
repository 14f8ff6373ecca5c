"""What bounds decide, exactly at the threshold."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kg.analytics.bounds import ALL, NONE, Bounds, bounds_of
from kg.shares import bounds, point

HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("low_open", "above"), [(False, "possible"), (True, "certain")]
)  # fmt: skip
def test_a_band_from_one_half_is_more_than_half_only_where_half_is_excluded(
    low_open: bool, above: str
) -> None:
    band = Bounds(low=HALF, high=Fraction(3, 4), low_open=low_open)
    assert (band.above(HALF), band.at_least(HALF)) == (above, "certain")


@pytest.mark.parametrize(("high_open", "at_least"), [(False, "possible"), (True, "impossible")])
def test_a_band_up_to_one_half_reaches_half_only_where_it_is_included(high_open: bool, at_least: str) -> None:
    band = Bounds(low=Fraction(1, 4), high=HALF, high_open=high_open)
    assert (band.above(HALF), band.at_least(HALF)) == ("impossible", at_least)


def test_exactly_one_half_is_half_and_not_more() -> None:
    exact = Bounds(low=HALF, high=HALF)
    assert (exact.status(HALF, ">="), exact.status(HALF, ">")) == ("certain", "impossible")
    assert exact.is_point


def test_a_float_near_the_threshold_is_worked_out_again_and_one_far_from_it_is_not() -> None:
    asked = []

    def exactly() -> Bounds:
        asked.append(1)
        return Bounds(low=HALF, high=HALF)

    near = Bounds(low=0.5000000000001, high=0.5000000000001, exactly=exactly)
    assert (near.at_least(HALF), near.above(HALF)) == ("certain", "impossible")
    assert asked == [1]
    assert near.at_least(Fraction(2, 5)) == "certain"
    assert near.above(Fraction(3, 5)) == "impossible"
    assert asked == [1]


def test_a_share_of_the_model_comes_back_with_its_ends_and_floats_with_twelve_digits() -> None:
    band = bounds("range", "25", "30")
    assert bounds_of(band).share == band
    assert bounds_of(point("43.4")).show() == "43.4 %"
    assert Bounds(low=1 / 3, high=1.0000000000000002).share.high == 1
    assert Bounds(low=1 / 3, high=1 / 3).share.low == Fraction("0.333333333333")
    assert (NONE.show(), ALL.show()) == ("0 %", "100 %")
