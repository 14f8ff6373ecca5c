"""The records: what they refuse, and what their ids depend on."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from kg.errors import InvalidClaim
from kg.model import (
    Claim,
    Entity,
    Evidence,
    HeldClaim,
    PartialDate,
    Share,
    Source,
    claim_id,
    digest,
    in_id_order,
)
from kg.shares import point
from tests import strategies

SOURCE = Source(id="paper")


def _claim(**given: Any) -> Claim:
    return Claim(**{"holder": "a", "investee": "b", "kind": "shareholding", "source": SOURCE} | given)


@pytest.mark.parametrize(
    ("low", "high", "flags"),
    [(-1, 50, {}), (0, 101, {}), (60, 50, {}), (50, 50, {"low_open": True}), (50, 50, {"high_open": True})],
)
def test_a_share_that_cannot_be_is_refused(low: int, high: int, flags: dict[str, bool]) -> None:
    with pytest.raises(InvalidClaim, match="share"):
        Share(Fraction(low, 100), Fraction(high, 100), **flags)


@pytest.mark.parametrize(
    "text", ["", "23", "2023-1", "2023-13", "2023-02-30", "01/02/2023", "2023-01-01T00", "20230101"]
)
def test_a_date_that_is_not_one_is_refused(text: str) -> None:
    with pytest.raises(InvalidClaim, match="2023-01-26"):
        PartialDate(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024-02-10", "2024-02-10", "2024-02-10"),
    ],
)
def test_a_partial_date_spans_all_the_days_it_can_mean(text: str, first: str, last: str) -> None:
    day = PartialDate(text)
    assert (day.earliest.isoformat(), day.latest.isoformat(), str(day)) == (first, last, text)


@pytest.mark.parametrize(
    "faulty",
    [
        {"kind": "ownership"},
        {"status": "certain"},
        {"voting": "maybe"},
        {"change": "sale"},
        {"as_of_basis": "guess"},
        {"holder": ""},
        {"investee": ""},
        {"voting_cap": Fraction(3, 2)},
        {"valid_from": PartialDate("2020"), "valid_to": PartialDate("2019")},
    ],
)
def test_a_claim_that_cannot_be_true_of_itself_is_refused(faulty: dict[str, Any]) -> None:
    with pytest.raises(InvalidClaim):
        _claim(**faulty)


def test_an_entity_and_a_source_refuse_unknown_codes() -> None:
    with pytest.raises(InvalidClaim, match="kind"):
        Entity(id="a", kind="firm", name="A")
    with pytest.raises(InvalidClaim, match="rank"):
        Source(id="a", rank="blog")


def test_an_id_speaks_of_the_world_and_not_of_the_proof() -> None:
    claim = _claim(share=point(43))
    better = replace(claim, evidence=(Evidence(quote="holds 43", start=0, end=8),), id="")
    retitled = replace(claim, source=replace(SOURCE, title="New title"), id="")
    assert better.id == retitled.id == claim.id


def test_parties_count_in_an_id_as_they_are_written() -> None:
    written = _claim(holder_text="Alder", investee_text="Birch")
    resolved = replace(written, holder="company-1", investee="company-2", id="")
    assert resolved.id == written.id
    assert replace(written, holder_text="Alder SA", id="").id != written.id


_OTHER: dict[str, Any] = {
    "holder_text": "c",
    "investee_text": "c",
    "kind": "votingRights",
    "role": "chair",
    "topic": "engines",
    "share": point(1),
    "stated": "1",
    "approximate": True,
    "share_text": "one",
    "directness": "total",
    "via": ("c",),
    "capacity": "nominee",
    "instrument": "B",
    "denominator": "class",
    "units": 1,
    "amount": "1",
    "currency": "EUR",
    "on_behalf_of": "c",
    "voting": "none",
    "voting_cap": Fraction(1, 10),
    "votes_per_share": Fraction(2),
    "control": "sole",
    "status": "planned",
    "tense": "past",
    "speaker": "c",
    "change": "increase",
    "before": point(1),
    "before_stated": "1",
    "delta": point(1),
    "delta_stated": "1",
    "delta_basis": "points",
    "effective": PartialDate("2020"),
    "counterparty": "c",
    "replaces": ("c",),
    "valid_from": PartialDate("2020"),
    "valid_to": PartialDate("2020"),
    "value_since": PartialDate("2020"),
    "as_of": PartialDate("2020"),
    "as_of_basis": "text",
    "stated_on": PartialDate("2020"),
}


def test_every_field_that_says_something_of_the_world_changes_the_id() -> None:
    proof = {"holder", "investee", "source", "evidence", "id"}
    assert set(_OTHER) == {field.name for field in fields(Claim)} - proof
    ids = {name: replace(_claim(), **{name: value, "id": ""}).id for name, value in _OTHER.items()}
    assert len({*ids.values(), _claim().id}) == len(ids) + 1


def test_two_documents_that_say_the_same_make_two_claims() -> None:
    assert _claim().id != _claim(source=Source(id="other paper")).id


@given(strategies.claims())
def test_an_id_is_the_same_whenever_it_is_made(claim: Claim) -> None:
    assert claim_id(claim) == claim_id(replace(claim))


def test_parts_of_a_digest_do_not_run_together() -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("abc", "")}) == 4


def test_a_symmetric_claim_stands_in_id_order_and_keeps_its_words() -> None:
    talks = _claim(holder="z", investee="b", kind="merger", holder_text="Zed", investee_text="Bee")
    turned = in_id_order(talks)
    assert (turned.parties, turned.holder_text, turned.investee_text) == (("b", "z"), "Bee", "Zed")
    assert in_id_order(turned) == turned


def test_a_holding_is_never_turned_round() -> None:
    holding = _claim(holder="z", investee="b")
    assert in_id_order(holding) is holding


def test_a_held_claim_concerns_the_parties_of_both_its_readings() -> None:
    written, repaired = _claim(holder="b"), _claim(holder="c")
    held = HeldClaim(claim=written, reason="selfHolding", note="holds itself", repaired=repaired)
    assert held.entities == {"b", "c"}
