"""From the terms of one node to the values of a record's fields.

The tables of `kg.store.terms` say which property carries which field; here is how each form of value is
read. Nothing here asks a store: `kg.store.reading` fetches the nodes.

Example:
    >>> node = {vocab.KG + "stated": [ox.Literal("43")], vocab.KG + "units": [ox.Literal(7)]}
    >>> first(node, "stated"), numbers_of(node)["units"]
    ('43', 7)
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import lru_cache
from typing import Any

import pyoxigraph as ox

from kg import vocab
from kg.model import EntityId, Evidence, Identifier, PartialDate, Share, Zone
from kg.store.terms import (
    CLAIM_DATES,
    CLAIM_ENTITIES,
    CLAIM_SHARES,
    CLAIM_TEXTS,
    DEFAULT_CODES,
    ENTITY_DATES,
    OA,
    PARTY_TEXTS,
    RDF,
    REQUIRED_CODES,
    ROW_SEPARATOR,
    SOURCE_DATES,
    SOURCE_TEXTS,
    Iris,
    property_of,
    scheme_of,
)

_P = vocab.PROPERTY

#: Values of a subject by the IRI of the property, each list in a fixed order.
Node = dict[str, list[ox.Literal | ox.NamedNode]]


def _text(term: ox.Literal | ox.NamedNode, _: Iris) -> str:
    return term.value


# Registers say the same days and figures again and again: each is checked and worked out once.
_partial_date = lru_cache(maxsize=4096)(PartialDate)


def _date(term: ox.Literal | ox.NamedNode, _: Iris) -> PartialDate:
    return _partial_date(term.value)


def _entity_id(term: ox.Literal | ox.NamedNode, iris: Iris) -> EntityId:
    return iris.entity_id(term.value)


def _code_rule(term: ox.Literal | ox.NamedNode, _: Iris) -> str:
    return code_of(term)


#: How the value of a field is read.
Rule = Callable[[ox.Literal | ox.NamedNode, Iris], Any]


def _rules(*groups: tuple[Iterable[str], Rule]) -> dict[str, tuple[str, Rule]]:
    return {property_of(name): (name, rule) for names, rule in groups for name in names}


CLAIM_RULES = _rules(
    ([*CLAIM_TEXTS, *PARTY_TEXTS], _text),
    ([*REQUIRED_CODES, *DEFAULT_CODES], _code_rule),
    (["holder", "investee", *CLAIM_ENTITIES], _entity_id),
    (CLAIM_DATES, _date),
)
SOURCE_RULES = _rules((SOURCE_TEXTS, _text), (["rank"], _code_rule), (SOURCE_DATES, _date))
ENTITY_RULES = _rules((["country"], _text), (["organ_of"], _entity_id), (ENTITY_DATES, _date))
NAME_RULES = _rules((["language", "script"], _text), (["valid_from", "valid_to"], _date))


def fields_of(node: Node, rules: dict[str, tuple[str, Rule]], iris: Iris) -> dict[str, Any]:
    """Fields of a record by name, from their properties; the first value where there are several."""
    found = {}
    for name, values in node.items():
        if name in rules:
            field, read = rules[name]
            found[field] = read(values[0], iris)
    return found


_NAMED = (ox.NamedNode, ox.Literal)


def value_of(term: object) -> str:
    """IRI or text of a term; empty for other terms."""
    return term.value if isinstance(term, _NAMED) else ""


def first(node: Node, name: str) -> str | None:
    """First value of a property of ours, by its name; None when the node has none."""
    values = node.get(_P[name])
    return values[0].value if values else None


def code_of(term: ox.Literal | ox.NamedNode) -> str:
    """A code from its IRI."""
    return term.value.rpartition("/")[2]


def language_of(term: ox.Literal | ox.NamedNode) -> str | None:
    """Language tag of a literal; None when it has none."""
    return term.language if isinstance(term, ox.Literal) else None


def last_number(iri: str) -> int:
    """The number at the end of an IRI that counts places of a node."""
    return int(iri.rpartition("/")[2])


def members(node: Node) -> list[str]:
    """The properties rdf:_1, rdf:_2 ... of a node, in order."""
    numbered = [name for name in node if name.startswith(f"{RDF}_")]
    return sorted(numbered, key=lambda name: int(name.rpartition("_")[2]))


def replaces_of(node: Node) -> tuple[str, ...]:
    """Ids of what a claim corrects, in the order as given."""
    ordered = first(node, "replacesInOrder")
    if ordered is not None:
        return tuple(json.loads(ordered))
    return tuple(sorted(key.value for key in node.get(_P["replaces"], ())))


def _exact(node: Node, name: str) -> Fraction:
    return Fraction(first(node, f"{name}Ratio") or node[_P[name]][0].value)


def shares_of(node: Node) -> dict[str, Share]:
    """The shares of a claim by name; the exact quotient wins where one stands beside the decimal."""
    return {
        name: _share(*(node[part][0].value if part in node else None for part in parts))
        for name, parts in _SHARE_PARTS.items()
        if parts[0] in node
    }


_PARTS = ("Low", "LowRatio", "LowOpen", "High", "HighRatio", "HighOpen")
_SHARE_PARTS = {name: [_P[f"{name}{part}"] for part in _PARTS] for name in CLAIM_SHARES}


@lru_cache(maxsize=4096)
def _share(*parts: str | None) -> Share:
    low, low_ratio, low_open, high, high_ratio, high_open = parts
    least = most = Fraction(low_ratio or low or 0) / 100
    if (high, high_ratio) != (low, low_ratio):
        most = Fraction(high_ratio or high or 0) / 100
    return Share(least, most, low_open=low_open == "true", high_open=high_open == "true")


def numbers_of(node: Node) -> dict[str, Any]:
    """The numeric fields of a claim by name; a field that stands at its default is left out."""
    values: dict[str, Any] = {}
    if _P["units"] in node:
        values["units"] = integer(node, _P["units"])
    if _P["approximate"] in node:
        values["approximate"] = first(node, "approximate") == "true"
    as_written = first(node, "amountText")
    if as_written is not None or _P["amount"] in node:
        values["amount"] = as_written if as_written is not None else first(node, "amount")
    if _P["votingCap"] in node:
        values["voting_cap"] = _exact(node, "votingCap") / 100
    if _P["votesPerShare"] in node:
        values["votes_per_share"] = _exact(node, "votesPerShare")
    return values


def integer(node: Node, iri: str) -> int | None:
    """A whole number by the IRI of its property; None when the node has none."""
    return int(node[iri][0].value) if iri in node else None


def identifiers_of(node: Node) -> list[Identifier]:
    """Identifiers, each with its scheme from the datatype."""
    literals = [term for term in node.get(_P["identifier"], ()) if isinstance(term, ox.Literal)]
    return [Identifier(scheme=scheme_of(term.datatype.value), value=term.value) for term in literals]


def issues_of(node: Node) -> list[PartialDate]:
    """Days on which an entity issued shares."""
    return [PartialDate(term.value) for term in node.get(_P["newShares"], ())]


def most_used(values: Iterable[str]) -> list[str]:
    """Each value once, the most frequent first, then by text."""
    many = list(values)
    return sorted(set(many), key=lambda value: (-many.count(value), value)) if len(many) > 1 else many


def split_row(row: str) -> Evidence:
    """The evidence that one literal of a register row stands for.

    Example:
        >>> split_row("psc.jsonl#/42 = 25-to-50").raw
        '25-to-50'
    """
    pointer, separator, raw = row.partition(ROW_SEPARATOR)
    return Evidence(pointer=pointer, raw=raw if separator else None)


def zone_of(node: Node) -> Zone:
    """A span of a document that was left out."""
    return Zone(
        kind=first(node, "zoneKind") or "",
        start=integer(node, OA + "start") or 0,
        end=integer(node, OA + "end") or 0,
        reason=first(node, "reason") or "",
    )
