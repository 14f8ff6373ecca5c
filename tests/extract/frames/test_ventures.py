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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Boréal SA recrute via sa filiale à 51 % Ardoise Verte.", "fr"),
        ("Boréal SA recrute avec sa filiale Ardoise Verte, détenue à 51 %, dans le Nord.", "fr"),
        ("Boreal Holdings and its 51 percent-owned unit Ardoise Verte are hiring.", "en"),
        ("Boreal Holdings is hiring through 51%-owned Ardoise Verte.", "en"),
    ],
)
def test_a_part_before_a_subsidiary_is_a_part_of_it(text: str, language: str) -> None:
    assert companies(text, language) == ["Ardoise Verte"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Boréal SA cède à 51 % Ardoise Verte.", "fr"),
        ("Boreal Holdings grew by 51 percent, Ardoise Verte said.", "en"),
    ],
)
def test_a_part_without_a_subsidiary_is_not_of_the_next_name(text: str, language: str) -> None:
    assert "Ardoise Verte" not in companies(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Boreal Holdings owns 65 percent of its Cape distributor, Ardoise Verte.",
        "Boreal Holdings swapped it for 13 percent of the parent, Ardoise Verte, in May.",
        "Boréal SA a pris 12 % de son concurrent, Ardoise Verte.",
    ],
)
def test_what_a_firm_is_to_another_leads_to_its_name(text: str) -> None:
    assert companies(text, "fr" if "é" in text[:10] else "en") == ["Ardoise Verte"]
