"""`kg sparql`: ask in SPARQL."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.ask import ask
from kg.cli.options import Day, Named, chosen, format_option, lens_options, say, store_option
from kg.errors import InputError
from kg.views import reports

Result = TypeVar("Result")

_STACK = 64 << 20


@click.command()
@click.argument("query", required=False)
@click.option("--file", "-f", "path", type=Named(dir_okay=False), help="Read the query from a file.")
@click.option("--as-of", type=Day(), help="Also see the settled interests of that day: kg:ownsShareOf.")
@lens_options
@format_option("table", "csv", "tsv", "json", "xml", "ttl")
@store_option
def sparql(
    query: str | None,
    path: str | None,
    as_of: date | None,
    form: str | None,
    as_json: bool,
    store: str | None,
    **lens: Any,
) -> None:
    """Ask QUERY ("-": from standard input) over the union of all sources.

    The prefixes kg:, prov:, oa:, skos:, rdfs:, xsd: are known. CONSTRUCT and DESCRIBE give Turtle.
    """
    asked = _text_of(query, path)
    graph, chosen_form = ask(store, **lens), chosen(form, as_json)
    if chosen_form == "table":
        answered = _interruptible(lambda: graph.sparql_rows(asked, as_of=as_of))
        click.echo(answered if isinstance(answered, str) else reports.rows(*answered))
    else:
        answer = _interruptible(lambda: graph.sparql(asked, form=chosen_form, as_of=as_of))
        sys.stdout.buffer.write(answer if answer.endswith(b"\n") else answer + b"\n")


def _text_of(query: str | None, path: str | None) -> str:
    if (query is None) == (path is None):
        raise click.UsageError("give a query, or --file with one")
    if path is not None:
        try:
            return Path(path).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"cannot be read ({error})", source=path) from error
    if query != "-":
        return query or ""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"cannot be read ({error})", source="standard input") from error


def _interruptible(work: Callable[[], Result]) -> Result:
    """Run `work` so that Ctrl-C ends it: the engine itself cannot be interrupted, the process can."""
    outcome: list[Result] = []
    failure: list[BaseException] = []

    def target() -> None:
        try:
            outcome.append(work())
        except BaseException as error:  # handed on to the caller, whatever it is
            failure.append(error)

    # The engine reads and runs a query by recursion; systems differ in how much they give a thread.
    threading.stack_size(_STACK)
    worker = threading.Thread(target=target, daemon=True)
    worker.start()
    try:
        while worker.is_alive():
            worker.join(0.1)
    except KeyboardInterrupt:
        say("kg: stopped; nothing half-done was kept")
        os._exit(130)
    if failure:
        raise failure[0]
    return outcome[0]
