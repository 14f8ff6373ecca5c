"""Verbs of holding without a figure."""

import pytest

from tests.extract.holdings.drafting import drafts_of, pairs, told
from tests.extract.support import owned


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Fir Works is owned by Oak Mills.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works is now owned by Oak Mills.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works has been owned by Oak Mills since 2009.", "en", ["Oak Mills > Fir Works"]),
        (
            "Fir Works, owned by the Dutch brewer Oak Mills since 2009, makes paper.",
            "en",
            ["Oak Mills > Fir Works"],
        ),
        ("Fir Works has been owned since 2009 by Oak Mills.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works is fully owned by Oak Mills.", "en", ["Oak Mills > Fir Works 100"]),
        (
            "The paper maker Fir Works is privately owned by the investor Oak Mills.",
            "en",
            ["Oak Mills > Fir Works"],
        ),
        ("Fir Works is owned and operated by Oak Mills.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works was owned by Oak Mills until 2009.", "en", ["past Oak Mills > Fir Works"]),
        ("Fir Works, formerly owned by Oak Mills, makes paper.", "en", ["past Oak Mills > Fir Works"]),
        (
            "Fir Works, founded and still owned by Oak Mills, makes paper.",
            "en",
            ["Oak Mills > Fir Works"],
        ),
        (
            "Oak Mills and Elm Capital jointly own Fir Works.",
            "en",
            ["Elm Capital > Fir Works", "Oak Mills > Fir Works"],
        ),
        ("Fir Works, which Oak Mills owned until 2008, makes paper.", "en", ["past Oak Mills > Fir Works"]),
        ("Sapin SA, que Chêne SA contrôle, recule.", "fr", ["Chêne SA > Sapin SA"]),
        ("Fir Works remains in the hands of the Novak family.", "en", ["Novak family > Fir Works"]),
        ("Oak Mills took full ownership of Fir Works in 2020.", "en", ["Oak Mills > Fir Works 100"]),
        ("Fir Works belongs to Oak Mills.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works has belonged to Oak Mills since 2009.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works, which belongs to Oak Mills, makes paper.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works is the property of Oak Mills.", "en", ["Oak Mills > Fir Works"]),
        ("Oak Mills owns Fir Works.", "en", ["Oak Mills > Fir Works"]),
        ("Oak Mills also owns the Polish foundry Fir Works.", "en", ["Oak Mills > Fir Works"]),
        ("Oak Mills, which owns Fir Works, makes paper.", "en", ["Oak Mills > Fir Works"]),
        ("Oak Mills owns Fir Works outright.", "en", ["Oak Mills > Fir Works 100"]),
        (
            "Oak Mills now owns Fir Works and Elm Freight.",
            "en",
            ["Oak Mills > Elm Freight", "Oak Mills > Fir Works"],
        ),
        ("Oak Mills has owned Fir Works since 2007.", "en", ["Oak Mills > Fir Works"]),
        ("Oak Mills owned Fir Works until 2007.", "en", ["past Oak Mills > Fir Works"]),
        ("Fir Works is controlled by the Hansen family.", "en", ["Hansen family > Fir Works"]),
        ("Sapin SA est détenu par Chêne SA.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA est détenu depuis 2009 par Chêne SA.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA, détenue à 100 % par Chêne SA, fabrique du papier.", "fr", ["Chêne SA > Sapin SA 100"]),
        ("Sapin SA est entièrement détenue par Chêne SA.", "fr", ["Chêne SA > Sapin SA 100"]),
        ("Sapin SA est contrôlée par la famille Hubert.", "fr", ["famille Hubert > Sapin SA"]),
        ("Sapin SA, propriété de Chêne SA, recule.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA, propriété du milliardaire Jean Novak, recule.", "fr", ["Jean Novak > Sapin SA"]),
        ("Propriété de Chêne SA depuis 2009, Sapin SA recule.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA est la propriété de Chêne SA.", "fr", ["Chêne SA > Sapin SA"]),
        ("Chêne SA a bouclé le rachat de Sapin SA.", "fr", ["Chêne SA > Sapin SA"]),
        ("Chêne SA possède Sapin SA.", "fr", ["Chêne SA > Sapin SA"]),
        ("Chêne SA possède aussi le papetier belge Sapin SA.", "fr", ["Chêne SA > Sapin SA"]),
        ("Chêne SA contrôle Sapin SA.", "fr", ["Chêne SA > Sapin SA"]),
        ("Chêne SA contrôle également le cartonnier allemand Sapin SA.", "fr", ["Chêne SA > Sapin SA"]),
        ("Chêne SA, qui contrôle Sapin SA, recule.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA appartenait à Chêne SA.", "fr", ["past Chêne SA > Sapin SA"]),
        ("Fir Works belonged to Oak Mills.", "en", ["past Oak Mills > Fir Works"]),
    ],
)
def test_it_is_told_who_owns_whom(text: str, language: str, expected: list[str]) -> None:
    assert owned(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fir Works is not owned by Oak Mills.", "en"),
        ("Oak Mills does not own Fir Works.", "en"),
        ("Fir Works competes with Oak Mills.", "en"),
        ("Fir Works supplies Oak Mills.", "en"),
        ("Fir Works is a partner of Oak Mills.", "en"),
        ("Fir Works, the Oak Mills supplier, makes paper.", "en"),
        ("Fir Works's takeover by Oak Mills made news.", "en"),
        ("Chêne SA négocie le rachat de Sapin SA.", "fr"),
        ("Sapin SA fournit Chêne SA.", "fr"),
        ("Sapin SA est partenaire de Chêne SA.", "fr"),
        ("Sapin SA a pris la tête de Chêne SA.", "fr"),
        ("Oak Mills owns Fir Works shares.", "en"),
    ],
)
def test_what_is_denied_to_come_or_something_else_is_no_ownership(text: str, language: str) -> None:
    assert owned(text, language) == []


