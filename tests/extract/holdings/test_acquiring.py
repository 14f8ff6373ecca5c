"""Companies that changed hands, by verb and by noun."""

import pytest

from tests.extract.holdings.drafting import pairs, told
from tests.extract.support import owned


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Fir Works is in the hands of Oak Mills.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works is under the control of Oak Mills.", "en", ["Oak Mills > Fir Works"]),
        ("Oak Mills has control of Fir Works.", "en", ["Oak Mills > Fir Works"]),
        ("Oak Mills bought Fir Works in 2019.", "en", ["Oak Mills > Fir Works"]),
        (
            "Oak Mills acquired the Polish brewer Fir Works in 2019 for 40 million euros.",
            "en",
            ["Oak Mills > Fir Works"],
        ),
        ("In 2019 Oak Mills took over Fir Works.", "en", ["Oak Mills > Fir Works"]),
        (
            "In 2019, Oak Mills bought Fir Works and Elm Freight.",
            "en",
            ["Oak Mills > Elm Freight", "Oak Mills > Fir Works"],
        ),
        ("Fir Works was bought by Oak Mills in 2019.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works was acquired in 2019 by the Danish group Oak Mills.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works was taken over by Oak Mills.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works was sold to Oak Mills in 2019.", "en", ["Oak Mills > Fir Works"]),
        (
            "In 2019 Fir Works was sold by Elm Freight to Oak Mills.",
            "en",
            ["Oak Mills > Fir Works", "past Elm Freight > Fir Works"],
        ),
        (
            "Elm Freight sold Fir Works to Oak Mills in 2019.",
            "en",
            ["Oak Mills > Fir Works", "past Elm Freight > Fir Works"],
        ),
        (
            "Oak Mills bought Fir Works from Elm Freight in 2019.",
            "en",
            ["Oak Mills > Fir Works", "past Elm Freight > Fir Works"],
        ),
        ("Oak Mills has completed the acquisition of Fir Works.", "en", ["Oak Mills > Fir Works"]),
        ("Oak Mills completed its acquisition of Fir Works in May.", "en", ["Oak Mills > Fir Works"]),
        (
            "Oak Mills completed its $40 million acquisition of Fir Works in May.",
            "en",
            ["Oak Mills > Fir Works"],
        ),
        ("The acquisition of Fir Works by Oak Mills was completed in May.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works, acquired by Oak Mills in 2019, makes paper.", "en", ["Oak Mills > Fir Works"]),
        ("Acquired by Oak Mills in 2019, Fir Works makes paper.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works, which Oak Mills bought in 2019, makes paper.", "en", ["Oak Mills > Fir Works"]),
        ("Oak Mills, which bought Fir Works in 2019, makes paper.", "en", ["Oak Mills > Fir Works"]),
        ("Oak Mills agreed to buy Fir Works from Elm Freight.", "en", ["Elm Freight > Fir Works"]),
        (
            "Oak Mills sold its Fir Works division to Elm Freight.",
            "en",
            ["Elm Freight > Fir Works", "past Oak Mills > Fir Works"],
        ),
        (
            "Oak Mills sold its subsidiary Fir Works to Elm Freight.",
            "en",
            ["Elm Freight > Fir Works", "past Oak Mills > Fir Works"],
        ),
        ("Sapin SA est aux mains de Chêne SA.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA est entrée dans le giron de Chêne SA en 2009.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA est passée sous le contrôle de Chêne SA en 2009.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA, rachetée en 2009 par Chêne SA, recule.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA, racheté par le belge Chêne SA, recule.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA a été rachetée par Chêne SA en 2009.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA a été reprise par Chêne SA.", "fr", ["Chêne SA > Sapin SA"]),
        ("Racheté en 2009 par Chêne SA, Sapin SA recule.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA a été cédée à Chêne SA en 2009.", "fr", ["Chêne SA > Sapin SA"]),
        ("Orme SA a cédé Sapin SA à Chêne SA.", "fr", ["Chêne SA > Sapin SA", "past Orme SA > Sapin SA"]),
        ("Chêne SA a racheté Sapin SA en 2009.", "fr", ["Chêne SA > Sapin SA"]),
        ("Chêne SA a racheté en 2009 le papetier Sapin SA.", "fr", ["Chêne SA > Sapin SA"]),
        (
            "Chêne SA a racheté son concurrent belge Sapin SA à la famille Hubert.",
            "fr",
            ["Chêne SA > Sapin SA", "past famille Hubert > Sapin SA"],
        ),
        ("Chêne SA a acquis Sapin SA.", "fr", ["Chêne SA > Sapin SA"]),
        ("Chêne SA avait repris Sapin SA en 2009.", "fr", ["Chêne SA > Sapin SA"]),
        ("Chêne SA a pris le contrôle de Sapin SA.", "fr", ["Chêne SA > Sapin SA"]),
        ("Chêne SA a finalisé l'acquisition de Sapin SA.", "fr", ["Chêne SA > Sapin SA"]),
        (
            "Since its takeover by Oak Mills in 2019, Fir Works has made paper.",
            "en",
            ["Oak Mills > Fir Works"],
        ),
        ("Oak Mills bought Fir Works and Elm Freight sold paper.", "en", ["Oak Mills > Fir Works"]),
        ("Oak Mills absorbed Fir Works in 2019.", "en", ["Oak Mills > Fir Works"]),
    ],
)
def test_it_is_told_who_owns_whom(text: str, language: str, expected: list[str]) -> None:
    assert owned(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills has agreed to buy Fir Works.", "en"),
        ("Oak Mills will buy Fir Works.", "en"),
        ("Oak Mills plans to acquire Fir Works.", "en"),
        ("Fir Works is to be sold to Oak Mills.", "en"),
        ("Fir Works will be acquired by Oak Mills.", "en"),
        ("Fir Works could be sold to Oak Mills.", "en"),
        ("Oak Mills tried to buy Fir Works in 2019.", "en"),
        ("Oak Mills failed to acquire Fir Works.", "en"),
        ("Fir Works took control of the board of Oak Mills.", "en"),
        ("Oak Mills bought paper from Fir Works.", "en"),
        ("Oak Mills bought ships from Fir Works.", "en"),
        ("Oak Mills acquired 40 trucks from Fir Works.", "en"),
        ("Chêne SA va racheter Sapin SA.", "fr"),
        ("Chêne SA veut racheter Sapin SA.", "fr"),
        ("Chêne SA a renoncé à racheter Sapin SA.", "fr"),
        ("Chêne SA pourrait racheter Sapin SA.", "fr"),
        ("Chêne SA est entrée en négociations exclusives en vue de racheter Sapin SA.", "fr"),
        ("Chêne SA a acheté des camions à Sapin SA.", "fr"),
        ("Fir Works is being acquired by Oak Mills.", "en"),
        ("Oak Mills bought Fir Works shares in 2019.", "en"),
        ("The acquisition of Fir Works by Oak Mills could be completed in May.", "en"),
        ("Oak Mills took Fir Works to court.", "en"),
    ],
)
def test_what_is_denied_to_come_or_something_else_is_no_ownership(text: str, language: str) -> None:
    assert owned(text, language) == []


def test_what_was_somebody_elses_and_whom_one_buys_out_is_not_bought() -> None:
    text = "The part of Elm SA that used to be Fir Works's was bought by Oak Mills."
    assert "Oak Mills > Fir Works" not in pairs(text)
    assert not {
        line
        for line in told("Oak Mills has bought Fir Works out of the port of Bergen.")
        if line.startswith("event:")
    }


def test_who_bought_whom_is_told_by_what_stands() -> None:
    found = pairs(
        "Fir Works has been part of Oak Mills since 2006, when the group bought the company from Jan Novak."
    )
    assert "Fir Works > Oak Mills" not in found
    assert "Jan Novak > Oak Mills past" not in found


def test_it_that_opens_the_sentence_can_be_what_was_bought() -> None:
    text = "Fir Works failed. It had been owned since 2018 by Oak Mills, which bought it from the Novaks."
    assert "Novaks > Fir Works past" in pairs(text)
