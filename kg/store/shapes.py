"""Checks of the graph against the SHACL shapes of `ontology/shapes.ttl`.

What a value can check alone is checked in `kg.model`; here is what needs the graph, and what other
programs may have written. Violations are doubts about data and so come back as issues, in plain words.

Example:
    >>> from kg.model import Batch, Claim, Source
    >>> from kg.store.quads import batch_quads
    >>> source = Source(id="register")
    >>> claim = Claim(holder="a", investee="b", kind="parent", source=source, id="c1")
    >>> [issue.claim for issue in check_shapes(batch_quads(Batch(claims=(claim,), sources=(source,)))[1])]
    ['c1', 'c1']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from kg import vocab
from kg.environment import data_file
from kg.errors import InputError, StoreError
from kg.model import ClaimId, Issue
from kg.store.terms import Iris

if TYPE_CHECKING:
    from rdflib import Dataset, Graph
    from rdflib.query import Result
    from rdflib.term import Node

_SH = "http://www.w3.org/ns/shacl#"
_LOCAL = re.compile(r"[^/#]*$")


def check_shapes(data: Iterable[str] | Graph | Dataset, *, base: str = vocab.BASE) -> tuple[Issue, ...]:
    """What breaks a shape, sorted by node and message.

    Named graphs are checked as one, so that a claim may name an entity that another batch describes.

    Args:
        data: N-Quads lines as `kg.store.quads` writes them, or an rdflib graph or data set.
        base: Beginning of the graph's own IRIs.

    Returns:
        One issue for each node and rule that it breaks: `code` is `shape:` and the name of the rule,
        `where` the IRI of the node, `claim` the id of the claim it belongs to, None for other nodes.

    Raises:
        InputError: The lines are no N-Quads.

    Cost: some ten milliseconds a claim, and the whole data in memory; meant for batches, not registers.
    """
    from pyshacl import validate
    from rdflib import Graph, Namespace

    shacl = Namespace(_SH)
    graph = _asked_often()()
    for triple in _one_graph(data):
        graph.add(triple)
    _, report, _ = validate(graph, shacl_graph=_shapes(), inference="none", meta_shacl=False, inplace=True)
    if not isinstance(report, Graph):
        # The library hands back its own failure as a value.
        raise StoreError(f"the shapes could not be run: {report}; reinstall corporate-ownership-kg")
    found = {
        _issue(report, result, base) for result in report.subjects(shacl.resultSeverity, shacl.Violation)
    }
    return tuple(sorted(found, key=lambda issue: (issue.where or "", issue.code, issue.message)))


@cache
def _shapes() -> Graph:
    from rdflib import Graph

    return Graph().parse(data_file("ontology", "shapes.ttl"), format="turtle")


@cache
def _asked_often() -> type[Graph]:
    """A graph that parses each query once: the library asks the same one for every node."""
    from rdflib import Graph
    from rdflib.plugins.sparql import prepareQuery

    prepared = cache(prepareQuery)

    class AskedOften(Graph):
        def query(self, query_object: Any, *given: Any, **named: Any) -> Result:
            if isinstance(query_object, str) and not named.get("initNs"):
                query_object = prepared(query_object)
            return super().query(query_object, *given, **named)

    return AskedOften


def _one_graph(data: Iterable[str] | Graph | Dataset) -> Graph:
    from rdflib import Dataset, Graph
    from rdflib.exceptions import ParserError

    merged = Graph()
    if isinstance(data, Dataset):
        for subject, predicate, value, _ in data.quads((None, None, None, None)):
            merged.add((subject, predicate, value))
        return merged
    if isinstance(data, Graph):
        return data
    try:
        merged.parse(data="\n".join(_without_graphs(data)), format="nt")
    except ParserError as error:
        raise InputError(f"{error}; give one N-Quads statement a line, each with its graph") from error
    return merged


def _without_graphs(lines: Iterable[str]) -> Iterator[str]:
    # A graph name holds no space, so it is what stands before the full stop.
    return (f"{line.rstrip().rsplit(' ', 2)[0]} ." for line in lines)


def _issue(report: Graph, result: Node, base: str) -> Issue:
    def value(name: str) -> str | None:
        found = sorted(str(term) for term in report.objects(result, _term(name)))
        return found[0] if found else None

    node, path, found = value("focusNode") or "", value("resultPath"), value("value")
    message = value("resultMessage") or "breaks a shape"
    if path is not None:
        message = f"{_local(path)}: {message}"
        if found is not None:
            message += f" (found {found!r})"
    message = message.replace(f"{base}entity/", "")
    shape = value("sourceShape") or ""
    rule = _local(shape) if shape.startswith("http") else _local(path or "")
    return Issue(code=f"shape:{rule}", message=message, where=node, claim=_claim_of(node, base))


def _term(name: str) -> Node:
    from rdflib import URIRef

    return URIRef(_SH + name)


def _local(iri: str) -> str:
    match = _LOCAL.search(iri)
    return match[0] if match else iri


def _claim_of(node: str, base: str) -> ClaimId | None:
    """Id of the claim that a node is, or stands below."""
    start = f"{base}claim/"
    if not node.startswith(start):
        return None
    return Iris(base).claim_id(start + node.removeprefix(start).partition("/")[0])
