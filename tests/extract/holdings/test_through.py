"""Firms through which others are held, and `Oak-owned`."""

import pytest

from tests.extract.holdings.drafting import pairs, told
from tests.extract.support import owned


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak Mills, through its subsidiary Fir Works, makes paper.", "en", ["Oak Mills > Fir Works"]),
        ("Oak Mills-owned Fir Works makes paper.", "en", ["Oak Mills > Fir Works"]),
        ("The Oak Mills-controlled retailer Fir Works makes paper.", "en", ["Oak Mills > Fir Works"]),
        (
            "Fir Works is controlled by billionaire Jan Novak through his company Oak Mills.",
            "en",
            ["Jan Novak > Fir Works", "Jan Novak > Oak Mills", "Oak Mills > Fir Works"],
        ),
        (
            "Jan Novak controls Fir Works through his holding company Oak Mills.",
            "en",
            ["Jan Novak > Fir Works", "Jan Novak > Oak Mills"],
        ),
        (
            "Jean Novak contrôle Sapin SA par l'intermédiaire de sa holding Chêne SA.",
            "fr",
            ["Jean Novak > Chêne SA", "Jean Novak > Sapin SA"],
        ),
        (
            "Jean Novak, via sa holding Chêne SA, a racheté Sapin SA.",
            "fr",
            ["Jean Novak > Chêne SA", "Jean Novak > Sapin SA"],
        ),
        (
            "Fir Works is owned by the Hansen family through Oak Mills.",
            "en",
            ["Hansen family > Fir Works", "Hansen family > Oak Mills", "Oak Mills > Fir Works"],
        ),
        (
            "Fir Works has been majority-owned since 2010 by Oak Mills.",
            "en",
            ["Oak Mills > Fir Works", "Oak Mills > Fir Works 50-"],
        ),
        (
            "Jan Novak controls Fir Works via Oak Mills.",
            "en",
            ["Jan Novak > Fir Works", "Jan Novak > Oak Mills", "Oak Mills > Fir Works"],
        ),
        (
            "Sapin SA, que Jean Novak contrôle par l'intermédiaire d'une holding belge, Chêne SA, recule.",
            "fr",
            ["Chêne SA > Sapin SA", "Jean Novak > Chêne SA", "Jean Novak > Sapin SA"],
        ),
        ("Oak Mills joined Elm Net and was followed by its unit Fir Works.", "en", ["Oak Mills > Fir Works"]),
    ],
)
def test_it_is_told_who_owns_whom(text: str, language: str, expected: list[str]) -> None:
    assert owned(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fir Works is run by its sister company Oak Mills.", "en"),
        ("Fir Works sells paper through its partner Oak Mills.", "en"),
        ("The state-owned group Fir Works makes paper.", "en"),
    ],
)
def test_what_is_denied_to_come_or_something_else_is_no_ownership(text: str, language: str) -> None:
    assert owned(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Jan Novak, through Oak Mills, also owns Fir Works.", "en", "conduit: Oak Mills > Fir Works"),
        (
            "Fir Works is controlled by Jan Novak through a holding called Oak Mills.",
            "en",
            "conduit: Oak Mills > Fir Works",
        ),
        (
            "Through Oak Mills, its holding company, Elm SA controls Fir Works.",
            "en",
            "conduit: Oak Mills > Fir Works",
        ),
        (
            "C'est par sa filiale Sapin SA que Chêne SA a racheté une usine.",
            "fr",
            "Chêne SA > Sapin SA",
        ),
    ],
)
def test_the_means_holds_what_its_owner_controls(text: str, language: str, expected: str) -> None:
    assert expected in told(text, language) | pairs(text, language)


@pytest.mark.parametrize(
    "text", ["Fir Works is paid by its customer Oak Mills.", "Elm SA sells through Oak Mills."]
)
def test_an_agent_or_a_channel_is_no_means(text: str) -> None:
    assert not {line for line in told(text) if line.startswith("conduit:")}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Oak Mills, through which the Novak family owns 29 percent of Fir Works, is small.",
            "en",
            "through which: Novak family > Oak Mills",
        ),
        (
            "La holding Chêne SA, par laquelle la famille Morel contrôle Sapin SA, recrute.",
            "fr",
            "through which: famille Morel > Chêne SA",
        ),
    ],
)
def test_what_somebody_owns_by_is_its_own(text: str, language: str, expected: str) -> None:
    assert expected in told(text, language)


def test_what_somebody_only_sells_by_is_not() -> None:
    text = "Oak Mills, through which the Novak family sells tea, is small."
    assert not any(line.startswith("through which") for line in told(text))


def test_what_is_his_is_no_companys() -> None:
    found = pairs("Jan Novak bought Fir Works out of court in 2017 through his holding company Elm Capital.")
    assert "Jan Novak > Elm Capital" in found
    assert "Fir Works > Elm Capital" not in found


def test_a_subsidiary_that_somebody_acts_through_is_his_who_acts() -> None:
    found = pairs("The London company Oak Mills runs the mine through a local subsidiary, Fir Works.")
    assert "Oak Mills > Fir Works" in found
    assert "Oak Mills > Elm Foods" not in pairs("Oak Mills acts through a subsidiary of Ash Bank, Elm Foods.")


def test_beside_a_figure_only_a_firm_of_its_holders_kind_is_a_means() -> None:
    text = "Jan Novak holds 44 percent of Fir Works through the {} Elm Capital."
    assert "Jan Novak > Elm Capital" in pairs(text.format("investment company"))
    assert "Jan Novak > Elm Capital" not in pairs(text.format("broker"))
