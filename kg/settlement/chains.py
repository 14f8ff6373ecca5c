"""What a holder has in a company through others: exact bounds over all chains of stakes, loops included.

A chain multiplies its stakes. A *link* (a parent, an organ of a state, a member of a family) passes all
that lies below it. Each company's stakes may be bands; together they are never more than the whole, so
that three holders of 25 to 50 % do not count as 150 %. The walk goes up from the company and stops at
the holder, so nothing counts twice; a company's shares in itself lead nowhere.

Example:
    >>> from kg.shares import bounds, point, show
    >>> web = Web(stakes={"op": {"hold": point(40), "q": bounds("range", "10", "20")}})
    >>> web.stakes["hold"] = {"p": point(50)}
    >>> show(through(web, "p", "op")), through(web, "q", "hold")
    ('20 %', None)

References: Baldone, Brioschi, Paleari (1998) on ownership among firms with cross-shareholdings; reachability
in interval Markov chains for the bounds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction

from kg.model import EntityId, Share
from kg.record import frozen
from kg.shares import ONE, ZERO

_Column = dict[EntityId, Fraction]
_Columns = dict[EntityId, _Column]


class Web:
    """Who holds what share of whom, and who stands above whom without a figure.

    Args:
        stakes: Investee to holder to share.
        links: Entity to those that stand above it, to whom all that it holds is passed.
    """

    def __init__(
        self,
        stakes: dict[EntityId, dict[EntityId, Share]] | None = None,
        links: dict[EntityId, tuple[EntityId, ...]] | None = None,
    ) -> None:
        self.stakes = stakes if stakes is not None else {}
        self.links = links if links is not None else {}

    def above(self, entity: EntityId) -> list[EntityId]:
        """Everybody who holds a share of an entity or stands above it, in id order; not itself."""
        stakes = self.stakes.get(entity, {}).items()
        # Asked for every step of a chain: comparing a fraction with 0 takes longer than the rest of it.
        found = {holder for holder, share in stakes if share.high.numerator}
        found.update(self.links.get(entity, ()))
        found.discard(entity)
        return sorted(found)


def holders_first(web: Web, entity: EntityId) -> list[EntityId]:
    """The entity and all above it, each after those above it; loops in a fixed order.

    Cost: O(n + m) for n entities above it and m stakes in them.
    """
    done: list[EntityId] = []
    seen = {entity}
    path: list[tuple[EntityId, Iterator[EntityId]]] = [(entity, iter(web.above(entity)))]
    while path:
        current, holders = path[-1]
        following = next((holder for holder in holders if holder not in seen), None)
        if following is None:
            done.append(current)
            path.pop()
        else:
            seen.add(following)
            path.append((following, iter(web.above(following))))
    return done


def through(web: Web, holder: EntityId, investee: EntityId, *, direct: bool = True) -> Share | None:
    """Bounds of all that a holder has in a company.

    Args:
        web: Stakes and links.
        holder: Who holds.
        investee: In what.
        direct: Count the holder's own stake, and ways that come back to the company; False: only what
            others between them pass on, as it adds to a stake of the holder's own.

    Returns:
        Bounds in fractions of 1; None where no chain joins the two.

    Cost: one exact solution of the linear system of the companies between the two, for each bound.
    """
    if holder == investee:
        return None
    sub = _between(web, holder, investee, direct=direct)
    if investee not in sub.columns:
        return None
    lower = {node: sub.allotted(node, {}, full=False) for node in sub.nodes}
    low = _solved(lower, holder).get(investee, ZERO)
    upper, high = _highest(sub)
    low, high = min(low, ONE), min(high, ONE)
    if low >= high:
        return Share(high, high)
    return Share(low, high, sub.low_is_open(), sub.high_is_open(upper))


@frozen(kw_only=False)
class _Between:
    """The companies between a holder and an investee, each with its stakes or the link that it follows."""

    holder: EntityId
    investee: EntityId
    nodes: list[EntityId]
    columns: dict[EntityId, dict[EntityId, Share]]
    passed: dict[EntityId, EntityId]

    def allotted(self, node: EntityId, worth: Mapping[EntityId, Fraction], *, full: bool) -> _Column:
        """The shares of a company given to its holders: the least, or as much as fits to the worthiest."""
        if node in self.passed:
            return {self.passed[node]: ONE}
        column = self.columns[node]
        given = {holder: share.low for holder, share in column.items()}
        left = ONE - sum(given.values(), ZERO)
        if full and left > 0:
            for holder in sorted(column, key=lambda key: (-worth.get(key, ZERO), key)):
                more = min(left, column[holder].high - column[holder].low)
                given[holder] += more
                left -= more
        return {
            holder: share
            for holder, share in given.items()
            if share > 0 and (holder in self.columns or holder == self.holder)
        }

    def low_is_open(self) -> bool:
        """Whether a stake that is only known to be more than its lower bound lies on a sure chain."""
        sure = {
            node: [h for h, s in self._shares(node).items() if s.low > 0 or s.low_open] for node in self.nodes
        }
        below = _closure(_turned(sure), self.holder)
        above = _closure(sure, self.investee) | {self.investee}
        return any(
            share.low_open and (holder in below or holder == self.holder) and node in above
            for node in self.nodes
            for holder, share in self._shares(node).items()
        )

    def high_is_open(self, given: _Columns) -> bool:
        """Whether the upper bound is only approached: a stake at an end that it does not reach."""
        for node, column in given.items():
            if node in self.passed:
                continue
            stakes = self.columns[node]
            filled = sum(column.values(), ZERO) >= ONE - sum(
                (s.low for h, s in stakes.items() if h not in column), ZERO
            )
            if any(stakes[h].high_open and part == stakes[h].high for h, part in column.items()):
                return True
            if filled and any(s.low_open and column.get(h, s.low) == s.low for h, s in stakes.items()):
                return True
        return False

    def _shares(self, node: EntityId) -> Mapping[EntityId, Share]:
        if node in self.passed:
            return {self.passed[node]: Share(ONE, ONE)}
        return {
            holder: share
            for holder, share in self.columns[node].items()
            if holder in self.columns or holder == self.holder
        }


def _between(web: Web, holder: EntityId, investee: EntityId, *, direct: bool) -> _Between:
    above = {holder: list[EntityId]()}
    order: list[EntityId] = []

    def enter(node: EntityId) -> tuple[EntityId, Iterator[EntityId]]:
        skipped = None if direct else holder if node == investee else investee
        above[node] = [h for h in web.above(node) if h != skipped]
        return node, iter(above[node])

    path = [enter(investee)]
    while path:
        following = next((h for h in path[-1][1] if h not in above), None)
        if following is None:
            order.append(path.pop()[0])
        else:
            path.append(enter(following))
    joined = _closure(_turned(above), holder)
    nodes = [node for node in order if node in joined]
    columns = {node: {h: s for h, s in web.stakes.get(node, {}).items() if h != node} for node in nodes}
    if not direct and investee in columns:
        columns[investee].pop(holder, None)
    passed = {}
    for node in nodes:
        links = [h for h in web.links.get(node, ()) if (h in columns or h == holder) and h in above[node]]
        if links and holder not in columns[node]:
            passed[node] = holder if holder in links else min(links)
    return _Between(holder, investee, nodes, columns, passed)


def _turned(above: Mapping[EntityId, Collection[EntityId]]) -> dict[EntityId, list[EntityId]]:
    below: dict[EntityId, list[EntityId]] = {}
    for node, holders in above.items():
        for holder in holders:
            below.setdefault(holder, []).append(node)
    return below


def _closure(edges: Mapping[EntityId, Collection[EntityId]], start: EntityId) -> set[EntityId]:
    """All that can be reached from a start by at least one edge."""
    found: set[EntityId] = set()
    waiting = list(edges.get(start, ()))
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += edges.get(node, ())
    return found


def _highest(sub: _Between) -> tuple[_Columns, Fraction]:
    """The best allotment of all companies at once, by policy iteration, and what it gives."""
    worth: dict[EntityId, Fraction] = {}
    while True:
        columns = {node: sub.allotted(node, {sub.holder: ONE, **worth}, full=True) for node in sub.nodes}
        value = _solved(columns, sub.holder)
        if value == worth:
            return columns, value.get(sub.investee, ZERO)
        worth = value


def _solved(columns: Mapping[EntityId, _Column], holder: EntityId) -> dict[EntityId, Fraction]:
    """What the holder has in each company when every share is one number: h = column . h, h(holder) = 1.

    The columns come holders first, so that all but loops is solved by looking back.
    """
    # Companies that no chain joins to the holder have nothing, even in a closed loop of 100 % stakes;
    # without them the system has one solution.
    joined = _closure(_turned(columns), holder)
    waiting = {
        node: {h: part for h, part in column.items() if h in joined or h == holder}
        for node, column in columns.items()
        if node in joined
    }
    solved: dict[EntityId, Fraction] = {holder: ONE}
    removed: list[tuple[EntityId, _Column]] = []
    for node in list(waiting):
        column = waiting.pop(node)
        loop = ONE - column.pop(node, ZERO)
        column = {h: part / loop for h, part in column.items()}
        if all(h in solved for h in column):
            solved[node] = _worth(column, solved)
            continue
        removed.append((node, column))
        for other in waiting.values():
            part = other.pop(node, ZERO)
            for h, own in column.items() if part else ():
                other[h] = other.get(h, ZERO) + part * own
    for node, column in reversed(removed):
        solved[node] = _worth(column, solved)
    return solved


def _worth(column: _Column, solved: Mapping[EntityId, Fraction]) -> Fraction:
    return sum((part * solved[holder] for holder, part in column.items()), ZERO)
