"""Looking interests up, in the order that answers show."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Entity
from kg.network import OwnershipNetwork
from kg.settlement import Interest, unnamed
from kg.shares import UNKNOWN, bounds, point


def tie(holder: str, investee: str, share: Any = None, **fields: Any) -> Interest:
    values: dict[str, Any] = {"kind": "shareholding", "claims": ()} | fields
    return Interest(holder=holder, investee=investee, share=share, **values)


def network(*ties: Interest) -> OwnershipNetwork:
    ids = sorted({end for one in ties for end in (one.holder, one.investee)})
    entities = {key: Entity(id=key, kind="company", name=key.title()) for key in ids}
    return OwnershipNetwork(as_of=date(2023, 1, 26), entities=entities, interests=ties)


WORLD = network(
    tie("fund", "mill", point(5)),
    tie("state", "mill", UNKNOWN),
    tie("alder", "mill", bounds("about", "43")),
    tie("alder", "mill", point(50), kind="votingRights"),
    tie("group", "mill", kind="parent"),
    tie("iris", "mill", kind="boardChair", role="chair"),
    tie("mill", "alder", point(15)),
    tie("mill", "mill", point(1)),
)


def test_owners_stand_with_shareholdings_first_and_the_larger_first() -> None:
    shown = [(owner.holder, owner.kind) for owner in WORLD.owners("mill")]
    assert shown == [
        ("alder", "shareholding"),
        ("fund", "shareholding"),
        ("mill", "shareholding"),
        ("state", "shareholding"),
        ("alder", "votingRights"),
        ("group", "parent"),
    ]


def test_offices_are_ties_and_no_holdings() -> None:
    assert all(owner.kind != "boardChair" for owner in WORLD.owners("mill"))
    assert [owner.holder for owner in WORLD.owners("mill", kinds={"boardChair"})] == ["iris"]
    assert "boardChair" in {one.kind for one in WORLD.ties("mill")}


def test_holdings_are_the_other_direction() -> None:
    assert [(held.investee, held.kind) for held in WORLD.holdings("alder")] == [
        ("mill", "shareholding"),
        ("mill", "votingRights"),
    ]


def test_a_tie_with_itself_stands_once() -> None:
    own = [one for one in WORLD.ties("mill") if one.holder == one.investee]
    assert len(own) == 1
    assert len(WORLD.ties("mill")) == len(WORLD.interests)


def test_who_is_not_in_the_network_has_no_ties() -> None:
    assert WORLD.owners("nobody") == WORLD.holdings("nobody") == WORLD.ties("nobody") == ()
    assert WORLD.unnamed("nobody") is None


def test_the_rest_of_a_company_is_that_of_its_owners() -> None:
    assert WORLD.unnamed("mill") == unnamed(WORLD.owners("mill"))
    assert WORLD.unnamed("alder") == point(85)


def test_networkx_sees_every_tie_from_holder_to_investee() -> None:
    graph = WORLD.to_networkx()
    assert graph.number_of_edges() == len(WORLD.interests)
    assert graph.has_edge("state", "mill")
    assert not graph.has_edge("mill", "state")
    assert graph.edges["alder", "mill", "shareholding"]["low"] == 0.42
    assert graph.edges["iris", "mill", "boardChair"]["low"] is None
    assert graph.nodes["mill"]["entity"].name == "Mill"
    assert WORLD.to_networkx(kinds={"votingRights"}).number_of_edges() == 1


def test_two_ties_of_one_kind_keep_their_own_edges() -> None:
    several = network(
        tie("a", "b", point(10)), tie("a", "b", point(20), instrument="B shares", denominator="class")
    )
    keys = {key for *_, key in several.to_networkx().edges(keys=True)}
    assert keys == {"shareholding", "shareholding 2"}


_ids = st.sampled_from("abcd")
_ties = st.builds(
    tie,
    _ids,
    _ids,
    st.integers(0, 100).map(point),
    kind=st.sampled_from(["shareholding", "parent", "boardMember"]),
)


@given(st.lists(_ties, max_size=12))
def test_every_holding_is_found_from_both_its_ends(ties: list[Interest]) -> None:
    world = network(*ties)
    from_above = [one for key in world.entities for one in world.holdings(key)]
    from_below = [one for key in world.entities for one in world.owners(key)]
    assert sorted(map(id, from_above)) == sorted(map(id, from_below))
    assert len(from_above) == sum(one.kind != "boardMember" for one in ties)


@given(st.lists(_ties, max_size=8, unique_by=lambda one: (one.holder, one.investee, one.kind)), st.randoms())
def test_the_order_of_the_answer_does_not_depend_on_the_input(ties: list[Interest], random: Any) -> None:
    shuffled = list(ties)
    random.shuffle(shuffled)
    for key in "abcd":
        assert network(*ties).owners(key) == network(*shuffled).owners(key)
