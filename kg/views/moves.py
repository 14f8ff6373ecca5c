"""Owners and controllers before and after, as JSON values, as CSV and as plain text.

The answers to `whatif`, and what `diff` says of owners and controllers. Percent from 0 to 100.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from kg.calculated import Finding
from kg.compared import Compared, Move, Moves, Side
from kg.model import Share
from kg.shares import ONE, UNKNOWN, show
from kg.views.calculated import bounds, finding, number
from kg.views.lines import safe, wrapped
from kg.views.parts import Entities, Json, day, entity, supposed
from kg.views.spreadsheet import cell
from kg.views.wording import in_scenario, name_of

COLUMNS = (
    *("company_id", "company", "answer", "entity_id", "entity", "what"),
    *("before_min", "before_max", "before_verdict", "after_min", "after_max", "after_verdict"),
)
_NOT_CALCULATED = "not calculated"
_RULES = {"integrated": "integrated ownership", "majority": "majority of votes"}


# -- JSON ---------------------------------------------------------------------------------------------


def whatif(value: Compared) -> Json:
    """The answer to `whatif`."""
    return {"question": value.question, **_company(value), **supposed(value.lens)}


def moves(value: Moves) -> Json:
    """What `diff` adds to its changes: owners and controllers of each company, before and after."""
    return {"companies": [_company(one) for one in value.companies], "not_looked_at": value.more}


def _company(value: Compared) -> Json:
    names = value.entities
    return {
        "entity": entity(value.entity.id, names),
        "from": value.first.isoformat(),
        "to": value.second.isoformat(),
        "known_on": day(value.lens.known_on),
        "recorded_on": day(value.lens.recorded_on),
        "rule": value.rule,
        "owners": [_move(one, names) for one in value.owners],
        "controllers": [_move(one, names) for one in value.controllers],
        "controlled": [_move(one, names) for one in value.controlled],
        "before": _side(value.before, names),
        "after": _side(value.after, names),
    }


def _move(value: Move, names: Entities) -> Json:
    return {
        "entity": entity(value.entity, names),
        "what": value.what,
        "before": _finding(value.before, names),
        "after": _finding(value.after, names),
        "moved": _moved(value),
    }


def _finding(value: Finding | None, names: Entities) -> Json | None:
    if value is None:
        return None
    told = finding(value, names)
    return {name: told[name] for name in ("share", "direct", "verdict", "open_verdict", "reasons", "labels")}


def _moved(value: Move) -> Json | None:
    """How far the ends of a share move, in percentage points; what is not held counts as nothing.

    None where either side is not known.
    """
    if value.what == "cannot be told":
        return None
    ends = [one.share if one is not None else Share(ONE * 0, ONE * 0) for one in (value.before, value.after)]
    old, new = ends
    if old is None or new is None:
        return None
    return {"low": number(new.low - old.low), "high": number(new.high - old.high)}


def _side(value: Side, names: Entities) -> Json:
    return {
        "unknown": bounds(value.unknown),
        "unnamed_control": value.unnamed,
        "heads": [entity(key, names) for key in value.heads],
        "warnings": list(value.warnings),
    }


# -- CSV ----------------------------------------------------------------------------------------------


def csv_text(values: Iterable[Compared]) -> str:
    """Owners and controllers as CSV with a header, one row each."""
    import csv

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for value in values:
        tables = {"owner": value.owners, "controller": value.controllers, "controlled": value.controlled}
        for answer, found in tables.items():
            for move in found:
                writer.writerow([cell(one) for one in _row(value, answer, move)])
    return out.getvalue()


def _row(value: Compared, answer: str, move: Move) -> Iterator[object]:
    yield from (value.entity.id, value.entity.name, answer)
    yield from (move.entity, name_of(move.entity, value.entities), move.what)
    for side in (move.before, move.after):
        share = side.share if side is not None else None
        yield from (number(share.low), number(share.high)) if share else (None, None)
        yield side.verdict if side is not None else None


# -- text ---------------------------------------------------------------------------------------------


def whatif_text(value: Compared) -> str:
    """The answer to `whatif`: what is supposed, and who owns and controls before and after."""
    lines = [f"What if: {safe(value.entity.name)}, as of {value.second.isoformat()}"]
    lines += in_scenario(value.lens)
    return "\n".join([*lines, "", *_tables(value)])


def moves_text(value: Moves) -> str:
    """What `diff` adds: who gains and who loses, company by company; a company without a change says so."""
    lines: list[str] = []
    for one in value.companies:
        lines += ["", f"Owners and controllers of {safe(one.entity.name)}", *_tables(one)]
    if not value.companies:
        lines += ["", "no owner and no controller changes"]
    if value.more:
        told = f"{value.more} further companies below the changed ties were not looked at; name one"
        lines += ["", *wrapped(f"! {told}", "", "  ")]
    return "\n".join(lines)


def _tables(value: Compared) -> list[str]:
    names = value.entities
    before, after = value.before, value.after
    owners = [_shown(one, names) for one in value.owners]
    if before.unknown != after.unknown or (after.unknown is not None and after.unknown.high > 0):
        rest = [_NOT_CALCULATED if side.refused else _share(side.unknown) for side in (before, after)]
        owners.append(("not named", rest[0], rest[1], ""))
    controllers = [_shown(one, names, control=True) for one in value.controllers]
    if "possible" in (before.unnamed, after.unnamed):
        controllers.append(("holders not named", before.unnamed or "-", after.unnamed or "-", ""))
    lines = [f"ultimate owners, by {_RULES.get(value.rule, value.rule)}:"]
    lines += _aligned(owners) or [f"  {_nobody(before, after)}"]
    lines += ["", "controllers, by majority of votes:"]
    lines += _aligned(controllers) or ["  nobody is known, before or after"]
    if value.controlled:
        below = [_shown(one, names, control=True) for one in value.controlled]
        lines += ["", "controlled by it, alone or through others:", *_aligned(below)]
    for when, side in (("before", before), ("after", after)):
        lines += [line for told in side.warnings for line in wrapped(safe(f"! {when}: {told}"), "", "  ")]
    return lines


def _nobody(before: Side, after: Side) -> str:
    refused = before.refused or after.refused
    return "cannot be told" if refused else "nobody is known, before or after"


def _shown(value: Move, names: Entities, *, control: bool = False) -> tuple[str, str, str, str]:
    sides = [_sure(one) if control else _held(one) for one in (value.before, value.after)]
    if value.what == "cannot be told":
        pairs = zip(sides, (value.before, value.after), strict=True)
        sides = [_NOT_CALCULATED if one is None else shown for shown, one in pairs]
    what = "" if value.what == "unchanged" else value.what
    return (safe(name_of(value.entity, names)), sides[0], sides[1], what)


def _held(value: Finding | None) -> str:
    if value is None:
        return "-"
    verdict = f", {value.verdict}" if value.verdict else ""
    return _share(value.share) + verdict


def _sure(value: Finding | None) -> str:
    if value is None or value.verdict in (None, "impossible"):
        return "-"
    votes = f" ({_share(value.share)})" if value.share is not None else ""
    return f"{value.verdict}{votes}"


def _share(share: Share | None) -> str:
    if share is None:
        return "-"
    return "not known" if share == UNKNOWN or (share.low == 0 and share.high == ONE) else show(share)


def _aligned(rows: list[tuple[str, str, str, str]]) -> list[str]:
    if not rows:
        return []
    table = [("", "before", "after", ""), *rows]
    widths = [max(len(row[at]) for row in table) for at in range(3)]
    return [
        "  " + "  ".join([*(row[at].ljust(widths[at]) for at in range(3)), row[3]]).rstrip() for row in table
    ]
