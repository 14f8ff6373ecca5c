"""Who does what a word of change tells: its subject, whose it is, and by whom it is done.

Example: in "the exit of Oak's founder" nobody does; in "Oak's exit from Fir" Oak does.
"""

from __future__ import annotations

from kg.extract.acts.cues import Cue
from kg.extract.acts.voices import hirer_of, willing_of
from kg.extract.drafts import Side, side_at
from kg.extract.frames.owners import owner_of
from kg.extract.holdings.nominals import goes_on
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import (
    CASES,
    POSSESSIVE,
    case_of,
    clause_of,
    form_of,
    group_at,
    is_modifier,
    is_party,
    is_seat,
    party_of,
    past_role,
    subject_of,
)

NO_OWNER = ("alliance", "dispersed")
#: Marks that end what belongs to a word of change.
STOPS = (";", ":", "—", "–", "?", "!", "»")
_AHEAD, _BACK = 14, 12
_NAMING = ("include", "includes", "including", "such", "as", "'s", "sont", "dont", "comme", "a", "savoir")


def actors_of(units: list[Unit], cue: Cue) -> list[Side]:
    """Who does it or has it done: the subject, else the nearest name before it under no preposition."""
    at = hirer_of(units, cue)
    at = willing_of(units, cue) if at is None else at
    at = _mover(units, cue) if at is None else at
    at = subject_of(units, cue.first) if at is None else at
    found = _listed(units, at) if at is not None else []
    if found:
        return found
    first, _ = clause_of(units, cue.first)
    for start in (max(first, cue.first - 2 * _BACK), max(0, cue.first - 3 * _BACK)):
        for i in range(cue.first - 1, start - 1, -1):
            named = is_party(units[i]) and not possesses(units, i) and _stands_free(units, i)
            found = _listed(units, i) if named else []
            if found:
                return found
        if cue.group == "seller":
            return named_after(units, cue)
    at = _antecedent(units, cue)
    return owners_at(units, at) if at is not None else []


_MOVES = frozenset(
    "entree montee retrait sortie desengagement arrivee exit withdrawal departure entry arrival depart "
    "candidature participation".split()
)


def _mover(units: list[Unit], cue: Cue) -> int | None:
    """`the exit of Oak from Fir`, `l'entrée de Frêne au capital de Sapin`: who comes or goes."""
    if cue.form != "noun" or units[cue.last].key not in _MOVES:
        return None
    at = cue.last + 2
    if at >= len(units) or not units[at - 1].has("of"):
        return None
    while at + 1 < len(units) and at - cue.last < 7 and in_name_phrase(units, at) and not is_party(units[at]):
        at += 1
    after = units[at + 1 : at + 3]
    leads = any(
        unit.has("in", "from", "be", "will", "cond") or unit.key in ("au", "du", "dans") for unit in after
    )
    held = any(unit.has("capital") for unit in units[at + 1 : at + 4])
    return at if is_party(units[at]) and (leads or held) else None


def _listed(units: list[Unit], at: int) -> list[Side]:
    """The parties of a group, and those listed before it with brackets: `Oak (20%) and Ash (14%)`."""
    found = owners_at(units, at)
    first = group_at(units, at)[0]
    while first > 2 and units[first - 1].text in (",", "and", "et", "&") and units[first - 2].text == ")":
        opened = next((i for i in range(first - 3, max(0, first - 12), -1) if units[i].text == "("), 0)
        if not opened or not is_party(units[opened - 1]):
            break
        found = owners_at(units, opened - 1) + found
        first = group_at(units, opened - 1)[0]
    return found


def _stands_free(units: list[Unit], at: int) -> bool:
    """Whether no preposition governs a name: also behind a comma and an article."""
    fronted = at > 1 and units[at - 1].has("det") and units[at - 2].text == ","
    return fronted or not case_of(units, at)


def _antecedent(units: list[Unit], cue: Cue) -> int | None:
    """`the accounts of Oak (about 25%), which wants to sell`: the name before *which*, over a bracket."""
    rel = next((i for i in range(cue.first - 1, max(0, cue.first - 7), -1) if units[i].has("rel")), None)
    if rel is None:
        return None
    at, deep = rel - 1, 0
    while at > 0 and rel - at < 12:
        deep += (units[at].text == ")") - (units[at].text == "(")
        if not deep and is_party(units[at]) and not possesses(units, at):
            return at
        at -= 1
    return None


