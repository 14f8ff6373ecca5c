"""Claims grouped into ties, and the companies that were absorbed by others.

When a company is absorbed, what others hold in it ends, what it holds passes to its successor, and the
old stakes in the successor may have been diluted: three marks on other ties, which no claim about those
ties speaks of.

Example:
    >>> from kg.model import Source
    >>> claim = Claim(
    ...     holder="a", investee="b", kind="shareholding", denominator="issued", source=Source(id="s")
    ... )
    >>> tie_of(claim)[:3], tie_of(claim).denominator, tie_of(claim).directness
    (('a', 'b', 'shareholding'), '', 'direct')
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from kg import vocab
from kg.model import Claim, EntityId, PartialDate, Recorded
from kg.names import fold
from kg.record import frozen
from kg.settlement.agreement import Figure, lowered, moved
from kg.settlement.behalf import folded, standing
from kg.settlement.known import Knowledge
from kg.settlement.marks import Mark, Span, event_day, marks_of
from kg.settlement.policy import Policy
from kg.settlement.timeline import Timeline
from kg.shares import NOTHING

# A share of the issued, of the outstanding and of unstated capital are one question to a reader.
_WHOLE = frozenset({"issued", "outstanding", "unstated"})
_DAY = timedelta(days=1)


class Tie(NamedTuple):
    """What claims must have in common to speak of the same thing; empty text where nothing is said."""

    holder: EntityId
    investee: EntityId
    kind: str
    instrument: str
    denominator: str
    directness: str
    matter: str
    behalf: str = ""


def tie_of(claim: Claim) -> Tie:
    """The tie of a claim, whatever other claims of the pair say of capacities (`Naming` heeds them).

    The matter is the office held or the topic of a cooperation, folded.
    """
    holder, investee = _ends(claim)
    return Tie(
        holder,
        investee,
        claim.kind,
        fold(claim.instrument) if claim.instrument else "",
        "" if claim.denominator in _WHOLE else claim.denominator,
        "direct" if claim.directness == "unknown" else claim.directness,
        fold(matter) if (matter := claim.role or claim.topic) else "",
    )


def _ends(claim: Claim) -> tuple[EntityId, EntityId]:
    if claim.kind in vocab.SYMMETRIC_KINDS and claim.investee < claim.holder:
        return claim.investee, claim.holder
    return claim.parties


class Naming:
    """From claims to their ties, in the light of the capacities that known claims tell.

    Args:
        records: The known claims that can make a holding.
    """

    def __init__(self, records: Iterable[Recorded]) -> None:
        self._standings: dict[Tie, set[str]] = {}
        for record in records:
            place = standing(record.claim)
            if place:
                self._standings.setdefault(tie_of(record.claim), set()).add(place)

    def __call__(self, claim: Claim) -> Tie:
        """The tie of a claim."""
        tie = tie_of(claim)
        known = self._standings.get(tie)
        return tie._replace(behalf=folded(standing(claim), known)) if known else tie


@frozen(kw_only=False)
class Succession:
    """A company that went into another on a day, and the record that says so."""

    absorbed: EntityId
    survivor: EntityId
    span: Span
    record: Recorded


def successions(records: Iterable[Recorded]) -> list[Succession]:
    """Absorbed companies in the order of time; claims without any day are left out."""
    found = []
    for record in records:
        claim = record.claim
        if claim.kind == "successor" and (day := event_day(claim) or claim.valid_from) is not None:
            found.append(Succession(*claim.parties, (day.earliest, day.latest), record))
    return sorted(found, key=lambda s: (s.span[1], s.absorbed, s.survivor, s.record.claim.id))


def timelines(
    known: Knowledge, policy: Policy, new_shares: Iterable[tuple[EntityId, PartialDate]] = ()
) -> dict[Tie, Timeline]:
    """Every tie that a qualifying claim speaks of, through time.

    Args:
        known: The claims that count, and those that make no holding.
        policy: The order of claims.
        new_shares: Companies that issued shares, and when.

    Cost: O(n log n) for n claims; ties of absorbed companies are settled twice.
    """
    marks: dict[Tie, list[Mark]] = {}
    naming = Naming(known.qualifying)
    for record in known.qualifying:
        marks.setdefault(naming(record.claim), []).extend(marks_of(record))
    plans: dict[tuple[EntityId, EntityId, str], list[Claim]] = {}
    for record in known.pending:
        plans.setdefault((*_ends(record.claim), record.claim.kind), []).append(record.claim)
    heirs = successions(known.qualifying)
    handed, openings = _Handed(marks, plans, policy), _openings(heirs, new_shares)
    handed.pass_on(heirs, openings)
    return {tie: handed.timeline(tie, openings.get(tie.investee, ())) for tie in handed.ties}


def _openings(
    heirs: list[Succession], new_shares: Iterable[tuple[EntityId, PartialDate]]
) -> dict[EntityId, list[date]]:
    """Days on which the shares of a company may have been diluted."""
    openings: dict[EntityId, list[date]] = {}
    for entity, day in new_shares:
        openings.setdefault(entity, []).append(day.earliest)
    for heir in heirs:
        openings.setdefault(heir.survivor, []).append(heir.span[0])
    return openings


class _Handed:
    """Marks of each tie, those that other ties hand to it, and the plans that may contest its changes."""

    def __init__(
        self,
        marks: dict[Tie, list[Mark]],
        plans: dict[tuple[EntityId, EntityId, str], list[Claim]],
        policy: Policy,
    ) -> None:
        self._marks, self._plans, self._policy = marks, plans, policy
        self._handed: dict[Tie, list[Mark]] = {}

    @property
    def ties(self) -> list[Tie]:
        """All ties, those that only exist by succession included."""
        return sorted(self._marks.keys() | self._handed.keys())

    def timeline(self, tie: Tie, openings: Iterable[date]) -> Timeline:
        return Timeline(
            self._marks.get(tie, ()),
            policy=self._policy,
            plans=self._plans.get(tie[:3], ()),
            handed=self._handed.get(tie, ()),
            openings=tuple(openings),
        )

    def pass_on(self, heirs: list[Succession], openings: dict[EntityId, list[date]]) -> None:
        """Hand the marks of each succession on, in the order of time."""
        touching: dict[EntityId, list[Tie]] = {}
        for tie in self.ties if heirs else ():
            touching.setdefault(tie.holder, []).append(tie)
            touching.setdefault(tie.investee, []).append(tie)
        survivors: dict[EntityId, set[EntityId]] = {}
        for heir in heirs:
            survivors.setdefault(heir.absorbed, set()).add(heir.survivor)
        for heir in heirs:
            shared = len(survivors[heir.absorbed]) > 1
            for tie in touching.get(heir.absorbed, ()):
                if tie.investee == heir.absorbed and tie.kind not in vocab.SYMMETRIC_KINDS:
                    self._end(tie, heir)
                elif tie.holder == heir.absorbed and tie.kind in vocab.HOLDING_KINDS:
                    own = self._inherit(tie, heir, openings, shared=shared)
                    self._end(tie, heir)
                    if own is not None:
                        touching.setdefault(own.holder, []).append(own)

    def _end(self, tie: Tie, heir: Succession) -> None:
        end = Mark(heir.record, "end", Figure(NOTHING), heir.span, heir.span[1])
        self._handed.setdefault(tie, []).append(end)

    def _inherit(
        self, tie: Tie, heir: Succession, openings: dict[EntityId, list[date]], *, shared: bool
    ) -> Tie | None:
        """Give the survivor what the absorbed company held; None where there is nothing to give.

        Of a company that was split among several, nobody knows which one got what: each has up to all.
        """
        outcome = self.timeline(tie, openings.get(tie.investee, ())).at(heir.span[0] - _DAY)
        if outcome is None or outcome.ended or tie.investee == heir.survivor:
            return None
        own = tie._replace(holder=heir.survivor)
        settled = self.timeline(own, openings.get(tie.investee, ())).at(heir.span[0] - _DAY)
        level = lowered(outcome.figure).share if shared else outcome.figure.share
        if settled is not None and not settled.ended:
            level = moved(settled.figure.share, level, up=True)
        passed = Mark(heir.record, "change", Figure(level), heir.span, heir.span[1], derived=True)
        self._handed.setdefault(own, []).append(passed)
        return own
