"""From sentences of tokens to sentences of units whose mentions have parties.

The order: find names everywhere, decide who is who, then go through the sentences once more in order
and resolve "the company", "its", "both groups" from what stands before.

Example:
    >>> text = "Oak Mills bought Fir Works. The company is old."
    >>> sentences_, cast = read(text, (Block(0, len(text), True),), "en", {})
    >>> [unit.mention.party.name for unit in sentences_[0].units if unit.mention]
    ['Oak Mills', 'Fir Works']
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from kg.extract.acts.memberships import is_league
from kg.extract.names.again import name_again
from kg.extract.names.cast import Cast, acronyms
from kg.extract.names.discourse import Discourse
from kg.extract.names.introduced import introduces_firm, introduces_person, is_relative, is_shared
from kg.extract.names.mentions import Spotter
from kg.extract.names.near import Gazetteer, gazetteer
from kg.extract.names.persons import is_person_here
from kg.extract.names.places import mark_places, unname_agencies
from kg.extract.nlp import Names
from kg.extract.numbers.quantities import find
from kg.extract.parts import Mention, Sentence, Unit
from kg.extract.phrases.grammar import POSSESSIVE, case_of, is_verb
from kg.extract.source.zones import Block
from kg.extract.tokens import Token, sentences
from kg.extract.words import Words, given_names, keys_of, words
from kg.model import Entity

_last: list[tuple[Mapping[str, Entity], Gazetteer]] = []
# Names of one sentence that are compared with each other; a longer list is no prose.
_MANY_NAMES = 40
# Those who hold as one under a name: `the Lowther family`, `the Lowther cousins`.
_KIN = frozenset("family cousins brothers sisters siblings heirs twins children".split())
_FRENCH_KIN = frozenset("freres soeurs heritiers cousins enfants epoux jumeaux descendants".split())
# One of a family who has no other name: `la veuve Morel`.
_WIDOWED = frozenset(("veuve", "veuf"))
# What stands between the word for a family and its name: `la famille fondatrice Morel`.
_FAMILY_WORDS = frozenset("fondatrice proprietaire actionnaire historique majoritaire".split())
# Articles of a family's name: `the Falcks`, `les Morel`.
_MANY = frozenset(("the", "les", "des", "aux"))
_PERCENT = frozenset(("%", "percent", "cent", "pct", "pc"))
# Words right before the name of a company that belongs to another one of the text.
_BRANCHES = frozenset({"unit", "arm", "branche", "division"})


def read(
    text: str,
    blocks: tuple[Block, ...],
    language: str,
    known: Mapping[str, Entity],
    names: Names | None = None,
) -> tuple[list[Sentence], Cast]:
    """The sentences of an article with resolved mentions, and its parties; linear in its length.

    Args:
        text: The document.
        blocks: Its article text, from `zones.split`.
        language: `en` or `fr`.
        known: Folded name to entity.
        names: Names that a model found in it; None: none was asked.
    """
    lists = words(language)
    rows = list(sentences(text, blocks))
    spotter = Spotter(_gazetteer(known), lists, _inner_capitals(rows), names)
    signed = [_has_sign(row) for row in rows]
    read_sentences = [
        Sentence(units, number)
        for number, tokens in enumerate(rows)
        if (units := _units(tokens, spotter, lists, told=any(signed[max(0, number - 3) : number])))
    ]
    name_again(read_sentences)
    mark_places(read_sentences, language)
    unname_agencies(read_sentences)
    cast = Cast(known)
    for sentence in read_sentences:
        _note_context(sentence.units, cast)
        _note_apart(sentence.units, cast)
    mentions = [unit.mention for sentence in read_sentences for unit in sentence.units if unit.mention]
    cast.assign([mention for mention in mentions if mention is not None])
    _join_acronyms(read_sentences)
    Discourse(cast, language).resolve(read_sentences)
    return read_sentences, cast


def _gazetteer(known: Mapping[str, Entity]) -> Gazetteer:
    """The gazetteer's index, kept for the mapping used last (many documents share one)."""
    if not _last or _last[0][0] is not known:
        _last[:] = [(known, gazetteer(known))]
    return _last[0][1]


