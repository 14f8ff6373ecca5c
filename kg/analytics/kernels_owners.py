"""The inner loops of integrated ownership over a whole graph; see `kernels_order` for how they run.

Example:
    >>> graph = Graph([0, 0, 1, 2], [0, 1], [0.5, 0.5], [0.5] * 3, [1, 0, 0], [1, 0, 0], [1, 1, 0], [1, 2],
    ...               [1, 1], [0, 1, 2])  # 0 -50%-> 1 -50%-> 2
    >>> rows = Rows([0] * 4, [0] * 4, [0.0] * 4, [0.0] * 4, [0] * 4)
    >>> pool = Pool([0] * 3, [0] * 3, [0.0] * 3, [0] * 4, [0.0] * 4)
    >>> room, state = Room([0.0] * 3, [0] * 3, [0] * 3, [], [], []), [0, 0, 0, 2]
    >>> advance(graph, pool, room, rows, Limits(0.1, 0.0), state), rows.company[:2], rows.share[:2]
    (0, [1, 2], [0.5, 0.25])
"""

from __future__ import annotations

from typing import Any, NamedTuple

#: Components up to this size are solved here; larger ones by the linear algebra library.
BLOCK = 48


class Graph(NamedTuple):
    """What is known of each entity j, and in which order they come.

    `start`, `holder`, `weight`: holders and their shares. `rest`: what nobody named holds. `source`: 1 where
    nobody holds it. `tracked`: 1 for owners that are asked for. `kept`: 1 where the owners of j are needed
    further down. `order`, `size`: as `layers` gives them. `group`: number of the component.
    """

    start: Any
    holder: Any
    weight: Any
    rest: Any
    source: Any
    tracked: Any
    kept: Any
    order: Any
    size: Any
    group: Any


class Pool(NamedTuple):
    """Owners of kept companies: `owner[first[j]:first[j] + length[j]]`, and what was left out at most."""

    first: Any
    length: Any
    error: Any
    owner: Any
    share: Any


class Room(NamedTuple):
    """Room of the pass. By owner: `share`, `mark`. Then `touched`, `matrix`, `block`, `column`."""

    share: Any
    mark: Any
    touched: Any
    matrix: Any
    block: Any
    inflow: Any


class Rows(NamedTuple):
    """What was found: `how` is 1 where the share is one direct holding and nothing else."""

    company: Any
    owner: Any
    share: Any
    error: Any
    how: Any


class Limits(NamedTuple):
    """`floor`: least share worth a row. `cut`: smaller shares are left out further down."""

    floor: float
    cut: float


#: What `advance` waits for.
DONE, MORE_POOL, MORE_ROWS, MORE_BLOCK, LARGE = 0, 1, 2, 3, 4


def advance(graph: Graph, pool: Pool, room: Room, rows: Rows, limits: Limits, state: Any) -> int:
    """Owners of one component after the other, from the top down.

    Args:
        graph: The holdings.
        pool: Receives the owners of kept companies.
        room: `share` and `mark` zeroed.
        rows: Receives pairs with at least `limits.floor`, as far as `error` allows.
        limits: What counts.
        state: Place in the order, entries of the pool, rows; brought up to date.

    Returns:
        `DONE`, or what is too small to go on: the caller enlarges it (or solves a large component) and
        calls again.
    """
    at, used, count = state[0], state[1], state[2]
    end = state[3]
    reason = 0
    while at < end:
        size = graph.size[at]
        if size == 1:
            reason, used, count = _single(graph, pool, room, rows, limits, graph.order[at], used, count)
        elif size > BLOCK:
            reason = 4
        else:
            reason, used, count = _component(graph, pool, room, rows, limits, at, used, count)
        if reason != 0:
            break
        at += size
    state[0], state[1], state[2] = at, used, count
    return reason


def _single(
    graph: Graph, pool: Pool, room: Room, rows: Rows, limits: Limits, j: int, used: int, count: int
) -> tuple[int, int, int]:
    """A company in no ring with others."""
    first, last = graph.start[j], graph.start[j + 1]
    flat = True
    for at in range(first, last):
        if graph.source[graph.holder[at]] == 0:
            flat = False
            break
    if flat:  # no owner comes in twice: nothing to add up
        if used + last - first > len(pool.owner):
            return 1, used, count
        if count + last - first > len(rows.company):
            return 2, used, count
        used, count = _flat(graph, pool, rows, limits, j, used, count)
        return 0, used, count
    touched, error = _owners(graph, pool, room, j)
    reason = 0
    if used + touched > len(pool.owner):
        reason = 1
    elif count + touched > len(rows.company):
        reason = 2
    else:
        count = _told(rows, room, j, touched, count, error, limits.floor)
        if graph.kept[j] != 0:
            used = _stored(pool, room, j, touched, used, error, limits.cut)
    _cleared(room, touched)
    return reason, used, count


