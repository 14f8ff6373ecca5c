"""Words of the smaller European languages with the English word that stands for them in a sentence.

What is linked, and how sure that is, is learned from classes of words and from English and French words;
so a German *hielt* becomes a *held* in the past, and everything that was learned of it holds. The lists are
data: `lexicon/gloss_*.json` names for each English word, with its form where the English one leaves it
open (`held:imp`), the words of the language; verbs of `lexicon/*.json` are conjugated here.

Example:
    >>> found = glossary("es").look(("vendió", "una"), 0)
    >>> found.key, sorted(found.classes)
    ('sold', ['f:past', 'sell'])
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.extract.languages.lists import Keys
from kg.extract.parts import NO_CLASSES
from kg.extract.words import keys_of, words
from kg.names import fold
from kg.record import frozen

_FOLDER = Path(__file__).parent / "lexicon"
#: Letters of conjugated verbs in `lexicon/*.json` to English forms, and forms there to forms here.
_VERBS = {
    "h": ("hold", "holds", "held"),
    "K": ("sell", "sells", "sold"),
    "C": ("buy", "buys", "bought"),
    "U": ("raise", "raises", "raised"),
    "L": ("reduce", "reduces", "reduced"),
}
_FORMS = {
    "infinitive": (0, "inf"),
    "present": (1, "fin"),
    "past": (2, "past"),
    "imperfect": (2, "imp"),
    "participle": (2, "part"),
    "gerund": (0, "ing"),
    "future": (0, "fut"),
    "conditional": (0, "cond"),
}


@frozen(kw_only=False)
class Gloss:
    """What stands for some words.

    Args:
        size: How many words.
        key: The English word; the word itself behind a line for one that has none, so that it is taken
            for no English or French word.
        classes: Its classes.
    """

    size: int
    key: str
    classes: frozenset[str] = NO_CLASSES


@frozen(kw_only=False)
class Glossary:
    """The words of one language.

    Args:
        phrases: Words of a phrase to what stands for it.
        endings: Endings of compounds, the longest first, to what stands for them.
        longest: Words of the longest phrase.
    """

    phrases: dict[Keys, Gloss]
    endings: tuple[tuple[str, Gloss], ...]
    longest: int

    def look(self, keys: Keys, at: int) -> Gloss:
        """What stands for the longest phrase at a place."""
        for size in range(min(self.longest, len(keys) - at), 0, -1):
            found = self.phrases.get(keys[at : at + size])
            if found is not None:
                return found
        ending = next((gloss for end, gloss in self.endings if keys[at].endswith(end)), None)
        return ending or Gloss(1, "_" + fold(keys[at]))


@lru_cache(maxsize=5)
def glossary(language: str) -> Glossary:
    """The words of a language; read once."""
    raw = json.loads((_FOLDER / f"gloss_{language}.json").read_text(encoding="utf-8"))
    phrases: dict[Keys, Gloss] = {}
    endings: dict[str, Gloss] = {}
    for english, text in raw.items():
        key, classes = _english(english)
        for phrase in _phrases(text):
            if phrase[0].startswith("*"):
                endings.setdefault(phrase[0][1:], Gloss(1, key, classes))
            else:
                phrases.setdefault(phrase, Gloss(len(phrase), key, classes))
    for english, form in _conjugated(language):
        key, classes = _english(english)
        phrases.setdefault((form,), Gloss(1, key, classes))
    return Glossary(
        phrases,
        tuple(sorted(endings.items(), key=lambda pair: (-len(pair[0]), pair[0]))),
        max(map(len, phrases)),
    )


def _phrases(text: str) -> Iterator[Keys]:
    """`a b|c d`: words, and after the first bar phrases."""
    singles, *phrases = text.casefold().split("|")
    yield from ((word,) for word in singles.split())
    yield from (tuple(phrase.replace("'", " ").split()) for phrase in phrases)


def _english(entry: str) -> tuple[str, frozenset[str]]:
    """Key and classes of `held:imp`: those of the English word, with the form where one is named."""
    english, _, form = entry.partition(":")
    keys = keys_of(english)
    _, classes = words("en").look(keys, 0)
    if form:
        classes = frozenset(name for name in classes if not name.startswith("f:")) | {"f:" + form}
    return " ".join(keys), classes


def _conjugated(language: str) -> Iterator[tuple[str, str]]:
    """English word with its form, and form, of every form of every regular verb."""
    raw: dict[str, Any] = json.loads((_FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    for letter, verbs in raw.get("verbs", {}).items():
        for verb in verbs.split():
            group = verb[-3:] if verb[-3:] in raw["endings"] else verb[-2:]
            for name, endings in raw["endings"][group].items():
                number, form = _FORMS[name]
                for ending in endings.split():
                    yield f"{_VERBS[letter][number]}:{form}", verb[: -len(group)] + ending
