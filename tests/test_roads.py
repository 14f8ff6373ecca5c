"""Worlds loaded from claims.jsonl give the same answer on every road: Python, command line, SPARQL."""

import contextlib
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.cli.main import run
from kg.graph import KnowledgeGraph
from kg.settlement import Interest
from kg.shares import decimal
from kg.vocab import HOLDING_KINDS
from tests.worlds import Ask, asks, own_worlds

PUBLIC = Path(__file__).resolve().parents[1].parent / "shared" / "settlement" / "worlds.json"
WORLDS = {world["name"]: world for world in own_worlds()}
if PUBLIC.exists():
    WORLDS |= {world["name"]: world for world in json.loads(PUBLIC.read_text(encoding="utf-8"))["worlds"]}
#: Holder, kind, low, high: what all roads must agree on.
Row = tuple[str, str, float, float]


def stays_of(world: dict[str, Any], row: dict[str, Any]) -> list[tuple[str, str | None]]:
    """When the graph received a claim and withdrew it: one pair for each stay."""
    stays: list[tuple[str, str | None]] = []
    for entry in world.get("log", ()):
        if entry.get("add") == row.get("doc"):
            stays.append((str(entry["on"]), None))
        elif entry.get("withdraw") == row.get("doc"):
            stays[-1] = (stays[-1][0], str(entry["on"]))
    return stays or [(str(row.get("recorded_on", "2000-01-01")), row.get("retracted_on"))]


def lines(world: dict[str, Any]) -> Iterator[str]:
    for name, entity in world.get("entities", {}).items():
        yield json.dumps(
            {"type": "entity", "id": name, "name": name, "kind": "company"} | entity, default=str
        )
    for row in world["claims"]:
        for recorded_on, retracted_on in stays_of(world, row):
            record = {**row, "recorded_on": recorded_on, "retracted_on": retracted_on}
            # A year is read from YAML as a number, and written in claims.jsonl as a text.
            yield json.dumps(
                {
                    k: str(v) if isinstance(v, int) and not isinstance(v, bool) else v
                    for k, v in record.items()
                    if v is not None
                },
                default=str,
            )


def rows(interests: tuple[Interest, ...], names: dict[str, str]) -> set[Row]:
    return {
        (
            names.get(tie.holder, tie.holder),
            tie.kind,
            float(decimal(tie.share.low, up=False)),
            float(decimal(tie.share.high, up=True)),
        )
        for tie in interests
        if tie.kind in HOLDING_KINDS and tie.share is not None
    }


def on_the_command_line(store: Path, ask: Ask) -> set[Row]:
    question = ask.question
    arguments = [
        "owners",
        question["investee"],
        "--json",
        "--store",
        str(store),
        "--as-of",
        str(question["as_of"]),
    ]
    for option in ("known_on", "recorded_on", "policy"):
        if option in question:
            arguments += [f"--{option.replace('_', '-')}", str(question[option])]
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert run(arguments) == 0
    return {
        (tie["holder"]["name"], tie["kind"], tie["share"]["low"], tie["share"]["high"])
        for tie in json.loads(out.getvalue())["answers"]
        if tie["share"] is not None
    }


SPARQL = """
SELECT ?holder ?kind ?low ?high WHERE {{
  ?tie a kg:Interest ; kg:holder ?h ; kg:investee <{investee}> ; kg:kind ?k ;
       kg:shareLow ?low ; kg:shareHigh ?high .
  ?h rdfs:label ?holder .
  BIND(STRAFTER(STR(?k), "interestKind/") AS ?kind)
}}
"""


@pytest.mark.parametrize("name", WORLDS)
def test_every_road_gives_the_same_answer(name: str, tmp_path: Path) -> None:
    world = WORLDS[name]
    file, store = tmp_path / "claims.jsonl", tmp_path / "graph"
    file.write_text("\n".join(lines(world)) + "\n", encoding="utf-8")
    graph = KnowledgeGraph.open(store, create=True)
    graph.load([file], strict=True)
    compared = 0
    for ask in asks(world):
        question = ask.question
        if "measure" in question or "investee" not in question or "max_age" in question:
            continue
        lens = {
            option: date.fromisoformat(str(question[option]))
            for option in ("known_on", "recorded_on")
            if option in question
        }
        day = date.fromisoformat(str(question["as_of"]))
        looking = graph.at(**lens, policy=question.get("policy", "default"))
        inside = [tie for tie in ask.settled.interests if tie.investee == question["investee"]]
        expected = rows(tuple(inside), {})
        answer = looking.owners(question["investee"], as_of=day)
        assert rows(answer.interests, {key: e.name for key, e in answer.entities.items()}) == expected
        assert on_the_command_line(store, ask) == expected
        iri = f"https://w3id.org/corporate-ownership/id/entity/{answer.entity.id}"
        found = looking.sparql_rows(SPARQL.format(investee=iri), as_of=day)
        assert not isinstance(found, str)
        by_sparql = {(h, k, float(low), float(high)) for h, k, low, high in found[1] if k in HOLDING_KINDS}  # type: ignore[arg-type]
        assert by_sparql == expected
        compared += 1
    assert compared or all("measure" in q or "max_age" in q for q in world["asks"])
