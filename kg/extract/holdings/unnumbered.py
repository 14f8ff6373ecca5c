"""Holdings told without a figure: owned by, shareholder of, subsidiary of, state-owned, controls.

Example: "Fir Works, a wholly owned subsidiary of Oak Mills" is a holding of 100 %.
"""

from __future__ import annotations

from kg.extract.drafts import ENDED, LIKELY, Draft, Side, by, side_at, with_quantity
from kg.extract.holdings.acquiring import acquisitions, sold
from kg.extract.holdings.among import among
from kg.extract.holdings.bearing import bearing
from kg.extract.holdings.bridges import bridges
from kg.extract.holdings.capitals import capitals
from kg.extract.holdings.chains import Event
from kg.extract.holdings.conduits import conduits
from kg.extract.holdings.foundings import foundings
from kg.extract.holdings.genitives import genitives
from kg.extract.holdings.handovers import handovers
from kg.extract.holdings.holders import holder_ties
from kg.extract.holdings.kinship import kin_ties
from kg.extract.holdings.labels import labels
from kg.extract.holdings.nominals import phrase_start
from kg.extract.holdings.nounties import noun_ties
from kg.extract.holdings.openings import openings
from kg.extract.holdings.owning import standing, verb_ties
from kg.extract.holdings.passing import passings
from kg.extract.holdings.possessions import possessions
from kg.extract.holdings.relatives import relatives
from kg.extract.holdings.remainders import remainders
from kg.extract.holdings.spheres import spheres
from kg.extract.holdings.statefirms import state_firms, state_near
from kg.extract.holdings.takeovers import takeovers
from kg.extract.holdings.through import OWNED, hyphened, means
from kg.extract.holdings.together import together
from kg.extract.names.cast import Cast
from kg.extract.parts import Mention, Party, Sentence, Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    form_of,
    is_modifier,
    is_party,
    subject_of,
)
from kg.extract.phrases.stance import stance_of
from kg.extract.phrases.voice import agent_of, is_participle
from kg.extract.words import atlas
from kg.shares import UNKNOWN, bounds

_HELD = ("company", "arrangement", "group", "unit", "stateBody")
_REST = frozenset("rest remainder reste solde restant".split())
_SORTS = frozenset("railway port mine agency carrier enterprise etablissement regie".split())
_NATIONAL = frozenset("national nationale".split())
#: Words without a class of their own that the rules begin with.
_PLAIN = _NATIONAL | frozenset("part partie".split())
#: What a national company of a state trades in where it is the state's own.
_STATE_TRADES = frozenset("oil petroleum railway railways power electricity mining".split()) | {"oil company"}
_WAS = frozenset("was were been etait etaient fut".split())


