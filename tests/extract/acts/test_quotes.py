"""Who stands behind a word of change: the one who hires, promises, says "we" or is listed; and idle words."""

import pytest

from tests.extract.acts.ruled import ruled

_WORDS = ("give", "leave", "sale", "seller", "take", "get", "bid", "decrease", "deal")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Oak Mills has hired Elm Bank to sell Fir Works.",
            "en",
            ["Oak Mills > Fir Works give named planned future"],
        ),
        (
            "Chêne SA a mandaté la banque Orme pour céder Sapin SA.",
            "fr",
            ["Chêne SA > Sapin SA give named planned future"],
        ),
        (
            "Ash Foods welcomed the decision of Oak Mills to sell Fir Works.",
            "en",
            ["Oak Mills > Fir Works give named planned future"],
        ),
        (
            '"We have no plans to sell our stake in Fir Works," Oak Mills chief executive Ann Lee said.',
            "en",
            ["Oak Mills > Fir Works give named denied future"],
        ),
        (
            "« Nous ne vendrons pas Sapin SA », a assuré le directeur général de Chêne SA, Paul Aubin.",
            "fr",
            ["Chêne SA > Sapin SA give named denied future"],
        ),
        (
            "Oak Mills, which owns 12% of Fir Works, said it does not rule out a sale.",
            "en",
            ["Oak Mills > Fir Works give told planned future"],
        ),
        (
            "Chêne SA n'exclut pas de céder Sapin SA.",
            "fr",
            ["Chêne SA > Sapin SA decrease planned future"],
        ),
        (
            "Chêne SA (20 %) et Frêne SA (14 %), actionnaires de Sapin SA, sont vendeurs.",
            "fr",
            [
                "Chêne SA > Sapin SA seller told planned future",
                "Frêne SA > Sapin SA seller told planned future",
            ],
        ),
        (
            "Elm Trust has 12% of Fir Works. Two firms have shown interest: Oak Mills and Ash Foods.",
            "en",
            [
                "Oak Mills > Fir Works take topic planned future",
                "Ash Foods > Fir Works take topic planned future",
            ],
        ),
        (
            "Oak Mills owns 12% of Fir Works. The company has no reason to leave.",
            "en",
            ["Oak Mills > Fir Works leave recalled denied future"],
        ),
        (
            "Oak Mills's exit from Fir Works is expected by June.",
            "en",
            ["Oak Mills > Fir Works give named planned future"],
        ),
        (
            "Sapin SA n'est pas à vendre, a affirmé Chêne SA, son actionnaire à 40 %.",
            "fr",
            ["Chêne SA > Sapin SA sale named denied future"],
        ),
        (
            "Fir Works, 30% owned by Oak Mills, said Ash Foods had made an unsolicited proposal.",
            "en",
            ["Ash Foods > Fir Works take topic planned future"],
        ),
        ("Frêne SA s'intéresse à Sapin SA.", "fr", ["Frêne SA > Sapin SA take named planned future"]),
        (
            "Oak Mills owns 12% of Fir Works. Oak Mills's plan to sell its stake has been shelved.",
            "en",
            ["Oak Mills > Fir Works decrease failed future"],
        ),
    ],
)
def test_the_one_who_stands_behind_a_change_is_told(text: str, language: str, expected: list[str]) -> None:
    assert ruled(text, language, *_WORDS) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ash Foods, with 12% of Fir Works, did not sell.", "en"),
        ("Ash Foods had 12% of Fir Works at privatisation.", "en"),
        ("Chêne SA a cédé Sapin SA.", "fr"),
        ("Chêne SA vient de céder Sapin SA.", "fr"),
        ("Oak Mills was not among the bidders for Fir Works.", "en"),
    ],
)
def test_what_was_or_was_not_done_is_no_plan(text: str, language: str) -> None:
    assert ruled(text, language, *_WORDS, "bidder", "transfer") == []


def test_two_boards_that_agree_on_their_merger_are_in_talks() -> None:
    text = "Les conseils de Chêne SA et de Sapin SA ont arrêté les termes de leur fusion."
    assert [line.split(" talks")[0] for line in ruled(text, "fr", "talks")] == ["Chêne SA > Sapin SA"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Oak Mills owns 31% of Fir Works. The stake is not for sale, the brewer said.",
            "en",
            ["Oak Mills > Fir Works sale recalled denied future"],
        ),
        (
            "Le groupe Chêne détient 31 % de Sapin. Cette participation n'est pas à vendre.",
            "fr",
            ["Chêne > Sapin sale recalled denied future"],
        ),
        (
            "Le groupe Chêne a 31 % de Sapin. « Nous ne sommes pas vendeurs », a dit son PDG, Jean Morel.",
            "fr",
            ["Chêne > Sapin seller recalled denied future"],
        ),
        (
            "Pas question de vendre Sapin SA, répète le groupe Chêne.",
            "fr",
            ["Chêne > Sapin SA give named denied future"],
        ),
        ("Oak Mills owns 31% of Fir Works. A stake in a mill is not for sale.", "en", []),
    ],
)
def test_a_stake_that_is_spoken_of_again_and_the_one_who_speaks(
    text: str, language: str, expected: list[str]
) -> None:
    assert ruled(text, language, *_WORDS) == expected
