"""Phrases before the name they are said of: `Backed by Oak, Fir makes`, `Filiale de Chêne, Sapin vend`.

Verbs and nouns that follow their name are in `owning.py`, `kinship.py` and `nominals.py`; what a later
sentence says of the one before is in `bearing.py`.

Example: "Under its owner, Oak Mills, Fir Works has grown" says that Oak Mills controls Fir Works.
"""

from __future__ import annotations

from kg.extract.drafts import ENDED, Draft, by
from kg.extract.holdings.nominals import bearer
from kg.extract.holdings.slots import lists, right_names, tie
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import form_of, group_at, is_modifier, is_party, party_of

_REACH = 26
_HEADS = 7
_SHORT = 12


def openings(units: list[Unit]) -> list[Draft]:
    """The ties that the phrase before the first clause of a sentence tells. Cost: one look at its head."""
    if form_of(units[0]) in ("name", "state", "pronoun") or len(units) < 6:
        return _later(units)
    comma = _end(units)
    if comma is None:
        return _later(units)
    whom = bearer(units, comma + 1)
    if whom is None:
        return []
    found = _its(units, comma, whom)
    if not found and not any(unit.has("poss") for unit in units[:3]):
        found = _headed(units, comma, whom)
    return found


def _end(units: list[Unit]) -> int | None:
    """The comma that ends the phrase: the first one before a name that no mark follows, else before any."""
    marked = None
    for i in range(1, min(len(units) - 2, _REACH)):
        if units[i].text in _ENDS:
            break
        name = bearer(units, i + 1) if units[i].text == "," else None
        if (
            name is None
            or name + 1 >= len(units)
            or form_of(units[name]) not in ("name", "state", "descriptor")
        ):
            continue
        after = units[name + 1]
        if not after.is_mark and not after.has("and"):
            return i
        if after.text == "," and i < _SHORT:
            marked = i
    return marked


_ENDS = (";", ":", ".", "?", "«", '"')


# ---------------------------------------------------------------------------------------------------
# A noun or participle at the head


def _headed(units: list[Unit], comma: int, whom: int) -> list[Draft]:
    """`Devenue filiale de Chêne, Sapin`, `Longtime shareholder in Fir, Oak`, `Bought from Oak, Fir`."""
    heads = lists()["opening"]
    for i in range(min(_HEADS, comma)):
        unit = units[i]
        if unit.mention is not None or unit.quantity is not None:
            return []
        word = unit.key.rpartition(" ")[2]
        rule = next((name for name, words in heads.items() if word in words or unit.key in words), None)
        rule = rule or ("held" if unit.has("subsidiary") else "holder" if unit.has("holder") else None)
        names = _after(units, i, comma) if rule is not None and not _are_many(units, i) else []
        if rule is None or not names:
            continue
        whose = [one for one in group_at(units, whom) if one not in names]
        inside = any(_SPHERES.intersection(one.key.split()) for one in units[i : names[0]])
        turned = rule == "holder" or (rule == "left" and unit.key.startswith("sorti") and not inside)
        ends = [(b, a) if turned else (a, b) for a in names for b in whose]
        found = [draft for pair in ends for draft in tie(units, pair, i, stake=rule in ("holder", "backed"))]
        sold = rule == "bought" and not units[i].has("belong") and _is_seller(units, i, names[0])
        over = rule == "left" or sold or any(one.has("former") or one.key in _ONCE for one in units[:i])
        for draft in found:
            draft.tense = ENDED if over else draft.tense
        return by(f"opening {rule}", found)
    return []


_SPHERES = frozenset("giron groupe orbite mains sein filiales galaxie".split())
_ONCE = frozenset("once formerly originally jadis autrefois naguere longtemps hier previously ex".split())


def _is_finite(unit: Unit) -> bool:
    return unit.mention is None and unit.has("f:fin", "be", "will", "rel", "wholly", "majorly")


def _are_many(units: list[Unit], head: int) -> bool:
    """`The owners of Fir urge their chief, Jan Novak,`; no `One of the owners of Fir, Oak,`."""
    plural = units[head].has("holder") and units[head].key.endswith("s")
    return plural and not any(unit.key in ("one", "un", "une", "l'un") for unit in units[:head])


