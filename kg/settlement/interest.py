"""From a tie on a day to the `Interest` that answers show: fields, labels, and every claim with its role.

Voting regime, cap, votes per share, stated control and the capacity of the holder settle on their own: a
newer claim that is silent on votes does not erase an older one that speaks of them. A regime that only an
undated claim tells counts from the day that claim was received.

Example:
    >>> ROLES
    ('used', 'agrees', 'dissents', 'earlier')
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from kg import vocab
from kg.model import Claim
from kg.settlement.agreement import Figure, agree
from kg.settlement.choice import Choice, choose, order
from kg.settlement.conflicts import contradiction
from kg.settlement.known import Aside
from kg.settlement.marks import Mark, marks_of
from kg.settlement.policy import Policy
from kg.settlement.ties import Tie
from kg.settlement.timeline import Outcome, Timeline
from kg.settlement.types import Interest, Role, Support
from kg.shares import NOTHING

#: Roles from strong to weak: a claim that says several things has the strongest of its roles.
ROLES: tuple[Role, ...] = ("used", "agrees", "dissents", "earlier")

# Kinds that are always a part of something, even where nobody says how large.
_COUNTED = vocab.HOLDING_KINDS - {"parent"}

_Part = tuple[Mark, Role, str | None]


def in_force(
    tie: Tie, timeline: Timeline, day: date, outcome: Outcome, policy: Policy, aside: Sequence[Aside]
) -> Interest:
    """The interest of a tie that stands or has ended on a day."""
    choice = outcome.choice
    words = outcome.figure.claim
    parts = _parts(timeline, day, outcome, policy) + _aside_parts(aside, day)
    supports = _supports(parts, choice.used, policy)
    return Interest(
        **_identity(tie, choice.used.claim, supports),
        claims=supports,
        share=None if _without_share(tie, choice) else outcome.figure.share,
        stated=outcome.figure.stated,
        approximate=words.approximate if words else False,
        share_text=words.share_text if words else None,
        **_beside(timeline, day, policy),
        valid_from=_first(supports, "valid_from"),
        valid_to=_first(supports, "valid_to"),
        observed=choice.observed,
        next=None if outcome.ended else timeline.after(day, outcome.figure),
        certain=outcome.certain,
        labels=_labels(timeline, day, outcome, policy),
    )


def undated(tie: Tie, timeline: Timeline, policy: Policy, aside: Sequence[Aside], day: date) -> Interest:
    """The interest of a tie that is only known without a date."""
    standing = [m for m in timeline.undated if m.figure.share != NOTHING] or timeline.undated
    choice = choose([(mark, mark.figure) for mark in standing], policy)
    if choice is None:
        raise ValueError("the tie has no undated claim")
    parts = [_part_beside(mark, choice, choice.figure) for mark in timeline.undated]
    words = choice.figure.claim
    supports = _supports(parts + _aside_parts(aside, day), choice.used, policy)
    return Interest(
        **_identity(tie, choice.used.claim, supports),
        claims=supports,
        share=None if _without_share(tie, choice) else choice.figure.share,
        stated=choice.figure.stated,
        approximate=words.approximate if words else False,
        share_text=words.share_text if words else None,
        **{field: _best(timeline.undated, policy, field, silent) for field, silent in _BESIDE.items()},
        valid_from=_first(supports, "valid_from"),
        valid_to=_first(supports, "valid_to"),
        labels=("disputed",) if choice.disputed else (),
    )


def none_in_force(
    tie: Tie, timeline: Timeline | None, day: date, policy: Policy, aside: Sequence[Aside]
) -> Interest | None:
    """A tie of which every claim is set aside; None when no claim speaks of the day."""
    parts = _aside_parts(aside, day)
    labels = {item.label for item in aside if item.label}
    for contest in timeline.contests_at(day) if timeline else ():
        parts.append((contest.change, "dissents", _CONTESTED))
        labels.add("contested")
    if not parts:
        return None
    first = min((mark for mark, _, _ in parts), key=lambda mark: order(mark, mark.figure, policy))
    supports = _supports(parts, first, policy)
    return Interest(
        **_identity(tie, first.claim, supports),
        claims=supports,
        capacity=first.claim.capacity,
        on_behalf_of=first.claim.on_behalf_of,
        labels=tuple(sorted(labels)),
    )


_CONTESTED = "the change is still announced as to come by a source of at least the same rank"


def _identity(tie: Tie, claim: Claim, supports: Sequence[Support]) -> dict[str, Any]:
    if claim.kind != tie.kind:  # a company that was absorbed: its own claims say what the tie was
        own = (s.record.claim for s in supports if s.record.claim.kind == tie.kind)
        claim = next(own, claim)
    return {
        "holder": tie.holder,
        "investee": tie.investee,
        "kind": tie.kind,
        "instrument": claim.instrument or tie.instrument or None,
        "denominator": tie.denominator or claim.denominator,
        "directness": tie.directness,
        "role": claim.role,
        "topic": claim.topic,
        "tense": claim.tense,
        "status": claim.status,
    }


def _without_share(tie: Tie, choice: Choice) -> bool:
    """Whether nobody says anything on the share: an office, a cooperation."""
    if tie.kind in _COUNTED:
        return False
    return all(mark.claim.share is None and not mark.derived for mark in choice.supporting) and all(
        mark.figure.bare or mark.figure.share == NOTHING for mark in choice.supporting
    )


# -- labels -----------------------------------------------------------------------------------------


def _labels(timeline: Timeline, day: date, outcome: Outcome, policy: Policy) -> tuple[str, ...]:
    choice, figure, used = outcome.choice, outcome.figure, outcome.choice.used
    observed, found = choice.observed, []
    if any(not agree(figure, contest.change.figure) for contest in timeline.contests_at(day)):
        found.append("contested")
    if used.derived and figure.claim is None:
        found.append("derived")
    if choice.disputed:
        found.append("disputed")
    if any(not agree(figure, mark.figure) for mark in timeline.echoes_at(day)):
        found.append("echo")
    if used.claim.as_of_basis == "inferred":
        found.append("inferred")
    if observed is not None and (day - observed).days > policy.stale_after and not outcome.ended:
        found.append("stale")
    return tuple(found)


# -- roles ------------------------------------------------------------------------------------------


def _parts(timeline: Timeline, day: date, outcome: Outcome, policy: Policy) -> list[_Part]:
    used, epoch = outcome.choice.used, timeline.epoch(day)
    parts: list[_Part] = []
    for mark in timeline.live(day):
        parts += _live_part(mark, outcome, day, policy)
    for mark in outcome.choice.supporting:
        parts.append((mark, "used" if mark is used else "agrees", None))
    for mark in timeline.past(day):
        parts.append((mark, "earlier", f"seen before the change of {epoch.on}" if epoch else None))
    for contest in timeline.contests_at(day):
        parts.append(_set_aside(contest.change, outcome.figure, _CONTESTED))
    for mark in timeline.echoes_at(day):
        parts.append(_set_aside(mark, outcome.figure, "repeats the level before the last change"))
    for mark in timeline.undated:
        parts.append(_part_beside(mark, outcome.choice, outcome.figure))
    return parts


def _live_part(mark: Mark, outcome: Outcome, day: date, policy: Policy) -> list[_Part]:
    supporting = outcome.choice.supporting
    if mark.observed is None or mark in supporting:
        return []
    if mark.figure.bare and mark.observed > day:
        return []  # "since 1999", read off a claim whose figure is younger than the day asked
    if agree(mark.figure, outcome.figure):
        return [(mark, "agrees", None)]
    kinds = {contradiction(mark, other, policy) for other in supporting} - {None}
    used = outcome.choice.used
    if "newer-disagrees" in kinds:
        rank, over = mark.claim.source.rank, used.claim.source.rank
        return [(mark, "dissents", f"newer, but {rank} does not outweigh {over} of {used.observed}")]
    if kinds:
        return [(mark, "dissents", f"contradicts what is used, at the same time ({used.observed})")]
    if mark.observed > (used.observed or date.min):
        return [(mark, "dissents", f"does not outweigh {used.claim.source.rank} of {used.observed}")]
    return [(mark, "earlier", f"superseded by the observation of {used.observed}")]


def _set_aside(mark: Mark, figure: Figure, reason: str) -> _Part:
    if agree(mark.figure, figure):
        return mark, "agrees", None
    return mark, "dissents", reason


def _part_beside(mark: Mark, choice: Choice, figure: Figure) -> _Part:
    if mark is choice.used:
        return mark, "used", None
    if agree(mark.figure, figure):
        return mark, "agrees", None
    return mark, "dissents", "has no date and contradicts what is used"


def _aside_parts(aside: Iterable[Aside], day: date) -> list[_Part]:
    return [
        (mark, "dissents", item.reason)
        for item in aside
        for mark in marks_of(item.record)
        if mark.observed is None or mark.start[0] <= day
    ]


def _supports(parts: list[_Part], used: Mark, policy: Policy) -> tuple[Support, ...]:
    """One entry a claim, with its strongest role: the one used, then the policy's order."""
    best: dict[str, _Part] = {}
    for part in parts:
        other = best.get(part[0].claim.id)
        if other is None or _is_stronger(part, other, policy):
            best[part[0].claim.id] = part
    if len(best) == 1:
        ((mark, role, reason),) = best.values()
        return (Support(record=mark.record, role=role, reason=reason),)
    ranked = sorted(
        best.values(), key=lambda p: (p[0].claim.id != used.claim.id, order(p[0], p[0].figure, policy))
    )
    return tuple(Support(record=mark.record, role=role, reason=reason) for mark, role, reason in ranked)


