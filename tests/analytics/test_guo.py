"""Ultimate owners of the company databases: the greedy path, ties, loops, and every end of bands."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, given, settings

from kg.analytics.guo import Guo, guo
from kg.network import OwnershipNetwork
from kg.shares import show
from tests.analytics.admissible import World, has_world, networks, worlds
from tests.analytics.worlds import network_of

QUARTER, HALF = Fraction(1, 4), Fraction(1, 2)


def ends(answer: Guo) -> set[tuple[str, tuple[str, ...]]]:
    return {(end.outcome, end.names) for end in answer.ends}


def test_the_path_climbs_to_the_last_majority() -> None:
    network = network_of({"l": {"p": "60"}, "y": {"l": "51", "q": "49"}})
    answer = guo(network, "y")
    assert (answer.outcome, answer.owner) == ("found", "p")
    assert [(s.company, s.holder, show(s.share)) for s in answer.steps] == [
        ("y", "l", "51 %"),
        ("l", "p", "60 %"),
    ]


def test_half_is_no_majority_and_two_halves_are_a_tie_at_a_quarter() -> None:
    network = network_of({"x": {"a": "50", "b": "50"}})
    assert (guo(network, "x").outcome, guo(network, "x").owner) == ("none", None)
    answer = guo(network, "x", QUARTER)
    assert (answer.outcome, answer.owner, answer.names) == ("tie", None, ("a", "b"))


def test_an_exact_quarter_is_not_above_it() -> None:
    assert guo(network_of({"x": {"a": "25"}}), "x", QUARTER).outcome == "none"
    assert guo(network_of({"x": {"a": "25.0001"}}), "x", QUARTER).owner == "a"


def test_minorities_of_one_owner_are_not_added_up() -> None:
    network = network_of({"a": {"p": "100"}, "b": {"p": "100"}, "x": {"a": "26", "b": "26", "q": "48"}})
    assert guo(network, "x").outcome == "none"
    assert guo(network, "x", QUARTER).owner == "q"


def test_a_loop_is_told_with_its_names() -> None:
    network = network_of({"a": {"b": "60"}, "b": {"a": "60"}, "x": {"a": "70"}})
    answer = guo(network, "x")
    assert (answer.outcome, answer.owner, answer.names) == ("loop", None, ("a", "b"))
    assert [step.holder for step in answer.steps] == ["a", "b", "a"]


def test_a_company_that_holds_itself_is_not_its_own_owner() -> None:
    assert guo(network_of({"x": {"x": "60", "p": "10"}}), "x", QUARTER, basis="capital").outcome == "none"


def test_bands_that_admit_several_ends_are_unclear_and_all_ends_are_told() -> None:
    network = network_of({"x": {"a": ("25", "50", True, False), "b": "40"}})
    answer = guo(network, "x", QUARTER)
    assert answer.outcome == "unclear"
    assert answer.names == ("a", "b")
    assert ends(answer) == {("found", ("a",)), ("found", ("b",)), ("tie", ("a", "b"))}
    assert answer.steps == ()
    sure = network_of({"x": {"a": ("50", "75", True, True), "b": ("0", "50")}})
    assert (guo(sure, "x").outcome, guo(sure, "x").owner) == ("found", "a")


def test_a_band_may_leave_the_company_without_an_owner() -> None:
    answer = guo(network_of({"x": {"a": ("40", "60")}}), "x")
    assert ends(answer) == {("found", ("a",)), ("none", ())}


def test_all_holders_known_leave_no_room_for_nobody() -> None:
    rows = {"x": {"a": ("40", "100"), "b": ("0", "45")}}
    assert ends(guo(network_of(rows), "x")) == {("found", ("a",)), ("none", ())}
    assert ends(guo(network_of(rows, complete=True), "x")) == {("found", ("a",))}


def test_three_who_can_only_tie_together_are_told() -> None:
    third = Fraction(100, 3)
    network = network_of({"x": {"a": third, "b": third, "c": (third, "40")}}, complete=True)
    assert ends(guo(network, "x", QUARTER)) == {("tie", ("a", "b", "c"))}


def test_contradicting_figures_are_flagged() -> None:
    answer = guo(network_of({"x": {"a": "80", "b": "70"}}), "x")
    assert (answer.owner, [doubt.company for doubt in answer.overfull]) == ("a", ["x"])


def _climb(world: World, company: str, threshold: Fraction) -> tuple[str, tuple[str, ...]]:
    """The rule in one world, step by step."""
    path = [company]
    while True:
        row = world.get(path[-1], {})
        most = max(row.values(), default=Fraction(0))
        holders = tuple(sorted(key for key, share in row.items() if share == most > threshold))
        if not holders:
            return ("found", (path[-1],)) if len(path) > 1 else ("none", ())
        if len(holders) > 1:
            return "tie", holders
        if holders[0] in path:
            return "loop", tuple(sorted(path[path.index(holders[0]) :]))
        path.append(holders[0])


@given(networks())
@settings(max_examples=150, deadline=None)
def test_every_world_ends_where_the_answer_says(network: OwnershipNetwork) -> None:
    assume(has_world(network))
    seen = list(worlds(network))
    assume(seen)
    for company in "abc":
        for threshold in (QUARTER, HALF):
            told = ends(guo(network, company, threshold))
            plain = {name for outcome, names in told for name in names if outcome == "tie"}
            rings = [set(names) for outcome, names in told if outcome == "loop"]
            for world in seen:
                outcome, names = _climb(world, company, threshold)
                within = (outcome, names) in told
                within = within or (outcome == "tie" and set(names) <= plain)
                assert within or (outcome == "loop" and any(set(names) <= ring for ring in rings))


@given(networks(points=True))
@settings(max_examples=100, deadline=None)
def test_exact_figures_give_the_one_end_of_the_one_world(network: OwnershipNetwork) -> None:
    world = {
        key: {holder: share.low for holder, share in network.tables.column(key, "votes").shares.items()}
        for key in network.tables.companies()
    }
    for company in "abc":
        for threshold in (QUARTER, HALF):
            assert ends(guo(network, company, threshold)) == {_climb(world, company, threshold)}
