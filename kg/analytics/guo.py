"""The global ultimate owner by the rule of company databases: up and up to the largest direct holder.

From a company to the holder with the largest direct stake while that is more than the threshold, until an
entity without such a holder. It is a greedy path and no measure of ownership: two minorities that come from
one owner are never added up. Equal largest holders are a tie, a path that closes is a loop; both are told
with their names and never decided.

With bands the path may fork. Companies are independent of each other, so that every way up is possible in
some world, and all its ends are told.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("p", "hold", 60), ("hold", "op", 51), ("q", "op", 49)])
    >>> answer = guo(network, "op")
    >>> answer.outcome, answer.owner, [step.holder for step in answer.steps]
    ('found', 'p', ['hold', 'p'])
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from kg.analytics.doubts import Overfull, known
from kg.analytics.reach import HALF
from kg.analytics.summit import Top, tops
from kg.analytics.walk import components
from kg.model import EntityId, Share
from kg.network import OwnershipNetwork
from kg.record import frozen
from kg.tables import Basis, Tables

#: found: one owner. none: the company itself has no holder above the threshold. tie: several have the
#: largest stake. loop: the path comes back. unclear: the figures admit several ends.
Outcome = Literal["found", "none", "tie", "loop", "unclear"]


@frozen
class Step:
    """One step up: the largest holder of a company, with its direct stake in fractions of 1."""

    company: EntityId
    holder: EntityId
    share: Share


@frozen
class End:
    """Where a path may end.

    Args:
        outcome: found, none, tie or loop.
        names: The owner; or those in the tie, or in the loop; empty for none.
    """

    outcome: Outcome
    names: tuple[EntityId, ...] = ()


@frozen
class Guo:
    """The global ultimate owner of a company.

    Args:
        company: Entity id.
        threshold: Fraction of 1 that each step must exceed.
        outcome: found, none, tie, loop or unclear.
        owner: The owner, where it is found; else None.
        names: Those in the tie or in the loop; the possible owners where it is unclear.
        steps: The path that is certain, up to its end or to where it forks.
        ends: Every end that the figures admit; one unless it is unclear.
        overfull: Companies on the way whose figures contradict each other; they count as stated.
    """

    company: EntityId
    threshold: Fraction
    outcome: Outcome
    owner: EntityId | None = None
    names: tuple[EntityId, ...] = ()
    steps: tuple[Step, ...] = ()
    ends: tuple[End, ...] = ()
    overfull: tuple[Overfull, ...] = ()


def guo(
    network: OwnershipNetwork, company: EntityId, threshold: Fraction = HALF, *, basis: Basis = "votes"
) -> Guo:
    """The global ultimate owner of a company.

    Args:
        network: Ownership as of one date.
        company: Entity id.
        threshold: Each step must exceed it: 1/2 for GUO50, 1/4 for GUO25.
        basis: Whether direct votes or capital count.

    Raises:
        UnknownEntity: The company is not in the network.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> halves = OwnershipNetwork.from_holdings([("a", "x", 50), ("b", "x", 50)])
        >>> guo(halves, "x").outcome, guo(halves, "x", Fraction(1, 4)).names
        ('none', ('a', 'b'))

    Cost: O(n log n) for n holders of the companies on the path, with bands of all paths.
    References: the description of ultimate owners in the Orbis database (Bureau van Dijk).
    """
    known(network.tables, company)
    climb = _Climb(network.tables, threshold, basis)
    steps, ends = climb.from_(company)
    names = tuple(sorted({name for end in ends for name in end.names}))
    outcome: Outcome = ends[0].outcome if len(ends) == 1 else "unclear"
    return Guo(
        company=company,
        threshold=threshold,
        outcome=outcome,
        owner=ends[0].names[0] if outcome == "found" else None,
        names=() if outcome == "found" else ends[0].names if len(ends) == 1 else names,
        steps=steps,
        ends=ends,
        overfull=climb.overfull(),
    )


class _Climb:
    """All ways up."""

    def __init__(self, tables: Tables, threshold: Fraction, basis: Basis) -> None:
        self._tables, self._threshold, self._basis = tables, threshold, basis
        self._tops: dict[EntityId, tuple[Top, ...]] = {}

    def from_(self, company: EntityId) -> tuple[tuple[Step, ...], tuple[End, ...]]:
        """The certain part of the path, and every end."""
        steps: list[Step] = []
        here, path = company, [company]
        while len(found := self._of(here)) == 1 and len(found[0].holders) == 1:
            (holder,) = found[0].holders
            steps.append(Step(company=here, holder=holder, share=self._share(holder, here)))
            if holder in path:
                break
            here = holder
            path.append(here)
        return tuple(steps), self._ends(company)

    def overfull(self) -> tuple[Overfull, ...]:
        """Companies that were looked at and whose figures contradict each other."""
        columns = (self._tables.column(key, self._basis) for key in sorted(self._tops))
        return tuple(Overfull(company=c.investee, excess=c.excess) for c in columns if c.excess is not None)

    def _ends(self, company: EntityId) -> tuple[End, ...]:
        """Every end of every way: where a company has no top, where it has a tie, and rings of steps."""
        up: dict[EntityId, list[EntityId]] = {}
        found: set[tuple[Outcome, tuple[EntityId, ...]]] = set()
        waiting = [company]
        while waiting:
            here = waiting.pop()
            if here in up:
                continue
            up[here] = []
            for top in self._of(here):
                if len(top.holders) == 1:
                    up[here].append(top.holders[0])
                elif top.holders:
                    found.add(("tie", top.holders))
                else:
                    found.add(("none", ()) if here == company else ("found", (here,)))
            waiting += up[here]
        found |= {("loop", tuple(sorted(ring))) for ring in components(up) if len(ring) > 1}
        order = sorted(found, key=lambda end: (end[0] != "found", end))
        return tuple(End(outcome=outcome, names=names) for outcome, names in order)

    def _of(self, company: EntityId) -> tuple[Top, ...]:
        if company not in self._tops:
            self._tops[company] = tops(self._tables.column(company, self._basis), self._threshold)
        return self._tops[company]

    def _share(self, holder: EntityId, company: EntityId) -> Share:
        return self._tables.column(company, self._basis).shares[holder]
