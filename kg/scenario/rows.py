"""A scenario laid over the rows of a holdings file: rows that give way go, rows that come are added.

Rows that an edit leaves as they are stay as they are; a row that comes leads back to the entry that made it.

Example:
    >>> from datetime import date
    >>> from kg.holdings.rows import holdings_of
    >>> from kg.holdings.ties import Ties
    >>> from kg.scenario.values import Change, Scenario
    >>> from kg.settlement import Settled
    >>> from kg.shares import point
    >>> told = holdings_of([("Alder", "Birch", "60")])
    >>> sold = Change(where="plan#change 1", words="", holder="Alder", investee="Birch", share=point(15))
    >>> base = Settled(as_of=date(2024, 1, 1), interests=tuple(Ties(told)))
    >>> after = rows_over(told, Overlay.of(Scenario(title="plan", changes=(sold,)), base))
    >>> [(float(tie.share.low), tie.claims[0].record.claim.id) for tie in Ties(after)]
    [(0.15, 'plan#change 1')]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from kg.holdings.cells import in_units
from kg.holdings.longer import with_rows
from kg.holdings.rows import outward
from kg.holdings.table import KINDS as ROW_KINDS
from kg.holdings.table import VOTING, Holdings
from kg.model import Entity
from kg.record import replace
from kg.scenario.overlay import Edit, Overlay
from kg.scenario.values import KINDS, LABEL
from kg.settlement.types import Interest


def rows_over(told: Holdings, overlay: Overlay, entities: Iterable[Entity] = ()) -> Holdings:
    """The rows as the scenario has them.

    Args:
        told: The rows in force on the day of the overlay; names are ids.
        overlay: What the scenario makes of that day.
        entities: Entities that only the scenario knows.

    Cost: one copy of the columns.
    """
    if not overlay.edits and not list(entities):
        return told
    names, kinds = _named(told, overlay, entities)
    told = replace(told, names=names, entity_kinds=kinds)
    gone = {row for pair, edit in overlay.edits.items() for row in _gone(told, pair, edit)}
    kept = told.taken([row for row in range(len(told)) if row not in gone]) if gone else told
    come = [tie for edit in overlay.edits.values() for tie in edit.after if LABEL in tie.labels]
    return _appended(kept, come)


def _named(
    told: Holdings, overlay: Overlay, entities: Iterable[Entity]
) -> tuple[Sequence[str], dict[int, str]]:
    """The names with those that the scenario adds, and the kinds of all that are no companies."""
    known = {one.id: one for one in entities}
    parties = dict.fromkeys(key for pair in overlay.edits for key in pair) | dict.fromkeys(known)
    new = [key for key in parties if told.position(key) is None]
    kinds = dict(told.entity_kinds)
    for at, key in enumerate(new, len(told.names)):
        if key in known and known[key].kind != "company":
            kinds[at] = known[key].kind
    return ([*told.names, *new] if new else told.names), kinds


def _gone(told: Holdings, pair: tuple[str, str], edit: Edit) -> list[int]:
    """The rows of a pair that do not stay as they are."""
    holder, investee = told.position(pair[0]), told.position(pair[1])
    if holder is None or investee is None:
        return []
    stays = {tie.claims[0].record.claim.id for tie in edit.after if tie.claims and LABEL not in tie.labels}
    mine = [row for row in told.by_investee.rows(investee) if int(told.holder[row]) == holder]
    return [
        row
        for row in mine
        if told.kind_of(row) in (*KINDS, "treasury")
        and f"{told.title}#row {int(told.number[row])}" not in stays
    ]


def _appended(told: Holdings, ties: Sequence[Interest]) -> Holdings:
    if not ties:
        return told
    count = len(told)
    finer: dict[str, dict[int, Fraction]] = {name: dict(values) for name, values in told.finer.items()}
    rows = [_row(told, tie, at, finer) for at, tie in enumerate(ties, count)]
    return replace(with_rows(told, rows), finer=finer, given={**told.given, **dict(enumerate(ties, count))})


def _row(told: Holdings, tie: Interest, at: int, finer: dict[str, dict[int, Fraction]]) -> dict[str, int]:
    """The cells of a tie; a value that has no end in units is kept beside them."""
    row = {
        "holder": told.position(tie.holder) or 0,
        "investee": told.position(tie.investee) or 0,
        "kind": ROW_KINDS.index(tie.kind),
        "voting": VOTING.index(tie.voting) if tie.voting in VOTING else 0,
    }
    values: dict[str, Fraction | None] = {
        "votes_per_share": tie.votes_per_share,
        "voting_cap": tie.voting_cap,
    }
    if tie.share is not None:
        values |= {"low": tie.share.low, "high": tie.share.high}
        row |= {"low_open": int(tie.share.low_open), "high_open": int(tie.share.high_open)}
    for name, value in values.items():
        if value is not None:
            units = in_units(value)
            if isinstance(units, Fraction):
                finer.setdefault(name, {})[at] = units
                units = outward(units, up=name != "low")
            row[name] = units
    if tie.valid_from is not None:
        row["start"] = tie.valid_from.earliest.toordinal()
    return row
