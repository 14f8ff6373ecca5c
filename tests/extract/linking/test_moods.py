"""The mood of words and the signs made of it."""

import pytest

from kg.extract.linking.moods import mood_at, mood_signs
from kg.extract.parts import Unit
from tests.extract.linking.test_scene import scene


@pytest.mark.parametrize(
    ("word", "mood"),
    [
        ("détiendra", "fut"),
        ("auront", "fut"),
        ("atteindrait", "cond"),
        ("recevraient", "cond"),
        ("contrôlait", "imp"),
        ("portrait", ""),
        ("opera", ""),
        ("Madeira", ""),
    ],
)
def test_the_ending_of_a_verb_tells_its_mood(word: str, mood: str) -> None:
    key = word.casefold().replace("é", "e").replace("ô", "o")
    assert mood_at([Unit(word, key, 0, len(word))], 0) == mood


def _signs(text: str, language: str) -> list[str]:
    found = scene(text, language)
    at = next(i for i, unit in enumerate(found.units) if unit.quantity is not None)
    return mood_signs(found, at, "")


def test_a_figure_behind_is_to_is_to_come() -> None:
    assert "s mood=fut" in _signs("Oak Mills is to pay 5 million for 51% of Fir Works.", "en")


def test_a_verb_of_no_list_tells_its_mood_too() -> None:
    assert "s mood=fut" in _signs("La coentreprise sera logée à 60 % chez Sapin.", "fr")


def test_a_sentence_without_a_verb_takes_the_mood_of_the_one_before() -> None:
    signs = _signs("Who would own Fir Works? Oak Mills 55%.", "en")
    assert "s verbless told=cond" in signs
