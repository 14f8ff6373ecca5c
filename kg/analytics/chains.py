"""Rules that count, for a holder, the stakes of all that is the holder's: what PSC and AMLD share.

What counts as the holder's is a reaching set (`kg.analytics.reach`); the stakes of its members in the
company are added on each basis and held against the threshold. Which set, and which threshold, is the law's.

Example:
    >>> Measure(rule=Rule(single=True), threshold=Fraction(1, 4)).strict
    True
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction

from kg.analytics.bounds import Bounds, Status
from kg.analytics.doubts import overfull
from kg.analytics.findings import BASES, Finding, Ground, Ruling, Who, asked, ground, in_order, kind_of
from kg.analytics.reach import Field, Part, Reached, Rule, reach
from kg.analytics.together import likelier, passes, rank, together
from kg.model import EntityId
from kg.network import OwnershipNetwork
from kg.record import frozen
from kg.tables import Basis

_CODES: tuple[tuple[str, Basis], ...] = (("shares", "capital"), ("votes", "votes"))


@frozen
class Measure:
    """How a law counts.

    Args:
        rule: What counts as the holder's.
        threshold: What its stakes must come to, as a fraction of 1.
        strict: Whether they must come to more.
    """

    rule: Rule
    threshold: Fraction
    strict: bool = True


def ruling(
    name: str,
    network: OwnershipNetwork,
    company: EntityId,
    measure: Measure,
    *,
    holders: Iterable[EntityId] | None = None,
    who: Who = "ends",
    joint: Iterable[Collection[EntityId]] = (),
) -> Ruling:
    """What a law that counts in this way finds about a company."""
    field = Field(network.tables, measure.rule, below=company, bases=BASES)
    wanted = asked(network.tables, company, field.holders(), who, holders)
    partners = _partners(joint)
    found = []
    direct = field.starters.union(*(field.named_in(company, basis) for basis in BASES))
    for key in wanted:
        start = partners.get(key, {key})
        # Most of those who stand far above reach no holder of the company: nothing is worked out for them.
        if holders is None and direct.isdisjoint(start):
            continue
        most = reach(field, start, "most")
        if holders is not None or _may_count(field, most, company):
            found.append(_finding(field, measure, key, company, most, judged=holders is not None))
    return Ruling(
        rule=name,
        company=company,
        threshold=measure.threshold,
        strict=measure.strict,
        findings=in_order(f for f in found if holders is not None or f.verdict != "impossible"),
        unnamed=_in_open_world(field, measure, (), company),
    )


def _partners(joint: Iterable[Collection[EntityId]]) -> Mapping[EntityId, set[EntityId]]:
    partners: dict[EntityId, set[EntityId]] = {}
    for members in joint:
        for member in members:
            partners.setdefault(member, {member}).update(members)
    return partners


def _may_count(field: Field, reached: Reached, company: EntityId) -> bool:
    return reached.is_stated(company) or any(
        key in reached for basis in BASES for key in field.named_in(company, basis)
    )


def _finding(
    field: Field,
    measure: Measure,
    holder: EntityId,
    company: EntityId,
    most: Reached,
    *,
    judged: bool,
) -> Finding:
    start = [key for key, number in most.rounds.items() if number == 0]
    least = most if field.is_exact else reach(field, start, "least")
    grounds = sorted(_grounds(measure, least, most, company), key=lambda g: -rank(g.verdict))
    verdict = likelier(*(g.verdict for g in grounds))
    shown = least if verdict == "certain" else most
    hops = shown.way_to(company, bases=BASES)
    return Finding(
        holder=holder,
        kind=kind_of(field.tables, holder),
        company=company,
        verdict=verdict,
        # Those who do not qualify are left out of the answer, unless they were asked for.
        open_world=_in_open_world(field, measure, start, company)
        if judged and verdict == "impossible"
        else verdict,
        grounds=tuple(g for g in grounds if g.verdict != "impossible") or tuple(grounds),
        parts=_parts(shown, company),
        hops=hops,
        overfull=overfull(field, {company, *(hop.investee for hop in hops)}),
    )


def _parts(reached: Reached, company: EntityId) -> tuple[Part, ...]:
    """Shares where there are any, else votes, of each member."""
    parts: dict[EntityId, Part] = {}
    for basis in BASES:
        for part in reached.parts(company, basis=basis):
            parts.setdefault(part.holder, part)
    return tuple(sorted(parts.values(), key=lambda part: (-part.share.low, -part.share.high, part.holder)))


def _grounds(measure: Measure, least: Reached, most: Reached, company: EntityId) -> list[Ground]:
    found = []
    for code, basis in _CODES:
        via = [part.holder for part in most.parts(company, basis=basis) if most.rounds[part.holder]]
        bounds = _between(least.together(company, basis), most.together(company, basis))
        verdict = passes(bounds, measure.threshold, strict=measure.strict)
        found.append(ground(code, bounds, verdict, basis, via))
    if least.is_stated(company):
        found.append(Ground(code="stated", verdict="certain"))
    elif most.is_stated(company):
        found.append(Ground(code="stated", verdict="possible"))
    return found


def _between(least: Bounds, most: Bounds) -> Bounds:
    """From the least that certainly counts to the most that may."""
    return Bounds(low=least.low, high=most.high, low_open=least.low_open, high_open=most.high_open)


def _in_open_world(field: Field, measure: Measure, start: Collection[EntityId], company: EntityId) -> Status:
    reached = reach(field, start, "open")
    hidden = field.may_hide(company)
    members = reached.rounds.keys() - {company}
    for basis in BASES:
        most = together(field.tables.column(company, basis), members, unnamed=hidden)
        if passes(most, measure.threshold, strict=measure.strict) != "impossible":
            return "possible"
    return "possible" if company in reached else "impossible"
