"""What a scenario makes of settled ties on one day, and how it is laid over them.

The edits are worked out once a day over all holders of the companies that are touched; they are then laid
over whatever part of the graph a question has settled.

Example:
    >>> from datetime import date
    >>> from kg.scenario.values import Change, Scenario
    >>> from kg.shares import point, show
    >>> held = Interest(holder="a", investee="x", kind="shareholding", share=point(60), claims=())
    >>> settled = Settled(as_of=date(2024, 1, 1), interests=(held,))
    >>> sold = Change(where="plan#change 1", words="a > x = 15", holder="a", investee="x", share=point(15))
    >>> overlay = Overlay.of(Scenario(title="plan", changes=(sold,)), settled)
    >>> [show(tie.share) for tie in overlay.over(settled, [("a", "x")]).interests]
    ['15 %']
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import chain

from kg.model import EntityId, Recorded
from kg.record import frozen, replace
from kg.scenario.values import KINDS, Change, Scenario
from kg.scenario.working import Pair, Step, Working
from kg.settlement.changes import level_after
from kg.settlement.deals import Deal
from kg.settlement.known import is_to_come
from kg.settlement.types import Interest, Settled
from kg.shares import NOTHING, UNKNOWN
from kg.vocab import HOLDING_KINDS

# Announced, not only talked about.
_ANNOUNCED = frozenset({"planned", "conditional", "asserted", "reported"})
_WAITING = frozenset({"open", "overdue"})


@frozen(kw_only=False)
class Edit:
    """What becomes of the ties of one pair, those that stay as they are included.

    Args:
        before: Ties in force without the scenario.
        after: Ties in force with it.
        ended: The ties that are over, for the answer to show.
    """

    before: tuple[Interest, ...]
    after: tuple[Interest, ...]
    ended: tuple[Interest, ...] = ()


@frozen(kw_only=False)
class Overlay:
    """What a scenario makes of the ties of one day.

    Args:
        edits: Pair to what becomes of its ties.
        done: Ids of the claims of deals that are supposed to be completed.
    """

    edits: Mapping[Pair, Edit]
    done: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        scenario: Scenario,
        base: Settled,
        *,
        deals: Iterable[Deal] = (),
        faceless: Callable[[EntityId], bool] = lambda key: False,
    ) -> Overlay:
        """Work out the edits.

        Args:
            scenario: What is supposed, with entity ids.
            base: All ties of the companies that are touched, settled for the day.
            deals: Deals among which those announced with a figure are completed, before the entries count;
                heeded where the scenario supposes it.
            faceless: Whether an entity stands for holders that nobody names.

        Raises:
            InputError: A change cannot be made; the message names the entry.
        """
        working = Working(base.interests, base.undated, faceless)
        steps = [completed(deal, working) for deal in deals] if scenario.deals else []
        done = [step for step in steps if step is not None]
        for step in done:
            working.apply(step)
        for change in scenario.changes:
            working.apply(Step.of(change))
        first = Working(base.interests).ties
        edits = {}
        for pair in sorted({*first, *working.ties, *working.ended}):
            old, new = first.get(pair, []), working.ties.get(pair, [])
            if old != new:
                edits[pair] = Edit(tuple(old), tuple(new), tuple(working.ended.get(pair, ())))
        return cls(edits, frozenset(step.record.claim.id for step in done))

    def over(self, settled: Settled, pairs: Collection[Pair]) -> Settled:
        """Settled ties as the scenario has them.

        Args:
            settled: Settled ties of the day.
            pairs: The pairs that the question looks at; nothing is laid over others.
        """
        edits = {pair: edit for pair, edit in self.edits.items() if pair in pairs}
        if not edits and not self.done:
            return settled

        def stays(tie: Interest) -> bool:
            return tie.kind not in KINDS or (tie.holder, tie.investee) not in edits

        opposed = {frozenset(pair) for pair in edits}
        return replace(
            settled,
            interests=_in_order(
                [
                    *(tie for tie in settled.interests if stays(tie)),
                    *chain.from_iterable(edit.after for edit in edits.values()),
                ]
            ),
            undated=tuple(tie for tie in settled.undated if stays(tie)),
            ended=(*settled.ended, *chain.from_iterable(edit.ended for edit in edits.values())),
            pending=tuple(record for record in settled.pending if record.claim.id not in self.done),
            conflicts=tuple(c for c in settled.conflicts if frozenset(c.entities) not in opposed),
        )


def has_figure(record: Recorded) -> bool:
    """Whether a claim announces a tie that enters calculations, and says how much."""
    claim = record.claim
    told = claim.share is not None and claim.share != UNKNOWN
    figured = told or claim.delta is not None or claim.change == "dispose"
    return figured and claim.kind in HOLDING_KINDS and claim.status in _ANNOUNCED and is_to_come(claim)


def completed(deal: Deal, working: Working) -> Step | None:
    """The step that completes a deal; None where nothing waits, or nobody says how much.

    Args:
        deal: The deal.
        working: The ties as they are by then; a change by points starts from them.
    """
    claim = deal.claim
    if deal.state not in _WAITING or not has_figure(deal.plan):
        return None
    share = claim.share if claim.share is not None and claim.share != UNKNOWN else None
    held = working.held(claim.parties)
    if share is None and claim.change is not None:
        gone = claim.change == "dispose" and claim.delta is None
        share = NOTHING if gone else level_after(claim, held if held.high > 0 else None)
    if share is None or (share == NOTHING and held.high == 0):
        return None
    seller = claim.counterparty
    known = seller is not None and seller not in claim.parties and working.held((seller, claim.investee)).high
    change = Change(
        where=claim.id,
        words=f"the deal {claim.id}",
        holder=claim.holder,
        investee=claim.investee,
        kind=None if claim.kind == "shareholding" else claim.kind,
        share=share,
        stated=claim.stated if claim.share == share else None,
        approximate=claim.approximate,
        voting=claim.voting if claim.voting != "unstated" else None,
        givers=(seller,) if known and seller is not None else (),
    )
    return Step(change, deal.plan, "the deal is supposed to be completed")


def _in_order(ties: list[Interest]) -> tuple[Interest, ...]:
    def order(tie: Interest) -> tuple[str, ...]:
        matter = tie.role or tie.topic or ""
        return tie.holder, tie.investee, tie.kind, tie.instrument or "", tie.directness, matter

    return tuple(sorted(ties, key=order))
