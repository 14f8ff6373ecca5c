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
        (
            "Fir Works has offices in Skarvikhamn and Ardholmen, itself owns 5% of Elm.",
            "en",
            "Ardholmen:place",
        ),
        ("Fir has mills in Ulvby, Ardholmen and Skarvikhamn.", "en", "Ardholmen:place"),
        ("Fir has mills in Ulvby, Ardholmen and Skarvikhamn.", "en", "Skarvikhamn:place"),
        ("Elm sold Fir. Ash has 54% of the Ardholmen company.", "en", "Ardholmen:place"),
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
        ("Oak has a mill in Skarvikhamn and Ardholmen owns 5% of Fir.", "en", "Ardholmen:company"),
        ("Oak has a stake in Skarvikhamn and Ardholmen.", "en", "Ardholmen:company"),
        ("Elm is an investor in Ardholmen.", "en", "Ardholmen:company"),
        ("Elm holds 5% of the Ardholmen group.", "en", "Ardholmen:company"),
        ("Elm raised its interest in Ardholmen.", "en", "Ardholmen:company"),
        ("Oak a cédé 5 % de Fir à Ottersheim.", "fr", "Ottersheim:company"),
    ],
)
def test_a_name_that_is_held_bought_or_acts_is_no_place(text: str, language: str, expected: str) -> None:
    assert expected in mentions(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oslo (Firwire Desk) - It owns 7% of Elm Works.", "en"),
        ("OSLO, May 3 (Firwire Desk) — It owns 7% of Elm Works.", "en"),
        ("Oslo (Firwire Desk) – Elle détient 7 % de Sapin SA.", "fr"),
    ],
)
def test_the_agency_of_a_dateline_is_no_party(text: str, language: str) -> None:
    assert "Firwire Desk:company" not in mentions(text, language)


def test_a_name_in_brackets_behind_a_firm_or_before_words_stays_one() -> None:
    assert "Firwire Desk:company" in mentions("Oak Mills (Firwire Desk) - it owns 7% of Elm Works.", "en")
    assert "Firwire Desk:company" in mentions("Oslo (Firwire Desk) owns 7% of Elm Works.", "en")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Le tribunal d'Ottersheim a entendu Sapin.", "fr", "Ottersheim:place"),
        ("Le tribunal de commerce de Villardon a entendu Sapin.", "fr", "Villardon:place"),
        ("Le ministre des Mines a entendu Sapin.", "fr", "Mines:place"),
        ("The mayor of Ardholmen met Elm Capital.", "en", "Ardholmen:place"),
        ("OTTERSHEIM-SUR-MER – La ville a vendu Sapin.", "fr", "OTTERSHEIM-SUR-MER:place"),
    ],
)
def test_the_seat_of_a_court_and_the_field_of_a_minister_are_no_firms(
    text: str, language: str, expected: str
) -> None:
    assert expected in mentions(text, language)


def test_a_firm_in_capitals_at_the_head_is_one_where_it_is_named_again() -> None:
    assert "TORVAL:company" in mentions("TORVAL - The brewer Torval owns 5% of Maltex.", "en")
