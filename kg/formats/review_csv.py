r"""The review table: one row a held claim that waits, to be filled in with a spreadsheet and read back.

| column | what |
|---|---|
| id | the held claim; not to be changed |
| decision | to fill in: `accept`, `reject`, or nothing to leave it waiting |
| holder, investee, kind, share, voting, status, tense, change | what the claim will say; may be corrected |
| comment | why, for the record |
| says, dates | status, change and tense in words, and the dates of the claim; not read back |
| reason, as_written, quotation, before, after, title, publisher, date | to decide by; not read back |

Several rows of one id that are accepted split the claim: each row is a claim. A party is a name or id of the
graph; `new company: Oak Mills` brings a new one in.

Example:
    >>> read_review(b"id;decision\nc1;reject\n", name="r.csv")[0][0].action
    'reject'
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from kg.answers import Doubt, Queue, Verdict
from kg.errors import InputError
from kg.model import Claim, Entity, EntityId, Issue
from kg.standing import LEVEL, dates, standing
from kg.written import figure_of, written

FIELDS = ("holder", "investee", "kind", "share", "voting", "status", "tense", "change")
_TO_READ = (
    *("says", "dates", "reason", "as_written", "quotation", "before", "after"),
    *("title", "publisher", "date"),
)
COLUMNS = ("id", "decision", *FIELDS, "comment", *_TO_READ)
_DECISIONS = {
    **dict.fromkeys(("", "skip", "wait"), ""),
    **dict.fromkeys(("accept", "a", "yes", "accepted", "split"), "accept"),
    **dict.fromkeys(("reject", "r", "no", "rejected"), "reject"),
}
#: What may stand in the column `decision`, for messages and help.
KNOWN_DECISIONS = "accept, reject, split (as accept: several rows of one id), skip or nothing (waits)"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MOST_ROWS = 1_000_000


def write_review(queue: Queue) -> str:
    """The table of a queue, strongest claim first; the same queue gives the same text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for doubt in queue.doubts:
        writer.writerow([_cell(value) for value in _row(doubt, queue.entities)])
    return out.getvalue()


def _row(doubt: Doubt, entities: Mapping[EntityId, Entity]) -> Iterable[str]:
    claim, source, excerpts = doubt.reading, doubt.held.claim.source, doubt.excerpts
    raw = next((one.raw or one.pointer for one in doubt.held.claim.evidence if one.quote is None), None)
    yield from (doubt.held.claim.id, "", *_said(claim, entities), "")
    yield from (standing(claim), dates(claim), doubt.held.note)
    yield " | ".join(_said(doubt.held.claim, entities)) if doubt.held.repaired else ""
    yield _line(" […] ".join(one.quote for one in excerpts) or raw or "")
    yield _line(excerpts[0].before if excerpts else "")
    yield _line(excerpts[-1].after if excerpts else "")
    yield from (source.title or source.id, source.publisher or "", str(source.published or ""))


def _said(claim: Claim, entities: Mapping[EntityId, Entity]) -> tuple[str, ...]:
    parties = [entities[key].name if key in entities else key for key in claim.parties]
    share = written(figure_of(claim))
    return (*parties, claim.kind, share, claim.voting, claim.status, claim.tense, claim.change or LEVEL)


def _line(text: str) -> str:
    return " ".join(text.split())


def _cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return "'" + text if text.startswith(_FORMULA) else text


def _plain(cell: str) -> str:
    """What `_cell` was given."""
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def read_review(data: bytes, *, name: str) -> tuple[list[Verdict], list[Issue]]:
    """The decisions of a table that was filled in.

    Args:
        data: The file: UTF-8, with commas, semicolons or tabs, whatever the spreadsheet wrote.
        name: File name for messages.

    Returns:
        One verdict for each claim that was decided on, and what is wrong with rows.

    Raises:
        InputError: The file is no such table.
    """
    rows = _rows(data, name)
    verdicts: dict[str, Verdict] = {}
    faults: list[Issue] = []
    for line, row in rows:
        where = f"{name}:{line}"
        decision = row.get("decision", "").casefold()
        if decision not in _DECISIONS:
            faults.append(_fault(where, row, f"decision = {decision[:40]!r}: is none of {KNOWN_DECISIONS}"))
        elif _DECISIONS[decision]:
            _add(verdicts, faults, _verdict(row, _DECISIONS[decision], where))
    return list(verdicts.values()), faults


def _add(verdicts: dict[str, Verdict], faults: list[Issue], verdict: Verdict) -> None:
    """Rows of one claim that are all accepted make one verdict that splits it."""
    earlier = verdicts.get(verdict.claim)
    if not verdict.claim:
        faults.append(
            Issue(code="verdict", message="id is empty: leave the ids as they are", where=verdict.where)
        )
    elif earlier is None:
        verdicts[verdict.claim] = verdict
    elif earlier.action == verdict.action == "accept":
        verdicts[verdict.claim] = Verdict(
            claim=verdict.claim,
            action="accept",
            readings=earlier.readings + verdict.readings,
            reason=earlier.reason or verdict.reason,
            where=earlier.where,
        )
    else:
        message = (
            f"the claim is decided on in {earlier.where} already; only rows that accept it can be several"
        )
        faults.append(Issue(code="verdict", message=message, where=verdict.where, claim=verdict.claim))


def _verdict(row: Mapping[str, str], action: str, where: str) -> Verdict:
    typed = {field: row[field] for field in FIELDS if row.get(field)}
    return Verdict(
        claim=row.get("id", ""),
        action="accept" if action == "accept" else "reject",
        readings=(typed,) if action == "accept" else (),
        reason=row.get("comment") or None,
        where=where,
    )


def _fault(where: str, row: Mapping[str, str], message: str) -> Issue:
    return Issue(code="verdict", message=message, where=where, claim=row.get("id") or None)


def _rows(data: bytes, name: str) -> list[tuple[int, dict[str, str]]]:
    """The rows that are not blank, each with the line on which it ends."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        hint = "save the table as CSV in UTF-8"
        raise InputError(
            f"byte 0x{data[error.start]:02x} at offset {error.start} is not UTF-8; {hint}", source=name
        ) from error
    first = text.lstrip().partition("\n")[0]
    mark = max(",;\t", key=first.count)
    # Strict: an opened quotation mark that is never closed would swallow all rows behind it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        header = [cell.strip().casefold() for cell in next(reader, [])]
        _check_header(header, name)
        found = []
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((reader.line_num, dict(zip(header, map(_plain, cells), strict=False))))
            if len(found) > _MOST_ROWS:
                raise InputError(f"has more than {_MOST_ROWS} rows; split it", source=name)
    except csv.Error as error:
        told = "a quotation mark is opened and never closed" if "end of data" in str(error) else str(error)
        raise InputError(f"is no CSV ({told}); kg review --export makes the table", source=name) from error
    return found


def _check_header(header: list[str], name: str) -> None:
    missing = [column for column in ("id", "decision") if column not in header]
    if missing:
        message = f"has no column {' and '.join(missing)}; kg review --export makes the table"
        raise InputError(message, source=name, line=1)
    doubled = next((column for column in COLUMNS if header.count(column) > 1), None)
    if doubled:
        raise InputError(f"has the column {doubled} twice; keep one", source=name, line=1)
