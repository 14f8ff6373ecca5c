"""What is left of a company beside its named owners, and why no owner is found where none is.

"No owner found" has several meanings, and a reader must not take one for another:

| reason | what is known |
|---|---|
| never looked | no source speaks of its owners |
| none | a source looked, and found none |
| exempt | a source says that the owner need not be told |
| undisclosed | somebody owns it, and is not disclosed |
| float | only a float is stated |
| withdrawn | all that spoke of owners was withdrawn or corrected |

A source that says so is a claim of kind `unknownInterest` or `unpublishedInterest` with the reason as its
topic: the codes of BODS, or the words of this table.

Example:
    >>> left([], Restated([]), "x").reason
    'never looked'
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from kg.model import EntityId, Share
from kg.names import fold
from kg.record import frozen
from kg.settlement.capital import CapitalTable, capital_table
from kg.settlement.once import CountedOnce, counted_once
from kg.settlement.restated import Restated
from kg.settlement.types import Interest
from kg.vocab import HOLDING_KINDS

Reason = Literal["never looked", "none", "exempt", "undisclosed", "float", "withdrawn"]

_SAYING = frozenset({"unknownInterest", "unpublishedInterest"})
_REASONS: dict[str, Reason] = {
    "none": "none",
    "nobeneficialowners": "none",
    "nobeneficialowner": "none",
    "exempt": "exempt",
    "subjectexemptfromdisclosure": "exempt",
    "interestedpartyexemptfromdisclosure": "exempt",
}


@frozen
class Remainder:
    """What of a company is named, and what is not.

    Args:
        table: Its owners and the parts that are not named.
        exempt: Ties by which sources say that an owner need not be told.
        saying: Ties by which sources say why no owner is told, `exempt` included.
        reason: Why no owner is found; None where there is one.
        once: Figures that count as told twice, though no source says so.
    """

    table: CapitalTable
    exempt: tuple[Interest, ...] = ()
    saying: tuple[Interest, ...] = ()
    reason: Reason | None = None
    once: tuple[CountedOnce, ...] = ()

    @property
    def named(self) -> Share | None:
        """What the named owners have together; None when there is none."""
        return self.table.named


def left(set_aside: Iterable[Interest], capital: Restated, investee: EntityId) -> Remainder:
    """What is left of a company beside its named owners.

    Args:
        set_aside: Ties that claims speak of, of which none is in force (`Settled.set_aside`).
        capital: The settled interests around the company.
        investee: Entity id.

    Cost: as for `capital_table`.
    """
    table = capital_table(capital, investee)
    ties = [tie for tie in capital.ties(investee) if tie.holder != investee]
    saying = tuple(tie for tie in ties if tie.kind in _SAYING)
    return Remainder(
        table=table,
        exempt=tuple(tie for tie in saying if _reason(tie) == "exempt"),
        saying=saying,
        reason=None if _has_owner(table, ties) else _why(table, saying, set_aside, investee),
        once=counted_once(capital, investee),
    )


def _has_owner(table: CapitalTable, ties: Iterable[Interest]) -> bool:
    others = HOLDING_KINDS - {"shareholding"}
    return any(row.part == "named" for row in table.rows) or any(tie.kind in others for tie in ties)


def _why(
    table: CapitalTable, saying: Iterable[Interest], set_aside: Iterable[Interest], investee: EntityId
) -> Reason:
    told = {_reason(tie) for tie in saying}
    if table.undisclosed is not None or table.unknown is not None:
        told.add("undisclosed")
    if table.free_float is not None:
        told.add("float")
    if any(tie.investee == investee and tie.kind in HOLDING_KINDS and _gone(tie) for tie in set_aside):
        told.add("withdrawn")
    order: tuple[Reason, ...] = ("undisclosed", "exempt", "none", "float", "withdrawn")
    return next((reason for reason in order if reason in told), "never looked")


def _gone(tie: Interest) -> bool:
    return "contested" not in tie.labels and "stale" not in tie.labels


def _reason(tie: Interest) -> Reason:
    return _REASONS.get(fold(tie.topic or ""), "undisclosed")
