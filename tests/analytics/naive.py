"""Whole-graph answers by definition, slowly: fractions, full elimination, sets that grow one by one."""

from fractions import Fraction
from random import Random

ONE = Fraction(1)
Rows = dict[tuple[int, int], Fraction]  # (holder, investee) to share


def drawn(seed: int) -> tuple[int, Rows]:
    """A small network full of traps: rings, own shares, halves, quarters, fiftieths, mutual majorities."""
    random = Random(seed)
    n = random.randrange(2, 10)
    rows: Rows = {}
    steps = random.choice([2, 4, 8, 20, 50, 1000])
    for j in range(n):
        if random.random() < 0.25:
            continue
        left = steps
        for k in random.sample(range(n), random.randrange(0, min(n, 6))):
            take = random.randrange(0, left + 1) if random.random() < 0.7 else min(left, steps // 2)
            if k == j and (take == steps or random.random() < 0.6):
                continue
            left -= take
            rows[k, j] = Fraction(take, steps)
    return n, {pair: share for pair, share in rows.items() if share > 0}


def integrated(n: int, rows: Rows, owner: int) -> dict[int, Fraction]:
    """h_j = w[i,j] + sum over k != i of w[k,j] h_k, by Gauss over what `owner` reaches."""
    reached, waiting = set(), [owner]
    while waiting:
        k = waiting.pop()
        for holder, j in rows:
            if holder == k and j not in reached and j != owner:
                reached.add(j)
                waiting.append(j)
    order = sorted(reached)
    system = [
        [(ONE if j == k else 0) - rows.get((k, j), Fraction(0)) for k in order]
        + [rows.get((owner, j), Fraction(0))]
        for j in order
    ]
    for c in range(len(order)):
        pivot = next(r for r in range(c, len(order)) if system[r][c] != 0)
        system[c], system[pivot] = system[pivot], system[c]
        system[c] = [value / system[c][c] for value in system[c]]
        for r in range(len(order)):
            if r != c and system[r][c] != 0:
                times = system[r][c]
                system[r] = [a - times * b for a, b in zip(system[r], system[c], strict=True)]
    return {j: system[at][-1] for at, j in enumerate(order)}


def controlled(n: int, rows: Rows, start: int, *, at_least: bool = False) -> set[int]:
    """The least set with `start` that holds every company of which it has more than half."""
    found = {start}
    while True:
        sums = {
            j: sum((share for (k, i), share in rows.items() if i == j and k in found), Fraction(0))
            for j in range(n)
            if j not in found
        }
        more = {j for j, got in sums.items() if got > Fraction(1, 2) or (at_least and got == Fraction(1, 2))}
        if not more:
            return found - {start}
        found |= more


def components(n: int, rows: Rows) -> list[list[int]]:
    """Sets of entities that reach each other."""
    reach = [[(k, j) in rows for j in range(n)] for k in range(n)]
    for via in range(n):
        for k in range(n):
            for j in range(n):
                reach[k][j] = reach[k][j] or (reach[k][via] and reach[via][j])
    groups = {tuple(sorted({k} | {j for j in range(n) if reach[k][j] and reach[j][k]})) for k in range(n)}
    return sorted(list(group) for group in groups if len(group) > 1)
