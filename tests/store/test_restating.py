"""What is read for one company is enough: reading everything above it gives the same table."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Batch, Claim, Entity, PartialDate, Recorded, Source
from kg.settlement import Settled, settle
from kg.settlement.capital import capital_table
from kg.settlement.votes import votes_table
from kg.shares import UNKNOWN, bounds, point, rest
from kg.store.quads import batch_quads
from kg.store.records import Records
from kg.store.restating import Restating

NAMES = "abcdef"
DAY = date(2024, 1, 1)
SOURCE = Source(id="register", rank="register")

_stakes = st.builds(
    Claim,
    holder=st.sampled_from(NAMES),
    investee=st.sampled_from(NAMES),
    kind=st.sampled_from(
        ["shareholding", "shareholding", "shareholding", "votingRights", "parent", "boardChair"]
    ),
    share=st.sampled_from([point(5), point(20), point("33.4"), point(60), UNKNOWN, bounds("about", "15")]),
    directness=st.sampled_from(["unknown", "unknown", "direct", "total", "indirect"]),
    capacity=st.sampled_from(["unstated", "unstated", "own", "nominee", "manager"]),
    on_behalf_of=st.sampled_from([None, None, None, *NAMES]),
    via=st.sampled_from([(), (), (), ("b",)]),
    as_of=st.sampled_from([PartialDate("2023-06-01"), PartialDate("2020"), None]),
    source=st.just(SOURCE),
)
_memberships = st.builds(
    Claim,
    holder=st.sampled_from(NAMES),
    investee=st.just("f"),
    kind=st.just("groupMembership"),
    source=st.just(SOURCE),
)
_claims = st.tuples(st.lists(_stakes, max_size=9), st.lists(_memberships, max_size=1)).map(
    lambda both: {claim.id: claim for many in both for claim in many}
)
_organs = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(NAMES), max_size=1)


def restating(claims: dict[str, Claim], organs: dict[str, str]) -> tuple[Records, Restating]:
    """The claims in a store in memory, and what restates them."""
    kinds = {"f": "group", "e": "dispersed"}
    entities = tuple(
        Entity(id=name, kind=kinds.get(name, "company"), name=name.upper(), organ_of=organs.get(name))
        for name in NAMES
    )
    store = ox.Store()
    _, lines = batch_quads(Batch(claims=tuple(claims.values()), sources=(SOURCE,), entities=entities))
    store.load("\n".join(lines).encode(), ox.RdfFormat.N_QUADS)
    by_id = {entity.id: entity for entity in entities}
    names = SimpleNamespace(gone=lambda _: [], recorded_on=lambda _: DAY, entity=by_id.get)
    generation: Any = SimpleNamespace(rdf=store, names=names)
    folder: Any = SimpleNamespace(index=generation, sources=None)
    records = Records(folder, generation)
    return records, Restating(records, _settle)


def _settle(records: Any, day: date) -> Settled:
    return settle(records, as_of=day)


def own(records: Records, company: str) -> Settled:
    told: list[Recorded] = records.of(company, as_holder=False)
    return settle(told, as_of=DAY)


@settings(max_examples=100, deadline=None)
@given(_claims, _organs)
def test_reading_no_further_up_than_needed_changes_no_table(
    claims: dict[str, Claim], organs: dict[str, str]
) -> None:
    records, asked = restating(claims, organs)
    for company in NAMES:
        near, far = asked.around(company, own(records, company)), asked.above(company, DAY)
        first, second = capital_table(near, company), capital_table(far, company)
        assert (first.owners, first.unnamed, first.state) == (second.owners, second.unnamed, second.state)
        assert {c.kind for c in first.conflicts} == {c.kind for c in second.conflicts}
        votes = [
            [(row.voter, row.share, row.inside) for row in votes_table(one, company).rows]
            for one in (near, far)
        ]
        assert votes[0] == votes[1]


@settings(max_examples=100, deadline=None)
@given(_claims, _organs)
def test_where_no_table_is_made_the_stakes_just_add_up(
    claims: dict[str, Claim], organs: dict[str, str]
) -> None:
    records, asked = restating(claims, organs)
    for company in NAMES:
        settled = own(records, company)
        if asked.remainder(company, settled) is None:
            shares = {t.holder: t.share for t in settled.interests if t.kind == "shareholding" and t.share}
            table = capital_table(asked.above(company, DAY), company)
            assert table.owners == shares
            assert (table.unnamed, table.state) == (rest(shares.values()), "ok")
            assert not table.conflicts


def test_a_holder_that_stands_above_another_is_found_however_far_up() -> None:
    told = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "x"), ("a", "x")]
    claims = [
        Claim(holder=h, investee=i, kind="shareholding", share=point(50), source=SOURCE) for h, i in told
    ]
    dated = [Claim(**{**_fields(claim), "as_of": PartialDate("2023-01-01"), "id": ""}) for claim in claims]
    records, asked = restating({claim.id: claim for claim in dated}, {})
    table = capital_table(asked.around("x", own(records, "x")), "x")
    assert table.owners == {"d": point(50), "a": point("43.75")}


@settings(max_examples=50, deadline=None)
@given(_claims, _organs)
def test_who_may_stand_above_is_the_same_where_the_claims_were_read_before(
    claims: dict[str, Claim], organs: dict[str, str]
) -> None:
    looked, read = restating(claims, organs)[0], restating(claims, organs)[0]
    for company in NAMES:
        read.of(company)
        assert read.above(company) == looked.above(company)


@pytest.mark.parametrize("besides", [[], [("b", "f")]])
def test_a_search_that_is_given_up_reads_everything_only_if_a_party_holds_something_else(
    besides: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.store.restating._MANY", 2)
    told = [("b", "a"), ("c", "a"), ("d", "c"), ("f", "d"), *besides]
    claims = [
        Claim(
            holder=h,
            investee=i,
            kind="shareholding",
            share=point(40),
            as_of=PartialDate("2023-01-01"),
            source=SOURCE,
        )
        for h, i in told
    ]
    records, asked = restating({claim.id: claim for claim in claims}, {})
    assert (asked.remainder("a", own(records, "a")) is None) == (not besides)


def _fields(claim: Claim) -> dict[str, Any]:
    return {name: getattr(claim, name) for name in ("holder", "investee", "kind", "share", "source")}
