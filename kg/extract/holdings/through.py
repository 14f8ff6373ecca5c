"""Firms that somebody holds others by, and what is held so: `through his firm Oak`, `via sa holding Chêne`.

`Oak-owned Fir` is read here too.

Example: "Jan Novak controls Fir Works through his holding company Oak Mills" says that Jan Novak controls
Oak Mills, and that Oak Mills controls Fir Works.
"""

from __future__ import annotations

from kg.extract.drafts import LIKELY, Draft, by, side_at, with_quantity
from kg.extract.frames.owners import owner_of
from kg.extract.holdings.kinship import PERSONS, agreeing
from kg.extract.holdings.nominals import FAMILY, actor_of, bearer, relative_pair
from kg.extract.holdings.owning import span_of
from kg.extract.holdings.rules import Rule
from kg.extract.holdings.slots import left_names, lists, named_before, right_names, row_wide, ties_of
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import case_of, form_of, group_at, is_modifier, is_party, party_of, subject_of
from kg.extract.phrases.voice import is_participle, is_passive

#: What a means is called; anything else may be a bank or a partner.
_MEANS = frozenset(
    "company firm holding vehicle fund trust group office business entity companies societe fonds groupe "
    "vehicule structure shell foundation fondation trusts funds conglomerate compagnie caisse agence agency "
    "authority coquille".split()
)
#: Firms that somebody acts by and does not hold: `by its parent company Oak`.
_OTHERS = frozenset("sister parent mother mere soeur rival partner partenaire former client investor".split())
#: Ends of a word that says who owns the next name; `tokens.py` cuts them from a capital word.
OWNED = ("-owned", "-controlled")


# ---------------------------------------------------------------------------------------------------
# Whose the means is


def _means(units: list[Unit], at: int) -> list[Draft]:
    """The tie of somebody to the firm through which it holds, told by the preposition at an index."""
    if at + 2 >= len(units) or not units[at + 1].has("poss"):
        return _agents(units, at) or _subsidiary(units, at) or _vehicle(units, at)
    held = bearer(units, at + 2)
    held = held if held is not None else _past_nouns(units, at + 2)
    if held is None or form_of(units[held]) != "name":
        return []
    kinds = {word for unit in units[at + 2 : held] for word in unit.key.split()}
    owning = any(unit.has("subsidiary") for unit in units[at + 2 : held])
    if kinds & _OTHERS or not (kinds & _MEANS or owning):
        return []
    owner = _owner(units, at, held)
    if owner is not None and not _is_whose(units, at, owner):
        owner = agreeing(units, at + 1, owner)  # "bought Fir through his holding company": no firm's
    one, other = side_at(units, owner), side_at(units, held)
    if owner is None or one is None or other is None or one.party is other.party:
        return []
    start, end = span_of(units, [owner, held, at])
    return [Draft("otherInfluenceOrControl", one, other, start, end)]


def _is_whose(units: list[Unit], at: int, owner: int) -> bool:
    """Whether a possessive behind a preposition can be an owner's: *his* no firm's, *its* no person's."""
    party, person = party_of(units[owner]), PERSONS.get(units[at + 1].key)
    return party is None or party.kind == "group" or person in (None, party.kind == "person")


def _agents(units: list[Unit], at: int) -> list[Draft]:
    """`controlled by the Bianchi family through Fonte Holding`: an agent and its means."""
    held = bearer(units, at + 1) if units[at].has("through") and at > 1 else None
    before = at - 1 - (units[at - 1].text == "," or units[at - 1].key in FAMILY)
    if held is None or form_of(units[held]) != "name" or form_of(units[before]) != "name":
        return []
    verb = next((i for i in range(before, max(-1, before - 8), -1) if is_participle(units[i])), None)
    one, other = side_at(units, before), side_at(units, held)
    if (
        verb is None
        or not _is_agent(units, before)
        or one is None
        or other is None
        or one.party is other.party
    ):
        return []
    start, end = span_of(units, [before, held])
    return [Draft("otherInfluenceOrControl", one, other, start, end, certainty=LIKELY)]


