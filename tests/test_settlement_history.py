"""Ties through time and between two days: laws for any claims, and situations that the worlds do not tell."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Claim, PartialDate, Recorded, Share, Source
from kg.settlement import Interest, settle
from kg.settlement.difference import difference
from kg.settlement.history import Reading, history
from kg.settlement.known import knowledge
from kg.shares import point
from tests.test_settlement import _asked, _records

RECEIVED = date(2022, 2, 1)


def _said(share: Share | None, day: str | None, **fields: Any) -> Recorded:
    values: dict[str, Any] = {"holder": "a", "investee": "x", "kind": "shareholding"} | fields
    values.setdefault("source", Source(id=f"{day} {fields}", rank=values.pop("rank", "press")))
    seen = PartialDate(day) if day else None
    return Recorded(claim=Claim(share=share, as_of=seen, **values), recorded_on=RECEIVED)


def _told(tie: Interest) -> tuple[Any, ...]:
    labels = tuple(label for label in tie.labels if label != "stale")
    return (tie.share, tie.voting, tie.voting_cap, tie.control, tie.certain, labels)


# -- laws -----------------------------------------------------------------------------------------------


@given(_records, _asked)
def test_the_last_change_before_a_day_is_the_answer_on_that_day(records: list[Recorded], day: date) -> None:
    last: dict[str, Interest | None] = {}
    for change in history(records):
        if change.on is not None and change.on <= day and change.what != "corrected":
            last[change.holder] = change.after
    settled = settle(records, as_of=day)
    answers = {tie.holder: _told(tie) for tie in (*settled.interests, *settled.ended)}
    assert {holder: _told(tie) for holder, tie in last.items() if tie is not None} == answers


@given(_records, st.randoms(use_true_random=False))
def test_a_history_does_not_depend_on_the_order_of_the_input(records: list[Recorded], random: Any) -> None:
    shuffled = [*records, *records]
    random.shuffle(shuffled)
    assert history(shuffled) == history(records)


@given(_records, _asked, _asked)
def test_a_difference_names_every_tie_that_stands_on_either_day(
    records: list[Recorded], one: date, other: date
) -> None:
    first, second = sorted((one, other))
    before, after = settle(records, as_of=first).interests, settle(records, as_of=second).interests
    named = {change.holder for change in difference(records, first, second) if change.what != "corrected"}
    assert named == {tie.holder for tie in (*before, *after)}


@given(_records, _asked)
def test_nothing_differs_between_a_day_and_itself(records: list[Recorded], day: date) -> None:
    assert {change.what for change in difference(records, day, day)} <= {"carried"}


@given(_records, _records)
def test_another_source_changes_no_claim_of_the_first(first: list[Recorded], second: list[Recorded]) -> None:
    others = [r for r in second if r.claim.id not in {record.claim.id for record in first}]
    both = knowledge([*first, *others])
    listed = (*both.qualifying, *both.pending, *(item.record for item in both.aside))
    assert all(record in listed for record in first)


@given(_records, _asked, st.data())
def test_a_preferred_claim_is_used_wherever_it_counts_and_undoing_it_restores_the_answer(
    records: list[Recorded], day: date, data: st.DataObject
) -> None:
    plain = settle(records, as_of=day)
    chosen = data.draw(st.sampled_from([None, *(r.claim.id for r in records)]))
    preferred = settle(records, as_of=day, preferred=[chosen] if chosen else [])
    for tie in preferred.interests:
        roles = {s.record.claim.id: s.role for s in tie.claims}
        if tie.claims[0].record.claim.id != chosen and chosen in roles:
            assert roles[chosen] in ("earlier", "dissents", "agrees")
            assert chosen not in _counting(records, day, tie)
    assert settle(records, as_of=day) == plain


def _counting(records: list[Recorded], day: date, tie: Interest) -> set[str]:
    """Claims that alone would be an answer on the day, in the epoch of the answer."""
    since = max(
        (s.record.claim.effective.latest for s in tie.claims if s.record.claim.effective), default=date.min
    )
    return {
        r.claim.id
        for r in records
        if r.claim.holder == tie.holder
        and r.claim.as_of is not None
        and r.claim.change is None
        and r.claim.valid_from is r.claim.valid_to is None
        and since < r.claim.as_of.latest <= day
        and r.claim.status in ("asserted", "reported")
        and not any(other.claim.change or other.claim.valid_to for other in records)
        and all(other.claim.share is None or other.claim.share.high > 0 for other in records)
    }


# -- situations -----------------------------------------------------------------------------------------


def _whats(*records: Recorded) -> list[tuple[str | None, str]]:
    return [(str(c.on) if c.on else None, c.what) for c in history(records)]


def test_what_was_merely_seen_became_known_and_what_is_told_to_begin_began() -> None:
    seen = _said(point(30), "2020-01-01")
    since = _said(point(30), "2020-01-01", holder="b", valid_from=PartialDate("2019-05-01"))
    bought = _said(point(30), None, holder="c", change="acquire", effective=PartialDate("2018-03-01"))
    assert _whats(seen, since, bought) == [
        ("2018-03-01", "began"),
        ("2019-05-01", "began"),
        ("2020-01-01", "became known"),
        ("2020-01-01", "restated"),
    ]


def test_a_stake_changes_is_told_more_finely_and_ends() -> None:
    told = [
        _said(point("43"), "2020-01-01", stated="43"),
        _said(point("43.4"), "2020-06-01", stated="43.4"),
        _said(point("15"), "2021-01-01", stated="15"),
        _said(point("0"), "2021-06-01", stated="0"),
    ]
    assert [what for _, what in _whats(*told)] == ["became known", "restated", "changed", "ended"]


def test_a_tie_without_a_date_stands_apart() -> None:
    assert _whats(_said(point(15), None)) == [(RECEIVED.isoformat(), "became known"), (None, "undated")]
    assert _whats(_said(point(15), None), _said(point(15), "2020-01-01")) == [("2020-01-01", "became known")]


def test_votes_that_change_are_a_change() -> None:
    mute = _said(point(15), "2020-01-01", voting="none")
    full = _said(None, None, voting="full", stated_on=PartialDate("2021-01-01"))
    assert [what for _, what in _whats(mute, full)] == ["became known", "changed"]


def test_a_correction_stands_on_the_day_on_which_it_was_published() -> None:
    wrong = _said(point(8), "2020-01-01", id="wrong")
    right = _said(
        point(15), "2020-01-02", holder="b", replaces=("wrong",), stated_on=PartialDate("2020-01-02")
    )
    found = [c for c in history([wrong, right]) if c.what == "corrected"]
    assert [(str(c.on), c.holder, c.claims) for c in found] == [
        ("2020-01-02", "a", ("wrong", right.claim.id))
    ]
    between = difference([wrong, right], date(2020, 1, 1), date(2020, 1, 3))
    assert [(c.holder, c.what) for c in between] == [("a", "corrected"), ("b", "became known")]


def test_what_a_register_leaves_out_was_not_seen_again() -> None:
    filed = [
        _said(point(60), "2020-01-01", rank="register"),
        _said(point(30), "2020-01-01", rank="register", holder="b"),
        _said(point(30), "2021-01-01", rank="register", holder="b"),
        _said(point(5), "2020-01-01", holder="c"),
    ]
    found = difference(filed, date(2020, 2, 1), date(2021, 2, 1))
    assert [(c.holder, c.what) for c in found] == [
        ("a", "not seen again"),
        ("b", "carried"),
        ("c", "carried"),
    ]


def test_between_two_days_a_stake_begins_changes_or_ends_on_its_day() -> None:
    told = [
        _said(point(30), "2020-01-01", stated="30"),
        _said(point(15), "2020-06-01", stated="15"),
        _said(point(20), "2020-01-01", holder="b"),
        _said(point(0), "2020-07-01", holder="b"),
        _said(point(10), None, holder="c", change="acquire", effective=PartialDate("2020-08-01")),
    ]
    found = difference(told, date(2020, 2, 1), date(2020, 12, 31))
    assert [(c.holder, c.what, str(c.on)) for c in found] == [
        ("a", "changed", "2020-06-01"),
        ("b", "ended", "2020-07-01"),
        ("c", "began", "2020-08-01"),
    ]


def test_a_history_can_be_told_by_what_was_known_then() -> None:
    told = [
        _said(point(30), "2020-01-01"),
        _said(point(0), "2020-07-01", stated_on=PartialDate("2020-07-01")),
    ]
    then = history(told, Reading(known_on=date(2020, 6, 30)))
    assert [c.what for c in then] == []
    public = [_said(point(30), "2020-01-01", stated_on=PartialDate("2020-01-01")), told[1]]
    assert [c.what for c in history(public, Reading(known_on=date(2020, 6, 30)))] == ["became known"]
    assert [c.what for c in history(public)] == ["became known", "ended"]


def test_the_oldest_observation_can_be_asked_for_in_days_or_as_a_span() -> None:
    told = [_said(point(30), "2020-01-01")]
    day = date(2020, 1, 11)
    assert settle(told, as_of=day, max_age=10).interests
    assert not settle(told, as_of=day, max_age=9).interests
    assert not settle(told, as_of=day, max_age=timedelta(days=9)).interests
