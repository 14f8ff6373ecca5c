"""The votes of a company, or those of one holder, in the shape of ties: what `owners --basis votes` answers.

A tie of votes stands on all the ties behind it: those that state votes, and the capital that votes. It is
labelled derived where no source states the votes. Shares without votes stand there with 0 %.

Example:
    >>> told = in_votes("x", "a", Share(Fraction(1, 2), Fraction(1, 2)), (), stated=True)
    >>> told.kind, told.denominator, told.labels
    ('votingRights', 'votesExercisable', ())
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from kg.answers import Ties
from kg.model import EntityId, Share
from kg.record import replace
from kg.settlement import Interest
from kg.settlement.votes import VoteRow, VotesTable


def by_votes(answer: Ties, companies: Iterable[EntityId], table: Callable[[EntityId], VotesTable]) -> Ties:
    """An answer to `owners` or `holdings` with votes in place of capital.

    Args:
        answer: The answer by capital.
        companies: The company asked about; or all in which the holder may vote.
        table: Gives the votes of a company.

    Returns:
        Larger lower bounds first, then by holder and company. What is planned, ended or held stands as it
        was; `unnamed` is the votes of holders that nobody names.
    """
    tables = {company: table(company) for company in companies}
    mine = answer.entity.id
    rows = [
        _tie(company, row)
        for company, votes in tables.items()
        for row in votes.rows
        if answer.question == "owners" or row.voter == mine
    ]
    rows.sort(key=lambda tie: (-(tie.share.low if tie.share else 0), tie.holder, tie.investee))
    asked = tables.get(mine) if answer.question == "owners" else None
    return replace(
        answer,
        basis="votes",
        interests=tuple(rows) if answer.interests else (),
        unnamed=asked.unnamed if asked else None,
        remainder=None,
    )


def _tie(company: EntityId, row: VoteRow) -> Interest:
    more = {"capacity": row.ties[0].capacity} if row.hidden else {}
    return in_votes(company, row.voter, row.share, row.ties, stated=row.stated, cap=row.cap, **more)


def in_votes(
    company: EntityId,
    voter: EntityId,
    share: Share,
    ties: Sequence[Interest],
    *,
    stated: bool,
    cap: Fraction | None = None,
    **more: Any,
) -> Interest:
    """The votes of one voter as a tie.

    Args:
        company: In what.
        voter: Who votes.
        share: Exercisable votes, fractions of 1.
        ties: The settled ties behind it, those that state votes first.
        stated: Whether a source states the votes; else they follow from the capital.
        cap: Largest part of the votes that may be cast.
        more: Further fields of the tie.
    """
    supports = {s.record.claim.id: s for tie in reversed(ties) for s in reversed(tie.claims)}
    labels = {label for tie in ties for label in tie.labels} | (set() if stated else {"derived"})
    days = [tie.observed for tie in ties if tie.observed]
    regimes = [tie.voting for tie in ties if tie.voting != "unstated"]
    return Interest(
        holder=voter,
        investee=company,
        kind="votingRights",
        denominator="votesExercisable",
        share=share,
        claims=tuple(reversed(supports.values())),
        stated=ties[0].stated if stated and ties else None,
        approximate=any(tie.approximate for tie in ties),
        voting=regimes[0] if regimes else "unstated",
        voting_cap=cap,
        observed=_newest(days),
        certain=all(tie.certain for tie in ties),
        labels=tuple(sorted(labels)),
        **more,
    )


def _newest(days: Sequence[date]) -> date | None:
    return max(days, default=None)
