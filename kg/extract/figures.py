"""Figures to holdings: for each percentage, who holds it and in what.

Every mention that could be the holder or the investee is a candidate with a score for the words that
tie it to the figure. The best pair is taken when both sides are well supported and differ; else the
figure is left alone: abstaining is better than a wrong name.

Example: see `kg.extract.reader.extract`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.drafts import Draft, Side, side, side_at, with_quantity
from kg.extract.grammar import (
    POSSESSIVE,
    case_of,
    clause_of,
    group_at,
    is_modifier,
    is_party,
    party_of,
    possessor_of,
    subject_of,
)
from kg.extract.memory import Memory
from kg.extract.parts import Party, Sentence, Unit
from kg.extract.slots import Phrase, phrase_at
from kg.extract.stance import Stance, stance_of, taken_for_granted

_NEVER_HELD = ("person", "state", "alliance", "dispersed")
_GOVERNING = ("hold", "have", "raise", "cut", "buy", "sell", "rise", "fall", "invest")
_CHANGES = {"raise": "increase", "rise": "increase", "cut": "decrease", "fall": "decrease", "buy": "acquire"}


@dataclass(slots=True)
class Reading:
    """What is known of one figure while its sentence is read."""

    phrase: Phrase
    verb: int | None = None
    passive: int | None = None
    holders: dict[int, int] = field(default_factory=dict)  # index of mention -> score
    investees: dict[int, int] = field(default_factory=dict)
    implied_holder: Party | None = None
    implied_investee: Party | None = None
    granted: bool = False

    def vote(self, slot: dict[int, int], at: int | None, score: int) -> None:
        """Support a candidate."""
        if at is not None:
            slot[at] = max(slot.get(at, 0), score)


class Figures:
    """Reads the figures of a document, sentence by sentence.

    Args:
        memory: What the document said before: the last investee of each holder.
    """

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def read(self, sentence: Sentence) -> list[Draft]:
        """Holdings with a figure in one sentence. Cost: linear in its length."""
        units = sentence.units
        readings = [
            reading
            for at, unit in enumerate(units)
            if unit.quantity is not None and (reading := self._candidates(sentence, at)) is not None
        ]
        _share_sides(units, readings)
        return [draft for reading in readings for draft in self._drafts(sentence, reading)]

    # -- candidates ----------------------------------------------------------------------------------

    def _candidates(self, sentence: Sentence, at: int) -> Reading | None:
        units = sentence.units
        quantity = units[at].quantity
        if quantity is None or quantity.share is None:
            return None
        phrase = phrase_at(units, at)
        if phrase.other or (quantity.stated is None and not _worded_share(units, phrase)):
            return None
        reading = Reading(phrase)
        _find_passive(units, reading)
        if reading.passive is None:
            reading.verb = _governing_verb(units, phrase)
        if not self._has_ground(units, reading):
            return None
        _investees(units, reading)
        _holders(units, reading)
        self._possessive(sentence, reading)
        _brackets(units, reading)
        _shareholder_noun(units, reading)
        return reading

    def _has_ground(self, units: list[Unit], reading: Reading) -> bool:
        """A figure needs a word of holding near it before names around it mean anything."""
        phrase = reading.phrase
        if phrase.kind or reading.passive is not None or phrase.voting != "unstated":
            return True
        if reading.verb is not None and units[reading.verb].has(
            "hold", "have", "buy", "sell", "raise", "cut"
        ):
            return True
        return _in_list(units, phrase.at) or _holder_noun(units, phrase) is not None

    def _possessive(self, sentence: Sentence, reading: Reading) -> None:
        units = sentence.units
        at = reading.phrase.possessor
        if at is None or reading.phrase.kind not in ("stake", "capital", ""):
            return
        reading.granted = True
        if is_party(units[at]):
            reading.vote(reading.holders, at, 6)
            return
        owner = _owner(units, at)
        if owner is not None:
            reading.vote(reading.holders, owner, 6)
        elif not reading.holders:
            reading.implied_holder = sentence.topic

    # -- decision ------------------------------------------------------------------------------------

    def _drafts(self, sentence: Sentence, reading: Reading) -> list[Draft]:
        units = sentence.units
        holders = _best(units, reading.holders)
        investees = _best(units, reading.investees, held=True)
        implied = reading.implied_holder
        if holders is None and (implied is None or reading.holders):
            return []
        holder = (
            side_at(units, holders)
            if holders is not None
            else Side(implied, implied.written or implied.name)
            if implied
            else None
        )
        investee = side_at(units, investees) if investees is not None else None
        if holder is None:
            return []
        if investee is None and investees is None:
            recalled = self._recall(sentence, holder.party, reading)
            investee = Side(recalled, recalled.name) if recalled else None
        if investee is None or investee.party.kind in _NEVER_HELD:
            return []
        if holders is not None and len(group_at(units, holders)) > 1 and not _each(units, reading):
            return []
        spots = [i for i in (holders, investees) if i is not None]
        return self._made(sentence, reading, holder, investee, spots)

    def _recall(self, sentence: Sentence, holder: Party, reading: Reading) -> Party | None:
        """`its 43 % stake` without a name: the tie told in this sentence, or the last one told."""
        tie = next((investee for owner, investee in sentence.pairs if owner is holder), None)
        if tie is not None:
            return tie
        return self._memory.investee(holder) if reading.granted else None

    def _made(
        self, sentence: Sentence, reading: Reading, holder: Side, investee: Side, spots: list[int]
    ) -> list[Draft]:
        units, phrase = sentence.units, reading.phrase
        stance = self._stance(units, reading)
        quantity = units[phrase.at].quantity
        first, last = _extent(units, phrase, spots)
        kind = "votingRights" if phrase.kind == "votes" else "shareholding"
        draft = with_quantity(
            Draft(kind, holder, investee, units[first].start, units[last].end, voting=phrase.voting), quantity
        )
        draft.status, draft.tense, draft.speaker = stance.status, stance.tense, stance.speaker
        self._change(units, reading, draft)
        return [] if draft.change == "skip" else [draft]

    def _stance(self, units: list[Unit], reading: Reading) -> Stance:
        verb = reading.verb if reading.verb is not None else reading.passive
        change = verb is not None and units[verb].has("cut", "sell", "raise") and not units[verb].has("hold")
        if phrase_is_level(units, reading):
            reading.granted = True
        if reading.granted or (change and _from_level(units, reading.phrase)):
            done = change and verb is not None and stance_of(units, verb).status in ("asserted", "reported")
            sold = done and verb is not None and units[verb].has("sell", "cut")
            return taken_for_granted(past=sold)
        return stance_of(units, verb) if verb is not None else stance_of(units, reading.phrase.at)

    def _change(self, units: list[Unit], reading: Reading, draft: Draft) -> None:
        """What a verb of change makes of the figure: a level reached, a level before, or no level."""
        verb = reading.verb
        if verb is None or reading.granted:
            return
        change = next((code for name, code in _CHANGES.items() if units[verb].has(name)), None)
        if units[verb].has("hold", "have") and not units[verb].has("raise", "cut"):
            return
        before = _before_figure(units, reading.phrase)
        if change in ("increase", "decrease"):
            if before not in ("to", "at"):
                draft.change = "skip"
                return
            draft.change = change
            level = _level_before(units, reading.phrase)
            if level is not None:
                draft.before, draft.before_stated = level.share, level.stated
        elif change == "acquire":
            draft.change = "acquire" if before != "further" else "skip"
        elif units[verb].has("sell", "invest"):
            draft.change = "skip"


# ---------------------------------------------------------------------------------------------------
# Candidates by place


def _investees(units: list[Unit], reading: Reading) -> None:
    phrase = reading.phrase
    reading.vote(reading.investees, _after_preposition(units, phrase.after), 6)
    for at in range(phrase.first + 1, phrase.at):
        if (
            is_party(units[at])
            and case_of(units, at) in ("in", "of")
            and units[phrase.first].has("stake", "poss")
        ):
            reading.vote(reading.investees, at, 5)
    if reading.passive is not None:
        reading.vote(reading.investees, _passive_subject(units, reading), 6)
    owner = possessor_of(units, phrase.after) if phrase.kind in ("capital", "votes") else None
    if owner is not None and owner > phrase.at:
        reading.vote(reading.investees, owner, 6)
    poss = next((i for i in range(phrase.at + 1, phrase.after) if units[i].has("poss")), None)
    if poss is not None and (referent := _owner(units, poss)) is not None:
        reading.vote(reading.investees, referent, 5)
    relative = _whose_capital(units, reading)
    if relative is not None:
        reading.vote(reading.investees, relative, 6)


def _after_preposition(units: list[Unit], at: int) -> int | None:
    """`of Acme`, `in the brewer Acme`, `dans le capital d'Acme`: the first name after the preposition."""
    if at < len(units) and units[at].has("of", "in") and not units[at].mention:
        at += 1
        start = at
        while (
            at < len(units)
            and at - start < 7
            and (is_modifier(units[at]) or units[at].has("capital", "in", "of"))
        ):
            at += 1
        if at < len(units) and is_party(units[at]):
            return at
    return None


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


def _passive_subject(units: list[Unit], reading: Reading) -> int | None:
    """What is held in `Acme is (5 %) owned by`, `5 % of Acme is owned by`, `Acme, 5 % owned by`."""
    passive = reading.passive
    if passive is None:
        return None
    inner = _after_preposition(units, reading.phrase.after)
    if inner is not None and inner < passive:
        return inner
    at = min(passive, reading.phrase.first) - 1
    while at >= 0 and (
        units[at].has("be", "have")
        or units[at].text in (",", "(", "-")
        or (is_modifier(units[at]) and not units[at].has("det"))
    ):
        at -= 1
    if at >= 0 and is_party(units[at]):
        return at if not case_of(units, at) or units[at + 1].text in (",", "(") else subject_of(units, at + 1)
    return subject_of(units, passive)


def _holders(units: list[Unit], reading: Reading) -> None:
    phrase = reading.phrase
    if reading.passive is not None:
        reading.vote(reading.holders, _agent(units, max(reading.passive, phrase.at) + 1, reading), 6)
        reading.vote(reading.holders, _agent(units, reading.passive + 1, reading), 5)
        return
    verb = reading.verb
    if verb is not None and units[verb].has("hold", "have", "raise", "cut", "buy", "sell"):
        subject = subject_of(units, verb)
        wisher = stance_of(units, verb).wisher
        reading.vote(reading.holders, subject if subject is not None else wisher, 5)
    elif verb is not None and phrase.possessor is None:
        reading.vote(reading.holders, possessor_of(units, _stake_left(units, verb)), 5)
    beside = phrase.first - 1
    if beside >= 1 and units[beside].has("with") and (name := _name_before(units, beside)) is not None:
        reading.vote(reading.holders, name, 3)
    if (
        beside >= 0
        and is_party(units[beside])
        and verb is not None
        and case_of(units, beside) == ""
        and group_at(units, beside) != [beside]
    ):
        reading.vote(reading.holders, beside, 4)


def _stake_left(units: list[Unit], verb: int) -> int:
    for at in range(verb - 1, max(-1, verb - 12), -1):
        if units[at].has("stake"):
            return at
    return 0


def _name_before(units: list[Unit], at: int) -> int | None:
    left = at - 1
    while left >= 0 and units[left].text == ",":
        left -= 1
    return left if left >= 0 and is_party(units[left]) else None


def _agent(units: list[Unit], at: int, reading: Reading) -> int | None:
    """The name after `by`, `par`, `belongs to` (within a few units)."""
    for left in range(at, min(at + 6, len(units))):
        if units[left].has("by") or (
            units[left].has("to")
            and reading.passive is not None
            and "belong" in units[reading.passive].key + "appartient"
        ):
            name = left + 1
            while name < len(units) and name - left < 7 and is_modifier(units[name]):
                name += 1
            return name if name < len(units) and is_party(units[name]) else None
        if is_party(units[left]):
            return None
    return None


def _find_passive(units: list[Unit], reading: Reading) -> None:
    """The participle of `owned 43 % by`, `43 %-owned by`, `détenu à 43 % par`, or `belongs to`."""
    at = reading.phrase.at
    stop = min(len(units), reading.phrase.after + 10)
    for right in range(reading.phrase.after, stop):
        unit = units[right]
        if (
            _is_participle(unit)
            and _agent(units, right + 1, reading) is not None
            and _links(units, reading.phrase.after, right)
        ):
            reading.passive = right
            return
        if (
            is_party(unit)
            and right + 1 < len(units)
            and not (units[right + 1].has("be") or _is_participle(units[right + 1]))
        ):
            break
    for left in range(at - 1, max(-1, at - 8), -1):
        unit = units[left]
        if _is_participle(unit) and _is_passive(units, left):
            after = _agent(units, at + 1, reading)
            between = _agent(units, left + 1, reading)
            if after is not None or (between is not None and between < at):
                reading.passive = left
            return
        if not (
            is_modifier(unit)
            or is_party(unit)
            or unit.has("to", "by", "of", "and")
            or unit.text in (",", "(", ")")
        ):
            return


def _links(units: list[Unit], start: int, stop: int) -> bool:
    """Whether only names, articles, `of` and `be` stand between a figure and a participle."""
    return all(
        is_modifier(unit)
        or is_party(unit)
        or unit.has("of", "in", "be", "and", "have", "rel", "capital", "stake")
        or unit.text in ("-", ",")
        for unit in units[start:stop]
    )


def _is_participle(unit: Unit) -> bool:
    return (
        not unit.mention
        and unit.has("hold", "control")
        and unit.has("f:part", "f:past")
        or unit.key in ("belongs", "appartient", "belonging")
    )


def _is_passive(units: list[Unit], at: int) -> bool:
    """Whether a participle follows `be`, a name or a comma rather than a subject that acts."""
    if units[at].has("belong"):
        return True
    left = at - 1
    while left >= 0 and (is_modifier(units[left]) or units[left].quantity) and not units[left].has("det"):
        left -= 1
    return (
        left < 0
        or units[left].has("be")
        or units[left].text in (",", "(", "-")
        or units[left].mention is not None
    )


def _governing_verb(units: list[Unit], phrase: Phrase) -> int | None:
    """The verb of holding or change to the left of a figure, when nothing else could govern it."""
    first, _ = clause_of(units, phrase.at)
    strange = 0
    for at in range(phrase.first - 1, max(first, phrase.first - 30) - 1, -1):
        unit = units[at]
        if unit.mention or unit.quantity:
            continue
        if unit.has(*_GOVERNING) and unit.has(
            "f:fin", "f:past", "f:imp", "f:fut", "f:cond", "f:inf", "f:part", "f:ing"
        ):
            if unit.has("have") and _is_auxiliary(units, at):
                continue
            return at
        if unit.has("be") or (unit.has("f:fin", "f:past") and not unit.has("stake", "plan", "say")):
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


# ---------------------------------------------------------------------------------------------------
# Lists, brackets, shareholders


def _bracketed(units: list[Unit], at: int) -> int | None:
    """The name before the bracket that holds the figure at an index: `Oak (5 %)`, `Oak (with 5 % of the votes)`."""
    left = at - 1
    while left >= 0 and at - left < 4 and (units[left].has("with", "to", "det") or is_modifier(units[left])):
        left -= 1
    if left < 1 or units[left].text not in ("(", "["):
        return None
    return left - 1 if is_party(units[left - 1]) else None


def _in_list(units: list[Unit], at: int) -> bool:
    return _bracketed(units, at) is not None


def _brackets(units: list[Unit], reading: Reading) -> None:
    """Names with figures in brackets are holders after `owned by` or `shareholders`, else what is held."""
    name = _bracketed(units, reading.phrase.at)
    if name is None:
        return
    head = _list_head(units, name)
    if head is None:
        return
    role, at, investee = head
    if role == "holders":
        reading.vote(reading.holders, name, 6)
        reading.vote(reading.investees, investee, 5)
        reading.passive = at if _is_participle(units[at]) else reading.passive
    else:
        reading.vote(reading.investees, name, 6)
        reading.vote(reading.holders, subject_of(units, at), 5)
        reading.verb = at


def _list_head(units: list[Unit], name: int) -> tuple[str, int, int | None] | None:
    """What a list of names with figures is a list of: (role, index of the word, index of what is held)."""
    for at in range(name - 1, max(-1, name - 50), -1):
        unit = units[at]
        if unit.mention or unit.quantity:
            continue
        if _is_participle(unit) and _is_passive(units, at) and any(u.has("by") for u in units[at : at + 4]):
            bare = Reading(Phrase(at, at, at + 1), passive=at)
            return "holders", at, _passive_subject(units, bare)
        if unit.has("holder"):
            return "holders", at, _investee_of_noun(units, at)
        if unit.has("hold", "have") and unit.has("f:fin", "f:past", "f:imp", "f:inf", "f:ing"):
            return "investees", at, None
        if unit.text in (";", "."):
            return None
    return None


def _holder_noun(units: list[Unit], phrase: Phrase) -> int | None:
    """`the largest shareholder of Acme, with 5 %`, `actionnaire d'Acme à hauteur de 5 %`: the noun's index."""
    for at in range(phrase.first - 1, max(-1, phrase.first - 14), -1):
        unit = units[at]
        if unit.has("holder") and not unit.mention:
            return at
        if unit.quantity or unit.text in (";", ":") or (unit.has("f:fin", "f:past") and not unit.has("be")):
            return None
    return None


