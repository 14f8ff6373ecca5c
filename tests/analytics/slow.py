"""The same measures once more, slowly and by other means, as the judge of the fast ones.

Points: the walk as one dense linear system over all entities in fractions, by plain Gauss. Bands: every
corner of every column by enumeration, for the ends; worlds drawn at random, for what lies between.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations, permutations, product

from kg.model import Share
from kg.tables import Tables

ZERO, ONE = Fraction(0), Fraction(1)
World = Mapping[str, Mapping[str, Fraction]]


def meeting(world: World, start: str, targets: set[str], *, first_step: bool = True) -> Fraction:
    """Probability that the walk from `start` comes to a target after at least one step."""
    companies = sorted(world)
    leading = set(targets)
    while more := {c for c in companies if c not in leading and any(world[c].get(k, 0) > 0 for k in leading)}:
        leading |= more
    unknowns = [c for c in companies if c in leading and c not in targets]
    found = dict(zip(unknowns, gauss(world, unknowns, targets), strict=True))
    found |= dict.fromkeys(targets, ONE)
    return sum((w * found.get(k, ZERO) for k, w in world.get(start, {}).items()), ZERO)


def gauss(world: World, unknowns: list[str], targets: set[str]) -> list[Fraction]:
    """h = X h + r over some companies, by elimination with exchange of rows."""
    size = len(unknowns)
    rows = [
        [Fraction(a == b) - world[a].get(b, ZERO) for b in unknowns]
        + [sum((w for k, w in world[a].items() if k in targets), ZERO)]
        for a in unknowns
    ]
    for i in range(size):
        pivot = next(r for r in range(i, size) if rows[r][i] != 0)
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [x / rows[i][i] for x in rows[i]]
        for r in range(size):
            if r != i and rows[r][i] != 0:
                factor = rows[r][i]
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[i], strict=True)]
    return [row[-1] for row in rows]


def world_of(tables: Tables) -> World:
    """The one world of a network of points."""
    return {c: {k: s.low for k, s in tables.column(c).shares.items()} for c in tables.companies()}


def corners(shares: Mapping[str, Share], complete: bool) -> set[tuple[tuple[str, Fraction], ...]]:
    """The corners of what a column allows, ends taken as closed: greedy fillings in every order.

    Where not all holders are known, a filling may stop after any holder: the rest is unnamed.
    """
    holders = sorted(shares)
    closed = complete and can_fill(shares)
    found = set()
    for order in permutations(holders):
        stops = [len(order)] if closed else range(len(order) + 1)
        for stop in stops:
            column = {k: shares[k].low for k in holders}
            slack = 1 - sum(column.values(), ZERO)
            for k in order[:stop]:
                more = min(slack, shares[k].high - shares[k].low)
                column[k] += more
                slack -= more
            found.add(tuple(sorted(column.items())))
    return found


def corner_worlds(tables: Tables) -> Iterator[World]:
    """Every choice of a corner for every company."""
    companies = list(tables.companies())
    columns = [tables.column(c) for c in companies]
    for choice in product(*(sorted(corners(c.shares, c.complete)) for c in columns)):
        yield {c: dict(column) for c, column in zip(companies, choice, strict=True)}


def drawn(
    shares: Mapping[str, Share], complete: bool, dice: random.Random, near: int = 1
) -> dict[str, Fraction] | None:
    """A column that respects open ends: inside every open band; None: the dice found none."""
    holders = sorted(shares)
    closed = complete and can_fill(shares)
    lows = sum((s.low for s in shares.values()), ZERO)
    dice.shuffle(holders)
    column = {k: shares[k].low for k in holders}
    slack = 1 - lows
    bit = slack * Fraction(1, 10**near * 100 * max(1, len(holders)))
    for k in holders:
        if shares[k].low_open:
            more = min(bit, (shares[k].high - shares[k].low) / 2)
            column[k] += more
            slack -= more
    for k in holders:
        room = shares[k].high - column[k]
        give = min(slack, room * dice.choice([ZERO, ONE, Fraction(dice.randint(0, 8), 8)]))
        if shares[k].high_open and column[k] + give == shares[k].high and give > 0:
            give -= min(give, bit) / 2
        column[k] += give
        slack -= give
    if closed and slack > 0:
        for k in holders:
            room = shares[k].high - column[k]
            give = min(slack, room - bit / 2 if shares[k].high_open else room)
            if give > 0:
                column[k] += give
                slack -= give
        if slack > 0:
            return None
    return column


def drawn_world(tables: Tables, dice: random.Random, near: int = 1) -> World | None:
    """A world within all bands, or None."""
    world = {}
    for company in tables.companies():
        column = tables.column(company)
        row = drawn(column.shares, column.complete, dice, near)
        if row is None:
            return None
        world[company] = row
    return world


def can_fill(shares: Mapping[str, Share]) -> bool:
    """Whether the holders can have all of it together."""
    high = sum(s.high for s in shares.values())
    return high > 1 or (high == 1 and not any(s.high_open for s in shares.values()))


def is_admissible(column: Mapping[str, Fraction], shares: Mapping[str, Share], complete: bool) -> bool:
    """Whether a column respects every end, open ones too, and adds up."""
    whole = sum(column.values(), ZERO)
    if whole > 1 or (complete and can_fill(shares) and whole < 1):
        return False
    return all(
        (s.low < column[k] if s.low_open else s.low <= column[k])
        and (column[k] < s.high if s.high_open else column[k] <= s.high)
        for k, s in shares.items()
    )


def mean(columns: list[Mapping[str, Fraction]], weights: list[Fraction]) -> dict[str, Fraction]:
    """A weighted mean of columns."""
    return {k: sum((w * c[k] for w, c in zip(weights, columns, strict=True)), ZERO) for k in columns[0]}


def face_worlds(tables: Tables) -> Iterator[World]:
    """A world from the inside of every face of what the columns allow, as far as open ends admit it."""
    choices = []
    for company in tables.companies():
        column = tables.column(company)
        points = [dict(c) for c in sorted(corners(column.shares, column.complete))]
        means = [
            mean(list(some), [Fraction(1, size)] * size)
            for size in range(1, len(points) + 1)
            for some in combinations(points, size)
        ]
        kept = {tuple(sorted(c.items())) for c in means if is_admissible(c, column.shares, column.complete)}
        choices.append([(company, dict(c)) for c in sorted(kept)])
    yield from (dict(choice) for choice in product(*choices))


def near_worlds(tables: Tables, bit: Fraction = Fraction(1, 10**6)) -> Iterator[World]:
    """Worlds inside everything, as near as one likes to each corner, and then to a second one."""
    choices = []
    for company in tables.companies():
        column = tables.column(company)
        points = [dict(c) for c in sorted(corners(column.shares, column.complete))]
        middle = mean(list(points), [Fraction(1, len(points))] * len(points))
        choices.append(
            [
                (company, mean([first, second, middle], [1 - bit - bit**2, bit, bit**2]))
                for first in points
                for second in points
            ]
        )
    yield from (dict(choice) for choice in product(*choices))
