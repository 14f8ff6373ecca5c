"""The same questions for every company of a network, written to a file.

Integrated ownership and majority control are calculated for all companies at once; any other rule is asked
company by company.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("p", "hold", 60), ("hold", "op", 51)])
    >>> rows = owners_of_all(network, Asked(threshold=Fraction(1, 4)))
    >>> [(row.company, row.owner, row.status) for row in rows]
    [('hold', 'p', 'certain'), ('op', 'p', 'certain')]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path

from kg.analytics.whole import control_of_all, ultimate_of_all
from kg.analytics.whole_files import write_rows
from kg.analytics.whole_rows import WholeRows
from kg.calculations.ultimate import Asked, ultimate
from kg.errors import Overfull
from kg.model import Entity, EntityId
from kg.network import OwnershipNetwork

_QUARTER = Fraction(1, 4)


def write_owners(network: OwnershipNetwork, asked: Asked, path: Path) -> int:
    """Write the ultimate owners of every company by a rule; returns the number of rows.

    Raises:
        InputError: The file's name does not end in .csv or .parquet, or it cannot be written.
    """
    return write_rows(owners_of_all(network, asked), path, entities=_names_apart(network))


def write_controllers(network: OwnershipNetwork, path: Path) -> int:
    """Write every company with everybody who controls it; returns the number of rows; errors as above."""
    return write_rows(control_of_all(network), path, entities=_names_apart(network))


def _names_apart(network: OwnershipNetwork) -> Mapping[EntityId, Entity] | None:
    """The entities of a network whose ids are not their names; None: of a holdings file."""
    return network.tables.entities if network.listed is None else None


def owners_of_all(network: OwnershipNetwork, asked: Asked) -> WholeRows:
    """Every company with its ultimate owners by a rule; integrated ownership counts from 25 % by default."""
    if asked.rule == "integrated":
        threshold = asked.threshold if asked.threshold is not None else _QUARTER
        return ultimate_of_all(network, threshold, basis=asked.basis or "capital")
    return _one_by_one(network, asked)


def _one_by_one(network: OwnershipNetwork, asked: Asked) -> WholeRows:
    tables = network.tables
    names, number = _numbered(tables.entities, tables.companies())
    rows: list[tuple[int, int, float | None, float | None, int]] = []
    refused: dict[int, int] = {}
    for company in tables.companies():
        entity = tables.entities.get(company) or Entity(id=company, kind="company", name=company)
        try:
            answer = ultimate(network, entity, asked)
        except Overfull as error:
            refused[number[company]] = number[error.investee]
            continue
        for item in answer.findings:
            ends = (float(item.share.low), float(item.share.high)) if item.share else (None, None)
            rows.append((number[company], number[item.entity], *ends, int(item.verdict == "possible")))
    columns = list(zip(*rows, strict=True)) or [()] * 5
    fields = dict(zip(("company", "owner", "low", "high", "state"), columns, strict=True))
    return WholeRows(names=names, refused=refused, **fields)


def _numbered(
    entities: Iterable[EntityId], companies: Iterable[EntityId]
) -> tuple[list[EntityId], dict[EntityId, int]]:
    names = sorted({*entities, *companies})
    return names, {name: at for at, name in enumerate(names)}
