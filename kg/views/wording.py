"""The words that all answers for people share: figures, documents, quotations, readings of claims."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kg.answers import Lens, pending_interest
from kg.model import Claim, Entity, EntityId, Recorded, Source
from kg.settlement import Interest
from kg.shares import show
from kg.standing import standing
from kg.views.lines import one_line, safe, wrapped
from kg.vocab import SYMMETRIC_KINDS

Entities = Mapping[EntityId, Entity]

KIND_WORDS = {
    "shareholding": "shares",
    "votingRights": "votes",
    "rightsToProfitOrIncome": "rights to profit",
    "parent": "parent",
    "cooperation": "cooperation",
    "merger": "merger",
    "allianceMembership": "member of",
    "groupMembership": "member of",
}


VOTING_WORDS = {
    "none": "without votes",
    "full": "with votes",
    "suspended": "votes suspended",
    "capped": "votes capped",
    "multiple": "multiple votes",
}


# Changes of a scenario that stand above an answer.
_MOST_CHANGES = 8


def figure(item: Interest) -> str:
    """The share of a tie in words a reader knows: `about 43 % (42-44 %)`, `?`, `25-50 %`."""
    if item.share is None:
        return KIND_WORDS.get(item.kind, item.kind)
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


def claim_lines(role: str, claim: Claim) -> list[str]:
    """A claim as it stands below a tie: its part there, its sentences, and the document."""
    lines: list[str] = []
    for evidence in claim.evidence or ():
        role = "" if lines else role
        if evidence.quote is not None:
            quoted = f"“{one_line(evidence.quote)}”"
            lines += wrapped(f"{role:9} {quoted}", "    ", " " * 14)
        else:
            lines.append(f"    {role:9} {safe(evidence.pointer or '')} {safe(evidence.raw or '')}".rstrip())
    if not lines:
        lines.append(f"    {role:9} claim {claim.id}")
    first = claim.evidence[0] if claim.evidence else None
    offsets = f", characters {first.start}-{first.end}" if first and first.start is not None else ""
    speaker = f", says {safe(claim.speaker)}" if claim.speaker else ""
    said = f", said {claim.stated_on}" if claim.stated_on and not claim.source.published else ""
    lines += wrapped(f"{describe(claim.source)}{said}{offsets}{speaker}", " " * 14, " " * 14)
    return lines


def reading(claim: Claim, entities: Entities) -> str:
    """What a claim says, in one line: who, in whom, how much."""
    tie = pending_interest(Recorded(claim=claim, recorded_on=date.min))
    voting = f", {VOTING_WORDS[claim.voting]}" if claim.voting in VOTING_WORDS else ""
    arrow = "<->" if claim.kind in SYMMETRIC_KINDS else "->"
    ends = f"{name_of(claim.holder, entities)} {arrow} {name_of(claim.investee, entities)}"
    return safe(f"{ends} {figure(tie)}{voting}")


def in_full(claim: Claim, entities: Entities) -> str:
    """What a claim says, in one line, with the words it stands in: planned, past, to sell, as chairman ..."""
    apart = [word for word in (standing(claim), claim.role or "") if word]
    kind = "" if claim.kind == "shareholding" else f" [{claim.kind}]"
    return reading(claim, entities) + kind + (f", {safe(', '.join(apart))}" if apart else "")


def name_of(key: EntityId, entities: Entities) -> str:
    """The name shown for an entity; its id where nothing describes it."""
    known = entities.get(key)
    return known.name if known else key


def in_scenario(lens: Lens) -> list[str]:
    """What an answer supposes, line by line, where it is asked in a scenario; else nothing."""
    told = lens.scenario
    if told is None:
        return []
    lines = wrapped(f"in the scenario: {safe(told.title)}", "  ", "    ")
    if told.deals:
        lines.append("    all deals announced with a figure are completed")
    for one in told.changes[:_MOST_CHANGES]:
        lines += wrapped(safe(one.words), "    ", "      ")
    more = len(told.changes) - _MOST_CHANGES
    return lines + ([f"    and {more} more changes (--json has them all)"] if more > 0 else [])
