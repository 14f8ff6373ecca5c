"""What each change makes of the ties of one company: levels set, votes switched, stakes handed over.

What a holder gains comes out of what nobody names, or out of the stakes of the givers that the entry names,
or out of all stakes alike (new shares). With bands, what is left of a giver is a band, too: of 42-44 %,
20 points leave 22-24 %. Stated votes of a stake that changes are forgotten, for they were votes of the old
stake, unless the entry states new ones.

Example:
    >>> from kg.scenario.values import Change
    >>> from kg.shares import point
    >>> held = Interest(holder="a", investee="x", kind="shareholding", share=point(60), claims=())
    >>> working = Working([held])
    >>> working.apply(Step.of(Change(
    ...     where="plan#change 1", words="b > x = 20 from a", holder="b", investee="x", share=point(20),
    ...     givers=("a",),
    ... )))
    >>> [(tie.holder, show(tie.share)) for pair in sorted(working.ties) for tie in working.ties[pair]]
    [('a', '40 %'), ('b', '20 %')]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from kg.errors import InputError
from kg.model import EntityId, Recorded, Share
from kg.record import frozen, replace
from kg.scenario.values import KINDS, LABEL, SHARED, STATUS, Change
from kg.settlement.agreement import moved
from kg.settlement.types import Interest, Support
from kg.shares import NOTHING, ONE, UNKNOWN, ZERO, show, total

Pair = tuple[EntityId, EntityId]

_WHOLE = frozenset({"issued", "outstanding", "unstated"})
_OF_VOTES = frozenset({"votesExercisable", "votesTheoretical"})


@frozen(kw_only=False)
class Step:
    """A change with the claim that stands for it in answers.

    Args:
        change: What is supposed, with entity ids.
        record: The entry itself, or the announcement of the deal that it completes.
        why: What the answer says of it: `supposed`, `the deal is supposed to be completed`.
    """

    change: Change
    record: Recorded
    why: str = "supposed"

    @classmethod
    def of(cls, change: Change) -> Step:
        """The step that an entry of a file makes."""
        return cls(change, change.record)


class Working:
    """The ties of some companies, changed step by step.

    Args:
        ties: Ties in force, of the companies that are touched.
        undated: Ties known without a date; one counts where an entry speaks of its votes.
        faceless: Whether an entity stands for holders that nobody names (a float).
    """

    def __init__(
        self,
        ties: Iterable[Interest],
        undated: Iterable[Interest] = (),
        faceless: Callable[[EntityId], bool] = lambda key: False,
    ) -> None:
        self.ties: dict[Pair, list[Interest]] = {}
        self.ended: dict[Pair, list[Interest]] = {}
        self._undated: dict[Pair, list[Interest]] = {}
        self._faceless = faceless
        for heap, found in ((self.ties, ties), (self._undated, undated)):
            for tie in found:
                if tie.kind in KINDS:
                    heap.setdefault((tie.holder, tie.investee), []).append(tie)

    def apply(self, step: Step) -> None:
        """Make one change.

        Raises:
            InputError: It cannot be made: there is nothing to end, no share whose votes could change, or less
                to take than is taken. The message names the entry.
        """
        change = step.change
        if change.ends or change.share == NOTHING:
            self._end(step)
            return
        held, before = self.held(change.pair), self._taken(change.investee)
        kind = change.kind or "shareholding"
        if change.share is not None or kind not in SHARED:
            self._set(step, kind, held)
        if (change.voting, change.votes_per_share, change.voting_cap) != (None, None, None):
            self._vote(step)
        if change.votes is not None:
            self._state_votes(step)
        if change.share is not None and kind == "shareholding":
            self._make_room(step, held, before)

    # -- one pair --------------------------------------------------------------------------------------

    def _end(self, step: Step) -> None:
        change = step.change
        wanted = {change.kind} if change.kind else set(KINDS)
        mine = self.ties.get(change.pair, [])
        over = [tie for tie in mine if tie.kind in wanted]
        if not over:
            raise _refused(change, "there is no such tie on that day; leave the entry out or give a share")
        self.ties[change.pair] = [tie for tie in mine if tie.kind not in wanted]
        self.ended.setdefault(change.pair, []).extend(_ended(tie, step) for tie in over)

    def _set(self, step: Step, kind: str, held: Share) -> None:
        change, mine = step.change, self.ties.get(step.change.pair, [])
        old = [tie for tie in mine if _is_replaced(tie, kind)]
        like = next((tie for tie in old if tie.kind == kind and _is_plain(tie)), None)
        like = like or next((tie for tie in old if tie.kind == kind), None)
        share = change.share if change.share is not None or kind != "parent" else UNKNOWN
        instead = f", in place of {show(held)}" if held.high > 0 and kind == "shareholding" else ""
        fields: dict[str, Any] = {
            "share": share,
            "stated": change.stated,
            "approximate": change.approximate,
            "share_text": None,
            "directness": "direct",
            "instrument": None,
            "denominator": "unstated",
            "valid_to": None,
            "observed": None,
            "next": None,
            "certain": True,
            "tense": "current",
            "status": STATUS,
            "labels": (LABEL,),
            "claims": _supports(step, old, f"{step.why}{instead}"),
        }
        new = replace(like, **fields) if like is not None else _fresh(change.pair, kind, fields)
        kept = [tie for tie in mine if tie not in old]
        self.ties[change.pair] = [*kept, new]

    def _vote(self, step: Step) -> None:
        change, told = step.change, dict[str, Any]()
        for field in ("voting", "votes_per_share", "voting_cap"):
            value = getattr(change, field)
            told |= {field: value} if value is not None else {}
        if change.voting is not None and change.voting_cap is None:
            told["voting_cap"] = None
        mine = self._capital(change.pair) or [
            tie for tie in self._undated.get(change.pair, ()) if tie.kind == "shareholding"
        ]
        if not mine:
            raise _refused(change, "no share of the holder is known on that day; give one with `share`")
        words = f"{step.why}: {_told_votes(change)}"
        voting = [
            replace(tie, **told, labels=_labelled(tie), status=STATUS, claims=_beside(step, tie, words))
            for tie in mine
        ]
        others = self.ties.get(change.pair, [])
        stale = [tie for tie in others if _is_of_votes(tie)]
        self.ties[change.pair] = [tie for tie in others if tie not in mine and tie not in stale] + voting

    def _state_votes(self, step: Step) -> None:
        change, mine = step.change, self.ties.get(step.change.pair, [])
        old = [tie for tie in mine if _is_of_votes(tie)]
        told = {
            "share": change.votes,
            "directness": "direct",
            "labels": (LABEL,),
            "status": STATUS,
            "claims": _supports(step, old, step.why),
        }
        stated = _fresh(change.pair, "votingRights", told)
        self.ties[change.pair] = [tie for tie in mine if tie not in old] + [stated]

    # -- the others ------------------------------------------------------------------------------------

    def _make_room(self, step: Step, held: Share, before: Fraction) -> None:
        change = step.change
        gain = moved(change.share or NOTHING, held, up=False)
        if change.dilutes:
            others = [p for p in self.ties if p[1] == change.investee and p[0] != change.holder]
            self._scale(step, others, _kept_of_others(change.share or NOTHING, held))
        elif change.givers and gain.high > 0:
            self._take(step, [(giver, change.investee) for giver in change.givers], gain)
        elif self._taken(change.investee) > ONE >= before:
            self._take_of_float(step, self._taken(change.investee) - ONE)

    def _take(self, step: Step, givers: list[Pair], gain: Share) -> None:
        if step.change.pair in givers:
            raise _refused(step.change, "the holder cannot take from itself; name another under `from`")
        stakes = [self.held(pair) for pair in givers]
        most = sum((stake.high for stake in stakes), ZERO)
        if most < gain.low or most == 0:
            told = f"it takes {show(gain)}, and those named under `from` have {show(total(stakes))}"
            raise _refused(step.change, f"{told}; name others, or a smaller share")
        if len(givers) == 1 and len(self._capital(givers[0])) == 1:
            (tie,) = self._capital(givers[0])
            self._hand_over(step, tie, moved(tie.share or UNKNOWN, gain, up=False))
            return
        least = sum((stake.low for stake in stakes), ZERO)
        low = max(ZERO, ONE - gain.high / least) if least else ZERO
        self._scale(step, givers, Share(low, max(low, ONE - gain.low / most)))

    def _take_of_float(self, step: Step, excess: Fraction) -> None:
        """Room for a stake out of what stands for holders that nobody names."""
        company = step.change.investee
        floats = [p for p in self.ties if p[1] == company and p[0] != step.change.holder]
        floats = [pair for pair in floats if self._faceless(pair[0]) and self.held(pair).low > 0]
        if sum((self.held(pair).low for pair in floats), ZERO) < excess:
            told = f"the named stakes would come to {float(100 + excess * 100):.6g} %"
            raise _refused(step.change, f'{told}; say out of whose stake it comes: from = "NAME", or "all"')
        self._take(step, floats, Share(excess, excess))

    def _scale(self, step: Step, pairs: Iterable[Pair], factor: Share) -> None:
        for pair in list(pairs):
            for tie in self._capital(pair):
                old = tie.share or UNKNOWN
                opens = old.low_open or factor.low_open, old.high_open or factor.high_open
                low, high = old.low * factor.low, old.high * factor.high
                self._hand_over(step, tie, Share(low, high, *opens) if low < high else Share(high, high))

    def _hand_over(self, step: Step, tie: Interest, left: Share) -> None:
        pair = tie.holder, tie.investee
        kept = [other for other in self.ties[pair] if other is not tie and not _is_of_votes(other)]
        self.ties[pair] = kept
        if left.high == 0:
            self.ended.setdefault(pair, []).append(_ended(tie, step))
            return
        told = f"{step.why}: less what this entry moves to another, from {show(tie.share)}"
        labels = tuple(sorted({LABEL, "derived"}))
        supports = _supports(step, [tie], told)
        plain = replace(tie, stated=None, approximate=False, share_text=None, next=None, status=STATUS)
        kept.append(replace(plain, share=left, labels=labels, claims=supports))

    # -- looking ---------------------------------------------------------------------------------------

    def _capital(self, pair: Pair) -> list[Interest]:
        ties = self.ties.get(pair, ())
        return [t for t in ties if t.kind == "shareholding" and t.denominator not in _OF_VOTES]

    def held(self, pair: Pair) -> Share:
        """What a holder has of a company's capital; nothing where it has no share."""
        ties = [tie for tie in self._capital(pair) if _is_plain(tie)] or self._capital(pair)
        return total(tie.share or UNKNOWN for tie in ties)

    def _taken(self, company: EntityId) -> Fraction:
        """The least that the named stakes in a company come to."""
        pairs = [pair for pair in self.ties if pair[1] == company]
        plain = (tie for pair in pairs for tie in self._capital(pair) if _is_plain(tie))
        return sum((tie.share.low for tie in plain if tie.share is not None), ZERO)


