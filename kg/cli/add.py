"""Commands that read documents and files: extract, ingest, load."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from kg.answers import Arrived, Failure
from kg.cli.options import Day, Named, chosen, echo_json, format_option, say, store_option, tell
from kg.errors import InputError, Interrupted
from kg.graph import KnowledgeGraph, documents, extracted, language_read, languages, lexicon_read
from kg.model import PartialDate
from kg.views import answers, reports
from kg.views.progress import progress
from kg.views.wording import safe
from kg.vocab import RANKS

Command = TypeVar("Command", bound=Callable[..., object])

_FILES = click.argument("files", nargs=-1, required=True, type=Named(path_type=Path))


class Language(click.ParamType[str]):
    """A language that is read, by its code or a tag such as fr-BE; the list is looked up when needed."""

    name = "language"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The codes, as of a choice."""
        return f"[{'|'.join(languages())}]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The tag.

        Raises:
            click.BadParameter: Nobody here reads this language.
        """
        try:
            return language_read(value)
        except InputError as error:
            self.fail(str(error), param, ctx)


def _about_options(command: Command) -> Command:
    """What the user knows of a document; it goes before what the document says of itself."""
    for option in (
        click.option(
            "--encoding", help="Encoding of the text.  [default: UTF-8, UTF-16 with BOM, or as a page says]"
        ),
        click.option("--language", type=Language(), help="Language of the text.  [default: found from it]"),
        click.option("--publisher", help="Who published it."),
        click.option("--title", help="Its title."),
        click.option("--date", "published", type=Day(), help="Day of publication."),
    ):
        command = option(command)
    return command


def _knowing_options(command: Command) -> Command:
    """What a text is read with: names that the user knows, and models, none unless it is named."""
    for option in (
        click.option(
            "--lexicon",
            type=Named(dir_okay=False, path_type=Path),
            metavar="FILE",
            help="Names that you know, a CSV: id,kind,role,name (role main or alias).",
        ),
        click.option("--nlp", is_flag=True, help="Also find names by a trained model (extra nlp)."),
        click.option("--llm-model", envvar="KG_LLM_MODEL", help="Name of the model.  [env: KG_LLM_MODEL]"),
        click.option(
            "--llm",
            envvar="KG_LLM_URL",
            metavar="URL",
            help="Also ask a language model: address of an interface like OpenAI's; its key is KG_LLM_KEY.  "
            "[env: KG_LLM_URL; default: none, nothing is sent anywhere]",
        ),
    ):
        command = option(command)
    return command


def _model(llm: str | None, llm_model: str | None) -> dict[str, object] | None:
    if not llm:
        return None
    return {"url": llm, "model": llm_model or "", "key": os.environ.get("KG_LLM_KEY") or None}


def _supplied(**given: object) -> dict[str, object]:
    known = {name: value for name, value in given.items() if value is not None}
    if "published" in known:
        known["published"] = PartialDate(str(known["published"]))
    return known


@click.command()
@_FILES
@_about_options
@_knowing_options
@format_option("table", "json")
def extract(
    files: tuple[Path, ...],
    form: str | None,
    as_json: bool,
    encoding: str | None,
    llm: str | None,
    llm_model: str | None,
    nlp: bool,
    lexicon: Path | None,
    **about: object,
) -> int:
    """Print the claims that FILES make, one a line; opens no graph.

    FILES are texts, Markdown, web pages or PDFs, folders of them, or - for standard input.
    """
    form, failed = chosen(form, as_json), False
    known, model = _supplied(**about), _model(llm, llm_model)
    lexicon_read(lexicon)
    paths = documents(files)
    with progress("reading", shown=not sys.stdout.isatty()) as advance:
        for number, path in enumerate(paths, 1):
            advance(number, len(paths))
            try:
                lines = extracted(
                    path, about=known, encoding=encoding, model=model, nlp=nlp, lexicon=lexicon, tell=say
                )
            except InputError as error:
                say(f"kg: {error}")
                failed = True
                continue
            for line in lines:
                text = json.dumps(line, ensure_ascii=False) if form == "json" else reports.extract_line(line)
                click.echo(text)
    return InputError.exit_code if failed else 0


@click.command()
@_FILES
@_about_options
@_knowing_options
@click.option("--rank", type=click.Choice(sorted(RANKS)), default="press", show_default=True)
@click.option("--strict", is_flag=True, help="All files or none: the first that cannot be read stops.")
@format_option("table", "json")
@store_option
def ingest(
    files: tuple[Path, ...],
    form: str | None,
    as_json: bool,
    store: str | None,
    encoding: str | None,
    strict: bool,
    llm: str | None,
    llm_model: str | None,
    nlp: bool,
    lexicon: Path | None,
    **about: object,
) -> int:
    """Read articles into the graph: each file is a batch of its own; good ones are kept.

    FILES are texts, Markdown, web pages or PDFs, folders of them, or - for standard input.
    """
    graph = KnowledgeGraph.open(store, create=True)
    try:
        with progress("reading") as advance:
            arrivals = graph.ingest(
                files,
                about=_supplied(**about),
                encoding=encoding,
                strict=strict,
                model=_model(llm, llm_model),
                nlp=nlp,
                lexicon=lexicon,
                advance=advance,
            )
    except Interrupted as stopped:
        return _stopped(stopped)
    return _report(arrivals, chosen(form, as_json))


@click.command()
@_FILES
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
