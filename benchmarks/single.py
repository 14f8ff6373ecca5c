"""One company of a large network: all its owners, against a plain search upwards through arrays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from time import perf_counter
from typing import Any

import numpy as np

from benchmarks.networks import Drawn, listed, psc
from benchmarks.sizes import Sizes
from benchmarks.table import Measure
from kg.analytics.integrated import integrated_all
from kg.holdings.table import FEW, Holdings
from kg.network import OwnershipNetwork

_COMPANIES = 300
# The first questions put the network into order, once for all that follow.
_FIRST = 50


def single(sizes: Sizes) -> Iterator[Measure]:
    """The slowest of twenty questions about one company, in registers and among listed companies."""
    size = sizes.whole[1]
    for name, draw in (("register", psc), ("listed companies", listed)):
        ours, theirs = _measured(draw(size))
        yield Measure(
            name=f"all owners of one company (p95), {name}, {size:,}",
            yardstick="array search",
            ours=[_p95(ours)],
            theirs=[_p95(theirs)],
            unit="us",
            budget=2 if size >= 200 * FEW else None,
        )


def _measured(drawn: Drawn) -> tuple[list[float], list[float]]:
    told = Holdings(
        names=drawn.names,
        holder=drawn.holder,
        investee=drawn.investee,
        low=drawn.units,
        high=drawn.units,
        number=np.arange(len(drawn.holder), dtype=np.int32),
    )
    network = OwnershipNetwork.from_holdings(told)
    search = _Search(drawn)
    held = np.unique(drawn.investee).tolist()
    asked = Random(1).sample(held, min(_COMPANIES, len(held)))
    for company in asked[:_FIRST]:
        integrated_all(network, told.names[company])
    ours: list[float] = []
    theirs: list[float] = []
    for company in asked:
        name = told.names[company]
        ours.append(_timed(lambda: len(integrated_all(network, name))))  # noqa: B023
        theirs.append(_timed(lambda: search.above(name)))  # noqa: B023
    return ours, theirs


def _timed(act: Callable[[], object]) -> float:
    begin = perf_counter()
    act()
    return (perf_counter() - begin) * 1e6


def _p95(values: list[float]) -> float:
    return float(np.percentile(values, 95))


class _Search:
    """Holdings by what is held, searched as plainly as can be: everybody above, and the holdings between."""

    def __init__(self, drawn: Drawn) -> None:
        order = np.argsort(drawn.investee, kind="stable")
        start = np.concatenate(([0], np.cumsum(np.bincount(drawn.investee, minlength=drawn.entities))))
        # Single numbers come from a memoryview in half the time.
        columns: tuple[Any, ...] = (start, drawn.holder[order], drawn.units[order])
        self._start, self._holder, self._units = (memoryview(column) for column in columns)
        self._number = {name: at for at, name in enumerate(drawn.names)}

    def above(self, name: str) -> tuple[list[int], list[tuple[int, int, int]]]:
        """Everybody above a company, and the holdings as holder, company and units."""
        start, holder, units = self._start, self._holder, self._units
        company = self._number[name]
        found, seen = [company], {company}
        holdings: list[tuple[int, int, int]] = []
        for k in found:
            for place in range(start[k], start[k + 1]):
                other = holder[place]
                holdings.append((other, k, units[place]))
                if other not in seen:
                    seen.add(other)
                    found.append(other)
        return found, holdings
