"""Clauses that leave one holder, one investee and one figure."""

import pytest

from kg.extract.languages.lone import Lone, lone_pairs


def test_the_only_parties_and_figure_of_a_clause_belong_together() -> None:
    assert lone_pairs("sAN,NQ.v", set()) == [Lone(holder=4, investee=2, figure=5)]


def test_as_many_holders_as_figures_share_in_their_order() -> None:
    assert lone_pairs("N&NSNQ&Q.", set()) == [Lone(0, 4, 5), Lone(2, 4, 7)]


@pytest.mark.parametrize("codes", ["sAN,fNQ.", "sAN,NXQ.", "sAN,N&NQ.", "sAN,NQQ.", "AN,NQ.", "sNNQ."])
def test_any_doubt_leaves_them_alone(codes: str) -> None:
    assert lone_pairs(codes, set()) == []


def test_a_figure_that_is_told_is_not_told_again() -> None:
    assert lone_pairs("sAN,NQ.v", {5}) == []
