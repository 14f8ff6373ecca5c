"""Who controls a company: by a majority of votes, certain or possible, and by what sources state.

A holder acts with its organs, the members of its family and all that it controls itself. Together they
control what they have more than half of the votes in. With bands that is certain, possible or impossible.
Stated control (a parent, consolidation, the right to appoint the board, words that say control) stands
beside it with its kind. Offices, vetoes, golden shares and alliances are no control.

Example:
    >>> from kg.shares import bounds
    >>> half = Interest(holder="a", investee="x", kind="shareholding", share=bounds("exact", "50"), claims=())
    >>> control(Restated([half]), "a", "x").majority
    'impossible'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Literal

from kg.model import EntityId
from kg.record import frozen
from kg.settlement.chains import holders_first
from kg.settlement.restated import Restated
from kg.settlement.types import Interest
from kg.settlement.votes import VoteRow, VotesTable, votes_table
from kg.shares import ONE, ZERO

Verdict = Literal["certain", "possible", "impossible"]

_HALF = Fraction(1, 2)
#: Kinds that are stated control by themselves, the plainest first.
_BY_KIND = ("parent", "consolidation", "appointmentOfBoard")
#: Kinds that are stated control where the words say so.
_BY_WORDS = (
    "shareholding",
    "votingRights",
    "otherInfluenceOrControl",
    "rightsGrantedByContract",
    "controlViaCompanyRulesOrArticles",
    "controlByLegalFramework",
)
_WORDS = frozenset({"sole", "joint"})


@frozen
class Control:
    """How one entity controls another.

    Args:
        holder: Entity id.
        investee: Entity id.
        majority: Whether it has, with all that it controls, more than half of the votes.
        stated: Kinds of stated control of the pair, the plainest first; empty where no source states it.
        joint: Whether all stated control is shared with others.
        ties: The settled ties that state it.
    """

    holder: EntityId
    investee: EntityId
    majority: Verdict
    stated: tuple[str, ...] = ()
    joint: bool = False
    ties: tuple[Interest, ...] = ()


def control(
    capital: Restated,
    holder: EntityId,
    investee: EntityId,
    tables: dict[EntityId, VotesTable] | None = None,
) -> Control:
    """Whether a holder controls a company.

    Args:
        capital: The settled interests around the company, those of the companies above it included.
        holder: Entity id.
        investee: Entity id.
        tables: Votes of companies that were worked out before; grows. None: none were.

    Cost: the votes of every company above the investee, once; then O(n^2) at worst for n of them.
    """
    ties = stated_control(capital.ties(investee), holder)
    kinds = [kind for kind in (*_BY_KIND, *_BY_WORDS) if any(tie.kind == kind for tie in ties)]
    return Control(
        holder=holder,
        investee=investee,
        majority=_majority(capital, holder, investee, {} if tables is None else tables),
        stated=tuple(kinds),
        joint=bool(ties) and all(tie.control == "joint" for tie in ties),
        ties=tuple(ties),
    )


def stated_control(ties: Iterable[Interest], holder: EntityId) -> list[Interest]:
    """The ties of a holder that state control of the investee."""
    return [tie for tie in ties if tie.holder == holder and states_control(tie)]


def states_control(tie: Interest) -> bool:
    """Whether a tie by itself says that the holder controls the investee, alone or with others."""
    if tie.control in ("veto", "significant"):
        return False
    if tie.kind == "appointmentOfBoard" and tie.share is not None:
        return tie.share.high > _HALF
    return tie.kind in _BY_KIND or (tie.kind in _BY_WORDS and tie.control in _WORDS)


def within_reach(
    capital: Restated,
    holder: EntityId,
    below: Mapping[EntityId, Iterable[EntityId]],
    tables: dict[EntityId, VotesTable],
) -> set[EntityId]:
    """Every company that a holder may control by votes or alone as stated, and few that it cannot.

    Args:
        capital: All settled interests.
        holder: Entity id.
        below: Entity to the companies in which it votes, that are linked under it, or of which sources state
            that it controls them.
        tables: Votes of companies that were worked out before; grows.

    Cost: the holders of each company below the holder and below what it may control, once for each of these.
    """
    acting, ballots = {holder}, _Ballots(capital, tables)
    waiting = list(below.get(holder, ()))
    while waiting:
        company = waiting.pop()
        if company not in acting and ballots.acts_for(company, acting, least=False):
            acting.add(company)
            waiting += below.get(company, ())
    return acting - {holder}


def _majority(
    capital: Restated, holder: EntityId, investee: EntityId, tables: dict[EntityId, VotesTable]
) -> Verdict:
    ballots = _Ballots(capital, tables)
    above = [c for c in holders_first(capital.web(investee), investee) if c not in (holder, investee)]
    for least, verdict in _VERDICTS:
        acting, before = {holder}, 0
        while len(acting) > before:  # one round more than the longest chain of control
            before = len(acting)
            for company in above:
                if company not in acting and ballots.acts_for(company, acting, least=least):
                    acting.add(company)
        if ballots.has_majority(investee, acting, least=least):
            return verdict
    return "impossible"


_VERDICTS: tuple[tuple[bool, Verdict], ...] = ((True, "certain"), (False, "possible"))


class _Ballots:
    """Who acts for a set of entities, by the votes of each company, which are worked out once."""

    def __init__(self, capital: Restated, tables: dict[EntityId, VotesTable]) -> None:
        self._capital, self._tables = capital, tables

    def acts_for(self, company: EntityId, acting: set[EntityId], *, least: bool) -> bool:
        """Whether the set controls a company: a link, stated sole control, or more than half of the votes."""
        if acting.intersection(self._capital.linked_under(company)):
            return True
        for tie in self._capital.ties(company):
            if tie.holder in acting and tie.control != "joint" and states_control(tie):
                return True
        return self.has_majority(company, acting, least=least)

    def has_majority(self, company: EntityId, acting: set[EntityId], *, least: bool) -> bool:
        """Whether the set has more than half of a company's votes: at the least, or at the most."""
        if company not in self._tables:
            self._tables[company] = votes_table(self._capital, company)
        table = self._tables[company]
        rows = [row for row in table.rows if row.inside is None or row.inside not in acting]
        mine = [row for row in rows if not row.hidden and row.voter in acting]
        low = sum((row.share.low for row in mine), ZERO)
        if least:
            return low > _HALF or (low == _HALF and any(row.share.low_open for row in mine))
        return _most(mine, [row for row in rows if row not in mine and row.inside is None]) > _HALF


def _most(mine: Sequence[VoteRow], others: Sequence[VoteRow]) -> Fraction:
    """The most votes that voters can have together: no more than the others leave."""
    high = sum((row.share.high for row in mine), ZERO)
    return min(high, ONE - sum((row.share.low for row in others), ZERO))
