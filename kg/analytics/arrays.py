"""`Arrays`: a whole network as columns of whole numbers, both ways, for what asks about all companies.

Entities are numbers. Holding `e` says that `holder[e]` has `low[e]` to `high[e]` of an entity, in parts of
which `whole` make up all of it; the holdings of one company stand side by side. Shares are exact: sums and
comparisons with a half are those of whole numbers. `gathering` makes it, `whole_owners` and
`whole_control` calculate on it.

Example:
    >>> told = Arrays(names=["ann", "op", "sub"], start=[0, 0, 1, 2], holder=[0, 1], low=[6 * 10**11, 10**12])
    >>> told.share(0), told.share(1), told.ancestors(2)
    (Fraction(3, 5), Fraction(1, 1), [1, 0])
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Any

from kg.errors import AnalysisError
from kg.record import frozen

#: Parts of a whole where nothing finer is told.
UNIT = 10**12
# The largest whole: several of them must fit into 64 bits.
_FINEST = 2**58


@frozen(eq=False)
class Arrays:
    """Who holds how much of whom, for all entities; lists, or numpy arrays when there are many.

    Args:
        names: Entity ids by number.
        start: Holdings in entity `j` are `start[j]` to `start[j + 1]`, ordered by holder; one a pair.
        holder: Who holds (int32).
        low: The least share, in parts of `whole` (int64).
        high: The largest share; None: every share is exact.
        low_open: 1 where the share is more than `low` (uint8); None: nowhere.
        high_open: 1 where the share is less than `high` (uint8); None: nowhere.
        whole: Parts of all of an entity, by entity; None: `UNIT` of each.
        complete: Entities whose holders are all known.
        silent: Entities that are nobody in particular, and thus no owners.
        excess: Entities known to be told to more than all of them, whatever is left of their shares.
        above: Company to those who stand above it whatever its votes.
    """

    names: Sequence[str]
    start: Any
    holder: Any
    low: Any
    high: Any = None
    low_open: Any = None
    high_open: Any = None
    whole: Any = None
    complete: frozenset[int] = frozenset()
    silent: frozenset[int] = frozenset()
    excess: frozenset[int] = frozenset()
    above: Mapping[int, tuple[int, ...]] | None = None

    def __len__(self) -> int:
        return len(self.names)

    # -- read ----------------------------------------------------------------------------------------

    @property
    def holdings(self) -> int:
        """How many holdings there are."""
        return len(self.holder)

    @cached_property
    def number(self) -> dict[str, int]:
        """Entity id to number."""
        return {name: at for at, name in enumerate(self.names)}

    def of_whole(self, j: int) -> int:
        """Parts of all of an entity."""
        return UNIT if self.whole is None else int(self.whole[j])

    def share(self, e: int, *, of: int | None = None) -> Fraction:
        """The least share of a holding, as a fraction of 1; `of` is what is held, where that is known."""
        held = self.investee[e] if of is None else of
        return Fraction(int(self.low[e]), self.of_whole(int(held)))

    @cached_property
    def investee(self) -> Any:
        """What is held, by holding."""
        if isinstance(self.start, list):
            return [j for j in range(len(self)) for _ in range(self.start[j], self.start[j + 1])]
        import numpy as np

        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.start))

    @cached_property
    def down(self) -> tuple[Any, Any]:
        """The other way: holdings of entity `i` are `edge[start[i]:start[i + 1]]`, as (start, edge)."""
        if isinstance(self.start, list):
            start, edge = [0] * (len(self) + 1), sorted(range(self.holdings), key=self.holder.__getitem__)
            for holder in self.holder:
                start[holder + 1] += 1
            for at in range(len(self)):
                start[at + 1] += start[at]
            return start, edge
        import numpy as np

        counts = np.bincount(self.holder, minlength=len(self))
        begin = np.zeros(len(self) + 1, dtype=np.int32)
        np.cumsum(counts, out=begin[1:])
        return begin, np.argsort(self.holder, kind="stable").astype(np.int32)

    @cached_property
    def told(self) -> Any:
        """Parts that the least shares of each entity add up to."""
        if isinstance(self.start, list):
            return [sum(self.low[self.start[j] : self.start[j + 1]]) for j in range(len(self))]
        import numpy as np

        running = np.zeros(self.holdings + 1, dtype=np.uint64)
        np.cumsum(self.low.astype(np.uint64), out=running[1:])
        # The sum of all may pass what 64 bits hold; differences of what is left are right all the same.
        return (running[self.start[1:]] - running[self.start[:-1]]).astype(np.int64)

    @cached_property
    def overfull(self) -> list[int]:
        """Entities whose holders are told to have more than all of them."""
        if isinstance(self.start, list):
            found = [j for j in self._full if self.told[j] > self.of_whole(j)]
        else:
            import numpy as np

            found = np.flatnonzero(self.told > (UNIT if self.whole is None else self.whole)).tolist()
        return sorted({*found, *self.excess})

    @cached_property
    def contradicted(self) -> list[int]:
        """Those, and entities of which all is told while some holder has a little more than is told."""
        if self.low_open is None:
            return self.overfull
        return sorted({*self.overfull, *(j for j in self._full if self._has_open_low(j))})

    @cached_property
    def _full(self) -> list[int]:
        if isinstance(self.start, list):
            return [j for j, told in enumerate(self.told) if told >= self.of_whole(j)]
        import numpy as np

        found: list[int] = np.flatnonzero(self.told >= (UNIT if self.whole is None else self.whole)).tolist()
        return found

    def _has_open_low(self, j: int) -> bool:
        return any(self.low_open[self.start[j] : self.start[j + 1]])

    @cached_property
    def refused(self) -> dict[int, int]:
        """Entities that are contradicted or below one that is, each with such a one."""
        if not self.contradicted:
            return {}
        begin, edge = self.down
        refused = {j: j for j in self.contradicted}
        ahead = list(refused)
        for k in ahead:
            for place in range(int(begin[k]), int(begin[k + 1])):
                j = int(self.investee[edge[place]])
                if j not in refused:
                    refused[j] = refused[k]
                    ahead.append(j)
        return refused

    def ancestors(self, j: int) -> list[int]:
        """Everybody above an entity, nearest first: those who hold it, those who hold them, and so on.

        Cost: O(holdings above it).
        """
        start, holder = self.start, self.holder
        found: list[int] = []
        seen, ahead = {j}, [j]
        for k in ahead:
            for other in holder[start[k] : start[k + 1]]:
                if other not in seen:
                    seen.add(other)
                    ahead.append(other)
        found.extend(int(k) for k in ahead[1:])
        return found


def common_whole(fractions: Iterable[Fraction]) -> int:
    """The least number of parts, a multiple of `UNIT`, in which all of the fractions are whole.

    Raises:
        AnalysisError: It is too large to be counted with.
    """
    whole = UNIT
    for fraction in fractions:
        whole = lcm(whole, fraction.denominator)
        if whole > _FINEST:
            raise AnalysisError(
                "the shares of one company have no common part of 64 bits; state them with fewer digits"
            )
    return whole
