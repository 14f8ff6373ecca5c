"""Answers about ties as plain text for a terminal: the figure first, the sentence that says so under it.

Reports on the graph itself are in `kg.views.reports`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kg.answers import Disagreements, Pair, Paths, Reason, Story, Ties, Why
from kg.model import Entity, HeldClaim, Name, Share
from kg.settlement import Interest, Support
from kg.shares import show
from kg.views.answers import ways_to_settle
from kg.views.lines import safe, spaced, wrapped
from kg.views.parts import note
from kg.views.reports import decisions
from kg.views.wording import (
    KIND_WORDS,
    VOTING_WORDS,
    Entities,
    claim_lines,
    describe,
    figure,
    in_scenario,
    name_of,
    reading,
)
from kg.vocab import HOLDING_KINDS, OFFICE_KINDS, SYMMETRIC_KINDS

if TYPE_CHECKING:
    from kg.compared import Moves
    from kg.settlement.deals import Deal
    from kg.settlement.history import Change

# Taken out again by click where the output is no terminal.
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


# Why no owner is found, where sources or the graph can tell.
_NO_OWNER = {
    "none": ": a source looked and found no owner",
    "exempt": ": the company is exempt from telling",
    "undisclosed": ": the owners are not disclosed",
    "float": ": the shares are widely held",
    "withdrawn": ": what was known was withdrawn",
}


def ties(answer: Ties) -> str:
    """The answer to `owners`, `holdings` or `show`."""
    lines = [_heading(answer), *in_scenario(answer.lens)]
    if answer.question == "show":
        lines += _entity_lines(answer.entity)
        lines += list(_rooms(answer))
    elif answer.interests or answer.pending:
        lines += _blocks(answer.interests + answer.pending, answer)
    else:
        reason = answer.remainder.reason if answer.remainder else None
        lines.append(f"  nothing is known for {answer.as_of.isoformat()}{_NO_OWNER.get(reason or '', '')}")
    if answer.successor:
        lines.append(f"  went up in {safe(name_of(answer.successor, answer.entities))}")
    if answer.unnamed is not None:
        whole = answer.unnamed.low == 0 and answer.unnamed.high == 1
        lines.append(f"  not named: {'not known' if whole else show(answer.unnamed)}")
    lines += _remainder_lines(answer)
    lines += [line for one in answer.issues for line in wrapped(safe(f"! {one.message}"), "  ", "    ")]
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
    lines = [f"From {start} to {end}, as of {answer.as_of.isoformat()}", *in_scenario(answer.lens)]
    if not answer.ways:
        lines.append("  no way through holdings is known")
    for number, way in enumerate(answer.ways, 1):
        chain = safe(name_of(way[0].holder, answer.entities))
        for hop in way:
            chain += f" --{figure(hop)}--> {safe(name_of(hop.investee, answer.entities))}"
        lines += ["", f"  {number}. {chain}"]
        for hop in way:
            lines += _support_lines(hop.claims[:1])
    return "\n".join(lines)


def why(answer: Why) -> str:
    """The answer to `why`."""
    holder, investee = safe(answer.holder.name), safe(answer.investee.name)
    lines = [f"Why: {holder} in {investee}, as of {answer.as_of.isoformat()}", *in_scenario(answer.lens)]
    for item in answer.interests:
        lines.append(f"  {_summary(item, answer.entities)}")
    if not answer.interests:
        lines.append("  nothing is in force on that date")
    lines += _pair_lines(answer.pair) if answer.pair else []
    lines.append(f"  by the policy {answer.lens.policy!r}")
    for reason in answer.reasons:
        lines += ["", *_reason_lines(reason, answer.entities)]
    if answer.decisions:
        lines += [
            "",
            "decided by people:",
            *(f"  {line}" for line in decisions(answer.decisions, answer.ruled).splitlines()),
        ]
    return "\n".join(lines)


def _pair_lines(pair: Pair) -> list[str]:
    """What the holder has in all, and whether that is control."""
    has = [f"{show(share)} of the {what}" for what, share in _shares(pair) if share is not None]
    lines = [f"  in all {' and '.join(has)}"] if has else []
    if pair.majority != "impossible":
        lines.append(f"  more than half of the votes, with all it controls: {pair.majority}")
    if pair.stated:
        kinds = ", ".join(KIND_WORDS.get(kind, kind) for kind in pair.stated)
        lines.append(f"  control is stated{', joint' if pair.joint else ''}: {kinds}")
    return lines


def _shares(pair: Pair) -> tuple[tuple[str, Share | None], ...]:
    return ("capital", pair.capital), ("votes", pair.votes)


def story(answer: Story, found: Moves | None = None) -> str:
    """The answer to `timeline` and `diff`: one line a change, the sentence under it.

    Args:
        answer: The changes.
        found: What becomes of owners and controllers, if that was asked.
    """
    about = safe(answer.entity.name) if answer.entity else "the whole graph"
    if answer.first:
        lines = [f"{about}, from {answer.first.isoformat()} to {answer.second.isoformat()}"]
    else:
        lines = [f"{about} through time"]
    lines += in_scenario(answer.lens)
    for change in answer.changes:
        lines += _change_lines(change, answer.entities)
    if not answer.changes:
        lines.append("  nothing changed" if answer.first else "  nothing is known")
    lines += _section(
        "plans, and what became of them:", [line for d in answer.deals for line in _deal_lines(d, answer)]
    )
    if found is not None:
        from kg.views.moves import moves_text

        lines.append(moves_text(found))
    return "\n".join(lines)


def _change_lines(change: Change, entities: Entities) -> list[str]:
    arrow = "<->" if change.kind in SYMMETRIC_KINDS else "->"
    ends = f"{name_of(change.holder, entities)} {arrow} {name_of(change.investee, entities)}"
    levels = [figure(tie) for tie in (change.before, change.after) if tie is not None]
    if change.before and change.after and change.before.voting != change.after.voting:
        ties = (change.before, change.after)
        levels = [f"{figure(tie)} {VOTING_WORDS.get(tie.voting, 'votes not stated')}" for tie in ties]
    level = " => ".join(dict.fromkeys(levels))
    day = change.on.isoformat() if change.on else "no date   "
    kind = "" if change.kind == "shareholding" else f" [{KIND_WORDS.get(change.kind, change.kind)}]"
    tie = change.after or change.before
    lines = [f"  {day}  {change.what}: {safe(ends)}{kind}  {level}"]
    return lines + (_support_lines(tie.claims[:1]) if tie and change.what != "carried" else [])


def _deal_lines(deal: Deal, answer: Story) -> list[str]:
    due = f", due {deal.due}" if deal.due else ""
    on = f" on {deal.on.isoformat()}" if deal.on else ""
    lines = [f"  {deal.state}{on}{due}: {reading(deal.claim, answer.entities)}, {deal.claim.status}"]
    lines += claim_lines("plan", deal.claim)
    return lines + (claim_lines("answer", deal.answer.claim) if deal.answer else [])


def conflicts(answer: Disagreements) -> str:
    """The answer to `conflicts`: what cannot all hold, what is used, and how to settle it."""
    about = f" about {safe(answer.entity.name)}" if answer.entity else ""
    lines = [f"Where sources disagree{about}, as of {answer.as_of.isoformat()}", *in_scenario(answer.lens)]
    if not answer.conflicts:
        lines.append("  nowhere")
    for conflict in answer.conflicts:
        names = " and ".join(dict.fromkeys(safe(name_of(key, answer.entities)) for key in conflict.entities))
        lines += [
            "",
            f"  {conflict.kind}: {names}",
            *wrapped(safe(note(conflict, answer.entities)), "    ", "    "),
        ]
        for key in conflict.claims:
            lines += _party_to(key, conflict.used, answer)
        if answer.can_be_settled:
            lines += [f"    settle: {way}" for way in ways_to_settle(conflict, answer.held.keys())]
    return "\n".join(lines)


def _party_to(key: str, used: str | None, answer: Disagreements) -> list[str]:
    claim, held = answer.claims[key], answer.held.get(key)
    role = "held" if held else "used" if key == used else "against"
    lines = [f"    {role}: {reading(claim, answer.entities)}  [{key}]"]
    if held and held.repaired:
        lines.append(f"    would read {reading(held.repaired, answer.entities)}")
    return lines + claim_lines("", claim)


def _heading(answer: Ties) -> str:
    name = safe(answer.entity.name)
    asked = {"owners": f"Who owns {name}", "holdings": f"What {name} holds", "show": name}[answer.question]
    if answer.basis == "votes":
        asked = f"Who votes in {name}" if answer.question == "owners" else f"Where {name} votes"
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
        lines += wrapped("also: " + safe(listed), "  ", "        ")
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
        lines.append(f"  {_ends(item, answer)}  {_summary(item, answer.entities)}")
        lines += _support_lines(item.claims)
    return lines


def _ends(item: Interest, answer: Ties) -> str:
    holder, investee = name_of(item.holder, answer.entities), name_of(item.investee, answer.entities)
    if answer.question == "owners":
        return safe(holder)
    if answer.question == "holdings":
        return safe(investee)
    arrow = "<->" if item.kind in SYMMETRIC_KINDS else "->"
    return f"{safe(holder)} {arrow} {safe(investee)}"


def _summary(item: Interest, entities: Entities) -> str:
    parts = [figure(item)]
    first = item.claims[0].record.claim
    parts += _held_how(item, entities)
    if item.share is not None and item.kind != "shareholding":
        parts.append(KIND_WORDS.get(item.kind, item.kind))
    parts += [part for part in (VOTING_WORDS.get(item.voting), first.role, first.topic) if part]
    if item.instrument:
        parts.append(item.instrument)
    if item.status not in ("asserted", "reported"):
        parts.append(item.status)
    if first.change and first.change != "none":
        parts.append(first.change)
    parts += [*item.labels, *_dates(item)]
    return ", ".join(safe(part) for part in parts)


def _held_how(item: Interest, entities: Entities) -> list[str]:
    """For whom and through whom it is held, where a source says so: `nominee for Ann`, `through Oak`."""
    words = [item.capacity] if item.capacity != "unstated" else []
    words += [f"for {name_of(item.on_behalf_of, entities)}"] if item.on_behalf_of is not None else []
    told = [" ".join(words)] if words else []
    if item.directness not in ("direct", "unknown"):
        told.append(item.directness)
    via = item.claims[0].record.claim.via
    return [*told, "through " + ", ".join(name_of(link, entities) for link in via)] if via else told


def _dates(item: Interest) -> list[str]:
    dates = []
    if item.valid_from:
        dates.append(f"since {item.valid_from}")
    if item.valid_to:
        dates.append(f"until {item.valid_to}")
    if item.observed or "scenario" not in item.labels:  # what is supposed was never seen
        dates.append(f"observed {item.observed.isoformat()}" if item.observed else "not dated")
    if item.next:
        dates.append(f"next {show(item.next.share)} on {item.next.on.isoformat()}")
    if not item.certain and item.status in ("asserted", "reported"):
        dates.append("day not certain")
    return dates


def _support_lines(supports: Iterable[Support]) -> list[str]:
    lines = []
    for support in supports:
        lines += claim_lines(support.role, support.record.claim)
        if support.reason:
            lines += wrapped(safe(support.reason), " " * 14, " " * 14)
    return lines


def _held(items: Iterable[HeldClaim], entities: Entities) -> list[str]:
    lines = []
    for item in items:
        lines.append(f"  {reading(item.claim, entities)}: {safe(item.note)}")
        if item.repaired:
            lines.append(f"    would read {reading(item.repaired, entities)}")
        lines += claim_lines("held", item.claim)
    return lines


def _reason_lines(reason: Reason, entities: Entities) -> list[str]:
    claim = reason.claim
    recorded = f", recorded {reason.recorded_on.isoformat()}" if reason.recorded_on else ""
    lines = [
        f"  {reason.role}: {reading(claim, entities)}, {claim.status}{recorded}",
        f"    claim {claim.id}",
    ]
    if reason.note:
        lines += wrapped(safe(reason.note), "    ", "    ")
    if reason.held and reason.held.repaired:
        lines.append(f"    would read {reading(reason.held.repaired, entities)}")
    for excerpt in reason.excerpts:
        before, quote, after = (spaced(t) for t in (excerpt.before, excerpt.quote, excerpt.after))
        marked = f"… {before.lstrip()}{_BOLD}“{quote}”{_PLAIN}{after.rstrip()} …"
        lines += wrapped(marked, "    ", "    ")
        lines.append(f"    characters {excerpt.start}-{excerpt.end}")
    if not reason.excerpts:
        lines += claim_lines("", claim)
    else:
        lines += wrapped(describe(claim.source), "    ", "    ")
    return lines
