"""JSON objects of claims.jsonl to the fields of records: sources, entities, and what a claim says.

Each function takes the object of one line and gives keyword arguments for `kg.model`. Who a party is,
which line another line means and how lines are grouped is decided in `kg.formats.claims_jsonl`.

Example:
    >>> claim_fields({"holder": "A", "investee": "B", "share": "43.4"})["stated"]
    '43.4'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from kg import vocab
from kg.formats import fields
from kg.model import Identifier, Name, Share
from kg.shares import bounds

Record = Mapping[str, Any]

_PLAIN: dict[str, Callable[[str, object], object]] = {
    **dict.fromkeys(
        "kind role topic share_text directness capacity instrument denominator currency voting control "
        "status tense speaker change delta_basis as_of_basis holder_text investee_text".split(),
        fields.text,
    ),
    **dict.fromkeys(
        "effective valid_from valid_to value_since as_of stated_on".split(),
        fields.when,
    ),
    "approximate": fields.flag,
    "units": fields.count,
    "amount": fields.amount,
    "voting_cap": fields.part,
    "votes_per_share": fields.fraction,
}
_BAND = ("share_min", "share_max", "share_min_open", "share_max_open")
_LEVELS = ("before", "delta")

#: Fields of a source that a claim may carry itself, with `doc` as the source's id.
SOURCE_INLINE = ("title", "publisher", "published", "rank", "language", "url", "origin", "retrieved_on")
SOURCE_FIELDS = ("id", *SOURCE_INLINE, "retold_from", "text_sha256")
#: Fields that name entities, one each.
PARTY_FIELDS = ("holder", "investee", "on_behalf_of", "counterparty")
CLAIM_FIELDS = (
    *("type", "id", *PARTY_FIELDS, "via", "replaces"),
    *(*_PLAIN, "share", *_BAND, "stated"),
    *(*_LEVELS, "before_stated", "delta_stated"),
    *("doc", "source", *SOURCE_INLINE),
    *("quote", "start", "end", "pointer", "raw", "evidence"),
    *("recorded_on", "retracted_on"),
)
ENTITY_FIELDS = (
    *("type", "id", "kind", "name", "names", "aliases", "identifiers", "country"),
    *("exists_from", "exists_to", "organ_of", "new_shares", "members"),
    *("doc", "source", "recorded_on", "retracted_on"),
)
EVENT_FIELDS = ("type", "kind", "entity", "on")
HELD_FIELDS = ("type", "claim", "repaired", "reason", "note", "recorded_on", "retracted_on")
_HASH = re.compile(r"[0-9a-f]{32}|[0-9a-f]{64}")
_NAME_FIELDS = ("text", "language", "script", "valid_from", "valid_to")


def is_hash(identity: str) -> bool:
    """Whether an id is a hash, of a claim or a document, and so means the same in every file."""
    return bool(_HASH.fullmatch(identity))


def given(record: Record) -> dict[str, Any]:
    """The record without the fields that are null.

    Null and absent are the same, but for `stated_on` and the numerals as written: there null says
    "nothing" against a default.
    """
    return {field: value for field, value in record.items() if value is not None}


def claim_fields(record: Record) -> dict[str, Any]:
    """Keyword arguments for `Claim` from all fields that name neither parties, sources nor other lines.

    Args:
        record: The object of a claim's line.

    Raises:
        InvalidClaim: A field is unknown or its value makes no sense.
    """
    fields.only(record, CLAIM_FIELDS, "a claim")
    known = given(record)
    found = {name: convert(name, known[name]) for name, convert in _PLAIN.items() if name in known}
    found.setdefault("kind", "shareholding")
    found.update(_share(known))
    for name in _LEVELS:
        if name in known:
            found[name] = fields.share(name, known[name])
            found[f"{name}_stated"] = _as_written(name, known[name])
    for name in ("stated", "before_stated", "delta_stated"):
        if name in record:
            found[name] = None if record[name] is None else fields.text(name, record[name])
    if "stated_on" in record and record["stated_on"] is None:
        found["stated_on"] = None
    found["evidence"] = _evidence(known)
    return found


def _share(known: Record) -> dict[str, Any]:
    band = [name for name in _BAND if name in known]
    if "share" not in known:
        return {"share": _band(known)} if band else {}
    if band:
        raise fields.refused(band[0], known[band[0]], "stands beside share; give one of them")
    value = known["share"]
    stated = _as_written("share", value)
    if stated is not None and known.get("approximate") is True:
        fields.share("share", value)
        return {"share": bounds("about", stated), "stated": stated}
    return {"share": fields.share("share", value), "stated": stated}


def _band(known: Record) -> Share:
    low, high = known.get("share_min", "0"), known.get("share_max", "100")
    low_open, high_open = (fields.flag(name, known.get(name, False)) for name in _BAND[2:])
    if "share_min" not in known and "share_max" not in known:
        raise fields.refused("share_min", None, "is missing beside an open bound")
    return fields.bounds(
        "share_min to share_max" if {"share_min", "share_max"} <= known.keys() else "share",
        low,
        high,
        low_open=low_open,
        high_open=high_open,
    )


def _as_written(name: str, value: object) -> str | None:
    # A ratio or an object gives bounds; only digits can be what a source writes.
    if isinstance(value, dict):
        return None
    written = fields.numeral(name, value)
    return None if "/" in written else written


def _evidence(known: Record) -> tuple[Any, ...]:
    inline = {name: known[name] for name in ("quote", "start", "end", "pointer", "raw") if name in known}
    if "evidence" not in known:
        return (fields.evidence("quote", inline),) if inline else ()
    if inline:
        name = next(iter(inline))
        raise fields.refused(name, inline[name], "stands beside evidence; put it inside")
    if not isinstance(known["evidence"], list):
        raise fields.refused("evidence", known["evidence"], "must be a list [...]")
    return tuple(fields.evidence("evidence", item) for item in known["evidence"])


def source_fields(record: Record) -> dict[str, Any]:
    """Keyword arguments for `Source` from those fields of a record that speak of the source.

    Raises:
        InvalidClaim: A value makes no sense.
    """
    known = {name: value for name, value in given(record).items() if name in SOURCE_FIELDS and name != "id"}
    dates = {"published", "retrieved_on"}
    found = {
        name: (fields.when if name in dates else fields.text)(name, value) for name, value in known.items()
    }
    if found.get("rank", "press") not in vocab.RANKS:
        raise fields.refused("rank", found["rank"], f"must be one of {', '.join(sorted(vocab.RANKS))}")
    return found


def entity_fields(record: Record) -> dict[str, Any]:
    """Keyword arguments for `Entity` from an entity's line, without `id` and `organ_of`.

    Raises:
        InvalidClaim: A field is unknown or its value makes no sense.
    """
    fields.only(record, ENTITY_FIELDS, "an entity")
    known = given(record)
    if "kind" not in known:
        raise fields.refused("kind", None, f"is missing: one of {', '.join(sorted(vocab.ENTITY_KINDS))}")
    kind = fields.text("kind", known["kind"])
    if kind not in vocab.ENTITY_KINDS:
        raise fields.refused("kind", kind, f"must be one of {', '.join(sorted(vocab.ENTITY_KINDS))}")
    if "name" not in known and "id" not in known:
        raise fields.refused("name", None, "is missing: an entity needs a name or an id")
    found: dict[str, Any] = {
        "kind": kind,
        "name": fields.text("name", known.get("name", known.get("id"))),
        "names": tuple(_name(item) for field in ("names", "aliases") for item in _items(field, known)),
        "identifiers": _identifiers(known.get("identifiers", [])),
    }
    if "country" in known:
        found["country"] = fields.text("country", known["country"])
    for field in ("exists_from", "exists_to"):
        if field in known:
            found[field] = fields.when(field, known[field])
    found["new_shares"] = tuple(fields.when("new_shares", day) for day in _items("new_shares", known))
    return found


def _items(field: str, known: Record) -> list[Any]:
    value = known.get(field, [])
    if not isinstance(value, list):
        raise fields.refused(field, value, "must be a list [...]")
    return value


def _name(value: object) -> Name:
    if not isinstance(value, dict):
        return Name(text=fields.text("names", value))
    fields.only(value, _NAME_FIELDS, "a name")
    known = given(value)
    if "text" not in known:
        raise fields.refused("names", value, "needs a text")
    language, script = (
        fields.text(field, known[field]) if field in known else None for field in ("language", "script")
    )
    start, end = (
        fields.when(field, known[field]) if field in known else None for field in ("valid_from", "valid_to")
    )
    return Name(
        text=fields.text("text", known["text"]),
        language=language,
        script=script,
        valid_from=start,
        valid_to=end,
    )


def _identifiers(value: object) -> tuple[Identifier, ...]:
    if isinstance(value, dict):
        value = [{"scheme": scheme, "value": number} for scheme, number in value.items()]
    if not isinstance(value, list):
        raise fields.refused("identifiers", value, 'must be a list of {"scheme": ..., "value": ...}')
    found = []
    for item in value:
        if not isinstance(item, dict) or set(item) != {"scheme", "value"}:
            raise fields.refused("identifiers", item, "needs scheme and value")
        scheme, number = (fields.text(f"identifiers {key}", item[key]) for key in ("scheme", "value"))
        found.append(Identifier(scheme=scheme, value=number))
    return tuple(found)
