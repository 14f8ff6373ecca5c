"""States: their names, their adjectives, their governments, and the capitals that stand for nothing here.

Example: see `kg.extract.names.mentions`.
"""

from __future__ import annotations

from kg.extract.names.near import Found, Near, Span, longest, mention_of
from kg.extract.tokens import Token
from kg.extract.words import Country

_SOVEREIGN = frozenset(("sovereign", "wealth", "state", "pension", "oil", "investment", "national"))


# Words for a state that need no name: `the state`, `the republic's 24 per cent`.
_BARE = frozenset(("state", "government", "etat", "republic", "kingdom", "federation"))


def _is_named(tokens: list[Token], at: int) -> bool:
    """Whether a republic or federation is a part of a name: `the Federation`, `federation of dockers`."""
    if tokens[at].key not in ("republic", "kingdom", "federation"):
        return False
    following = tokens[at + 1].key if at + 1 < len(tokens) else ""
    return not tokens[at].text.islower() or following in ("of", "for", "cup")


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
        return self._named((at, stop + 1), tokens, country)

    def _named(self, span: Span, tokens: list[Token], country: Country) -> Found:
        mention = mention_of(tokens, span, "name")
        mention.country = country.code
        return span, mention

    def phrase(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`the French state`, `l'État belge`, `the government of Ghana`, `gouvernement du Québec`."""
        govt = (
            "government",
            "state",
            "treasury",
            "tresor",
            "gouvernement",
            "etat",
            "republic",
            "republique",
            "kingdom",
            "federation",
        )
        if keys[at] in govt:
            stop = at + 1
            country, size = longest(self._near.atlas.adjectives, keys, stop)
            if country is None and stop < len(keys) and keys[stop] in ("of", "de", "du", "d'", "des"):
                stop += 1 + (stop + 1 < len(keys) and keys[stop + 1] in ("la", "l'", "the"))
                country, size = longest(self._near.atlas.names, keys, stop)
            if country is not None:
                return self._state((at, stop + size), tokens, country)
            bare = (
                at > 0 and keys[at - 1] in ("the", "l'") and keys[at] in _BARE and not _is_named(tokens, at)
            )
            if (
                bare
                and (keys[at] != "etat" or tokens[at].is_capital)
                and not self._near.premodifies(tokens, keys, at + 1)
            ):
                return (at, at + 1), mention_of(tokens, (at, at + 1), "state")
            return None
        if keys[at] not in self._near.atlas.firsts:
            return None
        country, size = longest(self._near.atlas.adjectives, keys, at)
        stop = at + size
        if country and tokens[at].is_capital and stop < len(keys) and keys[stop] in govt:
            if keys[stop] != "state" or not self._near.premodifies(tokens, keys, stop + 1):
                return self._state((at, stop + 1), tokens, country)
        return None

    def _state(self, span: Span, tokens: list[Token], country: Country) -> Found:
        mention = mention_of(tokens, span, "state")
        mention.country = country.code
        return span, mention
