"""Components of a whole graph, and the order in which every company comes after its holders.

Example:
    >>> from kg.analytics.gathering import arrays_of_rows
    >>> told = arrays_of_rows(["a", "b", "c"], holder=[0, 1, 1], investee=[1, 0, 2], low=[10**12] * 3)
    >>> components(told).members(), components(told).label
    ([[0, 1]], [0, 0, 2])
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from kg.analytics.arrays import Arrays
from kg.analytics.fast import Memory, memory
from kg.analytics.kernels_order import Search, Ways
from kg.record import frozen


@frozen(eq=False)
class Layers:
    """Held entities from the top down, strong components side by side.

    Args:
        entities: How many entities there are.
        order: Held entities, each after its holders (but those of its own component).
        size: At the first place of a component: how many members stand there; else 0.
    """

    entities: int
    order: Any
    size: Any

    def members(self) -> list[list[int]]:
        """Components of two and more, each in order of number, by their first members."""
        found = []
        for at in self._large():
            found.append(sorted(int(j) for j in self.order[at : at + int(self.size[at])]))
        return sorted(found)

    @cached_property
    def label(self) -> Any:
        """Component of each entity: the smallest number in it."""
        if isinstance(self.order, list):
            label: Any = list(range(self.entities))
        else:
            import numpy as np

            label = np.arange(self.entities, dtype=np.int32)
        for group in self.members():
            for j in group:
                label[j] = group[0]
        return label

    def _large(self) -> list[int]:
        if isinstance(self.size, list):
            return [at for at, size in enumerate(self.size) if size > 1]
        import numpy as np

        found: list[int] = np.flatnonzero(self.size > 1).tolist()
        return found


def components(arrays: Arrays, *, using: Memory | None = None) -> Layers:
    """Strong components, sets of entities that hold each other; every held entity after its holders.

    Args:
        arrays: The network.
        using: How to calculate; None: as suits its size.

    Example:
        >>> from kg.analytics.gathering import arrays_of_rows
        >>> components(arrays_of_rows(["a", "b"], holder=[0], investee=[1], low=[1])).members()
        []

    Cost: O(n + m) for n entities and m holdings; Tarjan (1972).
    """
    using = using or memory(arrays.holdings)
    count = len(arrays)
    loops = using.load("kernels_order")
    room = Search(using.zeros(count), *(using.empty(count) for _ in range(4)))
    order, size = using.empty(count), using.zeros(count)
    ways = Ways(using.column(arrays.start), using.column(arrays.holder))
    placed = loops.layers(ways, room, order, size)
    return Layers(entities=count, order=order[:placed], size=size[:placed])
