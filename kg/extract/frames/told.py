"""Both roles of a figure as the text tells them: beside it, and where nothing is told there, further away.

`frames` asks the words beside the figure; `carried` goes on with the company spoken of before.

Example: "Oak has 40 % of Fir. Elm has 20 %.": of the second figure `frames` tells the holder, `carried` Fir.
"""

from __future__ import annotations

from kg.extract.frames.around import HEADS, PLACES
from kg.extract.frames.beside import Rule
from kg.extract.frames.carried import entered, is_of_another, told_before
from kg.extract.frames.frame import Frame, holder_frame, investee_frame, sheet_of
from kg.extract.frames.nearest import is_head
from kg.extract.frames.owners import held_by_noun
from kg.extract.frames.slots import Phrase
from kg.extract.frames.topics import topic
from kg.extract.parts import Party, Sentence, Unit
from kg.extract.phrases.grammar import case_of, is_modifier, is_party, party_of

_FIRMS = ("company", "")
_PRONOUNS = frozenset(("it", "they", "last", "person_pronoun"))
#: Rules for the company that are right against one for the holder that tells the same party.
_FIRM = frozenset("governed passive held_so is_made_of list_of enclosing whose that is_child joint".split())
_OWN = frozenset(("own", "propre"))
_AGAINST = frozenset(("contre", "against", "versus"))
_KIN = frozenset("family famille heirs heritiers brothers sisters freres soeurs couple clan".split())
_NEVER_KIN = ("company", "state", "stateBody", "fund")
_NEVER_FIRM = ("person", "state", "group", "dispersed")
_STAKE = 16  # units between a stake and its size
_BEFORE = 60  # units of the sentence before


def told_of(before: list[Unit], sentence: Sentence, at: int) -> tuple[Frame | None, Frame | None]:
    """Who has a figure and what it is a part of; an index below 0 counts back from the sentence's begin.

    Args:
        before: The sentence before; empty for the first.
        sentence: The figure's sentence.
        at: Index of the figure in it.
    """
    units, phrase = sentence.units, sheet_of(sentence, at).phrase
    holder, company = holder_frame(sentence, at), investee_frame(sentence, at)
    before = before[-_BEFORE:]
    if holder is not None and is_open(units[holder.at]):
        holder = _meant(before, units, holder)
    elif holder is None:
        holder = _whose_own(before, units, phrase)
    party = _party(before, units, holder)
    if company is None:
        company = _placed(PLACES, units, phrase, party)
    if company is not None and is_open(units[company.at]):
        known = _carried(before, sentence, phrase, party)
        company = Frame("meant", known.at) if known is not None else company
    if company is not None and party is not None and company.name not in _FIRM:
        company = _other_than(party, company, before, sentence, phrase)
    if company is None and holder is not None and holder.at >= 0:
        if not any(unit.key == "en" and unit.mention is None for unit in units[holder.at : phrase.at]):
            company = _shares_in(before, units, holder.at, party)  # "en aura 13 %" is of another
    if company is None and not is_of_another(units, phrase.after):
        company = _carried(before, sentence, phrase, party)
    return holder, company


def told_far(
    earlier: list[Unit], units: list[Unit], phrase: Phrase, told: tuple[Frame | None, Frame | None]
) -> Frame | None:
    """`Oak has 40 % of Fir. It denies so. Elm has 20 %.`: the company told further back.

    Args:
        earlier: The sentences before, joined.
        units: The figure's sentence.
        phrase: The figure in it.
        told: What `told_of` tells of it.
    """
    holder, company = told
    if company is not None or is_of_another(units, phrase.after):
        return None
    party = _party(earlier, units, holder)
    for rule in (told_before, entered):
        found = rule(earlier, len(earlier), party)
        if found is not None:
            return Frame(rule.__name__ + "_far", found - len(earlier))
    return None


def _other_than(
    party: Party, company: Frame, before: list[Unit], sentence: Sentence, phrase: Phrase
) -> Frame:
    """A company that is not the holder, where one is told: in `Fir, filiale à 5 % d'Oak` it is Fir."""
    units = sentence.units
    if _party(before, units, company) is not party:
        return company
    other = _placed(PLACES, units, phrase, party) or _carried(before, sentence, phrase, party)
    return Frame("instead", other.at) if other is not None else company


def is_open(unit: Unit) -> bool:
    """Whether it is a reference of which nobody has said yet whom it means, and none to one of two."""
    mention = unit.mention
    if mention is None or mention.parties:
        return False
    return mention.form == "descriptor" or mention.head in _PRONOUNS


def _meant(before: list[Unit], units: list[Unit], holder: Frame) -> Frame:
    """`Oak waits; it has 5 %`: the subject before a reference, where the names have left it open."""
    mention = units[holder.at].mention
    pronoun = mention is not None and mention.head in _PRONOUNS
    name = "meant" if pronoun else "meant_noun"
    never = () if pronoun else _NEVER_KIN if _of_kin(units, holder.at) else _NEVER_FIRM
    own = _leading(units[: holder.at], never)
    if own is not None:
        return Frame(name, own)
    led = _leading(before, never)
    return Frame(name, led - len(before)) if led is not None else holder