def _subsidiary(units: list[Unit], at: int) -> list[Draft]:
    """`runs the mine through a local subsidiary, Fir`: whose, the subject tells."""
    if at + 1 >= len(units) or not units[at].has("through") or not units[at + 1].has("det"):
        return []
    held = bearer(units, at + 1)
    held = held if held is not None else _past_nouns(units, at + 1, marks=True)
    if held is None or form_of(units[held]) != "name":
        return []
    if not any(unit.has("subsidiary") and unit.mention is None for unit in units[at + 2 : held]):
        return []
    if any(unit.has("of") for unit in units[at + 2 : held]):
        return []  # "through a subsidiary of Oak"
    owner = owner_of(units, at + 1)
    before = [i for i in range(max(0, (owner or 0) - 8), owner or 0) if not units[i].is_mark]
    first = next((i for i in before if is_party(units[i]) and not case_of(units, i)), owner)
    owner = first if owner is not None and not any(unit.is_mark for unit in units[first:owner]) else owner
    one, other = side_at(units, owner), side_at(units, held)
    if owner is None or one is None or other is None or one.party is other.party:
        return []
    start, end = span_of(units, [owner, held])
    return [Draft("otherInfluenceOrControl", one, other, start, end, certainty=LIKELY)]


def _vehicle(units: list[Unit], at: int) -> list[Draft]:
    """`Jan Novak controls Fir through Oak`, `contrôle Sapin par l'intermédiaire d'une holding, Chêne`.

    He controls Oak, and by it Fir; with a figure near, whose that is, is for others to say, and only a firm
    of his kind is his: `holds 12 percent of Fir through the investment company Oak`.
    """
    if not units[at].has("through"):
        return []
    vehicle = bearer(units, at + 1)
    vehicle = vehicle if vehicle is not None else _past_nouns(units, at + 1, marks=True)
    figure = any(unit.quantity for unit in units[max(0, at - 10) : at + 8])
    words = {word for unit in units[at + 1 : vehicle or at] for word in unit.key.split()}
    if figure and not words & _VEHICLES:
        return []
    verb = next((i for i in range(at - 1, max(-1, at - 16), -1) if _controls(units[i])), None)
    if vehicle is None or verb is None or form_of(units[vehicle]) != "name" or units[verb].mention:
        return []
    if is_passive(units, verb) and units[verb].has("f:part"):
        return []
    owner, held = relative_pair(units, verb) or (
        subject_of(units, verb),
        next((i for i in range(verb + 1, at) if is_party(units[i])), None),
    )
    found = []
    for one, other in ((owner, vehicle), (vehicle, None if figure else held)):
        holder, investee = side_at(units, one), side_at(units, other)
        if one is None or other is None or holder is None or investee is None:
            continue
        if holder.party is investee.party or investee.party.kind != "company":
            continue
        start, end = span_of(units, [one, other, at])
        found.append(Draft("otherInfluenceOrControl", holder, investee, start, end, certainty=LIKELY))
    return found


def _controls(unit: Unit) -> bool:
    return unit.mention is None and unit.key.startswith(_CONTROL) and not unit.has("stake")


_VEHICLES = frozenset("company holding vehicle societe holdings vehicule structure".split())
_CONTROL = ("control", "contrôl", "own", "poss", "detien", "command", "holds", "held")


def _past_nouns(units: list[Unit], at: int, *, marks: bool = False) -> int | None:
    """`through his Jersey holding company, Oak`: the name after nouns of kinship and a comma."""
    name = at
    while name < len(units) and name - at < 6 and not is_party(units[name]):
        comma = marks and units[name].text == "," and name > at + 1
        adjective = form_of(units[name]) == "adjective" or (marks and units[name].has("det"))
        if not (
            comma
            or adjective
            or units[name].has("parent", "subsidiary", "industry", "stake", "whollyowned")
            or not units[name].classes
        ):
            return None
        name += 1
    return name if name < len(units) and is_party(units[name]) else None


