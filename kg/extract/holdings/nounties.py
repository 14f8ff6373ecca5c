"""Shareholder nouns and stakes where `holders.py` finds no tie: `Oak's stake in Fir`, `Oak, Fir's owner`.

Example: "Oak Mills, Fir Works's owner" says that Oak Mills holds Fir Works.
"""

from __future__ import annotations

from kg.extract.drafts import ENDED, Draft
from kg.extract.frames.owners import is_worded
from kg.extract.holdings.acquiring import past_time
from kg.extract.holdings.kinship import of_after, possessor
from kg.extract.holdings.nominals import bearer, goes_on, phrase_start
from kg.extract.holdings.rules import Rule
from kg.extract.holdings.slots import before_mark, explained, left_names, right_names, row_wide, tie, ties_of
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import form_of, group_at, is_modifier, is_party, possessor_of, subject_of

_STAKES = frozenset(
    "stake stakes holding holdings shareholding shareholdings interest interests share shares investment "
    "participation participations part parts actions titres investissement".split()
)
_TITLES = frozenset("actions titres parts".split())
_LAST = frozenset("last remaining entire whole final dernieres derniers derniere ultimes".split())
_WORDED = frozenset(("majoritaire", "minoritaire"))
#: `let go of its last shares`, `parted with its stake`, `disposed of`.
_PARTED = frozenset("parted disposed divested let shed offloaded separe defait".split())
_SAME = frozenset("same common meme commun".split())
_PAID = frozenset("paid pays payed paye paya debourse".split())
_REACH = 8


def _own_stake(units: list[Unit], at: int) -> list[Draft]:
    """`Oak's stake in Fir`, `la participation de Chêne dans Sapin`."""
    if any(unit.quantity is not None and not is_worded(unit) for unit in units):
        return []  # how much it is stands there
    after, holder = at + 1, possessor(units, at)
    titled = after < len(units) and form_of(units[after]) == "name" and units[at].key in _TITLES
    if titled and holder is not None and holder != after:
        return _gone(
            [draft for one in group_at(units, holder) for draft in _stake(units, one, after, at)], units, at
        )
    owned = units[after - 2].has("poss") and units[at].key in _TITLES and holder is not None
    if owned and after < len(units) and units[after].has("of"):  # "a vendu ses parts de Sapin"
        rows = [one for one in right_names(units, after) if one != holder]
        return _gone([draft for held in rows for draft in _stake(units, holder or 0, held, at)], units, at)
    if holder is None and _is_of(units, after):
        holder = bearer(units, after + 1)
        after = holder + 1 if holder is not None else after
    if holder is None or after >= len(units) or not units[after].has("in"):
        return []
    rows = [one for one in right_names(units, after) if one != holder]
    found = [
        draft for one in group_at(units, holder) for held in rows for draft in _stake(units, one, held, at)
    ]
    return _gone(found, units, at)


def _is_of(units: list[Unit], at: int) -> bool:
    """`la participation de`, `the stake of`, no `a stake of`: whose it is follows."""
    if at >= len(units) or not units[at].has("of"):
        return False
    return units[at].key != "of" or units[phrase_start(units, at - 1)].key == "the"


def _gone(found: list[Draft], units: list[Unit], at: int) -> list[Draft]:
    """`sold its stake in Fir`, `a cédé ses dernières actions Sapin`: nothing is left."""
    first = phrase_start(units, at)
    last = any(unit.key in _LAST for unit in units[first:at])
    before = units[max(0, first - 4) : first] if last else units[max(0, first - 1) : first]
    all_ = last or any(unit.has("poss") for unit in units[first:at])
    sells = any(unit.has("sell") and unit.has("f:past", "f:part") for unit in before)
    if all_ and (sells or _PARTED.intersection(unit.key for unit in units[max(0, first - 3) : first])):
        for draft in found:
            draft.tense = ENDED
    return found


def _stake(units: list[Unit], holder: int, held: int, at: int) -> list[Draft]:
    """A stake is taken for granted, whatever is to come of it."""
    return tie(units, (holder, held), at, stake=True)


def _genitive(units: list[Unit], at: int) -> list[Draft]:
    """`Oak, Fir's owner,`, `Oak remains Fir's biggest shareholder`."""
    held = possessor_of(units, at)
    if held is None or held == 0:
        return []
    left = held - 1
    while left > 0 and held - left < 5 and is_modifier(units[left]):
        left -= 1
    if units[left].text in (",", "(", "—", "–"):
        name = before_mark(units, left)
    elif units[left].has("be") and units[left].mention is None:
        name = subject_of(units, left)
    else:
        return []
    return ties_of(units, group_at(units, name) if name is not None else [], [held], at, stake=True)


def _of(units: list[Unit], at: int) -> list[Draft]:
    """`Oak, owner since 2012 of Fir`, `Le propriétaire allemand de Sapin, Chêne,`, `anchor investor of`."""
    timed = past_time(units, at + 1)
    held = of_after(units, timed - 1) if timed > at + 1 else of_after(units, at)
    if held is None:
        return []
    row = row_wide(units, held)
    first = phrase_start(units, at)
    names = []
    if first > 0:
        name = explained(units, first - 1 if units[first].has("det", "poss") else first)
        names = group_at(units, name) if name is not None and name < first else []
    after = row[-1] + 1
    if after < len(units) and units[after].has("be") and units[first].has("det"):
        names = []  # "kept by the fund, the owner of Fir remains Oak"
    comma = after < len(units) and (units[after].text == "," or units[after].has("be"))
    named = bearer(units, after + 1) if comma and not names else None
    if named is not None and form_of(units[named]) == "name":
        names = [named]
    return ties_of(units, [one for one in names if one not in row], row, at, stake=True)


