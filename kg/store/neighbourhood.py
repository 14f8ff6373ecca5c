"""All claims that a calculation about one entity needs: everything above it, and, if asked, all below.

Upwards, a company brings its holders, those for whom they hold, its family and the body that it is an
organ of. Downwards, a holder brings what it holds, what is held for it, and its organs; and because a
company is calculated from its whole table, everything above those, too. Nothing is cut off: a figure that
leaves out a holder far up is wrong.

Example:
    `neighbourhood(records, ["nissan"], down=False)` -> (the claims, the ids of all companies looked at)
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Claim, EntityId, Recorded
from kg.store.records import Records
from kg.vocab import HOLDING_KINDS

#: Ties that lead from a company to those who may act through it.
_LEADING = HOLDING_KINDS | {
    *("consolidation", "appointmentOfBoard", "otherInfluenceOrControl", "rightsGrantedByContract"),
    *("controlViaCompanyRulesOrArticles", "controlByLegalFramework", "groupMembership"),
    *("unknownInterest", "unpublishedInterest"),  # why an owner is not told
}


def neighbourhood(
    records: Records, start: Iterable[EntityId], *, down: bool
) -> tuple[list[Recorded], set[EntityId]]:
    """The claims around some entities that calculations need.

    Args:
        records: Where the claims are.
        start: Entity ids.
        down: Also what they hold, through however many companies.

    Returns:
        Claims by id, each once, and the companies whose claims are among them.

    Cost: one read a claim of every company reached.
    """
    found: dict[tuple[str, object], Recorded] = {}
    below = _down(records, start, found) if down else set(start)
    seen: set[EntityId] = set()
    waiting = sorted(below)
    while waiting:
        company = waiting.pop()
        if company in seen:
            continue
        seen.add(company)
        told = [r for r in records.of(company, as_holder=False) if _leads(r.claim)]
        held = records.of(company, as_investee=False) if records.is_member(company) else ()
        families = [r for r in held if r.claim.kind == "groupMembership"]
        found.update(((r.claim.id, r.recorded_on), r) for r in (*told, *families))
        organ_of = records.entity(company).organ_of
        above = {party for r in told for party in (r.claim.holder, r.claim.on_behalf_of, *r.claim.via)}
        above |= {r.claim.investee for r in families} | {organ_of}
        waiting += sorted(party for party in above - seen if party is not None)
    return [found[key] for key in sorted(found, key=str)], seen


def _down(
    records: Records, start: Iterable[EntityId], found: dict[tuple[str, object], Recorded]
) -> set[EntityId]:
    """The entities and all that they may have something in."""
    reached: set[EntityId] = set()
    waiting = list(start)
    while waiting:
        holder = waiting.pop()
        if holder in reached:
            continue
        reached.add(holder)
        told = [r for r in records.of(holder, as_investee=False) if _leads(r.claim)]
        found.update(((r.claim.id, r.recorded_on), r) for r in told)
        waiting += [r.claim.investee for r in told if r.claim.kind != "groupMembership"]
        waiting += records.standing_under(holder)
    return reached


def _leads(claim: Claim) -> bool:
    return claim.kind in _LEADING
