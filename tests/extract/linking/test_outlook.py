"""What the words around a figure make of it."""

import pytest

from kg.extract.linking.outlook import (
    is_ahead,
    is_free,
    is_owned_behind,
    kind_at,
    outlook,
    outlook_signs,
    tone,
)
from kg.extract.linking.scene import Scene
from kg.extract.parts import Unit
from tests.extract.linking.test_scene import scene


def figured(text: str, language: str) -> tuple[Scene, list[Unit], int]:
    """A text, the units of its first sentence, and its first figure."""
    read = scene(text, language)
    units = read.sentences[0].units
    return read, units, next(at for at, unit in enumerate(units) if unit.quantity is not None)


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("Oak Mills means to have 51 percent of Fir Works.", "en", ["want"]),
        ("Oak Mills would like 51 percent of Fir Works.", "en", ["like"]),
        ("Oak Mills has 51 percent of Fir Works.", "en", ["pres"]),
        ("Its founders keep 51 percent of Fir Works.", "en", ["pres"]),
        ("Fir Works should pass to Oak Mills; it has 51 percent.", "en", ["pres"]),
        ("Il est prévu que Chêne SA monte à 60 % chez Sapin SA.", "fr", ["pres", "that", "want"]),
        ("Chêne SA est à 60 % chez Sapin SA.", "fr", ["pres"]),
        ("Chêne SA vise 60 % de Sapin SA.", "fr", ["want"]),
        ("Chêne SA compte pour 60 % de Sapin SA.", "fr", ["pres"]),
        ("Chêne SA compte prendre 60 % de Sapin SA.", "fr", ["want"]),
    ],
)
def test_the_words_that_lead_to_a_figure_are_told_by_kind(text: str, language: str, kinds: list[str]) -> None:
    _, units, at = figured(text, language)
    assert outlook(units, at, -1) == kinds


def test_what_stands_behind_a_figure_is_told_too() -> None:
    _, units, at = figured("Under the plan 15 percent of Fir Works should go to Oak Mills.", "en")
    assert outlook(units, at, 1)[:2] == ["cond", "go"]
    assert kind_at(units, at) == ""


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("Oak Mills will own 51 percent of Fir Works.", True),
        ("Oak Mills will sell its 51 percent of Fir Works.", False),
        ("Oak Mills will climb from 51 percent of Fir Works.", False),
        ("Oak Mills, now at 51 percent of Fir Works, will sell.", False),
        ("Oak Mills will buy the 51 percent that Elm Bank has.", False),
    ],
)
def test_a_figure_that_is_there_already_is_not_free(text: str, free: bool) -> None:
    read, units, at = figured(text, "en")
    assert is_free(units, at, read.near(at, -1)) is free
    assert is_owned_behind(units, at) is ("that" in text)


@pytest.mark.parametrize(
    ("text", "language", "time"),
    [
        ("Oak Mills goes to 51 percent by the summer.", "en", "limit"),
        ("Chêne SA passe à 51 % d'ici 2031.", "fr", "limit"),
        ("Oak Mills goes to 51 percent next year.", "en", "soon"),
        ("Oak Mills went to 51 percent last year.", "en", ""),
        ("The 51 percent held by Oak Mills is not for sale.", "en", ""),
    ],
)
def test_a_time_to_come_beside_a_figure_is_seen(text: str, language: str, time: str) -> None:
    _, units, at = figured(text, language)
    assert is_ahead(units, at) == time


def test_the_signs_tell_of_the_sentences_beside() -> None:
    read, units, at = figured("Oak Mills keeps 51 percent. Elm Bank will leave.", "en")
    signs = outlook_signs(read, at, read.near(at, -1))
    assert "s tone>fut o=pres" in signs
    assert "s tone< o=pres" in signs
    assert tone(units) == ""
