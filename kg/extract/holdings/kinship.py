"""Nouns of holding: subsidiary, parent, part of, `wholly owned by`; those of shareholders are in `holders`.

Example: see `kg.extract.holdings.unnumbered`.
"""

from __future__ import annotations

from kg.extract.drafts import Draft, side_at, with_quantity
from kg.extract.frames.owners import owner_of
from kg.extract.holdings.nominals import (
    EMPIRE,
    OWNED,
    actor_of,
    antecedent,
    bearer,
    described,
    goes_on,
    opened,
    phrase_start,
    row_alone,
    row_from,
)
from kg.extract.holdings.owning import noun_stance, span_of, standing, sure
from kg.extract.holdings.rules import Rule
from kg.extract.parts import Quantity, Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    case_of,
    form_of,
    group_at,
    is_modifier,
    is_party,
    party_of,
    possessor_of,
    subject_of,
)

_MANY = frozenset("subsidiaries units arms affiliates divisions filiales branches".split())
_JOINT = frozenset("joint common commune communes paritaire paritaires conjointe conjointes".split())
_LISTS = frozenset(
    "include includes included including are such as like comprise comprennent sont dont comptent".split()
)
#: Nouns of divisions, that can be parts of one company and no companies.
_LOOSE = frozenset("unit units arm arms division divisions branche branches vehicle".split())
#: What one can be a part of without being owned by it.
_OPEN = frozenset(
    "alliance network consortium index league association programme program federation union project plan "
    "deal agreement team scheme partnership chain board reseau indice ligue projet accord reseaux bourse "
    "campaign effort trend market sector industry list initiative coalition movement".split()
)
_SURE, _LIKELY = 1.0, 0.9


def kin_ties(units: list[Unit], at: int) -> list[Draft]:
    """The ties that the noun or adjective at an index tells."""
    unit = units[at]
    if unit.has("whollyowned", "majorityowned") and at + 1 < len(units):
        found = _owned_by(units, at)
        if found:
            return found
    if unit.has("subsidiary"):
        return _subsidiary(units, at)
    if unit.has("parent") and not unit.has("holder"):
        return _parent(units, at)
    if unit.key in ("part", "partie") and at + 1 < len(units) and units[at + 1].has("of"):
        return _part(units, at)
    return []


def _made(
    units: list[Unit], ends: tuple[int | None, int | None], at: int, certainty: float = _SURE
) -> Draft | None:
    """The draft of a tie between a holder and what it holds, told by the noun at an index."""
    holder, held = ends
    one, other = side_at(units, holder), side_at(units, held)
    if holder is None or held is None or one is None or other is None or one.party.kind == "alliance":
        return None
    start, end = span_of(units, [holder, held, at])
    whole, quantity = _whole_before(units, at), _figure(units, at)
    if quantity is not None:
        draft = with_quantity(Draft("shareholding", one, other, min(start, quantity.start), end), quantity)
        draft.figure, draft.plain = quantity.start, True
        draft.end = max(end, quantity.end)
    elif whole is not None:
        draft = Draft("shareholding", one, other, start, end, share_text=whole[0])
        with_quantity(draft, None, whole[1])
    else:
        draft = Draft("parent", one, other, start, end)
    if units[at].key in ("affiliate", "affiliates") and draft.share is None:
        draft = _shared(draft) or draft  # held in part, by a figure told elsewhere as a rule
    draft.certainty = certainty if quantity is not None else min(certainty, sure(units, holder, held))
    return draft


# ---------------------------------------------------------------------------------------------------
# Subsidiaries


def _subsidiary(units: list[Unit], at: int) -> list[Draft]:
    """`Fir, a subsidiary of Oak`; `Oak's subsidiary Fir`; `Fir is a wholly owned unit of Oak`."""
    if any(unit.has("poss") for unit in units[phrase_start(units, at) : at]):
        found = _possessed(units, at)
        if found:
            return found
    parent = of_after(units, at)
    return _told_of(units, at, parent) if parent is not None else _possessed(units, at)


