"""What a reader must know of the data behind an answer, in sentences: contradictions, doubles, muted votes.

Example:
    >>> from fractions import Fraction
    >>> overfull_told([Overfull(company="op", excess=Fraction(3, 2))], {})
    ['the holders of op have 150 % of it together; it is counted as stated']
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.analytics.doubts import MuteVotes, Overfull
from kg.analytics.findings import BASES
from kg.model import Entity, EntityId
from kg.network import OwnershipNetwork
from kg.settlement.chains import holders_first
from kg.settlement.once import counted_once
from kg.shares import show

Entities = Mapping[EntityId, Entity]


def name(key: EntityId, entities: Entities) -> str:
    """The name shown for an entity; its id where nothing describes it."""
    known = entities.get(key)
    return known.name if known is not None else key


def overfull_told(found: Iterable[Overfull], entities: Entities) -> list[str]:
    """One sentence a company whose figures contradict each other, each company once."""
    unique = {one.company: one for one in found}
    return [
        f"the holders of {name(key, entities)} have {float(one.excess * 100):.10g} % of it together; "
        "it is counted as stated"
        for key, one in sorted(unique.items())
    ]


def alone_told(network: OwnershipNetwork, entity: Entity) -> list[str]:
    """One sentence where nobody is known to hold an entity, so that nothing can be found about its owners."""
    tables = network.tables
    held = any(set(tables.column(entity.id, basis).shares) - {entity.id} for basis in BASES)
    return [] if held or tables.acts_for(entity.id) else [f"no owner of {entity.name} is known"]


def once_told(network: OwnershipNetwork, companies: Iterable[EntityId]) -> list[str]:
    """One sentence a figure that counts as told twice though no source says so, in companies or above them.

    The rows of a holdings file stand side by side, so that there is nothing to tell of them.

    Cost: as for the capital of each company above them.
    """
    if network.listed is not None:
        return []
    restated, entities = network.restated, network.tables.entities
    above = {
        key: None for company in companies for key in holders_first(restated.web(company), company)[::-1]
    }
    return [doubt.words(entities) for key in above for doubt in counted_once(restated, key)]


def mute_told(found: Iterable[MuteVotes], entities: Entities) -> list[str]:
    """One sentence a controlled company that votes in its controller, each pair once."""
    unique = {(one.company, one.voter): one for one in found}
    return [
        f"{name(voter, entities)} holds {show(one.share)} of the votes of {name(company, entities)}, which "
        "controls it: many laws mute such votes; they are counted as stated"
        for (company, voter), one in sorted(unique.items())
    ]
