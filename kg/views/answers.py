"""Answers as JSON values: the outward form that `ontology/answers.schema.json` describes.

Percent (0 to 100) everywhere; dates as ISO text; `null` where something is not known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from kg.answers import (
    Arrived,
    Checked,
    Disagreements,
    DocumentStatus,
    Match,
    Pair,
    Paths,
    Reason,
    Status,
    Story,
    Ties,
    Why,
)
from kg.model import Decision, Entity
from kg.settlement import Conflict, Interest
from kg.views.parts import (
    Entities,
    Json,
    bare,
    claim,
    conflict,
    day,
    entity,
    held,
    interest,
    issue,
    period,
    share,
    source,
    supposed,
    written,
)
from kg.vocab import HOLDING_KINDS, OFFICE_KINDS

if TYPE_CHECKING:
    from kg.compared import Moves
    from kg.settlement.capital import Row
    from kg.settlement.deals import Deal
    from kg.settlement.history import Change
    from kg.settlement.remainder import Remainder


def ties(value: Ties) -> Json:
    """The answer to `owners`, `holdings` and `show`."""
    names = value.entities

    def rows(interests: tuple[Interest, ...]) -> list[Json]:
        return [interest(item, names) for item in interests]

    answer: Json = {
        "question": value.question,
        "entity": entity(value.entity.id, names),
        "as_of": value.as_of.isoformat(),
        "known_on": day(value.lens.known_on),
        "recorded_on": day(value.lens.recorded_on),
        "basis": value.basis,
    }
    if value.question == "show":
        answer |= {"details": details(value.entity)} | _rooms(value)
    else:
        answer["answers"] = rows(value.interests + value.pending)
    return answer | {
        "unnamed": bare(value.unnamed),
        "remainder": _remainder(value.remainder, names) if value.remainder else None,
        "successor": entity(value.successor, names) if value.successor else None,
        "undated": rows(value.undated),
        "ended": rows(value.ended),
        "set_aside": rows(value.set_aside),
        "held": [held(item, names) for item in value.held],
        "conflicts": [conflict(item, names) for item in value.conflicts],
        "issues": [issue(item) for item in value.issues],
        **supposed(value.lens),
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
                **period(name.valid_from, name.valid_to),
            }
            for name in value.names
        ],
        "identifiers": [{"scheme": item.scheme, "value": item.value} for item in value.identifiers],
        "exists": period(value.exists_from, value.exists_to),
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
        **supposed(value.lens),
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
        "in_all": _pair(value.pair) if value.pair else None,
        "rule": value.lens.policy,
        "claims": [reason(item, value.entities) for item in value.reasons],
        "decisions": decisions(value.decisions)["answers"],
        **supposed(value.lens),
    }


def _pair(value: Pair) -> Json:
    return {
        "capital": share(value.capital),
        "votes": share(value.votes),
        "control": {"majority": value.majority, "stated": list(value.stated), "joint": value.joint},
    }


def reason(value: Reason, entities: Entities) -> Json:
    """One claim with its part in the answer and its words in context."""
    whole = held(value.held, entities) if value.held else claim(value.claim, entities)
    return whole | {
        # `role` is the office in a claim, and the part played in an answer.
        "office": value.claim.role,
        "role": value.role,
        "note": value.note or whole.get("note"),
        "recorded_on": day(value.recorded_on),
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
        "hints": [issue(item) for item in value.hints],
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


def story(value: Story, found: Moves | None = None) -> Json:
    """The answer to `timeline` and `diff`; with what becomes of owners and controllers, if that was asked."""
    names = value.entities
    answer: Json = {
        "question": value.question,
        "entity": entity(value.entity.id, names) if value.entity else None,
        "known_on": day(value.lens.known_on),
        "recorded_on": day(value.lens.recorded_on),
        "answers": [_change(item, names) for item in value.changes],
        **supposed(value.lens),
    }
    if value.question == "diff":
        answer |= {"from": day(value.first), "to": value.second.isoformat()}
        return answer if found is None else answer | _moves(found)
    return answer | {"as_of": value.second.isoformat(), "deals": [_deal(item, names) for item in value.deals]}


def _moves(found: Moves) -> Json:
    from kg.views.moves import moves

    return {"moves": moves(found)}


def _change(value: Change, entities: Entities) -> Json:
    return {
        "on": day(value.on),
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
        "due": written(value.due),
        "on": day(value.on),
        "answer": claim(value.answer.claim, entities) if value.answer else None,
    }


def conflicts(value: Disagreements) -> Json:
    """The answer to `conflicts`."""
    return {
        "question": "conflicts",
        "entity": entity(value.entity.id, value.entities) if value.entity else None,
        "as_of": value.as_of.isoformat(),
        "known_on": day(value.lens.known_on),
        "recorded_on": day(value.lens.recorded_on),
        **supposed(value.lens),
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
                "settle": list(ways_to_settle(item, value.held.keys())) if value.can_be_settled else [],
            }
            for item in value.conflicts
        ],
    }


#: Kinds of conflicts that no order of the claims of one tie settles.
_BETWEEN_TIES = ("overfull", "direction", "existence")


def ways_to_settle(value: Conflict, held_ids: Collection[str]) -> Iterator[str]:
    """Commands by which a person can settle a conflict.

    Which claim of a tie comes first changes nothing where several ties cannot all hold, or where the other
    claim is a denial: there a document is wrong, or two holders are one.
    """
    for key in value.claims:
        if key in held_ids:
            yield f"kg accept {key}"
            yield f"kg reject {key}"
        elif key != value.used and value.kind not in _BETWEEN_TIES:
            yield f"kg prefer {key}"
    if value.kind == "overfull":
        yield "kg same HOLDER HOLDER (where two of the holders are one)"
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
                **_readings(item),
            }
            for key, item in found
        ],
    }


def _readings(item: Decision) -> Json:
    """What a person changed in an accepted claim; nothing where it was accepted as it was read."""
    parties = ("holder", "investee", "holder_text", "investee_text")
    names = (*parties, "kind", "share", "voting", "status", "tense", "change")
    readings = [
        {name: value for name in names if (value := getattr(reading, name)) is not None}
        for reading in item.readings
    ]
    return {"readings": readings} if readings else {}


def _document(value: DocumentStatus) -> Json:
    return {
        "source": source(value.source),
        "batch": value.batch,
        "recorded_on": day(value.recorded_on),
        "claims": value.claims,
        "held": [{"id": item.claim.id, "reason": item.reason, "note": item.note} for item in value.held],
        "left_out": [
            {"kind": zone.kind, "reason": zone.reason, "start": zone.start, "end": zone.end, "begins": begins}
            for zone, begins in value.zones
        ],
    }


def _owner(value: Row, names: Entities) -> Json:
    """What an owner has of the capital itself, nothing counted twice."""
    return {
        "owner": entity(value.owner, names),
        "share": share(value.share),
        "part": value.part,
        "inside": value.inside,
    }


def _remainder(value: Remainder, names: Entities) -> Json:
    table = value.table
    parts = ("named", "unnamed", "free_float", "undisclosed", "unknown", "treasury")
    return {
        "state": table.state,
        "reason": value.reason,
        **{part: bare(getattr(table, part)) for part in parts},
        "owners": [_owner(row, names) for row in table.rows],
        "exempt": [tie.holder for tie in value.exempt],
    }
