"""Worlds loaded from claims.jsonl give the same answer on every road: Python, command line, SPARQL."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.graph import KnowledgeGraph
from tests.roads import expected, in_python, in_sparql, on_the_command_line
from tests.worlds import asks, decided_worlds, own_worlds

PUBLIC = Path(__file__).resolve().parents[1].parent / "shared" / "settlement" / "worlds.json"
WORLDS = {world["name"]: world for world in [*own_worlds(), *decided_worlds()]}
if PUBLIC.exists():
    WORLDS |= {world["name"]: world for world in json.loads(PUBLIC.read_text(encoding="utf-8"))["worlds"]}


def stays_of(world: dict[str, Any], row: dict[str, Any]) -> list[tuple[str, str | None]]:
    """When the graph received a claim and withdrew it: one pair for each stay."""
    stays: list[tuple[str, str | None]] = []
    for entry in world.get("log", ()):
        if entry.get("add") == row.get("doc"):
            stays.append((str(entry["on"]), None))
        elif entry.get("withdraw") == row.get("doc"):
            stays[-1] = (stays[-1][0], str(entry["on"]))
    return stays or [(str(row.get("recorded_on", "2000-01-01")), row.get("retracted_on"))]


def lines(world: dict[str, Any], rows: list[dict[str, Any]]) -> Iterator[str]:
    for name, entity in world.get("entities", {}).items():
        yield _line({"type": "entity", "id": name, "name": name, "kind": "company"} | entity)
    for event in world.get("events", ()):
        yield _line({"type": "event", **event})
    for row in rows:
        for recorded_on, retracted_on in stays_of(world, row):
            yield _line({**row, "recorded_on": recorded_on, "retracted_on": retracted_on})


def _line(record: dict[str, Any]) -> str:
    # A year is read from YAML as a number, and written in claims.jsonl as a text.
    plain = {
        key: str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        for key, value in record.items()
        if value is not None
    }
    return json.dumps(plain, default=str)


def files(world: dict[str, Any], folder: Path) -> list[Path]:
    """One file for the world; one for each document where people decide on documents."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in world["claims"]:
        document = row.get("doc", row["id"]) if "decisions" in world else "all"
        rows.setdefault(document, []).append(row)
    paths = []
    for document, some in rows.items():
        paths.append(folder / f"{document}.jsonl")
        paths[-1].write_text("\n".join(lines(world, some)) + "\n", encoding="utf-8")
    return paths


def decide(graph: KnowledgeGraph, world: dict[str, Any]) -> None:
    for decision in world.get("decisions", ()):
        if "same" in decision:
            graph.decide("same", tuple(decision["same"]))
        elif "retract" in decision:
            graph.decide("retract", (decision["retract"],))
        else:
            graph.decide("prefer", (claim_id(graph, world, decision["prefer"]),))


def claim_id(graph: KnowledgeGraph, world: dict[str, Any], label: str) -> str:
    """The id of a claim by the label of its line, which stands for its document where it names none."""
    (row,) = (row for row in world["claims"] if row["id"] == label)
    document = row.get("doc", label)
    told = graph.sparql_rows(f"SELECT ?claim WHERE {{ ?claim a kg:Claim ; kg:source <{_source(document)}> }}")
    assert not isinstance(told, str)
    ((claim,),) = told[1]
    return str(claim).rpartition("/")[2].rpartition(":")[2]


def _source(document: str) -> str:
    return f"https://w3id.org/corporate-ownership/id/source/{document}"


@pytest.mark.parametrize("name", WORLDS)
def test_every_road_gives_the_same_answer(name: str, tmp_path: Path) -> None:
    world = WORLDS[name]
    if "decisions" in world:
        world = world | {"claims": [{"doc": row["id"]} | row for row in world["claims"]]}
    store = tmp_path / "graph"
    graph = KnowledgeGraph.open(store, create=True)
    graph.load(files(world, tmp_path), strict=True)
    decide(graph, world)

    def who(name: str) -> str:
        return graph.entity(name).id

    for ask in asks(world):
        wanted = expected(ask, who)
        assert in_python(graph, ask) == wanted, ask.question
        assert on_the_command_line(store, ask, who) == wanted, ask.question
        assert in_sparql(graph, ask, who) == wanted, ask.question
