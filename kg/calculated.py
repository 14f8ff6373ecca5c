"""What a calculation returns to a face: who, how much, how sure, by which hops and claims.

One shape for `controllers`, `ultimate`, `group`, `power` and `links`: findings about entities, each with
the chain behind it. The door fills it; the views turn it into text, JSON or CSV. Shares are of 1.

Example:
    >>> from kg.shares import point
    >>> Finding(entity="state", share=point("15.01"), verdict="certain").reasons
    ()
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Literal

from kg.answers import Lens
from kg.model import ClaimId, Entity, EntityId, Share
from kg.record import frozen
from kg.tables import Basis

Verdict = Literal["certain", "possible", "impossible"]
#: How holders that nobody names vote: each alone, as one, or not at all.
Rest = Literal["ocean", "block", "ignore"]


@frozen
class Hop:
    """One step of a chain.

    Args:
        holder: Entity id.
        investee: Entity id.
        share: What the holder has there, on the basis of the question; None where a fact without a figure
            (a parent, an organ) makes the step.
        claims: Ids of the claims used for it; empty where the step is one of a holdings file without ids.
    """

    holder: EntityId
    investee: EntityId
    share: Share | None = None
    claims: tuple[ClaimId, ...] = ()


@frozen
class Finding:
    """One entity of an answer.

    Args:
        entity: Entity id.
        share: What it has: an integrated share, a stake of control, a power index; None where the rule
            knows no figure.
        direct: What it has itself, without others; None where that is not asked.
        verdict: Whether the rule holds for it, whatever the unknown figures are; None where none is asked.
        open_verdict: The same if holders that nobody names may act for it; None where not asked.
        reasons: Codes of the rule's grounds (`ownership`, `control`, `54a` ...), sorted.
        chains: Ways by which it has it, each from the entity to the company.
        labels: Sorted codes: head, joint, loop, tie, terminal, unknown, overfull, stated ...
        values: Further figures by name, for indices: fractions of 1.
        note: What a reader must know beside the figure; None: nothing.
    """

    entity: EntityId
    share: Share | None = None
    direct: Share | None = None
    verdict: Verdict | None = None
    open_verdict: Verdict | None = None
    reasons: tuple[str, ...] = ()
    chains: tuple[tuple[Hop, ...], ...] = ()
    labels: tuple[str, ...] = ()
    values: Mapping[str, float] | None = None
    note: str | None = None


@frozen
class Calculated:
    """The answer to a question that is calculated.

    Args:
        question: controllers, ultimate, group, power or links.
        entity: Whom the question is about.
        as_of: The date asked.
        entities: Every entity that the answer names.
        rule: The rule by which it was answered.
        basis: capital or votes; None: both count, whichever is more.
        threshold: The part of 1 that counts; None where the rule has none.
        strict: Whether a share must be more than the threshold, not only reach it.
        findings: Larger lower bounds first, then by name and id.
        unnamed: Whether the rule may hold for somebody whom nobody names; None where that is not asked.
        unknown: What belongs to holders that nobody names; None where that is not asked.
        trapped: What circles in closed loops; None where that is not asked.
        sets: Sets of entities that answer together, by what they are: rings of cross-holdings, coalitions.
        warnings: What a reader must know of the data, in sentences.
        explanation: The calculation in plain words, when it was asked for.
        lens: The knowledge that the question looked through.
    """

    question: str
    entity: Entity
    as_of: date
    entities: Mapping[EntityId, Entity]
    rule: str
    basis: Basis | None = "capital"
    threshold: Fraction | None = None
    strict: bool = False
    findings: tuple[Finding, ...] = ()
    unnamed: Verdict | None = None
    unknown: Share | None = None
    trapped: Share | None = None
    sets: Mapping[str, tuple[tuple[EntityId, ...], ...]] | None = None
    warnings: tuple[str, ...] = ()
    explanation: tuple[str, ...] = ()
    lens: Lens = Lens()
