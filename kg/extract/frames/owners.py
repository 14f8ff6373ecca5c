"""Whose: possessive words, shareholder nouns, and lists of names with figures in brackets.

Example: in "Nissan wants Oak, its top shareholder, to sell" `its` is Nissan's, and Oak is the holder.
"""

from __future__ import annotations

from kg.extract.frames.slots import Phrase
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    case_of,
    form_of,
    group_at,
    head_before,
    is_modifier,
    is_party,
    party_of,
    subject_of,
)
from kg.extract.phrases.voice import after_preposition, is_participle, is_passive, passive_subject

_REACH = 40
_DEALS = frozenset("accord deal agreement contrat contract protocole compromis pact".split())
_BUYING = frozenset("acquisition purchase takeover rachat achat reprise buyout".split())


def owner_of(units: list[Unit], poss: int) -> int | None:
    """Index of the mention that `its`, `their`, `sa` stands for in its sentence; None when none does.

    It is the subject of the clause; inside an apposition, the other party before it.
    """
    if poss >= 2 and units[poss - 1].text == "," and is_party(units[poss - 2]):
        return _other_subject(units, poss - 2)
    seller = _bought_from(units, poss)
    if seller is not None:
        return seller
    for at in range(poss - 1, max(-1, poss - _REACH), -1):
        if is_party(units[at]) and not case_of(units, at) and not _is_aside(units, at):
            return group_at(units, at)[0]
    return None


def _bought_from(units: list[Unit], poss: int) -> int | None:
    """`va racheter à Chêne sa participation de 5 %`, `a deal with Oak to buy its unit Fir`: the seller's.

    What one `cède à Chêne` is not Chêne's.
    """
    at = poss - 1
    if at < 1:
        return None
    if is_party(units[at]) and case_of(units, at) == "to":
        first = group_at(units, at)[0]
        left = head_before(units, first)
        while left > 0 and first - left < 6 and (units[left].has("to", "det") or is_modifier(units[left])):
            left -= 1
        verb = units[left]
        return first if verb.mention is None and verb.has("buy") and not verb.has("sell") else None
    at -= units[at].has("of")
    if units[at].mention is not None or not (units[at].has("buy") or units[at].key in _BUYING):
        return None
    at -= 1
    while (
        at > 0
        and units[at].mention is None
        and (units[at].has("for", "to", "det") or units[at].key in _DEALS)
    ):
        at -= 1
    return at if is_party(units[at]) and case_of(units, at) == "with" else None


def _is_aside(units: list[Unit], at: int) -> bool:
    """A name that owns the next noun, or that only explains the noun before it.

    In "its largest shareholder, Oak, has raised its stake" the noun is the subject, and so Oak is meant.
    """
    if at + 1 < len(units) and units[at + 1].text in POSSESSIVE:
        return True
    left = at - 1
    while left > 0 and at - left < 4 and is_modifier(units[left]):
        left -= 1
    if left < 1 or units[left].text != "," or units[left - 1].mention:
        return False
    if units[left - 1].has("industry", "subsidiary", "partner") and _is_governed(units, left - 1):
        return True
    return units[left - 1].has("partner", "holder") and not _acts_behind(units, at)


def _is_governed(units: list[Unit], noun: int) -> bool:
    """`15 % of its manager, Oak`, `an accord with its partner, Oak`: a preposition leads to the noun."""
    at = noun - 1
    while at > 0 and noun - at < 6 and is_modifier(units[at]):
        at -= 1
    return at > 0 and units[at].mention is None and units[at].has("of", "in", "with", "to", "from", "by")


def _acts_behind(units: list[Unit], at: int) -> bool:
    """Whether the comma behind a name is followed by its verb: `its partner, Oak, has raised`."""
    behind = units[at + 1 : at + 3]
    if len(behind) < 2 or behind[0].text != "," or behind[1].mention is not None:
        return False
    return behind[1].has("have", "be", "will", "cond", "f:fin", "f:past") and not behind[1].has("f:ing")


def _other_subject(units: list[Unit], name: int) -> int | None:
    """The party before the one at `name`: in `A wants B, its top shareholder` it is A."""
    party = party_of(units[name])
    for at in range(name - 1, max(-1, name - _REACH), -1):
        if is_party(units[at]) and party_of(units[at]) is not party and not case_of(units, at):
            return at
    return None


# ---------------------------------------------------------------------------------------------------
# Shareholder nouns


def shareholder_noun(units: list[Unit], phrase: Phrase) -> int | None:
    """The noun before a figure: `the largest shareholder of Acme, with 5 %`; None when there is none."""
    for at in range(phrase.first - 1, max(-1, phrase.first - 14), -1):
        unit = units[at]
        if unit.has("holder") and not unit.mention:
            return at
        if unit.quantity or unit.text in (";", ":") or (unit.has("f:fin", "f:past") and not unit.has("be")):
            return None
    return None


