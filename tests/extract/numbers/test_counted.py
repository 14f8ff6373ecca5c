"""Parts told as so many of so many, and mixed numbers."""

import pytest

from kg.extract.numbers.counted import counted_at, mixed_at
from kg.extract.numbers.quantities import find
from kg.extract.tokens import tokenize
from kg.extract.words import words


@pytest.mark.parametrize(
    ("text", "language", "numeral"),
    [
        ("one share in five", "en", "20"),
        ("four in five shares", "en", "80"),
        ("seven shares out of ten", "en", "70"),
        ("a share in three", "en", "33.33"),
        ("une action sur dix", "fr", "10"),
        ("55 parts sur 100", "fr", "55"),
    ],
)
def test_so_many_shares_of_so_many_are_a_part(text: str, language: str, numeral: str) -> None:
    found = counted_at([token.key for token in tokenize(text, 0)], 0, words(language))
    assert found is not None
    assert found[2] == numeral
    assert found[0] == len(tokenize(text, 0))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("one in five customers", "en"),
        ("five shares in two", "en"),
        ("one share in Oak", "en"),
        ("trois sièges sur dix", "fr"),
    ],
)
def test_other_things_that_are_counted_are_none(text: str, language: str) -> None:
    assert counted_at([token.key for token in tokenize(text, 0)], 0, words(language)) is None


def test_a_mixed_number_with_its_sign_is_one_figure_that_no_numeral_states() -> None:
    for text in ("33 1/3 percent", "33⅓ %"):
        (found,) = (quantity for _, quantity in find(tokenize(f"Oak has {text} of Fir.", 0), words("en")))
        assert (found.text, found.stated, found.rule) == (text, None, "about")
    keys = [token.key for token in tokenize("12½ %", 0)]
    assert mixed_at(keys, 0, words("fr")) == (3, "exact", "12.5")
    assert mixed_at(["12", "1", "/", "2", "metres"], 0, words("en")) is None
