"""What stands beside a figure: names with their nouns, brackets, lists, and what may stand between.

The rules of `having` and `held` are made of these questions; nothing here decides who holds what.

Example: in "the Novak family (5 %)" the bracket belongs to Novak.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.frames.owners import bracketed, list_head
from kg.extract.frames.passing import is_seat_of
from kg.extract.frames.slots import Phrase
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import POSSESSIVE, SELF, case_of, form_of, head_before, is_modifier, is_party
from kg.extract.phrases.voice import after_preposition, is_participle, meant

#: From the units of a sentence and the phrase of a figure to the index of the mention that has a role.
Rule = Callable[[list[Unit], Phrase], int | None]
#: Words between a verb and its figure, or a subject and its verb, that change neither.
_LOOSE = ("neg", "will", "cond", "have", "be", "approx", "past", "new", "det", "to", "upto", "justover")
_PARTICLES = frozenset("en y ne n' lui plus que qu' seul seulement encore toujours now still".split())
#: Nouns behind a name that name the same party: `the Novak family (5 %)`.
_KIN = frozenset(
    "family brothers sisters estate clan foundation siblings heirs trust fund state group".split()
)
#: Nouns of time and manner right behind a preposition: `at present Oak holds`.
_ADVERBIAL = frozenset(
    "present turn fact theory practice effect total addition principle contrast return consequence last "
    "first moment date terme present present-day revanche effet retour somme outre".split()
)
#: What may follow a name and its figure in a list: `Oak 12 %, contre 15`.
_CLOSING = frozenset(
    "against contre versus au instead up down apres only seulement each apiece chacun".split()
)
LINKS = ("of", "in", "capital", "stake", "votes", "voting", "nonvoting", "whole")


def party_after(units: list[Unit], at: int, reach: int = 8) -> int | None:
    """The party that a phrase names: `the Oslo fund Oak`, `a bank, Oak`, `a pension fund in Oslo, Oak`."""
    nouns = 0
    for i in range(at, min(len(units), at + reach)):
        unit = units[i]
        if is_party(unit):
            return _beyond_seat(units, i)
        if unit.text == "," and nouns and i + 1 < len(units) and form_of(units[i + 1]) == "name":
            return i + 1
        place = form_of(unit) == "place" or unit.text in POSSESSIVE or (nouns and unit.has("in"))
        if not (is_modifier(unit) or place or unit.has("subsidiary", "holder", "office")):
            return None
        nouns += unit.mention is None and not unit.has("det", "poss", "holderadj", "new")
    return None


def _beyond_seat(units: list[Unit], at: int) -> int:
    """`Norway's Oak`, `a Luxembourg company, Oak`: the firm, not the state it is seated in."""
    known = meant(units, at)
    if known != at or form_of(units[at]) != "state":
        return known
    for i in range(at + 1, min(len(units) - 1, at + 4)):
        if units[i].text == "," and i > at + 1 and form_of(units[i + 1]) == "name":
            return i + 1
        if not is_modifier(units[i]):
            break
    return at


def named_at(units: list[Unit], at: int) -> int | None:
    """The party at an index, or the one that a noun of kinship there belongs to: `the Novak family`."""
    if at < 0:
        return None
    if at and units[at].key in SELF and units[at].mention is None:
        at -= 1
    if is_party(units[at]):
        return at
    kin = at > 0 and units[at].key in _KIN and form_of(units[at - 1]) == "name"
    return at - 1 if kin else None


def is_adverbial(units: list[Unit], preposition: int, name: int) -> bool:
    """`At present Oak`, `In turn Oak`, `à terme Oak`: the preposition governs a word of time."""
    between = units[preposition + 1 : name]
    return bool(between) and units[preposition].mention is None and between[0].key in _ADVERBIAL


def before_insertion(units: list[Unit], comma: int) -> int:
    """From the second comma of `qui ne possède plus, elle, que 5 %` to what stands before the first."""
    for i in range(comma - 1, max(0, comma - 5), -1):
        unit = units[i]
        if unit.text == ",":
            return i - 1
        named = unit.mention is not None and form_of(unit) != "pronoun"
        if named or unit.quantity is not None or unit.is_mark or unit.has("f:fin"):
            break
    return comma


def is_loose(unit: Unit) -> bool:
    """Whether a word between a subject, its verb and a figure changes nothing: `still`, `only`, `has`."""
    return (
        unit.mention is None
        and unit.quantity is None
        and (unit.has(*_LOOSE) or unit.key in _PARTICLES or unit.key in ("only", "just"))
    )


def past_company(units: list[Unit], at: int) -> int:
    """The index behind `(of its stock) (in the brewer Fir)`."""
    for _ in range(3):
        name = after_preposition(units, at)
        if name is not None:
            at = name + 1
        elif at + 1 < len(units) and units[at].has("of") and units[at + 1].has("poss", "capital", "det"):
            at += 2 + (at + 2 < len(units) and units[at + 2].has("capital", "stake"))
    return at


def listed(units: list[Unit], phrase: Phrase) -> int | None:
    """`: Oak 5 %, Elm 4 %`: a name and its figure between marks."""
    name = named_at(units, phrase.first - 1 - (phrase.first > 1 and units[phrase.first - 1].text == ","))
    if name is None or form_of(units[name]) not in ("name", "state"):
        return None
    left = head_before(units, name)
    opened = left < 0 or units[left].text in (",", ";", ":", "(") or units[left].has("and", "be", "between")
    end = phrase.after
    closed = end >= len(units) or units[end].is_mark or units[end].has("and", "boundary")
    closed = closed or (units[end].mention is None and units[end].key in _CLOSING)
    return name if opened and closed else None


def bracket(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak (5 %)`, unless the list is one of what somebody holds."""
    name = in_brackets(units, phrase)
    if name is None or of_kin(units, name) or holding_verb(units, name) is not None:
        return None
    return None if under_place(units, name) else name


