"""Whose a company is, told by a noun phrase."""

import pytest

from tests.extract.holdings.drafting import pairs, told


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak Mills' Fir Works lost money.", "en", "genitive name company: Oak Mills > Fir Works"),
        (
            "Fir Works, the Novak family's brewer, lost money.",
            "en",
            "apposed genitive firm: Novak family > Fir Works",
        ),
        (
            "Fir Works, a Novak family company, lost money.",
            "en",
            "apposed attributive: Novak family > Fir Works",
        ),
        ("Anna Berg, whose Fir Works makes paper, left.", "en", "whose name: Anna Berg > Fir Works"),
        ("Sapin SA, marque de Chêne SA, recule.", "fr", "apposed bare of: Chêne SA > Sapin SA"),
        ("Jean Novak, dont la holding, Sapin SA, recule, part.", "fr", "whose firm: Jean Novak > Sapin SA"),
    ],
)
def test_a_noun_phrase_tells_whose_a_company_is(text: str, language: str, expected: str) -> None:
    assert expected in told(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills's rival Fir Works lost money.", "en"),
        ("Oak Mills's publisher, Fir Works, lost money.", "en"),
        ("Fir Works, Oak Mills's biggest customer, lost money.", "en"),
        ("Norway's Fir Works lost money.", "en"),
        ("Sapin SA, exploitant de ferries de Chêne SA, recule.", "fr"),
        ("Sapin SA, dont l'italien Chêne SA est client, recule.", "fr"),
    ],
)
def test_rivals_customers_and_countries_own_nothing(text: str, language: str) -> None:
    assert told(text, language) == set()


def test_nobody_controls_a_joint_venture_alone() -> None:
    found = told("Fir Works, a joint venture of Oak Mills and Elm SA, makes lime.")
    assert not [one for one in found if one.startswith("apposed of")]


def test_a_trade_before_the_owner_is_passed() -> None:
    found = pairs("Sapin SA, chaîne de supermarchés brésilienne du français Chêne SA, a vendu un bloc.", "fr")
    assert "Chêne SA > Sapin SA" in found
    assert not pairs("Sapin SA, chaîne de supermarchés de bord de mer, concurrence Chêne SA.", "fr")


def test_its_is_no_persons() -> None:
    found = pairs("Oak Mills has named Ann Lee as chief executive of its Italian subsidiary Fir Works.")
    assert found == {"Oak Mills > Fir Works"}
