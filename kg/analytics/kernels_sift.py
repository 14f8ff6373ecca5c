"""More inner loops of integrated ownership: what is kept, and large components; see `kernels_order`.

Example:
    >>> rows = Rows([0] * 4, [0] * 4, [0.0] * 4, [0.0] * 4, [0.0] * 2)
    >>> state = [0, 0, 1, 2]  # one owner, who has a half of the first of two companies
    >>> inverse = [1.25, 0.5, 0.625, 1.25]
    >>> spread(inverse, Ways([0, 1], [0]), [0.5], rows, [0.0, 0.0, 0.1], state), rows.share[:2]
    (0, [0.625, 0.25])
"""

from __future__ import annotations

from typing import Any

from kg.analytics.kernels_order import Ways
from kg.analytics.kernels_owners import Graph, Limits, Rows


def sift(
    graph: Graph, rows: Rows, count: int, limits: Limits, least: int, units: Any, near: Any
) -> tuple[int, int]:
    """Keep what reaches the floor, in place, and put aside what is too near to tell.

    Args:
        graph: The holdings.
        rows: What was found; a pair that is one direct holding is decided in whole numbers.
        count: How many.
        limits: `floor`; `cut` is how near is too near.
        least: Fewest parts of a whole that reach the floor.
        units: Parts of each holding; empty: not to be used.
        near: Receives the places of doubtful rows, which are kept.

    Returns:
        How many rows are kept, and how many are doubtful.
    """
    kept = doubtful = 0
    for at in range(count):
        share, error = rows.share[at], rows.error[at]
        if share + error < limits.floor - limits.cut:
            continue
        if share < limits.floor + limits.cut:
            if rows.how[at] == 1 and error == 0.0 and len(units) > 0:
                if _direct(graph, units, rows.company[at], rows.owner[at]) < least:
                    continue
            else:
                near[doubtful] = kept
                doubtful += 1
        rows.company[kept] = rows.company[at]
        rows.owner[kept] = rows.owner[at]
        rows.share[kept] = share
        rows.error[kept] = error
        rows.how[kept] = rows.how[at]
        kept += 1
    return kept, doubtful


def _direct(graph: Graph, units: Any, company: int, owner: int) -> int:
    for at in range(graph.start[company], graph.start[company + 1]):
        if graph.holder[at] == owner:
            return int(units[at])
    return 0


def spread(inverse: Any, inflow: Ways, share: Any, rows: Rows, cut: Any, state: Any) -> int:
    """Owners of all members of a large component: sparse columns of inflow times a dense inverse.

    Args:
        inverse: Shares of member `row` reached through member `column`, at `row * size + column` of its
            transpose: all that flows in at one member side by side.
        inflow: Members at which each owner comes in.
        share: How much, beside `inflow.end`.
        rows: Receives member, owner (both as numbers of their own), share; `how` is room, one a member.
        cut: Least share that is kept; beside it, by member, the largest that was not.
        state: Owners done, entries, number of owners, size; brought up to date.

    Returns:
        1 when there is no more room, else 0.
    """
    owner, used, owners, size = state[0], state[1], state[2], state[3]
    sums = rows.how
    full = 0
    while owner < owners:
        if used + size > len(rows.company):
            full = 1
            break
        for row in range(size):
            sums[row] = 0.0
        for place in range(inflow.start[owner], inflow.start[owner + 1]):
            base, weight = inflow.end[place] * size, share[place]
            for row in range(size):
                sums[row] += weight * inverse[base + row]
        for row in range(size):
            if sums[row] >= cut[size]:
                rows.company[used] = row
                rows.owner[used] = owner
                rows.share[used] = sums[row]
                used += 1
            elif sums[row] > cut[row]:
                cut[row] = sums[row]
        owner += 1
    state[0], state[1] = owner, used
    return full
