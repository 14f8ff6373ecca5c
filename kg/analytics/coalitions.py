"""Sets that act together: what a group controls, and which coalitions are just big enough.

A group controls at least what its members control, usually more. Joint control in law also needs an
agreement; who could control a company by agreeing is arithmetic, and stands here.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("a", "x", 45), ("b", "x", 45), ("c", "x", 10)])
    >>> [coalition.members for coalition in minimal_coalitions(network, "x")]
    [('a', 'b'), ('a', 'c'), ('b', 'c')]
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from kg.analytics.bounds import Status
from kg.analytics.control import Fallen, falling
from kg.analytics.doubts import known
from kg.analytics.reach import Field, Mode, Rule, reach
from kg.analytics.together import rank
from kg.errors import AnalysisError
from kg.model import EntityId, Share
from kg.network import OwnershipNetwork
from kg.record import frozen

#: More candidates than this make more coalitions than can be tried one by one.
MOST_CANDIDATES = 16


@frozen
class Coalition:
    """A set that controls a company together, none of whose smaller parts does.

    Args:
        members: Entity ids, in id order.
        verdict: certain or possible.
        stake: Votes of the members and of all that they control together, in fractions of 1.
    """

    members: tuple[EntityId, ...]
    verdict: Status
    stake: Share


def group_controlled(
    network: OwnershipNetwork, members: Iterable[EntityId], *, stated: bool = True
) -> tuple[Fallen, ...]:
    """All that some entities control if they act together.

    Args:
        network: Ownership as of one date.
        members: Entity ids; they are left out of the answer.
        stated: Whether organs and stated sole control count; else votes alone.

    Returns:
        Certain control first, in the order in which the companies fall.

    Raises:
        UnknownEntity: A member is not in the network.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> network = OwnershipNetwork.from_holdings([("a", "x", 30), ("b", "x", 30)])
        >>> [answer.company for answer in group_controlled(network, ["a", "b"])]
        ['x']

    Cost: O(m) for m holdings of all that they control.
    """
    start = sorted(set(members))
    known(network.tables, *start)
    return falling(Field(network.tables, Rule(stated=stated)), start)


def minimal_coalitions(
    network: OwnershipNetwork,
    company: EntityId,
    candidates: Iterable[EntityId] | None = None,
    *,
    stated: bool = True,
) -> tuple[Coalition, ...]:
    """The coalitions that control a company and have nobody to spare.

    Args:
        network: Ownership as of one date.
        company: Entity id.
        candidates: Who may join; None: everybody who votes in the company directly.
        stated: Whether organs and stated sole control count; else votes alone.

    Returns:
        Certain ones first, then smaller ones, then by id. A possible coalition controls in some world that
        the figures admit; a part of it may be missing from the certain one that contains it.

    Raises:
        UnknownEntity: An entity is not in the network.
        AnalysisError: More than `MOST_CANDIDATES` candidates; name those who matter.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> network = OwnershipNetwork.from_holdings([("a", "x", 60), ("b", "x", 40)])
        >>> [coalition.members for coalition in minimal_coalitions(network, "x")]
        [('a',)]

    Cost: O(2^n * m) for n candidates and m holdings above the company.
    """
    field = Field(network.tables, Rule(stated=stated), below=company)
    joining = sorted({*(field.column(company).shares if candidates is None else candidates)} - {company})
    known(network.tables, company, *joining)
    if len(joining) > MOST_CANDIDATES:
        raise AnalysisError(
            f"{company}: {len(joining)} candidates make too many coalitions to try; "
            f"name at most {MOST_CANDIDATES} of them"
        )
    certain = _minimal(field, company, joining, "least")
    possible = certain if field.is_exact else _minimal(field, company, joining, "most")
    found = [_coalition(field, company, members, "certain") for members in certain]
    found += [
        _coalition(field, company, members, "possible") for members in possible if members not in certain
    ]
    return tuple(sorted(found, key=lambda c: (-rank(c.verdict), len(c.members), c.members)))


def _minimal(
    field: Field, company: EntityId, candidates: list[EntityId], mode: Mode
) -> list[tuple[EntityId, ...]]:
    found: list[frozenset[EntityId]] = []
    for size in range(1, len(candidates) + 1):
        for members in combinations(candidates, size):
            chosen = frozenset(members)
            if not any(part <= chosen for part in found) and company in reach(field, chosen, mode):
                found.append(chosen)
    return [tuple(sorted(members)) for members in found]


def _coalition(field: Field, company: EntityId, members: tuple[EntityId, ...], verdict: Status) -> Coalition:
    stake = reach(field, members, "least" if verdict == "certain" else "most").together(company).share
    return Coalition(members=members, verdict=verdict, stake=stake)
