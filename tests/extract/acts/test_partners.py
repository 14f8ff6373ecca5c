"""Partners beside a name, and mergers of two."""

import pytest

from tests.extract.acts.ruled import ruled


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Oak Mills sold 5% of Fir Works; its local partner, Ash Group, kept 9%.",
            "en",
            ["Ash Group > Oak Mills partner its asserted current"],
        ),
        ("Oak Mills sold 5% of Fir Works to a partner.", "en", []),
        (
            "Analysts like the merger of Oak Mills and of Fir Works.",
            "en",
            ["Oak Mills > Fir Works merger of negotiating current"],
        ),
        (
            "La fusion de Chêne et de Sapin n'aura pas lieu.",
            "fr",
            ["Chêne > Sapin merger of failed current"],
        ),
    ],
)
def test_partners_and_mergers_stand_beside_names(text: str, language: str, expected: list[str]) -> None:
    assert ruled(text, language, "partner its", "merger of") == expected
