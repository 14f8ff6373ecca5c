"""`kg review`, on a terminal and by a table."""

import csv
import io
import json
import os
import pty
import select
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kg.environment import data_file
from tests.cli.run import kg

ARTICLE = """Birch and Alder

3 May 2021

Alder Foods holds 43% of Birch Works. Birch Works holds a 15% stake in Birch Works without voting rights.
"""
SECOND = """Cedar and Dogwood

4 May 2021

Cedar Power holds 20% of Dogwood Steel. Dogwood Steel owns a 9% stake in Dogwood Steel.
"""
ON = ("--as-of", "2021-06-01", "--json")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A graph in which two claims wait."""
    for name, text in (("a.txt", ARTICLE), ("b.txt", SECOND)):
        (tmp_path / name).write_text(text)
    graph = tmp_path / "graph"
    assert kg("ingest", tmp_path / "a.txt", tmp_path / "b.txt", store=graph).code == 0
    return graph


def waiting(store: Path) -> list[str]:
    return [held["id"] for held in kg("review", "--json", store=store).json["answers"]]


def decisions(store: Path) -> list[dict[str, Any]]:
    return list(kg("decisions", "--json", store=store).json["answers"])


def shares(entity: str, store: Path) -> set[tuple[str, float]]:
    answer = kg("owners", entity, *ON, store=store).json
    return {(tie["holder"]["name"], tie["share"]["low"]) for tie in answer["answers"]}


def typed(store: Path, *lines: str, arguments: Sequence[str] = ()) -> tuple[int, str]:
    """Run `kg review` on a terminal of its own, typing these lines; its exit code and what it showed."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "kg.cli.main", "review", "--store", str(store), *arguments]
    environment = {**os.environ, "COLUMNS": "100", "TERM": "xterm"}
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment)
    os.close(slave)
    os.write(master, "".join(f"{line}\n" for line in lines).encode())
    shown = b""
    try:
        while select.select([master], [], [], 60)[0]:
            part = os.read(master, 65536)
            if not part:
                break
            shown += part
    except OSError:  # the terminal is gone when its process is
        pass
    code = process.wait(timeout=60)
    os.close(master)
    assert b"Traceback" not in shown, shown.decode()
    return code, shown.decode()


# -- by a table -----------------------------------------------------------------------------------------


