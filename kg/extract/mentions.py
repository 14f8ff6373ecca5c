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

from kg.extract.near import Found, Gazetteer, Near, mention_of, written_as_name
from kg.extract.references import References
from kg.extract.runs import Runs
from kg.extract.states import States
from kg.extract.tokens import Token
from kg.extract.words import CAPITALS, Words
from kg.model import Entity


class Spotter:
    """Finds the mentions of one document, sentence by sentence.

    Args:
        names: Gazetteer of known names.
        lists: Words of the document's language.
        seen: Capitalised words that stand inside sentences of the document: surely names.
    """

    def __init__(self, names: Gazetteer, lists: Words, seen: frozenset[str]) -> None:
        self._near = Near(names, lists, seen)
        self._states, self._runs, self._references = (
            States(self._near),
            Runs(self._near),
            References(self._near),
        )

    def find(self, tokens: list[Token]) -> list[Found]:
        """Mentions of a sentence with the tokens that they cover, in order; linear."""
        keys = [token.key for token in tokens]
        found: list[Found] = []
        at = 0
        while at < len(tokens):
            read = (
                self._states.phrase(tokens, keys, at)
                or self._known(tokens, keys, at)
                or self._states.word(tokens, keys, at)
                or self._runs.read(tokens, keys, at)
                or self._references.read(tokens, keys, at)
            )
            if read is None:
                at += 1
                continue
            found.append(read)
            at = read[0][1]
        return found

    def _known(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        for name, entity in self._near.names.get(keys[at], ()):
            stop = at + len(name)
            if tuple(keys[at:stop]) != name or not written_as_name(tokens[at:stop]):
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
