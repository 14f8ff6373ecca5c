"""From quads back to the records of the model: the reader that questions use.

The opposite of `kg.store.quads`, exact for every field. A claim is read from one graph, so that a claim
that two batches bring is not mixed; an entity is read from all graphs, for each batch adds the names that
it met. In an index the entity ids of claims may be canonical ones; claim ids are the stored ones and are
never made anew.

Example:
    >>> from kg.model import Batch, Source
    >>> from kg.store.quads import batch_quads
    >>> claim = Claim(holder="a", investee="b", kind="parent", source=Source(id="register"))
    >>> batch = Batch(claims=(claim,), sources=(claim.source,))
    >>> read_batch(batch_quads(batch)[1]) == batch
    True
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

import pyoxigraph as ox

from kg import vocab
from kg.errors import InputError, UnknownClaim, UnknownEntity
from kg.model import (
    Batch,
    Claim,
    Entity,
    EntityId,
    Evidence,
    HeldClaim,
    Name,
    Source,
    Zone,
)
from kg.store.nodes import (
    CLAIM_RULES,
    ENTITY_RULES,
    NAME_RULES,
    SOURCE_RULES,
    Node,
    code_of,
    fields_of,
    first,
    identifiers_of,
    integer,
    issues_of,
    language_of,
    last_number,
    members,
    most_used,
    numbers_of,
    replaces_of,
    shares_of,
    split_row,
    value_of,
    zone_of,
)
from kg.store.terms import (
    OA,
    OWL,
    RDF,
    RDFS,
    SKOS,
    Iris,
)

_P = vocab.PROPERTY
_TYPE, _LABEL, _ALT_LABEL = RDF + "type", RDFS + "label", SKOS + "altLabel"
_SAME_AS = ox.NamedNode(OWL + "sameAs")
_HOLDER, _INVESTEE = ox.NamedNode(_P["holder"]), ox.NamedNode(_P["investee"])
_KIND_OF = {vocab.CLASS[kind[0].upper() + kind[1:]]: kind for kind in vocab.ENTITY_KINDS}
# Claims that a reader keeps: a question about a group meets the same ones again and again.
_KEPT = 4096
_HELD_OR_CLAIM = frozenset({vocab.CLASS["Claim"], vocab.CLASS["HeldClaim"]})


class ClaimReader:
    """Claims, held claims, entities and sources of an open store.

    Sources, entities and the claims last asked for are kept: make a new reader for a new state of the store.

    Args:
        store: The store.
        base: Beginning of the graph's own IRIs.
    """

    def __init__(self, store: ox.Store, *, base: str = vocab.BASE) -> None:
        self._store, self.iris = store, Iris(base)
        self._entities: dict[EntityId, Entity] = {}
        self._sources: dict[tuple[str, str], Source] = {}
        self._placed = lru_cache(_KEPT)(self._read_placed)

    # -- claims ------------------------------------------------------------------------------------

    def claim(self, key: str) -> Claim:
        """A claim by its id or IRI.

        Raises:
            UnknownClaim: There is none; a held claim is not one.
        """
        graph, node = self._typed(self._claim_iri(key), "Claim")
        return self._read_claim(self._claim_iri(key), graph, node)

    def held(self, key: str) -> HeldClaim:
        """A held claim by its id or IRI.

        Raises:
            UnknownClaim: There is none.
        """
        iri = self._claim_iri(key)
        return self._read_held(iri, *self._typed(iri, "HeldClaim"))

    def claims_of(self, entity: EntityId, *, as_holder: bool = True, as_investee: bool = True) -> list[Claim]:
        """Claims in which an entity is holder, investee or either, by claim id. Held claims stay out.

        Cost: O(n) reads for n claims of the entity.
        """
        return [claim for claim, _ in self.placed(entity, as_holder=as_holder, as_investee=as_investee)]

    def placed(
        self, entity: EntityId, *, as_holder: bool = True, as_investee: bool = True
    ) -> list[tuple[Claim, frozenset[str]]]:
        """The claims of an entity as `claims_of` gives them, each with all graphs that say it."""
        told = (self._placed(*place) for place in self._places(entity, as_holder, as_investee))
        return [one for one in told if one is not None]

    def held_of(self, entity: EntityId) -> list[HeldClaim]:
        """Held claims in which an entity is a party, as written or as repaired, by claim id."""
        if not self.has_held:
            return []
        places = self._places(entity, True, True, held=True)
        found = ((iri, self._typed_in(iri, graphs, "HeldClaim")) for iri, graphs in places)
        return [self._read_held(iri, *typed) for iri, typed in found if typed is not None]

    @cached_property
    def has_held(self) -> bool:
        """Whether there are any held claims."""
        kind = ox.NamedNode(vocab.CLASS["HeldClaim"])
        held = self._store.quads_for_pattern(None, ox.NamedNode(_TYPE), kind, None)
        return next(held, None) is not None

    @cached_property
    def _has_merged(self) -> bool:
        return next(self._store.quads_for_pattern(None, _SAME_AS, None, None), None) is not None

    def claims(self) -> Iterator[Claim]:
        """All claims, by claim id. Cost: O(n log n)."""
        return (self.claim(iri) for iri in self._all("Claim"))

    def held_claims(self) -> Iterator[HeldClaim]:
        """All held claims, by claim id."""
        return (self.held(iri) for iri in self._all("HeldClaim"))

    def batch_of(self, key: str) -> str:
        """Id of the batch that brings a claim or held claim.

        Raises:
            UnknownClaim: There is no such claim.
        """
        iri = ox.NamedNode(self._claim_iri(key))
        for quad in self._store.quads_for_pattern(iri, ox.NamedNode(_TYPE), None, None):
            if value_of(quad.object) in _HELD_OR_CLAIM:
                return self.iris.batch_id(value_of(quad.graph_name))
        raise self._unknown(iri.value, "Claim")

    # -- entities and sources ----------------------------------------------------------------------

    def entity(self, key: EntityId) -> Entity:
        """An entity with what all batches say of it; the name is the one that most of them use.

        Raises:
            UnknownEntity: Nothing in the store describes it.
        """
        if key not in self._entities:
            self._entities[key] = self._read_entity(key)
        return self._entities[key]

    def entity_ids(self, batch: str | None = None) -> list[EntityId]:
        """Ids of the entities that the store, or one batch, describes, sorted. Cost: O(n log n)."""
        graph = None if batch is None else self.iris.batch(batch)
        return sorted(self.iris.entity_id(iri) for iri in self._all("Entity", graph))

    def source(self, key: str, *, graph: str | None = None) -> Source:
        """A source by its id.

        Args:
            key: Id of the source.
            graph: Name of the graph to look in first; the first that describes it when left out.

        Raises:
            UnknownClaim: Nothing describes it.
        """
        iri = self.iris.source(key)
        return self._source(iri, graph or self._graph_of(iri, "Source"))

    def _source(self, iri: str, graph: str) -> Source:
        if (iri, graph) not in self._sources:
            self._sources[iri, graph] = self._read_source(iri, graph)
        return self._sources[iri, graph]

    def zones(self, batch: str) -> tuple[Zone, ...]:
        """What was left out of a batch's document, in the order of the text."""
        graph = self.iris.batch(batch)
        places = self._node(graph, graph).get(_P["zone"], ())
        return tuple(
            zone_of(self._node(place.value, graph))
            for place in sorted(places, key=lambda place: last_number(place.value))
        )

    # -- quads -------------------------------------------------------------------------------------

    def _claim_iri(self, key: str) -> str:
        return key if key.startswith(self.iris.base) else self.iris.claim(key)

    def _node(self, subject: str, graph: str | None) -> Node:
        name = None if graph is None else ox.NamedNode(graph)
        node: Node = defaultdict(list)
        for quad in self._store.quads_for_pattern(ox.NamedNode(subject), None, None, name):
            node[quad.predicate.value].append(quad.object)  # type: ignore[arg-type]
        for values in node.values():
            if len(values) > 1:  # an order that does not depend on the store
                values.sort(key=str)
        return dict(node)

    def _graph_of(self, subject: str, kind: str) -> str:
        pattern = ox.NamedNode(subject), ox.NamedNode(_TYPE), ox.NamedNode(vocab.CLASS[kind])
        graphs = [value_of(quad.graph_name) for quad in self._store.quads_for_pattern(*pattern, None)]
        if not graphs:
            raise self._unknown(subject, kind)
        return min(graphs)

    def _unknown(self, subject: str, kind: str) -> UnknownClaim:
        if kind == "Source":
            return UnknownClaim(f"no document of the graph has the id {self.iris.source_id(subject)}")
        what = "held claim" if kind == "HeldClaim" else "claim"
        return UnknownClaim(
            f"no {what} has the id {self.iris.claim_id(subject)}; `kg show` lists those of an entity"
        )

    def _typed(self, subject: str, kind: str) -> tuple[str, Node]:
        graph = self._graph_of(subject, kind)
        return graph, self._node(subject, graph)

    def _all(self, kind: str, graph: str | None = None) -> list[str]:
        pattern = None, ox.NamedNode(_TYPE), ox.NamedNode(vocab.CLASS[kind])
        name = None if graph is None else ox.NamedNode(graph)
        return sorted({value_of(quad.subject) for quad in self._store.quads_for_pattern(*pattern, name)})

    def _places(
        self, entity: EntityId, as_holder: bool, as_investee: bool, *, held: bool = False
    ) -> list[tuple[str, tuple[str, ...]]]:
        """IRIs of what may be claims of an entity, sorted; each with its graphs, those to be read first.

        Held claims stand in graphs of their own, so most nodes need no look at their type.
        """
        party = ox.NamedNode(self.iris.entity(entity))
        places: dict[str, set[str]] = defaultdict(set)
        for asked, end in ((as_holder, _HOLDER), (as_investee, _INVESTEE)):
            if asked:
                for quad in self._store.quads_for_pattern(None, end, party, None):
                    # A repaired reading stands below the held claim that it repairs.
                    subject = value_of(quad.subject).removesuffix("/repaired")
                    places[subject].add(value_of(quad.graph_name))
        return [
            (iri, tuple(sorted(graphs, key=lambda graph: (graph.endswith("/held") != held, graph))))
            for iri, graphs in sorted(places.items())
        ]

    def _typed_in(self, iri: str, graphs: Sequence[str], kind: str) -> tuple[str, Node] | None:
        """The first of some graphs that describes a claim or held claim, and its node there."""
        wanted, held = vocab.CLASS[kind], kind == "HeldClaim"
        for graph in graphs:
            if graph.endswith("/held") != held:
                break
            node = self._node(iri, graph)
            if any(term.value == wanted for term in node.get(_TYPE, ())):
                return graph, node
        return None

    # -- records -----------------------------------------------------------------------------------

    def _read_placed(self, iri: str, graphs: tuple[str, ...]) -> tuple[Claim, frozenset[str]] | None:
        typed = self._typed_in(iri, graphs, "Claim")
        return None if typed is None else (self._read_claim(iri, *typed), frozenset(graphs))

    def _read_claim(self, iri: str, graph: str, node: Node, *, key: str | None = None) -> Claim:
        values = fields_of(node, CLAIM_RULES, self.iris) | shares_of(node) | numbers_of(node)
        if _P["via"] in node:
            values["via"] = self._via(node)
        if _P["replaces"] in node:
            values["replaces"] = replaces_of(node)
        values["evidence"] = self._proof(node, graph)
        source = self._source(node[_P["source"]][0].value, graph.removesuffix("/held"))
        return Claim(source=source, id=key if key is not None else self.iris.claim_id(iri), **values)

    def _read_held(self, iri: str, graph: str, node: Node) -> HeldClaim:
        repaired = None
        for target in node.get(_P["repairedAs"], ()):
            inner = self._node(target.value, graph)
            repaired = self._read_claim(target.value, graph, inner, key=first(inner, "readingId"))
        return HeldClaim(
            claim=self._read_claim(iri, graph, node),
            reason=code_of(node[_P["holdReason"]][0]),
            note=first(node, "note") or "",
            repaired=repaired,
        )

    def _via(self, node: Node) -> tuple[EntityId, ...]:
        steps = [node[name][0] for name in members(node)] or node.get(_P["via"], [])
        return tuple(self.iris.entity_id(step.value) for step in steps)

    def _proof(self, node: Node, graph: str) -> tuple[Evidence, ...]:
        rows = [split_row(row.value) for row in node.get(_P["row"], ())]
        places = sorted((place.value for place in node.get(_P["evidence"], ())), key=last_number)
        return (*rows, *(self._evidence(self._node(place, graph), graph) for place in places))

    def _evidence(self, node: Node, graph: str) -> Evidence:
        selector = self._linked(node, OA + "hasSelector", graph)
        exact = selector.get(OA + "exact")
        position = self._linked(selector, OA + "refinedBy", graph) if exact else selector
        return Evidence(
            quote=exact[0].value if exact else None,
            start=integer(position, OA + "start"),
            end=integer(position, OA + "end"),
            pointer=first(node, "pointer"),
            raw=first(node, "raw"),
        )

    def _linked(self, node: Node, link: str, graph: str) -> Node:
        return self._node(node[link][0].value, graph) if link in node else {}

    def _read_source(self, iri: str, graph: str) -> Source:
        # An accepted reading stands in another graph than the document that it comes from.
        node = self._node(iri, graph) or self._node(iri, self._graph_of(iri, "Source"))
        return Source(id=self.iris.source_id(iri), **fields_of(node, SOURCE_RULES, self.iris))

    def _read_entity(self, key: EntityId) -> Entity:
        subject = ox.NamedNode(self.iris.entity(key))
        # Each batch that describes the entity counts once for its name and its kind.
        node = self._node(subject.value, None)
        labels = most_used(label.value for label in node.get(_LABEL, ()))
        kinds = most_used(kind for term in node.get(_TYPE, ()) if (kind := _KIND_OF.get(term.value)))
        if not labels or not kinds:
            raise UnknownEntity(key)
        name, *others = labels
        names = self._names(node) | {Name(text=other) for other in others}
        identifiers, issues = set(identifiers_of(node)), set(issues_of(node))
        merges = self._store.quads_for_pattern(None, _SAME_AS, subject, None) if self._has_merged else ()
        for merged in merges:
            other = self._node(value_of(merged.subject), None)
            also = self._names(other) | {Name(text=label.value) for label in other.get(_LABEL, ())}
            names |= also - {Name(text=name)}
            identifiers |= set(identifiers_of(other))
            issues |= set(issues_of(other))
        return Entity(
            id=key,
            kind=kinds[0],
            name=name,
            names=tuple(sorted(names, key=repr)),
            identifiers=tuple(sorted(identifiers, key=lambda one: (one.scheme, one.value))),
            new_shares=tuple(sorted(issues, key=str)),
            **fields_of(node, ENTITY_RULES, self.iris),
        )

    def _name_node(self, place: str) -> Node:
        """A name's node; its IRI is a hash of what it says, so one graph tells as much as all of them."""
        quads = self._store.quads_for_pattern(ox.NamedNode(place), ox.NamedNode(_TYPE), None, None)
        return self._node(place, value_of(next(quads).graph_name))

    def _names(self, node: Node) -> set[Name]:
        full: set[Name] = set()
        covered: set[tuple[str, str | None]] = set()
        for place in {place.value for place in node.get(_P["name"], ())}:
            inner = self._name_node(place)
            one = Name(text=inner[_LABEL][0].value, **fields_of(inner, NAME_RULES, self.iris))
            full.add(one)
            covered |= {(one.text, one.language), (one.text, None)}
        labels = {(label.value, language_of(label)) for label in node.get(_ALT_LABEL, ())}
        return full | {Name(text=text, language=language) for text, language in labels - covered}