def _inner_capitals(rows: list[list[Token]]) -> frozenset[str]:
    """Words written with a capital inside a sentence."""
    return frozenset(
        token.key
        for tokens in rows
        for before, token in pairwise(tokens)
        if token.text[:1].isupper() and before.is_word and not before.is_capital
    )


def _has_sign(tokens: list[Token]) -> bool:
    """Whether a sentence has a percentage, so that a bare number in the next one may be another."""
    return not _PERCENT.isdisjoint([token.key for token in tokens])


def _units(tokens: list[Token], spotter: Spotter, lists: Words, *, told: bool) -> list[Unit]:
    keys = [token.key for token in tokens]
    taken: dict[int, tuple[int, Unit]] = {}
    for (start, stop), mention in spotter.find(tokens):
        unit = Unit(mention.text, " ".join(keys[start:stop]), mention.start, mention.end, mention=mention)
        taken[start] = (stop, unit)
    covered = {i for start, (stop, _) in taken.items() for i in range(start, stop)}
    for (start, stop), quantity in find(tokens, lists, told=told):
        if covered.isdisjoint(range(start, stop)):
            unit = Unit(
                quantity.text, " ".join(keys[start:stop]), quantity.start, quantity.end, quantity=quantity
            )
            taken[start] = (stop, unit)
            covered.update(range(start, stop))
    units = []
    at = 0
    while at < len(tokens):
        if at in taken:
            at, unit = taken[at]
            at = _with_seat(unit, tokens, taken, at)
        else:
            at, unit = _phrase(tokens, keys, at, covered, lists)
        units.append(unit)
    return units


def _with_seat(unit: Unit, tokens: list[Token], taken: dict[int, tuple[int, Unit]], at: int) -> int:
    """`Oak of Norway`: the seat belongs to the name, so that it is not taken for another party."""
    if unit.mention is None or unit.mention.form != "name" or at >= len(tokens) or tokens[at].key != "of":
        return at
    seat = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].key == "the")
    following = taken.get(seat)
    if (
        following is None
        or following[1].mention is None
        or following[1].mention.form not in ("state", "place")
    ):
        return at
    unit.end, unit.mention.country = following[1].end, following[1].mention.country
    return following[0]


def _phrase(
    tokens: list[Token], keys: list[str], at: int, covered: set[int], lists: Words
) -> tuple[int, Unit]:
    size, classes = lists.look(keys, at)
    if size > 1 and not covered.isdisjoint(range(at + 1, at + size)):
        size, classes = 1, lists.look(keys[at : at + 1], 0)[1]
    first, stop = tokens[at], at + size
    if size > 1:
        text = " ".join(token.text for token in tokens[at:stop])
        return stop, Unit(text, " ".join(keys[at:stop]), first.start, tokens[stop - 1].end, classes)
    if classes and lists.language == "fr":
        classes = _accented(first, classes)
    return stop, Unit(first.text, keys[at], first.start, first.end, classes)


def _accented(token: Token, classes: frozenset[str]) -> frozenset[str]:
    """What the accent of a French word tells, which folding takes away: `à` is no `a`, `cédé` no `cède`."""
    if token.key == "a":
        return frozenset(("to",)) if token.text in "àÀ" else frozenset(("have", "f:fin"))
    if token.text.casefold().rstrip("s").endswith(("é", "ée")):
        return frozenset({name for name in classes if not name.startswith("f:")} | {"f:part"})
    if "f:part" in classes and "f:fin" in classes and "è" in token.text and token.text.endswith("e"):
        return classes - {"f:part"}
    return classes


def _note_context(units: list[Unit], cast: Cast) -> None:
    """Tell the cast what the words around names show: persons after titles, families, short forms.

    The word of kin becomes a part of the name and is no unit of its own any more.
    """
    index = -1
    allied = sum(unit.mention is None and "alliance" in unit.classes for unit in units)
    cast.alliances += allied
    while (index := index + 1) < len(units):
        mention = units[index].mention
        if mention is None or mention.form != "name":
            continue
        if mention.text.split()[0].islower():
            cast.family(mention)
        before = units[index - 1] if index else None
        after = units[index + 1] if index + 1 < len(units) else None
        if before is not None and before.key in _MANY and " " not in mention.text:
            cast.many(mention, plural=before.key != "the")
        told = index > 1 and before is not None and before.key in _FAMILY_WORDS
        if told and units[index - 2].key == "famille":
            _drop(units, index - 1)
            index, before = index - 1, units[index - 2]
        if (
            (before is not None and before.key in ("famille", "family"))
            or (after is not None and after.key in _KIN)
            or _is_kin(units, index)
        ):
            index = _family(units, index, mention)
            cast.family(mention)
        elif is_person_here(units, index) or introduces_person(units, index) or is_relative(units, index):
            cast.person(mention)
        elif introduces_firm(units, index) or (mention.country is not None and is_shared(units, index)):
            cast.firm(mention)
        elif allied and is_league(units, index):
            cast.league(mention)


