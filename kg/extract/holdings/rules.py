"""Which words begin which rule: each rule tells its words once, and a table is asked once for each word.

What a rule reads around its word is its module's; here is only how it is found. Nearly no word of a text
begins any rule, so a table keeps what it found for the words that it was asked for last.

Example:
    >>> rest = Rule("the rest", lambda units, at: [], keys=("rest", "remainder"))
    >>> control = Rule("control lost", lambda units, at: [], last=("control",), classes=("hold",))
    >>> table = Table([rest, control])
    >>> [rule.name for rule in table.at("full control", frozenset())]
    ['control lost']
    >>> table.at("brewer", frozenset())
    ()
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import lru_cache

from kg.extract.drafts import Draft
from kg.extract.parts import Sentence
from kg.record import frozen

#: Words whose rules a table keeps.
_KEPT = 8192


@frozen(kw_only=False, eq=False)
class Rule:
    """A rule of ties and the words that it begins with, any of which is enough.

    Args:
        name: What its drafts are signed with (`drafts.by`); empty where the reader signs them itself.
        reader: Makes the drafts, given a sentence's units and the index of the word.
        keys: Whole words or phrases.
        first: Words that a phrase begins with.
        last: Words that a phrase ends with.
        within: Words anywhere in a phrase.
        classes: Classes of words; for a rule of names, forms of a mention, for one of figures, their rules.
        topical: Whether the reader takes the sentence in place of its units, for what it knows of the text.
    """

    name: str
    reader: Callable[..., list[Draft]]
    keys: Collection[str] = ()
    first: Collection[str] = ()
    last: Collection[str] = ()
    within: Collection[str] = ()
    classes: Collection[str] = ()
    topical: bool = False

    def read(self, sentence: Sentence, at: int) -> list[Draft]:
        """What it reads at a word of its own: drafts that are still to be signed with its name."""
        return self.reader(sentence if self.topical else sentence.units, at)


class Table:
    """Rules by the words that they begin with.

    Args:
        rules: The rules, in the order in which those of one word are read.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._keys = self._index("keys")
        self._first, self._last, self._within = map(self._index, ("first", "last", "within"))
        self._classes = self._index("classes")
        self.at = lru_cache(maxsize=_KEPT)(self._at)

    def _index(self, part: str) -> dict[str, list[int]]:
        """Each word that rules tell in a field to their places in the order of all."""
        found: dict[str, list[int]] = {}
        for place, rule in enumerate(self._rules):
            for word in getattr(rule, part):
                found.setdefault(word, []).append(place)
        return found

    def _at(self, key: str, classes: Collection[str]) -> tuple[Rule, ...]:
        """The rules that may begin at a word, in their order.

        Args:
            key: Its key.
            classes: Its classes; of a name its form, of a figure its rule.
        """
        words = key.split(" ")
        found = {*self._keys.get(key, ()), *self._first.get(words[0], ()), *self._last.get(words[-1], ())}
        found.update(*(self._within.get(word, ()) for word in words))
        found.update(*(self._classes.get(name, ()) for name in classes))
        return tuple(self._rules[place] for place in sorted(found))