def _told_of(units: list[Unit], at: int, parent: int) -> list[Draft]:
    """A subsidiary of a named parent: who it is stands before, or after a phrase that opens the sentence."""
    last = row_from(units, parent)[-1]
    found = described(units, at)
    child = found[0] if found is not None else opened(units, at, last)
    if child is None or case_of(units, parent) == "in":
        return []
    children = group_at(units, child) if units[at].key in _MANY and found is not None else [child]
    joint = any(unit.key in _JOINT for unit in units[max(0, at - 3) : at + 3])
    parents = row_from(units, parent) if joint else row_alone(units, parent)
    stance = noun_stance(units, at, found)
    drafts = [_made(units, (one, other), at) for one in parents for other in children]
    drafts = [_shared(draft) for draft in drafts] if len(parents) > 1 else drafts
    return [standing(draft, stance) for draft in drafts if draft is not None]


def _shared(draft: Draft | None) -> Draft | None:
    """A joint subsidiary is held by each, and controlled by none alone."""
    if draft is not None:
        draft.kind = "shareholding"
        with_quantity(draft, None)
    return draft


def _possessed(units: list[Unit], at: int) -> list[Draft]:
    """`Oak's subsidiary Fir`, `its Fir unit`, `Oak packaging unit Fir`, `its subsidiaries include Fir`."""
    if _means(units, at) and phrase_start(units, at) > 1 and not units[phrase_start(units, at) - 1].has("by"):
        return []  # `through.py` knows whose it is
    parent, certainty = possessor(units, at), _SURE
    children = _named_after(units, at) or _named_before(units, at)
    if not children and at and form_of(units[at - 1]) == "name":
        seated = at + 1 < len(units) and form_of(units[at + 1]) == "name"
        parent = possessor(units, at - 1) if not seated else None
        children, certainty = [at - 1], _LIKELY
    elif parent is None and children:
        parent = _prefixed(units, at)
        certainty = _SURE if parent == at - 1 else _LIKELY
    if parent is None or not children or case_of(units, parent) == "in":
        return []
    drafts = [_made(units, (parent, child), at, certainty) for child in children if child != parent]
    stance = noun_stance(units, at, None)
    return [standing(draft, stance) for draft in drafts if draft is not None]


def _named_before(units: list[Unit], at: int) -> list[int]:
    """`Fir, its Polish subsidiary`: the name that the noun explains."""
    first = phrase_start(units, at)
    if first < 2 or not units[first].has("poss") or units[first - 1].text != ",":
        return []
    return [first - 2] if form_of(units[first - 2]) == "name" else []


def _prefixed(units: list[Unit], at: int) -> int | None:
    """`Oak subsidiary Fir`, `Oak packaging unit Fir`; with `its` whose: `its Jersey vehicle Elm`."""
    left = at - 1
    while left > 0 and at - left < 3 and _labels(units[left]):
        left -= 1
    if left < 0 or not is_party(units[left]) or form_of(units[left]) == "pronoun":
        return None
    if form_of(units[left]) in ("state", "place"):
        return None  # "a Hong Kong vehicle, Elm": where it is, not whose
    if left >= 1 and units[left - 1].has("poss"):
        return possessor(units, left)
    return left


def _labels(unit: Unit) -> bool:
    adjective = unit.mention is not None and unit.mention.form == "adjective"
    plain = unit.mention is None and not unit.classes and unit.text.islower()
    return (
        adjective
        or unit.has("industry", "whollyowned", "former")
        or (plain and not unit.key.endswith(("s", "ed")))
    )


