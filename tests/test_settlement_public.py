"""The public settlement worlds that lie beside the checkout, where they are there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.worlds import Ask, asks, check_table, check_tie

WORLDS = Path(__file__).resolve().parents[1].parent / "shared" / "settlement" / "worlds.json"

#: Worlds whose tables need what is held through trustees and chains, which settlement does not do.
TABLES_BEYOND = {"p02"}
MEASURES = {"tie": check_tie, "table": check_table}


def _questions() -> list[Any]:
    if not WORLDS.exists():
        return [
            pytest.param(None, id="absent", marks=pytest.mark.skip(reason="no worlds beside the checkout"))
        ]
    found = []
    for world in json.loads(WORLDS.read_text("utf-8"))["worlds"]:
        for number, ask in enumerate(asks(world)):
            measure = ask.question.get("measure", "tie")
            if measure in MEASURES and not (measure == "table" and ask.world in TABLES_BEYOND):
                found.append(pytest.param(ask, id=f"{ask.world}-{number}-{measure}"))
    return found


@pytest.mark.parametrize("ask", _questions())
def test_a_public_world_is_answered_as_worked_by_hand(ask: Ask) -> None:
    MEASURES[ask.question.get("measure", "tie")](ask)
