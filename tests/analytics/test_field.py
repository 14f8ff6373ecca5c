"""What a question reads: who concerns a company, and who may stand in a ring."""

from __future__ import annotations

from kg.analytics.field import Field, Rule
from kg.shares import show
from tests.analytics.worlds import network_of


def test_a_family_concerns_a_company_through_its_members_and_the_company_itself_does_not() -> None:
    rows = {"x": {"family": "60", "q": "10", "x": "5"}, "m": {"p": "100"}}
    tables = network_of(rows, inside={"x": {"m": ("family", "20")}}).tables
    field = Field(tables, Rule(basis="capital"), below="x")
    assert set(field.concerned("x", "capital")) == {"family", "q", "m"}
    assert [(part.holder, show(part.share)) for part in field.parts("x", "capital")] == [
        ("family", "60 %"),
        ("m", "20 %"),
        ("q", "10 %"),
    ]


def test_only_those_above_each_other_may_lie_in_a_ring() -> None:
    rows = {"x": {"a": "60", "q": "20"}, "a": {"b": "60"}, "b": {"a": "10", "p": "50"}}
    tables = network_of(rows).tables
    field = Field(tables, Rule(), below="x")
    assert field.may_lie_in_a_ring("a", "b")
    assert not field.may_lie_in_a_ring("a", "x")
    assert not field.may_lie_in_a_ring("p", "b")
    assert not field.may_lie_in_a_ring("q", "nobody")


def test_a_field_without_a_bottom_rules_no_ring_out() -> None:
    field = Field(network_of({"x": {"a": "60"}}).tables, Rule())
    assert field.may_lie_in_a_ring("a", "x")
