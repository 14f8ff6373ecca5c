"""What became of the rows of a holdings file through time: their days are all that is told.

A row that ends on the day on which another of its pair begins has changed into it. A row without a first
day has no beginning that could be told.

Example:
    >>> from kg.holdings.rows import holdings_of
    >>> from kg.holdings.ties import Ties
    >>> ties = Ties(holdings_of([
    ...     {"holder": "Alder", "investee": "Birch", "share": "10", "from": "2020-01-01", "to": "2021-01-01"},
    ...     {"holder": "Alder", "investee": "Birch", "share": "20", "from": "2021-01-01"},
    ... ]))
    >>> [(change.on.isoformat(), change.what) for change in changes(ties)]
    [('2020-01-01', 'began'), ('2021-01-01', 'changed')]
    >>> [change.what for change in differences(ties, date(2020, 6, 1), date(2021, 6, 1))]
    ['changed']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kg.settlement.history import Change, What
from kg.settlement.types import Interest


def stands(tie: Interest, day: date) -> bool:
    """Whether the row of an interest is in force on a day."""
    return begins(tie) <= day < ends(tie)


def begins(tie: Interest) -> date:
    """First day of a row; the first day of all where it tells none."""
    return tie.valid_from.earliest if tie.valid_from else date.min


def ends(tie: Interest) -> date:
    """Day from which a row no longer stands; the last day of all where it tells none."""
    return tie.valid_to.earliest if tie.valid_to else date.max


def changes(ties: Iterable[Interest]) -> tuple[Change, ...]:
    """Every day on which rows begin or end, in the order of time; rows without a first day at the end.

    Cost: O(n log n) for n rows.
    """
    found = [change for pair in _pairs(ties) for change in _of_pair(pair)]
    return tuple(
        sorted(found, key=lambda c: (c.on is None, c.on or date.min, c.holder, c.investee, c.claims))
    )


def differences(ties: Iterable[Interest], first: date, second: date) -> tuple[Change, ...]:
    """What differs between two days, for every row that stands on one of them; by holder and investee."""
    found = [change for pair in _pairs(ties) for change in _between(pair, first, second)]
    return tuple(sorted(found, key=lambda c: (c.holder, c.investee, c.kind, c.on or date.min, c.claims)))


def _pairs(ties: Iterable[Interest]) -> Iterator[list[Interest]]:
    pairs: dict[tuple[str, str, str], list[Interest]] = {}
    for tie in ties:
        pairs.setdefault((tie.holder, tie.investee, tie.kind), []).append(tie)
    yield from pairs.values()


def _of_pair(ties: list[Interest]) -> Iterator[Change]:
    days = {begins(tie) for tie in ties} | {ends(tie) for tie in ties}
    for day in sorted(days - {date.min, date.max}):
        ended, begun = [t for t in ties if ends(t) == day], [t for t in ties if begins(t) == day]
        yield from _matched(ended, begun, day)
    for tie in ties:
        if tie.valid_from is None:
            yield Change.of(None, "undated", None, tie)


def _between(ties: list[Interest], first: date, second: date) -> Iterator[Change]:
    old, new = [t for t in ties if stands(t, first)], [t for t in ties if stands(t, second)]
    for tie in old:
        if tie in new:
            yield Change.of(second, "carried", tie, tie)
    gone, come = [t for t in old if t not in new], [t for t in new if t not in old]
    while gone and come:
        before, after = gone.pop(0), come.pop(0)
        yield Change.of(begins(after), _told(before, after), before, after)
    yield from (Change.of(ends(tie), "ended", tie, None) for tie in gone)
    yield from (Change.of(begins(tie), "began", None, tie) for tie in come)


def _matched(ended: list[Interest], begun: list[Interest], day: date) -> Iterator[Change]:
    while ended and begun:
        before, after = ended.pop(0), begun.pop(0)
        yield Change.of(day, _told(before, after), before, after)
    yield from (Change.of(day, "ended", tie, None) for tie in ended)
    yield from (Change.of(day, "began", None, tie) for tie in begun)


def _told(before: Interest, after: Interest) -> What:
    same = (before.share, before.voting, before.voting_cap) == (after.share, after.voting, after.voting_cap)
    return "restated" if same and before.votes_per_share == after.votes_per_share else "changed"
