"""From a row of a holdings file to the claim that it makes and the interest that it is.

The claim leads back to the row: `file#row 7` with its words. Its id is that pointer, for within one file a
row is told by its number. Each row is an interest of its own: lots of one pair stand side by side.

Example:
    >>> from kg.holdings.rows import holdings_of
    >>> ties = Ties(holdings_of([("Alder", "Birch", "43.4")], title="stakes.csv"))
    >>> ties.claim(0).id, ties.claim(0).stated, ties.claim(0).evidence[0].raw
    ('stakes.csv#row 1', '43.4', 'holder=Alder, investee=Birch, share=43.4')
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import overload

from kg.holdings.table import MUTE, Holdings
from kg.model import Claim, ClaimId, Evidence, PartialDate, Recorded, Share, Source
from kg.settlement.types import Interest, Support
from kg.shares import UNKNOWN, decimal


class Ties(Sequence[Interest]):
    """The interests of the rows of a file, each made when asked for.

    Args:
        told: The rows.
    """

    def __init__(self, told: Holdings) -> None:
        self._told, self._made = told, dict[int, Interest]()
        self._source = Source(id=told.title, title=told.title, rank="user")

    def __len__(self) -> int:
        return len(self._told)

    @overload
    def __getitem__(self, at: int) -> Interest: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Interest, ...]: ...
    def __getitem__(self, at: int | slice) -> Interest | tuple[Interest, ...]:
        if isinstance(at, slice):
            return tuple(self[row] for row in range(*at.indices(len(self))))
        row = at if at >= 0 else at + len(self)
        if not 0 <= row < len(self):
            raise IndexError(at)
        if row not in self._made:
            self._made[row] = self.interest(row)
        return self._made[row]

    def interest(self, row: int, *, of: Claim | None = None) -> Interest:
        """The interest of a row.

        Args:
            row: The row.
            of: Its claim, where it is made already.
        """
        if row in self._told.given:
            return self._told.given[row]
        claim = of or self.claim(row)
        support = Support(record=Recorded(claim=claim, recorded_on=date.min), role="used")
        return Interest(
            holder=claim.holder,
            investee=claim.investee,
            kind=claim.kind,
            claims=(support,),
            share=claim.share,
            stated=claim.stated,
            voting=claim.voting,
            voting_cap=claim.voting_cap,
            votes_per_share=claim.votes_per_share,
            valid_from=claim.valid_from,
            valid_to=claim.valid_to,
        )

    def claim(self, row: int) -> Claim:
        """The claim of a row."""
        told, share = self._told, self._told.share(row)
        holder, investee = told.name(told.holder[row]), told.name(told.investee[row])
        kind = told.kind_of(row)
        is_point = share is not None and share.is_point
        pointer = self.pointer(row)
        return Claim(
            id=pointer,
            holder=holder,
            investee=investee,
            holder_text=holder,
            investee_text=investee,
            kind="shareholding" if kind == "treasury" else kind,
            source=self._source,
            share=share,
            stated=f"{decimal(share.low, up=False)}" if share is not None and is_point else None,
            directness="direct",
            voting=_voting(told, row),
            voting_cap=told.exact("voting_cap", row),
            votes_per_share=told.exact("votes_per_share", row),
            valid_from=_partial(told.day("start", row)),
            value_since=_partial(told.day("start", row)),
            valid_to=_partial(told.day("end", row)),
            evidence=(Evidence(pointer=pointer, raw=self.words(row)),),
        )

    def pointer(self, row: int) -> ClaimId:
        """Where a row stands: `file#row N`."""
        return f"{self._told.title}#row {int(self._told.number[row])}"

    def words(self, row: int) -> str:
        """A row as written, or told column by column where it came as values."""
        told = self._told
        if told.raw is not None:
            return told.raw(int(told.number[row]))
        names = {"holder": told.names[told.holder[row]], "investee": told.names[told.investee[row]]}
        return ", ".join(f"{name}={value}" for name, value in (names | _said(told, row)).items())


def _voting(told: Holdings, row: int) -> str:
    voting = told.voting_of(row)
    if voting in MUTE or told.exact("voting_cap", row) is None:
        return voting
    return "capped"


def _partial(day: date | None) -> PartialDate | None:
    return PartialDate(day.isoformat()) if day is not None else None


def _said(told: Holdings, row: int) -> dict[str, str]:
    """What a row says beside its parties, by column, in percent."""
    said = _share_said(told.share(row))
    words = {"kind": told.kind_of(row), "voting": told.voting_of(row)}
    said |= {name: word for name, word in words.items() if word not in ("shareholding", "unstated")}
    for name in ("votes", "voting_cap"):
        value = told.exact(name, row)
        said |= {} if value is None else {name: f"{decimal(value, up=False)}"}
    each = told.exact("votes_per_share", row)
    said |= {} if each is None else {"votes_per_share": str(each)}
    days = {"from": told.day("start", row), "to": told.day("end", row)}
    said |= {name: day.isoformat() for name, day in days.items() if day is not None}
    return said | ({"source": told.cited[row]} if row in told.cited else {})


def _share_said(share: Share | None) -> dict[str, str]:
    if share is None or share == UNKNOWN:
        return {}
    low, high = f"{decimal(share.low, up=False)}", f"{decimal(share.high, up=True)}"
    if share.is_point:
        return {"share": low}
    opens = (("min_open", share.low_open), ("max_open", share.high_open))
    return {"share_min": low, "share_max": high} | {name: "true" for name, is_open in opens if is_open}
