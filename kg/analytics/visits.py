"""One pass up from a company: what every owner has of it, where all shares are points.

    n_k = [k = j] + sum over companies c held by k of w[k,c] n_c     visits of the walk from j to k
    o(k,j) = n_k / V[k,k],   o(j,j) = 1 - 1 / V[j,j],   V = (I - W)^-1

`V[k,k]` depends on the strong component of `k` alone, so one inverse a component gives all its members.
A closed loop (nobody outside holds anything of it, nothing is unnamed) takes all that comes in and is
never factored: each member has all of each other.

Example:
    >>> from fractions import Fraction
    >>> half = Fraction(1, 2)
    >>> from kg.analytics.walk import Part
    >>> ring = Section(columns={"a": (Part("b", half, half), Part("x", half, half)),
    ...                         "b": (Part("a", half, half), Part("y", half, half))})
    >>> seen = visits(ring, "a")
    >>> seen.shares["x"], seen.shares["y"], seen.shares["b"], seen.own
    (Fraction(2, 3), Fraction(1, 3), Fraction(1, 2), Fraction(1, 4))
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.analytics.bounds import Number
from kg.analytics.solving import EXACT_MEMBERS, inverse
from kg.analytics.walk import UNNAMED, Section, components
from kg.model import EntityId
from kg.record import frozen
from kg.shares import ONE, ZERO


@frozen
class Visits:
    """Where the walk from a company goes.

    Args:
        shares: Entity to its integrated share of the company, for all above it; not the company itself.
        own: The company's share of itself.
        unnamed: What leaves to holders that nobody names.
        trapped: What ends in closed loops.
        loops: The closed loops in which something ends, each in id order.
    """

    shares: Mapping[EntityId, Number]
    own: Number
    unnamed: Number
    trapped: Number
    loops: tuple[tuple[EntityId, ...], ...] = ()


def visits(
    section: Section, owned: EntityId, *, exact_up_to: float = EXACT_MEMBERS, one: Number = ONE
) -> Visits:
    """The visits of the walk from a company.

    Args:
        section: The company and all above it; of a band, the lower end counts.
        owned: The company.
        exact_up_to: Members of a component up to which it is solved in fractions.
        one: 1, as a fraction or as a float: the numbers in which it is worked out.

    Cost: O(holdings + m^3 for each strong component of m members).
    """
    return _Pass(section, owned, exact_up_to, one).run()


class _Pass:
    """The pass, component by component, each before all that hold it."""

    def __init__(self, section: Section, owned: EntityId, exact_up_to: float, one: Number) -> None:
        self.columns, self.owned, self.exact_up_to = section.columns, owned, exact_up_to
        self.came: dict[EntityId, Number] = {owned: one}  # from outside the component
        self.shares: dict[EntityId, Number] = {}
        self.own: Number = ZERO
        self.unnamed: Number = ZERO
        self.trapped: Number = ZERO
        self.loops: list[tuple[EntityId, ...]] = []

    def run(self) -> Visits:
        graph = {company: [part.holder for part in row] for company, row in self.columns.items()}
        for members in reversed(components(graph)):
            if not self._is_loop(members):
                self._on(members[0], self.came.get(members[0], ZERO))
            elif self._is_closed(members):
                self._trap(members)
            else:
                self._around(members)
        self.shares = self.came | self.shares
        del self.shares[self.owned]
        return Visits(
            shares={key: share for key, share in self.shares.items() if share > 0},
            own=self.own,
            unnamed=self.unnamed,
            trapped=self.trapped,
            loops=tuple(sorted(self.loops)),
        )

    def _is_loop(self, members: list[EntityId]) -> bool:
        return len(members) > 1 or any(
            part.holder == members[0] and part.low > 0 for part in self.columns[members[0]]
        )

    def _is_closed(self, members: list[EntityId]) -> bool:
        inside = set(members)
        return all(
            sum([part.low for part in self.columns[member] if part.holder in inside], ZERO) == 1
            for member in members
        )

    def _on(self, company: EntityId, times: Number, inside: frozenset[EntityId] = frozenset()) -> None:
        """Hand on to the holders what came to a company."""
        for part in self.columns[company]:
            if part.holder == UNNAMED:
                self.unnamed += times * part.low
            elif part.holder not in inside and part.low > 0:
                self.came[part.holder] = self.came.get(part.holder, ZERO) + times * part.low

    def _trap(self, members: list[EntityId]) -> None:
        inflow = sum([self.came.get(member, ZERO) for member in members], ZERO)
        self.trapped += inflow
        if inflow > 0:
            self.loops.append(tuple(sorted(members)))
        self.shares.update(dict.fromkeys(members, inflow))
        if self.owned in members:
            self.own = inflow

    def _around(self, members: list[EntityId]) -> None:
        place = {member: number for number, member in enumerate(members)}
        rows = [
            {place[part.holder]: part.low for part in self.columns[member] if part.holder in place}
            for member in members
        ]
        times = inverse(rows, exact=len(members) <= self.exact_up_to)
        inside = frozenset(members)
        for member, column in place.items():
            came = [
                self.came[other] * times[row].get(column, ZERO)
                for other, row in place.items()
                if other in self.came
            ]
            number = sum(came, ZERO)
            returns = times[column][column]
            self.shares[member] = number / returns
            if member == self.owned:
                self.own = 1 - 1 / returns
            self._on(member, number, inside)
