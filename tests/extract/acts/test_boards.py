"""Seats on boards."""

import pytest

from tests.extract.acts.ruled import ruled


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ann Lee sits on the Oak Mills board.", "en", ["Ann Lee > Oak Mills seat asserted current"]),
        (
            "Bob Dahl, who sits on Oak Mills' supervisory board, spoke.",
            "en",
            ["Bob Dahl > Oak Mills seat asserted current"],
        ),
        (
            "Bob Dahl no longer serves on the board of directors of Oak Mills.",
            "en",
            ["Bob Dahl > Oak Mills seat asserted past"],
        ),
        (
            "Bob Dahl, a member of the Oak Mills board, voted against.",
            "en",
            ["Bob Dahl > Oak Mills seat asserted current"],
        ),
        ("Ann Lee will join the board of Oak Mills.", "en", ["Ann Lee > Oak Mills seat planned future"]),
        (
            "Marie Dubois siège au conseil d'administration de Chêne.",
            "fr",
            ["Marie Dubois > Chêne seat asserted current"],
        ),
        (
            "Le conseil de surveillance de Chêne a coopté Marie Dubois.",
            "fr",
            ["Marie Dubois > Chêne seat asserted current"],
        ),
        ("Jean Morel a quitté le conseil de Chêne.", "fr", ["Jean Morel > Chêne seat asserted past"]),
    ],
)
def test_who_sits_on_a_board_has_an_office(text: str, language: str, expected: list[str]) -> None:
    assert ruled(text, language, "seat") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee does not sit on the Oak Mills board.",
        "The fund wants Ann Lee to join the board of Oak Mills.",
        "Ann Lee criticised the board of Oak Mills.",
        "The board of Oak Mills met Ann Lee.",
    ],
)
def test_who_does_not_sit_there_has_none(text: str) -> None:
    assert ruled(text, "en", "seat") == []
