"""Three roads to one answer: a graph on disk asked through Python, the command line and SPARQL.

A road takes the question of a world and gives plain values, percent as floats rounded outward, so that the
answers of all three can be held against what settlement gives.
"""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from kg.graph import KnowledgeGraph
from kg.model import Share
from kg.settlement.control import control
from kg.settlement.deals import deals, successor
from kg.settlement.votes import votes_table
from kg.shares import NOTHING, decimal
from kg.store.terms import Iris
from kg.vocab import HOLDING_KINDS, SYMMETRIC_KINDS
from tests.worlds import Ask

#: Low and high in percent.
Band = tuple[float, float]
LENS = ("known_on", "recorded_on", "policy", "max_age")
PARTS = ("unnamed", "undisclosed", "free_float", "treasury", "unknown")


def band(share: Share | None) -> Band | None:
    """A share as floats, rounded outward."""
    if share is None or share == NOTHING:
        return None
    return float(decimal(share.low, up=False)), float(decimal(share.high, up=True))


def _parts(of: Any) -> dict[str, Band]:
    return {part: told for part in PARTS if (told := band(getattr(of, part))) is not None}


# -- what settlement gives ---------------------------------------------------------------------------


def expected(ask: Ask, who: Callable[[str], str]) -> Any:
    """The answer of settlement itself, as the roads give theirs; `who` tells the ids of a graph."""
    question, measure = ask.question, ask.question.get("measure", "tie")
    holder, investee = question.get("holder", ""), question.get("investee", "")
    if measure == "capital":
        return band(ask.capital.share(holder, investee))
    if measure == "votes":
        return band(votes_table(ask.capital, investee).share(holder))
    if measure == "control":
        found = control(ask.capital, holder, investee)
        return found.majority, sorted(found.stated)
    if measure == "plan":
        return sorted(
            d.state for d in deals(ask.records, ask.as_of, **ask.known) if _is_of(d.claim, question)
        )
    if measure == "successor":
        heir = successor(ask.records, investee, as_of=ask.as_of, **ask.known)
        return who(heir.survivor) if heir else None
    if measure in ("table", "unknownHolders"):
        rows = {who(row.owner): band(row.share) for row in ask.table.rows if row.part != "undisclosed"}
        return ask.table.state if rows else "ok", rows, _parts(ask.table)
    ties = [tie for tie in ask.settled.interests if tie.investee == investee]
    return {
        (who(tie.holder), tie.kind, *_ends(tie.share))
        for tie in ties
        if tie.kind in HOLDING_KINDS and tie.share is not None
    }


def _ends(share: Share) -> Band:
    return float(decimal(share.low, up=False)), float(decimal(share.high, up=True))


def _is_of(claim: Any, question: Mapping[str, Any]) -> bool:
    ends = (question["holder"], question["investee"])
    # What has no direction is stored in the order of ids.
    return claim.parties == ends or (claim.kind in SYMMETRIC_KINDS and set(claim.parties) == set(ends))


# -- Python ------------------------------------------------------------------------------------------


def in_python(graph: KnowledgeGraph, ask: Ask) -> Any:
    """The answer of the door."""
    question, measure = ask.question, ask.question.get("measure", "tie")
    looking = graph.at(**{name: _typed(name, question[name]) for name in LENS if name in question})
    holder, investee, day = question.get("holder", ""), question.get("investee", ""), ask.as_of
    if measure in ("capital", "control"):
        pair = looking.why(holder, investee, as_of=day).pair
        assert pair is not None
        return band(pair.capital) if measure == "capital" else (pair.majority, sorted(pair.stated))
    if measure == "votes":
        answer = looking.owners(investee, as_of=day, basis="votes")
        voter = looking.entity(holder).id
        return next((band(tie.share) for tie in answer.interests if tie.holder == voter), None)
    if measure == "plan":
        ends = (looking.entity(holder).id, looking.entity(investee).id)
        story = looking.timeline(investee, as_of=day)
        return sorted(deal.state for deal in story.deals if deal.claim.parties == ends)
    answer = looking.owners(investee, as_of=day)
    if measure == "successor":
        return answer.successor
    if measure in ("table", "unknownHolders"):
        if answer.remainder is None:
            rows = {tie.holder: band(tie.share) for tie in answer.interests}
            left = band(answer.unnamed)
            return "ok", rows, {"unnamed": left} if left else {}
        table = answer.remainder.table
        told = [row for row in table.rows if row.part != "undisclosed"]
        return table.state, {row.owner: band(row.share) for row in told}, _parts(table)
    return {(tie.holder, tie.kind, *_ends(tie.share)) for tie in answer.interests if tie.share is not None}


def _typed(name: str, value: object) -> Any:
    return date.fromisoformat(str(value)) if name.endswith("_on") else value


# -- command line ------------------------------------------------------------------------------------


