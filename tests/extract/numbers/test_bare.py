"""Bare numbers that share another figure's percent sign, and those that do not."""

import pytest

from kg.extract.numbers.quantities import find
from kg.extract.tokens import tokenize
from kg.extract.words import words


def figures(text: str, language: str, *, told: bool = False) -> list[str | None]:
    found = find(tokenize(text, 0), words(language), told=told)
    return [quantity.stated for _, quantity in found if quantity.bare in ("", "listed")]


def guesses(text: str, language: str, *, told: bool = False) -> list[str | None]:
    found = find(tokenize(text, 0), words(language), told=told)
    return [quantity.stated for _, quantity in found if quantity.bare == "possible"]


@pytest.mark.parametrize(
    ("text", "language", "stated"),
    [
        ("Oak has 20 per cent, Fir 12 and Elm Capital 9.", "en", ["20", "12", "9"]),
        ("The state owns 30 percent, the Oak family 21.", "en", ["30", "21"]),
        ("Oak put in 30% each, Fir 20, and Elm and Ash ten apiece.", "en", ["30", "20", "10"]),
        ("He has 51 per cent against his sister's 49.", "en", ["51", "49"]),
        ("It stood at 10.4 per cent, against 3.8 in spring.", "en", ["10.4", "3.8"]),
        ("Oak is at 44.5%, its partner at 7.2, and a fund has the rest.", "en", ["44.5", "7.2"]),
        ("Oak fell to 34% from 48, while Elm left.", "en", ["34", "48"]),
        ("Oak, on 37% before the swap, will drop to 21.", "en", ["37", "21"]),
        ("Oak takes 60 percent, and the port the remaining 15.", "en", ["60", "15"]),
        ("Oak began with 5%, then 11 and later more.", "en", ["5", "11"]),
        ("They own 31 per cent, of which 17 points belong to Ann.", "en", ["31", "17"]),
        ("It holds 20% of Fir, 8.5 in its rival Elm.", "en", ["20", "8.5"]),
        ("Chêne en a 37 %, Sapin 16 et Orme 10.", "fr", ["37", "16", "10"]),
        ("Chêne a 40 % et ses cousins 9 chacun.", "fr", ["40", "9"]),
        ("Chêne passera de 80 à 51 %.", "fr", ["80", "51"]),
    ],
)
def test_a_bare_number_beside_a_figure_is_one_too(text: str, language: str, stated: list[str]) -> None:
    assert figures(text, language) == stated


@pytest.mark.parametrize(
    ("text", "language", "stated"),
    [
        ("Oak has 20 per cent and employs 12 people.", "en", ["20"]),
        ("Oak, 54, has 20 per cent and lives in Elm, aged 61.", "en", ["20"]),
        ("Oak bought 20 percent on May 9, and Fir left in 2019.", "en", ["20"]),
        ("Oak paid $12 for 20 percent and Fir € 15, the court said.", "en", ["20"]),
        ("Shares fell 3% and ended at 41.2, Oak said.", "en", ["3"]),
        ("Oak has 20 per cent and Boeing 747, its plane.", "en", ["20"]),
        ("Oak has 20 per cent. Fir has 12 mills and 9 shops.", "en", ["20"]),
        ("Chêne détient, avec sa filiale RI 2, 24,36 % du capital.", "fr", ["24.36"]),
        ("Chêne a 20 % et emploie 12 ouvriers depuis le 9 mai.", "fr", ["20"]),
    ],
)
def test_a_count_a_date_a_sum_or_an_age_is_none(text: str, language: str, stated: list[str]) -> None:
    assert figures(text, language) == stated


def test_a_bare_number_alone_goes_with_the_sentence_before_only_at_the_end_of_its_own() -> None:
    assert figures("Next comes the Elm family, with 33.", "en", told=True) == ["33"]
    assert figures("Next comes the Elm family, with 33.", "en") == []
    assert figures("Next comes the Elm family, with 33 shops.", "en", told=True) == []


@pytest.mark.parametrize(
    ("text", "language", "stated"),
    [
        ("That takes Oak from 49 to 44, and Fir has 30 %.", "en", ["49", "44"]),
        ("Fir has 30 %; the block of Ann Ash (15.9) goes too.", "en", ["15.9"]),
        ("Sapin a 30 %, mais Chêne glisse vers 23.", "fr", ["23"]),
        ("Fir has 30 % and sold 12 mills on May 9 for $44.", "en", []),
        ("Oak slipped from 49 to 44.", "en", []),
    ],
)
def test_other_numbers_beside_a_figure_are_left_to_the_weights(
    text: str, language: str, stated: list[str]
) -> None:
    assert guesses(text, language) == stated


def test_a_number_after_a_figure_of_the_sentence_before_is_left_to_the_weights_too() -> None:
    assert guesses("Oak slipped from 49 to 44.", "en", told=True) == ["49", "44"]
