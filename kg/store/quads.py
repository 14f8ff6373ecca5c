"""From a batch to N-Quads: canonical, sorted, the same bytes for the same content.

A claim is a node with its fields as properties, in the graph of its batch. Held claims stand in a second
graph, typed `kg:HeldClaim`; the reading that would repair one is a `kg:Reading`, so no query for claims
meets either. There are no blank nodes. A row of a register costs at most 11 quads, because what is at its
default is left out (`kg:absentMeans` in the ontology says what then holds):

- always there: type, holder, investee, kind, status, source;
- `kg:shareLow` and `kg:shareHigh`, in percent and rounded outward, wherever a share is known at all, also
  for a point; `kg:shareLowOpen` and `kg:shareHighOpen` only where true; `kg:shareLowRatio` and
  `kg:shareHighRatio` only where decimal digits do not end;
- dates as written; `...Earliest` and `...Latest` beside them only where they are a month or a year;
- proof of a register row in one literal, `kg:row "file#pointer = raw value"`; of prose in Web Annotation
  selectors with the words and their offsets.

The way back is `kg.store.reading`.

Example:
    >>> from kg.model import Source
    >>> claim = Claim(holder="a", investee="b", kind="parent", source=Source(id="register"))
    >>> name, lines = batch_quads(Batch(claims=(claim,), sources=(claim.source,)))
    >>> len(name), sum("/claim/" in line for line in lines)
    (32, 6)
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from kg import vocab
from kg.errors import InvalidClaim
from kg.model import Batch, Claim, Entity, Evidence, HeldClaim, Source, Zone
from kg.record import replace
from kg.store.terms import Iris, text_literal
from kg.store.writing import (
    CODES,
    TYPE,
    C,
    P,
    entity_triples,
    reading_triples,
    source_triples,
    span_triples,
)


def batch_quads(batch: Batch, *, base: str = vocab.BASE) -> tuple[str, list[str]]:
    """The batch as canonical N-Quads.

    Claims of one id are one claim with the evidence of all. `batch.text` stays out: texts are archived by
    their hash.

    Args:
        batch: What one article or register file brings.
        base: Beginning of all IRIs.

    Returns:
        The batch's id, 32 hexadecimal digits of a SHA-256 over the content without graph names, and the
        sorted lines, without line ends. Neither depends on the order of claims, entities or zones.

    Raises:
        InvalidClaim: Two sources or two claims have one id and differ, or a text is not Unicode.

    Cost: O(n log n) for n claims; about 25,000 register claims a second on one core.
    """
    iris = Iris(base)
    claims, held = _merged(batch)
    # Sorted once: with graph names the order is nearly the same, and sorting what is sorted is quick.
    body = sorted(set(_content(batch, claims, held, iris)))
    doubts = sorted({triple for one in held for triple in _held(one, iris)})
    key = _batch_id(sorted(_about(batch, "<>", iris)), body, doubts)
    graph, name = f"<{iris.batch(key)}>", f"<{iris.held(key)}>"
    lines = [f"{triple} {graph} ." for triple in body]
    lines += [f"{triple} {graph} ." for triple in _about(batch, graph, iris)]
    lines += [f"{triple} {name} ." for triple in doubts]
    return key, sorted(lines)


def graph_quads(graph: str, claims: Iterable[Claim] = (), entities: Iterable[Entity] = ()) -> list[str]:
    """Claims and entities as sorted N-Quads lines of one graph that is no batch.

    Args:
        graph: IRI of the graph.
        claims: Claims, with their sources and evidence.
        entities: Entities.
    """
    batch, iris = Batch(claims=tuple(claims), entities=tuple(entities), sources=()), Iris()
    content = _content(batch, list(batch.claims), [], iris)
    return sorted({f"{triple} <{graph}> ." for triple in content})


def _batch_id(*parts: list[str]) -> str:
    hashed = hashlib.sha256()
    for part in parts:
        hashed.update(" .\n".join([*part, ""]).encode() + b"\n")
    return hashed.hexdigest()[:32]


def _merged(batch: Batch) -> tuple[list[Claim], list[HeldClaim]]:
    claims: dict[str, Claim] = {}
    for claim in batch.claims:
        earlier = claims.setdefault(claim.id, claim)
        if earlier is not claim:
            claims[claim.id] = _with_evidence_of(earlier, claim)
    held: dict[str, HeldClaim] = {}
    for one in batch.held:
        before = held.setdefault(one.claim.id, one)
        if before is not one:
            held[one.claim.id] = replace(before, claim=_with_evidence_of(before.claim, one.claim))
    return list(claims.values()), list(held.values())


def _with_evidence_of(first: Claim, second: Claim) -> Claim:
    if replace(first, evidence=()) != replace(second, evidence=()):
        raise InvalidClaim("id", first.id, "two claims of the batch have this id and differ")
    if first.evidence == second.evidence:
        return first
    both = set(first.evidence + second.evidence)
    return replace(first, evidence=tuple(sorted(both, key=_place)))


def _place(evidence: Evidence) -> tuple[int, int, str, str, str]:
    start, end = evidence.start or 0, evidence.end or 0
    return start, end, evidence.pointer or "", evidence.quote or "", repr(evidence)


def _content(batch: Batch, claims: list[Claim], held: list[HeldClaim], iris: Iris) -> Iterator[str]:
    readings = [*claims, *(one.claim for one in held), *(one.repaired for one in held if one.repaired)]
    sources: dict[str, Source] = {}
    for source in (*batch.sources, *(claim.source for claim in readings)):
        if sources.setdefault(source.id, source) != source:
            raise InvalidClaim("source", source.id, "two sources of the batch have this id and differ")
    for source in sources.values():
        yield from source_triples(source, iris)
    for entity in batch.entities:
        yield from entity_triples(entity, iris)
    for claim in claims:
        subject = f"<{iris.claim(claim.id)}>"
        yield f"{subject} {TYPE} {C['Claim']}"
        yield from reading_triples(subject, claim, iris)


def _held(held: HeldClaim, iris: Iris) -> Iterator[str]:
    subject = f"<{iris.claim(held.claim.id)}>"
    if held.reason not in vocab.HOLD_REASONS:
        codes = ", ".join(sorted(vocab.HOLD_REASONS))
        raise InvalidClaim("reason", held.reason, f"must be one of {codes}")
    yield f"{subject} {TYPE} {C['HeldClaim']}"
    yield f"{subject} {P['holdReason']} {CODES['holdReason'][held.reason]}"
    yield f"{subject} {P['note']} {text_literal(held.note)}"
    yield from reading_triples(subject, held.claim, iris)
    if held.repaired is not None:
        repaired = f"{subject[:-1]}/repaired>"
        yield f"{subject} {P['repairedAs']} {repaired}"
        yield f"{repaired} {TYPE} {C['Reading']}"
        yield f"{repaired} {P['readingId']} {text_literal(held.repaired.id)}"
        yield from reading_triples(repaired, held.repaired, iris)


def _about(batch: Batch, subject: str, iris: Iris) -> Iterator[str]:
    yield f"{subject} {TYPE} {C['Batch']}"
    yield f"{subject} {P['madeBy']} {text_literal(batch.made_by)}"
    if batch.sources and (batch.zones or batch.sources[0].text_sha256):
        yield f"{subject} {P['document']} <{iris.source(batch.sources[0].id)}>"
    for number, zone in enumerate(sorted(set(batch.zones), key=_zone_order)):
        node = f"{subject[:-1]}/zone/{number}>"
        yield f"{subject} {P['zone']} {node}"
        yield f"{node} {TYPE} {C['Zone']}"
        yield f"{node} {P['zoneKind']} {text_literal(zone.kind)}"
        yield f"{node} {P['reason']} {text_literal(zone.reason)}"
        yield from span_triples(node, zone.start, zone.end)


def _zone_order(zone: Zone) -> tuple[int, int, str, str]:
    return zone.start, zone.end, zone.kind, zone.reason
