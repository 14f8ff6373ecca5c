"""Names that are only the seat of the firm that is meant: `the Kingston company`, `the Californian brewer`.

Which firm that is, other words tell; no firm of that name is meant.

Example:
    >>> is_seat_of_firm([Unit("Kingston", "kingston", 0, 8)], 0)
    False
"""

from __future__ import annotations

from kg.extract.parts import Unit
from kg.extract.phrases.grammar import party_of


def is_seat_of_firm(units: list[Unit], at: int) -> bool:
    """Whether *the* and a noun of a firm enclose a name of one word that the text has nowhere else."""
    if at < 1 or at + 1 >= len(units) or units[at - 1].key != "the":
        return False
    noun, party = units[at + 1], party_of(units[at])
    firm = noun.has("industry") and noun.key not in _NAMED and not noun.mention
    return firm and " " not in units[at].key and party is not None and party.count < 2


#: Nouns that also follow the name of a firm itself: `the Oak group`.
_NAMED = frozenset(("group", "family", "bank", "fund"))
