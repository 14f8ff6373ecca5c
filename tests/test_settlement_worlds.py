"""The worlds of the project, answered as worked by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.worlds import Ask, asks, check, decided_worlds, own_worlds


def _questions() -> list[Any]:
    return [
        pytest.param(ask, id=f"{ask.world} ({number})")
        for world in [*own_worlds(), *decided_worlds()]
        for number, ask in enumerate(asks(world), start=1)
    ]


@pytest.mark.parametrize("ask", _questions())
def test_a_world_is_answered_as_worked_by_hand(ask: Ask) -> None:
    check(ask)
