"""The questions that a holdings file answers: its rows are the ties, in force by their own days.

There is nothing to settle: a row stands from its first day until its last, and always where it tells none.
Several rows of a pair are several ties. What the rows of one company come to is worked out by
`kg.holdings.tables`.

Example:
    >>> from kg.holdings.rows import holdings_of
    >>> told = holdings_of([("Alder", "Birch", "60"), ("Alder", "Birch", "5")])
    >>> asked = ListedQuestions(told, Path("stakes.csv"))
    >>> answer = asked.ties("owners", "Birch", as_of=date(2024, 1, 1), status="asserted")
    >>> [(tie.holder, float(tie.share.low)) for tie in answer.interests], float(answer.unnamed.low)
    ([('Alder', 0.6), ('Alder', 0.05)], 0.35)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.answers import Disagreements, Lens, Reason, Story, Ties, Why
from kg.errors import InputError
from kg.holdings.table import Holdings
from kg.holdings.tables import HoldingsTables
from kg.model import ClaimId, Decision, EntityId, HeldClaim, Recorded
from kg.network import OwnershipNetwork
from kg.record import replace
from kg.settlement.types import Conflict, Interest, Next, Settled, Support
from kg.shares import NOTHING, decimal
from kg.store.folder import GraphFolder
from kg.store.listed import ListedFolder, ListedIndex, ListedRecords
from kg.store.listed_history import begins, changes, differences, ends, stands
from kg.store.questions import NO_TIMELINE, Questions
from kg.store.voting import in_votes
from kg.vocab import HOLDING_KINDS

if TYPE_CHECKING:
    from kg.scenario import Scenario
    from kg.store.supposed import Overlays


class Undecided:
    """Nobody has decided anything on a file."""

    def waiting(self, held: Sequence[HeldClaim]) -> tuple[HeldClaim, ...]:
        """The held claims: a file has none."""
        return tuple(held)

    def preferred(self) -> frozenset[ClaimId]:
        """None."""
        return frozenset()

    def touching(self, subjects: Collection[str]) -> tuple[tuple[str, Decision], ...]:
        """None."""
        return ()


class ListedQuestions(Questions):
    """The questions that a holdings file answers.

    Args:
        told: The rows.
        path: The file.
        lens: What is supposed beside the rows; of other knowledge a file has none.
    """

    records: ListedRecords

    def __init__(self, told: Holdings, path: Path, lens: Lens | None = None) -> None:
        self.told, self._lens, self._overlays = told, lens or Lens(), None
        self.records = ListedRecords(told)
        if self._lens.scenario is not None:
            self.records, self._overlays = self._supposing_rows(self._lens.scenario)
        listed: Any = ListedIndex(ListedRecords(told))
        folder: Any = ListedFolder(path, listed)
        self.index, self._folder, self._path = listed, folder, path
        self.judgement = Undecided()
        self._tables: dict[date, HoldingsTables] = {}
        self._networks: dict[date, OwnershipNetwork] = {}

    @property
    def folder(self) -> GraphFolder:
        """The file in the place of a graph's folder: it can be asked, not written to."""
        return self._folder

    def seen_through(self, lens: Lens) -> ListedQuestions:
        """The same file, with what is supposed beside its rows."""
        return ListedQuestions(self.told, self._path, lens)

    def _supposing_rows(self, scenario: Scenario) -> tuple[ListedRecords, Overlays]:
        from kg.store.supposed import Overlays, SupposedListed

        def known(records: list[Recorded], day: date) -> Settled:
            return self.settle_known(records, as_of=day)

        told = SupposedListed(self.told, scenario)
        return told, Overlays(told.supposed, told, known, self._lens)

    def tables(self, as_of: date) -> HoldingsTables:
        """Capital and votes of each company on a day; made once a day asked about."""
        if as_of not in self._tables:
            told, scenario = self.told.on(as_of), self._lens.scenario
            if self._overlays is not None and scenario is not None:
                from kg.scenario.rows import rows_over

                told = rows_over(told, self._overlays.on(as_of), scenario.entities)
            self._tables[as_of] = HoldingsTables(told)
        return self._tables[as_of]

    def network_around(
        self, entities: Iterable[EntityId], *, as_of: date, down: bool = False
    ) -> OwnershipNetwork:
        """All rows in force on a day: calculations look at no more of them than they need."""
        if as_of not in self._networks:
            told = self.tables(as_of).holdings
            self._networks[as_of] = OwnershipNetwork.from_holdings(told, as_of=as_of)
        return self._networks[as_of]

    def whole_network(self, as_of: date) -> OwnershipNetwork:
        """All rows in force on a day."""
        return self.network_around((), as_of=as_of)

    def settle_known(self, records: Iterable[Recorded], *, as_of: date) -> Settled:
        """The ties of some rows that stand on a day, and those that had ended by it."""
        ties = [self.records.interest(record) for record in records]
        standing = [tie for tie in ties if stands(tie, as_of)]
        pairs = {(tie.holder, tie.investee, tie.kind) for tie in standing}
        last: dict[tuple[str, str, str], Interest] = {}
        for tie in sorted(ties, key=ends):
            pair = (tie.holder, tie.investee, tie.kind)
            if ends(tie) <= as_of and pair not in pairs:
                last[pair] = _ended(tie)
        return Settled(
            as_of=as_of,
            interests=tuple(_followed(tie, ties) for tie in standing if tie.share != NOTHING),
            ended=(
                *(last[pair] for pair in sorted(last)),
                *(_ended(tie) for tie in standing if tie.share == NOTHING),
            ),
        )

    def ties(self, question: str, key: EntityId, *, as_of: date, status: str, **_asked: Any) -> Ties:
        """The answer to `owners`, `holdings` or `show`."""
        records = self.records.of(key, as_holder=question != "owners", as_investee=question != "holdings")
        settled = self.settle(records, as_of=as_of)
        network = self.network(settled)
        asked = {"owners": network.owners, "holdings": network.holdings, "show": network.ties}
        shown = asked[question](key) if status in ("asserted", "all") else ()  # type: ignore[operator]
        kept = tuple(tie for tie in settled.ended if question == "show" or tie.kind in HOLDING_KINDS)
        entity, above = self.records.entity(key), question != "holdings"
        column = self.tables(as_of).column(key)
        return Ties(
            question=question,
            entity=entity,
            as_of=as_of,
            interests=shown,
            ended=kept,
            conflicts=tuple(self._too_much(key, as_of)) if above else (),
            unnamed=column.rest if above and column.shares and not column.is_overfull else None,
            entities=self.named([*shown, *kept], entity),
            issues=self.told.issues,
            lens=self._lens,
        )

    def why(self, holder: EntityId, investee: EntityId, *, as_of: date) -> Why:
        """Every row on a pair, with its part in the answer."""
        answer = super().why(holder, investee, as_of=as_of)
        return replace(answer, reasons=tuple(map(_told_when, answer.reasons)))

    def pair(self, holder: EntityId, investee: EntityId, as_of: date) -> None:
        """None: the rows of a pair are lots, and what they come to is for the calculations."""

    def votes(self, question: str, key: EntityId, *, as_of: date, status: str) -> Ties:
        """The answer to `owners` or `holdings` by votes."""
        answer, tables = self.ties(question, key, as_of=as_of, status=status), self.tables(as_of)
        companies = [key] if question == "owners" else sorted({tie.investee for tie in answer.interests})
        found = []
        for company in companies:
            rows = self.ties("owners", company, as_of=as_of, status=status).interests
            for voter, share in sorted(tables.column(company, "votes").shares.items()):
                mine = [tie for tie in rows if tie.holder == voter]
                if mine and (question == "owners" or voter == key):
                    stated = any(tie.kind == "votingRights" for tie in mine)
                    found.append(in_votes(company, voter, share, mine, stated=stated))
        found.sort(key=lambda tie: (-(tie.share.low if tie.share else 0), tie.holder, tie.investee))
        column = tables.column(key, "votes")
        known = question == "owners" and column.shares and not column.is_overfull
        return replace(answer, basis="votes", interests=tuple(found), unnamed=column.rest if known else None)

    def conflicts(self, key: EntityId | None, *, as_of: date) -> Disagreements:
        """Companies whose rows come to more than all: the one asked about, or any.

        Cost: for the whole file, the capital of every company.
        """
        companies = [key] if key else self.tables(as_of).companies()
        found = [conflict for company in companies for conflict in self._too_much(company, as_of)]
        keys = {entity for conflict in found for entity in conflict.entities} | ({key} if key else set())
        named = [self.records.claim(claim) for conflict in found for claim in conflict.claims]
        return Disagreements(
            as_of=as_of,
            entity=self.records.entity(key) if key else None,
            entities=self.records.entities(keys),
            conflicts=tuple(found),
            claims={record.claim.id: record.claim for record in named if record is not None},
            held={},
            lens=self._lens,
            can_be_settled=False,
        )

    def _too_much(self, key: EntityId, as_of: date) -> list[Conflict]:
        column = self.tables(as_of).column(key)
        if column.excess is None:
            return []
        settled = self.settle(self.records.of(key, as_holder=False), as_of=as_of)
        rows = [tie.claims[0].record.claim for tie in settled.interests if tie.investee == key]
        counted = [claim for claim in rows if claim.kind == "shareholding" and claim.share]
        note = f"the stakes come to {decimal(column.excess, up=False, places=4)} %; none is rescaled"
        return [
            Conflict(
                kind="overfull",
                entities=tuple(sorted({key, *(claim.holder for claim in counted)})),
                claims=tuple(sorted(claim.id for claim in counted)),
                used=None,
                note=note,
            )
        ]

    def timeline(self, key: EntityId, *, as_of: date) -> Story:
        """Every day on which a row of an entity begins or ends."""
        if self._overlays is not None:
            raise InputError(NO_TIMELINE)
        return self._story("timeline", key, changes(self._interests(key)), second=as_of)

    def difference(self, key: EntityId | None, first: date, second: date) -> Story:
        """What differs between two days: for one entity, or in the whole file."""
        found: Sequence[Any] = differences(self._interests(key), first, second)
        if self._overlays is not None:
            found = self._overlays.differing(found, key, first, second)
        return self._story("diff", key, found, first=first, second=second)

    def _interests(self, key: EntityId | None) -> list[Interest]:
        records = list(self.records.of(key) if key else self.records.all())
        rows = records if self._overlays is None else self._overlays.left(records)
        return [self.records.interest(record) for record in rows]

    def _story(self, question: str, key: EntityId | None, found: Sequence[Any], **days: Any) -> Story:
        keys = {party for change in found for party in (change.holder, change.investee)}
        return Story(
            question=question,
            entity=self.records.entity(key) if key else None,
            entities=self.records.entities(keys | ({key} if key else set())),
            changes=tuple(found),
            lens=self._lens,
            **days,
        )

    def settled_index(self, as_of: date) -> Any:
        """The claims with the ties of a date beside them, in memory."""
        from kg.store.shortcuts import shortcut_quads

        lines = shortcut_quads(self.settle(self.records.all(), as_of=as_of), rule=self._lens.policy)
        lines += self._overlays.lines() if self._overlays else []
        return _Settled(self.index.with_lines(lines))  # type: ignore[attr-defined]


