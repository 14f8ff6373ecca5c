"""Commands that calculate: controllers, ultimate, group, power, links."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from kg.calculated import Rest
from kg.cli.ask import ask
from kg.cli.options import (
    Named,
    as_of_option,
    chosen,
    echo_json,
    format_option,
    lens_options,
    say,
    store_option,
)
from kg.errors import InvalidClaim
from kg.shares import percent
from kg.tables import Basis

RULES = ("integrated", "majority", "psc", "amld", "amlr", "cta", "ofac", "guo25", "guo50")


class Percent(click.ParamType[Fraction]):
    """A percentage from 0 to 100, as a fraction of 1: 25, 33.4."""

    name = "percent"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Fraction:
        """The fraction of 1.

        Raises:
            click.BadParameter: Not a number from 0 to 100.
        """
        if isinstance(value, Fraction):
            return value
        try:
            fraction = percent(value)
        except InvalidClaim:
            self.fail(f"{value!r} is not a percentage; write it as 25 or 33.4", param, ctx)
        if not 0 <= fraction <= 1:
            self.fail(f"{value} is no percentage from 0 to 100", param, ctx)
        return fraction


threshold_option = click.option(
    "--threshold", type=Percent(), metavar="PERCENT", help="What counts.  [default: as the rule says]"
)
basis_option = click.option(
    "--basis",
    type=click.Choice(["capital", "votes"]),
    help="Of what the shares are.  [default: as the rule says, else capital]",
)
output_option = click.option(
    "-o", "--output", type=Named(dir_okay=False), help="File for --all: .csv or .parquet."
)
all_option = click.option("--all", "everything", is_flag=True, help="For every company; needs -o FILE.")


@click.command()
@click.argument("entity", required=False)
@as_of_option
@lens_options
@all_option
@output_option
@format_option("table", "json", "csv")
@store_option
def controllers(
    entity: str | None,
    as_of: date,
    everything: bool,
    output: str | None,
    form: str | None,
    as_json: bool,
    store: str | None,
    **lens: Any,
) -> None:
    """Who controls ENTITY by a majority of votes, alone or through others: certain or possible."""
    graph = ask(store, **lens)
    if _whole("controllers", entity, everything, output):
        _say_rows(graph.write_controllers(Path(str(output)), as_of=as_of), output)
        return
    _show(graph.controllers(str(entity), as_of=as_of), chosen(form, as_json))


@click.command()
@click.argument("entity", required=False)
@as_of_option
@lens_options
@click.option("--rule", type=click.Choice(RULES), default="integrated", show_default=True, help="By what.")
@threshold_option
@basis_option
@click.option("--explain", is_flag=True, help="Show the calculation, to be checked by hand.")
@all_option
@output_option
@format_option("table", "json", "csv")
@store_option
def ultimate(
    entity: str | None,
    as_of: date,
    rule: str,
    threshold: Fraction | None,
    basis: Basis | None,
    explain: bool,
    everything: bool,
    output: str | None,
    form: str | None,
    as_json: bool,
    store: str | None,
    **lens: Any,
) -> None:
    """Who ultimately owns ENTITY, by a rule: how much, how sure, through whom."""
    graph = ask(store, **lens)
    if _whole("ultimate", entity, everything, output):
        path = Path(str(output))
        rows = graph.write_owners(path, as_of=as_of, rule=rule, threshold=threshold, basis=basis)
        _say_rows(rows, output)
        return
    answer = graph.ultimate(
        str(entity), as_of=as_of, rule=rule, threshold=threshold, basis=basis, explain=explain
    )
    _show(answer, chosen(form, as_json))


@click.command()
@click.argument("entity")
@as_of_option
@lens_options
@format_option("table", "json", "csv")
@store_option
def group(entity: str, as_of: date, form: str | None, as_json: bool, store: str | None, **lens: Any) -> None:
    """The group of ENTITY: its head, all that the head controls, and rings of cross-holdings."""
    _show(ask(store, **lens).group(entity, as_of=as_of), chosen(form, as_json))


@click.command()
@click.argument("entity")
@as_of_option
@lens_options
@click.option(
    "--float",
    "rest",
    type=click.Choice(["ocean", "block", "ignore"]),
    default="ocean",
    show_default=True,
    help="How holders that nobody names vote: each alone, as one, or not at all.",
)
@click.option("--quota", type=Percent(), default="50", show_default=True, help="More than this wins.")
@format_option("table", "json", "csv")
@store_option
def power(
    entity: str,
    as_of: date,
    rest: Rest,
    quota: Fraction,
    form: str | None,
    as_json: bool,
    store: str | None,
    **lens: Any,
) -> None:
    """How much each holder's votes decide in ENTITY: Shapley-Shubik and Banzhaf indices."""
    answer = ask(store, **lens).power(entity, as_of=as_of, rest=rest, quota=quota)
    _show(answer, chosen(form, as_json))


@click.command()
@click.argument("entity")
@as_of_option
@lens_options
@threshold_option
@format_option("table", "json", "csv")
@store_option
def links(
    entity: str,
    as_of: date,
    threshold: Fraction | None,
    form: str | None,
    as_json: bool,
    store: str | None,
    **lens: Any,
) -> None:
    """Close links of ENTITY in the sense of the ECB: 20 % up, down, or by a common third party."""
    _show(ask(store, **lens).links(entity, as_of=as_of, threshold=threshold), chosen(form, as_json))


def _whole(command: str, entity: str | None, everything: bool, output: str | None) -> bool:
    """Whether the question is about every company.

    Raises:
        click.UsageError: Neither or both are asked for, or there is no file for the answer.
    """
    if everything == (entity is not None):
        raise click.UsageError(f"name one company, or ask for all: kg {command} --all -o FILE.csv")
    if everything and not (output or "").endswith((".csv", ".parquet")):
        raise click.UsageError(f"kg {command} --all needs -o FILE.csv or FILE.parquet")
    if output and not everything:
        raise click.UsageError("-o is for --all; an answer about one company goes to the screen")
    return everything


def _say_rows(rows: int, output: str | None) -> None:
    say(f"{rows} rows in {output}")


def _show(answer: Any, form: str) -> None:
    """Print a calculated answer; only the view that writes this form is loaded."""
    if form == "table":
        from kg.views import reckoned

        click.echo(reckoned.calculated(answer))
        return
    from kg.views import calculated

    if form == "csv":
        click.echo(calculated.csv_text(answer), nl=False)
    else:
        echo_json(calculated.calculated(answer))
