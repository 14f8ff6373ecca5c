"""From the items of a sentence to units: what the linking of figures to names works with.

Names and figures are those that `items` finds; every other word gets the key and the classes of the
English word that stands for it (`glossary`). `das Unternehmen` becomes a reference, to a party where one
is known. Order and articles stay as they are: what they tell is learned.

Example:
    >>> from kg.extract.languages.items import lists, read_items
    >>> from kg.extract.languages.parties import Parties
    >>> text = "Die Selm AG hält 5 Prozent der Rust AG."
    >>> said = read_items(text, 0, lists("de"), Parties({}))
    >>> [unit.key for unit in units(said, lists("de"), None, Parties({}))]
    ['the', 'selm ag', 'holds', '5 prozent', 'of', 'rust ag', '.']
"""

from __future__ import annotations

from itertools import pairwise

from kg.extract.languages.apposed import Heads
from kg.extract.languages.bare import with_bare
from kg.extract.languages.classes import holds, is_class, whose_class
from kg.extract.languages.figures import Word, words_in
from kg.extract.languages.glossary import Glossary, glossary
from kg.extract.languages.items import Item
from kg.extract.languages.lists import Lists
from kg.extract.languages.order import in_order
from kg.extract.languages.parties import Parties
from kg.extract.languages.referring import referred
from kg.extract.languages.subjects import with_subject
from kg.extract.parts import NO_CLASSES, Mention, Party, Sentence, Unit
from kg.extract.words import words
from kg.names import fold

_KEYS = ("of", "which", "from", "to", "fully", "is", "the", "by", "controlled")
_ENGLISH = {word: words("en").look((word,), 0)[1] for word in _KEYS}
#: Of a participle alone, without the past tense that it shares its form with.
_CONTROL = frozenset(name for name in _ENGLISH["controlled"] if not name.startswith("f:")) | {"f:part"}
#: Languages whose clauses `order` puts in the order of English.
_VERB_LAST = ("de", "nl")
#: What a noun that a genitive depends on is not.
_NO_NOUN = ("det", "poss", "of", "in", "boundary", "rel", "by", "with")
#: Words that a level which is left, or which is reached, can stand behind.
_LEFT, _REACHED = ("of", "by", "from"), ("to", "for")
#: Articles that are a genitive where a noun stands before them.
_GENITIVE = frozenset(("der", "des", "eines", "einer"))
_DATIVE = frozenset(("dem", "den", "einem", "einer"))
_BELONGING = frozenset(("gehört", "gehören", "gehörte", "gehörten"))
#: Plural articles, before the name of a people.
_PLURAL = frozenset("i gli le ai agli dei degli dai dagli los las die den der os as aos dos".split())
_RELATIVE = frozenset(("der", "die", "das", "dem", "den", "denen", "dessen"))
_MARKS = frozenset(",.;:()–—")
_PASSIVE = frozenset(("wird", "werden"))
#: Finite verbs that are a participle too, where *wird* stands in their clause.
_CONTROLLED = frozenset(("kontrolliert", "beherrscht", "dominiert", "gesteuert"))
_FAR = 40  # units that a participle is looked for in
_POSSESSED = ("stake", "capital", "votes", "holder", "subsidiary", "parent", "office", "belong")
_STATES = ("state", "stateBody")


def sentence(
    items: list[Item],
    known: Lists,
    topic: Party | None,
    parties: Parties,
    *,
    number: int = 0,
    told: bool = False,
    heads: Heads | None = None,
) -> Sentence | None:
    """The sentence that some items make; None where there are none.

    Args:
        items: Items of a sentence, before anything is left out of them.
        known: Lists of its language.
        topic: Whom `the company` means; None when nobody knows.
        parties: The document's parties; classes of holders are entered.
        number: Its place in the document.
        told: Whether the sentence before has a figure.
        heads: Nouns that stood before names; None: none are known.

    Cost: linear in the sentence.
    """
    found = units(items, known, topic, parties, heads)
    with_bare(found, told=told)
    if known.language in _VERB_LAST:
        found = in_order(found)
    _levels(found)
    return Sentence(found, number=number, topic=topic) if found else None


def units(
    items: list[Item], known: Lists, topic: Party | None, parties: Parties, heads: Heads | None = None
) -> list[Unit]:
    """The units of a sentence, in order."""
    made: list[Unit] = []
    plain: list[Word] = []
    table = glossary(known.language)
    figured = any(item.quantity is not None for item in items)
    past = 0
    for at, item in enumerate(items):
        unit: Unit | None = None
        if at < past:
            continue
        if item.party or item.quantity or item.code == "~":
            unit = _unit(item)
        elif figured and is_class(item, known) and holds(items, at):
            past = whose_class(items, at, known)
            unit = _class(items[at:past], parties)
        else:
            unit = _reference(items, at, known, topic, heads)
        if unit is None and at and items[at - 1].start == item.start:
            continue  # a word with several letters, as "verkauft" has
        if unit is None:
            plain += [word for word in words_in(item.text, item.start) if word.text not in "'’"]
            continue
        made += [*_worded(plain, table), unit]
        plain = []
    made += _worded(plain, table)
    _demonyms(made, known)
    if known.language == "de":
        _german(made)
    made = with_subject(referred(made, known), known.language)
    for unit in made:
        unit.text = unit.text if unit.mention or unit.quantity else unit.text.lower()
    return _levels(_without_articles(made))


