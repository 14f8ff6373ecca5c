"""Labels of registers and profiles: `Owner: Oak`, `Shareholders of Fir: Oak, Elm`, `Associé unique : Chêne`.

Example: "Subsidiaries of Oak Mills: Fir Works, Elm SA" says that Oak Mills controls both.
"""

from __future__ import annotations

from kg.extract.drafts import Draft, Side, by, side_at, with_quantity
from kg.extract.holdings.rules import Rule
from kg.extract.holdings.slots import tie
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import form_of, is_modifier, is_party, party_of, possessor_of

_OWNERS = frozenset(
    "parent owner proprietor mere proprietaire associe associee consolidante maison-mere".split()
)


def _labels(sentence: Sentence, at: int) -> list[Draft]:
    """The ties that a colon at an index tells. Cost: linear in the names behind it."""
    units = sentence.units
    if units[at].text != ":" or at == 0 or at + 1 >= len(units):
        return []
    names = _row(units, at + 1)
    if not names or any(unit.quantity is not None for unit in units[at : names[-1] + 4]):
        return []
    whose, noun = _of(units, at)
    sort = _sort(units, noun)
    if sort is None:
        return []
    if whose is None and sort == "owner":
        bracket = next((i for i in range(noun, max(0, noun - 5), -1) if units[i].text == "("), None)
        rows = range(noun) if bracket is None else range(bracket - 1, bracket)
        whose = next((i for i in rows if _is_firm(units, i)), None)
    if whose is None:
        return by(f"label {sort} of topic", _of_topic(sentence, names, sort))
    ends = [(one, whose) if sort == "owner" else (whose, one) for one in names if one != whose]
    return by(f"label {sort}", [d for pair in ends for d in tie(units, pair, at, stake=sort == "owner")])


def _is_firm(units: list[Unit], at: int) -> bool:
    party = party_of(units[at])
    return party is not None and party.kind == "company" and form_of(units[at]) == "name"


def _row(units: list[Unit], at: int) -> list[int]:
    """The names behind a colon, with commas, semicolons and *and* between them."""
    names: list[int] = []
    while at < len(units) and len(names) < 12:
        if form_of(units[at]) not in ("name", "state"):
            return names
        names.append(at)
        at += 1
        if at < len(units) and units[at].text == "(":
            at = next((i + 1 for i in range(at, min(len(units), at + 8)) if units[i].text == ")"), at)
        if at >= len(units) or not (units[at].text in (",", ";") or units[at].has("and")):
            return names
        at += 1
        at += at < len(units) and (units[at].has("and") or units[at].has("det"))
    return names


def _of(units: list[Unit], at: int) -> tuple[int | None, int]:
    """Whose the label is, and the label's noun: `Subsidiaries of Oak:`, `Oak's owners:`, `Owner:`."""
    if is_party(units[at - 1]):
        case = at - 2
        while case > 0 and is_modifier(units[case]):
            case -= 1
        if case < 1 or not units[case].has("of", "in"):
            return None, -1
        return at - 1, case - 1
    noun = at - 1
    while noun > 0 and units[noun].key in _SORTS:
        noun -= 1
    return possessor_of(units, noun), noun


_SORTS = frozenset(
    "ultime majoritaire minoritaire principal principaux unique ultimate directe immediate".split()
)


def _sort(units: list[Unit], noun: int) -> str | None:
    while noun > 0 and (units[noun].key in _SORTS or units[noun].quantity is not None):
        noun -= 1
    if noun < 0 or units[noun].mention is not None:
        return None
    word = units[noun].key.rpartition(" ")[2]
    if units[noun].has("holder", "parent") or word in _OWNERS:
        return "owner"
    return "firm" if units[noun].has("subsidiary") or word in _FIRMS else None


_FIRMS = frozenset("subsidiaries brands filiales marques affiliates companies consolidee consolidees".split())


def _of_topic(sentence: Sentence, names: list[int], sort: str) -> list[Draft]:
    topic, found = sentence.topic, []
    if topic is None or topic.kind != "company":
        return []
    own = Side(topic, topic.written or topic.name)
    for name in names:
        one = side_at(sentence.units, name)
        if one is None or one.party is topic:
            continue
        holder, held = (one, own) if sort == "owner" else (own, one)
        unit = sentence.units[name]
        draft = Draft("shareholding", holder, held, unit.start, unit.end, certainty=0.75)
        found.append(with_quantity(draft, None))
    return found


RULES = (Rule("", _labels, keys=(":",), topical=True),)
