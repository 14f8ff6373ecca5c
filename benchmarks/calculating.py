"""What grows with the graph: settlement, and the page of a picture."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import log
from time import process_time

from benchmarks.generators import Stake, register
from benchmarks.sizes import Sizes
from benchmarks.table import Measure
from kg.model import Claim, Entity, Evidence, PartialDate, Recorded, Share, Source
from kg.network import OwnershipNetwork
from kg.settlement import settle
from kg.views.graph_view import GraphView
from kg.views.html import render_html

_ON = date(2024, 1, 1)
_SOURCE = Source(id="register-2024-01", rank="register")


def settling(sizes: Sizes) -> list[Measure]:
    """How the time of settlement grows: the exponent between two sizes, 1 for linear."""
    small, large = sizes.settled
    records = {size: [_recorded(stake) for stake in register(size).stakes] for size in sizes.settled}

    def fastest(size: int) -> float:
        times = []
        for _ in range(sizes.loads):
            begin = process_time()
            settle(records[size], as_of=_ON)
            times.append(process_time() - begin)
        return min(times)

    exponent = log(fastest(large) / fastest(small)) / log(large / small)
    return [
        Measure(
            name=f"settlement, growth from {small:,} to {large:,} claims",
            yardstick="exponent 1 is linear",
            ours=[exponent],
            theirs=[1.0],
            unit="",
            budget=1.4,
        )
    ]


def drawing(nodes: int = 16) -> list[Measure]:
    """The size of a page with some entities that all hold the one before, in KiB."""
    keys = [f"c{number}" for number in range(nodes)]
    stakes = [
        Stake(row, keys[row + 1], keys[row // 2], Fraction(30), Fraction(30), False, False, date(2020, 1, 1))
        for row in range(nodes - 1)
    ]
    entities = {key: Entity(id=key, kind="company", name=f"Company number {key}") for key in keys}
    settled = settle([_recorded(stake) for stake in stakes], as_of=_ON)
    network = OwnershipNetwork(as_of=_ON, entities=entities, interests=settled.interests)
    content = render_html(GraphView(title="A picture", as_of=_ON, network=network, focus=keys[0]))
    return [
        Measure(
            name=f"HTML page, {nodes} entities",
            yardstick="1 KiB",
            ours=[len(content.encode()) / 1024],
            theirs=[1.0],
            unit="KiB",
            budget=800,
        )
    ]


def _recorded(stake: Stake) -> Recorded:
    claim = Claim(
        holder=stake.holder,
        investee=stake.investee,
        kind="shareholding",
        source=_SOURCE,
        share=Share(stake.low / 100, stake.high / 100, stake.low_open, stake.high_open),
        valid_from=PartialDate(stake.since.isoformat()),
        as_of=PartialDate("2024-01-01"),
        evidence=(Evidence(pointer=f"register.csv#{stake.row}"),),
    )
    return Recorded(claim=claim, recorded_on=_ON)
