"""Options of the commands that read articles: which files, what is known of them, what they are read with."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.options import Day, Named
from kg.errors import InputError
from kg.graph import language_read, languages
from kg.model import PartialDate

Command = TypeVar("Command", bound=Callable[..., object])

FILES = click.argument("files", nargs=-1, required=True, type=Named(path_type=Path))


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


def about_options(command: Command) -> Command:
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


def knowing_options(command: Command) -> Command:
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


def reading(
    *,
    encoding: str | None,
    llm: str | None,
    llm_model: str | None,
    nlp: bool,
    lexicon: Path | None,
    **about: object,
) -> dict[str, Any]:
    """What these options say, as the door takes it: named arguments of `extracted` and `ingest`."""
    known = {name: value for name, value in about.items() if value is not None}
    if "published" in known:
        known["published"] = PartialDate(str(known["published"]))
    model = (
        {"url": llm, "model": llm_model or "", "key": os.environ.get("KG_LLM_KEY") or None} if llm else None
    )
    return {"about": known, "encoding": encoding, "model": model, "nlp": nlp, "lexicon": lexicon}
