"""The word lists of the smaller languages, as data in `lexicon/`: letters of the grammar for each word.

A list names single words, and after a bar phrases; `*chef` stands for all words that end so. The verbs of
the Romance languages are named by their infinitives, and conjugated here with the endings of their class.

Example:
    >>> lists("de").codes[("hält",)], lists("it").percent[0], lists("es").codes[("comprarán",)]
    ('h', ('%',), 'fC')
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.record import frozen

_FOLDER = Path(__file__).parent / "lexicon"
_COLUMNS = {
    "de": "german",
    "es": "spanish",
    "it": "italian",
    "ja": "japanese",
    "nl": "dutch",
    "pt": "portuguese",
}

Keys = tuple[str, ...]

#: Forms of a verb to the letters before its own: what is bought tomorrow is planned.
_FORMS = {
    "past": "",
    "participle": "",
    "infinitive": "",
    "gerund": "",
    "present": "ƒ",
    "future": "f",
    "conditional": "y",
}
#: The same for verbs of having, whose letter is `h`; `H` is had, `P` had by.
_HAVING = {
    "present": "h",
    "past": "H",
    "imperfect": "H",
    "participle": "P",
    "infinitive": "h",
    "future": "fh",
    "conditional": "yh",
}


#: Lists that are a line of words.
_SETS = frozenset(
    "nobody descriptors topics definite contracted holders name_parts families bodies joints "
    "transparent".split()
)
#: Letters of nouns that look like a form of their verb: `la compra`, `compra`.
_NOUNS = ("b", "d")


@frozen
class Lists:
    """The lists of one language; all words in small letters.

    Args:
        language: `de`, `es`, `it`, `nl` or `pt`.
        codes: Words of a phrase to the letters that the grammar knows it by; `b/ƒC` for a noun that is a verb
            too.
        longest: Words of the longest phrase.
        endings: Endings of words, longest first, to their letters.
        nobody: Words that begin with a capital somewhere and name nobody.
        separable: Verbs and the particles that end their clause, to the letters of the two together.
        governing: Verbs of having that take one of `governed`, which else qualifies a figure: *verfügt*.
        governed: *über*.
        hyphened: Nouns that make a name with a name and a hyphen: *Wendland-Gruppe*.
        descriptors: Words that stand before a name and say what it is: *Konzern*, *grupo*.
        descriptor_endings: Endings of such words; empty where nouns are written small.
        common_endings: Endings of nouns that are no names; empty where nouns are written small.
        topics: Words that mean, behind the article, the company that the text speaks of.
        definite: The articles that they stand behind.
        contracted: Prepositions that hold such an article: *vom*, *del*.
        holders: Classes of people and bodies that hold shares together: *Belegschaft*, *dipendenti*.
        holder_endings: Endings of compounds that are such classes too: *Bankenpool*; empty elsewhere.
        name_parts: Nouns that name nobody alone, and are a part of a name behind one: *Brandt Energie*.
        families: Words before the name of a family.
        bodies: Words before the name of a public body.
        state_words: Words for a state: *Republik*, *gobierno*.
        state_of: What joins them to its name.
        joints: Small words inside a name.
        pronouns: Small words that stand behind no name that begins a sentence: *man*, *se*.
        auxiliaries: Verbs that stand behind an infinitive or participle that begins one: *Verkaufen will*.
        verb_endings: Endings of such infinitives and participles; empty where they do not stand there.
        transparent: Adjectives that change nothing: *restante*.
        percent: Phrases for the percent sign, longest first.
        numerals: Numbers in words, to digits.
        qualifiers: Words before a numeral to a rule of `kg.shares.bounds`.
        figure_starts: First words of `qualifiers` and `worded`.
        worded: Words for a share to a rule of `kg.shares.bounds`.
        states: Names of states to their code.
        adjectives: Stems of adjectives of states, longest first, with their code.
    """

    language: str
    codes: dict[Keys, str]
    longest: int
    endings: tuple[tuple[str, str], ...]
    nobody: frozenset[str]
    separable: dict[Keys, str]
    descriptors: frozenset[str]
    descriptor_endings: tuple[str, ...]
    common_endings: tuple[str, ...]
    topics: frozenset[str]
    definite: frozenset[str]
    contracted: frozenset[str]
    holders: frozenset[str]
    holder_endings: tuple[str, ...]
    name_parts: frozenset[str]
    families: frozenset[str]
    bodies: frozenset[str]
    state_words: frozenset[str]
    state_of: frozenset[str]
    joints: frozenset[str]
    pronouns: frozenset[str]
    auxiliaries: frozenset[str]
    verb_endings: tuple[str, ...]
    hyphened: frozenset[str]
    governing: frozenset[str]
    governed: frozenset[str]
    transparent: frozenset[str]
    percent: tuple[Keys, ...]
    numerals: dict[str, str]
    qualifiers: dict[Keys, str]
    worded: dict[Keys, str]
    figure_starts: frozenset[str]
    states: dict[Keys, str]
    adjectives: tuple[tuple[str, str], ...]

    @property
    def writes_nouns_large(self) -> bool:
        """Whether its nouns begin with a capital, so that a capital is no sign of a name."""
        return bool(self.common_endings)

    def code(self, keys: Keys) -> str | None:
        """The letters of a phrase; None for words that the grammar does not know."""
        found = self.codes.get(keys)
        if found is None and len(keys) == 1:
            found = next((code for ending, code in self.endings if keys[0].endswith(ending)), None)
        return found


def _set(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


def _keys(phrase: str) -> Keys:
    return tuple(phrase.casefold().replace("'", " ").split())


def _phrases(text: str) -> list[Keys]:
    """`a b|c d`: words, and after the first bar phrases."""
    words, *phrases = text.casefold().split("|")
    return [*((word,) for word in words.split()), *map(_keys, phrases)]


def _of_rule(table: dict[str, str]) -> dict[Keys, str]:
    return {_keys(phrase): rule for rule, line in table.items() for phrase in line.split("|")}


def _separable(text: str) -> dict[Keys, str]:
    """`schließt aus X|gibt ab K`: verb, particle and letters."""
    parted = [entry.split() for entry in text.split("|") if entry]
    return {(verb.casefold(), particle.casefold()): code for verb, particle, code in parted}


def _codes(raw: dict[str, Any]) -> dict[Keys, str]:
    codes: dict[Keys, str] = {}
    for table in (raw["codes"], raw.get("irregular", {})):
        for code, text in table.items():
            for phrase in _phrases(text):
                codes.setdefault(phrase, code)
    for code, form in _conjugated(raw):
        noun = codes.setdefault((form,), code)
        if noun in _NOUNS:
            codes[form,] = f"{noun}/{code}"
    return codes


def _conjugated(raw: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Letters and form of every form of every verb."""
    for letter, verbs in raw.get("verbs", {}).items():
        forms = _HAVING if letter == "h" else {name: before + letter for name, before in _FORMS.items()}
        for verb in verbs.split():
            group = verb[-3:] if verb[-3:] in raw["endings"] else verb[-2:]
            stem = verb[: -len(group)]
            for name, endings in raw["endings"][group].items():
                yield from ((forms[name], stem + ending) for ending in endings.split() if name in forms)