def _named_after(units: list[Unit], at: int) -> list[int]:
    """The names that follow: `subsidiary Fir`, `subsidiary, Fir,`, `subsidiaries include Fir and Elm`."""
    many = units[at].key in _MANY
    name = at + 1
    while many and name < len(units) and (units[name].key in _LISTS or units[name].text == ":"):
        name += 1
    while name < len(units) and name - at < 5 and _describes(units, name, at):
        name += 1
    if name < len(units) and units[name].text == "," and not many:
        name += 1
    if name >= len(units) or form_of(units[name]) not in ("name", "state"):
        return []
    return row_from(units, name) if many else [name]


def _describes(units: list[Unit], name: int, noun: int) -> bool:
    """`sa filiale belge Sapin`, `sa filiale de distribution Sapin`: words between the noun and its name."""
    unit = units[name]
    if unit.mention is not None:
        return unit.mention.form == "adjective"
    plain = not unit.classes and unit.text.islower() and unit.text.isalpha()
    following = units[name + 1] if name + 1 < len(units) else unit
    linked = unit.has("of") and name == noun + 1 and following is not unit and following.mention is None
    figured = unit.quantity is not None or (unit.has("to") and following.quantity is not None)
    plain = plain and name > noun + 1 and units[noun + 1].has("of")
    return plain or linked or figured or unit.has("whollyowned")


def possessor(units: list[Unit], at: int) -> int | None:
    """Whose a noun is: `Oak's unit`, `its unit`; None where nobody is said to own it."""
    named = possessor_of(units, at)
    if named is not None:
        return named
    for left in range(at - 1, max(-1, at - 8), -1):
        if units[left].text in POSSESSIVE and left and is_party(units[left - 1]):
            return left - 1
        if units[left].has("poss"):
            if _of_unknown(units, left):
                return None
            joined = left > 1 and units[left - 1].has("and") and is_party(units[left - 2])
            if joined and case_of(units, left - 2) == "by":
                return left - 2 if party_of(units[left - 2]) is not None else None
            opens = left == 1 and units[0].has("through")
            agent = left - 2
            if agent > 0 and units[left - 1].has("through") and _is_agent(units, agent):
                return agent  # "held by Oak through its subsidiary Elm"
            if opens:
                return _after_opening(units, at)
            return agreeing(units, left, actor_of(units, left, owner_of(units, left)))
        figured = units[left].quantity is not None or units[left].key in OWNED  # "its 80%-owned unit"
        if not (figured or is_modifier(units[left]) or units[left].has("whollyowned", "majorityowned")):
            return None
    return None


def agreeing(units: list[Unit], poss: int, owner: int | None) -> int | None:
    """Whose a possessive is: *its* no person's, *his* no company's, and nobody's who is named for an office.

    "Oak has named Ann Lee as head of its subsidiary Fir" and the same with `sa filiale`: Oak's.
    """
    person = PERSONS.get(units[poss].key)
    while owner is not None:
        party = party_of(units[owner])
        if party is None or party.kind == "group":
            break
        seat = party.kind == "state" and any(_is_company(unit) for unit in units[:owner])
        office = party.kind == "person" and any(unit.has("office") for unit in units[owner + 1 : poss])
        if not (seat or office) and (person is None or (party.kind == "person") is person):
            break
        owner = next((i for i in range(owner - 1, -1, -1) if is_party(units[i])), None)
    return owner


def _is_company(unit: Unit) -> bool:
    party = party_of(unit) if is_party(unit) else None
    return party is not None and party.kind == "company"


#: Whether an English possessive is a person's.
PERSONS = {"its": False, "his": True, "her": True}


def _of_unknown(units: list[Unit], poss: int) -> bool:
    """`the fund and its subsidiary Fir`: of the fund, whoever that is."""
    joined = poss > 2 and units[poss - 1].has("and")
    return joined and is_modifier(units[poss - 2]) and units[poss - 3].has("det")


def _is_agent(units: list[Unit], name: int) -> bool:
    by = name - 1
    while by > 0 and name - by < 6 and is_modifier(units[by]):
        by -= 1
    return is_party(units[name]) and units[by].has("by") and units[by].mention is None


