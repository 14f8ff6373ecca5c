"""Explanations: numbers that add up, in sentences to check by hand."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analytics.explain import explain, told
from kg.errors import Overfull
from kg.model import Share
from tests import strategies
from tests.analytics.worlds import network_of

F = Fraction
CROSS = {"maker": {"state": "15.01", "ally": "15"}, "ally": {"maker": "43.4"}}


def test_a_cross_holding_is_told_with_its_ways_and_its_equations() -> None:
    names = {"state": "the State", "maker": "Maker", "ally": "Ally"}
    lines = told(explain(network_of(CROSS), "state", "ally"), names)
    assert lines[0] == "the State holds nothing of Ally directly."
    assert lines[1] == "By way of Maker: the State 15.01 % of Maker × Maker 43.4 % of Ally = 6.51434 %."
    assert "  Maker: 15.01 % + 15 % of Ally (6.967954 %) = 16.055193 %" in lines
    assert "  Ally: 43.4 % of Maker (16.055193 %) = 6.967954 %" in lines
    assert "the State has 6.967954 % of Ally in all." in lines


def test_bands_are_told_at_both_ends() -> None:
    rows = {"maker": {"state": ("10", "20"), "ally": "15"}, "ally": {"maker": ("42", "44")}}
    lines = told(explain(network_of(rows), "state", "ally"), {})
    assert lines.index("At the least:") < lines.index("At the most:")
    assert "  maker: 20 % + 15 % of ally (9.421842 %) = 21.413276 %" in lines


def test_an_unknown_stake_is_called_unknown_and_the_least_is_nothing() -> None:
    rows = {"maker": {"state": None}, "ally": {"maker": ("42", "44")}}
    lines = told(explain(network_of(rows), "state", "ally"), {})
    assert lines[1] == "By way of maker: state an unknown part of maker × maker 42-44 % of ally = (0-44] %."
    assert "  0 %, or as near as one likes" in lines
    assert "state has (0-44] % of ally in all." in lines


def test_two_ways_and_a_direct_stake_are_added_up() -> None:
    rows = {"op": {"a": "50", "b": "20", "p": "5"}, "a": {"p": "60"}, "b": {"p": "10"}}
    lines = told(explain(network_of(rows), "p", "op"), {})
    assert "Added up: 5 % + 30 % + 2 % = 37 %." in lines


def test_no_way_is_said_in_one_sentence() -> None:
    assert told(explain(network_of({"op": {"a": "50"}}), "b", "op"), {})[-1] == "No way leads from b to op."


def test_own_shares_that_come_back_are_explained_like_any_other() -> None:
    found = explain(network_of({"a": {"b": "60"}, "b": {"a": "60"}}), "a", "a")
    assert found.result.low == found.upper[-1].value == F(36, 100)


def test_many_ways_are_cut_and_said_to_be() -> None:
    rows = {"op": {f"m{n:02}": "2" for n in range(30)}} | {f"m{n:02}": {"p": "100"} for n in range(30)}
    found = explain(network_of(rows), "p", "op")
    assert (len(found.ways), found.more_ways, found.result.low) == (20, True, F(6, 10))
    assert "There are more ways than these." in told(found, {})


@settings(max_examples=80, deadline=None)
@given(strategies.band_tables(), st.booleans())
def test_every_equation_adds_up_and_the_last_is_the_answer(
    rows: dict[str, dict[str, Share]], complete: bool
) -> None:
    network = network_of(rows, complete=complete)
    for owned in rows:
        for owner in network.entities:
            try:
                found = explain(network, owner, owned)
            except Overfull:
                continue
            for equations, end in ((found.lower, found.result.low), (found.upper, found.result.high)):
                for equation in equations:
                    assert equation.value == equation.direct + sum(
                        part * value for _, part, value in equation.terms
                    )
                values = {equation.company: equation.value for equation in equations}
                if owner != owned:
                    assert values.get(owned, 0) == end
            assert told(found, {})
