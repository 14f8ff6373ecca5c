"""Figures of what has no name: `a consortium in which Oak owns 51 %`, `his group, of which he has 64 %`.

The relative clause hangs on a noun that names nobody, so the figure is a part of nobody named; the company
that the text speaks of is not meant.

Example: in "the local arm of Oak plc, of which the state would own 49 %" the 49 % are none of Oak's.
"""

from __future__ import annotations

from kg.extract.parts import Unit
from kg.extract.phrases.grammar import POSSESSIVE, case_of, head_before, is_modifier, is_party, is_verb

_REACH = 20
_OPENING = frozenset(("dont", "where"))
_WHICH = frozenset("which whom lequel laquelle lesquels lesquelles".split())
_FIRMS = frozenset(
    "consortium group company venture vehicle fund partnership entity business holding firm trust affiliate "
    "groupe societe coentreprise structure fonds entite holding consortium entreprise vehicule".split()
)
_ARMS = frozenset("arm unit affiliate branch operations business subsidiary division filiale branche".split())
_FLOATING = frozenset("float floats floated floating flotte flottent".split())
_HIM = frozenset("him them us me".split())
_LEAVING = frozenset("leaves left gives gave".split())
_PHRASE = 7  # units of `its Black Sea pipelines business`
_ANY = frozenset("a an another un une".split())
_ENDS = (";", ":", ".", "—", "–")


def is_of_nameless(units: list[Unit], at: int) -> bool:
    """Whether a figure stands in a relative clause of a noun that names nobody. Cost: few units."""
    if at + 1 < len(units) and units[at + 1].has("of", "in"):
        return _of_an_arm(units, at + 2)  # "a group in which he has 5 % of Fir" tells its own company
    opened = _relative(units, at)
    return opened is not None and _names_nobody(units, opened)


def _relative(units: list[Unit], at: int) -> int | None:
    """Index of the first word of the relative clause around a figure: `in which`, `of which`, `dont`."""
    for i in range(at - 1, max(0, at - _REACH), -1):
        unit = units[i]
        if unit.text in _ENDS or unit.has("boundary"):
            return None
        if unit.text == "," and i + 1 < at and is_verb(units[i + 1]):
            return None  # ", in which Elm has 5 %, owns 20 %"
        if unit.mention is not None:
            continue
        if unit.key in _WHICH and units[i - 1].has("in", "of"):
            return i - 1
        if unit.key in _OPENING:
            return i
    return None


def _names_nobody(units: list[Unit], opened: int) -> bool:
    """Whether what a relative clause hangs on is a firm without a name, that stands for no name before."""
    last = opened - 1 - (units[opened - 1].text == ",")
    if last < 1:
        return False
    noun = units[last]
    if is_party(noun):
        return _is_arm(units, last)
    if noun.mention is not None or noun.key not in _FIRMS:
        return False
    left = last - 1
    while left > 0 and is_modifier(units[left]) and not units[left].has("det", "poss"):
        left -= 1
    if not (units[left].has("poss") or units[left].key in _ANY):
        return False
    before = units[left - 1] if left else None
    if before is None or before.text == ":":
        return units[left].has("poss")
    return before.mention is None and before.has("in", "to", "with", "from", "for", "through", "by")


def _of_an_arm(units: list[Unit], at: int) -> bool:
    """`20 % of Oak's retail arm`, `of its Black Sea pipelines business`: no name stands behind."""
    owned = at < len(units) and units[at].has("poss")
    for i in range(at, min(len(units), at + _PHRASE)):
        unit = units[i]
        if owned and unit.mention is None and unit.key in _ARMS:
            return not any(one.mention is not None for one in units[i + 1 : i + 3])
        if unit.text in POSSESSIVE and i > at:
            owned = True
        elif not (is_modifier(unit) or (unit.mention is not None and not owned) or _is_where(unit)):
            return False
    return False


def _is_where(unit: Unit) -> bool:
    return unit.mention is not None and unit.mention.form in ("place", "adjective", "state")


def is_afloat(units: list[Unit], at: int) -> bool:
    """`the other 51 % floats in Oslo`, `offers to float 30 %`: the market's, or to be."""
    left = at - 1
    while left > 0 and at - left < 5 and (is_modifier(units[left]) and units[left].key not in _FLOATING):
        left -= 1
    after = at + 1
    while after < len(units) and after - at < 4 and units[after].has("of", "capital", "stake", "det"):
        after += 1
    beside = [units[left]] if left >= 0 else []
    return any(
        unit.key in _FLOATING and unit.mention is None for unit in [*beside, *units[after : after + 1]]
    )


def is_left_him(units: list[Unit], at: int) -> bool:
    """`sold 12 % to his wife, which left him 44 %`: of one whom only a pronoun names."""
    who = at - 1 - (at > 0 and units[at - 1].has("with"))
    given = who > 1 and units[who].key in _HIM and units[who - 1].key in _LEAVING
    given = given and units[who - 2].has("rel")
    mention = units[who].mention if given else None
    return given and not (mention is not None and mention.parties)


def _is_arm(units: list[Unit], name: int) -> bool:
    """`the local arm of Oak plc, of which`: the arm is meant."""
    if case_of(units, name) != "of":
        return False
    left = head_before(units, name)
    return left > 0 and units[left - 1].mention is None and units[left - 1].key in _ARMS
