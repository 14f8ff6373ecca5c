"""Seeded inputs: the same seed and size give the same bytes. All names and figures are invented.

A register is drawn the way real ones look: most companies have one to three holders, a person at the end
of a chain; a tenth of the figures are bands; some companies hold each other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from random import Random

_FIRST = "Arvel Brindle Corvane Delmar Eskova Farrow Gildane Hexam Istrel Jorvane Kestrel Lomand".split()
_SECOND = "Marine Energy Capital Foods Optics Textile Mining Airways Timber Steel Paper Glass".split()
_FORMS = "Ltd plc GmbH SA AB NV".split()
_GIVEN = "Ada Bruno Clara Denis Elif Farid Greta Hugo Ines Jonas Kaya Liam".split()
_FAMILY = "Abend Borsa Castel Drummond Ekholm Ferrand Galvez Hartog Iversen Jansky Kroll Lindt".split()
_BANDS = ((25, 50, True, False), (50, 75, True, True), (75, 100, False, False))
_SOURCE = "register-2024-01"
_DAY_ONE = date(2010, 1, 1)


@dataclass(frozen=True, slots=True)
class Stake:
    """One row of a register; shares in percent."""

    row: int
    holder: str
    investee: str
    low: Fraction
    high: Fraction
    low_open: bool
    high_open: bool
    since: date


@dataclass(frozen=True, slots=True)
class Party:
    """A company or a person of a register."""

    id: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Register:
    """Parties and stakes."""

    parties: tuple[Party, ...]
    stakes: tuple[Stake, ...]


def register(stakes: int, *, seed: int = 1) -> Register:
    """A register with this many stakes, three companies for five stakes, and one person."""
    random = Random(seed)
    companies, persons = max(2, stakes * 3 // 5), max(1, stakes // 5)
    parties = [Party(f"c{n}", "company", _company(random, n)) for n in range(companies)]
    parties += [Party(f"p{n}", "person", _person(random, n)) for n in range(persons)]
    rows: list[Stake] = []
    number = 0
    while len(rows) < stakes:
        investee = number % companies
        left = Fraction(100)
        for _ in range(min(random.choice((1, 1, 2, 2, 3)), stakes - len(rows))):
            row = _stake(random, len(rows), _holder(random, investee, companies, persons), investee, left)
            left -= row.low
            rows.append(row)
        number += 1
    return Register(tuple(parties), tuple(rows))


def _company(random: Random, number: int) -> str:
    return f"{random.choice(_FIRST)} {random.choice(_SECOND)} {number} {random.choice(_FORMS)}"


def _person(random: Random, number: int) -> str:
    return f"{random.choice(_GIVEN)} {random.choice(_FAMILY)}-{number}"


def _holder(random: Random, investee: int, companies: int, persons: int) -> str:
    if investee == 0 or random.random() < 0.4:
        return f"p{random.randrange(persons)}"
    if random.random() < 0.01:
        return f"c{(investee + 1) % companies}"  # one who holds back: a circle
    return f"c{random.randrange(max(0, investee - 50), investee)}"


def _stake(random: Random, row: int, holder: str, investee: int, left: Fraction) -> Stake:
    since = _DAY_ONE + timedelta(days=random.randrange(5000))
    if left > 75 and random.random() < 0.1:
        low, high, low_open, high_open = random.choice(_BANDS)
        ends = Fraction(low), Fraction(high)
    else:
        exact = Fraction(random.randrange(1, max(2, int(left * 10))), 10)
        ends, low_open, high_open = (exact, exact), False, False
    return Stake(row, holder, f"c{investee}", *ends, low_open, high_open, since)


def claims_jsonl(drawn: Register) -> Iterator[str]:
    """The register as lines of a claims.jsonl."""
    yield json.dumps({"type": "source", "id": _SOURCE, "title": "A register", "rank": "register"})
    for party in drawn.parties:
        yield json.dumps({"type": "entity", "id": party.id, "kind": party.kind, "name": party.name})
    for stake in drawn.stakes:
        yield json.dumps(_line(stake))


def _line(stake: Stake) -> dict[str, object]:
    line: dict[str, object] = {"holder": stake.holder, "investee": stake.investee, "doc": _SOURCE}
    if stake.low == stake.high:
        line["share"] = f"{float(stake.low):g}"
    else:
        line |= {"share_min": int(stake.low), "share_max": int(stake.high)}
        line |= {"share_min_open": stake.low_open, "share_max_open": stake.high_open}
    since = stake.since.isoformat()
    return line | {"valid_from": since, "as_of": "2024-01-01", "pointer": f"register.csv#{stake.row}"}


_SENTENCES = (
    "{a} holds {share} % of the shares of {b}.",
    "{a} owns about {share} % of {b}, the company said.",
    "{b} is a subsidiary of {a}.",
    "{a} plans to raise its stake in {b} to {share} %.",
    "The city kept its quays open through the winter, and trade along the coast was calm.",
    "{p}, chairman of {b}, declined to comment on the matter.",
    "{a} and {b} are in talks on a joint plant.",
    "Analysts had expected a slower year for both groups.",
)


def articles(count: int, *, seed: int = 1) -> list[str]:
    """Short texts about invented companies, about ten sentences each."""
    random = Random(seed)
    texts = []
    for number in range(count):
        names = [f"{first} {random.choice(_SECOND)}" for first in random.sample(_FIRST, 4)]
        body = [_sentence(random, names) for _ in range(10)]
        texts.append(f"{names[0]} and its holdings, part {number}\n\n" + " ".join(body) + "\n")
    return texts


def _sentence(random: Random, names: list[str]) -> str:
    a, b = random.sample(names, 2)
    person = f"{random.choice(_GIVEN)} {random.choice(_FAMILY)}"
    return random.choice(_SENTENCES).format(a=a, b=b, p=person, share=random.randrange(50, 950) / 10)
