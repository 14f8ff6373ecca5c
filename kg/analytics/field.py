"""What one question about reaching reads: the companies it looks at, each read and added up once.

A field is made for one rule, and for one company if the question is about one; the sets that fall to
holders (`kg.analytics.reach`) are found in it, and share what they have in common: columns, sums, hops.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("p", "hold", 60), ("hold", "op", 51), ("op", "sub", 90)])
    >>> field = Field(network.tables, Rule(), below="op")
    >>> field.holders(), sorted(field.starters)
    (['hold', 'p'], ['hold', 'p'])
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Literal

from kg.analytics.bounds import Bounds
from kg.analytics.counted import Counted
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
        self._columns: dict[EntityId, Column] = {}
        self._nobody: dict[EntityId, Counted] = {}
        self._acts: dict[EntityId, frozenset[EntityId]] = {}
        self._holders: dict[tuple[EntityId, Basis], tuple[EntityId, ...]] = {}
        self._parts: dict[tuple[EntityId, Basis], tuple[Part, ...]] = {}
        self._sums: dict[tuple[EntityId, Basis, tuple[EntityId, ...]], Bounds] = {}
        #: How companies fell to those who had fallen before: many sets of one field fall alike.
        self.hops: dict[tuple[EntityId, Mode, tuple[EntityId, ...]], Hop] = {}
        #: What falls to one entity alone, with the rounds.
        self.alone: dict[tuple[EntityId, Mode], Mapping[EntityId, int]] = {}
        self._down: dict[EntityId, list[EntityId]] | None = None
        self._companies: list[EntityId] | None = None
        if below is not None:
            self._look_above(below)

    def column(self, company: EntityId, basis: Basis | None = None) -> Column:
        """The column of a company; on the basis of the rule, unless another is named."""
        if basis is not None and basis != self.rule.basis:
            return self.tables.column(company, basis)
        column = self._columns.get(company)
        if column is None:
            column = self._columns[company] = self.tables.column(company, self.rule.basis)
        return column

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
            rule, column = self.rule, self.column(company)
            self._nobody[company] = Counted(Tally.of(column), rule.threshold, rule.strict)
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
