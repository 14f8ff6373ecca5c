"""Who has a figure: the nearest free name before it."""

import pytest

from kg.extract.frames.nearest import NEAREST
from kg.extract.frames.slots import phrase_at
from tests.extract.frames.test_frame import told
from tests.extract.linking.test_scene import scene


def _holders(text: str) -> list[str]:
    return [holder for holder, _ in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Oak Mills is down at 12 percent of Fir Works.",
        "Oak Mills, once on 12 percent, objected.",
        "Oak Mills started at Fir Works with 12 percent.",
        "The swap would take Oak Mills to 12 percent.",
        "The offer lifted Oak Mills to 12 percent of Fir Works.",
        "Oak Mills is the runner-up: 12 percent.",
    ],
)
def test_a_level_is_that_of_the_nearest_free_name(text: str) -> None:
    assert _holders(text) == ["Oak Mills"]


def test_both_levels_of_a_change_are_those_of_one_name() -> None:
    assert (
        _holders("The swap would take Oak Mills from 5 percent to 8 percent of Fir Works.")
        == ["Oak Mills"] * 2
    )
    assert _holders("Oak Mills ended on 5 percent of Fir Works, against 8 percent.") == ["Oak Mills"] * 2


def test_each_name_of_a_row_of_levels_has_its_own() -> None:
    found = _holders("Elm Bank rose to 16 percent of Fir Works, Oak Mills to 12 percent.")
    assert found == ["Elm Bank", "Oak Mills"]


def test_with_a_name_opens_a_clause_of_its_own() -> None:
    found = _holders("Elm Bank owns 60 percent of Fir Works, with Oak Mills down for 40 percent.")
    assert found == ["Elm Bank", "Oak Mills"]


def test_a_list_of_places_is_that_of_its_subject() -> None:
    found = told("Oak Mills is first on the register at Fir Works (9 percent) and Elm Print (5 percent).")
    assert found == [("Oak Mills", "Fir Works"), ("Oak Mills", "Elm Print")]


def test_a_state_before_a_noun_is_not_the_nearest_name() -> None:
    units = scene("The Norway fund is at 12 percent.", "en").sentences[0].units
    at = next(i for i, unit in enumerate(units) if unit.quantity is not None)
    assert [rule(units, phrase_at(units, at)) for rule in NEAREST] == [None] * len(NEAREST)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills sold 9 percent of Fir Works to Elm Bank, keeping 12 percent.", "en"),
        ("Oak Mills a cédé 9 % de Fir Works à un fonds, Elm Bank, tout en en gardant 12 %.", "fr"),
    ],
)
def test_who_sells_and_keeps_is_one(text: str, language: str) -> None:
    assert told(text, language)[1][0] == "Oak Mills"


def test_who_keeps_may_stand_before_the_verb() -> None:
    assert told("Oak Mills sold 9 percent, with Elm Bank keeping 12 percent.")[1][0] == "Elm Bank"


def test_a_noun_beside_a_level_has_its_own() -> None:
    text = "La Fondation Kerou est tombée à 33 % et la rédaction, restée à 30 %, attend."
    assert told(text, "fr")[1][0] != "Fondation Kerou"
