"""Beneficial owners under the fourth and fifth EU anti-money-laundering directives: more than 25 %.

Directive (EU) 2015/849, article 3(6): more than 25 % held directly, or held by one or several entities that
are under the control of the same person. What a person controls, with its stake in full, is added to what
it holds itself; nothing is multiplied. Control is more than half of the votes, added up through all that is
controlled, or what sources state. Indication by control through other means is the ground `stated`.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("p", "hold", 60), ("hold", "op", 20), ("p", "op", 6)])
    >>> [(found.holder, float(found.grounds[0].share.low)) for found in amld(network, "op").findings]
    [('p', 0.26)]
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from kg.analytics.chains import Measure, ruling
from kg.analytics.findings import Ruling, Who
from kg.analytics.reach import Rule
from kg.model import EntityId
from kg.network import OwnershipNetwork

_QUARTER = Fraction(1, 4)


def amld(
    network: OwnershipNetwork,
    company: EntityId,
    *,
    threshold: Fraction = _QUARTER,
    strict: bool = True,
    holders: Iterable[EntityId] | None = None,
    who: Who = "ends",
) -> Ruling:
    """Who owns a company beneficially under the directives.

    Args:
        network: Ownership as of one date.
        company: Entity id.
        threshold: Fraction of 1; member states may ask for less.
        strict: Whether stakes must come to more than the threshold, as the directive says.
        holders: Those to judge, whether they qualify or not; None: by `who`.
        who: `ends`: persons, states, unknown holders and entities without holders. `all`: every entity.

    Returns:
        Findings with the grounds `shares`, `votes` and `stated`.

    Raises:
        UnknownEntity: An entity is not in the network.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> network = OwnershipNetwork.from_holdings([("p", "hold", 51), ("hold", "op", 25)])
        >>> amld(network, "op").findings, len(amld(network, "op", strict=False).findings)
        ((), 1)

    Cost: O(a * m) at worst for a entities and m holdings above the company.
    References: Directive (EU) 2015/849, article 3(6)(a), as amended by Directive (EU) 2018/843.
    """
    measure = Measure(rule=Rule(), threshold=threshold, strict=strict)
    return ruling("amld", network, company, measure, holders=holders, who=who)
