"""Who is who in one document: which mentions mean the same party, and of what kind it is.

`Renault SA` and `Renault`, `Macron` and `Emmanuel Macron`, `FCA` and `Fiat Chrysler Automobiles` are one
party each. Nothing is looked up outside the document and the gazetteer.

Example:
    >>> cast = Cast({})
    >>> first, second = (Mention(t, 0, 0, "name") for t in ("Blue Fern Holdings", "Blue Fern"))
    >>> cast.assign([first, second])
    >>> first.party is second.party, first.party.name
    (True, 'Blue Fern Holdings')
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from kg.extract.names.classes import is_class
from kg.extract.names.crowds import is_crowd
from kg.extract.names.kinds import KINDS, SITES
from kg.extract.names.publics import is_public
from kg.extract.names.unnamed import is_thing, unnamed_kind
from kg.extract.names.venues import towns
from kg.extract.parts import Mention, Party, Unit
from kg.extract.words import CAPITALS, atlas, given_names, keys_of
from kg.model import Entity
from kg.names import fold, legal_form, without_legal_form

_ALLIANCE = frozenset(("alliance", "trio", "the", "l'", "la", "le"))
_FIRM_WORDS = CAPITALS.company_words | KINDS["firm_words"]
_WORKS = SITES | KINDS["works"]
# First words that a name can be used without: `Banque Valmont`, then `Valmont`.
_GENERIC = CAPITALS.de_heads | KINDS["de_heads"] | frozenset("grupo gruppo banco banca bank".split())
# Words of a name that give no letter to its short form.
_SMALL = CAPITALS.joints
# `Hwang Mi-ok`, `Hsu Wei-ling`: the family name first.
_SURNAME_FIRST = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+")
# Particles that stand inside persons' names only: `Egon Marl von Rohn`, `Tarik bin Said`.
_NOBLE = frozenset(("von", "zu", "vom", "bin", "binti", "ibn"))


def _is_noble(core: tuple[str, ...]) -> bool:
    """Whether particles that only persons' names have stand inside a name.

    Example:
        >>> [_is_noble(keys_of(n)) for n in ("Egon Marl von Rohn", "Tarik bin Said", "Port van Zandt")]
        [True, True, False]
    """
    particles = set(core[1:-1])
    return not particles.isdisjoint(_NOBLE) or bool("van" in particles and particles & {"de", "den", "der"})


def _surname_of_kin(core: tuple[str, ...]) -> str | None:
    """The surname of `famille Morel` and `Falck family`; None for a name of two words that is no family's.

    Example:
        >>> _surname_of_kin(("famille", "morel")), _surname_of_kin(("falck", "sisters"))
        ('morel', 'falck')
    """
    if core[0] in ("famille", "freres", "soeurs", "heritiers", "cousins"):
        return core[1]
    return core[0] if core[1] in ("family", "brothers", "sisters", "cousins", "heirs", "siblings") else None


@lru_cache(maxsize=20_000)
def _core(name: str) -> tuple[str, ...]:
    """The tokens of a name without article and legal form."""
    keys = keys_of(without_legal_form(name))
    return keys[1:] if len(keys) > 1 and keys[0] in ("the", "l'", "le", "la") else keys


def _short(name: str) -> str:
    """A name as written, without its legal form.

    Example:
        >>> _short("Nissan Motor Co")
        'Nissan Motor'
    """
    return " ".join(name.split()[: max(1, len(without_legal_form(name).split()))]).rstrip(",")


class Cast:
    """The parties of one document.

    Args:
        known: The packaged gazetteer: folded name to entity.
    """

    def __init__(self, known: Mapping[str, Entity]) -> None:
        self.alliances = 0  # words for an alliance: a text that comes back to one treats it as a party
        self._known = known
        self._by_entity: dict[str, Party] = {}
        self._by_core: dict[tuple[str, ...], Party] = {}
        self._states: dict[str, Party] = {}
        self._persons: set[tuple[str, ...]] = set()
        self._families: set[tuple[str, ...]] = set()
        self._apart: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
        self._leagues: set[tuple[str, ...]] = set()
        self._many: dict[tuple[str, ...], bool] = {}
        self._firms: dict[tuple[str, ...], int] = {}
        self._forms: dict[tuple[str, ...], set[str]] = {}

    @property
    def parties(self) -> list[Party]:
        """All parties, each once, in order of first assignment."""
        found = [*self._by_entity.values(), *self._by_core.values(), *self._states.values()]
        return list({id(party): party for party in found}.values())

    def person(self, mention: Mention) -> None:
        """Note that the words around a mention show a person; before `assign`."""
        self._persons.add(_core(mention.text))

    def family(self, mention: Mention) -> None:
        """Note that the words around a mention show a family; before `assign`."""
        self._families.add(_core(mention.text))

    def firm(self, mention: Mention) -> None:
        """Note that a noun for a firm stands before a name of one word; before `assign`.

        A person is named in full first: `le joaillier Morel` before any `Anne Morel` is the firm.
        """
        self._firms.setdefault(_core(mention.text), mention.start)

    def many(self, mention: Mention, *, plural: bool) -> None:
        """Note that a name of one word stands after a plural article or after *the*; before `assign`."""
        if mention.text.isalpha() and not mention.text.isupper():
            self._many[_core(mention.text)] = plural

    def league(self, mention: Mention) -> None:
        """Note that the words around a mention show an alliance of that name; before `assign`."""
        self._leagues.add(_core(mention.text))

    def apart(self, longer: Mention, shorter: Mention | None = None) -> None:
        """Note that a name is no long form of a shorter one, or of none (None); before `assign`."""
        core = _core(longer.text)
        if shorter is None:
            self._apart.add((core, ()))
        elif (short := _core(shorter.text)) and core[: len(short)] == short:
            self._apart.add((core, short))

    def assign(self, mentions: Iterable[Mention]) -> None:
        """Give every name and state mention its party. Cost: linear, with a sort of distinct names."""
        mentions = list(mentions)
        names = [mention for mention in mentions if mention.form == "name"]
        for mention in mentions:
            if mention.form == "state" and mention.country:
                mention.parties = (self.state(mention.country),)
        self._enter_known(names)
        self._enter_unknown([mention for mention in names if not mention.head])
        for mention in names:
            party = self._by_entity[mention.head] if mention.head else self._find(mention.text)
            mention.parties = (party,) if party else ()
            mention.form = "state" if party and party.kind == "state" else mention.form
            if party:
                party.count += 1
                if party.kind == "alliance" and not party.members:
                    party.members = self._pieces(mention.text)
        for mention in mentions:
            if mention.party is not None and mention.form in ("name", "state"):
                longer = len(mention.text) > len(mention.party.written) and mention.form == "name"
                mention.party.written = mention.text if longer else mention.party.written or mention.text

    def state(self, code: str) -> Party:
        """The state with this ISO code."""
        if code not in self._states:
            countries = atlas().names
            names = [" ".join(keys) for keys, country in countries.items() if country.code == code]
            known = next((self._known[fold(n)] for n in names if fold(n) in self._known), None)
            if known is not None and known.kind in ("state", "stateBody"):
                self._states[code] = self._entity(known)
                self._states[code].country = code
            else:
                name = next(country.name for country in countries.values() if country.code == code)
                self._states[code] = Party(name, "state", country=code)
        return self._states[code]

    def alliance(self, members: tuple[Party, ...], written: str | None = None) -> Party:
        """The alliance of these parties: a known one by its names, else one named after them.

        Args:
            members: At least two parties.
            written: The name as written, if it has one.
        """
        names = [written] if written else []
        ordered = [member.name for member in members]
        for order in (ordered, ordered[::-1], sorted(ordered)):
            joined = "-".join(order)
            names += [f"{joined} alliance", f"alliance {joined}", joined]
        short = "-".join(sorted(_core(name)[0] for name in ordered if _core(name)))
        for name in names:
            entity = self._known.get(fold(name))
            if entity is not None and entity.kind == "alliance":
                party = self._entity(entity)
                party.members = party.members or members
                return party
        entity = self._known_alliance(members)
        if entity is not None:
            return self._entity(entity)
        key = ("alliance", short)
        if key not in self._by_core:
            short_names = [_short(name) for name in ordered]
            name = written or "-".join(short_names) + " Alliance"
            label = "-".join(sorted(short_names)) + " Alliance"
            self._by_core[key] = Party(name, "alliance", members=members, label=label)
        return self._by_core[key]

    def _known_alliance(self, members: tuple[Party, ...]) -> Entity | None:
        """A known alliance whose name has a word of every member's name."""
        wanted = [set(_core(member.name)) | self._words_of(member) for member in members]
        found = {
            entity.id: entity
            for name, entity in sorted(self._known.items())
            if entity.kind == "alliance"
            and all(words & set(name.replace("-", " ").split()) for words in wanted)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _words_of(self, party: Party) -> set[str]:
        names = [name.text for name in party.entity.names] if party.entity else []
        return {word for name in names for word in _core(name)[:1]}

    # -- names ---------------------------------------------------------------------------------------

    def _entity(self, entity: Entity) -> Party:
        if entity.id not in self._by_entity:
            self._by_entity[entity.id] = Party(entity.name, entity.kind, entity, entity.country)
        return self._by_entity[entity.id]

    def _enter_known(self, names: list[Mention]) -> None:
        by_id = {entity.id: entity for entity in self._known.values()}
        for mention in names:
            if mention.head:
                party = self._entity(by_id[mention.head])
                self._by_core.setdefault(_core(mention.text), party)
                if party.kind == "state" and party.country:
                    self._states.setdefault(party.country, party)

    def _enter_unknown(self, names: list[Mention]) -> None:
        """Longest names first, so that each shorter one can find the name it shortens."""
        first_seen: dict[str, None] = dict.fromkeys(mention.text for mention in names)
        firms = self._named_first(names) if self._firms else frozenset()
        formed = {_core(text) for text in first_seen if without_legal_form(text) != text}
        for text in first_seen:
            self._forms.setdefault(_core(text), set()).update(legal_form(text).split())
        for text in sorted(first_seen, key=lambda text: (-len(_core(text)), text)):
            core = _core(text)
            if not core or core in self._by_core:
                continue
            longer = self._shortened(core)
            if longer is not None and longer.kind == "person" and core in firms:
                longer = None  # "le joaillier Morel, a dit Anne Morel"
            if longer is not None and longer.kind == "group" and core in formed:
                longer = None  # "Novak SA" beside "the Novak family" is no family
            self._by_core[core] = (
                self._kin(text, core)
                or longer
                or self._initialled(text, core)
                or self._hyphened(text)
                or self._new(text, core)
            )

    def _named_first(self, names: list[Mention]) -> frozenset[tuple[str, ...]]:
        """The names of one word that are told to be firms before any longer name ends with them."""
        longer: dict[str, int] = {}
        for mention in names:
            core = _core(mention.text)
            if len(core) > 1:
                longer[core[-1]] = min(mention.start, longer.get(core[-1], mention.start))
        return frozenset(
            core for core, start in self._firms.items() if start < longer.get(core[-1], start + 1)
        )

    def _kin(self, text: str, core: tuple[str, ...]) -> Party | None:
        """`the Falcks`, `les Falck`: the family of a person, a family or a family's firm of the document."""
        if core not in self._many or core in self._persons:
            return None
        word = core[0]
        if word.endswith(("s", "x")) == self._many[core]:
            return None  # French family names have no plural, English ones have
        surnames = {word} if self._many[core] else {word.removesuffix("s"), word.removesuffix("es")} - {word}
        told = False
        for other, party in self._by_core.items():
            if party.kind == "group" and len(other) == 2 and _surname_of_kin(other) in surnames:
                return party
            told = told or (party.kind == "person" and other[-1] in surnames)
            told = told or (party.kind == "company" and len(other) > 1 and other[0] in surnames)
        return Party(text, "group") if told else None

    def _initialled(self, text: str, core: tuple[str, ...]) -> Party | None:
        """`CVG` for the one `Ceylan Ventures Group` of the document: three capitals or more."""
        if len(core) != 1 or not (3 <= len(text) <= 5 and text.isalpha() and text.isupper()):
            return None
        found = {
            id(party): party
            for other, party in self._by_core.items()
            if party.kind != "person" and "".join(key[0] for key in other if key not in _SMALL) == core[0]
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _new(self, text: str, core: tuple[str, ...]) -> Party:
        if is_public(core) and not self._forms.get(core) and core not in self._firms:
            return Party(text, "stateBody", common=len(core) == 1 and core not in towns())
        if core[0] == "etat" and len(core) == 2 and text.partition(" ")[2].islower():
            return Party(text, "state")
        common = is_class(core) or is_crowd(text)
        of_kin = core in self._families and core[0] not in _WORKS and not is_thing(text)
        if of_kin or common:
            return Party(text, "group", common=common)
        if "alliance" in core or core in self._leagues:
            return Party(text, "alliance")
        unnamed = unnamed_kind(text)
        if unnamed is not None:
            return Party(text, unnamed, common=True)
        person = self._is_person(core) or _SURNAME_FIRST.fullmatch(text) is not None
        return Party(text, "person" if person else "company")

    def _is_person(self, core: tuple[str, ...]) -> bool:
        firm = (
            any(key in _FIRM_WORDS or key in ("&", "cie") for key in core[1:])
            or core[0] in CAPITALS.company_words
        )
        if len(core) < 2 or firm:
            return core in self._persons and not firm
        if core[0] in KINDS["honorifics"] or _is_noble(core):
            return True
        first = core[0].split("-")[0]
        return (
            core in self._persons
            or core[0] in given_names()
            or ("-" in core[0] and first in given_names())
            or self._is_titled(core)
        )

    def _is_titled(self, core: tuple[str, ...]) -> bool:
        """`Costas Vardakis`, of whom the text goes on as `Mr Vardakis`, and no other bears that name."""
        if len(core) != 2 or core[1:] not in self._persons or not "".join(core).isalpha():
            return False
        return not any(
            party.kind == "person" and len(other) > 1 and other[-1] == core[1]
            for other, party in self._by_core.items()
        )

    def _shortened(self, core: tuple[str, ...]) -> Party | None:
        """The one longer name that begins with these words, or the one person of that family name."""
        longer = {
            id(party): party
            for other, party in self._by_core.items()
            if len(other) > len(core)
            and (
                (
                    party.kind != "person"
                    and other[: len(core)] == core
                    and core not in self._families
                    and not {(other, core), (other, ())} & self._apart
                    and not self._are_two(core, other)
                )
                or (party.kind != "person" and other[1:] == core and other[0] in _GENERIC)
                or (party.kind == "person" and other[-len(core) :] == core)
                or (party.kind == "person" and other[:1] == core and "-" in other[-1])  # "Hsu Wei-ling"
            )
        } if len(self._by_core) < 500 else {}  # fmt: skip
        return next(iter(longer.values())) if len(longer) == 1 else None

    def _are_two(self, core: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Whether two names have legal forms of no word in common: `Oak plc`, `Oak Towage Ltd`."""
        mine, theirs = self._forms.get(core, set()), self._forms.get(other, set())
        return bool(mine and theirs) and mine.isdisjoint(theirs)

    def _hyphened(self, text: str) -> Party | None:
        """`Alpha-Beta-Gamma`, where each part is a name of the document or the gazetteer."""
        members = self._pieces(text)
        if not members:
            return None
        joined = next(piece for piece in text.split() if "-" in piece)
        return self.alliance(members, joined + " Alliance")

    def _pieces(self, text: str) -> tuple[Party, ...]:
        """The companies that a hyphened name joins; empty when it is no such name."""
        words = [piece for piece in text.split() if fold(piece) not in _ALLIANCE]
        joined = words[0].removeprefix("l'").removeprefix("l’") if len(words) == 1 else ""
        if "-" not in joined:
            return ()
        found = [self._find(piece) or self._by_name(piece) for piece in joined.split("-")]
        members = tuple(party for party in found if party is not None and party.kind == "company")
        return members if len(members) == len(found) >= 2 else ()

    def _by_name(self, name: str) -> Party | None:
        entity = self._known.get(fold(name))
        return self._entity(entity) if entity is not None else None

    def _find(self, name: str) -> Party | None:
        return self._by_core.get(_core(name))

    def alias(self, name: str, party: Party) -> None:
        """Let a name stand for a party from now on ("Fiat Chrysler Automobiles (FCA)"); before `assign`."""
        self._by_core.setdefault(_core(name), party)


def acronyms(units: list[Unit]) -> list[tuple[Mention, Mention]]:
    """Pairs of a name and the short form that follows it in brackets.

    `Fiat Chrysler Automobiles (FCA)`: the letters are the initials of the name's words.
    """
    found = []
    for index in range(len(units) - 3):
        if units[index + 1].text != "(":
            continue
        name, _, short, end = units[index : index + 4]
        if not (name.mention and short.mention and end.text in ")"):
            continue
        initials = "".join(
            word[0] for word in name.mention.text.replace("-", " ").split() if word[0].isalpha()
        )
        capitals = "".join(letter for letter in initials if letter.isupper())
        if short.mention.text.upper() in (initials.upper(), capitals):
            found.append((name.mention, short.mention))
    return found


def most_common_country(mentions: Iterable[Mention]) -> str | None:
    """The state that a document speaks of, when it speaks of one only; None otherwise."""
    count = Counter(mention.country for mention in mentions if mention.country)
    return next(iter(count)) if len(count) == 1 else None
