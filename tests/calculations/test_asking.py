"""The questions of the door: only entities that the answer names go with it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from kg.errors import UnknownEntity
from kg.graph import KnowledgeGraph

DAY = date(2024, 6, 1)


@pytest.fixture
def graph(tmp_path: Path) -> KnowledgeGraph:
    path = tmp_path / "stakes.csv"
    path.write_text("holder,investee,share\nPine,Hold,60\nHold,Op,51\nElm,Other,70\nOp,Sub,80\nOak,Sub,20\n")
    return KnowledgeGraph.of_holdings(path)


def test_an_answer_carries_the_entities_that_it_names_and_no_others(graph: KnowledgeGraph) -> None:
    assert set(graph.controllers("op", as_of=DAY).entities) == {"Pine", "Hold", "Op"}
    assert set(graph.ultimate("Op", as_of=DAY).entities) == {"Pine", "Hold", "Op"}
    assert set(graph.power("Sub", as_of=DAY).entities) == {"Op", "Oak", "Sub"}


def test_a_group_reaches_down_from_its_head(graph: KnowledgeGraph) -> None:
    found = graph.group("Hold", as_of=DAY).findings
    assert [one.entity for one in found] == ["Pine", "Hold", "Op", "Sub"]


def test_links_take_their_threshold_from_the_question(graph: KnowledgeGraph) -> None:
    assert [one.entity for one in graph.links("Oak", as_of=DAY).findings] == ["Sub"]
    assert graph.links("Oak", as_of=DAY, threshold=Fraction(1, 4)).findings == ()


def test_a_name_that_nobody_has_is_unknown_to_every_question(graph: KnowledgeGraph) -> None:
    for question in (graph.controllers, graph.ultimate, graph.group, graph.power, graph.links):
        with pytest.raises(UnknownEntity):
            question("Nobody", as_of=DAY)