def is_at(units: list[Unit], name: int) -> bool:
    """Whether `at` leads to a name: `at Fir`, `at the brewer Fir`; not `at present Oak`."""
    left = head_before(units, name)
    if left < 0 or units[left].key not in ("at", "inside", "within") or units[left].mention is not None:
        return False
    verb = units[name + 1] if name + 1 < len(units) else None
    return left == name - 1 or verb is None or not verb.has("hold", "have", "be", "f:fin", "f:past")


def under_place(units: list[Unit], name: int) -> bool:
    """Whether it lists places somebody is in: `listed at Fir (5 %), Elm (4 %)`, `half of Fir (50 %)`."""
    for _ in range(8):
        left = head_before(units, name)
        if left < 1:
            return False
        if units[left].has("in") or is_at(units, name):
            return units[left].mention is None
        if units[left].has("of"):
            return units[left - 1].quantity is not None
        entry = units[left].text == "," or units[left].has("and")
        left -= entry and units[left - 1].text == ","
        if not entry or units[left - 1].text != ")":
            return False
        opening = next((i for i in range(left - 2, max(0, left - 8), -1) if units[i].text == "("), 0)
        if opening < 1 or not is_party(units[opening - 1]):
            return False
        name = opening - 1
    return False


def holding_verb(units: list[Unit], name: int) -> int | None:
    """The verb of a list of what is held: `Oak owns stakes in Fir (5 %) and Elm (4 %)`; else None.

    In `Oak has 5 % beside Elm (4 %)` the verb has a figure of its own.
    """
    head = list_head(units, name)
    if head is None or head[0] == "holders":
        return None
    told = any(units[i].quantity and bracketed(units, i) is None for i in range(head[1], name))
    return None if told or case_of(units, name) in ("by", "with", "to", "between") else head[1]


def is_one_list(units: list[Unit], start: int, stop: int) -> bool:
    """Whether nothing but names, figures and what joins them stands in a row of units."""
    return all(
        unit.mention is not None
        or unit.quantity is not None
        or unit.text in (",", "(", ")")
        or unit.has("and", "stake", "in", "of", "det")
        for unit in units[start:stop]
    )


def of_kin(units: list[Unit], name: int) -> bool:
    """Whether a list is one of subsidiaries: `its main subsidiaries are Fir (80 %) and Elm (60 %)`."""
    for i in range(name - 1, max(-1, name - 40), -1):
        unit = units[i]
        if unit.mention is None and (
            unit.has("holder", "capital") or is_participle(unit) or unit.text == ";"
        ):
            return False
        if unit.mention is None and unit.has("subsidiary"):
            return not (is_party(units[i + 1]) if i + 1 < len(units) else False)
    return False


def inside(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir (5 % Oak, 4 % Elm)`, `Fir (5 percent owned by Oak)`: within the bracket the name follows."""
    if opener(units, phrase) is None or phrase.after >= len(units):
        return None
    name = party_after(units, phrase.after, 4)
    end = name + 1 if name is not None else 0
    return name if 0 < end < len(units) and (units[end].is_mark or units[end].has("and")) else None


def opener(units: list[Unit], phrase: Phrase) -> int | None:
    """Index of the bracket that is open at a figure."""
    for i in range(phrase.first - 1, max(-1, phrase.first - 40), -1):
        if units[i].text == ")":
            return None
        if units[i].text == "(":
            return i
    return None


def in_brackets(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak (5 %)`, `the Novak family (5 %)`, `Oak of Boston (5 %)`."""
    name = bracketed(units, phrase.at)
    if name is None:
        at = phrase.first - 1
        name = named_at(units, at - 1) if at > 1 and units[at].text == "(" else None
    seat = name is not None and name > 1 and is_seat_of(units, name) and form_of(units[name - 2]) == "name"
    return name - 2 if seat and name is not None else name
