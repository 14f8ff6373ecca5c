"""Nouns before names mean their bearers later."""

from __future__ import annotations

from kg.extract.languages.apposed import Heads
from kg.extract.languages.items import lists, read_items
from kg.extract.languages.parties import Parties


def heads(text: str, language: str) -> Heads:
    found = Heads(lists(language))
    found.note(read_items(text, 0, lists(language), Parties({})))
    return found


def meant(text: str, noun: str, language: str) -> str | None:
    party = heads(text, language).meant(noun)
    return party.name if party is not None else None


def test_the_noun_behind_the_article_means_the_name() -> None:
    assert meant("La cadena de librerías Luarca compra Talby.", "cadena", "es") == "Luarca"
    assert meant("La Solari compra la conceria toscana Landi.", "conceria", "it") == "Landi"


def test_the_last_part_of_a_german_compound_is_enough() -> None:
    assert meant("Der Möbelhändler Wendland wächst.", "händler", "de") == "Wendland"


def test_a_noun_that_a_name_only_belongs_to_means_nobody() -> None:
    assert meant("El mercado de Luarca crece.", "mercado", "es") is None


def test_a_noun_before_two_names_means_nobody() -> None:
    assert meant("La naviera Luarca y la naviera Talby hablan.", "naviera", "es") is None
