"""Who is meant by the parties of a file: its own entities, the packaged ones, or a name.

In this order: an `id` of the file, an id of a packaged entity, a name of the file's entities, a name that
leads to a packaged entity, and else a new entity of that name. Never by likeness.

Example:
    >>> parties = Parties({}, lambda kind, name, doc: f"{kind}-{name.lower()}")
    >>> _ = parties.declare({"id": "s1", "kind": "state", "name": "Utopia"}, document="d1")
    >>> parties.find("holder", "utopia", document="d1"), parties.find("holder", "Alpha", document="d1")
    (Party(id='s1', text='utopia'), Party(id='company-alpha', text='Alpha'))
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from kg.formats import fields, records
from kg.formats.records import Record
from kg.model import Entity, EntityId, Name, PartialDate
from kg.names import fold

#: Entity kind, name as written and document id to a new id.
Mint = Callable[[str, str, str], EntityId]

# What the kind of a tie says by definition of the party that a line only names.
_BY_DEFINITION = {
    "allianceMembership": ("investee", "alliance"),
    "groupMembership": ("investee", "group"),
    "publicOffice": ("holder", "person"),
}


class Party(NamedTuple):
    """An entity's id and its name as written; the name is empty where the id was written."""

    id: EntityId
    text: str


class Parties:
    """The entities of one file.

    Args:
        known: Folded name to packaged entity.
        mint: Makes the id of a new entity.
        valid_identifier: Whether an identifier obeys its scheme; None checks nothing.
    """

    def __init__(
        self,
        known: Mapping[str, Entity],
        mint: Mint,
        valid_identifier: Callable[[str, str], bool] | None = None,
    ) -> None:
        self.entities: dict[EntityId, Entity] = {}
        self._known = known
        self._packaged = {entity.id: entity for entity in known.values()}
        self._mint = mint
        self._valid_identifier = valid_identifier
        self._by_label: dict[str, EntityId] = {}
        self._by_name: dict[str, set[EntityId]] = {}
        self._hints: dict[str, str] = {}
        self._found: dict[tuple[str, str], Party] = {}

    def declare(self, record: Record, *, document: str) -> EntityId:
        """Take in an entity's line.

        Args:
            record: The line's object.
            document: Id of the document that speaks, for persons without an id.

        Raises:
            InvalidClaim: A field makes no sense, or the id is taken.
        """
        found = records.entity_fields(record)
        self._check_identifiers(found)
        label = fields.text("id", record["id"]) if record.get("id") is not None else None
        if label is not None and label in self._by_label:
            raise fields.refused("id", label, "is declared twice; give each entity one line")
        entity = Entity(id=label or "new", **found)
        entity = replace(entity, id=self._id(entity, label, document))
        if label is not None:
            self._by_label[label] = entity.id
        self._add(entity)
        for name in (entity.name, *(name.text for name in entity.names)):
            self._by_name.setdefault(fold(name), set()).add(entity.id)
        return entity.id

    def _check_identifiers(self, found: Record) -> None:
        for identifier in found["identifiers"]:
            if self._valid_identifier and not self._valid_identifier(identifier.scheme, identifier.value):
                raise fields.refused(
                    f"identifiers {identifier.scheme}",
                    identifier.value,
                    "has a wrong form or wrong check digits; correct it or leave it out",
                )

    def _id(self, entity: Entity, label: str | None, document: str) -> EntityId:
        packaged = self._packaged.get(label or "")
        if packaged is not None:
            if packaged.kind != entity.kind:
                raise fields.refused(
                    "id",
                    label,
                    f"is the packaged {packaged.kind} {packaged.name}, no {entity.kind}; rename it",
                )
            return packaged.id
        namesake = self._known.get(fold(entity.name))
        if namesake is not None and _may_be_one(entity, namesake):
            return namesake.id
        if label is not None:
            return label
        if entity.identifiers:
            first = entity.identifiers[0]
            return f"{first.scheme}:{first.value}"
        return self._mint(entity.kind, entity.name, document)

    def _add(self, entity: Entity) -> None:
        earlier = self.entities.get(entity.id)
        if earlier is None:
            self.entities[entity.id] = entity
            return
        # Two lines that lead to one packaged entity: the names of both are kept.
        further = (Name(text=entity.name), *entity.names)
        texts = {earlier.name, *(name.text for name in earlier.names)}
        new = tuple(name for name in further if name.text not in texts)
        days = tuple(dict.fromkeys((*earlier.new_shares, *entity.new_shares)))
        self.entities[entity.id] = replace(earlier, names=(*earlier.names, *new), new_shares=days)

    def join_organ(self, identity: EntityId, body: EntityId) -> None:
        """Note that an entity is an organ of a body."""
        self.entities[identity] = replace(self.entities[identity], organ_of=body)

    def issued(self, identity: EntityId, day: PartialDate) -> None:
        """Note that an entity issued shares on a day."""
        entity = self.entities[identity]
        if day not in entity.new_shares:
            self.entities[identity] = replace(entity, new_shares=(*entity.new_shares, day))

    def note_kinds(self, claim: Record) -> None:
        """Note what a claim's kind says of the kind of a party, before any party is looked for."""
        end, kind = _BY_DEFINITION.get(str(claim.get("kind")), ("", ""))
        if end and isinstance(claim.get(end), str):
            self._hints[fold(claim[end])] = kind

    def find(self, field: str, value: object, *, document: str) -> Party:
        """The entity that a field names; a new one where nothing else fits. After all `declare`.

        Args:
            field: The field, for messages.
            value: What it holds: an id or a name.
            document: Id of the document that speaks.

        Raises:
            InvalidClaim: No text, or the name of several entities of the file.
        """
        written = fields.text(field, value)
        if (written, document) not in self._found:
            self._found[written, document] = self._find(field, written, document)
        return self._found[written, document]

    def _find(self, field: str, written: str, document: str) -> Party:
        if written in self._by_label:
            return Party(self._by_label[written], "")
        if written in self._packaged:
            return Party(self._take(self._packaged[written]), "")
        folded = fold(written)
        if not folded:
            raise fields.refused(field, written, "has nothing that can be seen; write a name or an id")
        named = sorted(self._by_name.get(folded, ()))
        if len(named) > 1:
            raise fields.refused(field, written, f"is the name of {' and '.join(named)}; give the id")
        if named:
            return Party(named[0], written)
        if folded in self._known:
            return Party(self._take(self._known[folded]), written)
        kind = self._hints.get(folded, "company")
        identity = self._mint(kind, written, document)
        self.entities.setdefault(identity, Entity(id=identity, kind=kind, name=written))
        return Party(identity, written)

    def _take(self, packaged: Entity) -> EntityId:
        # Its names resolve in every graph: a batch needs no copy of them.
        self.entities.setdefault(packaged.id, Entity(id=packaged.id, kind=packaged.kind, name=packaged.name))
        return packaged.id


def _may_be_one(entity: Entity, packaged: Entity) -> bool:
    """Whether an entity of a packaged name can be the packaged one: nothing said of both contradicts."""
    if entity.kind != packaged.kind:
        return False
    if entity.country and packaged.country and entity.country != packaged.country:
        return False
    ours = {(known.scheme, known.value) for known in packaged.identifiers}
    schemes = {scheme for scheme, _ in ours}
    return all((known.scheme, known.value) in ours for known in entity.identifiers if known.scheme in schemes)