def _is_stronger(part: _Part, other: _Part, policy: Policy) -> bool:
    first, second = ROLES.index(part[1]), ROLES.index(other[1])
    return first < second if first != second else _strength(part, policy) < _strength(other, policy)


def _strength(part: _Part, policy: Policy) -> tuple[object, ...]:
    mark, _, reason = part
    return order(mark, mark.figure, policy), reason or ""


# -- what settles beside the share ---------------------------------------------------------------------


# Fields that settle on their own, each with what it is where no claim speaks of it.
_BESIDE: dict[str, Any] = {
    "capacity": "unstated",
    "on_behalf_of": None,
    "voting": "unstated",
    "voting_cap": None,
    "votes_per_share": None,
    "control": "unstated",
}
_beside_of, _NONE_SPOKEN = attrgetter(*_BESIDE), {tuple(_BESIDE.values())}


def _beside(timeline: Timeline, day: date, policy: Policy) -> dict[str, Any]:
    """What settles beside the share; the fields of which no claim speaks are left out."""
    marks = [*timeline.live(day), *timeline.past(day)]
    told = {_beside_of(mark.record.claim) for mark in (*marks, *timeline.undated)}
    if told <= _NONE_SPOKEN:
        return {}
    return {
        field: _settled(timeline, marks, day, policy, field)
        for (field, silent), values in zip(_BESIDE.items(), zip(*told, strict=True), strict=True)
        if any(value != silent for value in values)
    }


