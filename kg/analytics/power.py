"""Voting power: who can turn the vote of one company, by Shapley and Shubik, and by Banzhaf.

Votes are not power: beside two holders of 49 %, one of 2 % has as much of it as they. One company is
looked at, its direct holders vote as they like. Three treatments of the votes that nobody is named for:

- `ocean` (default): infinitely many tiny voters; one holder of w < 1/2 then has w / (1 - w);
- `block`: one more voter;
- `ignore`: they do not vote, and the others count as all.

They differ enormously: 40 % beside a float have 2/3, 0 and 1 of the power. Banzhaf is given in absolute
form, the part of the coalitions of the others that a holder swings, or normalised to the sum of 1.

Power does not follow the figures evenly, more votes may even mean less of it. With bands the answer is what
the corners of the figures give, from the least to the most, and says so: it is no proven bound.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("a", "x", 40)])
    >>> [str(shapley(network, "x", rest=rest).seats[0].low) for rest in ("ocean", "block", "ignore")]
    ['2/3', '0', '1']
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from typing import Literal

from kg.analytics.doubts import known
from kg.analytics.games import Game, Powers, banzhaf_of, shapley_of
from kg.errors import AnalysisError, Overfull
from kg.model import EntityId, Share
from kg.network import OwnershipNetwork
from kg.record import frozen
from kg.shares import ONE, ZERO
from kg.tables import Basis, Column

Rest = Literal["ocean", "block", "ignore"]
#: counted: exact. sampled: within `error`. corners: from the least to the most over corners of bands.
Method = Literal["counted", "sampled", "corners"]

_HALF = Fraction(1, 2)
_MOST_BANDS = 6


@frozen
class Seat:
    """The power of one holder.

    Args:
        holder: Entity id; None stands for the votes that nobody is named for.
        votes: Its votes, in fractions of 1.
        low: Its power, from 0 to 1; with bands the least over the corners.
        high: The same, or the most over the corners.
    """

    holder: EntityId | None
    votes: Share
    low: Fraction
    high: Fraction


@frozen
class Power:
    """The power of all holders of one company.

    Args:
        company: Entity id.
        index: `shapley`, `banzhaf` (absolute) or `banzhaf_normalised`.
        rest: How votes count that nobody is named for.
        quota: A coalition wins with more than this fraction of the votes.
        seats: The holders, those with more power first; last what nobody is named for, where it has power
            of its own.
        method: How the values were found.
        error: Half of a 95 % interval around each value where they are sampled; else None.
    """

    company: EntityId
    index: str
    rest: Rest
    quota: Fraction
    seats: tuple[Seat, ...] = ()
    method: Method = "counted"
    error: Fraction | None = None


def shapley(
    network: OwnershipNetwork,
    company: EntityId,
    *,
    rest: Rest = "ocean",
    quota: Fraction = _HALF,
    basis: Basis = "votes",
) -> Power:
    """Shapley-Shubik power of the holders of a company; with an ocean or a block it sums up to 1.

    Args:
        network: Ownership as of one date.
        company: Entity id.
        rest: How votes count that nobody is named for.
        quota: A coalition wins with more than this fraction of the votes.
        basis: Whether votes or capital are the weights.

    Raises:
        UnknownEntity: The company is not in the network.
        Overfull: Its holders have more than all votes.
        AnalysisError: Too many of its holders have bands.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> network = OwnershipNetwork.from_holdings([("a", "x", 50), ("b", "x", 49), ("c", "x", 1)])
        >>> [(seat.holder, str(seat.low)) for seat in shapley(network, "x").seats]
        [('a', '2/3'), ('b', '1/6'), ('c', '1/6')]

    Cost: O(n * s) for n holders and s different sums of votes up to the quota; sampled if that is too much.
    References: L. S. Shapley, M. Shubik (1954); J. Milnor, L. S. Shapley (1978), Values of large games II.
    """
    return _power("shapley", network, company, (rest, quota, basis))


def banzhaf(
    network: OwnershipNetwork,
    company: EntityId,
    *,
    rest: Rest = "ocean",
    quota: Fraction = _HALF,
    basis: Basis = "votes",
) -> Power:
    """Absolute Banzhaf power: the part of the coalitions of the others that a holder swings.

    Args:
        network: Ownership as of one date.
        company: Entity id.
        rest: How votes count that nobody is named for; of an ocean half votes for.
        quota: A coalition wins with more than this fraction of the votes.
        basis: Whether votes or capital are the weights.

    Raises:
        UnknownEntity: The company is not in the network.
        Overfull: Its holders have more than all votes.
        AnalysisError: Too many of its holders have bands.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> network = OwnershipNetwork.from_holdings([("a", "x", 50), ("b", "x", 49), ("c", "x", 1)])
        >>> [(seat.holder, str(seat.low)) for seat in banzhaf(network, "x").seats]
        [('a', '3/4'), ('b', '1/4'), ('c', '1/4')]

    Cost: as `shapley`.
    References: J. F. Banzhaf (1965), Weighted voting doesn't work.
    """
    return _power("banzhaf", network, company, (rest, quota, basis))


def banzhaf_normalised(
    network: OwnershipNetwork,
    company: EntityId,
    *,
    rest: Rest = "ocean",
    quota: Fraction = _HALF,
    basis: Basis = "votes",
) -> Power:
    """Banzhaf power divided by its sum over all holders, a block of unnamed ones included.

    Args:
        network: Ownership as of one date.
        company: Entity id.
        rest: As for `banzhaf`.
        quota: As for `banzhaf`.
        basis: As for `banzhaf`.

    Raises:
        UnknownEntity: The company is not in the network.
        Overfull: Its holders have more than all votes.
        AnalysisError: Too many of its holders have bands.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> network = OwnershipNetwork.from_holdings([("a", "x", 50), ("b", "x", 49), ("c", "x", 1)])
        >>> [(seat.holder, str(seat.low)) for seat in banzhaf_normalised(network, "x").seats]
        [('a', '3/5'), ('b', '1/5'), ('c', '1/5')]

    Cost: as `shapley`.
    References: as `banzhaf`; P. Dubey, L. S. Shapley (1979).
    """
    return _power("banzhaf_normalised", network, company, (rest, quota, basis))


def _normalised(game: Game) -> Powers:
    powers = banzhaf_of(game)
    total = sum(powers.values, ZERO)
    if not total:
        return powers
    error = powers.error / total if powers.error is not None else None
    return Powers(tuple(value / total for value in powers.values), error)


_INDICES: dict[str, Callable[[Game], Powers]] = {
    "shapley": shapley_of,
    "banzhaf": banzhaf_of,
    "banzhaf_normalised": _normalised,
}


def _power(
    index: str, network: OwnershipNetwork, company: EntityId, how: tuple[Rest, Fraction, Basis]
) -> Power:
    rest, quota, basis = how
    known(network.tables, company)
    column = network.tables.column(company, basis)
    if column.excess is not None:
        entity = network.tables.entities.get(company)
        raise Overfull(company, entity.name if entity else company, column.excess)
    holders = sorted(key for key in column.shares if key != company)
    found = [_in_world(index, world, rest, quota) for world in _worlds(column, holders)]
    values = list(zip(*(powers.values for powers in found), strict=True))
    seats = [
        Seat(holder=key, votes=column.shares[key], low=min(many), high=max(many))
        for key, many in zip(holders, values, strict=False)
    ]
    seats.sort(key=lambda seat: (-seat.low, -seat.high, seat.holder or ""))
    others = _unnamed(index, rest, column, values, len(holders))
    errors = [powers.error for powers in found if powers.error is not None]
    return Power(
        company=company,
        index=index,
        rest=rest,
        quota=quota,
        seats=(*seats, *others),
        method="corners" if len(found) > 1 else "sampled" if errors else "counted",
        error=max(errors, default=None),
    )


def _in_world(index: str, weights: list[Fraction], rest: Rest, quota: Fraction) -> Powers:
    """The power of each holder in one world; of a block of unnamed ones at the end."""
    unnamed = ONE - sum(weights, ZERO)
    ocean = ZERO
    if rest == "ignore" and unnamed < 1:
        weights = [weight / (ONE - unnamed) for weight in weights]
    elif rest == "block":
        weights = [*weights, unnamed]
    elif rest == "ocean":
        ocean = unnamed
    return _INDICES[index](Game(tuple(weights), ocean=ocean, quota=quota))


def _unnamed(
    index: str, rest: Rest, column: Column, values: list[tuple[Fraction, ...]], named: int
) -> list[Seat]:
    """The seat of those whom nobody names: a block has power of its own, an ocean what others leave."""
    if column.rest.high == 0:
        return []
    if rest == "block":
        return [Seat(holder=None, votes=column.rest, low=min(values[named]), high=max(values[named]))]
    if rest == "ocean" and index == "shapley":
        left = [ONE - sum(world, ZERO) for world in zip(*values, strict=True)] or [ONE]
        return [Seat(holder=None, votes=column.rest, low=min(left), high=max(left))]
    return []


def _worlds(column: Column, holders: list[EntityId]) -> Iterator[list[Fraction]]:
    """The one world of exact figures; else the corners of the bands that are admissible.

    Raises:
        AnalysisError: Too many bands.
    """
    shares = [column.shares[key] for key in holders]
    bands = sum(not share.is_point for share in shares)
    if not bands:
        yield [share.low for share in shares]
        return
    if bands > _MOST_BANDS:
        raise AnalysisError(
            f"{column.investee}: {bands} of its holders have bands; power is worked out for at most "
            f"{_MOST_BANDS} of them, as it need not lie between what their ends give"
        )
    seen = set()
    for ends in product(*((s.low,) if s.is_point else (s.low, s.high) for s in shares)):
        for world in _filled(list(ends), shares, complete=column.complete):
            if (found := tuple(world)) not in seen:
                seen.add(found)
                yield world
    if not seen:
        raise AnalysisError(f"{column.investee}: no votes within its bands come to all; correct its figures")


def _filled(ends: list[Fraction], shares: list[Share], *, complete: bool) -> Iterator[list[Fraction]]:
    """A corner if it is admissible, and those in which one holder takes what is left."""
    total = sum(ends, ZERO)
    if total == ONE or (total < ONE and not complete):
        yield ends
    for i, share in enumerate(shares):
        left = ONE - total + ends[i]
        if share.low < left < share.high:
            yield [*ends[:i], left, *ends[i + 1 :]]
