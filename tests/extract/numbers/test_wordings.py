"""Parts in words, and words that only look like parts."""

import pytest

from kg.extract.numbers.quantities import find
from kg.extract.tokens import tokenize
from kg.extract.words import words
from kg.shares import show


def shares(text: str, language: str) -> list[str]:
    return [show(quantity.share) for _, quantity in find(tokenize(text, 0), words(language))]


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("two fifths of Oak", "en", ["40 %"]),
        ("four-fifths", "en", ["80 %"]),
        ("a fifth of its capital", "en", ["20 %"]),
        ("nearly a tenth of the votes", "en", ["[8-10) %"]),
        ("a third each", "en", ["32.33-34.34 %"]),
        ("the remaining third of Oak", "en", ["32.33-34.34 %"]),
        ("half the company", "en", ["50 %"]),
        ("the other half", "en", ["50 %"]),
        ("all of Oak Mills", "en", ["100 %"]),
        ("the whole of the company", "en", ["100 %"]),
        ("the quarter plus one share of Oak", "en", ["(25-25.01] %"]),
        ("an eighth each", "en", ["12.5 %"]),
        ("three fourths of Oak", "en", ["75 %"]),
        ("every fourth share of Oak", "en", ["25 %"]),
        ("the tenth they bought", "en", ["10 %"]),
        ("the other fifth stays with Oak", "en", ["20 %"]),
        ("two-thirds the property of Oak", "en", ["65.66-67.67 %"]),
        ("a quarter the younger son's", "en", ["25 %"]),
        ("three-quarters hers", "en", ["75 %"]),
        ("is selling the lot", "en", ["100 %"]),
        ("sold all of it in May", "en", ["100 %"]),
        ("a half-interest in Oak", "en", ["50 %"]),
        ("les trois quarts environ de Chêne", "fr", ["72.5-77.5 %"]),
        ("a repris le tout", "fr", ["100 %"]),
        ("détenue moitié-moitié", "fr", ["50 %"]),
        ("trois dixièmes du capital", "fr", ["30 %"]),
        ("un cinquième de Chêne", "fr", ["20 %"]),
        ("la moitié à Chêne", "fr", ["50 %"]),
        ("l'intégralité du capital", "fr", ["100 %"]),
        ("la totalité du chantier Sapin", "fr", ["100 %"]),
        ("qui en a la totalité", "fr", ["100 %"]),
        ("détenue au tiers par Chêne", "fr", ["32.33-34.34 %"]),
        ("descendre à un tiers", "fr", ["32.33-34.34 %"]),
    ],
)
def test_a_worded_part_has_its_bounds(text: str, language: str, shown: list[str]) -> None:
    assert shares(text, language) == shown


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("a third party", "en"),
        ("a fifth investor", "en"),
        ("half a dozen mills", "en"),
        ("in the first half of May", "en"),
        ("cut by half", "en"),
        ("a quarter of a century", "en"),
        ("all of its debt", "en"),
        ("all of the debt of Oak", "en"),
        ("all of his holding", "en"),
        ("the third quarter", "en"),
        ("the fourth quarter", "en"),
        ("a fourth mill", "en"),
        ("every fifth year", "en"),
        ("the other quarter's results", "en"),
        ("a third the size of Oak", "en"),
        ("the lot of the poor", "en"),
        ("tout le monde connaît Chêne", "fr"),
        ("vendu à un tiers", "fr"),
        ("réduit de moitié", "fr"),
        ("un cinquième homme", "fr"),
        ("aux trois quarts vides", "fr"),
        ("la totalité de ses dettes", "fr"),
    ],
)
def test_what_is_counted_is_no_part(text: str, language: str) -> None:
    assert shares(text, language) == []


@pytest.mark.parametrize(
    "text",
    ["Oak took full ownership of Fir", "Oak has sole ownership of the mine", "a quarter will be kept by Oak"],
)
def test_full_ownership_is_all_of_it(text: str) -> None:
    assert len(shares(text, "en")) == 1


@pytest.mark.parametrize("text", ["full ownership rules apply", "the remaining quarter will be hard"])
def test_ownership_of_nothing_is_no_part(text: str) -> None:
    assert shares(text, "en") == []
