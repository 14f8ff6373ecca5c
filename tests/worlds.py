"""Small named worlds: claims, and questions with answers worked by hand.

A world is a mapping with `name`, `claims`, `asks`, and where needed `entities` (kind, organ_of, members),
`events` (new shares), `log` and `decisions` (prefer, retract, same). Claims use the field names of
`kg.model.Claim`, percentages as text (`share`, or `share_min` and `share_max`). Asks say what is expected of
a `measure`: the settled tie, the capital or votes of a holder, control, the table of a company, owners
without a name, a plan, a successor. The worlds of the project stand in `tests/worlds/*.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from kg.model import Claim, Entity, PartialDate, Recorded, Share, Source
from kg.settlement import POLICIES, Conflict, Interest, Settled, settle
from kg.settlement.capital import CapitalTable, capital_table
from kg.settlement.control import control
from kg.settlement.deals import deals, successor
from kg.settlement.restated import Restated, entering
from kg.settlement.votes import votes_table
from kg.shares import NOTHING, percent

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
    entities: dict[str, Entity]
    events: tuple[tuple[str, PartialDate], ...] = ()
    preferred: tuple[str, ...] = ()

    @property
    def expected(self) -> dict[str, Any]:
        return dict(self.question["expected"])

    @property
    def as_of(self) -> date:
        return date.fromisoformat(str(self.question["as_of"]))

    @property
    def known(self) -> dict[str, Any]:
        return {key: _day(self.question.get(key)) for key in ("known_on", "recorded_on")}

    @cached_property
    def settled(self) -> Settled:
        age = self.question.get("max_age")
        return settle(
            self.records,
            as_of=self.as_of,
            **self.known,
            policy=POLICIES[self.question.get("policy", "default")],
            new_shares=self.events,
            preferred=self.preferred,
            max_age=int(age) if age is not None else None,
        )

    @cached_property
    def capital(self) -> Restated:
        return Restated(entering(self.settled), self.entities)

    @property
    def table(self) -> CapitalTable:
        return capital_table(self.capital, self.question["investee"])


def own_worlds() -> list[dict[str, Any]]:
    """The worlds of the project in which nobody decides anything, in the order of their files."""
    return [world for world in _all_worlds() if "decisions" not in world]


def decided_worlds() -> list[dict[str, Any]]:
    """The worlds of the project with decisions of people: prefer, retract, same."""
    return [world for world in _all_worlds() if "decisions" in world]


def _all_worlds() -> list[dict[str, Any]]:
    return [
        world for path in sorted(FOLDER.glob("*.yml")) for world in yaml.safe_load(path.read_text("utf-8"))
    ]


def asks(world: dict[str, Any]) -> Iterator[Ask]:
    """The questions of a world."""
    records = tuple(_same(world, [*recorded(world), *_memberships(world)]))
    events = tuple((event["entity"], PartialDate(str(event["on"]))) for event in world.get("events", ()))
    preferred = tuple(d["prefer"] for d in world.get("decisions", ()) if "prefer" in d)
    entities = {
        key: Entity(id=key, kind=entity.get("kind", "company"), name=key, organ_of=entity.get("organ_of"))
        for key, entity in world.get("entities", {}).items()
    }
    for question in world["asks"]:
        yield Ask(world["name"], records, question, entities, events, preferred)


def _memberships(world: dict[str, Any]) -> Iterator[Recorded]:
    """Members of a family or concert: claims without a date."""
    for group, entity in world.get("entities", {}).items():
        for member in entity.get("members", ()) if entity.get("kind") == "group" else ():
            source = Source(id=f"members of {group}")
            told = Claim(holder=member, investee=group, kind="groupMembership", source=source)
            yield Recorded(claim=told, recorded_on=date(2000, 1, 1))


def _same(world: dict[str, Any], records: list[Recorded]) -> Iterator[Recorded]:
    """The records under one id for entities that a decision calls the same."""
    alias = {
        other: first
        for d in world.get("decisions", ())
        if "same" in d
        for first, *rest in [d["same"]]
        for other in rest
    }
    for record in records:
        parties = {
            end: alias.get(key, key)
            for end, key in zip(("holder", "investee"), record.claim.parties, strict=True)
        }
        yield replace(record, claim=replace(record.claim, **parties)) if alias else record


def recorded(world: dict[str, Any]) -> Iterator[Recorded]:
    """The claims of a world as the log tells: one record for each stay in the graph."""
    for row in world["claims"]:
        retracted = next(
            (
                d["on"]
                for d in world.get("decisions", ())
                if "retract" in d and d["retract"] in (row["id"], row.get("doc"))
            ),
            None,
        )
        stays = _stays(world.get("log", ()), row) or [
            (_day(row.get("recorded_on", "2000-01-01")), _day(row.get("retracted_on", retracted)))
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
    values["via"] = tuple(row.get("via", ()))
    for key in ("share", "before", "delta"):
        if key in row:
            values[key] = Share(percent(str(row[key])), percent(str(row[key])))
            values["stated" if key == "share" else f"{key}_stated"] = str(row[key])
        elif f"{key}_min" in row:
            values[key] = share({k[len(key) + 1 :]: v for k, v in row.items() if k.startswith(f"{key}_")})
    if "voting_cap" in row:
        values["voting_cap"] = percent(str(row["voting_cap"]))
    if "votes_per_share" in row:
        values["votes_per_share"] = Fraction(str(row["votes_per_share"]))
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
    if "edge" in expected:
        edges = [s.share for s in ask.capital.stakes(question["investee"]) if s.holder == question["holder"]]
        entered = next((edge for edge in edges if edge != NOTHING), None)
        assert entered == (share(expected["edge"]) if expected["edge"] else None)
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
    """Hold the table of a company's owners to what the world expects."""
    expected, table = ask.expected, ask.table
    assert table.owners == {holder: share(band) for holder, band in expected["owners"].items()}
    for field in ("unnamed", "undisclosed", "free_float", "treasury"):
        if field in expected:
            wanted = expected[field]
            assert getattr(table, field) == (share(wanted) if wanted else None), field
    assert table.state == expected.get("state", "ok")
    if "conflicts" in expected:
        about = [c for c in (*ask.settled.conflicts, *table.conflicts) if table.investee in c.entities]
        found = {c.kind for c in about} & JUDGED
        assert found >= set(expected["conflicts"]) if expected["conflicts"] else not found


