"""The grammar of percentages and worded parts."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.numbers.quantities import find
from kg.extract.tokens import tokenize
from kg.extract.words import words
from kg.shares import show


def read(text: str, language: str) -> list[tuple[str, str | None, str]]:
    return [(q.rule, q.stated, show(q.share)) for _, q in find(tokenize(text, 0), words(language))]


@pytest.mark.parametrize(
    ("text", "language", "rule", "stated", "shown"),
    [
        ("43%", "en", "exact", "43", "43 %"),
        ("43.4 per cent", "en", "exact", "43.4", "43.4 %"),
        ("43,4 %", "fr", "exact", "43.4", "43.4 %"),
        ("43,4 pour cent", "fr", "exact", "43.4", "43.4 %"),
        ("forty-three per cent", "en", "exact", "43", "43 %"),
        ("quarante-trois pour cent", "fr", "exact", "43", "43 %"),
        ("soixante-dix pour cent", "fr", "exact", "70", "70 %"),
        ("roughly 43%", "en", "about", "43", "42-44 %"),
        ("environ 43 %", "fr", "about", "43", "42-44 %"),
        ("more than 25%", "en", "moreThan", "25", "(25-100] %"),
        ("plus de 25 %", "fr", "moreThan", "25", "(25-100] %"),
        ("at least 25 percent", "en", "atLeast", "25", "25-100 %"),
        ("au moins 25 %", "fr", "atLeast", "25", "25-100 %"),
        ("up to 25%", "en", "upTo", "25", "0-25 %"),
        ("less than 12%", "en", "lessThan", "12", "(0-12) %"),
        ("moins de 12 %", "fr", "lessThan", "12", "(0-12) %"),
        ("nearly 50%", "en", "nearly", "50", "[48-50) %"),
        ("13-14%", "en", "range", "13", "13-14 %"),
        ("between 25 and 30 per cent", "en", "range", "25", "25-30 %"),
        ("between 25% and 30%", "en", "range", "25", "25-30 %"),
        ("entre 25 et 30 %", "fr", "range", "25", "25-30 %"),
        ("more than 25% but not more than 50%", "en", "range", "25", "(25-50] %"),
        ("l'achat de 25 à 30 %", "fr", "range", "25", "25-30 %"),
        ("50 percent plus one share", "en", "plusOneShare", "50", "(50-50.01] %"),
        ("50 % moins une action", "fr", "minusOneShare", "50", "[49.99-50) %"),
        ("edged up to 24.8 percent", "en", "exact", "24.8", "24.8 %"),
        ("half", "en", "half", None, "50 %"),
        ("more than half", "en", "moreThanHalf", None, "(50-100] %"),
        ("un tiers", "fr", "third", None, "32.33-34.34 %"),
        ("plus d'un tiers", "fr", "moreThanThird", None, "(33.33-100] %"),
        ("three quarters", "en", "threeQuarters", None, "75 %"),
        ("la moitié", "fr", "half", None, "50 %"),
    ],
)
def test_a_worded_figure_has_one_rule_and_its_bounds(
    text: str, language: str, rule: str, stated: str | None, shown: str
) -> None:
    assert read(text, language) == [(rule, stated, shown)]


@pytest.mark.parametrize(
    ("text", "language", "figures"),
    [
        ("from 20 to 35%", "en", ["20", "35"]),
        ("de 20 à 35 %", "fr", ["20", "35"]),
        ("from 12.2% in 2018 to 9%", "en", ["12.2", "9"]),
        ("60% and 40%", "en", ["60", "40"]),
        ("60 and 40 per cent", "en", ["60", "40"]),
    ],
)
def test_figures_of_a_change_or_list_stay_apart(text: str, language: str, figures: list[str]) -> None:
    assert [stated for _, stated, _ in read(text, language)] == figures


@pytest.mark.parametrize("text", ["10.8 million vehicles", "1,317 shares", "in 2016", "page 43", "70 ideas"])
def test_a_number_without_a_percent_sign_is_no_quantity(text: str) -> None:
    assert read(text, "en") == []


def test_a_figure_above_a_hundred_has_no_share() -> None:
    assert [q.share for _, q in find(tokenize("150%", 0), words("en"))] == [None]


@given(st.decimals(min_value=0, max_value=100, places=2), st.sampled_from(["en", "fr"]))
def test_a_numeral_is_read_exactly_in_both_languages(value: object, language: str) -> None:
    text = f"{value}%".replace(".", "," if language == "fr" else ".")
    ((_, quantity),) = find(tokenize(text, 0), words(language))
    assert quantity.share is not None
    assert quantity.share.low == quantity.share.high == Fraction(str(value)) / 100


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Torval a sept et demi pour cent de Maltexia.", "fr", "7.5"),
        ("Torval owns seven and a half percent of Maltex.", "en", "7.5"),
        ("Torval a sept pour cent de Maltexia et demi-tour.", "fr", "7"),
    ],
)
def test_a_half_goes_with_a_number_in_words(text: str, language: str, expected: str) -> None:
    assert [stated for _, stated, _ in read(text, language)] == [expected]
