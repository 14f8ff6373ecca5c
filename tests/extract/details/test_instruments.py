"""The class of shares that a figure is a part of."""

import pytest

from tests.extract.details.told import told
from tests.extract.support import reading


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Oak Mills owns 12% of the class B shares of Fir Works.", "class B shares"),
        ("en", "Oak Mills holds 12% of Fir Works' A shares.", "class A shares"),
        ("en", "Oak Mills owns 60% of the preferred stock of Fir Works.", "preferred shares"),
        ("fr", "Chêne Capital détient 12 % des actions de préférence de Sapin SA.", "preferred shares"),
        ("fr", "Chêne Capital détient 12 % des actions de catégorie B de Sapin SA.", "class B shares"),
    ],
)
def test_a_class_has_one_name_in_both_languages(language: str, text: str, name: str) -> None:
    assert list(told(text, language).values()) == [{"instrument": name}]
    batch = reading(text, language).batch
    assert [one.denominator for one in (*batch.claims, *(held.claim for held in batch.held))] == ["class"]


@pytest.mark.parametrize(
    "text",
    [
        "Oak Mills owns 12% of the ordinary shares of Fir Works.",
        "Oak Mills owns 12% of the capital of Fir Works, which has class B shares.",
        "Oak Mills holds 1.2 million class B shares of Fir Works, or 5.4% of the capital.",
        "Oak Mills owns 12% of Fir Works, and preferred shares of Elm Capital.",
    ],
)
def test_common_shares_and_classes_beside_the_figure_are_none(text: str) -> None:
    found = told(text)
    assert found
    assert not any("instrument" in said for said in found.values())


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Class B shares of Fir Works are held by Oak Mills (40 %).", "class B shares"),
        ("en", "The class A shares of the brewer Fir Works are 40 % held by Oak Mills.", "class A shares"),
        ("en", "Fir Works' class B shares are 40 % owned by Oak Mills.", "class B shares"),
        ("en", "Preference shares in Fir Works are owned by Oak Mills (40 %).", "preferred shares"),
        (
            "fr",
            "Les actions de catégorie B de Sapin SA sont détenues par Chêne Capital (40 %).",
            "class B shares",
        ),
        (
            "fr",
            "Les actions de préférence de Sapin SA sont détenues à 40 % par Chêne Capital.",
            "preferred shares",
        ),
    ],
)
def test_what_is_held_by_somebody_has_its_class(language: str, text: str, name: str) -> None:
    assert list(told(text, language).values()) == [{"instrument": name}]


@pytest.mark.parametrize(
    "text",
    [
        "The class B shares of Fir Works are held by Oak Mills, or 5 % of the capital.",
        "The class B shares of Fir Works are listed, and the company is 40 % owned by Oak Mills.",
        "The ordinary shares of Fir Works are held by Oak Mills (40 %).",
    ],
)
def test_a_class_that_is_not_what_is_held_is_none(text: str) -> None:
    assert not any("instrument" in said for said in told(text).values())
