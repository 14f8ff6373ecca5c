"""The weakest link: how much of a company's votes chains of holders carry, each link at its narrowest.

    wl(X,X) = 1        wl(X,Y) = sum over direct holders k of Y of min(v[k,Y], wl(X,k))

in which no company comes back below itself. The published form (La Porta and others 1999, Claessens and
others 2000) adds up the narrowest links of all chains and counts a last link that chains share several
times; here each direct holder counts once, so that nothing exceeds its stake. An indicator, and no legal
answer.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> rows = [("f", "a", 11), ("a", "b", 21), ("f", "c", 30), ("c", "d", 20), ("f", "d", 30)]
    >>> network = OwnershipNetwork.from_holdings(rows)
    >>> [float(weakest_link(network, "f", company).share.low) for company in ("b", "d")]
    [0.11, 0.5]
"""

from __future__ import annotations

from fractions import Fraction

from kg.analytics.doubts import Overfull, known, overfull
from kg.analytics.reach import Field, Rule
from kg.analytics.walk import components
from kg.errors import AnalysisError
from kg.model import EntityId, Share
from kg.network import OwnershipNetwork
from kg.record import frozen
from kg.shares import NOTHING, ONE, ZERO
from kg.tables import Column

#: Companies in one ring, beyond which the ways around it are too many.
MOST_IN_A_RING = 20
_MOST_STATES = 20_000

_Ends = tuple[Fraction, Fraction]


@frozen
class WeakestLink:
    """What chains from a holder carry into a company.

    Args:
        holder: Entity id.
        company: Entity id.
        share: In fractions of the votes; bounds that hold in every world, and that rings with bands may not
            reach. Ends are given as closed.
        overfull: Companies above whose figures contradict each other; they count as stated.
    """

    holder: EntityId
    company: EntityId
    share: Share
    overfull: tuple[Overfull, ...] = ()


def weakest_link(network: OwnershipNetwork, holder: EntityId, company: EntityId) -> WeakestLink:
    """The weakest-link indicator of a holder in a company.

    Args:
        network: Ownership as of one date.
        holder: Entity id.
        company: Entity id.

    Raises:
        UnknownEntity: An entity is not in the network.
        AnalysisError: A ring above the company has more than `MOST_IN_A_RING` companies, or too many ways.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> ring = OwnershipNetwork.from_holdings([("f", "a", 10), ("a", "b", 50), ("b", "a", 50)])
        >>> float(weakest_link(ring, "f", "a").share.low)
        0.1

    Cost: O(n) for n holdings above the company without rings; exponential in the size of a ring.
    References: R. La Porta, F. Lopez-de-Silanes, A. Shleifer (1999); S. Claessens, S. Djankov,
        L. Lang (2000).
    """
    known(network.tables, holder, company)
    field = Field(network.tables, Rule(stated=False), below=company)
    low, high = _Chains(field, holder).into(company)
    share = Share(min(low, ONE), min(high, ONE))
    return WeakestLink(
        holder=holder, company=company, share=share, overfull=overfull(field, field.companies())
    )


class _Chains:
    """The indicator of one holder in every company above one; rings are walked way by way."""

    def __init__(self, field: Field, holder: EntityId) -> None:
        self._field, self._holder = field, holder
        graph = {key: sorted(set(field.column(key).shares) - {key}) for key in field.companies()}
        self._rings: dict[EntityId, frozenset[EntityId]] = {}
        self._known: dict[tuple[EntityId, frozenset[EntityId]], _Ends] = {(holder, frozenset()): (ONE, ONE)}
        self._order = components(graph)
        for ring in self._order:
            if len(ring) > MOST_IN_A_RING:
                raise AnalysisError(
                    f"{min(ring)}: it stands in a ring of {len(ring)} companies; the weakest link is worked "
                    f"out for rings of at most {MOST_IN_A_RING}: ask for control or integrated ownership"
                )
            self._rings.update(dict.fromkeys(ring, frozenset(ring)))

    def into(self, company: EntityId) -> _Ends:
        """The least and the most."""
        for ring in self._order:  # holders first, so that nothing is worked out deeper than its own ring
            for key in sorted(ring) if company not in ring else ():
                self._of(key, frozenset())
        return self._of(company, frozenset())

    def _of(self, company: EntityId, below: frozenset[EntityId]) -> _Ends:
        """The indicator without the companies of its ring that stand below already."""
        if company == self._holder:
            return ONE, ONE
        if (company, below) not in self._known:
            if len(self._known) > _MOST_STATES:
                raise AnalysisError(
                    f"{company}: the rings above it have too many ways around for the weakest link; "
                    "ask for control or integrated ownership"
                )
            column = self._field.column(company)
            carried = {
                key: self._carried(key, company, below) for key in sorted(column.shares) if key != company
            }
            self._known[company, below] = _summed(column, carried)
        return self._known[company, below]

    def _carried(self, key: EntityId, company: EntityId, below: frozenset[EntityId]) -> _Ends:
        if key not in self._rings[company]:
            return self._of(key, frozenset()) if key in self._rings else (ZERO, ZERO)
        return (ZERO, ZERO) if key in below else self._of(key, below | {company})


def _summed(column: Column, carried: dict[EntityId, _Ends]) -> _Ends:
    """The sum over direct holders, with the capacity that they share."""
    shares = {key: column.shares.get(key, NOTHING) for key in carried}
    low = sum((min(share.low, carried[key][0]) for key, share in shares.items()), ZERO)
    high = sum((min(share.high, carried[key][1]) for key, share in shares.items()), ZERO)
    if column.is_overfull:
        return low, high
    slack = ONE - sum((share.low for share in shares.values()), ZERO)
    sure = sum((min(share.low, carried[key][1]) for key, share in shares.items()), ZERO)
    high = max(low, min(high, sure + slack))
    if column.complete and sum((share.high for share in shares.values()), ZERO) >= ONE:
        # What is left must go somewhere: first to where it carries nothing more.
        idle = (max(ZERO, s.high - max(s.low, carried[key][0])) for key, s in shares.items())
        low = min(high, low + max(ZERO, slack - sum(idle, ZERO)))
    return low, high
