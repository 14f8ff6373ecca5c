"""What a picture is made of, and how a picture that would be too big is cut.

A `GraphView` holds settled values and nothing that was calculated for the screen. `focus_on` cuts it
to one entity: all its owners, two levels of holdings, and what else is tied to it.

Example:
    >>> view = GraphView(title="All", as_of=date(2023, 1, 26),
    ...     network=OwnershipNetwork(as_of=date(2023, 1, 26), entities={}, interests=()))
    >>> view.entities, view.capped(150) is view
    ({}, True)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from heapq import heappop, heappush

from kg import vocab
from kg.errors import UnknownEntity
from kg.model import Entity, EntityId, HeldClaim, Recorded
from kg.network import OwnershipNetwork
from kg.settlement import Interest
from kg.views.ties import Tie, held_tie, in_order, pending_ties, settled_tie

#: Entities that a picture shows when nobody asks for more.
SOFT_LIMIT = 150
#: Entities that a picture never exceeds.
HARD_LIMIT = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphView:
    """A picture of a part of the graph on one date.

    Args:
        title: Heading of the page.
        as_of: The date that the picture is true for.
        network: Entities, and the settled interests of all kinds in force on that date.
        focus: Id of the entity in the centre; None for a picture of everything.
        undated: Ties known without a date; drawn apart.
        ended: Ties that had ended by that date; drawn apart.
        pending: Claims that make no holding: planned, in talks, denied, failed; drawn apart.
        held: Doubtful claims; drawn apart, part of nothing.
        paths: Chains of interests from an owner down to the focus, as the engine found them.
        hidden: Ties that were left out by a limit.
        left_out: Entities that were left out by a limit.
    """

    title: str
    as_of: date
    network: OwnershipNetwork
    focus: EntityId | None = None
    undated: tuple[Interest, ...] = ()
    ended: tuple[Interest, ...] = ()
    pending: tuple[Recorded, ...] = ()
    held: tuple[HeldClaim, ...] = ()
    paths: tuple[tuple[Interest, ...], ...] = ()
    hidden: int = 0
    left_out: int = 0

    @property
    def ties(self) -> tuple[Tie, ...]:
        """Every line of the picture, in a fixed order. Cost: O(n log n)."""
        return in_order(
            [
                *(settled_tie(interest, standing="inForce") for interest in self.network.interests),
                *(settled_tie(interest, standing="undated") for interest in self.undated),
                *(settled_tie(interest, standing="ended") for interest in self.ended),
                *pending_ties(self.pending),
                *(held_tie(held) for held in self.held),
            ]
        )

    @property
    def entities(self) -> dict[EntityId, Entity]:
        """Every entity by id, in id order; a party unknown to the network gets its name as written."""
        known = dict(self.network.entities)
        for tie in self.ties:
            claim = tie.parts[0].claim if tie.parts else None
            for party in (tie.holder, tie.investee):
                if party not in known:
                    known[party] = Entity(id=party, kind="unknown", name=_written(claim, party))
        return dict(sorted(known.items()))

    def focus_on(self, entity: EntityId, *, down: int = 2, limit: int = SOFT_LIMIT) -> GraphView:
        """The same picture, cut to what matters to one entity.

        Kept, in this order until the limit is reached: the entity; all its owners and theirs; its
        holdings, `down` levels deep; whatever else is tied to it; the other owners of all these.

        Args:
            entity: Id of the entity in the centre.
            down: Levels of holdings below it.
            limit: Most entities to show, at most `HARD_LIMIT`.

        Returns:
            A view that counts in `hidden` and `left_out` what it does not show.

        Raises:
            UnknownEntity: The entity is neither in the network nor at the end of a tie.
        """
        ties, entities = self.ties, self.entities
        if entity not in entities:
            raise UnknownEntity(entity)
        ranked = _around(ties, entity, down)
        kept = set(ranked[: min(limit, HARD_LIMIT)])
        return self._cut(kept, ties, entities, focus=entity)

    def capped(self, limit: int = SOFT_LIMIT) -> GraphView:
        """This view if it has at most `limit` entities, else the best connected part of it.

        The part grows from the focus, or from the entity with the most ties, to its neighbours.
        """
        entities = self.entities
        if len(entities) <= limit:
            return self
        ties = self.ties
        kept = _best_connected(ties, entities, start=self.focus, limit=limit)
        return self._cut(kept, ties, entities, focus=self.focus)

    def _cut(
        self,
        kept: set[EntityId],
        ties: tuple[Tie, ...],
        entities: Mapping[EntityId, Entity],
        *,
        focus: EntityId | None,
    ) -> GraphView:
        shown = {tie.id for tie in ties if tie.holder in kept and tie.investee in kept}
        network = OwnershipNetwork(
            as_of=self.network.as_of,
            entities={key: value for key, value in entities.items() if key in kept},
            interests=tuple(
                i for i in self.network.interests if settled_tie(i, standing="inForce").id in shown
            ),
        )
        return replace(
            self,
            focus=focus,
            network=network,
            undated=tuple(i for i in self.undated if _inside(i, kept)),
            ended=tuple(i for i in self.ended if _inside(i, kept)),
            pending=tuple(r for r in self.pending if set(r.claim.parties) <= kept),
            held=tuple(h for h in self.held if held_tie(h).id in shown),
            paths=tuple(path for path in self.paths if all(_inside(i, kept) for i in path)),
            hidden=self.hidden + len(ties) - len(shown),
            left_out=self.left_out + len(entities) - len(kept),
        )


def _written(claim: object, party: EntityId) -> str:
    for side in ("holder", "investee"):
        if getattr(claim, side, None) == party:
            return getattr(claim, f"{side}_text", "") or party
    return party


def _inside(interest: Interest, kept: set[EntityId]) -> bool:
    return interest.holder in kept and interest.investee in kept


def _size(tie: Tie) -> float:
    share = tie.share
    return float((share.low + share.high) / 2) if share else 0.0


def _around(ties: Iterable[Tie], entity: EntityId, down: int) -> list[EntityId]:
    """The entities near `entity`, those that matter most first."""
    up, below, beside = defaultdict(list), defaultdict(list), defaultdict(list)
    for tie in ties:
        beside[tie.holder].append((tie.investee, tie))
        beside[tie.investee].append((tie.holder, tie))
        if tie.kind in vocab.HOLDING_KINDS and tie.layer in {"owners", "past"}:
            up[tie.investee].append((tie.holder, tie))
            below[tie.holder].append((tie.investee, tie))
    found: dict[EntityId, None] = {entity: None}
    _walk(found, [entity], up, None)
    _walk(found, [entity], below, down)
    _walk(found, [entity], beside, 1)
    _walk(found, list(found), up, 1)
    return list(found)


def _walk(
    found: dict[EntityId, None],
    starts: list[EntityId],
    steps: Mapping[EntityId, list[tuple[EntityId, Tie]]],
    levels: int | None,
) -> None:
    """Add what can be reached from `starts` level by level, the biggest shares of a level first."""
    seen, row = set(starts), starts
    while row and (levels is None or levels > 0):
        reached: dict[EntityId, float] = {}
        for start in row:
            for other, tie in steps.get(start, ()):
                if other not in seen:
                    reached[other] = max(reached.get(other, 0.0), _size(tie))
        row = sorted(reached, key=lambda key: (-reached[key], key))
        seen.update(row)
        found.update(dict.fromkeys(row))
        levels = None if levels is None else levels - 1


def _best_connected(
    ties: Iterable[Tie], entities: Iterable[EntityId], *, start: EntityId | None, limit: int
) -> set[EntityId]:
    beside: dict[EntityId, set[EntityId]] = {key: set() for key in entities}
    for tie in ties:
        beside[tie.holder].add(tie.investee)
        beside[tie.investee].add(tie.holder)
    order = sorted(beside, key=lambda key: (key != start, -len(beside[key]), key))
    rank = {key: place for place, key in enumerate(order)}
    kept: set[EntityId] = set()
    for seed in order:
        # Neighbours come in by distance, then by how well connected they are.
        queue = [(0, rank[seed])]
        while queue and len(kept) < limit:
            distance, place = heappop(queue)
            key = order[place]
            if key in kept:
                continue
            kept.add(key)
            for other in beside[key] - kept:
                heappush(queue, (distance + 1, rank[other]))
    return kept
