"""A denial that is itself denied takes nothing back."""

import pytest

from tests.extract.support import lines, stakes


def modalities(text: str, language: str) -> set[str]:
    """How the claims of a text are said."""
    return {line["modality"] for line in lines(text, language)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills did not deny reports that Elm Capital holds 12% of Fir Works.", "en"),
        ("Oak Mills declined to deny that Elm Capital holds 12% of Fir Works.", "en"),
        ("Oak Mills has never denied that Elm Capital holds 12% of Fir Works.", "en"),
        ("Oak Mills neither confirmed nor denied that Elm Capital holds 12% of Fir Works.", "en"),
        ("Oak Mills has not denied owning 12% of Fir Works.", "en"),
        ("Oak Mills did not deny that it controls Fir Works.", "en"),
        ("Chêne SA n'a pas démenti que Orme SA détient 12 % de Sapin SA.", "fr"),
        ("Chêne SA n'a pas démenti détenir 12 % de Sapin SA.", "fr"),
    ],
)
def test_what_is_not_denied_stays_a_report(text: str, language: str) -> None:
    assert modalities(text, language) == {"reported"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills denied reports that Elm Capital holds 12% of Fir Works.", "en"),
        ("Oak Mills denied that Elm Capital holds 12% of Fir Works.", "en"),
        ("Oak Mills did not comment and denied that Elm Capital holds 12% of Fir Works.", "en"),
        ("Oak Mills did not deny that Elm Capital does not own 12% of Fir Works.", "en"),
        ("Chêne SA a démenti que Orme SA détienne 12 % de Sapin SA.", "fr"),
    ],
)
def test_a_plain_denial_stays_one(text: str, language: str) -> None:
    assert modalities(text, language) == {"denied"}


def test_a_plan_that_is_not_denied_is_a_plan() -> None:
    text = "Oak Mills did not deny that it plans to buy 12% of Fir Works."
    assert "Oak Mills > Fir Works 12 plans_to_invest planned" in stakes(text, "en")
