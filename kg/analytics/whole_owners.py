"""Who ultimately owns every company of a network: all pairs that reach a threshold, decided exactly.

The pass of `whole_pass` gives floats. Where it had to leave owners out, the pairs that may reach the
threshold are calculated again with next to nothing left out. A pair within 1e-6 of the threshold is decided
in fractions. So no pair is lost or added by rounding or pruning, and shares are right to 1e-9.

Example:
    >>> from kg.analytics.gathering import arrays_of_rows
    >>> names, percent = ["ann", "hold", "op"], 10**10
    >>> told = arrays_of_rows(names, holder=[0, 1], investee=[1, 2], low=[50 * percent, 50 * percent])
    >>> [(row.company, row.owner, row.low) for row in all_ultimate(told, Fraction(1, 4))]
    [('hold', 'ann', 0.5), ('op', 'ann', 0.25)]
    >>> [row.company for row in all_ultimate(told, Fraction(1, 4), strict=True)]
    ['hold']
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import Any

from kg.analytics.arrays import UNIT, Arrays
from kg.analytics.bounds import Bounds
from kg.analytics.fast import Memory
from kg.analytics.whole_bands import Span, below_bands, owners_between
from kg.analytics.whole_exact import Exact
from kg.analytics.whole_pass import Found, Pass, TooMany
from kg.analytics.whole_rows import WholeRows

#: Shares nearer than this to a threshold are calculated in fractions.
NEAR = 1e-6
#: What may be left out on the way down, where there is too much to carry along, until it is known who
#: reaches the threshold.
CUT = 1e-3
#: What may then be left out on the way to those.
FINE = 4e-10
#: Rows may be further from what they should be by this.
DUE = 1e-9
#: Owners of companies to be carried along, by holding, before anything is left out.
MOST = 2


def all_ultimate(
    arrays: Arrays,
    threshold: Fraction,
    *,
    strict: bool = False,
    everybody: bool = False,
    precise: bool = True,
    using: Memory | None = None,
) -> WholeRows:
    """Every company with every owner whose integrated share reaches a threshold.

    Args:
        arrays: The network; capital or votes.
        threshold: As a fraction of 1; more than 0.
        strict: Whether more than the threshold is asked for, instead of at least the threshold.
        everybody: Whether all holders count as owners; else only those whom nobody is known to hold.
        precise: Whether shares must be right to 1e-9. Else those of companies below very many owners are
            bounds some thousandths apart, at a third of the cost; which pairs there are is exact either way.
        using: How to calculate; None: as suits the size.

    Returns:
        Rows with companies after their holders; where shares are bands, those who certainly reach the
        threshold and those who possibly do. Companies below one whose holders have more than all of it stand
        in `refused`.

    Raises:
        AnalysisError: Too many companies with bands hold each other.

    Cost: O(holdings times owners carried along) and m^3 for a strong component of m companies.
    """
    about = Pass(arrays, everybody=everybody, using=using)
    asked = _Asked(arrays, about, threshold, strict)
    found = asked.passed()
    kept, near = asked.sifted(found)
    doubtful = _above_due(kept, below=None if precise else float(threshold) + NEAR)
    if len(doubtful):
        found = asked.again(kept, doubtful)
        kept, near = asked.sifted(found)
    rows = asked.rows(kept, near)
    return rows if arrays.high is None else _with_bands(arrays, rows, (threshold, strict), everybody)


def _with_bands(arrays: Arrays, rows: WholeRows, asked: tuple[Fraction, bool], everybody: bool) -> WholeRows:
    """The rows, with those of companies below a band worked out between its ends."""
    banded = below_bands(arrays)
    kept = [at for at, j in enumerate(rows.company) if int(j) not in banded]
    company, owner = ([int(column[at]) for at in kept] for column in (rows.company, rows.owner))
    low, high = ([float(column[at]) for at in kept] for column in (rows.low, rows.high))
    state = [0] * len(kept)
    for j, owners in owners_between(arrays, everybody=everybody, companies=banded).items():
        for i, span in owners.items():
            status = _status(span, *asked) if i != j else None
            if status is not None:
                company.append(j)
                owner.append(i)
                low.append(float(span.low))
                high.append(float(span.high))
                state.append(status)
    return WholeRows(
        names=rows.names,
        company=company,
        owner=owner,
        low=low,
        high=high,
        state=state,
        refused=rows.refused,
    )


def _status(span: Span, threshold: Fraction, strict: bool) -> int | None:
    """0: certainly reaches the threshold, 1: possibly, None: not."""
    bounds = Bounds(low=span.low, high=span.high, low_open=span.low_open, high_open=span.high_open)
    verdict = bounds.above(threshold) if strict else bounds.at_least(threshold)
    return {"certain": 0, "possible": 1}.get(verdict)


class _Asked:
    """One question to a pass."""

    def __init__(self, arrays: Arrays, about: Pass, threshold: Fraction, strict: bool) -> None:
        self._arrays, self._about, self._threshold, self._strict = arrays, about, threshold, strict
        parts = threshold * UNIT
        self._least = floor(parts) + 1 if strict else ceil(parts)

    def passed(self) -> Found:
        """All owners where they can be carried along, else without the smallest."""
        most = MOST * self._arrays.holdings + 10_000 * MOST
        try:
            return self._about.run(floor=float(self._threshold) - NEAR, most=most)
        except TooMany:
            return self._about.run(floor=float(self._threshold) - NEAR, cut=CUT)

    def sifted(self, found: Found) -> tuple[Found, list[int]]:
        """Rows that reach the threshold, and which of them are too near to tell."""
        return self._about.sift(found, floor=float(self._threshold), window=NEAR, least=self._least)

    def again(self, kept: Found, doubtful: Any) -> Found:
        """The doubtful pairs, leaving out next to nothing; the others as they are."""
        owners, companies = ({int(column[at]) for at in doubtful} for column in (kept.owner, kept.company))
        more = self._about.run(
            floor=float(self._threshold) - NEAR, cut=FINE, owners=sorted(owners), companies=sorted(companies)
        )
        places, found = self._matched(kept, doubtful, more)
        for at in (doubtful,) if self._about.using.arrays else doubtful:
            kept.share[at] = kept.error[at] = 0.0
            kept.how[at] = 2  # what came by other ways may have been left out before
        for to, of in ((places, found),) if self._about.using.arrays else zip(places, found, strict=True):
            kept.share[to], kept.error[to] = more.share[of], more.error[of]
        return kept

    def _matched(self, kept: Found, doubtful: Any, more: Found) -> tuple[Any, Any]:
        """Places of doubtful rows and of the same pairs among the rows found now."""
        if not self._about.using.arrays:
            place = {(more.company[at], more.owner[at]): at for at in range(more.count)}
            pairs = [(at, place.get((kept.company[at], kept.owner[at]))) for at in doubtful]
            known = [(at, other) for at, other in pairs if other is not None]
            return [at for at, _ in known], [other for _, other in known]
        import numpy as np

        many = len(self._arrays)
        wanted = kept.company[doubtful].astype(np.int64) * many + kept.owner[doubtful]
        given = more.company[: more.count].astype(np.int64) * many + more.owner[: more.count]
        order = np.argsort(given)
        at = np.searchsorted(given[order], wanted)
        there = at < len(given)
        there[there] = given[order[at[there]]] == wanted[there]
        return doubtful[there], order[at[there]]

    def rows(self, kept: Found, near: list[int]) -> WholeRows:
        """The rows, the nearest ones compared in fractions."""
        exact, dropped = Exact(self._arrays), []
        for at in near:
            share = exact.share(int(kept.company[at]), int(kept.owner[at]))
            kept.share[at] = float(share)
            if share < self._threshold or (self._strict and share == self._threshold):
                dropped.append(at)
        columns = [
            _without(column[: kept.count], dropped) for column in (kept.company, kept.owner, kept.share)
        ]
        error = _without(kept.error[: kept.count], dropped)
        return WholeRows(
            names=self._arrays.names,
            company=columns[0],
            owner=columns[1],
            low=columns[2],
            high=_sums(columns[2], error),
            refused=self._about.refused,
        )


def _above_due(kept: Found, *, below: float | None) -> Any:
    """Places of rows that may be further from the truth than they should: all, or those below a share."""
    most = 2.0 if below is None else below
    if isinstance(kept.error, list):
        return [at for at in range(kept.count) if kept.error[at] > DUE and kept.share[at] < most]
    import numpy as np

    far = kept.error[: kept.count] > DUE
    return np.flatnonzero(far & (kept.share[: kept.count] < most))


def _without(column: Any, places: list[int]) -> Any:
    if isinstance(column, list):
        gone = set(places)
        return [value for at, value in enumerate(column) if at not in gone] if gone else column
    import numpy as np

    return np.delete(column, places) if places else column


def _sums(share: Any, error: Any) -> Any:
    if isinstance(share, list):
        return [min(1.0, one + other) for one, other in zip(share, error, strict=True)]
    import numpy as np

    return np.minimum(1.0, share + error)
