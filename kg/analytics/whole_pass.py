"""One pass over a whole graph, from owners down: who has how much of every company, as floats.

The owners of a company are those of its holders, times what these hold. So companies are taken in the order
of `whole_order`, and strong components at once, as equations. Owners below a cut are left out on the way
down, with an account of what that can come to at most; with a cut of 0 nothing is left out. What is decided
on these numbers, and exactly, is in `whole_owners`.

Example:
    >>> from kg.analytics.gathering import arrays_of_rows
    >>> half = 5 * 10**11
    >>> told = arrays_of_rows(["a", "b", "c"], holder=[0, 1], investee=[1, 2], low=[half, half])
    >>> found = Pass(told).run(floor=0.1)
    >>> [(int(found.company[at]), int(found.owner[at]), found.share[at]) for at in range(found.count)]
    [(1, 0, 0.5), (2, 0, 0.25)]
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.analytics.arrays import UNIT, Arrays
from kg.analytics.fast import Memory, memory
from kg.analytics.kernels_order import Ways
from kg.analytics.kernels_owners import (
    BLOCK,
    DONE,
    MORE_BLOCK,
    MORE_POOL,
    MORE_ROWS,
    Graph,
    Limits,
    Pool,
    Room,
    Rows,
)
from kg.analytics.whole_order import components
from kg.record import frozen


@frozen(eq=False)
class Found:
    """Pairs of company and owner, in the order of the pass.

    Args:
        count: How many; the columns may be longer.
        company: Number of the company.
        owner: Number of the owner.
        share: Share found, as a fraction of 1.
        error: What may be missing from it at most.
        how: 1 where the share is one direct holding and nothing else.
    """

    count: int
    company: Any
    owner: Any
    share: Any
    error: Any
    how: Any


class TooMany(Exception):
    """More owners have to be carried along than was allowed."""


class Pass:
    """What all passes over one network share.

    Args:
        arrays: The network; its least shares are read.
        everybody: Whether all holders count as owners; else only those whom nobody holds.
        using: How to calculate; None: as suits the size.

    Cost: O(n + m) for n entities and m holdings.
    """

    def __init__(self, arrays: Arrays, *, everybody: bool = False, using: Memory | None = None) -> None:
        self.arrays = arrays
        self.using = using or memory(arrays.holdings)
        self.layers = components(arrays, using=self.using)
        self.refused = arrays.refused
        self.units = self.using.column(arrays.low)
        self._start, self._holder = self.using.column(arrays.start), self.using.column(arrays.holder)
        weight, rest, source = _shares(arrays)
        self._weight, self._rest = self.using.column(weight), self.using.column(rest)
        self._source = self.using.column(source)
        self._tracked = self._owners(everybody)
        self._kept = self._holding()
        self.inverses: dict[int, Any] = {}
        self._order, self._size = self._going(self.refused)
        self._group = self.using.column(self.layers.label)

    def run(
        self,
        *,
        floor: float,
        cut: float = 0.0,
        most: int | None = None,
        owners: Iterable[int] | None = None,
        companies: Iterable[int] | None = None,
    ) -> Found:
        """All pairs of at least `floor`, as far as what is left out allows to tell.

        Args:
            floor: Least share, as a fraction of 1.
            cut: Owners with less are left out further down.
            most: Most owners of companies to be carried along.
            owners: Owners asked for; None: all.
            companies: Companies asked for; None: all. Others may be in the answer.

        Raises:
            TooMany: There are more owners of companies than `most`.

        Cost: O(holdings times owners carried along), and m^3 for a component of m.
        """
        graph = self._graph(owners, companies)
        return _Run(self, graph, floor, cut, most).found()

    def sift(self, found: Found, *, floor: float, window: float, least: int) -> tuple[Found, list[int]]:
        """The rows that reach the floor, and the places among them of those too near to tell."""
        loops = self.using.load("kernels_sift")
        rows = Rows(found.company, found.owner, found.share, found.error, found.how)
        near = self.using.empty(max(1, found.count))
        units = self.units if self.arrays.whole is None else self.units[:0]
        kept, doubtful = loops.sift(
            self._graph(None, None), rows, found.count, Limits(floor, window), least, units, near
        )
        return _shortened(found, kept), [int(at) for at in near[:doubtful]]

    # -- what is asked -------------------------------------------------------------------------------

    def _graph(self, owners: Iterable[int] | None, companies: Iterable[int] | None) -> Graph:
        tracked, order, size = self._tracked, self._order, self._size
        if owners is not None:
            tracked = self.using.zeros(len(self.arrays), "uint8")
            for owner in owners:
                tracked[owner] = self._tracked[owner]
        if companies is not None:
            order, size = self._going(frozenset(), self._above(companies))
        return Graph(
            self._start,
            self._holder,
            self._weight,
            self._rest,
            self._source,
            tracked,
            self._kept,
            order,
            size,
            self._group,
        )

    def _holding(self) -> Any:
        """1 for those who hold something."""
        if not self.using.arrays:
            kept: Any = [0] * len(self.arrays)
            for holder in self._holder:
                kept[holder] = 1
            return kept
        import numpy as np

        kept = np.zeros(len(self.arrays), dtype=np.uint8)
        kept[self.arrays.holder] = 1
        return kept

    def _owners(self, everybody: bool) -> Any:
        if everybody:
            tracked = self.using.zeros(len(self.arrays), "uint8")
            tracked[:] = [1] * len(tracked)
        else:
            tracked = self._source.copy()
        for silent in self.arrays.silent:
            tracked[silent] = 0
        return tracked

    def _above(self, companies: Iterable[int]) -> Any:
        """1 for some companies and everybody above them."""
        seen, found = self.using.zeros(len(self.arrays), "uint8"), self.using.empty(len(self.arrays))
        count = 0
        for j in companies:
            if not seen[j]:
                seen[j], found[count], count = 1, j, count + 1
        self.using.load("kernels_order").reach(Ways(self._start, self._holder), found, count, seen)
        return seen

    def _going(self, left_out: Iterable[int], wanted: Any = None) -> tuple[Any, Any]:
        """The order without some companies (with them their components), or with the wanted alone."""
        order, size = (self.layers.order, self.layers.size) if wanted is None else (self._order, self._size)
        missing = frozenset(left_out)
        if not missing and wanted is None:
            return order, size
        if not self.using.arrays:
            kept = [at for at, j in enumerate(order) if j not in missing and (wanted is None or wanted[j])]
            return [order[at] for at in kept], [size[at] for at in kept]
        import numpy as np

        stays = np.ones(len(self.arrays), bool) if wanted is None else wanted.astype(bool)
        stays[list(missing)] = False
        chosen = stays[order]
        return order[chosen], size[chosen]


class _Run:
    """One pass: its columns grow as they have to."""

    def __init__(self, about: Pass, graph: Graph, floor: float, cut: float, most: int | None) -> None:
        self._about, self._using, self._graph, self._most = about, about.using, graph, most
        self._loops = about.using.load("kernels_owners")
        self._limits = Limits(floor, cut)
        count, using = len(about.arrays), about.using
        space = max(64, len(graph.order))
        self._pool = Pool(
            using.zeros(count, "int64"),
            using.zeros(count),
            using.zeros(count, "float64"),
            using.empty(space),
            using.empty(space, "float64"),
        )
        self._rows = Rows(*(using.empty(space, kind) for kind in _ROWS))
        square = BLOCK * BLOCK
        self._room = Room(
            using.zeros(count, "float64"),
            using.zeros(count, "uint8"),
            using.empty(count + 1),
            using.empty(square, "float64"),
            using.empty(square, "float64"),
            using.empty(BLOCK, "float64"),
        )
        self._state = using.zeros(4, "int64")
        self._state[3] = len(graph.order)

    def found(self) -> Found:
        """Run to the end."""
        while True:
            reason = self._loops.advance(
                self._graph, self._pool, self._room, self._rows, self._limits, self._state
            )
            if reason == DONE:
                rows = self._rows
                return Found(
                    count=int(self._state[2]),
                    company=rows.company,
                    owner=rows.owner,
                    share=rows.share,
                    error=rows.error,
                    how=rows.how,
                )
            self._go_on(int(reason))

    def _go_on(self, reason: int) -> None:
        if self._most is not None and int(self._state[1]) > self._most:
            raise TooMany
        if reason == MORE_POOL:
            self.more_pool(0)
        elif reason == MORE_ROWS:
            self.more_rows(0)
        elif reason == MORE_BLOCK:
            self._room = self._room._replace(block=self._longer(self._room.block, 0))
        else:
            from kg.analytics.whole_core import solve_large

            at = int(self._state[0])
            size = int(self._graph.size[at])
            solve_large(self, at, size)
            self._state[0] = at + size

    # -- for large components ------------------------------------------------------------------------

    inverses = property(lambda self: self._about.inverses)
    most = property(lambda self: self._most)
    graph = property(lambda self: self._graph)
    pool = property(lambda self: self._pool)
    rows = property(lambda self: self._rows)
    state = property(lambda self: self._state)
    limits = property(lambda self: self._limits)
    using = property(lambda self: self._using)

    def more_pool(self, needed: int) -> None:
        """Make room for more owners of companies; `needed` more at least."""
        pool = self._pool
        wanted = int(self._state[1]) + needed
        if self._most is not None and wanted > self._most:
            raise TooMany
        self._pool = pool._replace(
            owner=self._longer(pool.owner, wanted), share=self._longer(pool.share, wanted)
        )

    def more_rows(self, needed: int) -> None:
        """Make room for more rows; `needed` more at least."""
        wanted = int(self._state[2]) + needed
        self._rows = Rows(*(self._longer(column, wanted) for column in self._rows))

    def _longer(self, column: Any, wanted: int) -> Any:
        return self._using.longer(column, max(2 * len(column), wanted))


_ROWS = ("int32", "int32", "float64", "float64", "uint8")


def _shortened(found: Found, count: int) -> Found:
    columns = {name: getattr(found, name)[:count] for name in ("company", "owner", "share", "error", "how")}
    return Found(count=count, **columns)


def _shares(arrays: Arrays) -> tuple[Any, Any, Any]:
    """Of each holding its share, of each entity what is left for the unnamed, and 1 where nobody holds it."""
    if isinstance(arrays.start, list):
        start = arrays.start
        whole = [arrays.of_whole(j) for j in range(len(arrays))]
        weight = [units / whole[j] for units, j in zip(arrays.low, arrays.investee, strict=True)]
        told = [sum(arrays.low[start[j] : start[j + 1]]) for j in range(len(arrays))]
        rest = [max(0, all_of - some) / all_of for all_of, some in zip(whole, told, strict=True)]
        return weight, rest, [int(start[j] == start[j + 1]) for j in range(len(arrays))]
    import numpy as np

    parts: Any = UNIT if arrays.whole is None else arrays.whole
    of = parts if arrays.whole is None else parts[arrays.investee]
    rest = np.maximum(parts - arrays.told, 0) / parts
    return arrays.low / of, rest, (np.diff(arrays.start) == 0).astype(np.uint8)
