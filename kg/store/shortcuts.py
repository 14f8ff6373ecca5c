"""Settled interests as RDF, for one date: what SPARQL sees of an answer.

Each tie in force is a `kg:Interest` node with its bounds, the rule and the date, and leads to the claims
behind it; a holding is also one plain triple, `holder kg:ownsShareOf investee`. They stand in one graph
of a derived generation and hold no fact of their own.

Example:
    `kg sparql --as-of 2023-01-26 "SELECT ?h { ?h kg:ownsShareOf entity:nissan }"`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from kg import vocab
from kg.model import Share, digest
from kg.settlement import Interest, Settled
from kg.shares import decimal
from kg.store.terms import RDF, Iris, date_literal, text_literal, typed_literal

#: Graph of the shortcuts in a derived generation.
DERIVED_GRAPH = vocab.BASE + "graph/derived"

_P = {name: f"<{iri}>" for name, iri in vocab.PROPERTY.items()}


def shortcut_quads(settled: Settled, *, rule: str) -> list[str]:
    """The interests in force as sorted N-Quads lines.

    Args:
        settled: Everything settled for the date.
        rule: Name of the policy.
    """
    triples = {triple for tie in settled.interests for triple in _tie(tie, settled.as_of.isoformat(), rule)}
    return sorted(f"{triple} <{DERIVED_GRAPH}> ." for triple in triples)


def _tie(tie: Interest, day: str, rule: str) -> Iterator[str]:
    iris = Iris()
    holder, investee = f"<{iris.entity(tie.holder)}>", f"<{iris.entity(tie.investee)}>"
    used = tie.claims[0].record.claim.id
    node = f"<{vocab.BASE}interest/{digest(day, rule, tie.holder, tie.investee, tie.kind, used)}>"
    if tie.kind in vocab.HOLDING_KINDS and tie.share is not None and tie.share.high > 0:
        yield f"{holder} {_P['ownsShareOf']} {investee}"
    yield f"{node} <{RDF}type> <{vocab.CLASS['Interest']}>"
    yield f"{node} {_P['holder']} {holder}"
    yield f"{node} {_P['investee']} {investee}"
    yield f"{node} {_P['kind']} <{vocab.code('interestKind', tie.kind)}>"
    yield f"{node} {_P['voting']} <{vocab.code('voting', tie.voting)}>"
    yield f"{node} {_P['asOf']} {date_literal(day)}"
    yield f"{node} {_P['rule']} {text_literal(rule)}"
    yield f"{node} {_P['certain']} {typed_literal(str(tie.certain).lower(), 'boolean')}"
    yield f"{node} {_P['used']} <{iris.claim(used)}>"
    if tie.observed:
        yield f"{node} {_P['observed']} {date_literal(tie.observed.isoformat())}"
    yield from _bounds(node, tie)
    yield from (f"{node} {_P['flag']} {text_literal(label)}" for label in tie.labels)
    yield from _supports(node, tie, iris)


def _bounds(node: str, tie: Interest) -> Iterable[str]:
    if tie.share is None:
        return
    yield from share_triples(node, tie.share)
    if tie.approximate:
        yield f"{node} {_P['approximate']} {typed_literal('true', 'boolean')}"


def share_triples(node: str, share: Share) -> Iterator[str]:
    """The bounds of a share, in percent and rounded outward; a ratio beside one whose digits do not end."""
    for end, value, up in (("Low", share.low, False), ("High", share.high, True)):
        number = decimal(value, up=up)
        yield f"{node} {_P[f'share{end}']} {typed_literal(format(number, 'f'), 'decimal')}"
        if Fraction(number) != value * 100:
            yield f'{node} {_P[f"share{end}Ratio"]} "{value * 100}"'
    if share.low_open:
        yield f"{node} {_P['shareLowOpen']} {typed_literal('true', 'boolean')}"
    if share.high_open:
        yield f"{node} {_P['shareHighOpen']} {typed_literal('true', 'boolean')}"


def _supports(node: str, tie: Interest, iris: Iris) -> Iterable[str]:
    for support in tie.claims[1:]:
        if support.role == "agrees":
            yield f"{node} {_P['supportedBy']} <{iris.claim(support.record.claim.id)}>"
