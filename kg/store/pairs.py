"""What each holder has of each company in all, as RDF for one date: capital, votes and control.

`kg.store.shortcuts` writes the ties; here is what follows from several of them. Three kinds of nodes, each
with `kg:holder`, `kg:investee`, the date and the rule: `kg:CapitalHeld` (own, held for it and through
chains), `kg:VotesHeld` (what it may cast itself) and `kg:ControlHeld`. Certain control, by votes or as
sources state it, is also one plain triple: `holder kg:controls investee`.

Example:
    `kg sparql --as-of 2023-01-26 "SELECT ?h { ?h kg:controls entity:nissan }"`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg import vocab
from kg.model import EntityId, Share, digest
from kg.network import OwnershipNetwork
from kg.settlement.chains import holders_first
from kg.settlement.control import Control, control
from kg.settlement.votes import VotesTable, votes_table
from kg.shares import NOTHING
from kg.store.shortcuts import DERIVED_GRAPH, share_triples
from kg.store.terms import RDF, Iris, date_literal, text_literal, typed_literal
from kg.vocab import HOLDING_KINDS

_P = {name: f"<{iri}>" for name, iri in vocab.PROPERTY.items()}
_IRIS = Iris()

#: Companies up to which every pair is worked out; of a larger graph the calculations answer one by one.
MOST_COMPANIES = 2_000


def pair_quads(network: OwnershipNetwork, *, rule: str) -> list[str]:
    """Capital, votes and control of all pairs as sorted N-Quads lines.

    Args:
        network: All interests of the date.
        rule: Name of the policy.

    Returns:
        The lines; for a graph of more than `MOST_COMPANIES` companies votes alone, and a line that says so.

    Cost: for each company, one exact solution for each holder above it.
    """
    found: set[str] = set()
    companies = sorted({tie.investee for tie in network.interests if tie.kind in _TELLING})
    tables = {company: votes_table(network.restated, company) for company in companies}
    day = network.as_of.isoformat()
    for company, table in list(tables.items()):
        found.update(_votes(company, table, (day, rule)))
        if len(companies) <= MOST_COMPANIES:
            found.update(_company(network, company, tables, (day, rule)))
    if len(companies) > MOST_COMPANIES:
        note = (
            f"capital in all and control: more than {MOST_COMPANIES} companies; kg controllers tells of one"
        )
        found.add(f"<{DERIVED_GRAPH}> {_P['leftOut']} {text_literal(note)}")
    return sorted(f"{triple} <{DERIVED_GRAPH}> ." for triple in found)


# Kinds by which somebody may own, vote or control.
_TELLING = HOLDING_KINDS | {
    *("consolidation", "appointmentOfBoard", "otherInfluenceOrControl", "rightsGrantedByContract"),
    *("controlViaCompanyRulesOrArticles", "controlByLegalFramework"),
}


def _votes(company: EntityId, table: VotesTable, asked: tuple[str, str]) -> Iterator[str]:
    for row in table.rows:
        if not row.hidden:
            yield from _node("VotesHeld", (row.voter, company), asked, row.share)


def _company(
    network: OwnershipNetwork, company: EntityId, tables: dict[EntityId, VotesTable], asked: tuple[str, str]
) -> Iterator[str]:
    restated = network.restated
    told = {tie.holder for tie in restated.ties(company) if tie.kind in _TELLING}
    above = told | set(holders_first(restated.web(company), company))
    for holder in sorted(above - {company}):
        whole = restated.share(holder, company)
        if whole != NOTHING:
            yield from _node("CapitalHeld", (holder, company), asked, whole)
        yield from _control(control(restated, holder, company, tables), asked)


def _control(found: Control, asked: tuple[str, str]) -> Iterable[str]:
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


def _name(kind: str, pair: tuple[EntityId, EntityId], asked: tuple[str, str]) -> str:
    return f"<{vocab.BASE}held/{digest(kind, *asked, *pair)}>"


def _node(
    kind: str, pair: tuple[EntityId, EntityId], asked: tuple[str, str], share: Share | None
) -> Iterator[str]:
    node, (day, rule) = _name(kind, pair, asked), asked
    yield f"{node} <{RDF}type> <{vocab.CLASS[kind]}>"
    yield f"{node} {_P['holder']} <{_IRIS.entity(pair[0])}>"
    yield f"{node} {_P['investee']} <{_IRIS.entity(pair[1])}>"
    yield f"{node} {_P['asOf']} {date_literal(day)}"
    yield f"{node} {_P['rule']} {text_literal(rule)}"
    if share is not None:
        yield from share_triples(node, share)
