"""What a text tells of each party beside its name: trade, seat, grammatical gender.

`Spanish insurer Valmar`, `Valmar, the Leeds-based maker of tools`, `le joaillier Orsay`: the words around a
name are remembered, so that `the insurer` and `le joaillier` later find whom they mean. Nationality is
kept by the party itself.

Example: see `kg.extract.names.discourse`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from kg.extract.names.demonyms import demonym, is_demonym, stem
from kg.extract.names.sectors import (
    PEOPLE,
    is_generic,
    is_head,
    is_institution,
    trades_of_name,
    trades_of_words,
)
from kg.extract.names.venues import towns
from kg.extract.parts import Mention, Party, Unit
from kg.extract.phrases.grammar import form_of, is_modifier, is_party, is_verb
from kg.extract.words import atlas, keys_of
from kg.names import fold
from kg.record import frozen

_ARTICLES = frozenset("the a an this le la l' un une ce cet cette du au son sa its their".split())
_FEMALE, _MALE = frozenset(("la", "une", "cette", "sa")), frozenset(("le", "un", "ce", "cet", "du", "au"))
_LINKS = frozenset(("de", "d'", "-", "'s"))
_FIRM_KINDS = ("company", "group", "arrangement", "unit", "stateBody")
#: Nouns right before a name that no person has: `insurer Sabrina Re`.
_FIRM_NOUNS = frozenset(
    "insurer reinsurer airline group company firm bank lender brewery chain fund utility "
    "manufacturer supplier retailer wholesaler carrier operator conglomerate subsidiary unit affiliate "
    "startup start-up shipbuilder homebuilder refiner distributor "
    "groupe societe banque assureur compagnie fonds chaine mutuelle".split()
)
#: Persons whose noun ends as that of a firm: `filmmaker Sabrina Lee`, but `drugmaker Sabrina Re`.
_MAKERS = frozenset(
    "lawmaker filmmaker film-maker winemaker watchmaker clockmaker policymaker policy-maker shoemaker "
    "dressmaker kingmaker playmaker matchmaker cheesemaker peacemaker troublemaker cabinetmaker".split()
)
#: Holders that many people make; lower case but at the beginning of a sentence.
_CROWDS = frozenset(
    "members membres employees salaries managers cadres creditors fans promoters pilots workers staff".split()
    + "management personnel journalists journalistes founders fondateurs shareholders".split()
)
#: Nouns for a firm that does something itself, which an investor does not.
_MAKING = frozenset(
    "brand marque enseigne "
    "operator producer manufacturer maker supplier fabricant producteur industriel constructeur".split()
)
#: Verbs of which no person is the object: `the 29 % it owns in Rosa Mineral`, `own Rosa Mineral`.
_OWNING = frozenset("own owns owned owning".split())
#: Nouns that only mean who is called so: `the foundation`, `le syndicat`.
_APART = frozenset("fondation foundation association syndicat charity federation confederation".split())
#: Parts of adjectives that say how a firm is held and not what it does: `the black-owned group`.
_HELD_SO = frozenset(
    "owned listed quoted black family privately private closely publicly traded unlisted held".split()
)
_STEM = 5  # letters of a word that a word of a name can begin with
_REACH = 7  # words beside a name that are looked at


@dataclass(slots=True)
class Trait:
    """What is told of one party.

    Args:
        words: Folded words of its descriptions.
        trades: Trades that they tell.
        seats: Places that it is said to sit in.
        female: Whether French speaks of it with a feminine noun; None when nothing shows it.
        home: State of the town or region that an adjective tells; None when none does.
    """

    words: set[str] = field(default_factory=set)
    trades: set[str] = field(default_factory=set)
    seats: set[str] = field(default_factory=set)
    female: bool | None = None
    home: str | None = None


@frozen(kw_only=False)
class Described:
    """What a reference says of the one that it means: `the Danish brewer`, `la banque`.

    Args:
        words: Its folded words without the article.
        trades: Trades that they tell.
        country: State that it names; None for none.
        person: Whether it is a person.
        family: Whether it is a family.
        local: Whether a town or region tells where it sits: `la société bâloise`.
    """

    words: frozenset[str]
    trades: frozenset[str]
    country: str | None
    person: bool
    family: bool
    local: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it says no more than that there is a firm: `the company`."""
        plain = self.words - _HELD_SO
        return self.country is None and all(is_generic(word) or is_demonym(word) for word in plain)