class Unnumbered:
    """Reads holdings without a figure.

    Args:
        cast: The parties of the document, for states behind adjectives.
        language: `en` or `fr`: in which a state that only an adjective names is called by its name.
    """

    def __init__(self, cast: Cast, language: str = "en") -> None:
        self._cast, self._language = cast, language
        #: Changes of hands of the sentences read so far, for `chains.settle`.
        self.events: list[Event] = []

    def _state(self, code: str) -> Side:
        """The side of a state, by its name in the document's language."""
        state = self._cast.state(code)
        names = (one for one in atlas().names.values() if one.code == code)
        french = next((one.french for one in names if one.french), "")
        return Side(state, french if self._language == "fr" and french else state.name)

    def read(self, sentence: Sentence) -> list[Draft]:
        """Ties in one sentence. Cost: linear in its length."""
        units = sentence.units
        drafts: list[Draft] = []
        parties = sum(map(is_party, units))
        wide = parties > 1 or (parties == 1 and sentence.topic is not None)
        for at, unit in enumerate(units):
            if unit.mention is not None:
                drafts += by("public", self._public(units, at) if unit.mention.head == "stateowned" else [])
                drafts += (
                    by("state firm", state_firms(units, at)) + genitives(units, at) + together(units, at)
                )
            elif unit.key in OWNED:
                drafts += by("hyphened", hyphened(units, at))
            elif unit.quantity is None:
                drafts += by("possession", possessions(units, at))
                drafts += self._told(sentence, at) if unit.classes or unit.key in _PLAIN else []
                drafts += _broad(sentence, at) if wide and unit.text not in _STOPS else []
            else:
                drafts += noun_ties(units, at)
        drafts += by("topic", _of_topic(sentence)) + openings(units)
        events = acquisitions(sentence) + passings(units)
        self.events += events
        drafts += by("takeover", takeovers(units)) + by("event", [one.draft for one in events])
        return _once([draft for draft in drafts if _sound(draft)], sold(units))

    def _told(self, sentence: Sentence, at: int) -> list[Draft]:
        """The ties that one word of the lists tells."""
        units, unit = sentence.units, sentence.units[at]
        drafts = by("verb", verb_ties(units, at)) + by("kin", kin_ties(units, at))
        if unit.has("holder"):
            drafts += by("holder", holder_ties(sentence, at))
        if unit.has("through", "by"):
            drafts += by("means", means(units, at))
        if unit.has("stateowned"):
            drafts += by("state", self._state_owned(units, at) or self._described(units, at))
            drafts += by("state near", [] if drafts else self._near(units, at))
        if unit.key in _NATIONAL:
            drafts += by("national", self._national(units, at))
        if unit.key in _REST:
            drafts += by("rest", _rest(units, at))
        return drafts

    def _public(self, units: list[Unit], at: int) -> list[Draft]:
        """`Aramco, the Saudi Arabian state oil producer`: a descriptor that says whose the firm is."""
        mention = units[at].mention
        held = side_at(units, at)
        if mention is None or mention.country is None or held is None:
            return []
        named = at - 2 if at >= 2 and units[at - 1].text == "," and is_party(units[at - 2]) else at
        draft = Draft("shareholding", self._state(mention.country), held, units[named].start, units[at].end)
        draft.share_text = mention.text
        return [with_quantity(draft, None)]

    def _state_owned(self, units: list[Unit], at: int) -> list[Draft]:
        """`Saudi Arabian state oil producer X`, `China's state-owned X`, `le groupe public chinois X`."""
        name = at + 1
        while name < len(units) and name - at < 7 and is_modifier(units[name]):
            name += 1
        if name >= len(units) or not is_party(units[name]) or units[name].mention is None:
            return []
        if form_of(units[name]) != "name" or (
            units[at].key == "state" and not _industry_between(units, at, name)
        ):
            return []
        if units[at].key in ("public", "publique") and not _firm_before(units, at):
            return []
        country = _country_around(units, at, name)
        if country is None:
            return []
        held = side_at(units, name)
        if held is None:
            return []
        first = max(0, _first_of_phrase(units, at))
        draft = Draft("shareholding", self._state(country), held, units[first].start, units[name].end)
        draft.share_text = units[at].text
        return [with_quantity(draft, None)]

    def _near(self, units: list[Unit], at: int) -> list[Draft]:
        """`the seller, the state-owned Fir Oil`, `l'entreprise publique Sapin`: of the one state named."""
        name = at + 1
        while name < len(units) and name - at < 5 and is_modifier(units[name]):
            name += 1
        bare = units[at].key == "state" and name == at + 1
        if name >= len(units) or form_of(units[name]) != "name" or bare:
            return []
        code, held = state_near(units, at), side_at(units, name)
        if code is None or held is None:
            return []
        draft = Draft("shareholding", self._state(code), held, units[at].start, units[name].end)
        draft.share_text, draft.certainty = units[at].text, LIKELY
        return [with_quantity(draft, None)]

    def _national(self, units: list[Unit], at: int) -> list[Draft]:
        """`la compagnie nationale gabonaise X`, `Angolan national oil company X`: as a rule the state's."""
        french = at > 0 and units[at - 1].key.rpartition(" ")[2] in ("compagnie", "societe", "office")
        english = any(unit.key in _STATE_TRADES for unit in units[at + 1 : at + 2])
        name = at + 1
        while name < len(units) and name - at < 5 and is_modifier(units[name]):
            name += 1
        if not (french or english) or name >= len(units) or form_of(units[name]) != "name":
            return []
        code, held = _country_around(units, at, name), side_at(units, name)
        if code is None or held is None:
            return []
        draft = Draft("shareholding", self._state(code), held, units[max(0, at - 2)].start, units[name].end)
        draft.share_text, draft.certainty = units[at].text, 0.9
        return [with_quantity(draft, None)]

    def _described(self, units: list[Unit], at: int) -> list[Draft]:
        """`Oak, a Norwegian state-owned railway`, `Chêne est une entreprise publique belge`."""
        first, last = _noun_phrase(units, at)
        sort = any(units[i].has("industry") or units[i].key in _SORTS for i in range(first, last + 1))
        codes = {
            mention.country
            for i in range(first, last + 1)
            if (mention := units[i].mention) is not None and mention.country is not None
        }
        ends = last + 1 >= len(units) or units[last + 1].is_mark or bool(units[last + 1].classes)
        if not sort or len(codes) != 1 or not ends or first < 2:
            return []
        held = first - 1
        if units[held].text == "," and form_of(units[held - 1]) == "name":
            named, copula = held - 1, None
        elif units[held].has("be") and units[held].key not in _WAS:
            subject, copula = subject_of(units, held), held
            if subject is None or form_of(units[subject]) != "name":
                return []
            named = subject
        else:
            return []
        one = side_at(units, named)
        if one is None or (copula is not None and stance_of(units, copula).status != "asserted"):
            return []
        state = self._state(next(code for code in codes if code))
        draft = Draft("shareholding", state, one, units[named].start, units[last].end)
        draft.share_text = units[at].text
        return [with_quantity(draft, None)]


