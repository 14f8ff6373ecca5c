"""For whom a holder holds, as part of what makes a tie: own shares are not those held for others.

A bank may hold 2 % itself, 5 % as nominee of Ann and 3 % as nominee of Bob: three ties of one pair. A
source that is silent on the capacity speaks of the only one that is known; where there are several it
speaks of their total, which is a tie of its own.

Example:
    >>> from kg.model import Source
    >>> def said(**fields: str) -> Claim:
    ...     return Claim(holder="bank", investee="x", kind="shareholding", source=Source(id="s"), **fields)
    >>> for_ann, silent = said(capacity="nominee", on_behalf_of="ann"), said()
    >>> several = {standing(for_ann), standing(said(capacity="own"))}
    >>> folded(standing(silent), {standing(for_ann)}), folded(standing(for_ann), several)
    ('', 'for ann')
"""

from __future__ import annotations

from collections.abc import Collection

from kg.model import Claim
from kg.settlement.types import Interest

#: Capacities in which the shares of others are held.
FOR_OTHERS = frozenset({"nominee", "trustee", "depositary", "agent"})

_NAMED = "for "
_OTHERS = "others"


def standing(claim: Claim | Interest) -> str:
    """How the holder stands to what it holds: `own`, `manager`, `for ID`, `others`; empty where not said."""
    if claim.capacity == "manager":
        return "manager"
    if claim.on_behalf_of:
        return _NAMED + claim.on_behalf_of
    if claim.capacity in FOR_OTHERS:
        return _OTHERS
    return "own" if claim.capacity == "own" else ""


def folded(own: str, known: Collection[str]) -> str:
    """What a claim's standing adds to its tie; empty where only one standing is known.

    Args:
        own: Standing of the claim.
        known: Standings that known claims of the pair tell.
    """
    several = {place for place in known if place}
    named = [place for place in several if place.startswith(_NAMED)]
    if len(named) == 1:  # "as nominee", without a name: the one that another source names
        several.discard(_OTHERS)
        own = named[0] if own == _OTHERS else own
    return own if len(several) > 1 else ""
