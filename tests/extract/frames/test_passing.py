"""Names that are told in passing."""

import pytest

from kg.extract.frames.passing import aside
from kg.extract.linking.features import figure_at
from kg.extract.linking.figure import figures_of
from tests.extract.frames.test_told import companies
from tests.extract.linking.test_scene import scene


def _aside(text: str, name: str, language: str = "en") -> str:
    read = scene(text, language)
    at = figures_of(read)[0]
    start = read.starts[read.sentence_of[at]]
    units = read.sentences[read.sentence_of[at]].units
    place = next(i for i, unit in enumerate(units) if unit.mention is not None and unit.text == name)
    return aside(units, place, at - start)


@pytest.mark.parametrize(
    ("text", "name", "language", "mark"),
    [
        (
            "Alder Holdings, the owner of Rowan Capital, has 5 percent of Juniper Foods.",
            "Rowan Capital",
            "en",
            ",",
        ),
        ("Boréal SA, le propriétaire d'Ardoise Verte, en a 16 %.", "Ardoise Verte", "fr", ","),
        ("Alder Holdings has 5 percent of Juniper Foods.", "Juniper Foods", "en", ""),
        ("Alder Holdings, Rowan Capital and the state have 5 percent each.", "Rowan Capital", "en", ""),
        ("Alder Holdings, the owner of Rowan Capital with 5 percent, waits.", "Rowan Capital", "en", ""),
    ],
)
def test_an_aside_ends_before_the_figure(text: str, name: str, language: str, mark: str) -> None:
    assert _aside(text, name, language) == mark


def test_what_somebody_owns_besides_is_not_what_the_figure_is_a_part_of() -> None:
    text = "Sauvée en mars, Ardoise Verte respire. Anne Morel, le propriétaire de Comète SA, en détient 16 %."
    assert companies(text) == ["Ardoise Verte"]


def test_a_shareholder_of_a_company_may_have_the_figure_in_it() -> None:
    assert companies("Anne Morel, actionnaire d'Ardoise Verte, en garde 12 %.") == ["Ardoise Verte"]


def test_a_seat_is_not_who_has_the_figure_in_brackets() -> None:
    read = scene("The smelter is owned by Rowan Capital of Oslo (29.5%) and Alder Holdings (50.5%).", "en")
    figure = figure_at(read, figures_of(read)[0])
    assert figure.told[0] is not None
    assert read.units[figure.start + figure.told[0].at].text == "Rowan Capital"
