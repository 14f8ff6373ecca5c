"""Persons with significant control under UK law: more than 25 % of shares or votes, or stated control.

Companies Act 2006, Schedule 1A. A stake held through others counts whole if each entity of the chain has a
majority stake in the next (paragraph 18); nothing is multiplied. Majority means more than half of the votes,
or what sources state (an organ, the right to appoint the board, sole control). Read literally, a majority
that only adds up from two entities in the middle makes no chain; `middle="together"` adds them up. Partners
in a joint arrangement each count with what all of them have (paragraph 12).

The register also names relevant legal entities: `who="all"` finds every entity above the company that
passes, with its kind.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("p", "hold", 60), ("hold", "op", 30), ("q", "op", 25)])
    >>> [(found.holder, found.verdict) for found in psc(network, "op").findings]
    [('p', 'certain')]
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from fractions import Fraction
from typing import Literal

from kg.analytics.chains import Measure, ruling
from kg.analytics.findings import Ruling, Who
from kg.analytics.reach import Rule
from kg.model import EntityId, Share
from kg.network import OwnershipNetwork
from kg.shares import ONE

_QUARTER, _HALF, _THREE_QUARTERS = Fraction(1, 4), Fraction(1, 2), Fraction(3, 4)

#: Bands of the register, by the words that its codes end in.
BANDS = {
    "25-50": Share(_QUARTER, _HALF, low_open=True),
    "50-75": Share(_HALF, _THREE_QUARTERS, low_open=True, high_open=True),
    "75-100": Share(_THREE_QUARTERS, ONE),
}


def psc(
    network: OwnershipNetwork,
    company: EntityId,
    *,
    threshold: Fraction = _QUARTER,
    middle: Literal["literal", "together"] = "literal",
    joint: Iterable[Collection[EntityId]] = (),
    holders: Iterable[EntityId] | None = None,
    who: Who = "ends",
) -> Ruling:
    """Who has significant control of a company under the rule of the UK register.

    Args:
        network: Ownership as of one date.
        company: Entity id.
        threshold: Stakes must come to more than this fraction of 1.
        middle: Whether each entity of a chain needs a majority of the next alone, or with the others of
            the chain.
        joint: Sets of holders that act under a joint arrangement.
        holders: Those to judge, whether they qualify or not; None: by `who`.
        who: `ends`: persons, states, unknown holders and entities without holders. `all`: every entity.

    Returns:
        Findings with the grounds `shares`, `votes` and `stated`.

    Raises:
        UnknownEntity: An entity is not in the network.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> quarter = OwnershipNetwork.from_holdings([("p", "op", 25)])
        >>> psc(quarter, "op").findings, psc(quarter, "op", holders=["p"]).findings[0].verdict
        ((), 'impossible')

    Cost: O(a * m) at worst for a entities and m holdings above the company.
    References: Companies Act 2006, Schedule 1A, parts 1 and 3.
    """
    measure = Measure(rule=Rule(single=middle == "literal"), threshold=threshold)
    return ruling("psc", network, company, measure, holders=holders, who=who, joint=joint)


def band_of(share: Share | None) -> str | None:
    """The band of the register that a share lies in; None where it is in none, or may be in several.

    Example:
        >>> from kg.shares import point
        >>> band_of(point(75)), band_of(point(25)), band_of(Share(Fraction(2, 5), Fraction(3, 5)))
        ('75-100', None, None)
    """
    if share is None:
        return None
    return next((code for code, band in BANDS.items() if _lies_in(share, band)), None)


def _lies_in(share: Share, band: Share) -> bool:
    above = share.low > band.low or (share.low == band.low and (share.low_open or not band.low_open))
    below = share.high < band.high or (share.high == band.high and (share.high_open or not band.high_open))
    return above and below
