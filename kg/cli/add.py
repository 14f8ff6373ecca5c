"""Commands that read documents and files into the graph: ingest, load."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from kg.answers import Arrived, Failure
from kg.cli.knowing import FILES, about_options, knowing_options, reading
from kg.cli.options import chosen, echo_json, format_option, say, store_option, tell
from kg.errors import Interrupted
from kg.graph import KnowledgeGraph
from kg.views import answers, reports
from kg.views.lines import safe
from kg.views.progress import progress
from kg.vocab import RANKS


@click.command()
@FILES
@about_options
@knowing_options
@click.option("--rank", type=click.Choice(sorted(RANKS)), default="press", show_default=True)
@click.option("--strict", is_flag=True, help="All files or none: the first that cannot be read stops.")
@format_option("table", "json")
@store_option
def ingest(
    files: tuple[Path, ...],
    form: str | None,
    as_json: bool,
    store: str | None,
    strict: bool,
    **given: Any,
) -> int:
    """Read articles into the graph: each file is a batch of its own; good ones are kept.

    FILES are texts, Markdown, web pages or PDFs, folders of them, or - for standard input.
    """
    graph = KnowledgeGraph.open(store, create=True)
    try:
        with progress("reading") as advance:
            arrivals = graph.ingest(files, strict=strict, advance=advance, **reading(**given))
    except Interrupted as stopped:
        return _stopped(stopped)
    return _report(arrivals, chosen(form, as_json))


@click.command()
@FILES
@click.option("--strict", is_flag=True, help="All files or none.")
@format_option("table", "json")
@store_option
def load(files: tuple[Path, ...], form: str | None, as_json: bool, store: str | None, strict: bool) -> int:
    """Load claims.jsonl files: entities and claims, one a line."""
    graph = KnowledgeGraph.open(store, create=True)
    try:
        arrivals = graph.load(files, strict=strict)
    except Interrupted as stopped:
        return _stopped(stopped)
    return _report(arrivals, chosen(form, as_json))


#: Doubts of one kind that are told one by one: a folder of ten thousand undated articles tells it once.
_DOUBTS_SAID = 20


def _stopped(stopped: Interrupted) -> int:
    """Say what Ctrl-C left; the exit code is that of any command that was stopped."""
    say(f"kg: {stopped}")
    return 130


def _report(outcomes: list[Arrived | Failure], form: str) -> int:
    code, doubts = 0, Counter[str]()
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            tell(outcome.error)
            code = outcome.error.exit_code
            continue
        for issue in outcome.issues:
            doubts[issue.code] += 1
            if doubts[issue.code] <= _DOUBTS_SAID:
                say(f"{issue.where or outcome.label}: {safe(issue.message)}")
        if form == "table":
            click.echo(reports.arrived(outcome))
        elif outcome.outcome == "known":
            say(reports.arrived(outcome))
    for issue_code, times in doubts.items():
        if times > _DOUBTS_SAID:
            say(f"{issue_code}: the same of {times - _DOUBTS_SAID} more files; --json lists all")
    arrived = [answers.arrived(item) for item in outcomes if not isinstance(item, Failure)]
    if form == "json" and (arrived or not code):
        echo_json(arrived)
    return code
