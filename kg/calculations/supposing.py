"""Scenarios that are asked for: files and options are read, names become entity ids.

Example:
    >>> told = supposed(levels=["Alder > Birch = 15"], votes=["Birch > Alder = full"])
    >>> [(change.holder, change.voting) for change in told.changes]
    [('Alder', None), ('Birch', 'full')]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kg.errors import EntityError, InputError, UnknownEntity
from kg.formats.scenario_file import read_options, read_scenario
from kg.model import Entity, EntityId
from kg.scenario import Scenario


def supposed(
    path: str | Path | None = None,
    *,
    levels: Iterable[str] = (),
    votes: Iterable[str] = (),
    deals: bool = False,
) -> Scenario:
    """The scenario of a file and of options, the file first.

    Args:
        path: A TOML file; None: none.
        levels: `HOLDER > INVESTEE = 15`, `= ends`, `= 20 from NAME`.
        votes: `HOLDER > INVESTEE = full`, or a percentage of the votes.
        deals: Whether deals that are announced with a figure are completed.

    Raises:
        InputError, InputFaults: The file or an option makes no sense, or nothing at all is supposed.
    """
    options = read_options(levels, votes, deals=deals)
    told = options if path is None else read_scenario(path).joined(options)
    if not told.changes and not told.deals:
        raise InputError(
            "nothing is supposed; give --set 'HOLDER > INVESTEE = 15', --votes, --deals or --scenario"
        )
    return told


def known(
    scenario: Scenario | str | Path, entity_of: Callable[[str], Entity], *, ids_are_names: bool = False
) -> Scenario:
    """A scenario with the ids of a graph.

    Args:
        scenario: A file, or a scenario with names as written.
        entity_of: The graph's way from a name to an entity.
        ids_are_names: Whether new entities have their name as id, as in a holdings file.

    Raises:
        InputError: A new entity is none.
        UnknownEntity, AmbiguousEntity: The scenario names somebody whom the graph does not know.
    """
    told = scenario if isinstance(scenario, Scenario) else read_scenario(scenario)
    for new in told.entities:
        _refuse_known(new, entity_of, told.title)
    mint: Callable[[Entity], EntityId] | None = (lambda new: new.name) if ids_are_names else None
    return told.resolved(lambda name: entity_of(name).id, mint=mint)


def _refuse_known(new: Entity, entity_of: Callable[[str], Entity], title: str) -> None:
    try:
        entity_of(new.name)
    except UnknownEntity:
        return
    except EntityError:
        pass
    raise InputError(f"entity {new.name!r} is in the graph; leave the [[entity]] out", source=title)
