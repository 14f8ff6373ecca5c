"""How lines run between the rows, and where their labels stand.

Lines leave a card at its bottom and reach the next at its top, each at a port of its own, so that both
directions of a cross-holding and parallel ties stay apart; between rows they swing in vertical curves,
and past a row they run straight through their waypoint: never under a card. A label stands on its line,
near the card that is owned, off every card and every other label; rows move apart until all fit.

Example:
    >>> x, y = list(sampled([(0.0, 0.0), (10.0, 100.0)]))[-1]
    >>> (x, y)
    (10.0, 100.0)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kg.views.ordering import Grid, Rows

Point = tuple[float, float]
#: Centre, width and height, in pixels.
Rectangle = tuple[float, float, float, float]

_GAP = 84.0
_PORT_GAP = 30.0
_STEP = 7.0
_LABEL_OFFSET = 25.0
_GROWTH = 24.0
_MOST_ROUNDS = 16
# Above this many lines a label takes the first free place instead of the best one.
_CAREFUL = 250
_CELL = 64.0


@dataclass(frozen=True, slots=True)
class Traced:
    """Rows and lines in place.

    Args:
        y: Vertical centre of each row.
        points: For each line, its points from top to bottom.
        labels: For each line, the place of its label; None where it has none or finds no room.
    """

    y: list[float]
    points: list[list[Point]]
    labels: list[Rectangle | None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is to be traced: cards in rows, and for each line whether it points upward and its label's size.

    `reserved` is the width that a card takes with the loop of a line to itself.
    """

    grid: Grid
    rows: Rows
    x: list[float]
    widths: list[float]
    reserved: list[float]
    heights: list[float]
    turned: list[bool]
    labels: list[tuple[float, float]]


def traced(sheet: Sheet) -> Traced:
    """Lines and labels of a sheet; rows move apart until every label has room, within bounded rounds."""
    ports = _ports(sheet)
    gaps = _first_gaps(sheet, ports)
    for number in range(_MOST_ROUNDS):
        y, bands = _bands(sheet, gaps)
        points = [_points(sheet, bands, ports, y, line) for line in range(len(sheet.turned))]
        labels, tight = _labelled(sheet, points, y)
        if not tight or number == _MOST_ROUNDS - 1 or (number > 3 and len(points) > _CAREFUL):
            break
        for gap in tight:
            gaps[gap] += _GROWTH
    return Traced(y, points, labels)


def sampled(points: Sequence[Point], step: float = _STEP) -> Iterator[Point]:
    """Points along a line at most about `step` pixels apart, its ends included. Cost: O(length / step)."""
    yield points[0]
    for (x0, y0), (x1, y1) in pairwise(points):
        count = max(1, int((abs(x1 - x0) + abs(y1 - y0)) / step))
        middle = (y0 + y1) / 2
        for n in range(1, count + 1):
            t = n / count
            s = 1 - t
            a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
            yield (a + b) * x0 + (c + d) * x1, a * y0 + (b + c) * middle + d * y1


def _ports(sheet: Sheet) -> list[tuple[float, float]]:
    """Horizontal position where each line leaves its upper card and reaches its lower one."""
    sides: dict[tuple[int, bool], list[tuple[float, bool, int]]] = defaultdict(list)
    for line, chain in enumerate(sheet.grid.chains):
        # A line that points upward runs on the right of those that point downward.
        sides[chain[0], True].append((sheet.x[chain[1]], sheet.turned[line], line))
        sides[chain[-1], False].append((sheet.x[chain[-2]], sheet.turned[line], line))
    found: dict[tuple[int, bool], float] = {}
    for (card, bottom), lines in sides.items():
        spacing = min(_PORT_GAP, (sheet.widths[card] - 36) / max(1, len(lines) - 1))
        for place, (_, _, line) in enumerate(sorted(lines)):
            found[line, bottom] = sheet.x[card] + (place - (len(lines) - 1) / 2) * spacing
    return [(found[line, True], found[line, False]) for line in range(len(sheet.turned))]


def _first_gaps(sheet: Sheet, ports: list[tuple[float, float]]) -> list[float]:
    """Distances between rows: more where lines swing far."""
    gaps = [_GAP] * max(0, len(sheet.rows) - 1)
    for line, chain in enumerate(sheet.grid.chains):
        xs = [ports[line][0], *(sheet.x[node] for node in chain[1:-1]), ports[line][1]]
        for above, left, right in zip(chain, xs, xs[1:], strict=False):
            row = sheet.grid.row[above]
            gaps[row] = max(gaps[row], _GAP + min(110.0, abs(right - left) * 0.06))
    return gaps


def _bands(sheet: Sheet, gaps: list[float]) -> tuple[list[float], list[tuple[float, float]]]:
    """Centre of each row, and the band from its top to its bottom."""
    y, bands, top = [], [], 0.0
    for number, row in enumerate(sheet.rows):
        height = max((sheet.heights[node] for node in row if node < sheet.grid.cards), default=0.0)
        y.append(top + height / 2)
        bands.append((top, top + height))
        top += height + (gaps[number] if number < len(gaps) else 0.0)
    return y, bands