def _fresh(pair: Pair, kind: str, fields: dict[str, Any]) -> Interest:
    return Interest(holder=pair[0], investee=pair[1], kind=kind, **fields)


def _is_plain(tie: Interest) -> bool:
    whole = tie.directness == "direct" and tie.denominator in _WHOLE
    return whole and tie.instrument is None and tie.capacity != "manager"


def _is_of_votes(tie: Interest) -> bool:
    return tie.kind == "votingRights" or (tie.kind == "shareholding" and tie.denominator in _OF_VOTES)


def _is_replaced(tie: Interest, kind: str) -> bool:
    """Whether a new level of some kind takes the place of a tie; stated votes were those of the old stake."""
    return tie.kind == kind or (kind == "shareholding" and _is_of_votes(tie))


def _kept_of_others(new: Share, held: Share) -> Share:
    """What part of their stakes others keep when a holder's goes from one level to another by new shares."""
    low = (ONE - new.high) / (ONE - held.low) if held.low < 1 else ONE
    high = (ONE - new.low) / (ONE - held.high) if held.high < 1 else ONE
    low, high = min(low, ONE), min(max(low, high), ONE)
    return Share(low, high)


def _supports(step: Step, old: Iterable[Interest], why: str) -> tuple[Support, ...]:
    """The entry first, then every claim behind what it replaces."""
    found = {step.record.claim.id: Support(record=step.record, role="used", reason=why)}
    for tie in old:
        for support in tie.claims:
            told = replace(support, role="earlier", reason=support.reason or "replaced in the scenario")
            found.setdefault(support.record.claim.id, told)
    return tuple(found.values())


def _beside(step: Step, tie: Interest, why: str) -> tuple[Support, ...]:
    """The claims behind a figure that stays, and the entry that changes its votes."""
    others = tuple(support for support in tie.claims if support.record.claim.id != step.record.claim.id)
    return (*others, Support(record=step.record, role="used", reason=why))


def _labelled(tie: Interest) -> tuple[str, ...]:
    return tuple(sorted({*tie.labels, LABEL}))


def _ended(tie: Interest, step: Step) -> Interest:
    share = NOTHING if tie.share is not None else None
    supports = _supports(step, [tie], f"{step.why}: ends, from {show(tie.share)}")
    return replace(
        tie, share=share, stated=None, approximate=False, labels=(LABEL,), status=STATUS, claims=supports
    )


def _told_votes(change: Change) -> str:
    told = [f"voting {change.voting}"] if change.voting else []
    told += [f"{change.votes_per_share} votes a share"] if change.votes_per_share is not None else []
    if change.voting_cap is not None:
        told.append(f"at most {show(Share(change.voting_cap, change.voting_cap))} of the votes")
    return ", ".join(told)


def _refused(change: Change, what: str) -> InputError:
    return InputError(f"{change.words}: {what}", source=change.where)
