"""What a figure is a part of, told further away: of what the figure before it is, or whom the text is about.

Where the words beside a figure name no company (`held`), it mostly goes on with the one spoken of: the
company of the figure before, or the one that somebody is in (`chez`, `actionnaire de`). The rules look at
the sentence before as well; they never name the holder of the figure.

Example: in "Fir is 40 % owned by Oak. Elm has another 20 %." both figures are parts of Fir.
"""

from __future__ import annotations

from kg.extract.frames.frame import own_holder
from kg.extract.frames.held import INVESTEES
from kg.extract.frames.passing import is_other_property
from kg.extract.frames.slots import Phrase, phrase_at
from kg.extract.parts import Party, Unit
from kg.extract.phrases.grammar import case_of, form_of, is_party, party_of

#: Kinds that nobody holds a share of.
_NEVER_HELD = ("person", "state", "dispersed", "stateBody", "group")
_FIGURES = 6  # figures before that are asked
_WINDOW = 90  # units before that are looked at
_PLACES = 7  # units before a name that can say that somebody is in it


def told_before(units: list[Unit], at: int, holder: Party | None) -> int | None:
    """`Oak has 40 % of Fir, Elm 20 %`: the company of the nearest figure before that has one beside it."""
    asked = 0
    for i in range(at - 1, max(-1, at - _WINDOW), -1):
        quantity = units[i].quantity
        if quantity is None or quantity.share is None:
            continue
        found = _beside(units, i)
        if found is not None and _can_be(units[found], holder):
            return found
        asked += 1
        if asked == _FIGURES:
            return None
    return None


def _beside(units: list[Unit], at: int) -> int | None:
    phrase = phrase_at(units, at)
    for rule in INVESTEES:
        found = rule(units, phrase)
        if found is not None and is_party(units[found]):
            return None if rule.__name__ == "_its" and _has_it(units, phrase, found) else found
    return None


def _has_it(units: list[Unit], phrase: Phrase, at: int) -> bool:
    """`Fir said that Oak now held 30 % of its shares`: a name that has the figure is not what it is of."""
    holder = own_holder(units, phrase)
    return holder is not None and party_of(units[holder.at]) is party_of(units[at])


def _can_be(unit: Unit, holder: Party | None) -> bool:
    """Whether a unit names what can be held, and not by itself."""
    party = party_of(unit)
    return party is not None and party is not holder and party.kind not in _NEVER_HELD


def _opens_capital(units: list[Unit], at: int) -> bool:
    """`Fir a ouvert son capital`, `Fir (F), qui portera son capital à`: whose capital is spoken of."""
    if case_of(units, at):
        return False
    for i in range(at + 1, min(len(units) - 1, at + _PLACES)):
        if units[i].has("poss"):
            return units[i + 1].mention is None and units[i + 1].key in ("capital", "share capital")
        named = is_party(units[i]) and units[i - 1].text != "("
        if named or units[i].text in (";", ":", ".") or units[i].quantity is not None:
            return False
    return False


def is_entered(units: list[Unit], at: int) -> bool:
    """Whether somebody is said to be in a company: `chez Fir`, `the capital of Fir`, `an owner of Fir`."""
    if case_of(units, at) not in ("in", "of"):
        return _opens_capital(units, at)
    near = units[max(0, at - _PLACES) : at]
    return any(one.mention is None and (one.key == "chez" or one.has("holder", "capital")) for one in near)


def entered(units: list[Unit], at: int, holder: Party | None) -> int | None:
    """`Oak is the largest shareholder of Fir; it has 40 %`: the last one that somebody is said to be in."""
    for i in range(at - 1, max(-1, at - _WINDOW), -1):
        if _can_be(units[i], holder) and is_entered(units, i) and not is_other_property(units, i, at):
            return i
    return None


def is_of_another(units: list[Unit], after: int) -> bool:
    """Whether a figure is a part of something that has no name: `5 % of the port`, `5 % de leur usine`."""
    at = after
    if at >= len(units) or units[at].mention is not None or not units[at].has("of", "in"):
        return False
    for unit in units[at + 1 : at + 4]:
        if form_of(unit) in ("place", "adjective"):
            continue  # "5 % of its Black Sea pipelines"
        if unit.mention is not None or unit.quantity is not None or unit.is_mark:
            return False
        if unit.has("capital", "stake", "votes", "voting", "whole"):
            return False
        if not unit.classes or unit.has("industry", "subsidiary"):
            return True
    return False
