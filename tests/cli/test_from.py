"""`--from FILE`: every asking command on a plain holdings file, through the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from kg.environment import data_file
from tests.cli.run import kg
from tests.cli.test_hostile import asked

Out = pytest.CaptureFixture[str]
TEXT = """\
holder,investee,share,voting
State,Alder,15.01,
Alder,Birch,43.4,
Alder,Birch,1.6,none
Elm,Birch,20,
"""


@pytest.fixture
def stakes(tmp_path: Path) -> Path:
    path = tmp_path / "stakes.csv"
    path.write_text(TEXT)
    return path


def test_owners_of_a_file_have_the_shape_of_all_answers(stakes: Path, capsys: Out) -> None:
    code, out, err = asked(capsys, "owners", "birch", "--from", stakes, "--json")
    answer = json.loads(out)
    assert (code, err) == (0, "")
    jsonschema.validate(answer, json.loads(data_file("ontology", "answers.schema.json").read_text()))
    assert [(a["holder"]["id"], a["share"]["low"], a["voting"]) for a in answer["answers"]] == [
        ("Alder", 43.4, "unstated"),
        ("Elm", 20, "unstated"),
        ("Alder", 1.6, "none"),
    ]
    claim = answer["answers"][2]["claims"][0]
    assert (claim["id"], claim["role"]) == ("stakes.csv#row 4", "used")
    (evidence,) = claim["evidence"]
    assert (evidence["pointer"], evidence["raw"]) == ("stakes.csv#row 4", "Alder,Birch,1.6,none")
    assert answer["unnamed"]["low"] == 35


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (("owners", "Birch"), "Alder  43.4 %"),
        (("holdings", "Alder"), "Birch  1.6 %, without votes"),
        (("path", "State", "Birch"), "State --15.01 %--> Alder --43.4 %--> Birch"),
        (("show", "Alder"), "State -> Alder  15.01 %"),
        (("why", "Alder", "Birch"), "claim stakes.csv#row 3"),
        (("why", "stakes.csv#row 2"), "State -> Alder 15.01 %"),
        (("timeline", "Alder"), "State -> Alder  15.01 %"),
        (("diff", "2020-01-01", "2021-01-01"), "carried: State -> Alder  15.01 %"),
        (("conflicts",), "2024-01-01"),
        (("find", "irc"), "Birch  [company]"),
        (("sparql", "SELECT ?c WHERE { ?c kg:holder entity:State }"), "claim:stakes.csv%23row%202"),
    ],
)
def test_every_asking_command_answers(
    question: tuple[str, ...], words: str, stakes: Path, capsys: Out
) -> None:
    dated = [] if question[0] in ("find", "diff") else ["--as-of", "2024-01-01"]
    code, out, err = asked(capsys, *question, "--from", stakes, "--format", "table", *dated)
    assert (code, err) == (0, "")
    assert words in out


def test_a_file_is_drawn(stakes: Path, tmp_path: Path, capsys: Out) -> None:
    page = tmp_path / "birch.html"
    code, out, _ = asked(capsys, "graph", "Birch", "--from", stakes, "-o", page)
    assert (code, out) == (0, "")
    assert "stakes.csv#row 3" in page.read_text()


def test_names_that_are_not_there_are_unknown(stakes: Path, capsys: Out) -> None:
    code, out, err = asked(capsys, "owners", "Birhc", "--from", stakes)
    assert (code, out) == (3, "")
    assert err.startswith("kg: no entity is called 'Birhc'")


def test_each_fault_of_a_file_is_a_line_and_nothing_is_answered(tmp_path: Path, capsys: Out) -> None:
    path = tmp_path / "bad.csv"
    path.write_text('holder,investee,share\nA,X,150\nB,X,"43,4"\n,X,5\nC,X,5\n')
    code, out, err = asked(capsys, "owners", "X", "--from", path)
    assert (code, out) == (4, "")
    assert err.splitlines() == [
        "kg: bad.csv:2: share '150' must lie between 0 and 100 (percent); correct it or leave the row out",
        "kg: bad.csv:3: share '43,4' is no number; write a point as decimal mark, as in 43.4",
        "kg: bad.csv:4: holder is empty; give the name, or leave the row out",
    ]


def test_unknown_columns_are_told_in_one_line(tmp_path: Path, capsys: Out) -> None:
    path = tmp_path / "f.csv"
    path.write_text("holder,investee,share,colour\nA,X,15,red\n")
    code, out, err = asked(capsys, "owners", "X", "--from", path, "--format", "table")
    assert code == 0
    assert "15 %" in out
    assert err.startswith("kg: f.csv: left out of every row: 'colour'; ")
    assert len(err.splitlines()) == 1


def test_complete_companies_are_listed_in_a_file(stakes: Path, tmp_path: Path, capsys: Out) -> None:
    names = tmp_path / "complete.txt"
    names.write_text("Birch\n")
    _, out, _ = asked(capsys, "owners", "Birch", "--from", stakes, "--complete", names, "--json")
    assert json.loads(out)["unnamed"]["high"] == 0
    names.write_text("Birch\nNobody\n")
    code, out, err = asked(capsys, "owners", "Birch", "--from", stakes, "--complete", names)
    assert (code, out) == (4, "")
    assert err.startswith("kg: complete.txt:2: 'Nobody' is no name of stakes.csv; ")


def test_a_file_and_a_graph_are_not_asked_at_once(stakes: Path, tmp_path: Path, capsys: Out) -> None:
    code, _, err = asked(capsys, "owners", "Birch", "--from", stakes, "--store", tmp_path / "graph")
    assert (code, "give --store or --from, not both" in err) == (2, True)
    code, _, err = asked(capsys, "owners", "Birch", "--complete", stakes)
    assert (code, "--complete goes with --from FILE" in err) == (2, True)
    code, _, err = asked(capsys, "owners", "Birch", "--from", stakes, "--known-on", "2024-01-01")
    assert (code, "need a graph" in err) == (5, True)


def test_the_store_of_the_environment_does_not_stand_in_the_way(stakes: Path, tmp_path: Path) -> None:
    ran = kg("owners", "Birch", "--from", stakes, "--json", env={"KG_STORE": str(tmp_path / "none")})
    assert ran.code == 0
    assert len(ran.json["answers"]) == 3
    assert not (tmp_path / "none").exists()


def test_a_small_file_is_asked_without_heavy_libraries(stakes: Path) -> None:
    code = (
        "import sys\nfrom kg.cli.main import run\n"
        f"assert run(['owners', 'Birch', '--from', {str(stakes)!r}, '--json']) == 0\n"
        "heavy = {'numpy', 'scipy', 'pyarrow', 'rdflib', 'networkx'} & sys.modules.keys()\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_parquet_file_is_asked_as_a_csv_file(stakes: Path, tmp_path: Path, capsys: Out) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    path = tmp_path / "stakes.parquet"
    rows = [line.split(",") for line in TEXT.splitlines()]
    columns = {name: [row[at] for row in rows[1:]] for at, name in enumerate(rows[0])}
    pq.write_table(pa.table(columns), path)
    _, from_csv, _ = asked(capsys, "holdings", "Alder", "--from", stakes, "--json")
    code, from_parquet, _ = asked(capsys, "holdings", "Alder", "--from", path, "--json")
    shares = [[tie["share"] for tie in json.loads(out)["answers"]] for out in (from_csv, from_parquet)]
    assert code == 0
    assert shares[0] == shares[1]
    path.write_bytes(b"PAR1")
    code, _, err = asked(capsys, "owners", "X", "--from", path)
    assert (code, len(err.splitlines())) == (4, 1)


def test_what_is_said_of_votes_and_what_is_not_are_told_apart(tmp_path: Path, capsys: Out) -> None:
    path = tmp_path / "stakes.csv"
    path.write_text("holder,investee,share,voting\nAlder,Birch,40,full\nElm,Birch,20,\nOak,Birch,10,none\n")
    _, out, _ = asked(capsys, "owners", "Birch", "--from", path, "--json")
    assert [tie["voting"] for tie in json.loads(out)["answers"]] == ["full", "unstated", "none"]


def test_nobody_can_settle_a_file_by_deciding(tmp_path: Path, capsys: Out) -> None:
    path = tmp_path / "stakes.csv"
    path.write_text("holder,investee,share\nAlder,Birch,80\nElm,Birch,70\n")
    code, out, _ = asked(capsys, "conflicts", "--from", path, "--format", "table")
    assert (code, "the stakes come to 150 %" in out, "settle" in out) == (0, True, False)
    _, out, _ = asked(capsys, "conflicts", "--from", path, "--json")
    assert [conflict["settle"] for conflict in json.loads(out)["answers"]] == [[]]
