"""Lines that a holding may cross, and holdings that nobody has: figures of a limit, and no level.

Example: in "no shareholder may hold more than 10 %" and "crossed the 5 % threshold" nobody holds the figure.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extract.linking.measures import BARS, Led, after, in_kind, word_kinds
from kg.extract.parts import Unit

_SOMEBODY = frozenset(
    "one other party side person company holder bidder buyer member personne societe entite acquereur "
    "membre".split()
)
_EXCEPT = frozenset("but except besides apart than sauf hormis hors outre".split())
_BEYOND = frozenset("above below over under past beyond au-dessus au-dessous au-dela en-deca dela".split())
_RULE = 12  # units from a word of a rule to its figure


def is_bar(units: list[Unit], at: int) -> bool:
    """`the thresholds of 5 % and 10 %`, `the 5 % threshold`, `crossed 10 %`: a line and no level."""
    for _, unit in after(units, at, 3):
        if unit.key in BARS or unit.key == "level":
            return True
        if unit.mention or unit.quantity or not unit.has("votes", "voting", "stake"):
            break
    for i in range(at - 1, max(-1, at - 12), -1):
        unit = units[i]
        if unit.key in BARS:
            return True
        joined = unit.text in (",", "-") or unit.has("of", "det", "and", "or", "capital", "votes", "percent")
        if unit.mention or not (joined or unit.quantity):
            break
    return _is_crossed(units, at)


def _is_crossed(units: list[Unit], at: int) -> bool:
    """`crossed 10 %`, `crossing two marks, first 5 and then 10 %`, `a franchi en hausse 5 %`."""
    for i in range(at - 1, max(-1, at - 13), -1):
        if in_kind(units[i], "crossing"):
            return True
        if units[i].mention is not None or units[i].has("hold", "have", "stake", "be", "level", "boundary"):
            return False
    return False


def by_nobody(units: list[Unit], at: int) -> bool:
    """`nobody else holds more than 5 %`, `any shareholder above 3 %`, `aucun autre actionnaire`.

    Not `none of Oak and 2 % of Fir`, `nobody's man, is at 10 %`, `whoever gets Oak inherits its 26 %`.
    """
    for i in range(at - 1, max(-1, at - 12), -1):
        unit = units[i]
        owner = unit.mention is not None and _is_owner(units, i)
        if (unit.mention is not None and not owner) or unit.quantity is not None or unit.text in (";", ":"):
            return False
        if unit.has("than") or unit.key in _EXCEPT:
            return False  # "no shareholder but Oak has 12 %"
        if in_kind(unit, "nobody"):
            between = units[i + 1 : at]
            return not any(one.text in (",", "'s", "’s") or one.has("and", "poss") for one in between)
        ahead = units[i + 1 : i + 4]
        if unit.has("threshold") and unit.key.partition(" ")[0] in word_kinds()["everybody"]:
            return True
        if in_kind(unit, "everybody") and any(one.has("holder") or one.key in _SOMEBODY for one in ahead):
            return True
    return False


def _is_owner(units: list[Unit], name: int) -> bool:
    """`of Oak`, `of the Oak clan`: whose the somebody is, and not who holds."""
    before = name - 1 - (name > 0 and units[name - 1].has("det"))
    return before >= 0 and units[before].has("of", "in")


def is_bound(units: list[Unit], at: int) -> bool:
    """`must by its charter keep 51 %`, `may not exceed 30 %`, `forbids Oak to have less than 51 %`.

    What a rule says is not what is held. Not `must keep its 51 %`, which are there, and not `may sell 5 %`.
    """
    verb = at - 1
    while verb > 0 and at - verb < 3 and units[verb].has("det", "approx"):
        verb -= 1
    if verb < 1 or units[verb].mention is not None or not _is_having(units[verb]):
        return False
    for i in range(verb - 1, max(-1, verb - _RULE), -1):
        unit = units[i]
        if in_kind(unit, "bound") and unit.text != "May":
            return True
        if unit.text in (";", ":") or unit.quantity is not None or unit.has("f:fin", "will"):
            return False
    return False


def _is_having(unit: Unit) -> bool:
    held = unit.has("hold", "have") and not unit.has("f:past", "f:part")
    return (held and unit.has("f:inf")) or in_kind(unit, "exceeding")


def is_passed(units: list[Unit], at: int) -> bool:
    """`above 20 %, to 20.7 %`, `repassé au-dessus de 20 % du capital, à 20,7 %`: the other is the level."""
    led = units[max(0, at - 2) : at]
    if not any(unit.key in _BEYOND for unit in led):
        return False
    row = [unit for _, unit in after(units, at, 7)]
    comma = next((n for n, unit in enumerate(row) if unit.text == ","), None)
    if comma is None or any(unit.quantity is not None for unit in row[:comma]):
        return False
    level = row[comma + 1 : comma + 3]
    return len(level) == 2 and (level[0].has("to") or level[0].key == "at") and level[1].quantity is not None


@lru_cache(maxsize=1)
def limit_rules() -> tuple[Led, ...]:
    """The rules of this room, each with the words, keys or classes, without which it says no."""
    return (
        (is_bar, BARS | word_kinds()["crossing"] | {"level"}),
        (by_nobody, word_kinds()["nobody"] | word_kinds()["everybody"] | {"threshold"}),
        (is_bound, word_kinds()["bound"]),
        (is_passed, _BEYOND),
    )
