"""Who is who in a document of a smaller language: one party for a name and its short form.

Example:
    >>> parties = Parties({})
    >>> long, short = parties.named("Fährdienst Bug GmbH"), parties.named("Fährdienst Bug")
    >>> long is short
    True
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from kg.extract.parts import Party
from kg.extract.words import atlas, given_names
from kg.model import Entity
from kg.names import fold, without_legal_form

_GIVEN = Path(__file__).parent / "lexicon" / "given_names.txt"


class Parties:
    """The parties of one document.

    Args:
        known: The packaged gazetteer: folded name to entity.
        inner: Words that are written large inside sentences of the document.
    """

    def __init__(self, known: Mapping[str, Entity], inner: frozenset[str] = frozenset()) -> None:
        self._known, self._inner = known, inner
        self._by_name: dict[str, Party] = {}
        # The first words of longer names; None where several names begin so.
        self._beginning: dict[str, Party | None] = {}
        self._states: dict[str, Party] = {}

    def named(self, name: str, kind: str = "") -> Party:
        """The party of a name as written.

        Args:
            name: The name.
            kind: Kind that the words around it show; empty: found from the name.
        """
        key = fold(without_legal_form(name)) or fold(name)
        party = self._by_name.get(key)
        if party is None:
            entity = self._known.get(fold(name)) or self._known.get(key)
            party = self._beginning.get(key) if entity is None else None
            if party is None:
                kind = entity.kind if entity else kind or _kind(name)
                party = Party(entity.name if entity else name, kind, entity=entity, written=name)
                for short in _shorter(key, kind):
                    self._beginning[short] = None if short in self._beginning else party
            self._by_name[key] = party
        party.count += 1
        return party

    def every(self) -> list[Party]:
        """All parties, each once, in the order of their naming."""
        found = [*self._by_name.values(), *self._states.values()]
        return list({id(party): party for party in found}.values())

    def knows(self, name: str) -> bool:
        """Whether a name, or a longer one that begins or ends so, was met before or is in the gazetteer."""
        key = fold(name)
        return key in self._by_name or key in self._known or self._beginning.get(key) is not None

    def is_inner(self, word: str) -> bool:
        """Whether a word is written large inside a sentence, where that is no matter of its beginning."""
        return word in self._inner

    def state(self, code: str, written: str) -> Party:
        """The state of an ISO code, under the name of the gazetteer or the packaged atlas."""
        if code not in self._states:
            names = [" ".join(keys) for keys, country in atlas().names.items() if country.code == code]
            known = next((self._known[fold(n)] for n in names if fold(n) in self._known), None)
            if known is not None and known.kind in ("state", "stateBody"):
                self._states[code] = Party(known.name, known.kind, entity=known, country=code)
            else:
                english = next((c.name for c in atlas().names.values() if c.code == code), written)
                self._states[code] = Party(english, "state", country=code)
            self._states[code].written = written
        return self._states[code]


def _kind(name: str) -> str:
    """A person where the first of two to four words is a given name, and no legal form ends them."""
    words = fold(name).split()
    formless = fold(without_legal_form(name)) == fold(name)
    return "person" if 2 <= len(words) <= 4 and formless and is_given_name(words[0]) else "company"


def is_given_name(word: str) -> bool:
    """Whether a folded word is a given name, or two with a hyphen: `Hans-Dieter`."""
    known = given_names() | _given_names()
    return all(part in known for part in word.split("-"))


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    """Given names of the smaller languages, beside the common ones of the wing."""
    return frozenset(_GIVEN.read_text(encoding="utf-8").split())


def _shorter(key: str, kind: str) -> list[str]:
    """The first words of a name, and for a person or family the last one."""
    words = key.split()
    ending = words[-1:] if kind in ("person", "group") and len(words) > 1 else []
    return [*(" ".join(words[:size]) for size in range(1, len(words))), *ending]
