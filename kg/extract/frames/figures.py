"""Figures to holdings: for each percentage, who holds it and in what.

`candidates` says who could be meant and why; here the sentence's figures are looked at together (lists,
gaps, "respectively"), the best pair is taken where both sides are well supported and differ, and the
rest is left alone: abstaining is better than a wrong name.

Example: see `kg.extract.reader.extract`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.drafts import Draft, Side, side_at, with_quantity
from kg.extract.frames.candidates import candidates
from kg.extract.frames.changes import TRANSITIVE, direction, is_whole_object, level_before, step_of
from kg.extract.frames.halves import halves
from kg.extract.frames.reading import Reading
from kg.extract.frames.risers import is_rise
from kg.extract.names.memory import Memory
from kg.extract.parts import Party, Sentence, Unit
from kg.extract.phrases.grammar import group_at, party_of
from kg.extract.phrases.stance import Stance, stance_of, taken_for_granted

MOST_FIGURES = 30  # of a sentence; more are a table or nonsense
_NEVER_HELD = ("person", "state", "stateBody", "group", "alliance", "dispersed")
_SAID = ("asserted", "reported")


class Figures:
    """Reads the figures of a document, sentence by sentence.

    Args:
        memory: What the document said before: the last investee of each holder.
        sentences: The document, where the next sentence may name what one has left unnamed.
    """

    def __init__(self, memory: Memory, sentences: Sequence[Sentence] = ()) -> None:
        self._memory, self._sentences = memory, sentences

    def read(self, sentence: Sentence) -> list[Draft]:
        """Holdings with a figure in one sentence. Cost: linear in its length."""
        units = sentence.units
        if sum(unit.quantity is not None for unit in units) > MOST_FIGURES:
            return []
        readings = [
            reading
            for at, unit in enumerate(units)
            if unit.quantity is not None
            and (reading := candidates(sentence, at)) is not None
            and not is_rise(units, reading.phrase)
        ]
        share_sides(units, readings)
        found = [draft for reading in readings for draft in self._drafts(sentence, reading)]
        following = self._sentences[sentence.number + 1 : sentence.number + 2]
        return found + halves(sentence, following[0] if following else None, found)

    def _drafts(self, sentence: Sentence, reading: Reading) -> list[Draft]:
        units = sentence.units
        at = _best(units, reading.holders)
        held = _best(units, reading.investees, held=True)
        if at is None and (reading.implied is None or reading.holders):
            return []
        found = []
        for one in _holding(units, reading, at):
            holder = side_at(units, one) if one is not None else _implied(reading.implied)
            investee = self._investee(sentence, reading, holder, held)
            if holder is None or investee is None or investee.party.kind in _NEVER_HELD:
                continue
            spots = [i for i in (one, held) if i is not None]
            found += _made(units, reading, (holder, investee), spots)
        return found

    def _investee(
        self, sentence: Sentence, reading: Reading, holder: Side | None, held: int | None
    ) -> Side | None:
        """The named investee; without a name, the tie told in this sentence or the last one told."""
        if held is not None:
            return side_at(sentence.units, held)
        if holder is None or reading.investees:
            return None
        tie = next((investee for owner, investee in sentence.pairs if owner is holder.party), None)
        if tie is None and reading.granted:
            tie = self._memory.investee(holder.party)
        return _implied(tie)


def _implied(party: Party | None) -> Side | None:
    return Side(party, party.written or party.name) if party is not None else None


def _holding(units: list[Unit], reading: Reading, at: int | None) -> list[int | None]:
    """Who has the figure: one name; each of a group after *each*; nobody of a group that shares it."""
    if at is None or at in reading.single:
        return [at]
    group = group_at(units, at)
    if len(group) == 1:
        return [at]
    first = reading.verb if reading.verb is not None else group[-1]
    around = [*units[group[-1] + 1 : first + 2], *units[reading.phrase.first - 1 : reading.phrase.after + 2]]
    each = any(unit.key in ("each", "chacun", "chacune") for unit in around)
    return [*group] if each else []


def _best(units: list[Unit], slot: dict[int, int], *, held: bool = False) -> int | None:
    """The best supported candidate; None without one, or when two parties are supported alike."""
    fitting = {
        at: score
        for at, score in slot.items()
        if not held or (party := party_of(units[at])) is None or party.kind not in _NEVER_HELD
    }
    top = max(fitting.values(), default=0)
    best = [at for at, score in fitting.items() if score == top]
    parties = {id(party_of(units[at])) for at in best}
    return best[0] if len(parties) == 1 else None


# ---------------------------------------------------------------------------------------------------
# Several figures of a sentence


def share_sides(units: list[Unit], readings: list[Reading]) -> None:
    """Let coordinated figures share what only one of them names, and pair off lists of equal length."""
    for chain in _chains(units, readings):
        _respectively(units, chain)
        for first, second in pairwise(chain):
            _share_investee(first, second)
            if not second.holders and first.holders and second.investees:
                if second.verb in (None, first.verb):
                    second.holders, second.verb = dict(first.holders), second.verb or first.verb
                    second.single |= first.single


def _chains(units: list[Unit], readings: list[Reading]) -> list[list[Reading]]:
    """Figures that follow each other closely, joined by `and`, `but` or a comma."""
    chains: list[list[Reading]] = []
    for reading in readings:
        last = chains[-1][-1] if chains else None
        between = units[last.phrase.after : reading.phrase.first] if last is not None else []
        joined = any(unit.has("and", "boundary") or unit.text == "," for unit in between)
        if last is not None and joined and len(between) <= 9:
            chains[-1].append(reading)
        else:
            chains.append([reading])
    return chains


def _share_investee(first: Reading, second: Reading) -> None:
    measured = ("capital", "votes", "stake")
    if not first.investees and second.investees and first.phrase.kind in measured:
        first.investees = dict(second.investees)
    elif not second.investees and first.investees:
        gapped = second.holders and not second.holders.keys() & first.holders.keys()
        if (
            second.phrase.kind in ("capital", "votes")
            or gapped
            or (second.passive is not None and second.holders)
        ):
            second.investees = dict(first.investees)


def _respectively(units: list[Unit], chain: list[Reading]) -> None:
    """`A and B own 60 % and 40 % of C`: n names and n figures, in order."""
    if len(chain) < 2 or chain[0].verb is None or any(reading.verb != chain[0].verb for reading in chain):
        return
    subject = _best(units, chain[0].holders)
    held = _best(units, chain[-1].investees, held=True)
    holders = group_at(units, subject) if subject is not None else []
    investees = group_at(units, held) if held is not None else []
    for name, group in (("holders", holders), ("investees", investees)):
        if len(group) == len(chain):
            for at, reading in zip(group, chain, strict=True):
                setattr(reading, name, {at: 9})
                reading.single.add(at)
                if name == "holders" and held is not None:
                    reading.investees = reading.investees or {held: 5}


# ---------------------------------------------------------------------------------------------------
# From a pair to a draft


def _made(units: list[Unit], reading: Reading, sides: tuple[Side, Side], spots: list[int]) -> list[Draft]:
    phrase = reading.phrase
    verb = reading.verb
    if verb is not None and is_whole_object(units, verb, phrase):
        reading.granted = True
    if spots and _is_owned_now(units, phrase.after, spots[0]):
        reading.granted = True
    stance = _stance(units, reading)
    if stance is None:
        return []
    first, last = min([phrase.first, *spots]), max([phrase.after - 1, *spots])
    kind = "votingRights" if phrase.kind == "votes" else "shareholding"
    draft = Draft(kind, *sides, units[first].start, units[last].end, voting=phrase.voting)
    with_quantity(draft, units[phrase.at].quantity)
    draft.figure = units[phrase.at].start
    draft.status, draft.tense, draft.speaker = stance.status, stance.tense, stance.speaker
    return _changed(units, reading, draft)


def _is_owned_now(units: list[Unit], after: int, holder: int) -> bool:
    """`Oak will buy the 5 % of Fir that Elm owns`, `les 5 % que possède Elm`: Elm has them, whoever buys."""
    row = [unit for unit in units[after : holder + 3] if unit.mention is None]
    relative = next((n for n, unit in enumerate(row) if unit.has("rel") or unit.key in ("que", "qu'")), None)
    if relative is None or any(unit.text in (",", ";", ":") for unit in row[: relative + 1]):
        return False
    told = row[relative + 1 : relative + 4]
    if any(
        unit.has("neg", "will", "cond", "have", "sell", "buy", "f:fut", "f:cond", "f:imp") for unit in told
    ):
        return False
    return any(unit.has("hold") and unit.has("f:fin") and not unit.has("f:past", "f:part") for unit in told)


def _stance(units: list[Unit], reading: Reading) -> Stance | None:
    """How the figure is said; None for a figure that is the level before a change that is done."""
    verb = reading.verb if reading.verb is not None else reading.passive
    if verb is None:
        return taken_for_granted() if reading.granted else _of_subject(units, reading.phrase.at)
    said = stance_of(units, verb)
    changing = units[verb].has("cut", "sell", "raise", "rise", "fall") and not units[verb].has("hold", "have")
    if reading.granted:
        gone = changing and said.status in _SAID and units[verb].has("sell") and not units[verb].has("f:ing")
        return taken_for_granted(past=gone)
    if changing and step_of(units, reading.phrase) == "from":
        return None if said.status in _SAID else taken_for_granted()
    return said


_FORMS = ("f:fin", "f:past", "f:part")


def _of_subject(units: list[Unit], at: int) -> Stance:
    """The stance of a figure that no known verb governs: `15 % of Fir should go to Oak` is none yet."""
    said = stance_of(units, at)
    if said.status not in _SAID:
        return said
    for unit in units[at + 1 : at + 10]:
        if unit.mention is not None or unit.quantity is not None:
            continue
        if unit.text in (",", ";", ":", ")") or unit.has("rel", "boundary", "be", *_FORMS):
            break
        if unit.has("will", "f:fut"):
            return Stance("planned", "future", said.speaker)
        if unit.has("cond", "f:cond") and unit.text != "May":
            return Stance("conditional", "future", said.speaker)
    return said


def _changed(units: list[Unit], reading: Reading, draft: Draft) -> list[Draft]:
    """What a verb of change makes of the figure: a level reached, or no level and so no claim."""
    verb, phrase = reading.verb, reading.phrase
    if verb is None or reading.granted or units[verb].has("have") or draft.share is None:
        return [draft]
    step = step_of(units, phrase)
    quantity = units[phrase.at].quantity
    if units[verb].has(*TRANSITIVE, "rise", "fall") and quantity is not None:
        if step == "from":
            return [draft]
        if step not in ("to", "at"):
            return []
        before = level_before(units, phrase)
        draft.change = direction(units, verb, before, quantity)
        if before is not None:
            draft.before, draft.before_stated = before.share, before.stated
        return [draft]
    if units[verb].has("buy") and not units[verb].has("hold"):
        draft.change = "acquire"
        return [] if step in ("further", "by") else [draft]
    return [] if units[verb].has("sell", "invest") and not units[verb].has("hold") else [draft]
