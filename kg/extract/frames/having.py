"""Who has a figure, told by the words beside it: one rule for each way of telling it.

A rule looks at few units, names one mention or none, and does not ask what the figure is a part of.

Example: "Oak, with 5 %", "the 5 % that Oak bought", "5 % lies with Oak", "leaving Oak with 5 %".
"""

from __future__ import annotations

from kg.extract.frames.beside import (
    LINKS,
    Rule,
    before_insertion,
    bracket,
    holding_verb,
    in_brackets,
    inside,
    is_adverbial,
    is_loose,
    is_one_list,
    listed,
    named_at,
    party_after,
    past_company,
)
from kg.extract.frames.caused import CAUSED
from kg.extract.frames.changes import is_stake_noun, sides_of_stake
from kg.extract.frames.clauses import CLAUSES
from kg.extract.frames.continued import CONTINUED, PAST
from kg.extract.frames.describing import DESCRIBING, NOUNS
from kg.extract.frames.fronting import FRONTING, RELATIVES
from kg.extract.frames.nearest import BROUGHT, NEAREST
from kg.extract.frames.owners import holder_behind, holder_beside, owner_of, shareholder_noun
from kg.extract.frames.predicates import PREDICATE_HOLDERS
from kg.extract.frames.reaching import LEAVING, REACHED, REACHING
from kg.extract.frames.risers import READY, RISERS, past_apposition
from kg.extract.frames.rows import ROWS
from kg.extract.frames.slots import Phrase
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    case_of,
    form_of,
    head_before,
    is_modifier,
    is_party,
    subject_of,
)
from kg.extract.phrases.voice import is_participle

_REACH = 14
#: Verbs and prepositions that lead from what somebody has to the figure: `is left with`, `est monté à`.
_ENDING = frozenset(
    "left given ends end ended finishes finish finished emerges emerge emerged remains remain remained stays "
    "stay stayed comes come came figures figure retrouve retrouvent reste restent demeure figurent".split()
)
_HAVING = frozenset(
    "keep keeps kept retains commands counts count has have had gets get got receives receive received takes "
    "take took inherits inherit inherited garde gardent conserve conservent compte comptent recoit recoivent "
    "herite heritent possede prend prennent souscrit souscrivent hold holds own owns bought acquired".split()
)
_GIVING = frozenset(
    "leaving leave leaves left giving give gives gave handing hand hands handed granting grants granted "
    "laisse laissant laissent donne donnant donnent accorde apporte".split()
)
#: Verbs whose subject goes over to whom `to`, `with`, `à` names: `15 % went to Oak`, `25 % lies with Oak`.
_GOING = frozenset(
    "goes go went gone going falls fall fell passes pass passed lies lie lay sits sit sat rests rest rested "
    "stays stay stayed remains remain remained sold handed transferred auctioned allotted allocated returns "
    "returned reverts reverted belongs stay remain go pass fall belong "
    "va vont revient reviennent reviendra reviendront ira iront allait "
    "echoit passe passent vendu vendus vendue vendues cede cedes cedee cedees reste restent demeure "
    "demeurent transfere transferes".split()
)
#: Participles that lead to the next of a row: `5 %, followed by Elm`.
_FOLLOWING = frozenset("followed suivi suivie suivis suivies trailed preceded precede joined".split())
_BUYING = frozenset("acquisition purchase rachat achat reprise buyout".split())
_SELLING = frozenset("sale sales transfer disposal vente cession transfert".split())
_DISCLOSING = frozenset(
    "disclosed discloses reports reported declared declares declare revealed reveals notified".split()
)
_CHANGING = frozenset(
    "brings brought bring bringing takes took taking porte portee portent portant ramene ramenee ramenant "
    "reduit passe passer passee dilue diluee goes go went climbs climbed monte montent tombe tombee "
    "descend doubled doubles trebled tripled halved slid slides slipped slips pared trimmed diluted drops "
    "dropped lifted lifts increased increases reduced reduces".split()
)


