"""Names among the words of a sentence."""

import pytest

from kg.extract.languages.items import lists, read_items
from kg.extract.languages.parties import Parties


def names(text: str, language: str) -> list[str]:
    return [item.text for item in read_items(text, 0, lists(language), Parties({})) if item.party]


def test_an_initial_is_a_part_of_a_name() -> None:
    assert names("Corvin kauft den Verlag M. Hintersberg.", "de") == ["Corvin", "M. Hintersberg"]


def test_one_letter_is_no_name() -> None:
    assert names("Tamargo tiene las acciones de la clase A.", "es") == ["Tamargo"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Corvijn heeft 35 procent en Talby 30.", ["Corvijn", "Talby"]),
        ("Corvijn koopt Talby 30.", ["Corvijn", "Talby 30"]),
    ],
)
def test_a_number_belongs_to_a_name_where_no_shares_are_told(text: str, found: list[str]) -> None:
    assert names(text, "nl") == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Corvijn koopt bouwbedrijf Van Aken.", "nl", ["Corvijn", "Van Aken"]),
        ("Daarna koopt de familie De Raadt uitgeverij Merel.", "nl", ["familie De Raadt", "Merel"]),
        ("Corvino compra la cervecera La Loma.", "es", ["Corvino", "La Loma"]),
        ("La Corvino compra Talby.", "es", ["Corvino", "Talby"]),
    ],
)
def test_a_particle_written_large_belongs_to_the_name(text: str, language: str, found: list[str]) -> None:
    assert names(text, language) == found
