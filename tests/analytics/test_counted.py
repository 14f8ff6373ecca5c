"""Holders counted one after the other come to what they have together."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analytics.counted import Counted, enough
from kg.analytics.together import Tally, together
from kg.network import OwnershipNetwork
from kg.shares import point
from kg.tables import Column
from tests.analytics.admissible import NAMES, networks

HALF = Fraction(1, 2)


@settings(max_examples=100, deadline=None)
@given(networks(companies=1), st.lists(st.permutations(NAMES), min_size=1, max_size=3), st.booleans())
def test_any_order_passes_as_all_together_do(
    network: OwnershipNetwork, orders: list[list[str]], strict: bool
) -> None:
    column = network.tables.column("a", "votes")
    nobody = Counted(Tally.of(column), HALF, strict)
    for order in orders:
        so_far = nobody
        for number, holder in enumerate(order, start=1):
            so_far = so_far.plus(holder)
            for unnamed in (False, True):
                stake = together(column, order[:number], unnamed=unnamed)
                for least in (False, True):
                    expected = enough(stake, HALF, strict=strict, least=least)
                    assert so_far.passes(least=least, unnamed=unnamed) == expected


def test_many_holders_are_counted_although_only_the_first_steps_are_kept() -> None:
    names = [f"h{at}" for at in range(10)]
    column = Column(investee="op", shares={name: point("5.5") for name in names})
    so_far = nobody = Counted(Tally.of(column), HALF, strict=True)
    passed = []
    for name in names:
        so_far = so_far.plus(name)
        passed.append(so_far.passes(least=True))
    assert passed == [False] * 9 + [True]
    assert not nobody.passes(least=True)


def test_somebody_without_a_stake_changes_nothing() -> None:
    nobody = Counted(Tally.of(Column(investee="op", shares={"a": point(60)})), HALF, strict=True)
    assert nobody.plus("q") is nobody
