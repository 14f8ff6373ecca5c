from pathlib import Path

import pytest

from kg.graph import KnowledgeGraph


@pytest.fixture(scope="session")
def packaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the packaged articles; nobody writes to it."""
    folder = tmp_path_factory.mktemp("packaged") / "graph"
    KnowledgeGraph.first_use(folder)
    return folder
