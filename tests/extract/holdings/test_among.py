"""Several owners or companies in one breath."""

import pytest

from tests.extract.holdings.drafting import pairs, told


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Oak Mills counts Fir Works, Elm SA and Ash Print among its subsidiaries.",
            "en",
            {"Oak Mills > Fir Works", "Oak Mills > Elm SA", "Oak Mills > Ash Print"},
        ),
        ("Fir Works counts Oak Mills among its owners.", "en", {"Oak Mills > Fir Works"}),
        ("Chêne SA figure parmi les actionnaires de Sapin SA.", "fr", {"Chêne SA > Sapin SA"}),
        (
            "Investors in Fir Works include Oak Mills and Elm SA.",
            "en",
            {"Oak Mills > Fir Works", "Elm SA > Fir Works"},
        ),
        (
            "Sapin SA a pour actionnaires Chêne SA, Orme SA et, depuis mai, Frêne SA.",
            "fr",
            {"Chêne SA > Sapin SA", "Orme SA > Sapin SA", "Frêne SA > Sapin SA"},
        ),
        (
            "Fir Works, a joint venture between Oak Mills and Elm SA, lost money.",
            "en",
            {"Oak Mills > Fir Works", "Elm SA > Fir Works"},
        ),
        (
            "Sapin SA, coentreprise de Chêne SA et d'Orme SA, recule.",
            "fr",
            {"Chêne SA > Sapin SA", "Orme SA > Sapin SA"},
        ),
        ("Sapin SA (groupe Chêne SA) recule.", "fr", {"Chêne SA > Sapin SA"}),
    ],
)
def test_lists_tell_who_owns_whom(text: str, language: str, expected: set[str]) -> None:
    assert expected <= pairs(text, language)


def test_a_venture_capitalist_is_no_venture() -> None:
    assert not any(
        "venture" in line for line in told("Fir Works met the venture capitalist Jan Novak of Oak Mills.")
    )
