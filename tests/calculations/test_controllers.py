"""Controllers, groups and close links as answers: what is near to control, and warnings about the data."""

from __future__ import annotations

from fractions import Fraction

from kg.calculated import Calculated
from kg.calculations.controllers import controllers
from kg.calculations.group import group
from kg.calculations.links import links, owners
from kg.network import OwnershipNetwork
from tests.analytics.worlds import Tables, network_of

NEAR = "would control it with votes that nobody names"


def asked(rows: Tables, company: str, **more: object) -> Calculated:
    network = network_of(rows, **more)  # type: ignore[arg-type]
    return controllers(network, network.entities[company])


def test_certain_and_possible_coalitions_are_told_apart() -> None:
    answer = asked({"op": {"a": "30", "b": "30", "c": ("15", "25")}}, "op")
    assert answer.sets == {
        "smallest coalitions": (("a", "b"),),
        "possible coalitions": (("a", "c"), ("b", "c")),
        NEAR: (("a",), ("b",)),  # 30, and the 25 left where c has least; c and all the rest are 40
    }


def test_where_somebody_controls_no_coalition_is_told() -> None:
    assert asked({"op": {"a": "51", "b": "30"}}, "op").sets is None


def test_a_company_with_many_holders_has_no_list_of_coalitions() -> None:
    assert asked({"op": {f"h{n:02}": "5" for n in range(13)}}, "op").sets == {}


def test_votes_of_a_company_in_its_controller_are_counted_and_warned_of() -> None:
    answer = asked({"a": {"b": "30", "p": "60"}, "b": {"a": "70"}, "op": {"b": "80"}}, "op")
    assert any(
        warning.startswith("B holds 30 % of the votes of A, which controls it") for warning in answer.warnings
    )


def test_an_organ_makes_a_step_without_a_figure() -> None:
    answer = asked({"op": {"fund": "60"}, "fund": {}}, "op", acting={"fund": ["state"]})
    state = next(one for one in answer.findings if one.entity == "state")
    assert state.labels == ("head",)
    assert [(hop.holder, hop.share is None) for hop in state.chains[0]] == [("state", True), ("fund", False)]


def test_a_group_warns_of_members_whose_figures_contradict_each_other() -> None:
    network = network_of({"op": {"a": "60"}, "sub": {"op": "90", "b": "30"}})
    answer = group(network, network.entities["op"])
    assert [(one.entity, one.labels) for one in answer.findings] == [
        ("a", ("head",)),
        ("op", ()),
        ("sub", ("overfull",)),
    ]
    assert "the holders of SUB have 120 % of it together" in answer.warnings[0]


def test_close_links_look_from_every_owner_of_a_fifth() -> None:
    network: OwnershipNetwork = network_of({"a": {"c": "20", "d": "19"}, "b": {"c": "50"}})
    entity, fifth = network.entities["a"], Fraction(1, 5)
    assert owners(network, entity, fifth) == ["a", "c"]
    answer = links(network, entity, fifth)
    assert [(one.entity, one.reasons) for one in answer.findings] == [("b", ("third",)), ("c", ("owned",))]
    assert answer.findings[0].note == "C has 20 % of A and 50 % of B"
