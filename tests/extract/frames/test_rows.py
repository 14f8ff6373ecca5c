"""Who has a figure, where names and figures stand in rows, or a colon tells who it is."""

import pytest

from tests.extract.frames.test_frame import told


def _holders(text: str, language: str = "en") -> list[str]:
    return [holder for holder, _ in told(text, language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills and Elm Bank own 5 and 2 percent of Fir Works.", "en"),
        ("Oak Mills and Elm Bank moved to 5 percent and 2 percent of Fir Works.", "en"),
        ("Oak Mills et Elm Bank cherchent preneur pour leurs 5 % et 2 % de Fir Works.", "fr"),
        ("Oak Mills et Elm Bank, ayant pris 5 et 2 % de Fir Works, attendent.", "fr"),
    ],
)
def test_each_name_of_a_row_has_the_figure_of_its_place(text: str, language: str) -> None:
    assert _holders(text, language) == ["Oak Mills", "Elm Bank"]


def test_rows_of_another_length_are_not_shared_out() -> None:
    assert "Elm Bank" not in _holders("Oak Mills owns 5 and 2 percent of Fir Works and Elm Bank.")
    found = _holders("Oak Mills and Elm Bank each hold 5 percent and 2 percent.")
    assert found != ["Oak Mills", "Elm Bank"]


def test_capital_and_votes_of_two_are_those_of_both() -> None:
    found = _holders("Oak Mills and Elm Bank hold 5 percent of the capital and 9 percent of the votes.")
    assert found != ["Oak Mills", "Elm Bank"]


def test_companies_that_are_held_have_nothing_of_themselves() -> None:
    found = _holders("Fir Works and Elm Print are 74 percent and 51 percent held by Oak Mills.")
    assert found[0] != "Fir Works"


def test_entries_that_begin_with_their_figure_name_it_behind() -> None:
    found = _holders("Fir Works: 10 percent Elm Bank, 60 percent the Lind family, 30 percent Oak Mills.")
    assert found == ["Elm Bank", "Lind", "Oak Mills"]


def test_entries_that_end_with_their_figure_do_not() -> None:
    found = _holders("Fir Works: Elm Bank 10 percent, Lind Trust 60 percent, Oak Mills 30 percent.")
    assert found == ["Elm Bank", "Lind Trust", "Oak Mills"]


def test_a_colon_names_the_owner() -> None:
    assert _holders("The owner of record, with 5 percent: Oak Mills.") == ["Oak Mills"]
    assert _holders("A deed names the true owner of 60 percent of Fir Works: Anna Lind.") == ["Anna Lind"]


def test_a_colon_without_an_owner_names_nobody() -> None:
    assert _holders("Elm Bank wants 5 percent of Fir Works: Oak Mills objects.") != ["Oak Mills"]
