"""Nouns that introduce a person."""

from __future__ import annotations

import pytest

from tests.extract.naming import mentions


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak is owned by tycoon Brilo Fandt.", "en", "Brilo Fandt:person"),
        ("Its founders, Brilo Fandt and Teska Vorn, keep 10% of Oak.", "en", "Teska Vorn:person"),
        ("L'homme d'affaires Brilo Fandt a 5 % de Fir.", "fr", "Brilo Fandt:person"),
    ],
)
def test_a_noun_that_only_persons_have_shows_a_person(text: str, language: str, expected: str) -> None:
    assert expected in mentions(text, language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brilo is the founder of Fandt Vorn.", "Fandt Vorn:company"),
        ("It belongs to founder Brilo Capital.", "Brilo Capital:company"),
    ],
)
def test_a_firm_beside_the_noun_stays_a_firm(text: str, expected: str) -> None:
    assert expected in mentions(text, "en")
