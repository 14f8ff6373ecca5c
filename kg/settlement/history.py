"""Ties through time: every day on which a settled answer changes.

A tie *began* on a day where its beginning is told, and *became known* where it was merely first seen. A
figure that contradicts the one before it is a *change*; one that agrees with it is only told otherwise
(`restated`). What differs between two days is in `difference`.

Example:
    >>> from kg.model import Claim, PartialDate, Source
    >>> from kg.shares import point
    >>> def said(figure: str, day: str) -> Recorded:
    ...     claim = Claim(
    ...         holder="a", investee="x", kind="shareholding", share=point(figure), stated=figure,
    ...         as_of=PartialDate(day), source=Source(id=day),
    ...     )
    ...     return Recorded(claim=claim, recorded_on=date(2024, 1, 1))
    >>> told = [said("43", "2019-09-03"), said("15", "2023-11-08")]
    >>> [(change.on.isoformat(), change.what) for change in history(told)]
    [('2019-09-03', 'became known'), ('2023-11-08', 'changed')]
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Literal

from kg.model import ClaimId, EntityId, PartialDate, Recorded
from kg.record import frozen, replace
from kg.settlement.agreement import agree
from kg.settlement.interest import in_force, undated
from kg.settlement.known import Aside, Knowledge, knowledge, makes_holding, public_on
from kg.settlement.policy import DEFAULT, Policy
from kg.settlement.ties import Naming, Tie, timelines
from kg.settlement.timeline import Outcome, Timeline
from kg.settlement.types import Interest

What = Literal[
    "began",
    "became known",
    "changed",
    "restated",
    "ended",
    "corrected",
    "undated",
    "carried",
    "not seen again",
]


@frozen
class Change:
    """What became of one tie on a day, or between two days.

    Args:
        on: The day; None for a tie that is only known without a date.
        what: began, became known, changed, restated, ended, corrected or undated; between two days also
            carried (nothing changed) and not seen again.
        holder: Entity id.
        investee: Entity id.
        kind: Interest kind.
        before: The tie as it was settled before; None where nothing was known.
        after: The tie as it is settled from then on; None where nothing is known any more.
        claims: Ids of the claims that the change rests on; for a correction the old one and the new one.
    """

    on: date | None
    what: What
    holder: EntityId
    investee: EntityId
    kind: str
    before: Interest | None = None
    after: Interest | None = None
    claims: tuple[ClaimId, ...] = ()

    @classmethod
    def of(cls, on: date | None, what: What, before: Interest | None, after: Interest | None) -> Change:
        """A change that rests on the claims of the later tie, or of the one that is gone.

        Raises:
            ValueError: Neither tie is given.
        """
        tie = after or before
        if tie is None:
            raise ValueError("a change is of a tie")
        return cls(
            on=on,
            what=what,
            holder=tie.holder,
            investee=tie.investee,
            kind=tie.kind,
            before=before,
            after=after,
            claims=tuple(support.record.claim.id for support in tie.claims),
        )


@frozen
class Reading:
    """By which claims and which policy a history is told; the values of `settle`.

    Args:
        known_on: Only what was public by the end of this day; None: everything known now.
        recorded_on: Only what the graph held on this day; None: what it holds now.
        policy: How claims of one tie are ordered.
        new_shares: Companies that issued shares, and when.
        preferred: Claims that people decided to put first in their ties.
    """

    known_on: date | None = None
    recorded_on: date | None = None
    policy: Policy = DEFAULT
    new_shares: tuple[tuple[EntityId, PartialDate], ...] = ()
    preferred: Collection[ClaimId] = ()

    @property
    def ordering(self) -> Policy:
        """The policy with the preferred claims in it."""
        return replace(self.policy, preferred=self.policy.preferred | frozenset(self.preferred))

    def known(self, records: Iterable[Recorded]) -> Knowledge:
        """The claims that count."""
        return knowledge(records, known_on=self.known_on, recorded_on=self.recorded_on)


def history(records: Iterable[Recorded], reading: Reading | None = None) -> tuple[Change, ...]:
    """Every day on which a settled tie changes, in the order of time; ties without a date at the end.

    Args:
        records: Claims with the days on which the graph received them, in any order.
        reading: Which claims count, and how they are ordered; None: all that is known now, by default.

    Returns:
        Changes by day, then by holder, investee and kind. Between two of them no answer changes, save
        for labels of age.

    Cost: O(n log n) for n claims, and O(k^2) for a tie of k claims.
    """
    reading = reading or Reading()
    known = reading.known(records)
    found: list[Change] = []
    for tie in lines(known, reading):
        found += tie.changes()
    found += corrected(known)
    return tuple(sorted(found, key=_order))


def _order(change: Change) -> tuple[object, ...]:
    return (change.on is None, change.on or date.min, *order_of(change), change.what, change.claims)


def order_of(change: Change) -> tuple[str, ...]:
    """Sort key by the tie that a change is about."""
    tie = change.after or change.before
    beside = (tie.instrument or "", tie.denominator, tie.directness, tie.role or "") if tie else ("",) * 4
    return change.holder, change.investee, change.kind, *beside


def corrected(known: Knowledge) -> Iterator[Change]:
    """Every correction of a claim by another, on the day on which it was public."""
    for item in known.aside:
        if item.by is None:
            continue
        claim = item.record.claim
        yield Change(
            on=public_on(item.by),
            what="corrected",
            holder=claim.holder,
            investee=claim.investee,
            kind=claim.kind,
            claims=(claim.id, item.by.claim.id),
        )


def lines(known: Knowledge, reading: Reading) -> Iterator[Line]:
    """Every tie that a known claim speaks of, through time."""
    naming = Naming(known.qualifying)
    aside: dict[Tie, list[Aside]] = {}
    for item in known.aside:
        if makes_holding(item.record.claim):
            aside.setdefault(naming(item.record.claim), []).append(item)
    policy = reading.ordering
    for tie, timeline in timelines(known, policy, reading.new_shares).items():
        yield Line(tie, timeline, policy, aside.get(tie, []))


class Line:
    """One tie through time."""

    def __init__(self, tie: Tie, timeline: Timeline, policy: Policy, aside: list[Aside]) -> None:
        self._tie, self.timeline, self._policy, self._aside = tie, timeline, policy, aside

    def changes(self) -> Iterator[Change]:
        """Every change of the tie, in the order of time."""
        before: Interest | None = None
        old: Outcome | None = None
        for day in self.timeline.change_days():
            outcome = self.timeline.at(day)
            after = self.settled(day, outcome)
            if answer(after) != answer(before):
                yield self.change(day, self._what(day, (old, outcome), before, after), before, after)
            before, old = after, outcome
        if self.timeline.undated and (before is None or before.observed is None):
            told = undated(self._tie, self.timeline, self._policy, self._aside, date.max)
            yield self.change(None, "undated", None, told)

    def settled(self, day: date, outcome: Outcome | None) -> Interest | None:
        """The tie on a day as answers show it; None where nothing is known of it."""
        if outcome is None:
            return None
        return in_force(self._tie, self.timeline, day, outcome, self._policy, self._aside)

    def _what(
        self,
        day: date,
        outcomes: tuple[Outcome | None, Outcome | None],
        before: Interest | None,
        after: Interest | None,
    ) -> What:
        old, new = outcomes
        if new is None or new.ended:
            return "ended"
        if old is None or old.ended:
            return "began" if self._begins(day) else "became known"
        return compared((old, new), before, after)

    def _begins(self, day: date) -> bool:
        """Whether a source tells that the tie, or its figure, is there since a day."""
        marks = [*self.timeline.live(day), *(m for e in self.timeline.epochs for m in e.openers)]
        told = [m for m in marks if m.what in ("tie", "change")]
        if any(m.start[0] <= day <= m.start[1] for m in told):
            return True
        since = [d for m in marks for d in (m.claim.value_since, m.claim.valid_from, m.claim.effective) if d]
        return any(d.earliest <= day <= d.latest for d in since)

    def change(self, on: date | None, what: What, before: Interest | None, after: Interest | None) -> Change:
        """A change of this tie, with the claims that it rests on."""
        tie = after or before
        resting = [s for s in tie.claims if s.role == "used"] if tie is not None else []
        return Change(
            on=on,
            what=what,
            holder=self._tie.holder,
            investee=self._tie.investee,
            kind=self._tie.kind,
            before=before,
            after=after,
            claims=tuple(support.record.claim.id for support in resting),
        )


def compared(outcomes: tuple[Outcome, Outcome], before: Interest | None, after: Interest | None) -> What:
    """Whether a tie that stands on two days changed, or is only told otherwise."""
    old, new = outcomes
    beside = ((answer(tie) or ())[1:-2] for tie in (before, after))
    same = agree(old.figure, new.figure) and len(set(beside)) == 1
    return "restated" if same else "changed"


def stands(outcome: Outcome | None) -> bool:
    """Whether a tie is known and has not ended."""
    return outcome is not None and not outcome.ended


def answer(tie: Interest | None) -> tuple[object, ...] | None:
    """What a reader is told of a tie, without its claims and without what only tells its age."""
    if tie is None:
        return None
    labels = tuple(label for label in tie.labels if label != "stale")
    votes = (tie.voting, tie.voting_cap, tie.votes_per_share, tie.control)
    return (tie.share, *votes, tie.capacity, tie.on_behalf_of, tie.certain, labels)
