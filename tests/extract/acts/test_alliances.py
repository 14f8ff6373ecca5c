"""Alliances that are parties of their own, and those that only tell a partnership."""

import pytest

from tests.extract.support import lines


def told(text: str, language: str = "en") -> set[tuple[str, str, str]]:
    return {(line["subject"], line["relation"], line["object"]) for line in lines(text, language)}


def test_an_alliance_that_a_text_comes_back_to_has_members() -> None:
    text = "The alliance between Oak Mills and Fir Works is strained. Nothing changes in the alliance."
    text += " Oak Mills and Fir Works will keep their alliance."
    assert any(relation == "alliance_member" for _, relation, _ in told(text))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills ended its alliance with Fir Works.", "en"),
        ("Oak Mills and Fir Works have evened out their alliance.", "en"),
        ("Le groupe Chêne a mis fin à son alliance avec le groupe Sapin.", "fr"),
    ],
)
def test_an_alliance_named_once_in_passing_is_a_partnership(text: str, language: str) -> None:
    found = told(text, language)
    assert not any(relation == "alliance_member" for _, relation, _ in found)


def test_partners_of_a_third_are_not_partners_of_each_other() -> None:
    found = told("Oak Mills has 5% of Elm Air. Fir Works and Ash Group, its partners, may end up with 8%.")
    assert ("Fir Works", "has_partnership", "Ash Group") not in found
    assert ("Ash Group", "has_partnership", "Fir Works") not in found


def test_the_partnership_of_a_firm_that_is_not_named_is_not_of_the_subject() -> None:
    found = told("Oak Mills has sued over the brewer's planned partnership with Fir Works.")
    assert ("Oak Mills", "has_partnership", "Fir Works") not in found
