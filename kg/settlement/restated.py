"""Stakes that are told twice: directly, and again as a total through others, a family or a state.

A figure that its source calls a total, indirect or effective one is no stake of its own. A figure whose
source does not say may be either: where a chain joins the pair (a holding between them, a parent, an
organ, members of a family, one who holds for another), only what the chain does not explain counts as a
stake, and the figure caps the total. Where a family's figure is known, a member's stake of unknown size
counts inside it.

Example:
    >>> from kg.shares import bounds, point, show
    >>> def tie(holder: str, investee: str, share: Share, **more: str) -> Interest:
    ...     return Interest(
    ...         holder=holder, investee=investee, kind="shareholding", share=share, claims=(), **more
    ...     )
    >>> told = [tie("p", "hold", point(100)), tie("hold", "op", point(40))]
    >>> capital = Restated([*told, tie("p", "op", point(43), directness="total")])
    >>> [p.holder for p in capital.stakes("op")], show(capital.share("p", "op"))
    (['hold'], '43 %')
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from kg.model import Entity, EntityId, Share
from kg.record import replace
from kg.settlement.agreement import Figure, agree, narrowed
from kg.settlement.chains import Web, holders_first, through
from kg.settlement.overfull import Part, State, relieved
from kg.settlement.positions import Position, Stake, positions
from kg.settlement.types import Conflict, Interest, Settled
from kg.shares import NOTHING, UNKNOWN, ZERO, intersection, show, total

#: Directness of figures that are never stakes of their own.
RESTATING = frozenset({"total", "indirect", "effective"})


def entering(settled: Settled) -> tuple[Interest, ...]:
    """The ties that calculations use: those in force, and memberships without a date."""
    return settled.interests + tuple(tie for tie in settled.undated if tie.kind == "groupMembership")


class Restated:
    """Settled interests as a web in which nothing counts twice. Companies are worked out when asked for.

    Args:
        interests: Settled ties of one date, of all kinds (`entering`).
        entities: Entities by id, for organs, families, floats and unknown holders; may be incomplete.

    Cost: O(n) for n interests; then for each company that is asked for, its chains upwards.
    """

    def __init__(
        self, interests: Iterable[Interest], entities: Mapping[EntityId, Entity] | None = None
    ) -> None:
        self.entities = entities or {}
        self._conflicts: set[Conflict] = set()
        self._ties: dict[EntityId, list[Interest]] = {}
        self._links: dict[EntityId, set[EntityId]] = {}
        for tie in interests:
            self._ties.setdefault(tie.investee, []).append(tie)
            if tie.kind == "groupMembership":
                self._links.setdefault(tie.holder, set()).add(tie.investee)
        for key, entity in self.entities.items():
            if entity.organ_of:
                self._links.setdefault(key, set()).add(entity.organ_of)
        self._stakes: dict[EntityId, list[Stake]] = {}
        self._states: dict[EntityId, State] = {}
        self._web = Web()
        self._entered: set[EntityId] = set()
        self._first: dict[EntityId, list[Stake]] = {}

    # -- asking ----------------------------------------------------------------------------------------

    def ties(self, investee: EntityId) -> Sequence[Interest]:
        """The settled ties of a company, as given."""
        return self._ties.get(investee, ())

    def stakes(self, investee: EntityId) -> list[Stake]:
        """What enters the network of a company, by holder; stakes of managers left out."""
        self._work_out(investee)
        return self._stakes[investee]

    def state(self, investee: EntityId) -> State:
        """Whether the figures of a company can be believed together: ok, relaxed or refused."""
        self._work_out(investee)
        return self._states[investee]

    def part(self, owner: EntityId, investee: EntityId) -> Part:
        """What an owner is among those of a company."""
        if owner == investee:
            return "treasury"
        entity = self.entities.get(owner)
        kind = entity.kind if entity is not None else ""
        return "float" if kind == "dispersed" else "unknown" if kind == "unknown" else "named"

    def web(self, investee: EntityId) -> Web:
        """A web in which the company and all above it are worked out."""
        self._work_out(investee)
        return self._web

    def linked_under(self, entity: EntityId) -> tuple[EntityId, ...]:
        """Those above an entity to whom all is passed that it holds; in id order."""
        self._enter(entity)
        return self._web.links.get(entity, ())

    def share(self, holder: EntityId, investee: EntityId) -> Share:
        """All the capital that a holder has in a company: own, held for it, and through chains.

        Returns:
            Bounds in fractions of 1, held against every total that a source states; `NOTHING` where no
            source joins the two.
        """
        self._work_out(investee)
        known = through(self._seen_by(holder, investee), holder, investee) or NOTHING
        for tie in self._figures(holder, investee):
            capped = _capped(known, self._figure(tie))
            if capped is None:
                self._conflicts.add(_beyond(tie, known))
            else:
                known = capped
        return known

    def _seen_by(self, holder: EntityId, investee: EntityId) -> Web:
        """The web as it counts for one holder: a stake inside another's figure is there once.

        For whoever stands above that figure it is a part of it; for the member itself, what it has is
        taken from it.
        """
        stakes = self._stakes[investee]
        inner = [stake for stake in stakes if stake.inside is not None]
        if not inner:
            return self._web
        column = dict(self._web.stakes[investee])
        for stake in inner:
            top, member = stake.inside or "", stake.holder
            if holder == top or through(self._web, holder, top) is not None:
                column.pop(member, None)
            elif top in column:
                column[top] = _open_below(column[top])
        return Web({**self._web.stakes, investee: column}, self._web.links)

    def conflicts(self, investee: EntityId) -> list[Conflict]:
        """Totals of a company that are less than what the holdings they should include come to."""
        self._work_out(investee)
        for holder in {tie.holder for tie in self.ties(investee) if tie.directness in RESTATING}:
            self.share(holder, investee)
        found = (c for c in self._conflicts if c.entities[1] == investee)
        return sorted(found, key=lambda c: (c.entities, c.claims, c.note))

    # -- totals ----------------------------------------------------------------------------------------

    def _figures(self, holder: EntityId, investee: EntityId) -> list[Interest]:
        """The figures that cap a total: restating ones, and those that turned out to include a chain."""
        told = [
            tie
            for tie in self.ties(investee)
            if tie.holder == holder and tie.kind == "shareholding" and tie.directness in RESTATING
        ]
        for stake in self._stakes[investee]:
            if stake.holder == holder and stake.chain is not None and not stake.position.total:
                told += stake.position.ties[:1]
        return told

    def _figure(self, tie: Interest) -> Figure:
        share = tie.share if tie.share is not None else UNKNOWN
        if tie.directness != "indirect":
            return Figure(share, tie.stated)
        mine = [s.share for s in self._stakes[tie.investee] if s.holder == s.owner == tie.holder]
        return Figure(total([total(mine), share]), None if mine else tie.stated)

    # -- working out -----------------------------------------------------------------------------------

    def _work_out(self, investee: EntityId) -> None:
        if investee in self._stakes:
            return
        waiting = [investee]
        while waiting:  # first all the figures as told, so that the order of chains is known
            entity = waiting.pop()
            if entity not in self._entered:
                self._enter(entity)
                waiting += self._web.above(entity)
        order = holders_first(self._web, investee)
        depth = {entity: number for number, entity in enumerate(order)}
        for entity in order:
            if entity not in self._stakes:
                self._restate(entity, depth)

    def _enter(self, entity: EntityId) -> None:
        """Put a company's figures as told, and its links, into the web."""
        if entity in self._entered:
            return
        self._entered.add(entity)
        stakes = self._as_told(entity)
        self._told(entity, stakes)
        figured = {stake.owner for stake in stakes if not stake.position.bare}
        parents = {tie.holder for tie in self.ties(entity) if tie.kind == "parent" and tie.holder != entity}
        links = (self._links.get(entity, set()) | parents) - figured
        if links:
            self._web.links[entity] = tuple(sorted(links))

    def _as_told(self, entity: EntityId) -> list[Stake]:
        """The stakes of a company before anything is restated; looked at twice, worked out once."""
        if entity not in self._first:
            told = positions(self.ties(entity))
            self._first[entity] = [Stake(position=p, share=p.share) for p in told if p.capacity != "manager"]
        return self._first[entity]

    def _told(self, entity: EntityId, stakes: list[Stake]) -> None:
        column: dict[EntityId, Share] = {}
        for stake in stakes:
            if stake.share.high.numerator:  # what is held for others takes its place in the whole, too
                owner = stake.owner if stake.owner is not None else f"others behind {stake.holder}"
                known = column.get(owner)
                column[owner] = stake.share if known is None else total([known, stake.share])
        self._web.stakes[entity] = column

    def _restate(self, entity: EntityId, depth: Mapping[EntityId, int]) -> None:
        stakes = [*self._as_told(entity)]
        told = [stake.position for stake in stakes]
        if len(stakes) > 1 or any(tie.claims and via_of(tie) for p in told for tie in p.ties):
            # The lowest holders first: what they hold explains the figures of those above them.
            order = sorted(range(len(stakes)), key=lambda i: (-depth.get(told[i].holder, 0), told[i].holder))
            for number in sorted(order, key=lambda i: told[i].total):
                if self._may_restate(told[number]):
                    self._restate_one(entity, stakes, number)
        state, stakes = relieved(stakes, lambda owner: self.part(owner, entity))
        self._states[entity], self._stakes[entity] = state, stakes
        # Nothing can be relied on in a company that is refused, but all it says stays possible.
        self._told(
            entity, [replace(s, share=_open_below(s.share)) for s in stakes] if state == "refused" else stakes
        )

    def _may_restate(self, position: Position) -> bool:
        if position.total:
            return True
        entity = self.entities.get(position.holder)
        family = entity is not None and entity.kind == "group"
        return position.owner == position.holder and (family or not position.direct)

    def _restate_one(self, entity: EntityId, stakes: list[Stake], number: int) -> None:
        stake = stakes[number]
        self._told(entity, [other for i, other in enumerate(stakes) if i != number and other.inside is None])
        inside = [] if stake.position.bare else self._members_inside(stake, stakes)
        for i in inside:
            column = self._web.stakes[entity]
            column.pop(stakes[i].owner or "", None)
        chain = self._chain(entity, stake, stakes)
        if chain is None and not inside:
            return
        known = chain if chain is not None else NOTHING
        figure = Figure(stake.position.share, stake.position.ties[0].stated)
        if figure.bare:
            if known.low > 0:  # a tie without a figure adds nothing to a figure
                stakes[number] = replace(stake, share=NOTHING, chain=known)
                return
        elif _capped(known, figure) is None:
            self._conflicts.add(_beyond(stake.position.ties[0], known))
        left = remainder(figure, known)
        stakes[number] = replace(stake, share=left, chain=known)
        for i in inside:
            within = _sound(Share(ZERO, left.high, left.high > 0, left.high_open))
            stakes[i] = replace(stakes[i], share=within, inside=stake.holder)

    def _chain(self, entity: EntityId, stake: Stake, stakes: Sequence[Stake]) -> Share | None:
        """What others pass on to the owner of a stake, or hold for it."""
        if stake.position.total:
            rest = [s.share for s in stakes if s.holder == stake.holder and not s.position.total]
            return total(rest)
        owner = stake.holder
        held = [s.share for s in stakes if s.owner == owner and s.holder != owner]
        own_links = self._with_via(stake)
        passed = through(own_links, owner, entity, direct=False)
        if passed is None and not held:
            return None
        return total([*held, *([passed] if passed is not None else [])])

    def _with_via(self, stake: Stake) -> Web:
        """The web with the links that the sources of one stake name."""
        links = dict(self._web.links)
        for tie in stake.position.ties:
            steps = (stake.holder, *via_of(tie))
            for above, below in pairwise(steps):
                told = self._web.stakes.get(below, {}).get(above)
                if told is None or told == UNKNOWN:
                    links[below] = tuple(sorted({*links.get(below, ()), above}))
        return Web(self._web.stakes, links) if links != self._web.links else self._web

    def _members_inside(self, stake: Stake, stakes: Sequence[Stake]) -> list[int]:
        """Stakes of unknown size of those who stand under the holder without a figure."""
        return [
            i
            for i, other in enumerate(stakes)
            if other.position.bare
            and other.inside is None
            and other.holder != stake.holder
            and self.stands_under(other.holder, stake.holder)
        ]

    def stands_under(self, entity: EntityId, top: EntityId) -> bool:
        """Whether an entity stands under another by links alone: its organ, member or subsidiary."""
        seen, waiting = {entity}, [entity]
        while waiting:
            for above in self.linked_under(waiting.pop()):
                if above == top:
                    return True
                if above not in seen:
                    seen.add(above)
                    waiting.append(above)
        return False


