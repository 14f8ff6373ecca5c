"""A holdings file in the place of a store: its claims, entities and names, made when they are asked for.

Nothing is written, and nothing is built beside the columns of the file: one company's question makes the
claims of one company. How rows become answers is in `kg.store.listed_questions`.

Example:
    >>> from kg.holdings.rows import holdings_of
    >>> records = ListedRecords(holdings_of([("Alder", "Birch", "60")], title="stakes.csv"))
    >>> [record.claim.id for record in records.of("Birch")]
    ['stakes.csv#row 1']
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from kg.errors import StoreError
from kg.holdings.spelling import containing, meant, meant_without_form, similar
from kg.holdings.table import Holdings
from kg.holdings.ties import Ties
from kg.model import Batch, Entity, EntityId, HeldClaim, Recorded
from kg.settlement.types import Interest
from kg.store.names import Found
from kg.store.records import Records
from kg.vocab import HOLDING_KINDS

if TYPE_CHECKING:
    import pyoxigraph

_SUGGESTED = 200


class ListedRecords(Records):
    """The rows of a holdings file as claims; what only a graph has (plans, doubts, a log) is empty.

    Args:
        told: The rows.

    Cost: each claim is made once, when it is first asked for.
    """

    def __init__(self, told: Holdings) -> None:
        self.told, self.ties = told, Ties(told)

    def row(self, key: str) -> int | None:
        """The row that a claim's id names; None when it names none."""
        head, _, number = key.rpartition("#row ")
        if head != self.told.title or not number.isascii() or not number.isdigit() or len(number) > 18:
            return None
        at = bisect_left(self.told.number, int(number))
        return at if at < len(self.told) and self.told.number[at] == int(number) else None

    def interest(self, record: Recorded) -> Interest:
        """The interest of a claim of this file."""
        row = self.row(record.claim.id)
        if row is None:
            raise LookupError(record.claim.id)
        return self.ties[row]

    def is_member(self, _entity: EntityId) -> bool:
        """Whether an entity may belong to a family: rows of a file are few enough to look at."""
        return True

    def of(self, entity: EntityId, *, as_holder: bool = True, as_investee: bool = True) -> list[Recorded]:
        """Claims in which an entity is a party, in the order of the file."""
        at = self.told.position(entity)
        if at is None:
            return []
        rows = set(self.told.by_holder.rows(at) if as_holder else ())
        rows.update(self.told.by_investee.rows(at) if as_investee else ())
        return [self._record(row) for row in sorted(rows)]

    def _record(self, row: int) -> Recorded:
        return self.ties[row].claims[0].record

    def all(self) -> Iterator[Recorded]:
        """All claims, in the order of the file."""
        return map(self._record, range(len(self.told)))

    def claim(self, key: str) -> Recorded | None:
        """A claim by its id; None when there is none."""
        row = self.row(key)
        return None if row is None else self._record(row)

    def entity(self, key: EntityId) -> Entity:
        """An entity; one that no row names is unknown."""
        at = self.told.position(key)
        return Entity(id=key, kind="unknown", name=key) if at is None else self.told.entity(at)

    def kind(self, key: EntityId) -> str:
        """Kind of an entity."""
        return self.entity(key).kind

    def all_entities(self) -> list[Entity]:
        """All entities, in the order of the file."""
        return [self.told.entity(at) for at in range(len(self.told.names))]

    def above(self, entity: EntityId) -> set[EntityId]:
        """Who holds an entity."""
        held = self.of(entity, as_holder=False)
        return {r.claim.holder for r in held if r.claim.kind in HOLDING_KINDS} - {entity}

    # -- what only a graph has -----------------------------------------------------------------------

    def held(self, key: str) -> HeldClaim | None:
        """None: a file holds nothing back."""
        return None

    def held_of(self, entity: EntityId) -> list[HeldClaim]:
        """Empty: a file holds nothing back."""
        return []

    def behind(self, claims: Iterable[str]) -> list[HeldClaim]:
        """Empty: a file holds nothing back."""
        return []

    def all_held(self) -> list[HeldClaim]:
        """Empty: a file holds nothing back."""
        return []

    def lineage(self) -> list[Recorded]:
        """Empty: a file tells of no mergers."""
        return []

    def to_come(self) -> list[Recorded]:
        """Empty: a file announces nothing."""
        return []

    def predecessors(self, entity: EntityId) -> set[EntityId]:
        """Empty: a file tells of no mergers."""
        return set()

    def corrections_of(self, records: Iterable[Recorded]) -> list[Recorded]:
        """Empty: rows correct nothing."""
        return []

    def joined_as(self, key: EntityId) -> list[EntityId]:
        """Empty: names stand as they are."""
        return []

    def stands_for(self, key: EntityId) -> EntityId:
        """The entity itself: names stand as they are."""
        return key

    def standing_above(self, entity: EntityId) -> set[EntityId]:
        """Empty: a file tells of no organs and families."""
        return set()

    def standing_under(self, entity: EntityId) -> list[EntityId]:
        """Empty: a file tells of no organs and nominees."""
        return []

    def recorded_on(self, claim: str) -> date | None:
        """None: there is no log."""
        return None


