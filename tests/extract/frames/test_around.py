"""What a figure is a part of, told by what its clause or its text is about."""

import pytest

from tests.extract.frames.test_told import companies


@pytest.mark.parametrize(
    "text",
    [
        "In Fir Works, Oak Mills has 5 percent.",
        "The register of Fir Works opens with Oak Mills, at 5 percent.",
        "Oak Mills started at Fir Works with 5 percent.",
        "Oak Mills voted the 5 percent of the say it has at Fir Works.",
        "Fir Works names one owner: Oak Mills, 5 percent.",
    ],
)
def test_the_place_of_a_clause_is_the_company(text: str) -> None:
    assert companies(text, "en") == ["Fir Works"]


def test_a_place_counts_for_its_own_part_of_a_sentence() -> None:
    found = companies("Oak Mills has 60 percent of Elm Print; at Fir Works it has 5 percent.", "en")
    assert found == ["Elm Print", "Fir Works"]


def test_the_one_that_has_the_figure_is_no_place() -> None:
    assert companies("In the autumn of 2020 Oak Mills took 5 percent.", "en") == [""]


def test_the_sentence_before_tells_what_the_text_is_about() -> None:
    text = "Secrecy surrounds the talks over Fir Works. Oak Mills wants out with its 30 percent."
    assert companies(text, "en") == ["Fir Works"]
    assert (
        companies("Fir Works lost money. Oak Mills has 30 percent, Elm Bank has 20 percent.", "en")
        == ["Fir Works"] * 2
    )


def test_who_has_another_figure_is_not_what_the_text_is_about() -> None:
    assert companies("Oak Mills met Elm Bank. Oak Mills has 30 percent, Elm Bank has 20 percent.", "en") == [
        "",
        "",
    ]