def _unit(item: Item) -> Unit:
    """A name, a figure, or the joint of `Selm-Tochter`, which is read as `Selm's subsidiary`."""
    if item.party is not None:
        form = "state" if item.party.kind in _STATES else "name"
        mention = Mention(item.text, item.start, item.end, form, (item.party,), item.party.country)
        return Unit(item.text, fold(item.text), item.start, item.end, mention=mention)
    if item.quantity is not None and item.quantity.rule == "whole":
        return Unit(item.text, "fully", item.start, item.end, _ENGLISH["fully"])
    if item.quantity is not None:
        return Unit(item.text, fold(item.text), item.start, item.end, quantity=item.quantity)
    return Unit("'s", "'s", item.start, item.end)


def _worded(plain: list[Word], table: Glossary) -> list[Unit]:
    """The units of words that are neither names nor figures."""
    keys = tuple(word.key for word in plain)
    found: list[Unit] = []
    at = 0
    while at < len(plain):
        word = plain[at]
        if not word.text[0].isalnum():
            found.append(Unit(word.text, word.text, word.start, word.end))
            at += 1
            continue
        gloss = table.look(keys, at)
        end = plain[at + gloss.size - 1].end
        text = " ".join(one.text for one in plain[at : at + gloss.size])
        found.append(Unit(text, gloss.key, word.start, end, gloss.classes))
        at += gloss.size
    return found


def _class(items: list[Item], parties: Parties) -> Unit:
    """A class of holders as the party that it is in this document, with whose it is: `Erben des Selm`."""
    written = " ".join(item.text for item in items)
    party = parties.named(written, "group")
    party.common = len(items) == 1
    mention = Mention(written, items[0].start, items[-1].end, "name", (party,))
    return Unit(written, fold(written), items[0].start, items[-1].end, mention=mention)


def _reference(
    items: list[Item], at: int, known: Lists, topic: Party | None, heads: Heads | None
) -> Unit | None:
    """`das Unternehmen`, `la compañía`, `del gruppo`: a reference, unless a name follows.

    With an adjective (`an dem neuen Unternehmen`) it may be another company, and means nobody.
    """
    item = items[at]
    meant = heads.meant(item.key) if heads is not None and item.code == "_" else None
    if meant is None and item.key not in known.topics | known.descriptors:
        return None
    plain = at > 0 and _is_definite(items[at - 1], known)
    told = at > 1 and _is_definite(items[at - 2], known) and items[at - 1].text.islower()
    if not plain and not told:
        return None
    if any(one.party is not None for one in items[at + 1 : at + 4] if one.text[:1].isalnum()):
        return None
    topic = meant or (topic if item.key in known.topics else None)
    parties = (topic,) if topic is not None and plain else ()
    head = "told" if meant else item.key
    mention = Mention(item.text, item.start, item.end, "descriptor", parties, head=head)
    return Unit(item.text, "_" + fold(item.text), item.start, item.end, NO_CLASSES, mention)


def _is_definite(item: Item, known: Lists) -> bool:
    return item.key in known.definite or item.key in known.contracted


def _demonyms(made: list[Unit], known: Lists) -> None:
    """`i francesi di Rust`, `los chinos de Rust`, `die Ungarn von Rust`: Rust itself, and no part of it."""
    stems = tuple(stem for stem, _ in known.adjectives)
    for at in range(2, len(made) - 1):
        folk, name = made[at - 1], made[at + 1].mention
        if not (made[at].has("of") and made[at].mention is None and name is not None and name.form == "name"):
            continue
        people = folk.mention is None and folk.text.casefold().startswith(stems) and folk.text[-1:] in "is"
        german = folk.mention is None and known.language == "de" and folk.text.casefold().startswith(stems)
        if (people or german) and made[at - 2].text.casefold() in _PLURAL:
            made[at].key, made[at].classes = "_" + made[at].text.casefold(), NO_CLASSES


def _german(made: list[Unit]) -> None:
    """Articles that are a preposition (`Aktionär der Selm AG`) or a pronoun (`die Rust, die klagt`).

    And *wird*, which is *is* with a participle: `wird zu 5 Prozent von Rust gehalten`.
    """
    _passives(made)
    _sales(made)
    for at in range(1, len(made)):
        unit, before = made[at], made[at - 1]
        word = unit.text.casefold()
        owned = _is_possessed(before) or (before.mention is not None and _is_owner(made, at))
        if word in _GENITIVE and "det" in unit.classes and _is_shared_out(made, at):
            _become(unit, "to" if any(one.has("belong") for one in made[:at]) else "the")
        elif word in _DATIVE and "det" in unit.classes and before.text.casefold() in _BELONGING:
            _become(unit, "to")
        elif word in _GENITIVE and "det" in unit.classes and owned:
            _become(unit, "of")
        elif word in _RELATIVE and _is_pronoun(made, at):
            _become(unit, "which")
        elif word in _PASSIVE and _is_passive(made, at):
            _become(unit, "is")


