"""Capitals that name nobody who could own."""

import pytest

from tests.extract.naming import mentions
from tests.extract.support import lines, stakes


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Aspen Oil has put its Black Sea pipelines up for sale.", "Black Sea:place"),
        ("Since Boxing Day the mill has had a new owner, Oak Capital.", "Boxing Day:place"),
        ("Oak Capital owns a hotel on Lake Garda.", "Lake Garda:place"),
        ("Oak Capital owns 5% of Black Sea Lines.", "Black Sea Lines:company"),
        ("Oak Capital owns 5% of Lake Shipping.", "Lake Shipping:company"),
        ("The bid was tabled by Robin Day.", "Robin Day:person"),
    ],
)
def test_waters_and_holidays_are_places(text: str, named: str) -> None:
    assert named in mentions(text, "en")


def test_a_number_that_opens_a_sentence_is_no_name() -> None:
    text = 'Oak Mills owns 12% of Fir. "Seventy-five would be a natural level," Ann Lee said.'
    assert not [one for one in mentions(text, "en") if one.startswith("Seventy")]
    assert not [one for one in mentions("Quarante serait un bon niveau.", "fr") if "Quarante" in one]


def test_a_saint_and_a_danish_form_belong_to_their_names() -> None:
    assert "St. Dunstan:company" in mentions("Maumel called off a merger with St. Dunstan's in May.", "en")
    assert stakes("Danish group Lindby A/S owns 25% of Fir Works.", "en") == ["Lindby A/S > Fir Works 25"]


def test_an_adjective_of_a_region_names_nobody() -> None:
    text = "Luxor said it had taken a 30% stake in the Roman fashion house Valentani."
    assert [line["object"] for line in lines(text, "en")] == ["Valentani"]
    text = "Oak Lines is in merger talks with the Norse line Vikander."
    assert "Norse" not in str([(line["subject"], line["object"]) for line in lines(text, "en")])


def test_an_age_is_no_share() -> None:
    text = "Ann Lee, chairman and 21% shareholder of Larch & Reed, retires in May at the age of 80."
    assert all(line["share_max"] != 80 for line in lines(text, "en"))
