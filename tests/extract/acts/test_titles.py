"""Offices told by a title and a person near it."""

import pytest

from tests.extract.acts.ruled import ruled


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Chêne détient 12 % de Sapin. Marie Dubois y préside le conseil.",
            "fr",
            ["Marie Dubois > Sapin post there asserted current"],
        ),
        ("Oak Mills has 5% of Fir Works. Finance minister Ann Lee said so.", "en", []),
        ("Oak Mills has 5% of Fir Works.", "en", []),
        (
            "Ann Lee is chair of Oak Mills and of Fir Works.",
            "en",
            ["Ann Lee > Fir Works title of asserted current"],
        ),
    ],
)
def test_a_title_without_a_body_is_of_the_firm_spoken_of(
    text: str, language: str, expected: list[str]
) -> None:
    assert ruled(text, language, "title", "post", "left") == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills has 5% of Fir Works. Ann Lee chairs two charities.", "en"),
        ("Oak Mills has 5% of Fir Works. Ann Lee chairs both.", "en"),
        ("Le groupe Chêne détient 12 % de Sapin. Marie Dubois dirige la coentreprise.", "fr"),
        ("Oak Mills has 5% of Fir Works. Ann Lee chairs the Kingston brewer.", "en"),
        ("Oak Mills owns Fir Works, says his former boss, Ann Lee.", "en"),
    ],
)
def test_whoever_heads_another_firm_has_no_office_in_the_one_spoken_of(text: str, language: str) -> None:
    assert ruled(text, language, "title", "post", "office") == []
