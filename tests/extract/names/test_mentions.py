"""The finders of mentions are asked only where one can begin, and nothing is lost by it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.extract.names.mentions import Spotter
from kg.extract.names.near import Found
from kg.extract.reading import read
from kg.extract.source.zones import Block
from kg.extract.tokens import Token
from scoring.gold import read as passages

GOLD = Path(__file__).parents[2] / "gold"


@pytest.mark.parametrize(
    ("file", "language"),
    [("en-agency", "en"), ("en-reports-a", "en"), ("fr-agency", "fr"), ("fr-reports-a", "fr")],
)
def test_no_mention_is_lost_where_no_finder_is_asked(
    file: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, places = Spotter.find, Spotter._places
    lost: list[str] = []

    def everywhere(self: Spotter, tokens: list[Token], keys: list[str]) -> Iterator[int]:
        return iter(range(len(tokens)))

    def both(self: Spotter, tokens: list[Token]) -> list[Found]:
        found = asked(self, tokens)
        monkeypatch.setattr(Spotter, "_places", everywhere)
        whole = asked(self, tokens)
        monkeypatch.setattr(Spotter, "_places", places)
        lost.extend(" ".join(token.text for token in tokens[a:b]) for (a, b), _ in whole[len(found) :])
        return found

    monkeypatch.setattr(Spotter, "find", both)
    for passage in passages(GOLD / f"{file}.yml"):
        text = passage.text or ""
        read(text, (Block(0, len(text), True),), language, {})
    assert lost == []
