"""An answer that can be challenged: by date, by what was known, by people's decisions; and stands."""

import itertools
from datetime import date
from pathlib import Path

import pytest

from kg.errors import InvalidClaim, UnknownClaim
from kg.graph import KnowledgeGraph
from kg.shares import show

REGISTER = """\
{"type": "source", "id": "register", "title": "Register of companies", "rank": "register"}
{"type": "source", "id": "paper", "title": "Morning paper", "rank": "press"}
{"id": "a", "holder": "Alder", "investee": "Birch", "share": "30", "doc": "register", "as_of": "2020-06-30", \
"stated_on": "2020-07-15", "recorded_on": "2020-08-01"}
{"id": "b", "holder": "Alder", "investee": "Birch", "share": "45", "doc": "paper", "as_of": "2020-07-01", \
"stated_on": "2020-07-02", "recorded_on": "2020-08-01"}
{"id": "c", "holder": "Alder", "investee": "Birch", "share": "60", "doc": "register", "as_of": "2022-06-30", \
"stated_on": "2022-07-15", "recorded_on": "2022-08-01"}
{"id": "p", "holder": "Cedar", "investee": "Birch", "share": "10", "doc": "paper", "status": "planned", \
"change": "acquire", "stated_on": "2020-07-02", "recorded_on": "2020-08-01"}
{"id": "q", "holder": "Cedar", "investee": "Birch", "share": "10", "doc": "paper", "as_of": "2021-03-01", \
"stated_on": "2021-03-01", "recorded_on": "2021-03-02"}
"""


@pytest.fixture
def graph(tmp_path: Path) -> KnowledgeGraph:
    path = tmp_path / "claims.jsonl"
    path.write_text(REGISTER, encoding="utf-8")
    opened = KnowledgeGraph.open(tmp_path / "graph", create=True)
    opened.load([path], strict=True)
    return opened


def owners(graph: KnowledgeGraph, day: str) -> dict[str, str]:
    answer = graph.owners("Birch", as_of=date.fromisoformat(day))
    return {answer.entities[tie.holder].name: show(tie.share) for tie in answer.interests}


def test_the_date_of_the_world_and_the_date_of_knowledge_are_two(graph: KnowledgeGraph) -> None:
    assert owners(graph, "2020-12-31") == {"Alder": "30 %"}
    assert owners(graph, "2022-12-31") == {"Alder": "60 %", "Cedar": "10 %"}
    assert owners(graph.at(known_on=date(2020, 7, 10)), "2022-12-31") == {"Alder": "45 %"}
    assert owners(graph.at(recorded_on=date(2020, 12, 31)), "2022-12-31") == {"Alder": "30 %"}
    assert owners(graph.at(recorded_on=date(2020, 1, 1)), "2022-12-31") == {}


def test_what_is_known_only_grows_with_the_date_of_knowledge(graph: KnowledgeGraph) -> None:
    days = ["2020-07-01", "2020-07-02", "2020-07-15", "2021-03-01", "2022-07-15", "2023-01-01"]
    known: list[set[str]] = []
    for day in days:
        answer = graph.at(known_on=date.fromisoformat(day)).show("Birch", as_of=date(2023, 1, 1))
        heaps = (*answer.interests, *answer.pending, *answer.undated, *answer.ended, *answer.set_aside)
        known.append({support.record.claim.id for tie in heaps for support in tie.claims})
    assert all(earlier <= later for earlier, later in itertools.pairwise(known))
    assert len(known[-1]) == 5


def test_old_figures_can_be_asked_to_stay_out(graph: KnowledgeGraph) -> None:
    assert owners(graph.at(max_age=400), "2024-01-01") == {}
    assert owners(graph.at(max_age=1000), "2024-01-01") == {"Alder": "60 %"}


def test_a_contradiction_names_its_sides_and_a_person_can_settle_it_and_take_that_back(
    graph: KnowledgeGraph,
) -> None:
    [conflict] = graph.conflicts("Birch", as_of=date(2020, 12, 31)).conflicts
    assert conflict.kind in ("value", "newer-disagrees")
    [against] = set(conflict.claims) - {conflict.used}
    before = graph.owners("Birch", as_of=date(2020, 12, 31))
    key = graph.decide("prefer", (against,), author="Ann", reason="the paper saw the ledger")
    assert owners(graph, "2020-12-31") == {"Alder": "45 %"}
    [(decision, kept)] = graph.why("Alder", "Birch", as_of=date(2020, 12, 31)).decisions
    assert (decision, kept.author) == (key, "Ann")
    graph.decide("undo", (key,))
    after = graph.owners("Birch", as_of=date(2020, 12, 31))
    assert after.interests == before.interests
    assert after.conflicts == before.conflicts


def test_a_retracted_document_is_gone_until_that_is_undone(graph: KnowledgeGraph) -> None:
    batch = graph.status().documents[-1].batch
    before = graph.export("nq")
    key = graph.decide("retract", (batch,), reason="misprint")
    assert owners(graph, "2022-12-31") != {"Alder": "60 %", "Cedar": "10 %"}
    assert graph.status().withdrawn == 1
    assert graph.check().issues == ()
    graph.decide("undo", (key,))
    assert owners(graph, "2022-12-31") == {"Alder": "60 %", "Cedar": "10 %"}
    kept = [line for line in "".join(graph.export("nq")).splitlines() if "graph/decisions" not in line]
    assert kept == "".join(before).splitlines()


