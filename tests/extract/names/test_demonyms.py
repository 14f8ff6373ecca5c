"""Adjectives of towns and regions, and towns behind a plain noun: whom they let a reference mean."""

from __future__ import annotations

import pytest

from kg.extract.names.demonyms import demonym, is_demonym, stem
from tests.extract.names.test_discourse import meant
from tests.extract.naming import mentions


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("genevoise", "CH"),
        ("liegeois", "BE"),
        ("alsaciennes", "FR"),
        ("londonien", "GB"),
        ("quebecoise", "CA"),
    ],
)
def test_the_state_of_a_place_is_known_in_every_form_of_its_adjective(word: str, code: str) -> None:
    assert demonym(word) == code


@pytest.mark.parametrize(
    ("word", "plain"), [("genevoise", "genevois"), ("alsacienne", "alsacien"), ("kinoises", "kinois")]
)
def test_the_forms_of_an_adjective_have_one_stem(word: str, plain: str) -> None:
    assert stem(word) == plain


@pytest.mark.parametrize("word", ["societe", "desormais", "maintient", "souverain", "detient", "jamais"])
def test_other_words_are_no_adjectives_of_places(word: str) -> None:
    assert not is_demonym(word)


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        (
            "Le brasseur kinois Sapin et le groupe lyonnais Ferrand sont alliés. "
            "Ils visent l'entreprise kinoise.",
            "l'entreprise kinoise",
            ["Sapin"],
        ),
        (
            "La verrerie Ardoise change de mains. La société norvégienne Boréal vise l'entreprise vosgienne.",
            "l'entreprise vosgienne",
            ["Ardoise"],
        ),
        (
            "La chaîne Ardoise est à vendre. Hugo Sapin possède 40 % de la chaîne de Lille.",
            "la chaîne de Lille",
            ["Ardoise"],
        ),
        (
            "Le Fonds Ferrand entre au capital de la laiterie Ardoise. L'entreprise de Bamako recrute.",
            "L'entreprise de Bamako",
            ["Ardoise"],
        ),
        (
            "Boréal a acquis 5 % d'Ardoise. L'opérateur, le français Comète, demeure à 52 %.",
            "L'opérateur",
            ["Comète"],
        ),
        (
            "Boréal a doté sa coentreprise Ardoise. Boréal détient 60 % de cette société de portage.",
            "cette société de portage",
            ["Ardoise"],
        ),
        (
            "Boréal acquiert 20 % d'Ardoise auprès de la famille Ferrand. Celle-ci garde 56 %.",
            "Celle-ci",
            ["famille Ferrand"],
        ),
    ],
)
def test_a_reference_means_whom_its_seat_and_its_words_tell(text: str, word: str, names: list[str]) -> None:
    assert meant(text, word, "fr") == names


def test_a_firm_of_another_state_is_not_meant_by_an_adjective_of_a_region() -> None:
    text = "La société norvégienne Boréal recrute. L'entreprise vosgienne attend."
    assert meant(text, "L'entreprise vosgienne", "fr") == []


def test_a_town_behind_a_noun_with_a_capital_belongs_to_the_name() -> None:
    assert "Banque de Lille:company" in mentions("Boréal détient 5 % de la Banque de Lille.", "fr")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La verrerie Cristal d'Valmorin recrute.", "Cristal d'Valmorin"),
        ("Ferrand entre au capital de l'eau minérale Source d'Valmorin.", "Source d'Valmorin"),
        ("Ferrand a écrit dans L'Écho du Vexin.", "L'Écho du Vexin"),
    ],
)
def test_a_name_goes_on_over_de_behind_the_noun_that_tells_its_kind(text: str, expected: str) -> None:
    assert expected in [found.rpartition(":")[0] for found in mentions(text, "fr")]


@pytest.mark.parametrize(
    "text", ["La forge Sapin de Lyon recrute.", "Boréal reprend la société Sapin de Lille."]
)
def test_a_town_behind_de_is_no_part_of_a_name(text: str) -> None:
    assert "Sapin" in [found.rpartition(":")[0] for found in mentions(text, "fr")]
