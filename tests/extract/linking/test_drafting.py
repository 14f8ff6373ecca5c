"""From a link to drafts: equal parts, each of two, plans up to a level, quotations of what is reckoned."""

from fractions import Fraction

import pytest

from kg.extract.drafts import Draft, Side
from kg.extract.linking.drafting import as_plan, told_by
from kg.extract.linking.features import figure_at
from kg.extract.linking.figure import figures_of
from kg.extract.linking.scene import Scene
from kg.extract.linking.solve import Link
from kg.extract.linking.weights import packaged
from kg.extract.parts import Party
from kg.shares import bounds
from tests.extract.linking.test_scene import scene
from tests.extract.support import stakes


def linked(text: str, holder: str, investee: str, *, last: bool = False) -> tuple[Scene, list[Draft]]:
    """The drafts of a text's first or last figure, linked to two names."""
    read = scene(text)
    place = figures_of(read)[-1 if last else 0]
    spots = {unit.mention.text: at for at, unit in enumerate(read.units) if unit.mention is not None}
    one, other = spots[holder], spots[investee]
    sides = read.party(one), read.party(other)
    assert sides[0] is not None
    assert sides[1] is not None
    link = Link(figure_at(read, place), one, other, (sides[0], sides[1]), 1.0)
    return read, [told.draft for told in told_by(read, [link], 0, packaged())]


def holdings(drafts: list[Draft]) -> list[tuple[str, Fraction]]:
    return [(draft.holder.party.name, draft.share.low) for draft in drafts if draft.share is not None]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Oak Mills and Elm Capital own Fir Works in equal parts.", Fraction(1, 2)),
        ("Oak Mills and Elm Capital are equal partners in Fir Works.", Fraction(1, 2)),
        ("Oak Mills, Elm Capital and Ash Foods own Fir Works in equal parts.", Fraction(1, 3)),
        ("Oak Mills and Elm Capital have 5 percent apiece of Fir Works.", Fraction(1, 20)),
    ],
)
def test_each_of_the_holders_has_the_same_part(text: str, part: Fraction) -> None:
    _, drafts = linked(text, "Oak Mills", "Fir Works")
    told = holdings(drafts)
    assert told[0] == ("Oak Mills", part)
    assert {share for _, share in told} == {part}
    assert len(told) == text.count("Mills") + text.count("Capital") + text.count("Foods")


def test_equal_parts_of_one_holder_are_nobodys() -> None:
    assert linked("Oak Mills has Fir Works in equal parts.", "Oak Mills", "Fir Works")[1] == []


def test_a_plan_to_take_up_to_a_level_is_one_of_that_level() -> None:
    side = Side(Party("Oak Mills", "company"), "Oak Mills")
    for status, low in (("planned", Fraction(3, 10)), ("asserted", Fraction(0))):
        draft = Draft("shareholding", side, side, 0, 1, status=status)
        draft.share, draft.stated = bounds("upTo", "30"), "30"
        as_plan(draft)
        assert draft.share.low == low


def test_the_quotation_of_the_rest_begins_at_the_figure_that_leaves_it() -> None:
    text = "In Fir Works the state has 60 percent, and Oak Mills owns the rest."
    read, (draft,) = linked(text, "Oak Mills", "Fir Works", last=True)
    assert holdings([draft]) == [("Oak Mills", Fraction(2, 5))]
    assert draft.stated is None
    assert "60 percent" in text[draft.start : draft.end]
    assert read.units[figures_of(read)[-1]].text == "rest"


def test_who_takes_what_another_one_sells_does_not_reduce() -> None:
    found = stakes("Oak Mills is in talks to sell a 20 percent stake to Ash Capital.", "en")
    assert not [one for one in found if one.startswith("Ash Capital") and "plans_to_reduce" in one]


def test_a_plan_to_sell_a_part_tells_no_level() -> None:
    told = stakes("Elm Capital is preparing to sell 19 percent of Oak Mills.", "en")
    assert told == ["Elm Capital > Oak Mills ? plans_to_reduce planned"]
