"""A graph in a scenario: its records with what is supposed beside them, so that every search finds both.

The entries of a scenario stand among the claims of their pairs, as conditional ones; nobody settles them.
What they make of the settled ties is laid over by `kg.scenario.Overlay`.

Example:
    `SupposedRecords(folder, generation, scenario).of("nissan")` -> its claims, and the entries about it
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from kg.answers import Lens
from kg.holdings.table import Holdings
from kg.model import Batch, Entity, EntityId, Recorded
from kg.scenario import Overlay, Scenario
from kg.scenario.difference import supposed_changes, without
from kg.scenario.overlay import has_figure
from kg.scenario.values import KINDS
from kg.settlement import POLICIES, Settled
from kg.settlement.deals import Deal, deals
from kg.settlement.history import Change
from kg.store.folder import GraphFolder
from kg.store.generation import Generation
from kg.store.listed import ListedRecords
from kg.store.records import Records
from kg.vocab import HOLDING_KINDS


class Supposed:
    """What a scenario adds to records: its entries, and the entities that only it knows.

    Args:
        scenario: What is supposed, with entity ids.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.records = {change.where: change.record for change in scenario.changes}
        self.entities = {one.id: one for one in scenario.entities}

    def of(self, entity: EntityId, *, as_holder: bool = True, as_investee: bool = True) -> list[Recorded]:
        """Entries in which an entity is a party; a giver is one as the holder."""
        return [
            self.records[change.where]
            for change in self.scenario.changes
            if (as_holder and entity in (change.holder, *change.givers))
            or (as_investee and entity == change.investee)
        ]

    def above(self, entity: EntityId) -> set[EntityId]:
        """Who is supposed to hold an entity."""
        changes = self.scenario.changes
        return {c.holder for c in changes if c.investee == entity and c.record.claim.kind in HOLDING_KINDS}

    def left(self, records: Iterable[Recorded]) -> list[Recorded]:
        """The records that are no entries: those that are settled."""
        return [record for record in records if record.claim.id not in self.records]


class Beside(Records):
    """Records with the entries of a scenario beside them; a class of records stands behind it."""

    supposed: Supposed

    def of(self, entity: EntityId, *, as_holder: bool = True, as_investee: bool = True) -> list[Recorded]:
        """Claims in which an entity is a party, then the entries about it."""
        told = super().of(entity, as_holder=as_holder, as_investee=as_investee)
        return [*told, *self.supposed.of(entity, as_holder=as_holder, as_investee=as_investee)]

    def all(self) -> Iterator[Recorded]:
        """All claims, then all entries."""
        yield from super().all()
        yield from self.supposed.records.values()

    def claim(self, key: str) -> Recorded | None:
        """A claim or an entry by its id; None when there is none."""
        return self.supposed.records.get(key) or super().claim(key)

    def recorded_on(self, claim: str) -> date | None:
        """First day on which a batch brought a claim; None for an entry."""
        return None if claim in self.supposed.records else super().recorded_on(claim)

    def claim_iris_in(self, entity: EntityId) -> set[str]:
        """Names of the claims and entries that have an entity as their investee."""
        mine = self.supposed.of(entity, as_holder=False)
        return super().claim_iris_in(entity) | {record.claim.id for record in mine}

    def above(self, entity: EntityId) -> set[EntityId]:
        """Who may stand above an entity, by claims or entries."""
        return super().above(entity) | (self.supposed.above(entity) - {entity})

    def holds_more_than(self, entity: EntityId, claims: set[str]) -> bool:
        """Whether anything stands under an entity by other claims or entries than these."""
        mine = self.supposed.of(entity, as_investee=False)
        return any(r.claim.id not in claims for r in mine) or super().holds_more_than(entity, claims)

    def entity(self, key: EntityId) -> Entity:
        """An entity of the graph, or of the scenario."""
        return self.supposed.entities.get(key) or super().entity(key)

    def kind(self, key: EntityId) -> str:
        """Kind of an entity."""
        known = self.supposed.entities.get(key)
        return known.kind if known is not None else super().kind(key)


class SupposedRecords(Beside):
    """The records of a generation in a scenario.

    Args:
        folder: The graph.
        generation: The generation to ask.
        scenario: What is supposed, with entity ids.
    """

    def __init__(self, folder: GraphFolder, generation: Generation, scenario: Scenario) -> None:
        super().__init__(folder, generation)
        self.supposed = Supposed(scenario)


