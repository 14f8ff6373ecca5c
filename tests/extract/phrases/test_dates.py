"""Dates as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.phrases.dates import dates_in, parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("26 January 2023", "2023-01-26"),
        ("January 26, 2023", "2023-01-26"),
        ("the 3rd of March 2020", "2020-03-03"),
        ("3 mai 2021", "2021-05-03"),
        ("1er août 2021", "2021-08-01"),
        ("décembre 2019", "2019-12"),
        ("2023-01-26", "2023-01-26"),
        ("26/01/2023", "2023-01-26"),
        ("since 1999", "1999"),
    ],
)
def test_a_date_is_read_as_far_as_it_is_written(text: str, expected: str) -> None:
    assert str(parse(text)) == expected


@pytest.mark.parametrize(
    "text", ["Tuesday", "on 3 May", "in June", "not stated", "31 February 2020", "1999,5 %"]
)
def test_what_has_no_year_or_is_no_day_of_the_calendar_is_no_date(text: str) -> None:
    assert parse(text) is None


@given(st.text(max_size=200))
def test_every_date_found_stands_where_it_says(text: str) -> None:
    for found in dates_in(text):
        assert text[found.start : found.end].strip()
        assert any(character.isdigit() for character in text[found.start : found.end])
