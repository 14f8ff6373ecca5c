"""Candidates for holder and investee of a figure, each with a score for the words that support it.

Scores: 7 a figure right beside its name, 6 a case marker or possessive, 5 a subject or noun, 3 a mere
`with`. Nothing is decided here.

Example: see `kg.extract.frames.figures`.
"""

from __future__ import annotations

from kg.extract.frames.changes import INTRANSITIVE, TRANSITIVE, sides_of_stake, stake_before, stake_between
from kg.extract.frames.frame import holder_frame, investee_frame, sheet_of
from kg.extract.frames.owners import (
    bracketed,
    held_by_noun,
    holder_beside,
    list_head,
    owner_of,
    shareholder_noun,
)
from kg.extract.frames.reading import Reading
from kg.extract.frames.slots import Phrase
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import (
    case_of,
    clause_of,
    head_before,
    is_modifier,
    is_party,
    possessor_of,
    subject_of,
)
from kg.extract.phrases.stance import stance_of
from kg.extract.phrases.voice import (
    after_preposition,
    agent_of,
    find_passive,
    first_name,
    is_participle,
    passive_subject,
)

_GOVERNING = ("hold", "have", "raise", "cut", "buy", "sell", "rise", "fall", "invest", "level")
_ACTING = ("hold", "have", "raise", "cut", "buy", "sell")
_FORMS = ("f:fin", "f:past", "f:imp", "f:fut", "f:cond", "f:inf", "f:part", "f:ing")
#: Rules of `having` that tell how things stand; the others may tell a level that was left.
_STANDING = frozenset(
    ("owner", "given", "inside", "bracket", "object", "moved", "taken", "subject", "apposed", "listed")
)
#: Rules that take the company from another figure; `figures` shares it more carefully.
_SHARED = frozenset(("gapped", "joined"))


def candidates(sentence: Sentence, at: int) -> Reading | None:
    """All candidates for the figure at an index; None when nothing shows that it is a holding.

    They are looked for once; each who asks has a reading of its own to change.
    """
    sheet = sheet_of(sentence, at)
    if not sheet.is_read:
        sheet.reading, sheet.is_read = _candidates(sentence, at), True
    return sheet.reading.copy() if sheet.reading is not None else None


def _candidates(sentence: Sentence, at: int) -> Reading | None:
    units = sentence.units
    quantity = units[at].quantity
    if quantity is None or quantity.share is None:
        return None
    phrase = sheet_of(sentence, at).phrase
    if phrase.other or (quantity.stated is None and not phrase.kind and not _whole_of(units, phrase)):
        return None
    reading = Reading(phrase)
    reading.passive = find_passive(units, phrase)
    if reading.passive is None:
        reading.verb = _governing_verb(units, phrase)
    if not _has_ground(units, reading):
        return _framed(sentence, reading)
    _investees(units, reading)
    _holders(units, reading)
    _changed_stake(units, reading)
    _possessive(sentence, reading)
    _brackets(units, reading)
    _shareholder(units, reading)
    _subsidiary(units, reading)
    _fill(sentence, reading)
    return reading


def _framed(sentence: Sentence, reading: Reading) -> Reading | None:
    """A figure with no word of holding near it: `Fir, 5 % of which lies with Oak`; both roles are told."""
    _fill(sentence, reading)
    return reading if reading.holders and reading.investees else None


def _fill(sentence: Sentence, reading: Reading) -> None:
    """What no other rule has named, as the words beside the figure tell it."""
    if not reading.holders and reading.implied is None:
        told = holder_frame(sentence, reading.phrase.at)
        if told is not None and told.name in _STANDING:
            reading.holder(told.at, 4, alone=True)
    if not reading.investees:
        told = investee_frame(sentence, reading.phrase.at)
        if told is not None and told.name not in _SHARED:
            reading.investee(told.at, 4)


def _whole_of(units: list[Unit], phrase: Phrase) -> bool:
    """`half of Acme`, `more than a third of Fir`: a worded part of a name."""
    return after_preposition(units, phrase.after) is not None


def _has_ground(units: list[Unit], reading: Reading) -> bool:
    """A figure needs a word of holding near it before names around it mean anything."""
    phrase, verb = reading.phrase, reading.verb
    if phrase.kind or reading.passive is not None or phrase.voting != "unstated":
        return True
    if verb is not None and units[verb].has(*_ACTING):
        return True
    if verb is not None and (
        stake_before(units, verb) is not None or after_preposition(units, phrase.after) is not None
    ):
        return True
    if phrase.possessor is not None and after_preposition(units, phrase.after) is not None:
        return True
    return bracketed(units, phrase.at) is not None or _noun_before(units, phrase) is not None


