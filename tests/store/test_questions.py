"""Questions with `known_on`: nothing of a source that was not public by then is shown, held or not."""

import json
from datetime import date
from pathlib import Path

import pytest

from kg.errors import UnknownClaim
from kg.graph import KnowledgeGraph

DOUBTED = {"holder": "Cedar", "investee": "Birch", "share": "5", "stated_on": "2024-05-01", "doc": "may"}
BEFORE, BETWEEN, LATER = date(2024, 4, 1), date(2024, 6, 1), date(2025, 1, 1)


@pytest.fixture
def graph(tmp_path: Path) -> KnowledgeGraph:
    """A claim and a held one of May, and a claim of July."""
    rows = [
        {"holder": "Alder", "investee": "Birch", "share": "25", "stated_on": "2024-05-01", "doc": "may"},
        {"type": "held", "reason": "unsureLink", "note": "who is meant?", "claim": DOUBTED},
        {"holder": "Alder", "investee": "Birch", "share": "35", "stated_on": "2024-07-01", "doc": "july"},
    ]
    path = tmp_path / "claims.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    graph = KnowledgeGraph.open(tmp_path / "graph", create=True)
    graph.load([path])
    return graph


def test_held_claims_of_sources_to_come_are_not_shown(graph: KnowledgeGraph) -> None:
    for day, number in ((BEFORE, 0), (BETWEEN, 1), (None, 1)):
        then = graph.at(known_on=day)
        assert len(then.owners("Birch", as_of=LATER).held) == number, day
        assert len(then.show("Birch", as_of=LATER).held) == number, day
        assert len(then.why("Cedar", "Birch", as_of=LATER).reasons) == number, day
        assert len(then.view("Birch", as_of=LATER).held) == number, day


def test_why_quotes_no_source_that_was_not_public(graph: KnowledgeGraph) -> None:
    def told(day: date | None) -> list[tuple[str, str | None]]:
        answer = graph.at(known_on=day).why("Alder", "Birch", as_of=LATER)
        return [(reason.role, reason.claim.source.title) for reason in answer.reasons]

    assert [len(told(day)) for day in (BEFORE, BETWEEN, None)] == [0, 1, 2]
    assert [role for role, _ in told(BETWEEN)] == ["used"]
    newest = graph.why("Alder", "Birch", as_of=LATER).reasons[0].claim.id
    with pytest.raises(UnknownClaim, match="was not public by 2024-06-01"):
        graph.at(known_on=BETWEEN).why(newest, as_of=LATER)
