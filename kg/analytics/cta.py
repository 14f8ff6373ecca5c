"""The ownership test of the US Corporate Transparency Act: 25 % or more, multiplied along chains.

31 CFR 1010.380(d)(2): the greater of capital and votes, directly or through others, chains multiplied and
added up (in rings: integrated ownership). Since March 2025 domestic companies need not report; the test is
here as a formula, and for foreign ones. The act's second test, substantial control, asks for offices and
influence and is not arithmetic: see `kg.analytics.control` for majorities.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("p", "hold", 50), ("hold", "op", 50), ("q", "op", 24)])
    >>> [(found.holder, float(found.grounds[0].share.low)) for found in cta(network, "op").findings]
    [('p', 0.25)]
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from kg.analytics.findings import Finding, Ruling, Who, asked, in_order, kind_of
from kg.analytics.owned import Owned, above
from kg.analytics.together import likelier
from kg.model import EntityId
from kg.network import OwnershipNetwork

_QUARTER = Fraction(1, 4)


def cta(
    network: OwnershipNetwork,
    company: EntityId,
    *,
    threshold: Fraction = _QUARTER,
    holders: Iterable[EntityId] | None = None,
    who: Who = "ends",
) -> Ruling:
    """Who owns enough of a company for the ownership test of the act.

    Args:
        network: Ownership as of one date.
        company: Entity id.
        threshold: Fraction of 1 that is enough.
        holders: Those to judge, whether they qualify or not; None: by `who`.
        who: `ends`: persons, states, unknown holders and entities without holders. `all`: every entity.

    Returns:
        Findings with the ground `ownership`, on the capital, the votes or both. Where the figures of a
        company above contradict each other, none, with the reason.

    Raises:
        UnknownEntity: An entity is not in the network.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> network = OwnershipNetwork.from_holdings([("p", "hold", 60), ("hold", "op", 30)])
        >>> cta(network, "op").findings
        ()

    Cost: as `integrated_all`, on the capital and on the votes.
    References: 31 CFR 1010.380(d)(2)(iii).
    """
    wanted = asked(network.tables, company, above(network.tables, company), who, holders)
    owned = Owned(network, company)
    found = []
    for holder in wanted if owned.refused is None else ():
        grounds = owned.grounds(holder, threshold)
        verdict = likelier(*(ground.verdict for ground in grounds))
        if holders is None and verdict == "impossible":
            continue
        found.append(
            Finding(
                holder=holder,
                kind=kind_of(network.tables, holder),
                company=company,
                verdict=verdict,
                open_world=likelier(verdict, owned.in_open_world(holder, threshold)),
                grounds=tuple(g for g in grounds if g.verdict != "impossible") or grounds,
            )
        )
    return Ruling(
        rule="cta",
        company=company,
        threshold=threshold,
        strict=False,
        findings=in_order(found),
        unnamed=owned.unnamed(threshold),
        refused=owned.refused,
    )
