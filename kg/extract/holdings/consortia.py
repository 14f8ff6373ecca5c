"""Several who act as one: `a consortium of Oak and Elm`, `un tandem formé de Chêne et d'Orme`.

Who they are, told before the verb whose subject they are or behind its *by*; nothing here knows what they do.

Example: in "Fir Works was bought by a consortium led by Oak Mills and Elm SA" those behind the *by* are Oak
Mills and Elm SA.
"""

from __future__ import annotations

from kg.extract.holdings.nominals import bearer
from kg.extract.holdings.slots import row_wide
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import form_of, is_modifier, is_party

JOINED = frozenset(
    "consortium duo trio tandem pair attelage alliance group groupe coalition syndicate groupement".split()
)
#: What leads to the members, besides *of* and *by*.
_MADE_OF = frozenset(
    "comprising including uniting grouping involving reunissant regroupant comprenant associant".split()
)
_REACH, _FAR = 8, 20


def members_before(units: list[Unit], verb: int) -> list[int]:
    """`A consortium of Oak and Elm bought`, `un attelage formé de Chêne et d'If a racheté`: each."""
    first = next((i for i in range(verb - 1, max(-1, verb - _FAR), -1) if units[i].key in JOINED), None)
    return [one for one in _members(units, first) if one < verb] if first is not None else []


def members_after(units: list[Unit], at: int) -> list[int]:
    """`by a US-led consortium of Oak and Elm`, `par un consortium réunissant Chêne et Orme`: each.

    Args:
        units: The sentence.
        at: Index after the *by*.
    """
    noun = at
    while noun < len(units) and noun - at < 6 and units[noun].key not in JOINED:
        if not is_modifier(units[noun]) or is_party(units[noun]):
            return []
        noun += 1
    joined = noun < len(units) and units[noun].key in JOINED and units[noun].mention is None
    return _members(units, noun) if joined else []


def is_joined(units: list[Unit], at: int) -> bool:
    """Whether the word before an index is one of several who act as one."""
    return at > 0 and units[at - 1].mention is None and units[at - 1].key in JOINED


def _members(units: list[Unit], noun: int) -> list[int]:
    """The names behind the noun's *of*, *led by* or *comprising*; nobody stands between."""
    for i in range(noun + 1, min(len(units), noun + _REACH)):
        unit = units[i]
        if is_party(unit) or unit.is_mark or unit.quantity is not None:
            return []
        if unit.has("of", "by") or unit.key in _MADE_OF:
            first = bearer(units, i + 1)
            if first is not None and form_of(units[first]) == "name":
                return row_wide(units, first, subject=True)
    return []