def held_by_noun(units: list[Unit], noun: int) -> int | None:
    """Of whom: `shareholder of Acme`, `Acme's shareholders`, `its top shareholder`."""
    after = after_preposition(units, noun + 1)
    if after is not None:
        return after
    at = noun - 1
    while (
        at >= 0
        and noun - at < 6
        and (is_modifier(units[at]) or is_worded(units[at]) or units[at].text in POSSESSIVE)
    ):
        if units[at].has("poss"):
            return owner_of(units, at)
        if units[at].text in POSSESSIVE and at and is_party(units[at - 1]):
            return at - 1
        at -= 1
    return None


def is_worded(unit: Unit) -> bool:
    """Whether a unit is a worded part that can qualify a noun: *majority*, *controlling*."""
    return unit.quantity is not None and unit.quantity.rule in ("majority", "minority", "unknown")


def holder_beside(units: list[Unit], noun: int) -> int | None:
    """Who is the shareholder: `Oak, the top shareholder of`, `Oak is the`, `its top shareholder(,) Oak`."""
    at = noun - 1
    while at >= 0 and (
        form_of(units[at]) == "adjective"
        or is_worded(units[at])
        or ((is_modifier(units[at]) or units[at].text in POSSESSIVE) and not units[at].mention)
    ):
        at -= 1
    at = _before_owned(units, at)
    after = noun + 1
    if after < len(units) and units[after].text == ",":
        after += 1
    if (
        after < len(units)
        and is_party(units[after])
        and not (at >= 1 and units[at].text == "," and after == noun + 2)
    ):
        return after
    if at >= 1 and units[at].text == "," and is_party(units[at - 1]):
        return at - 1
    if at >= 1 and units[at].has("be"):
        return subject_of(units, at)
    return None


def _before_owned(units: list[Unit], at: int) -> int:
    """From the company of `Oak is (now) Fir's second-largest owner` to the verb; else the index itself."""
    if at < 2 or not is_party(units[at]) or units[at + 1].text not in POSSESSIVE:
        return at
    left = at - 1
    while left > 0 and is_modifier(units[left]):
        left -= 1
    return left if units[left].has("be") and units[left].mention is None else at


def holder_behind(units: list[Unit], noun: int, phrase: Phrase) -> int | None:
    """`its biggest owner is, with 5 %, Oak`, `le premier actionnaire reste, avec 5 %, Oak`: who it is."""
    before = phrase.first - 1
    led = before > noun and units[before].has("with", "to")
    if not led or not any(unit.has("be") and unit.mention is None for unit in units[noun + 1 : before]):
        return None
    if any(is_party(units[i]) and not case_of(units, i) for i in range(noun + 1, before)):
        return None
    for at in range(phrase.after, min(len(units), phrase.after + 7)):
        unit = units[at]
        if is_party(unit):
            return at
        if not (unit.text == "," and at == phrase.after) and not is_modifier(unit) and not unit.has("group"):
            return None
    return None


# ---------------------------------------------------------------------------------------------------
# Lists


def bracketed(units: list[Unit], at: int) -> int | None:
    """The name before the bracket around a figure: `Oak (5 %)`, `Oak (with 5 % of the votes)`."""
    left = at - 1
    while left >= 0 and at - left < 4 and (units[left].has("with", "to", "det") or is_modifier(units[left])):
        left -= 1
    if left < 1 or units[left].text not in ("(", "["):
        return None
    name = left - 1
    if not is_party(units[name]) and name >= 2 and units[name].mention:  # "Oak of the US (5 %)"
        name -= 2
    return name if is_party(units[name]) else None


def list_head(units: list[Unit], name: int) -> tuple[str, int, int | None] | None:
    """What a list of names with figures is a list of.

    Returns:
        `holders` or `investees`, the index of the word that says so, and the index of what the holders
        hold; None when nothing says so.
    """
    for at in range(name - 1, max(-1, name - 60), -1):
        unit = units[at]
        if unit.mention or unit.quantity:
            continue
        if (
            is_participle(unit)
            and is_passive(units, at)
            and any(u.has("by", "to") for u in units[at : at + 4])
        ):
            return "holders", at, passive_subject(units, at, Phrase(at, at, at + 1))
        if unit.has("holder"):
            return "holders", at, held_by_noun(units, at)
        if unit.has("hold", "have") and unit.has("f:fin", "f:past", "f:imp", "f:inf", "f:ing"):
            helping = unit.has("have") and units[at + 1].has("f:part") and not units[at + 1].has("have")
            if helping:
                continue  # "has overtaken the Novaks (9 %)"
            return "investees", at, None
        if unit.text in (";", "."):
            return None
    return None
