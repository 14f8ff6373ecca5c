"""What looks like a plan and is none, and plans that such words do tell."""

import pytest

from tests.extract.acts.ruled import ruled

_WORDS = ("give", "leave", "sale", "seller", "take", "get", "bid", "increase", "offer")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The fund Oak Mills has 5% of Fir Works and is urging it to sell its freehold estate.", "en"),
        ("Le groupe Hêtre détient 12 % de Sapin. Sapin n'a encore aucun produit sur le marché.", "fr"),
        ("Prosecutors asked a court to freeze the 23% of Fir Works that belongs to Oak Mills.", "en"),
        ("L'offre lancée par le groupe Hêtre sur le spécialiste du bois Sapin a été un succès.", "fr"),
        ("Oak Mills holds 5% of Fir Works. Oak Mills will pay a dividend in May.", "en"),
    ],
)
def test_a_thing_sold_or_an_offer_that_is_over_is_no_plan(text: str, language: str) -> None:
    assert ruled(text, language, *_WORDS) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Norway's parliament voted to raise the state's share in Fir Works.",
            "en",
            "state > Fir Works increase planned future",
        ),
        (
            "Oak Mills will offer up to 5 percent of Fir Works to institutions.",
            "en",
            "Oak Mills > Fir Works bid named planned future",
        ),
        (
            "Le groupe Hêtre a confirmé qu'il étudiait l'offre non sollicitée présentée par son rival Sapin.",
            "fr",
            "Sapin > Hêtre take named planned future",
        ),
        (
            "Oak Mills will pay $300 million for the half of Fir Works that it does not own.",
            "en",
            "Oak Mills > Fir Works take part named planned future",
        ),
        (
            "Fir Works rejected a takeover proposal from Ash Daily owner Oak Mills.",
            "en",
            "Oak Mills > Fir Works offer failed future",
        ),
        (
            "Hêtre, qui dispose déjà de 9,9 % de Sapin, n'a pas vocation à monter davantage.",
            "fr",
            "Hêtre > Sapin get told denied future",
        ),
        (
            "Oak Mills owns 65% of Fir Works. Oak Mills wants to buy out its partner, Ash Trading.",
            "en",
            "Oak Mills > Fir Works take recalled planned future",
        ),
    ],
)
def test_a_part_offered_paid_for_or_weighed_is_a_plan(text: str, language: str, expected: str) -> None:
    assert expected in ruled(text, language, *_WORDS)
