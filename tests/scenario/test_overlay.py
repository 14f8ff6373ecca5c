"""What a scenario makes of settled ties: levels, votes, givers, new shares, ends, deals."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Claim, PartialDate, Recorded, Share, Source
from kg.scenario import Change, Overlay, Scenario
from kg.scenario.difference import supposed_changes, without
from kg.settlement import Interest, Settled, settle
from kg.settlement.deals import deals
from kg.shares import bounds, point, show

DAY = date(2024, 5, 1)


def tie(holder: str, share: Share, investee: str = "x", **more: object) -> Interest:
    return Interest(holder=holder, investee=investee, kind="shareholding", share=share, claims=(), **more)  # type: ignore[arg-type]


def change(holder: str, share: Share | None = None, investee: str = "x", **more: object) -> Change:
    words = f"{holder} > {investee}"
    where = f"plan#change {holder} {investee}"
    return Change(where=where, words=words, holder=holder, investee=investee, share=share, **more)  # type: ignore[arg-type]


def laid(base: list[Interest], *changes: Change, **more: object) -> Settled:
    settled = Settled(as_of=DAY, interests=tuple(base), **more)  # type: ignore[arg-type]
    overlay = Overlay.of(Scenario(title="plan", changes=changes), settled)
    pairs = {(t.holder, t.investee) for t in base} | {one.pair for one in changes}
    return overlay.over(settled, pairs)


def shares(settled: Settled) -> dict[str, str]:
    return {one.holder: show(one.share) for one in settled.interests}


def test_a_level_takes_the_place_of_every_figure_of_the_pair() -> None:
    base = [tie("a", point(43)), tie("a", point(60), directness="total"), tie("b", point(5))]
    after = laid(base, change("a", point(15)))
    assert shares(after) == {"a": "15 %", "b": "5 %"}
    (mine,) = (one for one in after.interests if one.holder == "a")
    assert (mine.labels, mine.status, mine.directness) == (("scenario",), "conditional", "direct")
    assert mine.claims[0].record.claim.id == "plan#change a x"
    assert mine.claims[0].reason == "supposed, in place of 43 %"


def test_what_is_replaced_stands_beside_as_earlier() -> None:
    claim = Claim(holder="a", investee="x", kind="shareholding", share=point(43), source=Source(id="s"),
                  as_of=PartialDate("2024-01-01"))  # fmt: skip
    known = settle([Recorded(claim=claim, recorded_on=DAY)], as_of=DAY)
    after = laid(list(known.interests), change("a", point(15)))
    roles = [(one.record.claim.id, one.role) for one in after.interests[0].claims]
    assert roles == [("plan#change a x", "used"), (claim.id, "earlier")]


def test_votes_change_and_the_share_stays() -> None:
    after = laid([tie("a", point(15), voting="none", voting_cap=Fraction(1, 10))], change("a", voting="full"))
    (mine,) = after.interests
    assert (show(mine.share), mine.voting, mine.voting_cap) == ("15 %", "full", None)


def test_a_tie_without_a_date_counts_once_an_entry_speaks_of_its_votes() -> None:
    after = laid([], change("a", voting="full"), undated=(tie("a", point(15), voting="none"),))
    assert [(show(one.share), one.voting) for one in after.interests] == [("15 %", "full")]
    assert after.undated == ()


def test_votes_of_nobody_cannot_be_switched() -> None:
    with pytest.raises(InputError, match="plan#change a x: a > x: no share of the holder is known"):
        laid([], change("a", voting="full"))


def test_stated_votes_of_a_stake_that_changes_are_forgotten() -> None:
    votes = Interest(holder="a", investee="x", kind="votingRights", share=point(60), claims=())
    kinds = {one.kind for one in laid([tie("a", point(30)), votes], change("a", point(20))).interests}
    assert kinds == {"shareholding"}


def test_votes_may_be_supposed_whatever_the_shares_are() -> None:
    after = laid([tie("a", point(15))], change("a", votes=point(51)))
    told = {one.kind: show(one.share) for one in after.interests}
    assert told == {"shareholding": "15 %", "votingRights": "51 %"}


def test_a_named_giver_gives_what_the_holder_gains() -> None:
    base = [tie("a", bounds("about", "43")), tie("b", point(5))]
    after = laid(base, change("b", point(25), givers=("a",)))
    assert shares(after) == {"a": "22-24 %", "b": "25 %"}
    assert next(one for one in after.interests if one.holder == "a").labels == ("derived", "scenario")


def test_several_givers_give_in_proportion() -> None:
    after = laid([tie("a", point(40)), tie("b", point(20))], change("c", point(15), givers=("a", "b")))
    assert shares(after) == {"a": "30 %", "b": "15 %", "c": "15 %"}


def test_new_shares_dilute_everybody_else() -> None:
    after = laid([tie("a", point(50)), tie("b", point(30))], change("c", point(20), dilutes=True))
    assert shares(after) == {"a": "40 %", "b": "24 %", "c": "20 %"}
    again = laid([tie("a", point(20)), tie("b", point(40))], change("a", point(60), dilutes=True))
    assert shares(again) == {"a": "60 %", "b": "20 %"}


def test_a_giver_that_gives_all_holds_nothing_any_more() -> None:
    after = laid([tie("a", point(20))], change("b", point(20), givers=("a",)))
    assert shares(after) == {"b": "20 %"}
    assert [(one.holder, show(one.share)) for one in after.ended] == [("a", "0 %")]


@pytest.mark.parametrize(
    ("givers", "what"),
    [(("a",), "have 10 %"), (("c",), "have 0 %"), (("b",), "cannot take from itself")],
)
def test_nobody_gives_what_it_has_not(givers: tuple[str, ...], what: str) -> None:
    with pytest.raises(InputError, match=what):
        laid([tie("a", point(10))], change("b", point(25), givers=givers))


def test_more_than_all_is_refused_with_a_way_out() -> None:
    with pytest.raises(InputError, match=r'come to 120 %; say out of whose stake it comes: from = "NAME"'):
        laid([tie("a", point(80))], change("b", point(40)))


def test_a_float_makes_room_of_itself() -> None:
    base = Settled(as_of=DAY, interests=(tie("a", point(40)), tie("float", point(60))))
    told = Scenario(title="plan", changes=(change("b", point(25)),))
    overlay = Overlay.of(told, base, faceless=lambda key: key == "float")
    assert shares(overlay.over(base, overlay.edits)) == {"a": "40 %", "b": "25 %", "float": "35 %"}


def test_a_tie_that_ends_is_shown_as_ended() -> None:
    after = laid([tie("a", point(20)), tie("b", point(5))], change("a", ends=True))
    assert (shares(after), [one.holder for one in after.ended]) == ({"b": "5 %"}, ["a"])
    with pytest.raises(InputError, match="no such tie"):
        laid([], change("a", ends=True))


def test_entries_count_in_their_order() -> None:
    first = change("a", point(30))
    after = laid([tie("a", point(10))], first, change("b", point(20), givers=("a",)))
    assert shares(after) == {"a": "10 %", "b": "20 %"}


def test_only_the_pairs_that_are_asked_for_are_touched() -> None:
    base = Settled(as_of=DAY, interests=(tie("a", point(20)), tie("a", point(30), "y")))
    overlay = Overlay.of(Scenario(title="p", changes=(change("a", point(1)),)), base)
    assert overlay.over(base, [("a", "y")]) == base


def _planned(day: str, **more: object) -> Recorded:
    told: dict[str, object] = {"holder": "a", "investee": "x", "kind": "shareholding", "status": "planned"}
    claim = Claim(**told | {"stated_on": PartialDate(day), "source": Source(id=day)} | more)  # type: ignore[arg-type]
    return Recorded(claim=claim, recorded_on=DAY)


@pytest.mark.parametrize(
    ("plan", "after"),
    [
        ({"share": point(15), "change": "decrease"}, {"a": "15 %", "b": "30 %"}),
        ({"delta": point(10), "delta_basis": "points", "change": "increase"}, {"a": "53 %", "b": "30 %"}),
        ({"change": "dispose"}, {"b": "30 %"}),
        ({"share": point(50), "change": "acquire", "counterparty": "b"}, {"a": "50 %", "b": "23 %"}),
        ({"change": "decrease"}, {"a": "43 %", "b": "30 %"}),
        ({"share": point(15), "status": "rumoured"}, {"a": "43 %", "b": "30 %"}),
        ({"share": point(15), "status": "negotiating"}, {"a": "43 %", "b": "30 %"}),
    ],
)
def test_deals_announced_with_a_figure_are_completed(plan: dict[str, object], after: dict[str, str]) -> None:
    record = _planned("2024-03-01", **plan)
    base = Settled(as_of=DAY, interests=(tie("a", point(43)), tie("b", point(30))), pending=(record,))
    told = Scenario(title="plan", deals=True)
    overlay = Overlay.of(told, base, deals=deals([record], DAY))
    done = overlay.over(base, {("a", "x"), ("b", "x")})
    assert shares(done) == after
    assert (done.pending == ()) == (after["b"] != "30 %" or after.get("a") != "43 %")


def test_deals_wait_where_the_scenario_does_not_speak_of_them() -> None:
    record = _planned("2024-03-01", share=point(15))
    base = Settled(as_of=DAY, pending=(record,))
    assert Overlay.of(Scenario(title="p"), base, deals=deals([record], DAY)).edits == {}


def test_the_difference_tells_each_tie_once() -> None:
    base = Settled(as_of=DAY, interests=(tie("a", point(43)), tie("b", point(5)), tie("c", point(1))))
    told = Scenario(
        title="p", changes=(change("a", point(15)), change("b", ends=True), change("d", point(2)))
    )
    overlay = Overlay.of(told, base)
    found = supposed_changes(base, overlay, DAY)
    assert [(one.holder, one.what) for one in found] == [("a", "changed"), ("b", "ended"), ("d", "began")]
    assert without(found, overlay) == []


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 25)), max_size=4, unique_by=lambda t: t[0]),
       st.sampled_from("abcde"), st.integers(1, 100))  # fmt: skip
def test_new_shares_keep_the_whole_and_the_proportions(
    held: list[tuple[str, int]], buyer: str, level: int
) -> None:
    base = [tie(holder, point(share)) for holder, share in held]
    after = {
        one.holder: one.share.low
        for one in laid(base, change(buyer, point(level), dilutes=True)).interests
        if one.share
    }
    before = {holder: Fraction(share, 100) for holder, share in held}
    assert after[buyer] == Fraction(level, 100)
    others = [holder for holder in before if holder != buyer]
    factor = (1 - after[buyer]) / (1 - before.get(buyer, Fraction(0)))
    for holder in others:  # issuing shares never adds to a stake, here or in a company that shrinks
        assert after.get(holder, Fraction(0)) == before[holder] * min(factor, Fraction(1))


@given(st.integers(1, 60), st.integers(0, 10), st.integers(1, 60))
def test_what_is_taken_is_what_is_given(low: int, wide: int, level: int) -> None:
    stake = Share(Fraction(low, 100), Fraction(low + wide, 100))
    base = [tie("a", stake)]
    if level > low + wide:
        with pytest.raises(InputError):
            laid(base, change("b", point(level), givers=("a",)))
        return
    after = {one.holder: one.share for one in laid(base, change("b", point(level), givers=("a",))).interests}
    left = after.get("a", point(0))
    assert left is not None
    assert (left.low, left.high) == (max(0, Fraction(low - level, 100)), Fraction(low + wide - level, 100))
