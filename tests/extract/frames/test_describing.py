"""Who has a figure, by nouns and adjectives that say so."""

import pytest

from tests.extract.frames.test_frame import told


def _holders(text: str, language: str = "en") -> list[str]:
    return [holder for holder, _ in told(text, language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills, forte de 12 % des voix, refuse.", "fr"),
        ("Elm Bank voisine avec Oak Mills, l'exploitant danois, titulaire de 12 %.", "fr"),
        ("Oak Mills, owner of 12 percent of Fir Works, waits.", "en"),
        ("Fir Works, filiale à 12 % du danois Oak Mills, attend.", "fr"),
        ("Fir Works, propriété à 12 % du groupe Oak Mills, ferme.", "fr"),
        ("Fir Works, a 12 percent owned subsidiary of Oak Mills, waits.", "en"),
        ("The holder of the remaining 12 percent since 2020 is Oak Mills.", "en"),
        ("The main shareholder, with 12 percent, is its rival Oak Mills.", "en"),
        ("Vendeuse de ses 12 %, Oak Mills attend.", "fr"),
        ("After buying 12 percent of Fir Works, Oak Mills waits.", "en"),
        ("Oak Mills is the top holder with 12 percent, followed by Elm Bank.", "en"),
        ("Oak Mills is now Fir Works's second-largest owner with 12 percent.", "en"),
        ("D'abord 12 %, bientôt le reste : Oak Mills avale Fir Works.", "fr"),
        ("Oak Mills, majoritaire (12 %) chez Fir Works, attend.", "fr"),
    ],
)
def test_a_noun_says_who_has_a_figure(text: str, language: str) -> None:
    assert _holders(text, language)[0] == "Oak Mills"


def test_both_figures_of_a_bracket_are_those_of_the_name_before() -> None:
    text = "Oak Mills (32 percent of the capital, 45 percent of the votes) and Elm Bank (11 percent) agreed."
    assert _holders(text) == ["Oak Mills", "Oak Mills", "Elm Bank"]


def test_a_turn_goes_on_with_the_subject() -> None:
    found = _holders("Oak Mills owns 30 percent of the shares but keeps 61 percent of the votes.")
    assert found == ["Oak Mills", "Oak Mills"]
    found = _holders("Oak Mills a 7 % des titres mais, grâce à des actions doubles, 18 % des voix.", "fr")
    assert found == ["Oak Mills", "Oak Mills"]


def test_a_list_of_subsidiaries_is_that_of_its_subject() -> None:
    found = _holders("Oak Mills compte deux filiales : Fir Works (80 %) et Elm Print (51 %).", "fr")
    assert found == ["Oak Mills", "Oak Mills"]


def test_what_is_no_holding_noun_says_nothing() -> None:
    assert _holders("Elm Bank, sûre de 12 % de marge, attend Oak Mills.", "fr") != ["Oak Mills"]
    assert _holders("The head of the other 12 percent is Oak Mills.") != ["Oak Mills"]