def _flat(
    graph: Graph, pool: Pool, rows: Rows, limits: Limits, j: int, used: int, count: int
) -> tuple[int, int]:
    """A company whose holders are held by nobody."""
    kept, lost = graph.kept[j] != 0, 0.0
    begin = used
    for at in range(graph.start[j], graph.start[j + 1]):
        weight, k = graph.weight[at], graph.holder[at]
        if weight < limits.floor and not kept:
            continue
        if graph.tracked[k] == 0:
            continue
        if weight >= limits.floor:
            rows.company[count] = j
            rows.owner[count] = k
            rows.share[count] = weight
            rows.error[count] = 0.0
            rows.how[count] = 1
            count += 1
        if kept and weight >= limits.cut:
            pool.owner[used] = k
            pool.share[used] = weight
            used += 1
        elif kept and weight > lost:
            lost = weight
    if kept:
        pool.first[j] = begin
        pool.length[j] = used - begin
        pool.error[j] = lost
    return used, count


def _owners(graph: Graph, pool: Pool, room: Room, j: int) -> tuple[int, float]:
    """Shares of all owners of a company that is in no ring but perhaps its own."""
    touched, error, own = 0, 0.0, 0.0
    others = graph.rest[j]
    for at in range(graph.start[j], graph.start[j + 1]):
        k, weight = graph.holder[at], graph.weight[at]
        if k == j:
            own = weight
        else:
            others += weight
            touched, error = _added(graph, pool, room, k, weight, touched, error)
    if own > 0.0 and touched > 0:
        for place in range(touched):
            owner = room.touched[place]
            room.share[owner] = room.share[owner] / others
            room.mark[owner] = 2
        error = error / others
    return touched, error


def _added(
    graph: Graph, pool: Pool, room: Room, k: int, weight: float, touched: int, error: float
) -> tuple[int, float]:
    """Add what a holder has, and what its owners have through it."""
    if graph.tracked[k] != 0:
        if room.mark[k] == 0:
            room.mark[k] = 1
            room.touched[touched] = k
            touched += 1
        room.share[k] += weight
    if graph.source[k] != 0:
        return touched, error
    first = pool.first[k]
    for place in range(first, first + pool.length[k]):
        owner = pool.owner[place]
        if room.mark[owner] == 0:
            room.touched[touched] = owner
            touched += 1
        room.mark[owner] = 2
        room.share[owner] += weight * pool.share[place]
    return touched, error + weight * pool.error[k]


def _told(rows: Rows, room: Room, j: int, touched: int, count: int, error: float, floor: float) -> int:
    least = floor - error
    for place in range(touched):
        owner = room.touched[place]
        if room.share[owner] >= least and owner != j:
            rows.company[count] = j
            rows.owner[count] = owner
            rows.share[count] = room.share[owner]
            rows.error[count] = error
            rows.how[count] = room.mark[owner]
            count += 1
    return count


def _stored(pool: Pool, room: Room, j: int, touched: int, used: int, error: float, cut: float) -> int:
    lost = 0.0
    pool.first[j] = used
    for place in range(touched):
        owner = room.touched[place]
        share = room.share[owner]
        if owner == j:
            continue
        if share < cut:
            if share > lost:
                lost = share
        else:
            pool.owner[used] = owner
            pool.share[used] = share
            used += 1
    pool.length[j] = used - pool.first[j]
    pool.error[j] = error + lost
    return used


def _cleared(room: Room, touched: int) -> None:
    for place in range(touched):
        owner = room.touched[place]
        room.share[owner] = 0.0
        room.mark[owner] = 0


def _component(
    graph: Graph, pool: Pool, room: Room, rows: Rows, limits: Limits, at: int, used: int, count: int
) -> tuple[int, int, int]:
    """Owners of all members of a ring at once; the last column of the block carries the error."""
    size = graph.size[at]
    touched = _united(graph, pool, room, at, size)
    width = touched + 1
    if width * size > len(room.block):
        _cleared(room, touched)
        return 3, used, count
    if used + touched * size > len(pool.owner) or count + touched * size > len(rows.company):
        _cleared(room, touched)
        return (1 if used + touched * size > len(pool.owner) else 2), used, count
    if touched > 0:
        _laid_out(graph, pool, room, at, size, width)
        _solved(room, size, width)
        _normalised(graph, room, at, size, width)
    for row in range(size):
        j = graph.order[at + row]
        error = 0.0
        for place in range(touched):
            room.share[room.touched[place]] = room.block[row * width + place]
            error = room.block[row * width + touched]
        if touched > 0:
            count = _told(rows, room, j, touched, count, error, limits.floor)
        used = _stored(pool, room, j, touched, used, error, limits.cut)
    _cleared(room, touched)
    return 0, used, count


