"""The rules of law: one table of shapes, the traps of each rule, and every world that the figures admit."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings

from kg.analytics.amld import amld
from kg.analytics.amlr import amlr
from kg.analytics.cta import cta
from kg.analytics.findings import Finding, Ruling
from kg.analytics.ofac import ofac, ofac_blocked, ofac_status
from kg.analytics.psc import band_of, psc
from kg.network import OwnershipNetwork
from kg.shares import point, show
from tests.analytics.admissible import NAMES, World, corners, fixpoint, has_world, networks, worlds
from tests.analytics.worlds import network_of, share_of

BAND = ("25", "50", True, False)
Rule = Callable[..., Ruling]


def qualifying(ruling: Ruling) -> list[tuple[str, str]]:
    return [(found.holder, found.verdict) for found in ruling.findings]


def one(rule: Rule, network: OwnershipNetwork, holder: str, company: str, **more: Any) -> Finding:
    (finding,) = rule(network, company, holders=[holder], **more).findings
    return finding


def codes(finding: Finding) -> set[str]:
    return {ground.code for ground in finding.grounds if ground.verdict != "impossible"}


# One shape, P in L and L in Y: who qualifies under which law.
TABLE = [
    ("60", "30", True, True, True, False, "54a"),
    ("30", "60", False, False, True, False, "54b"),
    ("50", "30", False, False, False, False, None),
    ("30", "30", False, False, False, False, None),
    ("25", "100", False, False, True, True, "ownership"),
    ("51", "25", False, False, True, False, "54a"),
]


@pytest.mark.parametrize(("upper", "lower", "psc_", "amld_", "amlr_", "cta_", "article"), TABLE)
def test_one_shape_decides_differently_under_each_law(
    upper: str, lower: str, psc_: bool, amld_: bool, amlr_: bool, cta_: bool, article: str | None
) -> None:
    network = network_of({"l": {"p": upper}, "y": {"l": lower}}, kinds={"p": "person"})
    rules = ((psc, psc_), (amld, amld_), (amlr, amlr_), (cta, cta_))
    for rule, expected in rules:
        assert qualifying(rule(network, "y")) == ([("p", "certain")] if expected else []), rule.__name__
        assert one(rule, network, "p", "y").verdict == ("certain" if expected else "impossible")
    assert article is None or article in codes(one(amlr, network, "p", "y"))


def test_a_quarter_exactly_is_enough_for_two_of_the_four() -> None:
    network = network_of({"y": {"p": "25"}})
    found = [one(rule, network, "p", "y").verdict for rule in (psc, amld, amlr, cta)]
    assert found == ["impossible", "impossible", "certain", "certain"]


def test_products_near_a_quarter_are_decided_exactly() -> None:
    network = network_of({"a": {"p": "5"}, "b": {"p": "40"}, "y": {"a": "36", "b": "58"}})
    assert one(cta, network, "p", "y").verdict == "certain"  # 0.018 and 0.232, just 0.25
    less = network_of({"a": {"p": "5"}, "b": {"p": "40"}, "y": {"a": "35.9999999", "b": "58"}})
    assert one(cta, less, "p", "y").verdict == "impossible"


def test_bands_decide_what_they_can() -> None:
    network = network_of({"y": {"p": BAND}, "z": {"p": ("25", "50")}})
    assert one(psc, network, "p", "y").verdict == "certain"
    assert one(psc, network, "p", "z").verdict == "possible"
    assert one(amlr, network, "p", "z").verdict == "certain"


def test_a_majority_that_only_adds_up_makes_no_chain_under_the_literal_reading() -> None:
    rows = {"a": {"p": "60"}, "b": {"p": "60"}, "l": {"a": "30", "b": "30"}, "y": {"l": "100"}}
    network = network_of(rows)
    assert one(psc, network, "p", "y").verdict == "impossible"
    assert one(psc, network, "p", "y", middle="together").verdict == "certain"
    assert one(amld, network, "p", "y").verdict == "certain"


def test_partners_in_a_joint_arrangement_count_with_what_all_have() -> None:
    network = network_of({"y": {"p": "15", "q": "15", "r": "15"}})
    assert psc(network, "y").findings == ()
    assert qualifying(psc(network, "y", joint=[{"p", "q"}])) == [("p", "certain"), ("q", "certain")]


def test_the_chain_and_the_entities_in_it_are_told() -> None:
    network = network_of(
        {"a": {"p": "51"}, "l": {"a": "70"}, "y": {"l": "30", "p": "1"}}, kinds={"p": "person"}
    )
    finding = one(psc, network, "p", "y")
    assert [(hop.investee, show(hop.stake)) for hop in finding.hops] == [("a", "51 %"), ("l", "70 %")]
    assert show(finding.grounds[0].share) == "31 %"
    assert finding.grounds[0].via == ("l",)
    assert {found.holder: found.kind for found in psc(network, "y", who="all").findings} == {
        "a": "company",
        "l": "company",
        "p": "person",
    }


def test_stated_control_is_a_ground_of_its_own() -> None:
    network = network_of({"y": {"q": "100"}, "l": {"q": "10"}}, acting={"y": ["l"], "l": ["p"]})
    for rule in (psc, amld):
        assert codes(one(rule, network, "p", "y")) == {"stated"}
    assert codes(one(amlr, network, "p", "y")) == {"control"}
    assert one(cta, network, "p", "y").verdict == "impossible"


def test_mute_shares_count_in_the_capital_and_voting_ones_in_the_votes() -> None:
    network = network_of({"y": {"p": "30", "q": "20"}}, votes={"y": {"q": "40"}})
    assert [codes(one(psc, network, who, "y")) for who in "pq"] == [{"shares"}, {"votes"}]
    assert [(g.code, g.basis) for g in one(cta, network, "q", "y").grounds] == [("ownership", "votes")]
    assert one(amlr, network, "p", "y").verdict == "certain"


def test_majorities_of_capital_and_of_votes_carry_each_other_under_the_regulation() -> None:
    capital = {"a": {"p": "60"}, "l": {"a": "10"}, "y": {"l": "25"}}
    network = network_of(capital, votes={"a": {}, "l": {"a": "60"}, "y": {"l": "25"}})
    finding = one(amlr, network, "p", "y")
    assert codes(finding) == {"54a"}
    assert [(hop.investee, hop.by) for hop in finding.hops] == [("a", "capital"), ("l", "votes")]


def test_the_holders_own_stake_is_no_stake_of_what_it_controls() -> None:
    network = network_of({"l": {"p": "51"}, "y": {"l": "10", "p": "16"}})
    assert one(amlr, network, "p", "y").verdict == "impossible"  # 16 and 5.1 owned; 10 through l
    assert one(amld, network, "p", "y").verdict == "certain"  # 26 in all


def test_entities_that_one_person_controls_count_together() -> None:
    network = network_of({"a": {"p": "51"}, "b": {"p": "51"}, "y": {"a": "13", "b": "12"}})
    assert one(amlr, network, "p", "y").grounds[0].via == ("a", "b")
    assert codes(one(amlr, network, "p", "y")) == {"54a"}


def test_contradicting_figures_are_refused_where_shares_are_multiplied_and_flagged_elsewhere() -> None:
    network = network_of({"l": {"p": "80", "q": "80"}, "y": {"l": "60"}})
    assert cta(network, "y").findings == ()
    assert "160 %" in (cta(network, "y").refused or "")
    ruling = amlr(network, "y")
    assert "160 %" in (ruling.refused or "")
    assert qualifying(ruling) == [("p", "certain"), ("q", "certain")]
    assert [doubt.company for doubt in ruling.findings[0].overfull] == ["l"]
    assert [doubt.company for doubt in psc(network, "y").findings[0].overfull] == ["l"]


def test_what_nobody_is_named_for_stands_beside_the_findings() -> None:
    for rule in (psc, amld, amlr, cta):
        assert rule(network_of({"y": {"p": "90"}}, kinds={"p": "person"}), "y").unnamed == "impossible"
        assert rule(network_of({"y": {"p": "70"}}, kinds={"p": "person"}), "y").unnamed == "possible"
        nobody = rule(network_of({"x": {"y": "10"}}), "y")
        assert (nobody.findings, nobody.unnamed) == ((), "possible")
        finding = one(rule, network_of({"y": {"p": "20", "q": "70"}}), "p", "y")
        assert (finding.verdict, finding.open_world) == ("impossible", "possible")


def test_bands_of_the_register_are_named() -> None:
    assert [band_of(point(n)) for n in (25, 26, 50, 51, 75, 100)] == [
        None,
        "25-50",
        "25-50",
        "50-75",
        "75-100",
        "75-100",
    ]
    assert band_of(share_of(("50", "75", True, True))) == "50-75"
    assert band_of(share_of(("50", "75", True, False))) is None


def test_half_is_blocked_and_less_is_not() -> None:
    network = network_of({"a": {"x": "50"}, "b": {"a": "50"}, "c": {"b": "49.9999"}})
    assert [found.company for found in ofac_blocked(network, ["x"])] == ["a", "b"]
    assert [hop.investee for hop in ofac(network, ["x"], "b").hops] == ["a", "b"]
    assert ofac(network, ["x"], "c").open_world == "possible"


def test_blocked_persons_are_added_up_and_halves_that_are_not_blocked_are_not() -> None:
    network = network_of({"a": {"x": "25", "y": "25"}})
    assert ofac_status(network, ["x", "y"], "a") == "certain"
    below = network_of({"a": {"x": "49"}, "b": {"x": "49"}, "c": {"a": "25", "b": "25"}})
    assert ofac_blocked(below, ["x"]) == ()


def test_ownership_counts_and_votes_do_not() -> None:
    network = network_of({"a": {"x": "50"}}, votes={"a": {"x": "0"}})
    assert ofac_status(network, ["x"], "a") == "certain"
    assert ofac_status(network_of({"a": {"x": "49"}}, votes={"a": {"x": "99"}}), ["x"], "a") == "impossible"


def test_an_open_end_at_one_half_is_not_reached() -> None:
    ends = {
        "a": ("40", "50", False, True),
        "b": ("40", "50"),
        "c": ("50", "60"),
        "d": ("50", "60", True, False),
    }
    found = [ofac_status(network_of({"y": {"x": end}}), ["x"], "y") for end in ends.values()]
    assert found == ["impossible", "possible", "certain", "certain"]


@given(networks())
@settings(max_examples=100, deadline=None)
def test_blocked_in_every_world_is_certain_and_in_some_world_possible(network: OwnershipNetwork) -> None:
    assume(has_world(network, "capital"))
    seen = [fixpoint(world, {"p", "q"}, strict=False) for world in worlds(network, "capital")]
    assume(seen)
    for company in "abc":
        inside = sum(company in members for members in seen)
        expected = "certain" if inside == len(seen) else "possible" if inside else "impossible"
        found = ofac_status(network, ["p", "q"], company)
        # Hairs stand for open ends: an end at one half that is only approached is no half.
        assert found == expected


def _chain(world: World, holder: str) -> set[str]:
    """Whatever one majority after the other leads to, each of a single holder."""
    members, half = {holder}, Fraction(1, 2)
    while True:
        new = {y for y, row in world.items() if any(row.get(k, 0) > half for k in members)} - members
        if not new:
            return members
        members |= new


@given(networks())
@settings(max_examples=100, deadline=None)
def test_significant_control_agrees_with_every_world(network: OwnershipNetwork) -> None:
    assume(has_world(network))
    for company in "abc":
        verdicts = []
        for world in worlds(network):
            members = _chain(world, "p") - {company}
            stake = sum((x for k, x in world[company].items() if k in members), Fraction(0))
            verdicts.append(stake > Fraction(1, 4))
        assume(verdicts)
        found = one(psc, network, "p", company).verdict
        expected = "certain" if all(verdicts) else "possible" if any(verdicts) else "impossible"
        assert found == expected


@given(networks(points=True))
@settings(max_examples=60, deadline=None)
def test_whoever_owns_enough_for_the_act_owns_enough_for_the_regulation(network: OwnershipNetwork) -> None:
    for company in "abc":
        if cta(network, company).refused is None:
            under_act = {found.holder for found in cta(network, company).findings}
            assert under_act <= {found.holder for found in amlr(network, company).findings}
            assert corners(network.tables.column(company, "capital"))


@given(networks(points=True))
@settings(max_examples=60, deadline=None)
def test_the_literal_chain_finds_no_more_than_control_added_up(network: OwnershipNetwork) -> None:
    for company in "abc":
        everybody = [key for key in NAMES if key != company]
        literal = {f.holder: f.verdict for f in psc(network, company, holders=everybody).findings}
        added = {f.holder: f.verdict for f in amld(network, company, holders=everybody).findings}
        assert all(added[key] == "certain" for key, verdict in literal.items() if verdict == "certain")


@given(networks())
@settings(max_examples=50, deadline=None)
def test_everybody_who_may_qualify_is_listed_and_nobody_else(network: OwnershipNetwork) -> None:
    for rule in (psc, amld, amlr, cta):
        for company in "ab":
            everybody = [key for key in NAMES if key != company]
            asked = {f.holder: f.verdict for f in rule(network, company, holders=everybody).findings}
            listed = {f.holder: f.verdict for f in rule(network, company, who="all").findings}
            assert listed == {key: verdict for key, verdict in asked.items() if verdict != "impossible"}
