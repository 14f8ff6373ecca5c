"""Words of the smaller languages that stand for a party named elsewhere, as the English ones that say so.

`die spanische Brauerei` is read as *the Spanish brewer*, `los chinos` as *the nationals of China*, `ambas
empresas` as a pair; whom they mean `Companions` asks `kg.extract.names.discourse`, as English and French do.
The nouns, peoples and pronouns are data: `lexicon/references.json`.

Example:
    >>> from kg.extract.languages.lists import lists
    >>> made = [Unit("Die", "the", 0, 3, frozenset({"det"})), Unit("Brauerei", "group", 4, 12)]
    >>> [(one.text, one.mention.text) for one in referred(made, lists("de"))]
    [('Die Brauerei', 'the brewer')]
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from kg.extract.languages.lists import Lists, lists
from kg.extract.parts import NO_CLASSES, Mention, Unit
from kg.extract.words import words
from kg.names import fold
from kg.record import frozen

_FILE = Path(__file__).parent / "lexicon" / "references.json"
#: What an adjective of a state may have behind its stem.
_ENDINGS = frozenset("|e|en|er|es|em|se|o|a|os|as|i|he|hi|is|ne|na|nes|nas".split("|"))
_ROMANCE = ("es", "it", "pt")
_PLURAL = frozenset("die den der los las i gli le agli ai dagli dai degli dei os as aos dos de".split())
_PASSED = 2  # words between the article and the noun
_SEATS = frozenset("aus de di uit da".split())
#: Nouns that say no more than that there is a firm.
_PLAIN = ("company", "group")
_MARKS = frozenset(",.;:()«»–—")


@frozen(kw_only=False)
class _Words:
    """The words of one language, folded in case.

    Args:
        nouns: Nouns to the English one.
        endings: Endings of compounds to the English noun, the longest first.
        peoples: Peoples to the code of their state.
        phrases: First word to phrases with what they stand for: `it`, `last`, `pair`.
        others: Adjectives of one that was not named before.
        locals: The people of towns and regions, for a firm that sits there: *die Stuttgarter*.
    """

    nouns: dict[str, str]
    endings: tuple[tuple[str, str], ...]
    peoples: dict[str, str]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    others: frozenset[str]
    locals: frozenset[str]

    def noun(self, word: str) -> str | None:
        """The English noun of a word; None where it has none."""
        key = word.casefold()
        return self.nouns.get(key) or next((noun for end, noun in self.endings if key.endswith(end)), None)


@lru_cache(maxsize=5)
def _words(language: str) -> _Words:
    raw = json.loads(_FILE.read_text(encoding="utf-8"))[language]
    every = [(word.casefold(), noun) for noun, line in raw["nouns"].items() for word in line.split()]
    endings = [(word[1:], noun) for word, noun in every if word.startswith("*")]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for meaning in ("it", "last", "pair"):
        singles, *longer = raw["words"][meaning].casefold().split("|")
        for row in [(word,) for word in singles.split()] + [tuple(text.split()) for text in longer]:
            phrases[row[0]] = (*phrases.get(row[0], ()), (row, meaning))
    return _Words(
        nouns={word: noun for word, noun in every if not word.startswith("*")},
        endings=tuple(sorted(endings, key=lambda pair: (-len(pair[0]), pair[0]))),
        peoples={word.casefold(): code for code, line in raw["peoples"].items() for word in line.split()},
        phrases=phrases,
        others=frozenset(raw["words"]["other"].casefold().split()),
        locals=frozenset(raw["locals"].casefold().split()),
    )


def referred(made: list[Unit], known: Lists) -> list[Unit]:
    """The units with references made mentions, for `kg.extract.names.discourse`.

    Args:
        made: The units of a sentence; nouns that say what a name is get the key of the English noun.
        known: Lists of its language.

    Cost: linear in the sentence.
    """
    table = _words(known.language)
    _adjectives(made, known)
    found: list[Unit] = []
    at = 0
    while at < len(made):
        stop, unit = _said(made, at, table) or _descriptor(made, at, table, known) or (at + 1, made[at])
        found.append(unit)
        at = stop
    for unit in found:
        noun = table.noun(unit.text) if unit.mention is None and unit.quantity is None else None
        if noun is not None and (unit.key.startswith("_") or unit.has("industry")) and " " not in noun:
            unit.key, unit.classes = noun, words("en").look((noun,), 0)[1]
    return found


def _adjectives(made: list[Unit], known: Lists) -> None:
    """`belga`, `französischen`: a nationality, which is told of the name beside it."""
    for unit in made:
        if unit.mention is not None or unit.quantity is not None or not unit.text.islower():
            continue
        code = _nation(unit.text, known)
        if code is not None and unit.key.startswith("_"):
            unit.mention = Mention(unit.text, unit.start, unit.end, "adjective", country=code)


@lru_cache(maxsize=5)
def _stems(language: str) -> dict[str, str]:
    """Folded stems of the adjectives of states to the code of the state."""
    return {fold(stem): code for stem, code in reversed(lists(language).adjectives)}


def _nation(word: str, known: Lists) -> str | None:
    """The code of the state whose adjective a word is, by its stem and a plain ending."""
    key, stems = fold(word), _stems(known.language)
    codes = (stems.get(key[: len(key) - cut]) for cut in range(4) if key[len(key) - cut :] in _ENDINGS)
    return next((code for code in codes if code is not None), None)


def _said(made: list[Unit], at: int, table: _Words) -> tuple[int, Unit] | None:
    """A pronoun or a pair: `hij`, `este último`, `beide Unternehmen`."""
    for phrase, meaning in table.phrases.get(made[at].text.casefold(), ()):
        stop = at + len(phrase)
        row = made[at:stop]
        if tuple(unit.text.casefold() for unit in row) != phrase or any(one.quantity for one in row):
            continue
        if meaning == "pair":
            return stop, _unit(row, Mention("both companies", 0, 0, "pair", head="pair"))
        if stop < len(made) and made[stop].text[:1].isupper() and made[stop].mention is not None:
            return None  # "er Selm"
        mention = Mention("it", 0, 0, "pronoun", head=meaning)
        return stop, _unit(row, mention)
    return None


def _unit(row: list[Unit], mention: Mention) -> Unit:
    """One unit of a row, which keeps its words; the mention has the English ones."""
    text = " ".join(unit.text for unit in row)
    mention.start, mention.end = row[0].start, row[-1].end
    return Unit(text, mention.text, mention.start, mention.end, NO_CLASSES, mention)


def _descriptor(made: list[Unit], at: int, table: _Words, known: Lists) -> tuple[int, Unit] | None:
    """`die (spanische) Brauerei`, `la cervecera (belga)`; in `della banca` the preposition stays."""
    first = made[at]
    word = first.text.casefold()
    article = word in known.definite and first.mention is None
    if not article and (at == 0 or not _is_open(made[at - 1], known)):
        return None
    opening = first if article and first.key == "the" else None
    start = at + 1 if opening is not None else at
    if article and opening is None:
        return None  # a genitive: the next unit begins it
    stop, noun, country = _phrase(made, start, table, known)
    if noun is None:
        return _people(made, at, start, table, known)
    plain = noun in _PLAIN
    stop, seated = _seat(made, stop, plain=plain)
    if _name_follows(made, stop):
        return None
    row = made[at:stop]
    told = next((one.mention for one in row if one.mention and one.mention.form == "descriptor"), None)
    if told is not None and told.head == "told":
        return None
    mention = Mention(f"the {noun}", 0, 0, "descriptor", told.parties if told else (), country=country)
    compound = not seated and row[-1].text.casefold() not in table.nouns and row[-1].text.isalpha()
    mention.head = "local" if seated else "compound" if compound else ""
    return stop, _unit(row, mention)


def _is_open(unit: Unit, known: Lists) -> bool:
    """Whether an article is in what stands before: `della`, and the German genitive `der`."""
    if unit.mention is not None or unit.quantity is not None:
        return False
    word = unit.text.casefold()
    return word in known.contracted or (word in known.definite and unit.key != "the")


def _phrase(made: list[Unit], start: int, table: _Words, known: Lists) -> tuple[int, str | None, str | None]:
    """Where noun and adjectives end that begin at a place, with the English noun and the state's code."""
    country: str | None = None
    for at in range(start, min(len(made), start + _PASSED + 1)):
        unit = made[at]
        if unit.mention is not None and unit.mention.form == "adjective":
            country = country or unit.mention.country
            continue
        if unit.quantity is not None or unit.text.casefold() in table.others:
            break
        if unit.mention is not None and unit.mention.form != "descriptor":
            break
        noun = table.noun(unit.text)
        large = unit.text[:1].isupper() == known.writes_nouns_large
        if noun is not None and large:
            return _adjoined(made, at + 1, noun, country, known)
        if not (unit.key.startswith("_") and unit.text.islower()):
            break
    return start, None, None


