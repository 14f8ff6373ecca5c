"""What a stake was bought or sold for."""

import pytest

from tests.extract.details.told import told


@pytest.mark.parametrize(
    ("language", "text", "amount", "currency"),
    [
        ("en", "Oak Mills bought a 30% stake in Fir Works for $1.45 billion.", "1450000000", "USD"),
        ("en", "Oak Mills paid 641 million euros for a 30% stake in Fir Works.", "641000000", "EUR"),
        ("en", "Oak Mills agreed to buy a 30% stake in Fir Works for Rs 37.74 crore.", "377400000", "INR"),
        (
            "en",
            "Oak Mills sold its 9% stake in Fir Works to Elm Capital for 30 million pounds.",
            "30000000",
            "GBP",
        ),
        ("en", "Oak Mills bought 12% of Fir Works for C$30 million.", "30000000", "CAD"),
        ("en", "Oak Mills sold its 12% stake in Fir Works for 30 million Swiss francs.", "30000000", "CHF"),
        ("en", "Oak Mills holds a 12% stake in Fir Works worth £30m.", "30000000", "GBP"),
        (
            "en",
            "Oak Mills bought 12% of Fir Works in a $300 million deal that values it at $3 billion.",
            "300000000",
            "USD",
        ),
        ("fr", "Chêne Capital a acquis 30 % de Sapin SA pour 641 millions d'euros.", "641000000", "EUR"),
        ("fr", "Chêne Capital a payé 20 millions d'euros pour 12 % de Sapin SA.", "20000000", "EUR"),
        ("fr", "Chêne Capital a pris 12 % de Sapin SA moyennant 1,2 milliard d'euros.", "1200000000", "EUR"),
        ("fr", "Pour 30 millions d'euros, Chêne Capital a acquis 12 % de Sapin SA.", "30000000", "EUR"),
        (
            "fr",
            "Chêne Capital a vendu 12 % de Sapin SA pour 30 millions de francs suisses.",
            "30000000",
            "CHF",
        ),
    ],
)
def test_the_price_of_the_one_figure(language: str, text: str, amount: str, currency: str) -> None:
    priced = [said for said in told(text, language).values() if said]
    assert priced
    assert all(said == {"amount": amount, "currency": currency} for said in priced)


def test_a_takeover_has_a_price_without_a_figure() -> None:
    found = told("Oak Mills acquired Fir Works in a £3bn deal.")
    assert found["Oak Mills > Fir Works"] == {"amount": "3000000000", "currency": "GBP"}


def test_each_price_goes_with_the_figure_before_it() -> None:
    found = told("Oak Mills bought 12% of Fir Works for $30 million and 5% of Elm Capital for $20 million.")
    assert {tie: said["amount"] for tie, said in found.items() if said} == {
        "Oak Mills > Fir Works 12": "30000000",
        "Oak Mills > Elm Capital 5": "20000000",
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Oak Mills bought 30% of Fir Works and 20% of Elm Capital for $2 billion."),
        ("en", "Oak Mills raised its stake in Fir Works from 20% to 35% for $1 billion."),
        ("en", "Oak Mills bought a 30% stake in Fir Works for $50 a share."),
        ("en", "Oak Mills bought a 30% stake in Fir Works for more than $1 billion."),
        ("en", "Oak Mills bought a 30% stake in Fir Works, which had sales of $3 billion."),
        ("en", "Oak Mills bought 12% of Fir Works in a deal valuing it at $3 billion."),
        ("en", "Oak Mills holds 12% of Fir Works, valued at £30m."),
        ("en", "Canadian brewer Oak Mills bought 12% of Fir Works for $30 million."),
        ("en", "Oak Mills sold its 12% stake in Fir Works for 30 million francs."),
        ("fr", "Chêne Capital a acquis 12 % de Sapin SA au prix de 30 euros par action."),
        ("fr", "Chêne Capital détient 12 % de Sapin SA, valorisée 3 milliards d'euros."),
        ("fr", "Chêne Capital a investi 30 millions d'euros dans Sapin SA, dont il détient 12 %."),
    ],
)
def test_a_sum_that_is_of_something_else_or_not_known_is_no_price(language: str, text: str) -> None:
    found = told(text, language)
    assert found
    assert not any("amount" in said for said in found.values())


def test_a_sum_behind_another_deed_is_its_own() -> None:
    found = told("Oak Mills owns 12% of Fir Works after buying Elm Capital for $30 million.", "en")
    assert not any("amount" in said for pair, said in found.items() if "Fir Works" in pair)
