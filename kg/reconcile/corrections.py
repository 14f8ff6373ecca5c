"""A claim as a person corrected it.

Example:
    >>> from kg.model import Source
    >>> claim = Claim(holder="oak", investee="fir", kind="shareholding", source=Source(id="d"))
    >>> corrected(claim, Correction(share="about 43 %")).stated
    '43'
"""

from __future__ import annotations

from typing import Any

from kg.errors import InvalidClaim
from kg.model import Claim, Correction, in_id_order
from kg.record import replace
from kg.standing import LEVEL
from kg.vocab import HOLDING_KINDS
from kg.written import figure

_SAID = ("asserted", "reported")
_PLAIN = ("holder", "investee", "holder_text", "investee_text", "kind", "voting", "status", "tense", "change")
# What only a claim that tells a change can say.
_OF_CHANGE: dict[str, Any] = {
    **dict.fromkeys(
        ("change", "before", "before_stated", "delta", "delta_stated", "effective", "counterparty")
    ),
    "delta_basis": "unstated",
}


def corrected(claim: Claim, correction: Correction) -> Claim:
    """A claim with what a person changed; its sentences, its source and all else stay.

    Args:
        claim: The reading that was corrected.
        correction: What changes.

    Raises:
        InvalidClaim: A code is unknown, the share makes no sense, or a company would hold itself.
    """
    changes: dict[str, Any] = {
        name: value
        for name in (
            "holder",
            "investee",
            "holder_text",
            "investee_text",
            "kind",
            "voting",
            "status",
            "tense",
            "change",
        )
        if (value := getattr(correction, name)) is not None
    }
    if not changes and correction.share is None:
        return claim
    if correction.share is not None:
        share, stated, approximate = figure(correction.share)
        changes |= {"share": share, "stated": stated, "approximate": approximate, "share_text": None}
    if changes.get("change") == LEVEL:
        changes |= _OF_CHANGE
    if changes.get("status") in _SAID and claim.tense == "future":
        changes.setdefault("tense", "current")
    made = in_id_order(replace(claim, **changes, id=""))
    if (
        made.holder == made.investee
        and made.kind in HOLDING_KINDS
        and {"holder", "investee"} & changes.keys()
    ):
        raise InvalidClaim(
            "investee", made.investee, "a company would hold itself; correct one of the parties"
        )
    return made
