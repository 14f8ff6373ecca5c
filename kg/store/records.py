"""What questions ask of a generation: claims with the day they were recorded, and what surrounds an entity.

Example:
    `Records(folder).of("nissan")` are the claims on Nissan in the generation in force.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

import pyoxigraph as ox

from kg import vocab
from kg.errors import InvalidClaim, UnknownClaim, UnknownEntity
from kg.model import Claim, Entity, EntityId, HeldClaim, PartialDate, Recorded, Source, Zone
from kg.record import replace
from kg.store.folder import GraphFolder
from kg.store.generation import Generation
from kg.store.names import Gone
from kg.store.nodes import value_of
from kg.store.reading import ClaimReader, read_batch
from kg.store.terms import DECISIONS_GRAPH, OWL, PROV, RDF, Iris
from kg.vocab import HOLDING_KINDS

_IRIS = Iris()
_TYPE = ox.NamedNode(RDF + "type")
_IS_CLAIM = ox.NamedNode(vocab.CLASS["Claim"])
_IS_HELD = ox.NamedNode(vocab.CLASS["HeldClaim"])
_REVISION_OF = ox.NamedNode(PROV + "wasRevisionOf")
_KIND, _HOLDER = (ox.NamedNode(vocab.PROPERTY[name]) for name in ("kind", "holder"))
_HOLDINGS = frozenset(ox.NamedNode(vocab.code("interestKind", kind)) for kind in HOLDING_KINDS)
_NEW_SHARES = ox.NamedNode(vocab.PROPERTY["newShares"])
_MEMBERSHIP = ox.NamedNode(vocab.code("interestKind", "groupMembership"))
_SUCCESSOR = ox.NamedNode(vocab.code("interestKind", "successor"))
_SAME_AS = ox.NamedNode(OWL + "sameAs")
_ORGAN_OF, _ON_BEHALF_OF = (ox.NamedNode(vocab.PROPERTY[name]) for name in ("organOf", "onBehalfOf"))
_INVESTEE = ox.NamedNode(vocab.PROPERTY["investee"])
_TO_COME = ("planned", "conditional")
_DERIVED_FROM = ox.NamedNode(PROV + "wasDerivedFrom")


class Records:
    """The claims of one generation, and those of batches that were withdrawn from it.

    Args:
        folder: The graph.
        generation: The generation to ask; None: the one in force.
    """

    def __init__(self, folder: GraphFolder, generation: Generation | None = None) -> None:
        self._folder, self._sources = folder, folder.sources
        self._generation = generation or folder.index
        self._reader = ClaimReader(self._generation.rdf)
        self._recorded: dict[str, date | None] = {}
        self._withdrawn: dict[str, dict[str, Claim]] = {}
        self._lineage: list[Recorded] | None = None
        self._corrections: list[Recorded] | None = None
        self._above: dict[EntityId, set[EntityId]] = {}
        self._used: dict[ox.NamedNode, bool] = {}

    # -- claims ------------------------------------------------------------------------------------

    def of(self, entity: EntityId, *, as_holder: bool = True, as_investee: bool = True) -> list[Recorded]:
        """Claims in which an entity is a party, by claim id; then those of withdrawn batches."""
        claims = self._reader.placed(entity, as_holder=as_holder, as_investee=as_investee)
        if as_investee and not self._reader.has_held:  # so `above` need not look at the same claims again
            told = (claim for claim, _ in claims if claim.investee == entity and claim.kind in HOLDING_KINDS)
            ends = {end for claim in told for end in (claim.holder, claim.on_behalf_of) if end}
            self._above[entity] = (ends | self.standing_above(entity)) - {entity}
        gone = [
            record
            for record in map(self._gone, self._generation.names.gone(entity))
            if (as_holder and record.claim.holder == entity)
            or (as_investee and record.claim.investee == entity)
        ]
        return [*(self._received(claim, graphs) for claim, graphs in claims), *gone]

    def _received(self, claim: Claim, graphs: Iterable[str]) -> Recorded:
        """A claim with the first day on which one of the graphs that say it was recorded."""
        if DECISIONS_GRAPH in graphs:  # an accepted reading: the day is that of the held claim behind it
            return self._with_day(claim)
        days = [day for graph in graphs if (day := self._batch_day(graph))]
        return Recorded(claim=claim, recorded_on=min(days, default=date.min))

    def standing_under(self, entity: EntityId) -> list[EntityId]:
        """The organs of an entity, and the companies of which others hold shares for it; in id order."""
        node, store = ox.NamedNode(_IRIS.entity(entity)), self._generation.rdf
        organs = {quad.subject for quad in store.quads_for_pattern(None, _ORGAN_OF, node, None)}
        held_for = {quad.subject for quad in store.quads_for_pattern(None, _ON_BEHALF_OF, node, None)}
        held = {
            quad.object
            for claim in held_for
            for quad in store.quads_for_pattern(claim, _INVESTEE, None, None)
        }
        return sorted(_IRIS.entity_id(value_of(one)) for one in organs | held)

    def claim_iris_in(self, entity: EntityId) -> set[str]:
        """IRIs of the claims, of every kind and status, that have an entity as their investee."""
        pattern = None, _INVESTEE, ox.NamedNode(_IRIS.entity(entity)), None
        return {value_of(quad.subject) for quad in self._generation.rdf.quads_for_pattern(*pattern)}

    def above(self, entity: EntityId) -> set[EntityId]:
        """Who may stand above an entity: holders and those they hold for, by any claim; bodies, families.

        Cost: two or three look-ups a claim, once for each entity; none where its claims were just read.
        """
        if entity not in self._above:
            store, found = self._generation.rdf, self.standing_above(entity)
            links = (_HOLDER, _ON_BEHALF_OF) if self._is_used(_ON_BEHALF_OF) else (_HOLDER,)
            for quad in store.quads_for_pattern(None, _INVESTEE, ox.NamedNode(_IRIS.entity(entity)), None):
                told = [
                    party
                    for link in links
                    for party in store.quads_for_pattern(quad.subject, link, None, quad.graph_name)
                ]
                kinds = store.quads_for_pattern(quad.subject, _KIND, None, quad.graph_name)
                if any(kind.object in _HOLDINGS for kind in kinds):
                    found |= {_IRIS.entity_id(value_of(party.object)) for party in told}
            self._above[entity] = found - {entity}
        return self._above[entity]

    def standing_above(self, entity: EntityId) -> set[EntityId]:
        """The body that an entity is an organ of, and the families and concerts that it belongs to."""
        found = set(self._families.get(entity, ()))
        if self._is_used(_ORGAN_OF):
            node = ox.NamedNode(_IRIS.entity(entity))
            bodies = self._generation.rdf.quads_for_pattern(node, _ORGAN_OF, None, None)
            found |= {_IRIS.entity_id(value_of(quad.object)) for quad in bodies}
        return found

    def is_member(self, entity: EntityId) -> bool:
        """Whether any claim says that an entity belongs to a family or concert."""
        return entity in self._families

    def holds_more_than(self, entity: EntityId, claims: set[str]) -> bool:
        """Whether anything stands under an entity by other claims than these (their IRIs)."""
        node, store = ox.NamedNode(_IRIS.entity(entity)), self._generation.rdf
        for link in filter(self._is_used, (_HOLDER, _ON_BEHALF_OF)):
            told = store.quads_for_pattern(None, link, node, None)
            if any(value_of(quad.subject) not in claims for quad in told):
                return True
        if any(entity in families for families in self._families.values()):
            return True
        organs = store.quads_for_pattern(None, _ORGAN_OF, node, None) if self._is_used(_ORGAN_OF) else ()
        return any(True for _ in organs)

    def _is_used(self, link: ox.NamedNode) -> bool:
        """Whether anything in the graph has this property."""
        if link not in self._used:
            some = self._generation.rdf.quads_for_pattern(None, link, None, None)
            self._used[link] = next(some, None) is not None
        return self._used[link]

    @cached_property
    def _families(self) -> dict[EntityId, set[EntityId]]:
        """Member to families and concerts, by any claim; read once."""
        families: dict[EntityId, set[EntityId]] = {}
        store = self._generation.rdf
        for quad in store.quads_for_pattern(None, _KIND, _MEMBERSHIP, None):
            ends = (
                next(store.quads_for_pattern(quad.subject, end, None, quad.graph_name)).object
                for end in (_HOLDER, _INVESTEE)
            )
            member, family = (_IRIS.entity_id(value_of(end)) for end in ends)
            families.setdefault(member, set()).add(family)
        return families

    def lineage(self) -> list[Recorded]:
        """Claims that a company went up in another one, by claim id; read once."""
        if self._lineage is None:
            pattern = None, ox.NamedNode(vocab.PROPERTY["kind"]), _SUCCESSOR, None
            found = {value_of(quad.subject) for quad in self._generation.rdf.quads_for_pattern(*pattern)}
            claims = [self.claim(_IRIS.claim_id(iri)) for iri in sorted(found)]
            self._lineage = [record for record in claims if record is not None]
        return self._lineage

    def corrections_of(self, records: Iterable[Recorded]) -> list[Recorded]:
        """Claims that correct any of these, or their documents, whoever they are about; by claim id."""
        if self._corrections is None:
            pattern = None, ox.NamedNode(vocab.PROPERTY["replaces"]), None, None
            found = {value_of(quad.subject) for quad in self._generation.rdf.quads_for_pattern(*pattern)}
            claims = [self.claim(_IRIS.claim_id(iri)) for iri in sorted(found)]
            self._corrections = [record for record in claims if record is not None]
        if not self._corrections:
            return []
        known = {key for record in records for key in (record.claim.id, record.claim.source.id)}
        return [record for record in self._corrections if not known.isdisjoint(record.claim.replaces)]

    @cached_property
    def new_shares(self) -> tuple[tuple[EntityId, PartialDate], ...]:
        """Companies that issued shares, and when; read once."""
        days = self._generation.rdf.quads_for_pattern(None, _NEW_SHARES, None, None)
        told = {(self.stands_for(_IRIS.entity_id(value_of(q.subject))), value_of(q.object)) for q in days}
        return tuple((company, PartialDate(day)) for company, day in sorted(told))

    def to_come(self) -> list[Recorded]:
        """Claims of ties that are announced and still to come, by claim id; plans and conditional ones."""
        found = {
            value_of(quad.subject)
            for code in (*(vocab.code("status", word) for word in _TO_COME), vocab.code("tense", "future"))
            for quad in self._generation.rdf.quads_for_pattern(None, None, ox.NamedNode(code), None)
        }
        claims = [self.claim(_IRIS.claim_id(iri)) for iri in sorted(found)]
        return [record for record in claims if record is not None]

    def predecessors(self, entity: EntityId) -> set[EntityId]:
        """Companies that went up in an entity, and in those."""
        found: set[EntityId] = set()
        reached = {entity}
        while reached:
            reached = (
                {r.claim.holder for r in self.lineage() if r.claim.investee in reached} - found - {entity}
            )
            found |= reached
        return found

    def all(self) -> Iterator[Recorded]:
        """All claims, by claim id."""
        return (self._with_day(claim) for claim in self._reader.claims())

    def claim(self, key: str) -> Recorded | None:
        """A claim by its id; None when there is none."""
        try:
            return self._with_day(self._reader.claim(key))
        except UnknownClaim:
            return None

    def held(self, key: str) -> HeldClaim | None:
        """A held claim by its id; None when there is none."""
        try:
            return self._reader.held(key)
        except UnknownClaim:
            return None

    def held_of(self, entity: EntityId) -> list[HeldClaim]:
        """Held claims in which an entity is a party, as written or as repaired."""
        return self._reader.held_of(entity)

    def behind(self, claims: Iterable[str]) -> list[HeldClaim]:
        """The held claims of which any of these claims (ids) are accepted readings."""
        found = {_IRIS.claim_id(node.value): None for claim in claims for node in self._revised(claim)}
        held = (self.held(key) for key in found)
        return [one for one in held if one is not None]

    def _revised(self, claim: str) -> list[ox.NamedNode]:
        pattern = ox.NamedNode(_IRIS.claim(claim)), _REVISION_OF, None, None
        found = (quad.object for quad in self._generation.rdf.quads_for_pattern(*pattern))
        return [node for node in found if isinstance(node, ox.NamedNode)]

    def all_held(self) -> list[HeldClaim]:
        """All held claims, by claim id."""
        return list(self._reader.held_claims())

    def recorded_on(self, claim: str) -> date | None:
        """First day on which a batch in force brought this claim (or the held claim behind it)."""
        node, kinds = ox.NamedNode(_IRIS.claim(claim)), (_IS_CLAIM, _IS_HELD)
        store = self._generation.rdf
        days = [
            self._batch_day(quad.graph_name.value)
            for party in (node, *self._revised(claim))
            for quad in store.quads_for_pattern(party, _TYPE, None, None)
            if quad.object in kinds and isinstance(quad.graph_name, ox.NamedNode)
        ]
        return min((day for day in days if day), default=None)

    def _gone(self, gone: Gone) -> Recorded:
        """A claim of a withdrawn batch, read from the batch's file."""
        if gone.batch not in self._withdrawn:
            content = read_batch(self._sources.batch_lines(gone.batch))
            self._withdrawn[gone.batch] = {claim.id: claim for claim in content.claims}
        claim = self._withdrawn[gone.batch][gone.claim]
        joined = replace(
            claim, holder=self.stands_for(claim.holder), investee=self.stands_for(claim.investee)
        )
        return Recorded(claim=joined, recorded_on=gone.recorded_on, withdrawn_on=gone.withdrawn_on)

    def joined_as(self, key: EntityId) -> list[EntityId]:
        """Ids that an entity stands for, sorted."""
        node = ox.NamedNode(_IRIS.entity(key))
        quads = self._generation.rdf.quads_for_pattern(None, _SAME_AS, node, None)
        return sorted(_IRIS.entity_id(value_of(quad.subject)) for quad in quads)

    def stands_for(self, key: EntityId) -> EntityId:
        """The id that stands for an entity since it was joined with another; its own where it was not."""
        try:
            entity = ox.NamedNode(_IRIS.entity(key))
        except InvalidClaim:  # a name that somebody typed, of characters that no id has
            return key
        quads = self._generation.rdf.quads_for_pattern(entity, _SAME_AS, None, None)
        return next((_IRIS.entity_id(value_of(quad.object)) for quad in quads), key)

    def _with_day(self, claim: Claim) -> Recorded:
        return Recorded(claim=claim, recorded_on=self.recorded_on(claim.id) or date.min)

    def _batch_day(self, graph: str) -> date | None:
        if graph not in self._recorded:
            self._recorded[graph] = self._generation.names.recorded_on(_IRIS.batch_id(graph))
        return self._recorded[graph]

    # -- surroundings ------------------------------------------------------------------------------

    def around(self, entity: EntityId, *, up: int, down: int, limit: int) -> list[Recorded]:
        """Claims around an entity: upwards to its holders, downwards to what it holds.

        Args:
            entity: The entity in the middle.
            up: How many levels of holders.
            down: How many levels of investees.
            limit: Entities after which no further ones are visited.

        Returns:
            Each claim once, by claim id.

        Cost: one read a claim of every entity visited.
        """
        found: dict[str, Recorded] = {}
        seen = {entity}
        for levels, as_holder in ((up, False), (down, True)):
            frontier = [entity]
            while frontier and levels >= 0 and len(seen) < limit:
                levels -= 1
                records = [
                    r
                    for key in frontier
                    for r in self.of(key, as_holder=as_holder, as_investee=not as_holder)
                ]
                found.update((record.claim.id, record) for record in records)
                reached = {
                    r.claim.investee if as_holder else r.claim.holder for r in records if _is_holding(r)
                }
                frontier = sorted(reached - seen)[: limit - len(seen)]
                seen.update(frontier)
        for key in sorted(seen):
            found.update(
                (record.claim.id, record) for record in self.of(key) if _between(record, seen, entity)
            )
        return [found[key] for key in sorted(found)]

    # -- entities and documents --------------------------------------------------------------------

    def entity(self, key: EntityId) -> Entity:
        """An entity; one that only a withdrawn batch describes has a name and no more, else its id."""
        try:
            return self._reader.entity(key)
        except UnknownEntity:
            known = self._generation.names.entity(key) or self._folder.index.names.entity(key)
            return Entity(id=key, kind=known.kind if known else "unknown", name=known.name if known else key)

    def entities(self, keys: Iterable[EntityId]) -> Mapping[EntityId, Entity]:
        """Entities by id, in id order; each is read when somebody looks at it."""
        return _Entities(sorted(set(keys)), self.entity)

    def kind(self, key: EntityId) -> str:
        """Kind of an entity; `unknown` where nothing describes it."""
        found = self._generation.names.entity(key) or self._folder.index.names.entity(key)
        return found.kind if found else "unknown"

    def all_entities(self) -> list[Entity]:
        """All entities described, by id."""
        return [self.entity(key) for key in self._reader.entity_ids()]

    def batches_of_document(self, sha256: str) -> list[str]:
        """Batches in force whose document has this hash, or is a retelling of the one that has."""
        store, document = self._generation.rdf, ox.NamedNode(_IRIS.source(sha256))
        derived = store.quads_for_pattern(None, _DERIVED_FROM, document, None)
        retellings = [quad.subject for quad in derived if isinstance(quad.subject, ox.NamedNode)]
        is_source = _TYPE, ox.NamedNode(vocab.CLASS["Source"])
        return self._in_force(
            quad
            for subject in (document, *retellings)
            for quad in store.quads_for_pattern(subject, *is_source, None)
        )

    def batches_at(self, url: str) -> list[str]:
        """Batches in force that brought a document from this address."""
        pattern = None, ox.NamedNode(vocab.PROPERTY["url"]), ox.Literal(url)
        return self._in_force(self._generation.rdf.quads_for_pattern(*pattern, None))

    def _in_force(self, quads: Iterable[ox.Quad]) -> list[str]:
        """The batches that say any of these, sorted."""
        graphs = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}
        found = sorted(set(map(_IRIS.batch_id, graphs)))
        return [batch for batch in found if self._generation.names.recorded_on(batch) is not None]

    def documents_of_batch(self, batch: str) -> list[Source]:
        """The documents that a batch in force brought."""
        graph = _IRIS.batch(batch)
        pattern = None, _TYPE, ox.NamedNode(vocab.CLASS["Source"]), ox.NamedNode(graph)
        subjects = sorted(value_of(quad.subject) for quad in self._generation.rdf.quads_for_pattern(*pattern))
        return [self._reader.source(_IRIS.source_id(iri), graph=graph) for iri in subjects]

    def claims_of_source(self, batch: str, source: str) -> int:
        """Number of claims that a batch brought from one document."""
        pattern = None, ox.NamedNode(vocab.PROPERTY["source"]), ox.NamedNode(_IRIS.source(source))
        graph = ox.NamedNode(_IRIS.batch(batch))
        return sum(1 for _ in self._generation.rdf.quads_for_pattern(*pattern, graph))

    def zones(self, batch: str) -> tuple[Zone, ...]:
        """What was left out of the document of a batch, in the order of the text."""
        return self._reader.zones(batch)


class _Entities(Mapping[EntityId, Entity]):
    """Entities that are read one by one: an answer may name many, and its reader look at few."""

    def __init__(self, keys: list[EntityId], read: Callable[[EntityId], Entity]) -> None:
        self._keys, self._read = dict.fromkeys(keys), read

    def __getitem__(self, key: EntityId) -> Entity:
        if key not in self._keys:
            raise KeyError(key)
        return self._read(key)

    def __iter__(self) -> Iterator[EntityId]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __repr__(self) -> str:
        return repr(dict(self))

    def __reduce__(self) -> tuple[type[dict[EntityId, Entity]], tuple[dict[EntityId, Entity]]]:
        return dict, (dict(self),)


def _is_holding(record: Recorded) -> bool:
    return record.claim.kind in HOLDING_KINDS


def _between(record: Recorded, seen: set[EntityId], middle: EntityId) -> bool:
    """Whether a claim ties two entities of the picture, or anything to its middle."""
    return middle in record.claim.parties or set(record.claim.parties) <= seen
