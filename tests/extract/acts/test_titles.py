"""Offices told by a title and a person near it."""

import pytest

from tests.extract.acts.ruled import ruled
from tests.extract.support import reading


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Chêne détient 12 % de Sapin. Marie Dubois y préside le conseil.",
            "fr",
            ["Marie Dubois > Sapin post there asserted current"],
        ),
        ("Oak Mills has 5% of Fir Works. Finance minister Ann Lee said so.", "en", []),
        ("Oak Mills has 5% of Fir Works.", "en", []),
    ],
)
def test_a_title_without_a_body_is_of_the_firm_spoken_of(
    text: str, language: str, expected: list[str]
) -> None:
    assert ruled(text, language, "title", "post", "left") == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills has 5% of Fir Works. Ann Lee chairs two charities.", "en"),
        ("Oak Mills has 5% of Fir Works. Ann Lee chairs both.", "en"),
        ("Le groupe Chêne détient 12 % de Sapin. Marie Dubois dirige la coentreprise.", "fr"),
        ("Oak Mills has 5% of Fir Works. Ann Lee chairs the Kingston brewer.", "en"),
        ("Oak Mills owns Fir Works, says his former boss, Ann Lee.", "en"),
    ],
)
def test_whoever_heads_another_firm_has_no_office_in_the_one_spoken_of(text: str, language: str) -> None:
    assert ruled(text, language, "title", "post", "office") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Marta Oyelaran chairs both Fir Works and Elm Capital.", "en"),
        ("Marta Oyelaran is chair of both Fir Works and Elm Capital.", "en"),
        ("Marta Oyelaran préside à la fois Fir Works et Elm Capital.", "fr"),
        ("Marta Oyelaran, présidente de Fir Works et de Elm Capital, démissionne.", "fr"),
    ],
)
def test_one_who_chairs_two_firms_has_the_same_office_in_both(text: str, language: str) -> None:
    claims = reading(text, language).batch.claims
    assert {claim.investee_text for claim in claims} == {"Fir Works", "Elm Capital"}
    assert {claim.kind for claim in claims} == {"boardChair"}


def test_the_office_in_the_second_firm_is_signed_by_the_rule_that_told_the_first() -> None:
    assert ruled("Ann Lee is chair of Oak Mills and of Fir Works.", "en", "office", "title") == [
        "Ann Lee > Oak Mills office asserted current",
        "Ann Lee > Fir Works office asserted current",
    ]
