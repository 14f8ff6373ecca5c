"""Answers as JSON values: the outward form that `ontology/answers.schema.json` describes.

Percent (0 to 100) everywhere; dates as ISO text; `null` where something is not known.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from kg.answers import (
    Arrived,
    Checked,
    Disagreements,
    DocumentStatus,
    Match,
    Paths,
    Reason,
    Status,
    Story,
    Ties,
    Why,
)
from kg.model import Claim, Decision, Entity, EntityId, Evidence, HeldClaim, Issue, PartialDate, Share, Source
from kg.settlement import Conflict, Interest, Support
from kg.shares import decimal
from kg.vocab import HOLDING_KINDS, OFFICE_KINDS

if TYPE_CHECKING:
    from kg.settlement.deals import Deal
    from kg.settlement.history import Change
    from kg.settlement.remainder import Remainder

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
        "date": _text(value.published),
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
        "period": _period(value.valid_from, value.valid_to),
        "as_of": _text(value.as_of),
        "as_of_basis": value.as_of_basis,
        "stated_on": _text(value.stated_on),
        "source": source(value.source),
        **_evidence(value.evidence),
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
        "period": _period(value.valid_from, value.valid_to),
        "observed": _date(value.observed),
        "next": {"on": value.next.on.isoformat(), "share": share(value.next.share)} if value.next else None,
        "certain": value.certain,
        "labels": list(value.labels),
        "path": [{"holder": value.holder, "investee": value.investee}],
        "claims": [_support(support) for support in value.claims],
    }
    stated = {
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
    stated |= {"role": first.role, "topic": first.topic, "change": first.change}
    return answer | {key: item for key, item in stated.items() if item is not None}


def ties(value: Ties) -> Json:
    """The answer to `owners`, `holdings` and `show`."""
    names = value.entities

    def rows(interests: tuple[Interest, ...]) -> list[Json]:
        return [interest(item, names) for item in interests]

    answer: Json = {
        "question": value.question,
        "entity": entity(value.entity.id, names),
        "as_of": value.as_of.isoformat(),
        "known_on": _date(value.lens.known_on),
        "recorded_on": _date(value.lens.recorded_on),
        "basis": "capital",
    }
    if value.question == "show":
        answer |= {"details": details(value.entity)} | _rooms(value)
    else:
        answer["answers"] = rows(value.interests + value.pending)
    return answer | {
        "unnamed": _bare(value.unnamed),
        "remainder": _remainder(value.remainder) if value.remainder else None,
        "successor": entity(value.successor, names) if value.successor else None,
        "undated": rows(value.undated),
        "ended": rows(value.ended),
        "set_aside": rows(value.set_aside),
        "held": [held(item, names) for item in value.held],
        "conflicts": [conflict(item, names) for item in value.conflicts],
        "issues": [issue(item) for item in value.issues],
    }


def _rooms(value: Ties) -> Json:
    """The ties of one entity, sorted into what a reader looks for."""
    me = value.entity.id
    rooms: Json = {"owners": [], "holdings": [], "offices": [], "other": []}
    for item in value.interests:
        if item.kind in HOLDING_KINDS:
            room = "owners" if item.investee == me else "holdings"
        else:
            room = "offices" if item.kind in OFFICE_KINDS else "other"
        rooms[room].append(interest(item, value.entities))
    rooms["pending"] = [interest(item, value.entities) for item in value.pending]
    return rooms


def details(value: Entity) -> Json:
    """All that is known of an entity itself."""
    return {
        "country": value.country,
        "names": [
            {
                "text": name.text,
                "language": name.language,
                "script": name.script,
                **_period(name.valid_from, name.valid_to),
            }
            for name in value.names
        ],
        "identifiers": [{"scheme": item.scheme, "value": item.value} for item in value.identifiers],
        "exists": _period(value.exists_from, value.exists_to),
        "organ_of": value.organ_of,
    }


def paths(value: Paths) -> Json:
    """The answer to `path`."""
    return {
        "question": "path",
        "from": entity(value.start.id, value.entities),
        "to": entity(value.end.id, value.entities),
        "as_of": value.as_of.isoformat(),
        "answers": [{"hops": [interest(hop, value.entities) for hop in way]} for way in value.ways],
    }


def why(value: Why) -> Json:
    """The answer to `why`."""
    return {
        "question": "why",
        "holder": entity(value.holder.id, value.entities),
        "investee": entity(value.investee.id, value.entities),
        "as_of": value.as_of.isoformat(),
        "answers": [interest(item, value.entities) for item in value.interests],
        "undated": [interest(item, value.entities) for item in value.undated],
        "rule": value.lens.policy,
        "claims": [reason(item, value.entities) for item in value.reasons],
        "decisions": decisions(value.decisions)["answers"],
    }


def reason(value: Reason, entities: Entities) -> Json:
    """One claim with its part in the answer and its words in context."""
    whole = held(value.held, entities) if value.held else claim(value.claim, entities)
    return whole | {
        # `role` is the office in a claim, and the part played in an answer.
        "office": value.claim.role,
        "role": value.role,
        "note": value.note or whole.get("note"),
        "recorded_on": _date(value.recorded_on),
        "context": [
            {
                "before": item.before,
                "quote": item.quote,
                "after": item.after,
                "start": item.start,
                "end": item.end,
            }
            for item in value.excerpts
        ],
    }


def matches(text: str, found: tuple[Match, ...]) -> Json:
    """The answer to `find`."""
    return {
        "question": "find",
        "text": text,
        "answers": [
            {"id": item.id, "name": item.name, "kind": item.kind, "matched": item.matched} for item in found
        ],
    }


def status(value: Status) -> Json:
    """The answer to `status`."""
    plain = ("store", "generation", "quads", "entities", "claims", "held", "decisions", "withdrawn", "more")
    return {
        "question": "status",
        **{name: getattr(value, name) for name in plain},
        "documents": [_document(item) for item in value.documents],
    }


def checked(value: Checked) -> Json:
    """The answer to `check`."""
    return {
        "question": "check",
        "ok": not value.issues,
        "checks": dict(value.checks),
        "issues": [issue(item) for item in value.issues],
    }


def arrived(value: Arrived) -> Json:
    """What adding one file did."""
    return {
        "file": value.label,
        "outcome": value.outcome,
        "batch": value.batch,
        "claims": value.claims,
        "held": value.held,
        "zones": value.zones,
        "issues": [issue(item) for item in value.issues],
    }


def story(value: Story) -> Json:
    """The answer to `timeline` and `diff`."""
    names = value.entities
    answer: Json = {
        "question": value.question,
        "entity": entity(value.entity.id, names) if value.entity else None,
        "known_on": _date(value.lens.known_on),
        "recorded_on": _date(value.lens.recorded_on),
        "answers": [_change(item, names) for item in value.changes],
    }
    if value.question == "diff":
        return answer | {"from": _date(value.first), "to": value.second.isoformat()}
    return answer | {"as_of": value.second.isoformat(), "deals": [_deal(item, names) for item in value.deals]}


def _change(value: Change, entities: Entities) -> Json:
    return {
        "on": _date(value.on),
        "what": value.what,
        "holder": entity(value.holder, entities),
        "investee": entity(value.investee, entities),
        "kind": value.kind,
        "before": interest(value.before, entities) if value.before else None,
        "after": interest(value.after, entities) if value.after else None,
        "claims": list(value.claims),
    }


def _deal(value: Deal, entities: Entities) -> Json:
    return {
        "plan": claim(value.claim, entities),
        "state": value.state,
        "due": _text(value.due),
        "on": _date(value.on),
        "answer": claim(value.answer.claim, entities) if value.answer else None,
    }


def conflicts(value: Disagreements) -> Json:
    """The answer to `conflicts`."""
    return {
        "question": "conflicts",
        "entity": entity(value.entity.id, value.entities) if value.entity else None,
        "as_of": value.as_of.isoformat(),
        "known_on": _date(value.lens.known_on),
        "recorded_on": _date(value.lens.recorded_on),
        "answers": [
            {
                **conflict(item, value.entities),
                "entities": [entity(key, value.entities) for key in item.entities],
                "claims": [
                    held(value.held[key], value.entities)
                    if key in value.held
                    else claim(value.claims[key], value.entities)
                    for key in item.claims
                ],
                "settle": list(ways_to_settle(item, value.held.keys())),
            }
            for item in value.conflicts
        ],
    }


def ways_to_settle(value: Conflict, held_ids: Collection[str]) -> Iterator[str]:
    """Commands by which a person can settle a conflict."""
    for key in value.claims:
        if key in held_ids:
            yield f"kg accept {key}"
            yield f"kg reject {key}"
        elif key != value.used:
            yield f"kg prefer {key}"
    documents = "the document of a wrong claim"
    yield f"kg retract BATCH ({documents}; kg status --json lists batches)"


def decisions(found: Iterable[tuple[str, Decision]]) -> Json:
    """Every decision with its id."""
    return {
        "question": "decisions",
        "answers": [
            {
                "id": key,
                "action": item.action,
                "on": item.on.text,
                "subjects": list(item.subjects),
                "author": item.author,
                "reason": item.reason,
            }
            for key, item in found
        ],
    }


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


def _support(value: Support) -> Json:
    stated = value.record.claim
    return {
        "id": stated.id,
        "role": value.role,
        "reason": value.reason,
        "status": stated.status,
        "share": share(stated.share, approximate=stated.approximate, text=stated.share_text),
        "as_of": _text(stated.as_of),
        "stated_on": _text(stated.stated_on),
        "speaker": stated.speaker,
        "source": source(stated.source),
        **_evidence(stated.evidence),
    }


def _evidence(evidence: tuple[Evidence, ...]) -> Json:
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


def _document(value: DocumentStatus) -> Json:
    return {
        "source": source(value.source),
        "batch": value.batch,
        "recorded_on": _date(value.recorded_on),
        "claims": value.claims,
        "held": [{"id": item.claim.id, "reason": item.reason, "note": item.note} for item in value.held],
        "left_out": [
            {"kind": zone.kind, "reason": zone.reason, "start": zone.start, "end": zone.end, "begins": begins}
            for zone, begins in value.zones
        ],
    }


def _bare(value: Share | None) -> Json | None:
    if value is None:
        return None
    return {"low": number(value.low, up=False), "high": number(value.high, up=True)}


def _remainder(value: Remainder) -> Json:
    table = value.table
    parts = ("named", "unnamed", "free_float", "undisclosed", "unknown", "treasury")
    return {
        "state": table.state,
        "reason": value.reason,
        **{part: _bare(getattr(table, part)) for part in parts},
        "exempt": [tie.holder for tie in value.exempt],
    }


def _period(start: PartialDate | None, end: PartialDate | None) -> Json:
    return {"from": _text(start), "to": _text(end)}


def _text(value: PartialDate | None) -> str | None:
    return value.text if value else None


def _date(value: date | None) -> str | None:
    return value.isoformat() if value else None
