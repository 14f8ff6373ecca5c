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
    >>> rows = {"holder": [0, 0, 1, 2], "investee": [1, 2, 3, 3], "low": [60 * percent, 51 * percent] + [30 * percent] * 2}
    >>> told = arrays_of_rows(names, **rows)
    >>> [(row.company, row.owner) for row in all_control(told)]
    [('hold', 'ann'), ('side', 'ann'), ('op', 'ann')]
    >>> [told.names[head] for head in heads(told)]
    ['ann', 'ann', 'ann', 'ann']
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.analytics import kernels, kernels_control
from kg.analytics.arrays import UNIT, Arrays
from kg.analytics.fast import Memory, memory
from kg.analytics.whole_order import Layers, components
from kg.analytics.whole_rows import WholeRows
from kg.record import replace


def all_control(arrays: Arrays, *, using: Memory | None = None) -> WholeRows:
    """Every company with every entity that controls it by more than half of the votes.

    Args:
        arrays: The votes. Of bands the lower ends count, so that control is certain; the rows that
            `all_possible_control` has besides are possible.
        using: How to calculate; None: as suits the size.

    Returns:
        Rows by company, the nearest controllers first; then those of entities above a company whose votes
        add up to more than all.

    Cost: O(n + m + pairs) for n entities and m holdings where figures are consistent.
    """
    votes = _Votes(arrays, using)
    company, controller = votes.pairs()
    return WholeRows(names=arrays.names, company=company, owner=controller, refused={})


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
    """The votes of a network, and the forest of control over it."""

    def __init__(self, arrays: Arrays, using: Memory | None) -> None:
        self._arrays, self._using = arrays, using or memory(arrays.holdings)
        self._loops = self._using.load("kernels_control")
        units, whole = strict_parts(arrays)
        self._units, self._whole = self._using.column(units), self._using.column(whole)
        self._start, self._holder = self._using.column(arrays.start), self._using.column(arrays.holder)
        self._votes = kernels_control.Votes(self._start, self._holder, self._units, self._whole)

    def forest(self) -> kernels_control.Forest:
        """The forest of control; companies with more than all votes are left without controller in it."""
        using, count = self._using, len(self._arrays)
        layers = components(self._arrays, using=using)
        forest = kernels_control.Forest(*(using.column(range_of(using, count)) for _ in range(4)))
        self._none(forest.parent)
        joint = using.empty(len(layers.order))
        found = self._loops.majorities(self._votes, forest, layers.order, joint)
        self._loops.close_rings(forest, using.zeros(count))
        sums, path = using.zeros(count, "int64"), using.empty(count)
        while found and self._loops.join(self._votes, forest, joint, found, sums, path):
            pass
        return forest
