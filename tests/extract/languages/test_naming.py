"""Where names begin and end among capitals."""

from __future__ import annotations

import pytest

from kg.extract.languages.items import lists, read_items
from kg.extract.languages.parties import Parties


def named(text: str, language: str) -> list[tuple[str, str]]:
    items = read_items(text, 0, lists(language), Parties({}))
    return [(item.text, item.party.kind) for item in items if item.party is not None]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Concluida obra tras obra, Luarca crece.", "es", [("Luarca", "company")]),
        ("Estamos contentos con Luarca.", "es", [("Luarca", "company")]),
        ("Höher als Corvin bot Wendland.", "de", [("Corvin", "company"), ("Wendland", "company")]),
        ("Mercado compra Luarca.", "es", [("Mercado", "company"), ("Luarca", "company")]),
    ],
)
def test_a_participle_or_comparative_that_begins_a_sentence_is_no_name(
    text: str, language: str, found: list[tuple[str, str]]
) -> None:
    assert named(text, language) == found


@pytest.mark.parametrize(
    ("text", "language", "person"),
    [
        ("Lo dice l'assessora ai Trasporti Gilda Landi.", "it", "Gilda Landi"),
        ("Dat zegt minister van Financiën Tom Merel.", "nl", "Tom Merel"),
    ],
)
def test_what_a_minister_is_for_is_no_part_of_the_name(text: str, language: str, person: str) -> None:
    assert named(text, language) == [(person, "person")]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Topman Sander Merel van Talby zweeg.", "nl", ["Sander Merel", "Talby"]),
        ("Ook Sander van Merel zweeg.", "nl", ["Sander van Merel"]),
        ("Auch Wendland & Söhne wächst.", "de", ["Wendland & Söhne"]),
        ("Der Händler krümel24 wächst.", "de", ["krümel24"]),
        ("El grupo de Gijón crece.", "es", []),
    ],
)
def test_joints_marks_and_small_letters_in_names(text: str, language: str, found: list[str]) -> None:
    assert [name for name, _ in named(text, language)] == found
