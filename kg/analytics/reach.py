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
from fractions import Fraction
from functools import cached_property
from typing import Literal

from kg.analytics.bounds import Bounds
from kg.analytics.counted import Counted, enough
from kg.analytics.together import Tally, together
from kg.model import EntityId, Share
from kg.record import frozen
from kg.shares import NOTHING
from kg.tables import Basis, Column, Tables

#: least: what is certain. most: what is possible. open: what is possible if the holder may also stand
#: behind unnamed and unknown holders.
Mode = Literal["least", "most", "open"]
#: What made a company fall: a basis, or words of a source (an organ of its state, stated sole control).
By = Literal["capital", "votes", "stated"]

HALF = Fraction(1, 2)
#: Kinds of entities that nobody can hold, so that no unnamed holder stands behind them.
_NEVER_HELD = frozenset({"person", "state", "stateBody", "alliance", "group", "dispersed", "unknown"})


@frozen
class Rule:
    """When a company falls.

    Args:
        basis: Whether votes or capital count.
        threshold: Fraction of 1.
        strict: Whether more than the threshold is needed; else the threshold itself is enough.
        stated: Whether organs and stated sole control make a company fall whatever the figures.
        single: Whether one holder must pass the threshold alone; else all of the set together.
    """

    basis: Basis = "votes"
    threshold: Fraction = HALF
    strict: bool = True
    stated: bool = True
    single: bool = False


@frozen(kw_only=False)
class Part:
    """What one member of the set has of a company, in fractions of 1."""

    holder: EntityId
    share: Share


@frozen
class Hop:
    """How one company fell.

    Args:
        investee: Entity id.
        parts: The members that had fallen before and hold it, larger first, each with its own share.
        stake: What they have together.
        by: What made it fall.
        stated_by: Members for whom it acts by words; empty where the figures made it fall.
        unnamed: Whether it falls only if unnamed holders are the holder's, too.
    """

    investee: EntityId
    parts: tuple[Part, ...]
    stake: Share
    by: By
    stated_by: tuple[EntityId, ...] = ()
    unnamed: bool = False


