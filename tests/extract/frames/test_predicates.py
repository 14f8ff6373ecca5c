"""Shares told by what a company is, by whose a part is, and by *whose*."""

import pytest

from tests.extract.frames.test_frame import told


@pytest.mark.parametrize(
    "text",
    [
        "Fir Works, itself 60 percent Oak Mills's, lost money.",
        "The other 60 percent of Fir Works is Oak Mills's.",
        "Fir Works, 60 percent of which was Oak Mills's, lost money.",
    ],
)
def test_a_possessive_after_be_has_the_share(text: str) -> None:
    assert told(text) == [("Oak Mills", "Fir Works")]


def test_a_company_can_be_made_of_its_holders() -> None:
    found = told("The Fir Works mine is 60 percent Oak Mills and 40 percent Elm Bank.")
    assert found == [("Oak Mills", "Fir Works"), ("Elm Bank", "Fir Works")]


@pytest.mark.parametrize(
    "text",
    [
        "Oak Mills, whose 12 percent makes it the first owner of Fir Works, objected.",
        "Oak Mills, from whose 12 percent the slice is cut, objected.",
        "Oak Mills (Cyprus), 12 percent, objected.",
        "Elm Bank can do without the 12 percent of Anna Lindqvist.",
    ],
)
def test_whose_the_share_is_stands_right_before_or_behind(text: str) -> None:
    assert told(text)[0][0] in ("Oak Mills", "Anna Lindqvist")


def test_nobody_has_a_share_of_a_person() -> None:
    assert told("Elm Bank can do without the 12 percent of Anna Lindqvist.")[0][1] == ""


def test_a_comparison_is_not_what_a_company_is_made_of() -> None:
    assert told("Fir Works is 12 percent cheaper than Elm Bank.")[0][0] != "Elm Bank"
