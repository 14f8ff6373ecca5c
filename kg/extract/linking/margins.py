"""How sure a reading has to be: to be a claim, to wait for a person, to be told at all.

All margins were chosen on readings of passages that the weights had not seen: from each on, what it lets
through was right in about 95 of 100.

Example:
    >>> from kg.extract.drafts import Side
    >>> from kg.extract.parts import Party
    >>> oak, fir = Side(Party("Oak", "company"), "Oak"), Side(Party("Fir", "company"), "Fir")
    >>> draft = Draft("shareholding", oak, fir, 0, 9, figure=4)
    >>> margin(draft, "en") < margin(draft, "de")
    True
"""

from __future__ import annotations

from kg.extract.drafts import Draft

#: Certainty from which what is read is a claim, and from which it is kept for review.
ACCEPT, REVIEW = 0.85, 0.64
#: The same in the smaller languages, where less was there to learn from.
ACCEPT_FOREIGN, REVIEW_FOREIGN = 0.9, 0.76
#: For talks, partnerships and alliances: they change nobody's holding.
ACCEPT_DEAL = 0.75
#: For a plan without a figure: neither does it. What is simply planned is read out of more words, and
#: more of them mislead.
ACCEPT_PLAN, ACCEPT_PLANNED = 0.76, 0.9
#: For an office; whose a public office is, its title tells.
ACCEPT_OFFICE, ACCEPT_PUBLIC_OFFICE = 0.88, 0.82

_DEALS = ("cooperation", "merger", "allianceMembership")
_PLANS = ("planned", "negotiating", "conditional", "rumoured", "failed")
_IN_FULL = ("en", "fr", None)


def margin(draft: Draft, language: str | None) -> float:
    """The certainty from which what a draft says is a claim.

    Args:
        draft: What was read.
        language: Language of its text; None for one that is not known.
    """
    if draft.kind in _DEALS:
        return ACCEPT_DEAL
    if draft.figure is None and draft.status in _PLANS:
        return ACCEPT_PLANNED if draft.status == "planned" else ACCEPT_PLAN
    if draft.role:
        return ACCEPT_PUBLIC_OFFICE if draft.kind == "publicOffice" else ACCEPT_OFFICE
    return ACCEPT if language in _IN_FULL else ACCEPT_FOREIGN
