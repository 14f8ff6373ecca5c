"""Problems of the figures: each category, with its entity and figure, and nothing else."""

from __future__ import annotations

from fractions import Fraction

from kg.analytics.problems import problems
from kg.model import Share
from kg.network import OwnershipNetwork
from kg.tables import Column
from tests.analytics.worlds import network_of

F = Fraction


def found(network: OwnershipNetwork) -> list[tuple[str, str, Fraction, tuple[str, ...]]]:
    return [(one.category, one.entity, one.total, one.members) for one in problems(network)]


def test_each_category_names_its_company_and_its_figure() -> None:
    world = network_of(
        {
            "over": {"a": "60", "b": "50"},
            "under": {"a": "60", "b": "30"},
            "own": {"own": "10", "a": "20"},
            "r1": {"r2": "100"},
            "r2": {"r1": "100"},
            "fine": {"a": "100"},
        },
        complete=["under", "fine"],
    )
    assert found(world) == [
        ("closed loop", "r1", 1, ("r1", "r2")),
        ("overfull", "over", F(11, 10), ()),
        ("self holding", "own", F(1, 10), ()),
        ("underfull", "under", F(9, 10), ()),
    ]


def test_rounded_figures_are_overfull_only_if_their_lower_ends_are() -> None:
    rounded = {
        k: (low, high)
        for k, low, high in [("a", "33.35", "33.45"), ("b", "33.35", "33.45"), ("c", "33.25", "33.35")]
    }
    assert found(network_of({"op": rounded})) == []
    assert found(network_of({"op": {"a": "33.4", "b": "33.4", "c": "33.3"}})) == [
        ("overfull", "op", F(1001, 1000), ())
    ]


def test_open_lower_ends_that_add_up_to_one_are_more_than_all() -> None:
    bands = dict.fromkeys("abcd", ("25", "50", True, False))
    assert [one[0] for one in found(network_of({"op": bands}))] == ["overfull"]
    assert found(network_of({"op": dict.fromkeys("abcd", ("25", "50"))})) == []


def test_open_upper_ends_that_add_up_to_one_are_less_than_all() -> None:
    bands = {"a": ("10", "50", False, True), "b": "50"}
    assert [one[0] for one in found(network_of({"op": bands}, complete=True))] == ["underfull"]


def test_a_loop_with_a_leak_is_not_closed_and_a_company_that_holds_itself_wholly_is() -> None:
    leak = network_of({"a": {"b": "100"}, "b": {"a": "99.9"}})
    assert found(leak) == []
    assert found(network_of({"a": {"a": "100"}})) == [
        ("closed loop", "a", 1, ("a",)),
        ("self holding", "a", 1, ()),
    ]


def test_a_share_out_of_range_from_tables_of_another_make_is_told() -> None:
    class Wild:
        low, high, low_open, high_open = F(-1, 10), F(3, 10), False, False

    network = network_of({"op": {"a": "10"}})
    tables = network.tables
    odd: Share = Wild()  # type: ignore[assignment]
    tables.column = lambda investee, basis="capital": Column(investee=investee, shares={"a": odd})  # type: ignore[method-assign, assignment]
    assert found(network) == [("out of range", "op", F(3, 10), ("a",))]


def test_votes_have_their_own_problems() -> None:
    world = network_of({"op": {"a": "10"}}, votes={"op": {"a": "70", "b": "40"}})
    assert problems(world) == ()
    assert [one.category for one in problems(world, basis="votes")] == ["overfull"]
