"""Whole-graph answers are those of the definitions, in every way of calculating them."""

from fractions import Fraction

import pytest

from kg.analytics import gathering
from kg.analytics.arrays import UNIT, Arrays
from kg.analytics.fast import PLAIN, Memory, has_numba
from kg.analytics.gathering import arrays_of_rows
from kg.analytics.whole_control import all_blocked, all_control, heads
from kg.analytics.whole_order import components
from kg.analytics.whole_owners import all_ultimate
from tests.analytics import naive

ARRAYS = Memory(arrays=True, compiled=False)
COMPILED = Memory(arrays=True, compiled=True)
WAYS = [PLAIN, ARRAYS, pytest.param(COMPILED, marks=pytest.mark.skipif(not has_numba(), reason="no numba"))]
NAMES = ["lists", "arrays", "compiled"]


def made(n: int, rows: naive.Rows, using: Memory, monkeypatch: pytest.MonkeyPatch) -> Arrays:
    """The rows as arrays of the kind that `using` has, names in another order than numbers."""
    monkeypatch.setattr(gathering, "FEW", 5_000 if using is PLAIN else -1)
    whole = 7 * UNIT
    return arrays_of_rows(
        [f"e{(number * 7 + 3) % 11:02}" for number in range(n)],
        holder=[k for k, _ in rows],
        investee=[j for _, j in rows],
        low=[int(share * whole) for share in rows.values()],
        whole=using.column([whole] * n) if using is PLAIN else _int64([whole] * n),
    )


def _int64(values: list[int]) -> object:
    import numpy as np

    return np.array(values, dtype=np.int64)


def pairs_of(rows: object) -> set[tuple[int, int]]:
    return {(int(j), int(k)) for j, k in zip(rows.company, rows.owner, strict=True)}  # type: ignore[attr-defined]


@pytest.mark.parametrize("using", WAYS, ids=NAMES)
def test_ultimate_owners_are_those_of_the_definition(using: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(250 if using is not ARRAYS else 60):
        n, rows = naive.drawn(seed)
        arrays = made(n, rows, using, monkeypatch)
        held = {j for _, j in rows}
        shares = {i: naive.integrated(n, rows, i) for i in range(n)}
        threshold = [Fraction(1, 4), Fraction(1, 2), Fraction(1, 50), Fraction(1)][seed % 4]
        for strict in (False, True):
            for everybody in (False, True):
                owners = range(n) if everybody else [i for i in range(n) if i not in held]
                wanted = {
                    (j, i): share
                    for i in owners
                    for j, share in shares[i].items()
                    if share > threshold or (share == threshold and not strict)
                }
                found = all_ultimate(arrays, threshold, strict=strict, everybody=everybody, using=using)
                assert pairs_of(found) == set(wanted), (seed, strict, everybody)
                for j, i, low, high in zip(found.company, found.owner, found.low, found.high, strict=True):
                    assert float(low) <= float(high)
                    assert float(wanted[int(j), int(i)]) == pytest.approx(float(low), abs=1e-12)


@pytest.mark.parametrize("using", WAYS, ids=NAMES)
def test_control_is_the_least_fixpoint(using: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(400 if using is not ARRAYS else 60):
        n, rows = naive.drawn(seed)
        if seed % 5 == 4:  # figures that contradict each other
            rows = {pair: min(Fraction(1), share * 2) for pair, share in rows.items()}
        arrays = made(n, rows, using, monkeypatch)
        votes = {(k, j): share for (k, j), share in rows.items() if k != j}
        wanted = {(j, i) for i in range(n) for j in naive.controlled(n, votes, i)}
        assert pairs_of(all_control(arrays, using=using)) == wanted, seed
        blocked = {(j, i) for i in range(n) for j in naive.controlled(n, votes, i, at_least=True)}
        assert pairs_of(all_blocked(arrays, using=using)) == blocked, seed
        found = heads(arrays, using=using)
        for j in range(n):
            above = {i for i in range(n) if (j, i) in wanted} | {j}
            last = [x for x in above if all((z, x) in wanted for z in above - {x} if (x, z) in wanted)]
            assert int(found[j]) == min(last or [j], key=lambda i: arrays.names[i]), (seed, j)


@pytest.mark.parametrize("using", WAYS, ids=NAMES)
def test_components_are_sets_that_reach_each_other(using: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(60):
        n, rows = naive.drawn(seed)
        layers = components(made(n, rows, using, monkeypatch), using=using)
        assert layers.members() == naive.components(n, rows), seed
        place = {int(j): at for at, j in enumerate(layers.order)}
        label = [int(one) for one in layers.label]
        assert set(place) == {j for _, j in rows}
        assert all(k not in place or place[k] < place[j] or label[k] == label[j] for k, j in rows)