def _owner(units: list[Unit], at: int, held: int) -> int | None:
    """Whose means it is: the agent before, the subject of the clause, or the one after an opening phrase."""
    if at == 0:
        comma = next((i for i in range(held + 1, min(len(units), held + 6)) if units[i].text == ","), None)
        return bearer(units, comma + 1) if comma is not None else None
    before = at - 1 - (units[at - 1].text == ",")
    if is_party(units[before]) and _is_agent(units, before):
        return before
    verb = next((i for i in range(at - 1, max(-1, at - 20), -1) if _holds(units[i])), None)
    subject = subject_of(units, verb) if verb is not None else None
    return subject if subject is not None else actor_of(units, at + 1, owner_of(units, at + 1))


def _is_agent(units: list[Unit], name: int) -> bool:
    """`owned by the billionaire Jan Novak`: a *by* before the name with nobody else between."""
    for at in range(name - 1, max(-1, name - 6), -1):
        if units[at].has("by") or (units[at].has("of", "to") and units[at - 1].has("belong")):
            return True
        if is_party(units[at]) or units[at].is_mark:
            return False
    return False


def _holds(unit: Unit) -> bool:
    verb = unit.has("hold", "control", "have", "buy", "raise", "sell") and unit.has(
        "f:fin", "f:past", "f:part", "f:imp"
    )
    return verb and unit.mention is None


def _hyphened(units: list[Unit], at: int) -> list[Draft]:
    """`Oak-owned Fir Works`, `the Oak-controlled retailer Fir Works`."""
    if at < 1 or form_of(units[at - 1]) not in ("name", "state") or units[at].start != units[at - 1].end:
        return []
    held = bearer(units, at + 1)
    one, other = side_at(units, at - 1), side_at(units, held)
    if held is None or form_of(units[held]) != "name" or one is None or other is None:
        return []
    start, end = span_of(units, [at - 1, held])
    if units[at].key == "-controlled":
        return [Draft("otherInfluenceOrControl", one, other, start, end)]
    return [with_quantity(Draft("shareholding", one, other, start, end), None)]


# ---------------------------------------------------------------------------------------------------
# What it holds

_CALLED = frozenset(
    "called named dubbed baptise baptisee nomme nommee denomme denommee appele appelee".split()
)
_HEADS = ("through", "by")
_NEAR = 14


def _conduits(units: list[Unit], at: int) -> list[Draft]:
    """The ties of a means that the preposition at an index tells."""
    unit = units[at]
    means = _named_means(units, at)
    if at + 1 < len(units) and units[at + 1].has("rel") and units[at + 1].mention is None:
        return by("through which", _through_which(units, at))
    if means is None:
        return []
    words = units[at + 1 : means]
    own = any(one.has("poss") or one.key in _CALLED for one in words) and _is_vehicle(words)
    if not own and not unit.has("through"):
        return []
    held = _held_before(units, at) or _held_after(units, at, means)
    owner = _owner_by(units, at, means) if held or own else None
    found = ties_of(units, [means], [one for one in held if one not in (means, owner)], at) if held else []
    called = [owner] if owner is not None and owner not in held and _is_whose(units, at, owner) else []
    return by("conduit", found) + by("conduit of", ties_of(units, called, [means], at))


def _through_which(units: list[Unit], at: int) -> list[Draft]:
    """`Elm, through which Oak owns`, `Orme, par laquelle Chêne contrôle`: the means is its own."""
    owner = bearer(units, at + 2) if at + 2 < len(units) else None
    if owner is None or form_of(units[owner]) not in ("name", "state", "descriptor"):
        return []
    row = row_wide(units, owner, subject=True)
    verbs = units[row[-1] + 1 : row[-1] + 5]
    if not any(_has_it(one) or one.has("have") for one in verbs):
        return []
    means = named_before(units, at)
    return ties_of(units, [one for one in row if one != means], [means] if means is not None else [], at)


def _is_vehicle(words: list[Unit]) -> bool:
    firms, others = lists()["nouns"]["firm"], lists()["nouns"]["not"]
    if any(one.key in others for one in words):
        return False
    return any(one.has("subsidiary") or one.key.rpartition(" ")[2] in firms for one in words)


