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


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Vorerst hat Wendland 5 Prozent.", "de", ["Wendland"]),
        ("Verkaufen will Wendland nicht.", "de", ["Wendland"]),
        ("Innerhalb des Jahres kauft Wendland zu.", "de", ["Wendland"]),
        ("Cerrada la venta, Luarca sale.", "es", ["Luarca"]),
        ("Venduta la quota, Solari esce.", "it", ["Solari"]),
        ("Somado ao lote, Luarca tem 5%.", "pt", ["Luarca"]),
    ],
)
def test_a_word_that_only_begins_its_sentence_is_no_name(text: str, language: str, found: list[str]) -> None:
    assert names(text, language) == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Luarca tiene el 5% de Tamargo.", "es", ["Luarca", "Tamargo"]),
        ("Tamargo, con el 5%, manda.", "es", ["Tamargo"]),
        ("B4C del grupo Landi sale.", "it", ["B4C", "Landi"]),
        ("Die 70Watt gehört der Wendland AG.", "de", ["70Watt", "Wendland AG"]),
        ("Die Wendland-Gruppe kauft Steinbeck.", "de", ["Wendland-Gruppe", "Steinbeck"]),
        ("Die Karla-Sommer-Stiftung hält Anteile.", "de", ["Karla-Sommer-Stiftung"]),
        ("Der Energie-Konzern Wendland wächst.", "de", ["Wendland"]),
        ("Das Geld kommt aus Turku.", "de", []),
        ("Der Möbelmanager Ernst Tarrow kauft.", "de", ["Ernst Tarrow"]),
        ("Wijnmiljardair Joost Merel koopt Talby.", "nl", ["Joost Merel", "Talby"]),
        ("La Solari di Marco Landi compra.", "it", ["Solari", "Marco Landi"]),
        ("A Corvino compra a J.B. Tarrant.", "pt", ["Corvino", "J.B. Tarrant"]),
    ],
)
def test_a_name_is_found_with_all_its_parts(text: str, language: str, found: list[str]) -> None:
    assert names(text, language) == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Da un garage di Rovereto viene Quercia Droni.", "it", ["Quercia Droni"]),
        ("An der Werft in Bremen ist Corvin beteiligt.", "de", ["Corvin"]),
        ("Tamargo compra una bodega en Burgos.", "es", ["Tamargo"]),
        ("Talby compra il 5% di Parma.", "it", ["Talby", "Parma"]),
    ],
)
def test_a_town_is_no_party_where_it_only_tells_where(text: str, language: str, found: list[str]) -> None:
    assert names(text, language) == found


def test_a_person_has_a_given_name_and_no_legal_form() -> None:
    said = "Hans-Dieter Tarrow verklagt die Ernst Tarrow GmbH."
    found = [item.party.kind for item in read_items(said, 0, lists("de"), Parties({})) if item.party]
    assert found == ["person", "company"]
