"""States: their names, their adjectives, their governments, and the capitals that stand for nothing here.

Example: see `kg.extract.names.mentions`.
"""

from __future__ import annotations

import re

from kg.extract.names.near import Found, Near, Span, longest, mention_of
from kg.extract.tokens import Token
from kg.extract.words import Country, atlas

_SOVEREIGN = frozenset(("sovereign", "wealth", "state", "pension", "oil", "investment", "national"))


# Words for a state that need no name: `the state`, `the republic's 24 per cent`.
_MANY = frozenset(("etats", "gouvernements", "states", "governments"))
# Ends of adjectives of states that no list has: `l'État djiboulien`.
_UNLISTED = re.compile(r"[a-z]{2,}(?:ien|een|ais|ois|ain)")
_NO_STATE = frozenset(
    "ancien certain contemporain desormais jamais lointain mais mauvais moyen prochain puis quotidien "
    "soudain souverain".split()
)
_GOVERNMENTS = frozenset(
    "government state treasury tresor gouvernement etat republic republique kingdom federation".split()
)
# Firms of a state: `Uganda's state oil firm`.
_FIRMS = frozenset("company firm corporation utility operator monopoly group bank railway airline".split())
_BARE = frozenset(("state", "government", "etat", "republic", "kingdom", "federation", "gouvernement"))
# Adjectives of a government that is that of the state: `le gouvernement fédéral`.
_OF_ALL = frozenset(("federal", "central", "national"))


def _is_named(tokens: list[Token], at: int) -> bool:
    """Whether a republic or federation is a part of a name: `the Federation`, `federation of dockers`."""
    if tokens[at].key not in ("republic", "kingdom", "federation"):
        return False
    following = tokens[at + 1].key if at + 1 < len(tokens) else ""
    return not tokens[at].text.islower() or following in ("of", "for", "cup")


def _is_trade(tokens: list[Token], at: int) -> bool:
    """`trader Alder`, after `state`: a word for what somebody does, before a name."""
    if at + 1 >= len(tokens) or not tokens[at].text.islower():
        return False
    return tokens[at].text.endswith(("er", "or")) and tokens[at + 1].is_capital and tokens[at + 1].is_word


def _is_shared(keys: list[str], at: int, stop: int) -> bool:
    """`les États norvégien et finlandais`, `the Norwegian and Finnish states`: each is a state."""
    ends = (["states"], ["governments"])
    if keys[stop : stop + 1] in (["et"], ["and"]):
        return (at > 0 and keys[at - 1] in _MANY) or keys[stop + 2 : stop + 3] in ends
    after = keys[stop : stop + 1] in ends and keys[at - 1] == "and"
    return after or (at > 2 and keys[at - 1] in ("et", "and") and keys[at - 3] in _MANY)


def openers() -> frozenset[str]:
    """The small words that a state or its fund can begin with."""
    return atlas().firsts | _GOVERNMENTS | {"fonds"}