def _shareholder_noun(units: list[Unit], reading: Reading) -> None:
    noun = _holder_noun(units, reading.phrase)
    linked = (
        reading.phrase.first > 0
        and units[reading.phrase.first - 1].has("with", "to", "of")
        or (reading.phrase.first > 0 and units[reading.phrase.first - 1].text in ("(", ","))
    )
    if (
        noun is None
        or not linked
        or reading.passive is not None
        or (reading.verb is not None and reading.verb > noun)
    ):
        return
    investee = _investee_of_noun(units, noun)
    if investee is None:
        return
    reading.vote(reading.investees, investee, 5)
    reading.vote(reading.holders, holder_beside(units, noun), 5)


def _investee_of_noun(units: list[Unit], noun: int) -> int | None:
    """Of whom: `shareholder of Acme`, `Acme's shareholders`, `its top shareholder`."""
    after = _after_preposition(units, noun + 1)
    if after is not None:
        return after
    at = noun - 1
    while at >= 0 and noun - at < 6 and (is_modifier(units[at]) or units[at].text in POSSESSIVE):
        if units[at].has("poss"):
            return _owner(units, at)
        if units[at].text in POSSESSIVE and at and is_party(units[at - 1]):
            return at - 1
        at -= 1
    return None


def holder_beside(units: list[Unit], noun: int) -> int | None:
    """Who the shareholder is: `Oak, the top shareholder of`, `Oak is`, `its top shareholder, Oak`, `shareholder Oak`."""
    at = noun - 1
    while at >= 0 and (is_modifier(units[at]) or units[at].text in POSSESSIVE) and not units[at].mention:
        at -= 1
    if at >= 1 and units[at].text == "," and is_party(units[at - 1]):
        return at - 1
    if at >= 1 and units[at].has("be"):
        return subject_of(units, at)
    after = noun + 1
    if after < len(units) and units[after].text == ",":
        after += 1
    if after < len(units) and is_party(units[after]):
        return after
    return None


