"""Whom "the company", "its", "both groups" and "the Japanese carmaker" mean.

One pass over the sentences in order. What cannot be told stays without a party, and no claim is made
of it: an unresolved word is better than a wrong name.

Example: see `kg.extract.reading.read`.
"""

from __future__ import annotations

from collections import Counter

from kg.extract.cast import Cast
from kg.extract.grammar import POSSESSIVE, case_of, form_of, group_at, is_party, is_verb, party_of
from kg.extract.parts import Mention, Party, Sentence, Unit

_FIRMS = ("company", "group", "alliance", "arrangement", "unit", "stateBody")


class Discourse:
    """What the text has spoken of so far.

    Args:
        cast: The parties of the document.
        language: `en` or `fr`; a French text that names no other state means France by `l'État`.
    """

    def __init__(self, cast: Cast, language: str) -> None:
        self._cast, self._language = cast, language
        self._recent: list[Party] = []  # firms, the last one named at the end
        self._people: list[Party] = []
        self._topic: Party | None = None
        self._pair: tuple[Party, ...] = ()
        self._states: tuple[Party, ...] = ()
        self._two: tuple[Party, ...] = ()  # the pair spoken of last, of either kind
        self._home: str | None = None

    def resolve(self, sentences: list[Sentence]) -> None:
        """Give every descriptor, pronoun, pair and bare state its parties, where that is clear."""
        self._learn(sentences)
        for sentence in sentences:
            sentence.topic, sentence.two = self._topic, self._pair
            for index, unit in enumerate(sentence.units):
                if unit.mention is not None:
                    self._one(sentence.units, index, unit.mention)
            self._pairs_of(sentence)
            self._topic = _subject(sentence.units) or self._topic

    # -- what the whole document shows ---------------------------------------------------------------

    def _learn(self, sentences: list[Sentence]) -> None:
        """Nationalities that the text gives ("French carmaker X", "China's Y"), and the home state."""
        countries: Counter[str] = Counter()
        for sentence in sentences:
            for index, unit in enumerate(sentence.units):
                mention = unit.mention
                if mention is None or mention.country is None:
                    continue
                countries[mention.country] += 1
                if mention.form == "name" and mention.party and mention.party.country is None:
                    mention.party.country = mention.country
                named = _qualified(sentence.units, index)
                if named is not None and named.kind in _FIRMS and named.country is None:
                    named.country = mention.country
        if len(countries) == 1:
            self._home = next(iter(countries))
        elif self._language == "fr" and (not countries or countries["FR"]):
            self._home = "FR"
        self._all = [party for party in self._cast.parties if party.kind in _FIRMS]

    # -- one mention ---------------------------------------------------------------------------------

    def _one(self, units: list[Unit], index: int, mention: Mention) -> None:
        if mention.form == "descriptor":
            mention.parties = self._descriptor(units, index, mention)
        elif mention.form == "pronoun":
            mention.parties = self._pronoun(units, index, mention)
        elif mention.form == "pair":
            mention.parties = self._states if mention.head == "pairstate" else self._pair
            self._two = mention.parties or self._two
        elif mention.form == "state" and not mention.parties and self._home:
            mention.parties = (self._cast.state(self._home),)
        party = mention.party
        if party is None or mention.form in ("adjective", "place"):
            return
        recent = self._people if party.kind == "person" else self._recent
        if party.kind == "person" or party.kind in _FIRMS:
            if party in recent[-8:]:
                recent.remove(party)
            recent.append(party)
            del recent[:-12]

    def _descriptor(self, units: list[Unit], index: int, mention: Mention) -> tuple[Party, ...]:
        beside = _apposition(units, index)
        if beside is not None:
            return (beside,)
        if mention.country is None:
            firms = [party for party in self._recent if party.kind != "alliance"]
            if self._topic is not None and self._topic.kind in _FIRMS:
                return (self._topic,)
            return (firms[0],) if len(firms) == 1 else ()
        fitting = [
            party for party in self._recent if party.country == mention.country and party.kind != "alliance"
        ]
        if fitting:
            best = [party for party in fitting[-2:] if party is self._topic] or fitting[-1:]
            return (best[0],)
        fitting = [
            party for party in self._all if party.country == mention.country and party.kind != "alliance"
        ]
        if len(fitting) == 1:
            return (fitting[0],)
        unknown = [party for party in self._recent[-3:] if party.country is None and party.kind == "company"]
        return (unknown[0],) if not fitting and len(unknown) == 1 else ()

    def _pronoun(self, units: list[Unit], index: int, mention: Mention) -> tuple[Party, ...]:
        if mention.head == "they":
            return self._two
        if mention.head in ("latter", "firstofpair"):
            return self._of_two(mention.head == "latter")
        if mention.head == "person_pronoun":
            return tuple(self._people[-1:])
        inner = _last_subject(units, index)
        if inner is not None:
            return (inner,) if inner.kind in _FIRMS or self._language == "fr" else ()
        if self._topic is not None and (self._topic.kind in _FIRMS or self._language == "fr"):
            return (self._topic,)
        return ()

    def _of_two(self, last: bool) -> tuple[Party, ...]:
        """`the former`, `le second`: of the two named side by side; `the latter` also of the last two."""
        if len(self._two) == 2:
            return (self._two[1 if last else 0],)
        return tuple(self._recent[-1:]) if last else tuple(self._recent[-2:-1])

    # -- after a sentence ----------------------------------------------------------------------------

    def _pairs_of(self, sentence: Sentence) -> None:
        """Remember the two firms, or the two states, that a sentence names side by side."""
        seen: set[int] = set()
        for index, unit in enumerate(sentence.units):
            if index in seen or not is_party(unit):
                continue
            group = group_at(sentence.units, index)
            seen.update(group)
            parties = list({id(p): p for i in group if (p := party_of(sentence.units[i]))}.values())
            self._remember(tuple(parties), len(group))
        named = list(
            {id(p): p for u in sentence.units if (p := party_of(u)) and p.kind == "company"}.values()
        )
        if len(named) == 2 and not self._pair:
            self._pair = tuple(named)

    def _remember(self, parties: tuple[Party, ...], size: int) -> None:
        if len(parties) != 2 or size != 2:
            return
        if all(party.kind == "state" for party in parties):
            self._states = self._two = parties
        elif all(party.kind in ("company", "group") for party in parties):
            self._pair = self._two = parties


