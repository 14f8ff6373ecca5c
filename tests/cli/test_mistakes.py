"""What a user gets who makes a mistake: one clear line, the right exit code, the graph unchanged."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from kg.answers import Failure
from kg.errors import InvalidClaim
from kg.extract.languages import READ
from kg.graph import KnowledgeGraph
from tests.cli.run import kg

ARTICLE = "Alder owns Birch\n\nAlder SA holds 25% of Birch SA, a maker of pumps.\n"


def one_line(text: str) -> bool:
    return text.startswith("kg: ") and text.count("\n") == 1


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(ARTICLE)
    folder = tmp_path / "graph"
    assert kg("ingest", tmp_path / "good.txt", store=folder).code == 0
    return folder


def test_a_misspelt_name_is_told_what_was_meant(packaged: Path) -> None:
    ran = kg("owners", "Nisan", store=packaged)
    assert ran.code == 3
    assert one_line(ran.err)
    assert "did you mean Nissan?" in ran.err
    assert ran.out == ""


def test_a_name_that_two_companies_share_is_ambiguous(store: Path, tmp_path: Path) -> None:
    claims = tmp_path / "two.jsonl"
    claims.write_text(
        '{"type": "entity", "id": "cedar-fr", "kind": "company", "name": "Cedar SA", "country": "FR"}\n'
        '{"type": "entity", "id": "cedar-de", "kind": "company", "name": "Cedar GmbH", "country": "DE"}\n'
        '{"holder": "cedar-fr", "investee": "cedar-de", "share": "5", "doc": "d"}\n'
    )
    assert kg("load", claims, store=store).code == 0
    ran = kg("owners", "Cedar", store=store)
    assert ran.code == 3
    assert one_line(ran.err)
    assert "cedar-fr" in ran.err
    assert "cedar-de" in ran.err
    assert kg("owners", "cedar-de", store=store).code == 0


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no text"),
        (b" \n\t\n", "no text"),
        (b"\x7fELF\x00\x01\x02\x00" * 20, "binary"),
        ("Alder détient 25 % de Birch.\n".encode("latin-1"), "--encoding"),
    ],
    ids=["empty", "blank", "binary", "latin-1"],
)
def test_a_file_that_is_no_text_is_refused_and_changes_nothing(
    data: bytes, words: str, store: Path, tmp_path: Path
) -> None:
    before = snapshot(store)
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    ran = kg("ingest", path, store=store)
    assert ran.code == 4
    assert one_line(ran.err)
    assert "bad.txt" in ran.err
    assert words in ran.err
    assert snapshot(store) == before


def test_a_latin_1_file_is_read_with_its_encoding(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("Alder et Chêne\n\nAlder détient 25 % de Chêne SA.\n".encode("latin-1"))
    ran = kg("ingest", path, "--encoding", "latin-1", "--json", store=store)
    assert ran.code == 0
    assert ran.json[0]["claims"] >= 1


def test_an_article_that_is_there_already_is_said_so(store: Path, tmp_path: Path) -> None:
    before = snapshot(store)
    ran = kg("ingest", tmp_path / "good.txt", "--format", "table", store=store)
    assert ran.code == 0
    assert "already in the graph" in ran.out
    assert snapshot(store) == before


def test_good_files_are_kept_beside_bad_ones_unless_strict(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE)
    (tmp_path / "bad.txt").write_bytes(b"")
    files = tmp_path / "bad.txt", tmp_path / "good.txt"
    ran = kg("ingest", *files, "--json", store=tmp_path / "kept")
    assert ran.code == 4
    assert [item["file"] for item in ran.json] == ["good.txt"]
    assert kg("owners", "Birch", store=tmp_path / "kept").code == 0
    assert kg("ingest", *files, "--strict", store=tmp_path / "strict").code == 4
    assert kg("status", "--json", store=tmp_path / "strict").json["claims"] == 0


@pytest.mark.parametrize("command", [("owners", "Nissan"), ("status",), ("check",), ("find", "x")])
def test_a_store_that_is_not_there_is_missing(command: tuple[str, ...], tmp_path: Path) -> None:
    ran = kg(*command, store=tmp_path / "nothing")
    assert ran.code == 5
    assert one_line(ran.err)
    assert not (tmp_path / "nothing").exists()


def test_a_store_that_cannot_be_written_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE)
    (tmp_path / "file").write_text("")
    ran = kg("ingest", tmp_path / "good.txt", store=tmp_path / "file" / "graph")
    assert ran.code == 5
    assert one_line(ran.err)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * { ?s ?p }", "line 1"),
        ("SELECT ?s {\n ?s foo:bar ?o }", "line 2: a prefix is not declared"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "INSERT is refused"),
        ("", "query"),
    ],
)
def test_a_query_that_is_broken_or_refused_is_rejected(query: str, words: str, packaged: Path) -> None:
    before = snapshot(packaged)
    ran = kg("sparql", query, store=packaged)
    assert ran.code == 4
    assert one_line(ran.err)
    assert words in ran.err
    assert ran.out == ""
    assert snapshot(packaged) == before


@pytest.mark.parametrize("day", ["26-01-2023", "2023-13-01", "yesterday", ""])
def test_a_day_that_is_none_is_a_usage_error(day: str, packaged: Path) -> None:
    ran = kg("owners", "Nissan", "--as-of", day, store=packaged)
    assert ran.code == 2
    assert one_line(ran.err)
    assert "2023-01-26" in ran.err


def test_a_day_that_its_month_has_not_is_told_with_the_last_one(packaged: Path) -> None:
    ran = kg("owners", "Nissan", "--as-of", "2024-02-31", store=packaged)
    assert ran.code == 2
    assert one_line(ran.err)
    assert "is not in the calendar; that month ends on 2024-02-29" in ran.err


def test_a_call_that_makes_no_sense_is_one_line_that_says_where_to_read(packaged: Path) -> None:
    for arguments in (("owners",), ("owners", "Nissan", "--nosuch"), ("nosuch",), ("sparql",)):
        ran = kg(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert one_line(ran.err)
        assert "--help explains" in ran.err


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"holder": "Alder", "investee": "Birch", "share": "150", "doc": "d"}', "share"),
        (
            '{"holder": "Alder", "investee": "Birch", "share_min": "50", "share_max": "25", "doc": "d"}',
            "share",
        ),
        ('{"holder": "Alder", "investee": "Birch", "shares": "25", "doc": "d"}', "shares"),
        ('{"holder": "Alder"}', "investee"),
        ('{"holder": "Alder", "investee": "Birch", "as_of": "2023-02-30", "doc": "d"}', "as_of"),
        ("not json", "JSON"),
    ],
)
def test_a_faulty_line_refuses_the_whole_file(line: str, words: str, store: Path, tmp_path: Path) -> None:
    before = snapshot(store)
    path = tmp_path / "claims.jsonl"
    path.write_text('{"holder": "Alder", "investee": "Cedar", "share": "10", "doc": "d"}\n' + line + "\n")
    ran = kg("load", path, store=store)
    assert ran.code == 4
    assert one_line(ran.err)
    assert "claims.jsonl:2" in ran.err
    assert words in ran.err
    assert snapshot(store) == before


def test_a_reader_that_goes_away_is_no_error(packaged: Path) -> None:
    command = f"{sys.executable} -m kg.cli.main export --format nq --store {packaged} | head -1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        capture_output=True,
        text=True,
        env=os.environ,
        timeout=60,
    )
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


def test_an_unknown_claim_is_told_where_ids_stand(packaged: Path) -> None:
    ran = kg("why", "0123456789abcdef", store=packaged)
    assert ran.code == 3
    assert one_line(ran.err)


def test_control_characters_in_a_name_do_not_reach_the_terminal(tmp_path: Path) -> None:
    claims = tmp_path / "c.jsonl"
    claims.write_text('{"holder": "Al\\u001b[31mder", "investee": "Birch", "share": "10", "doc": "d"}\n')
    store = tmp_path / "graph"
    assert kg("load", claims, store=store).code == 0
    ran = kg("owners", "Birch", "--format", "table", store=store)
    assert "\x1b" not in ran.out
    assert "\\x1b[31m" in ran.out


@pytest.mark.parametrize("tag", ["xx", "english", "", "da-DK"])
@pytest.mark.parametrize("command", ["ingest", "extract"])
def test_a_language_that_nobody_reads_is_refused_before_anything_is_touched(
    command: str, tag: str, store: Path, tmp_path: Path
) -> None:
    before = snapshot(store)
    ran = kg(command, tmp_path / "good.txt", "--language", tag, env={"KG_STORE": str(store)})
    assert (ran.code, ran.out) == (2, "")
    told = ran.err.splitlines()[-1]
    assert all(code in told for code in ("de", "en", "es", "fr", "it", "ja", "nl", "pt"))
    assert snapshot(store) == before


def test_python_keeps_the_claims_too_where_the_language_is_mistyped(store: Path, tmp_path: Path) -> None:
    before = snapshot(store)
    [failed] = KnowledgeGraph.open(store).ingest([tmp_path / "good.txt"], about={"language": "xx"})
    assert isinstance(failed, Failure)
    assert "'xx' is not read" in str(failed.error)
    assert snapshot(store) == before


def test_the_help_names_every_language_that_is_read_and_a_tag_with_a_country_will_do(
    tmp_path: Path,
) -> None:
    assert f"[{'|'.join(sorted(READ))}]" in kg("extract", "--help").out
    (tmp_path / "good.txt").write_text(ARTICLE)
    assert kg("extract", tmp_path / "good.txt", "--language", "en-GB").code == 0


def test_the_first_day_of_a_comparison_is_not_after_the_second(packaged: Path) -> None:
    ran = kg("diff", "2024-12-01", "2024-03-10", "Nissan", store=packaged)
    assert (ran.code, ran.out) == (2, "")
    assert "FROM (2024-12-01) is after TO (2024-03-10)" in ran.err.splitlines()[-1]
    graph = KnowledgeGraph.open(packaged)
    for ask in (graph.diff, graph.moves):
        with pytest.raises(InvalidClaim, match="before the first day"):
            ask(date(2024, 12, 1), date(2024, 3, 10), "Nissan")
    assert kg("diff", "2024-03-10", "2024-03-10", "Nissan", store=packaged).code == 0


def test_a_legal_form_that_an_article_prints_does_not_hide_a_company(store: Path, tmp_path: Path) -> None:
    plain = kg("owners", "Birch", "--json", store=store).json
    assert kg("owners", "Birch Ltd", "--json", store=store).json == plain
    assert [one["id"] for one in kg("find", "Birch Ltd", "--json", store=store).json["answers"]]
    (tmp_path / "h.csv").write_text("holder,investee,share\nAlder,Cedar,20\nAlder,Elm SA,10\n")
    assert kg("owners", "Cedar Ltd", "--from", tmp_path / "h.csv").code == 0
    assert kg("owners", "Elm Ltd", "--from", tmp_path / "h.csv").code == 3
