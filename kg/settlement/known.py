"""Which claims count: what the graph held, what was public, and what was corrected since.

The three dates of a question meet here. `as_of` asks about the world and plays no part; `known_on` keeps
what was public by the end of a day, with the corrections published by then; `recorded_on` keeps what
the graph held on a day, and undoes later withdrawals.

Example:
    >>> from kg.model import PartialDate, Source
    >>> said = Claim(
    ...     holder="a", investee="b", kind="shareholding", source=Source(id="s"),
    ...     stated_on=PartialDate("2024-03-01"),
    ... )
    >>> records = [Recorded(claim=said, recorded_on=date(2025, 1, 1))]
    >>> len(knowledge(records).qualifying), len(knowledge(records, known_on=date(2024, 2, 1)).qualifying)
    (1, 0)
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kg.model import Claim, Recorded
from kg.record import frozen

#: Statuses that can make a holding.
QUALIFYING = frozenset({"asserted", "reported"})
#: Statuses of ties that are said to be still to come.
TO_COME = frozenset({"planned", "conditional", "negotiating"})


@frozen(kw_only=False)
class Aside:
    """A claim that counts for nothing, and why.

    Args:
        record: The claim.
        label: Label of a tie that has no other claim; None when there is no word for it.
        reason: Why, in a sentence.
        by: The claim that corrects it; None when it was withdrawn.
    """

    record: Recorded
    label: str | None
    reason: str
    by: Recorded | None = None


@frozen(kw_only=False)
class Knowledge:
    """The claims of a question, each in one of three heaps and in id order.

    Args:
        qualifying: Claims that can make a holding.
        pending: Claims that make none: planned, in talks, denied ...
        aside: Claims that were corrected or withdrawn.
    """

    qualifying: tuple[Recorded, ...]
    pending: tuple[Recorded, ...]
    aside: tuple[Aside, ...]


def knowledge(
    records: Iterable[Recorded], *, known_on: date | None = None, recorded_on: date | None = None
) -> Knowledge:
    """Sort records into those that count, those that make no holding, and those set aside.

    A claim that was withdrawn and received again has one record for each stay; the same record twice
    changes nothing.

    Args:
        records: Claims with what the log says of them.
        known_on: Only what was public by the end of this day; None: everything.
        recorded_on: Only what the graph held on this day; None: what it holds now.
    """
    held: dict[str, Recorded] = {}
    withdrawn: dict[str, Recorded] = {}
    for record in records:
        if recorded_on is not None and record.recorded_on > recorded_on:
            continue
        if known_on is not None and public_on(record) > known_on:
            continue
        _keep_first(withdrawn if _is_gone(record, recorded_on) else held, record)
    corrections = _corrections(held.values())
    qualifying, pending, aside = [], [], []
    for _, record in sorted(held.items()):
        better = _correction(record.claim, corrections)
        if better is not None:
            aside.append(Aside(record, None, f"corrected by claim {better.claim.id}", better))
        elif makes_holding(record.claim):
            qualifying.append(record)
        else:
            pending.append(record)
    for key, record in sorted(withdrawn.items()):
        if key not in held:
            aside.append(Aside(record, "withdrawn", f"withdrawn from the graph on {record.withdrawn_on}"))
    return Knowledge(tuple(qualifying), tuple(pending), tuple(aside))


def public_on(record: Recorded) -> date:
    """Day by which the source was public: stated, else published, else retrieved, else recorded."""
    claim = record.claim
    written = claim.stated_on or claim.source.published or claim.source.retrieved_on
    return written.latest if written else record.recorded_on


def makes_holding(claim: Claim) -> bool:
    """Whether the claim says that a tie exists or existed, and not that it is to come or denied."""
    return claim.status in QUALIFYING and claim.tense != "future"


def is_to_come(claim: Claim) -> bool:
    """Whether the claim says that a tie or a change is still to come."""
    return claim.status in TO_COME or (claim.status in QUALIFYING and claim.tense == "future")


def _is_gone(record: Recorded, recorded_on: date | None) -> bool:
    if record.withdrawn_on is None:
        return False
    return recorded_on is None or record.withdrawn_on <= recorded_on


def _keep_first(heap: dict[str, Recorded], record: Recorded) -> None:
    # Undated claims count from the day they were received, so of several stays the earliest is kept.
    other = heap.get(record.claim.id)
    if other is None or _stay(record) < _stay(other):
        heap[record.claim.id] = record
    elif _stay(record) == _stay(other) and record != other:
        # One claim with another evidence or title: any will do, if it is always the same.
        heap[record.claim.id] = min(record, other, key=repr)


def _stay(record: Recorded) -> tuple[date, date]:
    return record.recorded_on, record.withdrawn_on or date.max


def _corrections(records: Iterable[Recorded]) -> dict[str, list[Recorded]]:
    corrections: dict[str, list[Recorded]] = {}
    for record in records:
        for target in record.claim.replaces:
            corrections.setdefault(target, []).append(record)
    return corrections


def _correction(claim: Claim, corrections: dict[str, list[Recorded]]) -> Recorded | None:
    # A claim does not correct itself, and a document that names itself corrects none of its claims.
    by_claim = [r for r in corrections.get(claim.id, ()) if r.claim.id != claim.id]
    by_source = [r for r in corrections.get(claim.source.id, ()) if r.claim.source.id != claim.source.id]
    return min(by_claim + by_source, key=lambda r: r.claim.id, default=None)