def investee_of_shareholder(units: list[Unit], noun: int) -> int | None:
    """Index of what a shareholder noun's holder holds; None when it is not said."""
    return _investee_of_noun(units, noun)


# ---------------------------------------------------------------------------------------------------
# Decision


def _owner(units: list[Unit], poss: int) -> int | None:
    """Whose `its` is: the subject of the clause; inside an apposition, the subject before it."""
    if poss >= 2 and units[poss - 1].text == "," and is_party(units[poss - 2]):
        return _other_subject(units, poss - 2)
    for at in range(poss - 1, max(-1, poss - 40), -1):
        if (
            is_party(units[at])
            and case_of(units, at) == ""
            and not _possessing(units, at)
            and not _in_apposition(units, at)
        ):
            return group_at(units, at)[0]
    return None


def owner_of(units: list[Unit], poss: int) -> int | None:
    """Index of the mention that `its`, `their`, `sa` stands for in its sentence; None when none does."""
    return _owner(units, poss)


def _possessing(units: list[Unit], at: int) -> bool:
    return at + 1 < len(units) and units[at + 1].text in POSSESSIVE


def _in_apposition(units: list[Unit], at: int) -> bool:
    """`its shareholder, Oak,`: a name that only explains another noun."""
    return (
        False
        if at < 2
        else units[at - 1].text == ","
        and units[at - 2].has("partner", "holder")
        and not units[at - 2].mention
    )


