"""The packaged entities, and which name leads to which entity.

`seeds/entities.csv` has one row a name: the row with role `main` opens an entity and carries its kind,
country and identifiers; the rows with role `alias` below it give further names, each with its language
(BCP 47) and script (ISO 15924). A user's own file of this form may leave out the columns after `name`.

A name that two entities share leads to neither; `ambiguous` lists such names.

Example:
    >>> names = gazetteer(packaged())
    >>> names["nissan motor"].id
    'nissan'
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from kg.environment import data_file
from kg.errors import InputError, InvalidClaim
from kg.model import Entity, Identifier, Name
from kg.names import fold, without_legal_form
from kg.reconcile.identifiers import checked
from kg.record import replace

COLUMNS = ("id", "kind", "role", "name", "language", "script", "country", "identifiers")
_NEEDED = 4  # of these columns, from the left


def keys(entity: Entity) -> frozenset[str]:
    """Everything that leads to an entity by exact match, folded.

    That is its names and aliases, each of these without its legal form, and its identifiers as
    `scheme:value`. Its id is not among them: ids are matched letter by letter.

    Example:
        >>> sorted(keys(Entity(id="a1", kind="company", name="Alpha SA")))
        ['alpha', 'alpha sa']
    """
    names = [entity.name, *(name.text for name in entity.names)]
    found = {fold(name) for name in names} | {without_legal_form(name) for name in names}
    found |= {fold(f"{known.scheme}:{known.value}") for known in entity.identifiers}
    return frozenset(found - {""})


def gazetteer(entities: Iterable[Entity]) -> dict[str, Entity]:
    """Folded name to entity, for every name that leads to exactly one.

    Args:
        entities: Entities with ids that differ.

    Returns:
        A dictionary in the order of the folded names. Look a name up by `kg.names.fold`.
    """
    return {key: owners[0] for key, owners in _by_key(entities) if len(owners) == 1}


def ambiguous(entities: Iterable[Entity]) -> dict[str, tuple[Entity, ...]]:
    """The folded names that several entities share, each with these entities in id order."""
    return {key: owners for key, owners in _by_key(entities) if len(owners) > 1}


def _by_key(entities: Iterable[Entity]) -> Iterator[tuple[str, tuple[Entity, ...]]]:
    found: defaultdict[str, dict[str, Entity]] = defaultdict(dict)
    for entity in entities:
        for key in keys(entity):
            found[key][entity.id] = entity
    for key in sorted(found):
        yield key, tuple(found[key][identity] for identity in sorted(found[key]))


@cache
def packaged() -> tuple[Entity, ...]:
    """The entities that travel with the package, in the order of `seeds/entities.csv`."""
    return read_entities(data_file("seeds", "entities.csv"))


def read_entities(path: Path) -> tuple[Entity, ...]:
    """Entities from a file in the form of `seeds/entities.csv`; arguments and errors as for `entities_in`."""
    return entities_in(path.read_bytes(), name=path.name)


def entities_in(data: bytes, *, name: str) -> tuple[Entity, ...]:
    """Entities from the bytes of such a file.

    Args:
        data: The bytes, UTF-8.
        name: File name, for messages.

    Raises:
        InputError: The first faulty row, with its line and what is wrong.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"byte {error.start} is not UTF-8; save the file as UTF-8", source=name) from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    columns = tuple(reader.fieldnames or ())
    if len(columns) < _NEEDED or columns != COLUMNS[: len(columns)]:
        told = f"the first row must be {','.join(COLUMNS)}; what stands behind name may be left out"
        raise InputError(told, source=name, line=1)
    entities: dict[str, Entity] = {}
    for row in reader:
        try:
            _add(entities, row, columns)
        except InvalidClaim as error:
            raise InputError(str(error), source=name, line=reader.line_num) from error
    return tuple(entities.values())


def _add(entities: dict[str, Entity], row: Mapping[str, str | None], columns: Sequence[str]) -> None:
    # A short row has None in its last cells, a long one a list under the key None: neither is a row.
    if set(row) != set(columns) or None in row.values():
        raise InvalidClaim("row", dict(row), f"must have {len(columns)} cells")
    cells = {column: row.get(column) or "" for column in COLUMNS}
    identity, role = cells["id"], cells["role"]
    if not fold(cells["name"]):
        raise InvalidClaim("name", cells["name"], "must not be empty")
    if role == "main":
        if identity in entities:
            raise InvalidClaim("id", identity, "has a main row already; give further names role alias")
        entities[identity] = _entity(cells)
    elif role == "alias":
        if identity not in entities:
            raise InvalidClaim("id", identity, "has no main row above this one")
        name = Name(text=cells["name"], language=cells["language"] or None, script=cells["script"] or None)
        known = entities[identity]
        entities[identity] = replace(known, names=(*known.names, name))
    else:
        raise InvalidClaim("role", role, "must be main or alias")


def _entity(cells: Mapping[str, str]) -> Entity:
    identifiers = []
    for written in cells["identifiers"].split():
        scheme, colon, value = written.partition(":")
        if not colon:
            raise InvalidClaim("identifiers", written, "write scheme:value")
        identifiers.append(Identifier(scheme=scheme, value=checked(scheme, value)))
    return Entity(
        id=cells["id"],
        kind=cells["kind"],
        name=cells["name"],
        identifiers=tuple(identifiers),
        country=cells["country"] or None,
    )
