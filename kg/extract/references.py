"""Words that stand for a party named elsewhere: pronouns, `both companies`, `the Japanese carmaker`.

Example: see `kg.extract.mentions`; whom they mean is found in `discourse.py`.
"""

from __future__ import annotations

from kg.extract.near import Found, Near, is_brand, longest, mention_of
from kg.extract.tokens import Token
from kg.extract.words import Country

_OF_TWO: dict[tuple[str, ...], str] = {
    ("the", "former"): "firstofpair",
    ("the", "latter"): "latter",
    ("le", "premier"): "firstofpair",
    ("la", "premiere"): "firstofpair",
    ("le", "second"): "latter",
    ("la", "seconde"): "latter",
    ("ce", "dernier"): "latter",
    ("cette", "derniere"): "latter",
}


class References:
    """Finds references.

    Args:
        near: Word lists and names.
    """

    def __init__(self, near: Near) -> None:
        self._near = near

    def read(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """The reference that begins at a token, if one does."""
        size, classes = self._near.lists.look(keys, at)
        for name in ("pair", "pairstate", "it", "they", "person_pronoun"):
            if name in classes and len(classes) == 1:
                mention = mention_of(
                    tokens, (at, at + size), "pronoun" if not name.startswith("pair") else "pair"
                )
                mention.head = name
                return (at, at + size), mention
        of_two = _OF_TWO.get(tuple(keys[at : at + 2]))
        if of_two and self._stands_alone(tokens, keys, at + 2):
            mention = mention_of(tokens, (at, at + 2), "pronoun")
            mention.head = of_two
            return (at, at + 2), mention
        if "collective" in classes and not tokens[at].is_capital:
            return (at, at + size), mention_of(tokens, (at, at + size), "name")
        return self._descriptor(tokens, keys, at)

    def _stands_alone(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        """Whether no noun follows: `le second est`, `of the latter.`, not `the latter part`."""
        if at >= len(tokens) or not tokens[at].is_word:
            return True
        classes = self._near.lists.look(keys, at)[1]
        verbal = any(name.startswith("f:") for name in classes) or classes & {"be", "will", "neg", "have"}
        return bool(verbal) or keys[at] in ("en", "de", "with", "a") or bool(classes & {"and", "of", "to"})

    def _descriptor(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`the Japanese carmaker`, `le groupe français`, `the company`: no name follows."""
        if keys[at] not in ("the", "le", "la", "l'", "this", "ce", "cette", "cet"):
            return None
        country: Country | None = None
        stop, industry, public, passed = at + 1, False, False, 0
        while stop < len(tokens) and passed < 5:
            adjective, size = longest(self._near.atlas.adjectives, keys, stop)
            if adjective:
                country, stop = adjective, stop + size
                continue
            size, classes = self._near.lists.look(keys, stop)
            if "stateowned" in classes and (not industry or self._near.lists.language == "fr"):
                public, stop = True, stop + size
                continue
            if "industry" in classes:
                industry, stop = True, stop + size
            elif industry or tokens[stop].is_capital or classes or not tokens[stop].is_word:
                break
            else:
                stop, passed = stop + 1, passed + 1
        if not industry or (stop < len(tokens) and self._name_follows(tokens, keys, stop)):
            return None
        mention = mention_of(tokens, (at, stop), "descriptor")
        mention.country = country.code if country else None
        mention.head = "stateowned" if public else ""
        return (at, stop), mention

    def _name_follows(self, tokens: list[Token], keys: list[str], stop: int) -> bool:
        if (
            (tokens[stop].is_capital or is_brand(tokens[stop]))
            and tokens[stop].is_word
            and tokens[stop].start <= tokens[stop - 1].end + 1
        ):
            return True
        return keys[stop] in (
            "of",
            "de",
            "du",
            "d'",
            "des",
            "that",
            "formed",
            "ne",
            "owned",
            "which",
            "'s",
        ) and keys[stop] not in ("which", "'s")