def read_batch(lines: Iterable[str], *, base: str = vocab.BASE) -> Batch:
    """A batch from its N-Quads lines; `text` is None, for texts are archived apart.

    Claims, held claims, entities and sources come by id, the document first.

    Args:
        lines: N-Quads, one quad a line, with or without line ends.
        base: Beginning of the graph's own IRIs.

    Raises:
        InputError: The lines are no N-Quads, or hold no batch or several.
    """
    store = ox.Store()
    try:
        store.bulk_load("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise InputError(f"{error}; the file is damaged, restore it from a copy") from error
    reader = ClaimReader(store, base=base)
    found = reader._all("Batch")
    if len(found) != 1:
        raise InputError(f"the file describes {len(found)} batches; a batch file describes one")
    about = reader._node(found[0], found[0])
    document = reader.iris.source_id(about[_P["document"]][0].value) if _P["document"] in about else None
    sources = (reader.source(reader.iris.source_id(iri)) for iri in reader._all("Source"))
    return Batch(
        claims=_by_id(reader.claims()),
        held=tuple(sorted(reader.held_claims(), key=lambda held: held.claim.id)),
        entities=tuple(reader.entity(key) for key in reader.entity_ids()),
        sources=tuple(sorted(sources, key=lambda source: (source.id != document, source.id))),
        zones=reader.zones(reader.iris.batch_id(found[0])),
        made_by=first(about, "madeBy") or "",
    )


def _by_id(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda claim: claim.id))
