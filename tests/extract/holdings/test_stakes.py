"""Stakes of unknown size that a verb and a noun tell."""

import pytest

from tests.extract.holdings.drafting import pairs, told


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak Mills acquired a minority stake in Fir Works in 2019.", "en", {"Oak Mills > Fir Works"}),
        (
            "Chêne SA détient une participation minoritaire dans Sapin SA.",
            "fr",
            {"Chêne SA > Sapin SA"},
        ),
        ("Oak Mills has bought into Fir Works.", "en", {"Oak Mills > Fir Works"}),
        ("Oak Mills joined Fir Works as a shareholder in 2019.", "en", {"Oak Mills > Fir Works"}),
        ("Oak Mills stays on as a minority shareholder in Fir Works.", "en", {"Oak Mills > Fir Works"}),
        ("Fir Works welcomed Oak Mills as a shareholder.", "en", {"Oak Mills > Fir Works"}),
        ("Oak Mills entered the capital of Fir Works in 2019.", "en", {"Oak Mills > Fir Works"}),
        ("Oak Mills owns most of Fir Works.", "en", {"Oak Mills > Fir Works"}),
        ("Chêne SA possède l'essentiel de Sapin SA.", "fr", {"Chêne SA > Sapin SA"}),
        (
            "Oak Mills sold its shares in Fir Works to Elm SA last year.",
            "en",
            {"Elm SA > Fir Works", "Oak Mills > Fir Works past"},
        ),
        (
            "Chêne SA a cédé sa participation dans Sapin SA à Orme SA.",
            "fr",
            {"Orme SA > Sapin SA", "Chêne SA > Sapin SA past"},
        ),
        (
            "Oak Mills completed the sale of Fir Works to Elm SA on Monday.",
            "en",
            {"Elm SA > Fir Works", "Oak Mills > Fir Works past"},
        ),
        (
            "Fir Works is owned by a consortium of Oak Mills and Elm SA.",
            "en",
            {"Oak Mills > Fir Works", "Elm SA > Fir Works"},
        ),
        (
            "Sapin SA est détenue par un consortium réunissant Chêne SA et Orme SA.",
            "fr",
            {"Chêne SA > Sapin SA", "Orme SA > Sapin SA"},
        ),
        ("Oak Mills does not own any shares in Fir Works.", "en", {"Oak Mills > Fir Works denied"}),
        ("Chêne SA ne possède aucune action de Sapin SA.", "fr", {"Chêne SA > Sapin SA denied"}),
        ("Chêne SA ne détient plus d'actions Sapin SA.", "fr", {"Chêne SA > Sapin SA past"}),
        ("Oak Mills is no longer a shareholder in Fir Works.", "en", {"Oak Mills > Fir Works past"}),
        ("Chêne SA a vendu ses parts de Sapin SA.", "fr", {"Chêne SA > Sapin SA past"}),
        ("Chêne SA s'est désengagé de Sapin SA.", "fr", {"Chêne SA > Sapin SA past"}),
    ],
)
def test_a_verb_and_a_noun_tell_a_stake(text: str, language: str, expected: set[str]) -> None:
    assert expected <= pairs(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills wants to buy into Fir Works.", "en"),
        ("Oak Mills may acquire a minority stake in Fir Works.", "en"),
        ("Oak Mills joined Fir Works as a supplier in 2019.", "en"),
        ("Oak Mills owns most of the trucks that Fir Works makes.", "en"),
        ("Oak Mills is working on the sale of Fir Works to Elm SA.", "en"),
        ("Chêne SA voudrait céder sa participation dans Sapin SA à Orme SA.", "fr"),
    ],
)
def test_what_is_only_wanted_or_something_else_tells_none(text: str, language: str) -> None:
    rules = {line.partition(":")[0] for line in told(text, language)}
    assert not rules & {
        "minority in",
        "no stake",
        "stake sold",
        "as holder",
        "most of",
        "entered",
        "sale done",
        "bought into",
    }
