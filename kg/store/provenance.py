"""The chain behind one answer as PROV-O in Turtle: answer, policy, claims, sentences, documents, decisions.

Example:
    `kg why Renault Nissan --as-of 2023-01-26 --format ttl`
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg import vocab
from kg.answers import Reason, Why
from kg.model import Decision, digest
from kg.settlement import Interest
from kg.shares import show
from kg.store.dump import turtle
from kg.store.terms import OA, PROV, RDF, Iris, date_literal, text_literal, typed_literal

_TYPE, _DC = f"<{RDF}type>", "http://purl.org/dc/terms/"
_IRIS = Iris()


def provenance(answer: Why) -> str:
    """An answer to `why` as PROV-O: sorted, so that the same answer gives the same bytes."""
    triples: set[str] = set()
    for tie in answer.interests:
        triples.update(_tie(tie, answer))
    for reason in answer.reasons:
        triples.update(_claim(reason))
    for key, decision in answer.decisions:
        triples.update(_decision(key, decision))
    text = "".join(f"{triple} .\n" for triple in sorted(triples))
    return turtle(quad.triple for quad in ox.parse(text.encode(), format=ox.RdfFormat.N_TRIPLES))


def _tie(tie: Interest, answer: Why) -> Iterator[str]:
    day, rule = answer.as_of.isoformat(), answer.lens.policy
    name = digest(day, rule, tie.holder, tie.investee, tie.kind, tie.claims[0].record.claim.id)
    node, activity = f"<{vocab.BASE}interest/{name}>", f"<{vocab.BASE}settlement/{name}>"
    yield f"{node} {_TYPE} <{PROV}Entity>"
    yield f"{node} {_TYPE} <{vocab.CLASS['Interest']}>"
    yield f"{node} <{vocab.HOLDER}> <{_IRIS.entity(tie.holder)}>"
    yield f"{node} <{vocab.PROPERTY['investee']}> <{_IRIS.entity(tie.investee)}>"
    yield f"{node} <{vocab.PROPERTY['asOf']}> {date_literal(day)}"
    yield f"{node} <{PROV}value> {text_literal(show(tie.share))}"
    yield f"{node} <{PROV}wasGeneratedBy> {activity}"
    yield f"{activity} {_TYPE} <{PROV}Activity>"
    yield f"{activity} <{vocab.PROPERTY['rule']}> {text_literal(rule)}"
    for support in tie.claims:
        claim = f"<{_IRIS.claim(support.record.claim.id)}>"
        yield f"{activity} <{PROV}used> {claim}"
        if support.role in ("used", "agrees"):
            yield f"{node} <{PROV}wasDerivedFrom> {claim}"


def _claim(reason: Reason) -> Iterator[str]:
    claim = reason.claim
    node, source = f"<{_IRIS.claim(claim.id)}>", f"<{_IRIS.source(claim.source.id)}>"
    yield f"{node} {_TYPE} <{PROV}Entity>"
    yield f"{node} <{PROV}wasDerivedFrom> {source}"
    yield f"{node} <{vocab.PROPERTY['status']}> <{vocab.code('status', claim.status)}>"
    if reason.note:
        yield f"{node} <{vocab.PROPERTY['note']}> {text_literal(reason.note)}"
    for number, evidence in enumerate(claim.evidence):
        if evidence.quote is None:
            continue
        place = f"{node[:-1]}/evidence/{number}>"
        yield f"{node} <{PROV}wasQuotedFrom> {place}"
        yield f"{place} <{OA}hasSource> {source}"
        yield f"{place} <{OA}exact> {text_literal(evidence.quote)}"
        if evidence.start is not None and evidence.end is not None:
            yield f"{place} <{OA}start> {typed_literal(str(evidence.start), 'integer')}"
            yield f"{place} <{OA}end> {typed_literal(str(evidence.end), 'integer')}"
    yield f"{source} {_TYPE} <{PROV}Entity>"
    if claim.source.title:
        yield f"{source} <{_DC}title> {text_literal(claim.source.title)}"
    if claim.source.publisher:
        yield f"{source} <{_DC}publisher> {text_literal(claim.source.publisher)}"
    if claim.source.published:
        yield f"{source} <{_DC}issued> {date_literal(claim.source.published.text)}"
    if claim.source.retold_from:
        yield f"{source} <{PROV}wasDerivedFrom> <{_IRIS.source(claim.source.retold_from)}>"


def _decision(key: str, decision: Decision) -> Iterator[str]:
    node = f"<{vocab.BASE}decision/{key}>"
    yield f"{node} {_TYPE} <{PROV}Activity>"
    yield f"{node} {_TYPE} <{vocab.CLASS['Decision']}>"
    yield f"{node} <{vocab.PROPERTY['action']}> {text_literal(decision.action)}"
    yield f"{node} <{vocab.PROPERTY['decidedOn']}> {date_literal(decision.on.text)}"
    for name, words in (("author", decision.author), ("reason", decision.reason)):
        if words:
            yield f"{node} <{vocab.PROPERTY[name]}> {text_literal(words)}"
    if decision.action in ("accept", "reject", "prefer"):
        for subject in decision.subjects:
            yield f"{node} <{PROV}used> <{_IRIS.claim(subject)}>"