def described(mention: Mention) -> Described:
    """What a mention says.

    Example:
        >>> found = described(Mention("the Danish brewer", 0, 0, "descriptor", country="DK"))
        >>> sorted(found.trades), found.country, found.is_plain
        (['brewing'], 'DK', False)
    """
    text = fold(mention.text).replace("’", "'").replace("l'", "l' ").replace("d'", "d' ")
    row = [word for word in text.split() if word not in _ARTICLES and word not in _LINKS]
    words = frozenset(part for word in row for part in _pieces(stem(word)))
    english = text.startswith(("the ", "this "))
    head = (row[-1] if english else row[0]) if row else ""
    person = head in PEOPLE or head in ("homme", "femme")
    family, local = head in ("family", "famille"), mention.head == "local"
    return Described(words, trades_of_words(words), mention.country, person, family, local)


def _pieces(word: str) -> list[str]:
    """The words that a word tells: `care-home` is two and itself, a seat stays whole."""
    return [word] if word.endswith("-based") or "-" not in word else [word, *word.split("-")]


def is_family(party: Party) -> bool:
    """Whether a party is a family, not a firm: families are the groups that no gazetteer knows."""
    return party.kind == "group" and party.entity is None and not (party.common and party.name.islower())


def is_firm(party: Party) -> bool:
    """Whether a party can be `the company`: no person, state, family, crowd, alliance or authority."""
    crowd = party.name.islower() or fold(party.name) in _CROWDS
    kind = party.kind in _FIRM_KINDS and not is_family(party)
    return kind and not crowd and not is_institution(party.name)


def is_capital(party: Party) -> bool:
    """Whether a public body is named by a great city that can stand for its state: `Abuja`."""
    return party.kind == "stateBody" and keys_of(party.name) in atlas().capitals


def _is_seat(party: Party) -> bool:
    """Whether a public body is named by its town alone: `Ulvik`, which is no `company`."""
    return is_capital(party) or (party.kind == "stateBody" and keys_of(party.name) in towns())


@lru_cache(maxsize=5_000)
def _is_part_of_name(word: str, name: str) -> bool:
    """Whether a name tells a word of a description: `the parts maker` Oak Parts, `the glassmaker` Fir Glass.

    Example:
        >>> [_is_part_of_name(w, "Alder Turbinen") for w in ("turbine", "company", "glassmaker")]
        [True, False, False]
    """
    stem = word.removesuffix("maker")
    if len(stem) < _STEM or is_generic(word) or is_generic(stem):
        return False
    return any(part.startswith(stem) for part in fold(name).replace("-", " ").split())


