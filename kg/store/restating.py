"""The restated figures of one company, with no more claims read than they need.

A figure can be told twice only where one party of a company stands above another: then all claims above
it are read and settled. Where none does, the company's own claims say it all. Whether one stands above
another is looked up in the index, by ids alone.

Example:
    `Restating(records, settle).around("nissan", settled)` -> Nissan's stakes, each counted once
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from kg.answers import Pair
from kg.model import EntityId, Recorded
from kg.network import OwnershipNetwork, stands_for_itself
from kg.settlement import Interest, Settled
from kg.shares import NOTHING, ONE, ZERO
from kg.store.records import Records
from kg.vocab import HOLDING_KINDS

if TYPE_CHECKING:
    from kg.settlement.remainder import Remainder
    from kg.settlement.restated import Restated

# Entities visited on the way up; beyond that everything is read.
_MANY = 500
# Entities that stand for no one in particular: their stakes need the parts of a table.
_FACELESS = frozenset({"dispersed", "unknown"})

Settle = Callable[[Iterable[Recorded], date], Settled]


class Restating:
    """Restated companies of one generation.

    Args:
        records: The claims.
        settle: Settles claims for a date, through the lens of the question.
    """

    def __init__(self, records: Records, settle: Settle) -> None:
        self._records, self._settle = records, settle

    def remainder(self, key: EntityId, settled: Settled) -> Remainder | None:
        """What of a company is named, and why no owner is; None where its stakes are plain and just add up.

        Args:
            key: The company.
            settled: Its own claims, settled.
        """
        if self._adds_up(_ties_in(key, settled.interests), key):
            return None
        from kg.settlement.remainder import left

        return left(settled.set_aside, self.around(key, settled), key)

    def around(self, key: EntityId, settled: Settled) -> Restated:
        """The company's figures in which nothing counts twice.

        Args:
            key: The company.
            settled: Its own claims, settled; without those above it where these are needed.
        """
        from kg.settlement.restated import Restated, entering

        ties = _ties_in(key, entering(settled))
        if self._is_told_twice(key, ties):
            return self.above(key, settled.as_of)
        return Restated(entering(settled), self._records.entities({*self._parties(ties), key}))

    def above(self, key: EntityId, as_of: date) -> Restated:
        """The company with everything above it, as control needs it."""
        return self.network((key,), as_of).restated

    def network(self, entities: Iterable[EntityId], as_of: date, *, down: bool = False) -> OwnershipNetwork:
        """The network that a calculation about some entities needs.

        Args:
            entities: Entity ids.
            as_of: The date.
            down: Also what they hold, and all above that: see `kg.store.neighbourhood`.
        """
        from kg.settlement.restated import entering
        from kg.store.neighbourhood import neighbourhood

        records, companies = neighbourhood(self._records, entities, down=down)
        whole = {(r.claim.id, r.recorded_on): r for r in (*records, *self._inherited(companies))}
        interests = entering(self._settle(whole.values(), as_of))
        parties = {key for tie in interests for key in (tie.holder, tie.investee, tie.on_behalf_of) if key}
        return OwnershipNetwork(
            as_of=as_of, entities=self._records.entities(parties | companies), interests=interests
        )

    def pair(self, holder: EntityId, investee: EntityId, as_of: date) -> Pair:
        """What a holder has in a company, all ties and chains together."""
        from kg.settlement.once import counted_once

        network = self.network((investee,), as_of)
        capital, votes = network.capital(holder, investee), network.votes_table(investee)
        control = network.control(holder, investee)
        return Pair(
            capital=capital if capital != NOTHING else None,
            votes=votes.share(holder) if any(row.voter == holder for row in votes.rows) else None,
            majority=control.majority,
            stated=control.stated,
            joint=control.joint,
            once=tuple(one for one in counted_once(network.restated, investee) if one.holder == holder),
        )

    def _inherited(self, companies: set[EntityId]) -> list[Recorded]:
        """The succession of companies, and what absorbed ones held in any of these."""
        lineage = self._records.lineage()
        absorbed = {record.claim.holder for record in lineage}
        held = (
            record
            for one in sorted(absorbed)
            for record in self._records.of(one, as_investee=False)
            if record.claim.investee in companies
        )
        return [*lineage, *held]

    # -- whether a figure may be told twice -----------------------------------------------------------

    def _adds_up(self, ties: Sequence[Interest], key: EntityId) -> bool:
        """Whether a company's stakes are plain, not too many, and of parties of which none holds another.

        Then the rest is 100 % less their sum.
        """
        told = [tie for tie in ties if tie.kind in HOLDING_KINDS]
        if not told or len({tie.holder for tie in told}) < len(told):
            return False
        if len(told) > 1 and sum((tie.share.low for tie in told if tie.share), ZERO) > ONE:
            return False
        plain = all(
            tie.kind == "shareholding" and tie.holder != key and stands_for_itself(tie) for tie in told
        )
        return (
            plain
            and not any(self._records.kind(tie.holder) in _FACELESS for tie in told)
            and not self._is_told_twice(key, ties)
        )

    def _is_told_twice(self, key: EntityId, ties: Sequence[Interest]) -> bool:
        """Whether a party of the company may stand above another one."""
        if any(s.record.claim.via for tie in ties for s in tie.claims if s.role == "used"):
            return True
        parties = self._parties(ties) | self._records.standing_above(key)
        return len(parties) > 1 and self._reaches(parties, key)

    def _parties(self, ties: Iterable[Interest]) -> set[EntityId]:
        told = [tie for tie in ties if tie.kind in HOLDING_KINDS]
        return {tie.holder for tie in told} | {tie.on_behalf_of for tie in told if tie.on_behalf_of}

    def _reaches(self, parties: set[EntityId], company: EntityId) -> bool:
        """Whether any of the parties stands above another, other ways than through the company."""
        seen: set[EntityId] = {company}
        waiting = sorted(parties)
        while waiting:
            entity = waiting.pop()
            if entity in seen:
                continue
            seen.add(entity)
            above = self._records.above(entity)
            if not above.isdisjoint(parties):
                return True
            if len(seen) > _MANY:  # whoever holds nothing else stands above nobody
                own = self._records.claim_iris_in(company)
                return any(self._records.holds_more_than(party, own) for party in parties)
            waiting += sorted(above - seen)
        return False


def _ties_in(key: EntityId, interests: Iterable[Interest]) -> list[Interest]:
    return [tie for tie in interests if tie.investee == key]
