"""Integrated ownership: what an owner has of a company directly and through others, each euro once.

`o(i,j)` is the probability that the owner walk from `j` ever meets `i` (`kg.analytics.walk`): the least
non-negative solution of

    h_j = w[i,j] + sum over k other than i of w[k,j] h_k         o(i,i) = w[i,i] + sum of w[k,i] h_k

Returns to the owner are not counted again, so that it lies between 0 and 1 in every network, closed loops
included, and the shares of all who own without being owned add up to 1 with what is unnamed or trapped.
Points give points; bands give exact bounds, which some admissible world reaches unless an end is open.

What is refused: a company with too many holders, and all below it (`kg.errors.Overfull`).

Example:
    >>> from kg.network import OwnershipNetwork
    >>> ring = OwnershipNetwork.from_holdings(
    ...     [("public", "mine", "58"), ("diamonds", "mine", "42"), ("mine", "diamonds", "42")]
    ... )
    >>> integrated(ring, "public", "mine").low, integrated(ring, "public", "diamonds").low
    (Fraction(50, 71), Fraction(21, 71))

References: S. Baldone, F. Brioschi, S. Paleari (1998), Ownership measures among firms connected by
cross-shareholdings; S. Vitali, J. Glattfelder, S. Battiston (2011), The network of global corporate control.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import inf

from kg.analytics.bands import all_ends, ends
from kg.analytics.bounds import NONE, Bounds, Number, Op, Status
from kg.analytics.near import above_in
from kg.analytics.owners import Owners
from kg.analytics.visits import Visits, visits
from kg.analytics.walk import START, UNNAMED, Section, above, below, section_of
from kg.errors import Overfull
from kg.model import EntityId
from kg.network import OwnershipNetwork
from kg.record import frozen
from kg.shares import ONE
from kg.tables import Basis, Tables

#: Companies above one up to which it is worked out in fractions; beyond, in floats, and again when in doubt.
EXACT_COMPANIES = 2_000


def integrated(
    network: OwnershipNetwork, owner: EntityId, owned: EntityId, *, basis: Basis = "capital"
) -> Bounds:
    """What an owner has of a company, directly and through others.

    Args:
        network: Ownership as of one date.
        owner: Entity id. The company itself: how much it holds of itself, through others too.
        owned: Entity id of the company.
        basis: `capital`, or `votes` for the same walk on the votes.

    Returns:
        Bounds in fractions of 1; nothing where no way leads from one to the other.

    Raises:
        Overfull: The holders of the company, or of one above it, have more than all of it.

    Cost: O(holdings above the company + m^3 for each ring of m companies).

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> chain = OwnershipNetwork.from_holdings([("top", "mid", "50"), ("mid", "op", "50")])
        >>> integrated(chain, "top", "op").show()
        '25 %'
    """
    near = above_in(network.tables, owned, basis)
    if near is not None:
        return Owners(network, owned, basis, *near).get(owner, NONE)
    return meeting(above(network.tables, owned, basis, owner), owned, {owner})


integrated_bounds = integrated


def self_ownership(network: OwnershipNetwork, entity: EntityId, *, basis: Basis = "capital") -> Bounds:
    """What a company holds of itself: its own shares, and what comes back through others.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> pair = OwnershipNetwork.from_holdings([("a", "b", "60"), ("b", "a", "60")])
        >>> self_ownership(pair, "a").show()
        '36 %'

    Raises:
        Overfull: As for `integrated`.
    """
    return integrated(network, entity, entity, basis=basis)


def open_world_bounds(
    network: OwnershipNetwork, owner: EntityId, owned: EntityId, *, basis: Basis = "capital"
) -> Bounds:
    """`integrated`, if all that nobody names, anywhere above the company, may be the owner's.

    The lower end is that of `integrated`; the upper end counts the unnamed rest of every company, and what
    unknown holders have, as the owner's.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> known = OwnershipNetwork.from_holdings([("p", "op", "30"), ("q", "op", "60")])
        >>> open_world_bounds(known, "p", "op").show()
        '30-40 %'

    Raises:
        Overfull: As for `integrated`.
    """
    section = above(network.tables, owned, basis, owner)
    closed = meeting(section, owned, {owner})
    hidden = {UNNAMED, owner, *(key for key in section.held if is_unknown(network.tables, key))}
    opened = meeting(section, owned, hidden)
    return _joined(closed, opened)


def _joined(closed: Bounds, opened: Bounds) -> Bounds:
    """The lower end of one, the upper end of the other."""
    if opened.high <= closed.low:
        return closed
    exact = closed.exactly is None and opened.exactly is None
    return Bounds(
        low=closed.low,
        high=opened.high,
        low_open=closed.low_open,
        high_open=opened.high_open,
        exactly=None if exact else lambda: _joined(closed.exact, opened.exact),
    )


def integrated_status(
    network: OwnershipNetwork,
    owner: EntityId,
    owned: EntityId,
    threshold: Fraction,
    op: Op = ">=",
    *,
    basis: Basis = "capital",
) -> Status:
    """Whether an owner's integrated share passes a threshold: certain, possible or impossible, exactly.

    Args:
        network: Ownership as of one date.
        owner: Entity id.
        owned: Entity id of the company.
        threshold: In fractions of 1.
        op: `>=` or `>`.
        basis: `capital` or `votes`.

    Raises:
        Overfull: As for `integrated`.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> half = OwnershipNetwork.from_holdings([("p", "op", "50")])
        >>> [integrated_status(half, "p", "op", Fraction(1, 2), op) for op in (">=", ">")]
        ['certain', 'impossible']
    """
    return integrated(network, owner, owned, basis=basis).status(threshold, op)


def integrated_all(
    network: OwnershipNetwork, owned: EntityId, *, basis: Basis = "capital"
) -> Mapping[EntityId, Bounds]:
    """All owners of a company with what they have of it, directly and through others.

    Args:
        network: Ownership as of one date.
        owned: Entity id of the company.
        basis: `capital` or `votes`.

    Returns:
        Owner to bounds, larger lower ends first, then larger upper ends, then by id; the company itself
        where it holds something of itself. Owners with nothing are left out.

    Raises:
        Overfull: As for `integrated`.

    Cost: one pass over the holdings above it, and O(m^3) for each ring of m companies; owners above a
    band cost a calculation each. In a large holdings file little more than the search upwards, after the
    first question; each of the bounds is made when it is looked at.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> chain = OwnershipNetwork.from_holdings([("top", "mid", "50"), ("mid", "op", "50")])
        >>> {owner: share.show() for owner, share in integrated_all(chain, "op").items()}
        {'mid': '50 %', 'top': '25 %'}
    """
    near = above_in(network.tables, owned, basis)
    if near is not None:
        return Owners(network, owned, basis, *near)
    section = above(network.tables, owned, basis)
    passed = visits_of(section, owned)
    found = {owner: _point(section, owned, owner, share) for owner, share in passed.shares.items()}
    found[owned] = _point(section, owned, owned, passed.own)
    for owner in sorted(above_bands(section)):
        found[owner] = meeting(section, owned, {owner})
    for member in _members(network.tables, section, basis):
        found[member] = integrated(network, member, owned, basis=basis)
    kept = ((owner, share) for owner, share in found.items() if share.high > 0)
    return dict(sorted(kept, key=lambda pair: (-pair[1].low, -pair[1].high, pair[0])))


@frozen
class Portfolio:
    """All that an owner has, directly and through others.

    Args:
        owner: Entity id.
        shares: Company to bounds in fractions of 1, larger lower ends first, then larger upper ends.
        refused: Companies below the owner whose share is not calculated, each with the contradiction
            above it that stands in the way.
    """

    owner: EntityId
    shares: Mapping[EntityId, Bounds]
    refused: Mapping[EntityId, Overfull]


def integrated_holdings(network: OwnershipNetwork, owner: EntityId, *, basis: Basis = "capital") -> Portfolio:
    """What an owner has of every company, directly and through others.

    Args:
        network: Ownership as of one date.
        owner: Entity id.
        basis: `capital` or `votes`.

    Returns:
        The same numbers as `integrated` for each company; the owner itself where it holds something of
        itself. One contradicting company costs those below it, not the answer.

    Cost: O(holdings of the companies below it and of those above them + m^3 for each ring of m), once.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> chain = OwnershipNetwork.from_holdings([("top", "mid", "50"), ("mid", "op", "50")])
        >>> {key: share.show() for key, share in integrated_holdings(chain, "top").shares.items()}
        {'mid': '50 %', 'op': '25 %'}
    """
    tables = network.tables
    under = below(tables, owner, basis)
    section, overfull = section_of(tables, _with_above(tables, under, basis), basis, owner)
    refused = _below_overfull(tables, under, overfull, basis)
    kept = Section(columns={key: row for key, row in section.columns.items() if key not in refused})
    found = all_ends(kept, {owner}, one=_unit(kept))
    if owner in kept.columns:
        found[owner] = meeting(kept, owner, {owner})
    shares = {key: share for key, share in found.items() if share.high > 0 and key in under}
    return Portfolio(
        owner=owner,
        shares=dict(sorted(shares.items(), key=lambda pair: (-pair[1].low, -pair[1].high, pair[0]))),
        refused=dict(sorted(refused.items())),
    )


# ---------------------------------------------------------------------------------------------------
# Sections, and the numbers they are worked out in


def above_bands(section: Section) -> set[EntityId]:
    """Owners whose share depends on a band: those above a company whose shares are not all points."""
    holders = {part.holder for company in section.banded for part in section.columns[company]}
    return section.reached(holders) - {UNNAMED} if holders else set()


def visits_of(section: Section, owned: EntityId) -> Visits:
    """`kg.analytics.visits.visits` in fractions, or in floats where the section is large."""
    return visits(section, owned, one=_unit(section))


def is_unknown(tables: Tables, key: EntityId) -> bool:
    """Whether an entity stands for a holder who is not known."""
    entity = tables.entities.get(key)
    return entity is not None and entity.kind == "unknown"


def meeting(section: Section, owned: EntityId, targets: set[EntityId]) -> Bounds:
    """The share of a company that comes to any of some targets; coming back counts for the company itself."""
    one = _unit(section)
    if owned in targets:
        return ends(section.starting(owned), START, targets, one=one)
    return ends(section, owned, targets, one=one)


def _unit(section: Section) -> Number:
    return ONE if len(section.columns) <= EXACT_COMPANIES else 1.0


def _point(section: Section, owned: EntityId, owner: EntityId, share: Number) -> Bounds:
    if isinstance(share, Fraction):
        return Bounds(low=share, high=share)
    return Bounds(low=share, high=share, exactly=lambda: _exact(section, owned, owner))


def _exact(section: Section, owned: EntityId, owner: EntityId) -> Bounds:
    start = START if owned == owner else owned
    return ends(section.starting(owned), start, {owner}, exact_up_to=inf)


def _members(tables: Tables, section: Section, basis: Basis) -> list[EntityId]:
    """Members of families whose own stakes stand inside a family's figure."""
    inside = (tables.column(company, basis).inside or {} for company in section.columns)
    return sorted({member for row in inside for member in row})


def _with_above(tables: Tables, companies: set[EntityId], basis: Basis) -> set[EntityId]:
    waiting, seen = list(companies), set(companies)
    while waiting:
        for holder in tables.column(waiting.pop(), basis).shares:
            if holder not in seen:
                seen.add(holder)
                waiting.append(holder)
    return seen


def _below_overfull(
    tables: Tables, companies: set[EntityId], overfull: Mapping[EntityId, Overfull], basis: Basis
) -> dict[EntityId, Overfull]:
    """Those of some companies that stand below a contradiction, each with the first one by id."""
    refused: dict[EntityId, Overfull] = {}
    for key, error in sorted(overfull.items()):
        for company in below(tables, key, basis) & companies:
            refused.setdefault(company, error)
    return refused
