"""What somebody owns through something else."""

import pytest

from tests.extract.holdings.drafting import pairs, told


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