class _Settled:
    """A store in memory in the place of a derived generation."""

    def __init__(self, rdf: Any) -> None:
        self.rdf = rdf


def _ended(tie: Interest) -> Interest:
    told = tuple(Support(record=support.record, role="earlier") for support in tie.claims)
    return replace(tie, share=NOTHING if tie.share is not None else None, stated=None, claims=told)


def _followed(tie: Interest, ties: Iterable[Interest]) -> Interest:
    """The interest with what follows it, where its row tells an end."""
    if tie.valid_to is None:
        return tie
    pair = (tie.holder, tie.investee, tie.kind)
    following = (t for t in ties if (t.holder, t.investee, t.kind) == pair and begins(t) == ends(tie))
    share = next((t.share for t in following if t.share is not None), NOTHING)
    return replace(tie, next=Next(on=ends(tie), share=share))


def _told_when(reason: Reason) -> Reason:
    """The reason with the days of its row for what is not in force; a file has no day of receipt."""
    claim, note = reason.claim, reason.note
    if reason.role == "later":
        note = f"begins on {claim.valid_from}, after the day asked"
    elif reason.role == "earlier":
        ended = f"ended on {claim.valid_to}" if claim.valid_to else "tells that nothing is held"
        note = note or ended
    return replace(reason, note=note, recorded_on=None)
