"""One tie through time: which of its marks describe a day, and what they settle to.

A completed change or a stated end opens an *epoch*: what was seen before it does not describe what comes
after. A change is *contested* while a source of at least its rank still calls it a plan. A later claim of
lower rank that repeats the level before the change is an *echo*. Contested changes and echoes are set
aside. A change that is told on several days, without a day of its own, happened by the first of them. A
figure is carried forward without limit and never backward; a day that lies inside a partial
date gets everything between the old level and the new one.

Example:
    >>> from kg.model import Claim, PartialDate, Recorded, Source
    >>> from kg.settlement.marks import marks_of
    >>> from kg.settlement.policy import DEFAULT
    >>> from kg.shares import point, show
    >>> raised = Claim(
    ...     holder="a", investee="b", kind="shareholding", source=Source(id="s"),
    ...     change="increase", before=point(20), share=point(35), effective=PartialDate("2016"),
    ... )
    >>> tie = Timeline(marks_of(Recorded(claim=raised, recorded_on=date(2018, 1, 1))), policy=DEFAULT)
    >>> [show(tie.at(date(*day)).figure.share) for day in ((2015, 12, 31), (2016, 6, 30), (2016, 12, 31))]
    ['20 %', '20-35 %', '35 %']
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from kg.model import Claim
from kg.record import frozen, replace
from kg.settlement.agreement import Figure, agree, lowered, spanned
from kg.settlement.changes import contested_by, level_after
from kg.settlement.choice import Choice, choose, order
from kg.settlement.marks import Mark, before_change, lacks_level
from kg.settlement.policy import Policy
from kg.settlement.types import Next
from kg.shares import NOTHING

_DAY = timedelta(days=1)


@frozen(kw_only=False)
class Epoch:
    """A time in which no change is known.

    Args:
        on: First day.
        openers: The changes or ends that opened it.
        old: Levels before it: as stated and as settled.
        level: Height of the highest rank that tells of the change.
    """

    on: date
    openers: tuple[Mark, ...]
    old: tuple[Figure, ...]
    level: int


@frozen(kw_only=False)
class Contest:
    """A change that is set aside, and the claims that still call it a plan."""

    change: Mark
    rivals: tuple[Claim, ...]


@frozen(kw_only=False)
class Lag:
    """A claim that repeats the level before a change but counts, because it ranks no lower."""

    mark: Mark
    epoch: Epoch


@frozen(kw_only=False)
class Outcome:
    """A tie on one day.

    Args:
        choice: What the marks settle to; its figure is the answer.
        certain: False inside a partial date that matters.
    """

    choice: Choice
    certain: bool = True

    @property
    def figure(self) -> Figure:
        """The settled level."""
        return self.choice.figure

    @property
    def ended(self) -> bool:
        """Whether nothing is held."""
        return self.figure.share.high.numerator == 0


class Timeline:
    """One tie through time.

    Args:
        marks: What the claims of the tie say, in any order.
        policy: The order of claims.
        plans: Known claims on the same pair and kind that make no holding.
        handed: Marks from elsewhere: the end of an absorbed company, a stake that came from one.
        openings: Days on which the investee issued shares or absorbed a company.

    Cost: O(n log n) for n marks, and O(n) for each change of the tie.
    """

    def __init__(
        self,
        marks: Sequence[Mark],
        *,
        policy: Policy,
        plans: Sequence[Claim] = (),
        handed: Sequence[Mark] = (),
        openings: Sequence[date] = (),
    ) -> None:
        self._policy, self._plans, self._openings = policy, plans, sorted(openings)
        self.undated = [_resolved(mark, None) for mark in marks if mark.observed is None]
        everything = [m for m in (*marks, *handed) if m.observed is not None]
        changes = [m for m in everything if m.opens]
        self._marks = [m for m in everything if not m.opens] if changes else everything
        if self.undated:
            dateless = {mark.claim.id for mark in self.undated}
            dated = any(mark.observed and mark.claim.id not in dateless for mark in marks)
            chosen = [mark for mark in self.undated if mark.claim.id in policy.preferred]
            self._marks += chosen if dated else _answers(self.undated)
        self.epochs: list[Epoch] = []
        self.contests: list[Contest] = []
        self.echoes: list[Mark] = []
        self.lags: list[Lag] = []
        self._judged = date.min
        self._memory: dict[date, Choice | None] = {}
        if changes:
            self._open_epochs(changes)

    # -- asking ------------------------------------------------------------------------------------

    def at(self, day: date) -> Outcome | None:
        """The tie on a day; None where nothing is known of it."""
        base = self._full(day)
        widening = [m for m in self._marks if m.start[0] <= day < m.start[1] and self._will_be_used(m)]
        if not widening:
            return Outcome(base) if base else None
        old = base.figure if base else Figure(NOTHING)
        figure = spanned([old, *(self._figure(mark, mark.start[1]) for mark in widening)])
        first, *others = sorted(widening, key=lambda m: order(m, m.figure, self._policy))
        if base is None:
            return Outcome(Choice(figure, first, tuple(others)), certain=figure.share == old.share)
        joined = (*base.narrowing, first, *others)
        return Outcome(replace(base, figure=figure, narrowing=joined), certain=figure.share == old.share)

    def after(self, day: date, figure: Figure) -> Next | None:
        """The first later value that contradicts `figure`; None when there is none."""
        for later in self.change_days():
            if later <= day:
                continue
            outcome = self.at(later)
            if outcome is not None and not agree(outcome.figure, figure):
                return Next(on=later, share=outcome.figure.share)
        return None

    def change_days(self) -> list[date]:
        """Days on which the answer can change, in order; between two of them it does not."""
        days = {day for mark in (*self._marks, *self.echoes, *self.undated) for day in mark.start}
        return sorted(days.union(self._openings, (contest.change.start[0] for contest in self.contests)))

    def live(self, day: date) -> list[Mark]:
        """Marks that describe a day: begun, seen in its epoch, and not set aside."""
        epoch = self.epoch(day)
        return [m for m in self._marks if m.start[1] <= day and (epoch is None or _describes(m, epoch))]

    def past(self, day: date) -> list[Mark]:
        """Marks that had begun by a day but belong to an earlier epoch."""
        epoch = self.epoch(day)
        if epoch is None:
            return []
        return [m for m in self._marks if m.start[1] <= day and not _describes(m, epoch)]

    def contests_at(self, day: date) -> list[Contest]:
        """Contested changes that would otherwise describe a day."""
        if not self.contests:
            return []
        epoch = self.epoch(day)
        return [c for c in self.contests if c.change.start[0] <= day and _describes(c.change, epoch)]

    def echoes_at(self, day: date) -> list[Mark]:
        """Echoes that would otherwise describe a day."""
        if not self.echoes:
            return []
        epoch = self.epoch(day)
        return [m for m in self.echoes if m.start[1] <= day and _describes(m, epoch)]

    def lags_at(self, day: date) -> list[Lag]:
        """Repetitions of the level before the change that opened a day's epoch, which count."""
        if not self.lags:
            return []
        epoch = self.epoch(day)
        return [lag for lag in self.lags if lag.epoch is epoch and lag.mark.start[1] <= day]

    def epoch(self, day: date) -> Epoch | None:
        """The epoch of a day; None before the first change."""
        return next((e for e in reversed(self.epochs) if e.on <= day), None) if self.epochs else None

    # -- building ----------------------------------------------------------------------------------

    def _open_epochs(self, changes: Iterable[Mark]) -> None:
        by_day = sorted(changes, key=lambda m: (m.start[1], m.start[0], m.claim.id, m.what))
        for on, group in groupby(by_day, key=lambda m: m.start[1]):
            told = list(group)
            self._date_levels_before(told)
            self._judge_repetitions(until=on)
            standing = []
            for change in told:
                resolved = _resolved(change, self._level_before(change))
                stands = change.claim.id in self._policy.preferred
                rivals = () if stands else contested_by(resolved, self._plans, self._policy)
                if rivals:
                    self.contests.append(Contest(resolved, rivals))
                else:
                    standing.append(resolved)
            if standing:
                self.epochs.append(self._epoch(on, standing))
                self._marks += standing
                self._memory.clear()
        self._judge_repetitions(until=date.max)

    def _epoch(self, on: date, openers: list[Mark]) -> Epoch:
        eve = min(mark.start[0] for mark in openers) - _DAY
        settled = self.at(eve)
        old = [figure for mark in openers if (figure := before_change(mark.claim))]
        level = max(self._policy.level(mark.claim.source.rank) for mark in openers)
        earlier = self.epochs[-1] if self.epochs else None
        if settled is not None:
            old.append(settled.figure)
            # A second report of the same change: what it repeats is the level before the first report.
            if earlier is not None and all(agree(settled.figure, mark.figure) for mark in openers):
                old += earlier.old
                level = max(level, earlier.level)
        return Epoch(on, tuple(openers), tuple(old), level)

    def _level_before(self, change: Mark) -> Figure | None:
        stated = before_change(change.claim)
        if stated is not None or not lacks_level(change):
            return stated
        first = self._first_report(change)
        outcome = self.at((first or change).start[0] - _DAY)
        return outcome.figure if outcome else None

    def _first_report(self, change: Mark) -> Mark | None:
        # The same size again within the window, without a date of its own, is the same change told twice.
        if change.claim.effective is not None:
            return None
        for epoch in reversed(self.epochs):
            for mark in epoch.openers:
                same = (mark.claim.change, mark.claim.delta) == (change.claim.change, change.claim.delta)
                if same and (change.start[1] - mark.start[1]).days <= self._policy.window:
                    return mark
        return None

    def _date_levels_before(self, changes: Iterable[Mark]) -> None:
        """Date the level before a change to the eve of its first report, where an earlier one tells it too.

        A change is told on many days and happens on one: the level that it left was over by the first.
        """
        told = {m.claim.id: m for m in self._marks if m.what == "before"}
        pairs = [(c, told[c.claim.id]) for c in changes if c.claim.id in told and c.claim.effective is None]
        if not pairs:
            return
        own = [before for _, before in pairs]
        self._marks = [mark for mark in self._marks if mark not in own]
        self._memory.clear()
        self._marks += [mark for pair in pairs if (mark := self._level_left(*pair)) is not None]
        self._memory.clear()

    def _level_left(self, change: Mark, before: Mark) -> Mark | None:
        """The level before a change, on the day when it was last in force; None when that is not known."""
        eve = before.start[1]
        settled, after = self.at(eve), _resolved(change, before.figure)
        if settled is None or agree(settled.figure, before.figure) or not agree(settled.figure, after.figure):
            return before
        first = self._told_before(after, before)
        if first is not None:
            day = min(first - _DAY, eve)
            return replace(before, start=(day, day), observed=day)
        return None if self._is_near(settled.choice.used, after) else before

    def _told_before(self, after: Mark, before: Mark) -> date | None:
        """First day of a change that was told before, to the same level and from no other."""
        first = None
        for epoch in reversed(self.epochs):
            same = [m for m in epoch.openers if self._is_retold(m, after, before)]
            if not same:
                break
            first = min(mark.start[0] for mark in same)
        return first

    def _is_retold(self, earlier: Mark, after: Mark, before: Mark) -> bool:
        if earlier.figure.bare or not agree(earlier.figure, after.figure):
            return False
        left = before_change(earlier.claim)
        if self._is_near(earlier, after):
            return left is None or agree(left, before.figure)
        # Long after, only the same levels from a source of no higher rank are the same change.
        level = self._policy.level
        same = left is not None and agree(left, before.figure)
        return same and level(earlier.claim.source.rank) >= level(after.claim.source.rank)

    def _is_near(self, earlier: Mark, later: Mark) -> bool:
        return later.day - earlier.day <= self._policy.window

    def _judge_repetitions(self, *, until: date) -> None:
        """Set echoes of the present epoch aside, among the marks seen since the last look."""
        if not self.epochs:
            return
        epoch, kept = self.epochs[-1], []
        since, self._judged = max(self._judged, epoch.on), until
        for mark in self._marks:
            repeats = (
                mark.observed is not None
                and not mark.opens
                and not mark.figure.bare
                and mark.claim.id not in self._policy.preferred
                and since <= mark.observed < until
                and _repeats(mark, epoch)
            )
            if repeats and self._policy.level(mark.claim.source.rank) < epoch.level:
                self.echoes.append(mark)
            else:
                kept.append(mark)
                if repeats:
                    self.lags.append(Lag(mark, epoch))
        self._marks = kept
        self._memory.clear()

    # -- settling a day ----------------------------------------------------------------------------

    def _full(self, day: date) -> Choice | None:
        """The marks that have surely begun by a day, settled."""
        if day not in self._memory:
            candidates = [(mark, self._figure(mark, day)) for mark in self.live(day)]
            self._memory[day] = choose(candidates, self._policy)
        return self._memory[day]

    def _will_be_used(self, mark: Mark) -> bool:
        later = self._full(mark.start[1])
        return later is not None and mark in later.supporting

    def _figure(self, mark: Mark, day: date) -> Figure:
        if (
            self._openings
            and mark.observed
            and not mark.figure.bare
            and any(mark.observed < opening <= day for opening in self._openings)
        ):
            return lowered(mark.figure)
        return mark.figure


def _resolved(mark: Mark, base: Figure | None) -> Mark:
    """The change with its level, calculated from the level before where it tells none."""
    if not lacks_level(mark):
        return mark
    level = level_after(mark.claim, base.share if base else None)
    return replace(mark, figure=Figure(level), derived=base is not None)


def _describes(mark: Mark, epoch: Epoch | None) -> bool:
    if epoch is None or mark.observed is None or mark.observed >= epoch.on:
        return True
    return mark in epoch.openers


def _repeats(mark: Mark, epoch: Epoch) -> bool:
    if any(agree(mark.figure, opener.figure) for opener in epoch.openers):
        return False
    return any(agree(mark.figure, old) for old in epoch.old if old.share != NOTHING)


def _answers(undated: list[Mark]) -> list[Mark]:
    """Undated marks that can be an answer: an undated end does not end an undated tie."""
    standing = [mark for mark in undated if mark.figure.share != NOTHING]
    return standing or undated
