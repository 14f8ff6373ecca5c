"""Who gains and who loses between two networks."""

from __future__ import annotations

from typing import Any

import pytest

from kg.calculations.gains import compared
from kg.calculations.ultimate import Asked
from kg.calculations.whatif import MOST, moves_below
from kg.compared import Moves
from kg.network import OwnershipNetwork
from kg.views.moves import moves, moves_text

Rows = list[tuple[str, str, Any]]


def network(rows: Rows) -> OwnershipNetwork:
    return OwnershipNetwork.from_holdings(
        [{"holder": h, "investee": i, **(s if isinstance(s, dict) else {"share": s})} for h, i, s in rows]
    )


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        (60, 40, "loses control"),
        (40, 60, "gains control"),
        (60, {"share_min": 40, "share_max": 60}, "no longer certain"),
        ({"share_min": 40, "share_max": 60}, 60, "becomes certain"),
        (40, {"share_min": 40, "share_max": 60}, "becomes possible"),
        ({"share_min": 40, "share_max": 60}, 40, "no longer possible"),
        (60, 70, "unchanged"),
    ],
)
def test_control_moves_between_certain_possible_and_impossible(
    before: object, after: object, what: str
) -> None:
    old, new = network([("p", "op", before)]), network([("p", "op", after)])
    answer = compared(old, new, old.entities["op"], Asked())
    assert [move.what for move in answer.controllers] == [what]


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        (30, 40, "more"),
        (40, 30, "less"),
        (30, 30, "unchanged"),
        ({"share_min": 10, "share_max": 20}, {"share_min": 5, "share_max": 30}, "changed"),
        ({"share_min": 10, "share_max": 20}, {"share_min": 10, "share_max": 30}, "more"),
    ],
)
def test_a_share_is_more_or_less_only_where_both_ends_say_so(
    before: object, after: object, what: str
) -> None:
    old, new = network([("p", "op", before)]), network([("p", "op", after)])
    assert compared(old, new, old.entities["op"], Asked()).owners[0].what == what


def test_owners_come_and_go() -> None:
    old, new = network([("p", "op", 30)]), network([("q", "op", 30)])
    answer = compared(old, new, old.entities["op"], Asked())
    assert [(move.entity, move.what) for move in answer.owners] == [("q", "enters"), ("p", "leaves")]


def test_a_company_that_was_not_there_has_nothing_before() -> None:
    new = network([("q", "new", 60)])
    answer = compared(None, new, new.entities["new"], Asked(), question="whatif", down=True)
    assert [(move.entity, move.what) for move in answer.owners] == [("q", "enters")]
    assert (answer.before.unknown, answer.controlled) == (None, ())


def test_what_is_refused_on_one_side_is_told_and_the_other_answered() -> None:
    old, new = network([("p", "op", 60)]), network([("p", "op", 60), ("q", "op", 70)])
    answer = compared(old, new, old.entities["op"], Asked())
    assert any("op" in line for line in answer.after.warnings)
    assert [(move.entity, move.what) for move in answer.owners] == [("p", "cannot be told")]


def test_nobody_enters_or_leaves_because_a_side_is_refused() -> None:
    sound, refused = network([("p", "op", 62)]), network([("p", "op", 82), ("q", "op", 30)])
    for old, new in ((sound, refused), (refused, sound)):
        answer = compared(old, new, old.entities["op"], Asked())
        assert [(move.entity, move.what) for move in answer.owners] == [("p", "cannot be told")]
        told = moves_text(Moves(companies=(answer,)))
        assert "leaves" not in told
        assert "not calculated" in told
        assert "112 % of it together" in told
        [shown] = moves(Moves(companies=(answer,)))["companies"][0]["owners"]
        assert (shown["what"], shown["moved"]) == ("cannot be told", None)
    both = compared(refused, refused, refused.entities["op"], Asked())
    assert "nobody is known" not in moves_text(Moves(companies=(both,))).partition("controllers")[0]


def test_what_it_controls_itself_is_compared_too() -> None:
    old = network([("p", "a", 60), ("p", "b", 40)])
    new = network([("p", "a", 40), ("p", "b", 60)])
    answer = compared(old, new, old.entities["p"], Asked(), question="whatif", down=True)
    assert [(move.entity, move.what) for move in answer.controlled] == [
        ("b", "gains control"),
        ("a", "loses control"),
    ]


def test_companies_below_a_change_are_looked_at_up_to_a_bound() -> None:
    below: Rows = [("top", f"c{n}", 100) for n in range(MOST + 50)]
    old, new = network([("p", "top", 60), *below]), network([("p", "top", 40), *below])
    found = moves_below(old, new, ["top"], Asked())
    assert (len(found.companies), found.more) == (MOST, 51)
    assert all("loses control" in {move.what for move in one.controllers} for one in found.companies)
