"""Questions inside one process: against the engine's own query, and against another engine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import islice
from time import process_time
from typing import Any

import pyoxigraph
import rdflib

from benchmarks.sizes import Sizes
from benchmarks.storing import Loaded
from benchmarks.table import Measure, repeated
from kg.graph import KnowledgeGraph
from kg.store.terms import Iris
from kg.vocab import PREFIXES

_ON = date(2024, 1, 1)
# What the answer is made of: the claims, their sources, and their holders with names.
_CLAIMS = """SELECT ?graph ?node ?property ?value WHERE {
  { GRAPH ?graph { ?node kg:investee <%s> ; a kg:Claim ; ?property ?value } } UNION
  { GRAPH ?graph { ?claim kg:investee <%s> ; kg:source ?node . ?node ?property ?value } } UNION
  { GRAPH ?told { ?claim kg:investee <%s> ; kg:holder ?node } GRAPH ?graph { ?node ?property ?value } } }"""
_MAJORITIES = """SELECT ?holder (COUNT(?claim) AS ?majorities) WHERE {
  ?claim a kg:Claim ; kg:holder ?holder ; kg:investee ?investee ; kg:shareLow ?low ; kg:status ?status .
  ?above kg:investee ?holder ; kg:kind ?kind FILTER(?low >= 50) } GROUP BY ?holder"""


_OWNERS = """SELECT ?name ?low ?high WHERE {
  ?claim kg:investee <%s> ; kg:holder ?holder ; kg:status status:asserted . ?holder rdfs:label ?name .
  OPTIONAL { ?claim kg:shareLow ?low } OPTIONAL { ?claim kg:shareHigh ?high }
  OPTIONAL { ?claim kg:validFrom ?from }
  FILTER(!BOUND(?from) || ?from <= "2024-01-01"^^xsd:date) }"""


def _prefixed(query: str) -> str:
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + query


def _timed(act: Callable[[], object]) -> Callable[[], float]:
    def run() -> float:
        begin = process_time()
        act()
        return (process_time() - begin) * 1000

    return run


def asking(sizes: Sizes, loaded: Loaded) -> list[Measure]:
    """Owners of some companies, and one SPARQL query."""
    graph = KnowledgeGraph.open(loaded.graph)
    keys = list(islice(dict.fromkeys(stake.investee for stake in loaded.drawn.stakes), 200))

    def owners() -> None:
        fresh = KnowledgeGraph.open(loaded.graph)
        for key in keys:
            fresh.owners(key, as_of=_ON)

    def raw() -> None:
        store = pyoxigraph.Store.read_only(str(loaded.rdf))
        for key in keys:
            company = Iris().entity(key)
            for row in store.query(_prefixed(_CLAIMS % (company, company, company))):  # type: ignore[union-attr]
                tuple(row)

    point = repeated(sizes.questions, _timed(owners), _timed(raw))
    other, times = _rdflib(loaded), max(1, sizes.questions // 3)

    def both(*queries: str) -> tuple[list[float], list[float]]:
        asked = [_prefixed(query) for query in queries]
        return repeated(
            times,
            _timed(lambda: [graph.sparql(query) for query in asked]),
            _timed(lambda: [list(other.query(query)) for query in asked]),
        )

    few = [_OWNERS % Iris().entity(key) for key in keys[:20]]
    lookups, count = both(*few), both(_MAJORITIES)
    stakes = f"{len(loaded.drawn.stakes):,} stakes"
    return [
        Measure(
            name=f"owners on a date, {len(keys)} companies of {stakes}",
            yardstick="Oxigraph query for the same claims, sources, names",
            ours=point[0],
            theirs=point[1],
            unit="ms",
            budget=1.5,
        ),
        _against_rdflib(f"SPARQL, owners of {len(few)} companies, {stakes}", lookups),
        _against_rdflib(f"SPARQL, a count over all, {stakes}", count),
    ]


def _against_rdflib(name: str, runs: tuple[list[float], list[float]]) -> Measure:
    return Measure(
        name=name,
        yardstick="the same on rdflib's own engine",
        ours=runs[0],
        theirs=runs[1],
        unit="ms",
        budget=20,
        faster=True,
    )


def _rdflib(loaded: Loaded) -> Any:
    """All quads as one graph of rdflib's own, in memory."""
    lines = loaded.quads.read_text(encoding="utf-8").splitlines()
    triples = "\n".join(line.rsplit(" ", 2)[0] + " ." for line in lines)
    return rdflib.Graph().parse(data=triples, format="nt")
