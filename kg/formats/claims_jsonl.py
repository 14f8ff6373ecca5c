"""claims.jsonl: the plain road by which claims enter and leave, one JSON object a line.

A line is a claim (`holder`, `investee` and what is said of the tie), an entity (`kind` with `name` or
`id`), an event (`entity` and `on`: the day on which it issued shares, which may have diluted older
stakes), a source (`"type": "source"`) or a held claim (`"type": "held"`). Field names are those of
`kg.model`; percentages run from 0 to 100, as numbers or as text whose digits count. `doc` names the
document of a claim; `id` of a line is its label inside the file, by which `replaces` finds it.
`recorded_on` and `retracted_on` say when a graph received and withdrew a claim.

A party is an entity id of the file or of the packaged entities, else a name. Nothing is half-loaded: one
faulty line and the file is refused, with the line, the field, what is wrong and what to do.

Example:
    >>> data = b'{"holder": "Alpha", "investee": "Beta", "share": "43.4", "doc": "d1"}'
    >>> loaded = read_claims(data, name="a.jsonl", known={}, mint=lambda kind, name, doc: name.lower())
    >>> loaded.batches[0].batch.claims[0].parties, loaded.rows
    (('alpha', 'beta'), 1)
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kg import vocab
from kg.errors import InputError, InputFaults
from kg.formats import fields, records
from kg.formats.claims_jsonl_writer import write_claims
from kg.formats.drafts import Delivery, Draft, Group, HeldDraft, Linking, Loaded, collected
from kg.formats.lines import objects
from kg.formats.parties import Mint, Parties
from kg.formats.records import Record
from kg.model import Entity, digest

__all__ = ["Delivery", "Loaded", "read_claims", "write_claims"]

_MEMBERSHIPS = {"alliance": "allianceMembership", "group": "groupMembership"}
_FAULTS_TOLD = 20
_TYPES = ("source", "entity", "event", "claim", "held")


def read_claims(
    data: bytes,
    *,
    name: str,
    known: Mapping[str, Entity],
    mint: Mint,
    valid_identifier: Callable[[str, str], bool] | None = None,
) -> Loaded:
    """Read a claims.jsonl.

    Args:
        data: The file's bytes.
        name: The file's base name, for messages, and as title of the source of claims without `doc`.
        known: Folded name to packaged entity: names that lead to it wherever they are written.
        mint: Gives the id for an entity kind, a name as written and a document id.
        valid_identifier: Whether an identifier obeys its scheme; None checks nothing.

    Raises:
        InputError: What is wrong; of several faults the first twenty, each in a line of its own.

    Cost: O(n log n) in the number of lines; everything is held in memory until it is checked.
    """
    linking = Linking(name=name, parties=Parties(known, mint, valid_identifier))
    reading = _Reading(linking, hashlib.sha256(data).hexdigest())
    reading.take(data)
    if not reading.lines:
        raise InputError("is empty; a claims.jsonl has one JSON object a line", source=name)
    _refuse(reading.faults, name)
    _refuse(linking.link(), name)
    return linking.loaded()


def _refuse(faults: list[tuple[int, str]], name: str) -> None:
    """Raise the first fault, if there is one, with the others in its notes."""
    if not faults:
        return
    ordered = sorted(faults)
    line, message = ordered[0]
    if len(ordered) == 1:
        raise InputError(message, source=name, line=line)
    rest = len(ordered) - 1
    more = f" (and {rest} more {'faults' if rest > 1 else 'fault'}; nothing was loaded)"
    told = [f"{name}:{number}: {note}" for number, note in ordered[:_FAULTS_TOLD]]
    raise InputFaults((told[0] + more, *told[1:]), source=name)


@dataclass(slots=True)
class _Reading:
    """One file on its way in. Faults are collected, so that a person sees how many there are."""

    linking: Linking
    file_id: str
    faults: list[tuple[int, str]] = field(default_factory=list)
    lines: int = 0
    declared: dict[int, str] = field(default_factory=dict)
    labelled: dict[str, tuple[Record, set[Group]]] = field(default_factory=dict)

    # -- what each line is ------------------------------------------------------------------------

    def take(self, data: bytes) -> None:
        """Read all lines: sources and entities first, for a claim may stand above them."""
        sorted_lines: dict[str, list[tuple[int, Record]]] = {kind: [] for kind in _TYPES}
        for line in objects(data):
            self.lines += 1
            if line.fault is not None:
                self.faults.append((line.number, line.fault))
                continue
            with collected(self.faults, line.number):
                sorted_lines[_line_type(line.value)].append((line.number, line.value))
        for _, record in sorted_lines["claim"]:
            self.linking.parties.note_kinds(record)
        self._each(sorted_lines["source"], self._take_source)
        self._each(sorted_lines["entity"], self._take_entity)
        self._each(sorted_lines["entity"], self._take_ties)
        self._each(sorted_lines["event"], self._take_event)
        self._each(sorted_lines["claim"], self._take_claim)
        self._each(sorted_lines["held"], self._take_held)

    def _each(self, lines: list[tuple[int, Record]], taker: Callable[[int, Record], None]) -> None:
        for number, record in lines:
            with collected(self.faults, number):
                taker(number, record)

    def _take_source(self, _line: int, record: Record) -> None:
        fields.only(record, ("type", *records.SOURCE_FIELDS), "a source")
        self._note_source(fields.text("id", record.get("id")), records.source_fields(record))

    def _note_source(self, identity: str, found: Mapping[str, Any]) -> str:
        noted = self.linking.sources.setdefault(identity, {})
        for key, value in found.items():
            if noted.setdefault(key, value) != value:
                raise fields.refused(
                    key, str(value), f"contradicts {str(noted[key])!r}, said of document {identity!r} before"
                )
        return identity

    def _source(self, record: Record) -> str:
        """Id of the document of a line; the file itself where the line names none."""
        found = records.source_fields(
            {key: value for key, value in record.items() if key in records.SOURCE_INLINE}
        )
        named = record.get("source")
        if isinstance(named, dict):
            fields.only(named, records.SOURCE_FIELDS, "a source")
            found = {**records.source_fields(named), **found}
            named = named.get("id")
        identity = record.get("doc") if record.get("doc") is not None else named
        if identity is not None:
            return self._note_source(fields.text("doc", identity), found)
        told = [f"{key}={value}" for key, value in sorted(found.items())]
        found.setdefault("title", self.linking.name)
        return self._note_source(digest("claims.jsonl", self.file_id, *told), found)

    # -- entities ---------------------------------------------------------------------------------

    def _take_entity(self, line: int, record: Record) -> None:
        self.declared[line] = self.linking.parties.declare(record, document=self.file_id)

    def _take_ties(self, line: int, record: Record) -> None:
        """Link an entity to others, once all of them are known."""
        if line in self.declared:
            self._take_body(self.declared[line], record)
            self._take_members(line, self.declared[line], record)

    def _take_body(self, own: str, record: Record) -> None:
        if record.get("organ_of") is not None:
            body = self.linking.parties.find("organ_of", record["organ_of"], document=self.file_id)
            self.linking.parties.join_organ(own, body.id)

    def _take_event(self, _line: int, record: Record) -> None:
        fields.only(record, records.EVENT_FIELDS, "an event")
        if record.get("kind") not in (None, "newShares"):
            raise fields.refused("kind", record["kind"], "must be newShares, or be left out")
        for name in ("entity", "on"):
            if record.get(name) is None:
                raise fields.refused(name, None, "is missing; an event needs the entity and the day")
        company = self.linking.parties.find("entity", record["entity"], document=self.file_id)
        self.linking.parties.issued(company.id, fields.when("on", record["on"]))

    def _take_members(self, line: int, own: str, record: Record) -> None:
        members = record.get("members")
        if not members:
            return
        kind = _MEMBERSHIPS.get(str(record.get("kind")))
        if kind is None:
            raise fields.refused("members", members, "only an alliance or a group has members")
        source, group = self._source(record), _group(record)
        for member in fields.texts("members", members):
            party = self.linking.parties.find("members", member, document=source)
            parts = {"kind": kind, "holder": party.id, "holder_text": party.text, "investee": own}
            self.linking.drafts.append(Draft(line, parts, source, dated=False, group=group))

    # -- claims -----------------------------------------------------------------------------------

    def _take_claim(self, line: int, record: Record) -> None:
        draft = self._draft(line, record)
        if record.get("id") is not None:
            self._label(fields.text("id", record["id"]), record, draft)
        self.linking.drafts.append(draft)

    def _label(self, label: str, record: Record, draft: Draft) -> None:
        # The same claim may stand twice, received again after it was withdrawn; nothing else may.
        said = {key: value for key, value in record.items() if key not in ("recorded_on", "retracted_on")}
        earlier, groups = self.labelled.setdefault(label, (said, set()))
        if earlier != said or draft.group in groups:
            raise fields.refused("id", label, "is the id of another line; give each line its own")
        groups.add(draft.group)
        self.linking.labels.setdefault(label, len(self.linking.drafts))

    def _take_held(self, line: int, record: Record) -> None:
        fields.only(record, records.HELD_FIELDS, "a held claim")
        reason, note = (fields.text(key, record.get(key)) for key in ("reason", "note"))
        if reason not in vocab.HOLD_REASONS:
            raise fields.refused("reason", reason, f"must be one of {', '.join(sorted(vocab.HOLD_REASONS))}")
        claim, repaired = record.get("claim"), record.get("repaired")
        if not isinstance(claim, dict) or not isinstance(repaired, dict | None):
            raise fields.refused("claim", claim, "must be an object, as must repaired")
        draft = replace(self._draft(line, claim), group=_group(record))
        repair = None if repaired is None else self._draft(line, repaired)
        self.linking.held.append(HeldDraft(draft, repair, reason, note))

    def _draft(self, line: int, record: Record) -> Draft:
        parts = records.claim_fields(record)
        for end in ("holder", "investee"):
            if record.get(end) is None:
                raise fields.refused(end, None, "is missing; a claim needs both parties")
        source = self._source(record)
        for end in records.PARTY_FIELDS:
            if record.get(end) is None:
                continue
            party = self.linking.parties.find(end, record[end], document=source)
            parts[end] = party.id
            if end in ("holder", "investee"):
                parts.setdefault(f"{end}_text", party.text)
        if record.get("via") is not None:
            via = fields.texts("via", record["via"])
            parts["via"] = tuple(self.linking.parties.find("via", link, document=source).id for link in via)
        replaced = fields.texts("replaces", record.get("replaces") or [])
        return Draft(line, parts, source, "stated_on" in parts, replaced, _group(record))


def _line_type(record: Record) -> str:
    stated = record.get("type")
    if stated is not None:
        if stated not in _TYPES:
            raise fields.refused("type", stated, f"must be one of {', '.join(_TYPES)}")
        return str(stated)
    if "holder" in record or "investee" in record:
        return "claim"
    if "entity" in record and "on" in record:
        return "event"
    if "kind" in record and ("id" in record or "name" in record):
        return "entity"
    raise fields.refused(
        "type", None, "the line is neither a claim (holder, investee), an entity (kind, name) nor an event"
    )


def _group(record: Record) -> Group:
    recorded, retracted = (
        fields.day(key, record[key]) if record.get(key) is not None else None
        for key in ("recorded_on", "retracted_on")
    )
    if recorded and retracted and retracted < recorded:
        raise fields.refused("retracted_on", str(retracted), "lies before recorded_on")
    return recorded, retracted