#: Marks that tell nothing; brackets, colons and possessive marks do.
_STOPS = frozenset((",", ".", ";", ")", '"', "«", "»", "?", "!"))


def _broad(sentence: Sentence, at: int) -> list[Draft]:
    """The ties that the wide families of turns of phrase read at a word; each signs its own drafts."""
    units = sentence.units
    found = bridges(units, at) + spheres(units, at) + genitives(units, at) + relatives(units, at)
    found += among(units, at) + bearing(sentence, at) + remainders(sentence, at)
    return found + handovers(units, at) + noun_ties(units, at) + _beside(sentence, at)


def _beside(sentence: Sentence, at: int) -> list[Draft]:
    """The ties of the capital, of partners, of means, of what is set up, and of labels."""
    units = sentence.units
    found = capitals(units, at) + together(units, at) + conduits(units, at)
    return found + foundings(units, at) + labels(sentence, at)


def _of_topic(sentence: Sentence) -> list[Draft]:
    """`Its parent, Oak`, `Son principal actionnaire, Chêne`: whose, where the sentence before tells."""
    topic, first = sentence.topic, sentence.units[0]
    this = next((i for i, unit in enumerate(sentence.units[:5]) if unit.key in ("c'", "c’")), None)
    if topic is not None and topic.kind == "company" and this is not None:
        return _of_this(sentence.units, this, topic)
    if topic is None or topic.kind not in ("company", "group") or not first.has("poss"):
        return []
    name = topic.written or topic.name
    mention = Mention(name, first.start, first.start, "name", (topic,))
    units = [Unit(name, name.casefold(), first.start, first.start, mention=mention), *sentence.units]
    opening = Sentence(units, sentence.number)
    for at in range(2, min(len(units), 8)):
        figures = any(unit.quantity for unit in units[at : at + 14])  # "Its units are Fir (80 %) and Elm"
        if figures or units[at].mention is not None or phrase_start(units, at) != 1:
            continue
        found = kin_ties(units, at) + possessions(units, at)
        found += holder_ties(opening, at) if units[at].has("holder") else []
        found = [one for one in found if topic in (one.holder.party, one.investee.party)]
        if found:
            sentence.pairs += opening.pairs
            return found
    return []