class States:
    """Finds states.

    Args:
        near: Word lists and names.
    """

    def __init__(self, near: Near) -> None:
        self._near = near

    def word(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """The state, nationality or capital that begins at a token, if one does."""
        if keys[at] not in self._near.atlas.firsts and keys[at] != "fonds":
            return None
        fund = self._fund(tokens, keys, at)
        if fund is not None:
            return fund
        for table, form in (
            (self._near.atlas.adjectives, "adjective"),
            (self._near.atlas.names, "state"),
            (self._near.atlas.capitals, "place"),
        ):
            country, size = longest(table, keys, at)
            if country is None or (form != "adjective" and not tokens[at].is_capital):
                continue
            if form == "adjective" and self._near.lists.language == "en" and not tokens[at].is_capital:
                continue
            if form != "adjective" and self._near.in_longer_name(tokens, keys, at, at + size):
                continue
            if form == "adjective" and tokens[at].is_capital and self._near.in_brand(tokens, keys, at + size):
                continue
            if form == "adjective" and _is_shared(keys, at, at + size):
                form = "state"
            mention = mention_of(tokens, (at, at + size), form)
            mention.country = country.code
            return (at, at + size), mention
        return None

    def _fund(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`Norway's sovereign wealth fund`, `Norwegian state pension fund`, `fonds souverain du Qatar`."""
        if keys[at : at + 2] == ["fonds", "souverain"]:
            stop = at + 2
            country, size = longest(self._near.atlas.adjectives, keys, stop)
            if country is None and stop < len(keys) and keys[stop] in ("de", "du", "d'", "des"):
                stop += 1 + (stop + 1 < len(keys) and keys[stop + 1] in ("la", "l'"))
                country, size = longest(self._near.atlas.names, keys, stop)
            return self._named((at, stop + size), tokens, country) if country is not None else None
        country, size = longest(self._near.atlas.adjectives, keys, at)
        stop = at + size
        if country is None:
            country, size = longest(self._near.atlas.names, keys, at)
            stop = at + size + 1
            if country is None or keys[at + size : stop] not in (["'s"], ["’s"]):
                return None
        first = stop
        while stop < len(keys) and stop - first < 3 and keys[stop] in _SOVEREIGN:
            stop += 1
        if stop == first or keys[stop : stop + 1] != ["fund"] or not tokens[at].is_capital:
            return None
        if keys[first:stop] == ["pension"] and self._near.in_longer_name(tokens, keys, at, stop + 1):
            return None  # "the Danish pension fund Alder": of the country, not of the state
        return self._named((at, stop + 1), tokens, country)

    def _named(self, span: Span, tokens: list[Token], country: Country) -> Found:
        mention = mention_of(tokens, span, "name")
        mention.country = country.code
        return span, mention

    def phrase(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`the French state`, `l'État belge`, `the government of Ghana`, `gouvernement du Québec`."""
        if keys[at] in _GOVERNMENTS:
            stop = at + 1
            country, size = longest(self._near.atlas.adjectives, keys, stop)
            if country is None and stop < len(keys) and keys[stop] in ("of", "de", "du", "d'", "des"):
                stop += 1 + (stop + 1 < len(keys) and keys[stop + 1] in ("la", "l'", "the"))
                country, size = longest(self._near.atlas.names, keys, stop)
            if country is not None:
                return self._state((at, stop + size), tokens, country)
            return self._bare(tokens, keys, at)
        if keys[at] not in self._near.atlas.firsts:
            return None
        country, size = longest(self._near.atlas.adjectives, keys, at)
        stop = at + size
        if country is None:
            country, size = longest(self._near.atlas.names, keys, at)
            owned = country is not None and keys[at + size : at + size + 1] in (["'s"], ["’s"])
            stop = at + size + 1
            if owned and country is not None and keys[stop : stop + 1] in (["government"], ["treasury"]):
                return self._state((at, stop + 1), tokens, country)
            return self._firm(tokens, keys, (at, stop), country) if owned and country is not None else None
        if tokens[at].is_capital and stop < len(keys) and keys[stop] in _GOVERNMENTS:
            qualifies = self._near.premodifies(tokens, keys, stop + 1) or _is_trade(tokens, stop + 1)
            if keys[stop] != "state" or not qualifies:
                return self._state((at, stop + 1), tokens, country)
        return None

    def _firm(self, tokens: list[Token], keys: list[str], span: Span, country: Country) -> Found | None:
        """`Uganda's state oil firm`, `Chad's national water company`: of a state, and without a name."""
        at, first = span
        stop = first + 1
        if keys[first : first + 1] not in (["state"], ["national"]):
            return None
        while stop < len(keys) and stop - first < 3 and keys[stop] not in _FIRMS:
            if not tokens[stop].text.islower():
                return None
            stop += 1
        if keys[stop : stop + 1] == [] or keys[stop] not in _FIRMS:
            return None
        after = tokens[stop + 1] if stop + 1 < len(tokens) else None
        if after is not None and (after.is_capital or after.text in (",", "(", "-", "'s", "’s")):
            return None  # "Norway's state oil company Alder", "Norway's state oil company, Alder"
        return self._named((at, stop + 1), tokens, country)

    def _bare(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`the state`, `l'État`, and with an adjective that nobody knows `l'État malinké`."""
        if self._is_unlisted(tokens, keys, at):
            return (at, at + 2), mention_of(tokens, (at, at + 2), "name")
        brought = ("the", "l'", "le", "du", "au")
        if at == 0 or keys[at - 1] not in brought or keys[at] not in _BARE or _is_named(tokens, at):
            return None
        if keys[at] == "gouvernement":
            return self._federal(tokens, keys, at)
        french = keys[at] == "etat"
        if tokens[at].is_capital if french else not self._near.premodifies(tokens, keys, at + 1):
            return (at, at + 1), mention_of(tokens, (at, at + 1), "state")
        return None

    def _federal(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`le gouvernement fédéral`, `du gouvernement central`: the state at home; no bare one."""
        if keys[at + 1 : at + 2] == [] or keys[at + 1] not in _OF_ALL:
            return None
        return (at, at + 2), mention_of(tokens, (at, at + 2), "state")

    def _is_unlisted(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        """`l'État djiboulien`, `l'État malinké`: a state behind an adjective that no list has."""
        if keys[at] != "etat" or not tokens[at].is_capital or at + 1 >= len(tokens) or keys[at - 1] != "l'":
            return False
        word = tokens[at + 1]
        if not word.text.islower() or keys[at + 1] in _NO_STATE or self._near.lists.look(keys, at + 1)[1]:
            return False
        known = word.text.endswith("é") and keys[at + 2 : at + 3] in ([","], ["."])
        return known or _UNLISTED.fullmatch(keys[at + 1]) is not None

    def _state(self, span: Span, tokens: list[Token], country: Country) -> Found:
        mention = mention_of(tokens, span, "state")
        mention.country = country.code
        return span, mention
