"""What families and family firms are called, and where names end."""

import pytest

from kg.extract.reading import read
from kg.extract.source.zones import Block
from tests.extract.names.test_discourse import meant


def parties(text: str, language: str = "fr") -> dict[str, str]:
    """Names of the parties of a text with their kinds."""
    _, cast = read(text, (Block(0, len(text), True),), language, {})
    return {party.name: party.kind for party in cast.parties}


def test_a_firm_that_is_named_before_its_man_is_not_that_man() -> None:
    found = parties("Le maroquinier florentin Tarselli est vendu, a dit son patron, Paolo Tarselli.")
    assert found == {"Tarselli": "company", "Paolo Tarselli": "person"}


@pytest.mark.parametrize(
    "text",
    [
        "Paolo Tarselli a 5 % de Sapin Bois. Le maroquinier Tarselli vendra.",
        "L'homme d'affaires Tarselli a 5 % de Sapin Bois. Paolo Tarselli vendra.",
    ],
)
def test_a_man_named_by_his_trade_stays_one_person(text: str) -> None:
    assert "Tarselli" not in parties(text)


def test_a_family_is_called_after_its_firm() -> None:
    text = "La verrerie Ordune est à 40 % à ses salariés. La famille fondatrice garde 60 % des parts."
    assert meant(text, "La famille fondatrice", "fr") == ["famille Ordune"]
    text = "Le groupe Ordune cède ses parts à la famille du même nom (52 %)."
    assert meant(text, "la famille du même nom", "fr") == ["famille Ordune"]


def test_a_family_with_its_name_keeps_it() -> None:
    assert parties("La famille fondatrice Ordune garde 35 % de Sapin Bois.")["famille Ordune"] == "group"
    assert "veuve Ordune" in parties("La veuve Ordune garde 35 % de Sapin Bois.")


def test_letters_in_brackets_tell_where_a_name_ends() -> None:
    found = parties("L'État détient 5 % de la Société des bacs fluviaux (SBF). La SBF recrute.")
    assert "Société des bacs fluviaux" in found
    assert "SBF" not in found
    assert "Société des bacs fluviaux" not in parties("Sapin a 5 % de la Société des bacs fluviaux (ORD).")


def test_the_signature_of_a_dispatch_is_no_party() -> None:
    text = "RIGA, 17 juin (XNB) - Ordune a vendu 5 % de Sapin Bois."
    assert set(parties(text)) == {"Ordune", "Sapin Bois"}
    assert "XNB" in parties("Ordune (XNB 12) a vendu 5 % de Sapin Bois ; XNB - la filiale - attend.")


def test_regions_and_emirates_are_public_bodies() -> None:
    found = parties("La Région flamande a 5 % de Sapin Bois, l'émirat de Fujal 4 %.")
    assert found["Région flamande"] == found["émirat de Fujal"] == "stateBody"


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Pour entrer dans Tarsel, Ordune n'a rien payé : il a apporté une usine.", "il", ["Ordune"]),
        ("« L'État restera », dit-on. L'État polonais a 5 % de Tarsel.", "État polonais", ["Poland"]),
        ("Ordune vend à la fondatrice, Anne Kadd. Celle-ci a 80 % de Tarsel.", "Celle-ci", ["Anne Kadd"]),
        ("Ordune pèse plus que Tarsel. La fondation savonaise a 6 %.", "La fondation", ["no mention"]),
        ("L'offre lancée par Ordune sur Tarsel aboutit. L'acquéreur a 93 %.", "L'acquéreur", ["Ordune"]),
    ],
)
def test_references_find_whom_they_mean(text: str, word: str, names: list[str]) -> None:
    assert meant(text, word, "fr") == names
