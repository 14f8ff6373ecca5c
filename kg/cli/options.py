"""Options that several commands share: same name, same meaning everywhere."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from kg.environment import today
from kg.errors import InputFaults, KgError
from kg.vocab import STATUSES

Command = TypeVar("Command", bound=Callable[..., Any])

# As long as the calendar.
_MOST_DAYS = 3_652_058


class Day(click.ParamType[date]):
    """A day as ISO text: 2023-01-26."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date.

        Raises:
            click.BadParameter: Not a day.
        """
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} {_no_day(value)}", param, ctx)


def _no_day(text: str) -> str:
    """Why a text is no day, and what to write instead."""
    if re.fullmatch(r"(?!0000)\d{4}-(?:0[1-9]|1[0-2])-\d{2}", text):
        from calendar import monthrange

        last = monthrange(int(text[:4]), int(text[5:7]))[1]
        return f"is not in the calendar; that month ends on {text[:8]}{last}"
    return "is not a day; write it as 2023-01-26"


class Named(click.Path):
    """A path; an empty one, as an unset variable of a shell gives it, is a mistake and not this folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path.

        Raises:
            click.BadParameter: Empty, or not as asked for.
        """
        if value == "":
            self.fail("is empty; give a path", param, ctx)
        return super().convert(value, param, ctx)


def store_option(command: Command) -> Command:
    """`--store`: which graph."""
    return click.option(
        "--store",
        type=Named(),
        envvar="KG_STORE",
        metavar="PATH",
        help="Folder of the graph.  [env: KG_STORE; default: the user's data folder]",
    )(command)


def as_of_option(command: Command) -> Command:
    """`--as-of`: the day that the question is about."""
    return click.option(
        "--as-of", type=Day(), default=today, help="The day that is asked about.  [default: today]"
    )(command)


def lens_options(command: Command) -> Command:
    """What is asked, and through which knowledge: `--from`, `--known-on`, `--policy`, `--scenario` ..."""
    for option in (
        click.option(
            "--scenario",
            type=Named(dir_okay=False),
            metavar="FILE",
            help="Answer in a scenario, a TOML file; kg whatif --help shows one.",
        ),
        click.option(
            "--complete",
            type=Named(dir_okay=False),
            metavar="FILE",
            help="With --from: companies whose holders are all known, one name a line.",
        ),
        click.option(
            "--from",
            "listed",
            type=Named(dir_okay=False),
            metavar="FILE",
            help="Ask a plain holdings file (CSV, Parquet) instead of a graph.",
        ),
        click.option(
            "--policy",
            type=click.Choice(["default", "newest", "rank-first"]),
            default="default",
            show_default=True,
            help="Which claim wins where claims differ.",
        ),
        click.option(
            "--max-age",
            type=click.IntRange(min=0, max=_MOST_DAYS),
            metavar="DAYS",
            help="Leave out what was observed earlier.",
        ),
        click.option("--recorded-on", type=Day(), help="Only what this graph held on that day."),
        click.option("--known-on", type=Day(), help="Only what was public by the end of that day."),
    ):
        command = option(command)
    return command


def status_option(command: Command) -> Command:
    """`--status`: which claims count as an answer."""
    return click.option(
        "--status",
        default="asserted",
        show_default=True,
        type=click.Choice(["asserted", "all", *sorted(STATUSES - {"asserted"})]),
        metavar="STATUS",
        help="asserted: ties that stand; all: also plans, talks, denials; or one status (planned ...).",
    )(command)


def basis_option(command: Command) -> Command:
    """`--basis`: whether the figures are parts of the capital or of the votes."""
    return click.option(
        "--basis",
        type=click.Choice(["capital", "votes"]),
        default="capital",
        show_default=True,
        help="Ties as sources tell them; or who may cast what part of the votes.",
    )(command)


def format_option(*forms: str) -> Callable[[Command], Command]:
    """`--format` and `--json`: how the answer is written; a table on a terminal, JSON when piped."""

    def decorate(command: Command) -> Command:
        command = click.option("--json", "as_json", is_flag=True, help="Short for --format json.")(command)
        return click.option(
            "--format", "form", type=click.Choice(forms), help="[default: table on a terminal, else json]"
        )(command)

    return decorate


def chosen(form: str | None, as_json: bool) -> str:
    """The form asked for, or the one that fits where the answer goes."""
    if as_json:
        return "json"
    return form or ("table" if sys.stdout.isatty() else "json")


def echo_json(value: Any) -> None:
    """Print a JSON value."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def say(line: str) -> None:
    """Talk: one line on stderr, whatever characters a name in it holds."""
    from kg.views.lines import safe

    click.echo(safe(line), err=True)


def tell(error: KgError) -> None:
    """An error on stderr: a line for each thing that is wrong."""
    for line in error.faults if isinstance(error, InputFaults) else (str(error),):
        say(f"kg: {line}")