def _noun_before(units: list[Unit], phrase: Phrase) -> int | None:
    noun = shareholder_noun(units, phrase)
    return noun if noun is not None else _subsidiary_noun(units, phrase)


# ---------------------------------------------------------------------------------------------------
# By place


def _investees(units: list[Unit], reading: Reading) -> None:
    phrase = reading.phrase
    reading.investee(after_preposition(units, phrase.after), 6)
    for at in range(phrase.first + 1, phrase.at):
        if (
            is_party(units[at])
            and case_of(units, at) in ("in", "of")
            and units[phrase.first].has("stake", "poss")
        ):
            reading.investee(at, 5)
    if reading.passive is not None:
        reading.investee(passive_subject(units, reading.passive, phrase), 6)
    owner = possessor_of(units, phrase.after) if phrase.kind in ("capital", "votes") else None
    if owner is not None and owner > phrase.at:
        reading.investee(owner, 6)
    poss = next((i for i in range(phrase.at + 1, phrase.after) if units[i].has("poss")), None)
    if poss is not None:
        reading.investee(owner_of(units, poss), 5)
    reading.investee(_whose_capital(units, reading), 6)


def _whose_capital(units: list[Unit], reading: Reading) -> int | None:
    """`Acme, dont Oak détient 5 %`; `Acme, in which Oak holds 5 %`: the antecedent is what is held."""
    if reading.verb is None:
        return None
    first, _ = clause_of(units, reading.verb)
    for at in range(reading.verb - 1, first - 1, -1):
        whose = units[at].key == "dont" or (units[at].has("rel") and at and units[at - 1].has("in", "of"))
        named = any(is_party(unit) for unit in units[at + 1 : reading.verb])
        if whose and named:
            left = at - 1
            while left > 0 and (units[left].text == "," or units[left].has("in", "of")):
                left -= 1
            return left if is_party(units[left]) else None
    return None


def _holders(units: list[Unit], reading: Reading) -> None:
    phrase = reading.phrase
    if reading.passive is not None:
        later = agent_of(units, reading.passive, phrase.after) if phrase.after > reading.passive else None
        reading.holder(later, 7, alone=later is not None)
        if later is None:
            reading.holder(agent_of(units, reading.passive, reading.passive + 1), 5)
        return
    verb = reading.verb
    if verb is not None and units[verb].has(*_ACTING):
        subject = subject_of(units, verb)
        reading.holder(subject if subject is not None else stance_of(units, verb).wisher, 5)
    beside = phrase.first - 1
    if beside >= 1 and units[beside].has("with"):
        name = beside - 1 - (units[beside - 1].text == ",")
        reading.holder(name if name >= 0 and is_party(units[name]) else None, 3)
    _gapped(units, reading, beside)


def _gapped(units: list[Unit], reading: Reading, beside: int) -> None:
    """`Oak owns 60 % of Fir and Elm 40 %`: the name right before the figure, after another figure."""
    while beside >= 0 and units[beside].text in (",",) and beside > 1:
        beside -= 1
    if (
        beside < 1
        or not is_party(units[beside])
        or reading.verb is None
        or not units[reading.verb].has("hold", "have")
    ):
        return
    left = head_before(units, beside)
    joined = left >= 0 and (units[left].has("and", "boundary") or units[left].text in (",", ";"))
    if joined and beside > reading.verb and any(units[i].quantity for i in range(reading.verb, beside)):
        reading.holders.clear()
        reading.holder(beside, 7, alone=True)


def _changed_stake(units: list[Unit], reading: Reading) -> None:
    """The stake that a verb changes or measures tells both sides: `raised its stake in Fir to 35 %`."""
    verb, phrase = reading.verb, reading.phrase
    if verb is None:
        return
    if units[verb].has(*TRANSITIVE) or units[verb].has("hold", "have"):
        stake = stake_between(units, verb + 1, phrase.first)
        if stake is not None:
            _, held = sides_of_stake(units, stake)
            reading.investee(held if held is not None and held < phrase.first else None, 5)
            return
    if units[verb].has(*INTRANSITIVE):
        stake = stake_before(units, verb)
        if stake is not None:
            holder, held = sides_of_stake(units, stake)
            reading.holder(holder, 6)
            reading.investee(held, 6)
        elif not units[verb].has("be"):
            reading.holder(subject_of(units, verb), 4)


