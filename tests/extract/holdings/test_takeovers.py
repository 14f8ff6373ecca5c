"""Nouns of changing hands."""

import pytest

from tests.extract.holdings.drafting import pairs, told


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The acquisition of Fir Works by Oak Mills in 1998 was cheap.", "en", {"Oak Mills > Fir Works"}),
        ("Oak Mills's 1998 purchase of Fir Works was cheap.", "en", {"Oak Mills > Fir Works"}),
        ("Le rachat de Sapin SA par Chêne SA date de 1998.", "fr", {"Chêne SA > Sapin SA"}),
        ("Control of Fir Works passed to Oak Mills.", "en", {"Oak Mills > Fir Works"}),
        ("Le contrôle de Sapin SA revient à Chêne SA.", "fr", {"Chêne SA > Sapin SA"}),
        (
            "Jan Novak lost control of Fir Works to Oak Mills.",
            "en",
            {"Jan Novak > Fir Works past", "Oak Mills > Fir Works"},
        ),
        ("Oak Mills is now in full control of Fir Works.", "en", {"Oak Mills > Fir Works"}),
    ],
)
def test_nouns_tell_who_owns_whom(text: str, language: str, expected: set[str]) -> None:
    assert expected <= pairs(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "The acquisition of Fir Works by Oak Mills could be completed in May.",
        "Oak Mills lost control of the ball.",
        "Control of the air over Fir Works passed quickly.",
    ],
)
def test_what_may_come_or_is_no_company_tells_nothing(text: str) -> None:
    assert told(text) == set()


def test_a_completed_purchase_names_its_seller() -> None:
    found = pairs("Chêne SA a finalisé vendredi le rachat de Sapin SA au groupe Orme SA.", "fr")
    assert found == {"Chêne SA > Sapin SA", "Orme SA > Sapin SA past"}
