from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import vocab
from kg.model import HeldClaim, Share
from kg.shares import NOTHING, UNKNOWN, bounds, point
from kg.views.ties import PHRASES, held_tie, in_order, pending_ties, settled_tie, share_label
from tests.views.pictures import claim, interest, recorded


def drawn(standing: Any = "inForce", **values: Any) -> Any:
    kind = values.pop("kind", "shareholding")
    return settled_tie(interest(claim("a", "b", kind), **values), standing=standing)


@pytest.mark.parametrize(
    ("share", "label"),
    [
        (None, ""),
        (UNKNOWN, "?"),
        (bounds("part"), "?"),
        (point("43.4"), "43.4 %"),
        (NOTHING, "0 %"),
        (bounds("range", "25", "50"), "25–50 %"),
        (bounds("majority"), "> 50 %"),
        (bounds("atLeast", "75"), "≥ 75 %"),
        (bounds("upTo", "5"), "≤ 5 %"),
        (bounds("lessThan", "5"), "< 5 %"),
        (Share(Fraction(1, 3), Fraction(1, 3)), "33.33 %"),
    ],
)
def test_a_share_is_labelled_as_it_is_known(share: Share | None, label: str) -> None:
    assert share_label(share) == label


def test_an_approximate_share_shows_the_numeral_that_the_source_wrote() -> None:
    assert share_label(bounds("about", "43"), stated="43", approximate=True) == "~43 %"


@given(st.fractions(0, 1), st.fractions(0, 1))
def test_a_label_is_never_empty_and_never_nan(one: Fraction, other: Fraction) -> None:
    label = share_label(Share(min(one, other), max(one, other)))
    assert label
    assert "nan" not in label.lower()


def test_every_interest_kind_has_words() -> None:
    assert set(PHRASES) == set(vocab.INTEREST_KINDS)


@pytest.mark.parametrize("kind", sorted(vocab.INTEREST_KINDS))
def test_every_interest_kind_can_be_drawn(kind: str) -> None:
    tie = drawn(kind=kind)
    assert tie.label
    assert tie.layer in {"owners", "offices", "partners"}


@pytest.mark.parametrize(
    ("values", "style"),
    [
        ({"share": point("43")}, "voting"),
        ({"share": point("15"), "voting": "none"}, "nonVoting"),
        ({"share": point("15"), "voting": "suspended"}, "nonVoting"),
        ({"share": UNKNOWN}, "unknown"),
        ({"share": None, "kind": "parent"}, "unknown"),
        ({"share": point("15"), "directness": "indirect"}, "indirect"),
        ({"kind": "otherInfluenceOrControl"}, "control"),
        ({"kind": "boardChair"}, "office"),
        ({"kind": "allianceMembership"}, "alliance"),
        ({"kind": "cooperation"}, "partner"),
    ],
)
def test_the_style_of_a_line_follows_its_kind(values: dict[str, Any], style: str) -> None:
    assert drawn(**values).style == style


def test_a_stake_without_votes_says_so_on_its_line() -> None:
    assert drawn(share=point("15"), voting="none").label == "15 % no votes"


def test_an_undated_tie_and_an_ended_one_are_set_apart() -> None:
    undated, ended = drawn("undated", share=point("2")), drawn("ended", share=NOTHING)
    assert (undated.layer, undated.style, undated.label) == ("past", "undated", "2 % undated")
    assert (ended.layer, ended.style, ended.label) == ("past", "former", "former")
    assert undated.phrase == "(undated) holds shares of"


def test_a_former_office_without_a_date_is_former() -> None:
    tie = drawn("undated", kind="boardChair", role="chairman", tense="past")
    assert (tie.style, tie.label) == ("former", "former chairman")


def test_a_long_role_is_shortened_on_the_line() -> None:
    label = drawn(kind="boardMember", role="a member of the supervisory board and its audit committee").label
    assert label.endswith("…")
    assert len(label) <= 27


@pytest.mark.parametrize(
    ("status", "style", "label"),
    [
        ("planned", "plan", "planned purchase"),
        ("conditional", "plan", "conditional purchase"),
        ("negotiating", "talks", "purchase in talks"),
        ("denied", "talks", "denied purchase"),
        ("failed", "talks", "failed purchase"),
    ],
)
def test_what_is_no_fact_is_drawn_as_no_fact(status: str, style: str, label: str) -> None:
    (tie,) = pending_ties([recorded(claim("a", "b", status=status, change="acquire"))])
    assert (tie.layer, tie.style, tie.label) == ("plans", style, label)
    assert tie.phrase.startswith("(")
    assert not tie.is_holding


def test_claims_of_the_same_plan_share_a_line() -> None:
    first = claim("a", "b", "cooperation", status="planned", topic="engines")
    second = claim("b", "a", "cooperation", status="planned", topic="batteries")
    other = claim("a", "b", "cooperation", status="denied")
    ties = pending_ties([recorded(c) for c in (first, second, other)])
    assert sorted(len(tie.parts) for tie in ties) == [1, 2]
    assert {tie.id for tie in ties} == {
        t.id for t in pending_ties([recorded(c) for c in (other, second, first)])
    }


def test_a_held_claim_is_drawn_between_the_parties_of_its_repaired_reading() -> None:
    written, repaired = claim("a", "a", share=point("15")), claim("b", "a", share=point("15"))
    held = HeldClaim(claim=written, reason="selfHolding", note="n", repaired=repaired)
    tie = held_tie(held)
    assert (tie.holder, tie.investee, tie.label, tie.style) == ("b", "a", "15 % held back", "held")
    alone = held_tie(HeldClaim(claim=written, reason="selfHolding", note="n"))
    assert (alone.holder, alone.investee) == ("a", "a")


def test_the_same_tie_twice_is_drawn_once_and_in_a_fixed_order() -> None:
    one, other = drawn(share=point("1")), drawn(kind="votingRights", share=point("2"))
    assert in_order([other, one, one]) == in_order([one, other])
    assert len(in_order([other, one, one])) == 2
