"""What talks are about, and talks that plans tell."""

import pytest

from tests.extract.acts.ruled import ruled


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Oak Mills is in early talks with Fir Works about a possible investment in Ash Mining.",
            "en",
            ["Fir Works > Ash Mining about acquire negotiating future"],
        ),
        (
            "Oak Mills had broken off talks with Fir Works on the sale of a minority stake in Ash Mining.",
            "en",
            ["Fir Works > Ash Mining about acquire failed past"],
        ),
        (
            "Chêne SA discute avec le belge Sapin d'une prise de participation minoritaire.",
            "fr",
            ["Sapin > Chêne SA about acquire negotiating future"],
        ),
        (
            "Oak Mills is in talks to buy Ash Mining from Fir Works.",
            "en",
            ["Oak Mills > Fir Works talks from negotiating current"],
        ),
        ("Oak Mills is in talks with Fir Works about the weather.", "en", []),
        ("Oak Mills has bought Ash Mining from Fir Works.", "en", []),
    ],
)
def test_what_talks_are_about_makes_plans(text: str, language: str, expected: list[str]) -> None:
    assert ruled(text, language, "about", "talks from") == expected
