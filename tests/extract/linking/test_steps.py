"""The level before a change that is told behind the level that stands, or alone."""

from fractions import Fraction

import pytest

from kg.model import Claim, Share
from tests.extract.support import reading, stakes


def only(text: str, language: str) -> Claim:
    """The one claim of a text."""
    [claim] = reading(text, language).batch.claims
    return claim


@pytest.mark.parametrize(
    ("text", "language", "change"),
    [
        ("Oak Mills owned 17.45% of Fir Works, down from 19.8%.", "en", "decrease"),
        ("Oak Mills owns 17.45% of Fir Works, up from 12%.", "en", "increase"),
        ("Oak Mills's stake was 17.45% of Fir Works, down from 19.8%.", "en", "decrease"),
        ("Chêne SA détenait 17,45 % de Sapin SA, contre 19,8 % un an plus tôt.", "fr", "decrease"),
    ],
)
def test_a_level_and_the_one_it_is_compared_with_are_one_change(
    text: str, language: str, change: str
) -> None:
    claim = only(text, language)
    assert (claim.stated, claim.change, claim.tense) == ("17.45", change, "current")
    assert claim.before_stated in ("19.8", "12")


@pytest.mark.parametrize(
    "text",
    [
        "Oak Mills's stake in Fir Works is down from 19.8%.",
        "Oak Mills's stake in Fir Works fell from 19.8%.",
        "Oak Mills cut its stake in Fir Works from 19.8%.",
    ],
)
def test_without_the_new_level_it_is_less_than_before_and_not_nothing(text: str) -> None:
    claim = only(text, "en")
    assert claim.share == Share(Fraction(0), Fraction("0.198"), low_open=True, high_open=True)
    assert (claim.change, claim.before_stated, claim.tense) == ("decrease", "19.8", "current")


def test_the_date_of_a_change_told_by_its_level_is_that_of_the_newer_level() -> None:
    claim = only("Oak Mills owned 17.45% of Fir Works in 2015, down from 19.8% in 2012.", "en")
    assert (claim.as_of and claim.as_of.text, claim.effective) == ("2015", None)


@pytest.mark.parametrize(
    "text",
    [
        "Oak Mills had owned 17.45% of Fir Works, down from 19.8%.",
        "Oak Mills owned 17.45% of Fir Works until 2019, down from 19.8%.",
        "Oak Mills has sold out of Fir Works, down from 19.8%.",
    ],
)
def test_a_level_that_a_word_says_is_over_is_none_of_today(text: str) -> None:
    assert all(claim.tense != "current" for claim in reading(text, "en").batch.claims)


def test_a_level_to_come_leaves_the_one_of_today_as_it_is() -> None:
    text = "Oak Mills will own 17.45% of Fir Works, down from 19.8%."
    assert "Oak Mills > Fir Works 17.45" not in stakes(text, "en")
