"""Being in the capital of a company, in a round of money, or holding a position."""

import pytest

from tests.extract.holdings.drafting import pairs, told


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Chêne SA est au capital de Sapin SA depuis 2001.", "fr", "in capital: Chêne SA > Sapin SA"),
        ("La présence de Chêne SA au capital de Sapin SA rassure.", "fr", "in capital: Chêne SA > Sapin SA"),
        ("Chêne SA rejoint Orme SA au capital de Sapin SA.", "fr", "in capital: Orme SA > Sapin SA"),
        ("Chêne SA rejoint Orme SA au capital de Sapin SA.", "fr", "in capital: Chêne SA > Sapin SA"),
        ("Au capital de Sapin SA figurent Chêne SA et Orme SA.", "fr", "in capital: Orme SA > Sapin SA"),
        ("Sapin SA a fait entrer Chêne SA à son capital.", "fr", "in capital: Chêne SA > Sapin SA"),
        ("Fir Works raised $20m from Oak Mills and Elm SA.", "en", "raised from: Elm SA > Fir Works"),
        ("Oak Mills led Fir Works's $80m funding round.", "en", "round: Oak Mills > Fir Works"),
        (
            "Oak Mills holds a stake of undisclosed size in Fir Works.",
            "en",
            "position: Oak Mills > Fir Works",
        ),
        ("Oak Mills has built up a position in Fir Works.", "en", "position: Oak Mills > Fir Works"),
        ("Chêne SA a pris dans Sapin SA une participation.", "fr", "position: Chêne SA > Sapin SA"),
        (
            "Fir Works is backed by investors such as Oak Mills and Elm SA.",
            "en",
            "such as: Elm SA > Fir Works",
        ),
    ],
)
def test_who_is_in_the_capital_holds_some(text: str, language: str, expected: str) -> None:
    assert expected in told(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Chêne SA participera à l'augmentation de capital de Sapin SA.", "fr"),
        ("Chêne SA étudie une entrée au capital de Sapin SA.", "fr"),
        ("Oak Mills appears in the share register of Fir Works with 27%.", "en"),
        ("Fir Works raised prices in Norway.", "en"),
        ("Oak Mills has no position in Fir Works.", "en"),
    ],
)
def test_an_increase_a_wish_or_a_figure_is_left_to_others(text: str, language: str) -> None:
    rules = {line.partition(":")[0] for line in told(text, language)}
    assert not rules & {"in capital", "raised from", "round", "position"}


def test_money_from_nobody_named_tells_no_tie() -> None:
    assert pairs("Fir Works raised $20m from its customers.") == set()
