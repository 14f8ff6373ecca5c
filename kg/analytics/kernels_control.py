"""The inner loops of control over a whole graph, on bare columns of whole numbers.

Run as `kg.analytics.kernels`: on lists as they stand, or compiled on numpy arrays. What the forest is and why
it holds all control is said in `whole_control`.

Example:
    >>> votes = Votes([0, 0, 1, 2], [0, 1], [6, 6], [10, 10, 10])  # 0 -60%-> 1 -60%-> 2
    >>> forest = Forest([-1] * 3, [0, 1, 2], [0, 1, 2], [0, 1, 2])
    >>> majorities(votes, forest, [1, 2], [0] * 3), forest.parent
    (0, [-1, 0, 1])
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Votes(NamedTuple):
    """Votes in entity `j`: `holder[start[j]:start[j + 1]]` have `units` parts of `whole[j]`."""

    start: Any
    holder: Any
    units: Any
    whole: Any


class Forest(NamedTuple):
    """Who controls whom, one step: by entity.

    `parent`: the lowest controller of the ring that an entity stands for; -1: none. `ring`: towards the
    entity that stands for its ring of mutual control. `next`: the next member of the ring. `top`: towards
    the highest controller.
    """

    parent: Any
    ring: Any
    next: Any
    top: Any


def majorities(votes: Votes, forest: Forest, order: Any, joint: Any) -> int:
    """Give every company with a majority holder that parent.

    Args:
        votes: The votes.
        forest: `parent` of -1, the others each entity itself; brought up to date.
        order: Companies in the order in which joint control is to be looked for.
        joint: Receives the companies without majority holder that several holders might control together.

    Returns:
        How many those are.
    """
    count = 0
    for place in range(len(order)):
        j = order[place]
        whole = votes.whole[j] if len(votes.whole) > 1 else votes.whole[0]
        total = 0
        found = -1
        for at in range(votes.start[j], votes.start[j + 1]):
            k = votes.holder[at]
            if k != j:
                units = votes.units[at]
                total += units
                if 2 * units > whole:
                    found = k
        if total > whole:
            continue
        if found >= 0:
            forest.parent[j] = found
        elif 2 * total > whole:
            joint[count] = j
            count += 1
    return count


def _ring(forest: Forest, j: int) -> int:
    """Who stands for the ring of an entity; the way there is shortened."""
    ring = forest.ring
    while ring[j] != j:
        ring[j] = ring[ring[j]]
        j = ring[j]
    return j


def _top(forest: Forest, j: int) -> int:
    """The highest controller above an entity, as who stands for its ring; the way is shortened."""
    top = forest.top
    while top[j] != j:
        top[j] = top[top[j]]
        j = top[j]
    return j


def _above(forest: Forest, j: int) -> int:
    """The lowest controller of a ring, as who stands for its ring; -1: none."""
    parent = forest.parent[j]
    return _ring(forest, parent) if parent >= 0 else -1


def close_rings(forest: Forest, seen: Any) -> None:
    """Make one of the companies that hold majorities of each other in a circle; then set `top`."""
    n = len(forest.parent)
    for root in range(n):
        if seen[root] != 0 or forest.parent[root] < 0:
            continue
        j = root
        while j >= 0 and seen[j] == 0:
            seen[j] = root + 1
            j = forest.parent[j]
        if j >= 0 and seen[j] == root + 1:  # this walk came back to itself
            k = forest.parent[j]
            while k != j:
                _joined(forest, j, k)
                k = forest.parent[k]
            forest.parent[j] = -1
    for j in range(n):
        ring = _ring(forest, j)
        if ring != j:
            forest.top[j] = ring
        elif forest.parent[j] >= 0:
            forest.top[j] = forest.parent[j]


def _joined(forest: Forest, one: int, other: int) -> None:
    """Put the ring that `other` stands for into the ring that `one` stands for."""
    forest.ring[other] = one
    forest.next[one], forest.next[other] = forest.next[other], forest.next[one]


def join(votes: Votes, forest: Forest, joint: Any, count: int, sums: Any, path: Any) -> bool:
    """Look once at every company that several holders might control together.

    Args:
        votes: The votes.
        forest: Brought up to date.
        joint: The companies.
        count: How many.
        sums: Room by entity, zeroed: votes that come together at a controller.
        path: Room by entity.

    Returns:
        Whether something has changed, so that another look is needed.
    """
    changed = False
    for place in range(count):
        j = joint[place]
        whole = votes.whole[j] if len(votes.whole) > 1 else votes.whole[0]
        if not _comes_together(votes, forest, j, whole, sums):
            continue
        lowest = _lowest(votes, forest, j, whole, sums, path)
        if lowest >= 0 and _attached(forest, _ring(forest, j), lowest, path):
            changed = True
    return changed


def _comes_together(votes: Votes, forest: Forest, j: int, whole: int, sums: Any) -> bool:
    """Whether the holders below one highest controller have more than half."""
    enough = False
    for at in range(votes.start[j], votes.start[j + 1]):
        if votes.holder[at] != j:
            top = _top(forest, votes.holder[at])
            sums[top] += votes.units[at]
            if 2 * sums[top] > whole:
                enough = True
    for at in range(votes.start[j], votes.start[j + 1]):
        sums[_top(forest, votes.holder[at])] = 0
    return enough


def _lowest(votes: Votes, forest: Forest, j: int, whole: int, sums: Any, path: Any) -> int:
    """The lowest controller below whom, himself included, are holders of more than half; -1: none."""
    touched = 0
    for at in range(votes.start[j], votes.start[j + 1]):
        if votes.holder[at] == j or votes.units[at] == 0:
            continue
        k = _ring(forest, votes.holder[at])
        while k >= 0:
            if sums[k] == 0:
                path[touched] = k
                touched += 1
            sums[k] += votes.units[at]
            k = _above(forest, k)
    lowest, least = -1, 0
    for at in range(votes.start[j], votes.start[j + 1]):
        if votes.holder[at] == j or votes.units[at] == 0:
            continue
        k = _ring(forest, votes.holder[at])
        while k >= 0 and 2 * sums[k] <= whole:
            k = _above(forest, k)
        if k >= 0 and (lowest < 0 or sums[k] < least):
            lowest, least = k, sums[k]
    for at in range(touched):
        sums[path[at]] = 0
    return lowest


def _attached(forest: Forest, j: int, lowest: int, path: Any) -> bool:
    """Let `lowest` control the ring of `j`; False where that was known."""
    if lowest == j:
        return False
    length = 0
    k = lowest
    parent = _above(forest, j)
    while k >= 0 and k != j:
        if k == parent and length > 0:
            break
        path[length] = k
        length += 1
        k = _above(forest, k)
    if k == j:  # it is below: all on the way control each other
        for at in range(length):
            _joined(forest, j, path[at])
            forest.top[path[at]] = j
        return True
    if parent >= 0 and k != parent:
        return False  # it is above what is known, or the same
    forest.parent[j] = lowest
    if parent < 0:
        forest.top[j] = _top(forest, lowest)
    return True


# -- what follows from the forest ---------------------------------------------------------------------


def count_above(forest: Forest, size: Any, above: Any, path: Any) -> int:
    """How many members each ring has, how many entities are above it, and how many pairs that makes.

    Args:
        forest: The finished forest.
        size: Zeroed; receives the members of the ring by who stands for it.
        above: Of -1; receives by who stands for a ring how many entities are above it.
        path: Room by entity.
    """
    n = len(forest.parent)
    for j in range(n):
        size[_ring(forest, j)] += 1
    for j in range(n):
        k = _ring(forest, j)
        length = 0
        while above[k] < 0:
            path[length] = k
            length += 1
            parent = _above(forest, k)
            if parent < 0:
                above[k] = 0
                length -= 1
                break
            k = parent
        while length > 0:
            below = path[length - 1]
            above[below] = above[k] + size[k]
            k = below
            length -= 1
    pairs = 0
    for j in range(n):
        k = _ring(forest, j)
        pairs += above[k] + size[k] - 1
    return pairs


def fill_pairs(forest: Forest, left_out: Any, company: Any, controller: Any) -> int:
    """All pairs of company and controller, companies by number, the nearest controllers first.

    Args:
        forest: The finished forest.
        left_out: 1 for controllers that are not to be written; empty: none.
        company: Receives companies.
        controller: Receives controllers.

    Returns:
        How many pairs there are.
    """
    count = 0
    for j in range(len(forest.parent)):
        ring = _ring(forest, j)
        k = ring
        while k >= 0:
            member = k
            while True:
                if member != j and (len(left_out) == 0 or left_out[member] == 0):
                    company[count] = j
                    controller[count] = member
                    count += 1
                member = forest.next[member]
                if member == k:
                    break
            k = _above(forest, k)
    return count


def find_heads(forest: Forest, rank: Any, head: Any, best: Any) -> None:
    """The last controller of every entity; of a ring, the one with the lowest rank.

    Args:
        forest: The finished forest.
        rank: Place of each entity in the order of ids.
        head: Receives the head, by entity; an entity that nobody controls is its own.
        best: Of -1; room by entity.
    """
    n = len(forest.parent)
    for j in range(n):
        ring = _ring(forest, j)
        if forest.next[ring] != ring and (best[ring] < 0 or rank[j] < rank[best[ring]]):
            best[ring] = j
    for j in range(n):
        top = _top(forest, _ring(forest, j))
        head[j] = best[top] if best[top] >= 0 else top


# -- what the forest cannot hold ----------------------------------------------------------------------


class Down(NamedTuple):
    """Holdings of entity `i`: `edge[start[i]:start[i + 1]]`, in companies `investee[edge]`.

    `high`: upper ends by holding, `others`: what holders of a company have together; empty for exact shares.
    """

    start: Any
    edge: Any
    investee: Any
    high: Any
    others: Any


class Work(NamedTuple):
    """Room of `closures`, zeroed, one number an entity each; `found` twice as many and two more."""

    sums: Any
    most: Any
    state: Any
    found: Any


class Into(NamedTuple):
    """Who begins, and what receives the pairs."""

    root: Any
    company: Any
    controller: Any


def closures(votes: Votes, down: Down, at_least: int, work: Work, into: Into, state: Any) -> int:
    """Everything that falls to each of some entities, one after the other.

    Args:
        votes: The votes.
        down: The same, by holder.
        at_least: 1: half is enough, and of bands every world counts; 0: more than half is needed, in one.
        work: Room.
        into: Who begins, and what receives the pairs.
        state: How many are done, how many pairs there are; brought up to date.

    Returns:
        1 when there is no more room, else 0.
    """
    at, count = state[0], state[1]
    full = 0
    while at < len(into.root):
        root = into.root[at]
        fallen = _closure(votes, down, root, at_least, work.sums, work.most, work.state, work.found)
        if count + fallen > len(into.company):
            full = 1
            break
        for place in range(1, fallen):
            into.company[count] = work.found[place]
            into.controller[count] = root
            count += 1
        at += 1
    state[0], state[1] = at, count
    return full


def _closure(
    votes: Votes, down: Down, root: int, at_least: int, sums: Any, most: Any, state: Any, found: Any
) -> int:
    """Everything that falls to an entity, step by step.

    Args:
        votes: The votes.
        down: The same, by holder.
        root: Who begins.
        at_least: 1: half is enough; 0: more than half is needed.
        sums: Room by entity, zeroed.
        most: As `sums`, for upper ends; empty: shares are exact.
        state: Room by entity, zeroed: 1 reached by votes, 2 fallen.
        found: Receives what has fallen, `root` first; from its end, all that is reached.

    Returns:
        How many have fallen, `root` included.
    """
    found[0] = root
    state[root] = 2
    fallen, at, reached = 1, 0, len(found)
    banded = len(most) > 0
    while at < fallen:
        k = found[at]
        at += 1
        for place in range(down.start[k], down.start[k + 1]):
            edge = down.edge[place]
            j = down.investee[edge]
            if state[j] == 2:
                continue
            if state[j] == 0:
                state[j] = 1
                reached -= 1
                found[reached] = j
            sums[j] += votes.units[edge]
            if banded:
                most[j] += down.high[edge]
                falls = _between(votes, down, j, at_least, sums[j], most[j])
            else:
                falls = _falls(votes, j, sums[j], at_least)
            if falls:
                state[j] = 2
                found[fallen] = j
                fallen += 1
    for place in range(reached, len(found)):
        sums[found[place]] = state[found[place]] = 0
        if banded:
            most[found[place]] = 0
    state[root] = 0
    return fallen


def _falls(votes: Votes, j: int, sum_of: int, at_least: int) -> bool:
    whole = votes.whole[j] if len(votes.whole) > 1 else votes.whole[0]
    return bool(2 * sum_of > whole or (at_least == 1 and 2 * sum_of == whole))


def _between(votes: Votes, down: Down, j: int, surely: int, low: int, high: int) -> bool:
    """Whether more than half comes together, in every world (1) or in one (0).

    At least it is max(low, all - what others have at most), at most min(high, all - what others have at
    least); `down.others` holds what all of them have at most, or at least.
    """
    whole = votes.whole[j] if len(votes.whole) > 1 else votes.whole[0]
    if 2 * low > whole:
        return True
    if surely == 1:
        return bool(2 * (down.others[j] - high) < whole)
    return bool(2 * high > whole and 2 * (down.others[j] - low) < whole)
