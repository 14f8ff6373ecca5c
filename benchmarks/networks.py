"""Seeded ownership networks as integer arrays: a register of small companies, and listed companies.

`psc` looks like a register of persons with significant control: 1.2 holders a company, four in five of them
persons, four in five companies fully told, some companies that hold each other, a few of them by majority.
`listed` looks like a stock market: six holders a company, a core in which everybody holds everybody, owners
above it and subsidiaries below. Shares have six decimals of 1 and no company is told to more than the whole.
All names and figures are invented.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: Units of a whole: shares are whole numbers of 1e-12.
WHOLE = 10**12
_STEP = 10**6


@dataclass(frozen=True, slots=True)
class Drawn:
    """Holdings as arrays: entities are numbered from 0, in no order.

    Args:
        entities: How many entities there are.
        holder: Who holds, one a holding.
        investee: What is held.
        units: How much, in units of 1e-12.
    """

    entities: int
    holder: NDArray[np.int32]
    investee: NDArray[np.int32]
    units: NDArray[np.int64]

    @property
    def names(self) -> list[str]:
        """A name for each entity, in an order that is not that of the numbers."""
        return [f"e{number * 7919 % self.entities:08}-{number}" for number in range(self.entities)]


def psc(holdings: int, *, seed: int = 1) -> Drawn:
    """A register-like network with about this many holdings."""
    random = np.random.default_rng(seed)
    companies = max(4, round(holdings / 1.2))
    persons = max(2, round(companies * 0.57))
    counts = random.choice([1, 2, 3, 4], size=companies, p=[0.86, 0.1, 0.02, 0.02])
    investee = np.repeat(np.arange(companies), counts)
    # Few persons hold many companies, most hold one; a company is held by one that is older than itself.
    person = companies + (persons * random.random(investee.size) ** 2).astype(np.int64)
    older = (investee * random.random(investee.size) ** 1.5).astype(np.int64)
    holder = np.where((random.random(investee.size) < 0.82) | (investee == 0), person, older)
    holder, investee = _with_rings(random, holder, investee, companies, rings=max(1, holdings // 1000))
    told = np.where(random.random(companies) < 0.8, 1.0, random.uniform(0.3, 1.0, companies))
    return _drawn(random, companies + persons, holder, investee, told)


def listed(holdings: int, *, seed: int = 1) -> Drawn:
    """A network of listed companies with about this many holdings: owners, a core, subsidiaries."""
    random = np.random.default_rng(seed)
    companies = max(12, holdings // 6)
    outside = companies
    core = max(6, round(companies * 0.004))
    above = companies // 10
    counts = np.clip(random.poisson(6, companies), 1, 15)
    investee = np.repeat(np.arange(companies), counts)
    size = investee.size
    source = companies + (outside * random.random(size) ** 1.5).astype(np.int64)
    older = (investee * random.random(size) ** 2).astype(np.int64)
    holder = np.where(random.random(size) < np.where(investee < above, 0.85, 0.5), source, older)
    in_core = (investee >= above) & (investee < above + core)
    mates = above + random.integers(0, core, size)
    holder = np.where(in_core & (random.random(size) < 0.5), mates, holder)
    # A ring through the whole core, so that it is one strong component.
    ring = np.arange(core)
    holder = np.concatenate([holder, above + (ring + 1) % core])
    investee = np.concatenate([investee, above + ring])
    told = random.uniform(0.6, 1.0, companies)
    return _drawn(random, companies + outside, holder, investee, told)


def _with_rings(
    random: np.random.Generator,
    holder: NDArray[np.int64],
    investee: NDArray[np.int64],
    companies: int,
    rings: int,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs and triples of companies that hold each other."""
    first = random.choice(companies, size=(rings, 3), replace=companies < 3 * rings)
    pair, triple = first[::2], first[1::2]
    more_holder = [pair[:, 0], pair[:, 1], triple[:, 0], triple[:, 1], triple[:, 2]]
    more_investee = [pair[:, 1], pair[:, 0], triple[:, 1], triple[:, 2], triple[:, 0]]
    return np.concatenate([holder, *more_holder]), np.concatenate([investee, *more_investee])


def _drawn(
    random: np.random.Generator,
    entities: int,
    holder: NDArray[np.int64],
    investee: NDArray[np.int64],
    told: NDArray[np.float64],
) -> Drawn:
    """One holding a pair, nobody in itself, with shares that add up to what is told of the company."""
    pairs = np.unique(investee * entities + holder)
    investee, holder = pairs // entities, pairs % entities
    other = holder != investee
    investee, holder = investee[other], holder[other]
    weight = random.pareto(1.2, holder.size) + 0.2
    total = np.bincount(investee, weights=weight, minlength=told.size)
    steps = np.floor(weight / total[investee] * told[investee] * _STEP).astype(np.int64)
    kept = steps > 0
    order = random.permutation(np.flatnonzero(kept))
    number = random.permutation(entities).astype(np.int32)  # no order that a search could profit from
    return Drawn(
        entities=entities,
        holder=number[holder[order]],
        investee=number[investee[order]],
        units=steps[order] * (WHOLE // _STEP),
    )
