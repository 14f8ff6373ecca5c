"""What a reader must know of the data, in sentences."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from kg.analytics.doubts import MuteVotes, Overfull
from kg.calculations.controllers import controllers
from kg.calculations.group import group
from kg.calculations.told import alone_told, mute_told, once_told, overfull_told
from kg.calculations.ultimate import Asked, ultimate
from kg.model import Claim, Entity, PartialDate, Recorded, Source
from kg.network import OwnershipNetwork
from kg.settlement import settle
from kg.shares import point
from tests.analytics.worlds import network_of

DAY = date(2024, 4, 1)
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


def test_a_double_above_the_company_is_told_and_one_elsewhere_is_not() -> None:
    stakes = (("top", "op", 50), ("sub", "op", 50), ("top", "sub", 100), ("op", "leaf", 60))
    source = Source(id="memo")
    records = [
        Recorded(
            claim=Claim(
                holder=holder,
                investee=investee,
                kind="shareholding",
                share=point(percent),
                as_of=PartialDate("2024-03-01"),
                source=source,
            ),
            recorded_on=DAY,
        )
        for holder, investee, percent in stakes
    ]
    companies = {
        key: Entity(id=key, kind="company", name=key.title()) for key in ("top", "sub", "op", "leaf")
    }
    network = OwnershipNetwork(as_of=DAY, entities=companies, interests=settle(records, as_of=DAY).interests)
    (line,) = once_told(network, ["leaf", "op"])
    assert line.startswith("Top's 50 % of Op is counted as including the 50 % that it has through Sub")
    assert once_told(network, ["sub"]) == []
    assert line in ultimate(network, companies["leaf"], Asked()).warnings
    assert line in controllers(network, companies["leaf"]).warnings
    assert line in group(network, companies["top"]).warnings


def test_rows_of_a_file_stand_side_by_side_and_leave_no_double_to_tell() -> None:
    rows = [("top", "op", 50), ("sub", "op", 50), ("top", "sub", 100)]
    assert once_told(OwnershipNetwork.from_holdings(rows), ["op"]) == []
