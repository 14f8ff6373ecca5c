"""Parts of a share that change hands or are still lacking: figures of a holding, and no level of it.

Example: in "bought a further 6 %, taking its holding to 31 %" the 31 % are held, and the 6 % are a step.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extract.linking.measures import Led, after, in_kind, word_kinds
from kg.extract.parts import Unit
from kg.extract.phrases.governing import word_lists

_REACH = 30
_STAKES = frozenset(
    "stake stakes holding holdings shareholding shareholdings interest participation participations".split()
)
_FRESH = frozenset("new nouvelles nouveaux".split())
_THAT = frozenset(("that", "this", "cela"))
_TOP = ("on top", "en plus", "s'ajoutant", "ajoutant")
_GATHERED = frozenset("ramasse rafle amasse accumule amassed gathered accumulated".split())
_SALES = frozenset("sale disposal vente cession".split())
_HAVING = frozenset("after having apres avoir".split())


def of_holding(units: list[Unit], at: int) -> bool:
    """`sold a third of his holding`, `la moitié de sa participation`, `12 % of the new shares`."""
    row = [unit for _, unit in after(units, at, 4)]
    if not row or not row[0].has("of"):
        return False
    at_noun = next((n for n, unit in enumerate(row) if n and not unit.has("det", "poss", "new")), None)
    if at_noun is None or row[at_noun].mention is not None:
        return False
    if row[at_noun].key == "holding" and _is_holding_company(row, at_noun):
        return False
    fresh = any(unit.key in _FRESH for unit in (row[at_noun - 1], *row[at_noun + 1 : at_noun + 2]))
    return row[at_noun].key in _STAKES or (fresh and row[at_noun].has("stake", "capital"))


def of_own_shares(units: list[Unit], at: int) -> bool:
    """`la totalité des actions qu'il détient`, `half of the shares that it owns`: a part of a holding."""
    quantity = units[at].quantity
    if quantity is None or quantity.stated is not None or at + 2 >= len(units):
        return False
    row = units[at + 1 : at + 4]
    noun = next((n for n, unit in enumerate(row) if n and unit.has("stake") and unit.mention is None), None)
    if noun is None or not row[0].has("of"):
        return False
    behind = units[at + 2 + noun : at + 6 + noun]
    told = bool(behind) and (behind[0].key in ("que", "qu'", "that") or behind[0].has("it", "they"))
    return told and any(unit.mention is None and unit.has("hold", "have") for unit in behind[1:])


def _is_holding_company(row: list[Unit], noun: int) -> bool:
    """`of the holding Oak`, `of a new holding, Oak`, `de la holding de tête`: a firm and no stake."""
    french = row[0].key != "of"
    named = any(unit.mention is not None for unit in row[noun + 1 : noun + 3])
    return french or named or row[1].key in ("a", "an")


def of_figure(units: list[Unit], at: int) -> bool:
    """`half of the 44 %`, `la moitié de ses 30 %`, `half of that`: a part of a share, not of the company."""
    quantity = units[at].quantity
    if quantity is None or quantity.stated is not None:
        return False
    row = units[at + 1 : at + 5]
    if not row or not row[0].has("of"):
        return False
    if len(row) > 2 and row[1].key in _THAT and row[2].is_mark:
        return True
    inner = next((unit for unit in row[1:] if not unit.has("det", "poss")), None)
    return inner is not None and inner.quantity is not None


def is_step(units: list[Unit], at: int) -> bool:
    """`bought a further 6 %, taking its holding to 31 %`: the second is the level, the first is none."""
    taking = next((i for i, unit in after(units, at, _REACH) if in_kind(unit, "taking")), None)
    if taking is None:
        return False
    between = units[at + 1 : taking]
    if any(unit.has("sell") or unit.quantity is not None for unit in between):
        return False
    if any(unit.has("sell") for unit in units[max(0, at - 8) : at]):
        return False
    levels = [i for i, unit in after(units, taking, 14) if unit.quantity is not None]
    return bool(levels) and any(unit.has("to") for unit in units[taking : levels[0]])


def is_lacking(units: list[Unit], at: int) -> bool:
    """`the 50 % that it does not already own`, `les 6 % qui lui manquent`, unless the seller is told."""
    row = []
    for _, unit in after(units, at, 10):
        if unit.is_mark or unit.quantity is not None:
            break
        row.append(unit)
    relative = next(
        (n for n, unit in enumerate(row) if unit.has("rel", "it", "they") or unit.mention), len(row)
    )
    lacks = any(in_kind(unit, "lacking") for unit in row[relative:])
    denied = next((n for n, unit in enumerate(row) if n >= relative and unit.has("neg")), None)
    only = any(unit.key in ("que", "qu'") for unit in row[(denied or 0) + 1 :])  # "pour n'en garder que 24 %"
    lacks = lacks or (denied is not None and not only and any(unit.has("hold") for unit in row[denied:]))
    if not lacks:
        return False
    buying = next((i for i in range(at - 1, max(-1, at - 12), -1) if units[i].has("buy")), None)
    return buying is None or not any(unit.mention is not None for unit in units[buying:at])


def is_more(units: list[Unit], at: int) -> bool:
    """`a encore grignoté 1,1 % d'Oak`, `has again bought 2 %`, `bought back the 34 %`: no level."""
    left = at - 1 - (at > 1 and units[at - 1].has("det"))
    own = any(unit.key in ("own", "propres", "propre") for unit in units[at + 1 : at + 5])
    if left > 0 and units[left].key == "back" and units[left - 1].has("buy") and not own:
        return True
    return at >= 2 and units[at - 2].key in ("encore", "again") and not units[at - 1].has("hold", "have")


def is_on_top(units: list[Unit], at: int) -> bool:
    """`brought Oak 22 % on top of the 33 % that it had`: a step to a level that is not told here."""
    row = [unit for _, unit in after(units, at, 8)]
    keys = " ".join(unit.key for unit in row)
    added = any(words in keys for words in _TOP)
    return added and any(unit.quantity is not None for unit in row)


def is_bought_before(units: list[Unit], at: int) -> bool:
    """`After buying 4 % of Fir on the market, Oak owns 15 %`: the level is the later figure."""
    row = range(at - 1, max(-1, at - 4), -1)
    buying = next((i for i in row if units[i].has("buy") or units[i].key in _GATHERED), 0)
    if not buying or not any(unit.key in _HAVING for unit in units[max(0, buying - 2) : buying]):
        return False
    whose = _company(units, at)
    later = [i for i, unit in after(units, at, _REACH) if unit.quantity is not None]
    for i in later:
        if units[i - 1].has("to") or any(unit.has("hold", "have") for unit in units[i - 3 : i]):
            return whose is None or _company(units, i) in (None, whose)
    return False


def _company(units: list[Unit], at: int) -> object:
    """The party that a figure is told to be a part of, right behind it; None where none stands there."""
    named = [unit for _, unit in after(units, at, 3) if unit.mention is not None]
    return named[0].mention.party if named and named[0].mention and units[at + 1].has("of", "in") else None


def is_placed(units: list[Unit], at: int) -> bool:
    """`8 % of Fir was placed with funds`, `a placé en Bourse 17 %`: of many buyers without a name.

    Not `placed its 8 %`, of which is known that they are gone.
    """
    words = word_lists("undoing")
    left = at - 1
    if left > 1 and units[left].key in words["market"] and units[left - 1].key in ("en", "on"):
        left -= 2
    if left > 0 and units[left].key in words["placing"] and units[left - 1].has("have"):
        return True
    for i, unit in after(units, at, 8):
        if unit.has("be") and i + 1 < len(units):
            placed = i + 1 + (units[i + 1].key in ("been", "ete"))
            return placed < len(units) and units[placed].key in words["placing"]
        if unit.is_mark or unit.quantity is not None:
            return False
    return False


def is_let_go(units: list[Unit], at: int) -> bool:
    """`has approved the sale of 51 % of Fir`: what may be sold, of a level and to a buyer not told here."""
    noun = next((i for i in range(at - 1, max(0, at - 5), -1) if units[i].key in _SALES), 0)
    if not noun or not (units[noun + 1].has("of") or units[noun + 1].key in ("de", "d'")):
        return False
    approved = word_lists("undoing")["approved"]
    if not any(unit.key in approved and unit.mention is None for unit in units[max(0, noun - 6) : noun]):
        return False
    return not any(unit.has("to") for _, unit in after(units, at, 10))


@lru_cache(maxsize=1)
def portion_rules() -> tuple[Led, ...]:
    """The rules of this room, each with the words, keys or classes, without which it says no."""
    return (
        (is_more, frozenset(("back", "encore", "again"))),
        (of_holding, _STAKES | _FRESH),
        (is_step, word_kinds()["taking"]),
        (is_lacking, word_kinds()["lacking"] | {"neg"}),
        (is_on_top, frozenset(("top", "plus", "ajoutant", "s'ajoutant"))),
        (is_bought_before, _HAVING),
        (is_let_go, _SALES),
        (is_placed, word_lists("undoing")["placing"]),
    )
