"""Chains: the claims behind each hop, the ones that speak of its basis first."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.calculations.chains import Chains, Fallen, way_of
from kg.network import OwnershipNetwork
from kg.shares import point


@pytest.fixture
def network(tmp_path: Path) -> OwnershipNetwork:
    path = tmp_path / "stakes.csv"
    path.write_text(
        "holder,investee,share,kind\n"
        "Pine,Op,30,\nPine,Op,5,\nPine,Op,60,votingRights\nOak,Op,,parent\nElm,Op,,appointmentOfBoard\n"
    )
    return OwnershipNetwork.from_holdings(path)


def test_capital_rests_on_shareholdings_and_votes_on_what_is_said_of_votes(network: OwnershipNetwork) -> None:
    capital, votes = Chains(network, "capital").hop("Pine", "Op"), Chains(network, "votes").hop("Pine", "Op")
    assert (capital.share, votes.share) == (point(35), point(60))
    assert capital.claims == ("stakes.csv#row 2", "stakes.csv#row 3")
    assert votes.claims == ("stakes.csv#row 4",)


def test_control_without_a_figure_rests_on_the_claim_that_states_it(network: OwnershipNetwork) -> None:
    hop = Chains(network, "votes").hop("Elm", "Op")
    assert (hop.share, hop.claims) == (None, ("stakes.csv#row 6",))


def test_a_way_that_nothing_explains_stays_as_short_as_it_is() -> None:
    assert way_of([Fallen("hold", ("top",)), Fallen("top", ("p",))], "p", "hold", "op") == (
        *("p", "top", "hold", "op"),
    )
    assert way_of([], "p", "hold", "op") == ("hold", "op")
    assert way_of([Fallen("a", ("b",)), Fallen("b", ("a",))], "p", "a", "op") == ("b", "a", "op")
