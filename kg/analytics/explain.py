"""Why an integrated share is what it is: direct stake, ways, and the equations that a reader can check.

`explain` gives the value, `told` its sentences. Where shares are points and nobody on the way holds a part
of those below, the share is the sum over ways; else it solves one equation a company, which stand here
with their numbers, for each end where the ends differ.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("P", "A", "60"), ("A", "Op", "50"), ("P", "Op", "5")])
    >>> for sentence in told(explain(network, "P", "Op"), {}):
    ...     print(sentence)
    P holds 5 % of Op directly.
    By way of A: P 60 % of A × A 50 % of Op = 30 %.
    Added up: 5 % + 30 % = 35 %.
    P has 35 % of Op in all.
    If all that nobody names were its own too, it would have up to 100 %.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from kg.analytics.bands import World, best_worlds
from kg.analytics.bounds import Bounds
from kg.analytics.direct import direct
from kg.analytics.integrated import integrated, open_world_bounds
from kg.analytics.walk import START, above, components
from kg.analytics.ways import MOST_WAYS, Hop, ways
from kg.model import EntityId, Share
from kg.network import OwnershipNetwork
from kg.record import frozen
from kg.shares import ONE, ZERO, show
from kg.tables import Basis

#: Equations that are told.
MOST_EQUATIONS = 30


@frozen
class Way:
    """One way from an owner down to a company, without a repeated entity.

    Args:
        hops: The holdings, the owner's first.
        product: The product of their shares, lower ends and upper ends.
    """

    hops: tuple[Hop, ...]
    product: Share


@frozen
class Equation:
    """What an owner has of one company, from what it has of the company's holders.

    Args:
        company: Entity id.
        direct: The owner's own part in it, in fractions of 1.
        terms: Holder, its part of the company, and what the owner has of that holder.
        value: What the owner has of the company: `direct` and the sum of the products.
    """

    company: EntityId
    direct: Fraction
    terms: tuple[tuple[EntityId, Fraction, Fraction], ...]
    value: Fraction


@frozen
class Explanation:
    """Why an owner has what it has of a company.

    Args:
        owner: Entity id.
        owned: Entity id of the company.
        basis: `capital` or `votes`.
        direct: What it holds directly.
        ways: Ways through others, the shortest first; at most `MOST_WAYS`.
        more_ways: Whether there are more.
        loop: Whether companies on the way hold parts of each other.
        lower: The equations at the lower end, the company last; empty where nothing need come.
        upper: The equations at the upper end; the same where the share is a point.
        result: The integrated share.
        open_world: The same if all that nobody names may be the owner's.
    """

    owner: EntityId
    owned: EntityId
    basis: Basis
    direct: Bounds
    ways: tuple[Way, ...]
    more_ways: bool
    loop: bool
    lower: tuple[Equation, ...]
    upper: tuple[Equation, ...]
    result: Bounds
    open_world: Bounds


def explain(
    network: OwnershipNetwork, owner: EntityId, owned: EntityId, *, basis: Basis = "capital"
) -> Explanation:
    """Why an owner has what it has of a company, directly and through others.

    Args:
        network: Ownership as of one date.
        owner: Entity id.
        owned: Entity id of the company.
        basis: `capital` or `votes`.

    Raises:
        Overfull: The holders of the company, or of one above it, have more than all of it.

    Cost: as for `integrated`, all in fractions, and O(ways) for the ways, which are cut.
    """
    section = above(network.tables, owned, basis, owner)
    found, more = ways(network, owner, owned, basis=basis, limit=MOST_WAYS + 1)
    indirect = [Way(hops=way, product=_product(way)) for way in found if len(way) > 1]
    start = START if owner == owned else owned
    seen = section.starting(owned) if owner == owned else section
    lower, upper = best_worlds(seen, start, {owner})
    between = {key: [k for k in column if k in upper.columns] for key, column in upper.columns.items()}
    parts = components(between)
    return Explanation(
        owner=owner,
        owned=owned,
        basis=basis,
        direct=direct(network, owner, owned, basis=basis),
        ways=tuple(indirect[:MOST_WAYS]),
        more_ways=more or len(indirect) > MOST_WAYS,
        loop=any(len(members) > 1 or members[0] in between[members[0]] for members in parts),
        lower=_equations(lower, parts, owner, owned),
        upper=_equations(upper, parts, owner, owned),
        result=integrated(network, owner, owned, basis=basis),
        open_world=open_world_bounds(network, owner, owned, basis=basis),
    )


def _equations(
    world: World, parts: list[list[EntityId]], owner: EntityId, owned: EntityId
) -> tuple[Equation, ...]:
    made = []
    for company in (member for members in parts for member in sorted(members)):
        if company in world.columns:
            column = world.columns[company]
            terms = tuple(
                (holder, share, Fraction(world.values[holder]))
                for holder, share in column.items()
                if share > 0 and world.values.get(holder, ZERO) > 0
            )
            made.append(
                Equation(
                    company=owned if company == START else company,
                    direct=column.get(owner, ZERO),
                    terms=terms,
                    value=Fraction(world.values[company]),
                )
            )
    return tuple(made)


def _product(hops: tuple[Hop, ...]) -> Share:
    low, high, low_open, high_open = ONE, ONE, False, False
    for hop in hops:
        low, high = low * hop.share.low, high * hop.share.high
        low_open, high_open = low_open or hop.share.low_open, high_open or hop.share.high_open
    if low == 0:  # nothing is reached where one factor reaches it
        low_open = all(hop.share.low > 0 or hop.share.low_open for hop in hops)
    return Share(low, high, low_open and low < high, high_open and low < high)


# ---------------------------------------------------------------------------------------------------
# In sentences


def told(explanation: Explanation, names: Mapping[EntityId, str]) -> list[str]:
    """An explanation in plain sentences with the numbers, one a line, to check by hand.

    Args:
        explanation: What `explain` found.
        names: Entity id to the name to print; ids stand for those that are absent.
    """
    it = _Teller(explanation, names)
    lines = [it.directly(), *it.ways()]
    if explanation.loop or not explanation.result.is_point:
        lines += it.equations()
    elif explanation.ways and not explanation.more_ways:
        lines += it.sum()
    return [*lines, *it.result()]


class _Teller:
    def __init__(self, explanation: Explanation, names: Mapping[EntityId, str]) -> None:
        self.it, self.names = explanation, names
        self.owner, self.owned = self.name(explanation.owner), self.name(explanation.owned)
        self.of = "of" if explanation.basis == "capital" else "of the votes in"

    def name(self, key: EntityId) -> str:
        return self.names.get(key, key)

    def directly(self) -> str:
        if self.it.direct.high == 0:
            return f"{self.owner} holds nothing {self.of} {self.owned} directly."
        return f"{self.owner} holds {_said(self.it.direct.share)} {self.of} {self.owned} directly."

    def ways(self) -> list[str]:
        lines = []
        for way in self.it.ways:
            through = ", ".join(self.name(hop.investee) for hop in way.hops[:-1])
            factors = " × ".join(
                f"{self.name(hop.holder)} {_said(hop.share)} {self.of} {self.name(hop.investee)}"
                for hop in way.hops
            )
            lines.append(f"By way of {through}: {factors} = {_said(way.product)}.")
        return [*lines, "There are more ways than these."] if self.it.more_ways else lines

    def sum(self) -> list[str]:
        shares = [way.product.low for way in self.it.ways]
        if self.it.direct.high > 0:
            shares.insert(0, Fraction(self.it.direct.exact.low))
        if len(shares) < 2:
            return []
        return [
            f"Added up: {' + '.join(_percent(share) for share in shares)} = {_percent(sum(shares, ZERO))}."
        ]

    def equations(self) -> list[str]:
        why = (
            "Companies on the way hold parts of each other, so that ways alone do not count everything"
            if self.it.loop
            else "Some figures are bands that share one capital"
        )
        head = f"{why}; what {self.owner} has of each company solves these equations"
        if self.it.lower == self.it.upper:
            return [f"{head}:", *self.lines(self.it.upper)]
        least = self.lines(self.it.lower) if self.it.result.low > 0 else ["  0 %, or as near as one likes"]
        if self.it.result.low == 0 and not self.it.result.low_open:
            least = ["  0 %"]
        return [f"{head}.", "At the least:", *least, "At the most:", *self.lines(self.it.upper)]

    def lines(self, equations: tuple[Equation, ...]) -> list[str]:
        shown = [self.line(equation) for equation in equations[-MOST_EQUATIONS:]]
        left = len(equations) - len(shown)
        return [f"  ({left} more companies above)", *shown] if left else shown

    def line(self, equation: Equation) -> str:
        terms = [_percent(equation.direct)] if equation.direct else []
        terms += [
            f"{_percent(share)} of {self.name(holder)} ({_percent(value)})"
            for holder, share, value in equation.terms
        ]
        return f"  {self.name(equation.company)}: {' + '.join(terms) or '0 %'} = {_percent(equation.value)}"

    def result(self) -> list[str]:
        it = self.it
        if it.result.high == 0:
            return [f"No way leads from {self.owner} to {self.owned}."]
        lines = [f"{self.owner} has {_said(it.result.share)} {self.of} {self.owned} in all."]
        if it.open_world.high > it.result.high:
            most = _percent(it.open_world.share.high)
            lines.append(f"If all that nobody names were its own too, it would have up to {most}.")
        return lines


def _said(share: Share) -> str:
    if share.is_point:
        return _percent(share.low)
    if share.low == 0 and share.low_open and share.high == 1:
        return "an unknown part"
    return show(share)


def _percent(number: Fraction) -> str:
    """A fraction of 1 in percent, to six digits after the point, without idle zeros."""
    exact = number * 100
    digits = f"{float(exact):.6f}".rstrip("0").rstrip(".")
    return f"{digits} %"
