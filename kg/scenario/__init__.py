"""What if: changes laid over settled ties, without touching what anybody said.

| file | idea |
|---|---|
| `values` | `Scenario` and its `Change`s: as written, then with entity ids; each is a claim of its own kind |
| `working` | what each change makes of the ties of one pair |
| `overlay` | `Overlay`: the difference that a scenario makes on a day, laid over `Settled` ties |
| `difference` | what differs between a day as it is known and a day in the scenario |
| `rows` | the same over the rows of a holdings file |

A scenario never becomes a fact: its ties carry the label `scenario` and the status `conditional`, and name
the entry of the file that made them; what they replace stands beside them as earlier.

Example:
    >>> from datetime import date
    >>> from kg.settlement import Settled
    >>> from kg.shares import point, show
    >>> plan = Scenario(title="plan", changes=(
    ...     Change(where="plan#change 1", words="a > x = 20", holder="a", investee="x", share=point(20)),
    ... ))
    >>> nothing = Settled(as_of=date(2024, 1, 1))
    >>> after = Overlay.of(plan, nothing).over(nothing, {("a", "x")})
    >>> [(tie.holder, show(tie.share), tie.labels) for tie in after.interests]
    [('a', '20 %', ('scenario',))]
"""

from __future__ import annotations

from kg.scenario.overlay import Edit, Overlay
from kg.scenario.values import Change, Scenario

__all__ = ["Change", "Edit", "Overlay", "Scenario"]
