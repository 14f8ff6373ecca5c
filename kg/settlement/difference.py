"""What differs between two days: began, ended, changed, became known, was corrected, was not seen again.

What a source leaves out of its next delivery has not ended; it was not seen again.

Example:
    >>> from kg.model import Claim, PartialDate, Source
    >>> from kg.shares import point, show
    >>> said = Claim(
    ...     holder="a", investee="x", kind="shareholding", share=point(43),
    ...     as_of=PartialDate("2019-09-03"), source=Source(id="s"),
    ... )
    >>> told = [Recorded(claim=said, recorded_on=date(2024, 1, 1))]
    >>> [change.what for change in difference(told, date(2018, 1, 1), date(2021, 1, 1))]
    ['became known']
    >>> [change.what for change in difference(told, date(2020, 1, 1), date(2021, 1, 1))]
    ['carried']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kg.model import EntityId, Recorded
from kg.settlement.history import (
    Change,
    Line,
    Reading,
    What,
    answer,
    compared,
    corrected,
    lines,
    order_of,
    stands,
)
from kg.settlement.known import Knowledge
from kg.settlement.types import Interest

# Ranks whose sources list all that they know of at each delivery.
_LISTING = frozenset({"register", "filing"})


def difference(
    records: Iterable[Recorded], first: date, second: date, reading: Reading | None = None
) -> tuple[Change, ...]:
    """What differs between two days, for every tie that stands on one of them.

    Args:
        records: Claims with the days on which the graph received them, in any order.
        first: The earlier day.
        second: The later day.
        reading: Which claims count, and how they are ordered; None: all that is known now, by default.

    Returns:
        One entry a tie, and one a correction published between the days; by holder, investee and kind.

    Cost: as for `history`.
    """
    reading = reading or Reading()
    known = reading.known(records)
    ties = list(lines(known, reading))
    seen = _Deliveries(known)
    found = [change for line in ties for change in _between(line, first, second, seen)]
    found += [c for c in corrected(known) if c.on is not None and first < c.on <= second]
    return tuple(sorted(found, key=lambda c: (*order_of(c), c.on or date.min, c.what, c.claims)))


def _between(line: Line, first: date, second: date, seen: _Deliveries) -> Iterator[Change]:
    old, new = line.timeline.at(first), line.timeline.at(second)
    if not stands(old) and not stands(new):
        return
    before, after = line.settled(first, old), line.settled(second, new)
    within = [c for c in line.changes() if c.on is not None and first < c.on <= second]
    last = within[-1].on if within else second
    if stands(old) and stands(new) and answer(before) == answer(after):
        unseen = after is not None and seen.without(after, first, second)
        yield line.change(second, "not seen again" if unseen else "carried", before, after)
    else:
        told: What = "ended"
        if new is not None and not new.ended:
            entered = [c.what for c in within if c.what in ("began", "became known")]
            anew = old is None or old.ended
            told = entered[-1] if old is None or anew else compared((old, new), before, after)
        yield line.change(last, told, before, after)


class _Deliveries:
    """On which days the registers and filings that list a company's owners were seen."""

    def __init__(self, known: Knowledge) -> None:
        self._days: dict[tuple[str, EntityId], list[date]] = {}
        for record in known.qualifying:
            claim = record.claim
            seen = claim.as_of or claim.stated_on
            if claim.source.rank in _LISTING and seen is not None:
                self._days.setdefault((_list_of(record), claim.investee), []).append(seen.latest)

    def without(self, tie: Interest, first: date, second: date) -> bool:
        """Whether a source that told a tie was seen again between two days, and told it no more."""
        if tie.observed is None or tie.observed > second:
            return False
        after = max(first, tie.observed)
        lists = {
            _list_of(s.record)
            for s in tie.claims
            if s.role in ("used", "agrees") and s.record.claim.source.rank in _LISTING
        }
        return any(
            after < day <= second for name in lists for day in self._days.get((name, tie.investee), ())
        )


def _list_of(record: Recorded) -> str:
    source = record.claim.source
    return source.publisher or source.rank
