"""The ownership network as of one date: entities and the settled interests between them.

This value is the treaty between the store and everything that calculates or draws.

Example:
    >>> OwnershipNetwork(as_of=date(2023, 1, 26), entities={}, interests=()).owners("nissan")
    ()
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kg.model import Entity, EntityId
from kg.settlement import Interest


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnershipNetwork:
    """Entities and settled interests as of one date.

    Args:
        as_of: The date.
        entities: Entity id to entity; holds both ends of every interest.
        interests: Settled interests, of all kinds.
    """

    as_of: date
    entities: Mapping[EntityId, Entity]
    interests: tuple[Interest, ...]

    def owners(self, investee: EntityId) -> tuple[Interest, ...]:
        """Interests held in `investee`."""
        return tuple(i for i in self.interests if i.investee == investee)
