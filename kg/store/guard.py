"""The gate that every SPARQL query passes before it runs.

A question must not change the graph, and must not reach beyond it: update, SERVICE, LOAD and FROM with
an outside address are refused. The check works on tokens, so that the same words inside a text, an IRI,
a comment, a variable or a prefixed name do no harm; `disarmed` is the second lock behind it.

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
# What stands behind ?, $ or : is a name; a prefix called "service:" is left to the guard.
_SERVICE = re.compile(r"[?$:]\w+|(serv)(i)(ce)(?![\w.-]*:)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")

_UPDATES = frozenset("INSERT DELETE CLEAR DROP CREATE ADD MOVE COPY LOAD".split())
# The engine follows brackets, operators and keywords by recursion and dies where the stack ends.
_DEEPEST = 500
_MOST_JOINTS = 2_500
_QUERY_FORMS = frozenset("SELECT ASK CONSTRUCT DESCRIBE".split())


def guard(query: str) -> None:
    """Let a harmless query pass.

    Args:
        query: SPARQL text.

    Raises:
        QueryError: The query is an update, names a service or an outside graph, or is nested so deeply
            that the engine would break.
    """
    _judge(query, query)
    # An escape may stand anywhere by the grammar of SPARQL; the engine knows it in texts and IRIs only.
    plain = _ESCAPE.sub(lambda m: _character(m[1] or m[2]), query)
    if plain != query:
        _judge(plain, query)


def disarmed(query: str) -> str:
    r"""The query with the keyword SERVICE made unreadable to the engine wherever it could be one.

    Inside texts and IRIs the word is written with an escape, which means the same; as a keyword it is a
    fault. So even a query that the engine reads in another way than the guard cannot reach out.

    Example:
        >>> disarmed('ASK { ?s ?service "a service" }')
        'ASK { ?s ?service "a serv\\u0069ce" }'
    """
    return _SERVICE.sub(lambda m: f"{m[1]}\\u{ord(m[2]):04x}{m[3]}" if m[1] else m[0], query)


def _judge(text: str, query: str) -> None:
    previous, asking, depth, joints = "", False, 0, 0
    service_prefix = False
    for kind, token, line in _tokens(text):
        depth += (kind == "open") - (kind == "close")
        joints += kind in ("word", "operator")
        word = token.upper() if kind == "word" else ""
        if depth > _DEEPEST or joints > _MOST_JOINTS:
            raise QueryError("is refused: it is nested too deeply or too long", query=query, line=line)
        # "SERVICE:x {" and "SERVICESILENT<...>" are read as keywords by an engine that needs no space.
        if "SERVICE" in word or (service_prefix and token == "{"):
            raise QueryError(
                "SERVICE is refused: a query may not reach beyond the graph", query=query, line=line
            )
        if previous in ("FROM", "NAMED"):
            _judge_graph(kind, token, query, line)
        if word in _UPDATES and not asking:
            raise QueryError(f"{word} is refused: a query only asks", query=query, line=line)
        asking = asking or word in _QUERY_FORMS
        service_prefix = kind == "prefixed" and "SERVICE" in token.partition(":")[0].upper()
        previous = word


def _judge_graph(kind: str, token: str, query: str, line: int) -> None:
    """Whether a graph after FROM is one of the store."""
    if kind == "iri" and not token[1:].startswith(BASE):
        raise QueryError("FROM is refused: only graphs of this store can be named", query=query, line=line)
    if kind == "prefixed":  # an IRI in disguise
        raise QueryError("FROM is refused: name the graph by its full IRI", query=query, line=line)


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
