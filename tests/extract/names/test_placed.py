"""Descriptions of nobody named before that are parties where a figure is said of them."""

from __future__ import annotations

import pytest

from kg.extract.reading import read
from kg.extract.source.zones import Block


def described(text: str) -> dict[str, list[str]]:
    """Each description of a text with the names of its parties."""
    sentences, _ = read(text, (Block(0, len(text), True),), "en", {})
    found = [unit.mention for sentence in sentences for unit in sentence.units if unit.mention is not None]
    return {one.text: [party.name for party in one.parties] for one in found if one.form == "descriptor"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fir Works is listed. The founder, who controls 67 per cent of the votes, is 80.",
            {"The founder": ["founder"]},
        ),
        ("Oak Mills has 40 per cent of Fir Works, and the Danes hold 15.", {"the Danes": ["Danes"]}),
        ("Fir Works is listed. The founder smiled.", {"The founder": []}),
        ("Oak Mills has 40 per cent of Fir Works, and the Danes are happy.", {"the Danes": []}),
        (
            "Oak Mills has 40% of Fir, a notice from the South African broadcaster Fir says; "
            "the South African brewer has 5%.",
            {"the South African brewer": ["Fir"]},
        ),
    ],
)
def test_a_description_with_a_figure_is_a_party_of_its_own(text: str, expected: dict[str, list[str]]) -> None:
    found = described(text)
    assert {key: found.get(key) for key in expected} == expected
