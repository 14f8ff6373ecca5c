"""Another text of an article that the graph holds is told when it comes in, and both texts count."""

from __future__ import annotations

from pathlib import Path

from kg import KnowledgeGraph

_HEAD = "---\ntitle: {title}\n{url}date: 2024-01-02\n---\n"


def _codes(graph: KnowledgeGraph, path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    (arrived,) = graph.ingest([path])
    return [issue.code for issue in arrived.issues]


def _text(share: int, *, title: str = "Alder", url: str = "") -> str:
    return _HEAD.format(title=title, url=url) + f"Alder Mills holds {share} % of Oak Foods.\n"


def test_a_changed_text_of_an_address_is_told_with_the_command_that_withdraws_the_older_one(
    tmp_path: Path,
) -> None:
    graph = KnowledgeGraph.open(tmp_path / "store", create=True)
    url = "url: https://example.org/alder\n"
    assert "otherText" not in _codes(graph, tmp_path / "a.txt", _text(12, url=url))
    path = tmp_path / "b.txt"
    path.write_text(_text(14, url=url), encoding="utf-8")
    (arrived,) = graph.ingest([path])
    (told,) = [issue for issue in arrived.issues if issue.code == "otherText"]
    assert len(graph.status().documents) == 2
    other = told.message.split("kg retract ")[1].split()[0]
    assert other != arrived.batch
    graph.decide("retract", (other,))
    assert [one.batch for one in graph.status().documents] == [arrived.batch]


def test_without_an_address_the_name_of_the_file_and_the_title_tell(tmp_path: Path) -> None:
    graph = KnowledgeGraph.open(tmp_path / "store", create=True)
    path = tmp_path / "a.txt"
    assert "otherText" not in _codes(graph, path, _text(12))
    assert "otherText" in _codes(graph, path, _text(14))
    assert "otherText" not in _codes(graph, path, _text(15, title="Birch"))
    assert "otherText" not in _codes(graph, tmp_path / "c.txt", _text(16))


def test_a_text_read_again_or_withdrawn_is_no_other_text(tmp_path: Path) -> None:
    graph = KnowledgeGraph.open(tmp_path / "store", create=True)
    path = tmp_path / "a.txt"
    path.write_text(_text(12), encoding="utf-8")
    (first,) = graph.ingest([path])
    assert "otherText" not in _codes(graph, path, _text(12))
    graph.decide("retract", (first.batch,))
    assert "otherText" not in _codes(graph, path, _text(14))


_STORY = """{title}

Alder Mills has raised its stake in Oak Foods to {share} %. Oak Foods bakes bread in four towns.

Its founder lives in a lighthouse. The mill dates from 1871.
"""


def test_a_plain_text_of_the_name_is_told_by_its_words_where_its_headline_has_changed(tmp_path: Path) -> None:
    graph = KnowledgeGraph.open(tmp_path / "store", create=True)
    path = tmp_path / "a.txt"
    assert "otherText" not in _codes(graph, path, _STORY.format(title="Alder now has 12 %", share=12))
    assert "otherText" in _codes(graph, path, _STORY.format(title="Alder builds up", share=14))
    other = "Birch\n\nBirch Works holds 9 % of Elm Foods. The mill dates from 1871.\n"
    assert "otherText" not in _codes(graph, path, other)
