"""Firms set up, and firms passed on."""

import pytest

from tests.extract.holdings.drafting import pairs, told


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Oak Mills recently incorporated a subsidiary, Fir Works, in Brazil.",
            "en",
            "set up: Oak Mills > Fir Works",
        ),
        ("Oak Mills created Fir Works as a subsidiary in 2016.", "en", "set up: Oak Mills > Fir Works"),
        ("Chêne SA s'est doté d'une filiale baptisée Sapin SA.", "fr", "set up: Chêne SA > Sapin SA"),
        ("Elm SA bought Fir Works from Oak Mills.", "en", "Oak Mills > Fir Works past"),
        (
            "Fir Works, which Elm SA bought from Oak Mills, moved.",
            "en",
            "Oak Mills > Fir Works past",
        ),
        ("Fir Works passed from Oak Mills to Elm SA.", "en", "from to: Elm SA > Fir Works"),
        ("Sapin SA est passé de Chêne SA à Orme SA.", "fr", "from to: Chêne SA > Sapin SA past"),
    ],
)
def test_who_sets_up_or_passes_on_a_firm_owns_it(text: str, language: str, expected: str) -> None:
    assert expected in told(text, language) | pairs(text, language)


@pytest.mark.parametrize(
    "text",
    ["Oak Mills will set up a subsidiary, Fir Works.", "Fir Works bought seed from Oak Mills."],
)
def test_what_is_to_come_and_goods_are_no_tie(text: str) -> None:
    rules = {line.partition(":")[0] for line in told(text)}
    assert not rules & {"set up", "bought from", "from to"}