def on_the_command_line(store: Path, ask: Ask, who: Callable[[str], str]) -> Any:
    """The answer of `kg ... --json`."""
    question, measure = ask.question, ask.question.get("measure", "tie")
    holder, investee = question.get("holder", ""), question.get("investee", "")
    if measure in ("capital", "control"):
        whole = _said(store, ask, "why", holder, investee)["in_all"]
        held = whole["control"]
        told = _shown(whole["capital"])
        return told if measure == "capital" else (held["majority"], sorted(held["stated"]))
    if measure == "votes":
        rows = _said(store, ask, "owners", investee, "--basis", "votes")["answers"]
        return next((_shown(row["share"]) for row in rows if row["holder"]["id"] == who(holder)), None)
    if measure == "plan":
        plans = _said(store, ask, "timeline", investee)["deals"]
        pairs = [(d["plan"]["holder"]["id"], d["plan"]["investee"]["id"], d["state"]) for d in plans]
        return sorted(state for *ends, state in pairs if ends == [who(holder), who(investee)])
    answer = _said(store, ask, "owners", investee)
    if measure == "successor":
        return answer["successor"]["id"] if answer["successor"] else None
    ties = [(row["holder"]["id"], row["kind"], _shown(row["share"])) for row in answer["answers"]]
    if measure in ("table", "unknownHolders"):
        table = answer["remainder"]
        if table is None:
            left = _shown(answer["unnamed"])
            return "ok", {name: share for name, _, share in ties}, {"unnamed": left} if left else {}
        rows = {
            row["owner"]["id"]: _shown(row["share"])
            for row in table["owners"]
            if row["part"] != "undisclosed"
        }
        return table["state"], rows, {p: told for p in PARTS if (told := _shown(table[p])) is not None}
    shares = [(row["holder"]["id"], row["kind"], row["share"]) for row in answer["answers"]]
    return {(name, kind, share["low"], share["high"]) for name, kind, share in shares if share}


def _said(store: Path, ask: Ask, *command: str) -> Any:
    from kg.cli.main import run

    arguments = [*command, "--json", "--store", str(store), "--as-of", str(ask.question["as_of"])]
    for option in LENS:
        if option in ask.question:
            arguments += [f"--{option.replace('_', '-')}", str(ask.question[option])]
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert run(arguments) == 0, arguments
    return json.loads(out.getvalue())


def _shown(share: Any) -> Band | None:
    return (share["low"], share["high"]) if share and share["high"] > 0 else None


# -- SPARQL ------------------------------------------------------------------------------------------

_HELD = """SELECT ?low ?high WHERE {{ ?held a kg:{kind} ; kg:holder {holder} ; kg:investee {investee} ;
  kg:shareLow ?low ; kg:shareHigh ?high }}"""
_CONTROL = """SELECT ?majority ?kind WHERE {{ ?held a kg:ControlHeld ; kg:holder {holder} ;
  kg:investee {investee} ; kg:majority ?majority OPTIONAL {{ ?held kg:statedControl ?kind }} }}"""
_PLAN = """SELECT ?state WHERE {{ ?deal a kg:Deal ; kg:holder {holder} ; kg:investee {investee} ;
  kg:state ?state }}"""
_SUCCESSOR = "SELECT ?heir WHERE {{ {investee} kg:wentUpIn ?heir }}"
_ROWS = """SELECT ?holder ?low ?high WHERE {{ ?held a kg:StakeHeld ; kg:holder ?holder ;
  kg:investee {investee} ; kg:shareLow ?low ; kg:shareHigh ?high }}"""
_PARTS_OF = """SELECT ?part ?low ?high WHERE {{ ?held a kg:CapitalPart ; kg:part ?part ;
  kg:investee {investee} ; kg:shareLow ?low ; kg:shareHigh ?high }}"""
_STATE = "SELECT ?state WHERE {{ {investee} kg:tableState ?state }}"
_TIES = """SELECT ?holder ?kind ?low ?high WHERE {{ ?tie a kg:Interest ; kg:holder ?holder ;
  kg:investee {investee} ; kg:kind ?kind ; kg:shareLow ?low ; kg:shareHigh ?high }}"""


def in_sparql(graph: KnowledgeGraph, ask: Ask, who: Callable[[str], str]) -> Any:
    """The answer of `kg sparql --as-of`."""
    question, measure = ask.question, ask.question.get("measure", "tie")
    looking = graph.at(**{name: _typed(name, question[name]) for name in LENS if name in question})

    def found(query: str, **more: str) -> list[tuple[str, ...]]:
        ends = {end: _iri(who(question[end])) for end in ("holder", "investee") if end in question}
        answer = looking.sparql_rows(query.format(**ends, **more), as_of=ask.as_of)
        assert not isinstance(answer, str)
        return list(answer[1])  # type: ignore[arg-type]

    if measure in ("capital", "votes"):
        kind = "CapitalHeld" if measure == "capital" else "VotesHeld"
        return next(_floats(found(_HELD, kind=kind)), (None,))[-1]
    if measure == "control":
        held = found(_CONTROL)
        return held[0][0] if held else "impossible", sorted(_code(kind) for _, kind in held if kind)
    if measure == "plan":
        return sorted(state for (state,) in found(_PLAN))
    if measure == "successor":
        return next((_code(heir) for (heir,) in found(_SUCCESSOR)), None)
    if measure in ("table", "unknownHolders"):
        state = next((state for (state,) in found(_STATE)), "ok")
        parts = {_snake(part): told for part, told in _floats(found(_PARTS_OF)) if told}
        return (
            state,
            {_code(holder): told for holder, told in _floats(found(_ROWS))},
            {p: parts[p] for p in PARTS if p in parts},
        )
    ties = [(_code(holder), _code(kind), *ends) for holder, kind, *ends in found(_TIES)]
    return {(name, kind, float(low), float(high)) for name, kind, low, high in ties if kind in HOLDING_KINDS}


def _floats(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[Any, ...]]:
    for *names, low, high in rows:
        yield (*names, (float(low), float(high)) if float(high) > 0 else None)


def _iri(key: str) -> str:
    return f"<{Iris().entity(key)}>"


def _code(shortened: str) -> str:
    """The id or code at the end of an IRI that may be shortened by its prefix."""
    return shortened.rpartition("/")[2].rpartition(":")[2]


def _snake(camel: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in camel)
