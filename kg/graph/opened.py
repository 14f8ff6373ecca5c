"""What every question and every change of a graph starts from: its folder, and through what it is looked at.

Example:
    `Opened(folder).at(known_on=day)` is the same graph, asked with what was public by that day.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from kg.answers import Lens
from kg.dates import dated
from kg.environment import now
from kg.errors import StoreError
from kg.model import Entity, Issue
from kg.reconcile.resolver import resolve
from kg.record import replace

if TYPE_CHECKING:
    from kg.scenario import Scenario
    from kg.store.folder import GraphFolder, Rules
    from kg.store.listed_questions import ListedQuestions
    from kg.store.names import Found
    from kg.store.questions import Questions


class Opened:
    """A graph on disk, or a holdings file that is asked like one.

    Args:
        folder: Folder of the graph.
        listed: The questions of a holdings file; None: the graph in the folder answers.
    """

    def __init__(self, folder: Path, *, listed: ListedQuestions | None = None) -> None:
        self._listed = listed
        self._folder = _on_disk(folder) if listed is None else listed.folder
        self._lens = Lens()

    @dated
    def at(
        self,
        *,
        known_on: date | None = None,
        recorded_on: date | None = None,
        max_age: int | None = None,
        policy: str = "default",
        scenario: Scenario | str | Path | None = None,
    ) -> Self:
        """The same graph, asked through other knowledge, or in a scenario.

        Args:
            known_on: Only what was public by the end of this day, with corrections published by then.
            recorded_on: Only what this graph held on this day, decisions included.
            max_age: Leave out answers observed longer ago than this many days.
            policy: Which claim wins: `default`, `newest` or `rank-first`.
            scenario: What is supposed: a file (`kg.formats.scenario_file`), or a scenario whose names this
                graph resolves; None: nothing. The graph itself is not touched.

        Raises:
            InputError, InputFaults: The file of the scenario makes no sense.
            UnknownEntity, AmbiguousEntity: The scenario names somebody whom this graph does not know.

        Example:
            `graph.at(known_on=date(2023, 1, 25)).owners("Nissan", as_of=date(2023, 1, 26))`
        """
        if self._listed is not None and (known_on or recorded_on):
            raise StoreError("a holdings file has no log: known-on and recorded-on need a graph")
        looking = type(self)(self._folder.folder, listed=self._listed)
        looking._lens = Lens(known_on=known_on, recorded_on=recorded_on, max_age=max_age, policy=policy)
        return looking if scenario is None else looking.supposing(scenario)

    def supposing(self, scenario: Scenario | str | Path) -> Self:
        """The same graph through the same knowledge, in a scenario; arguments and errors as for `at`."""
        from kg.calculations.supposing import known

        told = known(scenario, self.entity, ids_are_names=self._listed is not None)
        lens = replace(self._lens, scenario=told)
        looking = type(self)(self._folder.folder, listed=self._listed and self._listed.seen_through(lens))
        looking._lens = lens
        return looking

    def as_known(self) -> Self:
        """The same graph through the same knowledge, without the scenario that it stands in."""
        if self._lens.scenario is None:
            return self
        lens = replace(self._lens, scenario=None)
        looking = type(self)(self._folder.folder, listed=self._listed and self._listed.seen_through(lens))
        looking._lens = lens
        return looking

    @property
    def doubts(self) -> tuple[Issue, ...]:
        """What was left out when a holdings file was read; a graph tells this by `status`."""
        return self._listed.told.issues if self._listed is not None else ()

    def entity(self, name: str) -> Entity:
        """The one entity that a name or an id leads to; errors as for `owners`."""
        new = self._lens.scenario.entity(name) if self._lens.scenario else None
        if new is not None:
            return new
        now_known, then_known = self._folder.index.names, self._ask.index.names

        def near(text: str) -> list[str]:
            return [found.matched for found in then_known.similar(text)]

        def candidates(text: str) -> list[Found]:
            # A name that the graph did not know on the day asked still tells who is meant.
            if found := then_known.candidates(text) or now_known.candidates(text):
                return found
            # So does the id of an entity that was joined with another since.
            joined = then_known.entity(self._ask.records.stands_for(text))
            return [joined] if joined is not None else []

        key = resolve(name, candidates, near)
        return self._ask.records.entity(key)

    @cached_property
    def _ask(self) -> Questions:
        """The questions of the generation in force; gone after every write."""
        from kg.judgement import Judgement
        from kg.store.questions import Questions

        if self._listed is not None:
            return self._listed
        return Questions(self._folder, Judgement(self._folder, self._lens.recorded_on), self._lens)

    def _write(self, **change: Any) -> None:
        from kg.store.writer import commit

        commit(self._folder, now(), **change)
        self.__dict__.pop("_ask", None)


def _on_disk(folder: Path) -> GraphFolder:
    # The store is loaded by the first graph that is opened: `kg extract` opens none.
    from kg.store.folder import GraphFolder

    return GraphFolder(folder, _rules)


def _rules() -> Rules:
    from kg.batches import rules

    return rules()
