"""Sentences of the smaller languages as units with English keys."""

import pytest

from kg.extract.languages.bridge import sentence, units
from kg.extract.languages.items import lists, read_items
from kg.extract.languages.parties import Parties
from kg.extract.parts import Party, Unit


def made(text: str, language: str, topic: Party | None = None) -> list[Unit]:
    known = lists(language)
    parties = Parties({})
    return units(read_items(text, 0, known, parties), known, topic, parties)


def keys(text: str, language: str) -> str:
    return " ".join(unit.key for unit in made(text, language))


SAID = {
    "Steinbeck hält 5 Prozent der Wendland AG.": ("de", "steinbeck holds 5 prozent of wendland ag ."),
    "Wendland, an der Steinbeck 5 Prozent hält, baut um.": (
        "de",
        "wendland , in which steinbeck 5 prozent holds , raises by .",
    ),
    "Die Steinbeck-Tochter Wendland klagt.": ("de", "the steinbeck 's subsidiary wendland _klagt ."),
    "Luarca vendió el 5% de Tamargo.": ("es", "luarca sold 5% of tamargo ."),
    "La sua quota in Solari è salita dal 5% all'8%.": (
        "it",
        "its stake in solari is raised from 5% to 8% .",
    ),
    "Corvijn bracht zijn belang in Talby van 5 naar 8 procent.": (
        "nl",
        "corvijn cut its stake in talby from 5 to 8 procent .",
    ),
    "Wendland kauft 5 Prozent der Aktien.": ("de", "wendland buys 5 prozent of shares ."),
    "Die Wendland AG der Familie Steinbeck verfügt über 5 Prozent.": (
        "de",
        "the wendland ag of familie steinbeck holds 5 prozent .",
    ),
    "A Corvino subiu de 5% para 8% da Luarca.": ("pt", "the corvino raised from 5% to 8% of luarca ."),
}


@pytest.mark.parametrize(("text", "told"), SAID.items())
def test_words_get_english_keys(text: str, told: tuple[str, str]) -> None:
    assert keys(text, told[0]) == told[1]


def test_names_and_figures_keep_their_words_and_places() -> None:
    text = "Der Fonds Corvin hält rund 5 Prozent an Wendland."
    row = made(text, "de")
    assert all(text[unit.start : unit.end].casefold() == unit.text.casefold() for unit in row)
    assert [unit.mention.text for unit in row if unit.mention] == ["Corvin", "Wendland"]
    assert [unit.quantity.stated for unit in row if unit.quantity] == ["5"]


def test_the_company_is_a_reference_to_what_the_text_speaks_of() -> None:
    topic = Party("Solari", "company")
    said = {"Bardi ha il 5% della società.": "it", "Bardi hält 5 Prozent an dem Unternehmen.": "de"}
    for text, language in said.items():
        (mention,) = [
            u.mention for u in made(text, language, topic) if u.mention and u.mention.parties[0] is topic
        ]
        assert mention.form == "descriptor"


def test_the_company_is_nobody_where_nobody_is_known() -> None:
    (mention,) = [u.mention for u in made("Bardi ha il 5% della società.", "it")[1:] if u.mention]
    assert mention.parties == ()


def test_a_noun_before_a_name_is_no_reference() -> None:
    row = made("Bardi ha il 5% della società Solari.", "it", Party("Correnti", "company"))
    assert [unit.mention.text for unit in row if unit.mention] == ["Bardi", "Solari"]


def test_the_whole_is_a_word_and_no_figure() -> None:
    row = made("Bardi possiede interamente Solari.", "it")
    assert [unit.quantity for unit in row] == [None] * len(row)
    assert any(unit.has("wholly") for unit in row)


def test_no_items_make_no_sentence() -> None:
    assert sentence([], lists("de"), None, Parties({})) is None


def test_a_class_of_holders_is_a_party_where_a_figure_is_told() -> None:
    row = made("Il 30% di Solari è dei dipendenti.", "it")
    assert [(u.mention.text, u.mention.parties[0].common) for u in row if u.mention] == [
        ("Solari", False),
        ("dipendenti", True),
    ]


@pytest.mark.parametrize("text", ["Il 30% dei dipendenti di Solari sciopera.", "I dipendenti scioperano."])
def test_people_that_are_counted_are_no_holders(text: str) -> None:
    assert "dipendenti" not in [unit.mention.text for unit in made(text, "it") if unit.mention]


def test_a_german_passive_is_no_future() -> None:
    assert "is" in keys("Wendland wird zu 60 Prozent von Steinbeck gehalten.", "de").split()
    assert "will" in keys("Steinbeck wird 60 Prozent an Wendland kaufen.", "de").split()


def test_a_german_sale_goes_to_whom_stands_behind_what_is_sold() -> None:
    said = keys("Talby verkauft ein Drittel der Selmar AG an den Fonds Norvik.", "de").split()
    assert "to" in said
    assert "in" not in said


def test_a_stake_that_is_sold_is_still_one_in_what_stands_behind_it() -> None:
    assert "in" in keys("Talby verkauft seine Anteile an der Selmar AG.", "de").split()
