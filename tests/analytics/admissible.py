"""Every corner world that a small network admits, and a slow fixpoint in one world: the judge of control.

A world gives each holding one number. Corners of a company's shares have all but at most one of them at an
end; the last fills what is left. Open ends are replaced by numbers a hair inside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

from hypothesis import strategies as st

from kg.network import OwnershipNetwork
from kg.tables import Basis, Column
from tests.analytics.worlds import Written, network_of

HAIR = Fraction(1, 10**6)
World = dict[str, dict[str, Fraction]]

_ENDS: tuple[Written, ...] = (
    "5",
    "25",
    "30",
    "50",
    "51",
    "60",
    "100",
    ("25", "50", True, False),
    ("50", "75", True, True),
    ("75", "100"),
    ("50", "75"),
    ("20", "50"),
    ("0", "30", True, False),
    ("40", "60", False, True),
)
NAMES = ("a", "b", "c", "d", "p", "q")


@st.composite
def networks(draw: st.DrawFn, companies: int = 3, points: bool = False) -> OwnershipNetwork:
    """Small networks of points and bands, with rings; a company's figures may exceed the whole."""
    ends = [end for end in _ENDS if isinstance(end, str)] if points else list(_ENDS)
    columns = {}
    for company in NAMES[:companies]:
        holders = draw(st.sets(st.sampled_from(NAMES).filter(lambda k, c=company: k != c), max_size=3))
        columns[company] = {holder: draw(st.sampled_from(ends)) for holder in sorted(holders)}
    complete = () if points else draw(st.sets(st.sampled_from(NAMES[:companies])))
    # A person at each end, so that every name stands in the network.
    return network_of({**columns, "z": dict.fromkeys(NAMES, "1")}, complete=complete)


def has_world(network: OwnershipNetwork, basis: Basis = "votes") -> bool:
    """Whether some world admits the figures of every company."""
    return all(corners(network.tables.column(key, basis)) for key in network.tables.companies())


def corners(column: Column) -> list[dict[str, Fraction]]:
    """The corners of one company's shares."""
    holders = sorted(column.shares)
    low = [s.low + HAIR * s.low_open for s in (column.shares[h] for h in holders)]
    high = [s.high - HAIR * s.high_open for s in (column.shares[h] for h in holders)]
    found = set()
    for pick in product((0, 1), repeat=len(holders)):
        ends = [(low, high)[which][i] for i, which in enumerate(pick)]
        found.add(tuple(ends))
        for i in range(len(holders)):
            filled = [*ends[:i], 1 - sum(ends) + ends[i], *ends[i + 1 :]]
            if low[i] <= filled[i] <= high[i]:
                found.add(tuple(filled))
    # A list said to be complete that cannot fill the company is not complete.
    whole = column.complete and sum(s.high for s in column.shares.values()) >= 1
    fits = [x for x in found if (sum(x) == 1 if whole else sum(x) <= 1)]
    return [dict(zip(holders, x, strict=True)) for x in sorted(fits)]


def worlds(network: OwnershipNetwork, basis: Basis = "votes", most: int = 20_000) -> Iterator[World]:
    """Every choice of corners; nothing where there are more than `most`."""
    keys = [key for key in network.tables.companies() if key != "z"]
    choices = [corners(network.tables.column(key, basis)) for key in keys]
    count = 1
    for choice in choices:
        count *= len(choice)
    if count <= most:
        for picked in product(*choices):
            yield dict(zip(keys, picked, strict=True))


def fixpoint(
    world: Mapping[str, Mapping[str, Fraction]], start: set[str], *, strict: bool = True
) -> set[str]:
    """The least set that falls to the start in one world, by going round until nothing changes."""
    half, members = Fraction(1, 2), set(start)
    while True:
        sums = {y: sum((x for k, x in row.items() if k in members), Fraction(0)) for y, row in world.items()}
        fallen = {y for y, s in sums.items() if (s > half if strict else s >= half)} - members
        if not fallen:
            return members
        members |= fallen
