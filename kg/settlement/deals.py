"""Deals: what was said to come, and what became of it. A plan is never edited; a later claim answers it.

| state | when |
|---|---|
| done | a completed change, or a later level, is what was planned; it is linked with its date |
| failed | the plan itself, or a later source of at least its rank, says so or denies it |
| denied | all that is said is a denial |
| overdue | its date has passed, and no source says that it was completed |
| open | none of these |

A passed date is never a completion. A change that is still contested answers nothing.

Example:
    >>> from kg.model import PartialDate, Source
    >>> from kg.shares import point
    >>> def said(**more: object) -> Recorded:
    ...     claim = Claim(holder="a", investee="x", kind="shareholding", share=point(10), **more)
    ...     return Recorded(claim=claim, recorded_on=date(2024, 1, 1))
    >>> plan = said(status="planned", stated_on=PartialDate("2024-01-01"), source=Source(id="p"))
    >>> done = said(change="acquire", effective=PartialDate("2024-12-02"), source=Source(id="q"))
    >>> [deals([plan, done], as_of=date(2024, month, 3))[0].state for month in (6, 12)]
    ['open', 'done']
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from kg import vocab
from kg.model import Claim, EntityId, PartialDate, Recorded
from kg.record import frozen
from kg.settlement.agreement import Figure, agree
from kg.settlement.changes import direction
from kg.settlement.known import knowledge
from kg.settlement.marks import Mark
from kg.settlement.policy import DEFAULT, Policy
from kg.settlement.ties import Succession, successions, timelines
from kg.settlement.timeline import Timeline
from kg.shares import NOTHING, UNKNOWN

State = Literal["open", "overdue", "done", "failed", "denied"]


@frozen
class Deal:
    """One plan, and what became of it by a date.

    Args:
        plan: The claim that tells it.
        state: open, overdue, done, failed or denied.
        due: When it was to be completed; None where no date is told.
        answer: The claim that fulfils, fails or denies it; None while none does.
        on: Day from which the answer holds; None while there is none.
    """

    plan: Recorded
    state: State
    due: PartialDate | None = None
    answer: Recorded | None = None
    on: date | None = None

    @property
    def claim(self) -> Claim:
        """The claim that tells the plan."""
        return self.plan.claim


def deals(
    records: Iterable[Recorded],
    as_of: date,
    *,
    known_on: date | None = None,
    recorded_on: date | None = None,
    policy: Policy = DEFAULT,
) -> tuple[Deal, ...]:
    """Every plan that was told by a date, with its state on that date.

    Args:
        records: Claims with the days on which the graph received them.
        as_of: The date.
        known_on: Only what was public by the end of this day; None: everything known now.
        recorded_on: Only what the graph held on this day; None: what it holds now.
        policy: How claims of one tie are ordered.

    Returns:
        Deals by holder, investee, kind and the day on which they were told; plans without a date first.

    Cost: O(n log n) for n claims.
    """
    known = knowledge(records, known_on=known_on, recorded_on=recorded_on)
    lines: dict[frozenset[EntityId], list[tuple[str, Timeline]]] = {}
    for tie, timeline in timelines(known, policy).items():
        lines.setdefault(frozenset((tie.holder, tie.investee)), []).append((tie.kind, timeline))
    absorbed = successions(known.qualifying)
    found = []
    for record in known.pending:
        told = _told_on(record.claim)
        if told is None or told <= as_of:
            rivals = [other for other in known.pending if other is not record]
            judge = _Judge(record, lines.get(frozenset(record.claim.parties), []), rivals, absorbed, policy)
            found.append(judge.deal(as_of))
    return tuple(sorted(found, key=_order))


def successor(
    records: Iterable[Recorded],
    entity: EntityId,
    *,
    as_of: date,
    known_on: date | None = None,
    recorded_on: date | None = None,
) -> Succession | None:
    """The company that absorbed an entity by a date; None where none is known.

    Args:
        records: Claims with the days on which the graph received them.
        entity: Entity id.
        as_of: The date.
        known_on: Only what was public by the end of this day; None: everything known now.
        recorded_on: Only what the graph held on this day; None: what it holds now.
    """
    known = knowledge(records, known_on=known_on, recorded_on=recorded_on)
    heirs = (heir for heir in successions(known.qualifying) if heir.absorbed == entity)
    return next((heir for heir in heirs if heir.span[1] <= as_of), None)


def _order(deal: Deal) -> tuple[object, ...]:
    claim = deal.claim
    return (*claim.parties, claim.kind, _told_on(claim) or date.min, claim.id)


def _told_on(claim: Claim) -> date | None:
    told = claim.stated_on or claim.as_of or claim.source.published
    return told.latest if told else None


class _Judge:
    """What became of one plan."""

    def __init__(
        self,
        record: Recorded,
        lines: list[tuple[str, Timeline]],
        rivals: list[Recorded],
        absorbed: list[Succession],
        policy: Policy,
    ) -> None:
        self._record, self._plan = record, record.claim
        self._lines, self._rivals, self._absorbed = lines, rivals, absorbed
        self._policy = policy
        self._since = _told_on(record.claim) or date.min

    def deal(self, day: date) -> Deal:
        """The plan with its state on a day."""
        plan = self._plan
        due = plan.effective or plan.valid_from or plan.value_since
        if plan.status in ("failed", "denied"):
            state: State = "failed" if plan.status == "failed" else "denied"
            return Deal(plan=self._record, state=state, due=due)
        # What answers a plan comes after it: of a plan without a day nothing can be said to come after.
        told = _told_on(plan) is not None
        answers = [*self._fulfilled(day), *self._refused(day)] if told else []
        if answers:
            on, _, state, record = min(answers, key=lambda a: (a[0], a[1], a[3].claim.id))
            return Deal(plan=self._record, state=state, due=due, answer=record, on=on)
        late = due is not None and due.latest < day
        return Deal(plan=self._record, state="overdue" if late else "open", due=due)

    def _refused(self, day: date) -> list[tuple[date, int, State, Recorded]]:
        level = self._policy.level(self._plan.source.rank)
        found: list[tuple[date, int, State, Recorded]] = []
        for record in self._rivals:
            other, told = record.claim, _told_on(record.claim)
            if other.status not in ("failed", "denied") or told is None:
                continue
            if self._since <= told <= day and self._policy.level(other.source.rank) >= level:
                if _same_pair(other, self._plan) and _same_subject(other, self._plan):
                    found.append((told, 1, "failed", record))
        return found

    def _fulfilled(self, day: date) -> list[tuple[date, int, State, Recorded]]:
        found: list[tuple[date, int, State, Recorded]] = []
        for kind, timeline in self._lines:
            if kind == self._plan.kind:
                found += [
                    (m.start[1], 0, "done", m.record)
                    for m in self._marks(timeline, day)
                    if self._answers(m, timeline)
                ]
        if self._plan.kind == "merger":
            pair = set(self._plan.parties)
            found += [
                (heir.span[1], 0, "done", heir.record)
                for heir in self._absorbed
                if {heir.absorbed, heir.survivor} == pair and self._since <= heir.span[1] <= day
            ]
        return found

    def _marks(self, timeline: Timeline, day: date) -> list[Mark]:
        """What is later than the plan and stands: changes that nobody contests, and levels seen since."""
        openers = [m for epoch in timeline.epochs for m in epoch.openers]
        levels = [m for m in timeline.live(day) if m.what in ("figure", "tie") and m.observed]
        return [
            m
            for m in (*openers, *levels)
            if m.start[1] <= day and self._since <= m.start[1] and m.claim.holder == self._holder(m.claim)
        ]

    def _holder(self, claim: Claim) -> EntityId:
        # A symmetric tie is the same whichever end is written first.
        return claim.holder if claim.kind in vocab.SYMMETRIC_KINDS else self._plan.holder

    def _answers(self, mark: Mark, timeline: Timeline) -> bool:
        plan, share = self._plan, self._plan.share
        way, done = direction(plan), direction(mark.claim)
        if mark.opens and (way is None or done is None or way == done):
            figured = share is not None and share != UNKNOWN
            if figured and share is not None and not mark.figure.bare:
                return agree(mark.figure, Figure(share, plan.stated))
            if plan.delta is not None and mark.claim.delta is not None:
                return agree(
                    Figure(mark.claim.delta, mark.claim.delta_stated), Figure(plan.delta, plan.delta_stated)
                )
            return way is not None or mark.figure.share != NOTHING
        return not mark.opens and self._is_level(mark, timeline)

    def _is_level(self, mark: Mark, timeline: Timeline) -> bool:
        """Whether a level seen later is the one that was planned, and not the one before."""
        before = timeline.at(self._since) if self._since != date.min else None
        share = self._plan.share
        if mark.what == "tie" and share is not None and share != UNKNOWN:
            return False
        if share is not None and share != UNKNOWN:
            planned = Figure(share, self._plan.stated)
            old = before is not None and not before.ended and agree(before.figure, planned)
            return not old and agree(mark.figure, planned)
        if before is None or before.ended:
            return direction(self._plan) != "down"
        if mark.figure.bare or direction(self._plan) is None:
            return False
        up = direction(self._plan) == "up"
        old_share, new = before.figure.rounded, mark.figure.rounded
        return new.low >= old_share.high if up else new.high <= old_share.low


def _same_pair(first: Claim, second: Claim) -> bool:
    if first.kind != second.kind:
        return False
    if first.kind in vocab.SYMMETRIC_KINDS:
        return set(first.parties) == set(second.parties)
    return first.parties == second.parties


def _same_subject(answer: Claim, plan: Claim) -> bool:
    """Whether a refusal speaks of the plan: the same figure or direction, or no figure at all."""
    ways = {direction(answer), direction(plan)} - {None}
    if len(ways) > 1 or (answer.topic and plan.topic and answer.topic != plan.topic):
        return False
    if answer.share is None or plan.share is None or UNKNOWN in (answer.share, plan.share):
        return True
    return agree(Figure(answer.share, answer.stated), Figure(plan.share, plan.stated))
