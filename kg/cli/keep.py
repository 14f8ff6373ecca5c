"""Commands that keep the graph in order: export, decisions, check, status, rebuild."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.ask import ask
from kg.cli.options import chosen, echo_json, format_option, say, store_option
from kg.graph import EXPORT_FORMS, KnowledgeGraph
from kg.views import answers, text


@click.command()
@click.option("--format", "form", type=click.Choice(EXPORT_FORMS), default="claims.jsonl", show_default=True)
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="[default: stdout]")
@store_option
def export(form: str, output: Path | None, store: str | None) -> None:
    """Write the whole graph in one format; the same graph gives the same bytes."""
    graph = ask(store)
    if output is None:
        for part in graph.export(form):
            sys.stdout.buffer.write(part.encode())
        return
    graph.export_to(form, output)
    say(f"wrote {output}")


_AUTHOR = click.option("--author", help="Who decides.")
_REASON = click.option("--reason", help="Why, in a sentence.")


def _keeping(store: str | None) -> KnowledgeGraph:
    return KnowledgeGraph.open(store, tell=say)


@click.command()
@click.argument("first")
@click.argument("second")
@_AUTHOR
@_REASON
@store_option
def same(first: str, second: str, author: str | None, reason: str | None, store: str | None) -> None:
    """Decide that FIRST and SECOND are one entity. `kg differ` undoes it."""
    _keeping(store).decide("same", (first, second), author=author, reason=reason)
    say(f"{first} and {second} are one entity now")


@click.command()
@click.argument("first")
@click.argument("second")
@_AUTHOR
@_REASON
@store_option
def differ(first: str, second: str, author: str | None, reason: str | None, store: str | None) -> None:
    """Decide that FIRST and SECOND are not one entity."""
    _keeping(store).decide("differ", (first, second), author=author, reason=reason)
    say(f"{first} and {second} are two entities")


@click.command()
@click.argument("claim")
@_AUTHOR
@_REASON
@store_option
def accept(claim: str, author: str | None, reason: str | None, store: str | None) -> None:
    """Accept the reading of the held claim CLAIM (its repaired one, where there is one)."""
    _keeping(store).decide("accept", (claim,), author=author, reason=reason)
    say(f"claim {claim} is accepted")


@click.command()
@click.argument("claim")
@_AUTHOR
@_REASON
@store_option
def reject(claim: str, author: str | None, reason: str | None, store: str | None) -> None:
    """Reject the held claim CLAIM: it is held no longer, and never counted."""
    _keeping(store).decide("reject", (claim,), author=author, reason=reason)
    say(f"claim {claim} is rejected")


@click.command()
@click.argument("document", metavar="BATCH|DOCUMENT")
@_REASON
@store_option
def retract(document: str, reason: str | None, store: str | None) -> None:
    """Withdraw a document (by its batch id or its SHA-256) from the graph; `kg ingest` brings it back."""
    batch = _keeping(store).retract(document, reason=reason)
    say(f"batch {batch} is withdrawn")


@click.command()
@format_option("table", "json")
@store_option
def check(form: str | None, as_json: bool, store: str | None) -> int:
    """Check the graph: SHACL shapes, quotations against the archived texts, files against their hashes."""
    answer = ask(store).check()
    if chosen(form, as_json) == "json":
        echo_json(answers.checked(answer))
    else:
        click.echo(text.checked(answer))
    return 1 if answer.issues else 0


@click.command()
@click.option("--limit", default=50, show_default=True, help="How many documents are listed.")
@format_option("table", "json")
@store_option
def status(limit: int, form: str | None, as_json: bool, store: str | None) -> None:
    """What the graph holds, and what was left out of each document and why."""
    answer = ask(store).status(limit=limit)
    if chosen(form, as_json) == "json":
        echo_json(answers.status(answer))
    else:
        click.echo(text.status(answer))


@click.command()
@store_option
def rebuild(store: str | None) -> None:
    """Make the index anew from the sources, which are not touched."""
    say(f"rebuilt: {KnowledgeGraph.located(store).rebuild()} quads")
