"""The owner walk: from a company to one of its holders, with the probability of the holder's share.

    from j to holder k with probability w[k,j]; stop where nobody is known to hold anything;
    to `UNNAMED` with what is left of the capital for holders that nobody names

Integrated ownership is a statement on this walk: the share of `j` that is `i`'s is the probability that
the walk from `j` ever meets `i`. Here is the ground it runs on: the columns above a company or below a
holder as tight intervals, and their strong components. Numbers are worked out in `visits` (points, all
owners at once) and `bands` (intervals, one owner at a time).

Example:
    >>> from kg.shares import point
    >>> from kg.model import Share
    >>> band = Share(Fraction(1, 4), Fraction(3, 4))
    >>> for part in parts(Column(investee="op", shares={"a": band, "b": point(40)}), name="Op"):
    ...     print(part.holder == UNNAMED, part.low, part.high)
    False 1/4 3/5
    False 2/5 2/5
    True 0 7/20
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple, TypeVar

from kg.errors import Overfull
from kg.model import EntityId
from kg.record import frozen
from kg.shares import ONE, ZERO
from kg.tables import Basis, Column, Tables

#: A node of a graph: an entity id, or a number.
Node = TypeVar("Node", str, int)

#: The holders whom nobody names, taken together. No entity has this id.
UNNAMED: EntityId = "\0unnamed"
#: A copy of a company from which a walk starts, where coming back to the company counts.
START: EntityId = "\0start"


class Part(NamedTuple):
    """What one holder can have of a company, in fractions of 1: every value between the ends can occur."""

    holder: EntityId
    low: Fraction
    high: Fraction
    low_open: bool = False
    high_open: bool = False


Parts = tuple[Part, ...]


class Room(NamedTuple):
    """What of a company is settled and what is open.

    Args:
        least: Holder to lower end.
        slack: What is left of 1.
        most: Holder to how much of the slack it can take; none where there is nothing to choose.
        middle: A column inside the bands.
    """

    least: Mapping[EntityId, Fraction]
    slack: Fraction
    most: tuple[tuple[EntityId, Fraction], ...]
    middle: Mapping[EntityId, Fraction]


def _room(row: Parts) -> Room:
    least = {part.holder: part.low for part in row}
    slack = 1 - sum(least.values(), ZERO)
    if slack == 0:
        return Room(least, slack, (), least)
    most = tuple((part.holder, part.high - part.low) for part in row if part.high > part.low)
    portion = slack / sum([room for _, room in most], ZERO)
    return Room(least, slack, most, least | {key: least[key] + portion * room for key, room in most})


@frozen(eq=False)
class Section:
    """A part of a network: companies and what their holders can have.

    Args:
        columns: Company to its parts, which add up to exactly 1; companies without known holders are absent.
    """

    columns: Mapping[EntityId, Parts]

    @cached_property
    def held(self) -> Mapping[EntityId, list[EntityId]]:
        """Holder to the companies in which it can have something."""
        held: dict[EntityId, list[EntityId]] = {}
        for company, row in self.columns.items():
            for part in row:
                held.setdefault(part.holder, []).append(company)
        return held

    @cached_property
    def banded(self) -> frozenset[EntityId]:
        """Companies of which some share is not one number."""
        return frozenset(
            company for company, row in self.columns.items() if any(part.low != part.high for part in row)
        )

    @cached_property
    def rooms(self) -> Mapping[EntityId, Room]:
        """Company to what its holders have at least, and what is left to choose."""
        return {company: _room(row) for company, row in self.columns.items()}

    def starting(self, company: EntityId) -> Section:
        """The same with `START`, a copy of a company that is held as it is and holds nothing."""
        return Section(columns={**self.columns, START: self.columns.get(company, ())})

    def reached(self, starts: Iterable[EntityId]) -> set[EntityId]:
        """Everything above some entities, themselves included."""
        return _closure(starts, lambda company: (part.holder for part in self.columns.get(company, ())))

    def below(self, starts: Iterable[EntityId]) -> set[EntityId]:
        """Everything below some entities, themselves included."""
        return _closure(starts, lambda holder: self.held.get(holder, ()))


def parts(column: Column, *, name: str, viewer: EntityId | None = None) -> Parts:
    """The parts of a column, in the order of their holders, as tight as each other allows.

    Args:
        column: The column.
        name: What the company is called, for the error.
        viewer: The holder for whom is asked (see `Column.seen_by`); None: nobody in particular.

    Returns:
        Parts that add up to 1, those of `UNNAMED` included; none where nobody is known to hold anything.
        Where all holders are said to be known and have less than all, the rest is `UNNAMED` too.

    Raises:
        Overfull: The lower ends add up to more than 1.
    """
    shares = column.shares if viewer is None else column.seen_by(viewer)
    row = [
        Part(holder, share.low, share.high, share.low_open, share.high_open)
        for holder, share in sorted(shares.items())
        if share.high > 0
    ]
    low = sum([part.low for part in row], ZERO)
    if column.excess is not None or low > 1 or (low == 1 and any(part.low_open for part in row)):
        raise Overfull(column.investee, name, column.excess or low)
    if all(part.low == part.high for part in row):
        return (*row, Part(UNNAMED, 1 - low, 1 - low)) if row and low < 1 else tuple(row)
    if not (column.complete and _can_fill(row)):
        row.append(Part(UNNAMED, ZERO, ONE))
    return _tight(row)


def _can_fill(row: list[Part]) -> bool:
    high = sum([part.high for part in row], ZERO)
    return high > 1 or (high == 1 and not any(part.high_open for part in row))


def _tight(row: list[Part]) -> Parts:
    """Each part between what the others must leave to it and what they can leave to it."""
    low, high = sum([part.low for part in row], ZERO), sum([part.high for part in row], ZERO)
    lows_open, highs_open = sum(part.low_open for part in row), sum(part.high_open for part in row)
    tight = []
    for part in row:
        least, most, least_open, most_open = part[1:]
        left, needed = 1 - (low - part.low), 1 - (high - part.high)
        if left <= most:
            most, most_open = left, lows_open > part.low_open or (most_open and left == most)
        if needed >= least:
            least, least_open = needed, highs_open > part.high_open or (least_open and needed == least)
        tight.append(Part(part.holder, least, most, least_open, most_open))
    return tuple(part for part in tight if part.high > 0)


def above(tables: Tables, owned: EntityId, basis: Basis, viewer: EntityId | None = None) -> Section:
    """A company and everything above it.

    Raises:
        Overfull: The company, or one above it, has more holders than capital.

    Cost: O(holdings above it).
    """
    return _gathered(tables, [owned], basis, viewer)


def below(tables: Tables, holder: EntityId, basis: Basis) -> set[EntityId]:
    """Every company in which a holder may have something, directly or through others; O(answer)."""
    return _closure(
        [holder],
        lambda key: (
            company
            for company in tables.below(key)
            if key in (column := tables.column(company, basis)).shares or key in (column.inside or ())
        ),
    )


def section_of(
    tables: Tables, companies: Iterable[EntityId], basis: Basis, viewer: EntityId | None
) -> tuple[Section, Mapping[EntityId, Overfull]]:
    """Some companies and no more, and those among them that contradict themselves."""
    columns: dict[EntityId, Parts] = {}
    refused: dict[EntityId, Overfull] = {}
    for company in sorted(companies):
        try:
            row = parts(tables.column(company, basis), name=_name(tables, company), viewer=viewer)
        except Overfull as error:
            refused[company] = error
        else:
            if row:
                columns[company] = row
    return Section(columns=columns), refused


def _gathered(tables: Tables, starts: Iterable[EntityId], basis: Basis, viewer: EntityId | None) -> Section:
    columns: dict[EntityId, Parts] = {}
    waiting = list(starts)
    seen = set(waiting)
    while waiting:
        company = waiting.pop()
        row = parts(tables.column(company, basis), name=_name(tables, company), viewer=viewer)
        if not row:
            continue
        columns[company] = row
        for part in row:
            if part.holder not in seen and part.holder != UNNAMED:
                seen.add(part.holder)
                waiting.append(part.holder)
    return Section(columns=columns)


def _name(tables: Tables, company: EntityId) -> str:
    entity = tables.entities.get(company)
    return entity.name if entity else company


def _closure(starts: Iterable[EntityId], onwards: Callable[[EntityId], Iterable[EntityId]]) -> set[EntityId]:
    waiting = list(starts)
    seen = set(waiting)
    while waiting:
        for key in onwards(waiting.pop()):
            if key not in seen:
                seen.add(key)
                waiting.append(key)
    return seen


def components(graph: Mapping[Node, Iterable[Node]]) -> list[list[Node]]:
    """The strong components of a graph, each after all that its members lead to.

    Args:
        graph: Node to its neighbours; neighbours that are no keys are passed over.

    Cost: O(nodes + edges), without recursion.

    References: R. E. Tarjan (1972), Depth-first search and linear graph algorithms.

    Example:
        >>> components({"op": ["a"], "a": ["b"], "b": ["a", "top"]})
        [['b', 'a'], ['op']]
    """
    found: list[list[Node]] = []
    index: dict[Node, int] = {}
    lowest: dict[Node, int] = {}  # of the nodes that wait for their component
    waiting: list[Node] = []
    for root in graph:
        path: list[tuple[Node, Iterator[Node]]] = []
        if root not in index:
            _enter(root, graph, (index, lowest, waiting, path))
        while path:
            node, onwards = path[-1]
            after = next(onwards, None)
            if after is None:
                path.pop()
                if path:
                    above_it = path[-1][0]
                    lowest[above_it] = min(lowest[above_it], lowest[node])
                if lowest[node] == index[node]:
                    found.append(_taken(waiting, node, lowest))
            elif after in lowest:
                lowest[node] = min(lowest[node], index[after])
            elif after in graph and after not in index:
                _enter(after, graph, (index, lowest, waiting, path))
    return found


def _enter(
    node: Node,
    graph: Mapping[Node, Iterable[Node]],
    state: tuple[dict[Node, int], dict[Node, int], list[Node], list[tuple[Node, Iterator[Node]]]],
) -> None:
    index, lowest, waiting, path = state
    index[node] = lowest[node] = len(index)
    waiting.append(node)
    path.append((node, iter(graph[node])))


def _taken(waiting: list[Node], root: Node, lowest: dict[Node, int]) -> list[Node]:
    """The nodes from a root onwards, taken off the stack."""
    place = len(waiting) - 1
    while waiting[place] != root:
        place -= 1
    members = waiting[place:]
    del waiting[place:]
    for member in members:
        del lowest[member]
    return members[::-1]
