"""SPARQL over a generation: guarded, with the project's prefixes known and the union of all graphs asked.

Results come out in the W3C formats. The engine cannot be interrupted from inside, so a caller that wants
Ctrl-C to work runs this in a thread and ends the process (the command line does).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import pyoxigraph

from kg.errors import QueryError
from kg.record import frozen
from kg.store.dump import turtle
from kg.store.guard import disarmed, guard
from kg.vocab import PREFIXES

Form = Literal["json", "csv", "tsv", "xml", "ttl"]

_RESULTS = {
    "json": pyoxigraph.QueryResultsFormat.JSON,
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
    "xml": pyoxigraph.QueryResultsFormat.XML,
}


@frozen(kw_only=False)
class Rows:
    """The rows of a SELECT as text, for a table.

    Args:
        names: Names of the variables.
        rows: One tuple a row; IRIs shortened by the known prefixes; None where unbound.
    """

    names: Sequence[str]
    rows: Sequence[tuple[str | None, ...]]


Answer = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples

# The engine lists every token that could follow; a reader needs the place and the word that is wrong.
_FAULT = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def ask(store: pyoxigraph.Store, query: str) -> Answer:
    """Run a query over the union of all graphs.

    Raises:
        QueryError: The query is refused or cannot be read; with the line of the fault.
    """
    guard(query)
    try:
        return store.query(disarmed(query), prefixes=PREFIXES, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise _fault(query, str(error)) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(str(error), query=query) from error


def serialized(store: pyoxigraph.Store, query: str, form: Form) -> bytes:
    """The answer of a query in a W3C format.

    Args:
        store: Where to ask.
        query: SPARQL.
        form: `json`, `csv`, `tsv` or `xml` for SELECT and ASK; CONSTRUCT and DESCRIBE give Turtle with
            every form.

    Raises:
        QueryError: As `ask`; or a SELECT is asked for as Turtle.
    """
    answer = ask(store, query)
    if isinstance(answer, pyoxigraph.QueryTriples):
        return turtle(answer).encode()
    if form == "ttl":
        raise QueryError("rows cannot be written as Turtle; use CONSTRUCT, or another format", query=query)
    return answer.serialize(format=_RESULTS[form]) or b""


def rows(store: pyoxigraph.Store, query: str) -> Rows | str:
    """The answer of a query for a screen: rows, or text for ASK, CONSTRUCT and DESCRIBE.

    Raises:
        QueryError: As `ask`.
    """
    answer = ask(store, query)
    if isinstance(answer, pyoxigraph.QueryBoolean):
        return "true" if answer else "false"
    if isinstance(answer, pyoxigraph.QueryTriples):
        return serialized(store, query, "ttl").decode()
    names = [variable.value for variable in answer.variables]
    found = [tuple(_term(solution[name]) for name in names) for solution in answer]
    return Rows(names, found)


def _term(term: object) -> str | None:
    if term is None:
        return None
    if isinstance(term, pyoxigraph.NamedNode):
        return short(term.value)
    return term.value if isinstance(term, pyoxigraph.Literal) else str(term)


def short(iri: str) -> str:
    """An IRI with its prefix, where one of the project's prefixes fits; else as it is."""
    for prefix, base in PREFIXES.items():
        if iri.startswith(base) and iri != base:
            return f"{prefix}:{iri[len(base) :]}"
    return iri


def _fault(query: str, message: str) -> QueryError:
    match = _FAULT.match(message)
    if match is None:
        return QueryError(" ".join(message.split()), query=query)
    line, column = int(match[1]), int(match[2])
    if "Prefix not found" in match[3]:
        known = ", ".join(f"{prefix}:" for prefix in PREFIXES)
        return QueryError(f"a prefix is not declared (known are {known})", query=query, line=line)
    lines = query.split("\n")
    text = lines[line - 1] if line <= len(lines) else ""
    # The fault may lie inside a word: it is shown from its beginning.
    found = text[text.rfind(" ", 0, column) + 1 :][:20].strip()
    what = f"cannot go on at {found!r}" if found else "ends too early"
    return QueryError(f"column {column}: {what}; see the SPARQL 1.1 grammar", query=query, line=line)
