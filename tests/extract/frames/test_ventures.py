"""Companies told by what they are to somebody."""

import pytest

from tests.extract.frames.test_told import companies


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ardoise Verte, filiale à 52 % de Boréal SA, recrute.", "fr"),
        ("Ardoise Verte est une filiale à 100 % de Boréal SA.", "fr"),
        ("Filiale à 52 % de Boréal SA, Ardoise Verte recrute.", "fr"),
        ("Ardoise Verte, a 60 percent subsidiary of Boreal Holdings, is hiring.", "en"),
        ("Ardoise Verte is a 50:50 joint venture of Boreal Holdings and Comet Capital.", "en"),
    ],
)
def test_a_subsidiary_of_somebody_is_the_company(text: str, language: str) -> None:
    assert companies(text, language)[0] == "Ardoise Verte"


def test_a_part_of_a_subsidiary_is_a_part_of_it() -> None:
    assert companies("Boréal SA a 52 % de sa filiale Ardoise Verte.", "fr") == ["Ardoise Verte"]
