"""Control: the traps one by one, and the verdicts against every world that the figures admit."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.analytics.control import (
    control,
    control_stake,
    control_status,
    control_status_open_world,
    controlled,
    unnamed_control,
)
from kg.analytics.controllers import controllers, head
from kg.errors import UnknownEntity
from kg.model import Entity
from kg.network import OwnershipNetwork
from kg.settlement import Interest
from kg.shares import show
from tests.analytics.admissible import NAMES, fixpoint, has_world, networks, worlds
from tests.analytics.worlds import DAY, network_of, share_of

BAND = ("25", "50", True, False)


def names(network: OwnershipNetwork, company: str) -> list[tuple[str, str]]:
    return [(answer.holder, answer.verdict) for answer in controllers(network, company)]


def test_exactly_half_is_no_control_and_a_hair_more_is() -> None:
    assert control_status(network_of({"x": {"a": "50", "b": "50"}}), "a", "x") == "impossible"
    assert control_status(network_of({"x": {"a": "50.00001"}}), "a", "x") == "certain"


def test_many_small_stakes_are_added_without_rounding() -> None:
    quarter = {f"h{i}": {"p": "100"} for i in range(25)}
    assert (
        control_status(network_of({"x": {f"h{i}": "2" for i in range(25)}, **quarter}), "p", "x")
        == "impossible"
    )
    tenths = {**{f"h{i}": "5" for i in range(9)}, "h9": "5.0000000001"}
    assert control_status(network_of({"x": tenths, **quarter}), "p", "x") == "certain"


def test_votes_count_in_full_through_a_controlled_company_with_the_hops_that_lead_there() -> None:
    network = network_of({"hold": {"p": "60"}, "op": {"hold": "30", "p": "21", "q": "49"}})
    answer = control(network, "p", "op")
    assert (answer.verdict, show(answer.stake), answer.by) == ("certain", "51 %", ("votes",))
    assert [(part.holder, show(part.share)) for part in answer.parts] == [("hold", "30 %"), ("p", "21 %")]
    assert [(hop.investee, show(hop.stake)) for hop in answer.hops] == [("hold", "60 %"), ("op", "51 %")]


def test_hops_that_lead_elsewhere_are_left_out() -> None:
    network = network_of({"hold": {"p": "60"}, "side": {"p": "90"}, "op": {"hold": "70"}})
    assert [hop.investee for hop in control(network, "p", "op").hops] == ["hold", "op"]


def test_a_ring_does_not_lift_itself() -> None:
    network = network_of({"a": {"b": "60", "x": "40"}, "b": {"a": "60", "x": "40"}})
    assert names(network, "a") == [("b", "certain")]
    assert head(network, "a").members == ("a", "b")
    assert head(network, "a").is_ring


def test_own_shares_and_nothing_at_all_give_no_control() -> None:
    network = network_of({"x": {"x": "60", "p": "30"}, "y": {"x": "0", "p": "10"}})
    assert names(network, "x") == [("p", "certain")]  # 30 of the 40 % that vote
    assert names(network, "y") == []


def test_bands_of_the_register_decide_what_they_can() -> None:
    open_half, closed_half = ("50", "75", True, False), ("50", "75")
    network = network_of(
        {"a": {"x": open_half}, "b": {"x": closed_half}, "c": {"a": BAND, "x": BAND, "z": BAND}}
    )
    assert [control_status(network, "x", key) for key in "abc"] == ["certain", "possible", "certain"]
    assert control_status(network_of({"c": {"x": BAND}}), "x", "c") == "impossible"


def test_three_bands_share_one_company() -> None:
    network = network_of({"c": {"a": BAND, "b": BAND, "d": BAND}})
    assert show(control_stake(network, "a", "c")) == "(25-50) %"


def test_all_holders_known_fill_the_whole() -> None:
    rows = {"x": {"a": ("40", "60"), "b": ("0", "45")}}
    assert control_status(network_of(rows), "a", "x") == "possible"
    assert control_status(network_of(rows, complete=["x"]), "a", "x") == "certain"


def test_holders_said_to_be_complete_that_cannot_fill_the_whole_prove_nothing() -> None:
    assert control_status(network_of({"x": {"a": "30"}}, complete=["x"]), "a", "x") == "impossible"


def test_a_company_of_more_than_all_is_calculated_as_stated_and_flagged() -> None:
    network = network_of({"x": {"a": "60", "b": "60"}, "y": {"x": "70"}})
    answer = control(network, "a", "y")
    assert (answer.verdict, [doubt.company for doubt in answer.overfull]) == ("certain", ["x"])
    assert answer.overfull[0].excess == Fraction(12, 10)
    assert {who for who, _ in names(network, "x")} == {"a", "b"}
    assert head(network, "x").members == ("a", "b")
    assert [doubt.company for doubt in head(network, "x").overfull] == ["x"]
    assert [answer.is_overfull for answer in controlled(network, "a")] == [True, False]


def test_organs_and_stated_control_count_unless_votes_alone_are_asked_for() -> None:
    network = network_of({"op": {"agency": "60"}}, acting={"agency": ["state"]})
    answer = control(network, "state", "op")
    assert (answer.verdict, [hop.by for hop in answer.hops]) == ("certain", ["stated", "votes"])
    assert answer.hops[0].stated_by == ("state",)
    assert control(network, "state", "op", stated=False).verdict == "impossible"
    assert control(network, "state", "agency").by == ("stated",)


def test_partners_act_as_one() -> None:
    network = network_of({"x": {"a": "30", "b": "30"}})
    assert control(network, "a", "x").verdict == "impossible"
    assert control(network, "a", "x", partners=["b"]).verdict == "certain"


def test_a_member_of_a_family_is_not_counted_beside_its_family() -> None:
    rows = {"x": {"family": "45", "c": "10"}}
    inside = {"x": {"m": ("family", ("0", "45"))}}
    network = network_of(rows, inside=inside)
    assert control(network, "m", "x", partners=["family"]).stake.high == Fraction(45, 100)
    assert show(control_stake(network, "m", "x")) == "0-45 %"
    assert control(network, "m", "x", partners=["c"]).verdict == "possible"


def test_the_open_world_stands_beside_the_closed_one() -> None:
    half = network_of({"x": {"a": "40", "b": "50"}})
    assert control_status_open_world(half, "a", "x") == "impossible"  # 40 and the unnamed 10 are half
    more = control(network_of({"x": {"a": "41", "b": "49"}}), "a", "x")
    assert (more.verdict, more.open_world) == ("impossible", "possible")


def test_unnamed_holders_control_what_those_who_are_named_leave_them() -> None:
    network = network_of({"x": {"a": "50"}, "y": {"b": "60"}, "b": {"c": "40"}}, kinds={"c": "person"})
    found = {key: unnamed_control(network, key) for key in ("x", "y", "b", "a", "c")}
    assert found == {
        "x": "impossible",
        "y": "possible",  # through b
        "b": "possible",
        "a": "possible",  # nobody is known to hold it
        "c": "impossible",  # a person
    }


def test_an_unknown_holder_may_be_anybody() -> None:
    kinds = {"a": "person", "u": "unknown", "b": "person"}
    network = network_of({"x": {"a": "20", "u": "40", "b": "40"}}, kinds=kinds)
    asked = control(network, "a", "x")
    assert (asked.verdict, asked.open_world) == ("impossible", "possible")


def test_votes_of_a_controlled_company_in_its_controller_are_pointed_out() -> None:
    network = network_of({"a": {"b": "20", "p": "60"}, "b": {"a": "70"}})
    for answer in (control(network, "p", "b"), control(network, "p", "a")):
        told = [(doubt.company, doubt.voter, show(doubt.share)) for doubt in answer.mute]
        assert told == [("a", "b", "20 %")]
    assert control(network_of({"b": {"a": "70"}}), "a", "b").mute == ()


def test_an_unknown_name_is_refused() -> None:
    network = network_of({"x": {"a": "40"}})
    for ask in (lambda: control(network, "nobody", "x"), lambda: controllers(network, "nobody")):
        with pytest.raises(UnknownEntity):
            ask()


def test_a_holder_controls_itself_without_a_hop() -> None:
    answer = control(network_of({"x": {"a": "40"}}), "x", "x")
    assert (answer.verdict, answer.hops) == ("certain", ())


@given(networks())
@settings(max_examples=150, deadline=None)
def test_certain_is_every_world_and_possible_is_some_world(network: OwnershipNetwork) -> None:
    assume(has_world(network))
    for holder in ("p", "a"):
        seen = [fixpoint(world, {holder}) for world in worlds(network)]
        assume(seen)
        for company in "abc":
            inside = sum(company in members for members in seen)
            expected = "certain" if inside == len(seen) else "possible" if inside else "impossible"
            assert control_status(network, holder, company) == expected


@given(networks(points=True))
@settings(max_examples=150, deadline=None)
def test_exact_figures_agree_with_the_slow_fixpoint_overfull_or_not(network: OwnershipNetwork) -> None:
    world = {
        key: {holder: share.low for holder, share in network.tables.column(key, "votes").shares.items()}
        for key in network.tables.companies()
    }
    for holder in NAMES:
        assert {answer.company for answer in controlled(network, holder)} == fixpoint(world, {holder}) - {
            holder
        }
    for company in "abc":
        above = {key for key in (*NAMES, "z") if key != company and company in fixpoint(world, {key})}
        assert {who for who, _ in names(network, company)} == above


@given(networks(points=True))
@settings(max_examples=150, deadline=None)
def test_the_controllers_of_a_company_form_a_chain(network: OwnershipNetwork) -> None:
    for company in "abc":
        above = [answer.holder for answer in controllers(network, company)]
        if head(network, company).overfull:
            continue
        for one, other in combinations(above, 2):
            assert "certain" in (control_status(network, one, other), control_status(network, other, one))
        members = head(network, company).members
        assert members
        assert all(control_status(network, m, n) == "certain" for m in members for n in members)


@given(networks())
@settings(max_examples=100, deadline=None)
def test_the_closed_world_is_never_surer_than_the_open_one_allows(network: OwnershipNetwork) -> None:
    for holder in NAMES:
        for company in "abc":
            answer = control(network, holder, company)
            assert (answer.verdict == "certain") == (answer.open_world == "certain")
            assert answer.open_world != "impossible" or answer.verdict == "impossible"


@given(networks())
@settings(max_examples=100, deadline=None)
def test_every_hop_stands_on_the_hops_before_it(network: OwnershipNetwork) -> None:
    for holder in NAMES:
        for answer in (control(network, holder, company) for company in "abc"):
            if answer.verdict == "impossible" or answer.holder == answer.company:
                continue
            known = {holder}
            for hop in answer.hops:
                assert {part.holder for part in hop.parts} <= known
                known.add(hop.investee)
            assert answer.company in known


@given(networks())
@settings(max_examples=100, deadline=None)
def test_the_open_world_gives_the_holder_what_nobody_is_named_for(network: OwnershipNetwork) -> None:
    assume(has_world(network))
    seen = list(worlds(network, most=5_000))
    assume(seen)
    for holder in ("p", "a"):
        reached = set()
        for world in seen:
            more = {
                key: {**row, holder: row.get(holder, Fraction(0)) + 1 - sum(row.values())} if row else row
                for key, row in world.items()
                if key != holder
            }
            reached |= fixpoint(more, {holder})
        for company in "abc":
            # A company that nobody is known to hold is open, if it is the one asked about.
            alone = not network.tables.column(company, "votes").shares
            expected = "possible" if company in reached or alone else "impossible"
            found = control_status_open_world(network, holder, company)
            assert found == expected or (found == "certain" and company in reached)


_TIES = (BAND, ("50", "75", True, True), ("75", "100"), None, "10", "30", "51", "60")


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_settled_ties_give_the_control_that_settlement_gives(data: st.DataObject) -> None:
    ties = []
    for company in "abc":
        holders = data.draw(st.sets(st.sampled_from(NAMES).filter(lambda k, c=company: k != c), max_size=3))
        for holder in sorted(holders):
            share = share_of(data.draw(st.sampled_from(_TIES)))
            voting = data.draw(st.sampled_from(("unstated", "unstated", "none")))
            ties.append(
                Interest(
                    holder=holder,
                    investee=company,
                    kind="shareholding",
                    share=share,
                    voting=voting,
                    claims=(),
                )
            )
    entities = {key: Entity(id=key, kind="company", name=key) for key in NAMES}
    network = OwnershipNetwork(as_of=DAY, entities=entities, interests=tuple(ties))
    assume(not any(network.tables.column(key, "votes").is_overfull for key in "abc"))
    for company in "abc":
        for holder in NAMES:
            if holder != company:
                assert control_status(network, holder, company) == network.control(holder, company).majority


@given(networks())
@settings(max_examples=80, deadline=None)
def test_everybody_who_may_control_is_listed_and_nobody_else(network: OwnershipNetwork) -> None:
    for company in "abc":
        asked = {key: control_status(network, key, company) for key in (*NAMES, "z") if key != company}
        expected = {key: verdict for key, verdict in asked.items() if verdict != "impossible"}
        assert dict(names(network, company)) == expected