def _owner(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak's 5 % stake`."""
    at = phrase.possessor
    return at if at is not None and is_party(units[at]) and form_of(units[at]) != "place" else None


def _apposed(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak, with 5 %,`, `Oak, on 5 per cent,`, `Fir's biggest owner, Oak, with 5 %`."""
    before = phrase.first - 1
    before -= before > 0 and units[before].has("det")  # "Oak, with a 5 % interest"
    if before < 1 or not (units[before].has("with") or units[before].key in ("on", "at", "pour")):
        return None
    name = named_at(units, before - 1 - (units[before - 1].text == ","))
    if name is None or form_of(units[name]) == "pronoun":
        return None
    noun = shareholder_noun(units, phrase)
    if case_of(units, name) in ("of", "in") and noun is not None:
        return holder_beside(units, noun)
    return name if noun is not None or case_of(units, name) != "in" else None


def _moved(units: list[Unit], phrase: Phrase) -> int | None:
    """`sold 5 % of Fir to Oak`, `the sale of 5 % to Oak`: the buyer."""
    selling = next(
        (i for i in range(phrase.first - 1, max(-1, phrase.first - 7), -1) if _sells(units[i])), None
    )
    if selling is None or any(units[i].quantity for i in range(selling, phrase.first)):
        return None
    at = past_company(units, phrase.after)
    if at < len(units) and units[at].has("to"):
        found = party_after(units, at + 1)
        return found
    return None


def _sells(unit: Unit) -> bool:
    return unit.mention is None and (unit.has("sell") or unit.key in _SELLING or unit.key in _GOING)


def _taken(units: list[Unit], phrase: Phrase) -> int | None:
    """`5 % is held by Oak`, `5 % of Fir went to Oak`, `5 % lies with Oak`, `5 % in the hands of Oak`."""
    verb = None
    start = phrase.after + (phrase.after < len(units) and units[phrase.after].text == ",")
    for i in range(start, min(len(units), phrase.after + _REACH)):
        unit = units[i]
        if unit.has("belong") and unit.mention is None:
            return party_after(units, i + 1 + (i + 1 < len(units) and units[i + 1].has("to", "of")))
        if unit.key in _FOLLOWING:
            return None
        if verb is None and unit.mention is None and (is_participle(unit) or unit.key in _GOING):
            verb = i
            continue
        if unit.has("by") and unit.mention is None:
            return party_after(units, i + 1)
        if verb is not None and unit.has("to", "with") and units[verb].key in _GOING:
            return party_after(units, i + 1)
        if not _may_stand(units, i, start):
            return None
    return None


def _belonging(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir appartient à 5 % à Oak`, `Fir belongs for 5 % to Oak`, `Fir belongs to Oak, as to 5 %`."""
    belongs = range(phrase.first - 1, max(-1, phrase.first - _REACH), -1)
    verb = next((i for i in belongs if units[i].has("belong") and units[i].mention is None), None)
    if verb is None:
        return None
    behind = phrase.after < len(units) and units[phrase.after].has("to", "of")
    if behind and (phrase.first - verb <= 3 or units[phrase.first - 1].has("to", "for")):
        return party_after(units, phrase.after + 1)
    if not units[phrase.first - 1].has("to", "for", "as"):
        return None
    names = [i for i in range(verb + 1, phrase.first) if is_party(units[i])]
    return names[0] if len(names) == 1 and case_of(units, names[0]) == "to" else None


def _may_stand(units: list[Unit], at: int, start: int) -> bool:
    """What may stand between a figure and the verb behind it."""
    unit = units[at]
    if unit.quantity is not None:
        return False
    if is_party(unit):
        return at > start and case_of(units, at) in ("of", "in")
    linking = unit.has("be", "have", "will", "cond", "neg", "rel", "whole", *LINKS) or unit.text in (
        "-",
        *POSSESSIVE,
    )
    return linking or is_modifier(unit) or form_of(unit) in ("place", "adjective")


def _object(units: list[Unit], phrase: Phrase) -> int | None:
    """`the 5 % (of Fir) that Oak holds`, `les 5 % que détient Oak`, `the 5 % Oak bought in May`."""
    at = past_company(units, phrase.after)
    if at >= len(units):
        return None
    opened = units[at].has("rel") and units[at].key not in ("who", "qui", "whose", "dont")
    at += opened
    lead = phrase.first - 1
    while lead > 0 and is_modifier(units[lead]) and not units[lead].has("det", "poss"):
        lead -= 1
    determined = phrase.first > 0 and (units[lead].has("det", "poss") or units[phrase.first].has("det"))
    if not (opened or determined):
        return None
    for i in range(at, min(len(units), at + 5)):
        if is_party(units[i]) and i + 1 < len(units):
            near = units[i + 1 : i + 5]
            acts = any(u.mention is None and u.has("hold", "have", "buy", "sell") for u in near)
            inverted = i > at and units[i - 1].has("hold", "have", "buy", "sell")
            return i if acts or inverted else None
        if not (is_modifier(units[i]) or units[i].has("hold", "have", "buy", "sell", "past", "f:imp")):
            return None
    return None


def _given(units: list[Unit], phrase: Phrase) -> int | None:
    """`leaving Oak with 5 %`, `hands its lenders 5 %`, `laissant 5 % à Oak`."""
    at = phrase.first - 1
    if at > 0 and units[at].has("with"):
        at -= 1
    at -= at > 0 and units[at].text == ","
    if at > 0 and is_party(units[at]):
        for i in range(at - 1, max(-1, at - 8), -1):
            if units[i].mention is None and units[i].key in _GIVING:
                return at
            if not (is_modifier(units[i]) or units[i].text == "," or units[i].mention is not None):
                break
    given = next(
        (i for i in range(phrase.first - 1, max(-1, phrase.first - 4), -1) if units[i].key in _GIVING), None
    )
    behind = phrase.after
    if given is not None and behind < len(units) and units[behind].has("to"):
        return party_after(units, behind + 1)
    return None


def _subject(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak holds 5 %`, `Oak, which keeps 5 %`, `Oak, who is left with 5 %`; the verb is the nearest word."""
    verb = _verb(units, phrase)
    if verb is None:
        return None
    at = verb - 1
    while at >= 0 and verb - at < 6 and (is_loose(units[at]) or is_modifier(units[at])):
        at -= 1
    if at < 0:
        return None
    at = named_at(units, at) or at
    if is_party(units[at]):
        return at if _is_free(units, at) else None
    if units[at].has("rel") and units[at].key in ("which", "who", "that", "qui", "laquelle", "lequel"):
        if at and units[at - 1].has("of", "in", "by", "to", "with"):
            return None
        name = named_at(units, at - 1 - (units[at - 1].text == ","))
        return past_apposition(units, at, name) if name is not None else None
    return None


def _is_free(units: list[Unit], at: int) -> bool:
    """Whether no preposition governs a name: `After a sale to funds, Oak` is free, `of Oak` is not."""
    left = head_before(units, at)
    if left < 0 or units[left].text == "," or units[left].has("rel") or is_adverbial(units, left, at):
        return True
    return case_of(units, at) in ("", "than")


def _list_owner(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak owns Fir (80 %) and Elm (60 %)`: the subject has each of the list."""
    name = in_brackets(units, phrase)
    verb = holding_verb(units, name) if name is not None else None
    if name is None or verb is None or not is_one_list(units, verb + 1, name):
        return None
    return subject_of(units, verb)


def _far_subject(units: list[Unit], phrase: Phrase) -> int | None:
    """As `_subject`, past what stands between: `Oak, the biggest of them, has 5 %`."""
    verb = _verb(units, phrase)
    found = subject_of(units, verb) if verb is not None else None
    if found is None or any(unit.key in ("where", "ou") and not unit.mention for unit in units[found:verb]):
        return None
    return found


def _verb(units: list[Unit], phrase: Phrase) -> int | None:
    """The verb of having right before a figure: `holds (only) 5 %`, `is left with 5 %`."""
    start = at = _before_aside(units, phrase.first - 1)
    while at >= 0 and start - at < 6:
        unit = units[at]
        if unit.text == "," and at < start:
            at = before_insertion(units, at)
            unit = units[at]
        if unit.mention is None and unit.quantity is None:
            having = unit.has("hold", "have", "buy") or unit.key in _HAVING or unit.key in _DISCLOSING
            told = having and not (_is_participle_only(unit) or is_stake_noun(units, at))
            if told or unit.key in _ENDING:
                return at
        if not (is_modifier(unit) or is_loose(unit) or unit.has("with") or unit.key in ("up", "at")):
            return None
        at -= 1
    return None


def _before_aside(units: list[Unit], at: int) -> int:
    """Over what commas set off: `holds, directly and through its unit Elm, 5 %`."""
    if at < 2 or units[at].text != ",":
        return at
    for i in range(at - 1, max(0, at - 12), -1):
        if units[i].quantity is not None or units[i].text in (";", ":", "("):
            break
        if units[i].text == ",":
            verb = units[i - 1]
            return i - 1 if verb.mention is None and (verb.has("hold", "have") or verb.key in _HAVING) else at
    return at


def _is_participle_only(unit: Unit) -> bool:
    """Whether a unit is a participle and nothing else: `détenu`."""
    return unit.has("f:part") and not unit.has("f:fin", "f:past", "f:imp", "f:inf", "f:ing")


def _its_own(units: list[Unit], phrase: Phrase) -> int | None:
    """`its 5 % stake`: who the word stands for in its sentence."""
    at = phrase.possessor
    if at is None or not units[at].has("poss"):
        return None
    if at > 1 and units[at - 1].has("and", "with") and not units[at - 1].mention and is_party(units[at - 2]):
        return at - 2  # "Oak et ses 5 %"
    return owner_of(units, at)


def _fronted(units: list[Unit], phrase: Phrase) -> int | None:
    """`With 5 % of the votes, Oak is`, `Avec 5 % du capital, Oak`."""
    before = phrase.first - 1
    if before < 0 or not units[before].has("with") or (before and not units[before - 1].is_mark):
        return None
    for i in range(phrase.after, min(len(units) - 1, phrase.after + 16)):
        if units[i].text == ",":
            return party_after(units, i + 1)
        if units[i].text in (";", ":", ")") or (units[i].has("f:fin") and units[i].mention is None):
            return None
    return None


def _changer(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak raised its stake in Fir from 3 % to 5 %`, `Oak cut it to 5 %`, `Oak est monté à 5 %`."""
    if phrase.first < 1 or not (
        units[phrase.first - 1].has("to", "from", "of") or units[phrase.first - 1].key == "under"
    ):
        return None
    joined = False
    for i in range(phrase.first - 1, max(-1, phrase.first - 22), -1):
        unit = units[i]
        joined = joined or unit.text == "," or unit.has("and")
        if joined and unit.quantity is not None:
            return None  # "Oak, fallen to 5 %, and the staff, still at 9 %"
        if unit.mention is not None or unit.quantity is not None:
            if unit.mention is not None and not case_of(units, i) and form_of(unit) in ("name", "descriptor"):
                return None
            continue
        if unit.has("raise", "cut") or unit.key in _CHANGING:
            return subject_of(units, i)
        if unit.text in (";", ":") or unit.has("boundary", "hold", "buy", "sell", "say"):
            return None
    return None


def _staker(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak's stake in Fir rose to 5 %`, `Oak, whose stake is 5 %`: whose stake stands before the verb."""
    for i in range(phrase.first - 1, max(-1, phrase.first - 16), -1):
        unit = units[i]
        if unit.mention is None and unit.has("stake"):
            before = units[i - 1] if i else unit
            dont = before.has("det") and i > 1 and units[i - 2].key == "dont"
            if before.key == "whose" or dont:
                left = i - 2 - dont
                return named_at(units, left - (left > 0 and units[left].text == ","))
            return sides_of_stake(units, i)[0]
        if unit.text in (";", ":") or unit.has("hold", "have", "buy", "sell", "boundary", "raise", "cut"):
            return None
    return None


def _buyer(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak completed its purchase of 5 %`, `the purchase of 5 % of Fir by Oak`."""
    nouns = range(phrase.first - 1, max(-1, phrase.first - 7), -1)
    noun = next((i for i in nouns if units[i].key in _BUYING and units[i].mention is None), None)
    if noun is None:
        return None
    behind = past_company(units, phrase.after)
    for i in (noun + 1, behind):
        if i < len(units) and units[i].has("by") and units[i].mention is None:
            return party_after(units, i + 1)
    for i in range(noun - 1, max(-1, noun - 7), -1):
        if units[i].mention is None and units[i].has("f:fin", "f:past", "f:part"):
            return subject_of(units, i)
        if is_party(units[i]):
            return i if _is_free(units, i) else None
    return None


def _qualified(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak, a 5 % shareholder of Fir`, `Oak is a 5 % shareholder`."""
    if not any(
        unit.has("holder") and unit.mention is None for unit in units[phrase.after : phrase.after + 3]
    ):
        return None
    at = phrase.first - 1
    while at > 0 and (is_modifier(units[at]) or units[at].has("past")):
        at -= 1
    if at > 0 and units[at].text == ",":
        return named_at(units, at - 1)
    return subject_of(units, at) if at > 0 and units[at].has("be") else None


def _noun_holder(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak, the largest shareholder of Fir with 5 %`, `Fir's biggest owner is Oak with 5 %`."""
    noun = shareholder_noun(units, phrase)
    if noun is None:
        return None
    behind = holder_behind(units, noun, phrase)
    return behind if behind is not None else holder_beside(units, noun)


HOLDERS: tuple[Rule, ...] = (
    *RISERS,
    *ROWS,
    *RELATIVES,
    *NOUNS,
    *REACHING,
    _list_owner,
    _owner,
    _given,
    inside,
    bracket,
    _object,
    _moved,
    _its_own,
    _taken,
    _belonging,
    *READY,
    _subject,
    _apposed,
    listed,
    _qualified,
    _noun_holder,
    _fronted,
    _buyer,
    _staker,
    *BROUGHT,
    *CAUSED,
    _changer,
    _far_subject,
    *REACHED,
    *DESCRIBING,
    *FRONTING,
    *CONTINUED,
    *PREDICATE_HOLDERS,
    *NEAREST,
    *CLAUSES,
    *PAST,
    *LEAVING,
)