def exported(store: Path, path: Path) -> list[dict[str, str]]:
    assert kg("review", "--export", path, store=store).code == 0
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def imported(store: Path, path: Path, rows: list[dict[str, str]]) -> tuple[int, str]:
    with path.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.DictWriter(handle, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    ran = kg("review", "--import", path, "--author", "Ann", store=store)
    assert ran.out == ""
    return ran.code, ran.err


def row_of(rows: list[dict[str, str]], investee: str) -> dict[str, str]:
    return next(row for row in rows if row["investee"] == investee or row["holder"] == investee)


def test_a_table_goes_out_is_filled_in_and_comes_back(store: Path, tmp_path: Path) -> None:
    rows = exported(store, tmp_path / "review.csv")
    assert len(rows) == 2
    birch = row_of(rows, "Birch Works")
    birch |= {"decision": "accept", "holder": "Birch Works", "investee": "Alder Foods", "share": "about 16"}
    row_of(rows, "Dogwood Steel")["decision"] = "reject"
    assert imported(store, tmp_path / "review.csv", rows) == (0, "kept 2 decisions\n")
    assert waiting(store) == []
    assert shares("Alder Foods", store) == {("Birch Works", 15.0)}
    assert shares("Dogwood Steel", store) == {("Cedar Power", 20.0)}
    assert kg("check", store=store).code == 0


def test_the_same_table_comes_back_twice_and_is_kept_once(store: Path, tmp_path: Path) -> None:
    rows = exported(store, tmp_path / "review.csv")
    for row in rows:
        row["decision"] = "reject"
    imported(store, tmp_path / "review.csv", rows)
    code, told = imported(store, tmp_path / "review.csv", rows)
    assert (code, told) == (0, "kept 0 decisions, 2 had been made before\n")
    assert len(decisions(store)) == 2


def test_every_bad_row_is_told_and_nothing_is_kept(store: Path, tmp_path: Path) -> None:
    rows = exported(store, tmp_path / "review.csv")
    good, bad = rows[0] | {"decision": "accept"}, rows[1] | {"decision": "accept", "share": "lots"}
    more = [rows[1] | {"id": "nobody", "decision": "reject"}, rows[1] | {"id": "c9", "decision": "perhaps"}]
    code, told = imported(store, tmp_path / "review.csv", [good, bad, *more])
    assert code == 4
    assert [line.split(": ")[0] for line in told.splitlines()[:3]] == [f"review.csv:{n}" for n in (3, 4, 5)]
    assert told.splitlines()[-1].startswith("nothing was kept")
    assert len(waiting(store)) == 2
    assert decisions(store) == []


def test_a_claim_is_split_with_a_new_company(store: Path, tmp_path: Path) -> None:
    birch = row_of(exported(store, tmp_path / "review.csv"), "Birch Works") | {"decision": "accept"}
    parts = [birch | {"share": "10"}, birch | {"holder": "new company: Elm Power", "share": "5"}]
    assert imported(store, tmp_path / "review.csv", parts)[0] == 0
    assert ("Elm Power", 5.0) in shares("Birch Works", store)
    assert kg("find", "Elm", store=store).code == 0
    assert kg("rebuild", store=store).code == 0
    assert ("Elm Power", 5.0) in shares("Birch Works", store)


def test_a_name_that_the_graph_has_not_is_no_new_company_by_mistake(store: Path, tmp_path: Path) -> None:
    birch = row_of(exported(store, tmp_path / "review.csv"), "Birch Works")
    code, told = imported(
        store, tmp_path / "review.csv", [birch | {"decision": "accept", "holder": "Alder Food"}]
    )
    assert code == 4
    assert "did you mean Alder Foods?" in told
    assert "new company: Alder Food" in told


def test_a_table_that_is_none_and_a_file_that_is_missing_are_told(store: Path, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    assert kg("review", "--import", tmp_path / "x.csv", store=store).code == 4
    assert kg("review", "--import", tmp_path / "none.csv", store=store).code == 4
    assert kg("review", "--import", "a", "--export", "b", store=store).code == 2


def test_a_table_that_was_filled_in_is_not_written_over(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    rows = exported(store, path)
    exported(store, path)  # nobody touched it
    rows[0]["decision"] = "reject"
    imported(store, path, rows)
    filled = path.read_bytes()
    ran = kg("review", "--export", path, store=store)
    assert (ran.code, ran.err.count("\n")) == (5, 1)
    assert "--force" in ran.err
    assert path.read_bytes() == filled
    assert kg("review", "--export", path, "--force", store=store).code == 0
    assert path.read_bytes() != filled
    workbook = kg("review", "--export", tmp_path / "review.xlsx", store=store)
    assert (workbook.code, "review.csv" in workbook.err) == (4, True)
    assert not (tmp_path / "review.xlsx").exists()


def test_a_sale_that_is_told_as_a_purchase_is_shown_and_mended(tmp_path: Path) -> None:
    graph, claim = tmp_path / "graph", {"holder": "Oak Mills", "investee": "Fir Works", "share": "30"}
    says = {"status": "planned", "tense": "future", "change": "increase", "effective": "2025"}
    held = {"reason": "unsureLink", "note": "the parties are not certain"}
    line = {"type": "held", **held, "claim": claim | says}
    (tmp_path / "c.jsonl").write_text(json.dumps(line) + "\n")
    ran = kg("load", tmp_path / "c.jsonl", store=graph)
    assert ran.code == 0, ran.err
    text = kg("review", "--format", "table", store=graph).out
    assert "Oak Mills -> Fir Works 30 %, plans to buy more\n  dates      takes effect 2025" in text
    [told] = kg("review", "--json", store=graph).json["answers"]
    shown = told["reading"]
    assert (shown["says"], shown["change"], shown["effective"]) == ("plans to buy more", "increase", "2025")
    rows = exported(graph, tmp_path / "r.csv")
    rows[0] |= {"decision": "accept", "change": "decrease"}
    assert imported(graph, tmp_path / "r.csv", rows)[0] == 0
    told = kg("decisions", "--format", "table", store=graph).out
    assert "    Oak Mills -> Fir Works 30 %, plans to sell\n" in told
    assert "corrected from: Oak Mills -> Fir Works 30 %, plans to buy more" in told
    answer = kg("decisions", "--json", store=graph).json
    jsonschema.validate(answer, json.loads(data_file("ontology", "answers.schema.json").read_text("utf-8")))
    assert answer["answers"][0]["readings"] == [{"change": "decrease"}]


def test_the_help_names_every_key_and_every_decision() -> None:
    told = kg("review", "--help").out
    for word in ("a, accept", "r, reject", "c, correct", "p, split", "s, skip", "u, undo", "q, quit"):
        assert word in told
    assert "column decision" in told


# -- what lasts -----------------------------------------------------------------------------------------


def test_decisions_hold_when_the_article_is_read_again_or_updated(store: Path, tmp_path: Path) -> None:
    rows = exported(store, tmp_path / "review.csv")
    row_of(rows, "Birch Works").update(decision="accept", holder="Birch Works", investee="Alder Foods")
    row_of(rows, "Dogwood Steel").update(decision="reject")
    imported(store, tmp_path / "review.csv", rows)
    for name, text in (("a.txt", ARTICLE), ("b.txt", SECOND)):
        (tmp_path / name).write_text(text)
        assert kg("ingest", tmp_path / name, store=store).code == 0
        (tmp_path / name).write_text(
            text + "\nThis article was updated later, and says no more than before.\n"
        )
        assert kg("ingest", tmp_path / name, store=store).code == 0
    assert waiting(store) == []
    assert shares("Alder Foods", store) == {("Birch Works", 15.0)}
    assert shares("Dogwood Steel", store) == {("Cedar Power", 20.0)}


def test_undo_puts_a_claim_back_into_the_queue(store: Path, tmp_path: Path) -> None:
    rows = exported(store, tmp_path / "review.csv")
    row_of(rows, "Birch Works").update(decision="accept", holder="new company: Elm Power")
    imported(store, tmp_path / "review.csv", rows)
    assert ("Elm Power", 15.0) in shares("Birch Works", store)
    [decision] = decisions(store)
    assert kg("undo", decision["id"], store=store).code == 0
    assert len(waiting(store)) == 2
    assert shares("Birch Works", store) == {("Alder Foods", 43.0)}
    assert kg("owners", "Elm Power", store=store).code == 3


# -- listed ---------------------------------------------------------------------------------------------


def test_without_a_terminal_the_queue_is_listed_with_both_readings_and_the_sentence(store: Path) -> None:
    listed = kg("review", "Birch Works", "--json", store=store).json
    jsonschema.validate(listed, json.loads(data_file("ontology", "answers.schema.json").read_text("utf-8")))
    [held] = listed["answers"]
    assert held["reason"] == "selfHolding"
    assert held["reading"]["holder"] == held["reading"]["investee"]
    assert held["repaired"]["holder"]["name"] == "Alder Foods"
    assert "15% stake" in held["quotes"][0]["quote"]
    text = kg("review", "--format", "table", "--limit", "1", store=store).out
    assert "read as" in text
    assert "and 1 more" in text
    assert "\x1b" not in text


def test_nothing_to_decide_is_an_answer(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Oak Mills owns 5% of Fir Works.")
    kg("ingest", tmp_path / "a.txt", store=tmp_path / "g")
    assert kg("review", "--json", store=tmp_path / "g").json["answers"] == []
    assert kg("review", store=tmp_path / "none").code == 5


# -- on a terminal --------------------------------------------------------------------------------------


def test_claims_are_accepted_rejected_and_taken_back_one_by_one(store: Path) -> None:
    code, shown = typed(store, "a", "u", "r", "a")
    assert code == 0
    assert "1 of 2" in shown
    assert "taken back" in shown
    assert "2 decided, 0 wait" in shown
    assert "\x1b[7m“" in shown  # the quotation stands out
    assert waiting(store) == []
    assert sorted(one["action"] for one in decisions(store)) == [
        "accept",
        "accept",
        "reject",
        "undo",
    ]


def test_leaving_keeps_what_was_decided_and_skipped_claims_wait(store: Path) -> None:
    code, shown = typed(store, "s", "r", "q")
    assert code == 0
    assert "1 decided, 1 wait" in shown
    assert len(waiting(store)) == 1
    code, shown = typed(store, "q")
    assert "1 of 1" in shown
    assert "0 decided, 1 wait" in shown


def test_end_of_input_leaves_like_quit(store: Path) -> None:
    code, _ = typed(store, "r", "\x04")
    assert code == 0
    assert len(waiting(store)) == 1


def test_a_correction_is_typed_field_by_field_and_asked_again_when_it_makes_no_sense(store: Path) -> None:
    listed = kg("review", "Birch Works", "--json", store=store).json["answers"][0]["id"]
    lines = ("c", "Burch", "Birch Works", "", "", "lots", "about 16", "none", "", "soon", "", "")
    again = ("c", "", "Alder Foods", "", "", "", "", "", "")  # it would have held itself
    code, shown = typed(store, *lines, *again, arguments=["Birch Works", "--author", "Ann"])
    assert code == 0
    assert "share = 'lots'" in shown
    assert "tense = 'soon': must be one of current, future, past" in shown
    assert "holder = 'Burch'" in shown
    assert "would hold itself" in shown
    assert shares("Alder Foods", store) == {("Birch Works", 15.0)}
    [decision] = decisions(store)
    assert decision["author"] == "Ann"
    assert listed in json.dumps(decision)


def test_a_correction_that_changes_nothing_decides_nothing_unless_that_is_said(store: Path) -> None:
    same = ["correct", *([""] * 8)]
    code, shown = typed(store, *same, "", "q")
    assert code == 0
    assert "nothing was changed; accept it as it is shown?" in shown
    assert (len(waiting(store)), decisions(store)) == (2, [])
    typed(store, *same, "y", "q")
    assert len(waiting(store)) == 1
    assert [one["action"] for one in decisions(store)] == ["accept"]


def test_a_claim_is_split_on_a_terminal(store: Path) -> None:
    first = ("p", "", "", "", "10", "", "", "", "")
    second = ("new company: Elm Power", "", "", "5", "", "", "", "")
    typed(store, *first, *second, "n", arguments=["Birch Works"])
    assert {("Elm Power", 5.0)} < shares("Birch Works", store)
    told = kg("decisions", "--format", "table", store=store).out.splitlines()[1:]
    assert [line.strip().removesuffix(", without votes") for line in told] == [
        "Alder Foods -> Birch Works 10 %",
        "Elm Power -> Birch Works 5 %",
        "split from: Birch Works -> Birch Works 15 %",
    ]
    why = kg("why", "Elm Power", "Birch Works", "--format", "table", *ON[:2], store=store).out
    assert "split from: Birch Works -> Birch Works 15 %" in why.split("decided by people:")[1]


def test_what_an_article_writes_cannot_move_the_cursor(tmp_path: Path) -> None:
    text = (
        "Alder Foods holds 43% of Birch Works. Birch Works holds a 15% stake in Birch Works \x1b[2J\x07now."
    )
    (tmp_path / "a.txt").write_text(text)
    kg("ingest", tmp_path / "a.txt", store=tmp_path / "g")
    assert len(waiting(tmp_path / "g")) == 1
    _, shown = typed(tmp_path / "g", "q")
    assert "\x1b[2J" not in shown
    assert "\x07" not in shown


def test_decisions_hold_in_a_corrected_text_and_what_leaves_with_a_text_is_told(tmp_path: Path) -> None:
    graph, path = tmp_path / "graph", tmp_path / "a.txt"
    path.write_text(ARTICLE)
    first = kg("ingest", path, store=graph).json[0]["batch"]
    (decided,) = waiting(graph)
    kg("accept", decided, store=graph)
    path.write_text(ARTICLE.replace("Birch and Alder", "Alder in Birch").replace("43%", "34%"))
    kg("ingest", path, store=graph)
    assert waiting(graph) == []
    assert "held in no" not in kg("retract", first, store=graph).err
    assert shares("Birch Works", graph) == {("Alder Foods", 15)}
    assert "Alder Foods -> Birch Works 15 %" in kg("decisions", "--format", "table", store=graph).out
    (second,) = (one["batch"] for one in kg("status", "--json", store=graph).json["documents"])
    assert "accepted claims that are held in no document now: 1" in kg("retract", second, store=graph).err
    told = kg("decisions", "--format", "table", store=graph).out
    assert "held in no document of the graph now" in told


def test_owners_of_more_than_all_are_not_settled_by_preferring(tmp_path: Path) -> None:
    graph, path = tmp_path / "graph", tmp_path / "a.txt"
    path.write_text("Fir\n\n3 May 2021\n\nAlder Foods holds 60% of Fir Works.\n")
    other = tmp_path / "b.txt"
    other.write_text("Fir again\n\n4 May 2021\n\nCedar Power owns 70% of Fir Works.\n")
    assert kg("ingest", path, other, store=graph).code == 0
    (conflict,) = kg("conflicts", *ON, store=graph).json["answers"]
    assert conflict["kind"] == "overfull"
    assert not any("prefer" in way for way in conflict["settle"])
    assert any(way.startswith("kg same ") for way in conflict["settle"])
    kg("same", "Alder Foods", "Cedar Power", store=graph)
    kinds = {one["kind"] for one in kg("conflicts", *ON, store=graph).json["answers"]}
    assert "overfull" not in kinds


def test_check_tells_which_entities_are_perhaps_one_and_joins_none(tmp_path: Path) -> None:
    for name, text in (
        ("a.txt", "The Oriel family holds 43% of Birch Works.\n"),
        ("b.txt", "La famille Oriel détient 12 % de Sapin Travaux.\n"),
    ):
        (tmp_path / name).write_text(text)
    store = tmp_path / "g"
    assert kg("ingest", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), store=store).code == 0
    found = kg("check", "--json", store=store)
    assert (found.code, found.json["ok"]) == (0, True)
    (hint,) = found.json["hints"]
    assert hint["code"] == "perhaps-one"
    jsonschema.validate(
        found.json, json.loads(data_file("ontology", "answers.schema.json").read_text("utf-8"))
    )
    assert kg("same", *hint["where"].split(), store=store).code == 0
    assert kg("check", "--json", store=store).json["hints"] == []
