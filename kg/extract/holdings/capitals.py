"""Being in the capital of a company: `au capital de Sapin`, `on Fir's share register`, `a round led by Oak`.

Stakes with their own verb are in `holders.py`, `nounties.py` and `remainders.py`.

Example: "Fir Works raised €20m from Oak Capital and Elm Partners" says that both hold some of Fir Works.
"""

from __future__ import annotations

from kg.extract.drafts import Draft, by
from kg.extract.frames.owners import is_worded
from kg.extract.holdings.nominals import bearer
from kg.extract.holdings.rules import Rule
from kg.extract.holdings.slots import left_names, lists, right_names, row_wide, ties_of
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    form_of,
    group_at,
    is_modifier,
    is_party,
    possessor_of,
    subject_of,
)

_IN = ("au", "aux", "a", "in", "on", "dans", "into", "autour")
_REACH = 14


def _capitals(units: list[Unit], at: int) -> list[Draft]:
    """The ties that a noun of capital, a round of money or a verb of raising it tells at an index."""
    unit = units[at]
    if _has_figure(units, at):
        return []
    word = next((one for one in unit.key.split() if one in _NOUNS), "")
    if word == "capital" or word in _REGISTERS:
        return by("in capital", _inside(units, at))
    if word in _ROUNDS:
        return by("round", _round(units, at))
    if unit.key in _RAISED:
        return by("raised from", _raised(units, at))
    if unit.has("stake") or unit.key in _POSITIONS:
        return by("position", _position(units, at))
    return by("such as", _such(units, at)) if unit.has("holder") and unit.key.endswith("s") else []


def _has_figure(units: list[Unit], at: int) -> bool:
    """Whether a figure stands near: how much it is has been read there."""
    near = units[max(0, at - _REACH) : at + _REACH]
    return any(unit.quantity is not None and not is_worded(unit) for unit in near)


_REGISTERS = frozenset(("table", "register", "registre", "actionnariat"))
_ROUNDS = frozenset(("round", "levee", "financing", "rounds"))
_NOUNS = _REGISTERS | _ROUNDS | {"capital"}
_RAISED = frozenset(
    "raised raises raise raising secured lever levant boucler boucle leve recolte collecte attracted "
    "obtenu".split()
)
_POSITIONS = frozenset("position toehold foothold ligne positions mise line lignes".split())


# ---------------------------------------------------------------------------------------------------
# In the capital


def _inside(units: list[Unit], at: int) -> list[Draft]:
    """`Oak est au capital de Sapin`, `Oak joins Elm in the capital of Fir`, `Au capital de Sapin, Chêne`."""
    lead = _lead(units, at)
    if lead is None or any(unit.key in _NOT for unit in units[max(0, lead - 1) : at]):
        return []
    if any(unit.has("poss") for unit in units[lead : at + 1]):
        return _taken_in(units, lead)
    held = _whose(units, at)
    if not held:
        return []
    if lead == 0:
        return ties_of(units, _behind(units, held[-1] + 1), held, at, stake=True)
    holders = group_at(units, lead - 1) if is_party(units[lead - 1]) else []
    joins = any(unit.key in _JOINS and unit.mention is None for unit in units[max(0, lead - 6) : lead])
    if not holders or joins:
        subject = subject_of(units, holders[0] if holders else lead)
        own = left_names(units, lead) if not holders else []
        own = own or (group_at(units, subject) if subject is not None else [])
        holders = [*own, *holders]
    elif _is_object(units, holders[0]):
        return []
    return ties_of(units, [one for one in holders if one not in held], held, at, stake=True)


#: An increase of capital, and what somebody only wants: `l'envie d'entrer au capital de`.
_NOT = frozenset(
    "augmentation augmentations hausse ouverture reduction increase raising entree "
    "entrer monter revenir".split()
)
_JOINS = frozenset("rejoint rejoignent rejoindre joins joined join rejoigne cotoie".split())


def _is_object(units: list[Unit], name: int) -> bool:
    """`Oak a remplacé Elm au capital de`: who is before the preposition could be gone."""
    before = units[name - 1] if name else None
    return before is not None and before.mention is None and before.key in _REPLACED


_REPLACED = frozenset("remplace remplacer replaced replaces replacing succede".split())


def _lead(units: list[Unit], at: int) -> int | None:
    """The preposition before the noun: `au capital de` is one word, `on its share register` several."""
    if units[at].key.partition(" ")[0] in _IN and " " in units[at].key:
        return at
    for i in range(at - 1, max(-1, at - 6), -1):
        unit = units[i]
        if unit.mention is None and unit.key.partition(" ")[0] in _IN and not unit.has("det"):
            return i
        inner = is_modifier(unit) or is_party(unit) or unit.text in POSSESSIVE
        if not (inner or unit.has("of", "stake", "poss")):
            return None
    return None


def _whose(units: list[Unit], at: int) -> list[int]:
    """`the register of Fir`, `Fir's register`, `au tour de table de Sapin`."""
    possessor = possessor_of(units, at)
    if possessor is not None:
        return group_at(units, possessor)
    joined = units[at].key.endswith((" of", " de", " d'", " du", " des"))
    follows = at + 1 < len(units) and units[at + 1].mention is None and units[at + 1].has("of")
    names = right_names(units, at + 1) if joined or follows else []
    return [one for one in names if form_of(units[one]) == "name"][:1]


def _behind(units: list[Unit], at: int) -> list[int]:
    """`Au capital de Sapin figurent Chêne et Orme`: the names behind the verb."""
    for i in range(at, min(len(units), at + 5)):
        if units[i].mention is not None:
            return row_wide(units, i)
        if units[i].quantity is not None:
            return []
    return []


