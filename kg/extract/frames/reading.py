"""What the grammar knows of one figure while its sentence is read: who could have it, and in what.

Example:
    >>> reading = Reading(Phrase(4, 4, 5))
    >>> reading.holder(0, 5)
    >>> reading.holders
    {0: 5}
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.extract.frames.slots import Phrase
from kg.extract.parts import Party


@dataclass(slots=True)
class Reading:
    """What is known of one figure while its sentence is read.

    Args:
        phrase: Its noun phrase.
        verb: Index of the verb that governs it.
        passive: Index of the passive participle that it belongs to.
        holders: Index of a mention to its score.
        investees: Index of a mention to its score.
        implied: Holder that a possessive takes from the sentence before.
        granted: Whether the holding is taken for granted ("its 43 % stake").
        single: Indices of names that have this figure for themselves, though they stand in a group.
    """

    phrase: Phrase
    verb: int | None = None
    passive: int | None = None
    holders: dict[int, int] = field(default_factory=dict)
    investees: dict[int, int] = field(default_factory=dict)
    implied: Party | None = None
    granted: bool = False
    single: set[int] = field(default_factory=set)

    def holder(self, at: int | None, score: int, *, alone: bool = False) -> None:
        """Support a holder."""
        if at is not None:
            self.holders[at] = max(self.holders.get(at, 0), score)
            if alone:
                self.single.add(at)

    def investee(self, at: int | None, score: int) -> None:
        """Support an investee."""
        if at is not None:
            self.investees[at] = max(self.investees.get(at, 0), score)

    def copy(self) -> Reading:
        """One that can be changed without this one."""
        return replace(
            self, holders=dict(self.holders), investees=dict(self.investees), single=set(self.single)
        )
