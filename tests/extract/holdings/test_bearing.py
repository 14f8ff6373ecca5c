"""Owners whose company stands elsewhere."""

import pytest

from tests.extract.holdings.drafting import pairs, told
from tests.extract.support import lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fir Works is not in talks, nor is parent Oak Mills discussing a sale.", "Oak Mills > Fir Works"),
        ("Fir Works has a new majority owner in Oak Mills.", "Oak Mills > Fir Works"),
        ("Fir Works let in the food group Oak Mills, now its largest shareholder.", "Oak Mills > Fir Works"),
    ],
)
def test_an_owner_is_of_the_company_spoken_of(text: str, expected: str) -> None:
    assert expected in pairs(text)


def test_the_owner_of_a_thing_is_no_owner_of_the_company_before() -> None:
    assert not any(
        line.startswith("bare") for line in told("Fir Works sued the airport hotel owner Oak Mills.")
    )


def test_a_former_owner_has_nothing_any_more() -> None:
    assert "Oak Mills > Fir Works past" in pairs("Fir Works was cheap, says the previous owner, Oak Mills.")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Fir Works makes soap. Jan Novak remains the majority shareholder.", "en", "Jan Novak > Fir Works"),
        (
            "Elm SA bought into Fir Works; the tycoon Jan Novak remains its main shareholder.",
            "en",
            "Jan Novak > Fir Works",
        ),
    ],
)
def test_who_remains_the_shareholder_holds_what_was_told_before(
    text: str, language: str, expected: str
) -> None:
    assert expected in pairs(text, language)


def test_who_is_a_shareholder_elsewhere_holds_nothing_here() -> None:
    found = pairs(
        "Fir Works makes soap. It sold a part to Oak Mills, where Jan Novak is the main shareholder."
    )
    assert "Jan Novak > Fir Works" not in found


def test_the_owner_who_is_quoted_is_of_the_company_that_the_sentence_is_about() -> None:
    found = pairs("Oak Cruises is not in talks with the rival Vikander, said its owner, Birch Capital.")
    assert "Birch Capital > Oak Cruises" in found
    assert "Birch Capital > Vikander" not in found


def test_the_biggest_owner_has_a_stake_and_no_control() -> None:
    text = "Fir Works founder Ann Lee, who for years was its biggest owner, has left."
    assert not [line for line in lines(text, "en") if line["relation"] == "controls"]
