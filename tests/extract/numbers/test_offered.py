"""Numbers that may be shares, with the way each was found, and those that count something."""

import pytest

from kg.extract.numbers.quantities import find
from kg.extract.tokens import tokenize
from kg.extract.words import words

WAYS = ("possible", "loose", "spelled", "ratio")


def offers(text: str, language: str, *, told: bool = False) -> list[tuple[str | None, str]]:
    found = find(tokenize(text, 0), words(language), told=told)
    return [(quantity.stated, quantity.bare) for _, quantity in found if quantity.bare in WAYS]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak has 30 per cent; then it sank from 28 to 11.", "en", [("28", "possible"), ("11", "possible")]),
        ("Elm has 49 per cent of Fir, 31 of Ash and a bank.", "en", [("31", "loose")]),
        ("Elm has 23 per cent; Oak, which has 7, runs it close.", "en", [("7", "possible")]),
        ("Its 30 per cent would go to Oak, which has 70 already.", "en", [("70", "loose")]),
        ("Elm keeps 50.1 per cent; the crew's 25 will stay.", "en", [("25", "loose")]),
        ("Elm holds 23.9% and has until 5pm on 14 May to bid.", "en", []),
        ("Elm took 60 percent and left the seller with 38 together.", "en", [("38", "loose")]),
        ("A further 30.1 belong to Oak, which has 5%.", "en", [("30.1", "loose")]),
        ("Oak will be at 36.4 when the 5 per cent block is sold.", "en", [("36.4", "loose")]),
        ("It ran down to 5.9 a decade on, from 15.4 per cent.", "en", [("5.9", "loose")]),
        ("Six per cent goes to Oak, and four to Elm.", "en", [("4", "spelled")]),
        ("What began as a 74:26 venture is now Oak's.", "en", [("74", "ratio"), ("26", "ratio")]),
        ("Fir's shares are split 51 to 49 between Oak and Elm.", "en", [("51", "ratio"), ("49", "ratio")]),
        ("Of every hundred shares 47 are Oak's and eight go to Elm.", "en", [("47", "loose")]),
        ("Of every hundred shares, eight belong to Elm.", "en", [("8", "spelled")]),
        ("Chêne garde 51 %, les 49 autres vont à Orme.", "fr", [("49", "loose")]),
        ("Chêne remet 28,4 des 43,4 % de Sapin.", "fr", [("28.4", "loose")]),
        ("Vingt pour cent vont à Orme, quarante à Chêne.", "fr", [("40", "spelled")]),
        ("Sur cent actions, douze sont à Chêne.", "fr", [("12", "spelled")]),
        ("Une société à 60/40 entre Chêne et Orme.", "fr", [("60", "ratio"), ("40", "ratio")]),
    ],
)  # fmt: skip
def test_a_number_that_counts_nothing_is_offered(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert offers(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak has 12 percent of Fir and two of its seven directors.", "en"),
        ("Oak has 12 percent and 1,140 of them.", "en"),
        ("Oak has 12 percent and 40 mills.", "en"),
        ("Oak has 12 percent; the two are friends.", "en"),
        ("The game ended 3:2, and Oak has 12 percent.", "en"),
        ("Oak closed at 41.2 on Monday; it owns 12 percent of Fir.", "en"),
        ("Blocks 1 and 2 are Oak's.", "en"),
        ("Chêne a 12 % et trois sièges sur dix.", "fr"),
        ("Chêne a 12 %, et à eux deux ils emploient 900 personnes.", "fr"),
        ("Oak and Elm are fifty-fifty or 50-50 owners.", "en"),
    ],
)
def test_what_is_counted_or_measured_is_not(text: str, language: str) -> None:
    assert offers(text, language) == []


def test_a_number_may_go_with_a_figure_of_the_sentence_before() -> None:
    assert offers("Will have: 62.", "en", told=True) == [("62", "loose")]
    assert offers("Will have: 62.", "en") == []
