"""What each holder has of each company in all, as RDF for one date: capital, votes and control.

`kg.store.shortcuts` writes the ties; here is what follows from several of them, each node with `kg:holder`,
`kg:investee`, the date and the rule:

- `kg:StakeHeld`: the holder's row in the table of the company's capital, in which nothing counts twice;
- `kg:CapitalHeld`: all it has of the capital: own, held for it and through chains;
- `kg:VotesHeld`: what it may cast of the votes itself;
- `kg:ControlHeld`: whether it controls the company, by votes or as sources state it.

Certain control is also one plain triple, `holder kg:controls investee`. What of the capital is not named, and
the other parts of the rest, are `kg:CapitalPart` nodes.

Example:
    `kg sparql --as-of 2023-01-26 "SELECT ?h { ?h kg:controls entity:nissan }"`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg import vocab
from kg.model import EntityId, Share, digest
from kg.network import OwnershipNetwork
from kg.settlement.chains import holders_first
from kg.settlement.control import Control, control, states_control, within_reach
from kg.settlement.votes import VotesTable, votes_table
from kg.shares import NOTHING
from kg.store.shortcuts import DERIVED_GRAPH, share_triples
from kg.store.terms import RDF, Iris, camel, date_literal, text_literal, typed_literal
from kg.vocab import HOLDING_KINDS

_P = {name: f"<{iri}>" for name, iri in vocab.PROPERTY.items()}
_IRIS = Iris()
#: Day and rule.
_Asked = tuple[str, str]

#: Pairs, and companies, up to which all are worked out; of a larger graph the calculations answer one by one.
MOST_PAIRS, MOST_COMPANIES = 5_000, 20_000


def pair_quads(network: OwnershipNetwork, *, rule: str) -> list[str]:
    """Capital, votes and control of all pairs as sorted N-Quads lines.

    Args:
        network: All interests of the date.
        rule: Name of the policy.

    Returns:
        The lines; what a large graph has too much of is left out whole, and a line says so.

    Cost: the votes of each company; for capital, one exact solution for each pair that a chain joins.
    """
    asked = network.as_of.isoformat(), rule
    companies = sorted({tie.investee for tie in network.interests if tie.kind in _TELLING})
    if len(companies) > MOST_COMPANIES:
        return _in_graph(_left_out("capital, votes and control", f"more than {MOST_COMPANIES:,} companies"))
    tables = {company: votes_table(network.restated, company) for company in companies}
    found = {triple for company in companies for triple in _votes(company, tables[company], asked)}
    found |= {triple for company in companies for triple in _table(network, company, asked)}
    found.update(_controls(network, tables, asked))
    above = {company: _above(network, company) for company in companies}
    if sum(map(len, above.values())) > MOST_PAIRS:
        found.update(_left_out("capital", f"more than {MOST_PAIRS:,} pairs"))
    else:
        found.update(_capital(network, above, asked))
    return _in_graph(found)


# Kinds by which somebody may own, vote or control.
_TELLING = HOLDING_KINDS | {
    *("consolidation", "appointmentOfBoard", "otherInfluenceOrControl", "rightsGrantedByContract"),
    *("controlViaCompanyRulesOrArticles", "controlByLegalFramework"),
}


def _in_graph(triples: Iterable[str]) -> list[str]:
    return sorted(f"{triple} <{DERIVED_GRAPH}> ." for triple in triples)


def _left_out(what: str, why: str) -> list[str]:
    return [f"<{DERIVED_GRAPH}> {_P['leftOut']} {text_literal(f'{what} of all pairs: {why}')}"]


def _above(network: OwnershipNetwork, company: EntityId) -> list[EntityId]:
    """Everybody whose capital in a company may be told, in id order."""
    restated = network.restated
    told = {tie.holder for tie in restated.ties(company) if tie.kind == "shareholding"}
    return sorted((told | set(holders_first(restated.web(company), company))) - {company})


def _capital(
    network: OwnershipNetwork, above: Mapping[EntityId, list[EntityId]], asked: _Asked
) -> Iterator[str]:
    for company, holders in above.items():
        for holder in holders:
            whole = network.restated.share(holder, company)
            if whole != NOTHING:
                yield from _node("CapitalHeld", (holder, company), asked, whole)


_PARTS = ("named", "unnamed", "undisclosed", "unknown", "free_float", "treasury")


def _table(network: OwnershipNetwork, company: EntityId, asked: _Asked) -> Iterator[str]:
    """The table of a company's capital: its rows, and the parts of the rest."""
    table = network.capital_table(company)
    for row in table.rows:
        if row.part != "undisclosed":
            yield from _node("StakeHeld", (row.owner, company), asked, row.share)
            if row.inside is not None:
                node = _name("StakeHeld", (row.owner, company), asked)
                yield f"{node} {_P['inside']} <{_IRIS.entity(row.inside)}>"
    if table.rows:
        yield f"<{_IRIS.entity(company)}> {_P['tableState']} {text_literal(table.state)}"
    for part in _PARTS:
        share: Share | None = getattr(table, part)
        if share is not None:
            node = f"<{vocab.BASE}held/{digest('CapitalPart', part, *asked, company)}>"
            yield f"{node} <{RDF}type> <{vocab.CLASS['CapitalPart']}>"
            yield f"{node} {_P['investee']} <{_IRIS.entity(company)}>"
            yield f"{node} {_P['asOf']} {date_literal(asked[0])}"
            yield f"{node} {_P['part']} {text_literal(camel(part))}"
            yield from share_triples(node, share)


