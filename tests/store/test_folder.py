import os
import signal
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pyoxigraph
import pytest

from kg import vocab
from kg.errors import StoreError, StoreMissing
from kg.model import Batch, Claim, Decision, Entity, PartialDate, Source
from kg.reconcile.identity import canonical, decision_id, retracted
from kg.shares import point
from kg.store.derived import recorded
from kg.store.folder import GraphFolder, Rules
from kg.store.records import Records
from kg.store.writer import Arrival, commit, create, rebuild

NOW = datetime(2024, 1, 10, 12, tzinfo=UTC)
PACKAGED = (Entity(id="oak", kind="company", name="Oak SA"),)


def rules() -> Rules:
    return Rules(
        entities=lambda: PACKAGED,
        canonical=canonical,
        retracted=retracted,
        accept=lambda decisions, held: [],
    )


def batch(document: str, *ties: tuple[str, str, int]) -> Batch:
    source = Source(id=document, title=f"On {document}")
    claims = tuple(
        Claim(holder=holder, investee=investee, kind="shareholding", share=point(share), source=source)
        for holder, investee, share in ties
    )
    keys = sorted({key for holder, investee, _ in ties for key in (holder, investee)})
    return Batch(
        claims=claims,
        sources=(source,),
        entities=tuple(Entity(id=key, kind="company", name=key.title()) for key in keys),
    )


def arrival(document: str, *ties: tuple[str, str, int]) -> Arrival:
    return Arrival.of(batch(document, *ties), label=document)


@pytest.fixture
def folder(tmp_path: Path) -> GraphFolder:
    graph = GraphFolder(tmp_path / "graph", rules)
    commit(graph, NOW, arrivals=[arrival("d1", ("ash", "birch", 30)), arrival("d2", ("cedar", "birch", 20))])
    return graph


def shares(folder: GraphFolder, investee: str = "birch") -> dict[str, int]:
    records = Records(folder).of(investee, as_holder=False)
    return {
        r.claim.holder: int(r.claim.share.low * 100)
        for r in records
        if r.claim.share and r.withdrawn_on is None
    }


def test_a_folder_that_is_not_there_is_no_graph(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="there is no graph here"):
        _ = GraphFolder(tmp_path / "nothing", rules).index


def test_an_empty_graph_knows_the_packaged_names(tmp_path: Path) -> None:
    graph = GraphFolder(tmp_path / "graph", rules)
    create(graph)
    assert [found.id for found in graph.index.names.candidates("OAK")] == ["oak"]


def test_what_was_written_is_read_by_another_process(folder: GraphFolder) -> None:
    again = GraphFolder(folder.folder, rules)
    assert shares(again) == {"ash": 30, "cedar": 20}
    assert Records(again).of("birch")[0].recorded_on == date(2024, 1, 10)


def test_every_write_is_a_new_generation_and_old_ones_go(folder: GraphFolder) -> None:
    for number in range(5):
        commit(folder, NOW, arrivals=[arrival(f"e{number}", ("elm", f"fir{number}", 10))])
    kept = sorted(path.name for path in (folder.folder / "index").glob("g*"))
    assert kept == ["g000005", "g000006"]


def test_a_reader_keeps_its_generation_while_a_writer_goes_on(folder: GraphFolder) -> None:
    reader = GraphFolder(folder.folder, rules)
    assert shares(reader) == {"ash": 30, "cedar": 20}
    commit(folder, NOW, arrivals=[arrival("d3", ("elm", "birch", 5))])
    assert shares(reader) == {"ash": 30, "cedar": 20}
    assert shares(folder) == {"ash": 30, "cedar": 20, "elm": 5}


def test_a_withdrawn_batch_is_gone_from_the_answers_and_stays_in_the_sources(folder: GraphFolder) -> None:
    key = arrival("d1", ("ash", "birch", 30)).key
    commit(folder, NOW, withdraw={key: "wrong company"})
    assert shares(folder) == {"cedar": 20}
    assert key in folder.sources.batch_ids()
    assert folder.sources.log()[-1].reason == "wrong company"
    [gone] = [r for r in Records(folder).of("birch") if r.withdrawn_on]
    assert (gone.claim.holder, gone.withdrawn_on) == ("ash", date(2024, 1, 10))
    assert [found.id for found in folder.index.names.candidates("Ash")] == ["ash"]


