"""Who controls every company of a network: all pairs, and the last controller of each.

An entity controls a company when it, and what it controls, have more than half of the votes. Where the
votes of no company add up to more than all, any two controllers of a company control one another in one
direction, so that each company needs to know only its lowest controller: a forest holds all pairs. Companies
that control each other are one ring in it. A company without majority holder hangs below the lowest entity
under which holders of more than half come together; that is looked for until nothing changes.

Where the votes of a company add up to more than all, entities above it are followed one by one.

Example:
    >>> from kg.analytics.gathering import arrays_of_rows
    >>> names, percent = ["ann", "hold", "side", "op"], 10**10
    >>> low = [60 * percent, 51 * percent, 30 * percent, 30 * percent]
    >>> rows = {"holder": [0, 0, 1, 2], "investee": [1, 2, 3, 3], "low": low}
    >>> told = arrays_of_rows(names, **rows)
    >>> [(row.company, row.owner) for row in all_control(told)]
    [('hold', 'ann'), ('side', 'ann'), ('op', 'ann')]
    >>> [told.names[head] for head in heads(told)]
    ['ann', 'ann', 'ann', 'ann']
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from kg.analytics import kernels_control
from kg.analytics.arrays import UNIT, Arrays
from kg.analytics.fast import Memory, memory
from kg.analytics.gathering import arrays_of_rows
from kg.analytics.kernels_order import Ways
from kg.analytics.whole_order import components
from kg.analytics.whole_rows import WholeRows
from kg.errors import AnalysisError


def all_control(arrays: Arrays, *, using: Memory | None = None) -> WholeRows:
    """Every company with every entity that controls it by more than half of the votes.

    Args:
        arrays: The votes. Of bands the lower ends decide what is certain, the upper ends what is possible.
        using: How to calculate; None: as suits the size.

    Returns:
        Rows by company, the nearest controllers first; then those of entities above a company whose votes
        add up to more than all; then what is possible and not certain.

    Cost: O(n + m + pairs) for n entities and m holdings where figures are consistent; with bands
    O(holdings of what may fall) for each entity.
    """
    votes = _Votes(arrays, using)
    if arrays.complete and arrays.high is not None:
        company, controller = votes.filled()
    else:
        company, controller = votes.pairs()
    if arrays.high is None:
        return WholeRows(names=arrays.names, company=company, owner=controller, refused={})
    certain = list(zip(map(int, company), map(int, controller), strict=True))
    possible = zip(*votes.possible(), strict=True)
    more = sorted({(int(j), int(k)) for j, k in possible}.difference(certain))
    return WholeRows(
        names=arrays.names,
        company=[j for j, _ in certain + more],
        owner=[k for _, k in certain + more],
        state=[0] * len(certain) + [1] * len(more),
        refused={},
    )


def heads(arrays: Arrays, *, using: Memory | None = None) -> Any:
    """The last controller of every entity, by number; an entity that nobody controls is its own.

    Of a ring of entities that control each other, the one whose id comes first. Where the votes of a company
    add up to more than all, several entities may come last; of them too the first one counts.

    Args:
        arrays: The votes.
        using: How to calculate; None: as suits the size.

    Cost: O(n log n + m) for n entities and m holdings.
    """
    return _Votes(arrays, using).heads()


def all_blocked(arrays: Arrays, *, using: Memory | None = None) -> WholeRows:
    """Every company with every entity to which it falls when half is enough, as under a 50 percent rule.

    Args:
        arrays: The capital, in points.
        using: How to calculate; None: as suits the size.

    Cost: O(holdings of what falls) for each entity.
    """
    votes = _Votes(arrays, using)
    company, controller = votes.followed(_holders(arrays), at_least=True)
    return WholeRows(names=arrays.names, company=company, owner=controller, refused={})


class _Votes:
    """The votes of a network, and what follows from the forest of control over it."""

    def __init__(self, arrays: Arrays, using: Memory | None) -> None:
        self._told = arrays
        arrays = arrays if not arrays.above else acting(arrays)
        self._arrays, self._using = arrays, using or memory(arrays.holdings)
        self._loops = self._using.load("kernels_control")
        self._count = len(arrays)
        units, self._high, whole = strict_parts(arrays)
        column = self._using.column
        self._votes = kernels_control.Votes(
            column(arrays.start), column(arrays.holder), column(units), column(whole)
        )
        self._doubted = arrays.contradicted

    # -- the forest ----------------------------------------------------------------------------------

    @cached_property
    def _forest(self) -> kernels_control.Forest:
        """The forest of control; companies with more than all votes are left without controller in it."""
        using, count = self._using, self._count
        layers = components(self._arrays, using=using)
        forest = kernels_control.Forest(
            using.minus_one(count), using.counting(count), using.counting(count), using.counting(count)
        )
        joint = using.empty(len(layers.order))
        found = self._loops.majorities(self._votes, forest, layers.order, joint)
        self._loops.close_rings(forest, using.zeros(count))
        sums, path = using.zeros(count, "int64"), using.empty(count)
        while found and self._loops.join(self._votes, forest, joint, found, sums, path):
            pass
        return forest

    def pairs(self) -> tuple[Any, Any]:
        """All pairs of company and controller."""
        using, forest = self._using, self._forest
        size, above, path = using.zeros(self._count), using.minus_one(self._count), using.empty(self._count)
        total = int(self._loops.count_above(forest, size, above, path))
        company, controller = using.empty(total), using.empty(total)
        apart = self._apart
        left_out = apart if apart is not None else using.zeros(0, "uint8")
        count = self._loops.fill_pairs(forest, left_out, company, controller)
        company, controller = company[:count], controller[:count]
        if apart is None:
            return company, controller
        more = self.followed([j for j in range(self._count) if apart[j]])
        return _joined(company, more[0]), _joined(controller, more[1])

    def heads(self) -> Any:
        """The last controller of every entity."""
        using, forest = self._using, self._forest
        rank, head, best = using.zeros(self._count), using.empty(self._count), using.minus_one(self._count)
        names = self._arrays.names
        for place, j in enumerate(sorted(_in_rings(forest), key=lambda j: names[j])):
            rank[j] = place
        self._loops.find_heads(forest, rank, head, best)
        if self._apart is not None:
            self._look_again(head)
        return head

    # -- what the forest cannot hold -----------------------------------------------------------------

    @cached_property
    def _apart(self) -> Any:
        """1 for entities above a company with more than all votes; None: there is no such company."""
        if not self._doubted:
            return None
        using = self._using
        seen, found = using.zeros(self._count, "uint8"), using.empty(self._count)
        for at, j in enumerate(self._doubted):
            seen[j], found[at] = 1, j
        ways = Ways(self._votes.start, self._votes.holder)
        using.load("kernels_order").reach(ways, found, len(self._doubted), seen)
        return seen

    def possible(self) -> tuple[Any, Any]:
        """Pairs of company and controller that some world has; shares are bands."""
        others = _summed(self._told, strict_parts(self._told)[0])
        others[self._told.overfull] = 0  # figures that contradict each other count as stated
        return self.followed(_holders(self._arrays), others=others)

    def filled(self) -> tuple[Any, Any]:
        """Pairs that every world has, where of some companies all holders are known."""
        told, whole = self._told, self._votes.whole
        others = [int(part) for part in _summed(told, strict_parts(told)[1])]
        ends = _summed(told, told.high)
        known = told.complete - set(told.overfull)
        for j in range(self._count):
            if j not in known or int(ends[j]) < told.of_whole(j):
                others[j] = 2 * int(whole[j] if len(whole) > 1 else whole[0])  # the unnamed may have the rest
        return self.followed(_holders(self._arrays), at_least=True, others=others)

    def followed(
        self, roots: Iterable[int], *, at_least: bool = False, others: Any = None
    ) -> tuple[Any, Any]:
        """Pairs of company and controller, for each of some controllers, worked out one by one.

        Args:
            roots: The controllers.
            at_least: Whether half is enough; of bands, whether every world counts.
            others: Of bands, what the holders of a company have together; see `kernels_control`.
        """
        using, count = self._using, self._count
        column, nothing = using.column, using.zeros(0, "int64")
        start, edge = self._arrays.down
        banded = others is not None
        down = kernels_control.Down(
            column(start),
            column(edge),
            column(self._arrays.investee),
            column(self._high) if banded else nothing,
            column(others) if banded else nothing,
        )
        most = using.zeros(count, "int64") if banded else nothing
        work = kernels_control.Work(
            using.zeros(count, "int64"), most, using.zeros(count, "uint8"), using.empty(2 * count + 2)
        )
        begin = using.numbers([int(root) for root in roots])
        into = kernels_control.Into(begin, using.empty(count + 64), using.empty(count + 64))
        state = using.zeros(2, "int64")
        while self._loops.closures(self._votes, down, int(at_least), work, into, state):
            into = kernels_control.Into(begin, *(using.longer(part, 2 * len(part)) for part in into[1:]))
        done = int(state[1])
        return into.company[:done], into.controller[:done]

    def _look_again(self, head: Any) -> None:
        """Heads of what falls to an entity above a contradiction: of several, the first."""
        above: dict[int, set[int]] = {}
        company, controller = self.pairs()
        for j, k in zip(company, controller, strict=True):
            above.setdefault(int(j), set()).add(int(k))
        names = self._arrays.names
        for j, found in above.items():
            if any(self._apart[k] for k in found):
                last = [k for k in {j, *found} if all(k in above.get(z, ()) for z in above.get(k, ()))]
                head[j] = min(last or [j], key=lambda k: names[k])


def strict_parts(arrays: Arrays) -> tuple[Any, Any, Any]:
    """Votes as whole numbers in which an excluded end is a little inside of the end itself.

    Returns:
        Least and greatest parts by holding, and parts of all by entity (or one number for all of them).

    Raises:
        AnalysisError: The numbers are too large to be counted with.
    """
    whole = [UNIT] if arrays.whole is None else arrays.whole
    high = arrays.low if arrays.high is None else arrays.high
    if arrays.low_open is None and arrays.high_open is None:
        return arrays.low, high, whole
    import numpy as np

    start = np.asarray(arrays.start)
    nothing = np.zeros(arrays.holdings, dtype=np.int64)
    opens = [
        nothing if column is None else np.asarray(column, dtype=np.int64)
        for column in (arrays.low_open, arrays.high_open)
    ]
    running = np.concatenate(([0], np.cumsum(opens[0] + opens[1])))
    finer = 2 + 2 * int((running[start[1:]] - running[start[:-1]]).max(initial=0))
    wholes = np.asarray(whole, dtype=np.int64)
    _countable(finer, int(wholes.max()))
    low = np.asarray(arrays.low, dtype=np.int64) * finer + opens[0]
    return low, np.asarray(high, dtype=np.int64) * finer - opens[1], wholes * finer


def acting(arrays: Arrays) -> Arrays:
    """The votes with a majority for whoever stands above a company whatever its votes."""
    stands = [(k, j) for j, above in sorted((arrays.above or {}).items()) for k in above]
    held = {(int(k), int(j)): e for e, (k, j) in enumerate(zip(arrays.holder, arrays.investee, strict=True))}
    ends = [
        [int(value) for value in column]
        for column in (arrays.low, arrays.low if arrays.high is None else arrays.high)
    ]
    opens = [
        None if column is None else [int(value) for value in column] + [0] * len(stands)
        for column in (arrays.low_open, arrays.high_open)
    ]
    for pair in stands:
        majority = arrays.of_whole(pair[1]) // 2 + 1
        low = max(0, majority - (ends[0][held[pair]] if pair in held else 0))
        for column in ends:  # both ends by as much: a band stays one
            column.append(low)
    return arrays_of_rows(
        arrays.names,
        holder=[*arrays.holder, *(k for k, _ in stands)],
        investee=[*arrays.investee, *(j for _, j in stands)],
        low=ends[0],
        high=None if arrays.high is None else ends[1],
        low_open=opens[0],
        high_open=opens[1],
        whole=arrays.whole,
        complete=arrays.complete,
        silent=arrays.silent,
        excess=arrays.excess,
    )


def _countable(finer: int, whole: int) -> None:
    if finer * whole >= 2**60:
        raise AnalysisError("the votes of a company have too many digits and open ends to be counted with")


def _summed(arrays: Arrays, parts: Any) -> Any:
    """What the holders of each entity, but itself, have together."""
    import numpy as np

    others = np.asarray(arrays.holder) != np.asarray(arrays.investee)
    running = np.concatenate(([0], np.cumsum(np.asarray(parts) * others)))
    start = np.asarray(arrays.start)
    return running[start[1:]] - running[start[:-1]]


def _in_rings(forest: kernels_control.Forest) -> list[int]:
    if isinstance(forest.next, list):
        return [j for j, other in enumerate(forest.next) if other != j]
    import numpy as np

    found: list[int] = np.flatnonzero(forest.next != np.arange(len(forest.next))).tolist()
    return found


def _joined(one: Any, other: Any) -> Any:
    if isinstance(one, list):
        return one + other
    import numpy as np

    return np.concatenate((one, other))


def _holders(arrays: Arrays) -> list[int]:
    return sorted({int(k) for k in arrays.holder})
