"""Whole-graph answers over bands, families, contradictions: those of the questions about one company."""

from fractions import Fraction
from random import Random

import pytest

from kg.analytics import gathering, integrated_all, ultimate_shares
from kg.analytics.control import controlled
from kg.analytics.controllers import head
from kg.analytics.whole import control_of_all, heads_of_all, ultimate_of_all
from kg.errors import Overfull
from kg.network import OwnershipNetwork
from tests.analytics.worlds import network_of

BANDS = [
    ("25", "50", True, False),
    ("50", "75", True, True),
    ("75", "100", False, False),
    ("0", "25", True, False),
    ("50", "75", False, True),
    ("20", "60", False, False),
]
POINTS = ["10", "25", "30", "50", "60", "100", "50"]
Columns = dict[str, dict[str, object]]


def drawn(seed: int, *, most: int = 6) -> tuple[Columns, list[str]]:
    """A small network with bands, and companies whose holders are all known."""
    random = Random(seed)
    names = [f"e{number}" for number in range(random.randrange(2, most))]
    columns: Columns = {}
    for name in names:
        others = [other for other in names if other != name or random.random() < 0.1]
        row: dict[str, object] = {}
        for holder in random.sample(others, min(len(others), random.choice([0, 1, 1, 2, 3]))):
            row[holder] = random.choice(BANDS if random.random() < 0.5 else POINTS)
        if row:
            columns[name] = row
    return columns, [name for name in columns if random.random() < 0.3]


@pytest.mark.parametrize("arrays", [False, True], ids=["lists", "arrays"])
@pytest.mark.parametrize("seed", range(120))
def test_owners_through_bands_are_those_of_one_company_at_a_time(
    seed: int, arrays: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "FEW", -1 if arrays else 5_000)
    columns, complete = drawn(seed)
    network = network_of(columns, complete=complete)  # type: ignore[arg-type]
    threshold = [Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(1, 16)][seed % 4]
    for strict in (False, True):
        for everybody in (False, True):
            found = ultimate_of_all(network, threshold, strict=strict, everybody=everybody)
            got = {(row.company, row.owner): row for row in found if row.status != "refused"}
            refused = {row.company for row in found if row.status == "refused"}
            wanted = {}
            for company in network.tables.companies():
                try:
                    spans = integrated_all(network, company)
                    sources = ultimate_shares(network, company).sources
                except Overfull:
                    assert company in refused
                    continue
                assert company not in refused
                for owner, bounds in spans.items():
                    verdict = bounds.status(threshold, ">" if strict else ">=")
                    if owner != company and verdict != "impossible" and (everybody or owner in sources):
                        wanted[company, owner] = (verdict, bounds)
            assert {pair: row.status for pair, row in got.items()} == {
                pair: verdict for pair, (verdict, _) in wanted.items()
            }
            for pair, (_, bounds) in wanted.items():
                assert got[pair].low == pytest.approx(float(bounds.low), abs=1e-9)
                assert got[pair].high == pytest.approx(float(bounds.high), abs=1e-9)


@pytest.mark.parametrize("arrays", [False, True], ids=["lists", "arrays"])
@pytest.mark.parametrize("seed", range(200))
def test_control_through_bands_is_that_of_one_holder_at_a_time(
    seed: int, arrays: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "FEW", -1 if arrays else 5_000)
    columns, complete = drawn(seed, most=8)
    if seed % 3 == 0:
        complete = []
    acting = {"e0": ["e1"]} if seed % 4 == 1 else {}
    network = network_of(columns, votes=_no_own(columns), complete=complete, acting=acting)  # type: ignore[arg-type]
    got = {(row.company, row.owner): row.status for row in control_of_all(network)}
    wanted = {
        (fallen.company, name): fallen.verdict
        for name in sorted(network.tables.entities)
        for fallen in controlled(network, name)
    }
    assert got == wanted


def _no_own(columns: Columns) -> Columns:
    return {j: {k: share for k, share in row.items() if k != j} for j, row in columns.items()}


def test_a_family_is_counted_as_its_members_see_it() -> None:
    columns = {"op": {"family": "60", "x": "20"}}
    network = network_of(columns, inside={"op": {"ann": ("family", "30")}})
    found = {(row.owner, row.low) for row in ultimate_of_all(network, Fraction(1, 4))}
    assert found == {("family", 0.6), ("ann", 0.3)}
    assert {(row.company, row.owner) for row in control_of_all(network)} == {("op", "family")}
    assert heads_of_all(network)["op"] == "family"


def test_what_stands_below_a_contradiction_is_refused_with_its_name() -> None:
    network = network_of({"top": {"a": "70", "b": "60"}, "sub": {"top": "100"}, "free": {"a": "30"}})
    rows = list(ultimate_of_all(network, Fraction(1, 4)))
    assert [(row.company, row.owner, row.status) for row in rows] == [
        ("free", "a", "certain"),
        ("sub", "top", "refused"),
        ("top", "top", "refused"),
    ]
    assert {(row.company, row.owner) for row in control_of_all(network)} == {
        ("top", "a"), ("top", "b"), ("sub", "top"), ("sub", "a"), ("sub", "b"),
    }  # fmt: skip


def test_heads_are_those_of_one_company_at_a_time() -> None:
    rows = [("a", "b", 60), ("b", "a", 60), ("a", "c", 30), ("b", "c", 30), ("p", "d", 51), ("d", "e", 50)]
    network = OwnershipNetwork.from_holdings(rows)
    assert heads_of_all(network) == {
        name: min(head(network, name).members, default=name) for name in ("a", "b", "c", "d", "e", "p")
    }


def test_a_large_file_gives_the_arrays_that_its_columns_give(monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.analytics import snapshot
    from kg.holdings.tables import HoldingsTables

    rows = [
        {"holder": "p", "investee": "a", "share": "40"},
        {"holder": "p", "investee": "a", "share": "5"},
        {"holder": "a", "investee": "a", "share": "10", "kind": "treasury"},
        {"holder": "a", "investee": "b", "share": "45", "voting": "full"},
        {"holder": "q", "investee": "b", "share": "15", "voting": "none"},
        {"holder": "q", "investee": "c", "share": "70"},
        {"holder": "p", "investee": "c", "share": "60"},
        {"holder": "b", "investee": "d", "share_min": "25", "share_max": "50", "min_open": "true"},
        {"holder": "c", "investee": "e", "share": "33.33333333333"},
        {"holder": "c", "investee": "f", "kind": "parent"},
    ]
    network = OwnershipNetwork.from_holdings(rows)
    assert isinstance(network.tables, HoldingsTables)
    for basis in ("capital", "votes"):
        few = ultimate_of_all(network, Fraction(1, 10), basis=basis, everybody=True)  # type: ignore[arg-type]
        controls = control_of_all(network)
        monkeypatch.setattr(snapshot, "FEW", 0)
        many = ultimate_of_all(network, Fraction(1, 10), basis=basis, everybody=True)  # type: ignore[arg-type]
        assert {row.line() for row in few} == {row.line() for row in many}
        assert {row.line() for row in controls} == {row.line() for row in control_of_all(network)}
        assert len(few) > 4
        monkeypatch.undo()