def test_the_same_bytes_again_stand_again_under_the_same_id(folder: GraphFolder) -> None:
    again = arrival("d1", ("ash", "birch", 30))
    commit(folder, NOW, withdraw={again.key: "retracted"})
    commit(folder, NOW, arrivals=[again])
    assert shares(folder) == {"ash": 30, "cedar": 20}


def test_a_write_upon_the_last_generation_says_the_days_of_recording_as_one_from_nothing_does(
    folder: GraphFolder,
) -> None:
    again, june = arrival("d1", ("ash", "birch", 30)), datetime(2024, 6, 1, tzinfo=UTC)
    commit(
        folder, june, withdraw={again.key: "read again"}, arrivals=[again, arrival("d3", ("elm", "fir", 5))]
    )
    recorded_on = pyoxigraph.NamedNode(vocab.PROPERTY["recordedOn"])

    def days() -> list[str]:
        found = folder.index.rdf.quads_for_pattern(None, recorded_on, None, None)
        return sorted(quad.object.value for quad in found)  # type: ignore[union-attr]

    upon = days()
    rebuild(folder)
    assert upon == days() == ["2024-01-10", "2024-06-01", "2024-06-01"]


def test_what_the_graph_held_on_an_earlier_day_is_asked_of_that_day(folder: GraphFolder) -> None:
    key = arrival("d1", ("ash", "birch", 30)).key
    june, august = (datetime(2024, month, 1, tzinfo=UTC) for month in (6, 8))
    commit(folder, june, withdraw={key: "retracted"})
    commit(folder, august, arrivals=[arrival("d1", ("ash", "birch", 30)), arrival("d3", ("elm", "birch", 5))])

    def held(day: date) -> set[str]:
        records = Records(folder, recorded(folder, day)).of("birch")
        return {r.claim.holder for r in records if r.withdrawn_on is None}

    assert held(date(2024, 1, 9)) == set()
    assert held(date(2024, 3, 1)) == {"ash", "cedar"}
    assert held(date(2024, 7, 1)) == {"cedar"}
    assert held(date(2024, 8, 1)) == {"ash", "cedar", "elm"}


def test_a_retracted_batch_is_withdrawn_and_comes_back_when_that_is_undone(folder: GraphFolder) -> None:
    before = sorted(map(str, folder.index.rdf))
    key = arrival("d1", ("ash", "birch", 30)).key
    retract = Decision(action="retract", on=PartialDate("2024-06-01"), subjects=(key,))
    commit(folder, NOW, decisions=[retract])
    assert shares(folder) == {"cedar": 20}
    assert [r.withdrawn_on for r in Records(folder).of("ash")] == [date(2024, 6, 1)]
    undo = Decision(action="undo", on=PartialDate("2024-06-02"), subjects=(decision_id(retract),))
    commit(folder, NOW, decisions=[undo])
    assert shares(folder) == {"ash": 30, "cedar": 20}
    after = [quad for quad in map(str, folder.index.rdf) if "/decision/" not in quad]
    assert sorted(after) == before


def test_a_triple_counts_once_however_many_batches_say_it(folder: GraphFolder) -> None:
    from kg.store.sparql import rows

    label = "SELECT (COUNT(*) AS ?n) { <https://w3id.org/corporate-ownership/id/entity/birch> rdfs:label ?l }"
    answer = rows(folder.index.rdf, label)
    assert not isinstance(answer, str)
    assert answer.rows == [("1",)]


def test_a_rebuilt_index_says_the_same(folder: GraphFolder) -> None:
    before = sorted(map(str, folder.index.rdf))
    rebuild(folder)
    assert sorted(map(str, folder.index.rdf)) == before
    assert [f.id for f in folder.index.names.candidates("Cedar")] == ["cedar"]


def test_an_index_that_was_thrown_away_is_rebuilt_from_the_sources(folder: GraphFolder) -> None:
    import shutil

    before = sorted(map(str, folder.index.rdf))
    shutil.rmtree(folder.folder / "index")
    again = GraphFolder(folder.folder, rules)
    rebuild(again)
    assert sorted(map(str, again.index.rdf)) == before


