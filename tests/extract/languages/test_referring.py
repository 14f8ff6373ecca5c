"""References of the smaller languages, read as English ones."""

import pytest

from kg.extract.languages.lists import lists
from kg.extract.languages.reading import read_foreign
from kg.extract.parts import Mention
from kg.extract.source.zones import Block


def mentions(text: str, language: str) -> list[Mention]:
    """The mentions of a text that are no names, in order."""
    _, read = read_foreign(text, (Block(0, len(text), True),), language, {})
    every = [unit.mention for sentence in read for unit in sentence.units if unit.mention]
    return [one for one in every if one.form in ("descriptor", "pronoun", "pair")]


def meant(text: str, language: str) -> list[tuple[str, ...]]:
    """Names of the parties that the references of a text mean, in order."""
    return [tuple(party.name for party in one.parties) for one in mentions(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("de", "Der Versicherer Talby kauft die Brauerei Rusal. Die Brauerei hält 5 Prozent.", "Rusal"),
        ("es", "El grupo francés Ferraz compró Talby. La francesa tiene un 20%.", "Ferraz"),
        ("es", "La aseguradora Ferraz compró la cervecera Talby. La cervecera tiene un 5%.", "Talby"),
        ("it", "La banca Solari ha rilevato il birrificio Talby. La banca ha il 5%.", "Solari"),
        ("nl", "De verzekeraar Norvik koopt de brouwer Talby. De verzekeraar houdt 5 procent.", "Norvik"),
        ("pt", "A seguradora Ferraz comprou a cervejeira Talby. A seguradora tem 5%.", "Ferraz"),
    ],
)
def test_a_noun_of_a_trade_means_who_was_called_so(language: str, text: str, wanted: str) -> None:
    assert meant(text, language)[-1] == (wanted,)


def test_the_people_of_a_state_are_the_one_firm_that_is_told_to_be_of_there() -> None:
    text = "Der Hersteller Talby und die französische Gruppe Norvik wachsen. Die Franzosen halten 5 Prozent."
    assert meant(text, "de")[-1] == ("Norvik",)


def test_the_people_of_a_town_are_the_firm_that_the_text_is_about() -> None:
    text = "Der Hersteller Talby wächst. Die Stuttgarter hatten 40 Prozent an der Norvik AG gehalten."
    assert ("Talby",) in meant(text, "de")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Stuttgarter Firma Talby hält 5 Prozent."),
        ("es", "El grupo portugués Ferraz tiene un 5%."),
        ("es", "Los rusos de Ferraz tienen un 5%."),
        ("de", "Ein Unternehmen hält 5 Prozent."),
        ("es", "La nueva empresa tiene un 5%."),
        ("de", "Händler sprachen am Montag von 5 Prozent."),
    ],
)
def test_a_noun_beside_a_name_or_of_another_one_is_no_reference(language: str, text: str) -> None:
    assert [one for one in mentions(text, language) if one.parties] == []


def test_a_pronoun_may_mean_a_person() -> None:
    text = "Anna Selm leitet die Talby AG. Sie hält 5 Prozent an der Talby AG."
    assert meant(text, "de")[-1] == ("Anna Selm",)


def test_both_firms_are_the_two_that_were_named() -> None:
    text = "La constructora Ferraz y la cervecera Talby negocian. Ambas empresas tienen un 5% de Norvik."
    assert meant(text, "es")[-1] == ("Ferraz", "Talby")


def test_a_compound_that_fits_nobody_is_a_holder_of_its_own() -> None:
    text = "Das sagt man bei der Landesbank, die 33 Prozent an der Talby AG hält."
    assert ("Landesbank",) in meant(text, "de")


def test_one_who_was_called_a_group_is_the_group() -> None:
    text = "La Ceramica Talby entra nel gruppo belga Norvik. Il gruppo ha rilevato il 75%."
    assert meant(text, "it")[-1] == ("Norvik",)


def test_references_are_known_for_every_european_language() -> None:
    assert all(lists(language).definite for language in ("de", "es", "it", "nl", "pt"))
