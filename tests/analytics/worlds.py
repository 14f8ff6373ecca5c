"""Small networks written as tables: company to holder to share in percent.

    network_of({"op": {"a": "60", "b": ("25", "50", True, False)}, "a": {"a": "10"}}, complete=["op"])

A share is a percentage (a point), a tuple low, high[, low_open, high_open], None (a tie without a figure)
or a `Share`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from kg.model import Entity, EntityId, Share
from kg.network import OwnershipNetwork
from kg.shares import UNKNOWN, percent, point, total
from kg.tables import Basis, Column

Written = str | int | Fraction | tuple[Any, ...] | Share | None
Tables = Mapping[str, Mapping[str, Written]]
DAY = date(2024, 1, 1)


def share_of(written: Written) -> Share:
    """A share from the way it is written in a test."""
    if written is None:
        return UNKNOWN
    if isinstance(written, Share):
        return written
    if isinstance(written, tuple):
        low, high, *opens = written
        return Share(percent(low), percent(high), *opens)
    return point(written)


class PlainTables:
    """Columns as they are written: the protocol `kg.tables.Tables`."""

    def __init__(
        self,
        columns: Mapping[Basis, Mapping[EntityId, Column]],
        entities: Mapping[EntityId, Entity],
        acting: Mapping[str, Iterable[str]],
    ) -> None:
        self._columns, self._entities = columns, entities
        self._acting = {key: tuple(sorted(above)) for key, above in acting.items()}

    @property
    def entities(self) -> Mapping[EntityId, Entity]:
        return self._entities

    def companies(self) -> list[EntityId]:
        return sorted({key for columns in self._columns.values() for key in columns} | self._acting.keys())

    def column(self, investee: EntityId, basis: Basis = "capital") -> Column:
        return self._columns[basis].get(investee) or Column(investee=investee, shares={})

    def acts_for(self, investee: EntityId) -> tuple[EntityId, ...]:
        return self._acting.get(investee, ())

    def below(self, holder: EntityId) -> tuple[EntityId, ...]:
        held = {
            key
            for columns in self._columns.values()
            for key, column in columns.items()
            if holder in column.shares or holder in (column.inside or {})
        }
        return tuple(sorted(held | {key for key, above in self._acting.items() if holder in above}))


def network_of(
    capital: Tables,
    *,
    votes: Tables | None = None,
    complete: Iterable[str] | bool = (),
    kinds: Mapping[str, str] | None = None,
    inside: Mapping[str, Mapping[str, tuple[str, Written]]] | None = None,
    acting: Mapping[str, Iterable[str]] | None = None,
) -> OwnershipNetwork:
    """A network whose tables are these.

    Args:
        capital: Company to holder to share.
        votes: The same for votes; None: as the capital, with own shares silenced.
        complete: Companies whose holders are all known; True: all.
        kinds: Entity kinds; a company where none is given.
        inside: Company to member to (family, own share that the family's figure includes).
        acting: Company to those for whom it acts.
    """
    named = {key: {holder: share_of(w) for holder, w in row.items()} for key, row in capital.items()}
    voting = _voting(named) if votes is None else {
        key: {holder: share_of(w) for holder, w in row.items()} for key, row in votes.items()
    }  # fmt: skip
    all_known = frozenset(named if complete is True else complete or ())
    families = {
        key: {member: (top, share_of(w)) for member, (top, w) in row.items()}
        for key, row in (inside or {}).items()
    }
    columns: dict[Basis, dict[EntityId, Column]] = {
        "capital": _columns(named, all_known, families),
        "votes": _columns(voting, all_known, families),
    }
    ends = {*named, *voting} | {holder for rows in (named, voting) for row in rows.values() for holder in row}
    ends |= {member for row in families.values() for member in row}
    ends |= {*(acting or {})} | {above for many in (acting or {}).values() for above in many}
    entities = {
        key: Entity(id=key, kind=(kinds or {}).get(key, "company"), name=key.upper()) for key in sorted(ends)
    }
    network = OwnershipNetwork(as_of=DAY, entities=entities, interests=(), complete=all_known)
    network.__dict__["tables"] = PlainTables(columns, entities, acting or {})
    return network


def _columns(
    rows: Mapping[str, Mapping[str, Share]],
    complete: frozenset[str],
    families: Mapping[str, Mapping[str, tuple[str, Share]]],
) -> dict[EntityId, Column]:
    made = {}
    for key, row in rows.items():
        shares = {holder: share for holder, share in row.items() if share.high > 0}
        lows = sum((share.low for share in shares.values()), Fraction(0))
        made[key] = Column(
            investee=key,
            shares=shares,
            inside=families.get(key),
            complete=key in complete,
            excess=lows if lows > 1 else None,
        )
    return made


def _voting(rows: Mapping[str, Mapping[str, Share]]) -> dict[str, dict[str, Share]]:
    """The capital without own shares, the others in proportion; bands need no own shares to be exact."""
    voting = {}
    for key, row in rows.items():
        own = row.get(key)
        others = {holder: share for holder, share in row.items() if holder != key}
        if own is not None and own.is_point and 0 < own.low < 1:
            others = {holder: _scaled(share, 1 - own.low) for holder, share in others.items()}
        voting[key] = others
    return voting


def _scaled(share: Share, outstanding: Fraction) -> Share:
    low, high = min(share.low / outstanding, Fraction(1)), share.high / outstanding
    if low >= min(high, Fraction(1)):
        return Share(low, low)
    return Share(low, min(high, Fraction(1)), share.low_open, share.high_open and high <= 1)


def together(network: OwnershipNetwork, company: str) -> Share:
    """What the named holders of a company have together."""
    return total(network.tables.column(company).shares.values())
