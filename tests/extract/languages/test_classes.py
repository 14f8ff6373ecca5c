"""Classes of holders are parties beside a figure, with whose they are."""

from __future__ import annotations

import pytest

from kg.extract.languages.bridge import units
from kg.extract.languages.items import lists, read_items
from kg.extract.languages.parties import Parties


def named(text: str, language: str = "de") -> list[str]:
    known, parties = lists(language), Parties({})
    made = units(read_items(text, 0, known, parties), known, None, parties)
    return [unit.mention.text for unit in made if unit.mention is not None]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Der Bankenpool hält 5 Prozent der Wendland AG.", "Bankenpool"),
        (
            "Die Nachkommen von Karl Steinbeck halten 5 Prozent der Wendland AG.",
            "Nachkommen von Karl Steinbeck",
        ),
        ("Die Pensionskasse des Kantons hält 5 Prozent der Wendland AG.", "Pensionskasse des Kantons"),
        ("Eigner der Wendland AG ist zu 75 Prozent die Stadt.", "Stadt"),
    ],
)
def test_a_class_holds_beside_a_figure(text: str, holder: str) -> None:
    assert holder in named(text)


@pytest.mark.parametrize("text", ["5 Prozent der Mitarbeiter gehen.", "Die Stadt wächst und wächst."])
def test_people_that_are_counted_and_bodies_without_a_figure_hold_nothing(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "language", "first"),
    [
        ("Gli australiani di Mondrana hanno il 40% di Salvetti.", "it", "_di"),
        ("Los chinos de Mondrana tienen el 40% de Salvetti.", "es", "_de"),
    ],
)
def test_a_people_of_a_company_is_the_company(text: str, language: str, first: str) -> None:
    known, parties = lists(language), Parties({})
    made = units(read_items(text, 0, known, parties), known, None, parties)
    assert [unit.key for unit in made].index(first) == 2


@pytest.mark.parametrize(
    "text",
    ["Umgekehrt hält Wendland 5 Prozent.", "Verkauft worden sind 5 Prozent.", "Neue Chefin ist sie."],
)
def test_the_first_word_of_a_sentence_is_no_name_for_its_capital(text: str) -> None:
    assert text.split()[0] not in named(text)


@pytest.mark.parametrize(
    "text", ["Die Wendland AG, Münster, hält 5 Prozent.", "Die Lindt A/S, Aarhus, hält 5 %."]
)
def test_the_seat_behind_a_legal_form_is_no_holder(text: str) -> None:
    assert len(named(text)) == 1
