"""A scenario over rows: the same network as a file in which the change is written."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from kg.holdings.rows import holdings_of
from kg.holdings.table import FEW, Holdings
from kg.holdings.tables import HoldingsTables
from kg.holdings.ties import Ties
from kg.model import Entity, Share
from kg.scenario import Change, Overlay, Scenario
from kg.scenario.rows import rows_over
from kg.settlement import Settled
from kg.shares import point, show

DAY = date(2024, 5, 1)


def over(told: Holdings, *changes: Change, entities: tuple[Entity, ...] = ()) -> Holdings:
    base = Settled(as_of=DAY, interests=tuple(Ties(told)))
    overlay = Overlay.of(Scenario(title="plan", changes=changes, entities=entities), base)
    return rows_over(told, overlay, entities)


def change(holder: str, investee: str, share: Share | None = None, **more: object) -> Change:
    where = f"plan#change {holder} {investee}"
    return Change(where=where, words="", holder=holder, investee=investee, share=share, **more)  # type: ignore[arg-type]


def test_rows_that_stay_keep_what_only_rows_can_say() -> None:
    told = holdings_of(
        [
            {"holder": "Oak", "investee": "Elm", "share": "10", "votes": "25"},
            {"holder": "Ash", "investee": "Elm", "share": "60"},
        ]
    )
    tables = HoldingsTables(over(told, change("Ash", "Elm", point(20))))
    assert {key: show(share) for key, share in tables.column("Elm", "votes").shares.items()} == {
        "Ash": "16.67 %",
        "Oak": "25 %",
    }


def test_several_lots_of_a_pair_give_way_to_one_level() -> None:
    told = holdings_of([("Ash", "Elm", "60"), ("Ash", "Elm", "5"), ("Oak", "Elm", "10")])
    after = over(told, change("Ash", "Elm", point(20)))
    shares = HoldingsTables(after).column("Elm").shares
    assert {key: show(share) for key, share in shares.items()} == {"Ash": "20 %", "Oak": "10 %"}
    assert Ties(after)[len(after) - 1].claims[0].record.claim.id == "plan#change Ash Elm"


def test_figures_without_an_end_stay_exact() -> None:
    third = Share(Fraction(1, 3), Fraction(2, 3), low_open=True)
    after = over(holdings_of([("Ash", "Elm", "60")]), change("Ash", "Elm", third))
    assert after.share(len(after) - 1) == third


def test_new_entities_have_a_place_and_a_kind() -> None:
    ann = Entity(id="Ann", kind="person", name="Ann")
    told = holdings_of([("Ash", "Elm", "60")])
    after = over(told, change("Ann", "Ash", point(51)), entities=(ann,))
    tables = HoldingsTables(after)
    assert (tables.entities["Ann"].kind, tables.entities["Ash"].kind) == ("person", "company")
    assert show(tables.column("Ash").shares["Ann"]) == "51 %"
    assert len(told.names) == 2


def test_votes_and_caps_reach_the_rows() -> None:
    told = holdings_of([("Ash", "Elm", "40"), ("Oak", "Elm", "60")])
    capped = over(told, change("Oak", "Elm", voting_cap=Fraction(1, 10)))
    assert show(HoldingsTables(capped).column("Elm", "votes").shares["Oak"]) == "10 %"
    mute = over(told, change("Oak", "Elm", voting="none"))
    assert show(HoldingsTables(mute).column("Elm", "votes").shares["Ash"]) == "100 %"
    double = over(told, change("Ash", "Elm", votes_per_share=Fraction(2)))
    assert HoldingsTables(double).column("Elm", "votes").shares["Ash"].low == Fraction(80, 140)


@pytest.mark.parametrize("count", [10, FEW + 10])
def test_small_and_large_files_answer_alike(count: int) -> None:
    rows = [(f"h{n}", f"c{n}", "60") for n in range(count)]
    after = over(holdings_of(rows), change("h1", "c1", point(15)), change("h2", "c1", point(30)))
    shares = HoldingsTables(after).column("c1").shares
    assert {key: show(share) for key, share in shares.items()} == {"h1": "15 %", "h2": "30 %"}
    assert len(after) == count + 1
