"""The side index of a generation: names to entities, and what the log says of each batch. SQLite.

Exact look-ups go by folded name; `find` and the suggestions go by trigrams (FTS5). The RDF store holds
the facts; this file can always be made again from it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from kg.errors import StoreError
from kg.model import Entity, EntityId
from kg.names import fold, legal_form, without_legal_form
from kg.record import frozen
from kg.store.sources import Standing

_SCHEMA = """
CREATE TABLE entity (id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, country TEXT)
    WITHOUT ROWID;
CREATE TABLE name (key INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL,
                   bare TEXT NOT NULL, UNIQUE (id, folded));
CREATE INDEX name_folded ON name (folded);
CREATE INDEX name_bare ON name (bare);
CREATE TABLE batch (id TEXT PRIMARY KEY, recorded_on TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE gone (entity TEXT NOT NULL, claim TEXT NOT NULL, batch TEXT NOT NULL, recorded_on TEXT NOT NULL,
                   withdrawn_on TEXT NOT NULL, PRIMARY KEY (entity, claim, batch)) WITHOUT ROWID;
CREATE VIRTUAL TABLE name_text USING fts5 (folded, content='name', content_rowid='key', tokenize='trigram');
"""
_LIMIT = 200


@frozen(kw_only=False)
class Found:
    """An entity found by name.

    Args:
        id: Entity id.
        kind: Entity kind.
        name: The name shown.
        country: ISO 3166 alpha-2 code; None when not known.
        matched: The name that matched, as written; the name shown where the id did.
    """

    id: EntityId
    kind: str
    name: str
    country: str | None
    matched: str


class Gone(NamedTuple):
    """A claim of a withdrawn batch: what was said of an entity, and is not in the graph any more."""

    entity: EntityId
    claim: str
    batch: str
    recorded_on: date
    withdrawn_on: date


class NameIndex:
    """Names of one generation.

    Args:
        path: The SQLite file.
        read_only: Open without the right to write.
    """

    def __init__(self, path: Path, *, read_only: bool = True) -> None:
        self._path = path
        mode = "?mode=ro&immutable=1" if read_only else ""
        try:
            self._db = sqlite3.connect(
                f"{path.absolute().as_uri()}{mode}", uri=True, check_same_thread=False, isolation_level=None
            )
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{path}: the index cannot be opened ({error}); run kg rebuild") from error

    @classmethod
    def create(cls, path: Path) -> NameIndex:
        """An empty index at `path`."""
        index = cls(path, read_only=False)
        index._db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        return index

    @classmethod
    def copy(cls, existing: Path, path: Path) -> NameIndex:
        """A copy of an index, to be added to."""
        from shutil import copyfile

        copyfile(existing, path)
        return cls(path, read_only=False)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # -- writing -----------------------------------------------------------------------------------

    def add(
        self, entities: Iterable[Entity], canonical: Mapping[EntityId, EntityId], *, only_new: bool = False
    ) -> None:
        """Add entities as the RDF store now describes them; one that is known gains the new names.

        Args:
            entities: Entities, in an order that does not depend on chance.
            canonical: Ids that stand for another id; the names of both lead to the latter.
            only_new: Leave entities that are known as they are, and only add names.
        """
        self._db.execute("BEGIN")
        for entity in entities:
            key = canonical.get(entity.id, entity.id)
            clash = "IGNORE" if only_new or key != entity.id else "REPLACE"
            self._db.execute(
                f"INSERT OR {clash} INTO entity VALUES (?, ?, ?, ?)",
                (key, entity.kind, entity.name, entity.country),
            )
            for text in (entity.name, *(name.text for name in entity.names)):
                self._add_name(key, text, without_legal_form(text))
            for known in entity.identifiers:
                self._add_name(key, f"{known.scheme}:{known.value}", fold(known.value))
        self._db.execute("COMMIT")

    def _add_name(self, key: EntityId, text: str, bare: str) -> None:
        row = self._db.execute(
            "INSERT OR IGNORE INTO name (id, name, folded, bare) VALUES (?, ?, ?, ?)",
            (key, text, fold(text), bare),
        )
        if row.rowcount:
            self._db.execute(
                "INSERT INTO name_text (rowid, folded) VALUES (?, ?)", (row.lastrowid, fold(text))
            )

    def set_batches(self, standing: Mapping[str, Standing]) -> None:
        """Note for every batch in force the day on which it was recorded."""
        rows = [(batch, s.recorded_on.isoformat()) for batch, s in standing.items() if s.withdrawn_on is None]
        self._db.execute("BEGIN")
        self._db.execute("DELETE FROM batch")
        self._db.executemany("INSERT INTO batch VALUES (?, ?)", sorted(rows))
        self._db.execute("COMMIT")

    def set_gone(self, rows: Iterable[Gone]) -> None:
        """Note the claims of withdrawn batches, in place of those noted before."""
        self._db.execute("BEGIN")
        self._db.execute("DELETE FROM gone")
        self._db.executemany(
            "INSERT OR IGNORE INTO gone VALUES (?, ?, ?, ?, ?)",
            (
                (g.entity, g.claim, g.batch, g.recorded_on.isoformat(), g.withdrawn_on.isoformat())
                for g in rows
            ),
        )
        self._db.execute("COMMIT")

    # -- asking ------------------------------------------------------------------------------------

    def recorded_on(self, batch: str) -> date | None:
        """Day on which a batch in force was recorded; None when it is not in force."""
        row = self._query("SELECT recorded_on FROM batch WHERE id = ?", (batch,)).fetchone()
        return date.fromisoformat(row[0]) if row else None

    def batches(self) -> list[str]:
        """Ids of the batches in force, sorted."""
        return [row[0] for row in self._query("SELECT id FROM batch ORDER BY id")]

    def recorded(self) -> dict[str, date]:
        """Batch in force to the day on which it was recorded, in the order of ids."""
        rows = self._query("SELECT id, recorded_on FROM batch ORDER BY id")
        return {batch: date.fromisoformat(day) for batch, day in rows}

    def gone(self, entity: EntityId) -> list[Gone]:
        """Claims on an entity whose batch was withdrawn, by claim id."""
        return self._gone("WHERE entity = ?", (entity,)) if self._has_gone else []

    @cached_property
    def _has_gone(self) -> bool:
        return self._query("SELECT 1 FROM gone LIMIT 1").fetchone() is not None

    def all_gone(self) -> list[Gone]:
        """Every claim whose batch was withdrawn, once for each party."""
        return self._gone("", ())

    def _gone(self, where: str, arguments: tuple[str, ...]) -> list[Gone]:
        rows = self._query(f"SELECT * FROM gone {where} ORDER BY entity, claim, batch", arguments)
        return [
            Gone(entity, claim, batch, date.fromisoformat(recorded), date.fromisoformat(withdrawn))
            for entity, claim, batch, recorded, withdrawn in rows
        ]

    def entity(self, key: EntityId) -> Found | None:
        """The entity of this id; None when there is none."""
        row = self._query("SELECT id, kind, name, country FROM entity WHERE id = ?", (key,)).fetchone()
        return Found(row[0], row[1], row[2], row[3], row[2]) if row else None

    def count(self) -> int:
        """Number of entities."""
        return int(self._query("SELECT count(*) FROM entity").fetchone()[0])

    def named(self) -> list[tuple[EntityId, str, tuple[str, ...]]]:
        """Id, kind and names of every entity, the name shown first; linear in the number of names."""
        rows = self._query(
            "SELECT entity.id, entity.kind, entity.name, name.name FROM entity JOIN name "
            "ON entity.id = name.id ORDER BY entity.id, name.folded"
        )
        found: dict[tuple[EntityId, str], dict[str, None]] = {}
        for key, kind, shown, name in rows:
            found.setdefault((key, kind), {shown: None})[name] = None
        return [(key, kind, tuple(names)) for (key, kind), names in found.items()]

    def candidates(self, text: str) -> list[Found]:
        """The entity whose id is `text`; else those with a name that is, with or without its legal form.

        Where none is, those that are known by that name without its legal form, and by no other form.
        """
        if by_id := self.entity(text):
            return [by_id]
        folded = fold(text)
        found = self._select("name.folded = ? OR name.bare = ?", (folded, folded), _LIMIT)
        return found or self._of_form(text)

    def _of_form(self, text: str) -> list[Found]:
        bare, form = without_legal_form(text), legal_form(text)
        if not form:
            return []
        found = self._select("name.bare = ?", (bare,), _LIMIT)
        return [one for one in found if self._forms(one.id, bare) - {""} <= {form}]

    def _forms(self, key: EntityId, bare: str) -> set[str]:
        """The legal forms with which an entity bears a name."""
        rows = self._query("SELECT name FROM name WHERE id = ? AND bare = ?", (key, bare))
        return {legal_form(row[0]) for row in rows}

    def containing(self, text: str, *, limit: int = _LIMIT) -> list[Found]:
        """Entities with a name that contains `text` after folding, shortest names first.

        Where there is none, those that `candidates` finds by it without its legal form.
        """
        wanted = fold(text)
        if len(wanted) >= 3:
            where = "name.key IN (SELECT rowid FROM name_text WHERE name_text MATCH ? LIMIT 10000)"
            argument = '"' + wanted.replace('"', '""') + '"'
        else:
            where, argument = "instr(name.folded, ?) > 0", wanted
        return self._select(where, (argument,), limit) or self._of_form(text)[:limit]

    def similar(self, text: str, *, limit: int = _LIMIT) -> list[Found]:
        """Entities with a name that shares three letters in a row with `text`; raw material for a guess."""
        wanted = fold(text)
        parts = sorted({wanted[i : i + 3] for i in range(len(wanted) - 2)})
        if not parts:
            return []
        query = " OR ".join('"' + part.replace('"', '""') + '"' for part in parts)
        where = (
            "name.key IN (SELECT rowid FROM name_text WHERE name_text MATCH ? "
            f"ORDER BY bm25(name_text) LIMIT {_LIMIT})"
        )
        return self._select(where, (query,), limit)

    def _select(self, where: str, arguments: tuple[str, ...], limit: int) -> list[Found]:
        rows = self._query(
            "SELECT entity.id, entity.kind, entity.name, entity.country, name.name "
            f"FROM name JOIN entity ON entity.id = name.id WHERE {where} "
            "ORDER BY length(name.folded), name.folded, entity.id",
            arguments,
        )
        found: dict[EntityId, Found] = {}
        for row in rows:
            found.setdefault(row[0], Found(*row))
            if len(found) == limit:
                break
        return list(found.values())

    def _query(self, sql: str, arguments: tuple[str, ...] = ()) -> sqlite3.Cursor:
        try:
            return self._db.execute(sql, arguments)
        except UnicodeEncodeError:
            # Half of a surrogate pair, as a terminal of another encoding gives it: no name holds one.
            return self._db.execute("SELECT 1 WHERE 0")
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{self._path}: the index cannot be read ({error}); run kg rebuild") from error
