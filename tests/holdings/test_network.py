"""`OwnershipNetwork.from_holdings`: a network of a file, asked like any other."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import kg
from kg.errors import InputError, InputFaults
from kg.holdings.reading import read_holdings
from kg.network import OwnershipNetwork
from kg.shares import point, show

ROWS = [
    ("Alder", "Birch", "43.4"),
    ("Alder", "Birch", 5),
    ("Cedar", "Birch", 0.1),
    ("Birch", "Alder", Decimal("15")),
]


def test_owners_and_holdings_are_the_rows() -> None:
    network = kg.OwnershipNetwork.from_holdings(ROWS, as_of=date(2024, 1, 1))
    assert [(t.holder, show(t.share)) for t in network.owners("Birch")] == [
        ("Alder", "43.4 %"),
        ("Alder", "5 %"),
        ("Cedar", "0.1 %"),
    ]
    assert [(t.investee, t.share) for t in network.holdings("Birch")] == [("Alder", point(15))]
    assert (network.owners("Nobody"), network.unnamed("Birch")) == ((), point("51.5"))
    assert network.as_of == date(2024, 1, 1)
    assert network.entities["Cedar"].kind == "company"
    assert len(network.interests) == 4
    assert network.interests[-1] == network.interests[3]


def test_an_interest_leads_back_to_its_row(tmp_path: Path) -> None:
    path = tmp_path / "stakes.csv"
    path.write_text("holder,investee,share\nAlder,Birch,43.40\n")
    (tie,) = OwnershipNetwork.from_holdings(path).owners("Birch")
    claim = tie.claims[0].record.claim
    assert (claim.id, claim.source.rank, claim.source.title) == ("stakes.csv#row 2", "user", "stakes.csv")
    assert [(e.pointer, e.raw) for e in claim.evidence] == [("stakes.csv#row 2", "Alder,Birch,43.40")]


def test_rows_are_in_force_on_their_days() -> None:
    rows = [
        {"holder": "A", "investee": "X", "share": "10", "to": "2021-01-01"},
        {"holder": "A", "investee": "X", "share": "20", "from": "2021-01-01", "to": "2022-01-01"},
        {"holder": "B", "investee": "X", "share": 1},
    ]

    def on(day: str) -> list[str]:
        network = OwnershipNetwork.from_holdings(rows, as_of=date.fromisoformat(day))
        assert {key: show(share) for key, share in network.tables.column("X").shares.items()} == {
            tie.holder: show(tie.share) for tie in network.owners("X")
        }
        return [show(tie.share) for tie in network.owners("X")]

    assert on("1999-01-01") == on("2020-12-31") == ["10 %", "1 %"]
    assert on("2021-01-01") == on("2021-12-31") == ["20 %", "1 %"]
    assert on("2022-01-01") == ["1 %"]


def test_many_rows_with_days_are_chosen_as_few_are() -> None:
    rows = [
        {
            "holder": f"h{n}",
            "investee": f"c{n}",
            "share": "5",
            "from": f"20{10 + n % 10}-01-01",
            "to": "2030-01-01",
        }
        for n in range(6_000)
    ]
    network = OwnershipNetwork.from_holdings(rows, as_of=date(2014, 6, 1))
    assert len(network.interests) == 3_000
    assert [t.holder for t in network.owners("c3004")] == ["h3004"]
    assert network.owners("c3005") == ()


def test_the_default_day_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert OwnershipNetwork.from_holdings([]).as_of == date(2023, 11, 14)


def test_holdings_read_once_make_networks_of_several_days(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("holder,investee,share,from\nA,X,60,2020-01-01\n")
    told = read_holdings(path)
    early = OwnershipNetwork.from_holdings(told, as_of=date(2019, 1, 1))
    late = OwnershipNetwork.from_holdings(told, as_of=date(2021, 1, 1), complete=["X"])
    assert (len(early.interests), len(late.interests), late.complete) == (0, 1, {"X"})
    assert late.tables.column("X").complete


def test_columns_that_nobody_knows_are_warned_of() -> None:
    with pytest.warns(UserWarning, match="left out of every row: 'colour'"):
        OwnershipNetwork.from_holdings([{"holder": "A", "investee": "X", "share": 5, "colour": "red"}])


def test_a_row_of_another_shape_is_refused() -> None:
    for row in (("A", "X"), "AXY"):
        with pytest.raises(InputError, match="is no row; give a mapping, or holder, investee, share"):
            OwnershipNetwork.from_holdings([row])
    with pytest.raises(InputFaults, match="rows:1: share 'True' is no number"):
        OwnershipNetwork.from_holdings([("A", "X", True)])


def test_a_figure_may_be_any_exact_number() -> None:
    network = OwnershipNetwork.from_holdings([("A", "X", Fraction(100, 3)), ("B", "X", 0.1)])
    assert [t.share for t in network.owners("X")] == [point(Fraction(100, 3)), point("0.1")]


def test_the_network_goes_to_networkx() -> None:
    graph = OwnershipNetwork.from_holdings(ROWS).to_networkx()
    assert (graph.number_of_nodes(), graph.number_of_edges("Alder", "Birch")) == (3, 2)


def test_the_package_names_two_doors_and_no_more() -> None:
    assert {"KnowledgeGraph", "OwnershipNetwork"} <= set(dir(kg))
    assert kg.KnowledgeGraph is sys.modules["kg.graph"].KnowledgeGraph
    with pytest.raises(AttributeError, match="has no attribute 'Nothing'"):
        kg.Nothing  # noqa: B018
