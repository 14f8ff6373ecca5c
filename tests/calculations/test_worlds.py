"""Worked worlds by three roads: a holdings file and a graph on the command line, and the library itself."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kg.environment import data_file
from kg.errors import Overfull
from kg.graph import KnowledgeGraph
from kg.model import Share
from kg.network import OwnershipNetwork
from tests.calculations.library import answered
from tests.calculations.worlds import DAY, Expected, World, asks, share_of
from tests.cli.test_hostile import asked

Out = pytest.CaptureFixture[str]
Case = tuple[World, dict[str, Any]]


def cases(road: str) -> list[Any]:
    return [pytest.param(world, ask, id=f"{world.name}: {ask['do']}") for world, ask in asks(road)]


@cache
def schema() -> Any:
    return json.loads(data_file("ontology", "answers.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[World], Path]:
    """Graphs of worlds, each loaded once."""

    @cache
    def build(name: str) -> Path:
        folder = tmp_path_factory.mktemp("world")
        graph = KnowledgeGraph.open(folder / "graph", create=True)
        graph.load([world_of[name].write_claims(folder)], strict=True)
        return folder / "graph"

    world_of: dict[str, World] = {}

    def of(world: World) -> Path:
        world_of[world.name] = world
        return build(world.name)

    return of


@pytest.mark.parametrize(("world", "ask"), cases("file"))
def test_a_holdings_file_answers_as_worked_by_hand(
    world: World, ask: dict[str, Any], tmp_path: Path, capsys: Out
) -> None:
    more: list[str | Path] = ["--from", world.write_file(tmp_path)]
    if world.complete:
        names = tmp_path / "complete.txt"
        names.write_text("\n".join(world.complete))
        more += ["--complete", names]
    judge(ask, *asked(capsys, *shlex.split(ask["do"]), "--as-of", DAY, "--json", *more))


@pytest.mark.parametrize(("world", "ask"), cases("graph"))
def test_a_graph_of_claims_answers_as_worked_by_hand(
    world: World, ask: dict[str, Any], built: Callable[[World], Path], capsys: Out
) -> None:
    judge(ask, *asked(capsys, *shlex.split(ask["do"]), "--as-of", DAY, "--json", store=built(world)))


@pytest.mark.parametrize(("world", "ask"), cases("library"))
def test_the_library_answers_as_worked_by_hand(world: World, ask: dict[str, Any]) -> None:
    network = OwnershipNetwork.from_holdings(world.rows, complete=world.complete)
    if "refused" in ask:
        with pytest.raises(Overfull, match=ask["refused"]):
            answered(network, ask["do"])
        return
    found = answered(network, ask["do"])
    expected = {key: Expected.read(written) for key, written in ask["answers"].items()}
    assert set(found) == set(expected)
    for key, wanted in expected.items():
        verdict, share = found[key]
        assert wanted.verdict in (None, verdict), key
        assert share is None or wanted.share in (None, share), key


def judge(ask: dict[str, Any], code: int, out: str, err: str) -> None:
    """Hold a printed answer against what is expected."""
    if "refused" in ask:
        assert (code, out) == (4, "")
        assert ask["refused"] in err
        assert len(err.splitlines()) == 1
        return
    assert (code, err) == (0, "")
    answer = json.loads(out)
    jsonschema.validate(answer, schema())
    found = {one["entity"]["name"]: one for one in answer["answers"]}
    assert set(found) == set(ask["answers"])
    for name, written in ask["answers"].items():
        wanted = Expected.read(written)
        one = found[name]
        assert wanted.verdict in (None, one["verdict"]), name
        if wanted.share is not None:
            assert_share(one["share"], wanted.share)
        assert not wanted.reasons or set(one["reasons"]) == wanted.reasons, name
        assert wanted.labels <= set(one["labels"]), name
    for name in ("unknown", "trapped"):
        if name in ask:
            assert_share(answer[name], share_of(ask[name]))
    assert ask.get("unnamed") in (None, answer["unnamed"])
    for name, values in ask.get("values", {}).items():
        for index, value in values.items():
            assert found[name]["values"][index] == pytest.approx(float(Fraction(value)), abs=1e-9), index
    for title, sets in ask.get("sets", {}).items():
        told = [sorted(entity["name"] for entity in one) for one in (answer.get("sets") or {}).get(title, [])]
        assert sorted(told) == sorted(sorted(one) for one in sets)


def assert_share(printed: dict[str, Any] | None, wanted: Share) -> None:
    """A printed share is the exact one within 1e-9, with the same ends."""
    assert printed is not None
    for end in ("low", "high"):
        assert abs(Fraction(printed[end]) / 100 - getattr(wanted, end)) <= Fraction(1, 10**9), printed
        assert printed[f"{end}_open"] == getattr(wanted, f"{end}_open"), printed
