"""Large strong components of a whole graph: one dense inverse, and all owners at once.

A listed-company graph has a core of some hundreds of companies that all hold each other. What flows into it
from outside are sparse columns, one an owner, and the inverse spreads them over the members. `whole_pass`
calls this where a component is too large for its own elimination.

Example:
    >>> import numpy as np
    >>> found = inverse_of(np.array([[0.0, 0.5], [0.4, 0.0]]), np.array([0.5, 0.6]))
    >>> np.round(found, 3).tolist()
    [[1.25, 0.625], [0.5, 1.25]]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.analytics.kernels_order import Ways
from kg.analytics.kernels_owners import Rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

# A walk that stays longer than this inside makes a plain inverse lose digits.
_LONG = 1_000.0


def inverse_of(inside: NDArray[Any], outside: NDArray[Any]) -> NDArray[Any]:
    """The inverse of `I - inside`: how often a walk from the row's company is at the column's.

    Args:
        inside: Share of the row's company that the column's company holds; m by m.
        outside: What else there is of each company; with its row of `inside` it makes 1.

    Returns:
        m by m, infinite where nothing leaves the component.

    Cost: O(m^3); where walks stay long, elimination without subtraction (Grassmann, Taksar, Heyman 1985).
    """
    import numpy as np

    size = len(inside)
    try:
        found: NDArray[Any] = np.linalg.inv(np.eye(size) - inside)
    except np.linalg.LinAlgError:
        return _eliminated(inside, outside)
    long = float(found.sum(axis=1).max())
    if not 0 < long < _LONG or float(found.min()) < -1e-12:
        return _eliminated(inside, outside)
    found[found < 0.0] = 0.0
    return found


def _eliminated(inside: NDArray[Any], outside: NDArray[Any]) -> NDArray[Any]:
    import numpy as np

    size = len(inside)
    left, leaves, found = inside.copy(), outside.copy(), np.eye(size)
    total = np.zeros(size)
    with np.errstate(divide="ignore", invalid="ignore"):
        for c in range(size):
            total[c] = leaves[c] + left[c, c + 1 :].sum()
            part = left[c + 1 :, c] / total[c]
            left[c + 1 :, c + 1 :] += part[:, None] * left[c, c + 1 :]
            leaves[c + 1 :] += part * leaves[c]
            found[c + 1 :] += part[:, None] * found[c]
        for c in range(size - 1, -1, -1):
            found[c] = (found[c] + left[c, c + 1 :] @ found[c + 1 :]) / total[c]
    return found


def solve_large(run: Any, at: int, size: int) -> None:
    """Owners of all members of the component at a place of the order, into the run's pool and rows."""
    import numpy as np

    graph = run.graph
    members = np.asarray(graph.order[at : at + size])
    inside, outside, inflow, error = _equations(run, members)
    closed = not outside.any()
    within = [row for row, j in enumerate(members) if graph.tracked[j]]
    if run.limits.cut == 0:  # nothing is left out: every owner has something of every member
        run.more_pool(size * (len({owner for owner, _, _ in inflow}) + len(within)))
    first = int(members[0])
    if first not in run.inverses:
        run.inverses[first] = np.zeros((size, size)) if closed else inverse_of(inside, outside)
    inverse = run.inverses[first].copy() if closed else run.inverses[first]
    for row in within:  # an owner inside: once met is met
        returns = 1.0 if closed else float(inverse[row, row])
        inflow.append((int(members[row]), row, 1.0 / returns))
    if closed:
        inverse[:, within] = 1.0
    _spread(run, members, inverse, inflow, inverse @ error if error.any() else error)


