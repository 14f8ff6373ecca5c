"""The word lists of the smaller languages, as data in `lexicon/`: a letter of the frames for each word.

Example:
    >>> lists("de").codes[("hält",)], lists("it").percent[0]
    ('h', ('%',))
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "lexicon"
_COLUMNS = {"de": "german", "es": "spanish", "it": "italian", "ja": "japanese"}

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """The lists of one language; all words in small letters.

    Args:
        language: `de`, `es` or `it`.
        codes: Words of a phrase to the letter that frames know it by.
        longest: Words of the longest phrase.
        nobody: Words that begin with a capital somewhere and name nobody.
        descriptors: Words that stand before a name and say what it is: *Konzern*, *grupo*.
        descriptor_endings: Endings of such words; empty where nouns are written small.
        common_endings: Endings of nouns that are no names; empty where nouns are written small.
        topics: Phrases for the company that the text speaks of.
        families: Words before the name of a family.
        bodies: Words before the name of a public body.
        state_words: Words for a state: *Republik*, *gobierno*.
        state_of: What joins them to its name.
        joints: Small words inside a name.
        percent: Phrases for the percent sign, longest first.
        qualifiers: Words before a numeral to a rule of `kg.shares.bounds`.
        figure_starts: First words of `qualifiers` and `worded`.
        worded: Words for a share to a rule of `kg.shares.bounds`.
        states: Names of states to their code.
        adjectives: Stems of adjectives of states, longest first, with their code.
    """

    language: str
    codes: dict[Keys, str]
    longest: int
    nobody: frozenset[str]
    descriptors: frozenset[str]
    descriptor_endings: tuple[str, ...]
    common_endings: tuple[str, ...]
    topics: frozenset[Keys]
    families: frozenset[str]
    bodies: frozenset[str]
    state_words: frozenset[str]
    state_of: frozenset[str]
    joints: frozenset[str]
    percent: tuple[Keys, ...]
    qualifiers: dict[Keys, str]
    worded: dict[Keys, str]
    figure_starts: frozenset[str]
    states: dict[Keys, str]
    adjectives: tuple[tuple[str, str], ...]


def _set(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


def _phrases(text: str) -> list[Keys]:
    """`a b|c d`: words, and after the first bar phrases."""
    words, *phrases = text.casefold().split("|")
    return [*((word,) for word in words.split()), *(tuple(phrase.split()) for phrase in phrases)]


def _of_rule(table: dict[str, str]) -> dict[Keys, str]:
    return {
        tuple(phrase.split()): rule for rule, line in table.items() for phrase in line.casefold().split("|")
    }


@lru_cache(maxsize=3)
def lists(language: str) -> Lists:
    """The lists of a language; read once."""
    raw: dict[str, Any] = json.loads((_FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    codes: dict[Keys, str] = {}
    for code, text in raw["phrases"].items():
        if code != "z":
            for phrase in _phrases(text):
                codes.setdefault(phrase, code)
    states, adjectives = states_of(language)
    qualifiers, worded = _of_rule(raw["qualifiers"]), _of_rule(raw["worded"])
    return Lists(
        language=language,
        codes=codes,
        longest=max(map(len, codes)),
        nobody=_set(raw["phrases"]["z"]),
        descriptors=_set(raw["descriptors"]),
        descriptor_endings=tuple(raw["descriptor_endings"]),
        common_endings=tuple(raw["common_endings"]),
        topics=frozenset(tuple(phrase.replace("'", " ").split()) for phrase in raw["topics"]),
        families=_set(raw["families"]),
        bodies=_set(raw["bodies"]),
        state_words=_set(raw["states"]["words"]),
        state_of=_set(raw["states"]["of"]),
        joints=_set(raw["joints"]),
        percent=tuple(tuple(sign.split()) for sign in raw["percent"].split("|")),
        qualifiers=qualifiers,
        worded=worded,
        figure_starts=frozenset(keys[0] for keys in (*qualifiers, *worded)),
        states=states,
        adjectives=adjectives,
    )


@lru_cache(maxsize=4)
def states_of(language: str) -> tuple[dict[Keys, str], tuple[tuple[str, str], ...]]:
    """Names of states and stems of their adjectives, each with the state's code."""
    names: dict[Keys, str] = {}
    stems: list[tuple[str, str]] = []
    with (_FOLDER / "states.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            written, _, stem = row[_COLUMNS[language]].casefold().partition("|")
            names |= {tuple(name.split()): row["code"] for name in written.split(";")}
            stems += [(stem, row["code"])] if stem else []
    return names, tuple(sorted(stems, key=lambda pair: -len(pair[0])))
