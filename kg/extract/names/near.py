"""What every finder of mentions looks at: word lists, gazetteer, and what stands around a word.

Example:
    >>> gazetteer({"oak mills": Entity(id="oak", kind="company", name="Oak Mills")})["oak"][0][0]
    ('oak', 'mills')
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from kg.extract.parts import Mention
from kg.extract.tokens import Token
from kg.extract.words import CAPITALS, Atlas, Country, Words, atlas, given_names, keys_of
from kg.model import Entity
from kg.record import frozen

Span = tuple[int, int]
Found = tuple[Span, Mention]
Gazetteer = dict[str, list[tuple[tuple[str, ...], Entity]]]


def gazetteer(known: Mapping[str, Entity]) -> Gazetteer:
    """Names by their first token, longest first."""
    table: Gazetteer = {}
    for name, entity in known.items():
        keys = keys_of(name)
        if keys and len(keys) <= 12:
            table.setdefault(keys[0], []).append((keys, entity))
    for entries in table.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry[0]))
    return table


@frozen(kw_only=False)
class Near:
    """Words and names, and small questions about the tokens around a place.

    Args:
        names: Gazetteer of known names.
        lists: Words of the document's language.
        seen: Capitalised words that stand inside sentences of the document: surely names.
    """

    names: Gazetteer
    lists: Words
    seen: frozenset[str]

    @cached_property
    def atlas(self) -> Atlas:
        """The packaged states."""
        return atlas()

    def is_office(self, keys: list[str], at: int) -> bool:
        """Whether an office stands at a place."""
        return "office" in self.lists.look(keys, at)[1]

    def inside_office(self, keys: list[str], at: int) -> bool:
        """Whether a word stands inside an office of several words: the second one of `Chief Executive`."""
        if keys[at] not in self.lists.titled:
            return False  # nearly every word
        for first in range(max(0, at - 3), at):
            size, classes = self.lists.look(keys, first)
            if "office" in classes and first + size > at:
                return True
        return False

    def in_longer_name(self, tokens: list[Token], keys: list[str], at: int, stop: int) -> bool:
        """Whether the capitals go on after `stop`, so that what stands before is a part of a longer name."""
        if (
            stop >= len(tokens)
            or tokens[stop].start > tokens[stop - 1].end + 1
            or not tokens[stop].is_capital
        ):
            return False
        return keys[stop] not in CAPITALS.calendar and not self.is_office(keys, stop) and tokens[stop].is_word

    def in_brand(self, tokens: list[Token], keys: list[str], stop: int) -> bool:
        """`British Airways`: the adjective belongs to a name that stands nowhere alone."""
        if not self.in_longer_name(tokens, keys, stop - 1, stop) or keys[stop] in self.names:
            return False
        return keys[stop] in CAPITALS.company_words or (
            keys[stop] not in self.seen and keys[stop] not in given_names()
        )

    def premodifies(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        """Whether a noun follows: `the French state railway`, `state oil producer`."""
        if at >= len(keys):
            return False
        _, classes = self.lists.look(keys, at)
        if "industry" in classes or "holder" in classes or tokens[at].is_capital:
            return tokens[at].is_word
        ahead = [self.lists.look(keys, n)[1] for n in range(at, min(at + 3, len(keys)))]
        return tokens[at].is_word and any("industry" in c for c in ahead) and not ahead[0]


def longest(table: Mapping[tuple[str, ...], Country], keys: list[str], at: int) -> tuple[Country | None, int]:
    """The state of the longest entry of a table at a place, and its length; (None, 1) for none.

    Args:
        table: One of the tables of the atlas.
        keys: Folded tokens.
        at: The place.
    """
    if at >= len(keys) or keys[at] not in atlas().firsts:
        return None, 1  # nearly every word
    for size in (3, 2, 1):
        country = table.get(tuple(keys[at : at + size])) if at + size <= len(keys) else None
        if country is not None:
            return country, size
    return None, 1


def written_as_name(tokens: list[Token]) -> bool:
    """Whether a capital stands somewhere in these tokens."""
    return any(token.is_capital or any(c.isupper() for c in token.text) for token in tokens)


def is_brand(token: Token) -> bool:
    """Whether a word is a name that begins small and has a capital inside: `nBank`, `easyHotel`.

    Example:
        >>> [is_brand(Token(text, "", 0, 0)) for text in ("nBank", "bank", "kWh")]
        [True, False, False]
    """
    if token.text.islower():
        return False  # nearly every word
    small = token.text.rstrip("s")
    inner = any(letter.isupper() for letter in small[1:-1]) and small.replace("-", "").isalpha()
    return token.text[:1].islower() and len(small) > 3 and inner and "-" not in token.text


def opens(tokens: list[Token], at: int) -> bool:
    """Whether a token opens its sentence, a quotation or a clause after a colon."""
    before = at - 1
    while (
        before >= 0
        and not tokens[before].text[:1].isalnum()
        and tokens[before].text not in ":;.!?\"“«-–—(,'’"
    ):
        before -= 1
    return before < 0 or tokens[before].text in '.:!?"“«-–—' or all(not t.is_word for t in tokens[:at])


def mention_of(tokens: list[Token], span: Span, form: str) -> Mention:
    """The mention of a span of tokens."""
    first, last = tokens[span[0]], tokens[span[1] - 1]
    text, end = "", first.start
    for token in tokens[span[0] : span[1]]:
        text += (" " if token.start > end else "") + token.text
        end = token.end
    return Mention(text, first.start, last.end, form)
