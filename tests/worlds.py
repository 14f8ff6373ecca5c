"""Small named worlds: claims, and questions with answers worked by hand.

A world is a mapping with `name`, `claims`, `asks`, and where needed `log`. Claims use the field names of
`kg.model.Claim`, percentages as text (`share`, or `share_min` and `share_max`); asks say what is expected
of the settled tie. The worlds of the project stand in `tests/worlds/*.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from kg.model import Claim, PartialDate, Recorded, Share, Source
from kg.settlement import POLICIES, Conflict, Interest, Settled, settle, unnamed
from kg.shares import percent

FOLDER = Path(__file__).parent / "worlds"

_DATES = ("valid_from", "valid_to", "value_since", "as_of", "stated_on", "effective")
_PLAIN = (
    "id holder investee kind role topic status tense rank directness instrument denominator voting control "
    "change delta_basis counterparty capacity on_behalf_of approximate as_of_basis share_text"
).split()
#: Conflicts that a world may expect or rule out.
JUDGED = {"value", "contested", "echo", "source-lag", "newer-disagrees", "measure", "overfull"}


@dataclass(frozen=True)
class Ask:
    """One question of a world."""

    world: str
    records: tuple[Recorded, ...]
    question: dict[str, Any]

    @property
    def expected(self) -> dict[str, Any]:
        return dict(self.question["expected"])

    @property
    def settled(self) -> Settled:
        def day(key: str) -> date | None:
            return date.fromisoformat(str(self.question[key])) if key in self.question else None

        as_of = day("as_of")
        assert as_of is not None
        return settle(
            self.records,
            as_of=as_of,
            known_on=day("known_on"),
            recorded_on=day("recorded_on"),
            policy=POLICIES[self.question.get("policy", "default")],
        )


def own_worlds() -> list[dict[str, Any]]:
    """The worlds of the project, in the order of their files."""
    return [
        world for path in sorted(FOLDER.glob("*.yml")) for world in yaml.safe_load(path.read_text("utf-8"))
    ]


def asks(world: dict[str, Any]) -> Iterator[Ask]:
    """The questions of a world."""
    records = tuple(recorded(world))
    for question in world["asks"]:
        yield Ask(world["name"], records, question)


def recorded(world: dict[str, Any]) -> Iterator[Recorded]:
    """The claims of a world as the log tells: one record for each stay in the graph."""
    for row in world["claims"]:
        stays = _stays(world.get("log", ()), row) or [
            (_day(row.get("recorded_on", "2000-01-01")), _day(row.get("retracted_on")))
        ]
        for start, end in stays:
            assert start is not None
            yield Recorded(claim=claim(row), recorded_on=start, withdrawn_on=end)


def _stays(log: Any, row: dict[str, Any]) -> list[tuple[date | None, date | None]]:
    stays: list[tuple[date | None, date | None]] = []
    for entry in log:
        if entry.get("add") == row.get("doc"):
            stays.append((_day(entry["on"]), None))
        elif entry.get("withdraw") == row.get("doc"):
            stays[-1] = (stays[-1][0], _day(entry["on"]))
    return stays


def claim(row: dict[str, Any]) -> Claim:
    """A claim of a world."""
    values: dict[str, Any] = {"kind": "shareholding"}
    values |= {key: row[key] for key in _PLAIN if key in row and key != "rank"}
    values |= {key: PartialDate(str(row[key])) for key in _DATES if key in row}
    values["source"] = Source(id=row.get("doc", row["id"]), rank=row.get("rank", "press"))
    values["replaces"] = tuple(row.get("replaces", ()))
    for key in ("share", "before", "delta"):
        if key in row:
            values[key] = Share(percent(str(row[key])), percent(str(row[key])))
            values["stated" if key == "share" else f"{key}_stated"] = str(row[key])
        elif f"{key}_min" in row:
            values[key] = share({k[len(key) + 1 :]: v for k, v in row.items() if k.startswith(f"{key}_")})
    if "voting_cap" in row:
        values["voting_cap"] = percent(str(row["voting_cap"]))
    return Claim(**values)


def share(band: dict[str, Any]) -> Share:
    """A band with `min` and `max`, or `low` and `high`, in percent."""
    return Share(
        percent(str(band.get("min", band.get("low")))),
        percent(str(band.get("max", band.get("high")))),
        bool(band.get("min_open", band.get("low_open", False))),
        bool(band.get("max_open", band.get("high_open", False))),
    )


def _day(text: Any) -> date | None:
    return None if text is None else date.fromisoformat(str(text))


def check_tie(ask: Ask) -> None:
    """Hold the settled tie of a question to what the world expects."""
    question, expected, settled = ask.question, ask.expected, ask.settled
    heaps = (*settled.interests, *settled.ended, *settled.undated, *settled.set_aside)
    ties = [tie for tie in heaps if _asked(tie, question)]
    assert len(ties) <= 1, "a tie has one answer"
    tie = ties[0] if ties else None
    in_force = tie if tie in settled.interests else None
    if "share" in expected:
        wanted = expected["share"]
        assert (in_force.share if in_force else None) == (share(wanted) if wanted else None)
    if "flags" in expected:
        assert flags(tie, settled) == set(expected["flags"])
    if "conflicts" in expected:
        found = {c.kind for c in settled.conflicts if _concerns(c, question)} & JUDGED
        assert found >= set(expected["conflicts"]) if expected["conflicts"] else not found
    if "next" in expected:
        assert in_force is not None
        assert (in_force.next.share if in_force.next else None) == share(expected["next"])
    for field in ("voting", "approximate"):
        if field in expected:
            assert tie is not None
            assert getattr(tie, field) == expected[field]
    if "roles" in expected:
        assert tie is not None
        assert {s.record.claim.id: s.role for s in tie.claims} == expected["roles"]
    if "observed" in expected:
        assert tie is not None
        assert str(tie.observed) == str(expected["observed"])


def check_table(ask: Ask) -> None:
    """Hold the direct shareholdings in a company to what the world expects."""
    expected, settled = ask.expected, ask.settled
    inside = [tie for tie in settled.interests if tie.investee == ask.question["investee"]]
    direct = {t.holder: t.share for t in inside if t.kind == "shareholding" and t.directness == "direct"}
    assert direct == {holder: share(band) for holder, band in expected["owners"].items()}
    if "unnamed" in expected:
        wanted = expected["unnamed"]
        assert unnamed(inside) == (share(wanted) if wanted else None)


def flags(tie: Interest | None, settled: Settled) -> set[str]:
    """Labels of a tie, with `ended` and `uncertain`."""
    if tie is None:
        return set()
    found = set(tie.labels)
    if tie in settled.ended:
        found.add("ended")
    if not tie.certain:
        found.add("uncertain")
    return found


def _asked(tie: Interest, question: dict[str, Any]) -> bool:
    return (
        (tie.holder, tie.investee) == (question["holder"], question["investee"])
        and tie.kind == question.get("kind", "shareholding")
        and tie.instrument == question.get("instrument")
        and tie.directness == question.get("directness", "direct")
        and ("denominator" not in question or tie.denominator == question["denominator"])
    )


def _concerns(conflict: Conflict, question: dict[str, Any]) -> bool:
    return conflict.entities == (question["holder"], question["investee"])
