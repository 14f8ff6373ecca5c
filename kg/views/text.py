"""Answers as plain text for a terminal: the figure first, the sentence that says so under it.

Names and quotations are data: control characters are shown as escapes, so that a document cannot
move the cursor or colour the screen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.answers import Arrived, Checked, Disagreements, Match, Paths, Reason, Status, Story, Ties, Why
from kg.model import Claim, Decision, Entity, EntityId, HeldClaim, Name, Recorded, Source
from kg.settlement import Interest, Support
from kg.shares import show
from kg.views.answers import note, ways_to_settle
from kg.vocab import HOLDING_KINDS, OFFICE_KINDS, SYMMETRIC_KINDS

if TYPE_CHECKING:
    from kg.settlement.deals import Deal
    from kg.settlement.history import Change

Entities = Mapping[EntityId, Entity]

# Taken out again by click where the output is no terminal.
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"

_KIND_WORDS = {
    "shareholding": "shares",
    "votingRights": "votes",
    "rightsToProfitOrIncome": "rights to profit",
    "parent": "parent",
    "cooperation": "cooperation",
    "merger": "merger",
    "allianceMembership": "member of",
    "groupMembership": "member of",
}
# Why no owner is found, where sources or the graph can tell.
_NO_OWNER = {
    "none": ": a source looked and found no owner",
    "exempt": ": the company is exempt from telling",
    "undisclosed": ": the owners are not disclosed",
    "float": ": the shares are widely held",
    "withdrawn": ": what was known was withdrawn",
}
_VOTING_WORDS = {
    "none": "without votes",
    "full": "with votes",
    "suspended": "votes suspended",
    "capped": "votes capped",
    "multiple": "multiple votes",
}


def safe(text: str) -> str:
    r"""Text with control and direction characters made visible.

    Example:
        >>> print(safe("a\x1b[31mb"))
        a\x1b[31mb
    """
    return "".join(
        c if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") else ascii(c)[1:-1] for c in text
    )


def ties(answer: Ties) -> str:
    """The answer to `owners`, `holdings` or `show`."""
    lines = [_heading(answer)]
    if answer.question == "show":
        lines += _entity_lines(answer.entity)
        lines += list(_rooms(answer))
    elif answer.interests or answer.pending:
        lines += _blocks(answer.interests + answer.pending, answer)
    else:
        reason = answer.remainder.reason if answer.remainder else None
        lines.append(f"  nothing is known for {answer.as_of.isoformat()}{_NO_OWNER.get(reason or '', '')}")
    if answer.successor:
        lines.append(f"  went up in {safe(_name(answer.successor, answer.entities))}")
    if answer.unnamed is not None:
        whole = answer.unnamed.low == 0 and answer.unnamed.high == 1
        lines.append(f"  not named: {'not known' if whole else show(answer.unnamed)}")
    lines += _remainder_lines(answer)
    lines += _section("known without a date, not counted:", _blocks(answer.undated, answer))
    lines += _section("ended:", _blocks(answer.ended, answer))
    lines += _section("withdrawn, corrected or contested:", _blocks(answer.set_aside, answer))
    lines += _section("held back, not counted:", _held(answer.held, answer.entities))
    lines += _section(
        "sources disagree:", [f"  {c.kind}: {safe(note(c, answer.entities))}" for c in answer.conflicts]
    )
    return "\n".join(lines)


def paths(answer: Paths) -> str:
    """The answer to `path`."""
    start, end = safe(answer.start.name), safe(answer.end.name)
    lines = [f"From {start} to {end}, as of {answer.as_of.isoformat()}"]
    if not answer.ways:
        lines.append("  no way through holdings is known")
    for number, way in enumerate(answer.ways, 1):
        chain = safe(_name(way[0].holder, answer.entities))
        for hop in way:
            chain += f" --{figure(hop)}--> {safe(_name(hop.investee, answer.entities))}"
        lines += ["", f"  {number}. {chain}"]
        for hop in way:
            lines += _support_lines(hop.claims[:1])
    return "\n".join(lines)


def why(answer: Why) -> str:
    """The answer to `why`."""
    holder, investee = safe(answer.holder.name), safe(answer.investee.name)
    lines = [f"Why: {holder} in {investee}, as of {answer.as_of.isoformat()}"]
    for item in answer.interests:
        lines.append(f"  {_summary(item)}")
    if not answer.interests:
        lines.append("  nothing is in force on that date")
    lines.append(f"  by the policy {answer.lens.policy!r}")
    for reason in answer.reasons:
        lines += ["", *_reason_lines(reason, answer.entities)]
    if answer.decisions:
        lines += [
            "",
            "decided by people:",
            *(f"  {line}" for line in decisions(answer.decisions).splitlines()),
        ]
    return "\n".join(lines)


def extract_line(line: Mapping[str, Any]) -> str:
    """One claim of `kg extract` for people, with its quotation under it."""
    low, high = line["share_min"], line["share_max"]
    figure = f"{low:g} %" if low is not None and low == high else ""
    if low != high:
        figure = (
            f"{low:g}-{high:g} %"
            if None not in (low, high)
            else f"over {low:g} %"
            if high is None
            else f"up to {high:g} %"
        )
    words = [
        "about" if line.get("approximate") else "",
        figure,
        line.get("voting") or "",
        line["modality"],
        line.get("role") or line.get("topic") or "",
        "HELD BACK" if line.get("quarantined") else "",
    ]
    said = ", ".join(word for word in words if word)
    head = f"{line['subject']} -{line['relation']}-> {line['object']}  {said}"
    place = f"{line['doc']}, characters {line['start']}-{line['end']}"
    return "\n".join(
        [safe(head), *_wrapped(f"“{_one_line(str(line['quote']))}” ({safe(place)})", "    ", "    ")]
    )


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


def story(answer: Story) -> str:
    """The answer to `timeline` and `diff`: one line a change, the sentence under it."""
    about = safe(answer.entity.name) if answer.entity else "the whole graph"
    if answer.first:
        lines = [f"{about}, from {answer.first.isoformat()} to {answer.second.isoformat()}"]
    else:
        lines = [f"{about} through time"]
    for change in answer.changes:
        lines += _change_lines(change, answer.entities)
    if not answer.changes:
        lines.append("  nothing changed" if answer.first else "  nothing is known")
    lines += _section(
        "plans, and what became of them:", [line for d in answer.deals for line in _deal_lines(d, answer)]
    )
    return "\n".join(lines)


def _change_lines(change: Change, entities: Entities) -> list[str]:
    arrow = "<->" if change.kind in SYMMETRIC_KINDS else "->"
    ends = f"{_name(change.holder, entities)} {arrow} {_name(change.investee, entities)}"
    levels = [figure(tie) for tie in (change.before, change.after) if tie is not None]
    level = " => ".join(dict.fromkeys(levels))
    day = change.on.isoformat() if change.on else "no date   "
    kind = "" if change.kind == "shareholding" else f" [{_KIND_WORDS.get(change.kind, change.kind)}]"
    tie = change.after or change.before
    lines = [f"  {day}  {change.what}: {safe(ends)}{kind}  {level}"]
    return lines + (_support_lines(tie.claims[:1]) if tie and change.what != "carried" else [])


def _deal_lines(deal: Deal, answer: Story) -> list[str]:
    due = f", due {deal.due}" if deal.due else ""
    on = f" on {deal.on.isoformat()}" if deal.on else ""
    lines = [f"  {deal.state}{on}{due}: {_reading(deal.claim, answer.entities)}, {deal.claim.status}"]
    lines += _claim_lines("plan", deal.claim)
    return lines + (_claim_lines("answer", deal.answer.claim) if deal.answer else [])


def conflicts(answer: Disagreements) -> str:
    """The answer to `conflicts`: what cannot all hold, what is used, and how to settle it."""
    about = f" about {safe(answer.entity.name)}" if answer.entity else ""
    lines = [f"Where sources disagree{about}, as of {answer.as_of.isoformat()}"]
    if not answer.conflicts:
        lines.append("  nowhere")
    for conflict in answer.conflicts:
        names = " and ".join(dict.fromkeys(safe(_name(key, answer.entities)) for key in conflict.entities))
        lines += [
            "",
            f"  {conflict.kind}: {names}",
            *_wrapped(safe(note(conflict, answer.entities)), "    ", "    "),
        ]
        for key in conflict.claims:
            lines += _party_to(key, conflict.used, answer)
        lines += [f"    settle: {way}" for way in ways_to_settle(conflict, answer.held.keys())]
    return "\n".join(lines)


def _party_to(key: str, used: str | None, answer: Disagreements) -> list[str]:
    claim, held = answer.claims[key], answer.held.get(key)
    role = "held" if held else "used" if key == used else "against"
    lines = [f"    {role}: {_reading(claim, answer.entities)}  [{key}]"]
    if held and held.repaired:
        lines.append(f"    would read {_reading(held.repaired, answer.entities)}")
    return lines + _claim_lines("", claim)


def decisions(found: Sequence[tuple[str, Decision]]) -> str:
    """Every decision with its id."""
    lines = [
        f"{key}  {item.on}  {item.action} {safe(' '.join(item.subjects))}"
        + (f", by {safe(item.author)}" if item.author else "")
        + (f": {safe(item.reason)}" if item.reason else "")
        for key, item in found
    ]
    return "\n".join(lines) or "nothing was decided"


def checked(answer: Checked) -> str:
    """The answer to `check`."""
    lines = [f"  {name}: {count} looked at" for name, count in answer.checks.items()]
    for issue in answer.issues:
        where = f"{issue.where}: " if issue.where else ""
        lines.append(f"{issue.code}: {where}{safe(issue.message)}")
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


# ---------------------------------------------------------------------------------------------------
# Parts


def figure(item: Interest) -> str:
    """The share of a tie in words a reader knows: `about 43 % (42-44 %)`, `?`, `25-50 %`."""
    if item.share is None:
        return _KIND_WORDS.get(item.kind, item.kind)
    if item.share.low == 0 and item.share.high == 1 and item.share.low_open:
        return "share not stated" + (f" ({safe(item.share_text)})" if item.share_text else "")
    if item.approximate and item.stated:
        return f"about {item.stated} % ({show(item.share)})"
    words = f" ({safe(item.share_text)})" if item.share_text and not item.share.is_point else ""
    return show(item.share) + words


def describe(source: Source) -> str:
    """A document in one line, a retelling named as one."""
    day = source.published.text if source.published else "publication not dated"
    told = f", retold from {source.retold_from[:12]}" if source.retold_from else ""
    publisher = f"{safe(source.publisher)}, " if source.publisher else ""
    return f"{safe(source.title or source.id)} ({publisher}{day}{told})"


def _heading(answer: Ties) -> str:
    name = safe(answer.entity.name)
    asked = {"owners": f"Who owns {name}", "holdings": f"What {name} holds", "show": name}[answer.question]
    known = f", as known on {answer.lens.known_on.isoformat()}" if answer.lens.known_on else ""
    held = f", as recorded on {answer.lens.recorded_on.isoformat()}" if answer.lens.recorded_on else ""
    return f"{asked}, as of {answer.as_of.isoformat()}{known}{held}"


def _remainder_lines(answer: Ties) -> list[str]:
    """The parts of the rest that sources tell apart."""
    if answer.remainder is None:
        return []
    table = answer.remainder.table
    words = {
        "free_float": "free float",
        "undisclosed": "held for undisclosed others",
        "treasury": "own shares",
    }
    lines = [f"  {text}: {show(share)}" for part, text in words.items() if (share := getattr(table, part))]
    if table.state != "ok":
        lines.append(f"  the stakes add up to more than 100 %: {table.state}")
    return lines


def _entity_lines(entity: Entity) -> list[str]:
    lines = [f"  {entity.kind}, id {safe(entity.id)}" + (f", {entity.country}" if entity.country else "")]
    names = {name.text: _years(name) for name in entity.names if name.text != entity.name or name.valid_to}
    if names:
        listed = "; ".join(f"{text}{years}" for text, years in sorted(names.items()))
        lines += _wrapped("also: " + safe(listed), "  ", "        ")
    lines += [f"  {safe(item.scheme)} {safe(item.value)}" for item in entity.identifiers]
    return lines


def _years(name: Name) -> str:
    """The period in which a name was used, where it is known."""
    start = f" from {name.valid_from}" if name.valid_from else ""
    end = f" until {name.valid_to}" if name.valid_to else ""
    return start + end


def _rooms(answer: Ties) -> Iterator[str]:
    me = answer.entity.id
    rooms: dict[str, list[Interest]] = {"owners:": [], "holds:": [], "offices:": [], "other ties:": []}
    for item in answer.interests:
        if item.kind in HOLDING_KINDS:
            rooms["owners:" if item.investee == me else "holds:"].append(item)
        else:
            rooms["offices:" if item.kind in OFFICE_KINDS else "other ties:"].append(item)
    rooms["planned, in talks, failed or denied:"] = list(answer.pending)
    for title, items in rooms.items():
        yield from _section(title, _blocks(items, answer))


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return ["", title, *lines] if lines else []


def _blocks(items: Iterable[Interest], answer: Ties) -> list[str]:
    """One block a tie: who, how much, and the claims with their sentences."""
    lines = []
    for item in items:
        lines.append(f"  {_ends(item, answer)}  {_summary(item)}")
        lines += _support_lines(item.claims)
    return lines


def _ends(item: Interest, answer: Ties) -> str:
    holder, investee = _name(item.holder, answer.entities), _name(item.investee, answer.entities)
    if answer.question == "owners":
        return safe(holder)
    if answer.question == "holdings":
        return safe(investee)
    arrow = "<->" if item.kind in SYMMETRIC_KINDS else "->"
    return f"{safe(holder)} {arrow} {safe(investee)}"


def _summary(item: Interest) -> str:
    parts = [figure(item)]
    first = item.claims[0].record.claim
    if item.share is not None and item.kind != "shareholding":
        parts.append(_KIND_WORDS.get(item.kind, item.kind))
    parts += [part for part in (_VOTING_WORDS.get(item.voting), first.role, first.topic) if part]
    if item.instrument:
        parts.append(item.instrument)
    if item.status not in ("asserted", "reported"):
        parts.append(item.status)
    if first.change and first.change != "none":
        parts.append(first.change)
    parts += [*item.labels, *_dates(item)]
    return ", ".join(safe(part) for part in parts)


def _dates(item: Interest) -> list[str]:
    dates = []
    if item.valid_from:
        dates.append(f"since {item.valid_from}")
    if item.valid_to:
        dates.append(f"until {item.valid_to}")
    dates.append(f"observed {item.observed.isoformat()}" if item.observed else "not dated")
    if item.next:
        dates.append(f"next {show(item.next.share)} on {item.next.on.isoformat()}")
    if not item.certain and item.status in ("asserted", "reported"):
        dates.append("day not certain")
    return dates


def _support_lines(supports: Iterable[Support]) -> list[str]:
    lines = []
    for support in supports:
        lines += _claim_lines(support.role, support.record.claim)
        if support.reason:
            lines += _wrapped(safe(support.reason), " " * 14, " " * 14)
    return lines


def _claim_lines(role: str, claim: Claim) -> list[str]:
    lines: list[str] = []
    for evidence in claim.evidence or ():
        role = "" if lines else role
        if evidence.quote is not None:
            quoted = f"“{_one_line(evidence.quote)}”"
            lines += _wrapped(f"{role:9} {quoted}", "    ", " " * 14)
        else:
            lines.append(f"    {role:9} {safe(evidence.pointer or '')} {safe(evidence.raw or '')}".rstrip())
    if not lines:
        lines.append(f"    {role:9} claim {claim.id}")
    first = claim.evidence[0] if claim.evidence else None
    offsets = f", characters {first.start}-{first.end}" if first and first.start is not None else ""
    speaker = f", says {safe(claim.speaker)}" if claim.speaker else ""
    said = f", said {claim.stated_on}" if claim.stated_on and not claim.source.published else ""
    lines += _wrapped(f"{describe(claim.source)}{said}{offsets}{speaker}", " " * 14, " " * 14)
    return lines


def _held(items: Iterable[HeldClaim], entities: Entities) -> list[str]:
    lines = []
    for item in items:
        lines.append(f"  {_reading(item.claim, entities)}: {safe(item.note)}")
        if item.repaired:
            lines.append(f"    would read {_reading(item.repaired, entities)}")
        lines += _claim_lines("held", item.claim)
    return lines


def _reading(claim: Claim, entities: Entities) -> str:
    from kg.answers import pending_interest

    tie = pending_interest(Recorded(claim=claim, recorded_on=date.min))
    voting = f", {_VOTING_WORDS[claim.voting]}" if claim.voting in _VOTING_WORDS else ""
    return safe(f"{_name(claim.holder, entities)} -> {_name(claim.investee, entities)} {figure(tie)}{voting}")


def _reason_lines(reason: Reason, entities: Entities) -> list[str]:
    claim = reason.claim
    recorded = f", recorded {reason.recorded_on.isoformat()}" if reason.recorded_on else ""
    lines = [
        f"  {reason.role}: {_reading(claim, entities)}, {claim.status}{recorded}",
        f"    claim {claim.id}",
    ]
    if reason.note:
        lines += _wrapped(safe(reason.note), "    ", "    ")
    if reason.held and reason.held.repaired:
        lines.append(f"    would read {_reading(reason.held.repaired, entities)}")
    for excerpt in reason.excerpts:
        before, quote, after = (_spaced(t) for t in (excerpt.before, excerpt.quote, excerpt.after))
        marked = f"… {before.lstrip()}{_BOLD}“{quote}”{_PLAIN}{after.rstrip()} …"
        lines += _wrapped(marked, "    ", "    ")
        lines.append(f"    characters {excerpt.start}-{excerpt.end}")
    if not reason.excerpts:
        lines += _claim_lines("", claim)
    else:
        lines += _wrapped(describe(claim.source), "    ", "    ")
    return lines


def _name(key: EntityId, entities: Entities) -> str:
    known = entities.get(key)
    return known.name if known else key


def _one_line(text: str) -> str:
    return _spaced(text).strip()


def _spaced(text: str) -> str:
    """Text on one line, its white space folded and everything else kept visible."""
    return safe(re.sub(r"\s+", " ", text))


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    from shutil import get_terminal_size
    from textwrap import wrap

    width = max(60, min(120, get_terminal_size((100, 24)).columns))
    return wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first]
