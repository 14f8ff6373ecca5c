"""Reaching: sets that share a field are those of fields of their own, and work grows with the answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analytics import reach as reaching
from kg.analytics import together as adding
from kg.analytics.control import control
from kg.analytics.controllers import controllers
from kg.analytics.field import Field, Mode, Rule
from kg.analytics.psc import psc
from kg.analytics.reach import reach
from kg.network import OwnershipNetwork
from tests.analytics.admissible import NAMES, networks

MODES: tuple[Mode, ...] = ("least", "most", "open")


def chain(links: int, *, closed: bool = False) -> OwnershipNetwork:
    """Each has 51 % of the one below it and 3 % of the next; closed: the lowest 2 % of the top."""
    name = "c{:03}".format
    rows: list[tuple[str, str, int]] = []
    for at in range(links):
        rows += [(name(at + 1), name(at), 51), (f"minor{at}", name(at), 9)]
        rows += [(name(at + 2), name(at), 3)] if at + 2 <= links else []
    rows += [(name(0), name(links), 2)] if closed else []
    return OwnershipNetwork.from_holdings(rows)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often stakes are added, a company is judged, and a set is found."""
    found: Counter[str] = Counter()

    def count(name: str, owner: Any, method: str) -> None:
        plain: Callable[..., object] = getattr(owner, method)

        def counting(*arguments: Any, **named: Any) -> object:
            found[name] += 1
            return plain(*arguments, **named)

        monkeypatch.setattr(owner, method, counting)

    count("added", adding._Sum, "add")
    count("judged", reaching._Spread, "falls")
    count("sets", reaching, "reach")
    count("hops", reaching.Reached, "_hop")
    return found


def _work(
    counted: Counter[str], ask: Callable[[OwnershipNetwork, str], object], network: OwnershipNetwork
) -> Counter[str]:
    counted.clear()
    ask(network, "c000")
    return Counter(counted)


def _everybody(network: OwnershipNetwork, company: str) -> object:
    return psc(network, company, who="all")


def test_stakes_are_added_once_for_all_controllers_of_a_chain(counted: Counter[str]) -> None:
    short, long = (_work(counted, controllers, chain(n)) for n in (20, 40))
    assert 0 < long["added"] < 2.2 * short["added"]
    assert 0 < long["hops"] < 2.2 * short["hops"]


def test_each_controller_of_a_chain_judges_each_company_once(counted: Counter[str]) -> None:
    links = 40
    told = _work(counted, controllers, chain(links))
    assert told["sets"] == links  # one a controller: nothing below another holds it back
    assert told["judged"] <= 2 * links * links  # each is held by two of the chain


def test_in_a_ring_each_set_is_found_once_whoever_asks_for_mute_votes(counted: Counter[str]) -> None:
    links = 30
    network = chain(links, closed=True)
    told = _work(counted, controllers, network)
    assert told["sets"] <= 2 * (links + 1)
    assert [(one.company, one.voter) for one in control(network, "c030", "c000").mute] == [("c030", "c000")]


def test_the_register_rule_grows_with_the_chain_like_its_findings(counted: Counter[str]) -> None:
    short, long = (_work(counted, _everybody, chain(n)) for n in (20, 40))
    assert 0 < long["added"] < 2.2 * short["added"]
    assert 0 < long["judged"] < 4.4 * short["judged"]


@settings(max_examples=60, deadline=None)
@given(networks(companies=4), st.sampled_from(NAMES[:4]))
def test_a_controller_among_others_is_answered_as_if_it_were_asked_for_alone(
    network: OwnershipNetwork, company: str
) -> None:
    for answer in controllers(network, company):
        assert answer == control(network, answer.holder, company)


@settings(max_examples=60, deadline=None)
@given(networks(companies=4), st.permutations(NAMES), st.booleans(), st.booleans())
def test_sets_found_in_one_field_are_those_of_fields_of_their_own(
    network: OwnershipNetwork, order: list[str], single: bool, bounded: bool
) -> None:
    rule, below = Rule(single=single), "a" if bounded else None
    shared = Field(network.tables, rule, below=below)
    for start in (*((name,) for name in order), tuple(order[:2])):
        for mode in MODES:
            mine = reach(shared, start, mode)
            own = reach(Field(network.tables, rule, below=below), start, mode)
            assert list(mine.rounds.items()) == list(own.rounds.items())
            assert [mine.hop(key) for key in mine.fallen()] == [own.hop(key) for key in own.fallen()]
            assert mine.way_to("a") == own.way_to("a")
