"""Titles without a body."""

import pytest

from tests.extract.acts.ruled import ruled

_MAIN = (
    "Oak Mills made 5 million last year. Oak Mills has many mills. Elm Capital owns 35 percent of Oak Mills. "
)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            _MAIN + "Chief Executive Ann Lee said so.",
            "en",
            ["Ann Lee > Oak Mills office spoken asserted current"],
        ),
        (
            "Ghana's government will sell. Energy Minister Karim Osei said so.",
            "en",
            ["Karim Osei > Ghana's government office home asserted current"],
        ),
        (
            "Sapin a choisi Jean Morel pour succéder à Marie Dubois.",
            "fr",
            ["Jean Morel > Sapin chosen asserted current"],
        ),
        (
            "Fir Works is a mill. Ann Lee has 5% of Oak Mills, where she is vice-chairman.",
            "en",
            ["Ann Lee > Oak Mills title where asserted current"],
        ),
        (_MAIN + "President Ann Lee said so.", "en", []),
        (_MAIN + "Ann Lee said so.", "en", []),
    ],
)
def test_a_title_without_a_body_is_of_what_the_text_speaks_of_most(
    text: str, language: str, expected: list[str]
) -> None:
    rules = ("office spoken", "office home", "chosen", "title")
    assert ruled(text, language, *rules) == expected


def test_a_title_in_capitals_is_no_part_of_a_name() -> None:
    told = ruled("Oak Mills Chief Executive Ann Lee said so.", "en", "office")
    assert told == ["Ann Lee > Oak Mills office asserted current"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Oak Mills has put its stake in Fir Works up for sale.",
            "en",
            ["Oak Mills > Fir Works sale put planned future"],
        ),
        (
            "Ghana's government will ask parliament to approve the privatisation of Ash Mining.",
            "en",
            ["Ghana's government > Ash Mining give named planned future"],
        ),
        ("Fir Works was put in order.", "en", []),
    ],
)
def test_what_is_put_up_for_sale_and_by_whom(text: str, language: str, expected: list[str]) -> None:
    assert ruled(text, language, "sale", "give") == expected
