"""The competency questions in `ontology/queries/`, asked of the packaged graph on both engines."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from kg.environment import data_file
from kg.graph import KnowledgeGraph

QUERIES = sorted(data_file("ontology", "queries").glob("*.rq"))

#: Rows that must be in the answer: column to value; and entities that must not be.
EXPECTED: dict[str, tuple[list[dict[str, str]], set[str]]] = {
    "owners-on-a-date": ([{"owner": "Renault", "low": "42", "high": "44", "observed": "2023-01-26"}], set()),
    "non-voting-stakes": ([{"owner": "Nissan", "company": "Renault", "low": "15"}], {"French State"}),
    "state-owners": (
        [
            {"owner": "French State", "company": "Renault", "low": "0", "high": "100"},
            {"owner": "Saudi Arabia", "company": "Saudi Aramco", "low": "0", "high": "100"},
        ],
        {"Nissan"},
    ),
    "cross-holdings": (
        [{"one": "Nissan", "low": "15", "other": "Renault", "lowBack": "42"}],
        {"Saudi Aramco"},
    ),
    "only-planned": (
        [
            {"first": "Qualcomm", "second": "Renault", "status": "planned"},
            {"first": "Saudi Aramco", "second": "Renault", "status": "negotiating"},
        ],
        {"French State"},
    ),
    "members-of-an-alliance": (
        [{"member": "Renault"}, {"member": "Nissan"}, {"member": "Mitsubishi Motors"}],
        {"Geely"},
    ),
    "partners": (
        [{"partner": "Nissan", "status": "asserted"}, {"partner": "Geely", "status": "planned"}],
        {"Volkswagen"},
    ),
    "evidence-of-a-figure": ([{"low": "42", "high": "44", "stated": "43", "published": "2023-01-26"}], set()),
    "office-holders": (
        [
            {"person": "Carlos Ghosn", "tense": "past"},
            {"person": "Luca de Meo", "body": "Renault"},
            {"person": "Jean-Dominique Senard", "body": "Renault"},
        ],
        set(),
    ),
}


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    return KnowledgeGraph.first_use(tmp_path_factory.mktemp("queries") / "graph")


@cache
def query(name: str) -> str:
    return data_file("ontology", "queries", f"{name}.rq").read_text(encoding="utf-8")


def cells(names: list[str], rows: Iterator[tuple[object, ...]]) -> list[dict[str, str]]:
    """Rows as text, codes and entities by the last part of their IRI."""
    return [
        {
            name: re.split(r"[/:]", str(value))[-1] if name in ("status", "tense") else str(value)
            for name, value in zip(names, row, strict=True)
            if value is not None
        }
        for row in rows
    ]


def test_there_are_ten_questions_each_in_plain_words() -> None:
    assert len(QUERIES) >= 10
    for path in QUERIES:
        assert re.match(r"# [A-Z].*[?.]", path.read_text(encoding="utf-8").splitlines()[0]), path.name


@pytest.mark.parametrize("name", EXPECTED)
def test_a_question_finds_what_the_articles_say(name: str, seeds: KnowledgeGraph) -> None:
    answer = seeds.sparql_rows(query(name))
    assert not isinstance(answer, str)
    found = cells(list(answer[0]), iter(answer[1]))
    expected, absent = EXPECTED[name]
    for row in expected:
        assert any(row.items() <= line.items() for line in found), (row, found)
    assert not absent & {value for line in found for value in line.values()}


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_question_has_the_same_answer_through_rdflib(path: Path, seeds: KnowledgeGraph) -> None:
    text = path.read_text(encoding="utf-8")
    ours = seeds.sparql_rows(text)
    assert not isinstance(ours, str)
    result = seeds.rdflib().query(text)
    assert len(list(result)) == len(ours[1])


def test_a_decided_claim_is_held_back_no_longer(seeds: KnowledgeGraph, tmp_path: Path) -> None:
    undecided = KnowledgeGraph.open(tmp_path / "graph", create=True)
    undecided.ingest([data_file("seeds")])
    held = undecided.sparql_rows(query("held-back"))
    decided = seeds.sparql_rows(query("held-back"))
    assert not isinstance(held, str)
    assert not isinstance(decided, str)
    assert len(held[1]) == 1
    assert len(decided[1]) == 0
