"""Whether a stake is direct, indirect or both."""

import pytest

from tests.extract.details.told import told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Oak Mills owns a direct stake of 12% in Fir Works."),
        ("fr", "Chêne Capital détient une participation directe de 12 % dans Sapin SA."),
    ],
)
def test_only_a_word_says_it(language: str, text: str) -> None:
    assert list(told(text, language).values()) == [{"directness": "direct"}]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Oak Mills indirectly holds 20% of Fir Works."),
        ("en", "Oak Mills holds, directly and indirectly, 20% of Fir Works."),
        ("en", "Oak Mills has an indirect 12% interest in Fir Works."),
        ("fr", "Chêne Capital détient directement et indirectement 34 % de Sapin SA."),
        ("fr", "Sapin SA, détenue indirectement à 60 % par Chêne Capital, est belge."),
    ],
)
def test_an_indirect_stake_alone_is_of_unknown_directness(language: str, text: str) -> None:
    assert list(told(text, language).values()) == [{}]


@pytest.mark.parametrize(
    "text",
    [
        "Oak Mills holds 20% of Fir Works.",
        "Oak Mills bought a 20% stake in Fir Works directly from Elm Capital.",
        "Oak Mills does not directly hold 20% of Fir Works.",
        "Oak Mills owns 20% of Fir Works, and it sells beer directly to pubs.",
    ],
)
def test_nothing_is_said_of_deals_sales_or_by_a_negation(text: str) -> None:
    assert not any("directness" in said for said in told(text).values())


def test_each_figure_has_the_word_beside_it() -> None:
    found = told("Oak Mills holds 10% of Fir Works directly and 5% indirectly.")
    assert found["Oak Mills > Fir Works 10"] == {"directness": "direct"}
    assert found["Oak Mills > Fir Works 5"] == {"directness": "indirect"}
