"""The order of cards within each row, with few crossings: weighted medians, transposition, seeded restarts.

Long lines are cut into pieces of one row each by invisible waypoints, which take part in the ordering
and later keep the line off the cards it passes. Work is bounded by rounds, never by a clock.

Example:
    >>> grid = woven([0, 0, 1, 1], [(0, 3), (1, 2)])
    >>> in_rows = ordered(grid)
    >>> crossings(grid, in_rows)
    0
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Rows = list[list[int]]

_EFFORT = 150_000


@dataclass(frozen=True, slots=True)
class Grid:
    """Cards and waypoints in rows, joined by pieces that span exactly one row.

    Args:
        row: Row of each node; nodes from `cards` on are waypoints.
        cards: Number of cards.
        up: Neighbours one row above, for each node.
        down: Neighbours one row below.
        chains: For each line, its nodes from top to bottom.
    """

    row: list[int]
    cards: int
    up: list[list[int]]
    down: list[list[int]]
    chains: list[list[int]]

    def rows(self) -> Rows:
        """Nodes by row, in number order."""
        result: Rows = [[] for _ in range(max(self.row, default=-1) + 1)]
        for node, row in enumerate(self.row):
            result[row].append(node)
        return result


def woven(card_rows: Sequence[int], edges: Sequence[tuple[int, int]]) -> Grid:
    """The grid of cards and lines; every line must go down by at least one row. Cost: O(n + total length)."""
    row = list(card_rows)
    up: list[list[int]] = [[] for _ in row]
    down: list[list[int]] = [[] for _ in row]
    chains = []
    for start, end in edges:
        chain = [start]
        for level in range(row[start] + 1, row[end]):
            row.append(level)
            up.append([])
            down.append([])
            chain.append(len(row) - 1)
        chain.append(end)
        for above, below in pairwise(chain):
            down[above].append(below)
            up[below].append(above)
        chains.append(chain)
    return Grid(row, len(card_rows), up, down, chains)


def ordered(grid: Grid) -> Rows:
    """An order of the nodes of each row with few crossings.

    The start is a walk through the picture; further starts are shuffled with fixed seeds.

    Cost: bounded by a fixed effort; O(e log e) a round.
    """
    pieces = sum(map(len, grid.down)) + 1
    rounds = max(3, min(24, _EFFORT // (pieces * 8)))
    restarts = max(1, min(8, _EFFORT // (pieces * 60)))
    best, fewest = grid.rows(), -1
    for seed in range(restarts):
        rows = _swept(grid, _first_order(grid, seed), rounds)
        found = crossings(grid, rows)
        if fewest < 0 or found < fewest:
            best, fewest = rows, found
        if fewest == 0:
            break
    return best


def crossings(grid: Grid, rows: Rows) -> int:
    """Number of crossings between pieces of lines. Cost: O(e log n)."""
    return sum(_between(grid, upper, lower) for upper, lower in pairwise(rows))


def _between(grid: Grid, upper: list[int], lower: list[int]) -> int:
    """Crossings between two rows, counted as inversions with a binary indexed tree."""
    place = {node: n for n, node in enumerate(lower)}
    tree, total, seen = [0] * (len(lower) + 1), 0, 0
    for node in upper:
        ends = sorted(place[other] for other in grid.down[node])
        for end in ends:
            at, smaller = end + 1, 0
            while at:
                smaller += tree[at]
                at &= at - 1
            total += seen - smaller
        for end in ends:
            at = end + 1
            while at < len(tree):
                tree[at] += 1
                at += at & -at
        seen += len(ends)
    return total


def _first_order(grid: Grid, seed: int) -> Rows:
    """Nodes in the order of a walk along the lines: what belongs together starts together."""
    starts = list(range(len(grid.row)))
    if seed:
        random.Random(seed).shuffle(starts)
    else:
        starts.sort(key=lambda node: (grid.row[node], node))
    rows: Rows = [[] for _ in range(max(grid.row, default=-1) + 1)]
    seen = [False] * len(grid.row)
    for start in starts:
        stack = [start]
        while stack:
            node = stack.pop()
            if not seen[node]:
                seen[node] = True
                rows[grid.row[node]].append(node)
                stack.extend(reversed(grid.up[node] + grid.down[node]))
    return rows


def _swept(grid: Grid, rows: Rows, rounds: int) -> Rows:
    best, fewest, stale = rows, crossings(grid, rows), 0
    swapping = sum(map(len, rows)) <= 1_500
    for number in range(rounds):
        rows = [list(row) for row in rows]
        levels = range(1, len(rows)) if number % 2 == 0 else range(len(rows) - 2, -1, -1)
        for level in levels:
            side, other = (grid.up, level - 1) if number % 2 == 0 else (grid.down, level + 1)
            rows[level] = _by_median(rows[level], rows[other], side)
        if swapping:
            _swap_neighbours(grid, rows)
        found = crossings(grid, rows)
        stale = 0 if found < fewest else stale + 1
        if found < fewest:
            best, fewest = rows, found
        if fewest == 0 or stale > 5:
            break
    return best


def _by_median(row: list[int], fixed: list[int], side: list[list[int]]) -> list[int]:
    """The row sorted by the medians of its neighbours; nodes without neighbours keep their places."""
    place = {node: n for n, node in enumerate(fixed)}
    value = {node: _median(sorted(place[other] for other in side[node])) for node in row if side[node]}
    moving = iter(sorted(value, key=lambda node: value[node]))
    return [next(moving) if node in value else node for node in row]


def _median(places: list[int]) -> float:
    """Weighted median: leans to the side where the neighbours stand closer."""
    half = len(places) // 2
    if len(places) % 2:
        return float(places[half])
    if len(places) == 2:
        return (places[0] + places[1]) / 2
    left, right = places[half - 1] - places[0], places[-1] - places[half]
    if left + right == 0:
        return (places[half - 1] + places[half]) / 2
    return (places[half - 1] * right + places[half] * left) / (left + right)


def _swap_neighbours(grid: Grid, rows: Rows) -> None:
    """Swap neighbours within a row while that removes crossings; at most a few passes."""
    place = [0] * len(grid.row)
    for row in rows:
        for n, node in enumerate(row):
            place[node] = n
    for _ in range(4):
        better = False
        for row in rows:
            for n in range(len(row) - 1):
                left, right = row[n], row[n + 1]
                if _gain(grid, place, left, right) > 0:
                    row[n], row[n + 1] = right, left
                    place[left], place[right] = n + 1, n
                    better = True
        if not better:
            return


def _gain(grid: Grid, place: list[int], left: int, right: int) -> int:
    """Crossings that disappear when `left` and `right`, side by side, change places."""
    gain = 0
    for side in (grid.up, grid.down):
        for a in side[left]:
            for b in side[right]:
                gain += (place[a] > place[b]) - (place[a] < place[b])
    return gain
