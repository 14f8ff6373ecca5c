"""The durable form of a graph: files that everything else can be rebuilt from.

    sources/batches/<batch id>.nq.gz     one canonical N-Quads file per article or register file
    sources/texts/<sha256>.txt           archived texts that evidence offsets point into
    sources/decisions.jsonl              what people decided; append-only
    sources/log.jsonl                    when which batch was added or withdrawn; append-only

Nothing here is ever rewritten, and no clock is read: the caller gives the moment that the log keeps.
Same content, same bytes: batches are compressed without time or file name.

Example:
    >>> import tempfile
    >>> sources = Sources(Path(tempfile.mkdtemp()))
    >>> sources.add_batch("b1", ['<urn:a> <urn:b> "c" <urn:g> .'])
    >>> sources.batch_lines("b1")
    ['<urn:a> <urn:b> "c" <urn:g> .']
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from kg.errors import StoreError
from kg.model import Correction, Decision, DecisionAction, Entity, PartialDate
from kg.record import frozen, replace

LogAction = Literal["add", "withdraw"]


@frozen
class LogEntry:
    """One line of the log.

    Args:
        time: Moment of writing, ISO 8601 in UTC.
        action: Whether the batch came or went.
        batch: Batch id.
        on: Day that counts as the day of recording; the day of `time` unless the file that was loaded
            brings its own.
        label: Where it came from, for people: a file name.
        reason: Why it was withdrawn; None when it was added.
    """

    time: str
    action: LogAction
    batch: str
    on: str
    label: str = ""
    reason: str | None = None


class Sources:
    """The `sources/` folder of a graph.

    Args:
        folder: Path of the folder; made when first written to.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._batches, self._texts = folder / "batches", folder / "texts"

    # -- batches -----------------------------------------------------------------------------------

    def add_batch(self, batch_id: str, lines: Iterable[str]) -> None:
        """Keep a batch durably: written aside, synced, renamed. A batch that is there stays as it is."""
        path = self._batch_path(batch_id)
        if not path.exists():
            from gzip import compress

            text = "".join(line + "\n" for line in lines)
            write_durably(path, compress(text.encode(), compresslevel=6, mtime=0))

    def batch_lines(self, batch_id: str) -> list[str]:
        """The N-Quads lines of a batch.

        Raises:
            StoreError: The file is missing or damaged.
        """
        from gzip import decompress

        path = self._batch_path(batch_id)
        try:
            return decompress(path.read_bytes()).decode().split("\n")[:-1]
        except (OSError, EOFError, UnicodeDecodeError) as error:
            raise StoreError(f"{path}: the batch cannot be read ({error}); restore it from a copy") from error

    def batch_ids(self) -> list[str]:
        """Ids of all batches kept, withdrawn ones included, sorted."""
        return sorted(path.name.removesuffix(".nq.gz") for path in self._batches.glob("*.nq.gz"))

    def _batch_path(self, batch_id: str) -> Path:
        return self._batches / f"{batch_id}.nq.gz"

    # -- archived texts ----------------------------------------------------------------------------

    def add_text(self, sha256: str, text: str) -> None:
        """Archive a text under the hash of its UTF-8 bytes."""
        path = self._texts / f"{sha256}.txt"
        if not path.exists():
            write_durably(path, text.encode())

    def text(self, sha256: str) -> str | None:
        """An archived text; None when there is none of this hash.

        Bytes that damage made unreadable come as U+FFFD, so that `kg check` can name the file.
        """
        path = self._texts / f"{sha256}.txt"
        return path.read_bytes().decode(errors="replace") if path.exists() else None

    # -- the log -----------------------------------------------------------------------------------

    def log(self) -> list[LogEntry]:
        """All log entries, oldest first. A last line cut off by a crash does not count.

        Raises:
            StoreError: A line is no entry.
        """
        path = self.folder / "log.jsonl"
        return [_log_entry(path, row) for row in _json_lines(path)]

    def append_log(self, entries: Iterable[LogEntry]) -> None:
        """Add entries to the log, durably."""
        from dataclasses import asdict

        _append(self.folder / "log.jsonl", (asdict(entry) for entry in entries))

    # -- decisions ---------------------------------------------------------------------------------

    def decisions(self) -> list[Decision]:
        """All decisions, oldest first."""
        return list(read_decisions(self.folder / "decisions.jsonl"))

    def append_decisions(self, decisions: Iterable[Decision]) -> None:
        """Add decisions, durably."""
        _append(self.folder / "decisions.jsonl", map(decision_row, decisions))


@frozen
class Standing:
    """What the log says of one batch in the end.

    Args:
        recorded_on: Day from which the graph holds it (of its last arrival).
        withdrawn_on: Day on which it was withdrawn; None while it stands.
    """

    recorded_on: date
    withdrawn_on: date | None = None


