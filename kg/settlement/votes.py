"""The votes of one company: stated figures stand, the rest is split by shares that vote, caps are kept.

The unnamed rest has one vote a share. What is left after the stated votes is split in proportion to the
shares that vote, so that non-voting and treasury shares lift everybody else. A voter above its cap gets the
cap, and the others are scaled to fill what it leaves. Bands give the lowest and the highest part that each
voter can have.

Example:
    >>> from kg.settlement.types import Interest
    >>> from kg.shares import bounds, point, show
    >>> def tie(holder: str, share: Share, voting: str = "unstated") -> Interest:
    ...     return Interest(
    ...         holder=holder, investee="x", kind="shareholding", share=share, claims=(), voting=voting
    ...     )
    >>> table = votes_table(Restated([tie("a", point(45)), tie("b", point(10), "none")]), "x")
    >>> [(row.voter, show(row.share)) for row in table.rows], show(table.unnamed)
    ([('a', '50 %'), ('b', '0 %')], '50 %')
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from kg.model import EntityId, Share
from kg.record import frozen
from kg.settlement.overfull import State
from kg.settlement.restated import Restated
from kg.settlement.types import Interest
from kg.settlement.voters import Voter, voters
from kg.shares import NOTHING, ONE, ZERO, rest


@frozen
class VoteRow:
    """The votes of one voter.

    Args:
        voter: Entity id; for shares held for others who are not disclosed, the holder of record.
        share: Exercisable votes held directly, in fractions of 1.
        theoretical: Votes if all shares voted, where a source states them; shown, not used.
        stated: Whether a source states the votes; else they follow from the capital.
        cap: Largest part of the votes that it may cast; None: no cap.
        hidden: Whether it votes for others who are not disclosed.
        inside: Entity with whose votes these are counted; None where they stand beside the others.
        ties: The settled ties behind it.
    """

    voter: EntityId
    share: Share
    theoretical: Share | None = None
    stated: bool = False
    cap: Fraction | None = None
    hidden: bool = False
    inside: EntityId | None = None
    ties: tuple[Interest, ...] = ()


@frozen
class VotesTable:
    """The votes of one company on one date.

    Args:
        investee: Entity id.
        rows: Larger lower bounds first, then by voter.
        state: ok; relaxed as its capital is; refused where capital or stated votes come to more than all.
        unnamed: Votes of holders that nobody names; None when nothing is known or it is refused.
    """

    investee: EntityId
    rows: tuple[VoteRow, ...] = ()
    state: State = "ok"
    unnamed: Share | None = None

    def share(self, voter: EntityId) -> Share:
        """Votes that an entity holds directly; `NOTHING` where it has none."""
        return next((row.share for row in self.rows if row.voter == voter and not row.hidden), NOTHING)


def votes_table(capital: Restated, investee: EntityId) -> VotesTable:
    """The votes of a company.

    Args:
        capital: The settled interests around the company.
        investee: Entity id.

    Cost: O(n) for n voters with known figures, O(n^2) with bands.
    """
    known = voters(capital, investee)
    state = capital.state(investee)
    if state != "refused" and sum((v.stated.low for v in known if v.stated), ZERO) > ONE + _ROUNDING:
        state = "refused"
    split = _Split([voter for voter in known if voter.inside is None])
    rows = [_row(voter, split) for voter in known]
    rows.sort(key=lambda row: (-row.share.low, row.voter, row.hidden))
    beside = [row.share for row in rows if row.inside is None]
    return VotesTable(
        investee=investee,
        rows=tuple(rows),
        state=state,
        unnamed=None if state == "refused" else rest(beside),
    )


def split_votes(known: Sequence[Voter]) -> list[Share]:
    """The votes of voters that stand beside each other and are all that is known of a company.

    Args:
        known: The voters; for each its capital with and without votes, stated votes, weight and cap.

    Returns:
        Bounds of the votes of each, in their order.

    Example:
        >>> from kg.shares import point, show
        >>> lone, mute = Voter(voter="a", active=point(45)), Voter(voter="b", mute=point(10))
        >>> [show(share) for share in split_votes([lone, mute])]
        ['50 %', '0 %']

    Cost: O(n) for n voters with known figures, O(n^2) with bands.
    """
    split = _Split(known)
    return [split.at(number) for number in range(len(known))]


# Stated votes are rounded figures, too: three of them may come to this much more than all.
_ROUNDING = Fraction(2, 1000)


def _row(voter: Voter, split: _Split) -> VoteRow:
    return VoteRow(
        voter=voter.voter,
        share=split.inside(voter) if voter.inside is not None else split.of(voter),
        theoretical=voter.theoretical,
        stated=voter.stated is not None,
        cap=voter.cap,
        hidden=voter.hidden,
        inside=voter.inside,
        ties=voter.ties,
    )


class _Ballot:
    """One voter in one possible world: numbers instead of bands; the least that is known at first."""

    __slots__ = ("active", "cap", "mute", "stated", "weight")

    def __init__(self, voter: Voter) -> None:
        self.active, self.mute = voter.active.low, voter.mute.low
        self.weight = voter.weight if voter.weight is not None else ONE
        self.cap = voter.cap
        self.stated = voter.stated.low if voter.stated is not None else None


class _Split:
    """Splits the votes among the voters that stand beside each other."""

    def __init__(self, known: Sequence[Voter]) -> None:
        self._voters = known
        self._vague = any(v.weight is None and v.active.high > 0 and v.stated is None for v in known)
        sure = not self._vague and all(_is_sure(v) for v in known)
        self._only = _counted([_Ballot(v) for v in known]) if sure else None

    def of(self, voter: Voter) -> Share:
        """Bounds of the votes of one of the voters."""
        return self.at(next(i for i, other in enumerate(self._voters) if other is voter))

    def at(self, number: int) -> Share:
        """Bounds of the votes of the voter at a position."""
        voter = self._voters[number]
        if self._only is not None:
            return Share(self._only[number], self._only[number])
        low = _counted(self._world(number, best=False))[number]
        high = _counted(self._world(number, best=True))[number]
        if self._vague and voter.stated is None:
            # Shares with more than one vote, nobody says how many: they may outvote all others.
            mine = voter.weight is None and voter.active.high > 0
            low, high = (low, ONE if voter.cap is None else voter.cap) if mine else (ZERO, high)
        if low >= high:
            return Share(high, high)
        shown = voter.stated or voter.active
        return Share(low, high, shown.low_open and low >= ZERO, shown.high_open and high < ONE)

    def inside(self, voter: Voter) -> Share:
        """Votes that another's figure includes: none of their own beside a manager, else up to that."""
        if voter.active.low == voter.active.high:
            return NOTHING
        return Share(ZERO, voter.active.high, voter.active.low_open, voter.active.high_open)

    def _world(self, number: int, *, best: bool) -> list[_Ballot]:
        """The possible world that is best or worst for one voter."""
        ballots = [_Ballot(voter) for voter in self._voters]
        left = ONE - sum((b.active + b.mute for b in ballots), ZERO)

        def raise_to(ballot: _Ballot, share: Share, field: str) -> None:
            nonlocal left
            more = min(max(left, ZERO), share.high - share.low)
            setattr(ballot, field, getattr(ballot, field) + more)
            left -= more

        own = self._voters[number]
        if best:
            raise_to(ballots[number], own.active, "active")
        for i, (ballot, voter) in enumerate(zip(ballots, self._voters, strict=True)):
            if voter.stated is not None and (i == number) == best:
                ballot.stated = voter.stated.high
            if best and _helps(voter):
                raise_to(ballot, voter.mute, "mute")
                if i != number and (voter.stated is not None or voter.cap is not None or ballot.weight < 1):
                    raise_to(ballot, voter.active, "active")
            elif not best and i != number and ballot.weight > 1:
                raise_to(ballot, voter.active, "active")
        if best:
            self._keep_to_all(ballots, number)
        return ballots

    def _keep_to_all(self, ballots: list[_Ballot], number: int) -> None:
        own = ballots[number]
        if own.stated is not None:
            others = sum((b.stated or ZERO for b in ballots if b is not own), ZERO)
            own.stated = max(min(own.stated, ONE - others), _stated_low(self._voters[number]))


