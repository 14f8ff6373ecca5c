"""Sister companies."""

import pytest

from tests.extract.holdings.drafting import pairs, told


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Fir Works, a sister company of Elm SA, is owned by Oak Mills.",
            "en",
            "Oak Mills > Elm SA",
        ),
        (
            "Fir Works's sister company Elm SA belongs to Oak Mills too.",
            "en",
            "Oak Mills > Fir Works",
        ),
        (
            "Sapin SA, société sœur d'Orme SA, appartient à Chêne SA.",
            "fr",
            "Chêne SA > Orme SA",
        ),
    ],
)
def test_whose_one_sister_is_the_other_is_too(text: str, language: str, expected: str) -> None:
    assert expected in pairs(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Fir Works and its rival Elm SA belong to Oak Mills.",
        "Fir Works and its sister company Elm SA are in Oslo.",
        "Jan Novak's sister Anna Novak, who owns Fir Works, lives in Oslo.",
    ],
)
def test_no_sister_shares_an_owner_that_is_not_told(text: str) -> None:
    assert not any(line.startswith("sister:") for line in told(text))
