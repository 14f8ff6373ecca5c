"""Who is on a company's register."""

import pytest

from tests.extract.holdings.drafting import pairs, told


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Fir Works, in which Oak Mills owns an undisclosed stake, is hiring.",
            "en",
            "in which: Oak Mills > Fir Works",
        ),
        (
            "Sapin SA, dans laquelle Chêne SA possède aussi des parts, recrute.",
            "fr",
            "in which: Chêne SA > Sapin SA",
        ),
        (
            "Sapin SA, où Chêne SA détient une participation minoritaire, recrute.",
            "fr",
            "in which: Chêne SA > Sapin SA",
        ),
        (
            "Fir Works, whose main shareholders are Oak Mills and Elm SA, is hiring.",
            "en",
            "whose owners: Elm SA > Fir Works",
        ),
        (
            "Aux côtés de Chêne SA, Orme SA est actionnaire de Sapin SA.",
            "fr",
            "alongside: Chêne SA > Sapin SA",
        ),
        ("Oak Mills joins Elm SA as a shareholder in Fir Works.", "en", "joins: Oak Mills > Fir Works"),
        (
            "Fir Works, which Oak Mills sold in 2018, is hiring.",
            "en",
            "sold relative: Oak Mills > Fir Works past",
        ),
        (
            "Sapin SA, que Chêne SA a vendu en 2018, recrute.",
            "fr",
            "sold relative: Chêne SA > Sapin SA past",
        ),
    ],
)
def test_a_clause_tells_who_is_on_a_register(text: str, language: str, expected: str) -> None:
    assert expected in told(text, language)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The shares of Fir Works are held by Oak Mills.", "en", "Oak Mills > Fir Works"),
        ("Fir Works's capital is split between Oak Mills and Elm SA.", "en", "Elm SA > Fir Works"),
        ("Les actions de Sapin SA sont aux mains de Chêne SA.", "fr", "Chêne SA > Sapin SA"),
        ("Le capital de Sapin SA est réparti entre Chêne SA et Orme SA.", "fr", "Orme SA > Sapin SA"),
        ("Fir Works and Elm SA have the same owner, Oak Mills.", "en", "Oak Mills > Elm SA"),
    ],
)
def test_whose_the_shares_are_is_whose_the_company_is(text: str, language: str, expected: str) -> None:
    assert expected in pairs(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Fir Works, in which Oak Mills sees no future, is hiring.",
        "Fir Works, in which Oak Mills has 12 percent of the shares, is hiring.",
        "Oak Mills joins Elm SA in a trade body.",
        "Fir Works, which Oak Mills sold a machine, is hiring.",
    ],
)
def test_other_clauses_tell_no_register(text: str) -> None:
    rules = {line.partition(":")[0] for line in told(text)}
    assert not rules & {"in which", "whose owners", "alongside", "joins", "sold relative"}


def test_a_part_of_the_shares_by_a_figure_is_not_all_of_them() -> None:
    text = "A tenth, or 10 percent, of the shares of Fir Works is held by Oak Mills."
    assert not any(line.startswith("shared") for line in told(text))
