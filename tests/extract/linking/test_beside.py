"""What the other holdings of a document say of one: sums, doubles, turned pairs, neighbours."""

import pytest

from kg.extract.drafts import Draft, Side
from kg.extract.linking.beside import beside
from kg.extract.linking.witnesses import Witnesses
from kg.extract.parts import Party
from kg.model import Share
from kg.shares import percent
from tests.extract.linking.test_scene import scene

SCENE = scene("Oak Mills and Elm Capital hold Fir Works.")
OAK, ELM, FIR, ASH = (Party(name, "company") for name in ("Oak Mills", "Elm Capital", "Fir Works", "Ash"))


def draft(holder: Party, investee: Party, share: str | None, figure: int | None, **others: str) -> Draft:
    made = Draft("shareholding", Side(holder, holder.name), Side(investee, investee.name), 0, 9)
    made.figure = figure
    made.share = Share(percent(share), percent(share)) if share else None
    for name, value in others.items():
        setattr(made, name, value)
    return made


def signs(*drafts: Draft, told: tuple[Draft, ...] = ()) -> list[list[str]]:
    return beside(SCENE, told, [(one, Witnesses()) for one in drafts])


@pytest.mark.parametrize(
    ("shares", "sum_"),
    [(("60", "40"), "100"), (("60", "20"), "part"), (("60", "60"), "over"), (("60",), "one")],
)
def test_the_shares_of_a_company_are_added_up(shares: tuple[str, ...], sum_: str) -> None:
    drafts = [
        draft(party, FIR, share, n) for n, (party, share) in enumerate(zip((OAK, ELM), shares, strict=False))
    ]
    assert all(f"t sum={sum_}" in found for found in signs(*drafts))


def test_a_third_and_two_thirds_in_rounded_figures_make_a_hundred() -> None:
    found = signs(draft(OAK, FIR, "33.3", 0), draft(ELM, FIR, "66.7", 1))
    assert "t sum=100" in found[0]


def test_what_was_held_before_does_not_count() -> None:
    found = signs(draft(OAK, FIR, "60", 0), draft(ELM, FIR, "55", 1, tense="past"))
    assert "t sum=one" in found[0]


def test_another_reading_of_the_same_figure_is_no_other_holding() -> None:
    found = signs(draft(OAK, FIR, "60", 0), draft(ELM, FIR, "60", 0))
    assert all("t again=0" in one and "t held=0 of 0" in one for one in found)


def test_two_figures_of_a_pair_at_one_moment_are_rivals() -> None:
    rivals = signs(draft(OAK, FIR, "60", 0), draft(OAK, FIR, "20", 1))
    assert all("t again=1" in one and "t rival=1" in one for one in rivals)
    change = signs(draft(OAK, FIR, "60", 0, tense="past"), draft(OAK, FIR, "20", 1))
    assert all("t again=1" in one and "t rival=0" in one for one in change)


def test_a_pair_told_the_other_way_round_is_a_sign() -> None:
    assert "t crossed=111" in signs(draft(OAK, FIR, "60", 0), draft(FIR, OAK, "15", 1))[0]
    tie = draft(FIR, OAK, None, None)
    found = signs(draft(OAK, FIR, "60", 0), told=(tie,))[0]
    assert "t tie turned=1" in found
    assert "t tie odd=11" in found


def test_the_first_and_the_last_figure_have_one_neighbour() -> None:
    first, last = signs(draft(OAK, FIR, "60", 0), draft(ELM, ASH, "20", 1))
    assert {"t before=-", "t behind=1"} <= set(first)
    assert {"t before=1", "t behind=-"} <= set(last)
