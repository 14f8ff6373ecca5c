"""Beneficial owners under the EU anti-money-laundering regulation: 25 % or more, or control, or both mixed.

Regulation (EU) 2024/1624, in force from 10 July 2027. For a company Y and a holder P, on capital or votes:

- `ownership` (article 52): P owns 25 % or more of Y, chains multiplied and added up, every level counted;
- `control` (article 53): P has more than half of Y's shares or votes directly, or through entities that it
  controls so at each level; also more than half by multiplied chains; and control that sources state;
- `54a`: entities that P controls have 25 % or more of Y directly, one of them or all together;
- `54b`: P owns 25 % or more of an entity that controls Y.

In rings ownership is integrated ownership, which counts each euro once. The Commission may lower the
threshold to 15 % for sectors at risk, so that it is a parameter.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork.from_holdings([("p", "hold", 60), ("hold", "op", 30)])
    >>> [(found.holder, [ground.code for ground in found.grounds]) for found in amlr(network, "op").findings]
    [('p', ['54a', '54a'])]
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from kg.analytics.bounds import Bounds, Status
from kg.analytics.doubts import Overfull, overfull
from kg.analytics.either import Either, either
from kg.analytics.findings import BASES, Finding, Ground, Ruling, Who, asked, ground, in_order, kind_of
from kg.analytics.owned import Owned, above
from kg.analytics.reach import HALF, Field, Mode, Rule
from kg.analytics.together import likelier, rank, together
from kg.model import EntityId
from kg.network import OwnershipNetwork

_QUARTER = Fraction(1, 4)


def amlr(
    network: OwnershipNetwork,
    company: EntityId,
    *,
    threshold: Fraction = _QUARTER,
    holders: Iterable[EntityId] | None = None,
    who: Who = "ends",
) -> Ruling:
    """Who owns a company beneficially under the regulation, and by which article.

    Args:
        network: Ownership as of one date.
        company: Entity id.
        threshold: Fraction of 1 that is enough for an ownership interest.
        holders: Those to judge, whether they qualify or not; None: by `who`.
        who: `ends`: persons, states, unknown holders and entities without holders. `all`: every entity.

    Returns:
        Findings with the grounds `ownership`, `control`, `54a` and `54b`. Where figures of a company above
        contradict each other, control and 54a are still judged; the rest is refused with the reason.

    Raises:
        UnknownEntity: An entity is not in the network.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> network = OwnershipNetwork.from_holdings([("p", "hold", 30), ("hold", "op", 60)])
        >>> amlr(network, "op").findings[0].grounds[0].code
        '54b'

    Cost: as `integrated_all` for the company and each of its controllers, and a reach from each entity above.
    References: Regulation (EU) 2024/1624, articles 51 to 54.
    """
    wanted = asked(network.tables, company, above(network.tables, company), who, holders)
    judge = _Judge(network, company, threshold)
    found = [judge.finding(holder, judged=holders is not None) for holder in wanted]
    return Ruling(
        rule="amlr",
        company=company,
        threshold=threshold,
        strict=False,
        findings=in_order(f for f in found if holders is not None or f.verdict != "impossible"),
        unnamed=judge.unnamed(),
        refused=judge.refused,
    )


class _Judge:
    """The grounds of one company, with what several holders share worked out once."""

    def __init__(self, network: OwnershipNetwork, company: EntityId, threshold: Fraction) -> None:
        self._network, self._company, self._threshold = network, company, threshold
        self._fields = {
            basis: Field(network.tables, Rule(basis=basis), below=company, bases=BASES) for basis in BASES
        }
        self._owned = {company: Owned(network, company)}
        self._reached: dict[tuple[EntityId, Mode], Either] = {}
        self._controllers: dict[EntityId, Status] = {}
        starters = self._fields["votes"].starters | self._fields["capital"].starters
        for holder in sorted(starters):
            if company in self._reach(holder, "most"):
                sure = company in self._reach(holder, "least")
                self._controllers[holder] = "certain" if sure else "possible"

    @property
    def refused(self) -> str | None:
        """Why a share is not calculated; None: all are."""
        return next((owned.refused for owned in self._owned.values() if owned.refused), None)

    def finding(self, holder: EntityId, *, judged: bool) -> Finding:
        """What the regulation finds about one holder; its place in an open world only if it is asked for."""
        grounds = [
            *self._ownership(holder),
            *self._control(holder),
            *self._through_controlled(holder),
            *self._in_controllers(holder),
        ]
        grounds.sort(key=lambda found: -rank(found.verdict))
        verdict = likelier(*(found.verdict for found in grounds))
        shown = self._reach(holder, "least" if verdict == "certain" else "most")
        hops = shown.way_to(self._company)
        return Finding(
            holder=holder,
            kind=kind_of(self._network.tables, holder),
            company=self._company,
            verdict=verdict,
            open_world=self._in_open_world(holder) if judged and verdict == "impossible" else verdict,
            grounds=tuple(found for found in grounds if found.verdict != "impossible") or tuple(grounds[:1]),
            parts=shown.parts(self._company),
            hops=hops,
            overfull=self._overfull({self._company, *(hop.investee for hop in hops)}),
        )

    def unnamed(self) -> Status:
        """Whether somebody whom no source names may qualify."""
        open_ended = [self._owned[self._company].unnamed(self._threshold)]
        open_ended.append("possible" if self._company in self._open(()) else "impossible")
        return likelier(*open_ended, self._direct_in_open_world(()))

    # -- grounds ---------------------------------------------------------------------------------------

    def _ownership(self, holder: EntityId) -> list[Ground]:
        return list(self._owned[self._company].grounds(holder, self._threshold))

    def _control(self, holder: EntityId) -> list[Ground]:
        found = []
        if holder in self._controllers and holder != self._company:
            found.append(Ground(code="control", verdict=self._controllers[holder]))
        owned = self._owned[self._company]
        for basis in owned.shares:
            share = owned.of(holder, basis)
            if (verdict := share.above(HALF)) != "impossible":
                found.append(ground("control", share, verdict, basis))
        return found

    def _through_controlled(self, holder: EntityId) -> list[Ground]:
        """54(a): direct interests of what the holder controls, without the holder's own."""
        least, most = self._reach(holder, "least"), self._reach(holder, "most")
        found = []
        for basis in BASES:
            column = self._network.tables.column(self._company, basis)
            sure, may = (set(reached.rounds) - {holder, self._company} for reached in (least, most))
            low, high = together(column, sure), together(column, may)
            bounds = Bounds(low=low.low, high=high.high, low_open=low.low_open, high_open=high.high_open)
            verdict = bounds.at_least(self._threshold)
            if verdict != "impossible":
                found.append(ground("54a", bounds, verdict, basis, via=may & column.shares.keys()))
        return found

    def _in_controllers(self, holder: EntityId) -> list[Ground]:
        """54(b): an ownership interest in an entity that controls the company."""
        found = []
        for controller, verdict in self._controllers.items():
            if controller in (holder, self._company):
                continue
            for interest in self._owned_of(controller).grounds(holder, self._threshold):
                weakest = min(verdict, interest.verdict, key=rank)
                if weakest != "impossible":
                    found.append(
                        Ground(
                            code="54b",
                            verdict=weakest,
                            share=interest.share,
                            basis=interest.basis,
                            via=(controller,),
                        )
                    )
        return found

    def _owned_of(self, controller: EntityId) -> Owned:
        if controller not in self._owned:
            self._owned[controller] = Owned(self._network, controller, asked=False)
        return self._owned[controller]

    # -- reaching --------------------------------------------------------------------------------------

    def _reach(self, holder: EntityId, mode: Mode) -> Either:
        if (holder, mode) not in self._reached:
            self._reached[holder, mode] = either(self._fields, [holder], mode)
        return self._reached[holder, mode]

    def _open(self, start: Iterable[EntityId]) -> Either:
        return either(self._fields, start, "open")

    def _in_open_world(self, holder: EntityId) -> Status:
        if self._company in self._open([holder]):
            return "possible"
        return likelier(
            self._owned[self._company].in_open_world(holder, self._threshold),
            self._direct_in_open_world([holder]),
        )

    def _direct_in_open_world(self, start: Iterable[EntityId]) -> Status:
        """54(a) and (b), and direct interests, if the holder may have what nobody is named for."""
        reached = self._open(start)
        for basis in BASES:
            column = self._network.tables.column(self._company, basis)
            most = together(column, set(reached.rounds) - {self._company}, unnamed=True)
            if most.at_least(self._threshold) != "impossible":
                return "possible"
        tops = (key for key in self._controllers if key != self._company)
        holder = next(iter(start), None)
        for key in tops:
            owned = self._owned_of(key)
            may = (
                owned.unnamed(self._threshold)
                if holder is None
                else owned.in_open_world(holder, self._threshold)
            )
            if may != "impossible":
                return "possible"
        return "impossible"

    def _overfull(self, companies: Iterable[EntityId]) -> tuple[Overfull, ...]:
        wanted = sorted(set(companies))
        found = {doubt for basis in BASES for doubt in overfull(self._fields[basis], wanted)}
        return tuple(sorted(found, key=lambda doubt: (doubt.company, doubt.excess)))
