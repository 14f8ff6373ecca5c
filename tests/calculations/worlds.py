"""Small worlds of holdings with answers worked by hand, asked by three roads.

A world is a mapping with `name`, `holdings`, `asks`, and where needed `kinds` (entity to kind), `organs`
(entity to its state), `complete` (companies whose holders are all known), `claims` (what only a graph can
say) and `only` (`file` or `graph`). A holding is one line, holder > investee and the share:

    Pine > Op 45            a point            Pine > Op (25,50]     a band with its ends
    Pine > Op ?             not stated         Pine > Op 15 voting=none votes=20
    Shell{1..9} > Op 5      nine holdings of Shell1 to Shell9

An ask is `do`, the words of the command, and `answers`: entity to what is expected of it, in any order:

    certain possible        the verdict            by:54a+control   the reasons
    60, (25,56.25), 5000/71 the share in percent   [head]           a label

Shares are exact in the library and within 1e-9 on every screen. `unknown`, `trapped`, `unnamed` and `sets`
are those of the answer, `values` power indices; `refused` is a part of the one line that says why there is
none, with exit code 4; `library: false` where the library tells it beside its answer and raises nothing.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from kg.model import Share

FOLDER = Path(__file__).resolve().parents[1] / "worlds" / "holdings"
DAY = "2024-06-01"

_HOLDING = re.compile(r"(?P<holder>.+?) > (?P<investee>\S+) (?P<share>\S+)(?P<more>(?: \w+=\S+)*)")
_RANGE = re.compile(r"\{(\d+)\.\.(\d+)\}")
_BAND = re.compile(r"([\[(])(\S+),(\S+)([\])])")
_COLUMNS = (
    *("holder", "investee", "share", "share_min", "share_max", "min_open", "max_open", "kind", "voting"),
    *("votes", "votes_per_share", "voting_cap", "holder_kind", "investee_kind"),
)


@dataclass(frozen=True)
class World:
    """One world."""

    told: Mapping[str, Any]

    @property
    def name(self) -> str:
        return str(self.told["name"])

    @property
    def complete(self) -> list[str]:
        return list(self.told.get("complete", ()))

    @property
    def kinds(self) -> Mapping[str, str]:
        return dict(self.told.get("kinds", {}))

    def has(self, road: str) -> bool:
        """Whether a road can say all of it: the library reads the rows of the file."""
        said = "file" if road == "library" else road
        return self.told.get("only") in (None, said) and (said != "graph" or not self.complete)

    @cached_property
    def rows(self) -> list[dict[str, str]]:
        """Rows of a holdings file."""
        return [self._row(line) for told in self.told.get("holdings", ()) for line in _each(told)]

    def _row(self, line: str) -> dict[str, str]:
        found = _HOLDING.fullmatch(line)
        assert found, line
        row = {"holder": found["holder"], "investee": found["investee"]}
        row |= dict(pair.split("=") for pair in found["more"].split())
        for end in ("holder", "investee"):
            if row[end] in self.kinds:
                row[f"{end}_kind"] = self.kinds[row[end]]
        if band := _BAND.fullmatch(found["share"]):
            row |= {"share_min": band[2], "share_max": band[3]}
            row |= {"min_open": str(band[1] == "(").lower(), "max_open": str(band[4] == ")").lower()}
        elif found["share"] != "?":
            row["share"] = found["share"]
        return row

    def write_file(self, folder: Path) -> Path:
        """The world as a holdings file."""
        path = folder / "holdings.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, _COLUMNS, restval="")
            writer.writeheader()
            writer.writerows(self.rows)
        return path

    def write_claims(self, folder: Path) -> Path:
        """The world as claims, observed on one day."""
        path = folder / "claims.jsonl"
        lines = [*self._entities(), *(line for row in self.rows for line in _claims(row))]
        lines += [{"as_of": "2024-01-01", **claim} for claim in self.told.get("claims", ())]
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return path

    def _entities(self) -> Iterator[dict[str, Any]]:
        organs = self.told.get("organs", {})
        for name in sorted({*self.kinds, *organs}):
            yield {"name": name, "kind": self.kinds.get(name, "company")} | (
                {"organ_of": organs[name]} if name in organs else {}
            )


def _each(line: str) -> list[str]:
    """A line with a range as one line a number."""
    found = _RANGE.search(line)
    if not found:
        return [line]
    numbers = range(int(found[1]), int(found[2]) + 1)
    return [_RANGE.sub(str(number), line) for number in numbers]


def _claims(row: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """What a row says, as claims: capital, and stated votes beside it."""
    claim: dict[str, Any] = {"as_of": "2024-01-01", "directness": "direct"}
    claim |= {end: row[end] for end in ("holder", "investee")}
    votes = {**claim, "kind": "votingRights", "share": row["votes"]} if "votes" in row else None
    kind = row.get("kind", "shareholding")
    claim["kind"] = "shareholding" if kind == "treasury" else kind
    if "share_min" in row:
        claim |= {"share_min": row["share_min"], "share_max": row["share_max"]}
        claim |= {f"share_{end}": row[end] == "true" for end in ("min_open", "max_open")}
    elif "share" in row:
        claim["share"] = row["share"]
    if "voting" in row:
        claim["voting"] = row["voting"]
    if "votes_per_share" in row:
        claim |= {"voting": "multiple", "votes_per_share": row["votes_per_share"]}
    if "voting_cap" in row:
        claim |= {"voting": "capped", "voting_cap": row["voting_cap"]}
    yield claim
    if votes:
        yield votes


@dataclass(frozen=True)
class Expected:
    """What is expected of one entity."""

    verdict: str | None = None
    share: Share | None = None
    reasons: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()

    @classmethod
    def read(cls, written: object) -> Expected:
        """From the words of a world."""
        values: dict[str, Any] = {}
        for word in str(written).split():
            if word in ("certain", "possible", "impossible"):
                values["verdict"] = word
            elif word.startswith("by:"):
                values["reasons"] = frozenset(word[3:].split("+"))
            elif word.startswith("[") and "," not in word:
                values["labels"] = values.get("labels", frozenset()) | {word[1:-1]}
            else:
                values["share"] = share_of(word)
        return cls(**values)


def share_of(written: object) -> Share:
    """A share as a world writes it: 45, 5000/71, (25,50], [0,12.5]."""
    if band := _BAND.fullmatch(str(written)):
        return Share(_percent(band[2]), _percent(band[3]), band[1] == "(", band[4] == ")")
    return Share(_percent(str(written)), _percent(str(written)))


def _percent(written: str) -> Fraction:
    return Fraction(written) / 100


def worlds() -> list[World]:
    """Every world, in the order of the files."""
    return [
        World(told)
        for path in sorted(FOLDER.glob("*.yml"))
        for told in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def asks(road: str) -> Iterator[tuple[World, dict[str, Any]]]:
    """Every question that a road can be asked, with its world."""
    for world in worlds():
        if world.has(road):
            for ask in world.told["asks"]:
                if road != "library" or ask.get("library", True):
                    yield world, ask
