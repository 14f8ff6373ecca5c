"""Figures that count as told twice though no source says so: when that is told, and what is said of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kg.model import Claim, Entity, PartialDate, Recorded, Source
from kg.settlement import settle
from kg.settlement.capital import capital_table
from kg.settlement.once import CountedOnce, counted_once
from kg.settlement.restated import Restated
from kg.shares import UNKNOWN, bounds, point, show

DAY = date(2024, 4, 1)
MEMO = Source(id="memo")
NAMES = {key: Entity(id=key, kind="company", name=key.title()) for key in ("top", "sub", "op")}


def said(holder: str, investee: str, percent: int | str, **more: Any) -> Claim:
    values: dict[str, Any] = {"kind": "shareholding", "share": point(percent), "source": MEMO} | more
    return Claim(holder=holder, investee=investee, as_of=PartialDate("2024-03-01"), **values)


def told(*claims: Claim, entities: dict[str, Entity] | None = None) -> Restated:
    settled = settle([Recorded(claim=claim, recorded_on=DAY) for claim in claims], as_of=DAY)
    return Restated(settled.interests, entities or NAMES)


def doubts(*claims: Claim, entities: dict[str, Entity] | None = None) -> tuple[CountedOnce, ...]:
    return counted_once(told(*claims, entities=entities), "op")


HALVES = (said("top", "op", 50), said("sub", "op", 50), said("top", "sub", 100))


def test_two_halves_of_a_parent_and_its_own_subsidiary_are_told_as_a_doubt() -> None:
    (doubt,) = doubts(*HALVES)
    assert (doubt.holder, doubt.investee, doubt.through, doubt.fits) == ("top", "op", ("sub",), True)
    assert (show(doubt.figure), show(doubt.chain), doubt.claims) == ("50 %", "50 %", (HALVES[0].id,))
    assert doubt.words(NAMES) == (
        "Top's 50 % of Op is counted as including the 50 % that it has through Sub, since no source says "
        "that it is held directly; if it is, Top has 100 % in all. To settle it, tell it with the "
        'directness "direct" (it stands beside) or "total" (it is all)'
    )
    issue = doubt.issue(NAMES)
    assert (issue.code, issue.where, issue.claim) == ("countedOnce", "op", HALVES[0].id)


def test_beside_more_than_all_it_is_told_what_is_counted_and_nothing_is_left_to_settle() -> None:
    (doubt,) = doubts(*HALVES, said("other", "op", 40))
    assert not doubt.fits
    assert doubt.words(NAMES).endswith(
        "that it has through Sub: beside it, the figures would come to more than 100 %"
    )


def test_figures_that_only_rounding_brings_above_all_could_stand_beside_each_other() -> None:
    parts = (("top", "33.4"), ("sub", "33.4"), ("other", "33.3"))
    thirds = (said(holder, "op", share, stated=share) for holder, share in parts)
    (doubt,) = doubts(*thirds, said("top", "sub", 100))
    assert doubt.fits


@pytest.mark.parametrize("directness", ["direct", "total"])
def test_the_word_that_the_doubt_asks_for_settles_it(directness: str) -> None:
    word = said("top", "op", 50, directness=directness, source=Source(id="letter"))
    capital = told(*HALVES, word)
    assert counted_once(capital, "op") == ()
    rest = capital_table(capital, "op").unnamed
    assert show(rest) == ("0 %" if directness == "direct" else "50 %")


def test_a_total_of_both_leaves_the_doubt() -> None:
    assert len(doubts(*HALVES, said("top", "op", 100, directness="total"))) == 1


def test_a_band_over_a_chain_is_told_with_its_bounds() -> None:
    band = said("top", "op", 0, share=bounds("range", "25", "50"))
    (doubt,) = doubts(band, said("sub", "op", 40), said("top", "sub", 100))
    assert "Top has 65-90 % in all" in doubt.words(NAMES)


@pytest.mark.parametrize(
    "figure",
    [
        said("top", "op", 50, directness="direct"),
        said("top", "op", 50, directness="total"),
        said("top", "op", 50, via=("sub",)),
        said("top", "op", 50, share=UNKNOWN),
    ],
    ids=["direct", "total", "held through it", "no figure"],
)
def test_there_is_no_doubt_where_a_source_leaves_none(figure: Claim) -> None:
    assert doubts(figure, *HALVES[1:]) == ()


def test_there_is_no_doubt_without_a_chain() -> None:
    assert doubts(*HALVES[:2], said("top", "elsewhere", 100)) == ()


def test_the_figure_of_a_family_includes_its_members_by_itself() -> None:
    entities = {"top": Entity(id="top", kind="group", name="Top")}
    member = said("ann", "op", 15, directness="direct")
    joins = said("ann", "top", 0, kind="groupMembership", share=None)
    assert doubts(said("top", "op", 40), member, joins, entities=entities) == ()


def test_a_state_and_its_body_are_told_as_one_through_the_other() -> None:
    entities = {"body": Entity(id="body", kind="stateBody", name="Body", organ_of="state")}
    (doubt,) = doubts(said("state", "op", 20), said("body", "op", 15), entities=entities)
    assert (doubt.through, show(doubt.chain)) == (("body",), "15 %")


def test_a_way_that_leads_through_the_company_itself_is_not_named() -> None:
    (doubt,) = doubts(*HALVES, said("other", "op", 0, share=UNKNOWN), said("op", "other", 60))
    assert doubt.through == ("sub",)