class Traits:
    """What the whole text tells of its parties."""

    def __init__(self) -> None:
        self._of: dict[int, Trait] = {}

    def of(self, party: Party) -> Trait:
        """What is told of a party; empty when nothing is."""
        return self._of.setdefault(id(party), Trait())

    def trades(self, party: Party) -> frozenset[str]:
        """The trades that are told of a party, and those that its name tells."""
        return trades_of_name(party.name) | self.of(party).trades

    def no_fund(self, about: Party, said: Described, recent: list[Party]) -> Party:
        """`l'entreprise de Lille`, where a text is about an investor: the only other firm of it."""
        works = "entreprise" in said.words and "fund" in self.trades(about)
        others = [party for party in recent if "fund" not in self.trades(party)]
        return others[0] if works and len(others) == 1 else about

    def note(self, party: Party, words: list[str]) -> None:
        """Remember the words of a description of a party."""
        trait = self.of(party)
        said = {stem(word) for word in words if word not in _ARTICLES and word not in _LINKS}
        trait.home = trait.home or next((code for word in words if (code := demonym(word))), None)
        trait.words |= said
        trait.trades |= trades_of_words(said)
        trait.seats |= {word.removesuffix("-based") for word in said if word.endswith("-based")}
        if words and words[0] in _FEMALE | _MALE and trait.female is None:
            trait.female = words[0] in _FEMALE

    def learn(self, units: list[Unit]) -> None:
        """Remember what the units of a sentence tell of the names among them."""
        for index, unit in enumerate(units):
            if unit.mention is None or unit.mention.form != "name":
                continue
            party = unit.mention.party
            if party is None:
                continue
            before, after = _before(units, index), _after(units, index)
            if any(word in PEOPLE for word in before) and _may_be_person(party):
                party.kind = "person"
            elif party.kind == "person" and party.entity is None and _is_firm_here(units, index, before):
                party.kind = "company"
            for words in (before, after):
                if words and (words is before or party.kind != "person"):
                    self.note(party, words)

    def learn_woman(self, mention: Mention) -> None:
        """Remember who `la fondatrice`, `cette avocate` is, so that `celle-ci` can mean her."""
        party = mention.party
        if party is not None and party.kind == "person" and self.of(party).female is None:
            self.of(party).female = True if fold(mention.text).startswith(("la ", "cette ")) else None

    def fit(self, said: Described, party: Party) -> int | None:
        """How well a description fits: 0 when nothing is against it, more for what speaks for it; or None."""
        if said.person or said.family:
            fits = party.kind == "person" if said.person else is_family(party)
            return int(bool(said.words & self.of(party).words)) if fits else None
        if not is_firm(party) or (_is_seat(party) and said.country is None):
            return None
        trait = self.of(party)
        home = party.country or trait.home
        if said.country is not None and home not in (None, said.country):
            return None
        score = 2 if said.country is not None and home == said.country else 0
        score += 2 if {word.removesuffix("-based") for word in said.words} & trait.seats else 0
        return self._trade(said, party, score)

    def _trade(self, said: Described, party: Party, score: int) -> int | None:
        trait = self.of(party)
        shared = {word for word in said.words & trait.words if not is_generic(word)}
        named = trades_of_name(party.name)
        if shared or any(_is_part_of_name(word, party.name) for word in said.words):
            return score + 4
        if said.words & _APART or ("holding" in said.words and "fund" in trait.trades):
            return None  # "la fondation danoise" is nobody who was never told to be one
        if said.trades & (trait.trades | named):
            return score + 3
        if said.words & _MAKING and "fund" in trait.trades | trades_of_name(party.name, whole=True):
            return None
        if said.trades and (trait.trades or trades_of_name(party.name, whole=True)):
            return None
        return score


def _is_firm_here(units: list[Unit], index: int, before: list[str]) -> bool:
    """`insurer Sabrina Re`, `a shareholder in Mina Alta`, `Mina Alta's owner`: what is owned is nobody."""
    noun = before[-1] if before else ""
    makes = noun.endswith("maker") and noun not in _MAKERS
    return noun in _FIRM_NOUNS or makes or _is_held(units, index)


def _is_held(units: list[Unit], index: int) -> bool:
    """Whether shares of a name are spoken of, or its owner; so they are of the one after it and *and*."""
    case = index - 1
    if case >= 0 and units[case].mention is None and units[case].key in _OWNING:
        return True
    if case > 1 and units[case].has("and") and is_party(units[case - 1]):
        return _is_held(units, case - 1)
    while case > 0 and index - case < 4 and is_modifier(units[case]):
        case -= 1
    if case > 0 and units[case].mention is None and units[case].has("of", "in"):
        noun = units[case - 1]
        inside = units[case].has("in") and (noun.has("stake") or noun.key in _OWNING)
        return noun.mention is None and (inside or (noun.has("holder") and not noun.key.endswith("s")))
    owned = index + 2 < len(units) and units[index + 1].text in ("'s", "’s")
    after = units[index + 2 : index + 5] if owned else []
    return any(unit.key in ("owner", "shareholder", "shareholders") for unit in after)


