"""What a question returns: settled values with everything that a face needs to show them.

The door fills these; the views turn them into text, JSON, CSV or a picture. No text is made here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal

from kg.errors import KgError
from kg.model import Claim, Decision, Entity, EntityId, HeldClaim, Issue, Recorded, Share, Source, Zone
from kg.record import frozen
from kg.settlement import Conflict, Interest, Support

if TYPE_CHECKING:
    from kg.scenario import Scenario
    from kg.settlement.deals import Deal
    from kg.settlement.history import Change
    from kg.settlement.once import CountedOnce
    from kg.settlement.remainder import Remainder
    from kg.tables import Basis


@frozen
class Lens:
    """Through which knowledge a question looks at the world; the date it asks about goes beside it.

    Args:
        known_on: Only what was public by the end of this day; None: everything known now.
        recorded_on: Only what the graph held on this day; None: what it holds now.
        max_age: Answers observed longer ago than this many days are left out; None: none is.
        policy: Name of the settlement policy.
        scenario: What is supposed beside what is known, with entity ids; None: nothing.
    """

    known_on: date | None = None
    recorded_on: date | None = None
    max_age: int | None = None
    policy: str = "default"
    scenario: Scenario | None = None


@frozen
class Ties:
    """The answer to `owners`, `holdings` and `show`.

    Args:
        question: `owners`, `holdings` or `show`.
        entity: Whom the question is about.
        as_of: The date asked.
        entities: Every entity that the answer names.
        interests: Ties in force on the date, in the order of the answer.
        pending: Ties that are planned, in talks, denied ...; only when the question asks for them.
        undated: Ties known without a date.
        ended: Ties known to have ended by the date.
        held: Held claims that touch the entity.
        conflicts: Contradictions among the claims.
        issues: Doubts about the data.
        unnamed: What is left for holders that nobody names; None when nothing is known.
        set_aside: Ties of which every claim was withdrawn, corrected or is contested.
        remainder: What of the company is named, and what is not, with the reason where no owner is found;
            None for `holdings`, and where one plain holder is known and `unnamed` says it all.
        successor: Id of the company that the entity had gone up in by the date; None when none is known.
        lens: The knowledge that the question looked through.
        basis: Whether the figures are parts of the capital, each tie as sources tell it, or of the votes,
            one tie a voter.
    """

    question: str
    entity: Entity
    as_of: date
    entities: Mapping[EntityId, Entity]
    interests: tuple[Interest, ...]
    pending: tuple[Interest, ...] = ()
    undated: tuple[Interest, ...] = ()
    ended: tuple[Interest, ...] = ()
    held: tuple[HeldClaim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    issues: tuple[Issue, ...] = ()
    unnamed: Share | None = None
    set_aside: tuple[Interest, ...] = ()
    remainder: Remainder | None = None
    successor: EntityId | None = None
    lens: Lens = Lens()
    basis: Basis = "capital"


@frozen
class Paths:
    """The answer to `path`: ways from a holder to an investee, shortest first.

    Args:
        start: The holder.
        end: The investee.
        as_of: The date asked.
        entities: Every entity on the ways.
        ways: One tuple of interests a way.
        lens: The knowledge that the question looked through.
    """

    start: Entity
    end: Entity
    as_of: date
    entities: Mapping[EntityId, Entity]
    ways: tuple[tuple[Interest, ...], ...]
    lens: Lens = Lens()


@frozen
class Excerpt:
    """A quotation with the words around it.

    Args:
        before: Words before it.
        quote: The quotation.
        after: Words after it.
        start: Offset of its first code point in the archived text.
        end: Offset after its last.
    """

    before: str
    quote: str
    after: str
    start: int
    end: int


@frozen
class Reason:
    """Why one claim stands as it does.

    Args:
        claim: The claim; for a held one, as written.
        held: The held claim, when it waits for a person; else None.
        role: Its part in the answer: used, agrees, earlier, dissents; later (seen after the day asked);
            pending (makes no holding); held (waits for a person); decided (a person has decided).
        note: The rule or the doubt, in a sentence; None when there is nothing to add.
        excerpts: Its quotations in context.
        recorded_on: Day on which the graph received it; None when not known.
    """

    claim: Claim
    role: str
    note: str | None = None
    held: HeldClaim | None = None
    excerpts: tuple[Excerpt, ...] = ()
    recorded_on: date | None = None


@frozen
class Pair:
    """What a holder has in a company, all ties and chains together.

    Args:
        capital: All the capital: own, held for it and through chains, held against the totals that sources
            state; None where nothing joins the two.
        votes: The votes that it holds itself; None where it has none, and no share that might vote.
        majority: Whether it has more than half of the votes, with all that it controls.
        stated: Kinds of control that sources state, the plainest first.
        joint: Whether all stated control is shared with others.
        once: Figures of the pair that count as told twice, though no source says so.
    """

    capital: Share | None
    votes: Share | None
    majority: Literal["certain", "possible", "impossible"]
    stated: tuple[str, ...] = ()
    joint: bool = False
    once: tuple[CountedOnce, ...] = ()


@frozen
class Ruled:
    """What a decision on a claim says in full.

    Args:
        read: The claim as it was read.
        made: What counts since: the claim as read, repaired or corrected, or its parts; empty where it was
            rejected.
        entities: Every entity that they name.
    """

    read: Claim
    made: tuple[Claim, ...]
    entities: Mapping[EntityId, Entity]


@frozen
class Why:
    """The answer to `why`: the claims behind a figure, or behind its absence.

    Args:
        as_of: The date asked.
        entities: Every entity named.
        holder: Whose holding is asked for.
        investee: In what.
        interests: The settled ties of the pair on that date; empty when nothing is in force.
        undated: The ties known without a date.
        reasons: Every claim on the pair, or the one asked for.
        decisions: What people decided on these claims or entities, each with its id.
        ruled: Those of them that are on a claim, by id, with what they say in full.
        lens: The knowledge that the question looked through; its policy decided.
        pair: What the holder has of the investee in all, and whether it controls it; None where a file was
            asked, whose rows say it all.
    """

    as_of: date
    entities: Mapping[EntityId, Entity]
    holder: Entity
    investee: Entity
    interests: tuple[Interest, ...] = ()
    undated: tuple[Interest, ...] = ()
    reasons: tuple[Reason, ...] = ()
    decisions: tuple[tuple[str, Decision], ...] = ()
    ruled: tuple[tuple[str, Ruled], ...] = ()
    lens: Lens = Lens()
    pair: Pair | None = None


@frozen
class Disagreements:
    """The answer to `conflicts`: where claims cannot all hold.

    Args:
        as_of: The date asked.
        entity: Whom the question is about; None: the whole graph.
        entities: Every entity named.
        conflicts: The contradictions.
        claims: Every claim that takes part, by id; held ones as written.
        held: The held claims among them, by id.
        lens: The knowledge that the question looked through.
        can_be_settled: Whether decisions of people can settle them; they cannot in a holdings file.
    """

    as_of: date
    entity: Entity | None
    entities: Mapping[EntityId, Entity]
    conflicts: tuple[Conflict, ...]
    claims: Mapping[str, Claim]
    held: Mapping[str, HeldClaim]
    lens: Lens = Lens()
    can_be_settled: bool = True


@frozen
class Story:
    """The answer to `timeline` and `diff`: what became of ties through time, or between two days.

    Args:
        question: `timeline` or `diff`.
        entity: Whom the question is about; None: the whole graph.
        entities: Every entity named.
        changes: What became of each tie.
        deals: Plans told so far, with what became of them; only for `timeline`.
        first: The earlier day of `diff`; None for `timeline`.
        second: The later day of `diff`; for `timeline` the day on which deals are judged.
        lens: The knowledge that the question looked through.
    """

    question: str
    entity: Entity | None
    entities: Mapping[EntityId, Entity]
    changes: tuple[Change, ...]
    second: date
    first: date | None = None
    deals: tuple[Deal, ...] = ()
    lens: Lens = Lens()


@frozen
class Match:
    """One line of the answer to `find`."""

    id: EntityId
    kind: str
    name: str
    matched: str


@frozen
class Arrived:
    """What adding one document or file did.

    Args:
        label: File name.
        outcome: `added`, `replaced` (an older reading or a retelling of it) or `known` (nothing to do).
        batch: Batch id.
        claims: Number of claims.
        held: Number of held claims.
        zones: Number of spans left out.
        issues: Doubts.
    """

    label: str
    outcome: str
    batch: str
    claims: int = 0
    held: int = 0
    zones: int = 0
    issues: tuple[Issue, ...] = ()


@frozen
class Failure:
    """A file that could not be taken in, and why."""

    label: str
    error: KgError


@frozen
class Doubt:
    """A held claim that waits for a person.

    Args:
        held: The held claim.
        excerpts: Its quotations in context.
        recorded_on: Day on which the graph received it; None when not known.
    """

    held: HeldClaim
    excerpts: tuple[Excerpt, ...] = ()
    recorded_on: date | None = None

    @property
    def reading(self) -> Claim:
        """What it says once accepted: as repaired, else as written."""
        return self.held.repaired or self.held.claim


@frozen
class Queue:
    """The answer to `review`: held claims that nobody has decided on, the strongest first.

    Args:
        doubts: The claims; cut at the limit asked for.
        entities: Every entity that they name.
        more: Number of claims beyond the limit.
    """

    doubts: tuple[Doubt, ...]
    entities: Mapping[EntityId, Entity]
    more: int = 0


@frozen
class Verdict:
    """What a person says of one held claim, as typed.

    Args:
        claim: Id of the held claim.
        action: `accept` or `reject`.
        readings: What it says in truth, one mapping a claim: holder, investee, kind, share, voting, status,
            tense, change to what was typed; what is missing or empty is as it was read. Several split the
            claim.
        reason: Why, in a sentence.
        where: Row of a file, for messages.
    """

    claim: str
    action: Literal["accept", "reject"]
    readings: tuple[Mapping[str, str], ...] = ()
    reason: str | None = None
    where: str | None = None


@frozen
class Judged:
    """What became of verdicts: all were kept, or none.

    Args:
        decisions: Id of the decision for each verdict, in their order; None where it was kept before.
        faults: What is wrong with the others; when there is one, nothing was kept.
    """

    decisions: tuple[str | None, ...] = ()
    faults: tuple[Issue, ...] = ()


@frozen
class DocumentStatus:
    """One document of the graph.

    Args:
        source: The document.
        batch: Batch that brought it.
        recorded_on: Day on which the graph received it.
        claims: Number of claims.
        held: The held claims.
        zones: What was left out, each with the words at its beginning.
    """

    source: Source
    batch: str
    recorded_on: date | None
    claims: int
    held: tuple[HeldClaim, ...] = ()
    zones: tuple[tuple[Zone, str], ...] = ()


@frozen
class Status:
    """The answer to `status`: what the graph holds and what it left out.

    Args:
        store: Where the graph lies.
        generation: Name of the index in force.
        quads: Number of quads in the index.
        entities: Number of entities.
        claims: Number of claims.
        held: Number of held claims.
        decisions: Number of decisions.
        withdrawn: Number of batches withdrawn.
        documents: One line a document; cut at the limit asked for.
        more: Number of documents beyond the limit.
    """

    store: str
    generation: str
    quads: int
    entities: int
    claims: int
    held: int
    decisions: int
    withdrawn: int
    documents: tuple[DocumentStatus, ...] = ()
    more: int = 0


@frozen
class Checked:
    """The answer to `check`: what was looked at, what is wrong, and what a person may want to look at.

    Args:
        checks: What was looked at, and how many of it.
        issues: What is wrong.
        hints: What may be otherwise than it seems and is no fault: two entities that are perhaps one.
    """

    checks: Mapping[str, int]
    issues: tuple[Issue, ...] = ()
    hints: tuple[Issue, ...] = ()


def pending_interest(record: Recorded) -> Interest:
    """A claim that makes no holding, in the shape of a tie, so that it can be shown beside the others."""
    claim = record.claim
    observed = claim.as_of or claim.stated_on
    return Interest(
        holder=claim.holder,
        investee=claim.investee,
        kind=claim.kind,
        claims=(Support(record=record, role="used"),),
        instrument=claim.instrument,
        denominator=claim.denominator,
        directness=claim.directness,
        share=claim.share,
        stated=claim.stated,
        approximate=claim.approximate,
        share_text=claim.share_text,
        voting=claim.voting,
        control=claim.control,
        status=claim.status,
        valid_from=claim.valid_from,
        valid_to=claim.valid_to,
        observed=observed.latest if observed else None,
        certain=False,
    )
