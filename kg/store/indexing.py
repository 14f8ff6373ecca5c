"""How a generation of the index is made: from the one before, or from nothing.

The index holds, each in graphs of its own: the claims of every batch in force, all descriptions of
entities, what people decided, and the day on which each batch was recorded. All of it comes from the
sources. An entity is described in one graph, whoever describes it: the engine's union of all graphs gives
a triple once for each graph that holds it, and a query that counts would count it twice.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from itertools import chain
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph

from kg import vocab
from kg.errors import StoreMissing
from kg.model import Batch, Decision, digest
from kg.record import frozen
from kg.store.decided import decision_quads, rewritten
from kg.store.folder import GraphFolder
from kg.store.generation import INDEX_FORMAT, Generation, load_lines, write_manifest
from kg.store.names import Gone, NameIndex
from kg.store.quads import graph_quads
from kg.store.reading import ClaimReader, read_batch
from kg.store.sources import LogEntry, Standing, decision_row, standings
from kg.store.terms import DECISIONS_GRAPH, Iris, date_literal

#: Graphs of the index that are no batch.
ENTITIES_GRAPH = vocab.BASE + "graph/entities"
LOG_GRAPH = vocab.BASE + "graph/log"

# How a line begins that says something of an entity itself.
_DESCRIBES = f"<{vocab.BASE}entity/"


@frozen
class Change:
    """What a write adds to the sources' log and decisions.

    Args:
        log: New log entries.
        decisions: New decisions.
        lines: Batch id to its lines, where they are at hand.
    """

    log: tuple[LogEntry, ...] = ()
    decisions: tuple[Decision, ...] = ()
    lines: Mapping[str, Sequence[str]]


class Indexer:
    """Makes one generation.

    Args:
        folder: The graph; its sources hold the batches of the change already.
        change: What the write adds.
        until: Only what the graph had received and decided by this day; None: everything.
    """

    def __init__(self, folder: GraphFolder, change: Change, *, until: date | None = None) -> None:
        self._generations, self._sources = folder.generations, folder.sources
        self._rules, self._change = folder.rules(), change
        decisions = (*folder.sources.decisions(), *change.decisions)
        self._decisions = [d for d in decisions if until is None or d.on.latest <= until]
        self._canonical = self._rules.canonical(self._decisions)
        described = (*self._rules.entities(), *self._rules.named(self._decisions))
        self._entity_lines = graph_quads(ENTITIES_GRAPH, entities=described)
        whole = standings([*folder.sources.log(), *change.log], until=until)
        whole |= _retracted(whole, self._rules.retracted(self._decisions))
        self._standing = {batch: state for batch, state in whole.items() if state.withdrawn_on is None}
        self._withdrawn = {batch: state for batch, state in whole.items() if state.withdrawn_on}
        # What follows the base in the IRIs of the entities that the coming batches describe.
        self._described: set[str] = set()

    def build(self, *, anew: bool) -> int:
        """Make the next generation and switch to it.

        Args:
            anew: Read all sources instead of starting from the generation in force.

        Returns:
            Number of quads.
        """
        base = None if anew else self._base()
        folder = self._generations.next_folder()
        quads = self.make(folder, base)
        self._generations.switch(folder)
        return quads

    def make(self, folder: Path, base: Generation | None = None) -> int:
        """Make a generation in an empty folder, from another one or from nothing.

        Returns:
            Number of quads.
        """
        store = self._rdf(base, folder)
        self._names(base, folder, store)
        quads = len(store)
        store.flush()
        # The engine frees its files when the last reference goes.
        del store
        gc.collect()
        manifest = {
            "format": INDEX_FORMAT,
            "basis": self._basis(),
            "quads": quads,
            "log": [asdict(entry) for entry in self._change.log],
            "decisions": [decision_row(decision) for decision in self._change.decisions],
        }
        write_manifest(folder, manifest)
        return quads

    def _basis(self) -> str:
        """What a generation must share with the next one, for that one to be built upon it."""
        return digest(str(INDEX_FORMAT), *self._entity_lines, repr(sorted(self._canonical.items())))

    def _base(self) -> Generation | None:
        """The generation in force, when what it was made from still holds."""
        try:
            current = self._generations.current()
        except StoreMissing:
            return None
        there = set(current.names.batches())
        # What a batch that goes said of entities cannot be told from what others say: all is read anew.
        if current.manifest.get("basis") != self._basis() or there - self._standing.keys():
            return None
        # Nothing is gained by building on an empty one, and what is loaded in one go is packed best.
        return current if there else None

    # -- RDF ---------------------------------------------------------------------------------------

    def _rdf(self, base: Generation | None, folder: Path) -> pyoxigraph.Store:
        path, there = str(folder / "rdf"), base.names.recorded() if base else {}
        if base:
            base.rdf.backup(path)
        store = pyoxigraph.Store(path)
        if base:
            store.remove_graph(pyoxigraph.NamedNode(DECISIONS_GRAPH))
        content = rewritten(self._lines(sorted(self._standing.keys() - there.keys())), self._canonical)
        if base is None:
            content = chain(self._entity_lines, content)
        load_lines(store, chain(self._recorded(store, there), content))
        load_lines(store, self._decided(store))
        return store

    def _recorded(self, store: pyoxigraph.Store, there: Mapping[str, date]) -> list[str]:
        """The days of recording that the store does not know; days that no longer hold are taken out."""
        new = {
            batch: state.recorded_on
            for batch, state in self._standing.items()
            if there.get(batch) != state.recorded_on
        }
        for batch in sorted(new.keys() & there.keys()):
            pattern = pyoxigraph.NamedNode(Iris().batch(batch)), None, None, pyoxigraph.NamedNode(LOG_GRAPH)
            for quad in list(store.quads_for_pattern(*pattern)):
                store.remove(quad)
        return _log_lines(new)

    def _lines(self, batches: Iterable[str]) -> Iterator[str]:
        for batch in batches:
            for line in self._change.lines.get(batch) or self._sources.batch_lines(batch):
                if line.startswith(_DESCRIBES):
                    self._described.add(line[len(_DESCRIBES) : line.index(">")])
                    # The graph's name is what stands before the full stop.
                    line = f"{line[: line.rindex(' <')]} <{ENTITIES_GRAPH}> ."
                yield line

    def _decided(self, store: pyoxigraph.Store) -> list[str]:
        if not self._decisions:
            return []
        held = list(ClaimReader(store).held_claims())
        return decision_quads(self._decisions, self._rules.accept(self._decisions, held), self._canonical)

    # -- names -------------------------------------------------------------------------------------

    def _names(self, base: Generation | None, folder: Path, store: pyoxigraph.Store) -> None:
        reader, path = ClaimReader(store), folder / "names.sqlite"
        gone = {gone for gone in base.names.all_gone() if gone.batch in self._withdrawn} if base else set()
        known = {one.batch for one in gone}
        leaving = [
            (batch, read_batch(self._sources.batch_lines(batch)))
            for batch in sorted(self._withdrawn.keys() - known)
        ]
        described = set(reader.entity_ids()) if base is None or leaving else set()
        if base is None:
            names, keys = NameIndex.create(path), described
        else:
            names = NameIndex.copy(base.folder / "names.sqlite", path)
            keys = {unquote(iri.partition("/")[0]) for iri in self._described}
        # A withdrawn company keeps its name, so that a question about it can be answered.
        lost = [entity for _, content in leaving for entity in content.entities if entity.id not in described]
        names.add((reader.entity(key) for key in sorted(keys)), self._canonical)
        names.add(lost, self._canonical, only_new=True)
        names.set_batches(self._standing)
        names.set_gone([*sorted(gone), *self._gone(leaving)])
        names.close()

    def _gone(self, leaving: Iterable[tuple[str, Batch]]) -> Iterator[Gone]:
        for batch, content in leaving:
            state = self._withdrawn[batch]
            for claim in content.claims:
                for party in claim.parties:
                    key = self._canonical.get(party, party)
                    yield Gone(
                        key, claim.id, batch, state.recorded_on, state.withdrawn_on or state.recorded_on
                    )


def whole_standing(folder: GraphFolder) -> dict[str, Standing]:
    """Batch id to its last stay, by the log and by the decisions that took batches out."""
    whole = standings(folder.sources.log())
    return whole | _retracted(whole, folder.rules().retracted(folder.sources.decisions()))


def _retracted(whole: Mapping[str, Standing], taken_out: Mapping[str, date]) -> dict[str, Standing]:
    """The stays that a decision ended."""
    standing = ((batch, day) for batch, day in taken_out.items() if batch in whole)
    return {
        batch: Standing(recorded_on=whole[batch].recorded_on, withdrawn_on=day)
        for batch, day in standing
        if whole[batch].withdrawn_on is None
    }


def _log_lines(days: Mapping[str, date]) -> list[str]:
    iris, recorded = Iris(), vocab.PROPERTY["recordedOn"]
    return [
        f"<{iris.batch(batch)}> <{recorded}> {date_literal(day.isoformat())} <{LOG_GRAPH}> ."
        for batch, day in sorted(days.items())
    ]
