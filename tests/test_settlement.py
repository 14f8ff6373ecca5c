"""Laws of settlement that hold for any claims, and situations that the worlds do not tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Claim, HeldClaim, PartialDate, Recorded, Share, Source
from kg.settlement import (
    DEFAULT,
    POLICIES,
    Interest,
    Settled,
    identity_conflicts,
    settle,
    unnamed,
)
from kg.settlement.known import knowledge
from kg.shares import NOTHING, UNKNOWN, bounds, hull, percent, point
from tests import strategies

DAY = timedelta(days=1)
RECEIVED = date(2022, 2, 1)

_days = st.dates(date(2019, 1, 1), date(2022, 12, 31)).map(lambda day: day.isoformat())
_dates = st.builds(PartialDate, _days | _days | _days.map(lambda d: d[:7]) | _days.map(lambda d: d[:4]))
_points = st.sampled_from(["0", "10", "10.4", "15", "43", "43.4", "60"])
_bands = st.sampled_from(
    [UNKNOWN, bounds("about", "43"), bounds("moreThan", "25"), bounds("range", "10", "15")]
)
_sources = st.builds(
    Source,
    id=st.sampled_from("pqrs"),
    rank=st.sampled_from(["register", "company", "press", "aggregator"]),
)


@st.composite
def _states(draw: st.DrawFn, **fixed: Any) -> Claim:
    """A level that a source tells, with or without a date."""
    written = draw(st.none() | _points)
    values: dict[str, Any] = {
        "holder": draw(st.sampled_from("ab")),
        "investee": "x",
        "kind": "shareholding",
        "source": draw(_sources),
        "stated": written,
        "share": point(written) if written else draw(_bands),
        "as_of": draw(st.none() | _dates),
        "voting": draw(st.sampled_from(["unstated", "unstated", "none", "full"])),
        "status": draw(st.sampled_from(["asserted", "asserted", "reported", "planned", "denied"])),
    }
    return Claim(**values | fixed)


@st.composite
def _changes(draw: st.DrawFn) -> Claim:
    """A completed change, with or without its level, or a plan of one."""
    state = draw(_states())
    change = draw(st.sampled_from(["increase", "decrease", "acquire", "dispose"]))
    sized = draw(st.booleans())
    return replace(
        state,
        change=change,
        share=None if sized else state.share,
        stated=None if sized else state.stated,
        delta=point(5) if sized else None,
        delta_basis=draw(st.sampled_from(["points", "relative", "unstated"])),
        before=draw(st.none() | st.just(point(43))),
        counterparty=draw(st.none() | st.just("x")),
        effective=draw(st.none() | _dates),
        id="",
    )


@st.composite
def _ended(draw: st.DrawFn) -> Claim:
    """A tie with a period."""
    start, end = sorted((draw(_days), draw(_days)))
    return replace(
        draw(_states()),
        valid_from=PartialDate(start),
        valid_to=draw(st.none() | st.just(PartialDate(end))),
        id="",
    )


_claims = _states() | _changes() | _ended()
_records = st.lists(
    _claims.map(lambda claim: Recorded(claim=claim, recorded_on=RECEIVED)),
    max_size=6,
    unique_by=lambda r: r.claim.id,
)
_asked = st.dates(date(2018, 12, 1), date(2023, 6, 1))


def _timeless(settled: Settled) -> tuple[Any, ...]:
    """Everything but the day asked and the age of observations."""

    def plain(tie: Interest) -> Interest:
        return replace(tie, labels=tuple(label for label in tie.labels if label != "stale"))

    heaps = (settled.interests, settled.ended, settled.undated, settled.set_aside)
    return (*(tuple(plain(tie) for tie in heap) for heap in heaps), settled.pending, settled.conflicts)


def _one(claims: list[Claim], day: date, **asked: Any) -> Interest:
    (interest,) = settle(
        [Recorded(claim=c, recorded_on=RECEIVED) for c in claims], as_of=day, **asked
    ).interests
    return interest


def _said(share: Share | None, day: str | None, **fields: Any) -> Claim:
    values: dict[str, Any] = {"holder": "a", "investee": "x", "kind": "shareholding"} | fields
    source = values.pop("source", Source(id=f"{day} {fields}", rank=values.pop("rank", "press")))
    return Claim(share=share, as_of=PartialDate(day) if day else None, source=source, **values)


# -- laws ---------------------------------------------------------------------------------------------


@given(_records, _asked, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(records: list[Recorded], day: date, random: Any) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)
    assert settle(shuffled, as_of=day) == settle(records, as_of=day)


@given(_records, _asked)
def test_a_record_given_twice_changes_nothing(records: list[Recorded], day: date) -> None:
    assert settle([*records, *reversed(records)], as_of=day) == settle(records, as_of=day)


def _change_days(records: list[Recorded]) -> list[date]:
    """Days on which an answer may change: first and last days of what is written, and the day after."""
    days = {RECEIVED}
    for record in records:
        for name in ("as_of", "effective", "valid_from", "valid_to"):
            written = getattr(record.claim, name)
            if written is not None:
                days |= {written.earliest - DAY, written.earliest, written.latest - DAY, written.latest}
    return sorted(days)


@given(_records, st.data())
@settings(max_examples=200, deadline=None)
def test_between_two_change_dates_nothing_changes(records: list[Recorded], data: st.DataObject) -> None:
    days = [date(2018, 1, 1), *_change_days(records), date(2024, 1, 1)]
    index = data.draw(st.integers(0, len(days) - 2))
    first, last = days[index], days[index + 1] - DAY
    if first < last:
        inside = first + (last - first) * data.draw(st.sampled_from([0.3, 0.7, 1.0]))
        assert _timeless(settle(records, as_of=inside)) == _timeless(settle(records, as_of=first))


@given(_records)
def test_nothing_is_carried_backward(records: list[Recorded]) -> None:
    first = _change_days(records)[0]
    settled = settle(records, as_of=first - DAY)
    assert not settled.interests
    assert not settled.ended


@given(_records, _asked)
def test_every_tie_has_one_answer_and_one_claim_used(records: list[Recorded], day: date) -> None:
    settled = settle(records, as_of=day)
    answered = [*settled.interests, *settled.ended, *settled.undated]
    keys = [(t.holder, t.investee, t.kind) for t in (*answered, *settled.set_aside)]
    assert len(keys) == len(set(keys))
    for tie in answered:
        assert [s.role for s in tie.claims].count("used") == 1
        assert tie.claims[0].role == "used"
        ids = [s.record.claim.id for s in tie.claims]
        assert len(ids) == len(set(ids))
        assert all((s.reason is None) == (s.role in ("used", "agrees")) for s in tie.claims)


@given(_records, _asked)
def test_a_claim_stands_in_one_place_only(records: list[Recorded], day: date) -> None:
    settled = settle(records, as_of=day)
    ties = (*settled.interests, *settled.ended, *settled.undated, *settled.set_aside)
    shown = [s.record.claim.id for tie in ties for s in tie.claims]
    pending = [record.claim.id for record in settled.pending]
    assert len(shown) + len(pending) == len({*shown, *pending})
    assert {*shown, *pending} <= {record.claim.id for record in records}


@given(_records, _asked)
def test_no_plan_talk_or_denial_makes_a_holding(records: list[Recorded], day: date) -> None:
    settled = settle(records, as_of=day)
    for tie in (*settled.interests, *settled.ended, *settled.undated):
        assert all(s.record.claim.status in ("asserted", "reported") for s in tie.claims)


@given(st.lists(_states(status="asserted"), min_size=1, max_size=5), _asked)
def test_an_answer_lies_within_what_the_sources_say(claims: list[Claim], day: date) -> None:
    records = [Recorded(claim=claim, recorded_on=RECEIVED) for claim in claims]
    for tie in settle(records, as_of=day).interests:
        told = [s.record.claim.share for s in tie.claims if s.record.claim.share]
        assert tie.share is not None
        around = hull([*told, NOTHING])
        assert around.low <= tie.share.low <= tie.share.high <= around.high


@given(_records, st.lists(_states(as_of=None), max_size=3), _asked)
def test_undated_claims_change_no_figure_of_a_dated_tie(
    records: list[Recorded], undated: list[Claim], day: date
) -> None:
    dated = [r for r in records if r.claim.as_of and r.claim.status in ("asserted", "reported")]
    beside = [Recorded(claim=claim, recorded_on=RECEIVED) for claim in undated]
    before = {t.holder: (t.share, t.observed, t.next, t.certain) for t in settle(dated, as_of=day).interests}
    after = {
        t.holder: (t.share, t.observed, t.next, t.certain)
        for t in settle([*dated, *beside], as_of=day).interests
    }
    assert before.items() <= after.items()


@given(_records, _asked, _asked)
def test_what_is_known_only_grows(records: list[Recorded], first: date, second: date) -> None:
    def known(on: date) -> set[str]:
        heaps = knowledge(published, known_on=on)
        return {r.claim.id for r in (*heaps.qualifying, *heaps.pending, *(a.record for a in heaps.aside))}

    published = [replace(r, claim=replace(r.claim, stated_on=r.claim.as_of)) for r in records]
    earlier, later = sorted((first, second))
    assert known(earlier) <= known(later)
    assert known(date.max) == {r.claim.id for r in published}


@given(st.lists(_states(status="asserted"), max_size=5), _asked, _asked, st.sampled_from(sorted(POLICIES)))
def test_the_order_of_two_claims_does_not_depend_on_the_day(
    claims: list[Claim], first: date, second: date, policy: str
) -> None:
    # A claim that lost to another while neither was at an end goes on losing to it.
    levels = [c for c in claims if c.share not in (NOTHING, UNKNOWN) and c.as_of and c.holder == "a"]
    records = [Recorded(claim=claim, recorded_on=RECEIVED) for claim in levels]
    earlier, later = sorted((first, second))
    old = settle(records, as_of=earlier, policy=POLICIES[policy]).interests
    new = settle(records, as_of=later, policy=POLICIES[policy]).interests
    if old and new and all(tie.certain for tie in (*old, *new)):
        shown = {s.record.claim.id for s in old[0].claims}
        used = new[0].claims[0].record.claim.id
        assert used not in shown or used == old[0].claims[0].record.claim.id


@given(_states(status="asserted"), _states(status="asserted"), st.integers(2019, 2021))
def test_inside_a_partial_date_lies_the_old_and_the_new_level(old: Claim, new: Claim, year: int) -> None:
    first = replace(old, holder="a", as_of=PartialDate("2018-06-01"), id="")
    second = replace(new, holder="a", as_of=PartialDate(str(year)), id="")
    records = [
        Recorded(claim=claim, recorded_on=RECEIVED) for claim in {first.id: first, second.id: second}.values()
    ]

    def level(day: date) -> Share:
        settled = settle(records, as_of=day)
        return next((t.share for t in settled.interests if t.share), NOTHING)

    before, during, after = (level(date(*d)) for d in ((year - 1, 12, 31), (year, 7, 1), (year, 12, 31)))
    assert hull([before, after, during]) == hull([during])


@given(st.lists(_states(), max_size=5), _asked)
def test_a_plan_alone_leaves_every_level_as_it_is(claims: list[Claim], day: date) -> None:
    facts = [Recorded(claim=c, recorded_on=RECEIVED) for c in claims if c.status in ("asserted", "reported")]
    everything = [Recorded(claim=c, recorded_on=RECEIVED) for c in claims]
    without_ends = [r for r in facts if r.claim.share != NOTHING]
    if len(without_ends) == len(facts):
        assert settle(facts, as_of=day).interests == settle(everything, as_of=day).interests


@given(st.lists(strategies.claims(), max_size=4), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
@settings(max_examples=150, deadline=None)
def test_any_claims_at_all_can_be_settled(claims: list[Claim], day: date) -> None:
    records = [Recorded(claim=claim, recorded_on=RECEIVED) for claim in claims]
    settled = settle(records, as_of=day)
    assert settled.as_of == day
    assert settle(reversed(records), as_of=day) == settled


# -- situations ----------------------------------------------------------------------------------------


def test_figure_numeral_and_words_come_from_the_claim_that_says_them() -> None:
    band = _said(bounds("moreThan", "25"), "2023-01-01", rank="register", share_text="more than 25 %")
    exact = _said(point(30), "2023-02-01", stated="30", share_text="30 %")
    tie = _one([band, exact], date(2023, 3, 1))
    assert tie.claims[0].record.claim == band
    assert (tie.share, tie.stated, tie.share_text, tie.approximate) == (point(30), "30", "30 %", False)


def test_bands_that_overlap_leave_what_both_allow_and_nobody_says_so() -> None:
    low = _said(bounds("range", "20", "30"), "2023-01-01", stated="20", share_text="20 to 30 %")
    high = _said(bounds("range", "25", "40"), "2023-01-01", stated="25", share_text="25 to 40 %")
    tie = _one([low, high], date(2023, 1, 1))
    assert tie.share == Share(percent(25), percent(30))
    assert (tie.stated, tie.share_text, tie.labels) == (None, None, ())


def test_a_symmetric_tie_is_one_whichever_end_is_written_first() -> None:
    one = _said(None, "2023-01-01", kind="cooperation", holder="b", investee="a", topic="Engines")
    other = _said(None, "2023-02-01", kind="cooperation", holder="a", investee="b", topic="engines")
    tie = _one([one, other], date(2023, 3, 1))
    assert (tie.holder, tie.investee, tie.share) == ("a", "b", None)
    assert [s.role for s in tie.claims] == ["used", "agrees"]


def test_two_offices_of_one_person_are_two_ties() -> None:
    chair = _said(None, "2023-01-01", kind="seniorManagingOfficial", role="chief executive")
    other = _said(None, "2023-01-01", kind="seniorManagingOfficial", role="head of research")
    records = [Recorded(claim=claim, recorded_on=RECEIVED) for claim in (chair, other)]
    found = settle(records, as_of=date(2023, 1, 1)).interests
    assert {tie.role for tie in found} == {"chief executive", "head of research"}


def test_a_stake_without_a_figure_is_unknown_and_an_office_has_no_share() -> None:
    stake = _said(None, "2023-01-01")
    assert _one([stake], date(2023, 1, 1)).share == UNKNOWN
    parent = _said(None, "2023-01-01", kind="parent")
    assert _one([parent], date(2023, 1, 1)).share is None


def test_what_is_to_come_is_pending_whatever_its_status() -> None:
    coming = _said(point(10), "2023-01-01", tense="future")
    settled = settle([Recorded(claim=coming, recorded_on=RECEIVED)], as_of=date(2024, 1, 1))
    assert not settled.interests
    assert [record.claim for record in settled.pending] == [coming]


def test_a_former_holder_without_a_date_is_never_in_force() -> None:
    former = _said(point(10), None, tense="past")
    record = Recorded(claim=former, recorded_on=RECEIVED)
    before, after = settle([record], as_of=RECEIVED - DAY), settle([record], as_of=RECEIVED)
    assert (before.interests, after.interests) == ((), ())
    assert [tie.tense for tie in before.undated] == ["past"]
    assert [tie.holder for tie in after.ended] == ["a"]


def test_a_dated_past_level_is_a_level_of_its_day() -> None:
    held = _said(point(30), "2015-06-01", tense="past", stated_on=PartialDate("2020-01-01"))
    assert _one([held], date(2016, 1, 1)).share == point(30)


def test_a_claim_that_is_only_dated_by_its_publication_was_seen_then() -> None:
    said = _said(point(30), None, stated_on=PartialDate("2020-05-04"))
    assert _one([said], date(2020, 5, 4)).observed == date(2020, 5, 4)
    assert not settle([Recorded(claim=said, recorded_on=RECEIVED)], as_of=date(2020, 5, 3)).interests


def test_a_denial_of_what_is_used_is_a_conflict_and_changes_nothing() -> None:
    held = _said(point(30), "2020-05-04")
    denied = _said(None, None, status="denied", stated_on=PartialDate("2020-06-01"))
    records = [Recorded(claim=claim, recorded_on=RECEIVED) for claim in (held, denied)]
    settled = settle(records, as_of=date(2020, 7, 1))
    assert [tie.share for tie in settled.interests] == [point(30)]
    assert [(c.kind, c.used) for c in settled.conflicts] == [("existence", held.id)]


def test_a_claim_carries_its_next_contradicting_value_with_its_day() -> None:
    claims = [_said(point(p), f"202{i}-01-01", stated=p) for i, p in enumerate(("43", "43.4", "15"))]
    following = _one(claims, date(2020, 6, 1)).next
    assert following is not None
    assert (following.on, following.share) == (date(2022, 1, 1), point(15))


def test_new_shares_open_the_lower_end_of_older_stakes() -> None:
    held = _said(point(30), "2020-01-01")
    records = [Recorded(claim=held, recorded_on=RECEIVED)]
    issued = [("x", PartialDate("2021-03-01"))]
    shares = [
        settle(records, as_of=day, new_shares=issued).interests[0].share
        for day in (date(2021, 2, 28), date(2021, 3, 1))
    ]
    assert shares == [point(30), Share(Fraction(0), percent(30))]


def test_a_correction_of_a_whole_document_replaces_all_its_claims() -> None:
    wrong = [
        _said(point(p), "2020-01-01", holder=h, source=Source(id="v1")) for p, h in ((10, "a"), (20, "b"))
    ]
    right = _said(point(30), "2020-01-01", holder="c", source=Source(id="v2"), replaces=("v1",))
    records = [Recorded(claim=claim, recorded_on=RECEIVED) for claim in (*wrong, right)]
    settled = settle(records, as_of=date(2020, 6, 1))
    assert [tie.holder for tie in settled.interests] == ["c"]
    assert [tie.holder for tie in settled.set_aside] == ["a", "b"]


def test_a_document_that_names_itself_corrects_nothing_of_its_own() -> None:
    said = _said(point(30), "2020-01-01", source=Source(id="v1"), replaces=("v1",))
    assert _one([said], date(2020, 6, 1)).share == point(30)


@pytest.mark.parametrize("name", ["default", "newest", "rank-first"])
def test_policies_are_found_by_their_name(name: str) -> None:
    assert POLICIES[name].name == name


def test_weights_and_windows_are_those_of_the_policy_given() -> None:
    old, new = _said(point(60), "2020-01-01", rank="register"), _said(point(40), "2020-06-01")
    strict = replace(DEFAULT, name="no weights", weights=dict.fromkeys(DEFAULT.weights, 0))
    assert _one([old, new], date(2020, 7, 1)).share == point(60)
    assert _one([old, new], date(2020, 7, 1), policy=strict).share == point(40)
    assert _one([old], date(2020, 7, 1), policy=replace(DEFAULT, stale_after=30)).labels == ("stale",)


# -- held claims, and the rest ---------------------------------------------------------------------------


def test_a_held_claim_with_another_reading_is_an_identity_conflict() -> None:
    written = _said(point(15), None, holder="x", holder_text="Xylo", investee_text="Xylo")
    repaired = replace(written, holder="b", holder_text="Birch", id="")
    held = HeldClaim(
        claim=written, reason="selfHolding", note="a company does not hold itself", repaired=repaired
    )
    (conflict,) = identity_conflicts([held])
    assert (conflict.kind, conflict.entities, conflict.used) == ("identity", ("b", "x"), None)
    assert "Birch holds Xylo" in conflict.note


def test_a_held_claim_whose_parties_are_not_in_doubt_is_no_identity_conflict() -> None:
    written = _said(point(15), None)
    repaired = replace(written, share=point(16), id="")
    sure = HeldClaim(claim=written, reason="numberNotInQuotation", note="15 is not in it", repaired=repaired)
    assert identity_conflicts([sure, replace(sure, repaired=None)]) == ()


def _interest(share: Share | None, **fields: Any) -> Interest:
    values: dict[str, Any] = {"holder": "a", "investee": "x", "kind": "shareholding", "claims": ()}
    return Interest(**values | {"share": share} | fields)


def test_the_rest_counts_each_holder_once_and_direct_stakes_only() -> None:
    ties = [
        _interest(point(30), denominator="issued"),
        _interest(bounds("range", "29", "31"), denominator="outstanding"),
        _interest(point(50), instrument="B shares", denominator="class"),
        _interest(point(45), directness="total"),
        _interest(point(40), kind="votingRights"),
        _interest(point(20), holder="b"),
    ]
    assert unnamed(ties) == point(50)


def test_a_holder_of_a_class_only_may_hold_all_of_the_rest() -> None:
    ties = [
        _interest(point(30)),
        _interest(point(50), holder="b", instrument="B shares", denominator="class"),
    ]
    assert unnamed(ties) == Share(Fraction(0), percent(70), high_open=True)


def test_stakes_of_one_holder_that_contradict_each_other_count_by_their_hull() -> None:
    ties = [_interest(point(30), denominator="issued"), _interest(point(40), denominator="outstanding")]
    assert unnamed(ties) == Share(percent(60), percent(70))


def test_nothing_known_leaves_no_rest() -> None:
    assert unnamed([_interest(point(40), kind="votingRights")]) is None
