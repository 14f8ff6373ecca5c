"""Firms of states told by a noun and a state."""

import pytest

from tests.extract.support import owned


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Fir Oil, the state oil company of Norway, drills at sea.", "en", ["Norway > Fir Oil"]),
        ("Fir Oil, Angola's national oil company, drills at sea.", "en", ["Angola > Fir Oil"]),
        ("Sapin SA, la compagnie pétrolière nationale de l'Angola, recule.", "fr", ["Angola > Sapin SA"]),
        ("Sapin SA, société d'État norvégienne, recule.", "fr", ["État norvégienne > Sapin SA"]),
    ],
)
def test_a_state_company_is_the_states(text: str, language: str, expected: list[str]) -> None:
    assert owned(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fir Oil, the largest oil company of Norway, drills at sea.", "en"),
        ("Fir Oil, a supplier of the state of Norway, drills at sea.", "en"),
        ("Fir Oil, Angola's largest oil company, drills at sea.", "en"),
        ("Sapin SA, première compagnie pétrolière de l'Angola, recule.", "fr"),
    ],
)
def test_a_company_of_a_country_is_not_the_states(text: str, language: str) -> None:
    assert owned(text, language) == []