def test_both_are_owned_and_what_is_held_through_another() -> None:
    assert {"Oak Mills > Fir Works", "Oak Mills > Elm SA"} <= pairs(
        "Fir Works and Elm SA are both owned by Oak Mills."
    )
    assert "Oak Mills > Fir Works" in pairs("Oak Mills holds Fir Works through Elm SA.")


def test_a_noun_phrase_only_introduces_the_owner_named_behind_it() -> None:
    text = "Sapin SA, lui-même propriété des familles Chêne et Orme, le transporteur If SA a grandi."
    assert "If SA > Sapin SA" not in pairs(text, "fr")


def test_who_fell_into_hands_is_the_name_before_the_comma() -> None:
    text = "Chêne SA se souvient du quincaillier Sapin SA, tombé aux mains de l'américain Orme SA."
    found = {line for line in told(text, "fr") if line.startswith("verb:")}
    assert found == {"verb: Orme SA > Sapin SA"}


def test_what_a_pronoun_means_is_a_guess() -> None:
    sure = {
        draft.holder.text: draft.certainty for draft in drafts_of("Oak Mills sells tea. It owns Fir Works.")
    }
    assert sure["Oak Mills"] < 1.0
    assert drafts_of("Oak Mills owns Fir Works.")[0].certainty == 1.0


def test_a_row_of_owners_ends_before_another_ones_owner() -> None:
    text = "Fir Works is controlled by the fund Oak Mills, and Oak Mills's founder Jan Novak chairs both."
    assert pairs(text) == {"Oak Mills > Fir Works"}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Fir Works, which since 2015 has belonged to Oak Mills, makes soap.", "en", "Oak Mills > Fir Works"),
        (
            "Jan Novak owns, through his holding company Elm Capital, the newspaper Fir Post.",
            "en",
            "Jan Novak > Fir Post",
        ),
        (
            "Jean Vasseur possède déjà, par sa holding personnelle Orme SA, le quotidien Sapin SA.",
            "fr",
            "Jean Vasseur > Sapin SA",
        ),
        ("Sapin SA, dont Chêne SA possède toujours la majorité, veut grandir.", "fr", "Chêne SA > Sapin SA"),
    ],
)
def test_owners_stand_behind_times_and_means(text: str, language: str, expected: str) -> None:
    assert expected in pairs(text, language)
