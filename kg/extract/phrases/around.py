"""Who stands around a noun of cooperation or talks: `between A and B`, `A's alliance with B`, `their pact`.

Example: see `kg.extract.acts.alliances` and `kg.extract.acts.talks`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from kg.extract.drafts import Draft, Side, side
from kg.extract.parts import Mention, Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    case_of,
    clause_of,
    form_of,
    group_at,
    is_modifier,
    is_party,
    is_seat,
    past_role,
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
        mention: Mention | None = units[past_role(units, i)].mention
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
            if name is None:
                return None
            group = group_at(units, name)
            return pair_of(units, group if len(group) > 1 else _with_parts(units, name), [at])
        if not (is_modifier(units[i]) or units[i].has("f:part", "have", "plan", "partnership", "talks")):
            return None
    return None


def _with_parts(units: list[Unit], name: int) -> list[int]:
    """`between Oak, with 51 percent, and Fir`, `entre Chêne (51 %) et Sapin`: both, over the part of one."""
    part = next(
        (i for i in range(name + 1, min(len(units), name + 5)) if units[i].quantity is not None), None
    )
    joint = part + 1 if part is not None else len(units)
    joint += joint < len(units) and units[joint].text in (",", ")")
    other = next_party(units, joint + 1, 6) if joint < len(units) and units[joint].has("and") else None
    return [name] if other is None else [name, other]


def next_party(units: list[Unit], at: int, reach: int) -> int | None:
    """Index of the first name from `at` on, over articles and adjectives only."""
    i = at
    while i < min(len(units), at + reach):
        if is_seat(units, i) and i + 2 < len(units) and form_of(units[i + 2]) != "":
            i += 2  # "with Norway's Oak"
        elif is_party(units[i]):
            return possessed(units, i)
        elif is_modifier(units[i]) or form_of(units[i]) == "place":
            i += 1  # "its Ohio neighbour Oak"
        elif i > at and _in_trade(units, i):
            i += 2
        else:
            return None
    return None


def _in_trade(units: list[Unit], at: int) -> bool:
    """`its Ohio neighbour Oak`, `le fournisseur d'eau Chêne`: a place or a trade before a name."""
    if form_of(units[at]) == "place":
        return True
    made = units[at].key in ("de", "d'") and units[at - 1].mention is None
    return made and at + 1 < len(units) and is_modifier(units[at + 1])


def possessed(units: list[Unit], at: int) -> int | None:
    """`with Oak's former partner Fir`: the one named behind; nobody for `with Oak's creditors`."""
    if at + 2 >= len(units) or units[at + 1].text not in POSSESSIVE:
        return at
    name = at + 2
    while name < len(units) and name - at < 8 and (_is_kin(units[name]) or is_modifier(units[name])):
        name += 1
    beside = units[at + 2 : name]
    name += name + 1 < len(units) and units[name].text == ","
    if name < len(units) and is_party(units[name]) and form_of(units[name]) == "name":
        return name
    return None if any(_is_kin(unit) or unit.key in _CLAIMANTS for unit in beside) else at


def _is_kin(unit: Unit) -> bool:
    return unit.has("partner", "parent", "subsidiary", "holder") and not unit.mention


_CLAIMANTS = frozenset(
    "creditors lenders bondholders unions workers pilots rivals suppliers customers".split()
)


def couples(units: list[Unit], at: int, sides: tuple[Side, ...]) -> Iterator[tuple[Side, Side]]:
    """Who of the parties of a noun deals with whom.

    `A and B are in talks with C and D`: each of the first with each of those behind; else all with all.

    Args:
        units: The sentence.
        at: Index of the noun.
        sides: Its parties.
    """
    withs = next((i for i in range(at + 1, min(len(units), at + 4)) if units[i].has("with")), None)
    if withs is not None:
        name = next_party(units, withs + 1, 8)
        behind = [units[i] for i in group_at(units, name) if i >= name] if name is not None else []
        later = {id(party) for unit in behind if unit.mention for party in unit.mention.parties}
        ones = [one for one in sides if id(one.party) not in later]
        others = [one for one in sides if id(one.party) in later]
        if ones and others:
            yield from product(ones, others)
            return
    yield from combinations(sides, 2)


def _with(units: list[Unit], at: int) -> Found | None:
    """`A's alliance with B`, `A has a partnership with B`, `its alliance with B`."""
    for i in range(at + 1, min(len(units), at + 4)):
        if units[i].has("with"):
            name = next_party(units, i + 1, 8)
            owner = possessor_of(units, at)
            if owner is None and _is_another(units, at):
                return None
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
            if name is None or owner is None or name == owner or is_judged(units, owner, at):
                return None
            return pair_of(units, [*_with_peers(units, owner, at), *group_at(units, name)], [at])
        if not is_modifier(units[i]):
            return None
    return None


def _with_peers(units: list[Unit], owner: int, noun: int) -> list[int]:
    """`Neither Oak nor Fir is in talks`, `Oak and Fir are in talks`: the subject and those beside it."""
    group = [i for i in group_at(units, owner) if i < noun]
    first = min(group, default=owner)
    if first > 1 and units[first - 1].key in ("nor", "ni") and is_party(units[first - 2]):
        group = [first - 2, *group]
    return group if len(group) < _MOST - 1 else [owner]


def is_judged(units: list[Unit], subject: int, noun: int) -> bool:
    """`Ash must back the merger with Fir`, `a approuvé la fusion avec Sapin`: one that has no part in it."""
    owned = any(unit.has("poss") or unit.text in POSSESSIVE for unit in units[max(0, noun - 3) : noun])
    between = units[subject + 1 : noun]
    return not owned and any(unit.key.startswith(_JUDGING) for unit in between if not unit.mention)


_JUDGING = (
    "back", "support", "approv", "oppos", "reject", "vote", "voting", "welcom", "critic", "block", "clear",
    "examin", "review", "probe", "investigat", "soutien", "souten", "approuv", "rejet", "autoris", "bloqu",
    "valid", "veto", "sued",
)  # fmt: skip


def _is_another(units: list[Unit], noun: int) -> bool:
    """`sued over the company's planned partnership with Fir`: a possessor that nobody can tell."""
    at = noun - 1
    while at > 0 and noun - at < 6 and is_modifier(units[at]) and not units[at].has("poss"):
        at -= 1
    return units[at].text in POSSESSIVE and not is_party(units[at - 1])


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
