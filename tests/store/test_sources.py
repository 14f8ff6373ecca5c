from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.model import Decision, PartialDate
from kg.record import replace
from kg.store.sources import LogEntry, Sources, Standing, standings


def entry(action: str, batch: str, on: str) -> LogEntry:
    return LogEntry(time=f"{on}T00:00:00+00:00", action=action, batch=batch, on=on)  # type: ignore[arg-type]


def test_a_batch_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    sources = Sources(tmp_path)
    lines = ['<urn:a> <urn:b> "é \\n" <urn:g> .', "<urn:a> <urn:b> <urn:c> <urn:g> ."]
    sources.add_batch("b1", lines)
    assert sources.batch_lines("b1") == lines
    assert sources.batch_ids() == ["b1"]


def test_the_same_batch_is_the_same_bytes_in_every_folder(tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        Sources(tmp_path / name).add_batch("b1", ["<urn:a> <urn:b> <urn:c> <urn:g> ."])
        written.append((tmp_path / name / "batches" / "b1.nq.gz").read_bytes())
    assert written[0] == written[1]


def test_a_batch_that_is_there_is_never_rewritten(tmp_path: Path) -> None:
    sources = Sources(tmp_path)
    sources.add_batch("b1", ["first"])
    sources.add_batch("b1", ["second"])
    assert sources.batch_lines("b1") == ["first"]


def test_a_damaged_batch_is_a_store_error_that_names_the_file(tmp_path: Path) -> None:
    sources = Sources(tmp_path)
    sources.add_batch("b1", ["line"])
    path = tmp_path / "batches" / "b1.nq.gz"
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(StoreError, match=r"b1\.nq\.gz"):
        sources.batch_lines("b1")


def test_a_text_is_archived_to_the_character(tmp_path: Path) -> None:
    sources = Sources(tmp_path)
    sources.add_text("abc", "a\r\nb\u2028c\ufeff")
    assert sources.text("abc") == "a\r\nb\u2028c\ufeff"
    assert sources.text("unknown") is None


def test_the_log_is_appended_to_and_read_in_order(tmp_path: Path) -> None:
    sources = Sources(tmp_path)
    sources.append_log([entry("add", "b1", "2024-01-10")])
    sources.append_log([entry("withdraw", "b1", "2024-06-01")])
    assert [line.action for line in sources.log()] == ["add", "withdraw"]


def test_a_last_line_that_a_crash_cut_off_does_not_count_and_spoils_nothing(tmp_path: Path) -> None:
    sources = Sources(tmp_path)
    sources.append_log([entry("add", "b1", "2024-01-10")])
    path = tmp_path / "log.jsonl"
    path.write_bytes(path.read_bytes() + b'{"action": "ad')
    assert [line.batch for line in sources.log()] == ["b1"]
    sources.append_log([entry("add", "b2", "2024-01-11")])
    assert [line.batch for line in sources.log()] == ["b1", "b2"]


def test_a_file_name_with_a_line_separator_in_it_ends_no_line_of_the_log(tmp_path: Path) -> None:
    sources, names = Sources(tmp_path), ["a\u2028b.txt", "c\x85d.txt", "e\x0cf.txt"]
    sources.append_log(
        [replace(entry("add", f"b{number}", "2024-01-10"), label=name) for number, name in enumerate(names)]
    )
    assert [line.label for line in sources.log()] == names


def test_a_batch_that_came_back_stands_again_from_its_last_arrival() -> None:
    log = [
        entry("add", "b1", "2024-01-10"),
        entry("withdraw", "b1", "2024-06-01"),
        entry("add", "b1", "2024-08-01"),
        entry("add", "b2", "2024-01-10"),
        entry("withdraw", "b2", "2024-02-01"),
    ]
    found = standings(log)
    assert found["b1"].withdrawn_on is None
    assert found["b1"].recorded_on.isoformat() == "2024-08-01"
    assert isinstance(found["b2"], Standing)
    assert str(found["b2"].withdrawn_on) == "2024-02-01"


def test_decisions_come_back_as_they_were_made(tmp_path: Path) -> None:
    sources = Sources(tmp_path)
    decision = Decision(
        action="same", on=PartialDate("2024-01-10"), subjects=("a", "b"), author="Ann", reason="one company"
    )
    sources.append_decisions([decision])
    assert sources.decisions() == [decision]


def test_a_line_that_is_no_decision_is_named(tmp_path: Path) -> None:
    (tmp_path / "decisions.jsonl").write_text('{"action": "same"}\n')
    with pytest.raises(StoreError, match=r"decisions\.jsonl:1"):
        Sources(tmp_path).decisions()
