"""A scenario and its changes: as written in a file or an option, then with entity ids.

Example:
    >>> from kg.shares import point
    >>> told = Change(where="plan#change 1", words="Alder > Birch = 15", holder="Alder", investee="Birch",
    ...     share=point(15))
    >>> known = Scenario(title="plan", changes=(told,)).resolved(str.lower)
    >>> [(change.holder, change.record.claim.id) for change in known.changes]
    [('alder', 'plan#change 1')]
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from kg.model import Claim, Entity, EntityId, Evidence, Recorded, Share, Source, digest
from kg.names import fold
from kg.record import frozen, replace

#: Kinds of ties that a scenario can change; each of them enters calculations.
KINDS = (
    *("shareholding", "votingRights", "rightsToProfitOrIncome"),
    *("parent", "consolidation", "appointmentOfBoard"),
)
#: Kinds of which a share is a part.
SHARED = frozenset({"shareholding", "votingRights", "rightsToProfitOrIncome"})
#: Status of everything supposed: it hangs on a condition, and is no fact.
STATUS = "conditional"
#: The label of a tie that a scenario has changed.
LABEL = "scenario"


@frozen
class Change:
    """One entry of a scenario: what is supposed of one pair.

    Args:
        where: Entry of the file, as a pointer: `plan.toml#change 2`. Also the id of the claim that it makes.
        words: The entry in one line.
        holder: Name as written; once resolved, entity id.
        investee: The same.
        kind: One of `KINDS`; None: a shareholding, and for `ends` every kind.
        share: What the holder has afterwards, in fractions of 1; None: as before.
        stated: The numeral, in percent.
        approximate: Whether the figure is softened.
        voting: How the shares vote from then on: code of `voting.csv`; None: as before.
        votes: Part of the votes that is supposed whatever the shares are; None: they follow the shares.
        votes_per_share: Votes of one share; None: as before.
        voting_cap: Largest part of the votes that may be cast; None: as before.
        givers: Out of whose stakes comes what the holder gains; empty: out of what nobody names.
        dilutes: Whether it comes out of all stakes alike, as with new shares.
        ends: Whether the tie ends.
    """

    where: str
    words: str
    holder: str
    investee: str
    kind: str | None = None
    share: Share | None = None
    stated: str | None = None
    approximate: bool = False
    voting: str | None = None
    votes: Share | None = None
    votes_per_share: Fraction | None = None
    voting_cap: Fraction | None = None
    givers: tuple[str, ...] = ()
    dilutes: bool = False
    ends: bool = False

    @property
    def pair(self) -> tuple[EntityId, EntityId]:
        """Holder and investee."""
        return self.holder, self.investee

    @property
    def record(self) -> Recorded:
        """The entry in the shape of a claim, so that every answer can lead back to it."""
        title = self.where.partition("#")[0]
        kind = self.kind or ("votingRights" if self.votes is not None and self.share is None else None)
        claim = Claim(
            id=self.where,
            holder=self.holder,
            investee=self.investee,
            kind=kind or "shareholding",
            source=Source(id=title, title=title, rank="user"),
            share=self.share if self.share is not None else self.votes,
            stated=self.stated,
            approximate=self.approximate,
            directness="direct",
            voting=self.voting or "unstated",
            voting_cap=self.voting_cap,
            votes_per_share=self.votes_per_share,
            status=STATUS,
            evidence=(Evidence(pointer=self.where, raw=self.words),),
        )
        return Recorded(claim=claim, recorded_on=date.min)


@frozen
class Scenario:
    """What is supposed.

    Args:
        title: Its name, for answers.
        changes: In the order in which they happen.
        entities: Companies and others that no graph knows; `id` is their name until it is resolved.
        deals: Whether every deal that is announced with a figure is supposed to be completed.
    """

    title: str
    changes: tuple[Change, ...] = ()
    entities: tuple[Entity, ...] = ()
    deals: bool = False

    @property
    def companies(self) -> frozenset[EntityId]:
        """The companies whose holders change, deals left aside."""
        return frozenset(change.investee for change in self.changes)

    def entity(self, name: str) -> Entity | None:
        """The entity of this name or id that only the scenario knows; None where there is none."""
        return next((one for one in self.entities if name == one.id or fold(name) == fold(one.name)), None)

    @property
    def key(self) -> str:
        """A text that two scenarios share only if they suppose the same."""
        return digest(repr(self), length=16)

    def resolved(
        self, entity_of: Callable[[str], EntityId], *, mint: Callable[[Entity], EntityId] | None = None
    ) -> Scenario:
        """The scenario with entity ids in place of names.

        Args:
            entity_of: From a name of the graph to an entity id; raises where it leads to none or several.
            mint: From a new entity to its id; None: a hash of kind and name.

        Raises:
            UnknownEntity, AmbiguousEntity: As `entity_of` does.
        """
        made = {fold(one.name): (mint or minted)(one) for one in self.entities}

        def known(name: str) -> EntityId:
            return made[fold(name)] if fold(name) in made else entity_of(name)

        changes = tuple(
            replace(
                change,
                holder=known(change.holder),
                investee=known(change.investee),
                givers=tuple(map(known, change.givers)),
            )
            for change in self.changes
        )
        entities = tuple(replace(one, id=made[fold(one.name)]) for one in self.entities)
        return replace(self, changes=changes, entities=entities)

    def joined(self, other: Scenario) -> Scenario:
        """Both, this one first."""
        return replace(
            self,
            title=", ".join(dict.fromkeys(title for title in (self.title, other.title) if title)),
            changes=self.changes + other.changes,
            entities=self.entities + other.entities,
            deals=self.deals or other.deals,
        )


def minted(entity: Entity) -> EntityId:
    """The id of an entity that only a scenario knows."""
    return digest("scenario", entity.kind, fold(entity.name), length=16)
