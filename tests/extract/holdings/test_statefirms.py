"""Firms of states told by a noun and a state."""

import pytest

from tests.extract.holdings.drafting import pairs, told
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


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Norway's sovereign wealth fund Fir Capital sold bonds.", "en", "Norway > Fir Capital"),
        ("Le fonds souverain qatari Sapin SA vend des titres.", "fr", "Qatar > Sapin SA"),
        ("Norway's National Wealth Fund sold bonds.", "en", "Norway > Norway's National Wealth Fund"),
        ("Kuwaiti state refiner Fir Oil drills at sea.", "en", "Kuwait > Fir Oil"),
        (
            "OSLO - Norway's government approved the deal. Britain's Elm SA sells to state-owned Fir Oil.",
            "en",
            "Norway > Fir Oil",
        ),
        (
            "Kenya buys a refinery from Norway. Norway's Elm SA sells its part to the state-run Kenyoil.",
            "en",
            "Kenya > Kenyoil",
        ),
    ],
)
def test_a_state_owned_firm_belongs_to_the_state_spoken_of(text: str, language: str, expected: str) -> None:
    assert expected in pairs(text, language)


@pytest.mark.parametrize(
    "text",
    ["Canadian pension fund Fir Capital sold bonds.", "Norway's Oak Investment sold bonds."],
)
def test_a_fund_of_a_country_is_not_always_the_states(text: str) -> None:
    assert pairs(text) == set()


def test_a_state_controlled_firm_is_of_the_state_that_the_text_is_about() -> None:
    text = "Polish insurer Oak Mills holds a stake in Fir Bank, a state-controlled bank. Poland likes it."
    assert "state near: Poland > Fir Bank" in told(text)