def _taken_in(units: list[Unit], lead: int) -> list[Draft]:
    """`Sapin a fait entrer Chêne à son capital`, `Fir welcomed Oak as a shareholder`."""
    if not is_party(units[lead - 1]) or lead < 2:
        return []
    holders = group_at(units, lead - 1)
    whose = subject_of(units, holders[0])
    return ties_of(units, holders, [whose] if whose is not None else [], lead, stake=True)


# ---------------------------------------------------------------------------------------------------
# Rounds of money


def _round(units: list[Unit], at: int) -> list[Draft]:
    """`Oak led Fir's funding round`, `Oak joined the round at Fir`, `a round led by Oak and Elm`."""
    held = _whose(units, at) or _at(units, at + 1) or _whose_money(units, at)
    verb = next((i for i in range(at - 1, max(-1, at - _REACH), -1) if units[i].key in _LED), None)
    if held and verb is not None:
        subject = subject_of(units, verb)
        return ties_of(units, group_at(units, subject) if subject is not None else [], held, verb, stake=True)
    led = next((i for i in range(at + 1, min(len(units), at + 5)) if units[i].key in _LED), None)
    if led is None or led + 1 >= len(units) or not units[led + 1].has("by"):
        return []
    subject = subject_of(units, at)
    held = held or (group_at(units, subject) if subject is not None else [])
    return ties_of(units, [i for i in right_names(units, led + 1) if i not in held], held, led, stake=True)


def _whose_money(units: list[Unit], at: int) -> list[int]:
    """`Fir's $80m funding round`: over the sum."""
    mark = next((i for i in range(at - 1, max(0, at - 8), -1) if units[i].text in POSSESSIVE), None)
    return [mark - 1] if mark is not None and form_of(units[mark - 1]) == "name" else []


_LED = frozenset(
    "led leads lead joined joins backed participated part mene menee mena dirige conduit conduite souscrit "
    "participe rejoint anchored".split()
)


def _at(units: list[Unit], at: int) -> list[int]:
    case = at < len(units) and units[at].mention is None and units[at].has("in", "for")
    return [i for i in right_names(units, at) if form_of(units[i]) == "name"][:1] if case else []


def _raised(units: list[Unit], at: int) -> list[Draft]:
    """`Fir raised €20m from Oak and Elm`, `Sapin a levé 20 millions auprès de Chêne et d'Orme`."""
    for i in range(at + 1, min(len(units), at + _REACH)):
        unit = units[i]
        if unit.quantity is not None or unit.text in (",", ";", "."):
            return []
        if unit.mention is None and (unit.has("from") or unit.key.startswith(_FROM)):
            after = i + 1 + (unit.key == "aupres")
            while after < len(units) and (units[after].has("holder") or units[after].key in _SUCH):
                after += 1
            money = any(one.key in _MONEY or one.text in ("£", "$", "€") for one in units[at + 1 : i])
            holders = right_names(units, after) if money else []
            subject = subject_of(units, at)
            return ties_of(
                units, holders, group_at(units, subject) if subject is not None else [], at, stake=True
            )
        if is_party(unit):
            return []
    return []


_FROM = ("aupres", "chez")
_SUCH = frozenset("such as including like dont notamment comme tels que such_as".split())
_MONEY = frozenset(
    "million millions billion billions milliard milliards money funds funding capital equity fonds cash m bn "
    "euros dollars francs".split()
)


def _such(units: list[Unit], at: int) -> list[Draft]:
    """`Fir has shareholders such as Oak and Elm`, `Fir is backed by investors Oak and Elm`."""
    name = at + 1
    while name < len(units) and (units[name].key in _SUCH or units[name].text == ","):
        name += 1
    lead = at - 1
    while lead > 0 and at - lead < 4 and is_modifier(units[lead]):
        lead -= 1
    by_them = units[lead].has("by") and units[lead].mention is None
    if name >= len(units) or form_of(units[name]) != "name" or not by_them:
        return []
    held = [i for i in left_names(units, lead - 1) if i < lead]
    return ties_of(units, row_wide(units, name), held, lead - 1, stake=True)


# ---------------------------------------------------------------------------------------------------
# Positions


def _position(units: list[Unit], at: int) -> list[Draft]:
    """`holds a stake of unknown size in Fir`, `has built a position in Fir`, `a pris dans If une part`."""
    verb, verbs = at - 1, lists()["positions"]["verbs"]
    held: list[int] = []
    while verb > 0 and at - verb < 7:
        unit = units[verb]
        if unit.quantity is not None or unit.is_mark or unit.has("neg"):
            return []
        if unit.mention is None and unit.key.partition(" ")[0] in verbs:
            break
        if form_of(unit) == "name" and units[verb - 1].has("in"):
            held = [verb]
        verb -= 1
    else:
        return []
    if not held:
        case = next((i for i in range(at + 1, min(len(units), at + 7)) if _stops(units[i])), None)
        if case is None or not units[case].has("in"):
            return []
        held = [i for i in right_names(units, case) if form_of(units[i]) == "name"]
    subject = subject_of(units, verb)
    holders = group_at(units, subject) if subject is not None else []
    name = bearer(units, 0) if not holders else None
    holders = holders or ([name] if name is not None and name < verb else [])
    return ties_of(units, [one for one in holders if one not in held], held, verb, stake=True)


def _stops(unit: Unit) -> bool:
    return unit.is_mark or unit.quantity is not None or unit.mention is not None or unit.has("in", "boundary")


RULES = (Rule("", _capitals, keys=_RAISED | _POSITIONS, within=_NOUNS, classes=("stake", "holder")),)
