"""What became of plans and of companies by a date, as RDF: deals with their state, and who took over whom.

Example:
    `kg sparql --as-of 2024-01-01 "SELECT ?s { ?deal a kg:Deal ; kg:investee entity:x ; kg:state ?s }"`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kg import vocab
from kg.answers import Lens
from kg.model import Recorded, digest
from kg.settlement import POLICIES
from kg.settlement.deals import Deal, deals
from kg.settlement.known import knowledge
from kg.settlement.ties import successions
from kg.store.shortcuts import DERIVED_GRAPH
from kg.store.terms import RDF, Iris, date_literal, text_literal

_P = {name: f"<{iri}>" for name, iri in vocab.PROPERTY.items()}
_IRIS = Iris()


def outcome_quads(records: Iterable[Recorded], *, as_of: date, lens: Lens) -> list[str]:
    """Deals and successions by a date as sorted N-Quads lines.

    Args:
        records: The claims.
        as_of: The date.
        lens: Through which knowledge.

    Cost: O(n log n) for n claims.
    """
    told = list(records)
    plans = deals(told, as_of, known_on=lens.known_on, policy=POLICIES[lens.policy])
    found = {triple for deal in plans for triple in _deal(deal, as_of.isoformat())}
    absorbed: set[str] = set()
    for heir in successions(knowledge(told, known_on=lens.known_on).qualifying):
        if heir.span[1] <= as_of and heir.absorbed not in absorbed:
            absorbed.add(heir.absorbed)
            ends = _IRIS.entity(heir.absorbed), _IRIS.entity(heir.survivor)
            found.add(f"<{ends[0]}> {_P['wentUpIn']} <{ends[1]}>")
    return sorted(f"{triple} <{DERIVED_GRAPH}> ." for triple in found)


def _deal(deal: Deal, day: str) -> Iterator[str]:
    claim = deal.claim
    node = f"<{vocab.BASE}deal/{digest(day, claim.id)}>"
    yield f"{node} <{RDF}type> <{vocab.CLASS['Deal']}>"
    yield f"{node} {_P['holder']} <{_IRIS.entity(claim.holder)}>"
    yield f"{node} {_P['investee']} <{_IRIS.entity(claim.investee)}>"
    yield f"{node} {_P['asOf']} {date_literal(day)}"
    yield f"{node} {_P['state']} {text_literal(deal.state)}"
    yield f"{node} {_P['plan']} <{_IRIS.claim(claim.id)}>"
    if deal.answer is not None:
        yield f"{node} {_P['used']} <{_IRIS.claim(deal.answer.claim.id)}>"
    if deal.on is not None:
        yield f"{node} {_P['on']} {date_literal(deal.on.isoformat())}"
