"""Laws of capital, votes and control that hold for any stakes, and situations that the worlds do not tell."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Entity, Share
from kg.settlement import Interest, unnamed
from kg.settlement.behalf import folded
from kg.settlement.capital import capital_table
from kg.settlement.chains import Web, holders_first, through
from kg.settlement.control import control
from kg.settlement.remainder import left
from kg.settlement.restated import Restated
from kg.settlement.votes import votes_table
from kg.shares import NOTHING, ONE, UNKNOWN, ZERO, bounds, point, total
from kg.shares import rest as rest_of

NAMES = "abcdef"


def _tie(holder: str, investee: str, share: Share | None, **fields: Any) -> Interest:
    values: dict[str, Any] = {"kind": "shareholding", "claims": ()} | fields
    return Interest(holder=holder, investee=investee, share=share, **values)


# -- chains -------------------------------------------------------------------------------------------


@st.composite
def _webs(draw: st.DrawFn, *, bands: bool) -> Web:
    """Companies that hold each other in any way, no company more than all."""
    web = Web()
    for investee in NAMES[1:]:
        left = 100
        for holder in draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True)):
            low = draw(st.integers(0, left))
            high = draw(st.integers(low, 100)) if bands else low
            left -= low
            if high > 0:
                share = Share(Fraction(low, 100), Fraction(high, 100))
                web.stakes.setdefault(investee, {})[holder] = share
    return web


def _walked(web: Web, holder: str, investee: str, rounds: int = 4000) -> float:
    """What a holder has, by walking up from the company again and again."""
    worth = dict.fromkeys(NAMES, 0.0) | {holder: 1.0}
    for _ in range(rounds):
        before = dict(worth)
        for node in NAMES:
            if node != holder:
                column = web.stakes.get(node, {})
                worth[node] = sum(float(s.low) * worth[h] for h, s in column.items() if h != node)
        if before == worth:
            break
    return worth[investee]


@given(_webs(bands=False))
def test_known_stakes_give_one_number_which_walking_finds(web: Web) -> None:
    found = through(web, "a", "f")
    walked = _walked(web, "a", "f")
    # A loop of nearly all its capital walks for ever, so the walk may fall short, never go beyond.
    if found is None:
        assert walked == 0
    else:
        assert found.is_point
        assert walked <= float(found.low) + 1e-9
        assert walked == pytest.approx(float(found.low), abs=1e-3)


@given(_webs(bands=True), st.data())
def test_every_possible_world_lies_within_the_bounds(web: Web, data: st.DataObject) -> None:
    world = Web()
    for investee, column in web.stakes.items():
        left = 1 - sum((share.low for share in column.values()), ZERO)
        for holder, share in column.items():
            part = data.draw(st.sampled_from([ZERO, Fraction(1, 2), ONE]))
            more = min(left, share.high - share.low) * part
            left -= more
            world.stakes.setdefault(investee, {})[holder] = Share(share.low + more, share.low + more)
    wide, narrow = through(web, "a", "f"), through(world, "a", "f")
    low, high = (wide.low, wide.high) if wide else (ZERO, ZERO)
    assert low <= (narrow.low if narrow else ZERO) <= high


@given(_webs(bands=True))
def test_what_is_held_is_never_more_than_all(web: Web) -> None:
    for holder in NAMES[:-1]:
        found = through(web, holder, "f")
        assert found is None or ZERO <= found.low <= found.high <= ONE


def test_a_closed_loop_gives_nothing_to_those_outside_it() -> None:
    web = Web(stakes={"x": {"y": point(100)}, "y": {"x": point(100), "a": NOTHING}})
    assert through(web, "a", "x") is None
    assert through(web, "y", "x") == point(100)


def test_a_stake_above_a_loop_that_is_almost_closed_is_exact() -> None:
    ring = Share(Fraction(999_999, 1_000_000), Fraction(999_999, 1_000_000))
    rest = Share(Fraction(1, 1_000_000), Fraction(1, 1_000_000))
    assert through(Web(stakes={"x": {"y": ring, "a": rest}, "y": {"x": point(100)}}), "a", "y") == point(100)


def test_a_chain_leaves_out_the_holders_own_stake_and_ways_through_the_company_itself() -> None:
    web = Web(stakes={"x": {"a": point(20), "s": point(10)}, "s": {"x": point(100)}})
    assert through(web, "a", "x", direct=False) is None
    assert through(web, "a", "s", direct=False) == point(20 * Fraction(10, 9))


def test_long_chains_and_many_holders_are_solved_one_after_the_other() -> None:
    web = Web(stakes={f"c{i}": {f"c{i - 1}": point(100)} for i in range(1, 3000)})
    assert through(web, "c0", "c2999") == point(100)
    assert holders_first(web, "c2999")[:2] == ["c0", "c1"]


# -- tables -------------------------------------------------------------------------------------------

_interests = st.lists(
    st.builds(
        _tie,
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
        st.sampled_from(
            [point(5), point(20), point("33.4"), UNKNOWN, bounds("about", "15"), bounds("majority")]
        ),
        directness=st.sampled_from(["direct", "direct", "total", "indirect"]),
        capacity=st.sampled_from(["unstated", "own", "nominee", "manager"]),
        on_behalf_of=st.sampled_from([None, None, "a"]),
        voting=st.sampled_from(["unstated", "full", "none", "multiple"]),
        voting_cap=st.sampled_from([None, None, Fraction(1, 10)]),
        kind=st.sampled_from(["shareholding", "shareholding", "votingRights", "parent", "groupMembership"]),
        labels=st.sampled_from([(), ("stale",)]),
    ),
    max_size=8,
    unique_by=lambda tie: (
        tie.holder,
        tie.investee,
        tie.kind,
        tie.directness,
        tie.capacity,
        tie.on_behalf_of,
    ),
)


@given(_interests, st.randoms(use_true_random=False))
def test_the_order_of_interests_changes_no_table(ties: list[Interest], random: Any) -> None:
    shuffled = list(ties)
    random.shuffle(shuffled)
    for name in NAMES:
        assert _plain(capital_table(Restated(shuffled), name)) == _plain(capital_table(Restated(ties), name))
        first, second = votes_table(Restated(shuffled), name), votes_table(Restated(ties), name)
        assert [(r.voter, r.share) for r in first.rows] == [(r.voter, r.share) for r in second.rows]


def _plain(table: Any) -> Any:
    return table.owners, table.unnamed, table.undisclosed, table.state


@given(_interests, st.permutations(NAMES))
def test_the_order_of_questions_changes_no_table(ties: list[Interest], names: list[str]) -> None:
    asked = Restated(ties)
    later = {name: _plain(capital_table(asked, name)) for name in names}
    assert later == {name: _plain(capital_table(Restated(ties), name)) for name in NAMES}


@given(_interests)
def test_a_table_that_can_be_believed_adds_up_to_all(ties: list[Interest]) -> None:
    for name in NAMES:
        table = capital_table(Restated(ties), name)
        if table.state == "refused" or table.unnamed is None:
            continue
        rows = [row.share for row in table.rows if row.inside is None]
        low, high = sum((s.low for s in rows), ZERO), sum((s.high for s in rows), ZERO)
        assert table.unnamed.low + low <= 1 or table.unnamed.low == 0
        assert table.unnamed.high + high >= 1


@given(_interests)
def test_votes_are_never_more_than_all_and_no_cap_is_exceeded(ties: list[Interest]) -> None:
    for name in NAMES:
        table = votes_table(Restated(ties), name)
        for row in table.rows:
            assert ZERO <= row.share.low <= row.share.high <= ONE
            assert row.cap is None or row.share.high <= row.cap or row.inside is not None
        if table.state == "ok" and all(row.share.is_point for row in table.rows):
            assert sum((row.share.low for row in table.rows if row.inside is None), ZERO) <= 1


@given(_interests)
def test_what_is_certain_is_what_more_than_half_of_the_votes_give(ties: list[Interest]) -> None:
    capital = Restated(ties)
    for name in NAMES:
        table = votes_table(capital, name)
        for row in table.rows:
            if (
                table.state == "ok"
                and not row.hidden
                and row.voter != name
                and row.share.low > Fraction(1, 2)
            ):
                assert control(capital, row.voter, name).majority == "certain"


@given(_interests)
def test_all_that_a_holder_has_is_at_least_its_own_stake(ties: list[Interest]) -> None:
    capital = Restated(ties)
    for tie in ties:
        if tie.holder == tie.investee or capital_table(capital, tie.investee).state == "refused":
            continue
        own = [s.share.low for s in capital.stakes(tie.investee) if s.owner == tie.holder and not s.inside]
        assert capital.share(tie.holder, tie.investee).low >= min(sum(own, ZERO), ONE)


def test_the_rest_by_the_ties_alone_is_the_rest_of_the_table() -> None:
    ties = [_tie("a", "x", point(30)), _tie("b", "x", bounds("about", "20"))]
    assert unnamed(ties) == rest_of([tie.share for tie in ties if tie.share])
    assert unnamed([]) is None


def test_a_sum_of_stakes_is_never_more_than_all() -> None:
    assert total([]) == NOTHING
    assert total([UNKNOWN, UNKNOWN]) == UNKNOWN
    assert total([point(60), point(70)]) == point(100)


def test_shares_with_several_votes_of_unknown_number_leave_the_votes_open() -> None:
    ties = [_tie("a", "x", point(20), voting="multiple"), _tie("b", "x", point(30))]
    table = votes_table(Restated(ties), "x")
    assert table.share("a") == Share(Fraction(1, 5), ONE)
    assert table.share("b") == Share(ZERO, Fraction(3, 10))


def test_a_class_alone_is_a_stake_of_unknown_size() -> None:
    (row,) = capital_table(
        Restated([_tie("a", "x", point(60), instrument="B", denominator="class")]), "x"
    ).rows
    assert row.share == UNKNOWN


def test_only_standings_that_differ_make_ties_of_their_own() -> None:
    assert folded("", {"own"}) == folded("own", {"own"}) == ""
    assert folded("others", {"others", "for a"}) == ""
    assert folded("others", {"others", "own"}) == "others"
    assert folded("", {"for a", "for b"}) == ""
    assert folded("for a", {"for a", "for b"}) == "for a"


# -- why nobody is found -------------------------------------------------------------------------------


def _said(**fields: Any) -> Interest:
    return _tie("u", "x", None, **{"kind": "unknownInterest"} | fields)


@pytest.mark.parametrize(
    ("ties", "reason"),
    [
        ([], "never looked"),
        ([_said(topic="noBeneficialOwners")], "none"),
        ([_said(topic="subjectExemptFromDisclosure")], "exempt"),
        ([_said(kind="unpublishedInterest")], "undisclosed"),
        ([_tie("bank", "x", point(40), capacity="depositary")], "undisclosed"),
        ([_tie("public", "x", point(40))], "float"),
        ([_tie("x", "x", point(5))], "never looked"),
        ([_tie("a", "x", point(40)), _said(topic="exempt")], None),
        ([_tie("a", "x", None, kind="parent")], None),
    ],
)
def test_an_owner_that_is_not_found_has_a_reason(ties: list[Interest], reason: str | None) -> None:
    entities = {"public": Entity(id="public", kind="dispersed", name="the public")}
    assert left([], Restated(ties, entities), "x").reason == reason


def test_an_owner_whose_claims_were_withdrawn_was_looked_for() -> None:
    gone = _tie("a", "x", None, labels=("withdrawn",))
    assert left([gone], Restated([]), "x").reason == "withdrawn"
    assert left([replace(gone, labels=("contested",))], Restated([]), "x").reason == "never looked"
    assert left([replace(gone, investee="y")], Restated([]), "x").reason == "never looked"


def test_the_parts_of_a_company_are_told_apart() -> None:
    entities = {"u": Entity(id="u", kind="unknown", name="somebody")}
    ties = [
        _tie("a", "x", point(30)),
        _tie("bank", "x", point(10), capacity="nominee"),
        _tie("u", "x", point(5)),
        _tie("x", "x", point(1)),
    ]
    table = left([], Restated(ties, entities), "x").table
    assert (table.named, table.undisclosed, table.unknown, table.treasury, table.unnamed) == (
        point(30),
        point(10),
        point(5),
        point(1),
        point(54),
    )
