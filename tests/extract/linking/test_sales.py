"""Who sold a part, and who has it now."""

import pytest

from tests.extract.support import lines


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills sold its 12% stake in Fir Works to Elm Capital.", "en"),
        ("Oak Mills has sold 12% of Fir Works to Norway's Elm Capital.", "en"),
        ("Chêne SA a vendu 12 % de Sapin SA à Orme SA.", "fr"),
        ("Chêne SA a cédé sa participation de 12 % dans Sapin SA à Orme SA.", "fr"),
    ],
)
def test_the_seller_had_it_and_the_buyer_has_it(text: str, language: str) -> None:
    found = {(line["subject"], line["tense"]) for line in lines(text, language)}
    seller, buyer = ("Oak Mills", "Elm Capital") if language == "en" else ("Chêne SA", "Orme SA")
    assert found == {(seller, "past"), (buyer, "current")}


def test_a_sale_ends_the_seller_s_holding_in_every_language() -> None:
    text = "Roble Ibérica SA vendió su participación del 10 % en Haya Sur SL a Editorial Olmo SA."
    sold = [line for line in lines(text, "es") if line["subject"] == "Roble Ibérica SA"]
    assert [(line["tense"], line.get("change")) for line in sold] == [("past", None)]
