"""The whole graph as RDF text: sorted, so that the same graph gives the same bytes.

When the graph received what is left out: two graphs of the same documents are the same graph.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from kg.store.indexing import LOG_GRAPH
from kg.vocab import PREFIXES

_FORMATS = {"ttl": ox.RdfFormat.TURTLE, "trig": ox.RdfFormat.TRIG}


def turtle(terms: Iterable[ox.Triple] | Iterable[ox.Quad], *, form: str = "ttl") -> str:
    """Triples as Turtle, or quads as TriG: sorted, with the prefixes that occur and no others.

    Example:
        >>> iri = ox.NamedNode("https://w3id.org/corporate-ownership#Claim")
        >>> turtle([ox.Triple(iri, iri, iri)]).splitlines()[0]
        '@prefix kg: <https://w3id.org/corporate-ownership#> .'
    """
    ordered: list[Any] = sorted(terms, key=_graph_first)
    text = "\n".join(map(str, ordered))
    used = {prefix: iri for prefix, iri in PREFIXES.items() if f"<{iri}" in text}
    return (ox.serialize(ordered, format=_FORMATS[form], prefixes=used) or b"").decode()


def dumped(store: ox.Store, form: str) -> str:
    """Every quad of the store.

    Args:
        store: The store.
        form: `nq` (N-Quads, canonical lines), `trig` (with graphs) or `ttl` (the union of all graphs).

    Cost: everything is held in memory, O(n log n).
    """
    quads = [
        quad
        for quad in store.quads_for_pattern(None, None, None, None)
        if str(quad.graph_name) != f"<{LOG_GRAPH}>"
    ]
    if form == "nq":
        lines = (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode().split("\n")
        return "".join(line + "\n" for line in sorted(lines) if line)
    return turtle(quads if form == "trig" else {quad.triple for quad in quads}, form=form)


def _graph_first(term: ox.Quad | ox.Triple) -> tuple[str, str, str, str]:
    graph = str(term.graph_name) if isinstance(term, ox.Quad) else ""
    return graph, str(term.subject), str(term.predicate), str(term.object)