def _after_opening(units: list[Unit], at: int) -> int | None:
    """`Through its vehicle Elm, Oak owns`: the subject after the phrase that opens."""
    comma = next((i for i in range(at + 1, min(len(units), at + 5)) if units[i].text == ","), None)
    name = bearer(units, comma + 1) if comma is not None and comma + 1 < len(units) else None
    return name if name is not None and form_of(units[name]) == "name" else None


def of_after(units: list[Unit], noun: int) -> int | None:
    """The name after a noun's *of*, over adjectives and figures: `filiale belge à 100 % de Chêne`."""
    at = noun + 1
    if at + 2 < len(units) and units[at].key in ("de", "d'") and _is_trade(units[at + 1]):
        at += 2  # "filiale de services du loueur Chêne"
    while at < len(units) and at - noun < 5 and not (units[at].has("of") or is_party(units[at])):
        figure = units[at].has("to") and at + 1 < len(units) and units[at + 1].quantity is not None
        if not (figure or units[at].quantity is not None or _qualifies(units[at])):
            break
        at += 1
    if at >= len(units) or not (units[at].has("of") or (units[at].has("to") and at == noun + 1)):
        return None
    name = bearer(units, at + 1)
    return None if name is None or form_of(units[name]) in ("place", "pair") else name


def _is_trade(unit: Unit) -> bool:
    plain = unit.mention is None and unit.quantity is None and not unit.has("det", "poss")
    return plain and unit.text.islower() and unit.text.isalpha()


def _qualifies(unit: Unit) -> bool:
    if unit.mention is not None:
        return unit.mention.form == "adjective"
    return (not unit.classes and unit.text.islower() and unit.text.isalpha()) or unit.key in _JOINT


def _figure(units: list[Unit], at: int) -> Quantity | None:
    """`a 60 percent subsidiary of`, `filiale à 60 % de`: the figure inside the noun phrase."""
    after = at + 1  # "filiale coréenne à 80 %"
    while (
        after < len(units)
        and after - at < 4
        and (units[after].has("to") or form_of(units[after]) == "adjective")
    ):
        after += 1
    near = [*units[phrase_start(units, at) : at], *units[after : after + 1]]
    found = [unit.quantity for unit in near if unit.quantity is not None and unit.quantity.stated is not None]
    return found[0] if len(found) == 1 else None


def _whole_before(units: list[Unit], at: int) -> tuple[str, str] | None:
    for unit in units[phrase_start(units, at) : at]:
        if unit.has("whollyowned"):
            return unit.text, "whole"
        if unit.has("majorityowned"):
            return unit.text, "majority"
    return None


# ---------------------------------------------------------------------------------------------------
# Parents


def _parent(units: list[Unit], at: int) -> list[Draft]:
    """`its parent, Oak`; `Oak, the parent of Fir`; `Fir's parent Oak`; `Fir, whose parent is Oak`."""
    child = of_after(units, at)
    found = described(units, at) if child is not None else None
    if child is not None:
        row = row_from(units, child)
        holder = found[0] if found is not None else opened(units, at, row[-1])
        holder = _predicate(units, row[-1] + 1) if holder is None else holder
    elif _means(units, at):
        return []
    else:
        holder = _predicate(units, at + 1)
        child = possessor(units, at)
        child = _relative(units, at) if child is None else child
        if child is None and at and form_of(units[at - 1]) == "name":
            child = at - 1
        row = [child] if child is not None else []
    if holder is None or form_of(units[holder]) not in ("name", "state", "descriptor"):
        return []
    drafts = [_made(units, (holder, one), at) for one in row]
    stance = noun_stance(units, at, found)
    return [standing(d, stance) for d in drafts if d is not None and d.holder.party.kind != "person"]


def _means(units: list[Unit], at: int) -> bool:
    """`through his holding company Oak`: the firm is a means of its owner, and no parent of what is named."""
    first = phrase_start(units, at)
    return first > 0 and units[first - 1].has("through", "by")


