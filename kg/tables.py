"""Tables: who has how much of one company, as the calculations read it.

A column is one company's capital, or its votes: holder to share, with what is known of their sum. The
settled network makes its columns from claims (`SettledTables`: nominees, totals and families counted once);
a holdings file makes its own from rows. `kg.analytics` sees nothing else.

Example:
    >>> from kg.shares import point
    >>> told = Column(investee="op", shares={"a": point(60), "b": point(50)}, excess=Fraction(11, 10))
    >>> told.is_overfull, Column(investee="op", shares={"a": point(60)}).rest
    (True, Share(low=Fraction(2, 5), high=Fraction(2, 5), low_open=False, high_open=False))
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Protocol

from kg.model import Entity, EntityId, Share
from kg.record import frozen
from kg.settlement import Interest
from kg.shares import NOTHING, ONE, UNKNOWN, WHOLE, rest, total

if TYPE_CHECKING:
    from kg.settlement.restated import Restated

Basis = Literal["capital", "votes"]

#: Kinds of entities that stand for nobody: what they hold is held by others who are not named.
FACELESS = frozenset({"dispersed"})


@frozen
class Column:
    """What the holders of one company have of its capital, or of its votes.

    Args:
        investee: Entity id.
        shares: Holder to share, in fractions of 1; only holders whose share may be more than 0. In the
            capital, a company's own shares stand under its own id; in the votes they have no place.
        inside: Holder to (top, share): stakes that the figure of `top` already includes.
        complete: Whether all holders are known, so that the shares add up to 1.
        excess: What the lower ends add up to where that is too much to be believed; None: consistent.
    """

    investee: EntityId
    shares: Mapping[EntityId, Share]
    inside: Mapping[EntityId, tuple[EntityId, Share]] | None = None
    complete: bool = False
    excess: Fraction | None = None

    @property
    def is_overfull(self) -> bool:
        """Whether the figures contradict each other: integrated ownership is refused, control flagged."""
        return self.excess is not None

    @property
    def rest(self) -> Share:
        """What is left for holders that nobody names; nothing where all are known or too much is told."""
        if self.complete or self.is_overfull:
            return NOTHING
        return rest(self.shares.values()) or WHOLE

    def seen_by(self, holder: EntityId) -> Mapping[EntityId, Share]:
        """The shares as they count for one holder.

        A member of a family finds its own stake taken out of the family's figure; for everybody else it
        is a part of that figure.
        """
        if not self.inside or holder not in self.inside:
            return self.shares
        top, mine = self.inside[holder]
        shares = dict(self.shares)
        if top in shares:
            shares[top] = Share(Fraction(0), shares[top].high, False, shares[top].high_open)
        shares[holder] = total([shares.get(holder, NOTHING), mine])
        return shares


class Tables(Protocol):
    """The columns of a network, and the way down."""

    @property
    def entities(self) -> Mapping[EntityId, Entity]:
        """Entity id to entity; may lack entities that only stand at an end."""

    def companies(self) -> Iterable[EntityId]:
        """Everything that somebody holds, in id order."""

    def column(self, investee: EntityId, basis: Basis = "capital") -> Column:
        """What the holders of a company have; empty where nobody is known to hold it."""

    def acts_for(self, investee: EntityId) -> tuple[EntityId, ...]:
        """Those for whom a company acts whatever the votes: organs for their state, stated sole control."""

    def below(self, holder: EntityId) -> tuple[EntityId, ...]:
        """Companies whose column names a holder, and those that act for it; in id order."""


class SettledTables:
    """The columns of settled interests.

    Args:
        restated: The interests of one date in which nothing counts twice.
        interests: The same interests, as they were settled.
        complete: Companies whose holders are all known.

    Cost: each company is worked out when asked for, its chains upwards once.
    """

    def __init__(
        self, restated: Restated, interests: Iterable[Interest], complete: Iterable[EntityId] = ()
    ) -> None:
        self._restated, self._interests = restated, tuple(interests)
        self._complete = frozenset(complete)
        self._columns: dict[tuple[EntityId, Basis], Column] = {}

    @property
    def entities(self) -> Mapping[EntityId, Entity]:
        """Entity id to entity."""
        return self._restated.entities

    def companies(self) -> Iterable[EntityId]:
        """Everything that somebody holds or acts through, in id order."""
        return sorted({key for keys in self._below.values() for key in keys})

    def column(self, investee: EntityId, basis: Basis = "capital") -> Column:
        """What the holders of a company have."""
        if (investee, basis) not in self._columns:
            make = self._capital if basis == "capital" else self._votes
            self._columns[investee, basis] = make(investee)
        return self._columns[investee, basis]

    def acts_for(self, investee: EntityId) -> tuple[EntityId, ...]:
        """Those above an organ, the parents that sources state, and whoever alone controls it by words."""
        from kg.settlement.control import states_control

        stated = {
            tie.holder
            for tie in self._restated.ties(investee)
            if tie.control != "joint" and tie.holder != investee and states_control(tie)
        }
        return tuple(sorted(stated | set(self._restated.linked_under(investee))))

    def below(self, holder: EntityId) -> tuple[EntityId, ...]:
        """Companies in which a holder may have something."""
        return self._below.get(holder, ())

    @cached_property
    def _below(self) -> dict[EntityId, tuple[EntityId, ...]]:
        below: dict[EntityId, set[EntityId]] = {}
        for tie in self._interests:
            for holder in (tie.holder, tie.on_behalf_of):
                if holder is not None:
                    below.setdefault(holder, set()).add(tie.investee)
            if tie.kind == "groupMembership":  # what a member holds, its family has
                below.setdefault(tie.investee, set()).add(tie.holder)
        for key, entity in self.entities.items():
            if entity.organ_of:
                below.setdefault(entity.organ_of, set()).add(key)
        return {holder: tuple(sorted(companies)) for holder, companies in below.items()}

    def _capital(self, investee: EntityId) -> Column:
        from kg.settlement.capital import capital_table

        table = capital_table(self._restated, investee)
        shares: dict[EntityId, Share] = {}
        inside: dict[EntityId, tuple[EntityId, Share]] = {}
        left_out, taken = False, Fraction(0)
        for row in table.rows:
            is_public = row.part == "float" or self._is_faceless(row.owner)
            if is_public or row.part == "undisclosed":
                left_out = True  # and is part of the rest
                taken = max(taken, row.share.low) if is_public else taken
                continue
            if row.inside is None:
                shares[row.owner] = row.share
            else:
                inside[row.owner] = (row.inside, row.share)
        for above in self._restated.linked_under(investee):
            shares.setdefault(above, UNKNOWN if self._is_parent(above, investee) else WHOLE)
        return Column(
            investee=investee,
            shares=shares if table.state == "refused" else beside(shares, taken),
            inside=inside or None,
            complete=investee in self._complete and not left_out,
            excess=_lower_ends(shares) if table.state == "refused" else None,
        )

    def _votes(self, investee: EntityId) -> Column:
        from kg.settlement.votes import votes_table

        table = votes_table(self._restated, investee)
        rows = [row for row in table.rows if not row.hidden and row.share.high > 0]
        shares = {row.voter: row.share for row in rows if row.inside is None and row.voter != investee}
        if table.state == "refused":  # counted as stated, and never scaled until it fits
            capital = self.column(investee).shares
            unstated = {row.voter for row in rows if not row.stated and row.cap is None}
            shares = {key: capital.get(key, one) if key in unstated else one for key, one in shares.items()}
        acting = {key: share for key, share in shares.items() if not self._is_faceless(key)}
        inside = {row.voter: (row.inside, row.share) for row in rows if row.inside is not None}
        return Column(
            investee=investee,
            shares=acting,
            inside=inside or None,
            complete=investee in self._complete and len(acting) == len(shares),
            excess=_lower_ends(shares) if table.state == "refused" else None,
        )

    def _is_parent(self, above: EntityId, investee: EntityId) -> bool:
        """Whether a link is a parent without a figure: it owns something, nobody says how much."""
        return any(tie.kind == "parent" and tie.holder == above for tie in self._restated.ties(investee))

    def _is_faceless(self, key: EntityId) -> bool:
        entity = self.entities.get(key)
        return entity is not None and entity.kind in FACELESS


def beside(shares: Mapping[EntityId, Share], taken: Fraction) -> dict[EntityId, Share]:
    """Shares of those who act, where others who never act have a part: at most the rest is theirs.

    Example:
        >>> from kg.shares import point, show
        >>> [show(share) for share in beside({"a": point(40), "b": UNKNOWN}, Fraction(3, 10)).values()]
        ['40 %', '(0-70] %']
    """
    most = ONE - taken
    return {
        key: Share(share.low, most, share.low_open) if share.low < most < share.high else share
        for key, share in shares.items()
    }


def _lower_ends(shares: Mapping[EntityId, Share]) -> Fraction:
    return max(sum((share.low for share in shares.values()), Fraction(0)), ONE)