def _other_subject(units: list[Unit], name: int) -> int | None:
    """The party before the one at `name`: in `A wants B, its top shareholder` it is A."""
    party = party_of(units[name])
    for at in range(name - 1, max(-1, name - 30), -1):
        if is_party(units[at]) and party_of(units[at]) is not party and case_of(units, at) == "":
            return at
    return None


def _best(units: list[Unit], slot: dict[int, int], *, held: bool = False) -> int | None:
    """The best supported candidate; None without one, or when two parties are supported alike."""
    fitting = {
        at: score
        for at, score in slot.items()
        if not held or (party := party_of(units[at])) is None or party.kind not in _NEVER_HELD
    }
    if not fitting:
        return None
    top = max(fitting.values())
    best = [at for at, score in fitting.items() if score == top]
    parties = {id(party_of(units[at])) for at in best}
    return best[0] if len(parties) == 1 else None


def _share_sides(units: list[Unit], readings: list[Reading]) -> None:
    """Coordinated figures share what only one of them names: `14 % of the capital and 13 % of the votes of Acme`."""
    for first, second in zip(readings, readings[1:], strict=False):
        joined = any(
            unit.has("and") or unit.text == "," for unit in units[first.phrase.after : second.phrase.first]
        )
        close = second.phrase.first - first.phrase.after <= 8
        if not (joined and close):
            continue
        if not first.investees and second.investees and first.phrase.kind in ("capital", "votes", "stake"):
            first.investees = dict(second.investees)
        if not second.investees and first.investees and second.phrase.kind in ("capital", "votes"):
            second.investees = dict(first.investees)
        if (
            not second.investees
            and first.investees
            and second.holders
            and not (second.holders.keys() & first.holders.keys())
        ):
            second.investees = dict(first.investees)
        if not second.holders and first.holders and second.investees and second.verb == first.verb:
            second.holders = dict(first.holders)