def _equations(run: Any, members: Any) -> tuple[Any, Any, list[tuple[int, int, float]], Any]:
    """Shares inside, what comes from outside, who comes in where with how much, and with what error."""
    import numpy as np

    graph, pool, size = run.graph, run.pool, len(members)
    row_of = {int(j): row for row, j in enumerate(members)}
    inside, outside, error = np.zeros((size, size)), np.zeros(size), np.zeros(size)
    inflow: list[tuple[int, int, float]] = []
    for row, j in enumerate(members):
        outside[row] = graph.rest[j]
        for e in range(int(graph.start[j]), int(graph.start[j + 1])):
            k, weight = int(graph.holder[e]), float(graph.weight[e])
            if k in row_of:
                inside[row, row_of[k]] = weight
                continue
            outside[row] += weight
            error[row] += weight * float(pool.error[k])
            if graph.tracked[k]:
                inflow.append((k, row, weight))
            first = int(pool.first[k])
            last = first + int(pool.length[k])
            owners, shares = np.asarray(pool.owner[first:last]), np.asarray(pool.share[first:last])
            inflow.extend(
                zip(owners.tolist(), [row] * (last - first), (shares * weight).tolist(), strict=True)
            )
    return inside, outside, inflow, error


def _spread(run: Any, members: Any, inverse: Any, inflow: list[tuple[int, int, float]], error: Any) -> None:
    import numpy as np

    using, size = run.using, len(members)
    owner, row, share = (
        (np.array(column) for column in zip(*inflow, strict=True)) if inflow else (np.zeros(0),) * 3
    )
    owners, number = np.unique(owner.astype(np.int64), return_inverse=True)
    order = np.argsort(number, kind="stable")
    start = np.concatenate(([0], np.cumsum(np.bincount(number, minlength=len(owners))))).astype(np.int64)
    ways = Ways(using.column(start), using.column(row[order].astype(np.int64)))
    weights = using.column(share[order].astype(np.float64))
    cut = using.zeros(size + 1, "float64")
    cut[size] = max(run.limits.cut, np.finfo(np.float64).tiny)
    state = using.zeros(4, "int64")
    state[2], state[3] = len(owners), size
    space, sums = 16 * (len(owners) + size), using.empty(size, "float64")
    columns = [using.empty(space, kind) for kind in ("int32", "int32", "float64", "float64")]
    loops, flat = using.load("kernels_sift"), using.column(np.ascontiguousarray(inverse.T).ravel())
    while loops.spread(
        flat, ways, weights, Rows(columns[0], columns[1], columns[2], columns[3], sums), cut, state
    ):
        columns = [using.longer(column, 2 * len(column)) for column in columns]
    used = int(state[1])
    member, column, value = (np.asarray(part[:used]) for part in columns[:3])
    _put(
        run, members, member.astype(np.int64), owners[column.astype(np.int64)], value, error, np.asarray(cut)
    )


def _put(run: Any, members: Any, member: Any, owner: Any, share: Any, error: Any, cut: Any) -> None:
    """Into the pool, member after member, and into the rows what reaches the floor."""
    import numpy as np

    other = owner != members[member]
    member, owner, share = member[other], owner[other], share[other]
    small = np.uint16 if len(members) < 2**16 else np.int64  # sixteen bits are sorted by counting
    order = np.argsort(member.astype(small), kind="stable")
    member, owner, share = member[order], owner[order], share[order]
    used, count = int(run.state[1]), int(run.state[2])
    if used + len(order) > len(run.pool.owner):
        run.more_pool(len(order))
    run.pool.owner[used : used + len(order)] = owner if run.using.arrays else owner.tolist()
    run.pool.share[used : used + len(order)] = share if run.using.arrays else share.tolist()
    ends = np.searchsorted(member, np.arange(len(members) + 1))
    for row, j in enumerate(members):
        run.pool.first[j] = used + int(ends[row])
        run.pool.length[j] = int(ends[row + 1] - ends[row])
        run.pool.error[j] = float(error[row] + cut[row])
    told = np.flatnonzero(share >= run.limits.floor - error[member])
    if count + len(told) > len(run.rows.company):
        run.more_rows(len(told))
    kept = member[told]
    columns = (members[kept], owner[told], share[told], error[kept], np.full(len(told), 2))
    for column, values in zip(run.rows, columns, strict=True):
        column[count : count + len(told)] = values if run.using.arrays else values.tolist()
    count += len(told)
    run.state[1], run.state[2] = used + len(order), count