def _possessive(sentence: Sentence, reading: Reading) -> None:
    units, at = sentence.units, reading.phrase.possessor
    if at is None or reading.phrase.kind not in ("stake", "capital", ""):
        return
    if not reading.phrase.kind and after_preposition(units, reading.phrase.after) is None:
        return
    reading.granted = True
    if is_party(units[at]):
        reading.holder(at, 6)
        return
    owner = owner_of(units, at)
    reading.holder(owner, 6)
    if owner is None and not reading.holders:
        reading.implied = sentence.topic


def _brackets(units: list[Unit], reading: Reading) -> None:
    """Names with figures in brackets are holders after `owned by` or `shareholders`, else what is held."""
    name = bracketed(units, reading.phrase.at)
    head = list_head(units, name) if name is not None else None
    if head is None or name is None:
        return
    role, at, held = head
    if role == "holders":
        reading.holders.clear()
        reading.investees.clear()
        reading.holder(name, 6, alone=True)
        reading.investee(held, 5)
        reading.passive = at if is_participle(units[at]) else None
        reading.verb = None
    else:
        reading.investee(name, 6)
        reading.holder(subject_of(units, at), 5)
        reading.verb = at


def _shareholder(units: list[Unit], reading: Reading) -> None:
    """`Oak, the largest shareholder of Acme with 5 %`, `actionnaire de Fir à hauteur de 5 %`."""
    noun = shareholder_noun(units, reading.phrase)
    before = reading.phrase.first - 1
    if (
        noun is None
        or before < 0
        or reading.passive is not None
        or (reading.verb is not None and reading.verb > noun)
    ):
        return
    if not (units[before].has("with", "to", "of", "holder") or units[before].text in ("(", ",")):
        return
    held = held_by_noun(units, noun)
    inner = after_preposition(units, reading.phrase.after)
    if held is None and inner is None:
        return
    reading.investee(held, 5)
    reading.holder(holder_beside(units, noun), 6)


def _subsidiary_noun(units: list[Unit], phrase: Phrase) -> int | None:
    """`a 51 %-owned subsidiary of`, `filiale à 51 % de`: the index of the noun."""
    for at in range(phrase.after, min(len(units), phrase.after + 4)):
        if units[at].has("subsidiary"):
            return at
        if not (is_modifier(units[at]) or units[at].text == "-" or units[at].has("hold")):
            break
    for at in range(phrase.first - 1, max(-1, phrase.first - 4), -1):
        if units[at].has("subsidiary"):
            return at
        if not units[at].has("to", "det"):
            break
    return None


def _subsidiary(units: list[Unit], reading: Reading) -> None:
    noun = _subsidiary_noun(units, reading.phrase)
    if noun is None:
        return
    first, last = min(noun, reading.phrase.first), max(noun + 1, reading.phrase.after)
    parent = first_name(units, last + 1) if last < len(units) and units[last].has("of") else None
    left = first - 1
    while left >= 0 and is_modifier(units[left]):
        left -= 1
    child: int | None = None
    if left >= 1 and units[left].text == "," and is_party(units[left - 1]):
        child = left - 1
    elif left >= 1 and units[left].has("be"):
        child = subject_of(units, left)
    if parent is None or child is None:
        return
    reading.holders.clear()
    reading.investees.clear()
    reading.holder(parent, 6)
    reading.investee(child, 6)
    reading.verb = left if units[left].has("be") else None


# ---------------------------------------------------------------------------------------------------
# The verb


def _governing_verb(units: list[Unit], phrase: Phrase) -> int | None:
    """The verb of holding or change to the left of a figure, when nothing else could govern it."""
    first, _ = clause_of(units, phrase.at)
    strange = 0
    for at in range(phrase.first - 1, max(first, phrase.first - 30) - 1, -1):
        unit = units[at]
        if unit.mention or unit.quantity:
            continue
        if unit.has(*_GOVERNING) and unit.has(*_FORMS) and not unit.has("stake"):
            if unit.has("have") and _is_auxiliary(units, at):
                continue
            return at
        if unit.has("be"):
            return at if stake_before(units, at) is not None else None
        if unit.has("f:fin", "f:past") and not unit.has("stake", "plan", "say"):
            return None
        strange += not unit.classes and unit.text[:1].islower() and not _before_name(units, at)
        if strange > 4:
            return None
    return None


def _before_name(units: list[Unit], at: int) -> bool:
    return any(is_party(unit) for unit in units[at + 1 : at + 3])


def _is_auxiliary(units: list[Unit], at: int) -> bool:
    """`has bought`: the participle right after is the verb."""
    for unit in units[at + 1 : at + 4]:
        if unit.has("f:part") and not unit.mention:
            return True
        if unit.mention or unit.quantity or unit.has("det"):
            return False
    return False