def owners_at(units: list[Unit], at: int) -> list[Side]:
    """The parties of the group at an index that can own."""
    every = [side_at(units, past_role(units, i)) for i in group_at(units, at)]
    found = [one for one in every if one is not None and one.party.kind not in NO_OWNER]
    if not found and units[at].mention is not None:
        found = [Side(party, party.written or party.name) for party in units[at].mention.parties]  # type: ignore[union-attr]
    return found


def possessor_before(units: list[Unit], cue: Cue) -> list[Side]:
    """`Oak's exit`, `the family's shares are for sale`: the name that possesses what is sold."""
    for at in range(cue.first - 1, max(-1, cue.first - 9), -1):
        if units[at].text in POSSESSIVE and at and is_party(units[at - 1]):
            return owners_at(units, at - 1)
    return []


def its_owner(units: list[Unit], cue: Cue) -> list[Side]:
    """`Oak said its 12 percent of Fir would go to Ash`: whose the part is."""
    poss = next((i for i in range(max(0, cue.first - _BACK), cue.first) if units[i].has("poss")), None)
    owner = owner_of(units, poss) if poss is not None else None
    return owners_at(units, owner) if owner is not None else []


def agents_of(units: list[Unit], cue: Cue) -> list[Side]:
    """`by Ash`, `from Ash`, `par Frêne`; or `Ash's offer`: who makes the offer."""
    found: list[Side] = []
    for at in range(cue.last + 1, min(len(units), cue.last + 2 * _AHEAD)):
        if units[at].text in (";", "?", "!") or (found and units[at].has("boundary", "rel")):
            break
        if is_party(units[at]) and (case_of(units, at) in ("by", "from") or _on_the_part(units, at)):
            found += [one for one in owners_at(units, at) if one not in found]
    return found or (possessor_before(units, cue) if cue.form == "noun" else [])


def _on_the_part(units: list[Unit], at: int) -> bool:
    """`une offre de la part de Frêne`, `de la part de son concurrent Frêne`."""
    part = next((i for i in range(at - 1, max(1, at - 7), -1) if units[i].key == "part"), None)
    return part is not None and units[part - 1].has("det", "of") and units[part + 1].has("of")


def states_in(units: list[Unit], cue: Cue) -> list[Side]:
    """The state named before a word of change: `Ghana's government wants parliament to approve the sale`."""
    for at in range(cue.first - 1, -1, -1):
        party = party_of(units[at])
        if party is not None and party.kind == "state" and not case_of(units, at):
            found = side_at(units, at)
            return [found] if found is not None else []
    return []


def named_after(units: list[Unit], cue: Cue) -> list[Side]:
    """Names after a colon, a comma, `is`, `include`, `such as`: who the bidders are."""
    for at in range(cue.last + 1, min(len(units), cue.last + 12)):
        if units[at].text in (";", "?", "!"):
            break
        if is_party(units[at]) and not possesses(units, at):
            left = at - 1
            while left > cue.last and in_name_phrase(units, left):
                left -= 1
            opened = units[left].text in (",", ":") or units[left].has("be") or units[left].key in _NAMING
            return owners_at(units, at) if opened or left == cue.last else []
    return []


def governor_of(units: list[Unit], at: int) -> str:
    """The preposition before a name, over adjectives, places and its trade: `to London buyout house Ash`."""
    left = at - 1
    while left >= 0 and at - left < 7 and in_name_phrase(units, left):
        left -= 1
    return next((case for case in CASES if left >= 0 and units[left].has(case)), "")


def in_name_phrase(units: list[Unit], at: int) -> bool:
    """Whether a unit can stand before a name that it describes: `London buyout house`, `Spain's`."""
    placed = units[at].mention is not None and form_of(units[at]) in ("place", "adjective")
    seated = units[at].text in POSSESSIVE or is_seat(units, at)
    return is_modifier(units[at]) or placed or seated or units[at].has("subsidiary", "parent")


def past_both(units: list[Unit], at: int) -> int:
    """The place behind `à la fois`, `both`: words that announce two names; the place itself without them."""
    keys = [unit.key for unit in units[at : at + 3]]
    if keys == ["a", "la", "fois"]:
        return at + 3
    return at + 1 if keys[:1] == ["both"] else at


def possesses(units: list[Unit], at: int) -> bool:
    """`Oak's`: whether the name at an index possesses what follows."""
    return at + 1 < len(units) and units[at + 1].text in POSSESSIVE


def is_longer(units: list[Unit], at: int) -> bool:
    """`Oak shops`: whether a name only begins a longer noun; `buy Oak next year` does not."""
    after = units[at + 1] if at + 1 < len(units) else None
    plain = after is not None and not after.classes and after.text[:1].islower() and after.mention is None
    return plain and goes_on(units, at)