class Field:
    """The columns that one question reads, each read once.

    Args:
        tables: The network's tables.
        rule: When a company falls.
        below: A company that the question is about: only what stands above it is looked at. None: all.
        bases: What counts as standing above; None: the basis of the rule.

    Cost: with `below`, O(holdings above that company); else nothing until asked.
    """

    def __init__(
        self,
        tables: Tables,
        rule: Rule,
        below: EntityId | None = None,
        bases: tuple[Basis, ...] | None = None,
    ) -> None:
        self.tables, self.rule, self._bases = tables, rule, bases or (rule.basis,)
        self._asked = below
        self._nobody: dict[EntityId, Counted] = {}
        self._acts: dict[EntityId, frozenset[EntityId]] = {}
        self._holders: dict[tuple[EntityId, Basis], tuple[EntityId, ...]] = {}
        self._parts: dict[tuple[EntityId, Basis], tuple[Part, ...]] = {}
        self._sums: dict[tuple[EntityId, Basis, tuple[EntityId, ...]], Bounds] = {}
        self._hops: dict[tuple[EntityId, Mode, tuple[EntityId, ...]], Hop] = {}
        self._alone: dict[tuple[EntityId, Mode], Reached] = {}
        self._down: dict[EntityId, list[EntityId]] | None = None
        self._companies: list[EntityId] | None = None
        if below is not None:
            self._look_above(below)

    def column(self, company: EntityId, basis: Basis | None = None) -> Column:
        """The column of a company; on the basis of the rule, unless another is named."""
        return self.tables.column(company, basis or self.rule.basis)

    def named_in(self, company: EntityId, basis: Basis) -> set[EntityId]:
        """Everybody who has something of a company on one basis, the company itself left out."""
        column = self.tables.column(company, basis)
        return {*column.shares, *(column.inside or ())} - {company}

    def concerned(self, company: EntityId, basis: Basis) -> tuple[EntityId, ...]:
        """Those whose membership decides what a set has of a company.

        Its holders, and whose figures include theirs; the company itself left out.
        """
        if (company, basis) not in self._holders:
            column = self.tables.column(company, basis)
            inside = column.inside or {}
            keys = dict.fromkeys([*column.shares, *inside, *(top for top, _ in inside.values())])
            keys.pop(company, None)
            self._holders[company, basis] = tuple(keys)
        return self._holders[company, basis]

    def parts(self, company: EntityId, basis: Basis) -> tuple[Part, ...]:
        """What each holder has of a company, larger first; its own shares left out."""
        if (company, basis) not in self._parts:
            column = self.tables.column(company, basis)
            found = [
                Part(holder, column.seen_by(holder).get(holder, NOTHING))
                for holder in self.named_in(company, basis)
            ]
            found.sort(key=lambda part: (-part.share.low, -part.share.high, part.holder))
            self._parts[company, basis] = tuple(part for part in found if part.share.high > 0)
        return self._parts[company, basis]

    def sum_of(self, company: EntityId, basis: Basis, members: Iterable[EntityId]) -> Bounds:
        """What some of those whom a company concerns have of it together; each sum is made once."""
        key = company, basis, tuple(members)
        if key not in self._sums:
            self._sums[key] = together(self.column(company, basis), key[2])
        return self._sums[key]

    def nobody(self, company: EntityId) -> Counted:
        """Nobody's stakes in a company, to be counted."""
        if company not in self._nobody:
            self._nobody[company] = Counted(
                Tally.of(self.column(company)), self.rule.threshold, self.rule.strict
            )
        return self._nobody[company]

    def acts_for(self, company: EntityId) -> frozenset[EntityId]:
        """Those for whom a company acts by words; empty where the rule asks for figures alone."""
        if not self.rule.stated:
            return frozenset()
        if company not in self._acts:
            self._acts[company] = frozenset(self.tables.acts_for(company)) - {company}
        return self._acts[company]

    def may_lie_in_a_ring(self, one: EntityId, other: EntityId) -> bool:
        """Whether each of two entities may stand above the other; True where the field has no bottom."""
        if self._down is None:
            return True
        return one in self._rings and self._rings[one] == self._rings.get(other)

    def held_by(self, holder: EntityId) -> Iterable[EntityId]:
        """Companies that name a holder, or act for it."""
        return self.tables.below(holder) if self._down is None else self._down.get(holder, ())

    def companies(self) -> list[EntityId]:
        """Every company that the question looks at, in id order."""
        if self._companies is None:
            self._companies = sorted(self.tables.companies())
        return self._companies

    def holders(self) -> list[EntityId]:
        """Everybody who holds a company that the question looks at, in id order."""
        return sorted(self._everybody() if self._down is None else self._down)

    @cached_property
    def starters(self) -> frozenset[EntityId]:
        """Those to whom some company may fall by what they have alone: nothing falls to anybody else."""
        threshold, strict = self.rule.threshold, self.rule.strict
        found: set[EntityId] = set()
        for company in self.companies():
            found |= self.acts_for(company)
            column = self.column(company)
            for holder, share in column.shares.items():
                if share.high > threshold or (share.high == threshold and not strict):
                    found.add(holder)
            found.update(column.inside or ())
        return frozenset(found)

    def may_hide(self, company: EntityId) -> bool:
        """Whether holders that nobody names may have something of a company.

        Persons and states are nobody's. An entity that nobody is known to hold is an end like them, unless
        the question is about itself.
        """
        entity = self.tables.entities.get(company)
        if entity is not None and entity.kind in _NEVER_HELD:
            return False
        return company == self._asked or any(self.tables.column(company, b).shares for b in self._bases)

    @cached_property
    def is_exact(self) -> bool:
        """Whether every figure is one number, so that nothing is possible that is not certain."""
        columns = (self.column(company) for company in self.companies())
        return all(
            not column.inside and all(s.is_point for s in column.shares.values()) for column in columns
        )

    def unknown(self) -> set[EntityId]:
        """Holders of whom a source says that nobody knows them."""
        return {key for key in self.holders() if self._is_unknown(key)}

    @cached_property
    def _rings(self) -> dict[EntityId, int]:
        """Entity to the number of the ring that it is part of; one that is part of none has its own."""
        from kg.analytics.walk import components

        rings = components(self._down or {})
        return {key: number for number, ring in enumerate(rings) for key in ring}

    def _is_unknown(self, key: EntityId) -> bool:
        entity = self.tables.entities.get(key)
        return entity is not None and entity.kind == "unknown"

    def _everybody(self) -> set[EntityId]:
        return {holder for company in self.companies() for holder in self._named(company)}

    def _named(self, company: EntityId) -> set[EntityId]:
        found = set(self.acts_for(company))
        for basis in self._bases:
            found |= self.named_in(company, basis)
        return found - {company}

    def _look_above(self, company: EntityId) -> None:
        down: dict[EntityId, list[EntityId]] = {}
        seen, waiting = {company}, [company]
        while waiting:
            entity = waiting.pop()
            for holder in self._named(entity):
                down.setdefault(holder, []).append(entity)
                if holder not in seen:
                    seen.add(holder)
                    waiting.append(holder)
        self._down, self._companies = down, sorted(seen)


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
        known = field._hops.get((company, self.mode, before))
        if known is None:
            known = field._hops[company, self.mode, before] = self._hop(company, frozenset(before))
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
    if (start, mode) not in field._alone:
        field._alone[start, mode] = reach(field, [start], mode)
    return field._alone[start, mode]


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
