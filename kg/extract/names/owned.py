"""Of what a share is told, and whose it is: `Alder's 74 per cent of the insurer`, `its stake in the brewer`.

Nobody who writes so means Alder by the insurer; and a later description that is owned again is most
likely the one that was owned before.

Example:
    >>> units = [Unit(text, text, 0, 0) for text in ("its", "stake", "in", "the", "brewer")]
    >>> units[0].classes, units[1].classes = frozenset(("poss",)), frozenset(("stake",))
    >>> units[2].classes, units[3].classes = frozenset(("in",)), frozenset(("det",))
    >>> is_owned(units, 4), owner_at(units, 4)
    (True, 0)
"""

from __future__ import annotations

from kg.extract.parts import Unit
from kg.extract.phrases.grammar import POSSESSIVE, form_of, is_modifier, is_verb

_REACH = 8  # units before the preposition in which the owner is looked for
_SHARES = frozenset(
    "share shares stock equity capital votes vote rights ballots suffrages actions titres parts voix "
    "interest much part block say paper half third quarter fifth majority moitie tiers quart majorite "
    "bloc paquet rest balance remainder reste solde".split()
)
_HELD = frozenset("stake stakes holding holdings shareholding shareholdings interest interests".split())
_BEFORE = ("of", "in", "at")


def _preposition(units: list[Unit], at: int) -> int | None:
    """Index of the *of* or *in* that governs what stands at a place; None for another or none."""
    left = at - 1
    while left >= 0 and is_modifier(units[left]) and not units[left].has("poss"):
        left -= 1
    governs = left >= 0 and (units[left].has(*_BEFORE) or units[left].key in ("at", "chez", "dans"))
    return left if governs else None


def is_owned(units: list[Unit], at: int) -> bool:
    """Whether a share is told of what stands at a place: `5% of Alder`, `half the votes at the brewer`."""
    left = _preposition(units, at)
    if left is None:
        return False
    before = units[left - 1] if left else None
    of_holder = before is not None and before.key in _HELD and units[left].has("of")  # "the stake of Alder"
    return before is not None and not of_holder and _is_share(before)


def stands_for_itself(units: list[Unit], at: int) -> bool:
    """Whether a description of nobody named before is a party of its own: owned, or a subject.

    `one share of the groundnut company`, `The co-op takes 60%`; not `l'éditeur toulousain de jeux Sapin`.
    """
    for unit in units[at + 1 : at + 6]:
        if form_of(unit) in ("name", "state"):
            return False
        if not (is_modifier(unit) or unit.text in (",", "La", "Le", "Les", "L'") or unit.has("of")):
            break
    acts = at + 1 < len(units) and (is_verb(units[at + 1]) or units[at + 1].text in POSSESSIVE)
    return is_owned(units, at) or (acts and _preposition(units, at) is None)


def is_set_apart(units: list[Unit], first: int, last: int) -> bool:
    """Whether a new clause begins between two places: `5% of Alder, whose stake in`, `...; the brewer`."""
    return any(unit.has("rel", "boundary") or unit.text in (";", ":") for unit in units[first:last])


def _is_share(unit: Unit) -> bool:
    return unit.quantity is not None or unit.has("stake") or unit.key.split(" ")[-1] in _SHARES


def owner_at(units: list[Unit], at: int) -> int | None:
    """Index of the name, or of the *its*, whose share of what stands at a place is told; None for nobody."""
    left = _preposition(units, at)
    if left is None:
        return None
    told = False
    for i in range(left - 1, max(-1, left - _REACH), -1):
        unit = units[i]
        if told and unit.text in POSSESSIVE and i and units[i - 1].mention is not None:
            return i - 1
        if told and unit.has("poss"):
            return i
        told = told or _is_share(unit)
        if unit.mention is not None or unit.text in (",", ";", ":", "(", ")") or (is_verb(unit) and not told):
            return None
    return None
