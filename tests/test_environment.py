"""What the surroundings say is heard by the library as by the commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import KnowledgeGraph
from kg.environment import named_store
from kg.errors import StoreMissing


def test_a_graph_that_nobody_names_is_the_one_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    KnowledgeGraph.open(tmp_path / "graph", create=True)
    monkeypatch.setenv("KG_STORE", str(tmp_path / "graph"))
    assert KnowledgeGraph.open().status().store == str(tmp_path / "graph")
    assert KnowledgeGraph.located().rebuild() > 0


def test_a_graph_that_the_environment_names_and_that_is_not_there_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_STORE", str(tmp_path / "none"))
    with pytest.raises(StoreMissing):
        KnowledgeGraph.open()


def test_an_empty_variable_names_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE", "")
    assert named_store() is None