def test_the_reason_for_an_absence_is_told(graph: KnowledgeGraph) -> None:
    answer = graph.why("Cedar", "Birch", as_of=date(2020, 12, 31))
    assert answer.interests == ()
    assert [reason.note for reason in answer.reasons if reason.role == "pending"] == [
        "planned: a plan is not a holding"
    ]


def test_the_story_of_a_company_has_every_change_and_what_became_of_its_plans(graph: KnowledgeGraph) -> None:
    story = graph.timeline("Birch", as_of=date(2023, 1, 1))
    assert [(change.on, change.what) for change in story.changes] == [
        (date(2020, 6, 30), "became known"),
        (date(2021, 3, 1), "became known"),
        (date(2022, 6, 30), "changed"),
    ]
    assert [(deal.state, deal.on) for deal in story.deals] == [("done", date(2021, 3, 1))]
    difference = graph.diff(date(2021, 1, 1), date(2022, 12, 31), "Birch")
    assert {change.what for change in difference.changes} == {"changed", "became known"}


def test_the_chain_behind_a_figure_is_provenance_that_rdf_tools_read(graph: KnowledgeGraph) -> None:
    from rdflib import Graph, Namespace

    prov = Namespace("http://www.w3.org/ns/prov#")
    turtle = graph.provenance("Alder", "Birch", as_of=date(2022, 12, 31))
    chain = Graph().parse(data=turtle, format="turtle")
    answers = set(chain.subjects(prov.wasGeneratedBy))
    assert len(answers) == 1
    claims = set(chain.objects(answers.pop(), prov.wasDerivedFrom))
    sources = {source for claim in claims for source in chain.objects(claim, prov.wasDerivedFrom)}
    assert len(claims) >= 1
    assert any(str(source).endswith("/source/register") for source in sources)


OTHER = """\
{"type": "source", "id": "gazette", "title": "Gazette", "rank": "press"}
{"holder": "Alder", "investee": "Birch", "share": "99", "doc": "gazette", "as_of": "2022-06-30", \
"recorded_on": "2022-09-01"}
{"holder": "Birch", "investee": "Dogwood", "share": "70", "doc": "gazette", "as_of": "2022-06-30", \
"recorded_on": "2022-09-01"}
"""


def quads(graph: KnowledgeGraph) -> set[str]:
    """All that the index says, but for people's decisions."""
    told = "".join(graph.export("nq")).splitlines()
    return {line for line in told if "graph/decisions" not in line and "/decision/" not in line}


def test_another_file_changes_no_claim_of_the_first(graph: KnowledgeGraph, tmp_path: Path) -> None:
    before = quads(graph)
    other = tmp_path / "other.jsonl"
    other.write_text(OTHER, encoding="utf-8")
    graph.load([other], strict=True)
    assert before < quads(graph)


def test_the_order_of_files_and_loading_one_again_change_nothing(tmp_path: Path) -> None:
    files = [tmp_path / "first.jsonl", tmp_path / "second.jsonl"]
    for file, text in zip(files, (REGISTER, OTHER), strict=True):
        file.write_text(text, encoding="utf-8")
    graphs = []
    for name, order in (("a", files), ("b", files[::-1]), ("c", [*files, *files])):
        graphs.append(KnowledgeGraph.open(tmp_path / name, create=True))
        for file in order:
            graphs[-1].load([file], strict=True)
    first, *others = graphs
    for other in others:
        assert quads(other) == quads(first)
        for day in ("2020-12-31", "2022-12-31"):
            answers = [g.show("Birch", as_of=date.fromisoformat(day)) for g in (first, other)]
            assert answers[0] == answers[1]


@pytest.mark.parametrize("action", ["same", "prefer", "retract"])
def test_a_decision_taken_back_leaves_the_same_answers_and_the_same_index(
    graph: KnowledgeGraph, action: str
) -> None:
    day = date(2022, 12, 31)
    before = quads(graph), graph.show("Birch", as_of=day), graph.conflicts(as_of=day).conflicts
    [tie, *_] = before[1].interests
    subjects = {
        "same": ("Alder", "Cedar"),
        "prefer": (tie.claims[-1].record.claim.id,),
        "retract": (graph.status().documents[0].batch,),
    }
    key = graph.decide(action, subjects[action])  # type: ignore[arg-type]
    assert (quads(graph), graph.show("Birch", as_of=day)) != before[:2]
    graph.decide("undo", (key,))
    assert (quads(graph), graph.show("Birch", as_of=day), graph.conflicts(as_of=day).conflicts) == before


def test_a_document_that_came_with_others_or_several_times_is_not_retracted_by_its_name(
    graph: KnowledgeGraph, tmp_path: Path
) -> None:
    with pytest.raises(UnknownClaim, match="came in 2 batches; retract them by id"):
        graph.decide("retract", ("paper",))
    file = tmp_path / "two.jsonl"
    file.write_text(OTHER + OTHER.replace("gazette", "herald"), encoding="utf-8")
    graph.load([file], strict=True)
    with pytest.raises(UnknownClaim, match=r"came with 1 more documents \(herald\) in one file"):
        graph.decide("retract", ("gazette",))


def test_days_may_be_given_as_text_and_what_is_no_day_is_told(graph: KnowledgeGraph) -> None:
    asked = graph.at(known_on="2020-07-10").owners("Birch", as_of="2022-12-31")  # type: ignore[arg-type]
    assert [show(tie.share) for tie in asked.interests] == ["45 %"]
    with pytest.raises(InvalidClaim, match="as_of = 'soon': is not a day"):
        graph.owners("Birch", as_of="soon")  # type: ignore[arg-type]
    assert graph.at(max_age=10**12).owners("Birch", as_of=date(2022, 12, 31)).interests
