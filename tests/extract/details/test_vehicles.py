"""Through whom somebody holds."""

import pytest

from tests.extract.details.told import told
from tests.extract.support import reading


@pytest.mark.parametrize(
    ("language", "text", "tie", "links"),
    [
        (
            "en",
            "Oak Mills holds 20% of Fir Works through its subsidiary Elm Capital.",
            "Oak Mills > Fir Works 20",
            ["Elm Capital"],
        ),
        (
            "en",
            "Oak Mills, through Elm Capital, holds a 20% stake in Fir Works.",
            "Oak Mills > Fir Works 20",
            ["Elm Capital"],
        ),
        (
            "en",
            "Through Elm Capital and Ash Holding, Oak Mills owns 20% of Fir Works.",
            "Oak Mills > Fir Works 20",
            ["Elm Capital", "Ash Holding"],
        ),
        (
            "en",
            "Oak Mills' 12% stake in Fir Works, held through Elm Capital, is for sale.",
            "Oak Mills > Fir Works 12",
            ["Elm Capital"],
        ),
        (
            "fr",
            "Chêne Capital détient 20 % de Sapin SA via Orme Invest.",
            "Chêne Capital > Sapin SA 20",
            ["Orme Invest"],
        ),
        (
            "fr",
            "Chêne Capital détient, via sa holding Orme Invest, 20 % de Sapin SA.",
            "Chêne Capital > Sapin SA 20",
            ["Orme Invest"],
        ),
        (
            "fr",
            "Chêne Capital détient 12 % de Sapin SA par sa filiale Orme Invest.",
            "Chêne Capital > Sapin SA 12",
            ["Orme Invest"],
        ),
        (
            "fr",
            "Chêne Capital détient 12 % de Sapin SA par le biais des sociétés Orme Invest et Frêne SA.",
            "Chêne Capital > Sapin SA 12",
            ["Orme Invest", "Frêne SA"],
        ),
    ],
)
def test_the_links_are_those_that_the_sentence_names(
    language: str, text: str, tie: str, links: list[str]
) -> None:
    assert told(text, language)[tie] == {"via": links}


@pytest.mark.parametrize(
    "text",
    [
        "Oak Mills sold a 20% stake in Fir Works through Harrow Bank.",
        "Oak Mills, through its chief executive Ann Lind, said it holds 12% of Fir Works.",
        "Oak Mills holds 12% of Fir Works through 2025.",
        "Oak Mills holds 12% of Fir Works through a subsidiary of Elm Capital.",
        "Oak Mills holds 12% of Fir Works through Elm Capital's unit.",
        "Oak Mills owns 12% of Fir Works and, through Elm Capital, 5% of Birch Invest.",
        "Oak Mills owns 12% of Fir Works, and Elm Capital sells beer through Ash Holding.",
    ],
)
def test_banks_persons_years_and_owners_of_links_are_none(text: str) -> None:
    assert "via" not in told(text).get("Oak Mills > Fir Works 12", {})
    assert "via" not in told(text).get("Oak Mills > Fir Works 20", {})


def test_the_quotation_reaches_over_the_link_and_its_entity_is_in_the_batch() -> None:
    batch = reading("Oak Mills holds 20% of Fir Works through its subsidiary Elm Capital. It is old.").batch
    (claim,) = [claim for claim in batch.claims if claim.kind == "shareholding"]
    assert claim.evidence[0].quote == "Oak Mills holds 20% of Fir Works through its subsidiary Elm Capital"
    assert {*claim.via} <= {entity.id for entity in batch.entities}


def test_two_tellings_of_which_one_names_the_link_are_one_claim() -> None:
    text = "Oak Mills holds 20% of Fir Works. Oak Mills owns 20% of Fir Works through Elm Capital."
    assert told(text) == {"Oak Mills > Fir Works 20": {"via": ["Elm Capital"]}}


def test_a_link_that_holds_the_same_makes_nothing_overfull() -> None:
    text = "Elm Capital holds 60% of Fir Works. Oak Mills holds 60% of Fir Works through Elm Capital."
    assert [one.reason for one in reading(text).batch.held if one.reason == "overfull"] == []
