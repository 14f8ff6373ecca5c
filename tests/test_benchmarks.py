"""The benchmarks run: seeded inputs, the table, and every measure at a tiny size. No time is judged."""

import json
from pathlib import Path

import pytest

from benchmarks.__main__ import measured
from benchmarks.generators import articles, claims_jsonl, register
from benchmarks.sizes import TINY
from benchmarks.table import Measure, repeated, table
from kg.graph import KnowledgeGraph


def test_the_same_seed_gives_the_same_register_and_another_seed_another() -> None:
    assert register(50) == register(50)
    assert register(50) != register(50, seed=2)
    assert articles(3) == articles(3)
    assert articles(3) != articles(3, seed=2)


def test_a_register_has_bands_circles_and_no_more_than_the_whole_of_a_company() -> None:
    drawn = register(3_000)
    assert len(drawn.stakes) == 3_000
    assert any(stake.low != stake.high for stake in drawn.stakes)
    pairs = {(stake.holder, stake.investee) for stake in drawn.stakes}
    assert any((investee, holder) in pairs for holder, investee in pairs)
    known = {party.id for party in drawn.parties}
    assert {end for pair in pairs for end in pair} <= known
    assert {stake.holder[0] for stake in drawn.stakes} == {"c", "p"}
    held: dict[str, int | float] = {}
    for stake in drawn.stakes:
        held[stake.investee] = held.get(stake.investee, 0) + float(stake.low)
    assert max(held.values()) < 100.5


def test_every_row_of_a_register_enters_a_graph(tmp_path: Path) -> None:
    lines = list(claims_jsonl(register(40)))
    assert all(json.loads(line) for line in lines)
    file = tmp_path / "register.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    graph = KnowledgeGraph.open(tmp_path / "graph", create=True)
    graph.load([file], strict=True)
    assert graph.status().claims == 40


def measure(*, ours: list[float], theirs: list[float], budget: float | None, faster: bool = False) -> Measure:
    return Measure(
        name="a thing", yardstick="bare", ours=ours, theirs=theirs, unit="ms", budget=budget, faster=faster
    )


def test_a_measure_is_held_when_its_median_ratio_keeps_the_budget() -> None:
    dear = measure(ours=[2, 3, 9], theirs=[1, 2, 3], budget=1.4)
    assert (dear.ratio, dear.spread, dear.held) == (1.5, (1.5, 3.0), False)
    assert measure(ours=[2, 3, 9], theirs=[1, 2, 3], budget=1.5).held
    quick = measure(ours=[1.0], theirs=[30.0], budget=20, faster=True)
    assert (quick.ratio, quick.held) == (30.0, True)
    assert not measure(ours=[2.0], theirs=[30.0], budget=20, faster=True).held
    assert measure(ours=[2.0], theirs=[1.0], budget=None).held


def test_the_table_says_what_was_missed() -> None:
    shown = table([measure(ours=[3.0], theirs=[1.0], budget=2)])
    assert "a thing  3 ms  1 ms       bare  3.00x (3.00..3.00)  <= 2x   NO" in shown
    assert shown.endswith("missed: a thing")
    assert table([measure(ours=[1.0], theirs=[1.0], budget=2)]).endswith("all budgets are held")


def test_both_sides_are_measured_by_turns_after_one_run_that_does_not_count() -> None:
    order: list[str] = []
    values = iter(range(100))

    def side(name: str) -> float:
        order.append(name)
        return float(next(values))

    ours, theirs = repeated(2, lambda: side("a"), lambda: side("b"))
    assert "".join(order) == "ababab"
    assert (ours, theirs) == ([2.0, 4.0], [3.0, 5.0])


@pytest.mark.skipif(
    not hasattr(__import__("os"), "wait4"), reason="this system does not tell what a process cost"
)
def test_all_measures_run_at_a_tiny_size() -> None:
    stages: list[str] = []
    found = measured(TINY, tell=stages.append)
    assert stages == ["reading", "loading", "starting", "asking", "calculating", "whole graphs"]
    assert len(found) == 32
    # Growth between two sizes is no cost: at tiny ones it may come out below zero.
    costs = [one for one in found if one.unit]
    assert len(costs) == 27
    assert all(value > 0 for one in costs for value in (*one.ours, *one.theirs))
    assert "kg load, 30 stakes" in table(found)
