"""`kg graph`: the surroundings of an entity as one HTML file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from kg.cli.ask import ask
from kg.cli.options import Named, as_of_option, lens_options, say, store_option


@click.command()
@click.argument("entity")
@as_of_option
@lens_options
@click.option("--output", "-o", type=Named(dir_okay=False, path_type=Path), help="The file to write.")
@click.option("--format", "form", type=click.Choice(["html", "json"]), default="html", show_default=True)
@store_option
def graph(entity: str, as_of: date, output: Path | None, form: str, store: str | None, **lens: Any) -> None:
    """Draw the surroundings of ENTITY: who holds it, what it holds, each line with its evidence."""
    from kg.views.html import render_html, write_whole

    view = ask(store, **lens).view(entity, as_of=as_of)
    if form == "json":
        from kg.views.document import view_document

        content = json.dumps(view_document(view), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    else:
        content = render_html(view)
    if output is None:
        click.echo(content, nl=False)
        return
    write_whole(content, output)
    say(f"wrote {output}")
