"""Whole graphs: against one product of a sparse matrix and a vector, against other libraries, and growth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import log
from statistics import median
from time import process_time

import numpy as np
import scipy.sparse

from benchmarks.networks import WHOLE, Drawn, listed, psc
from benchmarks.peers import igraph_peer, networkx_peer, rustworkx_peer, scipy_ultimate
from benchmarks.single import single
from benchmarks.sizes import Sizes
from benchmarks.table import Measure, repeated
from kg.analytics.arrays import Arrays
from kg.analytics.gathering import arrays_of_rows
from kg.analytics.whole_control import all_control, heads
from kg.analytics.whole_order import components
from kg.analytics.whole_owners import all_ultimate

_QUARTER = Fraction(1, 4)
_PRODUCT = "one sparse product"
# Budgets are those of this many holdings; smaller graphs are calculated another way, and say little.
_LARGE = 1_000_000
#: Question, budget in products on a register of the large size.
_QUESTIONS: tuple[tuple[str, float, Callable[[Arrays], object]], ...] = (
    ("components", 5, components),
    ("all ultimate owners >= 25 %", 60, lambda arrays: all_ultimate(arrays, _QUARTER)),
    ("all control pairs", 20, all_control),
    ("heads", 15, heads),
)


def whole(sizes: Sizes) -> list[Measure]:
    """All measures over whole graphs."""
    return [*_register(sizes), *_listed(sizes), *single(sizes), *_peers(sizes)]


def _register(sizes: Sizes) -> Iterator[Measure]:
    small, large = sizes.whole
    drawn = {size: psc(size) for size in sizes.whole}
    arrays = {size: _arrays(drawn[size]) for size in sizes.whole}
    product = _product(arrays[large])
    for name, budget, ask in _QUESTIONS:
        ours, theirs = repeated(sizes.questions, _timed(ask, arrays[large]), product)
        yield Measure(
            name=f"{name}, register of {large:,}",
            yardstick=_PRODUCT,
            ours=ours,
            theirs=theirs,
            unit="ms",
            budget=budget if large >= _LARGE else None,
        )
        less, _ = repeated(sizes.questions, _timed(ask, arrays[small]), lambda: 0.0)
        yield _growth(name, less, ours, sizes.whole)


def _growth(name: str, less: list[float], more: list[float], sizes: tuple[int, int]) -> Measure:
    exponent = log(median(more) / median(less)) / log(sizes[1] / sizes[0])
    return Measure(
        name=f"{name}, growth from {sizes[0]:,} to {sizes[1]:,}",
        yardstick="exponent 1 is linear",
        ours=[exponent],
        theirs=[1.0],
        unit="",
        budget=1.4,
    )


def _listed(sizes: Sizes) -> Iterator[Measure]:
    """Which pairs there are, and the same with every share right to 1e-9."""
    size = sizes.whole[1]
    arrays = _arrays(listed(size))
    name = _QUESTIONS[1][0]
    for words, budget, precise in (("which pairs", 250, False), ("shares to 1e-9", None, True)):

        def ask(arrays: Arrays, precise: bool = precise) -> object:
            return all_ultimate(arrays, _QUARTER, precise=precise)

        ours, theirs = repeated(sizes.questions, _timed(ask, arrays), _product(arrays))
        yield Measure(
            name=f"{name}, {words}, listed companies, {size:,}",
            yardstick=_PRODUCT,
            ours=ours,
            theirs=theirs,
            unit="ms",
            budget=budget if size >= _LARGE else None,
        )


def _peers(sizes: Sizes) -> Iterator[Measure]:
    small, large = sizes.whole
    for size, budget, make in (
        (small, 30, networkx_peer),
        (large, 4, rustworkx_peer),
        (large, None, igraph_peer),
    ):
        drawn = psc(size)
        peer, arrays = make(drawn), _arrays(drawn)
        asked: tuple[tuple[int, Callable[[], object]], ...] = (
            (1, lambda peer=peer: peer.ultimate(0.25)),
            (2, peer.control),
        )
        for number, other in asked:
            name, _, ask = _QUESTIONS[number]
            yield _against(
                f"{name}, register of {size:,}",
                peer.name,
                (arrays, ask, other),
                budget if large >= _LARGE else None,
            )
    drawn = psc(large)
    name, _, ask = _QUESTIONS[1]
    asking = (_arrays(drawn), ask, scipy_ultimate(drawn, 0.25))
    yield _against(f"{name}, register of {large:,}", "scipy powers", asking, None)


def _against(
    name: str,
    yardstick: str,
    asked: tuple[Arrays, Callable[[Arrays], object], Callable[[], object]],
    budget: float | None,
) -> Measure:
    arrays, ask, other = asked
    theirs = [_timed(lambda _: other(), arrays)()]
    ours, _ = repeated(3, _timed(ask, arrays), lambda: 0.0)
    return Measure(
        name=name,
        yardstick=yardstick,
        ours=[median(ours)],
        theirs=theirs,
        unit="ms",
        budget=budget,
        faster=True,
    )


def _arrays(drawn: Drawn) -> Arrays:
    return arrays_of_rows(drawn.names, holder=drawn.holder, investee=drawn.investee, low=drawn.units)


def _product(arrays: Arrays) -> Callable[[], float]:
    shares = np.asarray(arrays.low) / WHOLE
    count = len(arrays)
    matrix = scipy.sparse.csr_matrix((shares, arrays.holder, arrays.start), shape=(count, count))
    vector = np.linspace(0.0, 1.0, count)
    return _timed(lambda _: [matrix @ vector for _ in range(5)], arrays, times=5)


def _timed(act: Callable[[Arrays], object], arrays: Arrays, times: int = 1) -> Callable[[], float]:
    def run() -> float:
        begin = process_time()
        act(arrays)
        return max((process_time() - begin) * 1000 / times, 1e-6)

    return run
