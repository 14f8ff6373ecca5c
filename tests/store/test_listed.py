"""A holdings file asked like a store: rows in force by their own days, each leading back to its row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.answers import Ties
from kg.errors import AmbiguousEntity, StoreError, UnknownClaim, UnknownEntity
from kg.graph import KnowledgeGraph
from kg.shares import point, show

DAY = date(2024, 1, 1)
TEXT = """\
holder,investee,share,share_min,share_max,voting,from,to,kind,holder_kind
State,Alder,15.01,,,,,,,state
Alder,Birch SA,43.4,,,,,,,
Alder,Birch SA,1.6,,,none,,,,
Birch SA,Alder,15,,,none,,,,
Cedar,Birch SA,,25,50,,2020-01-01,,,
Elm,Fir,10,,,,2020-01-01,2021-01-01,,
Elm,Fir,20,,,,2021-01-01,2022-01-01,,
Gum,Fir,7,,,,2020-01-01,2021-06-01,,
Fir,Fir,5,,,,,,treasury,
Gum,Hazel,70,,,,,,,
Ivy,Hazel,60,,,,,,,
Ivy,Fir,,,,,,,boardChair,
Gum,Larch,0,,,,,,,
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    path = tmp_path_factory.mktemp("listed") / "stakes.csv"
    path.write_text(TEXT)
    return KnowledgeGraph.of_holdings(path)


def told(answer: Ties) -> list[tuple[str, str, str]]:
    return [(tie.holder, tie.investee, show(tie.share)) for tie in answer.interests]


def test_owners_are_the_rows_in_force_each_with_its_words(graph: KnowledgeGraph) -> None:
    answer = graph.owners("birch", as_of=DAY)
    assert told(answer) == [
        ("Alder", "Birch SA", "43.4 %"),
        ("Cedar", "Birch SA", "25-50 %"),
        ("Alder", "Birch SA", "1.6 %"),
    ]
    assert show(answer.unnamed) == "5-30 %"
    (evidence,) = answer.interests[0].claims[0].record.claim.evidence
    assert (evidence.pointer, evidence.raw) == ("stakes.csv#row 3", "Alder,Birch SA,43.4,,,,,,,")
    assert answer.entity.kind == "company"
    assert answer.issues == answer.undated == answer.pending == ()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 12, 31), ["5 %"]),
        (date(2020, 1, 1), ["10 %", "7 %", "5 %"]),
        (date(2020, 12, 31), ["10 %", "7 %", "5 %"]),
        (date(2021, 1, 1), ["20 %", "7 %", "5 %"]),
        (date(2021, 6, 1), ["20 %", "5 %"]),
        (date(2022, 1, 1), ["5 %"]),
    ],
)
def test_a_row_stands_from_its_first_day_until_the_day_it_ends(
    graph: KnowledgeGraph, day: date, expected: list[str]
) -> None:
    assert [share for _, _, share in told(graph.owners("Fir", as_of=day))] == expected


def test_a_row_tells_what_follows_it_and_a_pair_that_it_ended(graph: KnowledgeGraph) -> None:
    (first, second, _own) = graph.owners("Fir", as_of=date(2020, 6, 1)).interests
    assert first.next is not None
    assert second.next is not None
    assert (first.next.on, first.next.share) == (date(2021, 1, 1), point(20))
    assert (second.next.on, second.next.share) == (date(2021, 6, 1), point(0))
    ended = graph.owners("Fir", as_of=DAY).ended
    assert [(tie.holder, show(tie.share)) for tie in ended] == [("Elm", "0 %"), ("Gum", "0 %")]
    assert [tie.holder for tie in graph.owners("Larch", as_of=DAY).ended] == ["Gum"]


def test_holdings_and_show_give_the_other_direction_and_all_kinds(graph: KnowledgeGraph) -> None:
    assert told(graph.holdings("Alder", as_of=DAY)) == [
        ("Alder", "Birch SA", "43.4 %"),
        ("Alder", "Birch SA", "1.6 %"),
    ]
    shown = graph.show("Fir", as_of=DAY)
    assert [(tie.holder, tie.kind) for tie in shown.interests] == [
        ("Fir", "shareholding"),
        ("Ivy", "boardChair"),
    ]
    assert graph.owners("Fir", as_of=DAY, status="planned").interests == ()


def test_paths_run_over_rows(graph: KnowledgeGraph) -> None:
    ways = graph.path("State", "Birch", as_of=DAY).ways
    assert [[show(hop.share) for hop in way] for way in ways] == [["15.01 %", "43.4 %"], ["15.01 %", "1.6 %"]]


def test_why_gives_every_row_of_a_pair_or_the_one_named(graph: KnowledgeGraph) -> None:
    reasons = graph.why("Elm", "Fir", as_of=date(2020, 6, 1)).reasons
    assert [(r.role, r.note) for r in reasons] == [
        ("used", None),
        ("later", "begins on 2021-01-01, after the day asked"),
    ]
    ended = graph.why("Elm", "Fir", as_of=DAY).reasons
    assert [(r.role, r.note) for r in ended if r.role == "earlier"] == [("earlier", "ended on 2022-01-01")]
    (only,) = graph.why("stakes.csv#row 4", as_of=DAY).reasons
    assert (only.claim.share, only.claim.voting, only.recorded_on) == (point("1.6"), "none", None)
    for name in ("stakes.csv#row 99", "stakes.csv#row 1", "other.csv#row 4", "stakes.csv#row ²"):
        with pytest.raises(UnknownClaim):
            graph.why(name, as_of=DAY)
    assert "prov:" in graph.provenance("Alder", "Birch", as_of=DAY)


