"""Everybody who controls one company, and where control over it ends.

If the votes of each company add up to at most 1, its controllers form a chain: of any two, one controls the
other. (If neither did, take the first company that falls to one and is also the other's: the majorities by
which it falls to each are disjoint.) So the head is one, or a ring; where figures contradict each other
there may be several, and the answer names the companies at fault.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> rows = [("p", "hold", 60), ("hold", "op", 51), ("q", "op", 49)]
    >>> head(OwnershipNetwork.from_holdings(rows), "op").members
    ('p',)
"""

from __future__ import annotations

from kg.analytics.control import Control, answer, both
from kg.analytics.doubts import Overfull, known, overfull
from kg.analytics.reach import Field, Reached, Rule, reach_alone
from kg.analytics.together import rank
from kg.model import EntityId
from kg.network import OwnershipNetwork
from kg.record import frozen


@frozen
class Head:
    """Where control over a company ends.

    Args:
        company: Entity id.
        members: Those among the company and its certain controllers that are controlled only by entities
            which they control back: one normally, a ring where control is mutual, the company itself where
            nobody controls it. In id order.
        possible: The same of certain and possible controllers together.
        is_certain: Whether both are the same. Heads need not follow the figures evenly: a little more for
            one holder may move the head to another.
        overfull: Companies above whose figures contradict each other; heads may then be several.
    """

    company: EntityId
    members: tuple[EntityId, ...]
    possible: tuple[EntityId, ...]
    is_certain: bool
    overfull: tuple[Overfull, ...] = ()

    @property
    def is_ring(self) -> bool:
        """Whether several members control each other."""
        return len(self.members) > 1


def controllers(network: OwnershipNetwork, company: EntityId, *, stated: bool = True) -> tuple[Control, ...]:
    """Everybody who controls a company, certainly or possibly.

    Args:
        network: Ownership as of one date.
        company: Entity id; itself is left out.
        stated: As for `control`.

    Returns:
        Certain control first, the lowest controllers first (those that more controllers control), then by
        stake and id. Where figures are exact and not contradictory, of any two one controls the other.

    Raises:
        UnknownEntity: The company is not in the network.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> rows = [("p", "hold", 60), ("hold", "op", 51)]
        >>> [answer.holder for answer in controllers(OwnershipNetwork.from_holdings(rows), "op")]
        ['hold', 'p']

    Cost: O(a * m) at worst for a entities and m holdings above the company.
    """
    known(network.tables, company)
    field = Field(network.tables, Rule(stated=stated), below=company)
    reached = _controllers(field, company)
    found = [
        (answer(field, holder, company, (), sets), sum(holder in others[1] for others in reached.values()))
        for holder, sets in reached.items()
    ]
    found.sort(key=lambda pair: (-rank(pair[0].verdict), -pair[1], -pair[0].stake.low, pair[0].holder))
    return tuple(answer for answer, _ in found)


def head(network: OwnershipNetwork, company: EntityId, *, stated: bool = True) -> Head:
    """Where control over a company ends: its last controller.

    Args:
        network: Ownership as of one date.
        company: Entity id.
        stated: As for `control`.

    Raises:
        UnknownEntity: The company is not in the network.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> rows = [("p", "hold", 60), ("hold", "op", 51)]
        >>> head(OwnershipNetwork.from_holdings(rows), "op").members
        ('p',)

    Cost: as `controllers`.
    """
    known(network.tables, company)
    field = Field(network.tables, Rule(stated=stated), below=company)
    reached = _controllers(field, company)
    reached[company] = both(field, [company])
    certain = {key: sets[0] for key, sets in reached.items() if company in sets[0]}
    possible = {key: sets[1] for key, sets in reached.items()}
    members, perhaps = _heads(certain), _heads(possible)
    return Head(
        company=company,
        members=members,
        possible=perhaps,
        is_certain=members == perhaps,
        overfull=overfull(field, reached),
    )


def _controllers(field: Field, company: EntityId) -> dict[EntityId, tuple[Reached, Reached]]:
    """Everybody who may control a company, with what falls to it at least and at most."""
    found = {}
    for holder in sorted(field.starters - {company}):
        most = reach_alone(field, holder, "most")
        if company in most:
            least = most if field.is_exact else reach_alone(field, holder, "least")
            found[holder] = (least, most)
    return found


def _heads(reached: dict[EntityId, Reached]) -> tuple[EntityId, ...]:
    return tuple(
        key
        for key, mine in sorted(reached.items())
        if all(other in mine for other, theirs in reached.items() if key in theirs)
    )
