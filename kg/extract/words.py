"""The word lists of a language, ready to be looked up in a sentence. No rule of grammar lives here.

The lists are data in `lexicon/`: verbs (whose forms are made here), phrases by class, fractions, offices,
number words, countries and given names. A word can have several classes; the longest phrase wins.

Example:
    >>> sorted(words("en").look(["has", "bought"], 1)[1])
    ['buy', 'f:part', 'f:past']
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from kg.extract.tokens import tokenize
from kg.names import fold
from kg.record import frozen

_FOLDER = Path(__file__).parent / "lexicon"
LANGUAGES = ("en", "fr")

Classes = frozenset[str]
_NONE: Classes = frozenset()
_SHORT = 80  # letters from which on a token is cut


@frozen(kw_only=False)
class Words:
    """The lists of one language.

    Args:
        language: `en` or `fr`.
        phrases: First folded token to (tokens, classes), longest first.
        fractions: Folded tokens of a worded share to its rule in `kg.shares`.
        numbers: Number words to their value.
        offices: Folded tokens of an office to its kind.
        titled: Words that an office of several words has after its first.
    """

    language: str
    phrases: dict[str, tuple[tuple[tuple[str, ...], Classes], ...]]
    fractions: dict[tuple[str, ...], str]
    numbers: dict[str, int]
    offices: dict[tuple[str, ...], str]
    titled: frozenset[str]

    def look(self, keys: Sequence[str], at: int) -> tuple[int, Classes]:
        """The longest phrase at a place: its length in tokens and its classes; (1, empty) for none."""
        begun = self.phrases.get(keys[at])
        if begun is None:
            return 1, _NONE
        following = keys[at + 1] if at + 1 < len(keys) else None
        for phrase, classes in begun:
            size = len(phrase)
            if size == 1 or (phrase[1] == following and tuple(keys[at : at + size]) == phrase):
                return size, classes
        return 1, _NONE


@frozen(kw_only=False)
class Country:
    """A state: its code, and its English and French names."""

    code: str
    name: str
    french: str = ""


@lru_cache(maxsize=4)
def words(language: str) -> Words:
    """The lists of a language; read once."""
    lists = json.loads((_FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    table: dict[tuple[str, ...], set[str]] = {}
    for name, entries in lists["phrases"].items():
        for phrase in entries:
            table.setdefault(keys_of(phrase), set()).add(name)
    conjugate = _english if language == "en" else _french
    for name, verbs in lists["verbs"].items():
        for verb in verbs:
            for form, kind in conjugate(verb):
                table.setdefault(keys_of(form), set()).update((name, "f:" + kind))
    offices = {keys_of(title): kind for kind, titles in lists["offices"].items() for title in titles}
    offices |= {(f"ex-{title[0]}", *title[1:]): kind for title, kind in offices.items()}
    for title in offices:
        table.setdefault(title, set()).add("office")
    fractions = {keys_of(text): rule for rule, texts in lists["fractions"].items() for text in texts}
    numbers = {fold(word): value for value, word in enumerate(lists["units"])}
    numbers |= {fold(word): value for word, value in lists["tens"].items()}
    titled = frozenset(key for row, told in table.items() if "office" in told for key in row[1:])
    return Words(language, _by_first(table), fractions, numbers, offices, titled)


def _by_first(
    table: dict[tuple[str, ...], set[str]],
) -> dict[str, tuple[tuple[tuple[str, ...], Classes], ...]]:
    grouped: dict[str, list[tuple[tuple[str, ...], Classes]]] = {}
    for phrase, classes in table.items():
        grouped.setdefault(phrase[0], []).append((phrase, frozenset(classes)))
    for found in grouped.values():
        if len(found) > 1:  # few words begin several phrases
            found.sort(key=lambda f: -len(f[0]))
    return {first: tuple(found) for first, found in grouped.items()}


def keys_of(phrase: str) -> tuple[str, ...]:
    """The folded tokens of a phrase.

    Example:
        >>> keys_of("l'État belge")
        ("l'", 'etat', 'belge')
    """
    if len(phrase) < _SHORT and phrase.replace(" ", "").isalpha():
        # Nearly every phrase: no mark, so each word is a token.
        return tuple(phrase.lower().split()) if phrase.isascii() else tuple(map(fold, phrase.split()))
    return tuple(token.key for token in tokenize(phrase, 0))


# ---------------------------------------------------------------------------------------------------
# Forms of verbs


def forms_of(language: str, verb: str) -> list[tuple[str, str]]:
    """The forms of a verb as a word list writes it, each with its kind (`inf`, `fin`, `part` ...).

    Example:
        >>> forms_of("en", "sell sold sold")[-1]
        ('selling', 'ing')
    """
    return _english(verb) if language == "en" else _french(verb)


_ENGLISH_IRREGULAR = frozenset("aeiou")


def _english(entry: str) -> list[tuple[str, str]]:
    """Forms of `hold held held` or `take took taken+over` (a particle follows each form)."""
    entry, _, particle = entry.partition("+")
    base, *rest = entry.split()
    past = rest[0] if rest else _ed(base)
    participle = rest[1] if len(rest) > 1 else past
    doubled = base + base[-1] if past.startswith(base + base[-1]) else base
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else doubled
    third = base[:-1] + "ies" if base[-1] == "y" and base[-2] not in "aeiou" else None
    third = third or (base + "es" if base.endswith(("s", "sh", "ch", "x", "o")) else base + "s")
    forms = [(base, "inf"), (third, "fin"), (past, "past"), (participle, "part"), (stem + "ing", "ing")]
    if base == "have":
        forms[1] = ("has", "fin")
    if base == "cut":
        forms[4] = ("cutting", "ing")
    return [(f"{form} {particle}".strip(), kind) for form, kind in forms]


def _ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + "ed"


_FRENCH_ENDINGS = {
    "er": (
        ("er", "inf"), ("e", "fin"), ("ent", "fin"), ("ons", "fin"), ("ait", "imp"), ("aient", "imp"),
        ("ee", "part"), ("es", "part"), ("ees", "part"), ("ant", "ing"), ("era", "fut"), ("eront", "fut"),
        ("erait", "cond"), ("eraient", "cond"), ("a", "past"), ("erent", "past"),
    ),
    "ir": (
        ("ir", "inf"), ("it", "fin"), ("issent", "fin"), ("issait", "imp"), ("issaient", "imp"),
        ("i", "part"), ("ie", "part"), ("is", "part"), ("issant", "ing"), ("ira", "fut"), ("iront", "fut"),
        ("irait", "cond"), ("iraient", "cond"),
    ),
    "re": (
        ("re", "inf"), ("", "fin"), ("ent", "fin"), ("ait", "imp"), ("aient", "imp"), ("u", "part"),
        ("ue", "part"), ("us", "part"), ("ues", "part"), ("ant", "ing"), ("ra", "fut"), ("ront", "fut"),
        ("rait", "cond"), ("raient", "cond"),
    ),
}  # fmt: skip
# Infinitive: present singular, present plural, imperfect stem, participle, future stem.
_FRENCH_IRREGULAR = {
    "avoir": ("a", "ont", "av", "eu", "aur"),
    "detenir": ("detient", "detiennent", "deten", "detenu", "detiendr"),
    "codetenir": ("codetient", "codetiennent", "codeten", "codetenu", "codetiendr"),
    "obtenir": ("obtient", "obtiennent", "obten", "obtenu", "obtiendr"),
    "convenir": ("convient", "conviennent", "conven", "convenu", "conviendr"),
    "revenir": ("revient", "reviennent", "reven", "revenu", "reviendr"),
    "prendre": ("prend", "prennent", "pren", "pris", "prendr"),
    "reprendre": ("reprend", "reprennent", "repren", "repris", "reprendr"),
    "acquerir": ("acquiert", "acquierent", "acquer", "acquis", "acquerr"),
    "recevoir": ("recoit", "recoivent", "recev", "recu", "recevr"),
    "vouloir": ("veut", "veulent", "voul", "voulu", "voudr"),
    "prevoir": ("prevoit", "prevoient", "prevoy", "prevu", "prevoir"),
    "reduire": ("reduit", "reduisent", "reduis", "reduit", "reduir"),
    "accroitre": ("accroit", "accroissent", "accroiss", "accru", "accroitr"),
    "croitre": ("croit", "croissent", "croiss", "cru", "croitr"),
    "dire": ("dit", "disent", "dis", "dit", "dir"),
    "ecrire": ("ecrit", "ecrivent", "ecriv", "ecrit", "ecrir"),
    "sortir": ("sort", "sortent", "sort", "sorti", "sortir"),
    "dementir": ("dement", "dementent", "dement", "dementi", "dementir"),
    "rompre": ("rompt", "rompent", "romp", "rompu", "rompr"),
    "defaire": ("defait", "defont", "defais", "defait", "defer"),
    "offrir": ("offre", "offrent", "offr", "offert", "offrir"),
    "atteindre": ("atteint", "atteignent", "atteign", "atteint", "atteindr"),
    "ceder": ("cede", "cedent", "ced", "cede", "ceder"),
    "reunir": ("reunit", "reunissent", "reuniss", "reuni", "reunir"),
}


def _french(entry: str) -> list[tuple[str, str]]:
    """Forms of an infinitive, folded; the reflexive pronoun is left aside."""
    infinitive = fold(entry).removeprefix("s'").removeprefix("se ")
    irregular = _FRENCH_IRREGULAR.get(infinitive)
    if irregular is None:
        stem = infinitive[:-2]
        return [(stem + ending, kind) for ending, kind in _FRENCH_ENDINGS[infinitive[-2:]]]
    single, plural, past, participle, future = irregular
    forms = [(infinitive, "inf"), (single, "fin"), (plural, "fin"), (past + "ait", "imp")]
    forms += [(past + "aient", "imp"), (past + "ant", "ing"), (future + "a", "fut"), (future + "ont", "fut")]
    forms += [(future + "ait", "cond"), (future + "aient", "cond")]
    forms += [(participle + ending, "part") for ending in ("", "e", "s", "es")]
    return [("ayant", "ing") if form == "avant" else (form, kind) for form, kind in forms]


# ---------------------------------------------------------------------------------------------------
# Countries and given names


@frozen(kw_only=False)
class Atlas:
    """Words that lead to a state: its names, its adjectives, its capital; folded tokens to country."""

    names: dict[tuple[str, ...], Country]
    adjectives: dict[tuple[str, ...], Country]
    capitals: dict[tuple[str, ...], Country]
    firsts: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def atlas() -> Atlas:
    """The packaged states."""
    names: dict[tuple[str, ...], Country] = {}
    adjectives: dict[tuple[str, ...], Country] = {}
    capitals: dict[tuple[str, ...], Country] = {}
    with (_FOLDER / "countries.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            country = Country(row["code"], row["english"].split(";")[0], row["french"].split(";")[0])
            _enter(names, (row["english"] + ";" + row["french"]).split(";"), country)
            french = (form for stem in row["adjectives_fr"].split(";") for form in _adjective(fold(stem)))
            _enter(adjectives, [*row["adjectives_en"].split(";"), *french], country)
            _enter(capitals, row["capitals"].split(";"), country)
    firsts = frozenset(keys[0] for table in (names, adjectives, capitals) for keys in table)
    return Atlas(names, adjectives, capitals, firsts)


def _enter(table: dict[tuple[str, ...], Country], texts: Iterable[str], country: Country) -> None:
    for text in texts:
        if text:
            table.setdefault(keys_of(text), country)


def _adjective(stem: str) -> list[str]:
    """Forms of a French adjective: masculine, feminine, plural."""
    if not stem:
        return []
    if stem.endswith("ien") or stem.endswith("een"):
        return [stem, stem + "ne", stem + "s", stem + "nes"]
    if stem.endswith("c"):
        return [stem, stem + "que", stem + "s", stem + "ques"] + ([stem + "que"] if stem == "grec" else [])
    plural = stem if stem.endswith("s") else stem + "s"
    feminine = stem if stem.endswith("e") else stem + "e"
    return [stem, feminine, plural, feminine + "s"]


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Common given names, folded."""
    return frozenset((_FOLDER / "given_names.txt").read_text(encoding="utf-8").split())