def _adjoined(
    made: list[Unit], at: int, noun: str, country: str | None, known: Lists
) -> tuple[int, str, str | None]:
    """Over the adjective behind a Romance noun: `la compañía balear`, `società toscana`."""
    if known.language not in _ROMANCE or at >= len(made):
        return at, noun, country
    after = made[at]
    if after.mention is not None and after.mention.form == "adjective":
        return at + 1, noun, country or after.mention.country
    plain = after.mention is None and after.quantity is None and after.key.startswith("_")
    closed = at + 1 >= len(made) or made[at + 1].text in _MARKS or made[at + 1].classes
    return (at + 1 if plain and after.text.islower() and closed else at), noun, country


def _seat(made: list[Unit], at: int, *, plain: bool) -> tuple[int, bool]:
    """`la empresa de Braga`, `das Unternehmen aus Selm`: a place that the text names only so."""
    if not plain or at + 1 >= len(made) or made[at].text.casefold() not in _SEATS:
        return at, False
    name = made[at + 1].mention
    party = name.party if name is not None and name.form == "name" else None
    seat = party is not None and party.entity is None and party.count == 1 and " " not in party.name
    return (at + 2, True) if seat else (at, False)


def _name_follows(made: list[Unit], at: int) -> bool:
    """Whether a name goes on behind a noun, so that it only says what the name is."""
    for unit in made[at : at + 2]:
        if unit.mention is not None:
            return unit.mention.form in ("name", "state")
        if unit.key.startswith("_") and unit.text.islower() and unit.text[:1].isalpha():
            continue
        return unit.text.casefold() in ("of", "von", "de", "di", "van") or unit.text in ("-", "«", "„", '"')
    return False


