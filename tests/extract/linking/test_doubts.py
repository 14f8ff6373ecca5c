"""Sentences that tell of a figure without saying that it is so."""

import pytest

from tests.extract.support import lines


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Does Oak Mills own 20% of Fir Works?", "en"),
        ("Oak Mills allegedly owns 20% of Fir Works.", "en"),
        ("Rumour has it that Oak Mills owns 20% of Fir Works.", "en"),
        ("Chêne SA détient-elle 20 % de Sapin SA ?", "fr"),
        ("Besitzt die Eichen AG 30 % der Tannen GmbH?", "de"),
        ("Die Eichen AG besitzt nicht 30 % der Tannen GmbH.", "de"),
        ("Roble SA supuestamente posee el 20% de Haya SA.", "es"),
    ],
)
def test_what_is_asked_or_only_heard_waits_for_a_person(text: str, language: str) -> None:
    assert {line["tier"] for line in lines(text, language)} <= {"review", "guard"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills owns 20% of Fir Works. Why?", "en"),
        ("Oak Mills owns not only 20% of Fir Works but its brand.", "en"),
        ("Die Eichen AG hält 30 Prozent an der Tannen GmbH.", "de"),
    ],
)
def test_what_is_said_is_accepted(text: str, language: str) -> None:
    assert "accepted" in {line["tier"] for line in lines(text, language)}


@pytest.mark.parametrize("what", ["patents", "land", "debts"])
def test_a_part_of_what_a_company_has_is_no_part_of_it(what: str) -> None:
    assert lines(f"Oak Mills owns 20% of the {what} of Fir Works.", "en") == []
