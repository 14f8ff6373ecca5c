"""Where a text names somebody: gazetteer, runs of capitals, states, descriptors, pronouns.

This module finds spans; `cast.py` decides which spans mean the same party, `discourse.py` whom
"the company" means.

Example:
    >>> from kg.extract.tokens import tokenize
    >>> from kg.extract.words import words
    >>> spotter = Spotter({}, words("en"), frozenset())
    >>> [m.text for _, m in spotter.find(tokenize("Then Blue Fern Holdings sued Ann Lee.", 0))]
    ['Blue Fern Holdings', 'Ann Lee']
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg.extract.names import bodies, classes, crowds, references, states, unnamed
from kg.extract.names.bodies import Bodies
from kg.extract.names.classes import Classes
from kg.extract.names.near import Found, Gazetteer, Near, longest, mention_of, written_as_name
from kg.extract.names.references import References
from kg.extract.names.runs import Runs
from kg.extract.names.states import States
from kg.extract.names.unnamed import Unnamed
from kg.extract.names.venues import Venues
from kg.extract.nlp import Names
from kg.extract.tokens import Token
from kg.extract.words import CAPITALS, Words
from kg.model import Entity

_ARTICLES = frozenset(("the", "le", "la", "l'"))
_QUALIFIERS = 3  # small words that a mention can have before its noun


@lru_cache(maxsize=2)
def _openers(language: str) -> frozenset[str]:
    """The small words that a mention can begin with, whatever stands behind."""
    every = (states.openers(), bodies.openers(), classes.openers(language), references.openers(language))
    return frozenset[str]().union(*every)


@lru_cache(maxsize=2)
def _nouns(language: str) -> frozenset[str]:
    """The nouns that make a mention of the small words before them: `local banks`, `pilots' fund`."""
    return crowds.nouns(language) | unnamed.nouns(language) | {"'"}


class Spotter:
    """Finds the mentions of one document, sentence by sentence.

    Args:
        names: Gazetteer of known names.
        lists: Words of the document's language.
        seen: Capitalised words that stand inside sentences of the document: surely names.
        more: Names that a model found, start to end; they stand where the rules find nothing.
    """

    def __init__(
        self, names: Gazetteer, lists: Words, seen: frozenset[str], more: Names | None = None
    ) -> None:
        self._near = Near(names, lists, seen)
        self._more = more or {}
        self._venues, self._bodies, self._classes = (
            Venues(self._near),
            Bodies(self._near),
            Classes(self._near),
        )
        self._unnamed = Unnamed(self._near)
        self._states, self._runs, self._references = (
            States(self._near),
            Runs(self._near),
            References(self._near),
        )

    def find(self, tokens: list[Token]) -> list[Found]:
        """Mentions of a sentence with the tokens that they cover, in order; linear."""
        keys = [token.key for token in tokens]
        found: list[Found] = []
        done = 0
        for at in self._places(tokens, keys):
            read = self._read(tokens, keys, at) if at >= done else None
            if read is not None:
                found.append(read)
                done = read[0][1]
        return self._with_more(tokens, found) if self._more else found

    def _read(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """The mention that begins at a token, if one does: the first finder that sees one is right."""
        return (
            self._states.phrase(tokens, keys, at)
            or self._bodies.read(tokens, keys, at)
            or self._unnamed.read(tokens, keys, at)
            or self._venues.read(tokens, keys, at)
            or self._known(tokens, keys, at)
            or self._states.word(tokens, keys, at)
            or self._classes.read(tokens, keys, at)
            or self._runs.read(tokens, keys, at)
            or self._reference(tokens, keys, at)
        )

    def _places(self, tokens: list[Token], keys: list[str]) -> Iterator[int]:
        """Where a mention can begin: every finder would say no to the other tokens, which are most.

        Names have a capital or a figure in their first word, or are known; other mentions begin with a
        word of the lists or have one of their nouns close behind.
        """
        language, known = self._near.lists.language, self._near.names
        openers, nouns = _openers(language), _nouns(language)
        beside: set[int] = set()
        for at, key in enumerate(keys):
            if key in nouns:
                beside.update(range(at - _QUALIFIERS, at + 1))
            elif key in references.CONTRACTED[language]:
                beside.add(at + 1)
        for at, key in enumerate(keys):
            if key in openers or at in beside or key in known:
                yield at
                continue
            text = tokens[at].text
            if not text.islower() and (text.isalnum() or text[:1].isupper()):
                yield at

    def _reference(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """A reference, where no name begins after its article: `la Compagnie minière de l'Adour`.

        Neither does a body of three words or more: `the army pension fund`.
        """
        if keys[at] in _ARTICLES and at + 1 < len(tokens) and tokens[at + 1].is_capital:
            named = self._runs.read(tokens, keys, at + 1)
            nationality, size = longest(self._near.atlas.adjectives, keys, at + 1)
            reach = at + 1 + size if nationality is not None else at + 2  # "the South African broadcaster"
            if named is not None and named[0][1] > reach:
                return None
            fund = self._states.word(tokens, keys, at + 1)
            if fund is not None and fund[1].form == "name":
                return None  # "the Norwegian oil fund"
        if keys[at] in _ARTICLES and at + 1 < len(tokens):
            unnamed = self._unnamed.read(tokens, keys, at + 1) if tokens[at + 1].text.islower() else None
            if unnamed is not None and unnamed[0][1] > at + 3 and self._near.lists.language == "fr":
                return None  # "la banque publique d'investissement"
            body = self._classes.read(tokens, keys, at + 1)
            if body is not None and body[0][1] > at + 3:
                return None
            inner = at + 2 < len(tokens) and tokens[at + 1].text.islower()
            body = self._classes.read(tokens, keys, at + 2) if inner else None
            if body is not None and body[0][1] > at + 3 and not self._near.lists.look(keys, at + 1)[1]:
                return None  # "the regional savings bank"
        return self._references.read(tokens, keys, at)

    def _with_more(self, tokens: list[Token], found: list[Found]) -> list[Found]:
        """The mentions, with the model's names that touch none of them."""
        taken = {at for (start, stop), _ in found for at in range(start, stop)}
        ends = {token.end: number + 1 for number, token in enumerate(tokens)}
        added = []
        for number, token in enumerate(tokens):
            stop = ends.get(self._more[token.start]) if token.start in self._more else None
            if stop is not None and taken.isdisjoint(range(number, stop)):
                if self._is_likely(tokens[number:stop]):
                    added.append(((number, stop), mention_of(tokens, (number, stop), "name")))
        return sorted([*found, *added], key=lambda one: one[0])

    def _is_likely(self, tokens: list[Token]) -> bool:
        """Whether what a model takes for a name is written as one: `easyJet`, and no `Alliance signed`."""
        words = [token for token in tokens if token.is_word and len(token.text) > 3]
        keys = [token.key for token in tokens]
        common = any(self._near.lists.look(keys, at)[1] for at in range(len(keys)))
        return bool(words) and not common and all(any(c.isupper() for c in token.text) for token in words)

    def _known(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        for name, entity in self._near.names.get(keys[at], ()):
            stop = at + len(name)
            # Who names himself in small letters is found in them: a brand of a user's own list.
            if tuple(keys[at:stop]) != name or not (
                written_as_name(tokens[at:stop]) or entity.name.islower()
            ):
                continue
            if self._goes_on(tokens, keys, stop, entity):
                continue
            if name[-1] in ("state", "etat") and self._near.premodifies(tokens, keys, stop):
                continue
            first = at + (len(name) > 1 and name[0] in ("the", "le", "la", "l'", "les"))
            mention = mention_of(tokens, (first, stop), "name")
            mention.head = entity.id
            return (first, stop), mention
        return None

    def _goes_on(self, tokens: list[Token], keys: list[str], stop: int, entity: Entity) -> bool:
        """Whether a longer, other name begins here: `Renault Trucks`, `France Télécom`."""
        if stop >= len(tokens) or tokens[stop].start > tokens[stop - 1].end + 1:
            return False
        following = tokens[stop]
        plain = following.is_capital and following.is_word and len(following.text) > 1
        if (
            not plain
            or keys[stop] in CAPITALS.calendar
            or keys[stop] in self._near.names
            or self._near.is_office(keys, stop)
        ):
            return False
        return tuple(keys[stop : stop + 1]) not in self._near.atlas.adjectives and entity.kind not in (
            "person",
        )
