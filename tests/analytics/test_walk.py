"""The ground of the walk: tight parts, sections, strong components."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import networkx
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analytics.solving import inverse, solved
from kg.analytics.walk import UNNAMED, above, below, components, parts
from kg.model import Share
from kg.tables import Column
from tests.analytics.worlds import network_of

F = Fraction


def test_parts_leave_each_other_what_they_can_and_no_more() -> None:
    band = Share(F(1, 4), F(1, 2), True)
    row = parts(Column(investee="op", shares=dict.fromkeys("abc", band)), name="op")
    assert [(p.holder, p.low, p.high, p.low_open, p.high_open) for p in row] == [
        *[(key, F(1, 4), F(1, 2), True, True) for key in "abc"],
        (UNNAMED, 0, F(1, 4), False, True),
    ]


def test_known_holders_have_no_unnamed_beside_them_unless_they_have_less_than_all() -> None:
    full = parts(Column(investee="op", shares={"a": Share(F(0), F(1))}, complete=True), name="op")
    assert full == (("a", 1, 1, False, False),)
    less = parts(Column(investee="op", shares={"a": Share(F(0), F(1, 2))}, complete=True), name="op")
    assert [part.holder for part in less] == ["a", UNNAMED]


def test_only_what_is_above_a_company_is_looked_at() -> None:
    world = network_of(
        {"op": {"mid": "50"}, "mid": {"top": "50"}, "other": {"top": "10"}, "op2": {"op": "10"}}
    )
    assert set(above(world.tables, "op", "capital").columns) == {"op", "mid"}
    assert below(world.tables, "mid", "capital") == {"mid", "op", "op2"}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=40))
def test_components_are_those_of_networkx_each_after_what_it_leads_to(pairs: list[tuple[int, int]]) -> None:
    graph: dict[str, list[str]] = {str(n): [] for n in range(13)}
    for a, b in pairs:
        graph[str(a)].append(str(b))
    found = components(graph)
    peer = networkx.DiGraph([(a, b) for a, row in graph.items() for b in row])
    peer.add_nodes_from(graph)
    assert {frozenset(c) for c in found} == {
        frozenset(c) for c in networkx.strongly_connected_components(peer)
    }
    place = {member: number for number, members in enumerate(found) for member in members}
    assert all(place[b] <= place[a] for a, row in graph.items() for b in row)


def test_a_long_chain_needs_no_recursion() -> None:
    chain = {str(n): [str(n + 1)] for n in range(20_000)}
    assert len(components(chain)) == 20_000


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 9), min_size=5, max_size=5), min_size=5, max_size=5))
def test_elimination_in_fractions_and_in_floats_solve_the_same_system(weights: list[list[int]]) -> None:
    rows = [{n: F(w, sum(row) + 1) for n, w in enumerate(row) if w} for row in weights]
    right = [F(n, 7) for n in range(5)]
    exact = solved(rows, right, exact=True)
    for n, row in enumerate(rows):
        assert exact[n] == right[n] + sum(x * exact[k] for k, x in row.items())
    assert all(abs(a - b) < 1e-9 for a, b in zip(exact, solved(rows, right, exact=False), strict=True))
    for a, b in zip(inverse(rows, exact=True), inverse(rows, exact=False), strict=True):
        assert all(abs(a.get(k, 0) - b[k]) < 1e-9 for k in range(5))


def test_a_small_question_loads_neither_numpy_nor_scipy() -> None:
    code = (
        "import sys\nfrom kg import analytics\n"
        "assert not [m for m in sys.modules if m.startswith('kg.analytics.')]\n"
        "from kg.network import OwnershipNetwork\n"
        "n = OwnershipNetwork.from_holdings([('a', 'b', '90'), ('b', 'a', '90'), ('p', 'a', '10')])\n"
        "assert analytics.integrated(n, 'p', 'b').low > 0\n"
        "import kg.analytics.integrated\n"
        "assert callable(kg.analytics.integrated)\n"
        "assert not {'numpy', 'scipy', 'networkx'} & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_name_that_the_package_lists_is_there() -> None:
    from importlib.util import find_spec

    from kg import analytics

    for name, module in analytics._HOME.items():
        if find_spec(f"kg.analytics.{module}"):
            assert callable(getattr(analytics, name)), name
