"""Subjects that Romance languages leave out."""

import pytest

from kg.extract.languages.reading import read_foreign
from kg.extract.source.zones import Block


def keys(text: str, language: str) -> list[str]:
    """Keys of the units of the last sentence of a text."""
    _, read = read_foreign(text, (Block(0, len(text), True),), language, {})
    return [unit.key for unit in read[-1].units]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La constructora Ferraz crece. En 2019 compró el 12% de Talby."),
        ("es", "La constructora Ferraz crece. Controla el 30% de Talby."),
        ("it", "La banca Solari cresce. Detiene il 5% di Talby."),
        ("pt", "A empresa Ferraz cresce. Detém 5% da Talby."),
    ],
)
def test_a_verb_that_opens_a_sentence_has_the_subject_that_is_left_out(language: str, text: str) -> None:
    assert "it" in keys(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Controla el 5% la familia Selmar."),
        ("es", "Ferraz controla el 30% de Talby."),
        ("it", "Il resto del mercato cresce. Solari detiene il 5% di Talby."),
        ("nl", "Talby groeit. Houdt 5 procent van Norvik."),
        ("es", "Creció mucho el año pasado."),
    ],
)
def test_a_verb_with_a_subject_or_without_a_figure_needs_none(language: str, text: str) -> None:
    assert "it" not in keys(text, language)


def test_what_the_subject_holds_is_told_of_the_firm_spoken_of() -> None:
    text = "La constructora Ferraz crece. Tiene un 5% de Selmar."
    _, read = read_foreign(text, (Block(0, len(text), True),), "es", {})
    (it,) = [one.mention for one in read[-1].units if one.mention and one.mention.form == "pronoun"]
    assert it.party is not None
    assert it.party.name == "Ferraz"
