"""For whom somebody holds."""

import pytest

from tests.extract.details.told import only, told


@pytest.mark.parametrize(
    ("language", "text", "capacity", "behalf"),
    [
        ("en", "Ash Nominees holds 8% of Fir Works on behalf of Ann Lind.", "nominee", "Ann Lind"),
        ("en", "Ash Bank, acting on behalf of Ann Lind, holds 8% of Fir Works.", "nominee", "Ann Lind"),
        (
            "en",
            "Fir Works is 8% owned by Ash Bank on behalf of Ann Lind, who chairs it.",
            "nominee",
            "Ann Lind",
        ),
        ("en", "Ash Bank, as custodian for Ann Lind, holds 8% of Fir Works.", "depositary", "Ann Lind"),
        (
            "en",
            "Ash Bank holds 8% of Fir Works as trustee of the Lind Family Trust.",
            "trustee",
            "Lind Family Trust",
        ),
        ("en", "Ash Bank owns 8% of Fir Works in trust for Ann Lind.", "trustee", "Ann Lind"),
        ("fr", "Banque Chêne détient 8 % de Sapin SA pour le compte d'Anne Lind.", "nominee", "Anne Lind"),
        ("fr", "Banque Chêne détient 8 % de Sapin SA au nom de la famille Lind.", "nominee", "famille Lind"),
        (
            "fr",
            "Banque Chêne détient 8 % de Sapin SA en qualité de fiduciaire de la famille Lind.",
            "trustee",
            "famille Lind",
        ),
    ],
)
def test_the_words_tell_the_capacity_and_for_whom(
    language: str, text: str, capacity: str, behalf: str
) -> None:
    assert only(text, language) == {"capacity": capacity, "on_behalf_of": behalf}


@pytest.mark.parametrize(
    ("language", "text", "capacity"),
    [
        ("en", "Ash Bank holds 8% of Fir Works as custodian.", "depositary"),
        ("en", "Ash Bank holds 8% of Fir Works on behalf of Ann Lind's children.", "nominee"),
        ("en", "Ash Bank holds 8% of Fir Works on behalf of Ann Lind and Bob Stern.", "nominee"),
        ("en", "Elm Capital manages 8% of Fir Works on behalf of its clients.", "manager"),
        ("fr", "La Banque Chêne, en tant que dépositaire, détient 12 % de Sapin SA.", "depositary"),
    ],
)
def test_where_it_is_nobody_or_more_than_one_the_capacity_stands_alone(
    language: str, text: str, capacity: str
) -> None:
    assert only(text, language) == {"capacity": capacity}


def test_shares_in_a_name_are_held_by_whoever_has_the_name() -> None:
    text = "Oak Mills contrôle 12 % de Sapin SA, dont 2 % inscrits au nom du groupe Orme."
    assert all(said == {} for said in told(text, "fr").values())


@pytest.mark.parametrize(
    "text",
    [
        "Oak Mills owns 20% of Fir Works, and Elm Capital said on behalf of Ann Lind that it may sell.",
        "Oak Mills, an agent for foreign brewers, holds 12% of Fir Works.",
        "Oak Mills holds 12% of Fir Works, a nominee of Ann Lind.",
    ],
)
def test_words_of_another_clause_or_of_a_trade_tell_nothing(text: str) -> None:
    assert all(said == {} for said in told(text).values())


def test_of_two_stakes_side_by_side_neither_is_held_for_the_one_named_last() -> None:
    found = told("Ash Bank holds 5% of Elm Capital and 8% of Fir Works on behalf of Ann Lind.")
    assert found == {"Ash Bank > Elm Capital 5": {}, "Ash Bank > Fir Works 8": {}}


def test_a_second_telling_that_is_silent_joins_the_first() -> None:
    text = "Ash Bank holds 8% of Fir Works on behalf of Ann Lind. Ash Bank owns 8% of Fir Works."
    assert told(text) == {"Ash Bank > Fir Works 8": {"capacity": "nominee", "on_behalf_of": "Ann Lind"}}
