"""The parts of JSON answers: a share, an entity, a claim, a settled tie, a contradiction.

Percent (0 to 100) everywhere; dates as ISO text; `null` where something is not known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from kg.answers import Lens
from kg.model import Claim, Entity, EntityId, Evidence, HeldClaim, Issue, PartialDate, Share, Source
from kg.settlement import Conflict, Interest, Support
from kg.shares import decimal

Json = dict[str, Any]
Entities = Mapping[EntityId, Entity]


def number(value: Fraction, *, up: bool) -> int | float:
    """A fraction of 1 as a JSON number in percent, rounded outward at nine places."""
    exact = decimal(value, up=up)
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def share(value: Share | None, *, approximate: bool = False, text: str | None = None) -> Json | None:
    """A share with its bounds in percent; None stays null."""
    if value is None:
        return None
    return {
        "low": number(value.low, up=False),
        "high": number(value.high, up=True),
        "low_open": value.low_open,
        "high_open": value.high_open,
        "approximate": approximate,
        "text": text,
    }


def entity(key: EntityId, entities: Entities) -> Json:
    """An entity as it stands beside a tie: id, name, kind."""
    known = entities.get(key)
    return {"id": key, "name": known.name if known else key, "kind": known.kind if known else "unknown"}


def source(value: Source) -> Json:
    """A document."""
    return {
        "id": value.id,
        "title": value.title,
        "publisher": value.publisher,
        "date": written(value.published),
        "rank": value.rank,
        "language": value.language,
        "url": value.url,
        "retold": value.retold,
        "retold_from": value.retold_from,
    }


def claim(value: Claim, entities: Entities) -> Json:
    """A claim whole."""
    return {
        "id": value.id,
        "holder": entity(value.holder, entities),
        "investee": entity(value.investee, entities),
        "kind": value.kind,
        "role": value.role,
        "topic": value.topic,
        "share": share(value.share, approximate=value.approximate, text=value.share_text),
        "voting": value.voting,
        "control": value.control,
        "status": value.status,
        "tense": value.tense,
        "speaker": value.speaker,
        "change": value.change,
        "directness": value.directness,
        "period": period(value.valid_from, value.valid_to),
        "as_of": written(value.as_of),
        "as_of_basis": value.as_of_basis,
        "stated_on": written(value.stated_on),
        "source": source(value.source),
        **evidence_of(value.evidence),
    }


def held(value: HeldClaim, entities: Entities) -> Json:
    """A held claim: as written, the doubt, and the repaired reading."""
    return {
        **claim(value.claim, entities),
        "reason": value.reason,
        "note": value.note,
        "repaired": claim(value.repaired, entities) if value.repaired else None,
    }


def interest(value: Interest, entities: Entities) -> Json:
    """A settled tie with its claims, the used one first."""
    answer: Json = {
        "holder": entity(value.holder, entities),
        "investee": entity(value.investee, entities),
        "kind": value.kind,
        "share": share(value.share, approximate=value.approximate, text=value.share_text),
        "voting": value.voting,
        "status": value.status,
        "period": period(value.valid_from, value.valid_to),
        "observed": day(value.observed),
        "next": {"on": value.next.on.isoformat(), "share": share(value.next.share)} if value.next else None,
        "certain": value.certain,
        "labels": list(value.labels),
        "path": [{"holder": value.holder, "investee": value.investee}],
        "claims": [support(one) for one in value.claims],
    }
    stated: Json = {
        "instrument": value.instrument,
        "voting_cap": value.voting_cap and number(value.voting_cap, up=True),
    }
    if value.denominator != "unstated":
        stated["denominator"] = value.denominator
    if any(support.record.claim.directness != "unknown" for support in value.claims):
        stated["directness"] = value.directness
    if value.control != "unstated":
        stated["control"] = value.control
    first = value.claims[0].record.claim
    if value.capacity != "unstated":
        stated["capacity"] = value.capacity
    if value.on_behalf_of is not None:
        stated["on_behalf_of"] = entity(value.on_behalf_of, entities)
    if first.via:
        stated["via"] = [entity(link, entities) for link in first.via]
    stated |= {"role": first.role, "topic": first.topic, "change": first.change}
    return answer | {key: item for key, item in stated.items() if item is not None}


def note(value: Conflict, entities: Entities) -> str:
    """What a contradiction says, with names in place of ids."""
    words = value.note
    for key in value.entities:
        # A name may hold a backslash, which a plain replacement text would take for more than itself.
        shown = entity(key, entities)["name"].replace("\\", r"\\")
        words = re.sub(rf"(?<![\w-]){re.escape(key)}(?![\w-])", shown, words)
    return words


def conflict(value: Conflict, entities: Entities) -> Json:
    """A contradiction."""
    return {
        "kind": value.kind,
        "entities": list(value.entities),
        "claims": list(value.claims),
        "used": value.used,
        "note": note(value, entities),
    }


def issue(value: Issue) -> Json:
    """A doubt."""
    return {"code": value.code, "message": value.message, "where": value.where, "claim": value.claim}


def support(value: Support) -> Json:
    """A claim in the answer about its tie, with its part there."""
    stated = value.record.claim
    return {
        "id": stated.id,
        "role": value.role,
        "reason": value.reason,
        "status": stated.status,
        "share": share(stated.share, approximate=stated.approximate, text=stated.share_text),
        "as_of": written(stated.as_of),
        "stated_on": written(stated.stated_on),
        "speaker": stated.speaker,
        "source": source(stated.source),
        **evidence_of(stated.evidence),
    }


def evidence_of(evidence: tuple[Evidence, ...]) -> Json:
    """The first quotation in place, all of them under `evidence`."""
    first = evidence[0] if evidence else Evidence()
    return {
        "quote": first.quote,
        "start": first.start,
        "end": first.end,
        "evidence": [
            {"quote": e.quote, "start": e.start, "end": e.end, "pointer": e.pointer, "raw": e.raw}
            for e in evidence
        ],
    }


def bare(value: Share | None) -> Json | None:
    """The bounds of a share alone."""
    if value is None:
        return None
    return {"low": number(value.low, up=False), "high": number(value.high, up=True)}


def period(start: PartialDate | None, end: PartialDate | None) -> Json:
    """A half-open period."""
    return {"from": written(start), "to": written(end)}


def written(value: PartialDate | None) -> str | None:
    """A date as written."""
    return value.text if value else None


def supposed(lens: Lens) -> Json:
    """What an answer supposes, where it is asked in a scenario; else nothing."""
    told = lens.scenario
    if told is None:
        return {}
    changes = [{"id": change.where, "text": change.words} for change in told.changes]
    return {"scenario": {"title": told.title, "changes": changes, "deals_complete": told.deals}}


def day(value: date | None) -> str | None:
    """A day as ISO text."""
    return value.isoformat() if value else None