def _points(
    sheet: Sheet,
    bands: list[tuple[float, float]],
    ports: list[tuple[float, float]],
    y: list[float],
    line: int,
) -> list[Point]:
    chain = sheet.grid.chains[line]
    first, last = chain[0], chain[-1]
    top, bottom = sheet.grid.row[first], sheet.grid.row[last]
    start, end = ports[line]
    points = [(start, y[top] + sheet.heights[first] / 2), (start, bands[top][1])]
    for node in chain[1:-1]:
        band = bands[sheet.grid.row[node]]
        points += [(sheet.x[node], band[0]), (sheet.x[node], band[1])]
    points += [(end, bands[bottom][0]), (end, y[bottom] - sheet.heights[last] / 2)]
    return [point for n, point in enumerate(points) if n == 0 or point != points[n - 1]]


# ---------------------------------------------------------------------------------------------------
# Labels


@dataclass(slots=True)
class _Taken:
    """Rectangles by cell, to find overlaps fast."""

    cells: dict[tuple[int, int], list[Rectangle]] = field(default_factory=lambda: defaultdict(list))

    def add(self, box: Rectangle) -> None:
        for cell in _cells(box):
            self.cells[cell].append(box)

    def meets(self, box: Rectangle) -> bool:
        return any(
            overlap(box, other) for cell in _cells(box) if cell in self.cells for other in self.cells[cell]
        )


def overlap(first: Rectangle, second: Rectangle, margin: float = 3.0) -> bool:
    """Whether two rectangles come closer than `margin` pixels."""
    return (
        abs(first[0] - second[0]) * 2 < first[2] + second[2] + 2 * margin
        and abs(first[1] - second[1]) * 2 < first[3] + second[3] + 2 * margin
    )


def _cells(box: Rectangle) -> Iterator[tuple[int, int]]:
    x, y, width, height = box
    for column in range(int((x - width / 2 - 4) // _CELL), int((x + width / 2 + 4) // _CELL) + 1):
        for row in range(int((y - height / 2 - 4) // _CELL), int((y + height / 2 + 4) // _CELL) + 1):
            yield column, row


def _labelled(
    sheet: Sheet, points: list[list[Point]], y: list[float]
) -> tuple[list[Rectangle | None], set[int]]:
    """Places of all labels, and the gaps that were too tight for one."""
    taken = _Taken()
    for node in range(sheet.grid.cards):
        taken.add((sheet.x[node], y[sheet.grid.row[node]], sheet.reserved[node], sheet.heights[node]))
    tracks = [list(sampled(line)) for line in points]
    trodden = _trodden(tracks) if len(tracks) <= _CAREFUL else {}
    labels: list[Rectangle | None] = [None] * len(points)
    tight: set[int] = set()
    for line in _label_order(sheet, points):
        track = tracks[line] if sheet.turned[line] else tracks[line][::-1]
        labels[line] = _best_place(line, track, sheet.labels[line], taken, trodden)
        if labels[line] is None:
            chain = sheet.grid.chains[line]
            tight.add(sheet.grid.row[chain[0] if sheet.turned[line] else chain[-2]])
        else:
            taken.add(labels[line])  # type: ignore[arg-type]
    return labels, tight


def _label_order(sheet: Sheet, points: list[list[Point]]) -> list[int]:
    """Short lines first: they have the fewest places to choose from."""
    wanted = [line for line, size in enumerate(sheet.labels) if size[0] > 0]
    return sorted(
        wanted, key=lambda line: (len(points[line]), abs(points[line][0][0] - points[line][-1][0]), line)
    )


def _trodden(tracks: list[list[Point]]) -> dict[tuple[int, int], set[int]]:
    """For each small cell, the lines that run through it."""
    cells: dict[tuple[int, int], set[int]] = defaultdict(set)
    for line, track in enumerate(tracks):
        for x, y in track:
            cells[int(x // 8), int(y // 8)].add(line)
    return cells


def _best_place(
    line: int,
    track: list[Point],
    size: tuple[float, float],
    taken: _Taken,
    trodden: dict[tuple[int, int], set[int]],
) -> Rectangle | None:
    """The free place on the line with the least cost: far from the owned card and on other lines cost."""
    best: tuple[float, Rectangle] | None = None
    origin = track[0]
    for number, (x, y) in enumerate(track):
        if abs(y - origin[1]) < _LABEL_OFFSET or abs(y - track[-1][1]) < size[1] / 2 + 4:
            continue
        cost = number * 0.2
        if best is not None and cost >= best[0]:
            break
        box = (x, y, *size)
        if taken.meets(box):
            continue
        cost += len(_covered(box, trodden) - {line})
        if best is None or cost < best[0]:
            best = (cost, box)
    return best[1] if best else None


def _covered(box: Rectangle, trodden: dict[tuple[int, int], set[int]]) -> set[int]:
    if not trodden:
        return set()
    x, y, width, height = box
    found: set[int] = set()
    for column in range(int((x - width / 2) // 8), int((x + width / 2) // 8) + 1):
        for row in range(int((y - height / 2) // 8), int((y + height / 2) // 8) + 1):
            found |= trodden.get((column, row), set())
    return found
