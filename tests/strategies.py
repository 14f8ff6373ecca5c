"""Hypothesis strategies for the values of `kg.model`: any Unicode, any field, any bounds."""

from __future__ import annotations

import string
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from hypothesis import strategies as st

from kg import vocab
from kg.model import (
    Batch,
    Claim,
    Entity,
    Evidence,
    HeldClaim,
    Identifier,
    Name,
    PartialDate,
    Share,
    Source,
    Zone,
)

T = TypeVar("T")


def _codes(codes: frozenset[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(codes))


def _maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | strategy


#: Any text that UTF-8 can carry: control characters, quotes, right-to-left marks, emoji, empty.
texts = st.text(max_size=12)
names = st.text(min_size=1, max_size=12)
#: Ids as people write them, and ids that must be percent-encoded.
entity_ids = st.sampled_from(["alpha", "beta", "gamma", "LEI:ABC", "état", "a/b#c?d e%2F"]) | names

#: Fractions of 1, with and without an end in decimal digits.
fractions = st.fractions(0, 1, max_denominator=10**4) | st.integers(0, 10**6).map(
    lambda n: Fraction(n, 10**6)
)


@st.composite
def shares(draw: st.DrawFn) -> Share:
    """Points, bands with open and closed ends, and the unknown."""
    low, high = sorted((draw(fractions), draw(fractions)))
    if low == high or draw(st.booleans()):
        return Share(low, low)
    return Share(low, high, draw(st.booleans()), draw(st.booleans()))


_days = st.dates().map(lambda day: day.isoformat())
#: Days, months and years.
partial_dates = st.builds(
    PartialDate, _days | _days.map(lambda text: text[:7]) | _days.map(lambda text: text[:4])
)


@st.composite
def periods(draw: st.DrawFn) -> tuple[PartialDate | None, PartialDate | None]:
    """From and to, possible in this order."""
    start, end = draw(_maybe(partial_dates)), draw(_maybe(partial_dates))
    if start and end and start.earliest > end.latest:
        start, end = end, start
    return start, end


_offsets = st.tuples(st.integers(0, 10**6), st.integers(0, 10**3)).map(lambda pair: (pair[0], sum(pair)))


@st.composite
def quotations(draw: st.DrawFn) -> Evidence:
    """Evidence in prose: words and where they stand."""
    start, end = draw(_offsets)
    return Evidence(quote=draw(texts), start=start, end=end)


#: Evidence of any form: prose, a register row, or a part of either.
evidences = (
    quotations()
    | st.builds(Evidence, pointer=names, raw=_maybe(texts))
    | st.builds(
        Evidence,
        quote=_maybe(texts),
        start=_maybe(st.integers(0, 99)),
        end=_maybe(st.integers(0, 99)),
        pointer=_maybe(texts),
        raw=_maybe(texts),
    )
)

sources = st.builds(
    Source,
    id=st.sampled_from(["register", "paper 1", "é/#"]) | texts,
    title=_maybe(texts),
    publisher=_maybe(texts),
    published=_maybe(partial_dates),
    rank=_codes(vocab.RANKS),
    language=_maybe(st.sampled_from(["en", "fr", "zh-Hant"]) | texts),
    url=_maybe(texts),
    origin=_maybe(texts),
    retrieved_on=_maybe(partial_dates),
    retold_from=_maybe(texts),
    text_sha256=_maybe(texts),
)


@st.composite
def _names(draw: st.DrawFn) -> Name:
    start, end = draw(_maybe(partial_dates)), draw(_maybe(partial_dates))
    plain = draw(st.booleans())
    return Name(
        text=draw(texts),
        language=draw(_maybe(st.sampled_from(["en", "fr", "zh-Hant", "x y"]))),
        script=None if plain else draw(_maybe(st.sampled_from(["Latn", "Cyrl"]))),
        valid_from=None if plain else start,
        valid_to=None if plain else end,
    )


#: Entities; names and identifiers are sets, given in sorted order.
entities = st.builds(
    Entity,
    id=entity_ids,
    kind=_codes(vocab.ENTITY_KINDS),
    name=texts,
    names=st.sets(_names(), max_size=3).map(lambda many: tuple(sorted(many, key=repr))),
    identifiers=st.sets(
        st.builds(Identifier, scheme=st.sampled_from(["LEI", "GB-COH", "a b:c"]), value=texts), max_size=3
    ).map(lambda many: tuple(sorted(many, key=lambda one: (one.scheme, one.value)))),
    country=_maybe(st.sampled_from(["FR", "JP"])),
    exists_from=_maybe(partial_dates),
    exists_to=_maybe(partial_dates),
    organ_of=_maybe(entity_ids),
    new_shares=st.sets(partial_dates, max_size=2).map(lambda many: tuple(sorted(many, key=str))),
)

_numerals = st.sampled_from(["43", "43.4", "43.40", "0", "1501/85", "about"])
_amounts = st.sampled_from(["5", "5.0", "0.1", "1e9", "1 000", "-3", "12345678901234567890.5"]) | texts


@st.composite
def claims(draw: st.DrawFn, source: Source | None = None) -> Claim:
    """Claims with any field filled.

    Args:
        draw: Given by Hypothesis.
        source: The source of the claim; any when left out.
    """
    valid_from, valid_to = draw(periods())
    values = draw(
        st.fixed_dictionaries(
            {"holder": entity_ids, "investee": entity_ids, "kind": _codes(vocab.INTEREST_KINDS)},
            optional=_OPTIONAL,
        )
    )
    return Claim(
        source=source if source is not None else draw(sources),
        valid_from=valid_from,
        valid_to=valid_to,
        **values,
    )


_OPTIONAL: dict[str, st.SearchStrategy[object]] = {
    **dict.fromkeys(("holder_text", "investee_text"), texts),
    **dict.fromkeys(("role", "topic", "share_text", "instrument", "speaker", "currency"), _maybe(texts)),
    **dict.fromkeys(("stated", "before_stated", "delta_stated"), _maybe(_numerals)),
    **dict.fromkeys(("share", "before", "delta"), _maybe(shares())),
    **dict.fromkeys(("value_since", "as_of", "stated_on", "effective"), _maybe(partial_dates)),
    **dict.fromkeys(("on_behalf_of", "counterparty"), _maybe(entity_ids)),
    "approximate": st.booleans(),
    "directness": _codes(vocab.DIRECTNESS),
    "via": st.lists(entity_ids, max_size=3).map(tuple),
    "capacity": _codes(vocab.CAPACITIES),
    "denominator": _codes(vocab.DENOMINATORS),
    "units": _maybe(st.integers(0, 10**25)),
    "amount": _maybe(_amounts),
    "voting": _codes(vocab.VOTING),
    "voting_cap": _maybe(fractions),
    "votes_per_share": _maybe(st.fractions(0, 1000)),
    "control": _codes(vocab.CONTROL),
    "status": _codes(vocab.STATUSES),
    "tense": _codes(vocab.TENSES),
    "change": _maybe(_codes(vocab.CHANGES)),
    "delta_basis": _codes(vocab.DELTA_BASES),
    "replaces": st.lists(texts, max_size=3).map(tuple),
    "as_of_basis": _maybe(_codes(vocab.AS_OF_BASES)),
    "evidence": st.lists(evidences, max_size=3, unique=True).map(tuple),
    "id": st.just("") | st.text(string.ascii_lowercase + "/ é", min_size=1, max_size=6),
}


@st.composite
def register_claims(draw: st.DrawFn) -> Claim:
    """Claims as a register row makes them: two parties, a kind, a share, a first day, a pointer."""
    return Claim(
        holder=draw(entity_ids),
        investee=draw(entity_ids),
        kind=draw(_codes(vocab.HOLDING_KINDS)),
        share=draw(shares()),
        valid_from=PartialDate(draw(_days)),
        source=Source(id="register", rank="register"),
        evidence=(Evidence(pointer=f"rows.csv#/{draw(st.integers(0, 10**6))}", raw=draw(_maybe(texts))),),
    )


@st.composite
def batches(draw: st.DrawFn) -> Batch:
    """Batches in canonical order: claims, held claims, entities and sources by id, the document first."""
    document = draw(sources)
    others = draw(st.lists(sources, max_size=1, unique_by=lambda one: one.id))
    listed = (document, *(one for one in others if one.id != document.id))
    made = [
        replace(draw(claims(source=draw(st.sampled_from(listed)))), id="")
        for _ in range(draw(st.integers(0, 3)))
    ]
    unique = {claim.id: claim for claim in made}
    held_ids = draw(st.sets(st.sampled_from(sorted(unique)))) if unique else set()
    held = tuple(
        HeldClaim(
            claim=unique[key],
            reason=draw(_codes(vocab.HOLD_REASONS)),
            note=draw(texts),
            repaired=draw(_maybe(claims(source=unique[key].source))),
        )
        for key in sorted(held_ids)
    )
    zones = draw(
        st.sets(st.builds(_zone, _offsets, st.sampled_from(["comments", "footer"]), texts), max_size=2)
    )
    return Batch(
        claims=tuple(unique[key] for key in sorted(set(unique) - held_ids)),
        held=held,
        sources=listed if zones else tuple(sorted(listed, key=lambda one: one.id)),
        entities=tuple(
            sorted(draw(st.lists(entities, max_size=3, unique_by=lambda e: e.id)), key=lambda e: e.id)
        ),
        zones=tuple(sorted(zones, key=lambda zone: (zone.start, zone.end, zone.kind, zone.reason))),
        made_by=draw(texts),
    )


def _zone(span: tuple[int, int], kind: str, reason: str) -> Zone:
    return Zone(kind=kind, start=span[0], end=span[1], reason=reason)


# ---------------------------------------------------------------------------------------------------
# Ownership networks as tables: company to holder to share, for `tests.analytics.worlds.network_of`


@st.composite
def point_tables(
    draw: st.DrawFn, *, companies: int = 5, people: int = 3, cycles: bool = True, full: bool = False
) -> dict[str, dict[str, Share]]:
    """Points that add up to at most 1 (to 1 where `full`), with loops and own shares where `cycles`."""
    names = [f"c{n}" for n in range(companies)]
    tables: dict[str, dict[str, Share]] = {}
    for number, company in enumerate(names):
        able = [*(names if cycles else names[:number]), *(f"p{n}" for n in range(people))]
        holders = draw(st.lists(st.sampled_from(able), max_size=4, unique=True))
        weights = [draw(st.integers(1, 20)) for _ in holders]
        whole = sum(weights) + (0 if full or draw(st.booleans()) else draw(st.integers(1, 20)))
        tables[company] = {
            holder: Share(Fraction(weight, whole), Fraction(weight, whole))
            for holder, weight in zip(holders, weights, strict=True)
        }
    return tables


@st.composite
def band_tables(
    draw: st.DrawFn, *, companies: int = 3, people: int = 2, opens: bool = True, most: int = 3
) -> dict[str, dict[str, Share]]:
    """Bands and points whose lower ends leave room, with loops and own shares, open and closed ends."""
    names = [f"c{n}" for n in range(companies)]
    able = [*names, *(f"p{n}" for n in range(people))]
    tables: dict[str, dict[str, Share]] = {}
    for company in names:
        room = 20
        tables[company] = {}
        for holder in draw(st.lists(st.sampled_from(able), max_size=most, unique=True)):
            low = draw(st.sampled_from([0, 0, 5, 8, 10]))
            if low >= room:
                continue
            width = draw(st.sampled_from([0, 0, 2, 5, 10, 20]))
            high = min(20, low + width)
            if high == 0:
                continue
            room -= low
            band = high > low and opens
            tables[company][holder] = Share(
                Fraction(low, 20),
                Fraction(high, 20),
                band and draw(st.booleans()),
                band and draw(st.booleans()),
            )
    return tables
