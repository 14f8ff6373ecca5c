"""How many shares."""

import pytest

from tests.extract.details.told import told


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "Oak Mills bought 1.2 million shares of Fir Works, or 5.4%.", 1_200_000),
        (
            "en",
            "Oak Mills holds 550,000 ordinary shares of Fir Works, representing 5.5% of the capital.",
            550_000,
        ),
        ("en", "Oak Mills owns 12% of Fir Works (2.5 million shares).", 2_500_000),
        ("en", "Oak Mills holds 1.2 million class B shares of Fir Works, or 5.4% of the capital.", 1_200_000),
        (
            "fr",
            "Chêne Capital a racheté 2,5 millions d'actions de Sapin SA, soit 4,5 % du capital.",
            2_500_000,
        ),
        (
            "fr",
            "Chêne Capital a souscrit 550 000 actions nouvelles de Sapin SA, soit 5 % du capital.",
            550_000,
        ),
        ("fr", "Chêne Capital possède 4,5 % du capital de Sapin SA (1 200 000 actions).", 1_200_000),
    ],
)
def test_a_number_of_shares_that_equals_the_figure(language: str, text: str, number: int) -> None:
    assert list(told(text, language).values()) == [{"units": number}]


@pytest.mark.parametrize(
    "text",
    [
        "Oak Mills holds 4.5% of the 50 million shares of Fir Works.",
        "Oak Mills holds 5% of Fir Works, which has 10 million shares.",
        "Oak Mills holds more than 550,000 shares of Fir Works, or 5.5%.",
        "Oak Mills holds 5% of Fir Works, and Elm Capital bought 550,000 shares.",
        "Oak Mills bought 550,000 shares, raising its stake in Fir Works to 5.5%.",
    ],
)
def test_a_number_of_all_shares_of_others_or_of_a_part_is_none(text: str) -> None:
    assert not any("units" in said for said in told(text).values())
