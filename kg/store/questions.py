"""The answers of a graph: claims fetched, settled for the date, put into the order of the answer.

Who is meant is known by now (an entity id). How claims are settled stands in `kg.store.settling`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from kg.answers import (
    Disagreements,
    Doubt,
    Pair,
    Queue,
    Story,
    Ties,
    Why,
    pending_interest,
)
from kg.errors import InputError
from kg.fingerprints import fingerprints
from kg.model import (
    Claim,
    ClaimId,
    Entity,
    EntityId,
    HeldClaim,
    Recorded,
)
from kg.network import OwnershipNetwork
from kg.record import replace
from kg.settlement import POLICIES, Conflict, Interest, Settled, identity_conflicts
from kg.shares import rest
from kg.store.settling import Settling
from kg.vocab import HOLDING_KINDS

if TYPE_CHECKING:
    from kg.settlement.history import Change
    from kg.settlement.votes import VotesTable
    from kg.store.reasons import Reasons

#: Statuses of claims that make holdings, and what `all` adds to.
_STANDING = frozenset({"asserted", "reported", "all"})
#: Why a scenario has no timeline.
NO_TIMELINE = (
    "a timeline tells what was said, and nobody said what a scenario supposes; "
    "leave the scenario out, or ask kg diff DAY DAY ENTITY --scenario FILE"
)


class Questions(Settling):
    """The questions that one generation answers; arguments as for `Settling`."""

    def ties(self, question: str, key: EntityId, *, as_of: date, status: str) -> Ties:
        """The answer to `owners`, `holdings` or `show`.

        Args:
            question: Which of them.
            key: The entity.
            as_of: The date.
            status: `asserted`, `all`, or one status.
        """
        entity, shows_all = self.records.entity(key), question == "show"
        records = self._records(question, key)
        settled, heir = self.settle(records, as_of=as_of), self._successor(key, as_of)
        network = self.network(settled)
        held = self.judgement.waiting(self._public(self.records.held_of(key)))
        asked: dict[str, Callable[[EntityId], tuple[Interest, ...]]]
        asked = {"owners": network.owners, "holdings": network.holdings, "show": network.ties}
        pending = [pending_interest(record) for record in settled.pending]

        def kept(ties: Iterable[Interest]) -> tuple[Interest, ...]:
            ends = {"owners": ("investee",), "holdings": ("holder",), "show": ("holder", "investee")}[
                question
            ]
            mine = (tie for tie in ties if any(getattr(tie, end) == key for end in ends))
            return tuple(tie for tie in mine if shows_all or tie.kind in HOLDING_KINDS)

        shown = asked[question](key) if status in _STANDING else ()
        planned = kept(tie for tie in pending if status in ("all", tie.status))
        apart = kept(settled.undated), kept(settled.ended), kept(settled.set_aside)
        ties = [*shown, *planned, *apart[0], *apart[1], *apart[2]]
        remainder = None if question == "holdings" else self.restating.remainder(key, settled)
        found = (*settled.conflicts, *(remainder.table.conflicts if remainder else ()))
        once = remainder.once if remainder else ()
        told = [] if question == "holdings" else [tie.share for tie in network.owners(key) if tie.share]
        entities = self.named(
            ties,
            *([entity, heir] if heir else [entity]),
            held=held,
            owners=[
                *(row.owner for row in (remainder.table.rows if remainder else ())),
                *(key for doubt in once for key in (doubt.holder, *doubt.through)),
            ],
        )
        return Ties(
            question=question,
            entity=entity,
            as_of=as_of,
            interests=shown,
            pending=planned,
            undated=apart[0],
            ended=apart[1],
            set_aside=apart[2],
            held=held,
            conflicts=(*found, *identity_conflicts(held)),
            issues=tuple(doubt.issue(entities) for doubt in once),
            unnamed=remainder.table.unnamed if remainder else rest(told),
            remainder=remainder,
            successor=heir.id if heir else None,
            entities=entities,
            lens=self._lens,
        )

    def _overfull(self, key: EntityId | None, settled: Settled) -> list[Conflict]:
        """Companies whose stakes add up to too much: the one asked about, or any."""
        if key is not None:
            remainder = self.restating.remainder(key, settled)
            return list(remainder.table.conflicts) if remainder else []
        network = self.network(settled)
        companies = sorted({tie.investee for tie in settled.interests if tie.kind == "shareholding"})
        return [conflict for company in companies for conflict in network.capital_table(company).conflicts]

    def _successor(self, key: EntityId, as_of: date) -> Entity | None:
        lineage = self.records.lineage()
        if not lineage:
            return None
        from kg.settlement.deals import successor

        heir = successor(lineage, key, as_of=as_of, known_on=self._lens.known_on)
        return self.records.entity(heir.survivor) if heir else None

    def _records(self, question: str, key: EntityId) -> list[Recorded]:
        """The claims that answer a question: the entity's own, and those of companies that went up in it."""
        own = self.records.of(key, as_holder=question != "owners", as_investee=question != "holdings")
        inherited = [] if question == "owners" else sorted(self.records.predecessors(key))
        passed_on = [r for one in inherited for r in self.records.of(one, as_investee=False)]
        whole = {(r.claim.id, r.recorded_on): r for r in (*own, *passed_on, *self.records.lineage())}
        return list(whole.values())

    @cached_property
    def _reasons(self) -> Reasons:
        from kg.store.reasons import Reasons

        return Reasons(self.records, self._folder)

    def why(self, holder: EntityId, investee: EntityId, *, as_of: date) -> Why:
        """Every claim on a pair, with its part in the answer and its words in context."""
        from kg.store.reasons import weight

        pair = {holder, investee}
        records = [record for record in self.records.of(holder) if _is_of_pair(record.claim, holder, pair)]
        records = [record for record in records if self._is_public(record)]
        settled = self.settle(records, as_of=as_of)
        roles: dict[ClaimId, tuple[str, str | None]] = {
            support.record.claim.id: (support.role, support.reason)
            for tie in (*settled.interests, *settled.undated, *settled.ended, *settled.set_aside)
            for support in tie.claims
        }
        supposed = [] if self._overlays is None else self._overlays.behind(settled, records)
        # What is neither settled nor to come was seen after the day asked.
        roles |= {record.claim.id: ("pending", None) for record in settled.pending}
        held = [one for one in self._public(self.records.held_of(holder)) if pair <= one.entities]
        waiting = self.judgement.waiting(held)
        in_all = self.pair(holder, investee, as_of)
        for doubt in in_all.once if in_all is not None else ():
            named = self.records.entities({holder, investee, *doubt.through})
            roles |= {key: (roles[key][0], doubt.words(named)) for key in doubt.claims[:1] if key in roles}
        reasons = [
            self._reasons.of(record, *roles.get(record.claim.id, ("later", "observed after the day asked")))
            for record in (*records, *supposed)
        ]
        reasons += [self._reasons.of_held(one, "held" if one in waiting else "decided") for one in held]
        told = [reason.claim for reason in reasons]
        behind = [one.claim for one in self.records.behind(claim.id for claim in told)]
        first, second = self.records.entity(holder), self.records.entity(investee)
        return Why(
            as_of=as_of,
            holder=first,
            investee=second,
            interests=tuple(sorted(settled.interests, key=lambda tie: tie.kind not in HOLDING_KINDS)),
            undated=tuple(sorted(settled.undated, key=lambda tie: tie.kind not in HOLDING_KINDS)),
            reasons=tuple(sorted(reasons, key=weight)),
            decisions=self.judgement.touching(_subjects([*told, *behind], pair)),
            lens=self._lens,
            entities=self.named(settled.interests, first, second, held=held),
            pair=in_all,
        )

    def pair(self, holder: EntityId, investee: EntityId, as_of: date) -> Pair | None:
        """What a holder has in a company in all; None where nobody restates figures (a file)."""
        return self.restating.pair(holder, investee, as_of)

    def votes(self, question: str, key: EntityId, *, as_of: date, status: str) -> Ties:
        """The answer to `owners` or `holdings` by votes; arguments as for `ties`."""
        from kg.settlement.votes import votes_table
        from kg.store.voting import by_votes

        def table(company: EntityId) -> VotesTable:
            settled = self.settle(self._records("owners", company), as_of=as_of)
            return votes_table(self.restating.around(company, settled), company)

        answer = self.ties(question, key, as_of=as_of, status=status)
        held = {tie.investee for tie in answer.interests}
        companies = {key} if question == "owners" else held | set(self.records.standing_under(key))
        voting = by_votes(answer, sorted(companies), table)
        ties = (*voting.interests, *voting.pending, *voting.undated, *voting.ended, *voting.set_aside)
        return replace(voting, entities=self.named(ties, answer.entity, held=answer.held))

    def conflicts(self, key: EntityId | None, *, as_of: date) -> Disagreements:
        """Where claims cannot all hold: on one entity, or in the whole graph."""
        records = self.records.of(key) if key else list(self.records.all())
        doubted = self.records.held_of(key) if key else self.records.all_held()
        waiting = self.judgement.waiting(self._public(doubted))
        settled = self.settle(records, as_of=as_of)
        overfull = self._overfull(key, settled)
        found = (*settled.conflicts, *overfull, *identity_conflicts(waiting))
        named = {claim for conflict in found for claim in conflict.claims}
        claims = {record.claim.id: record.claim for record in records if record.claim.id in named}
        held = {one.claim.id: one for one in waiting if one.claim.id in named}
        keys = {entity for conflict in found for entity in conflict.entities} | ({key} if key else set())
        keys |= {party for one in held.values() for party in one.entities}
        return Disagreements(
            as_of=as_of,
            entity=self.records.entity(key) if key else None,
            entities=self.records.entities(keys),
            conflicts=found,
            claims=claims | {name: one.claim for name, one in held.items()},
            held=held,
            lens=self._lens,
        )

    def timeline(self, key: EntityId, *, as_of: date) -> Story:
        """Every change of the ties of an entity, and the deals told by a day."""
        from kg.settlement.deals import deals
        from kg.settlement.history import history

        if self._overlays is not None:
            raise InputError(NO_TIMELINE)
        records, lens = self._corrected(self._records("show", key)), self._lens
        plans = deals(records, as_of, known_on=lens.known_on, policy=POLICIES[lens.policy])
        found = [
            change for change in history(records, self._reading()) if key in (change.holder, change.investee)
        ]
        mine = [deal for deal in plans if key in deal.claim.parties]
        keys = {party for change in found for party in (change.holder, change.investee)} | {key}
        keys |= {party for deal in mine for party in deal.claim.parties}
        return Story(
            question="timeline",
            entity=self.records.entity(key),
            entities=self.records.entities(keys),
            changes=tuple(found),
            deals=tuple(mine),
            second=as_of,
            lens=lens,
        )

    def difference(self, key: EntityId | None, first: date, second: date) -> Story:
        """What differs between two days: for one entity, or in the whole graph."""
        from kg.settlement.difference import difference

        told = self._records("show", key) if key else list(self.records.all())
        records = self._corrected(self._overlays.left(told) if self._overlays else told)
        changes: Iterable[Change] = difference(records, first, second, self._reading())
        if self._overlays is not None:
            changes = self._overlays.differing(changes, key, first, second)
        found = [change for change in changes if key is None or key in (change.holder, change.investee)]
        keys = {party for change in found for party in (change.holder, change.investee)} | (
            {key} if key else set()
        )
        return Story(
            question="diff",
            entity=self.records.entity(key) if key else None,
            entities=self.records.entities(keys),
            changes=tuple(found),
            first=first,
            second=second,
            lens=self._lens,
        )

    def surroundings(
        self, key: EntityId, *, as_of: date, limit: int
    ) -> tuple[Settled, OwnershipNetwork, tuple[HeldClaim, ...]]:
        """What a picture of an entity shows: its owners upwards, two levels of holdings, and what ties them.

        Args:
            key: The entity in the middle.
            as_of: The date.
            limit: Entities after which no further ones are visited.

        Returns:
            Everything settled, the network of what is in force with every entity named, and held claims.
        """
        records = self.records.around(key, up=limit, down=2, limit=limit)
        settled = self.settle(records, as_of=as_of)
        parties = {party for record in records for party in record.claim.parties} | {key}
        held = tuple(one for one in self._public(self.waiting()) if one.entities & parties)
        named = parties | {party for one in held for party in one.entities}
        network = OwnershipNetwork(
            as_of=as_of, entities=self.records.entities(named), interests=settled.interests
        )
        return settled, network, held

    def queue(self, key: EntityId | None = None, *, limit: int | None = None) -> Queue:
        """The held claims that wait for a person, the strongest first.

        Args:
            key: Only those that name this entity; None: all.
            limit: How many at most; None: all.

        Cost: one read a held claim of the graph, and one archived text a claim shown.
        """
        doubted = self.records.held_of(key) if key else self.records.all_held()
        waiting = self.judgement.waiting(self._public(doubted))
        shown = sorted(waiting, key=_weakness)[:limit]
        doubts = tuple(
            Doubt(
                held=one,
                excerpts=self._reasons.excerpts(one.claim),
                recorded_on=self.records.recorded_on(one.claim.id),
            )
            for one in shown
        )
        return Queue(doubts=doubts, entities=self.named((), held=shown), more=len(waiting) - len(shown))


def _weakness(held: HeldClaim) -> tuple[bool, bool, bool, int, str]:
    """Readings that only lack certainty before those that a guard held; whole ones before vague ones."""
    claim = held.repaired or held.claim
    return (
        held.reason != "unsureLink",
        held.reason != "unsureLink" and held.repaired is None,
        claim.kind in HOLDING_KINDS and claim.stated is None,
        -len(claim.evidence),
        held.claim.id,
    )


def _subjects(claims: Collection[Claim], pair: Iterable[EntityId]) -> set[str]:
    return {
        *pair,
        *(claim.id for claim in claims),
        *(mark for claim in claims for mark in fingerprints(claim)),
    }


def _is_of_pair(claim: Claim, holder: EntityId, pair: set[EntityId]) -> bool:
    """Whether a claim ties the pair: a holding in the direction asked, any other tie either way round."""
    return set(claim.parties) == pair and (claim.holder == holder or claim.kind not in HOLDING_KINDS)
