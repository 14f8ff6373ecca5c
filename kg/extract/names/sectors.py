"""Trades: which nouns tell what a firm does, and which names do.

`the insurer` can be `Sabrina Re` or `Assurances Valmy`, hardly `Larkfield Gold`. The lists are data
(`lexicon/sectors.json`); who is meant is for `discourse.py` to say.

Example:
    >>> sorted(trades_of_words(("lender",))), sorted(trades_of_name("Banca Sillana"))
    (['bank'], ['bank'])
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from kg.names import fold

_FILE = Path(__file__).parent.parent / "lexicon" / "sectors.json"
_MAKER = 4  # letters before a suffix, at least: "glassmaker", not "maker"
_STEM = 4  # shortest name word that longer words of a name may begin or end with


def _folded(text: str) -> frozenset[str]:
    return frozenset(fold(word.replace("_", " ")) for word in text.split())


class _Lists:
    """The packaged lists, folded."""

    def __init__(self) -> None:
        lists = json.loads(_FILE.read_text(encoding="utf-8"))
        self.nouns: dict[str, set[str]] = {}
        self.names: dict[str, set[str]] = {}
        for trade, words in lists["trades"].items():
            for noun in _folded(words["nouns"]):
                self.nouns.setdefault(noun, set()).add(trade)
            for name in _folded(words["names"]):
                self.names.setdefault(name, set()).add(trade)
        self.generic = _folded(lists["generic"])
        self.heads = _folded(lists["heads"])
        self.joined = _folded(lists["joined"])
        self.people = _folded(lists["people"])
        self.institutions = _folded(lists["institutions"])


_LISTS = _Lists()
#: Nouns of a person whom a text has named: `the tycoon`, `la fondatrice`.
PEOPLE = _LISTS.people
#: Nouns that follow what a firm makes: `lock maker`, `pub chain`.
JOINED = _LISTS.joined


def is_head(key: str) -> bool:
    """Whether a word is a noun for a firm that the word lists of ownership have not.

    Example:
        >>> [is_head(word) for word in ("glassmaker", "joaillier", "maker", "table")]
        [True, True, False, False]
    """
    return key in _LISTS.heads or (key.endswith("maker") and len(key) >= len("maker") + _MAKER - 1)


def is_generic(key: str) -> bool:
    """Whether a noun says nothing of the trade: `the company`, `le groupe`."""
    return key in _LISTS.generic


@lru_cache(maxsize=5_000)
def _of_word(word: str) -> frozenset[str]:
    return frozenset(_LISTS.nouns.get(word, ()))


def trades_of_words(words: Iterable[str]) -> frozenset[str]:
    """The trades that the words of a description tell; empty when they tell none."""
    return frozenset(trade for word in words for trade in _of_word(word))


@lru_cache(maxsize=5_000)
def trades_of_name(name: str, *, whole: bool = False) -> frozenset[str]:
    """The trades that a name tells by its words or by what they begin or end with.

    Args:
        name: As written.
        whole: Whether only whole words count: a stem may speak for a trade, but against none.

    Example:
        >>> sorted(trades_of_name("Helvecom")), sorted(trades_of_name("Ormsund Bryggerier"))
        (['telecoms'], ['brewing'])
        >>> sorted(trades_of_name("Helvecom", whole=True))
        []
    """
    words = fold(name).replace("-", " ").replace("'", " ").split()
    told = _in_name if whole else _by_stem
    return frozenset(trade for word in words for trade in told(word))


def _in_name(word: str) -> Iterable[str]:
    return _LISTS.names.get(word, ())


@lru_cache(maxsize=5_000)
def _by_stem(word: str) -> frozenset[str]:
    """The trades that a word of a name tells as a whole, or by what it begins or ends with."""
    return frozenset(
        trade
        for part, trades in _LISTS.names.items()
        if part == word or _stems(part, word)
        for trade in trades
    )


def _stems(part: str, word: str) -> bool:
    long = len(part) >= _STEM
    ends = (long or part == "com") and len(word) > _STEM + 1 and word.endswith(part)
    return (long and word.startswith(part)) or ends


def is_institution(name: str) -> bool:
    """Whether a name is an authority, an exchange or a news agency rather than a firm.

    Example:
        >>> [is_institution(name) for name in ("Commission européenne", "Oak Commission Agents", "Oak")]
        [True, False, False]
    """
    words = fold(name).replace("'", " ").split()
    return bool(words) and words[0] in _LISTS.institutions