def remainder(figure: Figure, chain: Share) -> Share:
    """What of a figure a chain leaves unexplained; nothing where the two differ by rounding only."""
    share = figure.share
    if share.is_point and chain.is_point and agree(Figure(chain), figure):
        return NOTHING
    low, high = max(ZERO, share.low - chain.high), max(ZERO, share.high - chain.low)
    low_open = low > 0 and (share.low_open or chain.high_open)
    return _sound(
        Share(low, high, low_open and low < high, high > low and (share.high_open or chain.low_open))
    )


def _sound(share: Share) -> Share:
    return Share(share.high, share.high) if share.low >= share.high else share


def _open_below(share: Share) -> Share:
    return Share(ZERO, share.high, False, share.high_open)


def via_of(tie: Interest) -> tuple[EntityId, ...]:
    """Through whom the claim that a tie uses says that it is held."""
    return next((s.record.claim.via for s in tie.claims if s.role == "used"), ())


def _capped(known: Share, figure: Figure) -> Share | None:
    """A total that is known in parts, held against what a source says it is; None where they differ."""
    if known == NOTHING:
        return figure.share
    if figure.bare:
        return known
    if known.is_point and figure.share.is_point and agree(Figure(known), figure):
        return narrowed(Figure(known), figure).share
    filled = total([remainder(figure, known), known])
    return intersection(filled, figure.share) or intersection(filled, figure.rounded)


def _beyond(tie: Interest, chain: Share) -> Conflict:
    """The chain alone is more than the figure that should include it."""
    claims = tuple(s.record.claim.id for s in tie.claims if s.role == "used")
    told = f"{show(tie.share)} in all is said"
    return Conflict(
        kind="value",
        entities=(tie.holder, tie.investee),
        claims=claims,
        used=None,
        note=f"{told}, but what it should include comes to {show(chain)}",
    )
