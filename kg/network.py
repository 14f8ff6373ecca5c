"""The ownership network as of one date: entities and the settled interests between them.

This value is the treaty between the store and everything that calculates or draws. It looks things up
and orders them; calculations are in `kg.analytics`.

Example:
    >>> from kg.shares import bounds, show
    >>> tie = Interest(
    ...     holder="alpha", investee="beta", kind="shareholding", share=bounds("about", "43"), claims=()
    ... )
    >>> companies = {key: Entity(id=key, kind="company", name=key.title()) for key in ("alpha", "beta")}
    >>> network = OwnershipNetwork(as_of=date(2023, 1, 26), entities=companies, interests=(tie,))
    >>> [owner.holder for owner in network.owners("beta")], show(network.unnamed("beta"))
    (['alpha'], '56-58 %')
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import vocab
from kg.model import Entity, EntityId, Share
from kg.record import frozen
from kg.settlement import Interest
from kg.shares import rest

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from kg.holdings.cells import Cell
    from kg.holdings.table import Holdings
    from kg.settlement.capital import CapitalTable
    from kg.settlement.control import Control
    from kg.settlement.restated import Restated
    from kg.settlement.votes import VotesTable
    from kg.tables import Tables

_Index = Mapping[EntityId, tuple[Interest, ...]]


@frozen
class OwnershipNetwork:
    """Entities and settled interests as of one date.

    Args:
        as_of: The date.
        entities: Entity id to entity; holds both ends of every interest.
        interests: Settled interests, of all kinds.
        complete: Companies whose holders are all known.
        listed: The rows in force of a holdings file, where the network comes from one (`from_holdings`).
    """

    as_of: date
    entities: Mapping[EntityId, Entity]
    interests: Sequence[Interest]
    complete: frozenset[EntityId] = frozenset()
    listed: Holdings | None = None

    @classmethod
    def from_holdings(
        cls,
        source: str | Path | Holdings | Iterable[Mapping[str, Cell] | Sequence[Cell]],
        *,
        complete: Iterable[str] | Path = (),
        as_of: date | None = None,
    ) -> OwnershipNetwork:
        """The network of a plain holdings file, or of rows; no graph is needed.

        Names are ids, as written. Everybody is a company unless a row says otherwise. Lots of a pair stand
        side by side in `owners` and are added in `tables`. The columns: see `kg.holdings.rows`.

        Args:
            source: A CSV or Parquet file; rows as mappings by column name, or as tuples of holder, investee
                and share in percent; or `Holdings`.
            complete: Names of companies whose holders are all known, or a file with one name a line.
            as_of: The day on which rows with dates must be in force; None: today.

        Raises:
            InputError, InputFaults: The file or a row makes no sense; each fault with row and field.
            MissingExtra: A Parquet file, and pyarrow is not installed.

        Example:
            >>> from kg.shares import show
            >>> network = OwnershipNetwork.from_holdings([("Alder", "Birch", "43.4"), ("Cedar", "Birch", 15)])
            >>> [(tie.holder, show(tie.share)) for tie in network.owners("Birch")]
            [('Alder', '43.4 %'), ('Cedar', '15 %')]

        Cost: O(n) for n rows; interests are made when asked for.
        """
        from kg.environment import today
        from kg.holdings.network import network_parts

        day = as_of or today()
        return cls(as_of=day, **network_parts(source, complete, day))

    def owners(
        self, investee: EntityId, *, kinds: Iterable[str] = vocab.HOLDING_KINDS
    ) -> tuple[Interest, ...]:
        """Interests held in an entity.

        Args:
            investee: Entity id; one that is not in the network has no owners.
            kinds: Interest kinds wanted.

        Returns:
            One interest a tie, shareholdings first, then larger lower bounds, then by holder.

        Cost: O(n log n) once for n interests, then O(answer).
        """
        wanted = frozenset(kinds)
        return tuple(tie for tie in self._by_investee.get(investee, ()) if tie.kind in wanted)

    def holdings(
        self, holder: EntityId, *, kinds: Iterable[str] = vocab.HOLDING_KINDS
    ) -> tuple[Interest, ...]:
        """Interests that an entity holds, in the order of `owners`, ties of one rank by investee.

        Example:
            >>> OwnershipNetwork(as_of=date(2023, 1, 26), entities={}, interests=()).holdings("alpha")
            ()
        """
        wanted = frozenset(kinds)
        return tuple(tie for tie in self._by_holder.get(holder, ()) if tie.kind in wanted)

    def ties(self, entity: EntityId) -> tuple[Interest, ...]:
        """Interests of all kinds in which an entity stands at either end, those it holds first.

        A tie of an entity with itself (own shares) stands once.
        """
        held = self._by_investee.get(entity, ())
        return self._by_holder.get(entity, ()) + tuple(tie for tie in held if tie.holder != entity)

    def unnamed(self, investee: EntityId) -> Share | None:
        """What is left of an entity's capital for holders that nobody names; None: nothing is known.

        See `capital_table` for how totals, nominees and families count.
        """
        ties = self.owners(investee, kinds=("shareholding",))
        if self.listed is not None:
            return self.tables.column(investee).rest if ties else None
        if len(ties) == 1 and self.is_plain(ties[0]):  # nothing to restate, and nothing more to load
            return rest(tie.share for tie in ties if tie.share is not None)
        return self.capital_table(investee).unnamed if ties else None

    def is_plain(self, tie: Interest) -> bool:
        """Whether a stake stands for itself: direct, in the capital, of an acting holder, for nobody else."""
        entity = self.entities.get(tie.holder)
        acting = entity is None or entity.kind not in ("dispersed", "unknown")
        return acting and stands_for_itself(tie)

    @cached_property
    def restated(self) -> Restated:
        """The network in which nothing counts twice: what is held for whom, and what totals include."""
        from kg.settlement.restated import Restated

        return Restated(self.interests, self.entities)

    @cached_property
    def tables(self) -> Tables:
        """Who has how much of each company, as `kg.analytics` reads it."""
        if self.listed is not None:
            from kg.holdings.tables import HoldingsTables

            return HoldingsTables(self.listed)
        from kg.tables import SettledTables

        return SettledTables(self.restated, self.interests, self.complete)

    def capital_table(self, investee: EntityId) -> CapitalTable:
        """Who owns the capital of an entity, held for whom, with the rest by its parts.

        Example:
            >>> OwnershipNetwork(as_of=date(2023, 1, 26), entities={}, interests=()).capital_table("a").state
            'ok'

        Cost: O(n log n) for n stakes in it, and its chains upwards once.
        """
        from kg.settlement.capital import capital_table

        return capital_table(self.restated, investee)

    def votes_table(self, investee: EntityId) -> VotesTable:
        """Who votes in an entity: stated votes, mute shares, caps; cost as for `capital_table`."""
        from kg.settlement.votes import votes_table

        return votes_table(self.restated, investee)

    def capital(self, holder: EntityId, investee: EntityId) -> Share:
        """All the capital that a holder has in an entity: own, held for it, through chains.

        Capped by what sources state as its total; `kg.shares.NOTHING` where nothing joins the two.
        """
        return self.restated.share(holder, investee)

    def control(self, holder: EntityId, investee: EntityId) -> Control:
        """Whether a holder controls an entity: by a majority of votes, or as sources state."""
        from kg.settlement.control import control

        return control(self.restated, holder, investee)

    def to_networkx(self, *, kinds: Iterable[str] | None = None) -> MultiDiGraph[Any]:
        """The network as a networkx graph: one node an entity, one edge an interest.

        Args:
            kinds: Interest kinds wanted; None: all.

        Returns:
            Edges run from holder to investee, with the key `kind` and a number where a pair has several
            ties of one kind. Edge data: `interest`, `kind`, and `low` and `high` as floats in 0 to 1
            (None where the kind has no share). Node data: `entity`, `name`, `kind`.

        Cost: O(n) for n interests.
        """
        from networkx import MultiDiGraph

        wanted = None if kinds is None else frozenset(kinds)
        graph: MultiDiGraph[Any] = MultiDiGraph(as_of=self.as_of.isoformat())
        for key, entity in self.entities.items():
            graph.add_node(key, entity=entity, name=entity.name, kind=entity.kind)
        for tie in self.interests:
            if wanted is not None and tie.kind not in wanted:
                continue
            graph.add_edge(tie.holder, tie.investee, key=_free_key(graph, tie), **_edge_data(tie))
        return graph

    @cached_property
    def _by_holder(self) -> _Index:
        if self.listed is not None:
            return _Rows(self, "by_holder")
        return _indexed((tie.holder, tie) for tie in self.interests)

    @cached_property
    def _by_investee(self) -> _Index:
        if self.listed is not None:
            return _Rows(self, "by_investee")
        return _indexed((tie.investee, tie) for tie in self.interests)


def stands_for_itself(tie: Interest) -> bool:
    """Whether a stake is direct, in the capital, and held for nobody else; whoever its holder is."""
    whole = tie.directness == "direct" and tie.denominator in ("issued", "outstanding", "unstated")
    own = tie.capacity in ("own", "unstated") and tie.on_behalf_of is None
    return whole and own and tie.instrument is None


class _Rows(dict[EntityId, tuple[Interest, ...]]):
    """The interests at one end in a holdings file, made when an entity is asked for."""

    def __init__(self, network: OwnershipNetwork, end: str) -> None:
        super().__init__()
        self._network, self._end = network, end

    def get(self, key: EntityId, default: Any = ()) -> Any:
        """The interests of an entity, in the order of answers."""
        told = self._network.listed
        at = told.position(key) if told is not None else None
        if at is None:
            return default
        if key not in self:
            rows = getattr(told, self._end).rows(at)
            self[key] = tuple(sorted((self._network.interests[row] for row in rows), key=_order))
        return self[key]


def _indexed(ties: Iterable[tuple[EntityId, Interest]]) -> _Index:
    index: dict[EntityId, list[Interest]] = {}
    for key, tie in ties:
        index.setdefault(key, []).append(tie)
    return {key: tuple(sorted(group, key=_order)) for key, group in index.items()}


def _order(tie: Interest) -> tuple[object, ...]:
    low = tie.share.low if tie.share is not None else Fraction(-1)
    return (
        tie.kind != "shareholding",
        -low,
        tie.holder,
        tie.investee,
        tie.kind,
        tie.directness,
        tie.instrument or "",
        tie.denominator,
        tie.role or "",
        tie.topic or "",
    )


def _edge_data(tie: Interest) -> dict[str, Any]:
    share = tie.share
    return {
        "interest": tie,
        "kind": tie.kind,
        "low": float(share.low) if share else None,
        "high": float(share.high) if share else None,
    }


def _free_key(graph: MultiDiGraph[Any], tie: Interest) -> str:
    taken = graph.get_edge_data(tie.holder, tie.investee) or {}
    same = sum(1 for data in taken.values() if data["kind"] == tie.kind)
    return tie.kind if same == 0 else f"{tie.kind} {same + 1}"
