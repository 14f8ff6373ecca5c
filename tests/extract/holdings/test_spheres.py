"""Spheres of somebody."""

import pytest

from tests.extract.holdings.drafting import pairs, told


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Fir Works has come under Oak Mills's wing.", "en", "Oak Mills > Fir Works"),
        ("Fir Works has been in Oak Mills hands since 1994.", "en", "Oak Mills > Fir Works"),
        ("Fir Works, under the umbrella of Oak Mills since 2009, lost money.", "en", "Oak Mills > Fir Works"),
        ("Oak Mills took Fir Works under its wing.", "en", "Oak Mills > Fir Works"),
        ("Sapin SA, tombée aux mains de Chêne SA, recule.", "fr", "Chêne SA > Sapin SA"),
        ("Sapin SA a rejoint le giron de Chêne SA.", "fr", "Chêne SA > Sapin SA"),
        ("Sapin SA reste dans le groupe Chêne SA.", "fr", "Chêne SA > Sapin SA"),
    ],
)
def test_what_is_in_somebodys_sphere_is_theirs(text: str, language: str, expected: str) -> None:
    assert expected in pairs(text, language)


def test_hands_that_are_nobodys_tell_nothing() -> None:
    assert told("Fir Works and Oak Mills shook hands in Paris.") == set()
    assert told("Fir Works is in good hands, said Oak Mills.") == set()
