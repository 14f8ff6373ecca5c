from __future__ import annotations

import pytest

from kg.errors import UnknownEntity
from kg.shares import point
from kg.views.graph_view import GraphView
from tests.views.pictures import DAY, OwnershipNetwork, carmakers, claim, forest, interest, recorded


def test_a_party_that_the_network_does_not_know_gets_the_name_as_written() -> None:
    said = claim("x1", "kitayama", status="planned", holder_text="Xenon Cars")
    view = carmakers(pending=(recorded(said),))
    assert view.entities["x1"].name == "Xenon Cars"
    assert view.entities["x1"].kind == "unknown"


def test_a_focus_keeps_all_owners_two_levels_down_and_counts_the_rest() -> None:
    chain = tuple(interest(claim(f"e{n}", f"e{n + 1}", share=point("60"))) for n in range(9))
    view = GraphView(title="t", as_of=DAY, network=OwnershipNetwork(as_of=DAY, entities={}, interests=chain))
    cut = view.focus_on("e5", down=2)
    assert sorted(cut.entities) == ["e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7"]
    assert (cut.left_out, cut.hidden) == (2, 2)
    assert cut.focus == "e5"


def test_a_focus_keeps_plans_held_claims_and_offices_of_the_entity() -> None:
    cut = carmakers().focus_on("auvergne")
    assert {tie.layer for tie in cut.ties} == {"owners", "offices", "partners", "plans", "held", "past"}


def test_a_limit_keeps_the_entity_and_its_owners_first() -> None:
    cut = carmakers().focus_on("kitayama", limit=3)
    assert "kitayama" in cut.entities
    assert "auvergne" in cut.entities
    assert len(cut.entities) == 3
    assert cut.left_out == len(carmakers().entities) - 3


def test_a_focus_on_nobody_is_an_error() -> None:
    with pytest.raises(UnknownEntity):
        carmakers().focus_on("nobody")


def test_a_cap_keeps_a_connected_part_and_never_an_empty_one() -> None:
    cut = forest(1_000).capped(150)
    assert len(cut.entities) == 150
    assert cut.left_out == 850
    assert len(cut.ties) >= 149
    assert len(cut.ties) + cut.hidden == len(forest(1_000).ties)


def test_a_view_within_the_cap_is_not_touched() -> None:
    view = carmakers()
    assert view.capped(150) is view


def test_entities_without_any_tie_are_shown_up_to_the_cap() -> None:
    lonely = forest(1_000)
    network = OwnershipNetwork(as_of=DAY, entities=lonely.network.entities, interests=())
    cut = GraphView(title="t", as_of=DAY, network=network).capped(150)
    assert len(cut.entities) == 150


def test_a_path_is_kept_only_while_all_of_it_is_shown() -> None:
    first, second = interest(claim("a", "b", share=point("60"))), interest(claim("b", "c", share=point("60")))
    network = OwnershipNetwork(as_of=DAY, entities={}, interests=(first, second))
    view = GraphView(title="t", as_of=DAY, network=network, paths=((first, second), (second,)))
    assert view.focus_on("b", limit=2).paths == ()
    assert view.focus_on("c").paths == view.paths
