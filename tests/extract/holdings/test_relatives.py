"""Relative clauses and predicates of owning."""

import pytest

from tests.extract.holdings.drafting import pairs, told


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Sapin SA, que contrôlent ensemble Chêne SA et Orme SA, recule.",
            "fr",
            {"Chêne SA > Sapin SA", "Orme SA > Sapin SA"},
        ),
        ("Sapin SA, que possède Chêne SA, recule.", "fr", {"Chêne SA > Sapin SA"}),
        ("Chêne SA, à qui appartient Sapin SA, recule.", "fr", {"Chêne SA > Sapin SA"}),
        ("Sapin SA, dont Chêne SA a pris le contrôle, recule.", "fr", {"Chêne SA > Sapin SA"}),
        ("Chêne SA, dont Sapin SA est une filiale, recule.", "fr", {"Chêne SA > Sapin SA"}),
        ("Sapin SA est depuis 2004 chez Chêne SA.", "fr", {"Chêne SA > Sapin SA"}),
        (
            "Fir Works, a company that Oak Mills and Elm SA own jointly, lost money.",
            "en",
            {"Oak Mills > Fir Works", "Elm SA > Fir Works"},
        ),
        ("Fir Works, which Jan Novak chairs and controls, lost money.", "en", {"Jan Novak > Fir Works"}),
        ("Fir Works, where Jan Novak is the big shareholder, lost money.", "en", {"Jan Novak > Fir Works"}),
        ("Fir Works is Oak Mills' own.", "en", {"Oak Mills > Fir Works"}),
        ("Jan Novak founded Fir Works and still owns it.", "en", {"Jan Novak > Fir Works"}),
        ("Oak Mills has the Fir Rovers.", "en", {"Oak Mills > Fir Rovers"}),
    ],
)
def test_a_clause_tells_who_owns_whom(text: str, language: str, expected: set[str]) -> None:
    assert expected <= pairs(text, language)


def test_the_subject_behind_its_verb_is_not_taken_for_what_is_owned() -> None:
    assert pairs("Sapin SA, que possède Chêne SA, recule.", "fr") == {"Chêne SA > Sapin SA"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fir Works, which holds 20% of Elm SA, has an office.", "en"),
        ("Directors agreed, as has Oak Mills, to stay with Fir Works.", "en"),
        ("Fir Works is a Luxembourg company, Oak Mills said.", "en"),
    ],
)
def test_other_clauses_tell_nothing(text: str, language: str) -> None:
    rules = {line.partition(":")[0] for line in told(text, language)}
    assert not rules & {"relative", "has name", "predicate"}


def test_a_company_belongs_to_the_one_before_the_relative() -> None:
    assert "Oak Mills > Fir Works" in pairs("Oak Mills, to which Fir Works belongs, makes paper.")
    assert "Oak Mills > Fir Works" in pairs(
        "Fir Works, a venture in which Oak Mills and Elm SA are partners, makes lime."
    )
