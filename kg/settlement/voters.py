"""Who votes in one company, before the votes are counted: one voter, what it holds, what its source states.

A stated figure of votes goes before one of capital. Theoretical votes are shown, and used only where neither
exercisable votes nor a cap are known. Shares without votes, suspended ones and the company's own are mute.
A manager votes for its funds, which then do not vote beside it. A float never votes as one.

Example:
    >>> from kg.settlement.types import Interest
    >>> from kg.shares import point, show
    >>> mute = Interest(
    ...     holder="a", investee="x", kind="shareholding", share=point(15), claims=(), voting="none"
    ... )
    >>> [(voter.voter, show(voter.active), show(voter.mute)) for voter in voters(Restated([mute]), "x")]
    [('a', '0 %', '15 %')]
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from kg.model import EntityId, Share
from kg.record import frozen
from kg.settlement.agreement import Figure
from kg.settlement.behalf import FOR_OTHERS
from kg.settlement.chains import Web, through
from kg.settlement.positions import Stake, positions, said_direct, together
from kg.settlement.restated import Restated, remainder
from kg.settlement.types import Interest
from kg.shares import NOTHING, ONE, UNKNOWN, total

_MUTE = frozenset({"none", "suspended"})
_VOTES = frozenset({"votesExercisable", "votesTheoretical"})


@frozen
class Voter:
    """One voter of a company.

    Args:
        voter: Who votes; for shares held for others who are not disclosed, the holder of record.
        active: Part of the capital that it votes with.
        mute: Part of the capital that it owns without a vote.
        weight: Votes of one active share; None: more than one, nobody says how many.
        cap: Largest part of the votes that it may cast; None: no cap.
        stated: Its votes as a source states them; None: they follow from the capital.
        theoretical: Votes that it would have if all shares voted, as stated; None where not stated.
        ties: The settled ties behind it.
        hidden: Whether it votes for others who are not disclosed.
        inside: Entity whose shares include these; None where they stand beside the others.
    """

    voter: EntityId
    active: Share = NOTHING
    mute: Share = NOTHING
    weight: Fraction | None = ONE
    cap: Fraction | None = None
    stated: Share | None = None
    theoretical: Share | None = None
    ties: tuple[Interest, ...] = ()
    hidden: bool = False
    inside: EntityId | None = None


def voters(capital: Restated, investee: EntityId) -> list[Voter]:
    """The voters of a company, in id order.

    Args:
        capital: The settled interests around the company.
        investee: Entity id.
    """
    stakes: dict[tuple[EntityId, bool], list[Stake]] = {}
    for stake in (*capital.stakes(investee), *_managed(capital, investee)):
        if capital.part(stake.owner or stake.holder, investee) != "float":
            hidden = stake.owner is None and stake.position.capacity != "manager"
            stakes.setdefault((stake.owner or stake.holder, hidden), []).append(stake)
    told: dict[tuple[EntityId, bool], list[Interest]] = {}
    for tie in capital.ties(investee):
        if _tells_votes(tie):
            hidden = tie.on_behalf_of is None and tie.capacity in FOR_OTHERS
            told.setdefault((tie.on_behalf_of or tie.holder, hidden), []).append(tie)
    stated = _Stated(capital, investee, told, stakes)
    managers = {key for (key, _), many in stakes.items() if any(_is_managed(s) for s in many)}
    return [
        _voter(
            key, stakes.get(key, []), told.get(key, []), stated, _manager(key[0], managers, capital, stakes)
        )
        for key in sorted(stakes.keys() | told.keys())
    ]


def _tells_votes(tie: Interest) -> bool:
    if tie.directness != "direct" or tie.share is None:
        return False
    return tie.kind == "votingRights" or (tie.kind == "shareholding" and tie.denominator in _VOTES)


def _managed(capital: Restated, investee: EntityId) -> list[Stake]:
    return [
        Stake(position=p, share=p.share) for p in positions(capital.ties(investee)) if p.capacity == "manager"
    ]


def _is_managed(stake: Stake) -> bool:
    return stake.position.capacity == "manager"


def _manager(
    key: EntityId,
    managers: Iterable[EntityId],
    capital: Restated,
    stakes: dict[tuple[EntityId, bool], list[Stake]],
) -> EntityId | None:
    """The manager whose votes include those of a fund; None where it votes itself."""
    for manager in sorted(managers):
        funds = {tie.on_behalf_of for s in stakes[manager, False] for tie in s.position.ties}
        if key != manager and (key in funds or capital.stands_under(key, manager)):
            return manager
    return None


def _voter(
    key: tuple[EntityId, bool],
    stakes: list[Stake],
    told: list[Interest],
    stated: _Stated,
    manager: EntityId | None,
) -> Voter:
    ties = [tie for stake in stakes for tie in stake.position.ties]
    caps = [tie.voting_cap for tie in (*ties, *told) if tie.voting_cap is not None]
    cap = min(caps, default=None)
    exercisable = [tie for tie in told if tie.denominator != "votesTheoretical"]
    theoretical = [tie for tie in told if tie.denominator == "votesTheoretical"]
    used = exercisable or ([] if stakes and cap is not None else theoretical)
    silent = [stake for stake in stakes if _is_mute(stake)]
    loud = [stake for stake in stakes if not _is_mute(stake)]
    inside = {stake.inside for stake in stakes} if stakes else {None}
    return Voter(
        voter=key[0],
        active=total(stake.share for stake in loud),
        mute=total(stake.share for stake in silent),
        weight=_weight(loud),
        cap=cap,
        stated=stated.share(key, used) if used else None,
        theoretical=_figure(theoretical) if theoretical else None,
        ties=(*told, *ties),
        hidden=key[1],
        inside=manager or (inside.pop() if len(inside) == 1 else None),
    )


def _is_mute(stake: Stake) -> bool:
    position = stake.position
    return position.holder == position.investee or any(tie.voting in _MUTE for tie in position.ties)


def _weight(stakes: Iterable[Stake]) -> Fraction | None:
    """Votes of one share; of several, the average by capital."""
    many = [
        (stake.share.high, next((t.votes_per_share for t in ties if t.votes_per_share is not None), None))
        for stake in stakes
        for ties in [stake.position.ties]
    ]
    if any(tie.voting == "multiple" for stake in stakes for tie in stake.position.ties) and all(
        weight is None for _, weight in many
    ):
        return None
    whole = sum((part for part, _ in many), Fraction(0))
    votes = sum((part * (ONE if weight is None else weight) for part, weight in many), Fraction(0))
    return votes / whole if whole else ONE


def _figure(ties: list[Interest]) -> Share:
    whole = [tie for tie in ties if tie.instrument is None]
    return together(tie.share for tie in whole if tie.share is not None)


class _Stated:
    """Stated votes, without what others hold for or under the voter."""

    def __init__(
        self,
        capital: Restated,
        investee: EntityId,
        told: dict[tuple[EntityId, bool], list[Interest]],
        stakes: dict[tuple[EntityId, bool], list[Stake]],
    ) -> None:
        self._capital, self._investee, self._told = capital, investee, told
        self._column = {
            key: total(s.share for s in many) for (key, hidden), many in stakes.items() if not hidden
        }
        self._column |= {key: _figure(ties) for (key, hidden), ties in told.items() if not hidden}

    def share(self, key: tuple[EntityId, bool], ties: list[Interest]) -> Share:
        figure = _figure(ties)
        if key[1] or all(said_direct(tie) for tie in ties) or len(self._column) < 2:
            return figure
        web = self._capital.web(self._investee)
        column = {voter: share for voter, share in self._column.items() if share.high > 0}
        votes = Web({**web.stakes, self._investee: column}, web.links)
        chain = through(votes, key[0], self._investee, direct=False)
        if chain is None or (figure == UNKNOWN and chain.low == 0):
            return figure
        return NOTHING if figure == UNKNOWN else remainder(Figure(figure, ties[0].stated), chain)
