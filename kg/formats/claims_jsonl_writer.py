r"""Claims, entities and held claims to lines of claims.jsonl; the way back from `kg.formats.claims_jsonl`.

What is written and read again is the same, ids included. Not written: archived texts and the zones that
an extractor left out.

Example:
    >>> from kg.model import Claim, Source
    >>> from kg.shares import point
    >>> claim = Claim(holder="a", investee="b", kind="shareholding", source=Source(id="d1"), share=point(43))
    >>> lines = list(write_claims(claims=[claim]))
    >>> lines[0]
    '{"type":"source","id":"d1","rank":"press"}\n'
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields as fields_of
from datetime import date
from fractions import Fraction
from typing import Any

from kg.errors import InvalidClaim
from kg.formats import fields
from kg.formats.records import SOURCE_FIELDS, is_hash
from kg.model import (
    Claim,
    Entity,
    Evidence,
    HeldClaim,
    Identifier,
    Name,
    PartialDate,
    Recorded,
    Share,
    Source,
)
from kg.shares import percent

_SHARES = ("share", "before", "delta")
# Written by rules of their own, or under another name.
_APART = {"id", "source", "evidence", "stated", "before_stated", "delta_stated", "voting_cap", *_SHARES}


def write_claims(
    *,
    claims: Iterable[Claim | Recorded],
    entities: Iterable[Entity] = (),
    held: Iterable[HeldClaim] = (),
) -> Iterator[str]:
    """Lines of a claims.jsonl: sources, entities, claims and held claims, each in the order of ids.

    Args:
        claims: Claims, or claims with their recorded dates.
        entities: The entities that they name.
        held: Held claims.

    Yields:
        One line at a time, with its line end; ASCII only where the text is.

    Cost: O(n log n); the claims are held in memory to be sorted.
    """
    known = [claim if isinstance(claim, Recorded) else (claim, None) for claim in claims]
    records = sorted((_recorded(entry) for entry in known), key=_record_order)
    doubts = sorted(held, key=lambda doubt: doubt.claim.id)
    spoken = [claim for claim, _, _ in records]
    spoken += [claim for doubt in doubts for claim in (doubt.claim, doubt.repaired) if claim is not None]
    sources = _corrected(spoken) | {claim.source.id: claim.source for claim in spoken}
    for identity in sorted(sources):
        yield _line(_source(sources[identity]))
    for entity in sorted(entities, key=lambda entity: entity.id):
        yield _line(_entity(entity))
    for claim, recorded_on, withdrawn_on in records:
        record = {"type": "claim", **_claim(claim)}
        if recorded_on is not None:
            record["recorded_on"] = recorded_on.isoformat()
        if withdrawn_on is not None:
            record["retracted_on"] = withdrawn_on.isoformat()
        yield _line(record)
    for doubt in doubts:
        yield _line(_held(doubt))


def _corrected(claims: Iterable[Claim]) -> dict[str, Source]:
    """The documents that claims correct: a bare line each, so that a reader knows their ids."""
    corrected = {identity for claim in claims for identity in claim.replaces}
    return {identity: Source(id=identity) for identity in corrected if not is_hash(identity)}


_Entry = tuple[Claim, date | None, date | None]


def _recorded(entry: Recorded | tuple[Claim, None]) -> _Entry:
    if isinstance(entry, Recorded):
        return entry.claim, entry.recorded_on, entry.withdrawn_on
    return entry[0], None, None


def _record_order(entry: _Entry) -> tuple[str, date, date, str]:
    # Claims of one id differ in their evidence at most, and that decides between them.
    return entry[0].id, entry[1] or date.max, entry[2] or date.max, repr(entry[0].evidence)


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def _source(source: Source) -> dict[str, Any]:
    told = {name: _plain(getattr(source, name)) for name in SOURCE_FIELDS}
    return {"type": "source", **{name: value for name, value in told.items() if value is not None}}


def _entity(entity: Entity) -> dict[str, Any]:
    record: dict[str, Any] = {"type": "entity"}
    for column in fields_of(entity):
        value = getattr(entity, column.name)
        if value not in (None, ()):
            record[column.name] = _plain(value)
    return record


def _held(doubt: HeldClaim) -> dict[str, Any]:
    record = {"type": "held", "reason": doubt.reason, "note": doubt.note, "claim": _claim(doubt.claim)}
    if doubt.repaired is not None:
        record["repaired"] = _claim(doubt.repaired)
    return record


def _claim(claim: Claim) -> dict[str, Any]:
    record: dict[str, Any] = {"id": claim.id, "doc": claim.source.id}
    for column in fields_of(claim):
        value = getattr(claim, column.name)
        if column.name not in _APART and value != column.default:
            record[column.name] = _plain(value)
    record.update(_written_share(claim))
    for name in ("before", "delta"):
        record.update(_level(name, getattr(claim, name), getattr(claim, f"{name}_stated")))
    if claim.voting_cap is not None:
        record["voting_cap"] = fields.percentage(claim.voting_cap)
    if claim.stated_on is None and claim.source.published is not None:
        record["stated_on"] = None
    if claim.evidence:
        record["evidence"] = [_plain(proof) for proof in claim.evidence]
    return record


def _written_share(claim: Claim) -> dict[str, Any]:
    share, stated = claim.share, claim.stated
    if share is not None and share.is_point and not claim.approximate:
        return _level("share", share, stated, stated_name="stated")
    record: dict[str, Any] = {}
    if share is not None:
        record = {"share_min": fields.percentage(share.low), "share_max": fields.percentage(share.high)}
        record |= {"share_min_open": True} if share.low_open else {}
        record |= {"share_max_open": True} if share.high_open else {}
    return record if stated is None else {**record, "stated": stated}


def _level(
    name: str, share: Share | None, stated: str | None, *, stated_name: str | None = None
) -> dict[str, Any]:
    """A share with the numeral behind it: one field where the numeral says it all."""
    stated_name = stated_name or f"{name}_stated"
    if share is None:
        return {} if stated is None else {stated_name: stated}
    if share.is_point and stated is not None and _says(stated, share.low):
        return {name: stated}
    value = fields.percentage(share.low) if share.is_point else fields.shown_bounds(share)
    return {name: value, stated_name: stated}


def _says(stated: str, value: Fraction) -> bool:
    try:
        return fields.numeral("stated", stated) == stated and "/" not in stated and percent(stated) == value
    except InvalidClaim:
        return False


def _plain(value: object) -> Any:
    """A value of the model as JSON has it."""
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Name | Identifier | Evidence):
        parts = ((column.name, getattr(value, column.name)) for column in fields_of(value))
        return {name: _plain(part) for name, part in parts if part is not None}
    return value
