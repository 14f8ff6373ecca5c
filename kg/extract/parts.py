"""What a sentence is made of once it has been read: units, mentions, quantities, parties.

A `Unit` is a mention, a quantity, a phrase of the word lists, or any other word or mark. All rules look
at units, so a rule does not care whether a name has one word or five.

Example:
    >>> Unit("stake", "stake", 10, 15, frozenset({"stake"})).has("stake", "capital")
    True
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kg.model import Entity, Share

NO_CLASSES: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Party:
    """Someone or something that a document speaks of, however it is called there.

    Args:
        name: The longest name written.
        kind: Entity kind.
        entity: The entity of the gazetteer; None for a name that only the text knows.
        country: ISO code of its state, when known or said.
        members: Parties of an alliance.
        count: How often it is named.
        label: Name that its id is made from, where that must not depend on the order of words; None: `name`.
        written: The longest name written, for mentions that are no names.
        common: Whether a common noun names it (`employees`, `the state`), so that it is another one in
            each document.
    """

    name: str
    kind: str
    entity: Entity | None = None
    country: str | None = None
    members: tuple[Party, ...] = ()
    count: int = 0
    written: str = ""
    label: str | None = None
    common: bool = False


@dataclass(slots=True, eq=False)
class Mention:
    """A stretch of text that stands for a party.

    Args:
        text: As written.
        start: Offset of its first code point.
        end: Offset after the last.
        form: name, state, descriptor, pronoun, pair or adjective.
        parties: Whom it stands for; empty while, or when, that cannot be told.
        country: State that qualifies it ("the French carmaker").
        industry: Whether it is a descriptor of a company.
    """

    text: str
    start: int
    end: int
    form: str
    parties: tuple[Party, ...] = ()
    country: str | None = None
    head: str = ""

    @property
    def party(self) -> Party | None:
        """The one party it stands for; None when there is none or several."""
        return self.parties[0] if len(self.parties) == 1 else None


@dataclass(slots=True, eq=False)
class Quantity:
    """A percentage or worded part.

    Args:
        text: As written, with its qualifying words.
        start: Offset of its first code point.
        end: Offset after the last.
        rule: Rule of `kg.shares.bounds`.
        stated: Numeral in percent, with a point as decimal mark; None for worded parts.
        upper: Second numeral of a range.
        approximate: Whether the words say about, nearly and the like.
        share: Bounds; None when no share can be that large.
        bare: How a number without a percent sign was found: `listed` (`numbers.bare`); `possible`,
            `loose`, `spelled`, `ratio` (`numbers.offered`); `rest`, `rests`, `times` (`numbers.reckoned`).
    """

    text: str
    start: int
    end: int
    rule: str
    stated: str | None = None
    upper: str | None = None
    approximate: bool = False
    share: Share | None = None
    bare: str = ""


@dataclass(slots=True, eq=False)
class Unit:
    """A mention, quantity, phrase, word or mark of a sentence, with its classes."""

    text: str
    key: str
    start: int
    end: int
    classes: frozenset[str] = NO_CLASSES
    mention: Mention | None = None
    quantity: Quantity | None = None

    def has(self, name: str = "", *others: str) -> bool:
        """Whether it has one of these classes; most questions name one."""
        if others:
            return name in self.classes or not self.classes.isdisjoint(others)
        return name in self.classes

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return not (self.text[:1].isalnum() or self.mention or self.quantity)


@dataclass(slots=True, eq=False)
class Sentence:
    """The units of a sentence, and what the discourse knows when it begins.

    Args:
        units: Its units.
        number: Its place in the document, from 0.
        pairs: Ties of holder and investee that it names without a figure, for "its 43 % stake".
        topic: Of whom the sentence before spoke.
        two: The two firms named side by side last.
        sheets: What its words tell of each of its figures, by their index, once asked: `frames.frame.Sheet`.
    """

    units: list[Unit]
    number: int = 0
    pairs: list[tuple[Party, Party]] = field(default_factory=list)
    topic: Party | None = None
    two: tuple[Party, ...] = ()
    sheets: dict[int, Any] = field(default_factory=dict)
    _words: frozenset[str] | None = field(default=None, init=False, repr=False)

    @property
    def words(self) -> frozenset[str]:
        """Keys and classes of all its units: a reader asks first whether any of its own is there at all."""
        if self._words is None:
            keys = [unit.key for unit in self.units]
            self._words = NO_CLASSES.union(keys, *(unit.classes for unit in self.units))
        return self._words

    @property
    def start(self) -> int:
        """Offset of its first code point."""
        return self.units[0].start

    @property
    def end(self) -> int:
        """Offset after its last code point."""
        return self.units[-1].end
