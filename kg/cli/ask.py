"""Commands that ask: owners, holdings, path, show, why, find."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import click

from kg.cli.options import (
    as_of_option,
    chosen,
    echo_json,
    format_option,
    lens_options,
    say,
    status_option,
    store_option,
)
from kg.graph import KnowledgeGraph
from kg.views import answers, spreadsheet, text


def ask(store: str | None, **lens: Any) -> KnowledgeGraph:
    """The graph to ask; the default one is made from the packaged articles on first use."""
    return KnowledgeGraph.open(store, tell=say).at(**lens)


def show_answer(form: str, answer: Any, as_json: Callable[[Any], Any], as_text: Callable[[Any], str]) -> None:
    """Print an answer in the form asked for."""
    if form == "json":
        echo_json(as_json(answer))
    elif form == "csv":
        click.echo(spreadsheet.csv_text(answer), nl=False)
    else:
        click.echo(as_text(answer))


@click.command()
@click.argument("entity")
@as_of_option
@lens_options
@status_option
@format_option("table", "json", "csv")
@store_option
def owners(
    entity: str, as_of: date, status: str, form: str | None, as_json: bool, store: str | None, **lens: Any
) -> None:
    """Who owns ENTITY on a date, with the sentences that say so."""
    answer = ask(store, **lens).owners(entity, as_of=as_of, status=status)
    show_answer(chosen(form, as_json), answer, answers.ties, text.ties)


@click.command()
@click.argument("entity")
@as_of_option
@lens_options
@status_option
@format_option("table", "json", "csv")
@store_option
def holdings(
    entity: str, as_of: date, status: str, form: str | None, as_json: bool, store: str | None, **lens: Any
) -> None:
    """What ENTITY holds on a date, with the sentences that say so."""
    answer = ask(store, **lens).holdings(entity, as_of=as_of, status=status)
    show_answer(chosen(form, as_json), answer, answers.ties, text.ties)


@click.command()
@click.argument("holder")
@click.argument("investee")
@as_of_option
@lens_options
@click.option("--limit", default=10, show_default=True, help="How many ways at most.")
@format_option("table", "json")
@store_option
def path(
    holder: str,
    investee: str,
    as_of: date,
    limit: int,
    form: str | None,
    as_json: bool,
    store: str | None,
    **lens: Any,
) -> None:
    """Ways from HOLDER to INVESTEE through holdings, shortest first."""
    answer = ask(store, **lens).path(holder, investee, as_of=as_of, limit=limit)
    show_answer(chosen(form, as_json), answer, answers.paths, text.paths)


@click.command()
@click.argument("entity")
@as_of_option
@lens_options
@format_option("table", "json", "csv")
@store_option
def show(entity: str, as_of: date, form: str | None, as_json: bool, store: str | None, **lens: Any) -> None:
    """All that is known of ENTITY: ties, offices, plans, and what is held back."""
    answer = ask(store, **lens).show(entity, as_of=as_of)
    show_answer(chosen(form, as_json), answer, answers.ties, text.ties)


@click.command()
@click.argument("subject", metavar="CLAIM|HOLDER")
@click.argument("investee", required=False)
@as_of_option
@lens_options
@format_option("table", "json")
@store_option
def why(
    subject: str,
    investee: str | None,
    as_of: date,
    form: str | None,
    as_json: bool,
    store: str | None,
    **lens: Any,
) -> None:
    """Why a figure stands: all that is said of a claim id, or of HOLDER in INVESTEE."""
    answer = ask(store, **lens).why(subject, investee, as_of=as_of)
    show_answer(chosen(form, as_json), answer, answers.why, text.why)


@click.command()
@click.argument("wanted", metavar="TEXT")
@click.option("--limit", default=20, show_default=True, help="How many entities at most.")
@lens_options
@format_option("table", "json")
@store_option
def find(wanted: str, limit: int, form: str | None, as_json: bool, store: str | None, **lens: Any) -> None:
    """Entities with a name that contains TEXT."""
    found = ask(store, **lens).find(wanted, limit=limit)
    if chosen(form, as_json) == "json":
        echo_json(answers.matches(wanted, found))
    else:
        click.echo(text.matches(wanted, found))
