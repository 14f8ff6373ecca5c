"""Weighted voting games: how often each voter decides, counted exactly, or sampled where that is too much.

A coalition wins with more than the quota. Coalitions of the others are counted by their sum, and for
Shapley-Shubik by their size, too: one table for all voters, from which each voter is taken out again. The
counts of all sizes of a sum are kept in one whole number, a digit a size.

Beside the voters there may be an ocean: infinitely many tiny voters with a part of the votes. For
Shapley-Shubik it comes in evenly in time, and a voter that comes at time t decides if what came before it
is within its own weight below the quota (Milnor and Shapley 1978); for Banzhaf half of it votes for.

Example:
    >>> game = Game((Fraction(50, 100), Fraction(49, 100), Fraction(1, 100)))
    >>> shapley_of(game).values
    (Fraction(2, 3), Fraction(1, 6), Fraction(1, 6))
    >>> banzhaf_of(game).values
    (Fraction(3, 4), Fraction(1, 4), Fraction(1, 4))
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from math import comb, factorial, fsum, lcm, sqrt
from random import Random
from typing import TypeVar

from kg.record import frozen, replace
from kg.shares import ONE, ZERO

Number = TypeVar("Number", Fraction, float)

_HALF = Fraction(1, 2)
#: Work, in steps, up to which coalitions are counted; beyond, they are sampled.
_STEPS = 6_000_000
#: The same for integrals over the ocean in fractions, and in floats.
_EXACT_INTEGRALS, _FLOAT_INTEGRALS = 20_000, 8_000_000
_SAMPLES = 20_000


@frozen(kw_only=False)
class Game:
    """A weighted game.

    Args:
        weights: Votes of each voter, in fractions of 1.
        ocean: Votes of the ocean, in fractions of 1.
        quota: A coalition wins with more than this fraction of 1.
    """

    weights: tuple[Fraction, ...]
    ocean: Fraction = ZERO
    quota: Fraction = _HALF

    @cached_property
    def scale(self) -> int:
        """What turns weights, ocean and quota into whole numbers."""
        return lcm(*(part.denominator for part in (*self.weights, self.ocean, self.quota)))

    @cached_property
    def units(self) -> tuple[int, ...]:
        """The weights as whole numbers."""
        return tuple(int(weight * self.scale) for weight in self.weights)

    @cached_property
    def limit(self) -> int:
        """The quota as a whole number."""
        return int(self.quota * self.scale)


@frozen(kw_only=False)
class Powers:
    """What came out for each voter.

    Args:
        values: Power of each voter, in the order of the weights.
        error: Half of a 95 % interval around each value where they are sampled; None: they are counted.
    """

    values: tuple[Fraction, ...]
    error: Fraction | None = None


def shapley_of(game: Game) -> Powers:
    """Shapley-Shubik: the part of all orders in which a voter is the one that makes the coalition win.

    Cost: O(n * s) for n voters and s different sums up to the quota, at most 2^n; with an ocean n times that.
    """
    return _voting(game, _shapley)


def banzhaf_of(game: Game) -> Powers:
    """Banzhaf, absolute: the part of all coalitions of the others that a voter turns from losing to winning.

    Cost: as `shapley_of`.
    """
    return _voting(game, _banzhaf)


def _voting(game: Game, of: Callable[[Game], Powers]) -> Powers:
    """Powers of those who have votes at all; the others have none, and change nothing."""
    found = of(replace(game, weights=tuple(weight for weight in game.weights if weight)))
    values = iter(found.values)
    return Powers(tuple(next(values) if weight else ZERO for weight in game.weights), found.error)


def _shapley(game: Game) -> Powers:
    n = len(game.units)
    table = _table(game, sizes=True)
    most = _FLOAT_INTEGRALS // max(n, 1) if game.ocean else _STEPS
    if table is None or len(table) * max(n, 1) > most:
        return _sampled_orders(game)
    values = []
    for weight in game.units:
        swings = _sizes(_without(table, weight, game, sizes=True), n)
        if game.ocean:
            values.append(_integrals(game, weight, swings, exact=len(table) * n * n <= _EXACT_INTEGRALS))
        else:
            ways = sum(
                count * factorial(size) * factorial(n - 1 - size)
                for total, size, count in swings
                if total + weight > game.limit
            )
            values.append(Fraction(ways, factorial(n)))
    return Powers(tuple(values))


def _banzhaf(game: Game) -> Powers:
    n = len(game.units)
    # Half of the ocean is for, half against: exactly at the quota it decides either way.
    doubled = Game(game.weights, quota=game.quota - game.ocean / 2)
    table = _table(doubled, sizes=False)
    if table is None:
        return _sampled_coalitions(doubled, sea=game.ocean > 0)
    values = []
    for weight in doubled.units:
        left = _without(table, weight, doubled, sizes=False)
        swings = sum(count * _swing(doubled, total, weight, game.ocean > 0) for total, count in left)
        values.append(Fraction(swings, 2**n))
    return Powers(tuple(values))


def _swing(game: Game, total: int, weight: int, sea: bool) -> int:
    """How much a voter changes the chance that a coalition wins, in halves."""
    return _wins(total + weight, game.limit, sea) - _wins(total, game.limit, sea)


def _wins(total: int, limit: int, sea: bool) -> int:
    return 1 if total == limit and sea else 2 * (total > limit)


# ---------------------------------------------------------------------------------------------------
# Counting


def _table(game: Game, *, sizes: bool) -> dict[int, int] | None:
    """Sum to number of coalitions, up to the quota; None where there are too many sums.

    With sizes, the number of coalitions of k voters is the k-th digit, of `n + 1` bits.
    """
    n = len(game.units)
    shift = n + 1 if sizes else 0
    table = {0: 1} if game.limit >= 0 else {}
    for weight in sorted(game.units):
        grown = dict(table)
        for total, count in table.items():
            if total + weight <= game.limit:
                grown[total + weight] = grown.get(total + weight, 0) + (count << shift)
        table = grown
        if len(table) * n > _STEPS:
            return None
    return table


def _without(table: dict[int, int], weight: int, game: Game, *, sizes: bool) -> Iterator[tuple[int, int]]:
    """The table of the others, sums in rising order: what a voter is part of taken out again."""
    shift = len(game.units) + 1 if sizes else 0
    left: dict[int, int] = {}
    for total in sorted(table):
        count = table[total] - (left.get(total - weight, 0) << shift)
        if count:
            left[total] = count
            yield total, count


def _sizes(packed: Iterator[tuple[int, int]], n: int) -> Iterator[tuple[int, int, int]]:
    """Sum, size and number of coalitions."""
    digit = (1 << (n + 1)) - 1
    for total, counts in packed:
        size = 0
        while counts:
            if counts & digit:
                yield total, size, counts & digit
            counts >>= n + 1
            size += 1


def _integrals(game: Game, weight: int, swings: Iterator[tuple[int, int, int]], *, exact: bool) -> Fraction:
    """The chance that a voter decides that comes at a random time into the ocean."""
    n, sea = len(game.units), game.ocean * game.scale
    parts: list[Fraction] = []
    floats: list[float] = []
    known: dict[Fraction, list[Fraction] | list[float]] = {}

    def until(time: Fraction) -> list[Fraction] | list[float]:
        clipped = min(max(time, ZERO), ONE)
        if clipped not in known:
            known[clipped] = _beta(clipped, n) if exact else _beta(float(clipped), n)
        return known[clipped]

    for total, size, count in swings:
        start, end = (game.limit - total - weight) / sea, (game.limit - total) / sea
        if start >= 1 or end <= 0:
            continue
        piece = count * (until(end)[size] - until(start)[size])
        if isinstance(piece, Fraction):
            parts.append(piece)
        else:
            floats.append(piece)
    return sum(parts, ZERO) if exact else Fraction(max(0.0, min(1.0, fsum(floats))))


def _beta(time: Number, n: int) -> list[Number]:
    """Integrals of t^k (1 - t)^(n - 1 - k) from 0 to a time, for k from 0 to n - 1.

    Each is the chance that more than k of n come by that time, divided by n times n - 1 over k.
    """
    chances = [comb(n, j) * time**j * (1 - time) ** (n - j) for j in range(n + 1)]
    tail, tails = chances[n] * 0, []
    for chance in reversed(chances[1:]):
        tail = tail + chance
        tails.append(tail)
    tails.reverse()
    return [tails[k] / (n * comb(n - 1, k)) for k in range(n)]


# ---------------------------------------------------------------------------------------------------
# Sampling


def _sampled_orders(game: Game) -> Powers:
    """Who decides in orders drawn at random, always the same ones."""
    draw, hits = Random(len(game.units)), [0] * len(game.units)
    sea = float(game.ocean * game.scale)
    for _ in range(_SAMPLES):
        times = sorted((draw.random(), voter) for voter in range(len(game.units)))
        total = 0
        for time, voter in times:
            if total + sea * time > game.limit:
                break
            total += game.units[voter]
            if total + sea * time > game.limit:
                hits[voter] += 1
                break
    return _from_samples(hits, len(game.units))


def _sampled_coalitions(game: Game, *, sea: bool) -> Powers:
    """Who decides in coalitions drawn at random, always the same ones."""
    n = len(game.units)
    draw, hits = Random(n), [0] * n
    for _ in range(_SAMPLES):
        chosen = draw.getrandbits(n)
        total = sum(weight for i, weight in enumerate(game.units) if chosen >> i & 1)
        for i, weight in enumerate(game.units):
            without = total - weight * (chosen >> i & 1)
            hits[i] += _swing(game, without, weight, sea)
    return _from_samples([Fraction(hit, 2) for hit in hits], n)


def _from_samples(hits: Sequence[Fraction | int], n: int) -> Powers:
    values = tuple(Fraction(hit) / _SAMPLES for hit in hits)
    widest = max((float(value * (1 - value)) for value in values), default=0.0)
    error = Fraction(1.96 * sqrt(max(widest, 1 / _SAMPLES) / _SAMPLES)).limit_denominator(10**6)
    return Powers(values, error if n else None)
