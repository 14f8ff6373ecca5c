"""Files on their way into the graph: read one by one, taken in by groups, each whole or not there.

How a file is read is handed in. What is here already changes nothing; another reading of a document, or
the document that a retelling was made from, takes the older one's place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from kg.answers import Arrived, Failure
from kg.environment import now
from kg.errors import InputError, Interrupted, KgError
from kg.model import Issue
from kg.store.earlier import Earlier
from kg.store.folder import GraphFolder
from kg.store.records import Records
from kg.store.sources import Standing, stays
from kg.store.writer import Arrival, commit, create

# Each group is one generation of the index: whole documents, so many or so much text that memory stays flat.
_GROUP, _GROUP_SIZE = 200, 16_000_000

_RETRACTED = Issue(
    code="retracted",
    message="a person retracted this; it stays out until that is undone: kg decisions lists ids for kg undo",
)

#: Batches on their way in, each with the doubts about it.
Coming = tuple[Arrival, Sequence[Issue]]


def take_in(
    folder: GraphFolder,
    paths: Iterable[Path],
    read: Callable[[Path], list[Coming]],
    *,
    strict: bool,
    replacing: bool,
    advance: Callable[[int], None] | None = None,
) -> list[Arrived | Failure]:
    """Take files in.

    Args:
        folder: The graph; made when there is none.
        paths: The files.
        read: Reads one file.
        strict: All files or none: the first failure is raised before anything is written.
        replacing: Whether a document takes the place of an older reading of it.
        advance: Told before each file which one it is, counted from 1.

    Returns:
        What became of each file, failures first within a group.

    Raises:
        Interrupted: Ctrl-C; the files read whole by then were taken in, unless `strict`: then none was.
    """
    create(folder)
    files = list(paths)
    intake = _Intake(folder, read, strict, replacing)
    try:
        for number, path in enumerate(files, 1):
            if advance is not None:
                advance(number)
            intake.add(path)
            if not strict and (number % _GROUP == 0 or _size(intake.waiting) > _GROUP_SIZE):
                intake.take()
        intake.take()
    except KeyboardInterrupt as stop:
        if strict:
            raise
        intake.take()  # a group that was stopped on its way in is taken whole now, or is there already
        raise Interrupted(intake.whole, len(files)) from stop
    return intake.outcomes


class _Intake:
    """The files of one call: what became of them, and those that wait for their group."""

    def __init__(
        self, folder: GraphFolder, read: Callable[[Path], list[Coming]], strict: bool, replacing: bool
    ) -> None:
        self._folder, self._read, self._strict, self._replacing = folder, read, strict, replacing
        self.outcomes: list[Arrived | Failure] = []
        self.waiting: list[Coming] = []
        self.whole = 0

    def add(self, path: Path) -> None:
        try:
            coming = self._read(path)
        except (KgError, OSError) as error:
            failure = _failure(path, error)
            if self._strict:
                raise failure.error from error
            self.outcomes.append(failure)
        else:
            self.waiting, self.whole = self.waiting + coming, self.whole + 1

    def take(self) -> None:
        taken = _take_group(self._folder, self.waiting, self._replacing)
        self.outcomes, self.waiting = self.outcomes + taken, []


def _size(group: Iterable[Coming]) -> int:
    """Characters that the documents of a group keep in memory, their lines of RDF left aside."""
    return sum(len(arrival.batch.text or "") for arrival, _ in group)


def _failure(path: Path, error: KgError | OSError) -> Failure:
    if isinstance(error, KgError):
        return Failure(label=str(path), error=error)
    return Failure(
        label=str(path), error=InputError(f"cannot be read ({error.strerror or error})", source=str(path))
    )


def _take_group(folder: GraphFolder, group: list[Coming], replacing: bool) -> list[Arrived | Failure]:
    coming, withdraw, outcomes = _sorted_out(folder, group, replacing)
    if coming:
        commit(folder, now(), arrivals=coming, withdraw=withdraw)
    return outcomes


def _sorted_out(
    folder: GraphFolder, group: list[Coming], replacing: bool
) -> tuple[list[Arrival], dict[str, str], list[Arrived | Failure]]:
    """What is new of a group, the batches that it replaces and why, and what becomes of each file."""
    log, records = folder.sources.log(), Records(folder)
    here, earlier = stays(log), Earlier(records, log, folder.sources.text)
    retracted = folder.rules().retracted(folder.sources.decisions())
    coming: list[Arrival] = []
    withdraw: dict[str, str] = {}
    outcomes: list[Arrived | Failure] = []
    for arrival, issues in group:
        older: list[str] = []
        if replacing:
            document = arrival.batch.sources[0].id
            older = [batch for batch in records.batches_of_document(document) if batch != arrival.key]
        known = _is_known(arrival, [*here.get(arrival.key, []), *_stays_of(arrival.key, coming)])
        if arrival.key in retracted:
            issues = [*issues, _RETRACTED]
        if not known:
            doubt = earlier.doubt_about(arrival) if replacing and not older else None
            issues = [*issues, doubt] if doubt is not None else issues
            coming.append(arrival)
            withdraw |= dict.fromkeys(older, f"replaced by batch {arrival.key}")
        outcomes.append(_arrived(arrival, "known" if known else "replaced" if older else "added", issues))
    return coming, withdraw, outcomes


def _is_known(arrival: Arrival, stays_of_batch: list[Standing]) -> bool:
    """Whether the graph holds the batch already, or has the very stay that a file tells of."""
    if arrival.recorded_on is None:
        return any(stay.withdrawn_on is None for stay in stays_of_batch)
    return Standing(recorded_on=arrival.recorded_on, withdrawn_on=arrival.withdrawn_on) in stays_of_batch


def _stays_of(key: str, coming: list[Arrival]) -> list[Standing]:
    today = now().date()
    return [
        Standing(recorded_on=one.recorded_on or today, withdrawn_on=one.withdrawn_on)
        for one in coming
        if one.key == key
    ]


def _arrived(arrival: Arrival, outcome: str, issues: Sequence[Issue]) -> Arrived:
    return Arrived(
        label=arrival.label,
        outcome=outcome,
        batch=arrival.key,
        claims=len(arrival.batch.claims),
        held=len(arrival.batch.held),
        zones=len(arrival.batch.zones),
        issues=tuple(issues),
    )
