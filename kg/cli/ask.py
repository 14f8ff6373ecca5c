"""Commands that ask: owners, holdings, path, show, why, find."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import (
    Day,
    as_of_option,
    basis_option,
    chosen,
    echo_json,
    format_option,
    lens_options,
    say,
    status_option,
    store_option,
)
from kg.graph import KnowledgeGraph

if TYPE_CHECKING:
    from kg.tables import Basis


def ask(store: str | None, **lens: Any) -> KnowledgeGraph:
    """The graph to ask; the default one is made from the packaged articles on first use."""
    listed, complete = lens.pop("listed", None), lens.pop("complete", None)
    if listed is not None:
        return _file(listed, complete).at(**lens)
    if complete is not None:
        raise click.UsageError("--complete goes with --from FILE")
    return KnowledgeGraph.open(store, tell=say).at(**lens)


def _file(listed: str, complete: str | None) -> KnowledgeGraph:
    """A holdings file to ask; what was left out of it is told in a line."""
    source = click.get_current_context().get_parameter_source("store")
    if source is click.core.ParameterSource.COMMANDLINE:
        raise click.UsageError("give --store or --from, not both")
    graph = KnowledgeGraph.of_holdings(listed, complete=Path(complete) if complete else ())
    for doubt in graph.doubts:
        say(f"kg: {doubt.message}")
    return graph


def show_answer(form: str, answer: Any, kind: str) -> None:
    """Print an answer in the form asked for; only the view that writes this form is loaded.

    Args:
        form: json, csv or table.
        answer: The answer.
        kind: Name of the functions that write it: `ties`, `paths`, `why` or `conflicts`.
    """
    if form == "csv":
        from kg.views import spreadsheet

        click.echo(spreadsheet.csv_text(answer), nl=False)
        return
    view = import_module("kg.views.answers" if form == "json" else "kg.views.text")
    write = echo_json if form == "json" else click.echo
    write(getattr(view, kind)(answer))


@click.command()
@click.argument("entity")
@as_of_option
@lens_options
@status_option
@basis_option
@format_option("table", "json", "csv")
@store_option
def owners(
    entity: str,
    as_of: date,
    status: str,
    basis: Basis,
    form: str | None,
    as_json: bool,
    store: str | None,
    **lens: Any,
) -> None:
    """Who owns ENTITY on a date, with the sentences that say so."""
    answer = ask(store, **lens).owners(entity, as_of=as_of, status=status, basis=basis)
    show_answer(chosen(form, as_json), answer, "ties")


@click.command()
@click.argument("entity")
@as_of_option
@lens_options
@status_option
@basis_option
@format_option("table", "json", "csv")
@store_option
def holdings(
    entity: str,
    as_of: date,
    status: str,
    basis: Basis,
    form: str | None,
    as_json: bool,
    store: str | None,
    **lens: Any,
) -> None:
    """What ENTITY holds on a date, with the sentences that say so."""
    answer = ask(store, **lens).holdings(entity, as_of=as_of, status=status, basis=basis)
    show_answer(chosen(form, as_json), answer, "ties")


@click.command()
@click.argument("holder")
@click.argument("investee")
@as_of_option
@lens_options
@click.option(
    "--limit", type=click.IntRange(min=1), default=10, show_default=True, help="How many ways at most."
)
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
    show_answer(chosen(form, as_json), answer, "paths")


@click.command()
@click.argument("entity")
@as_of_option
@lens_options
@format_option("table", "json", "csv")
@store_option
def show(entity: str, as_of: date, form: str | None, as_json: bool, store: str | None, **lens: Any) -> None:
    """All that is known of ENTITY: ties, offices, plans, and what is held back."""
    answer = ask(store, **lens).show(entity, as_of=as_of)
    show_answer(chosen(form, as_json), answer, "ties")


@click.command()
@click.argument("subject", metavar="CLAIM|HOLDER")
@click.argument("investee", required=False)
@as_of_option
@lens_options
@format_option("table", "json", "ttl")
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
    graph, form = ask(store, **lens), chosen(form, as_json)
    if form == "ttl":
        click.echo(graph.provenance(subject, investee, as_of=as_of), nl=False)
        return
    answer = graph.why(subject, investee, as_of=as_of)
    show_answer(form, answer, "why")


@click.command()
@click.argument("entity", required=False)
@as_of_option
@lens_options
@format_option("table", "json")
@store_option
def conflicts(
    entity: str | None, as_of: date, form: str | None, as_json: bool, store: str | None, **lens: Any
) -> None:
    """Where sources disagree: about ENTITY, or anywhere; what is used, why, and how to settle it."""
    answer = ask(store, **lens).conflicts(entity, as_of=as_of)
    show_answer(chosen(form, as_json), answer, "conflicts")


@click.command()
@click.argument("entity")
@as_of_option
@lens_options
@format_option("table", "json")
@store_option
def timeline(
    entity: str, as_of: date, form: str | None, as_json: bool, store: str | None, **lens: Any
) -> None:
    """Every change of the ties of ENTITY, and what became of its plans by the day asked about."""
    answer = ask(store, **lens).timeline(entity, as_of=as_of)
    show_answer(chosen(form, as_json), answer, "story")


@click.command()
@click.argument("first", type=Day(), metavar="FROM")
@click.argument("second", type=Day(), metavar="TO")
@click.argument("entity", required=False)
@click.option("--answers", is_flag=True, help="Also who gains or loses ownership and control, everywhere.")
@lens_options
@format_option("table", "json")
@store_option
def diff(
    first: date,
    second: date,
    entity: str | None,
    answers: bool,
    form: str | None,
    as_json: bool,
    store: str | None,
    **lens: Any,
) -> None:
    """What differs between two days, for ENTITY or everywhere: began, ended, changed, became known ...

    For ENTITY also its ultimate owners and controllers before and after; with --answers for every company
    below a tie that changed. With --scenario the later day is the one that is supposed.
    """
    if second < first:
        raise click.UsageError(f"FROM ({first}) is after TO ({second}); give the earlier day first")
    graph, form = ask(store, **lens), chosen(form, as_json)
    answer = graph.diff(first, second, entity)
    found = graph.moves(first, second, entity) if entity or answers else None
    if form == "json":
        from kg.views import answers as view

        echo_json(view.story(answer, found))
        return
    from kg.views import text

    click.echo(text.story(answer, found))


@click.command()
@click.argument("wanted", metavar="TEXT")
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many entities at most."
)
@lens_options
@format_option("table", "json")
@store_option
def find(wanted: str, limit: int, form: str | None, as_json: bool, store: str | None, **lens: Any) -> None:
    """Entities with a name that contains TEXT."""
    found = ask(store, **lens).find(wanted, limit=limit)
    if chosen(form, as_json) == "json":
        from kg.views import answers

        echo_json(answers.matches(wanted, found))
    else:
        from kg.views import reports

        click.echo(reports.matches(wanted, found))