def _of_kin(units: list[Unit], at: int) -> bool:
    return not _KIN.isdisjoint(units[at].key.split())


def _leading(units: list[Unit], never: tuple[str, ...] = ()) -> int | None:
    """The first name of a sentence that no preposition governs and that means somebody.

    Args:
        units: The sentence, or its begin.
        never: Kinds of party that cannot be meant: `the family` is no company, `the steelmaker` no person.
    """
    for i, unit in enumerate(units):
        party = party_of(unit) if is_party(unit) else None
        if party is not None and party.kind not in never and not case_of(units, i) and is_head(units, i):
            return i
    return None


def _whose_own(before: list[Unit], units: list[Unit], phrase: Phrase) -> Frame | None:
    """`Oak waits. Its 5 % are safe.`: the subject of the sentence before, where this one names none."""
    at = phrase.possessor if phrase.possessor is not None else _stake_of_whom(units, phrase.first)
    if at is None or not units[at].has("poss") or _leading(units[:at]) is not None:
        return None
    led = _leading(before)
    return Frame("its_earlier", led - len(before)) if led is not None else None


def _shares_in(before: list[Unit], units: list[Unit], holder: int, party: Party | None) -> Frame | None:
    """`Fir's biggest owner, Oak, which has 5 %`, `its largest shareholder, Oak (5 %)`: of what."""
    noun = holder - 1
    while noun > 0 and is_modifier(units[noun]) and not units[noun].has("holder"):
        noun -= 1
    noun -= units[noun].text == ","
    if noun < 1 or not units[noun].has("holder") or units[noun].mention is not None:
        return None
    found = held_by_noun(units, noun)
    if found is None:
        left = noun - 1
        while (
            left > 0 and (is_modifier(units[left]) or units[left].key in _OWN) and not units[left].has("poss")
        ):
            left -= 1
        led = _leading(before, _NEVER_FIRM) if units[left].has("poss") else None
        found = led - len(before) if led is not None else None
    frame = Frame("noun_held", found) if found is not None else None
    return frame if frame is not None and _party(before, units, frame) is not party else None


def _stake_of_whom(units: list[Unit], first: int) -> int | None:
    """Index of the possessive of `sa participation (dans Fir) est ramenée à 5 %`, `Its stake rose to 5 %`."""
    for i in range(first - 1, max(0, first - _STAKE), -1):
        unit = units[i]
        levels = units[first - 1].has("from", "to") or units[first - 1].key in _AGAINST
        if (unit.quantity is not None and not levels) or unit.text in (";", ":", "."):
            return None
        if unit.mention is None and unit.has("stake"):
            left = i - 1
            while left > 0 and is_modifier(units[left]) and not units[left].has("poss"):
                left -= 1
            return left if units[left].has("poss") else None
    return None


def _party(before: list[Unit], units: list[Unit], frame: Frame | None) -> Party | None:
    """Whom a frame tells."""
    if frame is None:
        return None
    return party_of(units[frame.at] if frame.at >= 0 else before[frame.at])


def _placed(rules: tuple[Rule, ...], units: list[Unit], phrase: Phrase, party: Party | None) -> Frame | None:
    """The company that the clause is about, unless it is the holder."""
    for rule in rules:
        found = rule(units, phrase)
        if found is not None and (party is None or party_of(units[found]) is not party):
            return Frame(rule.__name__.strip("_"), found)
    return None


def _past(units: list[Unit], phrase: Phrase, company: Party | None, holder: Party | None) -> str:
    """`_past` where the figure's sentence has named another place to be in: `In Elm, too, Oak has 5 %`."""
    for i in range(max(0, phrase.at - _BEFORE), phrase.at):
        party = party_of(units[i])
        if party is not None and party is not company and party is not holder and party.kind in _FIRMS:
            if case_of(units, i) in ("in", "of") and is_party(units[i]):
                return "_past"
    return ""


def _carried(before: list[Unit], sentence: Sentence, phrase: Phrase, holder: Party | None) -> Frame | None:
    """What `carried` tells, in the figure's own sentence first."""
    units = sentence.units
    for rule in (told_before, entered):
        found = rule(units, phrase.at, holder)
        if found is not None:
            return Frame(rule.__name__ + _past(units, phrase, party_of(units[found]), holder), found)
    found = told_before(before, len(before), holder)
    if found is not None:
        past = _past(units, phrase, party_of(before[found]), holder)
        return Frame("told_before_earlier" + past, found - len(before))
    head = _placed(HEADS, units, phrase, holder)
    if head is not None:
        return head
    found = entered(before, len(before), holder)
    if found is not None:
        return Frame("entered_earlier", found - len(before))
    spoken = topic(before, sentence, phrase, holder)
    return Frame(*spoken) if spoken is not None else None
