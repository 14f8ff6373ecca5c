"""`settle`: claims in, the interests of one date out; and the remainder that nobody names.

Example:
    >>> settle([], as_of=date(2024, 1, 1)).interests
    ()
    >>> unnamed([]) is None
    True
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from kg.model import Claim, ClaimId, EntityId, PartialDate, Recorded, Share
from kg.record import replace
from kg.settlement.conflicts import opposed, tie_conflicts, with_measures
from kg.settlement.interest import in_force, none_in_force, undated
from kg.settlement.known import Aside, Knowledge, knowledge, makes_holding
from kg.settlement.policy import DEFAULT, Policy
from kg.settlement.ties import Naming, Tie, tie_of, timelines
from kg.settlement.timeline import Timeline
from kg.settlement.types import Conflict, Interest, Settled


def settle(
    records: Iterable[Recorded],
    *,
    as_of: date,
    known_on: date | None = None,
    recorded_on: date | None = None,
    policy: Policy = DEFAULT,
    new_shares: Iterable[tuple[EntityId, PartialDate]] = (),
    preferred: Collection[ClaimId] = (),
    max_age: timedelta | int | None = None,
) -> Settled:
    """Settle claims for a date.

    Args:
        records: Claims with the days on which the graph received them, in any order; a claim that was
            withdrawn and received again has one record for each stay.
        as_of: The day asked about.
        known_on: Only what was public by the end of this day; None: everything known now.
        recorded_on: Only what the graph held on this day; None: what it holds now.
        policy: How claims of one tie are ordered.
        new_shares: Companies that issued shares, and when: older stakes may have been diluted since.
        preferred: Claims that people decided to put first in their ties.
        max_age: Longest time, in days where it is a number, since the newest observation behind an
            answer; what is older stands under `set_aside`. None: figures are carried without limit.

    Returns:
        Ties in force, undated, ended and set aside, each in the order of its ends and kind; claims that
        make no holding; conflicts.

    Example:
        >>> from kg.model import PartialDate, Source
        >>> from kg.shares import bounds, show
        >>> sold = Claim(
        ...     holder="a", investee="b", kind="shareholding", share=bounds("exact", "0"),
        ...     as_of=PartialDate("2024-03-01"), source=Source(id="s"),
        ... )
        >>> settled = settle([Recorded(claim=sold, recorded_on=date(2024, 3, 2))], as_of=date(2024, 4, 1))
        >>> settled.interests, [show(tie.share) for tie in settled.ended]
        ((), ['0 %'])

    Cost: O(n log n) for n claims, and O(k * c) for a tie of k claims with c changes.
    """
    known = knowledge(records, known_on=known_on, recorded_on=recorded_on)
    if preferred:
        policy = replace(policy, preferred=policy.preferred | frozenset(preferred))
    answer = _Answer(known, as_of, policy)
    for tie, timeline in timelines(known, policy, new_shares).items():
        answer.add(tie, timeline)
    answer.add_set_aside()
    settled = answer.settled()
    return settled if max_age is None else _not_older(settled, max_age)


def _not_older(settled: Settled, max_age: timedelta | int) -> Settled:
    """The answer without ties that were last seen too long ago; those stand aside, labelled stale."""
    limit = max_age.days if isinstance(max_age, timedelta) else max_age

    def old(tie: Interest) -> bool:
        return tie.observed is not None and (settled.as_of - tie.observed).days > limit

    aside = [
        replace(tie, share=None, labels=tuple(sorted({*tie.labels, "stale"})))
        for tie in settled.interests
        if old(tie)
    ]
    return replace(
        settled,
        interests=tuple(tie for tie in settled.interests if not old(tie)),
        set_aside=_in_order([*settled.set_aside, *aside]),
    )


class _Answer:
    """Collects what becomes of each tie."""

    def __init__(self, known: Knowledge, day: date, policy: Policy) -> None:
        self._day, self._policy, self._pending = day, policy, known.pending
        self._aside: dict[Tie, list[Aside]] = {}
        naming = Naming(known.qualifying)
        for item in known.aside:
            if makes_holding(item.record.claim):
                self._aside.setdefault(naming(item.record.claim), []).append(item)
        self._denials: dict[Tie, list[Claim]] = {}
        for record in known.pending:
            self._denials.setdefault(_pair(tie_of(record.claim)), []).append(record.claim)
        self._interests: list[Interest] = []
        self._undated: list[Interest] = []
        self._ended: list[Interest] = []
        self._set_aside: list[Interest] = []
        self._conflicts: list[Conflict] = []

    def add(self, tie: Tie, timeline: Timeline) -> None:
        """Settle one tie and put it where it belongs."""
        day, policy, aside = self._day, self._policy, self._aside.pop(tie, [])
        outcome = timeline.at(day)
        denials = self._denials.get(_pair(tie), ())
        self._conflicts += tie_conflicts(timeline, day, outcome, policy, denials)
        if outcome is not None:
            heap = self._ended if outcome.ended else self._interests
            heap.append(in_force(tie, timeline, day, outcome, policy, aside))
        elif timeline.undated:
            self._undated.append(undated(tie, timeline, policy, aside, day))
        else:
            self._put_aside(tie, timeline, aside)

    def add_set_aside(self) -> None:
        """The ties that only withdrawn or corrected claims speak of."""
        for tie, aside in sorted(self._aside.items()):
            self._put_aside(tie, None, aside)

    def _put_aside(self, tie: Tie, timeline: Timeline | None, aside: list[Aside]) -> None:
        interest = none_in_force(tie, timeline, self._day, self._policy, aside)
        if interest is not None:
            self._set_aside.append(interest)

    def settled(self) -> Settled:
        conflicts = with_measures(self._conflicts, self._interests) + opposed(self._interests)
        return Settled(
            as_of=self._day,
            interests=_in_order(self._interests),
            undated=_in_order(self._undated),
            ended=_in_order(self._ended),
            set_aside=_in_order(self._set_aside),
            pending=tuple(sorted(self._pending, key=lambda r: (*r.claim.parties, r.claim.kind, r.claim.id))),
            conflicts=tuple(sorted(conflicts, key=lambda c: (c.entities, c.kind, c.claims, c.note))),
        )


def _pair(tie: Tie) -> Tie:
    return Tie(tie.holder, tie.investee, tie.kind, "", "", "", "")


def _in_order(interests: list[Interest]) -> tuple[Interest, ...]:
    return tuple(
        sorted(
            interests,
            key=lambda i: (
                i.holder,
                i.investee,
                i.kind,
                i.instrument or "",
                i.denominator,
                i.directness,
                i.role or "",
                i.topic or "",
                i.capacity,
                i.on_behalf_of or "",
            ),
        )
    )


def unnamed(interests: Iterable[Interest]) -> Share | None:
    """What is left of a company's capital for holders that nobody names, by its own ties alone.

    Only direct shareholdings count: totals and indirect stakes are held through others that are named
    themselves. A holder counts once; a share of one class, of the votes or of the diluted capital is a
    stake of unknown size where the holder has no other. An unknown share takes the rest. What chains above
    the company explain is for `kg.settlement.capital`.

    Args:
        interests: Interests in one investee; other kinds are left out.

    Returns:
        Low is 100 % less the upper ends, high is 100 % less the lower ends; None when nothing is known.
    """
    ties = list(interests)
    if not ties:
        return None
    from kg.settlement.capital import capital_table
    from kg.settlement.restated import Restated

    return capital_table(Restated(ties), ties[0].investee).unnamed
