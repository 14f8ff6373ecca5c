"""Writing to a graph: batch files, then a new generation of the index, then the log.

Each step is whole or not there, so a process killed at any moment leaves either the old graph or the new
one; the next writer finishes what the last one could not log.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from kg.errors import StoreError, StoreMissing
from kg.model import Batch, Decision
from kg.record import frozen
from kg.store.folder import GraphFolder
from kg.store.generation import INDEX_FORMAT
from kg.store.indexing import Change, Indexer
from kg.store.lock import writer_lock
from kg.store.quads import batch_quads
from kg.store.sources import LogEntry, decision_from


@frozen
class Arrival:
    """A batch on its way in; `Arrival.of` makes it.

    Args:
        batch: The batch.
        key: Its id.
        lines: Its N-Quads lines.
        label: Where it comes from, for people.
        recorded_on: Day that counts as its recording; None: the day of writing.
        withdrawn_on: Day on which it was withdrawn again; None: it stands.
    """

    batch: Batch
    key: str
    lines: Sequence[str]
    label: str = ""
    recorded_on: date | None = None
    withdrawn_on: date | None = None

    @classmethod
    def of(
        cls,
        batch: Batch,
        *,
        label: str = "",
        recorded_on: date | None = None,
        withdrawn_on: date | None = None,
    ) -> Arrival:
        """A batch with its id and lines."""
        key, lines = batch_quads(batch)
        return cls(
            batch=batch, key=key, lines=lines, label=label, recorded_on=recorded_on, withdrawn_on=withdrawn_on
        )


def create(folder: GraphFolder) -> None:
    """Make an empty graph where there is none."""
    if not folder.exists:
        commit(folder, None)


def commit(
    folder: GraphFolder,
    now: datetime | None,
    *,
    arrivals: Sequence[Arrival] = (),
    withdraw: Mapping[str, str] | None = None,
    decisions: Sequence[Decision] = (),
) -> None:
    """Take in batches, withdraw others and keep decisions: all of it, or on any failure nothing.

    Args:
        folder: The graph; made when there is none.
        now: The moment that the log keeps; None when there is nothing to log.
        arrivals: Batches to take in.
        withdraw: Batch id to the reason for withdrawing it.
        decisions: Decisions to append.

    Raises:
        StoreLocked: Another process is writing.
        StoreError: The folder cannot be written to.

    Cost: linear in what arrives; a withdrawal and a decision on identity read the whole graph once.
    """
    with _writing(folder):
        for arrival in arrivals:
            folder.sources.add_batch(arrival.key, arrival.lines)
            for source in arrival.batch.sources:
                if source.text_sha256 and arrival.batch.text is not None:
                    folder.sources.add_text(source.text_sha256, arrival.batch.text)
        change = Change(
            log=tuple(_log_entries(now, arrivals, withdraw or {})) if now else (),
            decisions=tuple(decisions),
            lines={arrival.key: arrival.lines for arrival in arrivals},
        )
        Indexer(folder, change).build(anew=False)
        _finish_log(folder)


def rebuild(folder: GraphFolder) -> int:
    """Make the index anew from the sources.

    Returns:
        Number of quads in it.

    Raises:
        StoreMissing: There is no graph here.
        StoreError: A batch file is missing or damaged; the old index stays.
    """
    folder.must_exist()
    with _writing(folder, mending=True):
        return Indexer(folder, Change(lines={})).build(anew=True)


@contextmanager
def made_aside(folder: Path) -> Iterator[Path]:
    """A place to make a graph that becomes `folder` by one rename when all went well.

    Another process that was faster wins, and nothing is left behind either way.

    Raises:
        StoreError: The place cannot be written to.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
    except OSError as error:
        raise StoreError(f"{error.filename}: {error.strerror}; choose another --store") from error
    try:
        yield aside
        aside.chmod(0o755)
        aside.replace(folder)
    except OSError as error:
        if not (folder / "index" / "current").exists():
            raise StoreError(f"{folder}: cannot be made ({error.strerror})") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _writing(folder: GraphFolder, *, mending: bool = False) -> Iterator[None]:
    try:
        with writer_lock(folder.folder / "lock"):
            folder.forget()
            try:
                _finish_log(folder)
            except StoreError:
                if not mending:
                    raise
            yield
    except OSError as error:
        place = error.filename or folder.folder
        raise StoreError(f"{place}: cannot be written ({error.strerror or error})") from error
    finally:
        folder.forget()


def _finish_log(folder: GraphFolder) -> None:
    """Bring log and decisions up to the generation in force: its writer may have been killed before.

    Raises:
        StoreError: The manifest cannot be read, or is of another version.
    """
    try:
        generation = folder.generations.current()
    except StoreMissing:
        return
    manifest = generation.manifest
    if manifest.get("format") != INDEX_FORMAT:
        raise StoreError(f"{generation.folder}: the index is of another version; run kg rebuild")
    log = [LogEntry(**entry) for entry in manifest["log"]]
    if log and folder.sources.log()[-len(log) :] != log:
        folder.sources.append_log(log)
    decisions = [decision_from(row) for row in manifest["decisions"]]
    if decisions and folder.sources.decisions()[-len(decisions) :] != decisions:
        folder.sources.append_decisions(decisions)


def _log_entries(
    now: datetime, arrivals: Iterable[Arrival], withdraw: Mapping[str, str]
) -> Iterator[LogEntry]:
    time, today = now.isoformat(timespec="seconds"), now.date().isoformat()
    for batch, reason in withdraw.items():
        yield LogEntry(time=time, action="withdraw", batch=batch, on=today, reason=reason)
    for arrival in arrivals:
        on = arrival.recorded_on.isoformat() if arrival.recorded_on else today
        yield LogEntry(time=time, action="add", batch=arrival.key, on=on, label=arrival.label)
        if arrival.withdrawn_on:
            on = arrival.withdrawn_on.isoformat()
            yield LogEntry(time=time, action="withdraw", batch=arrival.key, on=on, reason="as the file says")
