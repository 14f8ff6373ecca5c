"""Whether what stands at a place of a sentence is a holder of a figure, or what a share is told of.

Example:
    >>> units = [Unit("the founder", "the founder", 0, 0), Unit("has", "has", 0, 0)]
    >>> units[1].classes = frozenset(("have",))
    >>> units.append(Unit("4%", "4%", 0, 0, quantity=Quantity("4%", 0, 0, "stated")))
    >>> is_placed(units, 0)
    True
"""

from __future__ import annotations

from itertools import pairwise

from kg.extract.names.owned import is_owned
from kg.extract.parts import Quantity, Unit
from kg.extract.phrases.grammar import POSSESSIVE, form_of, is_modifier, is_party

__all__ = ["Quantity", "is_alone", "is_placed", "without_article"]

_REACH = 7  # units after a verb in which a figure is looked for
_BEFORE = frozenset("( , : with at on avec a about only some the another les le l'".split())
_TO = frozenset("to by with for chez a aux au par pour".split())
_LEVEL = frozenset(("a", "at", "on", "avec", "with"))
_HAVING = ("have", "hold", "sell", "buy", "control", "belong", "increase", "reduce")
_KEEPS = frozenset(
    "gets get got keeps keep kept takes took receives retains remains stays ends comes goes falls rises "
    "sinks garde gardera conserve prend obtient reste recoit pese tombe passe monte descend ont en y".split()
)


def is_placed(units: list[Unit], at: int) -> bool:
    """Whether a figure is said of what stands at a place: as its holder, or as what it is a share of."""
    return is_owned(units, at) or _figured(units, at) or _has(units, at) or _gets(units, at)


def is_measured(units: list[Unit], at: int) -> bool:
    """`la famille, pour l'heure à 67 %,`: a level in the insertion behind it."""
    row = units[at + 1 : at + _REACH]
    if not row or row[0].text != ",":
        return False
    for before, unit in pairwise(row):
        if unit.quantity is not None:
            return before.key in _LEVEL
        if unit.text in (",", ".", ";", ":") or unit.has("have", "hold", "buy", "sell") or is_party(unit):
            return False
    return False


def is_alone(units: list[Unit], at: int) -> bool:
    """Whether a description has no name right after it and is no short form of a state: not `the US`."""
    if units[at].text.split(" ")[-1].isupper():
        return False
    for unit in units[at + 1 : at + 6]:
        if form_of(unit) in ("name", "state"):
            return False
        if not (is_modifier(unit) or unit.text in (",", "La", "Le", "Les", "L'") or unit.has("of")):
            break
    return True


def without_article(text: str) -> str:
    """The words of a description without its article.

    Example:
        >>> without_article("the Danish brewer"), without_article("L'assureur")
        ('Danish brewer', 'assureur')
    """
    return text.split(" ", 1)[-1].removeprefix("l'").removeprefix("l’").removeprefix("L'").removeprefix("L’")


def _figured(units: list[Unit], at: int) -> bool:
    """`the founder (4%)`, `the Danes 15`, `the Danes' 15 per cent`."""
    after = at + 1
    while after < len(units) and after - at < 4 and (units[after].key in _BEFORE or _owns(units[after])):
        after += 1
    return after < len(units) and _is_share(units[after])


def _owns(unit: Unit) -> bool:
    return unit.text in POSSESSIVE


def _has(units: list[Unit], at: int) -> bool:
    """`the founder, who controlled 67%`, `the Danes have had 15`: a verb of having, then its figure."""
    for i in range(at + 1, min(len(units), at + 5)):
        if units[i].has(*_HAVING) or units[i].key in _KEEPS:
            for after in units[i + 1 : i + 1 + _REACH]:
                if _is_share(after):
                    return True
                if after.text in (".", ";", ":") or is_party(after):
                    return False
        if is_party(units[i]) or units[i].text in (".", ";", ":"):
            return False
    return False


def _gets(units: list[Unit], at: int) -> bool:
    """`15 per cent to the Danes`, `detenu à 15 % par le fondateur`, `owned by the founding family`."""
    left = at - 1
    while left > 0 and units[left].has("det"):
        left -= 1
    if left < 1 or units[left].key not in _TO:
        return False
    before = units[left - 1]
    held = before.mention is None and before.has("hold", "control", "belong")
    return held or _is_share(before) or before.has("stake")


def _is_share(unit: Unit) -> bool:
    return unit.quantity is not None
