"""Nouns that introduce a person."""

from __future__ import annotations

import pytest

from tests.extract.naming import mentions


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak is owned by tycoon Brilo Fandt.", "en", "Brilo Fandt:person"),
        ("Its founders, Brilo Fandt and Teska Vorn, keep 10% of Oak.", "en", "Teska Vorn:person"),
        ("L'homme d'affaires Brilo Fandt a 5 % de Fir.", "fr", "Brilo Fandt:person"),
    ],
)
def test_a_noun_that_only_persons_have_shows_a_person(text: str, language: str, expected: str) -> None:
    assert expected in mentions(text, language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brilo is the founder of Fandt Vorn.", "Fandt Vorn:company"),
        ("It belongs to founder Brilo Capital.", "Brilo Capital:company"),
    ],
)
def test_a_firm_beside_the_noun_stays_a_firm(text: str, expected: str) -> None:
    assert expected in mentions(text, "en")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ilse Fandt took over from her father Brilo in May.", "en", "Brilo:person"),
        ("He signed 6% over to his eldest daughter Teska last year.", "en", "Teska:person"),
        ("Il a cédé 6 % à sa fille Teska en mai.", "fr", "Teska:person"),
        ("It sold 6% to its sister Teskar in May.", "en", "Teskar:company"),
    ],
)
def test_a_relative_needs_no_surname(text: str, language: str, expected: str) -> None:
    assert expected in mentions(text, language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The drugmaker Sabrina Generis fell 3%.", "Sabrina Generis:company"),
        ("The retailer Victor Lane fell 3%.", "Victor Lane:company"),
        ("Elm keeps the 29% it owns in Sabrina Veneta.", "Sabrina Veneta:company"),
        ("Oak and Elm own Victor Lane together.", "Victor Lane:company"),
        ("The filmmaker Sabrina Vorn owns 3% of Fir.", "Sabrina Vorn:person"),
    ],
)
def test_what_is_made_or_owned_is_no_person(text: str, expected: str) -> None:
    assert expected in mentions(text, "en")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peter Lind and his sister Irini own 40 percent of Oak Mills.", "Irini"),
        ("Anna and Peter Lind own 40 percent of Oak Mills.", "Anna"),
        ("Costas Varda sold Oak Mills. Mr Varda had led it for years.", "Costas Varda"),
    ],
)
def test_relatives_and_men_with_a_title_are_persons(text: str, name: str) -> None:
    assert f"{name}:person" in mentions(text, "en")


def test_what_a_firm_has_is_no_relative() -> None:
    text = "Oak Mills and its sister Irini own 40 percent of Fir Works."
    assert "Irini:company" in mentions(text, "en")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak Mills has bought 51% of Southampton.", "en", "Southampton:company"),
        ("Oak Mills has sold its stake in Southampton to Fir Works.", "en", "Southampton:company"),
        ("Les Moulins Morel ont 32 % de Suez et veulent monter.", "fr", "Suez:company"),
        ("Suez est détenu à 35 % par les Moulins Morel.", "fr", "Suez:company"),
    ],
)
def test_what_bears_the_name_of_a_town_and_has_shares_is_a_firm(
    text: str, language: str, expected: str
) -> None:
    assert expected in mentions(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Southampton holds 5% of Oak Mills.",
        "Oak Mills has sold its stake in Southampton brewer Fir Works.",
        "Shares in Southampton rose 3% while Oak Mills holds 5% of Fir Works.",
        "Fir Works now has the 5% of Southampton.",
    ],
)
def test_a_town_that_owns_or_only_tells_where_is_no_firm(text: str) -> None:
    assert "Southampton:company" not in mentions(text, "en")