def _of_this(units: list[Unit], at: int, topic: Party) -> list[Draft]:
    """`Depuis 2004, c'est une filiale de Chêne`: of whom the sentence before spoke."""
    this = units[at]
    name = topic.written or topic.name
    mention = Mention(name, this.start, this.end, "name", (topic,))
    told = Unit(name, name.casefold(), this.start, this.end, mention=mention)
    read = [*units[:at], told, *units[at + 1 :]]
    if any(is_party(unit) for unit in units[:at]):
        return []  # "Oak, c'est une filiale de": of whom this sentence speaks
    found = [draft for i in range(at + 2, min(len(read), at + 6)) for draft in kin_ties(read, i)]
    for draft in found:
        draft.certainty = LIKELY
    return [draft for draft in found if draft.investee.party is topic]


def _noun_phrase(units: list[Unit], at: int) -> tuple[int, int]:
    """First and last unit of the noun phrase around a word: `a Norwegian state-owned bank`."""
    first, last = at, at
    while first > 0 and at - first < 6 and _in_phrase(units, first - 1) and not units[first].has("det"):
        first -= 1
    while last + 1 < len(units) and last - at < 5 and _in_phrase(units, last + 1):
        if units[last + 1].has("det"):
            break
        last += 1
    return first, last


def _in_phrase(units: list[Unit], at: int) -> bool:
    state = form_of(units[at]) == "state" and at + 1 < len(units) and units[at + 1].text in POSSESSIVE
    owned = units[at].text in POSSESSIVE and at > 0 and form_of(units[at - 1]) == "state"
    return state or owned or (is_modifier(units[at]) and not units[at].has("former", "poss"))


def _rest(units: list[Unit], at: int) -> list[Draft]:
    """`The rest of Oak belongs to the Norwegian state`: a holding of unknown size."""
    if at + 1 >= len(units) or not units[at + 1].has("of"):
        return []
    held = at + 2
    while held < len(units) and held - at < 6 and is_modifier(units[held]):
        held += 1
    verb = held + 1 + (held + 1 < len(units) and units[held + 1].has("be"))
    if verb >= len(units) or not is_party(units[held]) or not is_participle(units[verb]):
        return []
    agent = agent_of(units, verb, verb + 1)
    one, other = side_at(units, agent), side_at(units, held)
    if agent is None or one is None or other is None:
        return []
    draft = Draft("shareholding", one, other, units[at].start, units[agent].end)
    draft.share_text = units[at].text
    return [standing(with_quantity(draft, None), stance_of(units, verb))]


def _once(drafts: list[Draft], gone: set[tuple[int, int]]) -> list[Draft]:
    """Each tie of a sentence once, the one that says most; what the sentence sells is no longer held."""
    best: dict[tuple[int, int], Draft] = {}
    for draft in drafts:
        pair = (id(draft.holder.party), id(draft.investee.party))
        if pair in gone and draft.status in ("asserted", "reported"):
            draft.tense = ENDED
        other = best.get(pair)
        if other is None or _weight(draft) > _weight(other):
            best[pair] = draft
    return [draft for draft in drafts if draft in best.values()]


def _weight(draft: Draft) -> tuple[bool, bool, bool, float]:
    """A figure before a word for a share, that before none, and the surer one of two alike."""
    said = draft.status in ("asserted", "reported")
    worded = draft.share is not None and draft.share not in (UNKNOWN, bounds("part"))
    return draft.figure is not None, said, worded, draft.certainty


def _sound(draft: Draft) -> bool:
    kinds = draft.investee.party.kind
    return (
        kinds in _HELD
        and draft.holder.party is not draft.investee.party
        and draft.holder.party.kind != "alliance"
    )


def _first_of_phrase(units: list[Unit], at: int) -> int:
    left = at - 1
    while left >= 0 and (
        (is_modifier(units[left]) and not units[left].has("det"))
        or units[left].text in POSSESSIVE
        or form_of(units[left]) == "state"
    ):
        left -= 1
    return left + 1


def _country_around(units: list[Unit], at: int, name: int) -> str | None:
    for i in range(_first_of_phrase(units, at), name):
        mention = units[i].mention
        if mention is not None and mention.country is not None and mention.form in ("adjective", "state"):
            return mention.country
    return None


def _industry_between(units: list[Unit], at: int, name: int) -> bool:
    return any(units[i].has("industry") or units[i].key == "owned" for i in range(at + 1, name))


def _firm_before(units: list[Unit], at: int) -> bool:
    return at > 0 and units[at - 1].has("industry")
