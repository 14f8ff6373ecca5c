"""Which row of the picture each card stands in: holders above what they hold, circles opened where weakest.

Works on whole numbers: node `n` is the n-th card in id order. Nothing here knows of shares or names.

Example:
    >>> cycles(3, [(0, 1), (1, 0), (1, 2)])
    [[0, 1]]
    >>> turned(2, [(0, 1, 0.43), (1, 0, 0.0)])     # the weaker side of the circle is turned round
    [False, True]
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

Edge = tuple[int, int]
Weighted = tuple[int, int, float]

# Circles with more lines than this are opened by the fast rule instead of line by line.
_SMALL_CIRCLE = 400
_ROUNDS = 12
_WIDE = 8


def cycles(count: int, edges: Sequence[Edge]) -> list[list[int]]:
    """Groups of nodes that reach each other, each in order, the groups by first node. Cost: O(n + e)."""
    return sorted(sorted(group) for group in _components(count, edges) if len(group) > 1)


def turned(count: int, edges: Sequence[Weighted]) -> list[bool]:
    """Which lines must point upward so that the rest has no circle: those of least weight.

    Args:
        count: Number of nodes.
        edges: Lines from start to end with their weight; no line from a node to itself.

    Returns:
        One answer a line.

    Cost: O(n + e), with up to e² steps inside circles of at most 400 lines.
    """
    group_of = {}
    for number, group in enumerate(_components(count, [(a, b) for a, b, _ in edges])):
        group_of.update(dict.fromkeys(group, number))
    inside: dict[int, list[int]] = defaultdict(list)
    for index, (start, end, _) in enumerate(edges):
        if group_of[start] == group_of[end]:
            inside[group_of[start]].append(index)
    answer = [False] * len(edges)
    for members in inside.values():
        rule = _least_turned if len(members) <= _SMALL_CIRCLE else _fast_turned
        for index in rule(edges, members):
            answer[index] = True
    return answer


def rows(count: int, edges: Sequence[Weighted], on_top: Sequence[bool]) -> list[int]:
    """Row of each node, 0 at the top: every line goes down, lines are short, last owners on top.

    Args:
        count: Number of nodes.
        edges: Lines without circles.
        on_top: For each node, whether it belongs in row 0 if nothing stands above it.

    Returns:
        Rows without gaps between 0 and the largest.

    Cost: O(rounds * (n + e)).
    """
    above: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    below: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    for start, end, weight in edges:
        below[start].append((end, weight))
        above[end].append((start, weight))
    order = _from_top(above, below)
    row = [0] * count
    for node in order:
        row[node] = max((row[up] + 1 for up, _ in above[node]), default=0)
    _shorten(order, row, above, below, on_top)
    _fold_wide_rows(row, above, below)
    used = {value: place for place, value in enumerate(sorted(set(row)))}
    return [used[value] for value in row]


def _components(count: int, edges: Sequence[Edge]) -> list[list[int]]:
    """Strongly connected components (Tarjan's algorithm, without recursion)."""
    out: list[list[int]] = [[] for _ in range(count)]
    for start, end in edges:
        out[start].append(end)
    number, low = [-1] * count, [0] * count
    on_stack, stack, found, counter = [False] * count, [], [], 0
    for root in range(count):
        work = [(root, 0)] if number[root] < 0 else []
        while work:
            node, place = work.pop()
            if place == 0:
                number[node] = low[node] = counter
                counter += 1
                stack.append(node)
                on_stack[node] = True
            for position in range(place, len(out[node])):
                other = out[node][position]
                if number[other] < 0:
                    work += [(node, position + 1), (other, 0)]
                    break
                if on_stack[other]:
                    low[node] = min(low[node], number[other])
            else:
                if low[node] == number[node]:
                    found.append(_popped(stack, on_stack, node))
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
    return found


def _popped(stack: list[int], on_stack: list[bool], last: int) -> list[int]:
    group = []
    while True:
        node = stack.pop()
        on_stack[node] = False
        group.append(node)
        if node == last:
            return group


def _least_turned(edges: Sequence[Weighted], members: list[int]) -> list[int]:
    """Heaviest first, a line is kept unless it closes a circle with those already kept."""
    kept: dict[int, set[int]] = defaultdict(set)
    result = []
    for index in sorted(members, key=lambda i: (-edges[i][2], i)):
        start, end, _ = edges[index]
        if _reaches(kept, end, start):
            result.append(index)
        else:
            kept[start].add(end)
    return result


def _reaches(out: dict[int, set[int]], start: int, goal: int) -> bool:
    seen, stack = {start}, [start]
    while stack:
        node = stack.pop()
        if node == goal:
            return True
        fresh = out.get(node, set()) - seen
        seen |= fresh
        stack.extend(fresh)
    return False


def _fast_turned(edges: Sequence[Weighted], members: list[int]) -> list[int]:
    """Nodes by how much more they hold than they are held; lines against that order are turned."""
    balance: dict[int, float] = defaultdict(float)
    for index in members:
        start, end, weight = edges[index]
        balance[start] += weight
        balance[end] -= weight
    place = {node: n for n, node in enumerate(sorted(balance, key=lambda node: (-balance[node], node)))}
    return [index for index in members if place[edges[index][0]] > place[edges[index][1]]]


def _from_top(above: list[list[tuple[int, float]]], below: list[list[tuple[int, float]]]) -> list[int]:
    waiting = [len(ups) for ups in above]
    order = [node for node, ups in enumerate(waiting) if ups == 0]
    for node in order:
        for down, _ in below[node]:
            waiting[down] -= 1
            if waiting[down] == 0:
                order.append(down)
    return order


def _shorten(
    order: list[int],
    row: list[int],
    above: list[list[tuple[int, float]]],
    below: list[list[tuple[int, float]]],
    on_top: Sequence[bool],
) -> None:
    """Move nodes up or down inside their freedom while lines get shorter; every line counts a bit."""
    for _ in range(_ROUNDS):
        moved = False
        for node in reversed(order):
            if (on_top[node] and not above[node]) or not (above[node] or below[node]):
                continue
            low = max((row[up] + 1 for up, _ in above[node]), default=None)
            high = min((row[down] - 1 for down, _ in below[node]), default=None)
            pull = sum(0.1 + w for _, w in below[node]) - sum(0.1 + w for _, w in above[node])
            if low is None or (high is not None and pull > 0):
                goal = high
            else:
                goal = low
            if goal is not None and goal != row[node]:
                row[node], moved = goal, True
        if not moved:
            return


def _fold_wide_rows(
    row: list[int], above: list[list[tuple[int, float]]], below: list[list[tuple[int, float]]]
) -> None:
    """Many leaves of one node go into several rows, so that the picture stays readable."""
    for near, far, step in ((above, below, 1), (below, above, -1)):
        leaves: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for node in range(len(row)):
            hubs = {hub for hub, _ in near[node]}
            if len(hubs) == 1 and not far[node]:
                leaves[hubs.pop()].append((-max(weight for _, weight in near[node]), node))
        for hub, many in leaves.items():
            if len(many) <= _WIDE:
                continue
            per_row = max(6, math.ceil(math.sqrt(len(many) * 1.5)))
            for place, (_, node) in enumerate(sorted(many)):
                row[node] = row[hub] + step * (1 + place // per_row)