def _named_means(units: list[Unit], at: int) -> int | None:
    """The name of the means, over its noun: `through a holding called Oak`, `par sa holding, Chêne,`."""
    name = at + 1
    while name < len(units) and name - at < 8 and form_of(units[name]) != "name":
        unit = units[name]
        plain = is_modifier(unit) or unit.has("subsidiary", "parent", "of") or unit.key in _CALLED
        if not (plain or _is_vehicle([unit]) or unit.text == "," or form_of(unit) == "descriptor"):
            return None
        name += 1
    if name >= len(units) or form_of(units[name]) != "name":
        return None
    return bearer(units, name)


def _held_before(units: list[Unit], at: int) -> list[int]:
    """`controls Fir through`, `Fir is held through`, `Fir, which Oak controls via`."""
    left = at - 1
    if left > 0 and units[left].text == ",":
        left -= 1
    if left < 1:
        return []
    if form_of(units[left]) == "name":
        row = group_at(units, left)
        verb = row[0] - 1
        while verb > 0 and row[0] - verb < 5 and (is_modifier(units[verb]) or units[verb].has("of", "by")):
            verb -= 1
        if not _has_it(units[verb]):
            return []
        passive = any(unit.has("by") for unit in units[verb + 1 : row[0]])
        return [one for one in left_names(units, verb) if one not in row] if passive else row
    if not _has_it(units[left]):
        return []
    rel = next((i for i in range(left - 1, max(0, left - 6), -1) if units[i].key in _WHICH), None)
    named = named_before(units, rel) if rel is not None else None
    if named is not None:
        return [named]
    passive = units[left - 1].has("be") or units[left - 1].text == ","
    return left_names(units, left) if passive else []


_WHICH = frozenset("which that que qu'".split())


def _has_it(unit: Unit) -> bool:
    return unit.mention is None and (unit.has("hold", "control", "buy") or unit.key in ("owned", "propriete"))


def _held_after(units: list[Unit], at: int, means: int) -> list[int]:
    """`Oak, through Elm, owns Fir`, `Through Elm, Oak controls Fir and Ash`."""
    stop = min(len(units), means + _NEAR)
    verb = next((i for i in range(means + 1, stop) if _has_it(units[i]) and not units[i].has("f:inf")), None)
    if verb is None or verb + 1 >= len(units):
        return []
    if any(unit.quantity or unit.text in (";", ":") for unit in units[at : verb + 2]):
        return []
    return [one for one in right_names(units, verb + 1, case=False) if form_of(units[one]) == "name"]


def _owner_by(units: list[Unit], at: int, means: int) -> int | None:
    """Whose the means is: `Oak, through Elm,`, `Through Elm, Oak controls`, `C'est par Orme que Chêne`."""
    after = means + 1
    if at < 2 or (at < 4 and not any(is_party(unit) for unit in units[:at])):
        while (
            after < len(units)
            and after - means < 8
            and (units[after].text == "," or is_modifier(units[after]))
        ):
            after += 1
            after += after < len(units) and units[after].has("subsidiary")
        after += after < len(units) and units[after].key in ("que", "qu'")
        name = bearer(units, after) if after < len(units) and after > means + 1 else None
        return name if name is not None and form_of(units[name]) in ("name", "state") else None
    if units[at - 1].text == "," and is_party(units[at - 2]):
        return at - 2
    case = at - 2 if is_party(units[at - 1]) else -1
    if case > 0 and units[case].mention is None and units[case].has("by"):
        return at - 1
    verb = next((i for i in range(at - 1, max(-1, at - 20), -1) if _holds(units[i])), None)
    subject = subject_of(units, verb) if verb is not None else None
    if subject is None:
        subject = subject_of(units, at)
        subject = None if subject is not None and verb is not None and subject > verb else subject
    return subject if subject is not None and subject != means and units[at].has("through") else None


RULES = (
    Rule("hyphened", _hyphened, keys=OWNED),
    Rule("means", _means, classes=_HEADS),
)
CONDUITS = (Rule("", _conduits, classes=_HEADS),)