def check_capital(ask: Ask) -> None:
    """Hold all that a holder has of a company's capital to what the world expects."""
    found = ask.capital.share(ask.question["holder"], ask.question["investee"])
    assert (found if found != NOTHING else None) == _wanted(ask)


def check_votes(ask: Ask) -> None:
    """Hold the votes that a holder casts itself to what the world expects."""
    table = votes_table(ask.capital, ask.question["investee"])
    assert table.share(ask.question["holder"]) == share(ask.expected["share"])


def check_control(ask: Ask) -> None:
    """Hold control by votes and as stated to what the world expects."""
    found = control(ask.capital, ask.question["holder"], ask.question["investee"])
    if "majority" in ask.expected:
        assert found.majority == ask.expected["majority"]
    if "stated" in ask.expected:
        assert (found.stated[0] if found.stated else None) == ask.expected["stated"]


def check_unknown(ask: Ask) -> None:
    """Hold what owners without a name have together to what the world expects."""
    assert ask.table.unknown == _wanted(ask)


def check_plan(ask: Ask) -> None:
    """Hold the state of the last plan of a pair to what the world expects."""
    parties = (ask.question["holder"], ask.question["investee"])
    found = [deal for deal in deals(ask.records, ask.as_of, **ask.known) if deal.claim.parties == parties]
    found = [deal for deal in found if deal.claim.status not in ("failed", "denied")] or found
    wanted = ask.expected["plan"]
    assert (found[-1].state if found else None) == wanted
    if "on" in ask.expected:
        assert str(found[-1].on) == str(ask.expected["on"])
    if "answer" in ask.expected:
        answer = found[-1].answer
        assert (answer.claim.id if answer else None) == ask.expected["answer"]


def check_successor(ask: Ask) -> None:
    """Hold the successor of a company to what the world expects."""
    heir = successor(ask.records, ask.question["investee"], as_of=ask.as_of, **ask.known)
    assert (heir.survivor if heir else None) == ask.expected["successor"]


#: How each measure is checked.
MEASURES = {
    "tie": check_tie,
    "table": check_table,
    "capital": check_capital,
    "votes": check_votes,
    "control": check_control,
    "unknownHolders": check_unknown,
    "plan": check_plan,
    "successor": check_successor,
}


def check(ask: Ask) -> None:
    """Hold the answer to a question to what its world expects."""
    MEASURES[ask.question.get("measure", "tie")](ask)


def _wanted(ask: Ask) -> Share | None:
    wanted = ask.expected["share"]
    return share(wanted) if wanted else None


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
        and ("on_behalf_of" not in question or tie.on_behalf_of == question["on_behalf_of"])
        and ("denominator" not in question or tie.denominator == question["denominator"])
    )


def _concerns(conflict: Conflict, question: dict[str, Any]) -> bool:
    return conflict.entities == (question["holder"], question["investee"])
