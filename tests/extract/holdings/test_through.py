"""Firms through which others are held, and `Oak-owned`."""

import pytest

from tests.extract.support import owned


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak Mills, through its subsidiary Fir Works, makes paper.", "en", ["Oak Mills > Fir Works"]),
        ("Oak Mills-owned Fir Works makes paper.", "en", ["Oak Mills > Fir Works"]),
        ("The Oak Mills-controlled retailer Fir Works makes paper.", "en", ["Oak Mills > Fir Works"]),
        (
            "Fir Works is controlled by billionaire Jan Novak through his company Oak Mills.",
            "en",
            ["Jan Novak > Fir Works", "Jan Novak > Oak Mills", "Oak Mills > Fir Works"],
        ),
        (
            "Jan Novak controls Fir Works through his holding company Oak Mills.",
            "en",
            ["Jan Novak > Fir Works", "Jan Novak > Oak Mills"],
        ),
        (
            "Jean Novak contrôle Sapin SA par l'intermédiaire de sa holding Chêne SA.",
            "fr",
            ["Jean Novak > Chêne SA", "Jean Novak > Sapin SA"],
        ),
        (
            "Jean Novak, via sa holding Chêne SA, a racheté Sapin SA.",
            "fr",
            ["Jean Novak > Chêne SA", "Jean Novak > Sapin SA"],
        ),
        (
            "Fir Works is owned by the Hansen family through Oak Mills.",
            "en",
            ["Hansen family > Fir Works", "Hansen family > Oak Mills", "Oak Mills > Fir Works"],
        ),
        (
            "Fir Works has been majority-owned since 2010 by Oak Mills.",
            "en",
            ["Oak Mills > Fir Works", "Oak Mills > Fir Works 50-"],
        ),
        (
            "Jan Novak controls Fir Works via Oak Mills.",
            "en",
            ["Jan Novak > Fir Works", "Jan Novak > Oak Mills", "Oak Mills > Fir Works"],
        ),
        (
            "Sapin SA, que Jean Novak contrôle par l'intermédiaire d'une holding belge, Chêne SA, recule.",
            "fr",
            ["Chêne SA > Sapin SA", "Jean Novak > Chêne SA", "Jean Novak > Sapin SA"],
        ),
        ("Oak Mills joined Elm Net and was followed by its unit Fir Works.", "en", ["Oak Mills > Fir Works"]),
    ],
)
def test_it_is_told_who_owns_whom(text: str, language: str, expected: list[str]) -> None:
    assert owned(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fir Works is run by its sister company Oak Mills.", "en"),
        ("Fir Works sells paper through its partner Oak Mills.", "en"),
        ("The state-owned group Fir Works makes paper.", "en"),
    ],
)
def test_what_is_denied_to_come_or_something_else_is_no_ownership(text: str, language: str) -> None:
    assert owned(text, language) == []
