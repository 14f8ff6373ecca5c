from __future__ import annotations

import networkx
from hypothesis import given
from hypothesis import strategies as st

from kg.views.layers import cycles, rows, turned

EDGES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda e: e[0] != e[1]), max_size=24)


def weighted(edges: list[tuple[int, int]]) -> list[tuple[int, int, float]]:
    return [(a, b, ((a * 7 + b * 3) % 10) / 10) for a, b in edges]


def downward(edges: list[tuple[int, int]]) -> list[tuple[int, int, float]]:
    found = weighted(edges)
    return [(b, a, w) if up else (a, b, w) for (a, b, w), up in zip(found, turned(8, found), strict=True)]


@given(EDGES)
def test_cycles_are_the_strongly_connected_parts(edges: list[tuple[int, int]]) -> None:
    graph = networkx.DiGraph(edges)
    expected = sorted(sorted(part) for part in networkx.strongly_connected_components(graph) if len(part) > 1)
    assert cycles(8, edges) == expected


@given(EDGES)
def test_turning_lines_leaves_no_circle(edges: list[tuple[int, int]]) -> None:
    kept = [edge for edge, up in zip(edges, turned(8, weighted(edges)), strict=True) if not up]
    assert networkx.is_directed_acyclic_graph(networkx.DiGraph(kept))


@given(EDGES)
def test_lines_outside_circles_are_never_turned(edges: list[tuple[int, int]]) -> None:
    inside = [set(group) for group in cycles(8, edges)]
    for (a, b), up in zip(edges, turned(8, weighted(edges)), strict=True):
        assert not up or any({a, b} <= group for group in inside)


def test_a_big_circle_is_opened_too() -> None:
    edges = [(n, (n + 1) % 500, 0.5) for n in range(500)]
    up = turned(500, edges)
    kept = [edge[:2] for edge, is_up in zip(edges, up, strict=True) if not is_up]
    assert networkx.is_directed_acyclic_graph(networkx.DiGraph(kept))
    assert 1 <= sum(up) <= 250


def test_the_stake_without_votes_is_the_one_that_points_upward() -> None:
    assert turned(2, [(0, 1, 0.0), (1, 0, 0.45)]) == [True, False]


@given(EDGES, st.lists(st.booleans(), min_size=8, max_size=8))
def test_every_line_goes_down_and_no_row_is_empty(edges: list[tuple[int, int]], on_top: list[bool]) -> None:
    lines = downward(edges)
    row = rows(8, lines, on_top)
    assert all(row[a] < row[b] for a, b, _ in lines)
    assert sorted(set(row)) == list(range(max(row) + 1))


def test_a_state_that_nobody_holds_stands_in_the_top_row() -> None:
    chain = [(0, 1, 0.5), (1, 2, 0.5), (3, 2, 0.1)]
    assert rows(4, chain, [False, False, False, True])[3] == 0
    assert rows(4, chain, [False] * 4)[3] == 1


def test_thirty_subsidiaries_take_several_rows() -> None:
    row = rows(31, [(0, n, n / 100) for n in range(1, 31)], [False] * 31)
    widest = max(row.count(level) for level in set(row))
    assert widest <= 8
    assert row[30] == 1, "the largest holding stands nearest"
