"""Cases and groups of names, past what stands between them."""

import pytest

from kg.extract.phrases.grammar import case_of, group_at, is_party
from tests.extract.linking.test_scene import scene


def cases(text: str, language: str) -> dict[str, str]:
    """Names to their cases."""
    units = scene(text, language).sentences[0].units
    return {unit.text: case_of(units, at) for at, unit in enumerate(units) if is_party(unit)}


@pytest.mark.parametrize(
    ("text", "language", "name", "case"),
    [
        ("Elm Bank sold 5 percent of France's Oak Mills.", "en", "Oak Mills", "of"),
        ("Le fabricant de fenêtres Orme SA attend.", "fr", "Orme SA", ""),
        ("Sapin SA achète 5 % du fabricant de fenêtres Orme SA.", "fr", "Orme SA", "of"),
        ("Le ministre a exclu que Orme SA vende.", "fr", "Orme SA", ""),
        ("Sapin SA vend plus que Orme SA.", "fr", "Orme SA", "than"),
        ("Half of it belongs to Elm Bank, which also makes paper, and Oak Mills.", "en", "Oak Mills", "to"),
    ],
)
def test_a_name_has_the_case_of_its_phrase(text: str, language: str, name: str, case: str) -> None:
    assert cases(text, language)[name] == case


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oak Mills, which also makes paper, and Elm Bank met.", ["Oak Mills", "Elm Bank"]),
        ("Oak Mills and Norway's Elm Bank met.", ["Oak Mills", "Elm Bank"]),
        ("Oak Mills, which makes paper, met Elm Bank.", ["Oak Mills"]),
    ],
)
def test_a_group_goes_on_past_what_is_told_of_one_member(text: str, expected: list[str]) -> None:
    units = scene(text, "en").sentences[0].units
    first = next(at for at, unit in enumerate(units) if unit.text == "Oak Mills")
    assert [units[at].text for at in group_at(units, first)] == expected
