"""How far a holder reaches: the least set of companies that falls to it, majority by majority.

    the least C that contains the start, with:  sum of C's stakes in Y passes the threshold  =>  Y in C

Stakes count in full through a company that has fallen: nothing is multiplied, and each holder counts once
in each company. A ring cannot lift itself, for everything begins at the start. With bands the set is found
with the least stakes for what is certain, and with the most for what is possible; in an open world the
holder may also have what nobody is named for, and be whoever is not known. Which stakes, which threshold
and whether words count is the rule's: control, OFAC's blocked companies, the chains of the PSC register.

Example:
    >>> Rule().strict, Rule(basis="capital", strict=False).basis
    (True, 'capital')
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from kg.analytics.bounds import Bounds
from kg.analytics.counted import Counted, enough
from kg.analytics.field import HALF, By, Field, Hop, Mode, Part, Rule
from kg.analytics.together import together
from kg.model import EntityId
from kg.tables import Basis, Column

__all__ = ["HALF", "By", "Field", "Hop", "Mode", "Part", "Reached", "Rule", "reach", "reach_alone"]


class Reached:
    """The set that fell to a start.

    Args:
        field: What was read.
        mode: least, most or open.
        rounds: Member to the round in which it fell; the start fell in round 0.
    """

    def __init__(self, field: Field, mode: Mode, rounds: Mapping[EntityId, int]) -> None:
        self._field, self.mode, self.rounds = field, mode, rounds

    def __contains__(self, company: object) -> bool:
        return company in self.rounds

    def fallen(self) -> list[EntityId]:
        """The members without the start, in the order in which they fell."""
        return [key for key, number in self.rounds.items() if number]

    def together(self, company: EntityId, basis: Basis | None = None) -> Bounds:
        """What all members have of a company together, its own shares left out.

        Args:
            company: Entity id.
            basis: capital or votes; None: what the rule counts.
        """
        field, basis = self._field, basis or self._field.rule.basis
        members = (key for key in field.concerned(company, basis) if key in self.rounds)
        return field.sum_of(company, basis, members)

    def parts(self, company: EntityId, *, basis: Basis | None = None) -> tuple[Part, ...]:
        """What each member has of a company, larger first.

        Args:
            company: Entity id.
            basis: capital or votes; None: what the rule counts.
        """
        parts = self._field.parts(company, basis or self._field.rule.basis)
        return tuple(part for part in parts if part.holder in self.rounds)

    def hop(self, company: EntityId) -> Hop:
        """How a member fell.

        Cost: O(holders of the company); members that fell alike share one hop.
        """
        field, rounds, number = self._field, self.rounds, self.rounds[company]
        near = (*field.concerned(company, field.rule.basis), *field.acts_for(company))
        before = tuple(key for key in near if rounds.get(key, number) < number)
        known = field.hops.get((company, self.mode, before))
        if known is None:
            known = field.hops[company, self.mode, before] = self._hop(company, frozenset(before))
        return known

    def _hop(self, company: EntityId, before: frozenset[EntityId]) -> Hop:
        field, rule = self._field, self._field.rule
        parts = tuple(part for part in field.parts(company, rule.basis) if part.holder in before)
        stated = before & field.acts_for(company)
        if rule.single and len(parts) > 1:
            parts = tuple(part for part in parts if self._enough(company, {part.holder})) or parts
        alone = frozenset(part.holder for part in parts)
        falls = self._enough(company, alone if rule.single else before)
        by: By = rule.basis if falls or not stated else "stated"
        return Hop(
            investee=company,
            parts=parts,
            stake=self._sum(company, alone if rule.single and parts else before).share,
            by=by,
            stated_by=tuple(sorted(stated)) if by == "stated" else (),
            unnamed=self.mode == "open" and not falls and by != "stated",
        )

    def passes(self, company: EntityId) -> bool:
        """Whether all members together pass the threshold in a company by figures."""
        return self._is_enough(self.together(company))

    def is_stated(self, company: EntityId) -> bool:
        """Whether a company acts by words for a member other than itself."""
        return any(key in self.rounds for key in self._field.acts_for(company))

    def way_to(self, company: EntityId, bases: tuple[Basis, ...] | None = None) -> tuple[Hop, ...]:
        """The hops that a company's fall, or stake, rests on, in the order in which they fell.

        Args:
            company: Entity id; its own hop, where it fell, is among them.
            bases: Whose stakes in the company itself are looked at; None: what the rule counts.
        """
        needed: dict[EntityId, Hop] = {}
        looked = bases or (self._field.rule.basis,)
        waiting = [part.holder for basis in looked for part in self.parts(company, basis=basis)]
        waiting += [key for key in self._field.acts_for(company) if key in self.rounds]
        waiting += [company] if company in self.rounds else []
        while waiting:
            member = waiting.pop()
            if member in needed or self.rounds[member] == 0:
                continue
            hop = needed[member] = self.hop(member)
            waiting += [part.holder for part in hop.parts] + list(hop.stated_by)
        return tuple(needed[key] for key in self.rounds if key in needed)

    def _enough(self, company: EntityId, members: Collection[EntityId]) -> bool:
        return self._is_enough(self._sum(company, members))

    def _is_enough(self, stake: Bounds) -> bool:
        rule = self._field.rule
        return enough(stake, rule.threshold, strict=rule.strict, least=self.mode == "least")

    def _sum(self, company: EntityId, members: Collection[EntityId]) -> Bounds:
        field, basis = self._field, self._field.rule.basis
        return field.sum_of(company, basis, (k for k in field.concerned(company, basis) if k in members))


def reach(field: Field, start: Iterable[EntityId], mode: Mode = "least") -> Reached:
    """The set that falls to some entities acting together.

    Args:
        field: What is read, with the rule.
        start: Entity ids; they are members from the beginning.
        mode: With the least stakes, the most, or the most in an open world.

    Cost: O(holdings of the members); in an open world O(all companies of the field) besides.
    """
    spread = _Spread(field, mode)
    rounds = dict.fromkeys(sorted(set(start)), 0)
    if mode == "open":
        rounds.update(dict.fromkeys(sorted(field.unknown() - rounds.keys()), 0))
    frontier, number = list(rounds), 0
    while frontier or number == 0:
        number += 1
        touched: set[EntityId] = set()
        for member in frontier:
            for company in field.held_by(member):
                if company not in rounds:
                    spread.count(company, member)
                    touched.add(company)
        if mode == "open" and number == 1:
            touched.update(key for key in field.companies() if key not in rounds and field.may_hide(key))
        frontier = [key for key in sorted(touched) if spread.falls(key, rounds)]
        rounds.update(dict.fromkeys(frontier, number))
    return Reached(field, mode, rounds)


def reach_alone(field: Field, start: EntityId, mode: Mode) -> Reached:
    """The set that falls to one entity, found once for a field."""
    if (start, mode) not in field.alone:
        field.alone[start, mode] = reach(field, [start], mode).rounds
    return Reached(field, mode, field.alone[start, mode])


class _Spread:
    """The sums of one spreading set."""

    def __init__(self, field: Field, mode: Mode) -> None:
        self._field, self._mode = field, mode
        self._rule, self._least = field.rule, mode == "least"
        self._counted: dict[EntityId, Counted] = {}
        self._passed: set[EntityId] = set()

    def count(self, company: EntityId, member: EntityId) -> None:
        if self._rule.single:
            nobody = self._field.nobody(company)
            alone = nobody.plus(member)
            if alone is not nobody and alone.passes(least=self._least):
                self._passed.add(company)
            return
        so_far = self._counted.get(company) or self._field.nobody(company)
        self._counted[company] = so_far.plus(member)

    def falls(self, company: EntityId, rounds: Mapping[EntityId, int]) -> bool:
        if not rounds.keys().isdisjoint(self._field.acts_for(company)):
            return True
        column = self._field.column(company)
        if column.inside:
            return self._falls_in_a_family(column, rounds)
        if self._rule.single:
            return company in self._passed or self._falls_to_one(column, rounds)
        so_far = self._counted.get(company) or self._field.nobody(company)
        unnamed = self._mode == "open" and self._field.may_hide(company)
        return so_far.passes(least=self._least, unnamed=unnamed)

    def _falls_to_one(self, column: Column, rounds: Mapping[EntityId, int]) -> bool:
        """Whether one alone may have enough: itself, and in an open world whoever is not named or known."""
        if self._mode != "open":
            return False
        joined = {key for key in column.shares if rounds.get(key) == 0}
        return self._enough(together(column, joined, unnamed=True))

    def _falls_in_a_family(self, column: Column, rounds: Mapping[EntityId, int]) -> bool:
        members = rounds.keys() & {*column.shares, *(column.inside or ())}
        unnamed = self._mode == "open" and self._field.may_hide(column.investee)
        if not self._rule.single:
            return self._enough(together(column, members, unnamed=unnamed))
        return any(self._enough(together(column, {member}, unnamed=unnamed)) for member in members)

    def _enough(self, sum_of: Bounds) -> bool:
        return enough(sum_of, self._rule.threshold, strict=self._rule.strict, least=self._least)
