"""Places for cards and lines: holders above what they hold, nothing on top of anything else.

A layered layout (Sugiyama's method) in plain Python: rows, order, places, lines, one file each. The
result depends on nothing but the cards and lines: not on their order, a clock, a font or a hash seed.

Example:
    >>> cards = [Card(id="a", width=140, height=54), Card(id="b", width=140, height=54)]
    >>> drawing = lay_out(cards, [Line(id="a-b", start="a", end="b")])
    >>> above, below = drawing.boxes
    >>> above.id, above.y < below.y
    ('a', True)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.views.layers import rows as rows_of
from kg.views.layers import turned as turned_of
from kg.views.ordering import ordered, woven
from kg.views.placement import placed
from kg.views.routes import Point, Rectangle, Sheet, overlap, traced

_COMPONENT_GAP = 72.0
_ALONE_GAP = 40.0
_FRAME_MARGIN = 18.0
_FRAME_FOOT = 16.0
_LOOP = 40.0
_LINE_ROOM = 27.0
_WIDEST = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card to place.

    Args:
        id: Its id.
        width: Pixels; a card grows where many lines meet it.
        height: Pixels.
        on_top: Whether it belongs in the top row if nothing stands above it.
    """

    id: str
    width: float
    height: float
    on_top: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line to draw from one card down to another.

    Args:
        id: Its id.
        start: Id of the card that should stand above.
        end: Id of the card below; may be the same card.
        weight: 0 to 1: how firmly; circles are opened at the lightest line.
        label_width: Pixels; 0 for a line without a label.
        label_height: Pixels.
    """

    id: str
    start: str
    end: str
    weight: float = 1.0
    label_width: float = 0.0
    label_height: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A card in its place; `x` and `y` are its centre, y grows downward."""

    id: str
    x: float
    y: float
    width: float
    height: float

    @property
    def rectangle(self) -> Rectangle:
        """Centre, width and height."""
        return self.x, self.y, self.width, self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A line in its place.

    Args:
        id: Its id.
        points: From `start` to `end`; between two points the line leaves and arrives vertically. A line
            from a card to itself has four: the start, two control points, the end.
        turned: Whether it points upward.
        label: Place of its label; None without one, or where a crowded picture has no room for it.
    """

    id: str
    points: tuple[Point, ...]
    turned: bool
    label: Rectangle | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A finished drawing: cards and lines by id, and left, top, width and height of it all."""

    boxes: tuple[Box, ...]
    routes: tuple[Route, ...]

    @property
    def bounds(self) -> Rectangle:
        """Left, top, width and height of everything; zeros for an empty drawing."""
        rectangles = [box.rectangle for box in self.boxes]
        rectangles += [route.label for route in self.routes if route.label]
        rectangles += [(x, y, 0.0, 0.0) for route in self.routes for x, y in route.points]
        return _hull(rectangles)

    def frame(self, members: Iterable[str]) -> Rectangle | None:
        """Left, top, width and height of a frame around some cards; None if another card stands in it."""
        inside = set(members)
        left, top, width, height = _hull([box.rectangle for box in self.boxes if box.id in inside])
        left, top = left - _FRAME_MARGIN, top - _FRAME_MARGIN
        width, height = width + 2 * _FRAME_MARGIN, height + 2 * _FRAME_MARGIN + _FRAME_FOOT
        frame = (left + width / 2, top + height / 2, width, height)
        if any(overlap(box.rectangle, frame) for box in self.boxes if box.id not in inside):
            return None
        return left, top, width, height


def lay_out(cards: Iterable[Card], lines: Iterable[Line], *, focus: str | None = None) -> Layout:
    """Places for cards and lines.

    Args:
        cards: Cards with different ids.
        lines: Lines between them, with different ids.
        focus: Id of the card whose part of the drawing comes first.

    Returns:
        Boxes and routes, each in id order. No two boxes overlap, and no label overlaps a box or a label.

    Cost: about O(n log n) with bounded rounds: 150 cards take well under a second, 2,000 some seconds.
    """
    cards = sorted(cards, key=lambda card: card.id)
    lines = sorted(lines, key=lambda line: line.id)
    parts = [_component(members, inside) for members, inside in _components(cards, lines)]
    parts.sort(key=lambda part: (_position(part, focus) is None, -len(part.boxes), part.boxes[0].id))
    joined = _packed(parts)
    return Layout(
        boxes=tuple(sorted((box for part in joined for box in part.boxes), key=lambda box: box.id)),
        routes=tuple(sorted((route for part in joined for route in part.routes), key=lambda route: route.id)),
    )


def _position(part: Layout, focus: str | None) -> int | None:
    return next((n for n, box in enumerate(part.boxes) if box.id == focus), None)


def _components(cards: Sequence[Card], lines: Sequence[Line]) -> list[tuple[list[Card], list[Line]]]:
    """Parts of the drawing that no line joins."""
    beside: dict[str, list[str]] = {card.id: [] for card in cards}
    for line in lines:
        beside[line.start].append(line.end)
        beside[line.end].append(line.start)
    part: dict[str, int] = {}
    for number, card in enumerate(cards):
        stack = [card.id]
        while stack:
            key = stack.pop()
            if key not in part:
                part[key] = number
                stack.extend(beside[key])
    members: dict[int, tuple[list[Card], list[Line]]] = defaultdict(lambda: ([], []))
    for card in cards:
        members[part[card.id]][0].append(card)
    for line in lines:
        members[part[line.start]][1].append(line)
    return list(members.values())


