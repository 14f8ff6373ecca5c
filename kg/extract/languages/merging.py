"""Two grammars on one sentence: what the frames tell goes before what is read from the units.

Example:
    >>> from kg.extract.drafts import Side
    >>> from kg.extract.parts import Party
    >>> sides = [Side(Party(name, "company"), name) for name in ("Oak", "Fir")]
    >>> frame, other = (Draft(kind, *sides, 0, 9) for kind in ("parent", "otherInfluenceOrControl"))
    >>> untold([other], [frame])
    []
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft

_SAID = ("asserted", "reported")


def untold(drafts: Sequence[Draft], framed: Sequence[Draft]) -> list[Draft]:
    """The drafts that say what no frame has said: of other figures, and of other ties without one.

    Args:
        drafts: What is read from the units.
        framed: What the frames tell of the document.

    Cost: linear.
    """
    figures = {draft.figure for draft in framed if draft.figure is not None}
    levels = {(*_pair(draft), draft.before_stated) for draft in framed if draft.before_stated}
    ties = {_tie(draft) for draft in framed}
    return [
        draft
        for draft in drafts
        if draft.figure not in figures
        and (not draft.stated or (*_pair(draft), draft.stated) not in levels)
        and (draft.figure is not None or _tie(draft) not in ties)
    ]


def _pair(draft: Draft) -> tuple[int, int]:
    return id(draft.holder.party), id(draft.investee.party)


def _tie(draft: Draft) -> tuple[object, ...]:
    """What two drafts share when they tell of the same tie, be it with a figure or as that of a parent."""
    return (*_pair(draft), *(("said",) if draft.status in _SAID else (draft.status, draft.change)))