class ListedNames:
    """The names of a holdings file, searched as those of a store are.

    Args:
        told: The rows.

    Cost: a look at each name.
    """

    def __init__(self, told: Holdings) -> None:
        self._told = told

    def candidates(self, text: str) -> list[Found]:
        """The entity of this name as written; else those that differ in spelling or legal form only."""
        at = self._told.position(text)
        names = self._told.names
        found = [at] if at is not None else list(meant(text, names)) or meant_without_form(text, names)
        return [self._found(one) for one in found]

    def containing(self, text: str, *, limit: int = _SUGGESTED) -> list[Found]:
        """Entities with a name that contains `text` after folding, shortest names first."""
        names = self._told.names
        found = containing(text, names) or meant_without_form(text, names)
        return [self._found(at) for at in found[:limit]]

    def similar(self, text: str, *, limit: int = _SUGGESTED) -> list[Found]:
        """Entities with a name that shares three letters in a row with `text`."""
        return [self._found(at) for at in similar(text, self._told.names)]

    def entity(self, key: EntityId) -> Found | None:
        """The entity of this id; None when there is none."""
        at = self._told.position(key)
        return None if at is None else self._found(at)

    def count(self) -> int:
        """Number of entities."""
        return len(self._told.names)

    def _found(self, at: int) -> Found:
        entity = self._told.entity(at)
        return Found(entity.id, entity.kind, entity.name, entity.country, entity.name)


class ListedIndex:
    """A holdings file in the place of a generation.

    Args:
        records: Its claims.
    """

    def __init__(self, records: ListedRecords) -> None:
        self._records, self.names = records, ListedNames(records.told)

    @cached_property
    def rdf(self) -> pyoxigraph.Store:
        """The claims and entities as RDF, in memory; cost: one claim a row, once."""
        return self.with_lines(())

    def with_lines(self, lines: Sequence[str]) -> pyoxigraph.Store:
        """The same, with further N-Quads beside the claims."""
        import pyoxigraph

        from kg.store.generation import load_lines
        from kg.store.quads import batch_quads

        claims = tuple(record.claim for record in self._records.all())
        entities = tuple(self._records.all_entities())
        sources = (claims[0].source,) if claims else ()
        store = pyoxigraph.Store()
        load_lines(store, batch_quads(Batch(claims=claims, sources=sources, entities=entities))[1])
        load_lines(store, lines)
        return store


class ListedFolder:
    """What a holdings file has of a graph's folder: something to ask, nowhere to write.

    Args:
        path: The file.
        index: What is asked.
    """

    def __init__(self, path: Path, index: ListedIndex) -> None:
        self.folder, self.index = path, index

    def __getattr__(self, name: str) -> NoReturn:
        file = self.__dict__["folder"].name
        raise StoreError(f"{file}: a holdings file can only be asked; name a graph with --store for that")
