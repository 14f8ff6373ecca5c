"""Held claims for a person who decides: as text, one at a time or listed, and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kg.answers import Doubt, Excerpt, Queue
from kg.model import Claim, Entity, EntityId, Issue
from kg.standing import LEVEL, dates, standing
from kg.views.lines import safe, spaced, wrapped
from kg.views.wording import describe, in_full, name_of
from kg.written import figure_of, written

# Taken out again by click where the output is no terminal.
_MARK, _BOLD, _PLAIN = "\x1b[7m", "\x1b[1m", "\x1b[0m"
_DATES = ("as_of", "effective", "stated_on", "valid_from", "valid_to")
# Where a quotation begins and ends while its lines are being broken: characters that mean nothing.
_BEGIN, _END = "\ue000", "\ue001"


def doubt(item: Doubt, entities: Mapping[EntityId, Entity], *, heading: str = "") -> str:
    """A held claim with both readings, its sentences and why it is held."""
    held = item.held
    lines = [f"{heading}{_BOLD}{in_full(item.reading, entities)}{_PLAIN}"]
    if held.repaired is not None:
        lines.append(f"  read as    {in_full(held.claim, entities)}")
        lines.append(f"  repaired   {in_full(held.repaired, entities)}")
    lines += wrapped(safe(dates(item.reading)) or "none", "  dates      ", " " * 13)
    lines.append(f"  held       {safe(held.note)}")
    for excerpt in item.excerpts:
        lines += _quoted(excerpt)
    if not item.excerpts:
        lines += [f"  {safe(one.pointer or '')} {safe(one.raw or '')}" for one in held.claim.evidence]
    lines += wrapped(describe(held.claim.source), "  in         ", " " * 13)
    lines.append(f"  id         {held.claim.id}")
    return "\n".join(lines)


def _quoted(excerpt: Excerpt) -> list[str]:
    """The sentence with its surroundings; on a terminal the quotation stands out by its colours."""
    before, quote, after = (
        spaced(part).replace(_BEGIN, "").replace(_END, "")
        for part in (excerpt.before, excerpt.quote, excerpt.after)
    )
    marked = f"{before.lstrip()}{_BEGIN}{quote.strip()}{_END}{after.rstrip()}"
    lines, inside = [], False
    for line in wrapped(marked, "", ""):
        inside_before, inside = (
            inside,
            (line.rfind(_BEGIN) > line.rfind(_END)) or (inside and _END not in line and _BEGIN not in line),
        )
        shown = line.replace(_BEGIN, f"{_MARK}“").replace(_END, f"”{_PLAIN}")
        lines.append(f"  {_MARK if inside_before else ''}{shown}{_PLAIN if inside else ''}")
    return lines


def queue(answer: Queue) -> str:
    """The answer to `review` as text: every claim that waits."""
    if not answer.doubts:
        return "nothing waits for a decision"
    blocks = [doubt(item, answer.entities) for item in answer.doubts]
    more = [f"... and {answer.more} more (--limit shows more)"] if answer.more else []
    return "\n\n".join([*blocks, *more, "decide: kg review on a terminal, or --export, edit, --import"])


def queue_json(answer: Queue) -> dict[str, Any]:
    """The answer to `review` as a JSON value."""
    return {
        "question": "review",
        "answers": [_doubt_json(item, answer.entities) for item in answer.doubts],
        "more": answer.more,
    }


def _doubt_json(item: Doubt, entities: Mapping[EntityId, Entity]) -> dict[str, Any]:
    held, source = item.held, item.held.claim.source
    return {
        "id": held.claim.id,
        "reason": held.reason,
        "note": held.note,
        "reading": _claim_json(held.claim, entities),
        "repaired": _claim_json(held.repaired, entities) if held.repaired else None,
        "quotes": [
            {"quote": one.quote, "start": one.start, "end": one.end, "before": one.before, "after": one.after}
            for one in item.excerpts
        ],
        "source": {
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "date": str(source.published) if source.published else None,
            "retold": source.retold,
        },
        "recorded_on": item.recorded_on.isoformat() if item.recorded_on else None,
    }


def _claim_json(claim: Claim, entities: Mapping[EntityId, Entity]) -> dict[str, Any]:
    return {
        "holder": {"id": claim.holder, "name": name_of(claim.holder, entities)},
        "investee": {"id": claim.investee, "name": name_of(claim.investee, entities)},
        "kind": claim.kind,
        "share": written(figure_of(claim)),
        "voting": claim.voting,
        "status": claim.status,
        "tense": claim.tense,
        "change": claim.change,
        "says": standing(claim),
        **{name: str(day) if (day := getattr(claim, name)) else None for name in _DATES},
    }


def form(item: Doubt, entities: Mapping[EntityId, Entity]) -> dict[str, str]:
    """What the reading of a held claim says, field by field, as it is typed in a review."""
    claim = item.reading
    return {
        "holder": name_of(claim.holder, entities),
        "investee": name_of(claim.investee, entities),
        "kind": claim.kind,
        "share": written(figure_of(claim)),
        "voting": claim.voting,
        "status": claim.status,
        "tense": claim.tense,
        "change": claim.change or LEVEL,
    }


def faults(found: Sequence[Issue]) -> list[str]:
    """What is wrong with verdicts, one line each."""
    return [f"{issue.where}: {issue.message}" if issue.where else issue.message for issue in found]
