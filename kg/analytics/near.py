"""All owners of one company of a large holdings file: a search upwards that adds up shares on its way.

Where everything above a company is told in points, the walk of `kg.analytics.visits` runs on bare columns,
in floats. A neighbourhood that is a tree is done when it is found; any other is put into the order of its
strong components first. Rings are solved once for all questions. What stands near a threshold is worked out
in fractions by those who ask for it; bands and contradictions are left to `kg.analytics.integrated`.

Example:
    >>> from kg.holdings.rows import holdings_of
    >>> told = holdings_of([("top", "mid", "50"), ("mid", "op", "50"), ("op", "mid", "50")])
    >>> near = Neighbourhood(told, "capital")
    >>> found = near.above(told.position("op"))
    >>> {told.names[k]: share for k, share in sorted(zip(found.owners, found.shares))}, found.own
    ({'top': 0.3333333333333333, 'mid': 0.5}, 0.25)
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from kg.analytics.arrays import UNIT, Arrays
from kg.analytics.fast import MANY, Memory, has_numba
from kg.analytics.kernels_near import Upward
from kg.analytics.solving import EXACT_MEMBERS, inverse
from kg.analytics.walk import components
from kg.holdings.table import FEW, Holdings, in_order
from kg.holdings.tables import HoldingsTables
from kg.tables import FACELESS, Basis, Tables

#: Companies above one up to which a search on plain numbers is faster than one on arrays.
SMALL = 400


class Above(NamedTuple):
    """Everybody above a company.

    Args:
        owners: Numbers of entities that have something, without the company itself.
        shares: What each has of the company, directly and through others, as a fraction of 1.
        own: What the company has of itself.
        companies: How many companies there are, the one asked for included.
    """

    owners: Sequence[int]
    shares: Sequence[float]
    own: float
    companies: int


class Neighbourhood:
    """The holdings of a file by what is held, ready for searches upwards.

    Args:
        told: The rows in force.
        basis: `capital` or `votes`.

    Cost: O(m) for m rows, once.
    """

    def __init__(self, told: Holdings, basis: Basis) -> None:
        import numpy as np

        columns = _counted(told)
        holder, investee, low = (columns[name] for name in ("holder", "investee", "low"))
        order = in_order(investee)
        start = np.zeros(len(told.names) + 1, dtype=np.int64)
        np.cumsum(np.bincount(investee, minlength=len(told.names)), out=start[1:])
        low = low[order]
        self._plain = _plain(told, basis, start, low)
        self._holder = np.ascontiguousarray(holder[order], dtype=np.int32)
        self._start, self._low, self._weight = start, low, low / UNIT
        self._names = told.names
        self._inverses: dict[int, Any] = {}
        self._search: Any = None
        # Single numbers come from a memoryview in half the time.
        plain_columns: tuple[Any, ...] = (start, self._holder, self._weight, self._plain)
        self._view = tuple(memoryview(column) for column in plain_columns)

    def above(self, company: int) -> Above | None:
        """Everybody above a company; None where some share above it is no point, or too much is told.

        Args:
            company: Its position among the names.

        Cost: O(holdings above it), and m^3 for each ring of m companies that is met for the first time.
        """
        start, holder, weight, plain = self._view
        came = {company: 1.0}
        ahead = [company]
        tree = True
        for k in ahead:
            if not plain[k]:
                return None
            times = came[k]
            for place in range(start[k], start[k + 1]):
                other = holder[place]
                if other not in came:
                    came[other] = times * weight[place]
                    if start[other] != start[other + 1]:
                        ahead.append(other)
                elif start[other] == start[other + 1]:
                    came[other] += times * weight[place]
                else:
                    tree = False
            if len(ahead) > SMALL:
                return self._many(company)
        if not tree:
            return self._ordered(company, ahead)
        del came[company]
        return Above([*came], [*came.values()], 0.0, len(ahead))

    # -- neighbourhoods of some hundreds ---------------------------------------------------------------

    def _ordered(self, company: int, companies: Sequence[int]) -> Above:
        """Companies before their holders, rings at once."""
        start, holder, weight, _ = self._view
        graph = {k: holder[start[k] : start[k + 1]].tolist() for k in companies}
        came: dict[int, float] = {company: 1.0}
        shares: dict[int, float] = {}
        own = 0.0
        for members in reversed(components(graph)):
            k = members[0]
            if len(members) == 1 and k not in graph[k]:
                times = came.get(k, 0.0)
                for place in range(start[k], start[k + 1]):
                    came[holder[place]] = came.get(holder[place], 0.0) + times * weight[place]
                continue
            members = sorted(members)
            inside = set(members)
            solved = self._ring(members, [came.get(k, 0.0) for k in members])
            for k, share, times in zip(members, solved.shares, solved.times, strict=True):
                shares[k] = share
                for place in range(start[k], start[k + 1]):
                    if holder[place] not in inside:
                        came[holder[place]] = came.get(holder[place], 0.0) + times * weight[place]
            if company in inside:
                own = solved.own[members.index(company)]
        came |= shares
        del came[company]
        kept = {k: share for k, share in came.items() if share > 0}
        return Above([*kept], [*kept.values()], own, len(companies))

    # -- large ones --------------------------------------------------------------------------------------

    def _many(self, company: int) -> Above | None:
        """The same on arrays."""
        import numpy as np

        search = self._search = self._search or _Search(self._arrays, self._weight, self._plain)
        found = search.gathered(company)
        if found is None:
            return None
        order, came = found[search.held(found)], search.came
        order = order[np.argsort(-search.rank[order])]
        came[company] = 1.0
        at, own, settled = 0, 0.0, []
        while (at := search.handed_on(order, at)) < len(order):
            members = np.sort(search.members(order, at))
            solved = self._ring(members.tolist(), came[members].tolist())
            search.left(members, np.array(solved.times))
            settled.append((members, np.array(solved.shares)))
            place = np.searchsorted(members, company)
            if place < len(members) and members[place] == company:
                own = solved.own[int(place)]
            at += len(members)
        for members, shares in settled:
            came[members] = shares
        owners = found[1:]  # the company was found first
        shares = came[owners]
        came[found] = 0.0
        search.seen[found] = 0
        some = shares > 0
        return Above(owners[some].tolist(), shares[some].tolist(), own, len(order))

    @cached_property
    def _arrays(self) -> Arrays:
        return Arrays(names=self._names, start=self._start, holder=self._holder, low=self._low)

    # -- rings -------------------------------------------------------------------------------------------

    def _ring(self, members: list[int], came: list[float]) -> _Ring:
        """What comes to each member of a ring (in order of number), of what came in from outside."""
        import numpy as np

        if members[0] not in self._inverses:
            self._inverses[members[0]] = self._inverse(members)
        times = self._inverses[members[0]]
        if times is None:  # nothing leaves it: every member has all of what comes in
            all_of_it = [sum(came)] * len(members)
            return _Ring(all_of_it, [0.0] * len(members), all_of_it)
        number, returns = np.array(came) @ times, times.diagonal()
        return _Ring((number / returns).tolist(), number.tolist(), (1 - 1 / returns).tolist())

    def _inverse(self, members: list[int]) -> Any:
        """How often a walk from the row's member is at the column's; None where nothing leaves the ring."""
        import numpy as np

        place = {k: row for row, k in enumerate(members)}
        inside: list[dict[int, int]] = [{} for _ in members]
        outside = [UNIT] * len(members)
        for k, row in place.items():
            for at in range(int(self._start[k]), int(self._start[k + 1])):
                column, parts = place.get(int(self._holder[at])), int(self._low[at])
                if column is not None:
                    inside[row][column] = inside[row].get(column, 0) + parts
                    outside[row] -= parts
        if not any(outside):
            return None
        if len(members) <= EXACT_MEMBERS:
            exact = [{column: Fraction(parts, UNIT) for column, parts in row.items()} for row in inside]
            rows = inverse(exact, exact=True)
            return np.array([[float(row.get(column, 0)) for column in range(len(members))] for row in rows])
        from kg.analytics.whole_core import inverse_of

        dense = np.zeros((len(members), len(members)))
        for row, columns in enumerate(inside):
            dense[row, [*columns]] = np.array([*columns.values()]) / UNIT
        return inverse_of(dense, np.array(outside) / UNIT)


class _Ring(NamedTuple):
    """By member: its share, how often the walk is there, and what the member has of itself."""

    shares: list[float]
    times: list[float]
    own: list[float]


class _Search:
    """Room for searches over many companies."""

    def __init__(self, arrays: Arrays, weight: Any, plain: Any) -> None:
        import numpy as np

        from kg.analytics.whole_order import components as layers_of

        using = Memory(arrays=True, compiled=arrays.holdings >= MANY and has_numba())
        layers, count = layers_of(arrays, using=using), len(arrays)
        self.rank = np.full(count, -1, dtype=np.int64)
        self.rank[layers.order] = np.arange(len(layers.order))
        self._label = layers.label
        ring = np.bincount(self._label, minlength=count)[self._label] > 1
        ring[arrays.investee[arrays.holder == arrays.investee]] = True
        self._loops = using.load("kernels_near")
        self._up = Upward(arrays.start, arrays.holder, weight, plain, ring.astype(np.uint8))
        self.came, self.seen = np.zeros(count), np.zeros(count, dtype=np.uint8)
        self._inside = np.zeros(count, dtype=np.uint8)
        self._found = np.empty(count, dtype=np.int32)

    def gathered(self, company: int) -> Any:
        """A company and everybody above it; None where not everything there is plain."""
        count = self._loops.gathered(self._up, company, self._found, self.seen)
        if count < 0:
            self.seen[self._found[: -1 - count]] = 0
            return None
        return self._found[:count].copy()

    def held(self, found: Any) -> Any:
        """Which of those found are companies that somebody holds."""
        return self.rank[found] >= 0

    def handed_on(self, order: Any, at: int) -> int:
        """Hand on from a place of the order to the next ring; the place of that."""
        return int(self._loops.handed_on(self._up, order, at, len(order), self.came))

    def members(self, order: Any, at: int) -> Any:
        """The ring that begins at a place of the order."""
        import numpy as np

        label = self._label[order[at]]
        size = int(np.argmax(self._label[order[at:]] != label)) or len(order) - at
        return order[at : at + size]

    def left(self, members: Any, times: Any) -> None:
        """Hand on from a ring."""
        self._inside[members] = 1
        self._loops.left(self._up, members, times, self._inside, self.came)
        self._inside[members] = 0


def _counted(told: Holdings) -> dict[str, Any]:
    """Holder, investee and low of the rows by which somebody has something."""
    columns: dict[str, Any] = {name: told.array(name) for name in ("holder", "investee", "low")}
    kept: Any = told.array("high") != 0
    return columns if kept.all() else {name: column[kept] for name, column in columns.items()}


def _plain(told: Holdings, basis: Basis, start: Any, low: Any) -> Any:
    """1 for entities whose shares are points that add up to no more than all, or whom nobody holds."""
    import numpy as np

    from kg.analytics.snapshot import rows_apart

    investee = told.array("investee")
    assert investee is not None
    apart = rows_apart(told, basis) | (told.array("low") != told.array("high"))
    faceless = [at for at, kind in told.entity_kinds.items() if kind in FACELESS]
    if faceless:  # what they hold is nobody's, and takes its part of all
        holder: Any = told.array("holder")
        apart |= np.isin(holder, faceless)
    running = np.zeros(len(low) + 1, dtype=np.uint64)
    np.cumsum(low.astype(np.uint64), out=running[1:])
    # The sum of all may pass what 64 bits hold; differences of what is left are right all the same.
    plain = ((running[start[1:]] - running[start[:-1]]).astype(np.int64) <= UNIT).astype(np.uint8)
    plain[investee[apart]] = 0
    return plain


def above_in(tables: Tables, owned: str, basis: Basis) -> tuple[Holdings, Above] | None:
    """Everybody above a company of a large holdings file, with the file whose numbers are meant.

    None: the network comes from no such file, the company is not in it, or there is more to say above it
    than points.

    Cost: the first question about a network O(m) for m rows, then as `Neighbourhood.above`.
    """
    if not isinstance(tables, HoldingsTables):
        return None
    near: Neighbourhood | None = tables.prepared.get(basis)
    if near is None:
        if len(tables.holdings) <= FEW:
            return None
        near = tables.prepared[basis] = Neighbourhood(tables.holdings, basis)
    at = tables.holdings.position(owned)
    found = None if at is None else near.above(at)
    return None if found is None else (tables.holdings, found)
