r"""Passages with the claims that they make: how they are written down, and how they are read.

A file of `tests/gold` is a YAML list; files named `-blind` are held out: what they hold measures, and nobody
tunes on it or learns from it. A claim is one line of fields between bars, the parties and the
relation first, then in any order a share, marks and an `as_of`:

    - id: en-example
      text: Norvik agreed to lift its 15 percent stake in Talby to just over 40 percent by June 2031.
      claims:
        - Norvik | holds_stake | Talby | 15
        - Norvik | plans_to_increase | Talby | >40 | planned
      forbidden: [by June 2031]

Other names that are right too follow a party behind ` / `. Shares: `15`, `~15` (about), `>40`, `<5`,
`25..30`. Marks: a voting word, modalities (`planned,negotiating` when either is right), `past` or
`future`, `optional` (right when found, not missed when not), `worded` (the text has no such numeral).

Example:
    >>> claim = claim_of("Norvik / the brewer | plans_to_reduce | Talby | >40 | planned,hypothetical")
    >>> claim.low, claim.high, claim.modalities, claim.tenses, claim.also_subject
    (40.0, None, ('planned', 'hypothetical'), ('future',), ('the brewer',))
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

RELATIONS = frozenset(
    "holds_stake controls state_owned has_partnership alliance_member negotiates merger_talks "
    "plans_to_reduce plans_to_increase plans_to_invest holds_office former_office".split()
)
MODALITIES = frozenset("asserted reported planned negotiating hypothetical failed denied".split())
VOTING = frozenset(("voting", "non_voting", "votes"))
TENSES = frozenset(("current", "past", "future"))
SYMMETRIC = frozenset(("has_partnership", "negotiates", "merger_talks"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A claim that a passage makes.

    Args:
        subject: Holder, or first party.
        relation: One of `RELATIONS`.
        object: What is held, or the second party.
        low: Percent; None where none is said, or open below.
        high: Percent; None where none is said, or open above.
        voting: One of `VOTING`, or None.
        modalities: Those that are right.
        tenses: Those that are right.
        as_of: Date of the figure as the passage says it; None when it does not.
        also_subject: Other right names of the subject.
        also_object: Other right names of the object.
        approximate: Whether words soften the figure.
        optional: Whether it may be left out.
        worded: Whether the figure is told in words.
        symmetric: Whether the parties may change places.
        held_counts: Whether it is also found when held back.
    """

    subject: str
    relation: str
    object: str
    low: float | None = None
    high: float | None = None
    voting: str | None = None
    modalities: tuple[str, ...] = ("asserted",)
    tenses: tuple[str, ...] = ("current",)
    as_of: str | None = None
    also_subject: tuple[str, ...] = ()
    also_object: tuple[str, ...] = ()
    approximate: bool = False
    optional: bool = False
    worded: bool = False
    symmetric: bool = False
    held_counts: bool = False


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A stretch that must yield nothing, and why."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text and what it says.

    Args:
        id: Its name; the name of its file when it is handed to `kg extract`.
        language: ISO 639-1.
        text: The text; None where only claims about it are at hand.
        length: Code points of the text.
        claims: What it says.
        forbidden: What must yield nothing.
        aliases: Names of parties to their other names.
        part: The file it comes from.
    """

    id: str
    language: str
    text: str | None
    length: int
    claims: tuple[Wanted, ...]
    forbidden: tuple[Forbidden, ...] = ()
    aliases: Mapping[str, tuple[str, ...]]
    part: str

    @property
    def held_out(self) -> bool:
        """Whether it is one of those that nobody reads, tunes on or learns from: files named `-blind`."""
        return self.part.endswith("-blind")


def claim_of(row: str) -> Wanted:
    """The claim that a line between bars says.

    Raises:
        ValueError: A field that the notation does not have.
    """
    subject, relation, target, *fields = [field.strip() for field in row.split(" | ")]
    if relation not in RELATIONS:
        raise ValueError(f"{row!r}: {relation!r} is no relation; take one of {sorted(RELATIONS)}")
    (first, *also_first), (second, *also_second) = subject.split(" / "), target.split(" / ")
    claim = Wanted(
        subject=first,
        relation=relation,
        object=second,
        also_subject=tuple(also_first),
        also_object=tuple(also_second),
        tenses=("future",) if relation.startswith("plans_") else ("current",),
        modalities=("planned",) if relation.startswith("plans_") else ("asserted",),
    )
    for field in fields:
        claim = _with(claim, field, row)
    return claim


def _with(claim: Wanted, field: str, row: str) -> Wanted:
    if field in ("optional", "worded"):
        return replace(
            claim, optional=claim.optional or field == "optional", worded=claim.worded or field == "worded"
        )
    if field in VOTING:
        return replace(claim, voting=field)
    if field.startswith("as_of "):
        return replace(claim, as_of=field.removeprefix("as_of "))
    parts = tuple(field.split(","))
    if MODALITIES.issuperset(parts):
        return replace(claim, modalities=parts)
    if TENSES.issuperset(parts):
        return replace(claim, tenses=parts)
    return _with_share(claim, field, row)


def _with_share(claim: Wanted, field: str, row: str) -> Wanted:
    figure = field.lstrip("~<>")
    low, dots, high = figure.partition("..")
    try:
        first, last = float(low), float(high if dots else low)
    except ValueError:
        raise ValueError(f"{row!r}: {field!r} is no share and no mark") from None
    return replace(
        claim,
        low=None if "<" in field else first,
        high=None if ">" in field else last,
        approximate="~" in field,
    )


def read(path: Path) -> list[Passage]:
    """The passages of a folder of YAML files, of one such file, or of a `kg-extraction-gold/1` JSON file."""
    if path.is_dir():
        return [passage for file in sorted(path.glob("*.yml")) for passage in read(file)]
    if path.suffix == ".json":
        return _from_json(json.loads(path.read_text(encoding="utf-8")))
    import yaml

    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [passage_of(entry, path.stem) for entry in entries]


def passage_of(entry: dict[str, Any], part: str) -> Passage:
    """The passage of an entry of a file.

    Args:
        entry: `id`, `text`, `claims` and `forbidden`; the id begins with the language.
        part: Name of the file.

    Raises:
        ValueError: A row that the notation does not have, or a forbidden stretch that is not there.
    """
    text = entry["text"].strip()
    return Passage(
        id=entry["id"],
        language=entry["id"].split("-")[0],
        text=text,
        length=len(text),
        claims=tuple(claim_of(row) for row in entry.get("claims") or ()),
        forbidden=tuple(_forbidden(words, text) for words in entry.get("forbidden") or ()),
        aliases={},
        part=part,
    )


def _forbidden(words: str, text: str) -> Forbidden:
    """`the words | why they say nothing`; they must stand in the text once."""
    words, _, why = words.partition(" | ")
    if text.count(words) != 1:
        raise ValueError(f"{words!r} stands {text.count(words)} times in {text[:40]!r} ...; it must once")
    start = text.index(words)
    return Forbidden(start, start + len(words), why)


def _from_json(gold: dict[str, Any]) -> list[Passage]:
    passages = []
    for entry in [*gold.get("docs", ()), *gold.get("passages", ())]:
        aliases = {name: tuple(others) for name, others in (gold.get("aliases") or {}).items()}
        for party in entry.get("entities", ()):
            aliases[party["name"]] = (*aliases.get(party["name"], ()), *party["aliases"])
        text = entry.get("text")
        passages.append(
            Passage(
                id=entry.get("id") or entry["doc"],
                language=entry["lang"],
                text=text,
                length=entry.get("chars") or len(text or ""),
                claims=tuple(_wanted(claim) for claim in entry["claims"]),
                forbidden=tuple(Forbidden(z["start"], z["end"], "") for z in entry["must_not_extract"]),
                aliases=aliases,
                part="docs" if "doc" in entry else "passages",
            )
        )
    return passages


def _wanted(claim: dict[str, Any]) -> Wanted:
    return Wanted(
        subject=claim["subject"],
        relation=claim["relation"],
        object=claim["object"],
        low=claim["share_min"],
        high=claim["share_max"],
        voting=claim["voting"] or None,
        modalities=tuple(claim["modality"].split("|")),
        tenses=tuple((claim.get("tense") or "current").split("|")),
        as_of=claim.get("as_of"),
        also_subject=tuple(claim.get("accept_subjects", ())),
        also_object=tuple(claim.get("accept_objects", ())),
        approximate=bool(claim.get("approximate")),
        optional=bool(claim.get("optional")),
        symmetric=bool(claim.get("symmetric")),
        held_counts=bool(claim.get("accept_quarantine")),
    )