def _subject(units: list[Unit]) -> Party | None:
    """The first name of a sentence that stands under no preposition, before its verb."""
    for index, unit in enumerate(units):
        if is_party(unit) and not case_of(units, index):
            if index + 1 < len(units) and units[index + 1].text in POSSESSIVE:
                continue
            group = group_at(units, index)
            return party_of(unit) if len(group) == 1 else None
        if is_verb(unit) and index > 1 and not unit.has("say"):
            return None
    return None


def _last_subject(units: list[Unit], before: int) -> Party | None:
    """The last subject inside this sentence before a pronoun; None when there is none."""
    for index in range(before - 1, max(-1, before - 40), -1):
        if is_party(units[index]) and not case_of(units, index) and form_of(units[index]) != "pronoun":
            follows = units[index + 1] if index + 1 < len(units) else None
            if follows is not None and follows.text in POSSESSIVE:
                continue
            return party_of(units[index])
    return None


def _qualified(units: list[Unit], index: int) -> Party | None:
    """The firm that a nationality qualifies: `French car maker Renault`, `China's Geely`."""
    at = index + 1
    mention = units[index].mention
    if mention is not None and mention.form == "state":
        if at >= len(units) or units[at].text not in POSSESSIVE:
            return None
        at += 1
    elif mention is None or mention.form != "adjective":
        return None
    for _ in range(6):
        if at >= len(units):
            return None
        if is_party(units[at]):
            return party_of(units[at]) if form_of(units[at]) == "name" else None
        if not (
            units[at].has("industry", "partner", "stateowned")
            or (not units[at].classes and units[at].text[:1].islower())
        ):
            return None
        at += 1
    return None


def _apposition(units: list[Unit], index: int) -> Party | None:
    """`Acme, the Danish brewer, ...`: the descriptor after the comma is the name before it."""
    if index >= 2 and units[index - 1].text == "," and is_party(units[index - 2]):
        closes = index + 1 < len(units) and units[index + 1].text in (",", ".", ")")
        mention = units[index - 2].mention
        if (
            closes
            and mention is not None
            and mention.form == "name"
            and mention.party
            and mention.party.kind != "person"
        ):
            return mention.party
    return None
