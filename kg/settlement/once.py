"""Figures that are counted as including what their holder has through others, though no source says so.

A holder has 50 % of a company, and all of another one that has the other 50 %. Where the source does not say
that the first 50 % are held directly, they may be the second 50 % told again, and they count once
(`restated`). They may as well stand beside them. That is a doubt about the data, told beside the answer
with what would settle it: a claim that says `direct`, or one that says what the holder has in all.

No doubt is told where a source leaves none: the figure is said to be direct, or to be held through
others (`via`), or a stated total says it; figures of families are totals by themselves.

Example:
    >>> from datetime import date
    >>> from kg.model import Claim, PartialDate, Recorded, Source
    >>> from kg.settlement import settle
    >>> from kg.shares import point
    >>> def said(holder: str, investee: str, percent: int) -> Recorded:
    ...     claim = Claim(
    ...         holder=holder, investee=investee, kind="shareholding", share=point(percent),
    ...         as_of=PartialDate("2024-03-01"), source=Source(id="memo"),
    ...     )
    ...     return Recorded(claim=claim, recorded_on=date(2024, 3, 2))
    >>> told = [said("p", "op", 50), said("p", "sub", 100), said("sub", "op", 50)]
    >>> [doubt] = counted_once(Restated(settle(told, as_of=date(2024, 4, 1)).interests), "op")
    >>> doubt.holder, doubt.through, show(doubt.chain), doubt.fits
    ('p', ('sub',), '50 %', True)
    >>> print(doubt.words({}).partition(", ")[0])
    p's 50 % of op is counted as including the 50 % that it has through sub
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.model import ClaimId, Entity, EntityId, Issue, Share
from kg.record import frozen
from kg.settlement.chains import Web
from kg.settlement.overfull import counts
from kg.settlement.positions import Stake, said_direct
from kg.settlement.restated import Restated, via_of
from kg.settlement.types import Interest
from kg.shares import ONE, UNKNOWN, added, show, total

#: Code of the issue that tells of such a figure.
CODE = "countedOnce"


@frozen
class CountedOnce:
    """A figure of which only what its holder's chains do not explain is counted.

    Args:
        holder: Whose figure it is.
        investee: Of what company.
        figure: The figure as told.
        chain: What the holder has through others, which the figure is taken to include.
        through: Who passes that on to the holder, in id order.
        claims: Ids of the claims that tell the figure, the one used first.
        fits: Whether the figure could stand beside the chain: the company then has no more than all.
    """

    holder: EntityId
    investee: EntityId
    figure: Share
    chain: Share
    through: tuple[EntityId, ...]
    claims: tuple[ClaimId, ...]
    fits: bool

    def words(self, names: Mapping[EntityId, Entity]) -> str:
        """What was counted once, and what would settle it, in words.

        Args:
            names: Entities by id; where one is missing its id stands.
        """

        def name(key: EntityId) -> str:
            return names[key].name if key in names else key

        holder = name(self.holder)
        through = f" through {', '.join(map(name, self.through))}" if self.through else " through others"
        told = (
            f"{holder}'s {show(self.figure)} of {name(self.investee)} is counted as including "
            f"the {show(self.chain)} that it has{through}"
        )
        if not self.fits:
            return f"{told}: beside it, the figures would come to more than 100 %"
        whole = show(total([self.figure, self.chain]))
        return (
            f"{told}, since no source says that it is held directly; if it is, {holder} has {whole} in all. "
            'To settle it, tell it with the directness "direct" (it stands beside) or "total" (it is all)'
        )

    def issue(self, names: Mapping[EntityId, Entity]) -> Issue:
        """The doubt in the shape of all doubts about data."""
        return Issue(
            code=CODE, message=self.words(names), where=self.investee, claim=next(iter(self.claims), None)
        )


def counted_once(capital: Restated, investee: EntityId) -> tuple[CountedOnce, ...]:
    """The figures of one company's capital that may have been told twice, by holder.

    Args:
        capital: The settled interests around the company, those of the companies above it included.
        investee: Entity id.

    Cost: as for `capital_table`; for each doubt a walk up from the company.
    """
    stakes = capital.stakes(investee)
    counted = [stake for stake in stakes if counts(stake, lambda owner: capital.part(owner, investee))]
    slack = added(stake.position.rounding for stake in counted)
    found = []
    for stake in stakes:
        told = stake.position
        if stake.chain is None or told.total or not _is_open(capital, told.ties, told.share, stake.chain):
            continue
        beside = added(one.share.low for one in counted if one is not stake)
        found.append(
            CountedOnce(
                holder=stake.holder,
                investee=investee,
                figure=told.share,
                chain=stake.chain,
                through=_through(capital, stake.holder, investee, stakes),
                claims=_claims(told.ties),
                fits=beside + told.share.low - slack <= ONE,
            )
        )
    return tuple(found)


def _is_open(capital: Restated, ties: Sequence[Interest], figure: Share, chain: Share) -> bool:
    """Whether no source says that a figure is direct, that it is not, or what the holder has in all."""
    if not ties or not chain.high or figure == UNKNOWN:
        return False
    tie = ties[0]
    entity = capital.entities.get(tie.holder)
    if entity is not None and entity.kind == "group":
        return False
    if any(said_direct(one) or via_of(one) for one in ties):
        return False
    return not any(
        one.directness in ("total", "effective") and one.share.high < figure.low + chain.low
        for one in capital.ties(tie.investee)
        if one.holder == tie.holder and one.kind == tie.kind and one.share is not None
    )


def _through(
    capital: Restated, holder: EntityId, investee: EntityId, stakes: Iterable[Stake]
) -> tuple[EntityId, ...]:
    """Those who stand next to a company and have a holder above them, or hold for it."""
    web = capital.web(investee)
    ends = [(stake.holder, stake.owner) for stake in stakes]
    ends += [(above, above) for above in web.links.get(investee, ())]
    near = {
        record
        for record, owner in ends
        if owner == holder or (owner is not None and _is_above(web, holder, owner, investee))
    }
    return tuple(sorted(near - {holder, investee}))


def _is_above(web: Web, holder: EntityId, entity: EntityId, skipped: EntityId) -> bool:
    """Whether a chain leads from a holder to an entity, other ways than through a company."""
    seen, waiting = {entity, skipped}, [entity]
    while waiting:
        for above in web.above(waiting.pop()):
            if above == holder:
                return True
            if above not in seen:
                seen.add(above)
                waiting.append(above)
    return False


def _claims(ties: Iterable[Interest]) -> tuple[ClaimId, ...]:
    """The claims that tell a figure, the one used first."""
    resting = (s.record.claim.id for tie in ties for s in tie.claims if s.role in ("used", "agrees"))
    return tuple(dict.fromkeys(resting))
