"""Word lists: phrases, endings and conjugated verbs."""

import pytest

from kg.extract.languages.lists import lists, states_of


@pytest.mark.parametrize("language", ["de", "es", "it", "nl", "pt"])
def test_every_list_has_words_for_having_owning_and_denying(language: str) -> None:
    letters = set("".join(lists(language).codes.values()))
    assert set("hHOusvXfVAWFGE") <= letters


def test_a_regular_verb_is_known_in_all_its_forms() -> None:
    codes = lists("es").codes
    forms = {word: codes[(word,)] for word in ("vende", "compró", "comprará", "compraría", "comprado")}
    assert forms == {"vende": "ƒK", "compró": "C", "comprará": "fC", "compraría": "yC", "comprado": "C"}


def test_a_german_compound_is_known_by_its_end() -> None:
    assert (lists("de").code(("betriebschefin",)), lists("de").code(("hauptaktionär",))) == ("p", "O")
    assert lists("de").code(("hauptstraße",)) is None


def test_the_states_have_a_name_in_each_language() -> None:
    names = {language: states_of(language)[0] for language in ("de", "es", "it", "ja", "nl", "pt")}
    assert {len(set(table.values())) for table in names.values()} == {len(set(names["de"].values()))}
    assert names["nl"][("duitsland",)] == names["pt"][("alemanha",)] == "DE"
