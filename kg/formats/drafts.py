"""Claims of a file between two steps: parties are known, what they correct and their sources are not yet.

`Linking` builds the claims in the order in which they correct one another, and groups them by the days on
which a graph received and withdrew them. How a line is read is not known here.

Example:
    >>> parts = {"holder": "a", "investee": "b", "kind": "parent"}
    >>> linking = Linking(name="a.jsonl", parties=Parties({}, lambda *_: ""), sources={"d1": {}})
    >>> linking.drafts.append(Draft(line=1, parts=parts, source="d1", dated=False))
    >>> linking.link()
    []
    >>> linking.claims[0].source.id
    'd1'
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import Any, NamedTuple

from kg.errors import InvalidClaim
from kg.formats import fields, records
from kg.formats.parties import Parties
from kg.model import Batch, Claim, HeldClaim, Issue, Source, in_id_order

_MADE_BY = "load 1"

#: When a graph received a claim and withdrew it.
Group = tuple[date | None, date | None]


class Delivery(NamedTuple):
    """A batch, the day on which the graph received it and the day on which it was withdrawn.

    `recorded_on` is None where the file does not say: it is the day of loading.
    """

    batch: Batch
    recorded_on: date | None
    retracted_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a file holds. Claims, held claims and issues together are the rows read.

    Args:
        batches: The file's claims, grouped by recorded dates, oldest first, undated last.
        issues: Rows that say again what another row of their group says.
        rows: Claims that the file states, held ones and memberships of its entities included.
    """

    batches: tuple[Delivery, ...]
    issues: tuple[Issue, ...]
    rows: int


@dataclass(slots=True)
class Draft:
    """A claim whose parties are known, before the lines that it corrects and its source are complete."""

    line: int
    parts: dict[str, Any]
    source: str
    dated: bool
    replaces: tuple[str, ...] = ()
    group: Group = (None, None)


@dataclass(slots=True)
class HeldDraft:
    """A held claim with its repaired reading, both drafts."""

    draft: Draft
    repaired: Draft | None
    reason: str
    note: str


