"""From claims to the interests in force on a date.

Pure: claims with their recorded dates, a policy and three dates go in; settled interests come out, each
with every claim that supports or contradicts it. Nothing is read from a clock, and the order of the
input does not matter.

A *tie* is one holder, investee, kind, instrument, denominator group, directness and the one it is held for:
several ties of one pair are never added. A tie's claims are ordered by the policy; the first is used,
compatible ones may narrow it, and the rest stays in the answer with its role and reason.

| file | idea |
|---|---|
| `types` | the values that come out |
| `policy` | weights, windows and the order of claims |
| `known` | which claims count under the three dates |
| `marks` | what one claim says about its tie, from which day, seen on which day |
| `changes` | the level after a change, and who contests it |
| `agreement` | which figures agree, and what stays when they do |
| `timeline` | one tie through time: epochs, echoes, partial dates |
| `lineage` | companies absorbed by others |
| `conflicts` | claims that cannot all hold |
| `behalf` | own shares and those held for others are ties of their own |
| `engine` | `settle`, and the remainder that nobody names |

What follows from the settled ties of several companies is worked out when it is asked for, in files that a
plain question does not load:

| file | idea |
|---|---|
| `positions` | who stands behind what a nominee, trustee or manager holds |
| `chains` | what a holder has through others: exact bounds, loops included |
| `restated` | totals beside chains, families beside members: nothing counts twice |
| `overfull` | companies that add up to more than all |
| `capital` | `capital_table`: the owners of one company, and the parts that are not named |
| `voters`, `votes` | `votes_table`: mute shares, caps, stated and theoretical votes |
| `once` | figures that count as told twice, though no source says so |
| `control` | majority certain, possible or impossible; stated control |
| `remainder` | why no owner is found |
| `deals` | plans and what became of them; successors |
| `history`, `difference` | every change of a tie; what differs between two days |

Example:
    >>> from datetime import date
    >>> from kg.model import Claim, PartialDate, Recorded, Source
    >>> from kg.shares import bounds, show
    >>> said = Claim(
    ...     holder="alpha", investee="beta", kind="shareholding", share=bounds("about", "43"),
    ...     as_of=PartialDate("2023-01-26"), source=Source(id="an article"),
    ... )
    >>> settled = settle([Recorded(claim=said, recorded_on=date(2024, 1, 1))], as_of=date(2023, 6, 1))
    >>> [(tie.holder, show(tie.share), tie.observed.isoformat()) for tie in settled.interests]
    [('alpha', '42-44 %', '2023-01-26')]
"""

from __future__ import annotations

from kg.settlement.conflicts import identity_conflicts
from kg.settlement.engine import settle, unnamed
from kg.settlement.policy import DEFAULT, NEWEST, POLICIES, RANK_FIRST, Policy
from kg.settlement.types import Conflict, Interest, Next, Role, Settled, Support

__all__ = [
    "DEFAULT",
    "NEWEST",
    "POLICIES",
    "RANK_FIRST",
    "Conflict",
    "Interest",
    "Next",
    "Policy",
    "Role",
    "Settled",
    "Support",
    "identity_conflicts",
    "settle",
    "unnamed",
]