def test_same_joins_two_entities_and_differ_parts_them(folder: GraphFolder) -> None:
    def decide(action: str) -> None:
        day = PartialDate("2024-01-11")
        commit(folder, NOW, decisions=[Decision(action=action, on=day, subjects=("ash", "cedar"))])  # type: ignore[arg-type]

    decide("same")
    assert {r.claim.holder for r in Records(folder).of("birch")} == {"ash"}
    assert {found.id for found in folder.index.names.candidates("Cedar")} == {"ash"}
    decide("differ")
    assert shares(folder) == {"ash": 30, "cedar": 20}
    assert {found.id for found in folder.index.names.candidates("Cedar")} == {"cedar"}


def test_a_writer_killed_after_the_switch_is_logged_by_the_next_one(folder: GraphFolder) -> None:
    log = folder.folder / "sources" / "log.jsonl"
    kept = log.read_bytes()
    commit(folder, NOW, arrivals=[arrival("d3", ("elm", "birch", 5))])
    log.write_bytes(kept)
    commit(folder, NOW, arrivals=[arrival("d4", ("fir", "birch", 6))])
    assert shares(folder) == {"ash": 30, "cedar": 20, "elm": 5, "fir": 6}
    assert len(folder.sources.log()) == 4
    rebuild(folder)
    assert shares(folder) == {"ash": 30, "cedar": 20, "elm": 5, "fir": 6}


WRITE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tests.store.test_folder import rules, arrival
from kg.store.folder import GraphFolder
from kg.store.writer import commit
graph = GraphFolder(Path(sys.argv[1]), rules)
print("ready", flush=True)
sys.stdin.readline()
for number in range(1000):
    coming = arrival(f"k{number}", ("elm", f"k{number}", 10))
    commit(graph, datetime(2024, 1, 10, tzinfo=UTC), arrivals=[coming])
    print(number, flush=True)
"""


@pytest.mark.parametrize("after", [0, 1, 3])
def test_a_writer_killed_at_any_moment_leaves_a_whole_graph(folder: GraphFolder, after: int) -> None:
    root = Path(__file__).resolve().parents[2]
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITE, str(folder.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
    )
    assert writer.stdin is not None
    assert writer.stdout is not None
    writer.stdout.readline()
    writer.stdin.write("\n")
    writer.stdin.flush()
    done = -1
    for _ in range(after):
        done = int(writer.stdout.readline())
    os.kill(writer.pid, signal.SIGKILL)
    rest = [int(line) for line in writer.communicate(timeout=30)[0].split()]
    done = max([done, *rest])
    again = GraphFolder(folder.folder, rules)
    assert shares(again) == {"ash": 30, "cedar": 20}
    written = {r.claim.investee for r in Records(again).of("elm")}
    assert written in ({f"k{n}" for n in range(done + 1)}, {f"k{n}" for n in range(done + 2)})
    commit(again, NOW, arrivals=[arrival("d9", ("fir", "birch", 7))])
    rebuild(again)
    assert shares(again) == {"ash": 30, "cedar": 20, "fir": 7}


def test_a_folder_that_cannot_be_written_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        commit(GraphFolder(tmp_path / "file" / "graph", rules), NOW, arrivals=[arrival("d1", ("a", "b", 1))])


def test_a_batch_without_a_file_stops_a_rebuild_and_the_old_index_stays(folder: GraphFolder) -> None:
    next((folder.folder / "sources" / "batches").glob("*.gz")).unlink()
    with pytest.raises(StoreError, match="cannot be read"):
        rebuild(folder)
    assert shares(GraphFolder(folder.folder, rules)) == {"ash": 30, "cedar": 20}


def test_an_index_of_another_version_or_a_damaged_one_is_told_to_be_rebuilt(folder: GraphFolder) -> None:
    manifest = folder.index.folder / "manifest.json"
    kept = manifest.read_text()
    manifest.write_text(kept.replace('"format": ', '"format": 9'))
    with pytest.raises(StoreError, match="kg rebuild"):
        _ = GraphFolder(folder.folder, rules).index
    manifest.write_text(kept)
    names = folder.index.folder / "names.sqlite"
    names.write_bytes(b"no database" * 1000)
    with pytest.raises(StoreError, match="kg rebuild"):
        GraphFolder(folder.folder, rules).index.names.candidates("Ash")
    rebuild(GraphFolder(folder.folder, rules))
    assert shares(GraphFolder(folder.folder, rules)) == {"ash": 30, "cedar": 20}
