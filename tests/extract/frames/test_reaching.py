"""Who has a figure, past what stands between."""

import pytest

from tests.extract.frames.test_frame import told


def _holders(text: str, language: str = "en") -> list[str]:
    return [holder for holder, _ in told(text, language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills controls Fir Works with only 12 percent of the shares.", "en"),
        ("Oak Mills dirige Ardoise Verte avec 12 % du capital.", "fr"),
        ("Ardoise Verte dépend à 12 % de Oak Mills.", "fr"),
        ("Ardoise Verte appartient, à hauteur de 12 %, à Oak Mills.", "fr"),
        ("Ardoise Verte, elle-même à 12 % chez Oak Mills, attend.", "fr"),
        ("Oak Mills, dont les 12 % sont nantis, attend.", "fr"),
        ("Oak Mills, dont la part est tombée à 12 %, attend.", "fr"),
        ("The other 12 percent Oak Mills still has.", "en"),
        ("Registry extracts show 12 percent now with Oak Mills.", "en"),
        ("A further 12 percent came from Oak Mills.", "en"),
        ("At present Oak Mills owns 12 percent of Fir Works.", "en"),
        ("Oak Mills, which has been buying since 2016 and owns 12 percent, waits.", "en"),
        ("Oak Mills, qui ne possède plus, elle, que 12 % de Fir Works, attend.", "fr"),
        ("Fir Works is run by Oak Mills with a 12 percent interest.", "en"),
        ("Elm Bank meets Oak Mills himself, who has 12 percent.", "en"),
        ("Elm Bank pèse bien plus que Oak Mills et ses 12 %.", "fr"),
        ("Oak Mills, 12 % contre le double avant, attend.", "fr"),
    ],
)
def test_what_stands_between_does_not_hide_who_has_a_figure(text: str, language: str) -> None:
    assert _holders(text, language)[0] == "Oak Mills"


def test_each_height_of_what_belongs_to_two_is_told_behind_it() -> None:
    text = "Ardoise Verte dépendait à 77 % de Boréal, de Lyon, et à 23 % de Oak Mills."
    assert _holders(text, "fr") == ["Boréal", "Oak Mills"]


def test_a_height_in_a_company_is_that_of_the_name_before() -> None:
    assert _holders("Oak Mills, à 12 % chez Ardoise Verte, attend.", "fr") == ["Oak Mills"]
    assert _holders("Oak Mills reste à 12 % dans Ardoise Verte.", "fr") == ["Oak Mills"]


def test_a_noun_that_names_nobody_may_be_the_subject() -> None:
    assert _holders("Elm Bank waits; until May 2029 the big stores keep 12 percent.") == [""]
    assert _holders("Elm Bank runs Fir Works, where the top owner keeps 12 percent.") != ["Elm Bank"]
