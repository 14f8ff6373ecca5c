"""Reports for people: what was found, read in, decided, left out and checked.

Answers about ties are in `kg.views.text`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.answers import Arrived, Checked, Match, Ruled, Status
from kg.model import Decision
from kg.views.lines import safe
from kg.views.wording import describe, in_full


def matches(text: str, found: Sequence[Match]) -> str:
    """The answer to `find`."""
    if not found:
        return f"no name contains {safe(text)!r}"
    width = max(len(item.id) for item in found)
    rows = []
    for item in found:
        also = "" if item.matched == item.name else f"  (as {safe(item.matched)})"
        rows.append(f"{safe(item.id):{width}}  {safe(item.name)}  [{item.kind}]{also}")
    return "\n".join(rows)


def status(answer: Status) -> str:
    """The answer to `status`."""
    lines = [
        f"{answer.store}  (index {answer.generation})",
        f"  {len(answer.documents) + answer.more} documents, {answer.claims} claims, {answer.held} held back,"
        f" {answer.entities} entities, {answer.quads} quads, {answer.decisions} decisions,"
        f" {answer.withdrawn} batches withdrawn",
    ]
    for document in answer.documents:
        recorded = f", recorded {document.recorded_on.isoformat()}" if document.recorded_on else ""
        lines += ["", f"  {describe(document.source)}", f"    {document.claims} claims{recorded}"]
        lines += [f"    held back: {safe(item.note)}" for item in document.held]
        for zone, begins in document.zones:
            lines.append(
                f"    left out: {zone.kind}, {zone.start}-{zone.end} ({safe(zone.reason)}): {safe(begins)}"
            )
    if answer.more:
        lines.append(f"\n  ... and {answer.more} more documents (--limit shows more)")
    return "\n".join(lines)


def checked(answer: Checked) -> str:
    """The answer to `check`."""
    lines = [f"  {name}: {count} looked at" for name, count in answer.checks.items()]
    for issue in answer.issues:
        where = f"{issue.where}: " if issue.where else ""
        lines.append(f"{issue.code}: {where}{safe(issue.message)}")
    lines += [f"{hint.code}: {safe(hint.message)}" for hint in answer.hints]
    lines.append("all is well" if not answer.issues else f"{len(answer.issues)} faults")
    return "\n".join(lines)


def rows(names: Sequence[str], found: Sequence[tuple[str | None, ...]]) -> str:
    """The rows of a query as a table; an unbound cell is empty."""
    cells = [[*names], *([safe(value or "") for value in row] for row in found)]
    widths = [min(60, max(len(row[i]) for row in cells)) for i in range(len(names))]
    ruled = [cells[0], ["-" * width for width in widths], *cells[1:]]
    lines = [
        "  ".join(f"{value:{width}}" for value, width in zip(row, widths, strict=True)).rstrip()
        for row in ruled
    ]
    return "\n".join([*lines, f"({len(found)} rows)"])


def arrived(answer: Arrived) -> str:
    """What adding one file did, in one line."""
    if answer.outcome == "known":
        return f"{safe(answer.label)}: already in the graph, nothing to do"
    held = f", {answer.held} held back" if answer.held else ""
    left_out = f", {answer.zones} spans left out" if answer.zones else ""
    return f"{safe(answer.label)}: {answer.outcome}, {answer.claims} claims{held}{left_out}"


# How far the claims of `kg extract` count.


def decisions(found: Sequence[tuple[str, Decision]], ruled: Iterable[tuple[str, Ruled]] = ()) -> str:
    """Every decision with its id; under one on a claim stands what it says, and how the claim was read.

    Args:
        found: The decisions.
        ruled: Those on claims, by id, in full.
    """
    lines, told = [], dict(ruled)
    for key, item in found:
        lines.append(
            f"{key}  {item.on}  {item.action} {safe(' '.join(item.subjects))}"
            + (f", by {safe(item.author)}" if item.author else "")
            + (f": {safe(item.reason)}" if item.reason else "")
        )
        if key in told:
            lines += _ruled(item, told[key])
        elif item.action in ("accept", "reject"):
            lines.append("    held in no document of the graph now")
    return "\n".join(lines) or "nothing was decided"


def _ruled(item: Decision, told: Ruled) -> list[str]:
    """What a decision on a claim says, in words."""
    read = in_full(told.read, told.entities)
    if not told.made:
        return [f"    rejected: {read}"]
    made = [f"    {in_full(claim, told.entities)}" for claim in told.made]
    if told.made == (told.read,):
        return made
    how = "split" if len(made) > 1 else "corrected" if item.readings else "repaired"
    return [*made, f"    {how} from: {read}"]
