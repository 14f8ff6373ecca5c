"""Plans, wishes and denials of changes."""

import pytest

from kg.shares import UNKNOWN
from tests.extract.support import company, gazetteer, reading, stakes


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Oak Mills has a 43% stake in Fir Works. Oak Mills might reduce its share.",
            "en",
            "Oak Mills > Fir Works ? plans_to_reduce hypothetical",
        ),
        ("Oak Mills plans to buy Fir Works.", "en", "Oak Mills > Fir Works ? plans_to_invest planned"),
        ("Oak Mills wants to invest in Fir Works.", "en", "Oak Mills > Fir Works ? plans_to_invest planned"),
        (
            "Elm Capital wants Oak Mills to invest in Fir Works.",
            "en",
            "Oak Mills > Fir Works ? plans_to_invest negotiating",
        ),
        (
            "Fir Works is working to bring Oak Mills in as an investor.",
            "en",
            "Oak Mills > Fir Works ? plans_to_invest negotiating",
        ),
        (
            "Oak Mills intends to increase its stake in Fir Works.",
            "en",
            "Oak Mills > Fir Works ? plans_to_increase planned",
        ),
        ("Chêne envisage de céder ses 18 % de Sapin.", "fr", "Chêne > Sapin ? plans_to_reduce planned"),
        ("Chêne veut réduire sa participation dans Sapin.", "fr", "Chêne > Sapin ? plans_to_reduce planned"),
    ],
)
def test_a_plan_is_a_claim_that_is_no_holding(text: str, language: str, expected: str) -> None:
    assert expected in stakes(text, language)


def test_a_plan_has_a_change_and_an_unknown_share() -> None:
    (claim,) = reading("Oak Mills plans to buy Fir Works.").batch.claims
    assert (claim.kind, claim.status, claim.change, claim.tense) == (
        "shareholding",
        "planned",
        "acquire",
        "future",
    )
    assert claim.share == UNKNOWN


def test_the_business_of_the_one_who_wishes_is_what_is_invested_in() -> None:
    text = "Oak Mills wants Fir Works to invest in its new paper business."
    (claim,) = reading(text).batch.claims
    assert (claim.holder_text, claim.investee_text, claim.speaker) == (
        "Fir Works",
        "Oak Mills paper business",
        "Oak Mills",
    )
    kinds = {entity.name: entity.kind for entity in reading(text).batch.entities}
    assert kinds["Oak Mills paper business"] == "unit"


def test_a_denied_sale_leaves_the_stake_standing() -> None:
    found = stakes("Chêne n'a pas l'intention de vendre ses 10 % de Sapin.", "fr")
    assert found == ["Chêne > Sapin 10", "Chêne > Sapin ? plans_to_reduce denied"]


def test_a_wish_about_a_known_shareholder_finds_what_it_holds() -> None:
    known = gazetteer(company("Oak", "FR"), company("Fir", "JP"))
    text = "Fir would like Oak, its top shareholder, to reduce its stake."
    assert "Oak > Fir ? plans_to_reduce negotiating" in stakes(text, "en", known)
