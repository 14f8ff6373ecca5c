"""Purchases and sales beside what somebody did, and stakes that decide."""

import pytest

from tests.extract.holdings.drafting import pairs


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Oak Mills has left Norway, selling its brewer Fir Works to rival Elm Foods in March.",
            "en",
            {"Elm Foods > Fir Works"},
        ),
        (
            "Oak Mills entered Norway by buying Fir Works for 90 million euros.",
            "en",
            {"Oak Mills > Fir Works"},
        ),
        ("Oak Mills has entered Norway with the purchase of Fir Works.", "en", {"Oak Mills > Fir Works"}),
        (
            "Le groupe Chêne SA a fait son entrée en Grèce en rachetant Sapin SA pour 95 millions d'euros.",
            "fr",
            {"Chêne SA > Sapin SA"},
        ),
        (
            "Le groupe Chêne SA s'est renforcé en rachetant à la société Orme SA le brasseur Sapin SA.",
            "fr",
            {"Chêne SA > Sapin SA", "Orme SA > Sapin SA past"},
        ),
        ("Oak Mills acquired a controlling stake in the brewer Fir Works.", "en", {"Oak Mills > Fir Works"}),
        ("Oak Mills has taken a majority stake in the roaster Fir Works.", "en", {"Oak Mills > Fir Works"}),
        ("Oak Mills sold half of its stake in Fir Works to Elm Foods.", "en", {"Elm Foods > Fir Works"}),
        (
            "Chêne SA a vendu la moitié de sa participation dans Sapin SA à Orme SA.",
            "fr",
            {"Orme SA > Sapin SA"},
        ),
    ],
)
def test_what_was_done_by_the_way_is_a_change_of_hands(text: str, language: str, expected: set[str]) -> None:
    assert expected <= pairs(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Oak Mills will leave Norway, selling its rival to Elm Foods.",
        "Oak Mills plans to grow by buying Fir Works.",
        "Oak Mills became the owner of Ash Bank after buying out Fir Works.",
        "Oak Mills seeks a controlling stake in Fir Works.",
        "Oak Mills could sell half of its stake in Ash Bank to Fir Works.",
    ],
)
def test_plans_and_those_who_are_bought_out_change_nothing(text: str) -> None:
    assert not {"Oak Mills > Fir Works", "Elm Foods > Fir Works", "Fir Works > Ash Bank"} & pairs(text)
