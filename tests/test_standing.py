from typing import Any

import pytest

from kg.model import Claim, PartialDate, Source
from kg.shares import point
from kg.standing import dates, standing


def told(**said: Any) -> Claim:
    return Claim(holder="oak", investee="fir", kind="shareholding", source=Source(id="d"), **said)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, ""),
        ({"tense": "past"}, "past"),
        ({"tense": "future"}, "to come"),
        ({"status": "reported"}, "reported"),
        ({"status": "denied"}, "denied"),
        ({"change": "none"}, "no change"),
        ({"status": "planned", "tense": "future", "change": "decrease"}, "plans to sell"),
        ({"status": "planned", "tense": "future", "change": "acquire"}, "plans to buy"),
        ({"status": "denied", "tense": "future", "change": "decrease"}, "denied: no plan to sell"),
        ({"status": "denied", "tense": "past", "change": "decrease"}, "denied: did not sell, past"),
        ({"status": "reported", "change": "increase"}, "reported, increased"),
        ({"status": "negotiating", "change": "dispose"}, "in talks to sell all"),
        ({"tense": "future", "change": "acquire"}, "will buy"),
        ({"change": "decrease", "delta": point(3), "before": point(20)}, "reduced by 3 % from 20 %"),
    ],
)
def test_what_a_claim_says_beside_its_share_stands_in_few_words(said: dict[str, Any], words: str) -> None:
    assert standing(told(**said)) == words


def test_dates_are_told_each_with_its_word() -> None:
    days = {
        "as_of": PartialDate("2021-05-03"),
        "effective": PartialDate("2022"),
        "valid_to": PartialDate("2023"),
    }
    assert dates(told(**days)) == "as of 2021-05-03, takes effect 2022, until 2023"
    assert dates(told()) == ""
