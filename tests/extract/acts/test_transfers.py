"""The other side of a planned sale, and takeover offers."""

import pytest

from tests.extract.support import lines

_SELL, _BUY, _MORE = "plans_to_reduce", "plans_to_invest", "plans_to_increase"


def _plans(text: str, language: str = "en") -> set[tuple[str, str, str, float | None, str]]:
    return {
        (str(a["subject"]), str(a["relation"]), str(a["object"]), a["share_min"], str(a["modality"]))
        for a in lines(text, language)
        if str(a["relation"]).startswith("plans")
    }


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Oak Mills has agreed to sell its 30% stake in Fir Works to Ash Fund for 5 million euros.",
            "en",
            {
                ("Oak Mills", _SELL, "Fir Works", None, "planned"),
                ("Ash Fund", _BUY, "Fir Works", 30.0, "planned"),
            },
        ),
        (
            "Oak Mills has agreed to buy Fir Works from its Norwegian owner, Ash Fund.",
            "en",
            {
                ("Oak Mills", _BUY, "Fir Works", None, "planned"),
                ("Ash Fund", _SELL, "Fir Works", None, "planned"),
            },
        ),
        (
            "Sapin Bleu a signé un accord pour vendre sa participation de 12 % dans Aulne Fret au fonds "
            "Frêne Capital.",
            "fr",
            {
                ("Sapin Bleu", _SELL, "Aulne Fret", None, "planned"),
                ("Frêne Capital", _BUY, "Aulne Fret", 12.0, "planned"),
            },
        ),
        (
            "Le régulateur a autorisé le rachat par Frêne Capital de 30 % de Sapin Bleu.",
            "fr",
            {("Frêne Capital", _BUY, "Sapin Bleu", 30.0, "planned")},
        ),
        (
            "Sapin Bleu renonce à vendre à Frêne Capital les 70 % qu'il possède dans Aulne Fret.",
            "fr",
            {
                ("Sapin Bleu", _SELL, "Aulne Fret", None, "failed"),
                ("Frêne Capital", _BUY, "Aulne Fret", 70.0, "failed"),
            },
        ),
    ],
)
def test_a_sale_to_come_has_a_seller_and_a_buyer(
    text: str, language: str, expected: set[tuple[str, str, str, float | None, str]]
) -> None:
    assert _plans(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Oak Mills sold its 30% stake in Fir Works to Ash Fund.",
        "Oak Mills completed the sale of Fir Works to Ash Fund.",
        "Oak Mills has agreed to sell bread to Ash Fund.",
        "Following the sale of 30% of Fir Works to Ash Fund, Oak Mills is rich.",
    ],
)
def test_a_sale_that_is_done_or_of_wares_is_no_plan(text: str) -> None:
    assert _plans(text) == set()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "The board of Fir Works has rejected an approach from its largest shareholder, Oak Mills.",
            "en",
            ("Oak Mills", _BUY, "Fir Works", None, "failed"),
        ),
        (
            "Fir Works has agreed to a takeover by its rival Oak Mills.",
            "en",
            ("Oak Mills", _BUY, "Fir Works", None, "planned"),
        ),
        (
            "Oak Mills has dropped its offer for the brewer Fir Works.",
            "en",
            ("Oak Mills", _BUY, "Fir Works", None, "failed"),
        ),
        ("Few like Oak Mills' bid for Fir Works.", "en", ("Oak Mills", _BUY, "Fir Works", None, "planned")),
        (
            "Oak Mills has won the auction for Fir Works.",
            "en",
            ("Oak Mills", _BUY, "Fir Works", None, "planned"),
        ),
        (
            "L'autorité examine l'offre publique d'achat de Sapin Bleu sur Aulne Fret.",
            "fr",
            ("Sapin Bleu", _BUY, "Aulne Fret", None, "planned"),
        ),
        (
            "Sapin Bleu a déposé une offre amicale sur Aulne Fret.",
            "fr",
            ("Sapin Bleu", _BUY, "Aulne Fret", None, "planned"),
        ),
        (
            "Oak Mills is considering an offer for the 13% of Fir Works that it does not own.",
            "en",
            ("Oak Mills", _MORE, "Fir Works", None, "planned"),
        ),
    ],
)
def test_an_offer_is_a_plan_of_the_bidder(
    text: str, language: str, expected: tuple[str, str, str, float | None, str]
) -> None:
    assert expected in _plans(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Oak Mills has a special offer for bread.",
        "After its successful bid for Fir Works, Oak Mills is large.",
        "Activists want to stop the planned purchase of Fir Works.",
        "Fir Works rejected criticism from Oak Mills.",
    ],
)
def test_an_offer_of_wares_or_one_that_has_succeeded_is_no_plan(text: str) -> None:
    assert _plans(text) == set()


def test_a_buyer_of_a_nameless_part_does_not_buy_the_seller() -> None:
    text = "Vantor Energy is in talks to sell a minority stake in its Black Sea pipelines business to a fund."
    assert not [line for line in lines(text, "en") if line["relation"].startswith("plans_to")]