def _each(units: list[Unit], reading: Reading) -> bool:
    start, stop = max(0, reading.phrase.first - 4), min(len(units), reading.phrase.after + 3)
    if any(units[i].key in ("each", "chacun", "chacune") for i in range(start, stop)):
        return True
    return (
        _bracketed(units, reading.phrase.at) is not None
        or units[max(0, reading.phrase.first - 1)].mention is not None
    )


def _worded_share(units: list[Unit], phrase: Phrase) -> bool:
    """`a third`, `half`, `a majority` need a stake or capital beside them."""
    return bool(phrase.kind) or phrase.possessor is not None and bool(phrase.kind)


def _before_figure(units: list[Unit], phrase: Phrase) -> str:
    """The word before the figure: `to`, `from`, `by`, `further` or empty."""
    at = phrase.first - 1
    while at >= 0 and (units[at].has("det") or units[at].key in ("as much as",)):
        at -= 1
    if at < 0:
        return ""
    if (
        units[at].key in ("further", "additional", "another", "extra", "supplementaires")
        or units[phrase.first - 1].key == "another"
    ):
        return "further"
    if units[at].has("from") or units[at].key in ("de", "d'"):
        return "from"
    return (
        "to" if units[at].has("to") else "by" if units[at].has("by") else "at" if units[at].has("in") else ""
    )


def phrase_is_level(units: list[Unit], reading: Reading) -> bool:
    """`cut a stake of 43 %`: the figure tells what is cut, not by how much."""
    verb, phrase = reading.verb, reading.phrase
    if verb is None or not phrase.led or not units[verb].has("cut", "raise"):
        return False
    return not any(unit.has("to", "from") for unit in units[verb + 1 : phrase.at])


def _from_level(units: list[Unit], phrase: Phrase) -> bool:
    return _before_figure(units, phrase) == "from"


def _level_before(units: list[Unit], phrase: Phrase) -> object:
    """The figure after `from` in `from 20 to 35 %` and `to 35 % from 20 %`."""
    for at in [
        *range(phrase.first - 1, max(-1, phrase.first - 6), -1),
        *range(phrase.after, min(len(units), phrase.after + 8)),
    ]:
        quantity = units[at].quantity
        if quantity is not None and at:
            return quantity if units[at - 1].has("from") or units[at - 1].key in ("de", "d'") else None
    return None


def _extent(units: list[Unit], phrase: Phrase, spots: list[int]) -> tuple[int, int]:
    """First and last unit of the quotation: the figure's phrase and both names."""
    return min([phrase.first, *spots]), max([phrase.after - 1, *spots])
