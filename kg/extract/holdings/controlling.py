"""Majorities told in words: who has the majority of a company controls it.

Only where a text says *majority* of what somebody has: a figure says more than that and stands alone, and
a minority, a plan or a past majority gives nobody control.

Example: "Oak Mills, the majority owner of Fir Works" is a holding above 50 %, and control.
"""

from __future__ import annotations

from kg.extract.drafts import Draft
from kg.shares import bounds

_HOLDERS = ("company", "group", "person", "state", "stateBody")


def controlling(drafts: list[Draft]) -> list[Draft]:
    """The ties of control that worded majorities amount to. Cost: linear in the number of drafts."""
    told = {(id(one.holder.party), id(one.investee.party)) for one in drafts if _is_control(one)}
    found: list[Draft] = []
    for draft in drafts:
        pair = (id(draft.holder.party), id(draft.investee.party))
        if not _is_majority(draft) or pair in told:
            continue
        told.add(pair)
        control = Draft(
            "otherInfluenceOrControl",
            draft.holder,
            draft.investee,
            draft.start,
            draft.end,
            status=draft.status,
        )
        control.speaker, control.certainty = draft.speaker, draft.certainty
        found.append(control)
    return found


def _is_control(draft: Draft) -> bool:
    return draft.kind in ("otherInfluenceOrControl", "parent")


def _is_majority(draft: Draft) -> bool:
    worded = draft.kind == "shareholding" and draft.stated is None and draft.share == bounds("majority")
    stands = draft.status in ("asserted", "reported") and draft.tense == "current" and not draft.doubt
    return worded and stands and not draft.role and draft.holder.party.kind in _HOLDERS
