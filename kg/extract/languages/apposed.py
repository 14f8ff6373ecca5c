"""Nouns that a document puts before a name, and that mean its bearer when they stand alone later.

`La conservera Ferraz compró Talby. La conservera ...`: the noun behind the article, in German and Dutch the
one before the name; a German compound is also meant by its last part (`Möbelhändler`, `der Händler`).

Example:
    >>> from kg.extract.languages.items import read_items
    >>> from kg.extract.languages.lists import lists
    >>> from kg.extract.languages.parties import Parties
    >>> heads = Heads(lists("es"))
    >>> heads.note(read_items("La conservera gallega Ferraz crece.", 0, lists("es"), Parties({})))
    >>> heads.meant("conservera").name, heads.meant("empresa")
    ('Ferraz', None)
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.items import Item
from kg.extract.languages.lists import Lists
from kg.extract.parts import Party

_FAR = 5  # items between an article and the name
_KIND = frozenset(("de", "di"))  # what joins a noun to that of its kind: "cadena de librerías"
_BEFORE_NAME = ("de", "nl")
_SHORTEST = 5  # letters of the last part of a compound


class Heads:
    """The nouns of one document, with whom they mean.

    Args:
        known: Lists of its language.
    """

    def __init__(self, known: Lists) -> None:
        self._known = known
        # None for a noun that stands before several names.
        self._parties: dict[str, Party | None] = {}

    def note(self, items: Sequence[Item]) -> None:
        """Enter the nouns before the names of companies in a sentence; linear in it."""
        for at, item in enumerate(items):
            if item.code == "N" and item.party is not None and item.party.kind == "company":
                noun = self._noun(items, at)
                if noun is not None:
                    same = self._parties.setdefault(noun, item.party) is item.party
                    self._parties[noun] = item.party if same else None

    def meant(self, noun: str) -> Party | None:
        """Whom a noun in small letters means behind an article; None where that is not told."""
        if noun in self._parties or self._known.language != "de" or len(noun) < _SHORTEST:
            return self._parties.get(noun)
        whole = {id(party): party for key, party in self._parties.items() if key.endswith(noun)}
        return next(iter(whole.values())) if len(whole) == 1 else None

    def _noun(self, items: Sequence[Item], at: int) -> str | None:
        """The noun that says what a name is; None where none does."""
        known = self._known
        if known.language in _BEFORE_NAME:
            before = items[at - 1] if at else None
            plain = before is not None and before.code == "_" and before.text.isalpha()
            large = before is not None and before.text[:1].isupper() == known.writes_nouns_large
            return before.key if before is not None and plain and large else None
        if at and items[at - 1].key in _KIND:
            return None  # "el mercado de Ferraz"
        for start in range(at - 1, max(-1, at - _FAR - 1), -1):
            item = items[start]
            if item.key in known.definite or item.key in known.contracted:
                noun = items[start + 1]
                return noun.key if start + 1 < at and noun.code == "_" and noun.text.islower() else None
            if not ((item.code in "_o" and item.text.islower()) or item.key in _KIND):
                return None
        return None
