"""The gate that every SPARQL query passes before it runs.

A question must not change the graph, and must not reach beyond it: update, SERVICE, LOAD and FROM with
an outside address are refused. The check works on tokens, so that the same words inside a text, an IRI,
a comment, a variable or a prefixed name do no harm.

Example:
    >>> guard('SELECT ?s { ?s ?p "please LOAD this" }')
    >>> guard("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    kg.errors.QueryError: query, line 1: SERVICE is refused: a query may not reach beyond the graph
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import QueryError
from kg.vocab import BASE

_TOKEN = re.compile(
    r"""
    (?P<string>\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
              | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
  | (?P<iri><(?:[A-Za-z][A-Za-z0-9+.-]*://[^<>"{}|^`\\\x00-\x20]*|[^<>"{}|^`\\\x00-\x20)]*)>)
  | (?P<comment>\#[^\n\r]*)
  | (?P<variable>[?$]\w+)
  | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<prefixed>(?:[^\W\d_][\w.-]*)?:(?:(?:[\w:%]|\\.)(?:[\w.:%-]|\\.)*)?)
  | (?P<word>[A-Za-z_][\w-]*)
  | (?P<open>[({\[])
  | (?P<close>[)}\]])
  | (?P<operator>[-+*/!^|&=<>])
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")

_UPDATES = frozenset("INSERT DELETE CLEAR DROP CREATE ADD MOVE COPY LOAD".split())
_QUERY_FORMS = frozenset("SELECT ASK CONSTRUCT DESCRIBE".split())


def guard(query: str) -> None:
    """Let a harmless query pass.

    Args:
        query: SPARQL text.

    Raises:
        QueryError: The query is an update, or names a service or an outside graph.
    """
    text = _ESCAPE.sub(lambda m: _character(m[1] or m[2]), query)
    previous, asking = "", False
    for kind, token, line in _tokens(text):
        if kind == "iri":
            if previous in ("FROM", "NAMED") and not token[1:].startswith(BASE):
                raise QueryError(
                    "FROM is refused: only graphs of this store can be named", query=query, line=line
                )
            previous = ""
            continue
        word = token.upper() if kind == "word" else ""
        if word == "SERVICE":
            raise QueryError(
                "SERVICE is refused: a query may not reach beyond the graph", query=query, line=line
            )
        if word in _UPDATES and not asking:
            raise QueryError(f"{word} is refused: a query only asks", query=query, line=line)
        asking = asking or word in _QUERY_FORMS
        # A prefixed name after FROM is an IRI in disguise.
        if kind == "prefixed" and previous in ("FROM", "NAMED"):
            raise QueryError("FROM is refused: name the graph by its full IRI", query=query, line=line)
        previous = word


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    line, position = 1, 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind == "comment" or kind == "string":
            continue
        line += text.count("\n", position, match.start())
        position = match.start()
        yield kind, match.group(), line


def _character(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
