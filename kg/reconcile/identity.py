"""What people decided: which ids are one entity, and which held claims are accepted.

Decisions are append-only. Here they are read in the order in which they were made, and nothing is
changed: `canonical` maps ids for the answers, `reviewed` sorts held claims.

Example:
    >>> from kg.model import Decision, PartialDate
    >>> one = Decision(action="same", on=PartialDate("2024-01-01"), subjects=("b", "a"))
    >>> dict(canonical([one]))
    {'b': 'a'}
    >>> undone = Decision(action="undo", on=PartialDate("2024-01-02"), subjects=(decision_id(one),))
    >>> dict(canonical([one, undone]))
    {}
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from kg.errors import InvalidClaim
from kg.fingerprints import fingerprints
from kg.model import (
    Claim,
    ClaimId,
    Correction,
    Decision,
    Entity,
    EntityId,
    HeldClaim,
    Issue,
    digest,
)
from kg.reconcile.corrections import corrected
from kg.record import frozen

Pair = tuple[EntityId, EntityId]

# Fields of a correction that decisions made before did not have.
_CAME_LATER = ("tense", "change")


def decision_id(decision: Decision) -> str:
    """Id of a decision, by which `undo` names it: a hash of all that it says."""
    return digest(
        "decision",
        decision.action,
        decision.on.text,
        *decision.subjects,
        "|",
        *decision.fingerprints,
        "|",
        decision.author or "",
        decision.reason or "",
        *(_spelt(part) for part in decision.readings),
        *(repr(part) for part in decision.entities),
    )


def _spelt(part: Correction) -> str:
    """A correction as text; fields that came later stand there only where used, so that old ids stay."""
    from dataclasses import fields

    told = ((field.name, getattr(part, field.name)) for field in fields(part))
    shown = (f"{name}={value!r}" for name, value in told if value is not None or name not in _CAME_LATER)
    return f"Correction({', '.join(shown)})"


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that were not undone, in their order; an `undo` can be undone as well."""
    kept: list[Decision] = []
    undone: set[str] = set()
    for decision in reversed(list(decisions)):
        if decision_id(decision) in undone:
            continue
        if decision.action == "undo":
            undone.update(decision.subjects)
        else:
            kept.append(decision)
    return tuple(reversed(kept))


def canonical(
    decisions: Iterable[Decision], *, preferred: Collection[EntityId] = ()
) -> Mapping[EntityId, EntityId]:
    """Which id stands for which, by the identity decisions in force.

    The newest decision on a pair holds for the pair. `differ` is stronger than a chain of `same`: a
    union that would join two entities which a person told apart is not made, and `contradictions`
    reports it.

    Args:
        decisions: All decisions, oldest first.
        preferred: Ids that stand for their group when they are in it: the packaged slugs.

    Returns:
        Every id that another stands for, in id order. An id that is absent stands for itself.

    Cost: O(n log n) in the number of decisions, times the number of told-apart pairs of a group.
    """
    groups, _ = _joined(decisions)
    wanted = set(preferred)
    mapping = {}
    for group in groups:
        shown = min(group, key=lambda identity: (identity not in wanted, identity))
        mapping.update({identity: shown for identity in group if identity != shown})
    return dict(sorted(mapping.items()))


def contradictions(decisions: Iterable[Decision]) -> tuple[Issue, ...]:
    """The `same` decisions that cannot hold beside a `differ`, one issue each."""
    _, refused = _joined(decisions)
    return tuple(
        Issue(
            code="identity-contradiction",
            message=f"{first} and {second} were said to be the same, but decisions on their likes keep "
            "them apart; undo one of them",
            where=f"{first} {second}",
        )
        for first, second in refused
    )


def _joined(decisions: Iterable[Decision]) -> tuple[list[frozenset[EntityId]], list[Pair]]:
    same, differ = _pairs(decisions)
    group_of: dict[EntityId, set[EntityId]] = {}
    apart: dict[EntityId, set[EntityId]] = {}
    for first, second in differ:
        apart.setdefault(first, set()).add(second)
        apart.setdefault(second, set()).add(first)
    refused = []
    for first, second in same:
        one = group_of.setdefault(first, {first})
        other = group_of.setdefault(second, {second})
        if one is other:
            continue
        if any(not apart.get(member, set()).isdisjoint(other) for member in one):
            refused.append((first, second))
            continue
        small, large = sorted((one, other), key=len)
        large |= small
        group_of.update(dict.fromkeys(small, large))
    distinct = {id(group): frozenset(group) for group in group_of.values() if len(group) > 1}
    return list(distinct.values()), refused


def _pairs(decisions: Iterable[Decision]) -> tuple[list[Pair], list[Pair]]:
    newest: dict[Pair, str] = {}
    for decision in in_force(decisions):
        if decision.action not in ("same", "differ"):
            continue
        for first, second in combinations(sorted(set(decision.subjects)), 2):
            # Taken out first, so that the pair stands at the place of its newest decision.
            newest.pop((first, second), None)
            newest[first, second] = decision.action
    return (
        [pair for pair, action in newest.items() if action == "same"],
        [pair for pair, action in newest.items() if action == "differ"],
    )


