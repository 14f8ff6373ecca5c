"""Signs from words: beside a name, in a name, behind a figure, and all through the document."""

import pytest

from kg.extract.linking.features import figure_at
from kg.extract.linking.lexical import figure_words, investor, name_words, word
from kg.extract.linking.spots import name_features, pair_features
from tests.extract.linking.test_scene import place, scene


@pytest.mark.parametrize("name", ["Oak Ventures", "Caisse du Gave", "Fonds Elm", "Oak Pension Trust"])
def test_some_words_of_a_name_say_that_it_invests(name: str) -> None:
    assert investor(name)


@pytest.mark.parametrize("name", ["Oak Mills", "Trustworthy Lines", "Fundamental Foods"])
def test_a_word_that_only_begins_alike_says_nothing(name: str) -> None:
    assert not investor(name)


def test_the_words_beside_a_name_are_signs_of_it() -> None:
    found = scene("Analysts at Elm Capital say Oak Mills holds 5% of Fir Works.")
    signs = name_words(found, "<", place(found, "Elm Capital"))
    assert {"<w<at", "<w>say", "<w<<analysts at"} <= set(signs)
    assert "<w>holds" in name_words(found, "<", place(found, "Oak Mills"))


def test_whether_its_bearer_invests_is_a_sign_of_a_name() -> None:
    found = scene("Elm Capital holds 5% of Fir Works.")
    figure = figure_at(found, place(found, "5%"))
    assert "h invests=1" in name_features(found, figure, place(found, "Elm Capital"), "h")
    assert "i invests=0" in name_features(found, figure, place(found, "Fir Works"), "i")


def test_a_name_of_the_sentence_before_is_told_apart_from_one_beside_the_figure() -> None:
    found = scene("Oak Mills has owned Fir Works for years. Elm Capital holds 5%.")
    assert "<<w<owned" in name_words(found, "<<", place(found, "Fir Works"))


def test_the_noun_that_a_figure_is_a_part_of_is_a_sign() -> None:
    found = scene("Fir Works earned 8% of Oak Mills' annual profit and owns 5% of Elm Lines.")
    assert "0 noun=profit" in figure_words(found, place(found, "8%"))
    assert "0 noun=" in figure_words(found, place(found, "5%"))


def test_who_is_named_first_ranks_first_and_a_document_counts_its_names() -> None:
    found = scene("Oak Mills is old. Oak Mills holds 5% of Fir Works, Elm Capital 7%.")
    first, second = place(found, "Oak Mills"), place(found, "Fir Works")
    figure = figure_at(found, place(found, "5%"))
    assert "p ranks=0>1" in pair_features(found, figure, first, second)
    assert "p invests=10" in pair_features(found, figure, place(found, "Elm Capital"), second)
    party = found.party(first)
    assert party is not None
    assert found.times(party, 0) == 2


def test_a_word_over_the_edge_of_a_sentence_is_the_edge() -> None:
    found = scene("Oak Mills holds 5%.")
    assert word(found, 0, -1) == "|"
    assert word(found, place(found, "5%"), -1) == "holds"
