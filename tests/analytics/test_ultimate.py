"""Ultimate shares add up to all of a company."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analytics.ultimate import ultimate_shares
from kg.errors import Overfull
from kg.model import Share
from tests import strategies
from tests.analytics import slow
from tests.analytics.worlds import network_of

F = Fraction


def test_what_is_unnamed_anywhere_above_is_unknown_and_a_closed_loop_keeps_what_comes_in() -> None:
    world = network_of(
        {
            "op": {"mid": "50", "ring1": "20", "x": "10", "p": "5"},
            "mid": {"p": "60"},
            "ring1": {"ring2": "100"},
            "ring2": {"ring1": "100"},
        },
        kinds={"x": "unknown"},
    )
    found = ultimate_shares(world, "op")
    assert {key: share.low for key, share in found.sources.items()} == {"p": F(35, 100)}
    assert found.unknown.low == F(50 * 40 + 100 * 10 + 100 * 15, 10000)
    assert found.trapped.low == F(1, 5)
    assert found.loops == (("ring1", "ring2"),)


def test_a_company_without_known_owners_is_its_own_source() -> None:
    found = ultimate_shares(network_of({"op": {"p": "5"}}), "p")
    assert (found.sources["p"].low, found.unknown.high, found.trapped.high) == (1, 0, 0)


def test_a_company_in_a_closed_loop_belongs_to_nobody_outside() -> None:
    found = ultimate_shares(network_of({"a": {"b": "100"}, "b": {"a": "100"}}), "a")
    assert (dict(found.sources), found.unknown.high, found.trapped.low) == ({}, 0, 1)


def test_the_big_ring_comes_out_in_floats_and_the_verdict_in_fractions() -> None:
    ring = {f"c{n}": {f"c{(n + 1) % 50}": "99.9999", "p": "0.00005"} for n in range(50)}
    found = ultimate_shares(network_of(ring), "c0")
    assert isinstance(found.sources["p"].low, float)
    assert found.sources["p"].at_least(F(1, 2)) == found.unknown.at_least(F(1, 2)) == "certain"
    assert found.sources["p"].above(F(1, 2)) == found.unknown.above(F(1, 2)) == "impossible"
    assert abs(found.trapped.low) < 1e-9
    assert found.trapped.exact.high == 0


def test_more_than_all_is_refused() -> None:
    with pytest.raises(Overfull, match=r"'TOP' .* 120 %"):
        ultimate_shares(network_of({"op": {"top": "50"}, "top": {"a": "70", "b": "50"}}), "op")


@settings(max_examples=200, deadline=None)
@given(strategies.point_tables() | strategies.point_tables(full=True))
def test_points_add_up_to_exactly_one(rows: dict[str, dict[str, Share]]) -> None:
    network = network_of(rows)
    world = slow.world_of(network.tables)
    for owned in rows:
        found = ultimate_shares(network, owned)
        shares = [*found.sources.values(), found.unknown, found.trapped]
        assert sum(share.low for share in shares) == 1
        assert all(share.is_point and share.low >= 0 for share in shares)
        if rows[owned]:
            for source, share in found.sources.items():
                assert share.low == slow.meeting(world, owned, {source})


@settings(max_examples=80, deadline=None)
@given(strategies.band_tables(opens=False), st.booleans())
def test_bands_are_the_extremes_of_all_corner_worlds(
    rows: dict[str, dict[str, Share]], complete: bool
) -> None:
    network = network_of(rows, complete=complete)
    worlds = list(slow.corner_worlds(network.tables))
    holders = {holder for row in rows.values() for holder in row}
    ends = {"unnamed", *(key for key in holders if not rows.get(key))}
    full = [
        {c: row | {"unnamed": 1 - sum(row.values(), F(0))} for c, row in world.items() if row}
        for world in worlds
    ]
    for owned in (key for key, row in rows.items() if row):
        found = ultimate_shares(network, owned)
        lost = [slow.meeting(world, owned, {"unnamed"}) for world in full]
        trapped = [1 - slow.meeting(world, owned, ends) for world in full]
        assert (found.unknown.low, found.unknown.high) == (min(lost), max(lost))
        assert (found.trapped.low, found.trapped.high) == (min(trapped), max(trapped))
        for source, share in found.sources.items():
            values = [slow.meeting(world, owned, {source}) for world in full]
            assert (share.low, share.high) == (min(values), max(values))
