"""Who ultimately owns every company of a network where shares are bands: least and greatest, exactly.

From owners down, as in `whole_pass`, in fractions. Each company hands out its capital in one admissible way,
so the greatest share of an owner gives every holder the lower end of its band and then what is left to those
through whom most comes back to the owner; the least share the other way round. An end is open where no world
reaches it. Rings are solved by `kg.analytics.bands`.

Example:
    >>> from kg.analytics.gathering import arrays_of_rows
    >>> quarter, names = 25 * 10**10, ["ann", "ben", "op"]
    >>> rows = {"holder": [0, 1], "investee": [2, 2], "low": [quarter] * 2, "low_open": [1, 1]}
    >>> found = owners_between(arrays_of_rows(names, **rows, high=[2 * quarter, 3 * quarter]))
    >>> [(owner, span.low, span.high, span.low_open) for owner, span in found[2].items()]
    [(0, Fraction(1, 4), Fraction(1, 2), True), (1, Fraction(1, 4), Fraction(3, 4), True)]
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from kg.analytics.arrays import Arrays
from kg.analytics.bands import all_ends
from kg.analytics.walk import UNNAMED, Part, Section
from kg.analytics.whole_order import components
from kg.errors import AnalysisError
from kg.shares import ONE, ZERO

#: Members of a ring with bands up to which it is solved.
LARGEST = 60


class Span(NamedTuple):
    """Ends of a share, and whether they are excluded."""

    low: Fraction
    high: Fraction
    low_open: bool
    high_open: bool


class Stake(NamedTuple):
    """What a holder can have of a company; holder -1: those whom nobody names."""

    holder: int
    low: Fraction
    high: Fraction
    low_open: bool
    high_open: bool


_ALL = Span(ONE, ONE, False, False)
_Owners = dict[int, Span]


def owners_between(
    arrays: Arrays, *, everybody: bool = False, companies: Collection[int] | None = None
) -> dict[int, _Owners]:
    """Company to its owners, with the least and the greatest share of each.

    Args:
        arrays: The network, with bands.
        everybody: Whether all holders count as owners; else only those whom nobody is known to hold.
        companies: Companies asked for; None: all.

    Returns:
        Only owners who may have something; companies below a contradiction are absent.

    Raises:
        AnalysisError: A ring with bands is too large.

    Cost: O(holdings times owners above them), in fractions.
    """
    wanted = None if companies is None else {*companies, *_above(arrays, companies)}
    own = _askable(arrays, everybody)
    known: dict[int, _Owners] = {}
    for members in _groups(arrays, wanted):
        row = stakes(arrays, members[0])
        if len(members) == 1 and all(one.holder != members[0] for one in row):
            known[members[0]] = _combined(row, known, own)
        else:
            known.update(_ring(arrays, members, known, own))
    return known if companies is None else {j: known[j] for j in sorted(companies) if j in known}


def below_bands(arrays: Arrays) -> set[int]:
    """Companies of which some share is a band, and everything below them."""
    if arrays.high is None:
        return set()
    begin, edge = arrays.down
    ahead = sorted({int(arrays.investee[e]) for e in _bands(arrays)})
    found = set(ahead)
    for k in ahead:
        for place in range(int(begin[k]), int(begin[k + 1])):
            j = int(arrays.investee[edge[place]])
            if j not in found:
                found.add(j)
                ahead.append(j)
    return found


def _bands(arrays: Arrays) -> list[int]:
    if isinstance(arrays.low, list):
        return [e for e, (low, high) in enumerate(zip(arrays.low, arrays.high, strict=True)) if low != high]
    import numpy as np

    found: list[int] = np.flatnonzero(arrays.low != arrays.high).tolist()
    return found


def _above(arrays: Arrays, companies: Collection[int]) -> set[int]:
    ahead = list(companies)
    found: set[int] = set()
    for j in ahead:
        for k in arrays.holder[arrays.start[j] : arrays.start[j + 1]]:
            if int(k) not in found:
                found.add(int(k))
                ahead.append(int(k))
    return found


def _groups(arrays: Arrays, wanted: set[int] | None) -> Iterator[list[int]]:
    """Components from the top down, without what is refused or not wanted."""
    layers = components(arrays)
    order, size = [int(j) for j in layers.order], [int(count) for count in layers.size]
    at = 0
    while at < len(order):
        members = order[at : at + size[at]]
        at += size[at]
        if members[0] not in arrays.refused and (wanted is None or members[0] in wanted):
            yield members


def _askable(arrays: Arrays, everybody: bool) -> list[bool]:
    """Which entities count as owners themselves."""
    start, silent = arrays.start, arrays.silent
    return [k not in silent and bool(everybody or start[k] == start[k + 1]) for k in range(len(arrays))]


def stakes(arrays: Arrays, j: int) -> list[Stake]:
    """What the holders of an entity can have, those whom nobody names last; none where nobody holds it."""
    whole = arrays.of_whole(j)
    high = arrays.low if arrays.high is None else arrays.high
    found = []
    for e in range(int(arrays.start[j]), int(arrays.start[j + 1])):
        opens = [bool(column is not None and column[e]) for column in (arrays.low_open, arrays.high_open)]
        ends = Fraction(int(arrays.low[e]), whole), min(ONE, Fraction(int(high[e]), whole))
        found.append(Stake(int(arrays.holder[e]), *ends, opens[0], opens[1]))
    most = sum([one.high for one in found], ZERO)
    filled = most > 1 or (most == 1 and not any(one.high_open for one in found))
    if found and not (j in arrays.complete and filled):
        found.append(Stake(-1, ZERO, ONE, False, False))
    return found


def _combined(row: list[Stake], known: Mapping[int, _Owners], own: Sequence[bool]) -> _Owners:
    """Owners of a company in no ring."""
    through: dict[int, dict[int, Span]] = {}
    for one in row:
        if one.holder >= 0:
            for owner, span in known.get(one.holder, {}).items():
                through.setdefault(owner, {})[one.holder] = span
            if own[one.holder]:
                through.setdefault(one.holder, {})[one.holder] = _ALL
    found = {}
    for owner, spans in through.items():
        low, low_met = _best(row, {k: (span.low, not span.low_open) for k, span in spans.items()}, -1)
        high, high_met = _best(row, {k: (span.high, not span.high_open) for k, span in spans.items()}, 1)
        if high > 0:
            found[owner] = Span(low, high, not low_met, not high_met)
    return found


def _best(row: list[Stake], values: Mapping[int, tuple[Fraction, bool]], sign: int) -> tuple[Fraction, bool]:
    """The greatest (sign 1) or least (-1) sum of shares times values, and whether a world reaches it."""
    groups: dict[Fraction, list[Stake]] = {}
    for one in row:
        groups.setdefault(values.get(one.holder, (ZERO, True))[0], []).append(one)
    slack = ONE - sum([one.low for one in row], ZERO)
    total, met = ZERO, True
    for value in sorted(groups, reverse=sign > 0):
        group = groups[value]
        room = sum([one.high - one.low for one in group], ZERO)
        taken = min(slack, room)
        slack -= taken
        total += value * (sum([one.low for one in group], ZERO) + taken)
        met = met and _can_be(group, taken, values)
    return total, met


def _can_be(group: list[Stake], taken: Fraction, values: Mapping[int, tuple[Fraction, bool]]) -> bool:
    """Whether a group can have its lower ends and `taken` more, all of it where values are reached."""
    shunned = [one for one in group if not values.get(one.holder, (ZERO, True))[1]]
    if any(one.low > 0 or one.low_open for one in shunned):
        return False
    rest = [one for one in group if one not in shunned]
    room = sum([one.high - one.low for one in rest], ZERO)
    if taken > room:
        return False
    banded = [one for one in rest if one.low < one.high]
    if taken == 0 and any(one.low_open for one in banded):
        return False
    return not (taken == room and any(one.high_open for one in banded))


def _ring(
    arrays: Arrays, members: list[int], known: Mapping[int, _Owners], own: Sequence[bool]
) -> dict[int, _Owners]:
    """Owners of the members of a ring: those of its holders outside, each asked for through all above."""
    if len(members) > LARGEST:
        names = ", ".join(arrays.names[j] for j in sorted(members)[:3])
        raise AnalysisError(
            f"{len(members)} companies with bands hold each other ({names} ...): too many to solve for all "
            "owners at once; ask company by company"
        )
    columns: dict[str, tuple[Part, ...]] = {}
    asked: set[int] = set()
    waiting = list(members)
    while waiting:
        j = waiting.pop()
        if str(j) in columns:
            continue
        row = stakes(arrays, j)
        if not row:
            continue
        columns[str(j)] = tuple(
            Part(str(one.holder) if one.holder >= 0 else UNNAMED, *one[1:]) for one in row
        )
        above = [one.holder for one in row if one.holder >= 0]
        asked.update(k for k in above if own[k])
        asked.update(owner for k in above for owner in known.get(k, ()))
        waiting.extend(above)
    section = Section(columns=columns)
    found: dict[int, _Owners] = {j: {} for j in members}
    for owner in sorted(asked):
        ends = all_ends(section, {str(owner)}, exact_up_to=float("inf"), wanted=[str(j) for j in members])
        for j in members:
            span = ends.get(str(j))
            if j != owner and span is not None and span.high > 0:
                spans = Fraction(span.low), Fraction(span.high), span.low_open, span.high_open
                found[j][owner] = Span(*spans)
    return found
