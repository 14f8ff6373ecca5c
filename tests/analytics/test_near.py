"""One company of a large holdings file: the search upwards gives what the equations give."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.networks import Drawn, listed, psc
from kg.analytics import integrated, integrated_all, near
from kg.analytics.bounds import Bounds
from kg.analytics.integrated import meeting, visits_of
from kg.analytics.near import Neighbourhood
from kg.analytics.owners import Owners
from kg.analytics.walk import above
from kg.errors import Overfull
from kg.holdings.cells import Cell
from kg.holdings.rows import holdings_of
from kg.holdings.table import Holdings
from kg.network import OwnershipNetwork


def file_of(drawn: Drawn) -> Holdings:
    """The drawn holdings as a file has them."""
    return Holdings(
        names=drawn.names,
        holder=drawn.holder,
        investee=drawn.investee,
        low=drawn.units,
        high=drawn.units,
        number=np.arange(len(drawn.holder), dtype=np.int32),
    )


def by_equations(network: OwnershipNetwork, owned: str) -> dict[str, float]:
    """All owners by the walk in fractions or floats of `visits`."""
    section = above(network.tables, owned, "capital")
    passed = visits_of(section, owned)
    found = {owner: float(share) for owner, share in passed.shares.items()}
    return found | {owned: float(passed.own)} if passed.own > 0 else found


def assert_alike(found: dict[str, float], wanted: dict[str, float]) -> None:
    assert found.keys() == wanted.keys()
    assert all(abs(found[key] - share) < 1e-11 for key, share in wanted.items())


@pytest.mark.parametrize("small", [400, 3])
@pytest.mark.parametrize("draw", [psc, listed])
def test_every_company_has_the_owners_that_the_equations_give(
    draw: object, small: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(near, "SMALL", small)
    network = OwnershipNetwork.from_holdings(file_of(draw(6_000, seed=3)))  # type: ignore[operator]
    for owned in list(network.tables.companies())[::40]:
        found = integrated_all(network, owned)
        assert isinstance(found, Owners)
        assert_alike({key: float(share.low) for key, share in found.items()}, by_equations(network, owned))


rows = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.integers(1, 100)),
    min_size=1,
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(rows, st.sampled_from([400, 0]))
def test_rings_and_closed_loops_are_the_same_on_columns(
    drawn: list[tuple[str, str, int]], small: int
) -> None:
    left: dict[str, int] = {}
    kept: list[tuple[str, str, int]] = []
    for holder, investee, percent in drawn:
        part = min(percent, 100 - left.get(investee, 0))
        if part > 0 and (holder, investee) not in {row[:2] for row in kept}:
            left[investee] = left.get(investee, 0) + part
            kept.append((holder, investee, part))
    told = holdings_of(kept)
    network = OwnershipNetwork.from_holdings(told)
    hood = Neighbourhood(told, "capital")
    for owned in network.tables.companies():
        at = told.position(owned)
        assert at is not None
        found = hood.above(at) if small else hood._many(at)
        assert found is not None
        shares = {
            told.names[k]: float(share)
            for k, share in zip(found.owners, found.shares, strict=True)
            if share > 0
        }
        assert_alike(shares | ({owned: found.own} if found.own > 0 else {}), by_equations(network, owned))


def large(rows: Sequence[tuple[str, str, str]]) -> OwnershipNetwork:
    """A network of many holdings, with some of our own."""
    return OwnershipNetwork.from_holdings([*rows, *((f"p{at}", f"c{at}", "25") for at in range(5_001))])


def filler() -> list[dict[str, Cell]]:
    """So many rows that the network is a large one."""
    return [{"holder": f"p{at}", "investee": f"c{at}", "share": 25} for at in range(5_001)]


def test_what_is_near_a_threshold_is_decided_in_fractions() -> None:
    network = large([("p", f"m{at}", "5") for at in range(10)] + [(f"m{at}", "op", "5") for at in range(10)])
    share = integrated(network, "p", "op")
    assert isinstance(share.low, float)
    assert share.at_least(Fraction(1, 40)) == "certain"
    assert share.above(Fraction(1, 40)) == "impossible"
    assert share.exact == Bounds(low=Fraction(1, 40), high=Fraction(1, 40))


def test_the_share_of_itself_is_exact_when_asked_for() -> None:
    network = large([("a", "b", "60"), ("b", "a", "60"), ("p", "a", "30")])
    assert integrated_all(network, "a")["a"].exact.low == Fraction(9, 25)
    assert integrated(network, "p", "a").exact.low == Fraction(15, 32)


def test_bands_and_contradictions_go_the_long_way() -> None:
    band: dict[str, Cell] = {"holder": "a", "investee": "op", "share_min": 25, "share_max": 50}
    network = OwnershipNetwork.from_holdings([band, *filler()])
    assert integrated(network, "a", "op").high == Fraction(1, 2)
    with pytest.raises(Overfull):
        integrated_all(large([("a", "op", "60"), ("b", "op", "60"), ("op", "sub", "10")]), "sub")


def test_a_float_that_nobody_owns_is_no_owner() -> None:
    rows: list[dict[str, Cell]] = [
        {"holder": "market", "investee": "op", "share": 60, "holder_kind": "dispersed"},
        {"holder": "a", "investee": "op", "share": 40},
        *filler(),
    ]
    assert list(integrated_all(OwnershipNetwork.from_holdings(rows), "op")) == ["a"]


def test_one_owner_asked_for_is_the_one_among_all() -> None:
    network = OwnershipNetwork.from_holdings(file_of(listed(6_000)))
    owned = list(network.tables.companies())[-1]
    for owner, share in list(integrated_all(network, owned).items())[:20]:
        assert integrated(network, owner, owned).low == share.low
        exact = meeting(above(network.tables, owned, "capital"), owned, {owner}).exact.low
        assert abs(float(exact) - float(share.low)) < 1e-11
