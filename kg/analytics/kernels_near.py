"""The inner loops for one company of a large network; see `kernels_order` for how they run.

Example:
    >>> up = Upward([0, 0, 1, 2], [0, 1], [0.5, 0.5], [1, 1, 1], [0, 0, 0])  # 0 -50%-> 1 -50%-> 2
    >>> seen, found, came = [0] * 3, [0] * 3, [0.0, 0.0, 1.0]
    >>> gathered(up, 2, found, seen), found
    (3, [2, 1, 0])
    >>> handed_on(up, found, 0, 3, came), came
    (3, [0.25, 0.5, 1.0])
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Upward(NamedTuple):
    """Holders of entity `j` and their shares: `holder[start[j]:start[j + 1]]`, `weight` beside it.

    `plain`: 1 where the shares of `j` are points that add up to no more than all of it. `ring`: 1 where `j`
    stands in a ring, or holds itself.
    """

    start: Any
    holder: Any
    weight: Any
    plain: Any
    ring: Any


def gathered(up: Upward, j: int, found: Any, seen: Any) -> int:
    """An entity and everybody above it, into `found` and marked in `seen`; the first so many are filled.

    Returns:
        How many there are; where one of them is not plain, -1 less than minus so many.
    """
    found[0] = j
    seen[j] = 1
    count, at = 1, 0
    while at < count:
        k = found[at]
        at += 1
        if up.plain[k] == 0:
            return -1 - count
        for place in range(up.start[k], up.start[k + 1]):
            other = up.holder[place]
            if seen[other] == 0:
                seen[other] = 1
                found[count] = other
                count += 1
    return count


def handed_on(up: Upward, order: Any, at: int, end: int, came: Any) -> int:
    """Hand on what came to each company to its holders, up to the first that stands in a ring.

    Args:
        up: The holdings.
        order: Entities, each before its holders.
        at: Place to begin.
        end: Place to stop before.
        came: By entity, what came to it.

    Returns:
        The place of the first in a ring, or `end`.
    """
    while at < end:
        k = order[at]
        if up.ring[k] != 0:
            return at
        times = came[k]
        for place in range(up.start[k], up.start[k + 1]):
            came[up.holder[place]] += times * up.weight[place]
        at += 1
    return at


def left(up: Upward, members: Any, times: Any, inside: Any, came: Any) -> None:
    """Hand on what came to members of a ring to those outside; `inside` is 1 for the members."""
    for at in range(len(members)):
        for place in range(up.start[members[at]], up.start[members[at] + 1]):
            other = up.holder[place]
            if inside[other] == 0:
                came[other] += times[at] * up.weight[place]
