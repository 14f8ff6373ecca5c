"""What people decided, between the store that keeps decisions and the rules that read them.

A back room of the door. Decisions change answers, never claims: whoever asks gets them through
`Judgement`, whoever decides has the subjects checked by `decided`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property

from kg.answers import Ruled
from kg.environment import now
from kg.errors import EntityError, InvalidClaim, UnknownClaim
from kg.fingerprints import fingerprints
from kg.model import Claim, ClaimId, Decision, DecisionAction, Entity, HeldClaim, Issue, PartialDate
from kg.reconcile.alike import alike
from kg.reconcile.identity import decision_id, preferred, readings, reviewed, settled
from kg.store.folder import GraphFolder
from kg.store.questions import Questions
from kg.store.records import Records

__all__ = ["Judgement", "decided", "decision_id", "ruled", "unjoined"]


class Judgement:
    """The decisions of a graph, as a question needs them (see `kg.store.settling.Judgement`).

    Args:
        folder: The graph.
        day: Only decisions made by this day; None: all.
    """

    def __init__(self, folder: GraphFolder, day: date | None = None) -> None:
        self._folder, self._day = folder, day

    @cached_property
    def _decisions(self) -> list[Decision]:
        decisions = self._folder.sources.decisions()
        return [d for d in decisions if self._day is None or d.on.latest <= self._day]

    def waiting(self, held: Sequence[HeldClaim]) -> tuple[HeldClaim, ...]:
        """The held claims that nobody has decided on."""
        return reviewed(self._decisions, held).waiting if held else ()

    def preferred(self) -> frozenset[ClaimId]:
        """The claims that were put first in their ties."""
        return preferred(self._decisions)

    def touching(self, subjects: Collection[str]) -> tuple[tuple[str, Decision], ...]:
        """The decisions on any of these claims, fingerprints or entities, each with its id."""
        wanted = set(subjects)
        return tuple(
            (decision_id(decision), decision)
            for decision in self._decisions
            if wanted & {*decision.subjects, *decision.fingerprints}
        )


def decided(
    action: DecisionAction,
    subjects: tuple[str, ...],
    entity: Callable[[str], Entity],
    ask: Questions,
    folder: GraphFolder,
) -> Decision:
    """A decision of today with its subjects as ids of the graph.

    Args:
        action: What is decided.
        subjects: As typed: names, claim ids, a batch, a document's hash, a decision's id.
        entity: Resolves a name.
        ask: The questions of the graph.
        folder: The graph.

    Raises:
        UnknownClaim, UnknownEntity, AmbiguousEntity: A subject is not in the graph.
        EntityError: The two entities are one.
    """
    marks: tuple[str, ...] = ()
    if action in ("same", "differ"):
        subjects = _two(action, subjects, tuple(entity(subject).id for subject in subjects), ask)
    elif action in ("accept", "reject"):
        held = ask.records.held(subjects[0])
        if held is None:
            raise UnknownClaim(f"no held claim has the id {subjects[0]!r}; kg status --json lists them")
        marks = fingerprints(held.claim)
    elif action == "retract":
        subjects = (_batch(subjects[0], ask),)
    elif action == "prefer" and ask.records.claim(subjects[0]) is None:
        raise UnknownClaim(f"no claim has the id {subjects[0]!r}; kg show ENTITY --json lists ids")
    elif action == "undo" and subjects[0] not in map(decision_id, folder.sources.decisions()):
        raise UnknownClaim(f"no decision has the id {subjects[0]!r}; kg decisions lists them")
    day = PartialDate(now().date().isoformat())
    return Decision(action=action, on=day, subjects=subjects, fingerprints=marks)


def unjoined(folder: GraphFolder) -> tuple[Issue, ...]:
    """Entities that are perhaps one and of which nobody has said whether they are, a hint a pair.

    Cost: linear in the number of names.
    """
    entities = folder.index.names.named()
    shown = {key: names[0] for key, _, names in entities}
    judged = settled(folder.sources.decisions())
    return tuple(
        Issue(
            code="perhaps-one",
            message=f"{shown[one]} and {shown[other]} may be one; kg same {one} {other} joins them, "
            f"kg differ {one} {other} keeps them apart",
            where=f"{one} {other}",
        )
        for one, other in alike(entities, judged)
    )


def ruled(decisions: Iterable[tuple[str, Decision]], records: Records) -> Iterator[tuple[str, Ruled]]:
    """What decisions on claims say in full, each with the decision's id; others are passed over.

    Args:
        decisions: Decisions with their ids.
        records: The claims; one that no document makes any longer is passed over, too. One that an
            updated text makes stands for the one that was decided on.

    Cost: one read a decision; where a claim is gone, once one read a held claim of the graph.
    """
    found = _Found(records)
    for key, decision in decisions:
        try:
            told = _ruled(decision, records, found)
        except InvalidClaim:  # the document was read anew, and the correction fits no longer
            continue
        if told is not None:
            parties = {party for claim in (told[0], *told[1]) for party in claim.parties}
            entities = {**{one.id: one for one in decision.entities}, **records.entities(parties)}
            yield key, Ruled(read=told[0], made=told[1], entities=entities)


class _Found:
    """The held claims that decisions speak of, found again by fingerprint where their ids are gone."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def by(self, decision: Decision) -> HeldClaim | None:
        held = self._records.held(decision.subjects[0])
        if held is not None or not decision.fingerprints:
            return held
        return next((self._marked[mark] for mark in decision.fingerprints if mark in self._marked), None)

    @cached_property
    def _marked(self) -> dict[str, HeldClaim]:
        return {mark: held for held in self._records.all_held() for mark in fingerprints(held.claim)}


