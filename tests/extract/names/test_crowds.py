"""Holders told by a plural: what belongs to the phrase, and where it is a holder."""

from __future__ import annotations

import pytest

from kg.extract.names.crowds import is_crowd
from tests.extract.naming import mentions
from tests.extract.support import lines


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Of a hundred shares in Fir, 39% went to six local banks.", "en", "local banks:group"),
        ("The 2011 lenders end up with 88 percent of Fir.", "en", "2011 lenders:group"),
        (
            "Lenders get 80% of Fir, convertible noteholders will have 10.",
            "en",
            "convertible noteholders:group",
        ),
        ("Fir is two-thirds the property of religious foundations.", "en", "religious foundations:group"),
        ("Ann Lee holds 5% of Fir, her two sons 3.1% each.", "en", "sons:group"),
        ("New investors are to get a quarter of Fir.", "en", "New investors:group"),
        ("Oak has 77% of Fir. Planters' unions hold 23%.", "en", "Planters' unions:group"),
        ("Les coopératives viticoles gardent 76 % de Sapin.", "fr", "coopératives viticoles:group"),
        ("À Sapin, 22 % des actions étaient aux salariés.", "fr", "salariés:group"),
    ],
)
def test_a_crowd_that_holds_is_a_name(text: str, language: str, expected: str) -> None:
    assert expected in mentions(text, language)


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("The drivers struck when sales of Fir fell 4%.", "en", "drivers"),
        ("Investors own 5% of Fir.", "en", "Investors"),
        ("Her brothers Luc and Jo Morel vote 17% each.", "en", "brothers"),
        ("Les salariés ont rejeté l'accord à 73 %.", "fr", "salariés"),
        ("Les syndicats en réclament 5 %.", "fr", "syndicats"),
    ],
)
def test_a_crowd_that_holds_nothing_is_none(text: str, language: str, word: str) -> None:
    assert not any(found.startswith(f"{word}:") for found in mentions(text, language))


def test_a_capital_inside_makes_a_name_of_its_own() -> None:
    assert [is_crowd(name) for name in ("Pension Funds Oak", "Old shareholders", "banques locales")] == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak holds 76% of Fir. Fans hold what is left.", "en", "Fans:group"),
        ("Oak buys 70 percent of Fir, whose managers are to keep the remainder.", "en", "managers:group"),
        ("The remaining shares of Fir are with some 3,000 members.", "en", "members:group"),
        ("Les salariés, par le biais d'un fonds, ont souscrit le solde de Fir.", "fr", "salariés:group"),
        ("Oak a levé des fonds. Ses trois fondateurs tombent à 47 % au total.", "fr", "fondateurs:group"),
        ("De Fir, 25 % sont réservés à des investisseurs nationaux.", "fr", "investisseurs nationaux:group"),
    ],
)
def test_what_is_left_over_is_a_share_too(text: str, language: str, expected: str) -> None:
    assert expected in mentions(text, language)


@pytest.mark.parametrize(
    ("text", "language", "holder"),
    [
        ("Bondholders wrote off 300 million and now own 80 percent of Oak Mills.", "en", "Bondholders"),
        (
            "Les créanciers ont converti leur dette et détiennent désormais 80 % de Sapin SA.",
            "fr",
            "créanciers",
        ),
        ("Bondholders met in May and Elm Bank now owns 80 percent of Oak Mills.", "en", "Elm Bank"),
    ],
)
def test_a_crowd_holds_by_its_second_verb(text: str, language: str, holder: str) -> None:
    assert [line["subject"] for line in lines(text, language)] == [holder]
