"""Places that no list knows."""

from __future__ import annotations

import pytest

from tests.extract.naming import mentions


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Fir Works struck gas west of Skarvikhamn.", "en", "Skarvikhamn:place"),
        ("Fir Works has a mill at Ardholmen.", "en", "Ardholmen:place"),
        ("Fir Works and Elm recycle cotton waste in Ardholmen; Elm owns 45%.", "en", "Ardholmen:place"),
        ("Sapin a une usine à Ottersheim.", "fr", "Ottersheim:place"),
        ("Sapin, fondée en 1974 à Ottersheim, grandit.", "fr", "Ottersheim:place"),
    ],
)
def test_a_name_that_stands_only_where_places_do_is_one(text: str, language: str, expected: str) -> None:
    assert expected in mentions(text, language)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak holds 5% in Ardholmen.", "en", "Ardholmen:company"),
        ("When trading in Ardholmen opened, Oak had 5%.", "en", "Ardholmen:company"),
        ("Oak has a mill at Ardholmen. Ardholmen owns it.", "en", "Ardholmen:company"),
        ("Elm is an investor in Ardholmen.", "en", "Ardholmen:company"),
        ("Elm raised its interest in Ardholmen.", "en", "Ardholmen:company"),
        ("Oak a cédé 5 % de Fir à Ottersheim.", "fr", "Ottersheim:company"),
    ],
)
def test_a_name_that_is_held_bought_or_acts_is_no_place(text: str, language: str, expected: str) -> None:
    assert expected in mentions(text, language)