@dataclass(slots=True)
class Linking:
    """The drafts of one file, and the way from them to batches."""

    name: str
    parties: Parties
    sources: dict[str, dict[str, Any]] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    held: list[HeldDraft] = field(default_factory=list)
    labels: dict[str, int] = field(default_factory=dict)
    claims: dict[int, Claim] = field(default_factory=dict)
    built: dict[str, Source] = field(default_factory=dict)
    doubts: list[tuple[Group, HeldClaim]] = field(default_factory=list)

    def link(self) -> list[tuple[int, str]]:
        """Build the claims, each after those that it corrects, for its id speaks of theirs.

        Returns:
            Faults: line number and message; empty when all claims were built.
        """
        faults: list[tuple[int, str]] = []
        before: dict[int, list[int]] = {}
        for place, draft in enumerate(self.drafts):
            with collected(faults, draft.line):
                before[place] = [self.labels[label] for label in draft.replaces if self._is_label(label)]
        if faults:
            return faults
        try:
            order = tuple(TopologicalSorter(before).static_order())
        except CycleError as error:
            line = self.drafts[error.args[1][0]].line
            return [(line, "replaces: the claim corrects itself, through other lines or at once")]
        for place in order:
            with collected(faults, self.drafts[place].line):
                self.claims[place] = self._claim(self.drafts[place])
        for held in self.held:
            with collected(faults, held.draft.line):
                self.doubts.append((held.draft.group, self._held(held)))
        return faults

    def _is_label(self, label: str) -> bool:
        if label in self.labels:
            return True
        if label in self.sources or records.is_hash(label):
            return False
        raise fields.refused(
            "replaces",
            label,
            'is no id in this file; declare an earlier document by {"type": "source", "id": ...}',
        )

    def _claim(self, draft: Draft) -> Claim:
        source = self._source(draft.source)
        parts = dict(draft.parts)
        if not draft.dated:
            parts["stated_on"] = source.published
        parts["replaces"] = tuple(
            self.claims[self.labels[label]].id if self._is_label(label) else label for label in draft.replaces
        )
        return in_id_order(Claim(source=source, **parts))

    def _source(self, identity: str) -> Source:
        if identity not in self.built:
            self.built[identity] = Source(id=identity, **self.sources[identity])
        return self.built[identity]

    def loaded(self) -> Loaded:
        """What was read, grouped by recorded dates; after `link` found no fault."""
        groups: dict[Group, tuple[dict[str, Claim], list[HeldClaim]]] = {}
        issues = []
        for place, draft in enumerate(self.drafts):
            claims, _ = groups.setdefault(draft.group, ({}, []))
            claim = self.claims[place]
            if claim.id in claims:
                claims[claim.id] = _with_evidence(claims[claim.id], claim)
                issues.append(_repeated(claim, f"{self.name}:{draft.line}"))
            else:
                claims[claim.id] = claim
        for group, doubt in self.doubts:
            groups.setdefault(group, ({}, []))[1].append(doubt)
        order = sorted(groups, key=_oldest_first) or [(None, None)]
        batches = tuple(
            Delivery(self._batch(*groups.get(group, ({}, [])), first=group == order[0]), *group)
            for group in order
        )
        return Loaded(batches=batches, issues=tuple(issues), rows=len(self.drafts) + len(self.held))

    def _held(self, held: HeldDraft) -> HeldClaim:
        return HeldClaim(
            claim=self._claim(held.draft),
            reason=held.reason,
            note=held.note,
            repaired=None if held.repaired is None else self._claim(held.repaired),
        )

    def _batch(self, claims: Mapping[str, Claim], held: list[HeldClaim], *, first: bool) -> Batch:
        """A group as a batch; what no claim names goes with the first one."""
        spoken = [*claims.values(), *(claim for doubt in held for claim in _readings(doubt))]
        sources = {claim.source.id: claim.source for claim in spoken}
        entities = self._with_bodies({party for claim in spoken for party in _named(claim)})
        if first:
            entities |= self.parties.entities.keys()
            sources |= {identity: self._source(identity) for identity in self.sources}
        return Batch(
            claims=tuple(claims.values()),
            held=tuple(held),
            sources=tuple(sources[identity] for identity in sorted(sources)),
            entities=tuple(self.parties.entities[identity] for identity in sorted(entities)),
            made_by=_MADE_BY,
        )

    def _with_bodies(self, entities: set[str]) -> set[str]:
        found, waiting = set(entities), list(entities)
        while waiting:
            body = self.parties.entities[waiting.pop()].organ_of
            if body is not None and body not in found:
                found.add(body)
                waiting.append(body)
        return found


@contextmanager
def collected(faults: list[tuple[int, str]], line: int) -> Iterator[None]:
    """Turn an `InvalidClaim` inside the block into a fault of the line."""
    try:
        yield
    except InvalidClaim as error:
        faults.append((line, str(error)))


def _with_evidence(earlier: Claim, again: Claim) -> Claim:
    new = tuple(proof for proof in again.evidence if proof not in earlier.evidence)
    return replace(earlier, evidence=(*earlier.evidence, *new))


def _repeated(claim: Claim, where: str) -> Issue:
    return Issue(
        code="repeated",
        message="says again what a line above says; its evidence was added to that claim",
        where=where,
        claim=claim.id,
    )


def _oldest_first(group: Group) -> tuple[date, date]:
    return group[0] or date.max, group[1] or date.max


def _readings(doubt: HeldClaim) -> tuple[Claim, ...]:
    return (doubt.claim,) if doubt.repaired is None else (doubt.claim, doubt.repaired)


def _named(claim: Claim) -> tuple[str, ...]:
    further = (claim.on_behalf_of, claim.counterparty)
    return (*claim.parties, *claim.via, *(party for party in further if party is not None))