def _settled(timeline: Timeline, marks: list[Mark], day: date, policy: Policy, field: str) -> Any:
    """The field as last stated by a dated claim of the tie, since the tie last ended."""
    silent = _BESIDE[field]
    ends = [m.start[1] for m in marks if m.what == "end" and m.opens]
    since = max((on for on in ends if _stated_after(marks, on)), default=date.min)
    speaking = [m for m in marks if m.what in ("figure", "change") and (m.observed or date.max) >= since]
    value = _best([m for m in speaking if m.observed is not None], policy, field, silent)
    if value != silent:
        return value
    return _best([m for m in timeline.undated if m.start[1] <= day], policy, field, silent)


def _stated_after(marks: list[Mark], end: date) -> bool:
    return any(m.observed is not None and m.observed > end and m.what != "end" for m in marks)


def _best(marks: Iterable[Mark], policy: Policy, field: str, silent: Any) -> Any:
    speaking = [m for m in marks if getattr(m.claim, field) != silent]
    if not speaking:
        return silent
    first = min(speaking, key=lambda mark: order(mark, Figure(NOTHING), policy))
    return getattr(first.claim, field)


def _first(supports: Sequence[Support], field: str) -> Any:
    for support in supports:
        if support.role in ("used", "agrees"):
            value = getattr(support.record.claim, field)
            if value is not None:
                return value
    return None
