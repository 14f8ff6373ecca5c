"""Shareholder nouns and stakes told without a figure."""

import pytest

from tests.extract.holdings.drafting import pairs, told


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak Mills's stake in Fir Works is worth little.", "en", {"Oak Mills > Fir Works"}),
        ("La participation de Chêne SA dans Sapin SA vaut peu.", "fr", {"Chêne SA > Sapin SA"}),
        ("Oak Mills, Fir Works's owner, is patient.", "en", {"Oak Mills > Fir Works"}),
        ("Oak Mills remains Fir Works's biggest shareholder.", "en", {"Oak Mills > Fir Works"}),
        ("Le propriétaire belge de Sapin SA, Chêne SA, patiente.", "fr", {"Chêne SA > Sapin SA"}),
        ("Fir Works, with Oak Mills as its main shareholder, is listed.", "en", {"Oak Mills > Fir Works"}),
        (
            "Fir Works has two owners, Oak Mills and Elm SA.",
            "en",
            {"Oak Mills > Fir Works", "Elm SA > Fir Works"},
        ),
        ("Chêne SA, minoritaire chez Sapin SA, patiente.", "fr", {"Chêne SA > Sapin SA"}),
        ("Oak Mills paid 40 million euros for Fir Works in 2012.", "en", {"Oak Mills > Fir Works"}),
        ("Oak Mills, the company that controls Fir Works, is patient.", "en", {"Oak Mills > Fir Works"}),
        (
            "Fir Works shareholders Oak Mills and Elm SA agreed.",
            "en",
            {"Oak Mills > Fir Works", "Elm SA > Fir Works"},
        ),
        (
            "Fir Works, which Oak Mills sold to Elm SA in 2019, makes boats.",
            "en",
            {"Elm SA > Fir Works", "Oak Mills > Fir Works past"},
        ),
        ("The fund that controls Fir Works, Oak Capital, is patient.", "en", {"Oak Capital > Fir Works"}),
    ],
)
def test_a_noun_tells_who_holds_whom(text: str, language: str, expected: set[str]) -> None:
    assert expected <= pairs(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Oak Mills raised its stake in Fir Works to 30%.",
        "Oak Mills paid 40 million euros for 30% of Fir Works.",
    ],
)
def test_a_figure_says_more_than_the_noun(text: str) -> None:
    rules = {line.partition(":")[0] for line in told(text)}
    assert not rules & {"own stake", "paid for"}


def test_an_owner_that_a_verb_names_is_not_the_name_before() -> None:
    found = pairs("Selon Orme SA, le premier actionnaire de Sapin SA reste le groupe Chêne SA.", "fr")
    assert found == {"Chêne SA > Sapin SA"}
