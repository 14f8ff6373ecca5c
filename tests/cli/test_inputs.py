"""What `kg extract` and `kg ingest` take: every kind of document, folders, standard input."""

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg import batches
from kg.cli.main import run
from kg.extract import extract
from kg.graph import KnowledgeGraph
from tests.cli.run import kg
from tests.extract.papers import pdf

SENTENCE = "Oak Mills holds a 12.5% stake in Fir Works."


def piped(*arguments: str, data: bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "kg.cli.main", *arguments]
    return subprocess.run(command, input=data, capture_output=True, timeout=120)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an article of each kind, and things that are none."""
    inside = tmp_path / "articles"
    (inside / "more" / ".hidden").mkdir(parents=True)
    (inside / "a.txt").write_text(SENTENCE.replace("Oak", "Ash"))
    (inside / "b.md").write_text(SENTENCE.replace("Oak Mills", "**Beech Mills**"))
    (inside / "more" / "c.HTML").write_text(f"<html><p>{SENTENCE.replace('Oak', 'Cedar')}</p></html>")
    (inside / "more" / "d.htm").write_text(f"<html><p>{SENTENCE.replace('Oak', 'Dogwood')}</p></html>")
    (inside / "more" / "e.pdf").write_bytes(pdf([[SENTENCE.replace("Oak", "Elm")]]))
    (inside / "notes.docx").write_bytes(b"PK\x03\x04")
    (inside / "more" / ".hidden" / "f.txt").write_text(SENTENCE)
    (inside / "._a.txt").write_bytes(b"\x00\x05\x16\x07")
    return inside


def test_a_folder_is_read_with_all_kinds_of_documents_and_nothing_else(folder: Path) -> None:
    ran = kg("extract", folder, "--json")
    assert ran.code == 0, ran.err
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [(line["doc"], line["subject"]) for line in lines] == [
        ("a.txt", "Ash Mills"),
        ("b.md", "Beech Mills"),
        ("c.HTML", "Cedar Mills"),
        ("d.htm", "Dogwood Mills"),
        ("e.pdf", "Elm Mills"),
    ]


def test_a_folder_is_ingested_and_every_quotation_stands_in_its_archived_text(
    folder: Path, tmp_path: Path
) -> None:
    ran = kg("ingest", folder, store=tmp_path / "g")
    assert ran.code == 0
    assert len(ran.json) == 5
    checked = kg("check", "--json", store=tmp_path / "g").json
    assert (checked["checks"]["quotations"], checked["issues"]) == (5, [])
    assert kg("status", "--json", store=tmp_path / "g").json["claims"] == 5


def test_bad_files_are_told_in_one_line_each_and_good_ones_are_kept(folder: Path, tmp_path: Path) -> None:
    (folder / "bad1.txt").write_bytes(b"")
    (folder / "bad2.html").write_bytes(b"\x00\x01\x02")
    (folder / "bad3.pdf").write_text("no PDF at all")
    (folder / "bad4.txt").write_bytes(b"Oak \xff")
    ran = kg("ingest", folder, folder / "notes.docx", folder / "none.txt", store=tmp_path / "g")
    assert ran.code == 4
    assert len(ran.json) == 5
    told = [line for line in ran.err.splitlines() if line.startswith("kg: ")]
    for name in ("bad1.txt", "bad2.html", "bad3.pdf", "bad4.txt", "notes.docx", "none.txt"):
        assert sum(name in line for line in told) == 1, name
    assert len(told) == 6
    assert kg("extract", folder, "--json").code == 4


def test_all_or_none_when_that_is_asked_for(folder: Path, tmp_path: Path) -> None:
    (folder / "bad3.pdf").write_text("no PDF at all")
    assert kg("ingest", folder, "--strict", store=tmp_path / "g").code == 4
    assert kg("status", "--json", store=tmp_path / "g").json["claims"] == 0


@pytest.mark.parametrize(
    "data",
    [SENTENCE.encode(), f"<!doctype html><p>{SENTENCE}</p>".encode(), pdf([[SENTENCE]])],
    ids=["text", "page", "pdf"],
)
def test_standard_input_is_a_document_of_any_kind(data: bytes, tmp_path: Path) -> None:
    ran = piped("extract", "-", "--json", data=data)
    (line,) = [json.loads(line) for line in ran.stdout.splitlines()]
    assert (line["doc"], line["subject"]) == ("stdin", "Oak Mills")
    store = str(tmp_path / "g")
    assert piped("ingest", "-", "--store", store, "--date", "2024-05-03", data=data).returncode == 0
    (tie,) = kg("owners", "Fir Works", "--as-of", "2024-06-01", "--json", store=Path(store)).json["answers"]
    assert tie["share"]["low"] == 12.5


def test_empty_standard_input_is_no_document() -> None:
    ran = piped("extract", "-", data=b"")
    assert ran.returncode == 4
    assert ran.stderr.decode().startswith("kg: stdin: ")


def test_a_folder_without_articles_says_what_it_looked_for(tmp_path: Path) -> None:
    ran = kg("extract", tmp_path)
    assert ran.code == 4
    assert ".txt .md .html .htm or .pdf" in ran.err


def test_a_language_that_is_not_read_is_told_in_one_line(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("Компания Дуб владеет 12 процентами акций компании Ель.", encoding="utf-8")
    ran = kg("extract", paper)
    assert (ran.code, ran.out) == (0, "")
    (told,) = ran.err.splitlines()
    assert told.startswith("paper.txt: the text is in a language that is not read")


# -- many of them ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More articles than are read in a second or two."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(400):
        sentences = (
            f"Oak {number} {n} Mills holds a {n + 1}.5% stake in Fir {number} Works." for n in range(8)
        )
        (folder / f"{number:04}.txt").write_text("\n\n".join(sentences))
    return folder


def test_a_bar_shows_how_far_long_work_is_on_a_terminal_and_only_there(many: Path, tmp_path: Path) -> None:
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "kg.cli.main", "extract", str(many), "--json"]
    with (tmp_path / "out.jsonl").open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=slave, stdin=subprocess.DEVNULL)
        os.close(slave)
        shown = b""
        try:
            while select.select([master], [], [], 120)[0]:
                part = os.read(master, 65536)
                if not part:
                    break
                shown += part
        except OSError:
            pass
        assert process.wait() == 0
    os.close(master)
    assert b"reading" in shown
    assert b"%" in shown
    lines = (tmp_path / "out.jsonl").read_text().splitlines()
    assert len({json.loads(line)["doc"] for line in lines}) == 400
    assert piped("extract", str(many), data=b"").stderr == b""


def test_ctrl_c_leaves_whole_articles_only(many: Path, tmp_path: Path) -> None:
    store = tmp_path / "g"
    command = [sys.executable, "-m", "kg.cli.main", "ingest", str(many), "--store", str(store)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    batches = store / "sources" / "batches"
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and not (batches.is_dir() and any(batches.iterdir())):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 130
    assert b"Traceback" not in told
    assert kg("check", "--json", store=store).json["issues"] == []
    status = kg("status", "--json", "--limit", "2000", store=store).json
    assert {document["claims"] for document in status["documents"]} <= {8}
    done = kg("ingest", many, store=store)
    assert done.code == 0
    assert kg("status", "--json", "--limit", "0", store=store).json["claims"] == 8 * 400


def test_ctrl_c_keeps_the_articles_that_were_read_whole_and_says_how_many(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls: list[str] = []

    def stopped_in_the_fourth(*given: Any, **named: Any) -> Any:
        calls.append(named["name"])
        if len(calls) == 4:
            raise KeyboardInterrupt
        return extract(*given, **named)

    monkeypatch.setattr(batches, "extract", stopped_in_the_fourth)
    store = tmp_path / "g"
    assert run(["ingest", str(folder), "--store", str(store)]) == 130
    assert capsys.readouterr().err == (
        "kg: stopped; 3 of 5 files were read whole and are kept, the others are not\n"
    )
    kept = KnowledgeGraph.open(store).status()
    assert (kept.claims, len(kept.documents)) == (3, 3)
    calls.clear()
    assert run(["ingest", str(folder), "--strict", "--store", str(tmp_path / "s")]) == 130
    assert KnowledgeGraph.open(tmp_path / "s").status().claims == 0


def test_a_folder_that_cannot_be_looked_into_is_told_and_the_others_are_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # As a file system refuses it; the superuser, who may run this, is refused nothing.
    for name in ("scandir", "listdir"):
        monkeypatch.setattr(os, name, refusing(getattr(os, name), folder / "more"))
    store = tmp_path / "g"
    assert run(["ingest", str(folder), "--json", "--store", str(store)]) == 4
    out, err = capsys.readouterr()
    assert [one["file"] for one in json.loads(out)] == ["a.txt", "b.md"]
    assert [line for line in err.splitlines() if line.startswith("kg: ")] == [
        f"kg: {folder / 'more'}: the folder cannot be read (Permission denied)"
    ]
    assert run(["extract", str(folder), "--json"]) == 4
    assert len(capsys.readouterr().out.splitlines()) == 2


def refusing(look: Callable[..., Any], closed: Path) -> Callable[..., Any]:
    """A way of looking into folders to which one is closed."""

    def looked(path: Any = ".") -> Any:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    return looked


def test_names_that_the_user_knows_are_read_as_he_says_and_the_batch_says_so(tmp_path: Path) -> None:
    article, names, store = tmp_path / "a.txt", tmp_path / "names.csv", tmp_path / "store"
    article.write_text("Oyelaran Fashanu owns 12% of sorrel. He also holds 5% of Bram Mills.")
    names.write_text("id,kind,role,name\nfashanu,person,main,Oyelaran Fashanu\nsorrel,company,main,sorrel\n")
    told = kg("extract", article, "--lexicon", names, "--json").out.splitlines()
    assert [(line["subject_id"], line["object"]) for line in map(json.loads, told)] == [
        ("fashanu", "sorrel"),
        ("fashanu", "Bram Mills"),
    ]
    kg("ingest", article, store=store)
    again = kg("ingest", article, "--lexicon", names, "--json", store=store)
    assert again.json[0]["outcome"] == "replaced"
    owners = kg("owners", "sorrel", "--json", store=store).json["answers"]
    assert [tie["holder"]["id"] for tie in owners] == ["fashanu"]
    assert "lexicon " in kg("export", "--format", "nq", store=store).out


def test_a_faulty_list_of_names_is_told_once_before_any_file(tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("id,kind,role,name\na,firm,main,Alder\n")
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(SENTENCE)
    ran = kg("extract", tmp_path, "--lexicon", names)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.count("names.csv:2: kind") == 1
    store = tmp_path / "store"
    assert kg("ingest", tmp_path, "--lexicon", names, store=store).code == 4
