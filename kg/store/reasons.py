"""Why a claim stands as it does, with its words in context: what `why` and `review` show of it."""

from __future__ import annotations

from datetime import date

from kg.answers import Excerpt, Reason
from kg.model import Claim, HeldClaim, Recorded
from kg.store.folder import GraphFolder
from kg.store.records import Records
from kg.vocab import HOLDING_KINDS

_NO_HOLDING = {
    "planned": "a plan is not a holding",
    "negotiating": "a negotiation is not a holding",
    "rumoured": "a rumour is not a holding",
    "conditional": "what depends on a condition is not a holding yet",
    "denied": "what is denied is not a holding",
    "failed": "what failed did not come about",
}
_ROLES = ("used", "agrees", "dissents", "earlier", "later", "pending", "held", "decided")
# Characters shown on either side of a quotation.
_CONTEXT = 120


class Reasons:
    """The reasons of the claims of one generation.

    Args:
        records: The claims.
        folder: The graph, for its archived texts.
    """

    def __init__(self, records: Records, folder: GraphFolder) -> None:
        self._records, self._folder = records, folder

    def of(self, record: Recorded, role: str, note: str | None) -> Reason:
        """A claim with its part in the answer."""
        excerpts = self.excerpts(record.claim)
        if role == "pending" and note is None:
            note = f"{record.claim.status}: {_NO_HOLDING.get(record.claim.status, 'makes no holding')}"
        return Reason(
            claim=record.claim,
            role=role,
            note=note,
            excerpts=excerpts,
            recorded_on=record.recorded_on if record.recorded_on > date.min else None,
        )

    def of_held(self, held: HeldClaim, role: str) -> Reason:
        """A held claim, waiting or decided."""
        return Reason(
            claim=held.claim,
            role=role,
            note=held.note,
            held=held,
            excerpts=self.excerpts(held.claim),
            recorded_on=self._records.recorded_on(held.claim.id),
        )

    def excerpts(self, claim: Claim) -> tuple[Excerpt, ...]:
        """The quotations of a claim with the words around them; none where no text is archived."""
        text = self._folder.sources.text(claim.source.text_sha256) if claim.source.text_sha256 else None
        spans = [(e.start, e.end) for e in claim.evidence if e.start is not None and e.end is not None]
        return tuple(_excerpt(text, start, end) for start, end in spans) if text is not None else ()


def weight(reason: Reason) -> tuple[bool, int, str]:
    """Holdings first; what decides before what was set aside, plans and doubts."""
    kind, role = reason.claim.kind, reason.role
    return kind not in HOLDING_KINDS, _ROLES.index(role), reason.claim.id


def _excerpt(text: str, start: int, end: int) -> Excerpt:
    return Excerpt(
        before=text[max(0, start - _CONTEXT) : start],
        quote=text[start:end],
        after=text[end : end + _CONTEXT],
        start=start,
        end=end,
    )