def _component(cards: list[Card], lines: list[Line]) -> Layout:
    index = {card.id: n for n, card in enumerate(cards)}
    loops = [line for line in lines if line.start == line.end]
    lines = [line for line in lines if line.start != line.end]
    ends = [(index[line.start], index[line.end]) for line in lines]
    turned = turned_of(len(cards), [(a, b, line.weight) for (a, b), line in zip(ends, lines, strict=True)])
    down = [(b, a) if up else (a, b) for (a, b), up in zip(ends, turned, strict=True)]
    weighted = [(a, b, line.weight) for (a, b), line in zip(down, lines, strict=True)]
    grid = woven(rows_of(len(cards), weighted, [card.on_top for card in cards]), down)
    in_rows = ordered(grid)
    room = _loop_room(loops)
    widths = _widths(cards, down)
    reserved = [width + 2 * room.get(card.id, 0.0) for card, width in zip(cards, widths, strict=True)]
    x = placed(grid, in_rows, reserved)
    heights = [card.height for card in cards]
    sizes = [(line.label_width, line.label_height) for line in lines]
    result = traced(Sheet(grid, in_rows, x, widths, reserved, heights, turned, sizes))
    boxes = {
        card.id: Box(id=card.id, x=x[n], y=result.y[grid.row[n]], width=widths[n], height=card.height)
        for n, card in enumerate(cards)
    }
    routes = [
        Route(
            id=line.id,
            points=tuple(reversed(points) if up else points),
            turned=up,
            label=label,
        )
        for line, points, up, label in zip(lines, result.points, turned, result.labels, strict=True)
    ]
    return Layout(boxes=tuple(boxes.values()), routes=(*routes, *_loops(loops, boxes)))


def _widths(cards: Sequence[Card], down: Sequence[tuple[int, int]]) -> list[float]:
    """Width of each card: its own, or what its lines need to stay apart, within reason."""
    below, above = Counter(a for a, _ in down), Counter(b for _, b in down)
    return [
        max(card.width, min(_WIDEST, _LINE_ROOM * (max(below[n], above[n]) + 1)))
        for n, card in enumerate(cards)
    ]


def _loop_room(loops: Sequence[Line]) -> dict[str, float]:
    room: dict[str, float] = {}
    for line in loops:
        room[line.start] = max(room.get(line.start, 0.0), _LOOP + line.label_width + 12)
    return room


def _loops(loops: Sequence[Line], boxes: dict[str, Box]) -> list[Route]:
    """Lines from a card to itself, on its right; the second one inside the first and so on."""
    seen: dict[str, int] = defaultdict(int)
    routes = []
    for line in loops:
        box = boxes[line.start]
        place = seen[line.start]
        seen[line.start] += 1
        reach, spread = _LOOP - 8 * min(place, 3), box.height / 2 - 8 - 5 * min(place, 3)
        right, far = box.x + box.width / 2, box.x + box.width / 2 + reach * 4 / 3
        label = None
        if line.label_width and place == 0:
            label = (right + _LOOP + 6 + line.label_width / 2, box.y, line.label_width, line.label_height)
        top, bottom = box.y - spread, box.y + spread
        points = ((right, top), (far, top), (far, bottom), (right, bottom))
        routes.append(Route(id=line.id, points=points, turned=False, label=label))
    return routes


def _packed(parts: list[Layout]) -> list[Layout]:
    """Parts side by side in shelves, the first one first."""
    if not parts:
        return []
    sizes = [part.bounds for part in parts]
    area = sum((width + _ALONE_GAP) * (height + _ALONE_GAP) for _, _, width, height in sizes)
    limit = max(max(width for _, _, width, _ in sizes), (area * 2.2) ** 0.5)
    result, x, y, shelf = [], 0.0, 0.0, 0.0
    for part, (left, top, width, height) in zip(parts, sizes, strict=True):
        if x and x + width > limit:
            x, y, shelf = 0.0, y + shelf + _COMPONENT_GAP, 0.0
        result.append(_moved(part, x - left, y - top))
        x += width + (_ALONE_GAP if len(part.boxes) == 1 else _COMPONENT_GAP)
        shelf = max(shelf, height)
    return result


def _moved(part: Layout, dx: float, dy: float) -> Layout:
    return Layout(
        boxes=tuple(replace(box, x=box.x + dx, y=box.y + dy) for box in part.boxes),
        routes=tuple(
            replace(
                route,
                points=tuple((x + dx, y + dy) for x, y in route.points),
                label=None
                if route.label is None
                else (route.label[0] + dx, route.label[1] + dy, route.label[2], route.label[3]),
            )
            for route in part.routes
        ),
    )


def _hull(rectangles: Sequence[Rectangle]) -> Rectangle:
    if not rectangles:
        return 0.0, 0.0, 0.0, 0.0
    left = min(x - width / 2 for x, _, width, _ in rectangles)
    top = min(y - height / 2 for _, y, _, height in rectangles)
    right = max(x + width / 2 for x, _, width, _ in rectangles)
    bottom = max(y + height / 2 for _, y, _, height in rectangles)
    return left, top, right - left, bottom - top
