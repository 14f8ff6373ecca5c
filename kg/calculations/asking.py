"""`Calculations`: the questions of the door that are calculated; the graph behind it brings the network.

Each method finds the entity, takes the network around it, lets the room next door calculate, and keeps of
the network's entities those that the answer names.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kg.answers import Lens, Story
from kg.dates import in_order
from kg.model import Entity, EntityId
from kg.record import replace

if TYPE_CHECKING:
    from kg.calculated import Calculated, Rest
    from kg.calculations.ultimate import Asked
    from kg.compared import Compared, Moves
    from kg.network import OwnershipNetwork
    from kg.scenario import Scenario
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

    def whole_network(self, *, as_of: date) -> OwnershipNetwork:
        """Every entity and every tie in force on a date."""
        raise NotImplementedError

    def write_owners(
        self,
        path: Path,
        *,
        as_of: date,
        rule: str = "integrated",
        threshold: Fraction | None = None,
        basis: Basis | None = None,
    ) -> int:
        """Write the ultimate owners of every company to a .csv or .parquet file.

        Args:
            path: The file; whole or not there.
            as_of: The date.
            rule: As for `ultimate`.
            threshold: Fraction of 1 that counts; None: the rule's own, and 25 % for integrated ownership.
            basis: As for `ultimate`.

        Returns:
            How many rows were written.

        Raises:
            InputError: The file's name ends otherwise, or it cannot be written.

        Cost: the settlement of every claim; then near linear in the holdings for integrated ownership,
        one question a company for other rules.
        """
        from kg.calculations.everybody import write_owners
        from kg.calculations.ultimate import Asked

        asked = Asked(rule=rule, threshold=threshold, basis=basis)
        return write_owners(self.whole_network(as_of=as_of), asked, path)

    def write_controllers(self, path: Path, *, as_of: date) -> int:
        """Write every company with everybody who controls it; the rest as for `write_owners`."""
        from kg.calculations.everybody import write_controllers

        return write_controllers(self.whole_network(as_of=as_of), path)

    @staticmethod
    def scenario(
        path: str | Path | None = None,
        *,
        levels: Iterable[str] = (),
        votes: Iterable[str] = (),
        deals: bool = False,
    ) -> Scenario:
        """A scenario of a file, of one-line options, or of both: see `kg.calculations.supposing.supposed`.

        Example:
            >>> Calculations.scenario(levels=["Renault > Nissan = 15"]).changes[0].investee
            'Nissan'
        """
        from kg.calculations.supposing import supposed

        return supposed(path, levels=levels, votes=votes, deals=deals)

    def supposing(self, scenario: Scenario | str | Path) -> Self:
        """The same graph in a scenario."""
        raise NotImplementedError

    def as_known(self) -> Self:
        """The same graph without the scenario that it stands in."""
        raise NotImplementedError

    def diff(self, first: date, second: date, name: str | None = None) -> Story:
        """What differs between two days."""
        raise NotImplementedError

    def whatif(
        self,
        name: str,
        scenario: Scenario | str | Path,
        *,
        as_of: date,
        rule: str = "integrated",
        threshold: Fraction | None = None,
        basis: Basis | None = None,
    ) -> Compared:
        """Who ultimately owns and who controls a company, as it is and in a scenario.

        Args:
            name: Name or id of the company; one that only the scenario knows has nothing before.
            scenario: A file (`kg.formats.scenario_file`), or a scenario with names as written.
            as_of: The date of both sides.
            rule: As for `ultimate`.
            threshold: As for `ultimate`.
            basis: As for `ultimate`.

        Raises:
            InputError, InputFaults: The scenario makes no sense, or cannot be laid over that day.
            UnknownEntity, AmbiguousEntity: As for `controllers`, for names of the scenario too.
        """
        from kg.calculations.ultimate import Asked

        after = self.supposing(scenario)
        asked = Asked(rule=rule, threshold=threshold, basis=basis)
        return after._compared(after.entity(name), (as_of, as_of), asked, "whatif")

    def moves(
        self,
        first: date,
        second: date,
        name: str | None = None,
        *,
        rule: str = "integrated",
        threshold: Fraction | None = None,
        basis: Basis | None = None,
    ) -> Moves:
        """Who gains and who loses ownership and control between two days, or against the scenario.

        Args:
            first: The earlier day, as it is known.
            second: The later day; in the scenario, where the graph stands in one.
            name: Name or id of a company; None: every company at or below a tie that changed, up to a bound.
            rule: As for `ultimate`.
            threshold: As for `ultimate`.
            basis: As for `ultimate`.

        Raises:
            InvalidClaim: The second day is before the first.

        Cost: for the whole graph, two settlements of it and a calculation for each company looked at.
        """
        from kg.calculations.ultimate import Asked
        from kg.compared import Moves

        first, second = in_order(first, second)
        asked = Asked(rule=rule, threshold=threshold, basis=basis)
        if name is not None:
            return Moves(companies=(self._compared(self.entity(name), (first, second), asked, "diff"),))
        from kg.calculations.whatif import moves_below

        changes = self.diff(first, second).changes
        changed = sorted({one.investee for one in changes if one.what != "carried"})
        before = self.as_known().network_around(changed, as_of=first, down=True)
        after = self.network_around(changed, as_of=second, down=True)
        found = moves_below(before, after, changed, asked)
        return replace(found, companies=tuple(replace(one, lens=self._lens) for one in found.companies))

    def _compared(self, entity: Entity, days: tuple[date, date], asked: Asked, question: str) -> Compared:
        from kg.calculations.gains import compared

        scenario = self._lens.scenario
        is_new = scenario is not None and scenario.entity(entity.id) is not None
        down = question == "whatif"
        before = None if is_new else self.as_known().network_around([entity.id], as_of=days[0], down=down)
        after = self.network_around([entity.id], as_of=days[1], down=down)
        answer = compared(before, after, entity, asked, question=question, down=down)
        return replace(answer, first=days[0], lens=self._lens)

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
