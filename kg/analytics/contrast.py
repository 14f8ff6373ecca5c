"""Measures of other tools, for comparison with theirs; never the answer of this one.

    all walks        (I - W)^-1 - I: counts returns to the owner again, exceeds 100 % inside loops
    simple paths     products along ways without a repeated entity: too small in loops
    path weakest     smallest link of every chain, added up: counts a shared last link twice

Where nothing holds anything of itself through others, the first two agree with
`kg.analytics.integrated`. Each takes points; bands are refused, since these measures have no bounds that
mean anything.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> loop = OwnershipNetwork.from_holdings([("a", "b", "90"), ("b", "a", "90")])
    >>> float(all_walks(loop, "a", "b")), float(simple_paths_sum(loop, "a", "b"))
    (4.7368421052631575, 0.9)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from kg.analytics.solving import solved
from kg.analytics.walk import UNNAMED, Section, above
from kg.errors import AnalysisError
from kg.model import EntityId
from kg.network import OwnershipNetwork
from kg.shares import ONE, ZERO
from kg.tables import Basis

#: Ways beyond which a sum over ways is refused: their number can double with each company.
MOST_WAYS = 100_000


def all_walks(
    network: OwnershipNetwork, owner: EntityId, owned: EntityId, *, basis: Basis = "capital"
) -> Fraction:
    """The sum over all walks from a company to an owner, returns to the owner counted again (contrast).

    Returns:
        A number that can exceed 1 for owners inside loops; for the company itself, without the empty walk.

    Raises:
        AnalysisError: A closed loop lies on the way, so that the sum is infinite; or a share is a band.
        Overfull: As for `integrated`.

    Cost: one elimination over all companies above it, at worst O(n^3).

    References: F. Brioschi, L. Buzzacchi, M. Colombo (1989), Risk capital financing and the separation of
    ownership and control in business groups.
    """
    section = _points(network, owned, basis)
    leading = section.below({owner}) & section.columns.keys()
    _refuse_closed(section, leading, owner)
    if owned not in leading:
        return ZERO
    members = sorted(leading | {owner})
    place = {member: number for number, member in enumerate(members)}
    rows = [
        {place[part.holder]: part.low for part in section.columns.get(member, ()) if part.holder in place}
        for member in members
    ]
    walks = solved(rows, [Fraction(member == owner) for member in members], exact=True)
    return Fraction(walks[place[owned]]) - (owner == owned)


def _refuse_closed(section: Section, leading: set[EntityId], owner: EntityId) -> None:
    """The sum is infinite exactly where the owner stands in a loop that the walk never leaves."""
    if owner not in section.columns:
        return
    around = section.reached({owner})
    if UNNAMED not in around and all(owner in section.reached({key}) for key in around):
        raise AnalysisError(
            f"{owner!r} is in a closed loop: the sum over all walks is infinite; ask for the integrated share"
        )


def simple_paths_sum(
    network: OwnershipNetwork, owner: EntityId, owned: EntityId, *, basis: Basis = "capital"
) -> Fraction:
    """The sum over ways without a repeated entity of the product of their shares (contrast).

    Raises:
        AnalysisError: More than `MOST_WAYS` ways, or a share is a band.
        Overfull: As for `integrated`.

    Cost: O(ways).

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> two = OwnershipNetwork.from_holdings([("p", "a", "50"), ("a", "op", "40"), ("p", "op", "10")])
        >>> simple_paths_sum(two, "p", "op")
        Fraction(3, 10)
    """
    return _over_ways(network, owner, owned, basis, _product)


def path_weakest_link(
    network: OwnershipNetwork, owner: EntityId, owned: EntityId, *, basis: Basis = "votes"
) -> Fraction:
    """The sum over chains of the smallest link (contrast: chains that share a last link count it again).

    Raises:
        AnalysisError: More than `MOST_WAYS` ways, or a share is a band.
        Overfull: As for `integrated`.

    Cost: O(ways).

    References: R. La Porta, F. Lopez-de-Silanes, A. Shleifer (1999), Corporate ownership around the world;
    S. Claessens, S. Djankov, L. Lang (2000), The separation of ownership and control in East Asian
    corporations.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> chain = OwnershipNetwork.from_holdings([("p", "a", "11"), ("a", "op", "21")])
        >>> path_weakest_link(chain, "p", "op")
        Fraction(11, 100)
    """
    return _over_ways(network, owner, owned, basis, min)


def _product(so_far: Fraction, share: Fraction) -> Fraction:
    return so_far * share


def _over_ways(
    network: OwnershipNetwork,
    owner: EntityId,
    owned: EntityId,
    basis: Basis,
    combine: Callable[[Fraction, Fraction], Fraction],
) -> Fraction:
    section = _points(network, owned, basis)
    total = ZERO
    for number, share in enumerate(_ways(section, owner, owned, combine)):
        if number >= MOST_WAYS:
            raise AnalysisError(
                f"more than {MOST_WAYS:,} ways lead from {owner!r} to {owned!r}; ask for the integrated share"
            )
        total += share
    return total


def _ways(
    section: Section, owner: EntityId, owned: EntityId, combine: Callable[[Fraction, Fraction], Fraction]
) -> Iterator[Fraction]:
    """What each way from the company up to the owner comes to, in the order of holders."""
    leading = section.below({owner})
    on_way = {owned}
    path = [(owned, ONE, iter(section.columns.get(owned, ())))]
    while path:
        company, so_far, row = path[-1]
        part = next(row, None)
        if part is None:
            path.pop()
            on_way.discard(company)
        elif part.holder == owner and part.low > 0:
            yield combine(so_far, part.low)
        elif part.holder in leading and part.holder not in on_way:
            on_way.add(part.holder)
            share = combine(so_far, part.low)
            path.append((part.holder, share, iter(section.columns[part.holder])))


def _points(network: OwnershipNetwork, owned: EntityId, basis: Basis) -> Section:
    section = above(network.tables, owned, basis)
    if section.banded:
        first = min(section.banded)
        raise AnalysisError(f"the holders of {first!r} are not all points; ask for the integrated share")
    return section
