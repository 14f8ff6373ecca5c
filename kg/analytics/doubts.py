"""What a reader should know beside an answer: figures that contradict each other, votes that law may mute.

Control is calculated as the sources state it. Where the stakes of a company on the way come to more than
the whole, or a controlled company votes in its own controller, the answer says so.

Example:
    >>> Overfull(company="op", excess=Fraction(11, 10)).company
    'op'
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from kg.analytics.reach import Field, Reached, reach_alone
from kg.errors import UnknownEntity
from kg.model import EntityId, Share
from kg.record import frozen
from kg.shares import NOTHING
from kg.tables import Tables


@frozen
class Overfull:
    """A company whose stakes contradict each other.

    Args:
        company: Entity id.
        excess: What the lower ends add up to, in fractions of 1.
    """

    company: EntityId
    excess: Fraction


@frozen
class MuteVotes:
    """Votes that a controlled company holds in its controller: many laws do not let them be cast.

    Args:
        company: The controller in which they are held.
        voter: The company that it controls and that holds them.
        share: How many, in fractions of the votes.
    """

    company: EntityId
    voter: EntityId
    share: Share


def overfull(field: Field, companies: Iterable[EntityId]) -> tuple[Overfull, ...]:
    """Those of some companies whose figures contradict each other, in id order."""
    columns = (field.column(company) for company in sorted(set(companies)))
    return tuple(
        Overfull(company=column.investee, excess=column.excess)
        for column in columns
        if column.excess is not None
    )


def mute_votes(field: Field, reached: Reached, companies: Iterable[EntityId]) -> tuple[MuteVotes, ...]:
    """Votes in some members of a set that companies hold which these members control.

    Args:
        field: What the question reads.
        reached: The set.
        companies: The members to look at.

    Cost: O(holdings of the companies), and `reach` once from each in which one below it votes.
    """
    found = []
    for company in sorted(set(companies)):
        column = field.column(company)
        voters = sorted(
            key
            for key in column.shares
            if reached.rounds.get(key) and key != company and field.may_lie_in_a_ring(key, company)
        )
        if not voters:
            continue
        below = reach_alone(field, company, reached.mode)
        found += [
            MuteVotes(company=company, voter=key, share=column.shares[key])
            for key in voters
            if key in below and column.shares.get(key, NOTHING).high > 0
        ]
    return tuple(found)


def known(tables: Tables, *entities: EntityId) -> None:
    """Stop unless the network knows every one of some entities.

    Raises:
        UnknownEntity: One stands at no end of any holding.
    """
    for key in entities:
        if key in tables.entities or tables.below(key) or tables.acts_for(key):
            continue
        if not tables.column(key).shares and not tables.column(key, "votes").shares:
            raise UnknownEntity(key)
