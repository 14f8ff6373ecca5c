"""What holders own of a company through all chains, on the capital and on the votes: for rules that multiply.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("p", "hold", 50), ("hold", "op", 50)])
    >>> [ground.verdict for ground in Owned(network, "op").grounds("p", Fraction(1, 4))]
    ['certain', 'certain']
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from kg.analytics.bounds import ALL, NONE, Bounds, Status
from kg.analytics.findings import BASES, Ground, ground
from kg.analytics.integrated import integrated_all, is_unknown, meeting, open_world_bounds
from kg.analytics.reach import Field, Rule
from kg.analytics.together import likelier, rank
from kg.analytics.walk import UNNAMED
from kg.analytics.walk import above as section_above
from kg.errors import Overfull
from kg.model import EntityId
from kg.network import OwnershipNetwork
from kg.tables import Basis, Tables


class Owned:
    """The integrated shares of everybody above a company.

    Args:
        network: Ownership as of one date.
        company: Entity id.
        asked: Whether the question is about the company. An entity on the way that nobody is known to hold
            is an end; who may own the company asked about is open.

    Attributes:
        refused: Why there are none: figures of a company above contradict each other. None: there are.
    """

    def __init__(self, network: OwnershipNetwork, company: EntityId, *, asked: bool = True) -> None:
        self._network, self._company, self._asked = network, company, asked
        self.refused: str | None = None
        self.shares: dict[Basis, Mapping[EntityId, Bounds]] = {}
        try:
            for basis in BASES:
                self.shares[basis] = integrated_all(network, company, basis=basis)
        except Overfull as error:
            self.refused, self.shares = str(error), {}

    def of(self, holder: EntityId, basis: Basis) -> Bounds:
        """What a holder owns; nothing where no way leads to it."""
        return self.shares.get(basis, {}).get(holder, NONE)

    def grounds(self, holder: EntityId, threshold: Fraction) -> tuple[Ground, ...]:
        """The ground `ownership` on each basis, strongest first: whether it owns a threshold or more."""
        found = []
        for basis in self.shares:
            share = self.of(holder, basis)
            found.append(ground("ownership", share, share.at_least(threshold), basis))
        return tuple(sorted(found, key=lambda g: -rank(g.verdict)))

    def at_least(self, holder: EntityId, threshold: Fraction) -> Status:
        """Whether a holder owns a threshold or more on any basis."""
        return likelier(*(ground.verdict for ground in self.grounds(holder, threshold)))

    def in_open_world(self, holder: EntityId, threshold: Fraction) -> Status:
        """The same if all that is unnamed or unknown may be the holder's: never certain by that alone."""
        closed = self.at_least(holder, threshold)
        if closed != "impossible" or self.refused is not None:
            return closed
        opened = (open_world_bounds(self._network, holder, self._company, basis=b) for b in self.shares)
        return _possible(*(share.at_least(threshold) for share in opened))

    def unnamed(self, threshold: Fraction) -> Status:
        """Whether somebody whom no source names may own a threshold or more: possible or impossible."""
        if self.refused is not None:
            return "possible"
        tables = self._network.tables
        found: list[Bounds] = []
        for basis in self.shares:
            if not tables.column(self._company, basis).shares:
                open_end = self._asked and Field(tables, Rule(), below=self._company).may_hide(self._company)
                found.append(ALL if open_end else NONE)
                continue
            section = section_above(tables, self._company, basis)
            hidden = {UNNAMED, *(key for key in section.held if is_unknown(tables, key))}
            found.append(meeting(section, self._company, hidden))
        return _possible(*(share.at_least(threshold) for share in found))


def _possible(*verdicts: Status) -> Status:
    return "impossible" if likelier(*verdicts) == "impossible" else "possible"


def above(tables: Tables, company: EntityId) -> list[EntityId]:
    """Everybody who stands above a company by capital, votes or words, in id order."""
    return Field(tables, Rule(), below=company, bases=BASES).holders()
