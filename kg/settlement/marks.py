"""What one claim says about its tie, taken apart into marks: a value, from a day, seen on a day.

A claim can say several things at once: that the tie began on a day, what the figure was when it was
seen, what it was before a change, that it ended. Each is a mark of its own. A mark applies *from* a day
and was *observed* on a day; a day that is only known as a month or year stays a span.

Example:
    >>> from kg.model import PartialDate, Source
    >>> from kg.shares import bounds
    >>> said = Claim(
    ...     holder="a", investee="b", kind="shareholding", share=bounds("exact", "43"), stated="43",
    ...     valid_from=PartialDate("1999"), as_of=PartialDate("2023-01-26"), source=Source(id="s"),
    ... )
    >>> record = Recorded(claim=said, recorded_on=date(2024, 1, 1))
    >>> [(mark.what, mark.start[0].isoformat()) for mark in marks_of(record)]
    [('tie', '1999-01-01'), ('figure', '2023-01-26')]
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from kg.model import Claim, PartialDate, Recorded
from kg.record import frozen
from kg.settlement.agreement import Figure
from kg.shares import NOTHING, UNKNOWN

Span = tuple[date, date]
What = Literal["figure", "tie", "before", "change", "end"]

#: Changes after which the share is larger, and those after which it is smaller.
UPWARD = frozenset({"increase", "acquire"})
DOWNWARD = frozenset({"decrease", "dispose"})

_DAY = timedelta(days=1)


@frozen(kw_only=False, eq=False)
class Mark:
    """One thing that a claim says about its tie.

    Args:
        record: The claim.
        what: `figure` a level that was seen; `tie` that there is a tie since a day; `before` the level
            before a change; `change` the level after it; `end` that nothing is held from a day on.
        figure: The level. For a change that tells no level it is filled in from the level before.
        start: Earliest and latest day from which it applies.
        observed: Latest day on which it can have been seen; None when the claim has no date.
        derived: Whether the level was calculated.
    """

    record: Recorded
    what: What
    figure: Figure
    start: Span
    observed: date | None
    derived: bool = False

    @property
    def claim(self) -> Claim:
        """The claim that says it."""
        return self.record.claim

    @property
    def opens(self) -> bool:
        """Whether it opens an epoch: what was seen before does not describe what comes after."""
        return self.what in ("change", "end") and self.observed is not None

    @property
    def day(self) -> int:
        """Ordinal of the observation; 0 when undated, so that it sorts oldest."""
        return self.observed.toordinal() if self.observed else 0

    @property
    def period(self) -> Span:
        """First and last day that the figure speaks for."""
        last = self.observed or self.start[1]
        return min(self.start[1], last), last


def marks_of(record: Recorded) -> list[Mark]:
    """Everything that a qualifying claim says about its tie; at least one mark."""
    claim = record.claim
    if claim.change in UPWARD or claim.change in DOWNWARD:
        return _change(record)
    if claim.tense == "past" and not _dates_the_end(claim) and not _dates_the_past(claim):
        return _past(record)
    return _state(record)


def event_day(claim: Claim) -> PartialDate | None:
    """Day of a completed change: as stated, else when it was seen, else when it was said."""
    return claim.effective or claim.as_of or claim.stated_on


def _state(record: Recorded) -> list[Mark]:
    claim = record.claim
    figure = Figure(claim.share or UNKNOWN, claim.stated, claim)
    seen, start = _state_dates(claim, figure)
    marks = [] if claim.valid_to is None else [_end(record, claim.valid_to, seen)]
    if seen is None or start is None:
        return [*_tie_since(record, None), *marks, _undated(record, figure)]
    if claim.valid_to is not None:
        seen, start = _within(claim, claim.valid_to, seen, start)
    what: What = "end" if figure.share == NOTHING else "figure"
    own = Mark(record, what, figure, start, seen)
    return [*_tie_since(record, own), *marks, own]


def _state_dates(claim: Claim, figure: Figure) -> tuple[date | None, Span | None]:
    seen = claim.as_of or claim.stated_on or claim.value_since or claim.effective
    if seen is None:
        seen = claim.valid_to or (claim.valid_from if figure.bare else None)
    if seen is None:
        return None, None
    start = claim.value_since or claim.effective or seen
    if claim.valid_from and start is seen and claim.valid_from.earliest > seen.latest:
        start = claim.valid_from
    return seen.latest, _span(start)


def _within(claim: Claim, end: PartialDate, seen: date, start: Span) -> tuple[date, Span]:
    # A figure that is read off an entry which has ended was in force until the day before, at the latest.
    last = end.earliest - _DAY
    if claim.valid_from and last < claim.valid_from.earliest:
        last = max(end.latest - _DAY, claim.valid_from.earliest)
    if seen <= last:
        return seen, start
    return last, (min(start[0], last), min(start[1], last))


def _tie_since(record: Recorded, own: Mark | None) -> list[Mark]:
    begun = record.claim.valid_from
    if begun is None or (own is not None and own.start[0] <= begun.earliest):
        return []
    seen = own.observed if own is not None and own.observed is not None else begun.latest
    return [Mark(record, "tie", Figure(UNKNOWN, None, record.claim), _span(begun), max(seen, begun.latest))]


def _end(record: Recorded, day: PartialDate, seen: date | None) -> Mark:
    return Mark(record, "end", Figure(NOTHING), _span(day), seen or day.latest)


def _past(record: Recorded) -> list[Mark]:
    claim = record.claim
    day = claim.stated_on or claim.as_of
    if day is None:
        return [Mark(record, "end", Figure(NOTHING), _from_receipt(record), None)]
    end = Mark(record, "end", Figure(NOTHING), _span(day), day.latest)
    return [*_tie_since(record, end), end]


def _dates_the_end(claim: Claim) -> bool:
    # "The former chairman", told on a day, ended by that day at the latest: a bound, not the day of the end.
    if claim.valid_to is None:
        return False
    told = claim.stated_on or claim.as_of
    return claim.valid_from is not None or told is None or claim.valid_to.latest < told.earliest


def _dates_the_past(claim: Claim) -> bool:
    # "held 30 % in 2015", said in 2020, is a level of 2015; "used to hold" dates nothing but its end.
    if claim.as_of is None or claim.stated_on is None:
        return False
    return claim.as_of.latest < claim.stated_on.earliest


def _change(record: Recorded) -> list[Mark]:
    claim = record.claim
    told = claim.share if claim.share is not None and claim.share != UNKNOWN else None
    figure = Figure(told, claim.stated, claim) if told is not None else Figure(UNKNOWN, None, claim)
    if told is None and claim.change == "dispose" and claim.delta is None:
        figure = Figure(NOTHING)  # the holder leaves
    what: What = "end" if figure.share == NOTHING else "change"
    day = event_day(claim)
    if day is None:
        return [Mark(record, what, figure, _from_receipt(record), None)]
    seen = max(day.latest, claim.as_of.latest) if claim.as_of else day.latest
    marks = [Mark(record, what, figure, _span(day), seen)]
    before = before_change(claim)
    if before is not None:
        eve = day.earliest - _DAY
        marks.insert(0, Mark(record, "before", before, (eve, eve), eve))
    return marks


def before_change(claim: Claim) -> Figure | None:
    """The level before a change, where the claim tells it: stated, or all that was sold."""
    if claim.before is not None:
        return Figure(claim.before, claim.before_stated)
    if claim.share == NOTHING and claim.delta is not None and claim.delta_basis != "relative":
        return Figure(claim.delta, claim.delta_stated)
    return None


def lacks_level(mark: Mark) -> bool:
    """Whether a change tells no level, so that it must be calculated from the one before."""
    return mark.what == "change" and mark.figure.bare and mark.claim.change is not None


def _undated(record: Recorded, figure: Figure) -> Mark:
    what: What = "end" if figure.share == NOTHING else "figure"
    return Mark(record, what, figure, _from_receipt(record), None)


def _from_receipt(record: Recorded) -> Span:
    return record.recorded_on, record.recorded_on


def _span(day: PartialDate) -> Span:
    return day.earliest, day.latest
