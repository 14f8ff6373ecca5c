"""What a legal rule finds about the holders of a company: who qualifies, on which grounds, how surely.

The rules themselves are next door, one law a file. A rule is arithmetic on what sources state, and no legal
advice: each file says which law it reads and where it takes one reading among several.

Example:
    >>> from kg.shares import point
    >>> ground = Ground(code="shares", verdict="certain", share=point(30))
    >>> Finding(holder="p", kind="person", company="op", verdict="certain", grounds=(ground,)).grounds[0].code
    'shares'
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from fractions import Fraction
from typing import Literal

from kg.analytics.bounds import Bounds, Status
from kg.analytics.doubts import Overfull, known
from kg.analytics.reach import Hop, Part
from kg.analytics.together import rank
from kg.model import EntityId, Share
from kg.record import frozen
from kg.tables import Basis, Tables

#: Whom a rule looks at: ends of chains and natural persons, or everybody above the company.
Who = Literal["ends", "all"]
BASES: tuple[Basis, ...] = ("capital", "votes")
#: Kinds of entities at which a chain of ownership ends, even where a source names holders of theirs.
_ENDS = frozenset({"person", "state", "unknown"})


@frozen
class Ground:
    """One reason for which a holder qualifies.

    Args:
        code: `shares`, `votes`, `stated`, `ownership`, `control`, `54a` or `54b`; see the rule.
        verdict: certain or possible; impossible only in answers about holders that were asked for.
        share: The figure that was compared with the threshold, in fractions of 1; None: no figure counts.
        basis: Whether it is a part of the capital or of the votes; None: no figure counts.
        via: Entities through which it reaches the company.
    """

    code: str
    verdict: Status
    share: Share | None = None
    basis: Basis | None = None
    via: tuple[EntityId, ...] = ()


@frozen
class Finding:
    """What a rule finds about one holder of a company.

    Args:
        holder: Entity id.
        kind: Kind of the entity; a rule asks for persons, a face may filter.
        company: Entity id.
        verdict: certain, possible or impossible, by the strongest ground.
        open_world: The same if the holder may stand behind unnamed and unknown holders.
        grounds: The reasons, strongest first.
        parts: What the holder, and all that counts as the holder's, has of the company directly.
        hops: How what counts as the holder's became so.
        overfull: Companies on the way whose figures contradict each other.
    """

    holder: EntityId
    kind: str
    company: EntityId
    verdict: Status
    open_world: Status = "possible"
    grounds: tuple[Ground, ...] = ()
    parts: tuple[Part, ...] = ()
    hops: tuple[Hop, ...] = ()
    overfull: tuple[Overfull, ...] = ()


@frozen
class Ruling:
    """What a rule finds about a company.

    Args:
        rule: `psc`, `amld`, `amlr` or `cta`.
        company: Entity id.
        threshold: Fraction of 1.
        strict: Whether more than the threshold is needed.
        findings: Those who qualify; or those who were asked for, each with its verdict. Certain ones
            first, then by stake and id.
        unnamed: Whether somebody whom no source names may qualify: possible or impossible.
        refused: Why the rule, or a part of it, gives no answer; None: it does.
    """

    rule: str
    company: EntityId
    threshold: Fraction
    strict: bool
    findings: tuple[Finding, ...] = ()
    unnamed: Status = "possible"
    refused: str | None = None


def ground(code: str, bounds: Bounds, verdict: Status, basis: Basis, via: Iterable[EntityId] = ()) -> Ground:
    """A figure with what it decides."""
    return Ground(code=code, verdict=verdict, share=bounds.share, basis=basis, via=tuple(sorted(via)))


def asked(
    tables: Tables,
    company: EntityId,
    above: Collection[EntityId],
    who: Who,
    holders: Iterable[EntityId] | None,
) -> list[EntityId]:
    """Whom a rule looks at, in id order.

    Args:
        tables: The network's tables.
        company: The company asked about.
        above: Everybody who stands above it.
        who: `ends`: natural persons, states, unknown holders and entities without holders. `all`: everybody.
        holders: Those asked for, whoever they are; None: by `who`.

    Raises:
        UnknownEntity: The company or one who is asked for is not in the network.
    """
    known(tables, company)
    if holders is not None:
        wanted = sorted(set(holders))
        known(tables, *wanted)
        return wanted
    others = sorted(set(above) - {company})
    return others if who == "all" else [key for key in others if is_end(tables, key)]


def is_end(tables: Tables, key: EntityId) -> bool:
    """Whether a chain of ownership ends here: a person, a state, or an entity without known holders."""
    if kind_of(tables, key) in _ENDS:
        return True
    held = any(set(tables.column(key, basis).shares) - {key} for basis in BASES)
    return not held and not tables.acts_for(key)


def kind_of(tables: Tables, key: EntityId) -> str:
    """The kind of an entity; a company where the network does not say."""
    entity = tables.entities.get(key)
    return entity.kind if entity is not None else "company"


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Certain findings first, then the larger stake, then by id."""

    def largest(finding: Finding) -> Fraction:
        return max((g.share.low for g in finding.grounds if g.share is not None), default=Fraction(1))

    return tuple(sorted(findings, key=lambda f: (-rank(f.verdict), -largest(f), f.holder)))
