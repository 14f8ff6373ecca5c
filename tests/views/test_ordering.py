from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.views.ordering import crossings, ordered, woven

LINES = st.lists(st.tuples(st.integers(0, 4), st.integers(5, 9)), max_size=20, unique=True)


@given(LINES)
def test_ordering_never_loses_a_node_and_never_adds_crossings(lines: list[tuple[int, int]]) -> None:
    grid = woven([0] * 5 + [1] * 5, lines)
    found = ordered(grid)
    assert [sorted(row) for row in found] == grid.rows()
    assert crossings(grid, found) <= crossings(grid, grid.rows())


@given(LINES)
def test_crossings_are_those_of_a_plain_count(lines: list[tuple[int, int]]) -> None:
    grid = woven([0] * 5 + [1] * 5, lines)
    plain = sum((a - c) * (b - d) < 0 for n, (a, b) in enumerate(lines) for c, d in lines[:n])
    assert crossings(grid, grid.rows()) == plain


def test_a_tree_is_drawn_without_a_crossing() -> None:
    row = [0] + [1] * 4 + [2] * 16
    lines = [(0, n) for n in range(1, 5)] + [(1 + (n * 7) % 4, 5 + n) for n in range(16)]
    grid = woven(row, lines)
    assert crossings(grid, ordered(grid)) == 0


def test_a_long_line_gets_a_waypoint_in_every_row_between() -> None:
    grid = woven([0, 3], [(0, 1)])
    assert [grid.row[node] for node in grid.chains[0]] == [0, 1, 2, 3]
