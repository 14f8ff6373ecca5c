"""The values of settlement: an interest in force, the claims behind it, and what contradicts it.

Types only: how they come about is in the neighbouring files.

Example:
    >>> Next(on=date(2024, 3, 1), share=Share(Fraction(0), Fraction(0))).on
    datetime.date(2024, 3, 1)
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from kg.model import ClaimId, EntityId, PartialDate, Recorded, Share
from kg.record import frozen

Role = Literal["used", "agrees", "earlier", "dissents"]


@frozen
class Support:
    """A claim in the answer about its tie, and the part it plays there.

    Args:
        record: The claim, with its recorded dates.
        role: used, agrees, earlier or dissents.
        reason: Why it was set aside; None for a claim that is used or agrees.
    """

    record: Recorded
    role: Role
    reason: str | None = None


@frozen
class Next:
    """The first later settled value that is incompatible with the one in force."""

    on: date
    share: Share


@frozen
class Interest:
    """One tie, settled for one date.

    Args:
        holder: Entity id.
        investee: Entity id.
        kind: Interest kind.
        instrument: Class of shares; None when not said.
        denominator: What the share is a part of.
        directness: direct (stands for unknown too), indirect, total or effective.
        role: Office held, for offices; None elsewhere.
        topic: Subject of a cooperation or of talks; None elsewhere.
        capacity: In what capacity the holder holds, settled on its own: own, nominee, trustee ...
        on_behalf_of: Entity id of the one for whom it is held, settled on its own; None when not said.
        tense: Tense of the claim used: `past` marks a tie that is only known to have been.
        share: Bounds in fractions of 1; `kg.shares.UNKNOWN` for a tie without a figure; None where the
            kind has no share (an office, a cooperation).
        stated: The numeral behind `share`, in percent, as written; None where no single claim says it.
        approximate: Whether the claim behind `share` says about or roughly.
        share_text: Its words.
        voting: Voting regime in force, settled on its own.
        voting_cap: Cap on votes, fraction of 1.
        votes_per_share: Votes of one share.
        control: Control as stated.
        status: Status of the claim used.
        valid_from: First day of the tie, as written.
        valid_to: Day from which it no longer stands, as written.
        observed: Newest observation among the claim used and those that narrow it; None when undated.
        next: First later incompatible value; None when there is none.
        certain: False between the earliest and latest day of a partial date.
        labels: Sorted codes: disputed, derived, contested, echo, stale, withdrawn, inferred.
        claims: The claim used first, then the others in the policy's order.
    """

    holder: EntityId
    investee: EntityId
    kind: str
    claims: tuple[Support, ...]
    instrument: str | None = None
    denominator: str = "unstated"
    directness: str = "direct"
    role: str | None = None
    topic: str | None = None
    capacity: str = "unstated"
    on_behalf_of: EntityId | None = None
    tense: str = "current"
    share: Share | None = None
    stated: str | None = None
    approximate: bool = False
    share_text: str | None = None
    voting: str = "unstated"
    voting_cap: Fraction | None = None
    votes_per_share: Fraction | None = None
    control: str = "unstated"
    status: str = "asserted"
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    observed: date | None = None
    next: Next | None = None
    certain: bool = True
    labels: tuple[str, ...] = ()


@frozen
class Conflict:
    """Claims that cannot all hold, as a thing of its own.

    Args:
        kind: value, identity, contested, echo, source-lag, newer-disagrees, measure, existence,
            direction or overfull.
        entities: Ids of the parties.
        claims: Ids of the claims, in id order.
        used: Id of the claim that the answer uses; None when none is.
        note: What contradicts what, in one sentence.
    """

    kind: str
    entities: tuple[EntityId, ...]
    claims: tuple[ClaimId, ...]
    used: ClaimId | None
    note: str


@frozen
class Settled:
    """Everything that the policy makes of some claims for one date.

    Args:
        as_of: The date asked.
        interests: Ties in force on that date.
        undated: Ties that are only known without a date; part of no calculation.
        ended: Ties that are known to have ended by that date; `share` is `kg.shares.NOTHING` or None.
        set_aside: Ties that claims speak of, of which none is in force: every claim is contested,
            withdrawn or corrected; `share` is None.
        pending: Claims that make no holding: planned, in talks, denied, failed ...
        conflicts: Contradictions among the claims of a tie.
    """

    as_of: date
    interests: tuple[Interest, ...] = ()
    undated: tuple[Interest, ...] = ()
    ended: tuple[Interest, ...] = ()
    set_aside: tuple[Interest, ...] = ()
    pending: tuple[Recorded, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
