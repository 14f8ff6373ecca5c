"""Owners beside each other."""

import pytest

from tests.extract.holdings.drafting import told


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Elm SA co-owns Fir Works with the Norwegian insurer Oak Mills.",
            "en",
            "together: Oak Mills > Fir Works",
        ),
        ("Elm SA invested in Fir Works together with Oak Mills.", "en", "together: Oak Mills > Fir Works"),
        (
            "Fir Works, Elm SA's joint venture with Oak Mills, builds batteries.",
            "en",
            "venture with: Oak Mills > Fir Works",
        ),
        ("Like Fir Works, Elm SA is part of Oak Mills.", "en", "alike: Oak Mills > Fir Works"),
        ("Fir Works and Elm SA, both Oak Mills companies, merged.", "en", "both: Oak Mills > Elm SA"),
        (
            "Chêne SA partage avec Orme SA la propriété de Sapin SA.",
            "fr",
            "together: Orme SA > Sapin SA",
        ),
        (
            "Sapin SA appartient, comme Pin SA, au groupe Chêne SA.",
            "fr",
            "alike: Chêne SA > Pin SA",
        ),
        (
            "Sapin SA, la coentreprise que Chêne SA a montée avec Orme SA, recrute.",
            "fr",
            "venture with: Orme SA > Sapin SA",
        ),
    ],
)
def test_a_partner_holds_some_too(text: str, language: str, expected: str) -> None:
    assert expected in told(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Elm SA works with Oak Mills.",
        "Like Fir Works, Elm SA is a customer of Oak Mills.",
        "Fir Works and Elm SA, both suppliers of Oak Mills, merged.",
    ],
)
def test_work_and_trade_are_no_ownership(text: str) -> None:
    rules = {line.partition(":")[0] for line in told(text)}
    assert not rules & {"together", "alike", "both", "venture with"}
