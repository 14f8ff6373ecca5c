"""What a figure is a part of, told by what its clause is about: `in Fir`, `at Fir`, `Fir's owners:`.

`held` reads the words right beside a figure; here the company stands at the head of the clause, behind
the one that has the part, or before the colon of a list. Asked after `held`, before anything is carried on.

Example: "In Fir Oak has 5 %", "the 5 % he owns of Fir", "Oak began at Fir with 5 %", "Fir has two: Oak, 5 %".
"""

from __future__ import annotations

from kg.extract.frames.beside import Rule, is_at
from kg.extract.frames.held import is_sellers
from kg.extract.frames.owners import held_by_noun
from kg.extract.frames.slots import Phrase
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import POSSESSIVE, case_of, form_of, is_party, party_of
from kg.extract.phrases.voice import after_preposition

_REACH = 40
_NOUN = 6  # units between the noun of a list and its colon
_NEVER_HELD = ("person", "state", "dispersed", "stateBody", "group")
_ENDS = (";", "—", "–", ".", ":")
_STOPS = ("boundary", "and", "to", "from", "price")
_AT = frozenset(("at", "inside", "within"))
_REGISTER = frozenset(
    "register registers registre shareholding shareholdings roster ownership owners capital actionnariat "
    "structure table".split()
)


def _can_be(unit: Unit) -> bool:
    """Whether a unit stands for what can be held, as far as is known."""
    party = party_of(unit)
    return is_party(unit) and form_of(unit) != "state" and (party is None or party.kind not in _NEVER_HELD)


def _leads(unit: Unit) -> bool:
    """Whether a unit leads to a place: `in`, `of`, `at`, `chez`."""
    return unit.mention is None and (unit.has("in", "of") or unit.key in _AT or unit.key == "chez")


def _start(units: list[Unit], at: int) -> int:
    """Index of the first unit of the part of a sentence that a unit stands in."""
    for i in range(at - 1, max(-1, at - _REACH), -1):
        if units[i].text in _ENDS:
            return i + 1
    return max(0, at - _REACH)


def _fronted(units: list[Unit], phrase: Phrase) -> int | None:
    """`In Fir(,) Oak has 5 %`, `Of Fir's shares Oak has`, `; at its sister firm, Fir, he has`."""
    start = _start(units, phrase.first)
    while start < phrase.first and (units[start].has("and", "boundary") or units[start].is_mark):
        start += 1
    if start >= phrase.first - 1 or not _leads(units[start]):
        return None
    for i in range(start + 1, min(phrase.first, start + 9)):
        if is_party(units[i]) and not _introduces(units, i):
            if i + 1 < len(units) and units[i + 1].has("f:fin", "f:past") and not units[i + 1].mention:
                return None  # "At present Oak has"
            return i if _is_led(units, i) and form_of(units[i]) != "pronoun" and _can_be(units[i]) else None
        if units[i].quantity is not None or units[i].text == "," or units[i].has("f:fin", "f:past", "f:ing"):
            return None
    return None


def _is_led(units: list[Unit], at: int) -> bool:
    """Whether a word for a place governs a name: `at Fir`, `in the brewer Fir`."""
    return is_at(units, at) or case_of(units, at) in ("in", "of")


def _introduces(units: list[Unit], at: int) -> bool:
    """Whether a name only says whose the next one is: `In Oslo's Fir`."""
    return at + 2 < len(units) and units[at + 1].text in POSSESSIVE and form_of(units[at + 2]) == "name"


def _behind(units: list[Unit], phrase: Phrase) -> int | None:
    """`the 5 % that Oak owns of Fir`, `5 % of the say at Fir`, `5 % held by Oak in Fir`: it stands behind."""
    acted = False
    for i in range(phrase.after, min(len(units) - 1, phrase.after + 12)):
        unit = units[i]
        if unit.quantity is not None or unit.text in (*_ENDS, ",", "(") or unit.has(*_STOPS):
            return None
        acted = acted or (unit.mention is None and unit.has("hold", "have", "buy", "sell"))
        if _leads(unit) and (acted or not is_party(units[i - 1])):
            name = _after(units, i)
            sold = name is not None and not acted and is_sellers(units, phrase, name)
            return name if name is not None and not sold and _can_be(units[name]) else None
        if not acted and unit.mention is None and unit.has("f:fin", "be"):
            return None
    return None


def _after(units: list[Unit], at: int) -> int | None:
    """Index of the name that a word leads to."""
    found = after_preposition(units, at)
    if found is None and units[at].key in _AT:
        for i in range(at + 1, min(len(units), at + 5)):
            if is_party(units[i]):
                return i
            if units[i].is_mark or units[i].has("f:fin", "of"):
                return None
    return found


def _inside(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak began at Fir with 5 %`, `Oak is in Fir's capital for 5 %`: the nearest place before a figure."""
    start = _start(units, phrase.first)
    for i in range(phrase.first - 1, start - 1, -1):
        if units[i].quantity is not None or units[i].has("rel", "boundary"):
            return None
        if _can_be(units[i]):
            led = _is_led(units, i) and case_of(units, i) != "of"
            return i if led and not _introduces(units, i) else None
    return None


def _before_colon(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir names its owners: Oak 5 %, Elm 4 %`, `The register of Fir: Oak, 5 %`: the only one before it."""
    colon = next(
        (i for i in range(phrase.first - 1, max(-1, phrase.first - 90), -1) if units[i].text == ":"), None
    )
    if colon is None:
        return None
    named = [i for i in range(max(0, colon - _REACH), colon) if _can_be(units[i])]
    noun = next((i for i in range(colon - 1, max(-1, colon - _NOUN), -1) if _is_holder_noun(units[i])), None)
    found = _with_holders(units, noun, named) if noun is not None else None
    if found is not None:
        return found
    parties = {id(party_of(units[i])) for i in named}
    if len(parties) != 1 or any(unit.quantity for unit in units[max(0, colon - _REACH) : colon]):
        return None
    return named[0]


def _is_holder_noun(unit: Unit) -> bool:
    return unit.mention is None and unit.has("holder")


def _with_holders(units: list[Unit], noun: int, named: list[int]) -> int | None:
    """`Fir without Oak, who sold, has four shareholders again: Elm`: of whom, or the first free subject."""
    of = held_by_noun(units, noun)
    if of is not None and _can_be(units[of]):
        return of
    before = [i for i in named if i < noun]
    return next((i for i in before if not case_of(units, i)), before[0] if before else None)


def _registered(units: list[Unit], phrase: Phrase) -> int | None:
    """`The register of Fir opens with Oak, at 5 %`, `Fir's owners are led by Oak, with 5 %`."""
    for i in range(phrase.first - 1, max(-1, phrase.first - _REACH), -1):
        unit = units[i]
        if unit.text in (";", ".") or unit.quantity is not None:
            return None
        if unit.mention is None and unit.key in _REGISTER:
            after = after_preposition(units, i + 1)
            if after is not None:
                return after if _can_be(units[after]) else None
            if i > 1 and units[i - 1].text in POSSESSIVE and _can_be(units[i - 2]):
                return i - 2
    return None


#: Asked before anything is carried on from another figure.
PLACES: tuple[Rule, ...] = (_registered, _fronted, _behind, _inside)
#: Asked when no other figure tells more.
HEADS: tuple[Rule, ...] = (_before_colon,)
