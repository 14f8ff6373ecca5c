"""Phrases before the name they are said of."""

import pytest

from tests.extract.holdings.drafting import pairs, told


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Under its owner Oak Mills, Fir Works has grown.", "en", "opening its owner: Oak Mills > Fir Works"),
        (
            "Founded as a subsidiary of Oak Mills in 2017, Fir Works sells seed.",
            "en",
            "opening held: Oak Mills > Fir Works",
        ),
        (
            "Bankrolled by Oak Mills since 2017, Fir Works sells seed.",
            "en",
            "Oak Mills > Fir Works",
        ),
        (
            "Spun out of Oak Mills in 2017, Fir Works sells seed.",
            "en",
            "Oak Mills > Fir Works past",
        ),
        ("Devenue filiale de Chêne SA en 2018, Sapin SA exporte.", "fr", "opening held: Chêne SA > Sapin SA"),
        ("Bras industriel de Chêne SA, Sapin SA exporte.", "fr", "opening held: Chêne SA > Sapin SA"),
        ("Repreneur de Sapin SA, Chêne SA embauche.", "fr", "opening holder: Chêne SA > Sapin SA"),
        (
            "Soutenue par son actionnaire Chêne SA, Sapin SA exporte.",
            "fr",
            "opening its owner: Chêne SA > Sapin SA",
        ),
        (
            "Par l'intermédiaire de Sapin SA, sa filiale de crédit, Chêne SA finance les artisans.",
            "fr",
            "opening its firm: Chêne SA > Sapin SA",
        ),
        (
            "Sorti du capital de Sapin SA en 2010, Chêne SA exporte.",
            "fr",
            "Chêne SA > Sapin SA past",
        ),
        (
            "Ses propriétaires, Chêne SA et Orme SA, ont injecté des fonds dans Sapin SA.",
            "fr",
            "its owner later: Orme SA > Sapin SA",
        ),
        (
            "Sa filiale Sapin SA a pesé sur les comptes de Chêne SA.",
            "fr",
            "its firm later: Chêne SA > Sapin SA",
        ),
    ],
)
def test_a_phrase_at_the_head_tells_whose_the_next_name_is(text: str, language: str, expected: str) -> None:
    assert expected in told(text, language) | pairs(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "The owners of Fir Works urge their chief, Jan Novak, to stay.",
        "The buyer of Fir Works is Oak Mills, Elm SA having lost out.",
        "According to Oak Mills, Fir Works is sound.",
        "Supplied by its rival Oak Mills, Fir Works sells seed.",
    ],
)
def test_a_clause_or_another_noun_at_the_head_is_no_tie(text: str) -> None:
    assert not {line for line in told(text) if line.startswith(("opening", "its owner later"))}


def test_who_sold_it_had_it_before() -> None:
    assert "Chêne SA > Sapin SA past" in pairs("Rachetée à Chêne SA en 2019, Sapin SA exporte.", "fr")
