"""Words to bounds, and the arithmetic of intervals."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.errors import InvalidClaim
from kg.model import Share
from kg.shares import (
    NOTHING,
    NUMBER_RULES,
    UNKNOWN,
    WHOLE,
    WORD_RULES,
    added,
    bounds,
    decimal,
    half_unit,
    hull,
    intersection,
    percent,
    point,
    rest,
    show,
    total,
    widened,
    width,
)
from tests.strategies import shares

numerals = st.decimals(0, 100, places=2).map(lambda number: f"{number:f}")


def inside(value: Fraction, share: Share) -> bool:
    above = value > share.low or (value == share.low and not share.low_open)
    return above and (value < share.high or (value == share.high and not share.high_open))


@pytest.mark.parametrize(
    ("rule", "stated", "shown"),
    [
        ("exact", "43.4", "43.4 %"),
        ("about", "43", "42-44 %"),
        ("about", "5", "4.5-5.5 %"),
        ("about", "2.5", "2.25-2.75 %"),
        # Half a unit of the last digit is more than a tenth of the figure.
        ("about", "1", "0.5-1.5 %"),
        ("about", "99.5", "98.5-100 %"),
        ("nearly", "50", "[48-50) %"),
        ("nearly", "1", "[0-1) %"),
        ("moreThan", "25", "(25-100] %"),
        ("atLeast", "25", "25-100 %"),
        ("upTo", "10", "0-10 %"),
        ("lessThan", "10", "(0-10) %"),
        ("plusOneShare", "50", "(50-50.01] %"),
        ("minusOneShare", "50", "[49.99-50) %"),
        ("majority", None, "(50-100] %"),
        ("minority", None, "(0-50) %"),
        ("part", None, "(0-100) %"),
        ("whole", None, "100 %"),
        ("half", None, "50 %"),
        ("aboutHalf", None, "45-55 %"),
        ("nearlyHalf", None, "[40-50) %"),
        ("aboutQuarter", None, "22.5-27.5 %"),
        ("unknown", None, "?"),
    ],
)
def test_words_become_the_bounds_of_the_policy(rule: str, stated: str | None, shown: str) -> None:
    assert show(bounds(rule, stated)) == shown


def test_a_third_is_one_point_wide_on_each_side_unless_it_is_exact() -> None:
    assert bounds("third") == Share(Fraction(1, 3) - percent(1), Fraction(1, 3) + percent(1))
    assert bounds("exactThird") == Share(Fraction(1, 3), Fraction(1, 3))
    assert bounds("aboutThird").low == percent(30)


@given(st.sampled_from(sorted(NUMBER_RULES)), numerals)
def test_every_wording_of_a_figure_stays_within_the_whole(rule: str, stated: str) -> None:
    try:
        share = bounds(rule, stated)
    except InvalidClaim:
        assert percent(stated) in (0, 1)  # "more than 100 %", "less than 0 %"
    else:
        assert 0 <= share.low <= share.high <= 1


@given(numerals)
def test_an_approximate_figure_holds_the_figure(stated: str) -> None:
    assert inside(percent(stated), bounds("about", stated))


@pytest.mark.parametrize("rule", sorted(NUMBER_RULES))
def test_a_wording_without_its_numeral_is_refused(rule: str) -> None:
    with pytest.raises(InvalidClaim, match="numeral"):
        bounds(rule)


def test_unknown_wordings_and_impossible_figures_are_refused() -> None:
    for rule, stated in (("somewhat", "10"), ("exact", "150"), ("exact", "ten"), ("range", "-1")):
        with pytest.raises(InvalidClaim):
            bounds(rule, stated)
    with pytest.raises(InvalidClaim):
        bounds("range", "30", "20")
    assert bounds("range", "20", "30") == Share(percent(20), percent(30))
    assert not WORD_RULES & NUMBER_RULES


def test_a_float_is_refused_for_it_is_not_the_figure_that_was_written() -> None:
    with pytest.raises(InvalidClaim, match="text"):
        percent(43.4)  # type: ignore[arg-type]
    assert percent("43.4") == Fraction(434, 1000)
    assert percent(Decimal("0.1")) == Fraction(1, 1000)
    assert percent("1501/85") == Fraction(1501, 8500)


@pytest.mark.parametrize(
    ("stated", "half"), [("43", "1/200"), ("43.40", "1/20000"), ("0", "0"), ("0.00", "0"), ("1/3", "0")]
)
def test_half_a_unit_follows_the_last_digit(stated: str, half: str) -> None:
    assert half_unit(stated) == Fraction(half)


def test_rounding_is_closed_below_and_open_above_and_ends_at_the_whole() -> None:
    assert widened(point(43), "43") == Share(percent("42.5"), percent("43.5"), False, True)
    assert widened(point(100), "100") == Share(percent("99.5"), percent(100))
    assert widened(bounds("about", "43"), "43") == bounds("about", "43")
    assert widened(point(43), None) == point(43)
    assert widened(NOTHING, "0") == NOTHING


@given(shares(), shares(), st.fractions(0, 1))
def test_an_intersection_holds_what_both_hold(one: Share, other: Share, value: Fraction) -> None:
    met = intersection(one, other)
    both = inside(value, one) and inside(value, other)
    assert both == (met is not None and inside(value, met))
    assert met == intersection(other, one)


@given(shares(), shares())
def test_the_ends_of_shares_that_touch_decide_whether_they_meet(one: Share, other: Share) -> None:
    met = intersection(one, other)
    if met is not None:
        middle = (met.low + met.high) / 2
        assert inside(middle, one)
        assert inside(middle, other)


@given(st.lists(shares(), min_size=1, max_size=4))
def test_a_hull_holds_all_and_reaches_no_further(many: list[Share]) -> None:
    around = hull(many)
    assert all(intersection(around, share) == share for share in many)
    assert (around.low, around.high) == (min(s.low for s in many), max(s.high for s in many))
    assert hull([around, *many]) == around
    assert width(around) >= max(width(share) for share in many)


@given(st.lists(st.fractions(0, 1), max_size=6))
def test_fractions_are_added_exactly(many: list[Fraction]) -> None:
    assert added(many) == sum(many, Fraction(0))


@given(st.lists(shares(), max_size=4))
def test_a_total_is_the_sum_of_both_ends_and_at_most_the_whole(many: list[Share]) -> None:
    low, high = sum((s.low for s in many), Fraction(0)), sum((s.high for s in many), Fraction(0))
    whole = total(many)
    assert (whole.low, whole.high) == (min(low, Fraction(1)), min(high, Fraction(1)))
    if not whole.is_point:
        assert whole.low_open == any(s.low_open for s in many)
        assert whole.high_open == (high <= 1 and any(s.high_open for s in many))


@given(st.lists(shares(), min_size=1, max_size=3))
def test_named_and_unnamed_holders_make_the_whole(many: list[Share]) -> None:
    left = rest(many)
    assert left is not None
    assume(sum(share.low for share in many) <= 1)
    assert left.high == 1 - sum(share.low for share in many)
    assert left.low == max(0, 1 - sum(share.high for share in many))


def test_an_unknown_share_takes_the_rest() -> None:
    assert rest([point(43), UNKNOWN]) == Share(Fraction(0), percent(57), False, True)
    assert rest([WHOLE]) == NOTHING
    assert rest([]) is None
    assert rest([point(60), point(60)]) == NOTHING


@given(st.fractions(0, 1))
def test_decimals_are_rounded_outward_and_exact_where_they_can_be(value: Fraction) -> None:
    low, high = decimal(value, up=False), decimal(value, up=True)
    assert Fraction(low) <= value * 100 <= Fraction(high)
    assert Fraction(high) - Fraction(low) <= Fraction(1, 10**9)
    if (value * 100 * 10**9).denominator == 1:
        assert low == high


def test_decimals_have_no_trailing_zeros_and_no_exponent() -> None:
    shown = [str(decimal(Fraction(n, 1000), up=True)) for n in (0, 500, 434, 1000)]
    assert shown == ["0", "50", "43.4", "100"]


def test_a_share_nobody_knows_is_shown_as_a_question() -> None:
    assert show(None) == show(UNKNOWN) == "?"
    assert show(point("43.4")) == "43.4 %"
