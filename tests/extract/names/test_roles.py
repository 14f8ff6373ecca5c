"""Sellers, buyers, peoples and firms without a name: whom such descriptions mean."""

from __future__ import annotations

import pytest

from tests.extract.names.test_discourse import meant


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Ordune bought 5% of Tarsel from Meralk. The seller keeps 9%.", "The seller", ["Meralk"]),
        ("Ordune pays 4m for Meralk's 22% of Tarsel. The vendor is glad.", "The vendor", ["Meralk"]),
        ("Ordune sold 5% of Tarsel to Meralk. The buyer is glad.", "The buyer", ["Meralk"]),
        ("A block of Tarsel was sold. The seller was the fund Meralk.", "The seller", ["Meralk"]),
        ("A block of Tarsel was sold. The buyer, the Danish fund Meralk, wept.", "The buyer", ["Meralk"]),
        ("A block changed hands. The buyer is not known.", "The buyer", []),
    ],
)
def test_a_side_of_a_sale_is_found_by_the_verb(text: str, word: str, names: list[str]) -> None:
    assert meant(text, word) == names


def test_a_french_side_of_a_sale_is_found_by_the_verb() -> None:
    text = "Ordune a vendu 5 % de Tarsel à Meralk. L'acheteur est ravi."
    assert meant(text, "L'acheteur", "fr") == ["Meralk"]


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("The Swiss fund Ordune has 9% of Tarsel. The Swiss will sell.", "The Swiss", ["Ordune"]),
        ("Ordune of Denmark has 9% of Tarsel. What if the Danes sell?", "the Danes", ["Ordune"]),
        ("Qatar has 9% of Tarsel. The Qataris will sell.", "The Qataris", ["Qatar"]),
        ("Ordune has 9% of Tarsel. The Swiss will sell.", "The Swiss", []),
        ("China's Ordune met Tarsel. The Shanghai firm grew.", "The Shanghai firm", ["Ordune"]),
    ],
)
def test_a_people_means_its_only_firm_or_its_state(text: str, word: str, names: list[str]) -> None:
    assert meant(text, word) == names


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Ordune's 74 per cent of the insurer goes to Tarsel Bank.", "the insurer", []),
        (
            "Ordune sold 9% of Tarsel to Meralk, whose stake in the urea maker is 34% now.",
            "the urea maker",
            ["Tarsel"],
        ),
        ("Ordune has 9% of Tarsel and a third of the sugar mill Elm.", "the sugar mill", ["no mention"]),
        (
            "Rhona Fass will sell no share of the groundnut company.",
            "the groundnut company",
            ["groundnut company"],
        ),
        ("Ordune has 9% of Alder Parts. Fass has 6% of the parts maker.", "the parts maker", ["Alder Parts"]),
    ],
)
def test_what_is_owned_is_not_its_owner(text: str, word: str, names: list[str]) -> None:
    assert meant(text, word) == names


@pytest.mark.parametrize(
    ("text", "word", "language", "names"),
    [
        ("When it has paid, Ordune will own 11% of Tarsel.", "it", "en", ["Ordune"]),
        ("Une fois annulées les actions qu'elle a reprises, Ordune aura 9 %.", "elle", "fr", ["Ordune"]),
        (
            "Ordune and Tarsel met. Meralk has 9% of Elm Mills, and the latter grew.",
            "the latter",
            "en",
            ["Elm Mills"],
        ),
        (
            "Elm was owned by Rhona Fass and Jo Brandt until the latter sold.",
            "the latter",
            "en",
            ["Jo Brandt"],
        ),
        ("Until 2016 the Fallows ran Ordune. The family sold 9%.", "The family", "en", []),
        ("The Fallows have 9% of Ordune. The family sold 9%.", "The family", "en", ["Fallows"]),
        ("Les Kerval ont 9 % de Tarsel. La famille reste.", "La famille", "fr", ["Kerval"]),
        ("Vienna has 9% of Tarsel. The republic will sell.", "republic", "en", ["Vienna"]),
    ],
)
def test_pronouns_families_and_states_find_whom_they_mean(
    text: str, word: str, language: str, names: list[str]
) -> None:
    assert meant(text, word, language) == names