def _is_seller(units: list[Unit], head: int, name: int) -> bool:
    """`Bought from Oak in 2009, Fir`, `Rachetée à Chêne, Sapin`: who sold it."""
    to = any(unit.has("to") and unit.mention is None for unit in units[head + 1 : name])
    bought = units[head].key.startswith(("rach", "ache"))
    return (bought and to) or any(unit.has("from") for unit in units[head + 1 : name])


def _after(units: list[Unit], head: int, comma: int) -> list[int]:
    """The names governed by a preposition behind the head, over words of time and manner."""
    for i in range(head + 1, min(comma, head + 7)):
        unit = units[i]
        if unit.mention is not None or unit.quantity is not None or unit.text == ",":
            return []
        if unit.has("of", "to", "by", "in", "from", "with") or unit.key == "par":
            names = [one for one in right_names(units, i) if one < comma]
            clause = any(_is_finite(one) for one in units[names[-1] : comma]) if names else True
            if not clause:
                return names
    return []


# ---------------------------------------------------------------------------------------------------
# Its owner, its firm


def _its(units: list[Unit], comma: int, whom: int) -> list[Draft]:
    """`Under its owner Oak, Fir`, `Aidé par son actionnaire Chêne, Sapin`, `Par Pin, sa filiale, Chêne`."""
    poss = next((i for i in range(min(12, comma)) if units[i].has("poss")), None)
    if poss is None:
        return []
    stop = poss + 1
    while stop < comma and stop - poss < _HEADS and _describes(units[stop]):
        stop += 1
    sort = None if _LISTS.intersection(u.key for u in units[poss:stop]) else _sort(units[poss + 1 : stop])
    before = poss - 2 if poss >= 2 and units[poss - 1].text == "," else None
    if before is not None and form_of(units[before]) == "name":
        names = [before]
    else:
        names = [
            one for one in right_names(units, stop + (units[stop].text == ","), case=False) if one < whom
        ]
    rivals = [i for i in range(poss) if i not in names and is_party(units[i])]
    if sort is None or not names or rivals:
        return []
    ends = [(one, whom) if sort == "owner" else (whom, one) for one in names if one != whom]
    return by(f"opening its {sort}", [draft for pair in ends for draft in tie(units, pair, poss)])


_LISTS = frozenset("include includes comprise comprises comprennent comptent sont".split())


def _is_firm_name(units: list[Unit], at: int) -> bool:
    party = party_of(units[at])
    return party is not None and party.kind == "company"


def _describes(unit: Unit) -> bool:
    return is_modifier(unit) or unit.has("subsidiary", "parent", "holder", "whollyowned")


def _sort(words: list[Unit]) -> str | None:
    if any(unit.has("office", "partner", "former") for unit in words):
        return None
    if any(unit.has("holder", "parent") or unit.key in _PARENTS for unit in words):
        return "owner"
    firms = lists()["nouns"]["firm"]
    return "firm" if any(u.has("subsidiary") or u.key.rpartition(" ")[2] in firms for u in words) else None


_PARENTS = frozenset("parent mere maison-mere societe-mere proprietaire backer sponsor tutelle".split())


def _later(units: list[Unit]) -> list[Draft]:
    """`Its subsidiary Fir weighed on the results of Oak`, `Ses maîtres, Chêne et If, ont aidé Sapin`."""
    if not units[0].has("poss"):
        return []
    stop = 1
    while stop < len(units) and stop < _HEADS and _describes(units[stop]):
        stop += 1
    sort = _sort(units[1:stop])
    if sort is None or stop >= len(units):
        return []
    names = right_names(units, stop + (units[stop].text == ","), case=False)
    firms = [
        i
        for i in range(names[-1] + 1 if names else 0, len(units))
        if is_party(units[i]) and _is_firm_name(units, i)
    ]
    parties = {id(party_of(units[i])) for i in firms if i not in names}
    if not names or len(parties) != 1:
        return []
    if any(unit.has("say") and unit.mention is None for unit in units):
        return []  # "Its units include Fir, Oak said"
    ends = [(one, firms[0]) if sort == "owner" else (firms[0], one) for one in names]
    return by(f"its {sort} later", [draft for pair in ends for draft in tie(units, pair, 0)])
