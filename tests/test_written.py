from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InvalidClaim
from kg.model import Share
from kg.shares import NUMBER_RULES, UNKNOWN, bounds, show
from kg.written import Figure, figure, written


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("43", "43 %"),
        ("43 %", "43 %"),
        ("43,4 %", "43.4 %"),
        ("43 per cent", "43 %"),
        ("about 43", "42-44 %"),
        ("environ 43 pour cent", "42-44 %"),
        ("~ 43%", "42-44 %"),
        ("25-50", "25-50 %"),
        ("25 % to 50 %", "25-50 %"),
        ("between 25 and 50", "25-50 %"),
        ("entre 25 et 50", "25-50 %"),
        ("more than 25", "(25-100] %"),
        ("> 25", "(25-100] %"),
        (">= 25", "[25-100) %".replace("[25-100)", "25-100")),
        ("at least 25", "25-100 %"),
        ("jusqu’à 50", "0-50 %"),
        ("less than 50", "(0-50) %"),
        ("[25-50) %", "[25-50) %"),
        ("Majority", "(50-100] %"),
        ("more than half", "(50-100] %"),
        ("unknown", "?"),
        ("?", "?"),
        ("0", "0 %"),
        ("100", "100 %"),
    ],
)
def test_what_people_type_is_read(typed: str, shown: str) -> None:
    assert show(figure(typed).share) == shown


def test_that_nothing_is_said_is_not_an_unknown_share() -> None:
    assert figure("none").share is None
    assert figure("unknown").share == UNKNOWN


@pytest.mark.parametrize(
    "typed", ["", "lots", "4O", "101", "50-25", "-5", "1e1", "43 44", "about", "%", "12.5.1"]
)
def test_what_makes_no_sense_is_refused_and_says_what_to_write(typed: str) -> None:
    with pytest.raises(InvalidClaim):
        figure(typed)


@given(st.sampled_from(sorted(NUMBER_RULES)), st.integers(1, 9999))
def test_what_is_written_is_read_back_with_the_same_bounds(rule: str, hundredths: int) -> None:
    stated = f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")
    said = Figure(bounds(rule, stated), stated, rule in ("about", "nearly"))
    assert figure(written(said)).share == said.share


@given(st.fractions(0, 1, max_denominator=100), st.fractions(0, 1, max_denominator=100), st.booleans())
def test_every_interval_of_whole_percents_is_read_back(one: Fraction, other: Fraction, is_open: bool) -> None:
    low, high = sorted((Fraction(round(one * 100), 100), Fraction(round(other * 100), 100)))
    share = Share(low, high, low_open=is_open and low < high)
    assert figure(written(Figure(share))).share == share
