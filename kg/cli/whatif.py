"""`kg whatif`: who owns and who controls a company as it is, and in a scenario."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import click

from kg.cli.ask import ask
from kg.cli.calculate import RULES, basis_option, threshold_option
from kg.cli.options import as_of_option, chosen, echo_json, format_option, lens_options, store_option
from kg.graph import KnowledgeGraph
from kg.tables import Basis


@click.command()
@click.argument("entity")
@as_of_option
@click.option(
    "--set",
    "levels",
    multiple=True,
    metavar="'H > I = 15'",
    help="What a holder has afterwards, in percent; '= ends', '= 20 from NAME'. Several may be given.",
)
@click.option(
    "--votes",
    multiple=True,
    metavar="'H > I = full'",
    help="How its shares vote: full, none, suspended; or the percentage of the votes.",
)
@click.option(
    "--deals",
    type=click.Choice(["complete"]),
    help="Every deal that is announced with a figure is completed.",
)
@lens_options
@click.option("--rule", type=click.Choice(RULES), default="integrated", show_default=True, help="By what.")
@threshold_option
@basis_option
@format_option("table", "json", "csv")
@store_option
def whatif(
    entity: str,
    as_of: date,
    levels: tuple[str, ...],
    votes: tuple[str, ...],
    deals: str | None,
    rule: str,
    threshold: Fraction | None,
    basis: Basis | None,
    form: str | None,
    as_json: bool,
    store: str | None,
    **lens: Any,
) -> None:
    """Who ultimately owns and who controls ENTITY, before and after: who gains, who loses, how much moves.

    Nothing in the graph is touched. What is supposed is given by options, by a scenario file, or both:

    \b
    kg whatif Nissan --set "Renault > Nissan = 15" --votes "Nissan > Renault = full"

    \b
    title = "Renault and Nissan at 15 %"
    deals = "complete"      # also: announced deals with a figure are completed
    [[entity]]              # somebody whom the graph does not know
    name = "Horse"
    [[change]]              # share or share_min, share_max; voting, votes, voting_cap
    holder = "Renault"
    investee = "Nissan"
    share = 15
    [[change]]              # out of another's stake; "all": out of all alike
    holder = "Aramco"
    investee = "Horse"
    share = 20
    from = "Renault"
    [[change]]
    holder = "Nissan"
    investee = "Horse"
    ends = true
    """  # noqa: D301
    file = lens.pop("scenario", None)
    scenario = KnowledgeGraph.scenario(file, levels=levels, votes=votes, deals=deals is not None)
    answer = ask(store, **lens).whatif(
        entity, scenario, as_of=as_of, rule=rule, threshold=threshold, basis=basis
    )
    from kg.views import moves

    form = chosen(form, as_json)
    if form == "json":
        echo_json(moves.whatif(answer))
    elif form == "csv":
        click.echo(moves.csv_text([answer]), nl=False)
    else:
        click.echo(moves.whatif_text(answer))
