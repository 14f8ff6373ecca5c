"""The public settlement worlds that lie beside the checkout, where they are there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.worlds import Ask, asks, check

WORLDS = Path(__file__).resolve().parents[1].parent / "shared" / "settlement" / "worlds.json"


def _questions() -> list[Any]:
    if not WORLDS.exists():
        return [
            pytest.param(None, id="absent", marks=pytest.mark.skip(reason="no worlds beside the checkout"))
        ]
    return [
        pytest.param(ask, id=f"{ask.world}-{number}-{ask.question.get('measure', 'tie')}")
        for world in json.loads(WORLDS.read_text("utf-8"))["worlds"]
        for number, ask in enumerate(asks(world))
    ]


@pytest.mark.parametrize("ask", _questions())
def test_a_public_world_is_answered_as_worked_by_hand(ask: Ask) -> None:
    check(ask)
