"""What people type in a review, turned into decisions: names into entities, words into codes and shares.

A back room of the door. A verdict that cannot be kept is a fault with its reason; nothing is written here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.answers import Verdict
from kg.environment import now
from kg.errors import EntityError, InvalidClaim, KgError, UnknownEntity
from kg.fingerprints import fingerprints
from kg.model import Claim, Correction, Decision, Entity, EntityId, HeldClaim, Issue, PartialDate
from kg.reconcile.corrections import corrected
from kg.reconcile.identity import judgement_on
from kg.reconcile.minting import mint
from kg.standing import LEVEL
from kg.vocab import CHANGES, ENTITY_KINDS, INTEREST_KINDS, STATUSES, TENSES, VOTING
from kg.written import figure, figure_of, written

__all__ = ["Bench"]

_CODES = {
    "kind": INTEREST_KINDS,
    "voting": VOTING,
    "status": STATUSES,
    "tense": TENSES,
    "change": CHANGES | {LEVEL},
}
_FIELDS = ("holder", "investee", "share", *_CODES)


class Bench:
    """Turns verdicts into decisions.

    Args:
        held: Gives a held claim by its id; None when there is none.
        entity: Resolves a name or an id.
        entities: Gives entities by id.
        made: The decisions made so far.
    """

    def __init__(
        self,
        held: Callable[[str], HeldClaim | None],
        entity: Callable[[str], Entity],
        entities: Callable[[Iterable[EntityId]], Mapping[EntityId, Entity]],
        made: Sequence[Decision],
    ) -> None:
        self._held, self._entity, self._entities, self._made = held, entity, entities, made

    def decide(
        self, verdicts: Sequence[Verdict], *, author: str | None
    ) -> tuple[list[Decision | None], list[Issue]]:
        """Each verdict's decision, None where the same is in force already; and what is wrong with others."""
        decisions: list[Decision | None] = []
        faults: list[Issue] = []
        seen: set[str] = set()
        for verdict in verdicts:
            try:
                if verdict.claim in seen:
                    raise InvalidClaim("id", verdict.claim, "stands in two rows with different decisions")
                seen.add(verdict.claim)
                decisions.append(self._decision(verdict, author))
            except KgError as error:
                faults.append(
                    Issue(code="verdict", message=str(error), where=verdict.where, claim=verdict.claim)
                )
        return decisions, faults

    def mistyped(self, claim: str, field: str, text: str) -> str | None:
        """What is wrong with one field of a correction by itself; None where nothing is."""
        try:
            held = self._held_claim(claim)
            self._correction(held.repaired or held.claim, {field: text}, {})
        except KgError as error:
            return str(error)
        return None

    def _held_claim(self, claim: str) -> HeldClaim:
        held = self._held(claim)
        if held is None:
            raise InvalidClaim("id", claim, "no held claim has this id; kg review lists them")
        return held

    def _decision(self, verdict: Verdict, author: str | None) -> Decision | None:
        held = self._held_claim(verdict.claim)
        minted: dict[EntityId, Entity] = {}
        base = held.repaired or held.claim
        readings: tuple[Correction, ...] = ()
        if verdict.action == "accept":
            readings = tuple(self._correction(base, typed, minted) for typed in verdict.readings)
            claims = [corrected(base, reading) for reading in readings]
            if len({claim.id for claim in claims}) < len(claims):
                raise InvalidClaim("id", verdict.claim, "is split into two claims that say the same")
            if readings == (Correction(),):
                readings = ()
        decision = Decision(
            action=verdict.action,
            on=PartialDate(now().date().isoformat()),
            subjects=(verdict.claim,),
            fingerprints=fingerprints(held.claim),
            author=author,
            reason=verdict.reason,
            readings=readings,
            entities=tuple(minted[key] for key in sorted(minted)),
        )
        before = judgement_on(self._made, held)
        same = before is not None and (before.action, before.readings) == (decision.action, readings)
        return None if same else decision

    def _correction(
        self, base: Claim, typed: Mapping[str, str], minted: dict[EntityId, Entity]
    ) -> Correction:
        """What a person changed: fields that say something else than the reading."""
        unknown = typed.keys() - set(_FIELDS)
        if unknown:
            raise InvalidClaim(min(unknown), typed[min(unknown)], f"must be one of {', '.join(_FIELDS)}")
        said = {name: text.strip() for name, text in typed.items() if text.strip()}
        changes: dict[str, str] = {}
        for end in ("holder", "investee"):
            if end in said and not self._is(getattr(base, end), getattr(base, f"{end}_text"), said[end]):
                party = self._party(end, said[end], base.source.id, minted)
                if party.id != getattr(base, end):
                    changes |= {end: party.id, f"{end}_text": party.name}
        for name, codes in _CODES.items():
            if name in said and said[name] not in codes:
                raise InvalidClaim(name, said[name], f"must be one of {', '.join(sorted(codes))}")
            if name in said and said[name] != (getattr(base, name) or LEVEL):
                changes[name] = said[name]
        if "share" in said and said["share"] != written(figure_of(base)):
            new, old = figure(said["share"]), figure_of(base)
            if (new.share, new.approximate) != (old.share, old.approximate):
                changes["share"] = said["share"]
        return Correction(**changes)

    def _is(self, key: EntityId, text: str, typed: str) -> bool:
        """Whether what stands in the form is the party as it was shown."""
        known = self._entities([key]).get(key)
        return typed in (key, text, known.name if known else key)

    def _party(self, end: str, typed: str, document: str, minted: dict[EntityId, Entity]) -> Entity:
        """The entity that was typed: one of the graph, or a new one where that is said."""
        words, colon, name = typed.partition(":")
        new = words.split()
        if colon and new[:1] == ["new"] and name.strip():
            kind = new[1] if len(new) == 2 else "company"
            if kind not in ENTITY_KINDS or len(new) > 2:
                raise InvalidClaim(
                    end, typed, f"is new, of a kind that is none of {', '.join(sorted(ENTITY_KINDS))}"
                )
            party = Entity(id=mint(kind, name, document), kind=kind, name=" ".join(name.split()))
            minted[party.id] = party
            return party
        try:
            return self._entity(typed)
        except UnknownEntity as error:
            hint = f"; if it is new, write `new company: {typed}` (or person, state, arrangement ...)"
            raise InvalidClaim(end, typed, str(error) + hint) from error
        except EntityError as error:
            raise InvalidClaim(end, typed, str(error)) from error
