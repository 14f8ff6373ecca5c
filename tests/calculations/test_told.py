"""What a reader must know of the data, in sentences."""

from __future__ import annotations

from fractions import Fraction

from kg.analytics.doubts import MuteVotes, Overfull
from kg.calculations.told import alone_told, mute_told, overfull_told
from kg.model import Entity
from kg.shares import point
from tests.analytics.worlds import network_of

NAMES = {"op": Entity(id="op", kind="company", name="Operations")}


def test_each_overfull_company_is_told_once_by_name() -> None:
    doubt = Overfull(company="op", excess=Fraction(1501, 1000))
    assert overfull_told([doubt, doubt], NAMES) == [
        "the holders of Operations have 150.1 % of it together; it is counted as stated"
    ]


def test_each_pair_of_mute_votes_is_told_once() -> None:
    (line,) = mute_told([MuteVotes(company="op", voter="sub", share=point(15))] * 2, NAMES)
    assert line.startswith("sub holds 15 % of the votes of Operations, which controls it")


def test_a_company_is_alone_where_nobody_holds_votes_in_or_acts_through_it() -> None:
    network = network_of({"op": {"p": "60"}, "own": {"own": "10"}, "fund": {}}, acting={"fund": ["state"]})
    told = {key: alone_told(network, network.entities[key]) for key in ("op", "p", "own", "fund")}
    assert told == {
        "op": [],
        "p": ["no owner of P is known"],
        "own": ["no owner of OWN is known"],
        "fund": [],
    }
    voted = network_of({"op": {}}, votes={"op": {"p": "60"}})
    assert alone_told(voted, Entity(id="op", kind="company", name="Op")) == []
