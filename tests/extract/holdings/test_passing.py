"""Companies that came to somebody, and owners after one another."""

import pytest

from tests.extract.support import owned


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Fir Works passed in 2004 to the Dutch group Oak Mills.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works went to Oak Mills in 2012.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works ended up with Oak Mills in 2012.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works joined the Oak Mills group in 1999.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works was taken private by Oak Mills in 2018.", "en", ["Oak Mills > Fir Works"]),
        ("Oak Mills took Fir Works private in 2018.", "en", ["Oak Mills > Fir Works"]),
        ("Oak Mills inherited Fir Works when Elm Capital failed.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works was nationalised by Norway in 1975.", "en", ["Norway > Fir Works"]),
        ("Fir Works was spun off from Oak Mills in 2012.", "en", ["past Oak Mills > Fir Works"]),
        (
            "Jan Novak handed Fir Works to his son Karl Novak in 2020.",
            "en",
            ["Karl Novak > Fir Works", "past Jan Novak > Fir Works"],
        ),
        ("Sapin SA a été intégrée en 2004 au groupe Chêne.", "fr", ["Chêne > Sapin SA"]),
        ("Sapin SA a rejoint le groupe Chêne.", "fr", ["Chêne > Sapin SA"]),
        ("Sapin SA est passée chez Chêne SA.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA est logée dans Chêne SA.", "fr", ["Chêne SA > Sapin SA"]),
        ("Chêne SA a hérité de Sapin SA en 2004.", "fr", ["Chêne SA > Sapin SA"]),
        ("Cédée en 2012 à Chêne SA, Sapin SA recule.", "fr", ["Chêne SA > Sapin SA"]),
    ],
)
def test_what_came_to_somebody_is_theirs(text: str, language: str, expected: list[str]) -> None:
    assert owned(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Fir Works, acquired in 1999 by Oak Mills and sold in 2008 to Elm Capital, makes paper.",
            "en",
            ["Elm Capital > Fir Works", "past Oak Mills > Fir Works"],
        ),
        (
            "Fir Works was bought by Oak Mills in 1999 and resold to Elm Capital nine years later.",
            "en",
            ["Elm Capital > Fir Works", "past Oak Mills > Fir Works"],
        ),
        (
            "Oak Mills bought Fir Works in 1999 and sold it to Elm Capital in 2008.",
            "en",
            ["Elm Capital > Fir Works", "past Oak Mills > Fir Works"],
        ),
        (
            "Elm Capital bought Fir Works last week. Oak Mills had bought Fir Works in 1999.",
            "en",
            ["Elm Capital > Fir Works", "past Oak Mills > Fir Works"],
        ),
        (
            "Sapin SA a été rachetée en 2004 par Chêne SA, puis revendue à Orme SA en 2012.",
            "fr",
            ["Orme SA > Sapin SA", "past Chêne SA > Sapin SA"],
        ),
        (
            "Fir Works belonged first to Oak Mills and then to Elm Capital.",
            "en",
            ["past Elm Capital > Fir Works", "past Oak Mills > Fir Works"],
        ),
        ("Fir Works changed hands in 2012, when Jan Novak bought it.", "en", ["Jan Novak > Fir Works"]),
        (
            "Sapin SA a changé de mains : Chêne SA l'a rachetée en 2012.",
            "fr",
            ["Chêne SA > Sapin SA"],
        ),
        (
            "Racheté en 2016 par Chêne SA, lui-même dans le giron du japonais Orme, le cidrier Sapin recule.",
            "fr",
            ["Chêne SA > Sapin", "Orme > Chêne SA"],
        ),
    ],
)
def test_of_owners_after_one_another_only_the_last_one_is(
    text: str, language: str, expected: list[str]
) -> None:
    assert owned(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fir Works went to court against Oak Mills.", "en"),
        ("Jan Novak went to Oak Mills in 2004 as finance chief.", "en"),
        ("Fir Works turned to Oak Mills for help.", "en"),
        ("Oak Mills gave Fir Works to understand that it would close.", "en"),
        ("Oak Mills transferred 300 staff to Fir Works.", "en"),
        ("Fir Works joined Oak Mills in a bid for Elm Capital.", "en"),
        ("Fir Works will pass to Oak Mills next year.", "en"),
        ("Norway promised to nationalise Fir Works.", "en"),
        ("Oak Mills sold envelopes to Fir Works.", "en"),
        ("Sapin SA est passée à 30 % d'énergie verte.", "fr"),
        ("Sapin SA est passée devant Chêne SA.", "fr"),
        ("Sapin SA revient à la rentabilité.", "fr"),
        ("Le groupe Sapin a rejoint Chêne SA dans le projet.", "fr"),
    ],
)
def test_other_moves_are_no_change_of_hands(text: str, language: str) -> None:
    assert owned(text, language) == []
