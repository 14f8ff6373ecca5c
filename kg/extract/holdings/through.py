"""Firms that somebody holds others by: `through his company Oak`, `via sa holding Chêne`, `Oak-owned Fir`.

Example: "Jan Novak controls Fir Works through his holding company Oak Mills" says that Jan Novak controls
Oak Mills.
"""

from __future__ import annotations

from kg.extract.drafts import LIKELY, Draft, side_at, with_quantity
from kg.extract.holdings.kinship import actor_of
from kg.extract.holdings.nominals import bearer, relative_pair
from kg.extract.holdings.owning import span_of
from kg.extract.numbers.owners import owner_of
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import form_of, is_party, subject_of
from kg.extract.phrases.voice import is_participle, is_passive

#: What a means is called; anything else may be a bank or a partner.
_MEANS = frozenset(
    "company firm holding vehicle fund trust group office business entity companies societe fonds groupe "
    "vehicule structure shell foundation fondation trusts funds conglomerate".split()
)
#: Firms that somebody acts by and does not hold: `by its parent company Oak`.
_OTHERS = frozenset("sister parent mother mere soeur rival partner partenaire former client investor".split())
#: Ends of a word that says who owns the next name; `tokens.py` cuts them from a capital word.
OWNED = ("-owned", "-controlled")


def means(units: list[Unit], at: int) -> list[Draft]:
    """The tie of somebody to the firm through which it holds, told by the preposition at an index."""
    if at + 2 >= len(units) or not units[at + 1].has("poss"):
        return _agents(units, at) or _vehicle(units, at)
    held = bearer(units, at + 2)
    held = held if held is not None else _past_nouns(units, at + 2)
    if held is None or form_of(units[held]) != "name":
        return []
    kinds = {word for unit in units[at + 2 : held] for word in unit.key.split()}
    owning = any(unit.has("subsidiary") for unit in units[at + 2 : held])
    if kinds & _OTHERS or not (kinds & _MEANS or owning):
        return []
    owner = _owner(units, at, held)
    one, other = side_at(units, owner), side_at(units, held)
    if owner is None or one is None or other is None or one.party is other.party:
        return []
    start, end = span_of(units, [owner, held, at])
    return [Draft("otherInfluenceOrControl", one, other, start, end)]


def _agents(units: list[Unit], at: int) -> list[Draft]:
    """`controlled by the Bianchi family through Fonte Holding`: an agent and its means."""
    held = bearer(units, at + 1) if units[at].has("through") and at > 1 else None
    before = at - 1 - (units[at - 1].text == "," or units[at - 1].key in ("family", "famille"))
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


def _vehicle(units: list[Unit], at: int) -> list[Draft]:
    """`Jan Novak controls Fir through Oak`, `contrôle Sapin par l'intermédiaire d'une holding, Chêne`.

    He controls Oak, and by it Fir; with a figure near, whose that is, is for others to say.
    """
    if not units[at].has("through") or any(unit.quantity for unit in units[max(0, at - 10) : at + 8]):
        return []
    vehicle = bearer(units, at + 1)
    vehicle = vehicle if vehicle is not None else _past_nouns(units, at + 1, marks=True)
    verb = next((i for i in range(at - 1, max(-1, at - 8), -1) if units[i].key.startswith(_CONTROL)), None)
    if vehicle is None or verb is None or form_of(units[vehicle]) != "name" or units[verb].mention:
        return []
    if is_passive(units, verb) and units[verb].has("f:part"):
        return []
    owner, held = relative_pair(units, verb) or (
        subject_of(units, verb),
        next((i for i in range(verb + 1, at) if is_party(units[i])), None),
    )
    found = []
    for one, other in ((owner, vehicle), (vehicle, held)):
        holder, investee = side_at(units, one), side_at(units, other)
        if one is None or other is None or holder is None or investee is None:
            continue
        if holder.party is investee.party or investee.party.kind != "company":
            continue
        start, end = span_of(units, [one, other, at])
        found.append(Draft("otherInfluenceOrControl", holder, investee, start, end, certainty=LIKELY))
    return found


_CONTROL = ("control", "contrôl", "own", "poss", "detien", "command")


def _past_nouns(units: list[Unit], at: int, *, marks: bool = False) -> int | None:
    """`through his Jersey holding company, Oak`: the name after nouns of kinship and a comma."""
    name = at
    while name < len(units) and name - at < 6 and not is_party(units[name]):
        comma = marks and units[name].text == "," and name > at + 1
        adjective = form_of(units[name]) == "adjective" or (marks and units[name].has("det"))
        if not (
            comma
            or adjective
            or units[name].has("parent", "subsidiary", "industry", "stake")
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


def hyphened(units: list[Unit], at: int) -> list[Draft]:
    """`Oak-owned Fir Works`, `the Oak-controlled retailer Fir Works`."""
    if at < 1 or form_of(units[at - 1]) != "name" or units[at].start != units[at - 1].end:
        return []
    held = bearer(units, at + 1)
    one, other = side_at(units, at - 1), side_at(units, held)
    if held is None or form_of(units[held]) != "name" or one is None or other is None:
        return []
    start, end = span_of(units, [at - 1, held])
    if units[at].key == "-controlled":
        return [Draft("otherInfluenceOrControl", one, other, start, end)]
    return [with_quantity(Draft("shareholding", one, other, start, end), None)]
