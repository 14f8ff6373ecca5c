from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.views.layout import Box, Card, Layout, Line, lay_out
from kg.views.routes import overlap, sampled

SIZES = st.sampled_from([132.0, 180.0, 250.0])


@st.composite
def drawings(draw: st.DrawFn) -> tuple[list[Card], list[Line]]:
    count = draw(st.integers(1, 12))
    cards = [
        Card(id=f"c{n}", width=draw(SIZES), height=54.0, on_top=draw(st.booleans())) for n in range(count)
    ]
    ends = draw(st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=18))
    lines = [
        Line(
            id=f"l{n}", start=f"c{a}", end=f"c{b}", weight=0.1 * (n % 5), label_width=60.0, label_height=20.0
        )
        for n, (a, b) in enumerate(ends)
    ]
    return cards, lines


def network(count: int, seed: int = 1) -> tuple[list[Card], list[Line]]:
    chance = random.Random(seed)
    cards = [Card(id=f"c{n}", width=chance.choice([132.0, 180.0, 240.0]), height=54.0) for n in range(count)]
    ends = [(chance.randrange(max(0, n - 20), n), n) for n in range(1, count)]
    ends += [tuple(chance.sample(range(count), 2)) for _ in range(count // 6)]  # type: ignore[misc]
    lines = [
        Line(id=f"l{n}", start=f"c{a}", end=f"c{b}", weight=0.5, label_width=52.0, label_height=20.0)
        for n, (a, b) in enumerate(ends)
    ]
    return cards, lines


def boxes(drawing: Layout) -> dict[str, Box]:
    return {box.id: box for box in drawing.boxes}


def assert_nothing_overlaps(drawing: Layout) -> None:
    cards = [box.rectangle for box in drawing.boxes]
    labels = [route.label for route in drawing.routes if route.label]
    assert not any(overlap(a, b, margin=0) for a, b in combinations(cards, 2))
    assert not any(overlap(a, b, margin=0) for a, b in combinations(labels, 2))
    assert not any(overlap(a, b, margin=0) for a in cards for b in labels)


@settings(max_examples=60, deadline=None)
@given(drawings())
def test_no_card_and_no_label_lies_on_another(drawing: tuple[list[Card], list[Line]]) -> None:
    assert_nothing_overlaps(lay_out(*drawing))


@settings(max_examples=60, deadline=None)
@given(drawings())
def test_no_line_runs_under_a_card_that_is_not_its_own(drawing: tuple[list[Card], list[Line]]) -> None:
    cards, lines = drawing
    found = lay_out(cards, lines)
    ends = {line.id: {line.start, line.end} for line in lines}
    for route in found.routes:
        if len(ends[route.id]) == 1:
            continue
        for x, y in sampled(route.points, 4.0):
            under = [b.id for b in found.boxes if overlap((x, y, 0, 0), b.rectangle, margin=-1.0)]
            assert set(under) <= ends[route.id]


@settings(max_examples=40, deadline=None)
@given(drawings(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(
    drawing: tuple[list[Card], list[Line]], chance: random.Random
) -> None:
    cards, lines = drawing
    expected = lay_out(cards, lines)
    chance.shuffle(cards)
    chance.shuffle(lines)
    assert lay_out(cards, lines) == expected


@settings(max_examples=60, deadline=None)
@given(drawings())
def test_lines_start_and_end_at_their_cards_and_point_as_they_say(
    drawing: tuple[list[Card], list[Line]],
) -> None:
    cards, lines = drawing
    found = lay_out(cards, lines)
    place = boxes(found)
    for line in lines:
        route = next(r for r in found.routes if r.id == line.id)
        start, end = place[line.start], place[line.end]
        assert abs(route.points[0][0] - start.x) <= start.width / 2
        assert abs(route.points[-1][0] - end.x) <= end.width / 2
        if line.start != line.end:
            assert (start.y > end.y) == route.turned


def test_both_directions_of_a_cross_holding_are_two_lines_and_the_heavy_one_points_down() -> None:
    cards = [Card(id="a", width=180, height=54), Card(id="b", width=180, height=54)]
    lines = [
        Line(id="light", start="b", end="a", weight=0.0, label_width=60, label_height=20),
        Line(id="heavy", start="a", end="b", weight=0.4, label_width=60, label_height=20),
    ]
    drawing = lay_out(cards, lines)
    heavy, light = drawing.routes
    assert boxes(drawing)["a"].y < boxes(drawing)["b"].y
    assert (heavy.turned, light.turned) == (False, True)
    assert all(abs(x - u) > 20 for (x, _), (u, _) in zip(heavy.points, reversed(light.points), strict=True))
    assert drawing.frame({"a", "b"}) is not None


def test_parallel_ties_of_one_pair_stay_apart() -> None:
    cards = [Card(id="a", width=150, height=54), Card(id="b", width=150, height=54)]
    lines = [Line(id=f"l{n}", start="a", end="b", label_width=70, label_height=20) for n in range(6)]
    drawing = lay_out(cards, lines)
    starts = sorted(route.points[0][0] for route in drawing.routes)
    assert all(right - left >= 20 for left, right in pairwise(starts))
    assert_nothing_overlaps(drawing)
    assert all(route.label for route in drawing.routes)


def test_a_card_that_holds_itself_has_a_loop_with_room_for_its_label() -> None:
    cards = [Card(id=key, width=150, height=54) for key in "abc"]
    lines = [Line(id=f"{key}", start="a", end=key, label_width=90, label_height=20) for key in "abc"]
    drawing = lay_out(cards, lines)
    loop = next(route for route in drawing.routes if route.id == "a")
    assert len(loop.points) == 4
    assert loop.label is not None
    assert_nothing_overlaps(drawing)


def test_a_frame_is_refused_where_a_stranger_stands_in_it() -> None:
    cards = [Card(id=key, width=150, height=54) for key in "abcd"]
    lines = [Line(id=f"a{key}", start="a", end=key) for key in "bcd"]
    drawing = lay_out(cards, lines)
    left, middle, right = sorted("bcd", key=lambda key: boxes(drawing)[key].x)
    assert drawing.frame({left, right}) is None
    assert drawing.frame({left, middle}) is not None


@pytest.mark.parametrize("count", [16, 50, 150])
def test_every_label_finds_its_place_in_pictures_of_usual_size(count: int) -> None:
    drawing = lay_out(*network(count))
    assert all(route.label for route in drawing.routes)
    assert_nothing_overlaps(drawing)


def test_five_hundred_cards_are_placed_without_an_overlap() -> None:
    assert_nothing_overlaps(lay_out(*network(500)))


def test_nothing_to_draw_is_an_empty_drawing() -> None:
    drawing = lay_out([], [])
    assert drawing.boxes == ()
    assert drawing.bounds == (0.0, 0.0, 0.0, 0.0)


def test_parts_without_a_tie_between_them_stand_side_by_side_with_the_focus_first() -> None:
    cards = [Card(id=key, width=150, height=54) for key in "abcde"]
    drawing = lay_out(cards, [Line(id="l", start="a", end="b")], focus="d")
    assert_nothing_overlaps(drawing)
    first = min(drawing.boxes, key=lambda box: (box.y - box.height / 2, box.x))
    assert first.id == "d"
