"""Whom "the company", "its", "both groups" and "the Japanese carmaker" mean.

One pass over the sentences in order. What cannot be told stays without a party, and no claim is made
of it: an unresolved word is better than a wrong name.

Example: see `kg.extract.reading.read`.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from kg.extract.names.apposed import apposed
from kg.extract.names.cast import Cast
from kg.extract.names.clans import clan_name
from kg.extract.names.home import Home, qualified
from kg.extract.names.introduced import is_clan, surname_after
from kg.extract.names.owned import is_owned, is_set_apart, owner_at, stands_for_itself
from kg.extract.names.placed import is_alone, is_measured, is_placed, without_article
from kg.extract.names.roles import role_of, sides, told_after
from kg.extract.names.subjects import (
    first_free,
    governor,
    inner_subjects,
    is_nobody,
    is_object,
    is_subject,
    joined_at,
    main_subject,
    next_subject,
    objects_before,
    of_name,
    opposed,
)
from kg.extract.names.traits import Described, Traits, described, is_capital, is_family, is_firm
from kg.extract.parts import Mention, Party, Sentence, Unit
from kg.extract.phrases.grammar import form_of, is_party, party_of

_FIRMS = ("company", "group", "alliance", "arrangement", "unit", "stateBody")
_FEMALE = ("elle", "celle-ci", "cette dernière")
#: `à l'issue de celle-ci`: an offer or a deal, no party.
_EVENTS = frozenset("issue terme suite cours lors fin date effet".split())
#: `which also owns 5% of Alder`: not what is spoken of.
_BESIDES = frozenset("also too besides moreover aussi egalement outre ailleurs likewise elsewhere".split())
_FEW = 2  # names among which the nearest one is taken
_KEPT = 12  # parties that are remembered at most
# Sentences in a stretch of a long text: what is described is named in it or beside it. A firm of a short
# text may be named anywhere, but with thousands of them every description would be held against each.
_STRETCH = 100


class Discourse:
    """What the text has spoken of so far.

    Args:
        cast: The parties of the document.
        language: `en` or `fr`; a French text that names no other state means France by `l'État`.
    """

    def __init__(self, cast: Cast, language: str) -> None:
        self._cast, self._language = cast, language
        self._traits = Traits()
        self._recent: list[Party] = []  # firms, the last one named at the end
        self._around: list[Party] = []  # the firms that are named before and after, in a long text nearby
        self._people: list[Party] = []
        self._named: list[Party] = []  # firms and persons, the last one at the end
        self._open = ""  # how a description of a firm begins that stands last and means nobody known
        self._topic: Party | None = None
        self._firm: Party | None = None  # the firm that was spoken of last
        self._person: Party | None = None  # the person that was a subject last
        self._owned: Party | None = None  # the firm of which a share was told last
        self._owned_at = (0, 0)  # sentence and unit at which it stood
        self._sides: dict[str, Party] = {}  # who sold and who bought last
        self._unnamed: dict[str, Party] = {}  # firms that only a description names
        self._nations: set[str] = set()  # states that the text names as parties
        self._pair: tuple[Party, ...] = ()
        self._states: tuple[Party, ...] = ()
        self._two: tuple[Party, ...] = ()  # the pair spoken of last, of either kind
        self._two_at = self._topic_at = 0
        self._number = 0
        self._home = Home(language)

    def resolve(self, sentences: list[Sentence]) -> None:
        """Give every descriptor, pronoun, pair and bare state its parties, where that is clear."""
        self._learn(sentences)
        around = [_firms_around(sentences, number) for number in range(0, len(sentences), _STRETCH)]
        for number, sentence in enumerate(sentences):
            self._number = number
            self._around = around[number // _STRETCH]
            sentence.topic, sentence.two = self._topic, self._pair
            for index, unit in enumerate(sentence.units):
                if unit.mention is not None:
                    self._one(sentence.units, index, unit.mention)
            self._pairs_of(sentence.units)
            self._sides = sides(sentence.units) or self._sides
            subject, about = first_free(sentence.units), main_subject(sentence.units)
            self._topic = subject or self._topic
            self._topic_at = number if subject or about else self._topic_at
            if about is not None and is_firm(about):
                self._firm = about

    # -- what the whole document shows ---------------------------------------------------------------

    def _learn(self, sentences: list[Sentence]) -> None:
        """Nationalities that the text gives ("French carmaker X", "China's Y"), and the home state."""
        for sentence in sentences:
            self._home.learn(sentence)
            self._traits.learn(sentence.units)
            for index, unit in enumerate(sentence.units):
                mention = unit.mention
                if mention is not None and mention.form == "name" and mention.party is not None:
                    self._note_clan(sentence.units, index, mention.party)
                if mention is None or mention.country is None:
                    continue
                named = qualified(sentence.units, index)
                if mention.form == "name" and mention.party and mention.party.country is None:
                    mention.party.country = mention.country
                if named is not None and named.kind in _FIRMS and named.country is None:
                    named.country = mention.country

    def _note_clan(self, units: list[Unit], index: int, party: Party) -> None:
        """`the Falcks own`, `la holding des Morel`: a family, where nothing tells of a firm."""
        surname = surname_after(units, index) if party.entity is None else None
        if surname is not None and party.written == units[index].text:
            party.kind, party.name = "person", f"{party.written} {surname}"
        plain = party.kind == "company" and party.entity is None and not self._traits.of(party).trades
        if plain and party.written == units[index].text and is_clan(units, index, self._language):
            party.kind = "group"

    # -- one mention ---------------------------------------------------------------------------------

    def _one(self, units: list[Unit], index: int, mention: Mention) -> None:
        if mention.form == "descriptor":
            mention.parties = self._descriptor(units, index, mention)
            self._open = "" if mention.parties or described(mention).person else mention.text[:2].casefold()
            self._traits.learn_woman(mention)
        elif mention.form == "pronoun":
            mention.parties = self._pronoun(units, index, mention)
        elif mention.form == "pair":
            self._pairs_of(units[:index])
            mention.parties = self._states if mention.head == "pairstate" else self._pair
            self._two = mention.parties or self._two
        elif mention.form == "state" and not mention.parties and not of_name(units, index):
            mention.parties = (self._state(units, index, mention),)
        self._name_pair(units, index)
        party = mention.party
        if party is None or mention.form in ("adjective", "place"):
            return
        self._remember_named(units, index, party)

    def _remember_named(self, units: list[Unit], index: int, party: Party) -> None:
        """Keep whom the words after this may mean."""
        besides = any(unit.key in _BESIDES for unit in units[max(0, index - 6) : index])
        if party.kind in _FIRMS and not besides and is_owned(units, index):
            self._owned, self._owned_at = party, (self._number, index)
        if form_of(units[index]) == "state" and party.country:
            self._nations.add(party.country)
        recent = self._people if party.kind == "person" else self._recent
        if party.kind == "person" or party.kind in _FIRMS:
            if party in recent[-8:]:
                recent.remove(party)
            recent.append(party)
            del recent[:-_KEPT]
            if form_of(units[index]) != "pronoun":  # who "il" is, is not whom "celui-ci" sets against him
                self._named, self._open = [*self._named[-_KEPT:], party], ""
        if party.kind == "person" and is_subject(units, index):
            self._person = party

    def _state(self, units: list[Unit], index: int, mention: Mention) -> Party:
        """`the state`, `the federation`: the capital that stood for it, the home state, or one unnamed."""
        code = self._home.at(units, index)
        if code is None:
            return self._home.stand_in(mention.text)
        seats = [party for party in self._recent if is_capital(party) and party.country == code]
        return seats[-1] if seats else self._cast.state(code)

    def _descriptor(self, units: list[Unit], index: int, mention: Mention) -> tuple[Party, ...]:
        said = described(mention)
        beside = apposed(units, index, said)
        if beside is not None:
            return (beside,)
        if said.person:
            return self._someone(said) or self._bare(units, index, said)
        if said.family:
            families = [party for party in self._recent if is_family(party)]
            return (families[0],) if len(families) == 1 else self._clan(units, index, said)
        if mention.head == "nationals":
            return self._nationals(said) or self._bare(units, index, said)
        if (role := role_of(mention.text)) is not None:
            side = told_after(units, index) or (sides(units[:index]) or self._sides).get(role)
            return (side,) if side is not None else ()
        barred = {id(party) for party in opposed(units, index)} | self._owner(units, index)
        fits = {
            id(party): score
            for party in {id(one): one for one in [*self._recent, *self._around]}.values()
            if (score := self._traits.fit(said, party)) is not None and id(party) not in barred
        }
        recent = [party for party in self._recent if id(party) in fits]
        best = _best(recent, fits) or ([] if recent and said.is_plain else _best(self._around, fits))
        found = self._picked(best, said) if best else self._unmarked(units, index, said, recent)
        if not found and said.country is None and self._owned in recent and is_owned(units, index):
            found = self._again(units, index)
        if not found:
            found = self._nameless(units, index, said)
        for party in found:
            party.country = party.country or said.country
        return found

    def _again(self, units: list[Unit], index: int) -> tuple[Party, ...]:
        """A share was told of a firm, and one is told of `the urea maker` in another clause: the same."""
        sentence, at = self._owned_at
        apart = sentence != self._number or is_set_apart(units, at, index)
        same = self._owned is None or self._owned is _first_firm(units, index)
        return (self._owned,) if self._owned is not None and apart and not same else ()

    def _nameless(self, units: list[Unit], index: int, said: Described) -> tuple[Party, ...]:
        """`the groundnut company`, where no firm was named before: one without a name."""
        text = units[index].text
        if said.is_plain or said.country is not None or not said.words:
            return ()
        if units[index].key not in self._unnamed:
            if any(is_firm(party) for party in self._recent) or not stands_for_itself(units, index):
                return ()
            name = without_article(text)
            self._unnamed[units[index].key] = Party(name, "company", written=name, common=True)
        return (self._unnamed[units[index].key],)

    def _bare(self, units: list[Unit], index: int, said: Described) -> tuple[Party, ...]:
        """`the founder`, `the Danes`: whom nobody is told to be, where a figure is said of them."""
        key = units[index].key
        if key not in self._unnamed:
            if not is_placed(units, index) or not is_alone(units, index) or (said.family and "fo" not in key):
                return ()
            kind = "person" if said.person else "group" if said.family else "company"
            name = without_article(units[index].text)
            self._unnamed[key] = Party(name, kind, written=name, common=True, country=said.country)
        return (self._unnamed[key],)

    def _clan(self, units: list[Unit], index: int, said: Described) -> tuple[Party, ...]:
        """`la famille (fondatrice)`, `la famille du même nom`: called after its firm or its men."""
        name = clan_name(units[index].text, self._people, (self._owned, self._firm), self._recent[-1:])
        if name is None or not (is_placed(units, index) or is_measured(units, index)):
            return self._bare(units, index, said)
        return (self._unnamed.setdefault(name, Party(name, "group", written=name)),)

    def _owner(self, units: list[Unit], index: int) -> set[int]:
        """Whose share of what a description means is told: `its stake in the brewer`; at most one."""
        at = owner_at(units, index)
        if at is None:
            return set()
        named = units[at].mention
        if named is not None:
            return {id(party) for party in named.parties}
        return {id(party) for party in inner_subjects(units, at)[:1] if party is not None}

    def _nationals(self, said: Described) -> tuple[Party, ...]:
        """`the Swiss`: the only firm that is told to be of there; else the state, where it is a party."""
        firms = [party for party in self._around if party.country == said.country and is_firm(party)]
        if not firms and said.country in self._nations:
            return (self._cast.state(said.country),)
        return (firms[0],) if len(firms) == 1 else ()

    def _picked(self, best: list[Party], said: Described) -> tuple[Party, ...]:
        """The one that the description fits best; of several the one that the text is about."""
        if len(best) > 1:
            told = said.country is not None
            best = [one for one in best if told and one.country == said.country and one is self._firm]
        return (best[0],) if len(best) == 1 else ()

    def _unmarked(
        self, units: list[Unit], index: int, said: Described, recent: list[Party]
    ) -> tuple[Party, ...]:
        """Nobody was told to be a brewer: the firm spoken of, or the only one that it can be."""
        if said.country is not None:
            recent = [party for party in recent if party.country is None]
        here = _first_firm(units, index)
        holds = here is not None and "fund" in self._traits.trades(here)  # an investor speaks of its company
        about = [party for party in (self._firm, self._topic) if party is not None and party in recent]
        if said.local and about and not said.trades:
            return (self._traits.no_fund(about[0], said, recent),)
        for party in (self._firm, here) if holds else (here, self._firm):
            telling = said.is_plain or (party is here and not said.trades and said.country is None)
            if party is not None and party in recent and (telling or len(recent) == 1):
                return (party,)
        named = recent[-4:]
        return (named[0],) if len(named) == 1 else ()

    def _someone(self, said: Described) -> tuple[Party, ...]:
        """`the tycoon`, `la fondatrice`: who was told to be one, else the only person of the text."""
        people = self._people
        told = [party for party in people if self._traits.fit(said, party)]
        best = told or people
        return (best[0],) if len(best) == 1 else ()

    # -- pronouns ------------------------------------------------------------------------------------

    def _pronoun(self, units: list[Unit], index: int, mention: Mention) -> tuple[Party, ...]:
        if mention.head in ("one", "other"):
            return self._one_or_other(units, index, mention.head)
        if mention.head in ("latter", "firstofpair"):
            return self._of_two(units[:index], last=mention.head == "latter")
        if mention.head == "they":
            return self._they(units, index)
        if mention.head == "last":
            return self._last(units, index, mention)
        if mention.head == "person_pronoun":
            return self._he()
        return () if is_nobody(units, index) else self._it(units, index, mention)

    def _it(self, units: list[Unit], index: int, mention: Mention) -> tuple[Party, ...]:
        """`it`, `il`: the last subject of the sentence that it can be, else whom the text is about."""
        barred = {id(party) for party in opposed(units, index)}
        shut = governor(units, index)
        barred |= {id(party_of(units[shut]))} if shut is not None else set()
        if is_object(units, index):
            return self._object(units, index, mention, barred)
        subjects = inner_subjects(units, index)
        known = [party for party in takewhile(lambda one: one is not None, subjects) if party is not None]
        chosen = [party for party in known if party.kind != "alliance"]
        if len(known) == len(subjects) and self._number - self._topic_at <= 1:
            chosen += [party for party in (self._topic, self._firm) if party is not None]
        fitting = [party for party in chosen if self._may_be(party, mention) and id(party) not in barred]
        ahead = next_subject(units, index) if not fitting else None
        if ahead is not None and is_firm(ahead) and self._may_be(ahead, mention):
            return (ahead,)
        return tuple(fitting[:1])

    def _object(self, units: list[Unit], index: int, mention: Mention, barred: set[int]) -> tuple[Party, ...]:
        """`through it`, `sold it`: the name before it that is not the subject."""
        named = [party for party in objects_before(units, index) if id(party) not in barred]
        fitting = [party for party in named if self._may_be(party, mention)]
        if fitting:
            return (fitting[0],) if len(fitting) <= _FEW else ()
        firm = self._firm
        return (firm,) if firm is not None and id(firm) not in barred else ()

    def _may_be(self, party: Party, mention: Mention) -> bool:
        """Whether a pronoun can stand for a party: `it` for no person, `elle` for no `groupe`."""
        if self._language != "fr":
            return party.kind in _FIRMS
        female = self._traits.of(party).female
        said = mention.text.casefold() in _FEMALE
        return female is None or party.kind == "person" or female == said

    def _he(self) -> tuple[Party, ...]:
        """`he`: the person that was a subject last, else the last one named."""
        if self._person is not None:
            return (self._person,)
        return tuple(self._people[-1:])

    def _they(self, units: list[Unit], index: int) -> tuple[Party, ...]:
        """`they`: the names side by side before it in the sentence, the pair, or a family."""
        for i in range(index - 1, -1, -1):
            if is_party(units[i]) and is_subject(units, i):
                group = _parties(units, joined_at(units, i))
                if len(group) > 1:
                    return tuple(group)
        if self._two and self._number - self._two_at <= 1:
            return self._two
        families = [party for party in self._recent[-2:] if is_family(party)]
        return (families[0],) if len(families) == 1 else ()

    def _of_two(self, before: list[Unit], *, last: bool) -> tuple[Party, ...]:
        """`the former`, `le second`: of the two named side by side; `the latter` also of the last two."""
        here = list(
            {id(p): p for unit in before if (p := party_of(unit)) and form_of(unit) == "name"}.values()
        )
        beside = (
            all(party in here for party in self._two) or len(here) < 2
        )  # "Oak and Fir ...; Elm has Ash, and the latter"
        if len(self._two) == 2 and beside:
            return (self._two[1 if last else 0],)
        if self._language == "fr":  # "le premier" and "le second" have a list before them, or none at all
            return (self._two[1 if last else 0],) if len(self._two) == 2 else ()
        if len(here) > 1:
            return (here[-1 if last else -2],)
        return tuple(self._recent[-1:]) if last else tuple(self._recent[-2:-1])

    def _one_or_other(self, units: list[Unit], index: int, head: str) -> tuple[Party, ...]:
        """`l'un ..., l'autre ...`: the first and the second of the two; the other only after the one."""
        first = any(unit.mention is not None and unit.mention.head == "one" for unit in units[:index])
        if len(self._two) != 2 or self._number - self._two_at > 1 or (head == "other" and not first):
            return ()
        return (self._two[head == "other"],)

    def _last(self, units: list[Unit], index: int, mention: Mention) -> tuple[Party, ...]:
        """`ce dernier`, `celle-ci`: the last one named that can be spoken of so, no outcome of a deal."""
        if any(unit.key in _EVENTS for unit in units[max(0, index - 2) : index]):
            return ()
        female = mention.text.casefold() in _FEMALE
        if self._open == ("la" if female else "le"):
            return ()
        fitting = [
            party
            for party in self._named
            if (party.kind == "person" and bool(self._traits.of(party).female) == female)
            or (is_firm(party) and self._may_be(party, mention))
            or (is_family(party) and female)
        ]
        return tuple(fitting[-1:])

    # -- pairs ---------------------------------------------------------------------------------------

    def _name_pair(self, units: list[Unit], index: int) -> None:
        """Remember the two firms, or two states, that stand side by side, when the second is read."""
        if form_of(units[index]) not in ("name", "state"):
            return
        for start in range(max(0, index - 6), index):
            group = joined_at(units, start) if is_party(units[start]) else []
            if len(group) > 1 and group[-1] == index:
                self._remember(tuple(_parties(units, group)), len(group))
                return

    def _pairs_of(self, units: list[Unit]) -> None:
        """Where no two firms were named side by side yet: the only two of a sentence."""
        if self._pair:
            return
        named = list({id(p): p for u in units if (p := party_of(u)) and p.kind == "company"}.values())
        if len(named) == 2:
            self._pair = tuple(named)

    def _remember(self, parties: tuple[Party, ...], size: int) -> None:
        if len(parties) != 2 or size != 2:
            return
        if all(party.kind == "state" for party in parties):
            self._states = self._two = parties
        elif all(party.kind in ("company", "group") for party in parties):
            self._pair = self._two = parties
        elif all(party.kind == "person" for party in parties):
            self._two = parties
        self._two_at = self._number


def _firms_around(sentences: list[Sentence], number: int) -> list[Party]:
    """The firms that the stretch from a sentence on names, the stretch before it or the one behind it."""
    around = sentences[max(0, number - _STRETCH) : number + 2 * _STRETCH]
    mentions = (unit.mention for sentence in around for unit in sentence.units if unit.mention)
    named = (party for mention in mentions for party in mention.parties)
    return list({id(party): party for party in named if party.kind in _FIRMS}.values())


def _parties(units: list[Unit], group: list[int]) -> list[Party]:
    """The parties of a group of mentions, each once."""
    return list({id(p): p for i in group if (p := party_of(units[i]))}.values())


def _best(parties: Iterable[Party], fits: dict[int, int]) -> list[Party]:
    """Those that a description fits best, where something speaks for them."""
    found = [party for party in parties if fits.get(id(party), 0) > 0]
    most = max((fits[id(party)] for party in found), default=0)
    return [party for party in found if fits[id(party)] == most]


def _first_firm(units: list[Unit], before: int) -> Party | None:
    """The firm that a sentence is about, where it stands before a reference."""
    about = main_subject(units[:before])
    return about if about is not None and is_firm(about) else None