@lru_cache(maxsize=5)
def lists(language: str) -> Lists:
    """The lists of a language; read once."""
    raw: dict[str, Any] = json.loads((_FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    every = _codes(raw)
    endings = {keys[0][1:]: code for keys, code in every.items() if keys[0].startswith("*")}
    codes = {keys: code for keys, code in every.items() if not keys[0].startswith("*")}
    states, adjectives = states_of(language)
    qualifiers, worded = _of_rule(raw["qualifiers"]), _of_rule(raw["worded"])
    numerals = raw["numerals"].split()
    return Lists(
        language=language,
        codes=codes,
        longest=max(map(len, codes)),
        endings=tuple(sorted(endings.items(), key=lambda pair: (-len(pair[0]), pair[0]))),
        pronouns=_set(raw.get("pronouns", "")),
        auxiliaries=_set(raw.get("auxiliaries", "")),
        governing=_set(raw.get("governing", "")),
        governed=_set(raw.get("governed", "")),
        hyphened=_set(raw.get("hyphened", "")),
        verb_endings=tuple(raw.get("verb_endings", ())),
        holder_endings=tuple(raw.get("holder_endings", ())),
        descriptor_endings=tuple(raw["descriptor_endings"]),
        common_endings=tuple(raw["common_endings"]),
        separable=_separable(raw.get("separable", "")),
        state_words=_set(raw["states"]["words"]),
        state_of=_set(raw["states"]["of"]),
        percent=tuple(tuple(sign.split()) for sign in raw["percent"].split("|")),
        numerals=dict(zip(numerals[::2], numerals[1::2], strict=True)),
        qualifiers=qualifiers,
        worded=worded,
        figure_starts=frozenset(keys[0] for keys in (*qualifiers, *worded)),
        states=states,
        adjectives=adjectives,
        **{name: _set(raw[name]) for name in sorted(_SETS)},
    )


@lru_cache(maxsize=6)
def states_of(language: str) -> tuple[dict[Keys, str], tuple[tuple[str, str], ...]]:
    """Names of states and stems of their adjectives, each with the state's code."""
    names: dict[Keys, str] = {}
    stems: list[tuple[str, str]] = []
    with (_FOLDER / "states.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            written, _, adjectives = row[_COLUMNS[language]].casefold().partition("|")
            names |= {tuple(name.split()): row["code"] for name in written.split(";")}
            stems += [(stem, row["code"]) for stem in adjectives.split(";") if stem]
    return names, tuple(sorted(stems, key=lambda pair: (-len(pair[0]), pair[0])))
