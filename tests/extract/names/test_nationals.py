"""Words with a capital that tell a people or whose something is."""

from __future__ import annotations

import pytest

from tests.extract.naming import mentions


@pytest.mark.parametrize(
    ("text", "unnamed"),
    [
        ("Malaysians once had 45% of Fir Works.", "Malaysians"),
        ("A Dane has since offered to buy Fir Works.", "Dane"),
        ("The Kurdish oil flows through Fir Works.", "Kurdish"),
        ("In the group itself the Californians of Elm have 18%.", "Californians"),
        ("Most went to a provincial Crown corporation.", "Crown"),
    ],
)
def test_a_people_is_no_party(text: str, unnamed: str) -> None:
    assert f"{unnamed}:company" not in mentions(text, "en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Later Dane Capital sold 5% of Fir Works.", "Dane Capital:company"),
        ("Later Crown Media sold 5% of Fir Works.", "Crown Media:company"),
        ("It was sold by Texan Oil Partners.", "Texan Oil Partners:company"),
    ],
)
def test_a_name_that_begins_with_one_stays_a_name(text: str, expected: str) -> None:
    assert expected in mentions(text, "en")