def _passives(made: list[Unit]) -> None:
    """`wird von Rust kontrolliert`: a participle, and by whom; not `Rust kontrolliert`."""
    opened = -1
    for at, unit in enumerate(made):
        if unit.text in ",.;:":
            opened = -1
        elif unit.text.casefold() in _PASSIVE:
            opened = at
        elif opened >= 0 and unit.text in _CONTROLLED:
            unit.key, unit.classes = "controlled", _CONTROL
            for one in made[opened:at]:
                if one.text.casefold() in ("von", "vom"):
                    _become(one, "by")


def _sales(made: list[Unit]) -> None:
    """`verkauft ein Drittel der Talby an den Fonds Rust`: to whom, behind the name of what is sold."""
    if not any(unit.has("sell") and unit.mention is None for unit in made):
        return
    for before, unit in pairwise(made):
        sold = before.mention is not None and before.mention.form == "name"
        if sold and unit.mention is None and unit.text == "an":
            _become(unit, "to")


def _is_shared_out(made: list[Unit], at: int) -> bool:
    """`gehört zu 5 Prozent der Rust`, `Eigner ist zu 5 Prozent der Konzern Rust`: whose the figure is."""
    return at > 1 and made[at - 1].quantity is not None and made[at - 2].text.casefold() in ("zu", "mit")


def _is_passive(made: list[Unit], at: int) -> bool:
    """Whether the clause ends with a participle."""
    for unit in made[at + 1 : at + _FAR]:
        if unit.text in ",.;:":
            return False
        if unit.has("f:part"):
            return True
    return False


def _become(unit: Unit, word: str) -> None:
    unit.key, unit.classes = word, _ENGLISH[word]


def _is_possessed(unit: Unit) -> bool:
    """Whether a genitive can depend on a word: a figure, or a noun, which is written large."""
    if unit.text.casefold().startswith(("lieg", "lag", "entf", "verb")) and unit.has("belong"):
        return False  # "lag der Konzern"
    noun = unit.text[:1].isupper() and not unit.has(*_NO_NOUN)
    return unit.quantity is not None or (unit.mention is None and (noun or unit.has(*_POSSESSED)))


def _is_owner(made: list[Unit], at: int) -> bool:
    """Whether an article behind a name begins a genitive: `die Talby der Familie Selm`, `Rust des Erben`."""
    after = made[at + 1] if at + 1 < len(made) else None
    named = after is not None and after.mention is not None and after.mention.form != "descriptor"
    return made[at].text.casefold() in ("des", "eines") or named


def _is_pronoun(made: list[Unit], at: int) -> bool:
    """Behind a comma and perhaps a preposition, where no noun follows that it is the article of."""
    comma = at - 1
    if made[comma].has("in", "of", "by", "with", "to"):
        comma -= 1
    if comma < 1 or made[comma].text != "," or at + 1 >= len(made):
        return False
    after = made[at + 1]
    free = after.quantity is not None or comma < at - 1 or not (after.mention or after.text[:1].isupper())
    return free and _ends_with_verb(made, at)


def _ends_with_verb(made: list[Unit], at: int) -> bool:
    """Whether the clause ends with a small word, as verbs are: `die 5 Prozent hält`, no `die übrigen 5`."""
    stop = at + 1
    while stop < len(made) and stop - at < _FAR and made[stop].text not in _MARKS:
        stop += 1
    last = made[stop - 1]
    return stop > at + 1 and last.mention is None and last.quantity is None and last.text[:1].islower()


def _without_articles(made: list[Unit]) -> list[Unit]:
    """The units without articles that English has none for: `il suo 5 %`, `el 5 %`, `la sua quota`."""
    return [
        unit
        for at, unit in enumerate(made)
        if not (
            unit.has("det")
            and unit.key == "the"
            and at + 1 < len(made)
            and (made[at + 1].has("poss") or made[at + 1].quantity is not None)
        )
    ]


def _levels(made: list[Unit]) -> list[Unit]:
    """`von 10 auf 15 Prozent`, `dal 10 al 15%`, `de 10% para 15%`: what is left, and what is reached."""
    figures = [at for at, unit in enumerate(made) if unit.quantity is not None and at]
    for one, other in pairwise(figures):
        if made[one - 1].key in _LEFT and made[other - 1].key in _REACHED and other - one < 4:
            _become(made[one - 1], "from")
            _become(made[other - 1], "to")
    return made