def _with(units: list[Unit], at: int) -> list[Draft]:
    """`Fir, with Oak as its main shareholder,`, `Sapin, avec Chêne pour actionnaire principal,`."""
    case = at - 1
    while case > 0 and at - case < 6 and (is_modifier(units[case]) or units[case].has("poss")):
        case -= 1
    lead = next((i for i in range(case - 1, max(-1, case - 8), -1) if units[i].has("with")), None)
    if not units[case].has("as", "for") or lead is None or units[case].mention is not None:
        return []
    holders = right_names(units, lead + 1)
    return ties_of(units, holders, [i for i in left_names(units, lead) if i not in holders], at, stake=True)


def _has(units: list[Unit], at: int) -> list[Draft]:
    """`Fir has two owners, Oak and Jan Novak`, `Sapin a un seul actionnaire, Chêne`."""
    verb = at - 1
    while verb > 0 and at - verb < 6 and not units[verb].has("have"):
        if is_party(units[verb]) or units[verb].is_mark:
            return []
        verb -= 1
    if not units[verb].has("have") or at + 2 >= len(units) or units[at + 1].text not in (",", ":"):
        return []
    subject = subject_of(units, verb)
    rows = [subject] if subject is not None else []
    if subject is not None and any(unit.key in _SAME for unit in units[verb:at]):
        rows = group_at(units, subject)
    return ties_of(units, right_names(units, at + 2), rows, at, stake=True)


def _majority_at(units: list[Unit], at: int) -> list[Draft]:
    """`Chêne, majoritaire chez Sapin,`, `Sapin, où Chêne est majoritaire,`."""
    held = right_names(units, at + 1) if at + 1 < len(units) and units[at + 1].has("in", "of") else []
    if held:
        return ties_of(units, [one for one in left_names(units, at) if one not in held], held, at, stake=True)
    subject = subject_of(units, at - 1) if at and units[at - 1].has("be") else None
    if subject is None or subject < 2:
        return []
    rel = subject - 1
    while rel > 0 and is_modifier(units[rel]) and units[rel].key != "ou":
        rel -= 1
    name = before_mark(units, rel - 1) if units[rel].key == "ou" and units[rel - 1].text == "," else None
    return ties_of(units, [subject], [name] if name is not None else [], at, stake=True)


def _paid(units: list[Unit], at: int) -> list[Draft]:
    """`Oak paid 40 million euros for Fir`, `Chêne a payé Sapin 40 millions`."""
    case = next((i for i in range(at + 1, min(len(units), at + _REACH)) if units[i].has("for")), None)
    if case is None or any(is_party(unit) or unit.quantity for unit in units[at + 1 : case]):
        return []
    held = right_names(units, case + 1)
    if not held or goes_on(units, held[-1]):
        return []
    subject = subject_of(units, at)
    return ties_of(units, group_at(units, subject) if subject is not None else [], held, at)


def _the_one(units: list[Unit], at: int) -> list[Draft]:
    """`The Bergen fund that controls Fir, Oak Capital, is patient`: who it is stands behind."""
    told = at > 0 and units[at - 1].has("rel")
    if not told or any(is_worded(unit) or unit.quantity for unit in units[at : at + 4]):
        return []
    held = right_names(units, at + 1)
    if not held or held[-1] + 3 >= len(units) or units[held[-1] + 1].text != ",":
        return []
    name = bearer(units, held[-1] + 2)
    if (
        name is None
        or form_of(units[name]) != "name"
        or name + 1 >= len(units)
        or not units[name + 1].is_mark
    ):
        return []
    return ties_of(units, [name], held, at)


def _firm_that(units: list[Unit], at: int) -> list[Draft]:
    """`Oak, the company that controls Fir, is patient`: the name that the noun before explains."""
    noun = at - 2
    if noun < 2 or not units[at - 1].has("rel") or is_party(units[noun]) or not is_modifier(units[noun]):
        return []
    if any(is_worded(unit) or unit.quantity or unit.has("stake") for unit in units[at : at + 4]):
        return []
    first = phrase_start(units, noun)
    name = before_mark(units, first - 1) if first > 1 and units[first - 1].text == "," else None
    held = right_names(units, at + 1, case=False)
    if name is None or form_of(units[name]) != "name" or not held or goes_on(units, held[-1]):
        return []
    return ties_of(units, [name], [one for one in held if one != name], at)


RULES = (
    Rule("own stake", _own_stake, keys=_STAKES, classes=("stake",)),
    Rule("genitive holder", _genitive, classes=("holder", "parent")),
    Rule("holder of", _of, classes=("holder", "parent")),
    Rule("with holder", _with, classes=("holder", "parent")),
    Rule("has holders", _has, classes=("holder", "parent")),
    Rule("paid for", _paid, keys=_PAID),
    Rule("the one that", _the_one, classes=("hold", "control")),
    Rule("firm that", _firm_that, classes=("hold", "control")),
)
#: What a figure begins.
WORDED = Rule("worded", _majority_at, keys=_WORDED)
