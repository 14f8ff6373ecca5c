"""Who owns the capital of one company: one row an owner, the rest, and what to do when it is too much.

The rows are what enters the network: held for whom, restated, with bounds. Rows that stand inside
another's figure, floats and managers are no summands. Where the figures cannot all hold, the table is
relaxed or refused (`overfull`); a refused one keeps its figures visible, and has no rest.

Example:
    >>> from kg.settlement.types import Interest
    >>> from kg.shares import point, show
    >>> def tie(holder: str, share: str, *labels: str) -> Interest:
    ...     return Interest(
    ...         holder=holder, investee="x", kind="shareholding", share=point(share), claims=(), labels=labels
    ...     )
    >>> table = capital_table(Restated([tie("a", "70"), tie("b", "40", "stale")]), "x")
    >>> table.state, [(row.owner, show(row.share)) for row in table.rows], show(table.unnamed)
    ('relaxed', [('a', '70 %'), ('b', '0-40 %')], '0-30 %')
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from kg.model import EntityId, Share
from kg.record import frozen
from kg.settlement.overfull import Part, State, counts, together
from kg.settlement.positions import Stake
from kg.settlement.restated import Restated
from kg.settlement.types import Conflict
from kg.shares import ONE, ZERO, total


@frozen
class Row:
    """What one owner has of a company's capital, without what it has through other companies.

    Args:
        owner: Entity id; for shares held for others who are not disclosed, the holder of record.
        share: Bounds in fractions of 1.
        stakes: The stakes behind it; their `holder` is the holder of record.
        part: named, undisclosed (held for others who are not named), float, unknown (an owner without a
            name) or treasury (the company's own shares).
        inside: Entity whose figure includes this one; None where it stands beside the others.
    """

    owner: EntityId
    share: Share
    stakes: tuple[Stake, ...]
    part: Part | Literal["undisclosed"] = "named"
    inside: EntityId | None = None

    @property
    def holders(self) -> tuple[EntityId, ...]:
        """Holders of record, in id order."""
        return tuple(sorted({stake.holder for stake in self.stakes}))

    @property
    def relaxed(self) -> bool:
        """Whether a lower bound was set to 0 because the company adds up to too much."""
        return any(stake.relaxed for stake in self.stakes)


@frozen
class CapitalTable:
    """The capital of one company on one date.

    Args:
        investee: Entity id.
        rows: Larger lower bounds first, then by owner.
        state: ok, relaxed or refused.
        named: What the named owners have together; None when there is none.
        unnamed: What is left for holders that nobody names; None when nothing is known or it is refused.
        undisclosed: What nominees hold for others who are not disclosed; None when there is nothing.
        unknown: What owners without a name have; sources may speak of the same one.
        free_float: The stated float; None when no source states it.
        treasury: The company's own shares; None when no source speaks of them.
        conflicts: overfull, and totals that are less than their parts.
    """

    investee: EntityId
    rows: tuple[Row, ...] = ()
    state: State = "ok"
    named: Share | None = None
    unnamed: Share | None = None
    undisclosed: Share | None = None
    unknown: Share | None = None
    free_float: Share | None = None
    treasury: Share | None = None
    conflicts: tuple[Conflict, ...] = ()

    @property
    def owners(self) -> dict[EntityId, Share]:
        """Owner to share, without those who are not disclosed."""
        return {row.owner: row.share for row in self.rows if row.part != "undisclosed"}


def capital_table(capital: Restated, investee: EntityId) -> CapitalTable:
    """The owners of a company's capital, and what is left.

    Args:
        capital: The settled interests around the company, those of the companies above it included.
        investee: Entity id; one that nobody holds has an empty table.

    Cost: O(n log n) for n stakes in the company, and its chains upwards.
    """
    rows, state = _rows(capital, investee), capital.state(investee)
    stakes = [stake for row in rows for stake in row.stakes]

    def part(owner: EntityId) -> Part:
        return capital.part(owner, investee)

    def of(name: str) -> Share | None:
        chosen = [stake for row in rows if row.part == name for stake in row.stakes if stake.inside is None]
        return together(chosen, part) if chosen else None

    conflicts = capital.conflicts(investee)
    if state != "ok":
        conflicts = [*conflicts, _overfull(investee, rows, state)]
    return CapitalTable(
        investee=investee,
        rows=tuple(sorted(rows, key=lambda row: (-row.share.low, row.owner, row.part))),
        state=state,
        named=of("named"),
        unnamed=None if state == "refused" else _unnamed(stakes, part),
        undisclosed=of("undisclosed"),
        unknown=of("unknown"),
        free_float=of("float"),
        treasury=of("treasury"),
        conflicts=tuple(conflicts),
    )


def _rows(capital: Restated, investee: EntityId) -> list[Row]:
    by_owner: dict[tuple[EntityId, bool], list[Stake]] = {}
    for stake in capital.stakes(investee):
        if stake.share.high > 0:
            by_owner.setdefault((stake.owner or stake.holder, stake.owner is None), []).append(stake)
    return [
        Row(
            owner=owner,
            share=total(stake.share for stake in stakes),
            stakes=tuple(stakes),
            part="undisclosed" if hidden else capital.part(owner, investee),
            inside=stakes[0].inside if len(stakes) == 1 else None,
        )
        for (owner, hidden), stakes in by_owner.items()
    ]


def _overfull(investee: EntityId, rows: Iterable[Row], state: State) -> Conflict:
    counted = [row for row in rows if row.inside is None and row.part != "float"]
    claims = {
        support.record.claim.id
        for row in counted
        for stake in row.stakes
        for tie in stake.position.ties
        for support in tie.claims[:1]
    }
    holders = sorted({holder for row in counted for holder in row.holders})
    done = "nothing is calculated from them"
    if state == "relaxed":
        done = "stale and disputed lower bounds count as 0"
    return Conflict(
        kind="overfull",
        entities=(investee, *holders),
        claims=tuple(sorted(claims)),
        used=None,
        note=f"the shares of {investee} add up to more than 100 %; {done}",
    )


def _unnamed(stakes: Sequence[Stake], part: Callable[[EntityId], Part]) -> Share | None:
    if not stakes:
        return None
    whole = together((stake for stake in stakes if counts(stake, part)), part)
    # A stated float is a part of the rest, so the rest is at least that much.
    floats = [stake.share.low for stake in stakes if part(stake.owner or stake.holder) == "float"]
    least, high = max(floats, default=ZERO), ONE - whole.low
    low = min(high, max(ONE - whole.high, least))
    if low == high:
        return Share(low, high)
    return Share(low, high, low > least and whole.high_open, whole.low_open)
