"""Figures among words: numerals, words, signs that stand for several."""

import pytest

from kg.extract.languages.figures import figure, quantity, words_in
from kg.extract.languages.lists import lists

FOUND = [
    ("de", "53,3 Prozent", "53.3", "exact"),
    ("de", "knapp 11 Prozent", "11", "nearly"),
    ("de", "100-prozentige Tochter", "100", "exact"),
    ("de", "zehn Prozent", "10", "exact"),
    ("de", "hundertprozentige Tochter", None, "whole"),
    ("es", "más del 25%", "25", "moreThan"),
    ("es", "un tercio", None, "third"),
    ("it", "oltre il 25 per cento", "25", "moreThan"),
    ("nl", "ruim 25 procent", "25", "moreThan"),
    ("pt", "cerca de 25 por cento", "25", "about"),
    ("de", "ein Zehntel", "10", "exact"),
    ("es", "la cuarta parte", None, "quarter"),
    ("it", "un quinto", "20", "exact"),
    ("nl", "vier vijfde", "80", "exact"),
]


@pytest.mark.parametrize(("language", "text", "stated", "rule"), FOUND)
def test_a_figure_is_read(language: str, text: str, stated: str | None, rule: str) -> None:
    found = figure(words_in(text, 0), 0, lists(language))
    assert found is not None
    assert (found.stated, found.rule) == (stated, rule)


@pytest.mark.parametrize("text", ["12 Millionen Euro", "-5 Prozent", "2019", "drei Fabriken", "Prozent"])
def test_what_is_no_figure_is_left_alone(text: str) -> None:
    words = words_in(text, 0)
    found = [figure(words, at, lists("de")) for at in range(len(words))]
    assert found == [None] * len(words)


def test_one_sign_stands_for_several_numbers() -> None:
    words = words_in("42, 31 und 27 Prozent", 0)
    found = [figure(words, at, lists("de")) for at in range(len(words))]
    assert [one.stated for one in found if one] == ["42", "31", "27"]


def test_more_than_all_is_no_share() -> None:
    assert quantity("140 Prozent", (0, 11), "exact", "140") is None


def test_a_number_that_closes_its_clause_behind_a_name_has_the_sign_of_the_one_before() -> None:
    words = words_in("Talby hält 58 Prozent, Norvik 42.", 0)
    found = [figure(words, at, lists("de")) for at in range(len(words))]
    assert [one.stated for one in found if one] == ["58", "42"]


@pytest.mark.parametrize(
    "text", ["Talby hält 58 Prozent, Norvik 2042.", "Norvik 42.", "Talby hält 58 Prozent, Norvik 42 Hotels."]
)
def test_a_number_behind_a_name_is_no_share_by_itself(text: str) -> None:
    words = words_in(text, 0)
    found = [figure(words, at, lists("de")) for at in range(len(words))]
    assert "42" not in [one.stated for one in found if one]


@pytest.mark.parametrize(
    "text", ["Wendland verfügt nun über 20 Prozent.", "Wendland, die über 20 Prozent verfügt, schweigt."]
)
def test_a_preposition_that_a_verb_takes_is_no_more_than(text: str) -> None:
    words = words_in(text, 0)
    found = [figure(words, at, lists("de")) for at in range(len(words))]
    assert [one.rule for one in found if one] == ["exact"]


def test_a_preposition_without_such_a_verb_says_more_than() -> None:
    words = words_in("Wendland hält über 20 Prozent", 0)
    (found,) = [one for at in range(2, 3) if (one := figure(words, at, lists("de")))]
    assert found.rule == "moreThan"
