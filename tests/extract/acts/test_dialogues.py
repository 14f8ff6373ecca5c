"""Talks and partnerships told by any word beside two names."""

import pytest

from tests.extract.acts.ruled import ruled


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Oak Mills is back at the table with Fir Works.",
            "en",
            ["Oak Mills > Fir Works dialogue negotiating current"],
        ),
        (
            "Oak Mills, allied to Fir Works, makes doors.",
            "en",
            ["Oak Mills > Fir Works allied asserted current"],
        ),
        ("Chêne, allié à Sapin, fabrique des portes.", "fr", ["Chêne > Sapin allied asserted current"]),
        ("Chêne et Sapin détiennent ensemble 40 % de Frêne.", "fr", []),
        ("Le négociant Chêne a 40 % de Frêne.", "fr", []),
    ],
)
def test_who_is_at_the_table_or_allied_with_whom(text: str, language: str, expected: list[str]) -> None:
    assert ruled(text, language, "dialogue", "allied") == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Elm Group has 20%; the rest is in a joint venture between Oak Mills and Fir Works.",
            "en",
            [],  # told as a venture; above all Elm Group has no part in it
        ),
        (
            "Le groupe Chêne, allié à Sapin SA, et le belge Frêne SA ont offert 3 milliards.",
            "fr",
            ["Chêne > Sapin SA allied asserted current"],
        ),
        ("Oak Mills and Fir Works, its US partners, may end up with 8% of Elm Air.", "en", []),
    ],
)
def test_an_ally_is_of_the_one_beside_it(text: str, language: str, expected: list[str]) -> None:
    assert ruled(text, language, "allied") == expected