@frozen(kw_only=False)
class Capitals:
    """Words that matter where names are found in runs of capitals, folded.

    Args:
        calendar: Months and weekdays.
        openers: Words that begin a sentence with a capital and are no names.
        fields: Fields of ministries ("ministre de l'Économie Anne Dupré" is a field and a name).
        joints: Small words that can stand inside a name.
        personal_joints: Those that can stand inside a person's name.
        of_heads: Words that go on with *of*: Bank of ..., University of ...
        de_heads: Words that go on with *de*, *des*: Caisse des ..., Banque de ...
        company_words: Words that persons' names do not have: Group, Bank, Motors ...
        no_names: Capitals that name nobody: EV, CEO, IPO ...
        verbs: Words that follow a name: a capital before them at the start of a sentence is one.
    """

    calendar: frozenset[str]
    openers: frozenset[str]
    fields: frozenset[str]
    joints: frozenset[str]
    personal_joints: frozenset[str]
    of_heads: frozenset[str]
    de_heads: frozenset[str]
    company_words: frozenset[str]
    no_names: frozenset[str]
    verbs: frozenset[str]


def _capitals() -> Capitals:
    lists = json.loads((_FOLDER / "names.json").read_text(encoding="utf-8"))
    return Capitals(**{name: frozenset(text.split()) for name, text in lists.items()})


#: The packaged words about names.
CAPITALS = _capitals()

_TELLING = {
    "en": frozenset("the of and to in is that for with has was by from its it are said".split()),
    "fr": frozenset("le la les des du et est dans une que qui pour par sur au ses aux son l' d'".split()),
}


def language_of(keys: Iterable[str], declared: str | None, *, accented: bool = False) -> str:
    """The language of a text: as declared, else by its commonest words; English when nothing tells.

    Args:
        keys: Folded tokens; the first 2,000 are counted.
        declared: A language tag such as `fr-BE`, or None.
        accented: Whether the text has letters with French accents; tells where the words do not.
    """
    if declared and declared.split("-")[0].casefold() in LANGUAGES:
        return declared.split("-")[0].casefold()
    count = dict.fromkeys(LANGUAGES, 0)
    for _, key in zip(range(2_000), keys, strict=False):
        for language, telling in _TELLING.items():
            count[language] += key in telling
    if count["fr"] == count["en"]:
        return "fr" if accented else "en"
    return "fr" if count["fr"] > count["en"] else "en"
