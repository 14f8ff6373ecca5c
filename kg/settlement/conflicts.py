"""Claims that cannot all hold: found where an answer uses one of them, never resolved here.

Figures of different times are history. A conflict needs the same time: overlapping stated periods, or
observations within the policy's window; or one of the situations that have a name of their own.

| kind | when |
|---|---|
| value | two figures of the same time contradict each other |
| newer-disagrees | a newer source of lower rank contradicts the one used |
| source-lag | a register goes on telling the level before a reported change |
| echo | a lower-ranked source repeats the level before a change |
| contested | a change is reported that others still call a plan |
| existence | a tie or change that is used is denied |
| direction | two entities are each said to be above the other, or one change to go both ways |
| measure | a capital figure is the figure that is stated for the votes |
| identity | a held claim has another reading of who holds what |

Example:
    >>> identity_conflicts([])
    ()
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from kg.model import Claim, ClaimId, HeldClaim, Share
from kg.settlement.agreement import Figure, agree
from kg.settlement.changes import denied_by, direction
from kg.settlement.marks import Mark
from kg.settlement.policy import Policy
from kg.settlement.timeline import Epoch, Outcome, Timeline
from kg.settlement.types import Conflict, Interest
from kg.shares import show


def identity_conflicts(held: Iterable[HeldClaim]) -> tuple[Conflict, ...]:
    """Held claims whose words and whose repaired reading name different parties, in id order."""
    found = []
    for item in held:
        claim, repaired = item.claim, item.repaired
        if repaired is not None and repaired.parties == claim.parties:
            continue
        if repaired is None and claim.holder != claim.investee:
            continue
        reading = f"; it may mean that {_tie(repaired)}" if repaired else ""
        found.append(
            Conflict(
                kind="identity",
                entities=tuple(sorted(item.entities)),
                claims=(claim.id,),
                used=None,
                note=f"as written, {_tie(claim)}{reading}: {item.note}",
            )
        )
    return tuple(sorted(found, key=lambda conflict: (conflict.claims, conflict.note)))


def _tie(claim: Claim) -> str:
    holder, investee = claim.holder_text or claim.holder, claim.investee_text or claim.investee
    return f"{holder} holds itself" if claim.holder == claim.investee else f"{holder} holds {investee}"


def tie_conflicts(
    timeline: Timeline, day: date, outcome: Outcome | None, policy: Policy, denials: Sequence[Claim]
) -> list[Conflict]:
    """Conflicts of one tie on one day.

    Args:
        timeline: The tie.
        day: The day.
        outcome: What it settles to; None when no mark describes the day.
        policy: Window and ranks.
        denials: Known claims on the same pair and kind that make no holding.
    """
    found = []
    for contest in timeline.contests_at(day):
        if outcome is None or outcome.ended or not agree(outcome.figure, contest.change.figure):
            who = ", ".join(sorted({rival.source.rank for rival in contest.rivals}))
            note = f"{_told(contest.change)} is still announced as to come ({who})"
            found.append(_conflict("contested", outcome, [contest.change.claim, *contest.rivals], note))
    if outcome is None:
        return found
    used = outcome.choice.used
    for mark in timeline.echoes_at(day):
        if agree(mark.figure, outcome.figure):
            continue
        note = f"{_told(mark)} repeats the level before the change of {used.start[1]}"
        found.append(_conflict("echo", outcome, [used.claim, mark.claim], note))
    for lag in timeline.lags_at(day) if used.claim.id not in policy.preferred else ():
        if not _bears_on(outcome, (lag.mark, *lag.epoch.openers)):
            continue
        kind = "source-lag" if lag.mark.claim.source.rank == "register" else "value"
        note = f"{_told(lag.mark)} is the level before the change of {lag.epoch.on}"
        openers = [opener.claim for opener in lag.epoch.openers]
        found.append(_conflict(kind, outcome, [lag.mark.claim, *openers], note))
    found += _contradictions(timeline.live(day), outcome, policy)
    found += _both_ways(timeline.epoch(day), outcome)
    rivals = denied_by(used, denials, policy) if denials and not outcome.ended else ()
    if rivals:
        found.append(_conflict("existence", outcome, [used.claim, *rivals], f"{_told(used)} is denied"))
    return found


def _both_ways(epoch: Epoch | None, outcome: Outcome) -> list[Conflict]:
    """A change that one source tells as a rise and another as a fall."""
    if epoch is None or not _bears_on(outcome, epoch.openers):
        return []
    ways = {direction(m.claim): m.claim for m in epoch.openers if m.claim.change}
    if not {"up", "down"} <= ways.keys():
        return []
    note = f"the change of {epoch.on} is told as a rise and as a fall"
    return [_conflict("direction", outcome, [ways["up"], ways["down"]], note)]


def _bears_on(outcome: Outcome, marks: Iterable[Mark]) -> bool:
    """Whether the answer still rests on one of the marks; otherwise their quarrel is history."""
    supporting = outcome.choice.supporting
    return any(mark in supporting for mark in marks)


def _contradictions(live: list[Mark], outcome: Outcome, policy: Policy) -> list[Conflict]:
    supporting = outcome.choice.supporting
    if outcome.choice.used.claim.id in policy.preferred:
        return []  # a person has settled it
    by_kind: dict[str, list[tuple[Mark, Mark]]] = {}
    for mark in live:
        for other in supporting:
            kind = contradiction(mark, other, policy)
            if kind is not None:
                by_kind.setdefault(kind, []).append((other, mark))
    found = []
    for kind, pairs in sorted(by_kind.items()):
        told = sorted({_told(mark) for pair in pairs for mark in pair})
        claims = [mark.claim for pair in pairs for mark in pair]
        found.append(_conflict(kind, outcome, claims, "; ".join(told)))
    return found


def contradiction(mark: Mark, used: Mark, policy: Policy) -> str | None:
    """Kind of the conflict between a mark and one that the answer uses; None where both can hold."""
    if "tie" in (mark.what, used.what) or mark.derived or used.derived:
        return None
    if mark.observed is None or used.observed is None or agree(mark.figure, used.figure):
        return None
    lower = policy.level(mark.claim.source.rank) < policy.level(used.claim.source.rank)
    if lower and mark.observed > used.observed:
        return "newer-disagrees"
    return "value" if _same_time(mark, used, policy.window) else None


def _same_time(mark: Mark, other: Mark, window: int) -> bool:
    (start, end), (other_start, other_end) = mark.period, other.period
    if start < end or other_start < other_end:
        return max(start, other_start) <= min(end, other_end)
    return abs((end - other_end).days) <= window


def opposed(interests: Iterable[Interest]) -> list[Conflict]:
    """Pairs of which each is said to be above the other: parent of its parent, or both with a majority."""
    above: dict[tuple[str, str], list[Interest]] = {}
    for tie in interests:
        if tie.kind == "parent" or (tie.kind == "shareholding" and exceeds_half(tie.share)):
            above.setdefault((tie.holder, tie.investee), []).append(tie)
    found = []
    for (holder, investee), ties in sorted(above.items()):
        other = above.get((investee, holder)) if holder < investee else None
        if other:
            claims = [tie.claims[0].record.claim.id for tie in (*ties, *other) if tie.claims]
            note = f"{holder} is said to be above {investee}, and {investee} above {holder}"
            entities, ids = (holder, investee), tuple(sorted(claims))
            found.append(Conflict(kind="direction", entities=entities, claims=ids, used=None, note=note))
    return found


def exceeds_half(share: Share | None) -> bool:
    """Whether a share is surely more than a half."""
    return share is not None and (share.low > _HALF or (share.low_open and share.low == _HALF))


_HALF = Fraction(1, 2)


def with_measures(conflicts: Sequence[Conflict], interests: Sequence[Interest]) -> list[Conflict]:
    """Conflicts of value in capital that come from taking a figure of votes for one of capital."""
    if not conflicts:
        return []
    votes = {
        (tie.holder, tie.investee): Figure(tie.share, tie.stated)
        for tie in interests
        if tie.kind == "votingRights" and tie.share is not None
    }
    capital = {
        s.record.claim.id: s.record.claim
        for tie in interests
        if tie.kind == "shareholding" and (tie.holder, tie.investee) in votes
        for s in tie.claims
    }
    return [_measured(conflict, votes, capital) for conflict in conflicts]


def _measured(
    conflict: Conflict, votes: dict[tuple[str, str], Figure], capital: dict[ClaimId, Claim]
) -> Conflict:
    if conflict.kind not in ("value", "newer-disagrees"):
        return conflict
    for key in conflict.claims:
        claim = capital.get(key)
        if claim is None or claim.share is None:
            continue
        if agree(Figure(claim.share, claim.stated), votes[claim.parties]):
            note = f"{conflict.note}; claim {key} tells the figure of the votes"
            return Conflict(
                kind="measure",
                entities=conflict.entities,
                claims=conflict.claims,
                used=conflict.used,
                note=note,
            )
    return conflict


def _conflict(kind: str, outcome: Outcome | None, claims: Sequence[Claim], note: str) -> Conflict:
    used = outcome.choice.used.claim.id if outcome else None
    ids = {claim.id for claim in claims} | ({used} if used else set())
    return Conflict(kind=kind, entities=claims[0].parties, claims=tuple(sorted(ids)), used=used, note=note)


def _told(mark: Mark) -> str:
    share = "an end" if mark.what == "end" else show(mark.figure.share)
    return f"{mark.claim.source.rank} of {mark.observed or 'no date'}: {share}"
