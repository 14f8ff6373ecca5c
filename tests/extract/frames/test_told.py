"""What a figure is a part of, where the words beside it do not say."""

import pytest

from kg.extract.linking.features import figure_at
from kg.extract.linking.figure import figures_of
from tests.extract.linking.test_scene import scene


def companies(text: str, language: str = "fr") -> list[str]:
    """What each figure of a text is told to be a part of; empty where nothing tells."""
    read = scene(text, language)
    found = []
    for at in figures_of(read):
        figure = figure_at(read, at)
        told = figure.told[1]
        found.append(read.units[figure.start + told.at].text if told is not None else "")
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Boréal a 12 % d'Ardoise Verte. Comète SA en a 9 %.",
        "Boréal a 12 % d'Ardoise Verte, Comète SA 9 %.",
        "Ardoise Verte, que Boréal détient à 12 %, attend. Comète SA en garde 9 %.",
        "Ardoise Verte est à 12 % chez Boréal. Comète SA en garde 9 %.",
    ],
)
def test_a_figure_goes_on_with_the_company_of_the_one_before(text: str) -> None:
    assert companies(text) == ["Ardoise Verte", "Ardoise Verte"]


def test_somebody_is_in_a_company_before_the_figure() -> None:
    assert companies("Anne Morel entre chez Ardoise Verte. Elle y prend 12 %.") == ["Ardoise Verte"]
    assert companies("Anne Morel, actionnaire d'Ardoise Verte, en garde 12 %.") == ["Ardoise Verte"]


def test_a_company_is_not_its_own_holder() -> None:
    found = companies("Boréal a 12 % d'Ardoise Verte. Ardoise Verte garde 9 %.")
    assert found[0] == "Ardoise Verte"
    assert found[1] != "Ardoise Verte"


def test_something_without_a_name_is_not_the_company_before() -> None:
    found = companies("Boréal a 12 % d'Ardoise Verte. Comète SA a 9 % du port.")
    assert found == ["Ardoise Verte", ""]


def test_a_holder_is_told_in_the_scene_of_the_whole_text() -> None:
    read = scene("Boréal SA a quitté Lyon. L'armateur tient 12 % d'Ardoise Verte.", "fr")
    (at,) = figures_of(read)
    figure = figure_at(read, at)
    assert figure.told[0] is not None
    party = read.party(figure.start + figure.told[0].at)
    assert party is not None
    assert party.name == "Boréal SA"


def test_the_first_figure_of_a_text_has_nothing_to_go_on_with() -> None:
    assert companies("Le gérant garde 12 %.") == [""]