def _united(graph: Graph, pool: Pool, room: Room, at: int, size: int) -> int:
    """Everybody who owns something of a component; `share` holds the column of each."""
    touched = 0
    number = graph.group[graph.order[at]]
    for row in range(size):
        j = graph.order[at + row]
        for edge in range(graph.start[j], graph.start[j + 1]):
            k = graph.holder[edge]
            touched = _noted(graph, room, k, touched)
            if graph.group[k] == number:
                continue
            for place in range(pool.first[k], pool.first[k] + pool.length[k]):
                touched = _column(room, pool.owner[place], touched)
    return touched


def _noted(graph: Graph, room: Room, k: int, touched: int) -> int:
    return _column(room, k, touched) if graph.tracked[k] != 0 else touched


def _column(room: Room, owner: int, touched: int) -> int:
    if room.mark[owner] != 0:
        return touched
    room.mark[owner] = 2
    room.share[owner] = touched
    room.touched[touched] = owner
    return touched + 1


def _laid_out(graph: Graph, pool: Pool, room: Room, at: int, size: int, width: int) -> None:
    """The equations of a component: shares inside, what comes from outside, and how much that is."""
    number = graph.group[graph.order[at]]
    for place in range(size * size):
        room.matrix[place] = 0.0
    for place in range(size * width):
        room.block[place] = 0.0
    for row in range(size):
        j = graph.order[at + row]
        outside = graph.rest[j]
        for edge in range(graph.start[j], graph.start[j + 1]):
            k, weight = graph.holder[edge], graph.weight[edge]
            if graph.group[k] != number:
                outside += weight
                _from_outside(graph, pool, room, k, weight, row * width)
                room.block[row * width + width - 1] += weight * pool.error[k]
                continue
            for other in range(size):
                if graph.order[at + other] == k:
                    room.matrix[row * size + other] = weight
        if graph.tracked[j] != 0:  # a walk that is at this owner has met it
            room.block[row * width + int(room.share[j])] = 1.0
        room.inflow[row] = outside


def _from_outside(graph: Graph, pool: Pool, room: Room, k: int, weight: float, base: int) -> None:
    if graph.tracked[k] != 0:
        room.block[base + int(room.share[k])] += weight
    first = pool.first[k]
    for place in range(first, first + pool.length[k]):
        room.block[base + int(room.share[pool.owner[place]])] += weight * pool.share[place]


def _solved(room: Room, size: int, width: int) -> None:
    """Solve the equations in place, by sums, products and quotients of what is not negative.

    Grassmann, Taksar, Heyman (1985): what is left of a company after eliminating others is added up
    instead of subtracted from 1, so that no digit is lost in rings of 99.9999 %.
    """
    matrix, block, inflow = room.matrix, room.block, room.inflow
    for c in range(size):
        total = inflow[c]
        for k in range(c + 1, size):
            total += matrix[c * size + k]
        matrix[c * size + c] = total
        for j in range(c + 1, size):
            part = matrix[j * size + c]
            if part == 0.0 or total == 0.0:
                continue
            part = part / total
            for k in range(c + 1, size):
                matrix[j * size + k] += part * matrix[c * size + k]
            inflow[j] += part * inflow[c]
            for place in range(width):
                block[j * width + place] += part * block[c * width + place]
    for c in range(size - 1, -1, -1):
        total = matrix[c * size + c]
        for place in range(width):
            value = block[c * width + place]
            for k in range(c + 1, size):
                value += matrix[c * size + k] * block[k * width + place]
            block[c * width + place] = value / total if total > 0.0 else 1.0


def _normalised(graph: Graph, room: Room, at: int, size: int, width: int) -> None:
    """Count each walk once: owners inside the component are divided by what returns to them."""
    for row in range(size):
        j = graph.order[at + row]
        if graph.tracked[j] == 0:
            continue
        column = int(room.share[j])
        returns = room.block[row * width + column]
        for other in range(size):
            room.block[other * width + column] = room.block[other * width + column] / returns