def settled(decisions: Iterable[Decision]) -> Callable[[EntityId, EntityId], bool]:
    """Whether a person has said of two ids that they are one, or that they are two."""
    decisions = tuple(decisions)
    stands = canonical(decisions)
    apart = {tuple(sorted((stands.get(a, a), stands.get(b, b)))) for a, b in _pairs(decisions)[1]}

    def is_settled(one: EntityId, other: EntityId) -> bool:
        first, second = sorted((stands.get(one, one), stands.get(other, other)))
        return first == second or (first, second) in apart

    return is_settled


@frozen
class Reviewed:
    """Held claims, sorted by what a person decided.

    Args:
        accepted: The claim to use (as corrected, else as repaired, else as written) and the decision behind
            it; a claim that was split stands once for each part.
        rejected: Held claims that were turned down, with the decision.
        waiting: Held claims that nobody has decided on.
    """

    accepted: tuple[tuple[Claim, Decision], ...] = ()
    rejected: tuple[tuple[HeldClaim, Decision], ...] = ()
    waiting: tuple[HeldClaim, ...] = ()


def reviewed(decisions: Iterable[Decision], held: Sequence[HeldClaim]) -> Reviewed:
    """Match the review decisions in force to held claims, by claim id or by fingerprint.

    The newest decision that names a claim holds. A fingerprint finds the claim again when its text was
    replaced, so a decision on a retelling holds for its original.

    Args:
        decisions: All decisions, oldest first.
        held: Held claims; their order is kept.
    """
    accepted, rejected, waiting = [], [], []
    for doubt, decision in _judged(decisions, held):
        if decision is None:
            waiting.append(doubt)
        elif decision.action == "accept":
            accepted += [(claim, decision) for claim in readings(doubt, decision)]
        else:
            rejected.append((doubt, decision))
    return Reviewed(accepted=tuple(accepted), rejected=tuple(rejected), waiting=tuple(waiting))


def accepted_readings(
    decisions: Iterable[Decision], held: Sequence[HeldClaim]
) -> list[tuple[Claim, ClaimId]]:
    """The claims that people accepted, each with the id of the held claim that it comes from.

    Arguments as for `reviewed`.
    """
    return [
        (claim, doubt.claim.id)
        for doubt, decision in _judged(decisions, held)
        if decision is not None and decision.action == "accept"
        for claim in readings(doubt, decision)
    ]


def judgement_on(decisions: Iterable[Decision], doubt: HeldClaim) -> Decision | None:
    """The decision in force on a held claim; None when nobody has decided."""
    return next(decision for _, decision in _judged(decisions, [doubt]))


def _judged(
    decisions: Iterable[Decision], held: Sequence[HeldClaim]
) -> Iterator[tuple[HeldClaim, Decision | None]]:
    by_mark: dict[str, tuple[int, Decision]] = {}
    for place, decision in enumerate(in_force(decisions)):
        if decision.action in ("accept", "reject"):
            for mark in decision.subjects + decision.fingerprints:
                by_mark[mark] = place, decision
    for doubt in held:
        found = [by_mark[mark] for mark in (doubt.claim.id, *fingerprints(doubt.claim)) if mark in by_mark]
        newest = max(found, key=lambda entry: entry[0])[1] if found else None
        yield doubt, newest if newest is not None and _fits(doubt, newest) else None


def _fits(doubt: HeldClaim, decision: Decision) -> bool:
    """Whether a decision that was found again by a fingerprint makes sense of this reading as well."""
    try:
        readings(doubt, decision)
    except InvalidClaim:
        return False
    return True


def readings(doubt: HeldClaim, decision: Decision) -> tuple[Claim, ...]:
    """What an accepted claim says: as corrected, else as repaired, else as written."""
    base = doubt.repaired or doubt.claim
    return tuple(corrected(base, part) for part in decision.readings) or (base,)


def named(decisions: Iterable[Decision]) -> tuple[Entity, ...]:
    """The entities that decisions in force brought into the graph, by id."""
    found = {entity.id: entity for decision in in_force(decisions) for entity in decision.entities}
    return tuple(found[key] for key in sorted(found))


def preferred(decisions: Iterable[Decision]) -> frozenset[ClaimId]:
    """Claims that people put first in their ties, by the decisions in force."""
    return frozenset(
        claim
        for decision in in_force(decisions)
        if decision.action == "prefer"
        for claim in decision.subjects
    )


def retracted(decisions: Iterable[Decision]) -> dict[str, date]:
    """Batches that people took out of the graph, with the day, by the decisions in force."""
    return {
        batch: decision.on.latest
        for decision in in_force(decisions)
        if decision.action == "retract"
        for batch in decision.subjects
    }