def test_the_story_of_a_company_is_its_rows_days(graph: KnowledgeGraph) -> None:
    changes = graph.timeline("Fir", as_of=DAY).changes
    assert [(str(c.on), c.what, c.holder) for c in changes] == [
        ("2020-01-01", "began", "Elm"),
        ("2020-01-01", "began", "Gum"),
        ("2021-01-01", "changed", "Elm"),
        ("2021-06-01", "ended", "Gum"),
        ("2022-01-01", "ended", "Elm"),
        ("None", "undated", "Fir"),
        ("None", "undated", "Ivy"),
    ]
    found = graph.diff(date(2020, 6, 1), date(2021, 7, 1), "Fir").changes
    assert [(str(c.on), c.what, c.holder) for c in found] == [
        ("2021-01-01", "changed", "Elm"),
        ("2021-07-01", "carried", "Fir"),
        ("2021-06-01", "ended", "Gum"),
        ("2021-07-01", "carried", "Ivy"),
    ]
    everywhere = graph.diff(date(2020, 6, 1), date(2021, 7, 1)).changes
    assert {c.what for c in everywhere} == {"changed", "carried", "ended"}


def test_a_company_of_too_much_is_told_with_its_rows(graph: KnowledgeGraph) -> None:
    (conflict,) = graph.conflicts(as_of=DAY).conflicts
    assert (conflict.kind, conflict.claims) == ("overfull", ("stakes.csv#row 11", "stakes.csv#row 12"))
    assert "130 %" in conflict.note
    assert graph.conflicts("Hazel", as_of=DAY).conflicts == (conflict,)
    assert graph.conflicts("Fir", as_of=DAY).conflicts == ()
    hazel = graph.owners("Hazel", as_of=DAY)
    assert (hazel.conflicts, hazel.unnamed, len(hazel.interests)) == ((conflict,), None, 2)


def test_names_lead_to_entities_as_in_a_store(graph: KnowledgeGraph, tmp_path: Path) -> None:
    assert graph.entity("BIRCH").id == "Birch SA"
    assert [match.name for match in graph.find("ir")] == ["Fir", "Birch SA"]
    with pytest.raises(UnknownEntity) as unknown:
        graph.owners("Hazle", as_of=DAY)
    assert unknown.value.suggestions == ("Hazel",)
    path = tmp_path / "two.csv"
    path.write_text("holder,investee,share\nElm SA,Fir,5\nElm Ltd,Fir,6\n")
    with pytest.raises(AmbiguousEntity) as several:
        KnowledgeGraph.of_holdings(path).entity("elm")
    assert [key for key, _ in several.value.candidates] == ["Elm Ltd", "Elm SA"]


def test_a_picture_shows_the_rows_around_an_entity(graph: KnowledgeGraph) -> None:
    view = graph.view("Birch", as_of=DAY)
    assert {tie.holder for tie in view.network.interests} == {"State", "Alder", "Birch SA", "Cedar"}


def test_a_file_answers_sparql_in_memory(graph: KnowledgeGraph) -> None:
    names, rows = graph.sparql_rows("SELECT ?share WHERE { ?c kg:holder entity:Cedar ; kg:shareLow ?share }")
    assert (names, rows) == (["share"], [("25",)])
    _, rows = graph.sparql_rows("SELECT ?x WHERE { entity:Elm kg:ownsShareOf ?x }", as_of=date(2020, 6, 1))
    assert len(rows) == 1
    assert graph.sparql_rows("SELECT ?x WHERE { entity:Elm kg:ownsShareOf ?x }", as_of=DAY)[1] == []


def test_calculations_read_the_rows_of_the_day(graph: KnowledgeGraph) -> None:
    network = graph.network_around(["Fir"], as_of=date(2020, 6, 1))
    assert {key: show(share) for key, share in network.tables.column("Fir").shares.items()} == {
        "Elm": "10 %",
        "Fir": "5 %",
        "Gum": "7 %",
    }


def test_a_file_can_be_asked_and_nothing_else(graph: KnowledgeGraph) -> None:
    only = r"stakes\.csv: a holdings file can only be asked; name a graph with --store for that"
    with pytest.raises(StoreError, match=only):
        graph.rebuild()
    with pytest.raises(StoreError, match=only):
        graph.decide("prefer", ("stakes.csv#row 3",))
    with pytest.raises(StoreError, match="known-on and recorded-on need a graph"):
        graph.at(known_on=DAY)
    assert told(graph.at(policy="newest").owners("Hazel", as_of=DAY)) == told(
        graph.owners("Hazel", as_of=DAY)
    )


def test_complete_companies_leave_nothing_unnamed(tmp_path: Path) -> None:
    path = tmp_path / "stakes.csv"
    path.write_text("holder,investee,share_min,share_max\nElm,Fir,25,50\nGum,Fir,50,75\n")
    asked = KnowledgeGraph.of_holdings(path, complete=["Fir"])
    assert show(asked.owners("Fir", as_of=DAY).unnamed) == "0 %"
    assert show(KnowledgeGraph.of_holdings(path).owners("Fir", as_of=DAY).unnamed) == "0-25 %"
