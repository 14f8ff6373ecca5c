"""The inner loops over the shape of a whole graph, on bare columns of numbers.

Each function of the modules `kernels_...` runs in two ways: as it stands, on lists, and compiled by numba, on
numpy arrays (see `kg.analytics.fast`). Both do the same operations in the same order, so the results are the
same to the last bit. Therefore nothing here allocates, and everything is passed in. What the numbers mean is
said by the callers; those of this module are in `whole_order`.

Example:
    >>> seen, order, size = [0, 0, 0], [0] * 3, [0] * 3
    >>> spare = [[0] * 3 for _ in range(4)]
    >>> layers(Ways([0, 0, 1, 2], [0, 1]), Search(seen, *spare), order, size), order[:2]  # 0 -> 1 -> 2
    (2, [1, 2])
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Ways(NamedTuple):
    """Neighbours of entity `j`: `end[start[j]:start[j + 1]]`."""

    start: Any
    end: Any


class Search(NamedTuple):
    """Room of a depth-first search: one number an entity each."""

    seen: Any
    low: Any
    stack: Any
    calls: Any
    cursor: Any


# -- strong components, owners first ------------------------------------------------------------------


def layers(up: Ways, room: Search, order: Any, size: Any) -> int:
    """All held entities, each after its holders, members of a strong component side by side.

    Tarjan (1972), without recursion. Two passes in the order of memory come first, for most companies of a
    register have no holders but persons.

    Args:
        up: Holders of each entity.
        room: `seen` zeroed.
        order: Receives the entities.
        size: Zeroed; receives at the first place of a component how many members follow.

    Returns:
        The number of held entities.
    """
    start, holder, seen = up.start, up.end, room.seen
    n = len(start) - 1
    for j in range(n):
        if start[j] == start[j + 1]:
            seen[j] = -1
    placed = 0
    for j in range(n):
        if seen[j] == 0:
            settled = True
            for at in range(start[j], start[j + 1]):
                if seen[holder[at]] != -1:
                    settled = False
                    break
            if settled:
                seen[j] = -1
                order[placed] = j
                size[placed] = 1
                placed += 1
    count = 0
    for root in range(n):
        if seen[root] == 0:
            placed, count = _search(up, room, order, size, root, placed, count)
    return placed


def _search(
    up: Ways, room: Search, order: Any, size: Any, root: int, placed: int, count: int
) -> tuple[int, int]:
    start, holder, seen, low = up.start, up.end, room.seen, room.low
    top = depth = 0
    room.calls[0] = root
    room.cursor[root] = start[root]
    count += 1
    seen[root] = low[root] = count
    room.stack[0] = root
    top = 1
    while depth >= 0:
        j = room.calls[depth]
        at = room.cursor[j]
        if at < start[j + 1]:
            room.cursor[j] = at + 1
            k = holder[at]
            if seen[k] == 0:
                count += 1
                seen[k] = low[k] = count
                room.stack[top] = k
                top += 1
                depth += 1
                room.calls[depth] = k
                room.cursor[k] = start[k]
            elif seen[k] > 0 and seen[k] < low[j]:
                low[j] = seen[k]
        else:
            depth -= 1
            if low[j] == seen[j]:
                first = placed
                placed, top = _closed(room, order, j, placed, top)
                size[first] = placed - first
            elif depth >= 0:
                above = room.calls[depth]
                if low[j] < low[above]:
                    low[above] = low[j]
    return placed, count


def _closed(room: Search, order: Any, j: int, placed: int, top: int) -> tuple[int, int]:
    """Take a finished component from the stack."""
    while True:
        top -= 1
        k = room.stack[top]
        order[placed] = k
        placed += 1
        room.seen[k] = -1
        if k == j:
            return placed, top


def reach(ways: Ways, found: Any, count: int, seen: Any) -> int:
    """Everything reached from `found[:count]`, which `seen` already marks; appended to `found`."""
    at = 0
    while at < count:
        j = found[at]
        at += 1
        for place in range(ways.start[j], ways.start[j + 1]):
            k = ways.end[place]
            if seen[k] == 0:
                seen[k] = 1
                found[count] = k
                count += 1
    return count
