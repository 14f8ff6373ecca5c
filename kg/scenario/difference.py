"""What differs between a day as it is known and a day in a scenario, tie by tie.

Example:
    >>> from datetime import date
    >>> from kg.scenario.values import Change as Supposed, Scenario
    >>> from kg.shares import point
    >>> nothing = Settled(as_of=date(2024, 1, 1))
    >>> new = Supposed(where="plan#change 1", words="a > x = 20", holder="a", investee="x", share=point(20))
    >>> overlay = Overlay.of(Scenario(title="plan", changes=(new,)), nothing)
    >>> [(change.what, change.claims) for change in supposed_changes(nothing, overlay, date(2024, 1, 1))]
    [('began', ('plan#change 1',))]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kg.scenario.overlay import Edit, Overlay
from kg.scenario.values import KINDS
from kg.scenario.working import Pair
from kg.settlement.history import Change
from kg.settlement.types import Interest, Settled


def supposed_changes(before: Settled, overlay: Overlay, day: date) -> tuple[Change, ...]:
    """What becomes of the ties of every pair that a scenario touches.

    Args:
        before: The ties as they are known, on the day compared with.
        overlay: The scenario on its day.
        day: Its day.

    Returns:
        By holder, investee and kind; ties that stay as they are left out.
    """
    old: dict[Pair, list[Interest]] = {}
    for tie in before.interests:
        if tie.kind in KINDS:
            old.setdefault((tie.holder, tie.investee), []).append(tie)
    found = [
        change for pair, edit in overlay.edits.items() for change in _of_pair(old.get(pair, []), edit, day)
    ]
    return tuple(sorted(found, key=lambda c: (c.holder, c.investee, c.kind, c.what)))


def without(changes: Iterable[Change], overlay: Overlay) -> list[Change]:
    """The changes that are told of ties which a scenario does not touch."""
    return [c for c in changes if c.kind not in KINDS or (c.holder, c.investee) not in overlay.edits]


def _of_pair(old: list[Interest], edit: Edit, day: date) -> Iterator[Change]:
    gone, come = [t for t in old if t not in edit.after], [t for t in edit.after if t not in old]
    for before in list(gone):
        after = next((tie for tie in come if tie.kind == before.kind), None)
        if after is not None:
            gone.remove(before)
            come.remove(after)
            yield Change.of(day, "changed", before, after)
    over = {tie.kind: tie for tie in edit.ended}
    yield from (Change.of(day, "ended", tie, over.get(tie.kind)) for tie in gone)
    yield from (Change.of(day, "began", None, tie) for tie in come)