def _ruled(decision: Decision, records: Records, found: _Found) -> tuple[Claim, tuple[Claim, ...]] | None:
    """A claim as it was read, and what a decision makes of it."""
    if decision.action == "prefer":
        record = records.claim(decision.subjects[0])
        return (record.claim, (record.claim,)) if record else None
    held = found.by(decision) if decision.action in ("accept", "reject") else None
    if held is None:
        return None
    if decision.action == "reject":
        return held.claim, ()
    return held.claim, readings(held, decision)


def _two(action: str, typed: tuple[str, ...], found: tuple[str, ...], ask: Questions) -> tuple[str, ...]:
    """The two entities of a decision; where both names lead to one, `differ` means the two it was made of."""
    if found[0] != found[1]:
        return found
    joined = ask.records.joined_as(found[0])
    if action == "differ" and len(joined) == 1:
        return found[0], joined[0]
    if action == "differ" and set(typed) <= {found[0], *joined} and typed[0] != typed[1]:
        return typed
    names = " and ".join(map(repr, typed))
    ids = f", joined from {', '.join(joined)}: name two of the ids" if joined and action == "differ" else ""
    raise EntityError(f"{names} are one entity already, {found[0]}{ids}; kg decisions lists what joined them")


def _batch(named: str, ask: Questions) -> str:
    if named in ask.index.names.batches():
        return named
    found = ask.records.batches_of_document(named)
    if not found:
        raise UnknownClaim(f"no batch in force is {named!r}; kg status --json lists them")
    if len(found) > 1:
        raise UnknownClaim(f"{named!r} came in {len(found)} batches; retract them by id: {', '.join(found)}")
    others = [
        document.id
        for document in ask.records.documents_of_batch(found[0])
        if named not in (document.id, document.retold_from)
        and ask.records.claims_of_source(found[0], document.id)
    ]
    if others:
        raise UnknownClaim(
            f"{named!r} came with {len(others)} more documents ({', '.join(others[:3])}) in one file; "
            f"kg retract {found[0]} withdraws them all, or load each document from a file of its own"
        )
    return found[0]
