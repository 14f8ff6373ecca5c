"""From the claims of a generation to what is settled: through the lens, for a date, with every entity named.

What an answer makes of it stands in `kg.store.questions`; what people decided is handed in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from kg.answers import Lens
from kg.model import ClaimId, Decision, Entity, EntityId, HeldClaim, Recorded
from kg.network import OwnershipNetwork
from kg.record import replace
from kg.settlement import POLICIES, Interest, Settled, settle
from kg.settlement.known import public_on
from kg.store.folder import GraphFolder
from kg.store.generation import Generation
from kg.store.records import Records
from kg.store.restating import Restating

if TYPE_CHECKING:
    from kg.scenario import Scenario
    from kg.settlement.history import Reading
    from kg.store.supposed import Overlays


class Judgement(Protocol):
    """What people decided, as far as a question needs it."""

    def waiting(self, held: Sequence[HeldClaim]) -> tuple[HeldClaim, ...]:
        """The held claims that nobody has decided on."""

    def preferred(self) -> frozenset[ClaimId]:
        """The claims that were put first in their ties."""

    def touching(self, subjects: Collection[str]) -> tuple[tuple[str, Decision], ...]:
        """The decisions on any of these claims, fingerprints or entities, each with its id."""


class Settling:
    """The claims of a graph, settled through a lens when asked.

    Args:
        folder: The graph.
        judgement: What people decided.
        lens: The knowledge to look through.
    """

    def __init__(self, folder: GraphFolder, judgement: Judgement, lens: Lens) -> None:
        # What the graph held on a day is a generation of its own: its names and decisions are those of then.
        self.index = _recorded(folder, lens.recorded_on) if lens.recorded_on else folder.index
        self._folder, self.judgement, self._lens = folder, judgement, lens
        self.records, self._overlays = Records(folder, self.index), None
        if lens.scenario is not None:
            self.records, self._overlays = self._supposing(lens.scenario)
        self.restating = Restating(self.records, lambda records, day: self.settle(records, as_of=day))

    def _supposing(self, scenario: Scenario) -> tuple[Records, Overlays]:
        from kg.store.supposed import Overlays, SupposedRecords

        def known(records: list[Recorded], day: date) -> Settled:
            return self.settle_known(records, as_of=day)

        told = SupposedRecords(self._folder, self.index, scenario)
        return told, Overlays(told.supposed, told, known, self._lens)

    def settle(self, records: Iterable[Recorded], *, as_of: date) -> Settled:
        """Settle claims for a date, through the lens, and lay the scenario over them if there is one."""
        if self._overlays is None:
            return self.settle_known(records, as_of=as_of)
        told = list(records)
        known = self.settle_known(self._overlays.left(told), as_of=as_of)
        return self._overlays.over(known, told)

    def settle_known(self, records: Iterable[Recorded], *, as_of: date) -> Settled:
        """Settle claims for a date, through the lens, without any scenario."""
        lens = self._lens
        return settle(
            self._corrected(records),
            as_of=as_of,
            known_on=lens.known_on,
            policy=POLICIES[lens.policy],
            new_shares=self.records.new_shares,
            preferred=self.judgement.preferred(),
            max_age=lens.max_age,
        )

    def _corrected(self, records: Iterable[Recorded]) -> list[Recorded]:
        """The claims with those that correct them, which may be about somebody else."""
        own = list(records)
        return list(
            {(r.claim.id, r.recorded_on): r for r in (*own, *self.records.corrections_of(own))}.values()
        )

    def _reading(self) -> Reading:
        from kg.settlement.history import Reading

        lens, preferred = self._lens, self.judgement.preferred()
        return Reading(
            known_on=lens.known_on,
            policy=POLICIES[lens.policy],
            new_shares=self.records.new_shares,
            preferred=preferred,
        )

    def settled_index(self, as_of: date) -> Generation:
        """The generation that also has the settled interests of a date; made when first asked for."""
        from kg.store.derived import settled_on
        from kg.store.outcomes import outcome_quads

        def settle_all() -> Settled:
            return self.settle(self.records.all(), as_of=as_of)

        def beside() -> Iterable[str]:
            told = outcome_quads(self.records.all(), as_of=as_of, lens=self._lens)
            return [*told, *(self._overlays.lines() if self._overlays else ())]

        return settled_on(
            self._folder, self.index, as_of, self._lens, settle_all, network=self._entering, beside=beside
        )

    def _entering(self, settled: Settled) -> OwnershipNetwork:
        from kg.settlement.restated import entering

        return self.network(replace(settled, interests=entering(settled)))

    def whole_network(self, as_of: date) -> OwnershipNetwork:
        """Every entity and every tie in force on a date; the cost is the settlement of every claim."""
        from kg.settlement.restated import entering

        settled = self.settle(self.records.all(), as_of=as_of)
        entities = {entity.id: entity for entity in self.records.all_entities()}
        return OwnershipNetwork(as_of=as_of, entities=entities, interests=entering(settled))

    def network_around(
        self, entities: Iterable[EntityId], *, as_of: date, down: bool = False
    ) -> OwnershipNetwork:
        """The network that a calculation about some entities needs: see `kg.store.neighbourhood`."""
        return self.restating.network(entities, as_of, down=down)

    def network(self, settled: Settled) -> OwnershipNetwork:
        """The settled interests with their entities."""
        parties = {key for tie in settled.interests for key in (tie.holder, tie.investee)}
        return OwnershipNetwork(
            as_of=settled.as_of, entities=self.records.entities(parties), interests=settled.interests
        )

    def named(
        self,
        ties: Iterable[Interest],
        *entities: Entity,
        held: Iterable[HeldClaim] = (),
        owners: Iterable[EntityId] = (),
    ) -> Mapping[EntityId, Entity]:
        """Every entity that an answer names."""
        ties = tuple(ties)
        keys = {key for tie in ties for key in (tie.holder, tie.investee)} | set(owners)
        keys |= {key for one in held for key in one.entities} | {entity.id for entity in entities}
        behind = ((tie.on_behalf_of, *(tie.claims[0].record.claim.via if tie.claims else ())) for tie in ties)
        keys |= {key for row in behind for key in row if key}
        return self.records.entities(keys)

    def waiting(self) -> tuple[HeldClaim, ...]:
        """Every held claim that nobody has decided on."""
        return self.judgement.waiting(self.records.all_held())

    def _public(self, held: Sequence[HeldClaim]) -> list[HeldClaim]:
        """The held claims whose sources were public by then."""
        if self._lens.known_on is None:
            return list(held)
        days = ((one, self.records.recorded_on(one.claim.id) or date.min) for one in held)
        return [one for one, day in days if self._is_public(Recorded(claim=one.claim, recorded_on=day))]

    def _is_public(self, record: Recorded) -> bool:
        """Whether the source of a claim was public by the end of the day up to which sources may speak."""
        return self._lens.known_on is None or public_on(record) <= self._lens.known_on


def _recorded(folder: GraphFolder, day: date) -> Generation:
    from kg.store.derived import recorded

    return recorded(folder, day)
