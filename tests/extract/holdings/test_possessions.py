"""Companies told as somebody's own."""

import pytest

from tests.extract.holdings.drafting import pairs
from tests.extract.support import lines, owned


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Jan Novak's Fir Works bought a bakery.", "en", ["Jan Novak > Fir Works"]),
        ("Oak Mills's newspaper, the Fir Gazette, lost money.", "en", ["Oak Mills > Fir Gazette"]),
        ("Oak Mills, the company of the billionaire Jan Novak, lost money.", "en", ["Jan Novak > Oak Mills"]),
        ("Jan Novak, whose firm Oak Mills makes paper, spoke.", "en", ["Jan Novak > Oak Mills"]),
        (
            "Oak Mills, whose stable includes Fir Works and Elm Print, lost money.",
            "en",
            ["Oak Mills > Elm Print", "Oak Mills > Fir Works"],
        ),
        (
            "Among Oak Mills's companies are Fir Works and Elm Print.",
            "en",
            ["Oak Mills > Elm Print", "Oak Mills > Fir Works"],
        ),
        ("Fir Works, the property of Oak Mills since 1999, lost money.", "en", ["Oak Mills > Fir Works"]),
        ("Sapin SA, le journal d'Yves Vasseur, recule.", "fr", ["Yves Vasseur > Sapin SA"]),
        ("Le journal d'Yves Vasseur, Sapin SA, recule.", "fr", ["Yves Vasseur > Sapin SA"]),
        ("Sapin SA, la holding de la famille Vasseur, recule.", "fr", ["famille Vasseur > Sapin SA"]),
        (
            "Le groupe Chêne coiffe Sapin SA et Orme SA.",
            "fr",
            ["Chêne > Orme SA", "Chêne > Sapin SA"],
        ),
    ],
)
def test_what_is_somebodys_own_is_theirs(text: str, language: str, expected: list[str]) -> None:
    assert owned(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills's bank, Fir Capital, called in the loan.", "en"),
        ("Oak Mills's rival Fir Works cut prices.", "en"),
        ("Jan Novak's lawyer, Anna Berg, declined to comment.", "en"),
        ("The law firm of Jan Novak, Fir LLP, advised Oak Mills.", "en"),
        ("Norway's newspaper Fir Post reported it.", "en"),
        ("Le concurrent d'Yves Vasseur, Sapin SA, attend.", "fr"),
        ("La banque de Chêne SA, Sapin SA, attend.", "fr"),
    ],
)
def test_rivals_banks_and_advisers_are_nobodys_own(text: str, language: str) -> None:
    assert owned(text, language) == []


def test_whose_it_is_can_be_told_by_the_sentence_before() -> None:
    assert owned("Fir Works lost money. Its parent, Oak Mills, is to blame.") == ["Oak Mills > Fir Works"]
    this = "Sapin SA emploie 300 personnes. Depuis 2004, c'est une filiale du groupe suédois Chêne."
    (line,) = lines(this, "fr")
    assert (line["subject"], line["object"], line["tier"]) == ("Chêne", "Sapin SA", "review")
    french = "Sapin SA recule. Son actionnaire principal, Chêne SA, ne veut pas vendre."
    assert owned(french, "fr") == ["Chêne SA > Sapin SA"]


def test_a_plant_of_a_town_is_no_firm() -> None:
    assert not pairs("L'entreprise Chêne SA, dont l'usine de Sapin emploie 350 salariés, a vendu.", "fr")
