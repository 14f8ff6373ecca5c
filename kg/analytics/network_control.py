"""Network control: the value of all that an owner controls, by a model of how votes become control.

Votes become a control matrix, each company on its own:

- `linear`: control in proportion to votes;
- `threshold`: a holder with more than half has all of it, the others nothing; nobody where no one has;
- `relative`: in proportion to the square of votes, v^2 / sum of v^2.

Then the integrated control of each company, counted once as integrated ownership is (no return to the
owner), is multiplied by the company's value and added up. The owner's own value is left out. Summed over
a chain of holders the measure counts a company several times: it ranks, it does not divide.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("p", "a", 60), ("a", "b", 20), ("q", "b", 10)])
    >>> [network_control(network, "p", model).low for model in ("linear", "threshold", "relative")]
    [Fraction(18, 25), Fraction(1, 1), Fraction(9, 5)]
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Literal

from kg.analytics.bounds import Bounds, Number
from kg.analytics.doubts import known
from kg.analytics.integrated import integrated_holdings
from kg.analytics.reach import HALF
from kg.analytics.recounted import recounted
from kg.analytics.together import together
from kg.model import EntityId, Share
from kg.network import OwnershipNetwork
from kg.record import frozen, replace
from kg.shares import NOTHING, ONE, WHOLE, ZERO
from kg.tables import Column

Model = Literal["linear", "threshold", "relative"]


@frozen
class NetworkControl:
    """The value that an owner controls.

    Args:
        owner: Entity id.
        model: linear, threshold or relative.
        low: The least value, in the unit of the values; a number of companies where none are given.
        high: The most.
        shares: Company to control of it, in fractions of 1; larger first.
        refused: Companies that are left out as figures above them contradict each other.
    """

    owner: EntityId
    model: Model
    low: Number
    high: Number
    shares: Mapping[EntityId, Bounds]
    refused: tuple[EntityId, ...] = ()


def network_control(
    network: OwnershipNetwork,
    owner: EntityId,
    model: Model = "linear",
    *,
    values: Mapping[EntityId, Fraction | int] | None = None,
) -> NetworkControl:
    """The value of all that an owner controls.

    Args:
        network: Ownership as of one date.
        owner: Entity id.
        model: How votes become control.
        values: Company to its value, in any unit; companies that are missing count nothing. None: each
            company counts 1.

    Returns:
        Bounds that hold in every world; with bands the models `threshold` and `relative` may not reach them.

    Raises:
        UnknownEntity: The owner is not in the network.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> network = OwnershipNetwork.from_holdings([("p", "a", 60), ("a", "b", 20)])
        >>> network_control(network, "p", values={"a": 100, "b": 50}).low
        Fraction(66, 1)

    Cost: as `integrated_holdings`.
    References: J. Glattfelder, S. Battiston (2009), Backbone of complex networks of corporations;
        S. Vitali, J. Glattfelder, S. Battiston (2011), The network of global corporate control.
    """
    known(network.tables, owner)
    portfolio = integrated_holdings(recounted(network, _MODELS[model]), owner, basis="votes")
    shares = {key: share for key, share in portfolio.shares.items() if key != owner}
    weigh = {key: ONE if values is None else Fraction(values.get(key, 0)) for key in shares}
    return NetworkControl(
        owner=owner,
        model=model,
        low=sum((share.low * weigh[key] for key, share in shares.items()), ZERO),
        high=sum((share.high * weigh[key] for key, share in shares.items()), ZERO),
        shares=shares,
        refused=tuple(portfolio.refused),
    )


def _linear(column: Column) -> Column:
    return column


def _threshold(column: Column) -> Column:
    verdicts = {key: together(column, {key}).above(HALF) for key in column.shares}
    sure = any(verdict == "certain" for verdict in verdicts.values())
    shares = {}
    for key, verdict in verdicts.items():
        if verdict == "certain":
            shares[key] = WHOLE
        elif verdict == "possible" and not sure:
            shares[key] = Share(ZERO, ONE)
    return _made(column, shares)


def _relative(column: Column) -> Column:
    lows = sum((share.low**2 for share in column.shares.values()), ZERO)
    highs = sum((share.high**2 for share in column.shares.values()), ZERO)
    shares = {}
    for key, share in column.shares.items():
        least = _part(share.low**2, highs - share.high**2)
        most = _part(share.high**2, lows - share.low**2)
        shares[key] = Share(least, most)
    return _made(column, shares)


def _part(mine: Fraction, others: Fraction) -> Fraction:
    return mine / (mine + others) if mine else ZERO


def _made(column: Column, shares: dict[EntityId, Share]) -> Column:
    kept = {key: share for key, share in shares.items() if share != NOTHING}
    return replace(column, shares=kept, inside=None, complete=False)


_MODELS: dict[Model, Callable[[Column], Column]] = {
    "linear": _linear,
    "threshold": _threshold,
    "relative": _relative,
}
