"""Who stands around a noun of cooperation or talks: `between A and B`, `A's alliance with B`, `their pact`.

Example: see `kg.extract.acts.alliances` and `kg.extract.acts.talks`.
"""

from __future__ import annotations

from kg.extract.drafts import Draft, Side, side
from kg.extract.parts import Mention, Unit
from kg.extract.phrases.grammar import (
    case_of,
    clause_of,
    form_of,
    group_at,
    is_modifier,
    is_party,
    is_seat,
    possessor_of,
    subject_of,
)
from kg.extract.phrases.stance import Stance

#: Kinds of parties that are firms.
FIRMS = ("company", "group", "unit", "arrangement", "stateBody")
_MOST = 4  # a longer list of names beside one noun is an enumeration, not a group of partners

Found = tuple[tuple[Side, ...], int, int]  # parties, first unit, last unit


def around(units: list[Unit], at: int) -> Found | None:
    """The parties of a noun: `between A and B`, `A's N with B`, `the A-B N`, `A and B ... their N`."""
    return (
        _between(units, at)
        or _with(units, at)
        or _formed_by(units, at)
        or _theirs(units, at)
        or _founded(units, at)
    )


def sides_of(units: list[Unit], group: list[int]) -> tuple[Side, ...]:
    """The firms and states that a group of mentions names, each once."""
    found: dict[int, Side] = {}
    for i in group[:_MOST]:
        mention: Mention | None = units[i].mention
        for party in mention.parties if mention else ():
            one = side(mention, party) if mention else None
            if one is not None and (party.kind in FIRMS or party.kind == "state"):
                text = one.text if mention and len(mention.parties) == 1 else party.written or party.name
                found.setdefault(id(party), Side(party, text))
    return tuple(found.values())


def pair_of(units: list[Unit], group: list[int], extra: list[int]) -> Found | None:
    """The group as partners: two to four of one sort, with the units that they and `extra` span."""
    sides = sides_of(units, group)
    kinds = {one.party.kind == "state" for one in sides}
    if len(sides) < 2 or len(kinds) != 1 or len(sides) > _MOST:
        return None
    spots = [*group, *extra]
    return sides, min(spots), max(spots)


def _between(units: list[Unit], at: int) -> Found | None:
    for i in range(at + 1, min(len(units), at + 7)):
        if units[i].has("between"):
            name = next_party(units, i + 1, 8)
            return pair_of(units, group_at(units, name), [at]) if name is not None else None
        if not (is_modifier(units[i]) or units[i].has("f:part", "have", "plan", "partnership", "talks")):
            return None
    return None


def next_party(units: list[Unit], at: int, reach: int) -> int | None:
    """Index of the first name from `at` on, over articles and adjectives only."""
    i = at
    while i < min(len(units), at + reach):
        if is_seat(units, i) and i + 2 < len(units) and form_of(units[i + 2]) != "":
            i += 2  # "with Norway's Oak"
        elif is_party(units[i]):
            return i
        elif is_modifier(units[i]):
            i += 1
        else:
            return None
    return None


def _with(units: list[Unit], at: int) -> Found | None:
    """`A's alliance with B`, `A has a partnership with B`, `its alliance with B`."""
    for i in range(at + 1, min(len(units), at + 4)):
        if units[i].has("with"):
            name = next_party(units, i + 1, 8)
            owner = possessor_of(units, at)
            if owner is None:
                verb = next(
                    (
                        k
                        for k in range(at - 1, max(-1, at - 8), -1)
                        if units[k].has("have", "hold", "sign", "plan", "say", "f:inf", "f:fin", "f:past")
                    ),
                    None,
                )
                owner = subject_of(units, verb if verb is not None else at)
            if name is None or owner is None or name == owner:
                return None
            return pair_of(units, [owner, *group_at(units, name)], [at])
        if not is_modifier(units[i]):
            return None
    return None


def _formed_by(units: list[Unit], at: int) -> Found | None:
    """`l'Alliance formée par A et B`, `the alliance of A and B`, `une coopération de A et B`."""
    for i in range(at + 1, min(len(units), at + 4)):
        if units[i].has("rel") and i + 1 < len(units) and not units[i + 1].is_mark:
            name = next_party(units, i + 1, 4)
            group = group_at(units, name) if name is not None else []
            return pair_of(units, group, [at]) if len(group) > 1 else None
        if units[i].has("by", "of"):
            name = next_party(units, i + 1, 6)
            if name is None:
                return None
            group = group_at(units, name)
            return pair_of(units, group, [at]) if len(group) > 1 else None
        if not is_modifier(units[i]) and not units[i].has("f:part"):
            return None
    return None


def _theirs(units: list[Unit], at: int) -> Found | None:
    """`A and B ... their alliance`: the pair that is the subject of the clause."""
    left = at - 1
    while left >= 0 and is_modifier(units[left]) and not units[left].has("poss"):
        left -= 1
    if left < 0 or units[left].key not in ("their", "leur", "leurs"):
        return None
    for i in range(left - 1, max(-1, left - 40), -1):
        if is_party(units[i]):
            group = group_at(units, i)
            found = pair_of(units, group, [at])
            if found is not None:
                return found
    return None


_FOUNDING = frozenset(
    "form formed forms create created creates sign signed signs launch launched announce announced "
    "set establish "
    "established agree agreed forge forged enter entered strike struck signer signe cree creer "
    "noue nouer lance lancer "
    "annonce annoncer conclu conclure forme former scelle sceller".split()
)


def _founded(units: list[Unit], at: int) -> Found | None:
    """`A and B formed a partnership`: the pair is the subject of a verb of founding."""
    for i in range(at - 1, max(-1, at - 6), -1):
        if units[i].key in _FOUNDING:
            return pair_subject(units, i)
        formed = units[i].has("of") and units[i - 1].key in _FORMATION
        if not is_modifier(units[i]) and not units[i].has("f:inf", "f:part") and not formed:
            return None
    return None


_FORMATION = frozenset(("formation", "creation", "launch", "lancement", "signature", "signing"))


def pair_subject(units: list[Unit], at: int) -> Found | None:
    """The coordinated subject of the clause: `A and B are in talks`, `A and B ... meet for talks`."""
    first, _ = clause_of(units, at)
    for i in range(at - 1, max(first - 12, -1), -1):
        mention = units[i].mention
        if mention is None or not is_party(units[i]):
            continue
        group = group_at(units, i)
        plural = len(group) > 1 or len(mention.parties) == 2
        if plural and case_of(units, group[0]) in ("", "of", "between"):
            return pair_of(units, group, [at])
    return None


def cooperation(units: list[Unit], one: Side, other: Side, first: int, last: int, stance: Stance) -> Draft:
    """A cooperation of two sides, quoted from one unit to another."""
    draft = Draft("cooperation", one, other, units[first].start, units[last].end)
    draft.status, draft.tense, draft.speaker = stance.status, stance.tense, stance.speaker
    return draft