def _may_be_person(party: Party) -> bool:
    named = trades_of_name(party.name)
    return party.kind == "company" and party.entity is None and " " in party.name and not named


def _is_noun(unit: Unit) -> bool:
    """Whether a unit can be the head of a description."""
    return unit.mention is None and (
        unit.has("industry") or is_head(unit.key) or unit.key in PEOPLE or bool(trades_of_words((unit.key,)))
    )


def _plain(unit: Unit) -> bool:
    """Whether a unit can be inside a description: lower-case words, seats, nationalities."""
    if unit.quantity is not None:
        return False
    if unit.mention is not None:
        return unit.mention.form == "adjective"
    seat = "-" in unit.text and unit.text.rpartition("-")[2].islower()
    return unit.has("industry", "stateowned") or (not unit.classes and (unit.text[:1].islower() or seat))


def _before(units: list[Unit], index: int) -> list[str]:
    """The words before a name: `Spanish insurer Valmar`, `le fabricant de bus Volt`, `carrier, Air Oak,`."""
    at = index - 1
    if at > 0 and units[at].text == "," and _closes(units, index + 1) and _is_noun(units[at - 1]):
        at -= 1
    words: list[str] = []
    while at >= 0 and len(words) < _REACH:
        unit = units[at]
        link = unit.key in ("de", "d'") and at > 0 and _plain(units[at - 1]) and bool(words)
        if unit.key in _ARTICLES:
            words.insert(0, unit.key)
            break
        opens = at == 0 and unit.mention is None and bool(words) and not unit.classes  # "Lock maker Oak"
        if not (_plain(unit) or link or unit.key in PEOPLE or opens):
            break
        words.insert(0, unit.key)
        at -= 1
    nouns = [unit for unit in units[max(0, at) : index] if _is_noun(unit)]
    return _single(words) if nouns and not _is_listed(units, at) else []


def _is_listed(units: list[Unit], at: int) -> bool:
    """Whether the words belong to a reference that is a mention of its own."""
    return at >= 0 and form_of(units[at]) == "descriptor"


def _after(units: list[Unit], index: int) -> list[str]:
    """The description after a name: `Dresdale, the British maker of tools`, `Oak est une entreprise`."""
    at = index + 1
    if at + 1 >= len(units) or not (units[at].text == "," or units[at].has("be")):
        return []
    at += 1
    if form_of(units[at]) == "descriptor":
        said = fold(units[at].text).replace("’", "'").split()
        return said if _closes(units, at + 1) or units[at + 1].has("rel") else []
    if units[at].key not in _ARTICLES or units[at].key in ("its", "their", "son", "sa"):
        return []
    words, nouns = [units[at].key], 0
    for unit in units[at + 1 : at + 1 + _REACH]:
        inner = unit.key in ("de", "d'", "of")
        if not (_plain(unit) or inner or unit.key in PEOPLE) or (is_party(unit) and not inner):
            break
        if inner and not nouns:
            break
        nouns += _is_noun(unit) or unit.key.endswith("-based")
        words.append(unit.key)
    end = at + len(words)
    acts = end < len(units) and is_verb(units[end]) and not units[end].has("f:part")
    return _single(words) if nouns and not acts else []


def _single(words: list[str]) -> list[str]:
    """The words of phrases one by one: `football club` is two."""
    return [word for phrase in words for word in phrase.split()]


def _closes(units: list[Unit], at: int) -> bool:
    return at >= len(units) or units[at].text in (",", ".", ")", ";", ":")
