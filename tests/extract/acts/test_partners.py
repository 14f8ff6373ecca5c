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


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Oak Mills and Fir Works have been partners since 2009.",
            "en",
            ["Oak Mills > Fir Works partner of asserted current"],
        ),
        (
            "Oak Mills, Fir Works' partner in China, has 3 percent of Elm Air.",
            "en",
            ["Oak Mills > Fir Works partner of asserted current"],
        ),
        (
            "Oak Mills and Fir Works were partners until 2012.",
            "en",
            ["Oak Mills > Fir Works partner of asserted past"],
        ),
        (
            "Le groupe Chêne, partenaire de Sapin SA depuis 2009, a 3 % de Frêne SA.",
            "fr",
            ["Chêne > Sapin SA partner of asserted current"],
        ),
        ("Oak Mills is not a partner of Fir Works.", "en", []),
        ("Ann Lee and Bob Dahl are partners.", "en", []),
        ("Oak Mills has sold the partner of Fir Works a mill.", "en", []),
    ],
)
def test_firms_that_are_called_partners_of_each_other(text: str, language: str, expected: list[str]) -> None:
    assert ruled(text, language, "partner of") == expected
