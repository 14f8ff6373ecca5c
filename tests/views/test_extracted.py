from typing import Any

import pytest

from kg.views.extracted import claim_line

LINE: dict[str, Any] = {
    "doc": "a.txt",
    "subject": "Oak Mills",
    "relation": "holds_stake",
    "object": "Fir Works",
    "share_min": 20.0,
    "share_max": 20.0,
    "approximate": False,
    "voting": None,
    "modality": "asserted",
    "tense": "current",
    "start": 0,
    "end": 9,
    "quote": "Oak Mills",
    "tier": "accepted",
}


def head(**said: Any) -> str:
    return claim_line(LINE | said).splitlines()[0]


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((20.0, 20.0, {}), "20 %"),
        ((43.0, 43.0, {"approximate": True}), "about 43 %"),
        ((25.0, 50.0, {}), "25-50 %"),
        ((None, 5.0, {"share_max_open": True}), "less than 5 %"),
        ((None, 5.0, {}), "up to 5 %"),
        ((25.0, None, {"share_min_open": True}), "more than 25 %"),
        ((25.0, None, {}), "at least 25 %"),
    ],
)
def test_open_bounds_are_told_from_closed_ones(bounds: tuple[Any, Any, dict[str, Any]], words: str) -> None:
    low, high, more = bounds
    assert f"Fir Works  {words}, asserted" in head(share_min=low, share_max=high, **more)


def test_every_line_says_how_far_it_counts() -> None:
    assert head().endswith("[accepted]")
    assert head(tier="review").endswith("[review: HELD BACK]")
    assert head(tier="guard", quarantined=True).endswith("[guard: HELD BACK]")


def test_a_stake_that_is_over_is_told_as_past_and_a_plan_is_not_told_twice() -> None:
    assert "20 %, asserted, past" in head(tense="past")
    assert "20 %, asserted, to come" in head(tense="future")
    assert "20 %, planned  [" in head(tense="future", modality="planned")
