"""Who talks with whom, and how that stands."""

import pytest

from tests.extract.acts.ruled import ruled


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Oak Mills is in talks with Fir Works and the fund Ash Partners about a plant.",
            "en",
            [
                "Oak Mills > Fir Works talks negotiating current",
                "Oak Mills > Ash Partners talks negotiating current",
            ],
        ),
        (
            "Oak Mills has broken off talks with Fir Works.",
            "en",
            ["Oak Mills > Fir Works talks failed past"],
        ),
        (
            "Neither Oak Bank nor Elm Bank is in merger talks with Ash Bank.",
            "en",
            ["Oak Bank > Ash Bank talks denied current", "Elm Bank > Ash Bank talks denied current"],
        ),
        (
            "Oak Mills is not, repeat not, in talks with Fir Works.",
            "en",
            ["Oak Mills > Fir Works talks denied current"],
        ),
        (
            "Oak Mills is in talks with Ash Group's former partner Fir Works.",
            "en",
            ["Oak Mills > Fir Works talks negotiating current"],
        ),
        (
            "Les discussions entre Chêne et Sapin sont rompues.",
            "fr",
            ["Chêne > Sapin talks failed past"],
        ),
    ],
)
def test_each_of_one_side_talks_with_each_of_the_other(text: str, language: str, expected: list[str]) -> None:
    assert ruled(text, language, "talks") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Oak Mills is in talks with Fir Works' creditors.",
        "Ash Partners must back the all-stock merger with Fir Works.",
        "The Oak fund and Ash Partners have sold shares, and talks with lenders could cost more.",
    ],
)
def test_who_only_judges_or_is_owed_money_is_no_party_of_the_talks(text: str) -> None:
    assert ruled(text, "en", "talks", "dialogue") == []
