"""Commands that keep the graph in order: export, decisions, check, status, rebuild."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.ask import ask
from kg.cli.options import Named, chosen, echo_json, format_option, say, store_option
from kg.graph import EXPORT_FORMS, KnowledgeGraph
from kg.model import DecisionAction
from kg.views import answers, reports

Command = TypeVar("Command", bound=Callable[..., Any])


@click.command()
@click.option("--format", "form", type=click.Choice(EXPORT_FORMS), default="claims.jsonl", show_default=True)
@click.option("--output", "-o", type=Named(dir_okay=False, path_type=Path), help="[default: stdout]")
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


def _keeping(store: str | None) -> KnowledgeGraph:
    return KnowledgeGraph.open(store, tell=say)


def _decided(store: str | None, action: DecisionAction, subjects: tuple[str, ...], why: Any) -> None:
    key = _keeping(store).decide(action, subjects, **why)
    say(f"decided: {action} {' '.join(subjects)}; kg undo {key} takes it back")


def _decision(command: Command) -> Command:
    """What all decisions share: who, why, and in which graph."""
    for option in (
        store_option,
        click.option("--reason", help="Why, in a sentence."),
        click.option("--author", help="Who decides."),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("first")
@click.argument("second")
@_decision
def same(first: str, second: str, store: str | None, **why: str | None) -> None:
    """Decide that FIRST and SECOND are one entity."""
    _decided(store, "same", (first, second), why)


@click.command()
@click.argument("first")
@click.argument("second")
@_decision
def differ(first: str, second: str, store: str | None, **why: str | None) -> None:
    """Decide that FIRST and SECOND are not one entity."""
    _decided(store, "differ", (first, second), why)


@click.command()
@click.argument("claim")
@_decision
def accept(claim: str, store: str | None, **why: str | None) -> None:
    """Accept the reading of the held claim CLAIM (its repaired one, where there is one)."""
    _decided(store, "accept", (claim,), why)


@click.command()
@click.argument("claim")
@_decision
def reject(claim: str, store: str | None, **why: str | None) -> None:
    """Reject the held claim CLAIM: it waits no longer, and never counts."""
    _decided(store, "reject", (claim,), why)


@click.command()
@click.argument("claim")
@_decision
def prefer(claim: str, store: str | None, **why: str | None) -> None:
    """Put CLAIM first among the claims of its tie."""
    _decided(store, "prefer", (claim,), why)


@click.command()
@click.argument("document", metavar="BATCH|DOCUMENT")
@_decision
def retract(document: str, store: str | None, **why: str | None) -> None:
    """Withdraw an article or a whole loaded file, by its batch id or a document's SHA-256."""
    before = _accepted(store)
    _decided(store, "retract", (document,), why)
    if gone := len(before - _accepted(store)):
        say(f"accepted claims that are held in no document now: {gone}; kg decisions lists them")


def _accepted(store: str | None) -> set[str]:
    """The decisions that accepted a claim which some document in the graph makes, and is held."""
    return {key for key, ruled in _keeping(store).ruled() if ruled.made}


@click.command()
@click.argument("decision")
@_decision
def undo(decision: str, store: str | None, **why: str | None) -> None:
    """Take back DECISION, by its id; an undo can be undone as well."""
    _decided(store, "undo", (decision,), why)


@click.command()
@format_option("table", "json")
@store_option
def decisions(form: str | None, as_json: bool, store: str | None) -> None:
    """Every decision with its id, oldest first."""
    graph = ask(store)
    found = graph.decisions()
    if chosen(form, as_json) == "json":
        echo_json(answers.decisions(found))
    else:
        click.echo(reports.decisions(found, graph.ruled()))


@click.command()
@format_option("table", "json")
@store_option
def check(form: str | None, as_json: bool, store: str | None) -> int:
    """Check the graph: SHACL shapes, quotations against the archived texts, files against their hashes."""
    answer = ask(store).check()
    if chosen(form, as_json) == "json":
        echo_json(answers.checked(answer))
    else:
        click.echo(reports.checked(answer))
    return 1 if answer.issues else 0


@click.command()
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=50,
    show_default=True,
    help="How many documents are listed.",
)
@format_option("table", "json")
@store_option
def status(limit: int, form: str | None, as_json: bool, store: str | None) -> None:
    """What the graph holds, and what was left out of each document and why."""
    answer = ask(store).status(limit=limit)
    if chosen(form, as_json) == "json":
        echo_json(answers.status(answer))
    else:
        click.echo(reports.status(answer))


@click.command()
@store_option
def rebuild(store: str | None) -> None:
    """Make the index anew from the sources, which are not touched."""
    say(f"rebuilt: {KnowledgeGraph.located(store).rebuild()} quads")
