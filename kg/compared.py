"""Who owns and who controls a company before and after: between two days, or against a scenario.

Example:
    >>> from kg.calculated import Finding
    >>> held = Finding(entity="renault", verdict="certain")
    >>> Move(entity="renault", what="loses control", before=held).after
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from kg.answers import Lens
from kg.calculated import Finding, Verdict
from kg.model import Entity, EntityId, Share
from kg.record import frozen

#: What becomes of an owner's share, and of control.
What = Literal[
    "enters",
    "leaves",
    "more",
    "less",
    "changed",
    "unchanged",
    "cannot be told",
    "gains control",
    "loses control",
    "becomes certain",
    "no longer certain",
    "becomes possible",
    "no longer possible",
]


@frozen
class Move:
    """What becomes of one owner or controller.

    Args:
        entity: Entity id.
        what: In a word; for control certain, possible and impossible are told apart. `cannot be told` where
            the owners of one side could not be calculated.
        before: What it had; None: nothing, or it cannot be told.
        after: What it has; None: nothing, or it cannot be told.
    """

    entity: EntityId
    what: What
    before: Finding | None = None
    after: Finding | None = None


@frozen
class Side:
    """One side of a comparison: what is known of the company as a whole.

    Args:
        unknown: What belongs to ultimate owners that nobody names; None where the rule does not tell, or
            where it could not be calculated.
        unnamed: Whether holders that nobody names may control it.
        heads: Where control over it ends; several in a ring of mutual control.
        warnings: What a reader must know of the data, in sentences.
        refused: Why its ultimate owners could not be calculated, which is among the warnings too; None where
            they could.
    """

    unknown: Share | None = None
    unnamed: Verdict | None = None
    heads: tuple[EntityId, ...] = ()
    warnings: tuple[str, ...] = ()
    refused: str | None = None


@frozen
class Compared:
    """The owners and controllers of one company, before and after.

    Args:
        question: `whatif` or `diff`.
        entity: Whom the question is about.
        first: The day before.
        second: The day after; the same day against a scenario.
        entities: Every entity that the answer names.
        rule: The rule by which ultimate owners were found.
        owners: Ultimate owners on either side, those that change first.
        controllers: Controllers on either side, those that change first.
        controlled: Companies that it controls itself, on either side; only for `whatif`.
        before: The company before.
        after: The company after.
        lens: The knowledge that the question looked through; its scenario counts after only.
    """

    question: str
    entity: Entity
    first: date
    second: date
    entities: Mapping[EntityId, Entity]
    rule: str
    owners: tuple[Move, ...] = ()
    controllers: tuple[Move, ...] = ()
    controlled: tuple[Move, ...] = ()
    before: Side = Side()
    after: Side = Side()
    lens: Lens = Lens()

    @property
    def is_changed(self) -> bool:
        """Whether any owner, controller or company controlled has something else than before."""
        told = (*self.owners, *self.controllers, *self.controlled)
        return any(move.what != "unchanged" for move in told)


@frozen
class Moves:
    """What becomes of the owners and controllers of several companies.

    Args:
        companies: Those with a change, by name; for a question about one company, that one always.
        more: Companies below a changed tie that were not looked at, because they are too many.
    """

    companies: tuple[Compared, ...] = ()
    more: int = 0
