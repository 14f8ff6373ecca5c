"""Members of an alliance that has a name of its own: who belongs to it, joins it, leaves it.

`Oak Air, a member of the SkyRing alliance`, `SkyRing groups Oak Air and Fir Air`, `Oak Air a rejoint
l'alliance SkyRing`. Alliances named after their members are read in `alliances.py`.

Example:
    >>> is_league([Unit("Oak", "oak", 0, 3)], 0)
    False
"""

from __future__ import annotations

from kg.extract.acts.posts import mood
from kg.extract.drafts import Draft, side_at
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    clause_of,
    group_at,
    is_modifier,
    is_party,
    party_of,
    subject_of,
)

_MEMBERS = frozenset(("member", "members", "membre", "membres", "signatory", "founder", "founders"))
_JOINING = frozenset(
    "join joins joined joining enter enters entered rejoint rejoignent rejoindre rejoindra integre integrer "
    "adhere adherer".split()
)
_LEAVING = frozenset("left leaves leave quit quits exited quitte quitter".split())
_LISTING = frozenset(
    "groups includes include comprises comprise unites unite links gathers brings counts regroupe reunit "
    "rassemble compte associe comprend federe accueille accueillera welcomes admits accueillir".split()
)
_PARTS = frozenset(("part", "partie"))
_TELLING = _MEMBERS | _JOINING | _LEAVING | _LISTING
_EVERY = _TELLING | _PARTS
_WELCOMING = frozenset("accueille accueillera welcomes admits".split())
_PART = (("part", "partie"), ("belongs", "appartient"))
_FIRMS = ("company", "group", "stateBody", "unit")
_MOST = 12


def is_league(units: list[Unit], at: int) -> bool:
    """Whether the words around a name show that it is an alliance's: members, joining, `alliance` beside it.

    The word alone does not: in "the Oak alliance" Oak may be one of the partners.
    """
    sort = at + 1 < len(units) and is_modifier(units[at + 1])  # "SkyRing airline alliance"
    before = (
        at > 1 and is_modifier(units[at - 1]) and units[at - 1].key not in _MEMBERS
    )  # "l'alliance aérienne SkyRing"
    beside = [units[i] for i in (at - 1, at - 1 - before, at + 1, at + 1 + sort) if 0 <= i < len(units)]
    if not any(unit.has("alliance") and not unit.mention for unit in beside):
        return False
    first, last = clause_of(units, at)
    near = units[max(first, at - 8) : min(last, at + 8)]
    part = any(unit.key in ("part", "partie", "fait partie") for unit in near)
    return part or any(unit.key in _TELLING and not unit.mention for unit in near)


def memberships(sentence: Sentence) -> list[Draft]:
    """The memberships that a sentence tells of alliances with names. Cost: linear in its length."""
    units = sentence.units
    if sentence.words.isdisjoint(_EVERY):
        return []
    leagues = [i for i, unit in enumerate(units) if _is_alliance(unit)]
    if not leagues:
        return []
    found: list[Draft] = []
    for at, unit in enumerate(units):
        if unit.mention or unit.quantity:
            continue
        if unit.key in _MEMBERS or unit.key in _PARTS:
            found += _member(units, at, leagues)
        elif unit.key in _JOINING | _LEAVING:
            found += _joined(units, at, leagues)
        elif unit.key in _LISTING:
            found += _listing(units, at)
    return found


def _is_alliance(unit: Unit) -> bool:
    party = party_of(unit)
    return party is not None and party.kind == "alliance"


def _drafts(
    units: list[Unit], members: list[int], league: int, at: int, said: tuple[str, str] | None
) -> list[Draft]:
    whole = side_at(units, league)
    if said is None or whole is None:
        return []
    found = []
    for i in members[:_MOST]:
        one = side_at(units, i)
        if one is None or one.party.kind not in _FIRMS:
            continue
        spots = (i, league, at)
        draft = Draft("allianceMembership", one, whole, units[min(spots)].start, units[max(spots)].end)
        draft.status, draft.tense = said
        found.append(draft)
    return found


def _league_after(units: list[Unit], at: int) -> int | None:
    """Index of the alliance that stands from `at` on: `of the SkyRing alliance`, `de l'alliance SkyRing`."""
    for i in range(at, min(len(units), at + 7)):
        if _is_alliance(units[i]):
            return i
        small = units[i].has("of", "in", "det", "alliance", "industry", "to") or is_modifier(units[i])
        if not small or units[i].mention:
            return None
    return None


def _listed(units: list[Unit], at: int) -> list[int]:
    """The names of a list that begins at `at`, over articles: one, or several with an *and*."""
    name = at
    while (
        name < len(units) and name - at < 6 and (is_modifier(units[name]) or units[name].has("det", "with"))
    ):
        name += 1
    if name >= len(units) or not is_party(units[name]):
        return []
    return _forward(units, name)


def _forward(units: list[Unit], name: int) -> list[int]:
    """A name and those coordinated with it to its right."""
    return [i for i in group_at(units, name) if i >= name]


