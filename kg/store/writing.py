"""One record as triples: a claim with its proof, a source, an entity.

Triples are N-Quads text without graph and full stop: plain strings are many times faster than the term
objects of an RDF library. `kg.store.quads` puts them together to a batch and says what is left out;
`kg.store.reading` is the way back.

Example:
    >>> list(source_triples(Source(id="a"), Iris()))[1].split("/")[-2:]
    ['rank', 'press>']
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, Field, fields
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter

from kg import vocab
from kg.model import Claim, Entity, Evidence, Name, PartialDate, Share, Source
from kg.shares import decimal
from kg.store.terms import (
    CLAIM_DATES,
    CLAIM_ENTITIES,
    CLAIM_SHARES,
    CLAIM_TEXTS,
    DEFAULT_CODES,
    ENTITY_DATES,
    OA,
    PARTY_TEXTS,
    POSITION_SELECTOR,
    PROV,
    QUOTE_SELECTOR,
    RDF,
    RDFS,
    ROW_SEPARATOR,
    SKOS,
    SOURCE_DATES,
    SOURCE_TEXTS,
    SPECIFIC_RESOURCE,
    Iris,
    camel,
    class_of,
    date_literal,
    property_of,
    scheme_iri,
    text_literal,
    typed_literal,
)

_TRUE = typed_literal("true", "boolean")
TYPE, _LABEL, _ALT_LABEL = f"<{RDF}type>", f"<{RDFS}label>", f"<{SKOS}altLabel>"
P = {name: f"<{iri}>" for name, iri in vocab.PROPERTY.items()}
C = {name: f"<{iri}>" for name, iri in vocab.CLASS.items()}
CODES = {name: {one: f"<{vocab.code(name, one)}>" for one in codes} for name, codes in vocab.LISTS.items()}


def _default(field: Field[object]) -> object:
    return None if field.default is MISSING else field.default


_DEFAULTS = {field.name: _default(field) for field in fields(Claim)}
_TEXTS = [(f"<{property_of(name)}>", _DEFAULTS[name]) for name in CLAIM_TEXTS + PARTY_TEXTS]
_CODES = [
    (f"<{property_of(name)}>", _DEFAULTS[name], CODES[codelist]) for name, codelist in DEFAULT_CODES.items()
]
# Most claims have most fields at their default: one comparison passes over many.
_texts_of, _codes_of = attrgetter(*CLAIM_TEXTS, *PARTY_TEXTS), attrgetter(*DEFAULT_CODES)
_shares_of, _dates_of = attrgetter(*CLAIM_SHARES), attrgetter(*CLAIM_DATES)
_numbers_of = attrgetter("approximate", "units", "amount", "voting_cap", "votes_per_share")
_links_of = attrgetter(*CLAIM_ENTITIES, "via", "replaces")
_NO_TEXTS = tuple(default for _, default in _TEXTS)
_NO_CODES = tuple(default for _, default, _ in _CODES)
_NO_DATES = (None,) * len(CLAIM_DATES)
_NO_NUMBERS = (False, None, None, None, None)
_NO_LINKS = (*(None for _ in CLAIM_ENTITIES), (), ())

_PLAIN_DECIMAL = re.compile(r"(?!-0$)-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?")
_PLAIN_TAG = re.compile(r"[a-z]{1,8}(?:-[a-z0-9]{1,8})*")


# ---------------------------------------------------------------------------------------------------
# Claims


def reading_triples(subject: str, claim: Claim, iris: Iris) -> Iterator[str]:
    """All that a claim says, below any subject; its type is for the caller to say."""
    yield f"{subject} {P['holder']} <{iris.entity(claim.holder)}>"
    yield f"{subject} {P['investee']} <{iris.entity(claim.investee)}>"
    yield f"{subject} {P['kind']} {CODES['interestKind'][claim.kind]}"
    yield f"{subject} {P['status']} {CODES['status'][claim.status]}"
    yield f"{subject} {P['source']} <{iris.source(claim.source.id)}>"
    yield from _said(subject, claim)
    for name, share in zip(CLAIM_SHARES, _shares_of(claim), strict=True):
        if share is not None:
            yield from [f"{subject} {part}" for part in _share(name, share)]
    if _dates_of(claim) != _NO_DATES:
        yield from _dates(subject, claim, CLAIM_DATES)
    if _numbers_of(claim) != _NO_NUMBERS:
        yield from _numbers(subject, claim)
    if _links_of(claim) != _NO_LINKS:
        yield from _links(subject, claim, iris)
    yield from _proof(subject, claim, iris)


def _said(subject: str, claim: Claim) -> Iterator[str]:
    if (texts := _texts_of(claim)) != _NO_TEXTS:
        for (token, default), text in zip(_TEXTS, texts, strict=True):
            if text != default:
                yield f"{subject} {token} {text_literal(text)}"
    if (values := _codes_of(claim)) != _NO_CODES:
        for (token, default, codes), value in zip(_CODES, values, strict=True):
            if value != default:
                yield f"{subject} {token} {codes[value]}"


# Registers repeat a few bands and first days millions of times.
@lru_cache(maxsize=4096)
def _share(name: str, share: Share) -> tuple[str, ...]:
    parts = [
        *_number(f"{name}Low", share.low * 100, up=False),
        *_number(f"{name}High", share.high * 100, up=True),
    ]
    if share.low_open:
        parts.append(f"{P[f'{name}LowOpen']} {_TRUE}")
    if share.high_open:
        parts.append(f"{P[f'{name}HighOpen']} {_TRUE}")
    return tuple(parts)


def _number(name: str, value: Fraction, *, up: bool) -> Iterator[str]:
    # `decimal` takes a fraction of 1 and gives percent.
    number = decimal(value / 100, up=up)
    yield f"{P[name]} {typed_literal(format(number, 'f'), 'decimal')}"
    if Fraction(number) != value:
        yield f'{P[f"{name}Ratio"]} "{value}"'


def _numbers(subject: str, claim: Claim) -> Iterator[str]:
    if claim.approximate:
        yield f"{subject} {P['approximate']} {_TRUE}"
    if claim.units is not None:
        yield f"{subject} {P['units']} {typed_literal(str(claim.units), 'integer')}"
    if claim.amount is not None:
        yield from _amount(subject, claim.amount)
    if claim.voting_cap is not None:
        yield from (f"{subject} {part}" for part in _number("votingCap", claim.voting_cap * 100, up=True))
    if claim.votes_per_share is not None:
        parts = _number("votesPerShare", claim.votes_per_share, up=False)
        yield from (f"{subject} {part}" for part in parts)


def _amount(subject: str, amount: str) -> Iterator[str]:
    plain = amount if _PLAIN_DECIMAL.fullmatch(amount) else _plain_decimal(amount)
    if plain is not None:
        yield f"{subject} {P['amount']} {typed_literal(plain, 'decimal')}"
    if plain != amount:
        yield f"{subject} {P['amountText']} {text_literal(amount)}"


def _plain_decimal(amount: str) -> str | None:
    try:
        number = Decimal(amount)
    except InvalidOperation:
        return None
    # An exponent of millions would write millions of digits.
    if not number.is_finite() or not -18 <= number.adjusted() <= 18 or len(amount) > 40:
        return None
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _dates(subject: str, record: object, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if (value := getattr(record, name)) is not None:
            yield from [f"{subject} {part}" for part in _date(camel(name), value)]


@lru_cache(maxsize=4096)
def _date(name: str, value: PartialDate) -> tuple[str, ...]:
    as_written = f"{P[name]} {date_literal(value.text)}"
    if len(value.text) == 10:
        return (as_written,)
    return (
        as_written,
        f"{P[f'{name}Earliest']} {date_literal(value.earliest.isoformat())}",
        f"{P[f'{name}Latest']} {date_literal(value.latest.isoformat())}",
    )


def _links(subject: str, claim: Claim, iris: Iris) -> Iterator[str]:
    for name in CLAIM_ENTITIES:
        if (key := getattr(claim, name)) is not None:
            yield f"{subject} {P[camel(name)]} <{iris.entity(key)}>"
    for key in claim.via:
        yield f"{subject} {P['via']} <{iris.entity(key)}>"
    if len(claim.via) > 1:
        for number, key in enumerate(claim.via, 1):
            yield f"{subject} <{RDF}_{number}> <{iris.entity(key)}>"
    for key in claim.replaces:
        yield f"{subject} {P['replaces']} {text_literal(key)}"
    if list(claim.replaces) != sorted(set(claim.replaces)):
        yield f"{subject} {P['replacesInOrder']} {text_literal(json.dumps(claim.replaces))}"


# ---------------------------------------------------------------------------------------------------
# Proof


def _proof(subject: str, claim: Claim, iris: Iris) -> Iterator[str]:
    if not claim.evidence:
        return
    rows = [_row(evidence) for evidence in claim.evidence]
    known = [row for row in rows if row is not None]
    if len(known) == len(rows) and known == sorted(set(known)):
        for row in known:
            yield f"{subject} {P['row']} {text_literal(row)}"
        return
    for number, evidence in enumerate(claim.evidence):
        node = f"{subject[:-1]}/evidence/{number}>"
        yield f"{subject} {P['evidence']} {node}"
        yield from _evidence(node, evidence, f"<{iris.source(claim.source.id)}>")


def _row(evidence: Evidence) -> str | None:
    """The one literal of a register row; None where it needs a node."""
    pointer, raw = evidence.pointer, evidence.raw
    if pointer is None or (evidence.quote, evidence.start, evidence.end) != (None, None, None):
        return None
    text = pointer if raw is None else pointer + ROW_SEPARATOR + raw
    # A pointer may hold the separator, or end in what it begins with.
    first = text.find(ROW_SEPARATOR)
    return text if first == (-1 if raw is None else len(pointer)) else None


def _evidence(node: str, evidence: Evidence, source: str) -> Iterator[str]:
    yield f"{node} {TYPE} {C['Evidence']}"
    yield f"{node} {TYPE} <{SPECIFIC_RESOURCE}>"
    yield f"{node} <{OA}hasSource> {source}"
    for name in ("pointer", "raw"):
        if (value := getattr(evidence, name)) is not None:
            yield f"{node} {P[name]} {text_literal(value)}"
    link, owner = "hasSelector", node
    if evidence.quote is not None:
        owner = f"{node[:-1]}/quote>"
        yield f"{node} <{OA}hasSelector> {owner}"
        yield f"{owner} {TYPE} <{QUOTE_SELECTOR}>"
        yield f"{owner} <{OA}exact> {text_literal(evidence.quote)}"
        link = "refinedBy"
    if evidence.start is not None or evidence.end is not None:
        position = f"{node[:-1]}/position>"
        yield f"{owner} <{OA}{link}> {position}"
        yield f"{position} {TYPE} <{POSITION_SELECTOR}>"
        yield from span_triples(position, evidence.start, evidence.end)


def span_triples(node: str, start: int | None, end: int | None) -> Iterator[str]:
    """Offsets of a span, as Web Annotation names them."""
    for name, value in (("start", start), ("end", end)):
        if value is not None:
            yield f"{node} <{OA}{name}> {typed_literal(str(value), 'integer')}"


# ---------------------------------------------------------------------------------------------------
# Sources and entities


def source_triples(source: Source, iris: Iris) -> Iterator[str]:
    """A document or register extract."""
    subject = f"<{iris.source(source.id)}>"
    yield f"{subject} {TYPE} {C['Source']}"
    yield f"{subject} {P['rank']} {CODES['rank'][source.rank]}"
    for name in SOURCE_TEXTS:
        if (value := getattr(source, name)) is not None:
            yield f"{subject} {P[camel(name)]} {text_literal(value)}"
    yield from _dates(subject, source, SOURCE_DATES)
    if source.retold_from is not None:
        yield f"{subject} <{PROV}wasDerivedFrom> <{iris.source(source.retold_from)}>"


def entity_triples(entity: Entity, iris: Iris) -> Iterator[str]:
    """An entity with its names and identifiers."""
    subject = f"<{iris.entity(entity.id)}>"
    yield f"{subject} {TYPE} {C['Entity']}"
    yield f"{subject} {TYPE} <{class_of(entity.kind)}>"
    yield f"{subject} {_LABEL} {text_literal(entity.name)}"
    yield from _names(subject, entity.names)
    for one in entity.identifiers:
        yield f"{subject} {P['identifier']} {text_literal(one.value)}^^<{scheme_iri(one.scheme)}>"
    if entity.country is not None:
        yield f"{subject} {P['country']} {text_literal(entity.country)}"
    if entity.organ_of is not None:
        yield f"{subject} {P['organOf']} <{iris.entity(entity.organ_of)}>"
    for day in entity.new_shares:
        yield f"{subject} {P['newShares']} {date_literal(day.text)}"
    yield from _dates(subject, entity, ENTITY_DATES)


def _names(subject: str, names: tuple[Name, ...]) -> Iterator[str]:
    for name in names:
        tagged = name.language is not None and _PLAIN_TAG.fullmatch(name.language)
        yield f"{subject} {_ALT_LABEL} {text_literal(name.text)}{f'@{name.language}' if tagged else ''}"
    # A label says text and a language in lower case; where a name says more, all of the entity get nodes.
    if all(_fits_a_label(name) for name in names):
        return
    for name in names:
        node = f"{subject[:-1]}/name/{hashlib.sha256(repr(name).encode()).hexdigest()[:16]}>"
        yield f"{subject} {P['name']} {node}"
        yield f"{node} {TYPE} {C['Name']}"
        yield f"{node} {_LABEL} {text_literal(name.text)}"
        for part in ("language", "script"):
            if (value := getattr(name, part)) is not None:
                yield f"{node} {P[part]} {text_literal(value)}"
        yield from _dates(node, name, ("valid_from", "valid_to"))


def _fits_a_label(name: Name) -> bool:
    tag_fits = name.language is None or bool(_PLAIN_TAG.fullmatch(name.language))
    return tag_fits and name == Name(text=name.text, language=name.language)
