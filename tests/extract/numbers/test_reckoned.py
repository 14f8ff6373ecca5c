"""Figures reckoned from another one: what is left, as much, twice as much."""

import time

import pytest

from kg.extract.numbers.quantities import find
from kg.extract.tokens import tokenize
from kg.extract.words import words

WAYS = ("rest", "rests", "times")


def reckoned(text: str, language: str) -> list[tuple[str, str]]:
    found = [quantity for _, quantity in find(tokenize(text, 0), words(language)) if quantity.bare in WAYS]
    assert all(quantity.stated is None for quantity in found)
    return [(str(quantity.share.low * 100), quantity.bare) for quantity in found if quantity.share]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak has 60 percent of Fir and Elm the rest.", "en", [("40", "rest")]),
        ("Oak has 45 percent, Elm 30 percent and Ash the balance.", "en", [("25", "rests")]),
        ("Oak has 80% of Fir and a fund what is left.", "en", [("20", "rest")]),
        ("Oak has four fifths of Fir; the remainder is Elm's.", "en", [("20", "rest")]),
        ("Oak has 12 percent, its founder twice as much.", "en", [("24", "times")]),
        ("Oak has 28 percent and the Elms half as much.", "en", [("14", "times")]),
        ("Oak has 20 percent, Elm as much, and Ash the rest.", "en", [("20", "times"), ("60", "rests")]),
        ("Oak has 15% and takes 25%, or 40% in all, the rest being Elm's.", "en", [("60", "rests")]),
        ("Chêne a 70 % de Sapin, le reste étant à Orme.", "fr", [("30", "rest")]),
        ("Chêne détient 30 %, le solde du capital revient à Orme.", "fr", [("70", "rest")]),
        ("Vingt pour cent à Chêne, autant à Orme.", "fr", [("20", "times")]),
        ("Chêne détient tout Sapin, 100 %, et 30 % d'If, le reste étant à Orme.", "fr", [("70", "rest")]),
    ],
)
def test_what_is_told_by_another_figure_is_reckoned_and_never_stated(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert reckoned(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Elm has the rest.", "en"),
        ("Oak has 60 percent, more than the rest of the world.", "en"),
        ("Oak has 60 percent and as much debt as Elm.", "en"),
        ("Oak has 60 percent, and Elm twice as much.", "en"),
        ("Oak has 60 percent; it rests.", "en"),
        ("Chêne a 60 %, d'autant que Orme a vendu.", "fr"),
        ("Chêne a 60 %, devant le reste de la profession.", "fr"),
    ],
)
def test_nothing_is_reckoned_without_a_figure_or_of_something_else(text: str, language: str) -> None:
    assert reckoned(text, language) == []


def test_a_long_row_of_figures_takes_time_in_line_with_its_length() -> None:
    def seconds(times: int) -> float:
        tokens = tokenize("Oak 3 % of Fir, 12 of Elm, as much, the rest, " * times, 0)
        best = 9.0
        for _ in range(4):  # the machine may be busy
            started = time.perf_counter()
            find(tokens, words("en"))
            best = min(best, time.perf_counter() - started)
        return best

    assert seconds(400) < 9 * seconds(100) + 0.05