class SupposedListed(Beside, ListedRecords):
    """The rows of a holdings file in a scenario.

    Args:
        told: The rows.
        scenario: What is supposed, with entity ids.
    """

    def __init__(self, told: Holdings, scenario: Scenario) -> None:
        ListedRecords.__init__(self, told)
        self.supposed = Supposed(scenario)


class Overlays:
    """What a scenario makes of a graph, day by day.

    Args:
        supposed: The entries.
        records: All records of a company, and those of announced deals.
        settle: Settles records for a day, without the scenario.
        lens: The knowledge of the question.
    """

    def __init__(
        self,
        supposed: Supposed,
        records: Records,
        settle: Callable[[list[Recorded], date], Settled],
        lens: Lens,
    ) -> None:
        self._supposed, self._records, self._settle, self._lens = supposed, records, settle, lens
        self._days: dict[date, Overlay] = {}

    def on(self, day: date) -> Overlay:
        """The overlay of a day; worked out once.

        Raises:
            InputError: A change of the scenario cannot be made on that day.

        Cost: the settlement of all holders of the companies that are touched; with deals, of all plans.
        """
        if day not in self._days:
            scenario = self._supposed.scenario
            plans = self._deals(day) if scenario.deals else ()
            touched = scenario.companies | {deal.claim.investee for deal in plans}
            told = [r for one in sorted(touched) for r in self._records.of(one, as_holder=False)]
            base = self._settle([*self._supposed.left(told), *self._records.lineage()], day)
            self._days[day] = Overlay.of(scenario, base, deals=plans, faceless=self._is_faceless)
        return self._days[day]

    def left(self, records: Iterable[Recorded]) -> list[Recorded]:
        """The records that are no entries of the scenario: those that are settled."""
        return self._supposed.left(records)

    def over(self, settled: Settled, records: Iterable[Recorded]) -> Settled:
        """Settled ties as the scenario has them, for the pairs that some records speak of."""
        pairs = {record.claim.parties for record in records if record.claim.kind in KINDS}
        pairs |= {(tie.holder, tie.investee) for tie in settled.interests if tie.kind in KINDS}
        return self.on(settled.as_of).over(settled, pairs)

    def behind(self, settled: Settled, records: Iterable[Recorded]) -> list[Recorded]:
        """Entries that settled ties lead back to and that are not among some records: about another pair."""
        known = {record.claim.id for record in records}
        ties = (*settled.interests, *settled.ended)
        found = {s.record.claim.id: s.record for tie in ties for s in tie.claims}
        return [r for key, r in sorted(found.items()) if key in self._supposed.records and key not in known]

    def differing(
        self, known: Iterable[Change], key: EntityId | None, first: date, second: date
    ) -> list[Change]:
        """What differs between a day as it is known and a later one in the scenario.

        Args:
            known: What differs between the days without it.
            key: Whom the question is about; None: everybody.
            first: The earlier day.
            second: The later day, on which the scenario stands.
        """
        overlay = self.on(second)
        companies = sorted({pair[1] for pair in overlay.edits})
        told = [record for one in companies for record in self._records.of(one, as_holder=False)]
        before = self._settle([*self._supposed.left(told), *self._records.lineage()], first)
        found = supposed_changes(before, overlay, second)
        mine = [change for change in found if key is None or key in (change.holder, change.investee)]
        return [*without(known, overlay), *mine]

    def lines(self) -> list[str]:
        """The entries of the scenario as N-Quads, for a generation of their own."""
        from kg.store.quads import batch_quads

        claims = tuple(record.claim for record in self._supposed.records.values())
        sources = tuple({claim.source.id: claim.source for claim in claims}.values())
        entities = tuple(self._supposed.entities.values())
        batch = Batch(claims=claims, sources=sources, entities=entities, made_by="scenario 1")
        return batch_quads(batch)[1] if claims or entities else []

    def _deals(self, day: date) -> tuple[Deal, ...]:
        plans = [record for record in self._records.to_come() if has_figure(record)]
        parties = sorted({party for record in plans for party in record.claim.parties})
        told = [record for one in parties for record in self._records.of(one)]
        lens = self._lens
        known = deals(self._supposed.left(told), day, known_on=lens.known_on, policy=POLICIES[lens.policy])
        return tuple(deal for deal in known if has_figure(deal.plan))

    def _is_faceless(self, key: EntityId) -> bool:
        return self._records.kind(key) == "dispersed"