def stays(log: Iterable[LogEntry], *, until: date | None = None) -> dict[str, list[Standing]]:
    """Batch id to its stays in the graph, oldest first; the last one may still stand.

    Args:
        log: Log entries; a file that was loaded may bring days of its own, so their days count.
        until: Only what happened up to this day; None: everything.
    """
    found: dict[str, list[Standing]] = {}
    for entry in sorted(log, key=lambda entry: entry.on):
        on = date.fromisoformat(entry.on)
        if until is not None and on > until:
            break
        mine = found.setdefault(entry.batch, [])
        if entry.action == "withdraw" and mine:
            mine[-1] = replace(mine[-1], withdrawn_on=on)
        elif entry.action == "add" and (not mine or mine[-1].withdrawn_on):
            mine.append(Standing(recorded_on=on))
    return found


def standings(log: Iterable[LogEntry], *, until: date | None = None) -> dict[str, Standing]:
    """Batch id to its last stay; a batch that came back stands again."""
    return {batch: mine[-1] for batch, mine in stays(log, until=until).items() if mine}


def _log_entry(path: Path, row: dict[str, Any]) -> LogEntry:
    try:
        entry = LogEntry(**row)
        date.fromisoformat(entry.on)
    except (TypeError, ValueError) as error:
        raise StoreError(f"{path}: {row} is no entry ({error}); restore the file from a copy") from error
    return entry


def read_decisions(path: Path) -> Iterator[Decision]:
    """The decisions of a file, oldest first; none when the file is missing.

    Raises:
        StoreError: A line makes no sense.
    """
    for number, row in enumerate(_json_lines(path), 1):
        try:
            yield decision_from(row)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise StoreError(f"{path}:{number}: not a decision ({error}); mend or remove the line") from error


def decision_row(decision: Decision) -> dict[str, Any]:
    """A decision as a JSON object; what is not known is left out."""
    from dataclasses import asdict

    row = {**asdict(decision), "on": decision.on.text}
    for name in ("readings", "entities"):
        row[name] = [{key: value for key, value in part.items() if value} for part in row[name]]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in row.items() if value}


def decision_from(row: dict[str, Any]) -> Decision:
    """A decision from its JSON object.

    Raises:
        KeyError, TypeError, ValueError: The object is no decision.
    """
    texts = [row["action"], *row["subjects"], *row.get("fingerprints", ())]
    if not isinstance(row["subjects"], list) or not all(isinstance(text, str) for text in texts):
        raise TypeError("subjects and fingerprints must be lists of texts")
    if row["action"] not in get_args(DecisionAction):
        raise ValueError(f"action must be one of {', '.join(get_args(DecisionAction))}")
    if len(row["subjects"]) != (2 if row["action"] in ("same", "differ") else 1):
        raise ValueError(f"{len(row['subjects'])} subjects do not fit the action")
    return Decision(
        action=row["action"],
        on=PartialDate(row["on"]),
        subjects=tuple(row["subjects"]),
        fingerprints=tuple(row.get("fingerprints", ())),
        author=row.get("author"),
        reason=row.get("reason"),
        readings=tuple(Correction(**_texts(part)) for part in row.get("readings", ())),
        entities=tuple(_entity(part) for part in row.get("entities", ())),
    )


def _entity(row: dict[str, Any]) -> Entity:
    texts = _texts(row)
    return Entity(id=texts["id"], kind=texts["kind"], name=texts["name"])


def _texts(row: dict[str, Any]) -> dict[str, str]:
    if not all(isinstance(value, str) for value in row.values()):
        raise TypeError("readings and entities must be objects of texts")
    return row


def write_durably(path: Path, data: bytes) -> None:
    """Write a file so that after a crash it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with aside.open("wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        aside.replace(path)
    except BaseException:  # Ctrl-C and a full disk alike leave nothing behind
        aside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in a folder durable (where the system can)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _append(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    text = "".join(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows)
    if not text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    # A line that a crash cut off is ended first, so that it spoils itself only.
    cut = path.exists() and path.stat().st_size > 0 and not path.read_bytes().endswith(b"\n")
    with path.open("a", encoding="utf-8") as handle:
        handle.write(("\n" if cut else "") + text)
        handle.flush()
        os.fsync(handle.fileno())


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Objects of a JSON Lines file; lines that a crash cut off (no JSON) do not count."""
    if not path.exists():
        return
    # Lines end with \n alone: a file name may hold a character that other systems end lines with.
    with path.open(encoding="utf-8", errors="replace", newline="\n") as handle:
        for line in handle:
            try:
                row = json.loads(line)
            except ValueError:
                continue
            if isinstance(row, dict):
                yield row
