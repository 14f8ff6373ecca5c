"""`Calculations`: the questions of the door that are calculated; the graph behind it brings the network.

Each method finds the entity, takes the network around it, lets the room next door calculate, and keeps of
the network's entities those that the answer names.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from kg.answers import Lens
from kg.calculated import Calculated, Rest
from kg.model import Entity, EntityId
from kg.network import OwnershipNetwork
from kg.record import replace
from kg.tables import Basis


class Calculations:
    """Questions that are calculated, for a graph to inherit."""

    _lens: Lens

    def entity(self, name: str) -> Entity:
        """The one entity that a name or an id leads to."""
        raise NotImplementedError

    def network_around(
        self, entities: Iterable[EntityId], *, as_of: date, down: bool = False
    ) -> OwnershipNetwork:
        """The network that a calculation about some entities needs: everything above them.

        Args:
            entities: Entity ids.
            as_of: The date.
            down: Also with all that they hold, through however many companies, and all above that.
        """
        raise NotImplementedError

    def controllers(self, name: str, *, as_of: date) -> Calculated:
        """Who controls a company by a majority of votes, alone or through others, or as sources state.

        Args:
            name: Name or id of the company.
            as_of: The date.

        Raises:
            UnknownEntity: No entity has this name; with suggestions.
            AmbiguousEntity: Several have it; with the candidates.

        Cost: one read a claim of everything above it.
        """
        from kg.calculations.controllers import controllers

        entity = self.entity(name)
        return self._kept(controllers(self.network_around([entity.id], as_of=as_of), entity))

    def ultimate(
        self,
        name: str,
        *,
        as_of: date,
        rule: str = "integrated",
        threshold: Fraction | None = None,
        basis: Basis | None = None,
        explain: bool = False,
    ) -> Calculated:
        """Who ultimately owns a company, by a rule.

        Args:
            name: Name or id of the company.
            as_of: The date.
            rule: integrated, majority, psc, amld, amlr, cta, ofac, guo25 or guo50.
            threshold: Fraction of 1 that counts; None: the rule's own.
            basis: capital or votes; None: as the rule says, else capital.
            explain: Tell the calculation in plain words, too.

        Raises:
            Overfull: A company above has holders with more than all of it; the message names it.
            UnknownEntity, AmbiguousEntity: As for `controllers`.
        """
        from kg.calculations.ultimate import Asked, ultimate

        entity = self.entity(name)
        asked = Asked(rule=rule, threshold=threshold, basis=basis, explain=explain)
        return self._kept(ultimate(self.network_around([entity.id], as_of=as_of), entity, asked))

    def group(self, name: str, *, as_of: date) -> Calculated:
        """The head of a company, all that the head controls, and rings of cross-holdings."""
        from kg.calculations.group import group, heads

        entity = self.entity(name)
        above = heads(self.network_around([entity.id], as_of=as_of), entity)
        return self._kept(group(self.network_around(above, as_of=as_of, down=True), entity))

    def power(
        self, name: str, *, as_of: date, rest: Rest = "ocean", quota: Fraction = Fraction(1, 2)
    ) -> Calculated:
        """How much each holder's votes decide in a company.

        Args:
            name: Name or id of the company.
            as_of: The date.
            rest: How unnamed holders vote: `ocean` (each alone), `block` (as one) or `ignore` (not at all).
            quota: More than this part of the votes wins.
        """
        from kg.calculations.power import power

        entity = self.entity(name)
        network = self.network_around([entity.id], as_of=as_of)
        return self._kept(power(network, entity, rest=rest, quota=quota))

    def links(self, name: str, *, as_of: date, threshold: Fraction | None = None) -> Calculated:
        """Close links of an entity in the sense of the ECB's guideline; `threshold` None: 20 %."""
        from kg.calculations.links import FIFTH, links, owners

        entity, enough = self.entity(name), threshold if threshold is not None else FIFTH
        above = owners(self.network_around([entity.id], as_of=as_of), entity, enough)
        return self._kept(links(self.network_around(above, as_of=as_of, down=True), entity, enough))

    def _kept(self, answer: Calculated) -> Calculated:
        """The answer with the entities that it names, and the knowledge that it looked through."""
        named = {answer.entity.id} | {item.entity for item in answer.findings}
        named |= {
            end
            for item in answer.findings
            for chain in item.chains
            for hop in chain
            for end in (hop.holder, hop.investee)
        }
        named |= {key for sets in (answer.sets or {}).values() for one in sets for key in one}
        entities = {key: answer.entities[key] for key in sorted(named) if key in answer.entities}
        return replace(answer, entities=entities, lens=self._lens)
