"""Ultimate owners as answers: what a basis leaves out, which figure is shown, where a climb ends."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kg.calculated import Calculated
from kg.calculations.ultimate import Asked, ultimate
from kg.errors import Overfull
from kg.model import Share
from kg.network import OwnershipNetwork
from kg.shares import point, show
from tests.analytics.worlds import Tables, network_of


def asked(network: OwnershipNetwork, company: str, rule: str = "integrated", **more: object) -> Calculated:
    return ultimate(network, network.entities[company], Asked(rule=rule, **more))  # type: ignore[arg-type]


def test_a_basis_leaves_out_who_qualifies_only_by_the_other() -> None:
    network = network_of({"op": {"p": "30", "q": "20"}}, votes={"op": {"p": "10", "q": "40"}})
    found = {
        basis: [(one.entity, show(one.share)) for one in asked(network, "op", "psc", basis=basis).findings]
        for basis in (None, "capital", "votes")
    }
    assert found == {
        None: [("q", "40 %"), ("p", "30 %")],
        "capital": [("p", "30 %")],
        "votes": [("q", "40 %")],
    }


def test_the_surest_ground_is_shown_and_among_those_the_largest() -> None:
    rows: Tables = {"op": {"p": "30"}}
    (one,) = asked(network_of(rows, votes={"op": {"p": ("20", "90")}}), "op", "psc").findings
    assert (one.share, one.verdict, one.reasons) == (point(30), "certain", ("shares", "votes"))


def test_holders_without_a_name_are_never_certain_to_qualify() -> None:
    answer = asked(network_of({"op": {"p": "10"}}), "op", threshold=Fraction(1, 4))
    assert (answer.findings, answer.unnamed) == ((), "possible")
    full = asked(network_of({"op": {"p": "80"}}), "op", threshold=Fraction(1, 4))
    assert [(one.verdict, one.open_verdict) for one in full.findings] == [("certain", "certain")]
    assert full.unnamed == "impossible"


def test_an_answer_without_anybody_is_refused_where_figures_contradict_each_other() -> None:
    rows: Tables = {"l": {"p": "80", "q": "80"}, "op": {"l": "20", "r": "30"}}
    with pytest.raises(Overfull, match="160 %"):
        asked(network_of(rows), "op", "cta")
    controlled = asked(network_of({**rows, "op": {"l": "60"}}), "op", "amlr")
    assert [one.entity for one in controlled.findings] == ["p", "q"]
    assert any("160 %" in warning for warning in controlled.warnings)


@pytest.mark.parametrize(
    ("rows", "outcome", "chains"),
    [
        ({"op": {"h": "60"}, "h": {"p": "70"}}, (), ["p>h>op"]),
        ({"op": {"h": "60"}, "h": {"p": "50", "q": "50"}}, (), ["h>op"]),
        ({"op": {"h": "60"}, "h": {"g": "60"}, "g": {"h": "60"}}, ("loop",), ["g>h>op", "h>op"]),
        ({"op": {"h": ("40", "60")}}, ("unclear",), ["h>op"]),
    ],
)
def test_a_climb_ends_at_an_owner_in_a_loop_or_nowhere_sure(
    rows: Tables, outcome: tuple[str, ...], chains: list[str]
) -> None:
    found = asked(network_of(rows), "op", "guo50").findings
    assert {one.labels for one in found} == {outcome}
    told = [">".join([*(hop.holder for hop in way), "op"]) for one in found for way in one.chains]
    assert sorted(told) == chains


def test_a_tie_further_up_is_told_with_the_way_to_it() -> None:
    rows: Tables = {"op": {"h": "60"}, "h": {"p": "40", "q": "40"}}
    found = asked(network_of(rows), "op", "guo25").findings
    assert [(one.entity, one.share, one.labels) for one in found] == [
        ("p", point(40), ("tie",)),
        ("q", point(40), ("tie",)),
    ]
    assert [[hop.holder for hop in one.chains[0]] for one in found] == [["p", "h"], ["q", "h"]]


def test_blocked_owners_stand_by_how_sure_they_are_and_then_by_stake() -> None:
    rows: Tables = {"op": {"a": ("40", "50"), "b": "50"}}
    answer = asked(network_of(rows), "op", "ofac")
    assert [(one.entity, one.verdict) for one in answer.findings] == [("b", "certain"), ("a", "possible")]
    assert answer.findings[1].direct == Share(Fraction(2, 5), Fraction(1, 2))


def test_an_explanation_is_told_only_when_asked_for_and_by_name() -> None:
    network = network_of({"op": {"p": "60"}})
    assert asked(network, "op").explanation == ()
    assert asked(network, "op", explain=True).explanation[0] == "P holds 60 % of OP directly."
