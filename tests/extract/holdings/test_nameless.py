"""Units that get their name later, and the other owners of what was told of."""

import pytest

from tests.extract.holdings.drafting import pairs, told


@pytest.mark.parametrize(
    "text",
    [
        "Oak Mills wants to sell a stake in its tower business. It may offer half of the unit, named Fir "
        "Towers, this year.",
        "Oak Mills will float its tower unit. Banks value the unit, Fir Towers, at a billion euros.",
    ],
)
def test_a_unit_is_its_owners_when_it_gets_its_name(text: str) -> None:
    assert "unit named: Oak Mills > Fir Towers" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Oak Mills will float its tower unit. Elm Foods, a rival of Fir Towers, will not.",
        "Oak Mills will float its unit Ash Lines. Rivals of the line, Fir Towers, will not.",
        "Oak Mills makes soap. Banks value the unit, Fir Towers, at a billion euros.",
    ],
)
def test_a_name_near_is_not_the_units(text: str) -> None:
    assert "Oak Mills > Fir Towers" not in pairs(text)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Ash Bank holds 60 percent of Fir Works. The other shareholders are Oak Mills and Elm Foods.",
            "en",
            {"Oak Mills > Fir Works", "Elm Foods > Fir Works"},
        ),
        (
            "Frêne SA a pris le contrôle de Sapin SA. Les autres actionnaires sont Chêne SA et Orme SA.",
            "fr",
            {"Chêne SA > Sapin SA", "Orme SA > Sapin SA"},
        ),
    ],
)
def test_the_others_own_what_was_told_of(text: str, language: str, expected: set[str]) -> None:
    assert expected <= pairs(text, language)


def test_others_without_a_company_told_of_own_nothing() -> None:
    assert told("Fir Works makes soap. The other shareholders are Oak Mills and Elm Foods.") == set()
