"""`kg extract`: what articles say, printed. No graph is opened, and nothing of one is loaded."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from kg.cli.knowing import FILES, about_options, knowing_options, reading
from kg.cli.options import chosen, format_option, say
from kg.errors import InputError
from kg.graph import documents, extracted, lexicon_read
from kg.views.extracted import claim_line
from kg.views.progress import progress


@click.command()
@FILES
@about_options
@knowing_options
@format_option("table", "json")
def extract(files: tuple[Path, ...], form: str | None, as_json: bool, **given: Any) -> int:
    """Print the claims that FILES make, one a line; opens no graph.

    FILES are texts, Markdown, web pages or PDFs, folders of them, or - for standard input.
    """
    form, failed = chosen(form, as_json), False
    told = reading(**given)
    lexicon_read(told["lexicon"])
    paths = documents(files)
    with progress("reading", shown=not sys.stdout.isatty()) as advance:
        for number, path in enumerate(paths, 1):
            advance(number, len(paths))
            try:
                lines = extracted(path, tell=say, **told)
            except InputError as error:
                say(f"kg: {error}")
                failed = True
                continue
            for line in lines:
                text = json.dumps(line, ensure_ascii=False) if form == "json" else claim_line(line)
                click.echo(text)
    return InputError.exit_code if failed else 0
