"""Capital and votes of one company in a holdings file: the columns that calculations read.

Capital is what the rows say: lots of a pair add up, nothing is restated, and a company that adds up to more
than 100 % is told as such and never rescaled. Votes follow `kg.settlement.votes`: stated votes stand; own,
mute and suspended shares do not vote; the rest is split by share times votes of a share, with one vote a
share for holders that nobody names; caps are kept; bands give exact bounds of each holder.

Example:
    >>> from kg.holdings.rows import holdings_of
    >>> from kg.shares import show
    >>> lots = [("Alder", "Birch", "30"), ("Alder", "Birch", "15"), ("Birch", "Birch", "10")]
    >>> tables = HoldingsTables(holdings_of(lots))
    >>> [(key, show(share)) for key, share in tables.column("Birch").shares.items()]
    [('Alder', '45 %'), ('Birch', '10 %')]
    >>> [(key, show(share)) for key, share in tables.column("Birch", "votes").shares.items()]
    [('Alder', '50 %')]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from kg.holdings.table import CAPITAL, KINDS, MUTE, UNSTATED, Holdings
from kg.model import Entity, EntityId, Share
from kg.settlement.voters import Voter
from kg.settlement.votes import split_votes
from kg.shares import NOTHING, ONE, UNKNOWN, ZERO, total
from kg.tables import FACELESS, Basis, Column, beside

_VOTES, _PARENT = KINDS.index("votingRights"), KINDS.index("parent")
#: Kinds by which a company acts for the holder whatever the votes are.
_ACTING = frozenset(KINDS.index(kind) for kind in ("parent", "consolidation", "appointmentOfBoard"))
_HALF = Fraction(1, 2)
# Columns of which any makes votes differ from capital.
_OF_VOTES = ("voting", "votes", "votes_per_share", "voting_cap")


class HoldingsTables:
    """The columns of a holdings file.

    Args:
        told: The rows in force; see `Holdings.on`.

    Cost: each company is worked out when asked for; the first question puts the rows into order once.
    """

    def __init__(self, told: Holdings) -> None:
        self._told = told
        self._entities = _Entities(told)
        self._columns: dict[tuple[EntityId, Basis], Column] = {}
        #: What calculations over many companies have made of the rows, by their own keys.
        self.prepared: dict[str, Any] = {}

    @property
    def holdings(self) -> Holdings:
        """The rows, for calculations over all of them."""
        return self._told

    @property
    def entities(self) -> Mapping[EntityId, Entity]:
        """Entity id to entity; each is made when asked for."""
        return self._entities

    def companies(self) -> Iterable[EntityId]:
        """Everything that somebody holds, in id order."""
        told = self._told
        held = {int(told.investee[row]) for row in range(len(told)) if self._ties(row)}
        return sorted(told.names[at] for at in held)

    def column(self, investee: EntityId, basis: Basis = "capital") -> Column:
        """What the holders of a company have."""
        if (investee, basis) not in self._columns:
            self._columns[investee, basis] = self._made(investee, basis)
        return self._columns[investee, basis]

    def acts_for(self, investee: EntityId) -> tuple[EntityId, ...]:
        """Parents, those who consolidate it, and those who appoint more than half of its board."""
        told = self._told
        if told.kind is None:
            return ()
        found = {told.name(told.holder[row]) for row in self._rows(investee) if self._is_control(row)}
        return tuple(sorted(found - {investee}))

    def below(self, holder: EntityId) -> tuple[EntityId, ...]:
        """Companies in which a holder has something, in id order."""
        told, at = self._told, self._told.position(holder)
        if at is None:
            return ()
        rows = told.by_holder.rows(at)
        return tuple(sorted({told.name(told.investee[row]) for row in rows if self._ties(row)}))

    # -- one company ---------------------------------------------------------------------------------

    def _rows(self, investee: EntityId) -> list[int]:
        at = self._told.position(investee)
        return [] if at is None else self._told.by_investee.rows(at)

    def _made(self, investee: EntityId, basis: Basis) -> Column:
        rows = self._rows(investee)
        capital = [row for row in rows if self._kind(row) in CAPITAL and self._told.high[row] != 0]
        lots = self._lots(capital)
        excess = _excess(share.low for shares in lots.values() for share in shares)
        shares = {holder: total(several) for holder, several in lots.items()}
        if basis == "votes":
            voters = self._voters(rows)
            stated = _excess(voter.stated.low for voter in voters if voter.stated is not None)
            shares, excess = self._votes(investee, shares, voters), excess or stated
        for row in rows:
            if self._kind(row) == _PARENT:  # a parent has something, nobody says how much
                shares.setdefault(self._holder(row), self._told.share(row) or UNKNOWN)
        acting = {holder: share for holder, share in shares.items() if not self._is_faceless(holder)}
        if len(acting) < len(shares) and excess is None:
            acting = beside(acting, sum((shares[key].low for key in shares.keys() - acting.keys()), ZERO))
        complete = bool(self._told.complete) and self._told.position(investee) in self._told.complete
        return Column(
            investee=investee,
            shares=acting,
            complete=complete and len(acting) == len(shares),  # else the float is part of the rest
            excess=excess,
        )

    def _is_faceless(self, holder: EntityId) -> bool:
        at = self._told.position(holder) if self._told.entity_kinds else None
        return at is not None and self._told.entity_kinds.get(at) in FACELESS

    def _lots(self, rows: Iterable[int]) -> dict[EntityId, list[Share]]:
        lots: dict[EntityId, list[Share]] = {}
        for row in rows:
            lots.setdefault(self._holder(row), []).append(self._told.share(row) or UNKNOWN)
        return lots

    def _votes(
        self, investee: EntityId, capital: Mapping[EntityId, Share], voters: list[Voter]
    ) -> dict[EntityId, Share]:
        own = capital.get(investee)
        if own is None and all(_is_plain(voter) for voter in voters):
            return dict(capital)  # the bounds as told say more than bounds of each holder alone
        found: dict[EntityId, list[Share]] = {}
        caps: dict[EntityId, Fraction] = {}
        for voter, share in zip(voters, split_votes(voters), strict=True):
            found.setdefault(voter.voter, []).append(share)
            if voter.cap is not None:
                caps[voter.voter] = min(voter.cap, caps.get(voter.voter, ONE))
        sums = {holder: _capped(total(shares), caps.get(holder)) for holder, shares in found.items()}
        return {holder: share for holder, share in sums.items() if share.high > 0 and holder != investee}

    def _voters(self, rows: Iterable[int]) -> list[Voter]:
        """The voters of a company: one a holder, and one more for lots of it whose votes are stated.

        A row of voting rights states the votes of all that its holder has.
        """
        rows = [row for row in rows if self._kind(row) == _VOTES or self._kind(row) in CAPITAL]
        whole = {self._holder(row) for row in rows if self._kind(row) == _VOTES}
        groups: dict[tuple[EntityId, bool], list[int]] = {}
        for row in rows:
            stated = self._stated(row) is not None or self._holder(row) in whole
            groups.setdefault((self._holder(row), stated), []).append(row)
        return [self._voter(holder, many) for (holder, _), many in sorted(groups.items())]

    def _voter(self, holder: EntityId, rows: list[int]) -> Voter:
        told = self._told
        capital = [row for row in rows if self._kind(row) in CAPITAL]
        mute = [row for row in capital if told.is_treasury(row) or told.voting_of(row) in MUTE]
        loud = [row for row in capital if row not in mute]
        stated = [share for row in rows if (share := self._stated(row)) is not None]
        caps = [cap for row in rows if (cap := told.exact("voting_cap", row)) is not None]
        return Voter(
            voter=holder,
            active=total(told.share(row) or UNKNOWN for row in loud),
            mute=total(told.share(row) or UNKNOWN for row in mute),
            weight=self._weight(loud),
            cap=min(caps, default=None),
            stated=total(stated) if stated else None,
        )

    def _weight(self, rows: list[int]) -> Fraction:
        """Votes of one share; of several lots, the average by capital."""
        parts = [
            (self._told.exact("high", row) or ZERO, self._told.exact("votes_per_share", row)) for row in rows
        ]
        if all(votes is None for _, votes in parts):
            return ONE
        capital = sum((part for part, _ in parts), ZERO)
        votes = sum((part * (ONE if each is None else each) for part, each in parts), ZERO)
        return votes / capital if capital else ONE

    def _stated(self, row: int) -> Share | None:
        """Votes that a row states."""
        votes = self._told.exact("votes", row)
        if votes is not None:
            return Share(votes, votes)
        return self._told.share(row) if self._kind(row) == _VOTES else None

    # -- one row -------------------------------------------------------------------------------------

    def _holder(self, row: int) -> EntityId:
        return self._told.name(self._told.holder[row])

    def _kind(self, row: int) -> int:
        return 0 if self._told.kind is None else int(self._told.kind[row])

    def _is_control(self, row: int) -> bool:
        if self._kind(row) not in _ACTING:
            return False
        share = self._told.share(row)
        return KINDS[self._kind(row)] != "appointmentOfBoard" or share is None or share.high > _HALF

    def _ties(self, row: int) -> bool:
        """Whether a row gives its holder anything: capital, votes or control."""
        told = self._told
        if told.high[row] != 0 and (self._kind(row) in CAPITAL or self._kind(row) == _VOTES):
            return True
        return (told.votes is not None and told.votes[row] not in (0, UNSTATED)) or self._is_control(row)


class _Entities(Mapping[EntityId, Entity]):
    """Entities by id, made when asked for."""

    def __init__(self, told: Holdings) -> None:
        self._told = told

    def __getitem__(self, key: EntityId) -> Entity:
        at = self._told.position(key)
        if at is None:
            raise KeyError(key)
        return self._told.entity(at)

    def __iter__(self) -> Iterator[EntityId]:
        return iter(self._told.names)

    def __len__(self) -> int:
        return len(self._told.names)


def _is_plain(voter: Voter) -> bool:
    beside = (voter.stated, voter.cap)
    return beside == (None, None) and voter.mute == NOTHING and voter.weight == ONE


def _capped(share: Share, cap: Fraction | None) -> Share:
    if cap is None or share.high <= cap:
        return share
    return Share(cap, cap) if share.low >= cap else Share(share.low, cap, share.low_open)


def _excess(lower_ends: Iterable[Fraction]) -> Fraction | None:
    """What lower ends add up to where that is more than all; None: no more."""
    told = sum(lower_ends, ZERO)
    return told if told > ONE else None