def _votes(company: EntityId, table: VotesTable, asked: _Asked) -> Iterator[str]:
    for row in table.rows:
        if not row.hidden:
            yield from _node("VotesHeld", (row.voter, company), asked, row.share)


def _controls(network: OwnershipNetwork, tables: dict[EntityId, VotesTable], asked: _Asked) -> Iterator[str]:
    restated = network.restated
    below: dict[EntityId, set[EntityId]] = {}
    pairs: set[tuple[EntityId, EntityId]] = set()
    for company, table in list(tables.items()):
        stating = {tie.holder for tie in restated.ties(company) if states_control(tie)}
        pairs |= {(holder, company) for holder in stating - {company}}
        for holder in stating | {row.voter for row in table.rows}:
            below.setdefault(holder, set()).add(company)
    for key in {*below, *tables}:
        for body in restated.linked_under(key):
            below.setdefault(body, set()).add(key)
    for holder in sorted(below):
        reach = within_reach(restated, holder, below, tables)
        pairs |= {(holder, company) for company in reach if company in tables}
    for holder, company in sorted(pairs):
        yield from _control(control(restated, holder, company, tables), asked)


def _control(found: Control, asked: _Asked) -> Iterable[str]:
    if found.majority == "impossible" and not found.stated:
        return
    pair = found.holder, found.investee
    if found.majority == "certain" or (found.stated and not found.joint):
        yield f"<{_IRIS.entity(pair[0])}> {_P['controls']} <{_IRIS.entity(pair[1])}>"
    yield from _node("ControlHeld", pair, asked, None)
    node = _name("ControlHeld", pair, asked)
    yield f"{node} {_P['majority']} {text_literal(found.majority)}"
    yield f"{node} {_P['joint']} {typed_literal(str(found.joint).lower(), 'boolean')}"
    for kind in found.stated:
        yield f"{node} {_P['statedControl']} <{vocab.code('interestKind', kind)}>"


def _name(kind: str, pair: tuple[EntityId, EntityId], asked: _Asked) -> str:
    return f"<{vocab.BASE}held/{digest(kind, *asked, *pair)}>"


def _node(kind: str, pair: tuple[EntityId, EntityId], asked: _Asked, share: Share | None) -> Iterator[str]:
    node, (day, rule) = _name(kind, pair, asked), asked
    yield f"{node} <{RDF}type> <{vocab.CLASS[kind]}>"
    yield f"{node} {_P['holder']} <{_IRIS.entity(pair[0])}>"
    yield f"{node} {_P['investee']} <{_IRIS.entity(pair[1])}>"
    yield f"{node} {_P['asOf']} {date_literal(day)}"
    yield f"{node} {_P['rule']} {text_literal(rule)}"
    if share is not None:
        yield from share_triples(node, share)
