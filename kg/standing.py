"""How a claim stands, in few words: what is planned, bought, sold, over or denied, and its dates.

The share is in `kg.written`; here is the rest of what a person decides on who accepts a claim.

Example:
    >>> from kg.model import Source
    >>> told = Claim(holder="a", investee="b", kind="shareholding", source=Source(id="d"), status="planned")
    >>> standing(told)
    'planned'
"""

from __future__ import annotations

from kg.model import Claim
from kg.shares import show

#: What stands for "no change" in forms: the claim tells a level.
LEVEL = "level"

_TO_DO = {"increase": "buy more", "decrease": "sell", "acquire": "buy", "dispose": "sell all"}
_DONE = {"increase": "increased", "decrease": "reduced", "acquire": "bought", "dispose": "sold all"}
_MEANT = {
    "planned": "plans to {}",
    "negotiating": "in talks to {}",
    "rumoured": "rumoured to {}",
    "conditional": "would {} on conditions",
    "denied": "denied: no plan to {}",
    "failed": "failed to {}",
}
_DATES = (
    ("as_of", "as of"),
    ("stated_on", "said"),
    ("effective", "takes effect"),
    ("valid_from", "since"),
    ("valid_to", "until"),
    ("value_since", "figure since"),
)


def standing(claim: Claim) -> str:
    """Status, change and tense of a claim in few words; empty where it simply says that something is so.

    Example:
        >>> from kg.model import Source
        >>> def told(**said):
        ...     return Claim(holder="a", investee="b", kind="shareholding", source=Source(id="d"), **said)
        >>> standing(told(status="planned", tense="future", change="decrease"))
        'plans to sell'
        >>> standing(told(status="denied", tense="future", change="decrease"))
        'denied: no plan to sell'
        >>> standing(told(tense="past")), standing(told(change="acquire")), standing(told())
        ('past', 'bought', '')
    """
    said = claim.status in ("asserted", "reported")
    words = [claim.status] if claim.status == "reported" else []
    if claim.change in _TO_DO:
        words.append(_changed(claim, claim.change, said=said) + _size(claim))
    else:
        words += [] if said else [claim.status]
        words += ["no change"] if claim.change == "none" else []
    if claim.tense == "past":
        words.append("past")
    elif claim.tense == "future" and said and claim.change not in _TO_DO:
        words.append("to come")
    return ", ".join(words)


def _changed(claim: Claim, change: str, *, said: bool) -> str:
    if said:
        return f"will {_TO_DO[change]}" if claim.tense == "future" else _DONE[change]
    if claim.status == "denied" and claim.tense == "past":
        return f"denied: did not {_TO_DO[change]}"
    return _MEANT[claim.status].format(_TO_DO[change])


def _size(claim: Claim) -> str:
    """By how much, and from where, as far as it is told."""
    by = f" by {show(claim.delta)}" if claim.delta is not None else ""
    return by + (f" from {show(claim.before)}" if claim.before is not None else "")


def dates(claim: Claim) -> str:
    """The dates of a claim in words; empty where it has none.

    Example:
        >>> from kg.model import PartialDate, Source
        >>> day = PartialDate("2021-05")
        >>> dates(Claim(holder="a", investee="b", kind="parent", source=Source(id="d"), as_of=day))
        'as of 2021-05'
    """
    return ", ".join(f"{words} {getattr(claim, name)}" for name, words in _DATES if getattr(claim, name))