def _stated_low(voter: Voter) -> Fraction:
    """The least votes that a source states for a voter; 0 where none does."""
    return voter.stated.low if voter.stated is not None else ZERO


def _helps(voter: Voter) -> bool:
    """Whether more capital of this voter lifts the others: it does not vote, or not in proportion."""
    return voter.mute.high > 0 or voter.stated is not None or voter.cap is not None or (voter.weight or 1) < 1


def _is_sure(voter: Voter) -> bool:
    shares: tuple[Share | None, ...] = (voter.active, voter.mute, voter.stated)
    return all(share is None or share.is_point for share in shares)


def _counted(ballots: Sequence[_Ballot]) -> list[Fraction]:
    """The votes of each voter in one world."""
    votes = [_least(ballot.stated or ZERO, ballot.cap) for ballot in ballots]
    left = max(ZERO, ONE - sum(votes, ZERO))
    split = [i for i, ballot in enumerate(ballots) if ballot.stated is None and ballot.active > 0]
    unnamed = max(ZERO, ONE - sum((b.active + b.mute for b in ballots), ZERO))
    while split:
        pool = unnamed + sum((ballots[i].active * ballots[i].weight for i in split), ZERO)
        for i in split:
            votes[i] = left * ballots[i].active * ballots[i].weight / pool if pool else ZERO
        above = [i for i in split if votes[i] > _least(ONE, ballots[i].cap)]
        if not above:
            break
        for i in above:
            votes[i] = _least(votes[i], ballots[i].cap)
            left -= votes[i]
            split.remove(i)
    return votes


def _least(votes: Fraction, cap: Fraction | None) -> Fraction:
    return votes if cap is None else min(votes, cap)
