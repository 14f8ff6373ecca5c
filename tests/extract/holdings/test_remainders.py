"""Ties told by small words."""

import pytest

from tests.extract.holdings.drafting import pairs, told


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Le rachat de Sapin SA plaît à Chêne SA, qui en est actionnaire.", "fr", "Chêne SA > Sapin SA"),
        ("Oak Mills has invested in Fir Works and Elm SA.", "en", "Oak Mills > Elm SA"),
        ("Oak Mills already has parts of Fir Works.", "en", "Oak Mills > Fir Works"),
        ("Norway, via Oak Mills, has a say.", "en", "Norway > Oak Mills"),
        ("Fir Works, owned via Oak Mills by Jan Novak, lost money.", "en", "Oak Mills > Fir Works"),
        ("Fir Works is owned by Jan Novak through his vehicle Oak Mills.", "en", "Oak Mills > Fir Works"),
        ("Oak Mills has sold out of Fir Works.", "en", "Oak Mills > Fir Works past"),
    ],
)
def test_small_words_tell_ties(text: str, language: str, expected: str) -> None:
    assert expected in pairs(text, language)


def test_spun_out_is_no_exit() -> None:
    assert not any(line.startswith("exit") for line in told("Fir Works was spun out of Oak Mills."))


def test_an_infinitive_has_invested_in_nothing() -> None:
    assert not any(line.startswith("invested") for line in told("Oak Mills wants to invest in Fir Works."))