def _predicate(units: list[Unit], at: int) -> int | None:
    """The name that a noun phrase ending before `at` names: `parent Oak`, `parent, Oak`, `parent is Oak`."""
    if at < len(units) and (
        units[at].text == "," or (units[at].has("be") and units[at].text not in POSSESSIVE)
    ):
        at += 1
    name = bearer(units, at) if at < len(units) else None
    return name if name is not None and form_of(units[name]) in ("name", "state") else None


def _relative(units: list[Unit], noun: int) -> int | None:
    """`Fir, whose parent is Oak`, `Sapin, dont la maison mère est Chêne`: the name before."""
    left = phrase_start(units, noun) - 1
    return antecedent(units, left) if left > 0 and units[left].key in ("whose", "dont") else None


# ---------------------------------------------------------------------------------------------------
# Part of, owned by


def _part(units: list[Unit], at: int) -> list[Draft]:
    """`Fir is part of the Oak group`, `Fir, part of Oak`, `Sapin fait partie du groupe Chêne`."""
    name = bearer(units, at + 2)
    if name is None or form_of(units[name]) != "name":
        return []
    after = units[name + 1] if name + 1 < len(units) else None
    empire = after is not None and after.key in EMPIRE
    said = any(unit.key in EMPIRE or unit.has("industry") for unit in units[at + 2 : name])
    if any(u.key in _OPEN for u in units[at + 2 : name + 2]) or (not empire and goes_on(units, name)):
        return []
    found = _member(units, at)
    first = opened(units, at, name) if found is None else None
    found = (first, at) if first is not None else found
    draft = _made(units, (name, found[0]), at, _SURE if empire or said else _LIKELY) if found else None
    kinds = (draft.holder.party.kind, draft.investee.party.kind) if draft is not None else ("", "")
    if draft is None or kinds[0] not in ("company", "group") or kinds[1] != "company":
        return []
    return [standing(draft, noun_stance(units, at, found))]


def _member(units: list[Unit], at: int) -> tuple[int, int] | None:
    if at and units[at - 1].key in ("fait", "faisait", "font", "faisant", "forms", "form", "formed"):
        subject = subject_of(units, at - 1)
        return (subject, at - 1) if subject is not None else None
    found = described(units, at)
    if found is not None:
        return found
    verb = next((i for i in range(at - 1, max(-1, at - 6), -1) if not is_modifier(units[i])), None)
    while verb is not None and verb > at - 6 and verb > 0 and units[verb].has("for"):
        verb -= 1  # "was for a time part of"
    if verb is None or not units[verb].has("be") or units[verb].text in POSSESSIVE:
        return None
    subject = subject_of(units, verb)
    return (subject, verb) if subject is not None else None


def _owned_by(units: list[Unit], at: int) -> list[Draft]:
    """`Fir, wholly owned by Oak`, `Fir is majority-owned by Oak`, `majority-owned since 2010 by Oak`."""
    by = next((i for i in range(at + 1, min(len(units), at + 5)) if units[i].has("by")), None)
    if by is None or any(is_party(unit) or unit.text == "," for unit in units[at + 1 : by]):
        return []
    holder, found = bearer(units, by + 1), described(units, at)
    if holder is None or found is None:
        return []
    rule = "whole" if units[at].has("whollyowned") else "majority"
    one, other = side_at(units, holder), side_at(units, found[0])
    if one is None or other is None:
        return []
    start, end = span_of(units, [holder, found[0], at])
    draft = Draft("shareholding", one, other, start, end, share_text=units[at].text)
    return [standing(with_quantity(draft, None, rule), noun_stance(units, at, found))]


_KIN = ("whollyowned", "majorityowned", "subsidiary", "parent")
RULES = (Rule("kin", kin_ties, keys=("part", "partie"), classes=_KIN),)
