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
