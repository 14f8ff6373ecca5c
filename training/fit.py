"""Learn the weights of `kg.extract.linking` from passages whose claims are known.

A conditional model: for each figure, one choice among all its readings and "no holding"; where several
readings are right (several mentions of one party), their probabilities are added. L-BFGS with a
Gaussian prior. Deterministic: same corpus, same weights.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from kg.extract.linking.chain import Chain, Choice
from kg.extract.linking.features import figure_at, figure_features
from kg.extract.linking.figure import figures_of
from kg.extract.linking.scene import Scene
from kg.extract.linking.solve import allowed
from kg.extract.linking.spots import name_features, pair_features

_REACH = 160


@dataclass
class Case:
    """One choice: features of each reading, which are right, how much it counts, and the first one's start.

    `base` is what speaks for the first reading before anything is learned, in log-odds.
    """

    readings: list[list[str]]
    right: list[bool]
    weight: float = 1.0
    base: float = 0.0


def cases(scene: Scene, judge, weight: float = 1.0) -> Iterator[Case]:
    """The choices of a document.

    Args:
        scene: Its scene.
        judge: From (figure's unit, holder, investee) to True, False or None (does not matter); with
            None for both parties: whether the figure is no holding.
        weight: How much each choice counts.
    """
    past: tuple[Choice, ...] = ()
    gap = False
    for at in figures_of(scene):
        unit = scene.units[at]
        figure = figure_at(scene, at)
        past = tuple(one for one in past if at - one.at < _REACH)
        chain = Chain(scene, at, past, gap=gap)
        by_holder = {s: name_features(scene, figure, s, "h") for s in figure.spots}
        by_investee = {s: name_features(scene, figure, s, "i") for s in figure.spots}
        readings, right, pairs = [], [], []
        none = judge(unit, None, None)
        if none is not None:
            readings.append(figure_features(scene, figure) + chain.signs(None))
            right.append(none)
        for h in figure.spots:
            for i in figure.spots:
                one, other = scene.party(h), scene.party(i)
                if not allowed(one, other):
                    continue
                verdict = judge(unit, one, other)
                if verdict is None:
                    continue
                both = pair_features(scene, figure, h, i) + chain.signs(chain.way((one, other)))
                readings.append(by_holder[h] + by_investee[i] + both)
                right.append(verdict)
                if verdict:
                    pairs.append((one, other))
        if len(right) > 1 and none is not None:
            # Where no reading is right, a name was not found: then it is better to say nothing.
            yield Case(readings, right if any(right) else [True, *right[1:]], weight)
        if pairs:
            past, gap = (Choice(at, *pairs[0]), *past)[:5], False
        else:
            gap = bool(past)


def lean(corpus: Iterable[Case], weights: Mapping[str, float], most: int = 20) -> list[Case]:
    """The same choices without the readings that are far from likely; right ones stay.

    Args:
        corpus: Choices.
        weights: What tells how likely a reading is.
        most: How many readings a choice keeps.
    """
    found = []
    for case in corpus:
        scores = [sum(weights.get(name, 0.0) for name in row) for row in case.readings]
        best = set(sorted(range(len(scores)), key=lambda n: -scores[n])[:most])
        kept = [n for n in range(len(scores)) if n in best or case.right[n]]
        row = [case.readings[n] for n in kept], [case.right[n] for n in kept]
        found.append(Case(*row, case.weight, case.base))
    return found


def fit(
    corpus: list[Case],
    prior: float = 1.0,
    least: int = 3,
    start: Mapping[str, float] | None = None,
    only: Collection[str] | None = None,
) -> dict[str, float]:
    """The weights that make the right readings likely.

    Args:
        corpus: Choices.
        prior: Strength of the pull towards 0.
        least: Features that stand in fewer choices are left out.
        start: Weights to begin from; None: zeros.
        only: The features that may have a weight; None: all that are frequent enough.
    """
    count: dict[str, int] = {}
    for case in corpus:
        for name in {name for row in case.readings for name in row}:
            count[name] = count.get(name, 0) + 1
    used = sorted(name for name, number in count.items() if number >= least and (not only or name in only))
    index = {name: n for n, name in enumerate(used)}
    rows, columns, starts, right, weights = [], [], [0], [], []
    n = 0
    for case in corpus:
        for row in case.readings:
            ids = [index[name] for name in row if name in index]
            rows += [n] * len(ids)
            columns += ids
            n += 1
        starts.append(n)
        right += case.right
        weights.append(case.weight)
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(n, len(index)))
    first = np.array(starts[:-1])
    sizes = np.diff(starts)
    good = np.array(right)
    each = np.array(weights)
    base = np.zeros(n)
    base[first] = [case.base for case in corpus]

    def loss(w):
        scores = matrix @ w + base
        top = np.maximum.reduceat(scores, first)
        e = np.exp(scores - np.repeat(top, sizes))
        z = np.add.reduceat(e, first)
        eg = e * good
        g = np.add.reduceat(eg, first)
        value = -(each * (np.log(g + 1e-300) - np.log(z))).sum() + 0.5 * prior * (w @ w)
        slope = np.repeat(each / z, sizes) * e - np.repeat(each / (g + 1e-300), sizes) * eg
        return value, matrix.T @ slope + prior * w

    found = minimize(
        loss,
        np.array([(start or {}).get(name, 0.0) for name in index]),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": 60 if start else 250},
    )
    return {name: round(float(found.x[k]), 2) for name, k in index.items() if abs(found.x[k]) >= 0.005}
