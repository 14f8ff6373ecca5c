"""Holdings told without a figure: owned by, shareholder of, subsidiary of, state-owned, controls.

Example: "Fir Works, a wholly owned subsidiary of Oak Mills" is a holding of 100 %.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import ENDED, LIKELY, Draft, by, side_at, with_quantity
from kg.extract.holdings import (
    among,
    bearing,
    bridges,
    capitals,
    deeds,
    foundings,
    genitives,
    holders,
    kinship,
    labels,
    nounties,
    owning,
    possessions,
    pronouns,
    registers,
    relatives,
    remainders,
    stakes,
    takeovers,
    through,
    together,
)
from kg.extract.holdings.acquiring import acquisitions, sold, turned, uncrossed
from kg.extract.holdings.chains import Event
from kg.extract.holdings.genitives import own_of
from kg.extract.holdings.kinship import kin_ties
from kg.extract.holdings.nameless import UNITS, Nameless
from kg.extract.holdings.nominals import phrase_start
from kg.extract.holdings.openings import openings
from kg.extract.holdings.others import Others
from kg.extract.holdings.owning import standing
from kg.extract.holdings.passing import passings
from kg.extract.holdings.rules import Rule, Table
from kg.extract.holdings.sisters import sisters
from kg.extract.holdings.statefirms import OF_STATE, StateFirms
from kg.extract.names.cast import Cast
from kg.extract.parts import Mention, Party, Sentence, Unit
from kg.extract.phrases.grammar import (
    is_modifier,
    is_party,
    party_of,
)
from kg.extract.phrases.stance import stance_of
from kg.extract.phrases.voice import agent_of, is_participle
from kg.shares import UNKNOWN, bounds

_HELD = ("company", "arrangement", "group", "unit", "stateBody")


class Unnumbered:
    """Reads holdings without a figure.

    Args:
        cast: The parties of the document, for states behind adjectives.
        language: `en` or `fr`: in which a state that only an adjective names is called by its name.
        sentences: Those of the document, which tell whose a state-owned firm is.
    """

    def __init__(self, cast: Cast, language: str = "en", sentences: Sequence[Sentence] = ()) -> None:
        self._states = StateFirms(cast, language, sentences)
        #: Changes of hands of the sentences read so far, for `chains.settle`.
        self.events: list[Event] = []
        self._nameless, self._others = Nameless(), Others()
        #: Whom the sentence before named.
        self._named: list[Party] = []

    def read(self, sentence: Sentence) -> list[Draft]:
        """Ties in one sentence. Cost: linear in its length."""
        units = sentence.units
        drafts: list[Draft] = []
        named = [unit for unit in units if unit.mention is not None and is_party(unit)]
        wide = len(named) > 1 or (len(named) == 1 and sentence.topic is not None)
        words = _ALL if wide else _PLAIN
        of_state = not sentence.words.isdisjoint(OF_STATE)
        for at, unit in enumerate(units if named else ()):
            if unit.mention is not None:
                drafts += self._states.at_mention(units, at)
                rules = _NAMES.at(unit.key, (unit.mention.form,))
            elif unit.quantity is not None:
                rules = _FIGURES.at(unit.key, (unit.quantity.rule,))
            else:
                drafts += self._states.at_word(units, at) if of_state else []
                rules = words.at(unit.key, unit.classes)
            for rule in rules:
                drafts += by(rule.name, rule.read(sentence, at))
        drafts += by("topic", _of_topic(sentence, self._named)) + openings(units)
        if not sentence.words.isdisjoint(UNITS):
            drafts += by("unit named", self._nameless.read(sentence))
        drafts = uncrossed([draft for draft in drafts if _sound(draft)])
        events = turned(acquisitions(sentence), drafts) + passings(sentence)
        self.events += events
        drafts += by("takeover", takeovers.takeovers(sentence)) + by("event", [one.draft for one in events])
        drafts += sisters(units, drafts)
        self._named = [party for unit in named if (party := party_of(unit)) is not None]
        drafts += by("the others", self._others.read(sentence))
        drafts = _once([draft for draft in drafts if _sound(draft)], sold(sentence))
        self._others.note(sentence, drafts)
        return drafts


def _rest(units: list[Unit], at: int) -> list[Draft]:
    """`Le reste de Chêne appartient à l'État norvégien`: a holding of unknown size."""
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


#: What a word begins in any sentence that names a party.
_PLAIN_RULES = (
    *possessions.RULES,
    *owning.RULES,
    *kinship.RULES,
    *holders.RULES,
    *through.RULES,
    Rule("rest", _rest, keys=("reste",)),
)
#: What it begins too where two parties are named, or one and one in the sentence before.
_WIDE_RULES = (
    *bridges.RULES,
    *genitives.RULES,
    *relatives.RULES,
    *among.RULES,
    *bearing.RULES,
    *remainders.RULES,
    *pronouns.RULES,
    *registers.RULES,
    *takeovers.RULES,
    *nounties.RULES,
    *capitals.RULES,
    *together.RULES,
    *through.CONDUITS,
    *foundings.RULES,
    *labels.RULES,
    *stakes.RULES,
    *deeds.RULES,
)
_PLAIN, _ALL = Table(_PLAIN_RULES), Table((*_PLAIN_RULES, *_WIDE_RULES))
#: What names and figures begin.
_NAMES = Table((genitives.DESCRIBED, together.PAIRED, stakes.CONSORTIUM))
_FIGURES = Table((nounties.WORDED, deeds.MAJORITY, stakes.CONSORTIUM, stakes.MINORITY))
#: What a noun of whom the sentence before spoke begins.
_KIN = Table((*kinship.RULES, *possessions.RULES, *holders.RULES))


def _of_topic(sentence: Sentence, named: Sequence[Party] = ()) -> list[Draft]:
    """`Its parent, Oak`, `Son principal actionnaire, Chêne`: whose, where the sentence before tells."""
    people = {id(party): party for party in named if party.kind in ("person", "group")}
    only = next(iter(people.values())) if len(people) == 1 else None
    topic, first = sentence.topic or only, sentence.units[0]
    this = next((i for i, unit in enumerate(sentence.units[:5]) if unit.key in ("c'", "c’")), None)
    if topic is not None and topic.kind == "company" and this is not None:
        return _of_this(sentence.units, this, topic)
    if topic is None or topic.kind not in ("company", "group", "person"):
        return []
    if "poss" not in sentence.words:
        return []
    name = topic.written or topic.name
    mention = Mention(name, first.start, first.start, "name", (topic,))
    units = [Unit(name, name.casefold(), first.start, first.start, mention=mention), *sentence.units]
    poss = _early_possessive(units)
    owned = own_of(units, poss, 0) if poss is not None else []
    if owned or topic.kind == "person" or not first.has("poss"):
        return owned
    opening = Sentence(units, sentence.number)
    for at in range(2, min(len(units), 8)):
        figures = any(unit.quantity for unit in units[at : at + 14])  # "Its units are Fir (80 %) and Elm"
        if figures or units[at].mention is not None or phrase_start(units, at) != 1:
            continue
        rules = _KIN.at(units[at].key, units[at].classes)
        found = [draft for rule in rules for draft in rule.read(opening, at)]
        found = [one for one in found if topic in (one.holder.party, one.investee.party)]
        if found:
            sentence.pairs += opening.pairs
            return found
    return []


def _early_possessive(units: list[Unit]) -> int | None:
    """The possessive of `Its brewer`, `Fir, his vehicle,`, `La veille, sa société`: no other owner before."""
    for at in range(1, min(len(units) - 1, 6)):
        if units[at].has("poss"):
            return at
        if is_party(units[at]) and not (at < 4 and _has_apposed(units, at)):
            return None
    return None


def _has_apposed(units: list[Unit], at: int) -> bool:
    return units[at + 1].text == "," and at + 2 < len(units) and units[at + 2].has("poss")


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
