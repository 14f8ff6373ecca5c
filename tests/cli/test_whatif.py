"""`--scenario` and `kg whatif`, through the command line: on a graph and on a holdings file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kg.environment import data_file
from tests.cli.test_hostile import asked, newest

Out = pytest.CaptureFixture[str]
STAKES = """\
holder,investee,share,votes,to
State,Alder,15.01,,
Alder,Birch,45,,
Elm,Birch,20,,
Birch,Cedar,60,,
Oak,Cedar,10,25,
Oak,Cedar,5,,2020-01-01
"""
PLAN = """\
title = "Oak makes room"
[[entity]]
name = "Newco"
[[change]]
holder = "Newco"
investee = "cedar"
share = 55
from = "Birch"
[[change]]
holder = "Alder"
investee = "Newco"
share = 100
[[change]]
holder = "Alder"
investee = "Birch"
voting = "suspended"
"""
CROSS = """\
title = "Equal partners"
[[change]]
holder = "Renault"
investee = "Nissan"
share = 15
[[change]]
holder = "Nissan"
investee = "Renault"
voting = "full"
"""
DAY = ("--as-of", "2023-01-26")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    stakes, plan = tmp_path / "stakes.csv", tmp_path / "plan.toml"
    stakes.write_text(STAKES)
    plan.write_text(PLAN)
    return stakes, plan


def told(capsys: Out, *arguments: str | Path, store: Path | None = None) -> Any:
    """The JSON answer, checked against the schema."""
    code, out, err = asked(capsys, *arguments, "--json", store=store)
    assert code == 0, err
    answer = json.loads(out)
    jsonschema.validate(answer, json.loads(data_file("ontology", "answers.schema.json").read_text()))
    return answer


def listed(files: tuple[Path, Path]) -> tuple[str | Path, ...]:
    return ("--from", files[0], "--scenario", files[1])


def test_owners_of_a_file_in_a_scenario(files: tuple[Path, Path], capsys: Out) -> None:
    answer = told(capsys, "owners", "Cedar", *listed(files), *DAY)
    shares = {one["holder"]["id"]: (one["share"]["low"], one["labels"]) for one in answer["answers"]}
    assert shares == {"Newco": (55, ["scenario"]), "Birch": (5, ["derived", "scenario"]), "Oak": (10, [])}
    assert answer["scenario"]["title"] == "Oak makes room"
    birch = next(one for one in answer["answers"] if one["holder"]["id"] == "Birch")
    assert [(one["id"], one["role"]) for one in birch["claims"]] == [
        ("plan.toml#change 1", "used"),
        ("stakes.csv#row 5", "earlier"),
    ]


@pytest.mark.parametrize(
    "question",
    [
        *[("holdings", "Newco"), ("show", "Birch"), ("path", "State", "Cedar"), ("why", "Newco", "Cedar")],
        *[("controllers", "Newco"), ("group", "Alder"), ("power", "Cedar"), ("links", "Cedar")],
        *[("conflicts", "Cedar"), ("why", "plan.toml#change 2"), ("ultimate", "Cedar")],
    ],
)
def test_every_question_is_answered_in_a_scenario(
    question: tuple[str, ...], files: tuple[Path, Path], capsys: Out
) -> None:
    answer = told(capsys, *question, *listed(files), *DAY)
    assert answer["scenario"]["changes"][0]["id"] == "plan.toml#change 1"
    if question[0] in ("holdings", "show", "path", "why", "controllers", "group", "links", "ultimate"):
        plain = json.dumps({key: value for key, value in answer.items() if key != "scenario"})
        assert "plan.toml#change" in plain


def test_a_figure_in_a_scenario_leads_to_its_entry(files: tuple[Path, Path], capsys: Out) -> None:
    answer = told(capsys, "why", "Birch", "Cedar", *listed(files), *DAY)
    used, earlier = answer["claims"]
    assert (used["id"], used["role"]) == ("plan.toml#change 1", "used")
    assert used["evidence"][0]["raw"].startswith("holder = Newco, investee = cedar, share = 55")
    assert (earlier["id"], earlier["role"]) == ("stakes.csv#row 5", "earlier")


def test_sparql_and_the_whole_file_see_the_scenario(
    files: tuple[Path, Path], tmp_path: Path, capsys: Out
) -> None:
    query = 'SELECT ?h { ?t a kg:Interest ; kg:holder ?h ; kg:flag "scenario" ; kg:investee entity:Cedar }'
    code, out, _ = asked(capsys, "sparql", query, *listed(files), *DAY, "--format", "csv")
    assert (code, sorted(line.rpartition("/")[2].strip() for line in out.split()[1:])) == (
        0,
        ["Birch", "Newco"],
    )
    code, _, err = asked(capsys, "sparql", query, *listed(files))
    assert (code, err.strip()) == (4, "kg: a scenario stands on a day: say which with --as-of DAY")
    path = tmp_path / "all.csv"
    assert asked(capsys, "controllers", "--all", "-o", path, *listed(files), *DAY)[0] == 0
    assert path.read_text().splitlines()[1:] == ["Newco,Alder,,,certain"]


def test_whatif_shows_both_sides(files: tuple[Path, Path], capsys: Out) -> None:
    answer = told(capsys, "whatif", "Cedar", *listed(files), *DAY)
    owners = {one["entity"]["id"]: (one["what"], one["moved"]) for one in answer["owners"]}
    assert owners["Elm"] == ("less", {"low": -11, "high": -11})
    assert owners["Oak"] == ("unchanged", {"low": 0, "high": 0})
    assert owners["State"][0] == "more"
    code, out, _ = asked(capsys, "whatif", "Cedar", *listed(files), *DAY, "--format", "table")
    assert code == 0
    assert "in the scenario: Oak makes room" in out
    code, out, _ = asked(capsys, "whatif", "Cedar", *listed(files), *DAY, "--format", "csv")
    assert out.splitlines()[0].startswith("company_id,company,answer,entity_id")


def test_whatif_tells_what_the_company_itself_comes_to_control(files: tuple[Path, Path], capsys: Out) -> None:
    option = ("--set", "Alder > Birch = 51", "--from", files[0])
    answer = told(capsys, "whatif", "Alder", *option, *DAY)
    moves = [(one["entity"]["id"], one["what"]) for one in answer["controlled"]]
    assert moves == [("Birch", "gains control")]  # not Cedar: the votes of Oak leave Birch less than half


def test_an_announced_deal_is_completed_on_a_graph(tmp_path: Path, capsys: Out) -> None:
    said: dict[str, Any] = {"holder": "Ash", "investee": "Elm", "kind": "shareholding"}
    said["source"] = {"title": "Told", "published": "2024-01-05"}
    lines: list[dict[str, Any]] = [
        said | {"share": 40, "as_of": "2024-01-05"},
        said | {"share": 60, "status": "planned", "change": "increase", "stated_on": "2024-01-05"},
    ]
    path, store = tmp_path / "told.jsonl", tmp_path / "graph"
    path.write_text("".join(json.dumps(one) + "\n" for one in lines))
    code, _, err = asked(capsys, "load", path, store=store)
    assert code == 0, err
    day = ("--as-of", "2024-06-01")
    answer = told(capsys, "whatif", "Elm", "--deals", "complete", *day, store=store)
    assert [(one["entity"]["name"], one["what"]) for one in answer["controllers"]] == [
        ("Ash", "gains control")
    ]
    plan = tmp_path / "plan.toml"
    plan.write_text('deals = "complete"\n')
    (tie,) = told(capsys, "owners", "Elm", "--scenario", plan, *day, store=store)["answers"]
    assert (tie["share"]["low"], tie["labels"]) == (60, ["scenario"])
    assert tie["claims"][0]["status"] == "planned"


def test_a_graph_answers_in_a_scenario_and_stays_as_it_is(
    packaged: Path, tmp_path: Path, capsys: Out
) -> None:
    plan = tmp_path / "cross.toml"
    plan.write_text(CROSS)
    before = newest(packaged).name
    asked_in = ("--scenario", plan, *DAY)
    (tie,) = told(capsys, "owners", "Nissan", *asked_in, store=packaged)["answers"]
    assert (tie["share"]["low"], tie["share"]["high"], tie["labels"]) == (15, 15, ["scenario"])
    assert {one["role"] for one in tie["claims"][1:]} == {"earlier"}
    ties = told(capsys, "owners", "Renault", *asked_in, store=packaged)["answers"]
    assert ("nissan", "full") in {(one["holder"]["id"], one["voting"]) for one in ties}
    (again,) = told(capsys, "owners", "Nissan", *DAY, store=packaged)["answers"]
    assert (again["share"]["low"], again["labels"], newest(packaged).name) == (42, [], before)


def test_diff_against_a_scenario_tells_ties_and_answers(packaged: Path, tmp_path: Path, capsys: Out) -> None:
    plan = tmp_path / "cross.toml"
    plan.write_text(CROSS)
    day = "2023-01-26"
    answer = told(capsys, "diff", day, day, "Nissan", "--scenario", plan, store=packaged)
    changed = {(one["holder"]["id"], one["investee"]["id"]): one["what"] for one in answer["answers"]}
    assert changed["renault", "nissan"] == "changed"
    (company,) = answer["moves"]["companies"]
    assert [(one["entity"]["id"], one["what"]) for one in company["owners"]] == [("french-state", "less")]
    assert "moves" not in told(capsys, "diff", day, day, store=packaged)
    whole = told(capsys, "diff", day, day, "--answers", "--scenario", plan, store=packaged)
    assert "nissan" in {one["entity"]["id"] for one in whole["moves"]["companies"]}


@pytest.mark.parametrize(
    ("plan", "code", "words"),
    [
        ("[[change]]\nholder='Nobody'\ninvestee='Birch'\nshare=5\n", 3, "no entity is called 'Nobody'"),
        ("[[change]]\nholder='Alder'\ninvestee='Birch'\nshare=150\n", 4, "change 1: share: 150 must lie"),
        (
            "[[change]]\nholder='Oak'\ninvestee='Birch'\nshare=50\n",
            4,
            "would come to 115 %; say out of whose",
        ),
        (
            "[[entity]]\nname='Alder'\n[[change]]\nholder='Alder'\ninvestee='Birch'\nshare=5\n",
            4,
            "leave the [[",
        ),
        ("[[change]]\nholder='Oak'\ninvestee='Birch'\nvoting='full'\n", 4, "give one with `share`"),
    ],
)
def test_a_scenario_that_cannot_be_says_why(
    plan: str, code: int, words: str, files: tuple[Path, Path], capsys: Out
) -> None:
    files[1].write_text(plan)
    got, out, err = asked(capsys, "owners", "Birch", *listed(files), *DAY)
    assert (got, out) == (code, "")
    assert words in err


def test_a_timeline_has_no_scenario_and_nothing_supposed_is_said_so(
    files: tuple[Path, Path], capsys: Out
) -> None:
    code, out, err = asked(capsys, "timeline", "Birch", *listed(files))
    assert (code, out) == (4, "")
    assert "nobody said what a scenario supposes" in err
    code, out, err = asked(capsys, "whatif", "Birch", "--from", files[0])
    assert (code, out) == (4, "")
    assert "nothing is supposed" in err
