"""The public RDF face: an rdflib Dataset over the same open store, guarded like every other query.

Example:
    `KnowledgeGraph.rdflib()` returns what `dataset` makes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph

from kg.store.guard import disarmed, guard
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from rdflib import Dataset


def dataset(store: pyoxigraph.Store) -> Dataset:
    """An rdflib Dataset over an open store; the union of all graphs is its default graph.

    Queries run on the store's own engine, with the project's prefixes known. The store is open for
    reading, so changes fail.
    """
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    class GuardedStore(OxigraphStore):
        """The store of oxrdflib behind the guard."""

        def query(self, query: Any, *arguments: Any, **options: Any) -> Any:
            """Run a query that the guard lets pass."""
            guard(str(query))
            return super().query(disarmed(str(query)), *arguments, **options)

    graph = Dataset(store=GuardedStore(store=store), default_union=True)
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri, override=True, replace=True)
    return graph
