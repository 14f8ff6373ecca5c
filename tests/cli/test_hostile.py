"""Hostile and careless use: each gets one clear line, the right exit code and an unchanged graph."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg import batches
from kg.cli.main import run
from kg.errors import InputError
from kg.extract.source.decode import decode
from kg.graph import KnowledgeGraph
from tests.cli.run import kg
from tests.cli.test_mistakes import ARTICLE, one_line, snapshot

Out = pytest.CaptureFixture[str]
NOT_UTF8 = os.fsdecode(b"\xff\xfe")


def asked(capsys: Out, *arguments: str | Path, store: Path | None = None) -> tuple[int, str, str]:
    """Run a command in this process: exit code, stdout, stderr."""
    code = run([*map(str, arguments), *(["--store", str(store)] if store else [])])
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    return code, said.out, said.err


@pytest.fixture
def graph(packaged: Path, tmp_path: Path) -> Path:
    """A copy of the packaged graph that a test may damage."""
    return Path(shutil.copytree(packaged, tmp_path / "graph"))


def newest(graph: Path) -> Path:
    return graph / "index" / (graph / "index" / "current").read_text()


@pytest.mark.parametrize(
    "name", [NOT_UTF8, "x" * 10_000, "", " ", "\u200b", "</script>", '" } ; DROP', "../..", "a\nb"]
)
@pytest.mark.parametrize("command", ["owners", "why"])
def test_a_name_of_any_characters_is_only_unknown(
    command: str, name: str, packaged: Path, capsys: Out
) -> None:
    code, out, err = asked(capsys, command, name, *(["Renault"] if command == "why" else []), store=packaged)
    assert (code, out) == (3, "")
    assert one_line(err)
    assert len(err) < 500


def test_looking_for_bytes_that_are_no_text_finds_nothing(packaged: Path, capsys: Out) -> None:
    code, out, _ = asked(capsys, "find", NOT_UTF8, "--format", "table", store=packaged)
    assert (code, NOT_UTF8 in out) == (0, False)


@pytest.mark.parametrize(
    "arguments",
    [
        ("path", "Nissan", "Renault", "--limit", "-3"),
        ("find", "a", "--limit", "0"),
        ("status", "--limit", "-1"),
        ("owners", "Nissan", "--max-age", "99999999999"),
        ("owners", "Nissan", "--status", "bogus"),
        ("export", "-o", ""),
        ("graph", "Nissan", "-o", ""),
        ("ingest", ""),
        ("sparql", "--file", ""),
    ],
    ids=" ".join,
)
def test_an_option_that_makes_no_sense_is_a_usage_error(
    arguments: tuple[str, ...], packaged: Path, capsys: Out
) -> None:
    code, out, err = asked(capsys, *arguments, store=packaged)
    assert (code, out) == (2, "")
    assert err.startswith("kg: Invalid value")
    assert err.count("\n") == 1


def test_an_unset_variable_as_store_is_not_the_default_graph(capsys: Out) -> None:
    code, _, err = asked(capsys, "owners", "Nissan", "--store", "")
    assert code == 2
    assert "is empty; give a path" in err


def test_a_tilde_that_the_shell_left_is_the_home(
    tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "good.txt").write_text(ARTICLE)
    assert asked(capsys, "ingest", tmp_path / "good.txt", "--store", "~/graph")[0] == 0
    assert (tmp_path / "graph" / "index" / "current").exists()


def test_a_file_name_that_is_no_utf8_is_spelt_out(tmp_path: Path, capsys: Out) -> None:
    path = tmp_path / f"{NOT_UTF8}.txt"
    path.write_text(ARTICLE)
    code, out, _ = asked(capsys, "ingest", path, "--json", store=tmp_path / "graph")
    assert code == 0
    assert json.loads(out)[0]["file"] == r"\udcff\udcfe.txt"
    assert asked(capsys, "extract", path, "--json")[0] == 0


def test_a_file_name_cannot_speak_to_the_terminal(tmp_path: Path, capsys: Out) -> None:
    path = tmp_path / "a\nb\x1b[31m.txt"
    path.write_bytes(b"")
    code, _, err = asked(capsys, "ingest", path, store=tmp_path / "graph")
    assert code == 4
    assert one_line(err)
    assert r"a\nb\x1b[31m.txt" in err


def test_the_texts_that_the_graph_archived_are_no_articles_of_a_folder(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE)
    for outcome in ("added", "known"):
        code, out, _ = asked(capsys, "ingest", tmp_path, "--json", store=tmp_path / "graph")
        assert code == 0
        assert [item["outcome"] for item in json.loads(out)] == [outcome]


def test_a_folder_without_an_article_is_said_so_and_the_others_are_kept(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE)
    (tmp_path / "empty").mkdir()
    paths = tmp_path / "empty", tmp_path / "good.txt"
    code, out, err = asked(capsys, "ingest", *paths, "--json", store=tmp_path / "graph")
    assert code == 4
    assert "empty: the folder holds no .txt .md .html .htm or .pdf file" in err
    assert [item["file"] for item in json.loads(out)] == ["good.txt"]


@pytest.mark.parametrize(
    ("data", "encoding", "words"),
    [
        (b"abcd", "utf-16", "byte order"),
        (b"+2AA-", "utf-7", "name its encoding"),
        (rb"\ud800", "unicode_escape", "name its encoding"),
        ("\u200b\u2060\n".encode(), None, "no text"),
    ],
)
def test_a_text_that_cannot_be_told_is_refused(data: bytes, encoding: str | None, words: str) -> None:
    with pytest.raises(InputError, match=words):
        decode(data, encoding=encoding)


@pytest.mark.parametrize("action", ["same", "differ"])
def test_an_entity_is_neither_joined_with_itself_nor_parted_from_itself(
    action: str, packaged: Path, capsys: Out
) -> None:
    before = snapshot(packaged)
    code, _, err = asked(capsys, action, "Nissan", "nissan", store=packaged)
    assert code == 3
    assert one_line(err)
    assert snapshot(packaged) == before


# -- damaged graphs -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["g999999", "../..", "", "\x00", "\u00ff"])
def test_a_wrong_current_is_told_and_mended_by_rebuild(name: str, graph: Path, capsys: Out) -> None:
    (graph / "index" / "current").write_text(name, encoding="latin-1")
    code, out, err = asked(capsys, "owners", "Nissan", store=graph)
    assert (code, out) == (5, "")
    assert one_line(err)
    assert "run kg rebuild" in err
    assert asked(capsys, "rebuild", store=graph)[0] == 0
    assert asked(capsys, "owners", "Nissan", store=graph)[0] == 0


@pytest.mark.parametrize("content", [None, "[]", '{"format": 1}', "{"])
def test_a_manifest_that_is_damaged_or_old_is_mended_by_rebuild(
    content: str | None, graph: Path, capsys: Out
) -> None:
    manifest = newest(graph) / "manifest.json"
    manifest.unlink()
    if content is not None:
        manifest.write_text(content)
    for command in (("owners", "Nissan"), ("same", "Nissan", "Renault")):
        code, _, err = asked(capsys, *command, store=graph)
        assert code == 5
        assert one_line(err)
        assert "run kg rebuild" in err
    assert asked(capsys, "rebuild", store=graph)[0] == 0
    assert asked(capsys, "owners", "Nissan", store=graph)[0] == 0


def test_an_index_that_lost_a_part_is_told_and_mended_by_rebuild(graph: Path, capsys: Out) -> None:
    (newest(graph) / "names.sqlite").unlink()
    code, _, err = asked(capsys, "owners", "Nissan", store=graph)
    assert (code, one_line(err)) == (5, True)
    assert asked(capsys, "rebuild", store=graph)[0] == 0
    (newest(graph) / "rdf" / "CURRENT").write_bytes(b"x")
    code, _, err = asked(capsys, "owners", "Nissan", store=graph)
    assert (code, one_line(err)) == (5, True)
    assert asked(capsys, "rebuild", store=graph)[0] == 0


@pytest.mark.parametrize(
    "line", ['{"a": 1}', '{"time": "t", "action": "add", "batch": "b", "on": "x-11-22"}']
)
def test_an_edited_log_is_a_store_error(line: str, graph: Path, capsys: Out) -> None:
    with (graph / "sources" / "log.jsonl").open("a") as log:
        log.write(line + "\n")
    for command in ("status", "check", "rebuild"):
        code, out, err = asked(capsys, command, store=graph)
        assert (code, out) == (5, "")
        assert one_line(err)
        assert "log.jsonl" in err


@pytest.mark.parametrize(
    "said",
    [
        {"action": "bogus", "subjects": ["x"]},
        {"action": "same", "subjects": "xy"},
        {"action": "same", "subjects": [1, 2]},
        {"action": "same", "subjects": ["x"]},
    ],
    ids=str,
)
def test_an_edited_decision_is_a_store_error(said: dict[str, object], graph: Path, capsys: Out) -> None:
    with (graph / "sources" / "decisions.jsonl").open("a") as decisions:
        decisions.write(json.dumps({"on": "2020-01-01", **said}) + "\n")
    code, _, err = asked(capsys, "decisions", store=graph)
    assert (code, one_line(err)) == (5, True)
    assert "decisions.jsonl:" in err


def test_an_archived_text_that_is_damaged_is_found_by_check(graph: Path, capsys: Out) -> None:
    for path in (graph / "sources" / "texts").iterdir():
        path.write_bytes(b"\xff\xfe")
    code, out, _ = asked(capsys, "check", "--json", store=graph)
    assert code == 1
    assert "text-changed" in {issue["code"] for issue in json.loads(out)["issues"]}
    assert asked(capsys, "why", "Renault", "Nissan", store=graph)[0] == 0


# -- surroundings -------------------------------------------------------------------------------------


@pytest.mark.parametrize("epoch", ["abc", "99999999999999999", "1e9"])
def test_a_time_that_is_none_is_told(
    epoch: str, packaged: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    code, out, err = asked(capsys, "owners", "Nissan", store=packaged)
    assert (code, out) == (4, "")
    assert one_line(err)
    assert "SOURCE_DATE_EPOCH" in err


def test_a_store_with_a_name_that_is_too_long_is_a_store_error(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE)
    for command in (("owners", "Birch"), ("ingest", str(tmp_path / "good.txt"))):
        code, _, err = asked(capsys, *command, store=tmp_path / ("x" * 300))
        assert (code, one_line(err)) == (5, True)


def test_an_export_that_cannot_be_written_is_told_and_leaves_nothing(
    packaged: Path, tmp_path: Path, capsys: Out
) -> None:
    (tmp_path / "file").write_text("")
    code, _, err = asked(capsys, "export", "-o", tmp_path / "file" / "x.nq", store=packaged)
    assert (code, one_line(err)) == (5, True)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_of_another_encoding_stops_no_answer(encoding: str, packaged: Path) -> None:
    ran = kg("show", "Renault", "--json", store=packaged, env={"PYTHONIOENCODING": encoding})
    assert ran.code == 0
    assert "\u2019" in ran.out or not ran.out.isascii()


@pytest.mark.parametrize("form", ["claims.jsonl", "csv"])
def test_a_reader_that_goes_away_from_a_long_answer_is_no_error(
    form: str, packaged: Path, tmp_path: Path
) -> None:
    rows = "".join(
        json.dumps({"holder": f"H{n}", "investee": "Hub", "share": "0.001", "doc": "d", "quote": "q" * 400})
        + "\n"
        for n in range(400)
    )
    (tmp_path / "many.jsonl").write_text(rows)
    KnowledgeGraph.open(tmp_path / "graph", create=True).load([tmp_path / "many.jsonl"])
    command = f"{sys.executable} -m kg.cli.main export --format {form} --store {tmp_path / 'graph'} | true"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_under_the_answer_is_one_line(packaged: Path) -> None:
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "kg.cli.main", "owners", "Nissan", "--store", str(packaged)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert done.returncode == 1
    assert one_line(done.stderr.decode())


def test_ctrl_c_ends_a_long_query(packaged: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a != ?i) }"
    command = [sys.executable, "-m", "kg.cli.main", "sparql", query, "--store", str(packaged)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(timeout=2)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=20)
    assert (running.returncode, out) == (130, b"")
    assert one_line(err.decode())


def test_a_fault_of_the_program_shows_no_traceback(
    packaged: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(KnowledgeGraph, "owners", broken)
    code, out, err = asked(capsys, "owners", "Nissan", store=packaged)
    assert (code, out) == (1, "")
    assert one_line(err)
    assert "ZeroDivisionError" in err


@pytest.mark.parametrize(
    "query", ["ASK " + "{" * 5_000 + "}" * 5_000, "ASK {FILTER(" + "!" * 9_000 + "true)}"]
)
def test_a_query_that_would_break_the_engine_is_refused(query: str, packaged: Path, capsys: Out) -> None:
    code, out, err = asked(capsys, "sparql", query, store=packaged)
    assert (code, out) == (4, "")
    assert one_line(err)


def test_a_query_file_with_a_byte_order_mark_is_read(packaged: Path, tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "q.rq").write_text("\ufeffASK {}", encoding="utf-8")
    code, out, _ = asked(capsys, "sparql", "--file", tmp_path / "q.rq", "--json", store=packaged)
    assert (code, json.loads(out)["boolean"]) == (0, True)


@pytest.mark.parametrize("command", ["ingest", "extract"])
def test_a_text_that_trips_a_rule_costs_that_text_alone(
    command: str, tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tripping(data: bytes, **rest: Any) -> Any:
        if b"Tripwire" in data:
            raise IndexError("list index out of range")
        return read(data, **rest)

    read = batches.extract
    monkeypatch.setattr(batches, "extract", tripping)
    for number, name in enumerate(("Alder", "Tripwire", "Cedar")):
        (tmp_path / f"{number}.txt").write_text(ARTICLE.replace("Alder", name))
    place = ("--store", tmp_path / "graph") if command == "ingest" else ()
    code, out, err = asked(capsys, command, *(tmp_path / f"{n}.txt" for n in range(3)), *place)
    assert code == 4
    assert "1.txt: a fault of kg itself, IndexError: list index out of range; this file is left out" in err
    if command == "ingest":
        assert len(KnowledgeGraph.open(tmp_path / "graph").status().documents) == 2
    else:
        assert "Alder" in out
        assert "Cedar" in out


def test_a_doubt_that_a_whole_folder_shares_is_not_told_a_thousand_times(tmp_path: Path, capsys: Out) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(ARTICLE.replace("25%", f"{number + 5}%"))
    code, out, err = asked(capsys, "ingest", tmp_path, "--json", store=tmp_path / "graph")
    assert code == 0
    assert err.count("the document states no date") == 20
    assert "undated: the same of 10 more files; --json lists all" in err
    assert sum("undated" in str(one["issues"]) for one in json.loads(out)) == 30
