"""Problems of the figures themselves, which no calculation mends.

    overfull       the lower ends of a company's holders add up to more than 1: integrated ownership of it,
                   and of all below it, is refused; control is calculated and flagged
    underfull      all holders are said to be known, and their upper ends add up to less than 1
    out of range   a share below 0 or above 1
    self holding   a company holds its own shares
    closed loop    all capital of some companies is held among them: nobody outside owns anything

Example:
    >>> from kg.network import OwnershipNetwork
    >>> bad = OwnershipNetwork.from_holdings([("a", "op", "60"), ("b", "op", "50"), ("c", "c", "10")])
    >>> [(found.category, found.entity, found.total) for found in problems(bad)]
    [('overfull', 'op', Fraction(11, 10)), ('self holding', 'c', Fraction(1, 10))]
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from kg.analytics.walk import Section, components, section_of
from kg.model import EntityId, Share
from kg.network import OwnershipNetwork
from kg.record import frozen
from kg.shares import ONE, ZERO
from kg.tables import Basis, Column

Category = Literal["overfull", "underfull", "out of range", "self holding", "closed loop"]


@frozen
class Problem:
    """One problem of the figures.

    Args:
        category: Which of the five.
        entity: Entity id of the company; of a closed loop, the first of its members.
        total: The figure: what the holders add up to, what the company holds of itself, or what the
            members of the loop hold among them, in fractions of 1.
        members: Members of the loop in id order, or the holder whose share is out of range; else none.
        share: The share with its bounds, for one that is out of range or held by the company itself.
    """

    category: Category
    entity: EntityId
    total: Fraction
    members: tuple[EntityId, ...] = ()
    share: Share | None = None


def problems(network: OwnershipNetwork, *, basis: Basis = "capital") -> tuple[Problem, ...]:
    """Every problem of the figures, by category and then by entity.

    Args:
        network: Ownership as of one date.
        basis: `capital` or `votes`.

    Cost: O(holdings).
    """
    tables = network.tables
    companies = list(tables.companies())
    found = [problem for key in companies for problem in _of_column(tables.column(key, basis))]
    section, _overfull = section_of(tables, companies, basis, None)
    found += _closed_loops(section)
    return tuple(sorted(found, key=lambda problem: (problem.category, problem.entity, problem.members)))


def _of_column(column: Column) -> Iterator[Problem]:
    company, shares = column.investee, column.shares
    low = sum((share.low for share in shares.values()), ZERO)
    high = sum((share.high for share in shares.values()), ZERO)
    opened = any(share.low_open for share in shares.values())
    if column.excess is not None or low > 1 or (low == 1 and opened):
        yield Problem(category="overfull", entity=company, total=column.excess or low)
    less = high < 1 or (high == 1 and any(share.high_open for share in shares.values()))
    if column.complete and shares and less:
        yield Problem(category="underfull", entity=company, total=high)
    for holder, share in sorted(shares.items()):
        if not 0 <= share.low <= share.high <= 1:
            yield Problem(
                category="out of range", entity=company, total=share.high, members=(holder,), share=share
            )
    own = shares.get(company)
    if own is not None and own.high > 0:
        yield Problem(category="self holding", entity=company, total=own.high, share=own)


def _closed_loops(section: Section) -> list[Problem]:
    graph = {key: [part.holder for part in row] for key, row in section.columns.items()}
    found = []
    for members in components(graph):
        inside = set(members)
        held = (
            sum([part.low for part in section.columns[key] if part.holder in inside], ZERO) for key in members
        )
        if all(part == 1 for part in held):
            names = tuple(sorted(members))
            found.append(Problem(category="closed loop", entity=names[0], total=ONE, members=names))
    return found
