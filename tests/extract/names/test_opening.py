"""A capital that opens a sentence: when the words after it show a name, and when they show none."""

from __future__ import annotations

import pytest

from tests.extract.naming import mentions


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Marnick of the Netherlands had 5% of Fir Works.", "en", "Marnick:company"),
        ("Marnick parted with 5% of Fir Works.", "en", "Marnick:company"),
        ("Marnick also came away with 5% of Fir Works.", "en", "Marnick:company"),
        ("Marnick, advised by two banks, is no seller.", "en", "Marnick:company"),
        ("Fir Works waits. Marnick its 12 per cent, they say, will keep.", "en", "Marnick:company"),
        ("Four hold a share each: Marnick, Toldane, Resk and Ulvar.", "en", "Marnick:company"),
        ("Marnick and the Danish group Toldane will build it.", "en", "Marnick:company"),
        ("Norrgaz, by contrast, has put up 17 percent of Fir Works.", "en", "Norrgaz:company"),
        ("Velma: that is who has 5% of Fir Works.", "en", "Velma:company"),
        ("Wessel y prend 50 % de Sapin.", "fr", "Wessel:company"),
        ("Wessel en possède désormais 95 %.", "fr", "Wessel:company"),
        ("Deux actionnaires : Wolz, pour 80 %, et Sapin.", "fr", "Wolz:company"),
        ("Volté et Sapin Capital vendent 5 % de Ferrand.", "fr", "Volté:company"),
        ("Wessel lève 5 millions d'euros.", "fr", "Wessel:company"),
        ("Wessel souscrirait 5 % de Sapin.", "fr", "Wessel:company"),
        ("Wessel, allié à Sapin, dépasserait 40 %.", "fr", "Wessel:company"),
        ("Wessel, coquille belge des Morel, a 5 % de Sapin.", "fr", "Wessel:company"),
        ("Wessel et le danois Toldane ont signé.", "fr", "Wessel:company"),
    ],
)
def test_what_follows_shows_a_name(text: str, language: str, expected: str) -> None:
    assert expected in mentions(text, language)


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("Turnover slipped by 5%.", "en", "Turnover"),
        ("Economists expected a sale of Fir Works.", "en", "Economists"),
        ("Exports of Norway rose by 5%.", "en", "Exports"),
        ("Founded by Ann Lee, Fir Works thrives.", "en", "Founded"),
        ("Ownership passed to Fir Works.", "en", "Ownership"),
        ("Résultat, la moitié de Sapin est à vendre.", "fr", "Résultat"),
        ("Fondée à Lyon, la maison Sapin est à vendre.", "fr", "Fondée"),
        ("Singulier partage que celui de Sapin.", "fr", "Singulier"),
    ],
)
def test_a_common_word_at_the_beginning_is_none(text: str, language: str, word: str) -> None:
    assert not any(found.startswith(f"{word}:") for found in mentions(text, language))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The heirs have 14.2 per cent of SON, a maker of vans.", "en", "SON:company"),
        ("Il a 5 % de ONE, fabricant de vélos.", "fr", "ONE:company"),
        ("The Silver family has 20 per cent of Fir Works.", "en", "Silver family:group"),
        (
            "Les titres que la Compagnie lagunaire avait cédés valent 5 %.",
            "fr",
            "Compagnie lagunaire:company",
        ),
        ("Les 5 % iront au Fonds national, premier actionnaire.", "fr", "Fonds national:company"),
    ],
)
def test_words_that_are_names_by_their_writing(text: str, language: str, expected: str) -> None:
    assert expected in mentions(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Valmont and its 51 percent-owned unit Fidora are hiring.", "en"),
        ("Valmont, through its 51 percent-owned unit Fidora, is hiring.", "en"),
        ("Valmont, via sa filiale à 51 % Fidora, recrute.", "fr"),
    ],
)
def test_what_is_its_own_shows_a_name(text: str, language: str) -> None:
    assert "Valmont:company" in mentions(text, language)


def test_many_who_have_something_are_no_name() -> None:
    assert "Farmers:company" not in mentions("Farmers and their heirs keep 51 percent of Oak Mills.", "en")