def _member(units: list[Unit], at: int, leagues: list[int]) -> list[Draft]:
    """`X, a member of A`, `X and Y are members of A`, `Membre de A, X`, `the members of A are X and Y`."""
    league = _league_after(units, at + 1) if at + 1 < len(units) and units[at + 1].has("of", "in") else None
    if league is not None:
        after = league + 1 + (league + 1 < len(units) and units[league + 1].has("alliance"))
        if after < len(units) and units[after].has("be"):
            return _drafts(units, _listed(units, after + 1), league, at, ("asserted", "current"))
        return _described(units, at, league)
    return _owned_list(units, at, leagues)


def _described(units: list[Unit], at: int, league: int) -> list[Draft]:
    """Who is described as a member: before a comma, as a subject, or after a phrase that opens."""
    left = at - 1
    while left >= 0 and (is_modifier(units[left]) or units[left].has("det") or units[left].key == "fait"):
        left -= 1
    over = any(unit.has("former") for unit in units[left + 1 : at])
    said: tuple[str, str] | None = ("asserted", "past" if over else "current")
    if left < 0:
        comma = next((i for i in range(league, min(len(units), league + 7)) if units[i].text == ","), None)
        return _drafts(units, _listed(units, comma + 1), league, at, said) if comma is not None else []
    if units[left].text == "," and left >= 1 and is_party(units[left - 1]):
        return _drafts(units, group_at(units, left - 1), league, at, said)
    copula = units[left].has("be") or units[at].key == "partie"
    if not copula:
        return []
    subject = subject_of(units, left + 1)
    if subject is None:
        return []
    said = mood(units, subject, left)
    if said == ("asserted", "current") and units[left].key in ("was", "were", "etait", "etaient", "fut"):
        said = ("asserted", "past")
    return _drafts(units, group_at(units, subject), league, at, said)


def _owned_list(units: list[Unit], at: int, leagues: list[int]) -> list[Draft]:
    """`SkyRing's members, Oak and Fir`, `fellow SkyRing member Oak`, `SkyRing has three members: Oak ...`."""
    league = next((i for i in reversed(leagues) if i < at), None)
    if league is None or units[at].key in ("part", "partie"):
        return []
    between = units[league + 1 : at]
    beside = all(unit.text in POSSESSIVE or unit.has("alliance", "new", "former") for unit in between)
    colon = at + 1 < len(units) and units[at + 1].text in (":", ",")
    if not (beside or (units[at + 1 : at + 2] and units[at + 1].text == ":")):
        return []
    if any(unit.has("neg") for unit in between):
        return []
    start = at + 1 + (colon or (at + 1 < len(units) and units[at + 1].has("be")))
    return _drafts(units, _listed(units, start), league, at, ("asserted", "current"))


def _joined(units: list[Unit], at: int, leagues: list[int]) -> list[Draft]:
    """`X joins A`, `X has left A`, and `A ...: X joins Y and Z`, where all are members of A."""
    verb = at - 1
    subject = subject_of(units, at)
    if subject is None:
        return []
    said = mood(units, subject, verb)
    if said is None:
        return []
    leaving = units[at].key in _LEAVING
    if leaving and said[0] != "asserted":
        said = ("asserted", "current")
    elif leaving:
        said = ("asserted", "past")
    elif units[at].key.endswith("ra"):
        said = ("planned", "future")
    ones = group_at(units, subject)
    league = _league_after(units, at + 1)
    if league is not None:
        return _drafts(units, ones, league, at, said)
    others = _listed(units, at + 1)
    named = next((i for i in reversed(leagues) if i < subject), None)
    if leaving or named is None or not others or units[others[0]].mention is None:
        return []
    fellows = _drafts(units, others, named, at, ("asserted", "current"))
    return _drafts(units, ones, named, at, said) + fellows


def _listing(units: list[Unit], at: int) -> list[Draft]:
    """`the SkyRing alliance groups Oak and Fir`, `SkyRing, which includes Oak and Fir`."""
    league = at - 1
    small = ("alliance", "rel", "also", "have")
    while league >= 0 and at - league < 5 and not units[league].mention:
        if not (units[league].has(*small) or units[league].text == "," or units[league].key in ("now", "y")):
            return []
        league -= 1
    if league < 0 or not _is_alliance(units[league]):
        return []
    start = at + 1 + (at + 1 < len(units) and units[at + 1].key == "together")
    members = _listed(units, start)
    if units[at].key in _WELCOMING:  # "accueillera en juin son vingtième membre, Oak Air"
        said = ("planned", "future") if units[at].key.endswith("ra") else ("asserted", "current")
        members = members or [i for i in range(at, min(len(units), at + 12)) if _is_guest(units, i)][:1]
        return _drafts(units, members, league, at, said)
    return _drafts(units, members, league, at, ("asserted", "current")) if len(members) > 1 else []


def _is_guest(units: list[Unit], at: int) -> bool:
    """A name behind `member`, with or without a comma."""
    before = units[at - 2] if units[at - 1].text == "," else units[at - 1]
    return is_party(units[at]) and before.key in _MEMBERS
