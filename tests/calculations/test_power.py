"""Power as an answer: bands, samples and the float."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import pytest

from kg.calculated import Calculated
from kg.calculations.power import power
from kg.errors import Overfull
from tests.analytics.worlds import Tables, network_of

HALF = Fraction(1, 2)


def asked(
    rows: Tables, rest: Literal["ocean", "block", "ignore"] = "ocean", quota: Fraction = HALF
) -> Calculated:
    network = network_of(rows)
    return power(network, network.entities["op"], rest=rest, quota=quota)


def test_bands_have_a_least_and_a_most_index() -> None:
    answer = asked({"op": {"a": ("40", "60"), "b": "40"}})
    values = next(one.values for one in answer.findings if one.entity == "a")
    assert values is not None
    assert {"shapley_low", "shapley_high"} <= values.keys()
    assert values["shapley_low"] < values["shapley_high"] == 1


def test_the_quota_decides_who_is_needed() -> None:
    rows: Tables = {"op": {"a": "60", "b": "40"}}
    simple, larger = asked(rows), asked(rows, quota=Fraction(2, 3))
    assert [one.values and one.values["shapley"] for one in simple.findings] == [1, 0]
    assert [one.values and one.values["shapley"] for one in larger.findings] == [0.5, 0.5]
    assert larger.threshold == Fraction(2, 3)


def test_what_the_float_has_is_told_beside_the_holders() -> None:
    answer = asked({"op": {"a": "40"}})
    assert "those that nobody names have together: shapley 0.333333" in answer.warnings
    assert asked({"op": {"a": "40"}}, "ignore").warnings == ("holders that nobody names do not vote",)


def test_contradicting_votes_have_no_power() -> None:
    with pytest.raises(Overfull, match="120 %"):
        asked({"op": {"a": "60", "b": "60"}})
