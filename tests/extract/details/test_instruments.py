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