def _drop(units: list[Unit], at: int) -> None:
    """Let the word before an adjective reach over it: `famille (fondatrice) Morel`."""
    units[at - 1].end = units[at].end
    del units[at]


def _note_apart(units: list[Unit], cast: Cast) -> None:
    """Tell the cast which names are no long forms of others: two in a sentence, and a named subsidiary.

    Nobody who writes "Oak sold it to Oak Capital" means one company by both.
    """
    named = [
        (i, unit.mention) for i, unit in enumerate(units) if unit.mention and unit.mention.form == "name"
    ]
    if len(named) > _MANY_NAMES:
        return
    for at, mention in named:
        if at and (units[at - 1].has("subsidiary") or units[at - 1].key in _BRANCHES):
            cast.apart(mention)
        for there, other in named:
            if len(other.text) <= len(mention.text):
                continue
            bracketed = any(unit.text == "(" for unit in units[min(at, there) : max(at, there)])
            if not bracketed and not _taken_up(units, there, at):
                cast.apart(other, mention)


def _taken_up(units: list[Unit], longer: int, shorter: int) -> bool:
    """Whether a sentence names a party in full and takes it up again as the subject of a later clause.

    `Oak Mills and Fir have split, Oak said`, `by Oak Mills, and Oak's founder`; neither `Oak Mills is owned
    by Oak` nor `Oak bought Oak Mills`.
    """
    begins = units[shorter - 1]
    clause = begins.has("and") and units[shorter - 2].text in (",", ";")
    if shorter - longer < (3 if clause else 4) or case_of(units, shorter):
        return False
    opened = begins.text in (",", ";", ":", "-", "–", "—") or begins.has("boundary", "and", "rel")
    after = units[shorter + 1] if shorter + 1 < len(units) else None
    goes_on = after is not None and (
        after.quantity is not None
        or after.text in POSSESSIVE
        or after.has("say", "be", "will", "have")
        or is_verb(after)
    )
    apposed = begins.text == "," and shorter - longer < 6 and not units[longer + 1].has("and")
    return opened and goes_on and not apposed


def _is_kin(units: list[Unit], index: int) -> bool:
    """`les frères Gagnol`, `aux héritiers Lanoue`: a family name after a plural, no given one."""
    if index < 2:
        return False
    widowed = units[index - 1].key in _WIDOWED and units[index - 2].key == "la"
    if not widowed and (units[index - 1].key not in _FRENCH_KIN or units[index - 2].key not in _MANY):
        return False
    return keys_of(units[index].text)[0] not in given_names()


def _family(units: list[Unit], index: int, mention: Mention) -> int:
    """Make `famille Dubois` and `Roberts family` the name; the index at which it stands then."""
    before = units[index - 1] if index else None
    if before is not None and (before.key == "famille" or _is_kin(units, index)):
        mention.text, mention.start = f"{before.text} {mention.text}", before.start
        units[index].start = before.start
        del units[index - 1]
        return index - 1
    if index + 1 < len(units) and units[index + 1].key in _KIN:
        mention.text, mention.end = f"{mention.text} {units[index + 1].text}", units[index + 1].end
        units[index].end = mention.end
        del units[index + 1]
    return index


def _join_acronyms(read_sentences: list[Sentence]) -> None:
    """Let a short form in brackets stand for the name before it, all through the document."""
    same: dict[str, Mention] = {}
    for sentence in read_sentences:
        for name, short in acronyms(sentence.units):
            if name.party and short.party is not name.party and not short.head:
                same.setdefault(short.text, name)
    if not same:
        return
    for sentence in read_sentences:
        for unit in sentence.units:
            if unit.mention and not unit.mention.head and unit.mention.text in same:
                unit.mention.parties = same[unit.mention.text].parties