def _people(made: list[Unit], at: int, start: int, table: _Words, known: Lists) -> tuple[int, Unit] | None:
    """`die Franzosen`, `den Stuttgartern`, `los chinos`, `la francesa`, where no noun or name follows."""
    if start == at or start >= len(made):
        return None
    folk, word = made[start], made[start].text.casefold()
    after = made[start + 1] if start + 1 < len(made) else None
    if folk.quantity is not None or (after is not None and not _ends(after)):
        return None
    many = made[at].text.casefold() in _PLURAL
    if many and word in table.locals and folk.text[:1].isupper() == (known.language not in _ROMANCE):
        mention = Mention("the company", 0, 0, "descriptor", head="local")
        return start + 1, _unit(made[at : start + 1], mention)
    code = _folk(folk, table, known, many=many)
    if code is None:
        return None
    mention = Mention("the nationals", 0, 0, "descriptor", country=code, head="nationals")
    return start + 1, _unit(made[at : start + 1], mention)


def _ends(after: Unit) -> bool:
    """Whether what stands behind a people goes on with no noun, and with no name of one of it."""
    if after.mention is not None:
        return after.mention.form == "pronoun"
    return not (after.text[:1].isupper() or after.has("of") or after.key in ("_de", "_di", "_da"))


def _folk(unit: Unit, table: _Words, known: Lists, *, many: bool) -> str | None:
    """The state whose people a noun names; a Romance adjective alone is a firm of there too."""
    if known.language not in _ROMANCE:
        return table.peoples.get(unit.text.casefold()) if many and unit.text[:1].isupper() else None
    alone = unit.mention is not None and unit.mention.form == "adjective" and unit.text.islower()
    return unit.mention.country if alone and unit.mention is not None else None
