"""Shareholder nouns without a figure."""

import pytest

from tests.extract.holdings.drafting import pairs
from tests.extract.support import owned

_MAJORITY = ["Oak Mills > Fir Works", "Oak Mills > Fir Works 50-"]
_MAJORITAIRE = ["Chêne SA > Sapin SA", "Chêne SA > Sapin SA 50-"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak Mills is the owner of Fir Works.", "en", ["Oak Mills > Fir Works"]),
        (
            "Oak Mills, owner of Fir Works and Elm Freight, makes paper.",
            "en",
            ["Oak Mills > Elm Freight", "Oak Mills > Fir Works"],
        ),
        ("Fir Works' owner, Oak Mills, makes paper.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works owner Oak Mills makes paper.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works said that its owner Oak Mills would pay.", "en", ["Oak Mills > Fir Works"]),
        ("Oak Mills is the majority shareholder of Fir Works.", "en", _MAJORITY),
        ("Fir Works's majority owner Oak Mills makes paper.", "en", _MAJORITY),
        (
            "Oak Mills, the controlling shareholder of Fir Works, makes paper.",
            "en",
            ["Oak Mills > Fir Works"],
        ),
        ("Chêne SA, propriétaire de Sapin SA, recule.", "fr", ["Chêne SA > Sapin SA"]),
        ("Chêne SA est le propriétaire de Sapin SA depuis 2009.", "fr", ["Chêne SA > Sapin SA"]),
        ("Chêne SA est l'actionnaire majoritaire de Sapin SA.", "fr", _MAJORITAIRE),
        ("Chêne SA est l'unique actionnaire de Sapin SA.", "fr", ["Chêne SA > Sapin SA 100"]),
        ("Sapin SA, dont Chêne SA est l'actionnaire majoritaire, recule.", "fr", _MAJORITAIRE),
        ("Sapin SA, dont le principal actionnaire est Chêne SA, recule.", "fr", ["Chêne SA > Sapin SA"]),
        (
            "Sapin SA, dont l'actionnaire principal est le fonds Chêne SA, recule.",
            "fr",
            ["Chêne SA > Sapin SA"],
        ),
        ("Le premier actionnaire de Sapin SA est Chêne SA.", "fr", ["Chêne SA > Sapin SA"]),
        ("L'actionnaire unique de Sapin SA est Chêne SA.", "fr", ["Chêne SA > Sapin SA 100"]),
        ("Sapin SA a pour propriétaire Chêne SA.", "fr", ["Chêne SA > Sapin SA"]),
        ("Jan Novak, founder and owner of Fir Works, spoke.", "en", ["Jan Novak > Fir Works"]),
        ("Fir Works's previous owner, Oak Mills, failed.", "en", ["past Oak Mills > Fir Works"]),
        ("Fir Works's owner, Norway's Oak Mills, spoke.", "en", ["Oak Mills > Fir Works"]),
        (
            "The owners of Fir Works, Oak Mills and Elm Capital, declined to comment.",
            "en",
            ["Elm Capital > Fir Works", "Oak Mills > Fir Works"],
        ),
        (
            "Fir Works said on Monday that majority owner Oak Mills was leaving.",
            "en",
            _MAJORITY,
        ),
        ("Fir Works, whose largest shareholder is Oak Mills, makes paper.", "en", ["Oak Mills > Fir Works"]),
        (
            "Sapin SA a pour actionnaires Chêne SA, Orme SA et Hêtre SA.",
            "fr",
            ["Chêne SA > Sapin SA", "Hêtre SA > Sapin SA", "Orme SA > Sapin SA"],
        ),
    ],
)
def test_it_is_told_who_owns_whom(text: str, language: str, expected: list[str]) -> None:
    assert owned(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills, its former owner, sold Fir Works.", "en"),
        ("Shareholders of Fir Works met Oak Mills.", "en"),
    ],
)
def test_what_is_denied_to_come_or_something_else_is_no_ownership(text: str, language: str) -> None:
    assert owned(text, language) == []


def test_a_company_has_somebody_for_shareholder() -> None:
    assert "Chêne SA > Sapin SA" in owned("Sapin SA a Chêne SA pour actionnaire.", "fr")
    assert owned("Sapin SA a Chêne SA pour coactionnaire.", "fr") == []


def test_an_owners_kind_and_seat_stand_before_its_name() -> None:
    assert "Oak Capital > Fir Works" in pairs(
        "Fir Works's current owner, Madrid fund Oak Capital, made soap."
    )


def test_a_league_is_not_the_club_that_is_owned() -> None:
    found = pairs("The owner of Italian Serie A club Fir Rovers, Jan Novak, denied it.")
    assert "Jan Novak > Fir Rovers" in found
