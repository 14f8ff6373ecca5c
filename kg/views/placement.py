"""Where in its row each card stands: near its neighbours, in the order given, never overlapping.

Each row in turn takes the places closest to what its neighbours ask for (isotonic regression), downward
and upward, for a fixed number of rounds. Waypoints of long lines pull hardest, so that those run straight.

Example:
    >>> from kg.views.ordering import woven
    >>> grid = woven([0, 1, 1], [(0, 1), (0, 2)])
    >>> placed(grid, [[0], [1, 2]], [100.0, 100.0, 100.0])
    [0.0, -70.0, 70.0]
"""

from __future__ import annotations

from kg.views.ordering import Grid, Rows

#: Pixels between two cards of a row.
CARD_GAP = 40.0
_WAYPOINT_GAP = 22.0
_ROUNDS = 16


def placed(grid: Grid, rows: Rows, widths: list[float]) -> list[float]:
    """Horizontal centre of every node, in pixels.

    Args:
        grid: Cards and waypoints.
        rows: Their order.
        widths: Width of each card in pixels; waypoints have none.

    Returns:
        One centre a node, with the top row around 0.

    Cost: O(rounds * (n + e)).
    """
    offsets = [_offsets(grid, row, widths) for row in rows]
    x = [0.0] * len(grid.row)
    for row, offset in zip(rows, offsets, strict=True):
        middle = (offset[0] + offset[-1]) / 2 if offset else 0.0
        for node, distance in zip(row, offset, strict=True):
            x[node] = distance - middle
    for number in range(_ROUNDS):
        levels = range(len(rows)) if number % 2 == 0 else range(len(rows) - 1, -1, -1)
        both = number >= _ROUNDS // 2
        for level in levels:
            sides = (grid.up, grid.down) if both else ((grid.up,) if number % 2 == 0 else (grid.down,))
            _settle(grid, rows[level], offsets[level], x, sides)
    shift = sum(x[node] for node in rows[0]) / len(rows[0]) if rows and rows[0] else 0.0
    return [round(value - shift, 3) + 0.0 for value in x]


def _offsets(grid: Grid, row: list[int], widths: list[float]) -> list[float]:
    """Least distance of each node of a row from the first one."""
    result: list[float] = []
    for n, node in enumerate(row):
        if n == 0:
            result.append(0.0)
            continue
        before = row[n - 1]
        cards = (before < grid.cards) + (node < grid.cards)
        halves = (_width(grid, before, widths) + _width(grid, node, widths)) / 2
        result.append(result[-1] + halves + (CARD_GAP if cards == 2 else _WAYPOINT_GAP))
    return result


def _width(grid: Grid, node: int, widths: list[float]) -> float:
    return widths[node] if node < grid.cards else 0.0


def _settle(
    grid: Grid, row: list[int], offsets: list[float], x: list[float], sides: tuple[list[list[int]], ...]
) -> None:
    wishes, weights = [], []
    for node, offset in zip(row, offsets, strict=True):
        total = weight = 0.0
        for side in sides:
            for other in side[node]:
                pull = _pull(grid, node, other)
                total += pull * x[other]
                weight += pull
        wish = total / weight if weight else x[node]
        wishes.append(wish - offset)
        weights.append(weight or 0.05)
    for node, offset, value in zip(row, offsets, _isotonic(wishes, weights), strict=True):
        x[node] = value + offset


def _pull(grid: Grid, node: int, other: int) -> float:
    waypoints = (node >= grid.cards) + (other >= grid.cards)
    return (1.0, 2.0, 8.0)[waypoints]


def _isotonic(wishes: list[float], weights: list[float]) -> list[float]:
    """The non-decreasing values closest to the wishes (pool adjacent violators)."""
    blocks: list[tuple[float, float, int]] = []
    for wish, weight in zip(wishes, weights, strict=True):
        mean, mass, size = wish, weight, 1
        while blocks and blocks[-1][0] > mean:
            other, more, count = blocks.pop()
            mean = (mean * mass + other * more) / (mass + more)
            mass, size = mass + more, size + count
        blocks.append((mean, mass, size))
    return [mean for mean, _, size in blocks for _ in range(size)]
