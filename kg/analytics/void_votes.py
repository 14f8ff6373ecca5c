"""Control if companies may not vote in whoever controls them: an option, for law differs by country.

Delaware section 160(c) (majority-owned), France L.233-31 (controlled), Germany 71d and 328 AktG and Japan
article 308 mute such votes in one form or another. Here: a company that another one certainly controls, on
the votes as stated, does not vote in it; the other votes are scaled up. This is done once, not again on the
result.
It is not monotone: a new majority can silence votes and so undo another, or make one.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> ties = [("p", "a", 46), ("b", "a", 10), ("a", "b", 60)]
    >>> network = OwnershipNetwork.from_holdings(ties)
    >>> [found.company for found in controlled_void_subsidiary_votes(network, "p")]
    ['a', 'b']
"""

from __future__ import annotations

from fractions import Fraction

from kg.analytics.control import Fallen, falling
from kg.analytics.doubts import known
from kg.analytics.reach import Field, Part, Rule, reach
from kg.analytics.recounted import recounted
from kg.model import EntityId, Share
from kg.network import OwnershipNetwork
from kg.record import frozen, replace
from kg.shares import ONE, ZERO
from kg.tables import Column, Tables


@frozen
class VoidVotes:
    """The votes of a company without those of the companies that it controls.

    Args:
        company: Entity id.
        column: The votes that are left, as parts of those that may be cast.
        void: Who may not vote, with its votes as stated, in id order.
        is_certain: Whether it is certain who is controlled and how much it holds; else the column is one
            reading among several.
    """

    company: EntityId
    column: Column
    void: tuple[Part, ...]
    is_certain: bool


def votes_void_subsidiary_votes(network: OwnershipNetwork, company: EntityId) -> VoidVotes:
    """The votes of a company without those of the companies that it controls.

    Args:
        network: Ownership as of one date.
        company: Entity id.

    Raises:
        UnknownEntity: The company is not in the network.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> rows = [("p", "a", 45), ("b", "a", 10), ("a", "b", 60)]
        >>> found = votes_void_subsidiary_votes(OwnershipNetwork.from_holdings(rows), "a")
        >>> [part.holder for part in found.void], found.column.shares["p"].low
        (['b'], Fraction(1, 2))

    Cost: as `controlled` for the company.
    """
    known(network.tables, company)
    return _voided(network.tables, network.tables.column(company, "votes"))


def controlled_void_subsidiary_votes(network: OwnershipNetwork, holder: EntityId) -> tuple[Fallen, ...]:
    """All that a holder controls if no company votes in whoever controls it.

    Args:
        network: Ownership as of one date.
        holder: Entity id; itself is left out.

    Returns:
        As `controlled`: certain control first, in the order in which the companies fall.

    Raises:
        UnknownEntity: The holder is not in the network.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> rows = [("p", "a", 60), ("a", "b", 60)]
        >>> network = OwnershipNetwork.from_holdings(rows)
        >>> [found.company for found in controlled_void_subsidiary_votes(network, "p")]
        ['a', 'b']

    Cost: as `controlled` for the holder and each company below it in which a company votes.
    """
    known(network.tables, holder)
    tables = network.tables
    view = recounted(network, lambda column: _voided(tables, column).column)
    return falling(Field(view.tables, Rule()), [holder])


def _voided(tables: Tables, column: Column) -> VoidVotes:
    company = column.investee
    voters = [key for key in sorted(column.shares) if _may_be_controlled(tables, key)]
    if not voters:
        return VoidVotes(company=company, column=column, void=(), is_certain=True)
    field = Field(tables, Rule())
    least, most = reach(field, [company], "least"), reach(field, [company], "most")
    void = tuple(Part(key, column.shares[key]) for key in voters if key in least)
    sure = all(part.share.is_point for part in void) and not any(
        key in most and key not in least for key in voters
    )
    return VoidVotes(company=company, column=_scaled(column, void), void=void, is_certain=sure)


def _may_be_controlled(tables: Tables, key: EntityId) -> bool:
    return bool(tables.column(key, "votes").shares) or bool(tables.acts_for(key))


def _scaled(column: Column, void: tuple[Part, ...]) -> Column:
    if not void:
        return column
    muted = {part.holder for part in void}
    least = ONE - sum((part.share.high for part in void), ZERO)
    most = ONE - sum((part.share.low for part in void), ZERO)
    shares = {key: _over(share, least, most) for key, share in column.shares.items() if key not in muted}
    kept = {key: pair for key, pair in (column.inside or {}).items() if key not in muted}
    return replace(column, shares=shares, inside=kept or None)


def _over(share: Share, least: Fraction, most: Fraction) -> Share:
    """A share as a part of what is left, which is between two numbers."""
    low = min(share.low / most, ONE) if most > 0 else ONE
    high = min(share.high / least, ONE) if least > 0 else ONE
    return Share(high, high) if low >= high else Share(low, high, share.low_open, share.high_open)
